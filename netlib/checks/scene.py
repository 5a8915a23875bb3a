"""The tutor's side of a call of the student's function: it calls, is the other end, and expects.

The tutor plays the host that the function talks with. It listens where the function shall connect,
or hands a connection over. As with servers, nothing is said of time alone: a function waits if its
process had the time of a processor, or rested, and still has not come to an end.
"""

import asyncio
import base64
import socket
import time
from collections.abc import Callable
from typing import Any

from netlib.checks.activity import Patience
from netlib.checks.children import Child
from netlib.checks.other_end import LONGEST, SILENCE, STEP, Client
from netlib.checks.talk import Talk
from netlib.tracing import PlainSocket
from netlib.visible import result_as_text

HOST = "127.0.0.1"
FIRST_STEP = 0.001  # seconds between two looks at first; each is longer than the one before
AWAKE = 0.1  # seconds of silence more, for one that did not sleep when it was looked at
CHOSEN_BYTE = 128  # of a port, its high byte: from here on, systems choose ports for programs
SLEEP_BOUND = 2.0  # seconds that a function may sleep before it is called silent
TEXT_SHOWN = 200  # bytes of a result in a report


class Scene(Talk):
    """All that one probe does with one child: calls of the function, and the other end of each."""

    def __init__(self, child: Child, address: tuple[str, int], facts: dict[str, str]) -> None:
        super().__init__(child, address, dict(facts))
        self._calls_before = len(child.results)
        self._calls = 0
        self._sockets: list[Any] = []  # the tutor's own, each on a port
        self._listening: list[asyncio.Task[None]] = []
        self._arrived: list[Client] = []  # connections that no probe has asked for yet

    # What the tutor does

    def listen(self, host: str = HOST) -> int:
        """Wait for connections, on a port that the system chooses. Raises OSError."""
        listener, port = self._chosen()
        if host != HOST:  # where the port stays taken: nobody answers in the place of this host
            listener = self._bound(host, port)
        listener.listen(20)
        listener.setblocking(False)
        self._listening.append(asyncio.create_task(self._accept(listener)))
        return port

    async def _accept(self, listener: Any) -> None:
        loop = asyncio.get_running_loop()
        while True:
            connection, _ = await loop.sock_accept(listener)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            client = Client(self, connection, 0, reads=self.reads)
            client.happened("accept", shown=result_as_text("accept", (), (None, client.remote))[0])
            self.clients.append(client)
            self._arrived.append(client)

    role = "server"
    reads = True  # whether connections that arrive are read at once

    def unused_port(self) -> int:
        """A port where nobody listens. It stays taken, so that nobody else begins to."""
        return self._chosen()[1]

    def _chosen(self) -> tuple[Any, int]:
        """A socket, and its port, which the system chooses.

        With its bytes swapped, the port is another one, and none that a system chooses: somebody
        might listen there.
        """
        while True:
            each = self._bound(HOST, 0)
            port: int = each.getsockname()[1]
            high, low = divmod(port, 256)
            if low < min(high, CHOSEN_BYTE):
                self.facts["port"] = str(port)
                return each, port

    def _bound(self, host: str, port: int) -> Any:
        """A socket at this address, until the probe ends. Raises OSError."""
        each = PlainSocket(socket.AF_INET, socket.SOCK_STREAM)
        self._sockets.append(each)
        each.bind((host, port))
        return each

    async def call(self, words: str, *arguments: Any) -> None:
        """Have the function called with these arguments."""
        self.note(0, "call", f"calls {words}")
        self._calls += 1
        await self.child.ask("call", arguments=arguments)

    def close(self) -> None:
        """Close what is still open."""
        for accepting in self._listening:
            accepting.cancel()
        for each in self._sockets:
            asyncio.get_running_loop().remove_reader(each)
            each.close()
        super().close()

    # How the call ended

    @property
    def ended(self) -> dict[str, Any] | None:
        """How the newest call ended: "returned" or "raised"; None as long as it has not."""
        results = self.child.results[self._calls_before :]
        return results[-1] if len(results) >= self._calls > 0 else None

    def is_used_up(self) -> bool:
        """Whether a call has not come to its end."""
        return self._calls > 0 and not self.ended

    @property
    def value(self) -> bytes:
        """What the newest call returned, as Python writes it; empty if it did not return."""
        if self.ended and self.ended["kind"] == "returned":
            return written(self.ended["value"]).encode()
        return b""

    def outcome(self) -> tuple[str, bytes]:
        """How the newest call ended, for a report."""
        if self.ended is None:
            return ("vanished" if self.child.has_ended else "waits"), b""
        if self.ended["kind"] == "returned":
            return "returned", self.value[:TEXT_SHOWN]
        failure = self.ended["failure"]
        return "raised", f"{failure['type']}: {failure['message']}".encode()

    # What the tutor expects

    async def until(self, is_over: Callable[[], Any]) -> bool:
        """Wait until it is over, the process has ended, or the function waits for something."""
        patience, began, step = Patience(self.child.pid), time.monotonic(), FIRST_STEP
        has_slept: bool | None = None  # not looked at yet
        while not is_over() and not self.child.has_ended and time.monotonic() - began < LONGEST:
            await asyncio.sleep(step)
            step = min(step * 1.5, STEP)
            if patience.used() >= (SILENCE if has_slept is not False else AWAKE):
                if has_slept is False or time.monotonic() - began >= SLEEP_BOUND:
                    break
                has_slept = await self.sleeps()
                patience.begin_anew()  # who has slept, or is just awake, goes on now
        return bool(is_over())

    async def until_awake(self) -> None:
        """Wait, for a while, until the function has slept enough."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + SLEEP_BOUND
        await self.until_calm()
        while loop.time() < ends and not self.ended and await self.sleeps():
            await asyncio.sleep(STEP)

    async def connection(self, label: str = "connection") -> Client:
        """Expect that the function connects."""
        self.note(0, "connection", "expects a connection")
        await self.until(lambda: self._arrived or self.ended)
        if not self._arrived and self.ended:
            await self.until_calm()
        if not self._arrived:
            raise await self.unmet(label, "no connection", self.outcome()[1])
        return self._arrived.pop(0)

    async def hand_over(self, words: str, *more: Any, **options: Any) -> Client:
        """Call the function with a connection to the tutor; return the tutor's end of it."""
        port = self.listen(options.get("host", HOST))
        await self.call(words, {"port": port, **options}, *more)
        ends = asyncio.get_running_loop().time() + LONGEST
        while not self._arrived and not self.child.has_ended:  # made by us, not by the function
            if asyncio.get_running_loop().time() > ends:
                break
            await asyncio.sleep(FIRST_STEP)
        if not self._arrived:
            raise await self.unmet("connection", "no connection", b"")
        client = self._arrived.pop(0)
        self.facts["own"] = str(client.remote[1])
        return client

    async def expect_no_more(self, client: Client, label: str) -> None:
        """Expect that no further bytes come; that the other end sends no more is all right."""
        await self.until_calm(client)
        if client.received:
            self.note(0, "nothing", "expects nothing more")
            raise await self.unmet(label, "extra", client.received)

    async def expect_still_running(self, label: str) -> None:
        """Expect that the function has not ended yet."""
        await self.until_calm()
        if self.ended:
            self.note(0, "running", "expects that the function waits for more")
            raise await self.unmet(label, *self.outcome())

    async def expect_end(self, label: str) -> None:
        """Expect that the function comes to an end, however."""
        await self.until(lambda: self.ended)
        if not self.ended:
            raise await self.unmet(label, *self.outcome())

    async def expect_value(self, wanted: Any, label: str) -> None:
        """Expect that the function returns this value, and of this type."""
        text = repr(wanted).encode()
        self.note(0, "result", "expects the result", text)
        await self.expect_end(label)
        if self.value != text:
            raise await self.unmet(label, *self.outcome())

    async def expect_return(self, label: str) -> dict[str, Any]:
        """Expect that the function returns; what it returned, described."""
        self.note(0, "return", "expects that the function returns")
        await self.expect_end(label)
        if not self.ended or self.ended["kind"] != "returned":
            raise await self.unmet(label, *self.outcome())
        value: dict[str, Any] = self.ended["value"]
        return value

    async def expect_result(self, label: str, *wanted: str) -> dict[str, Any]:
        """Expect a result that reads as one of these texts; the result, described."""
        value = await self.expect_return(label)
        self.note_outcome()
        self.note(0, "result", "expects the result", wanted[0].encode())
        if written(value) not in wanted:
            raise await self.unmet(label, *self.outcome())
        return value

    async def expect_error(self, label: str, kind: str = "Exception") -> None:
        """Expect that the function raises an error of this kind."""
        name = "an error" if kind == "Exception" else kind
        self.note(0, "error", f"expects that the function raises {name}")
        await self.expect_end(label)
        if not self.ended or self.ended["kind"] == "returned":
            raise await self.unmet(label, *self.outcome())
        if kind not in self.ended["failure"]["kinds"]:
            raise await self.unmet(label, *self.outcome())

    async def survey(self) -> None:
        """Note how the call ended, or where it stands; expect nothing."""
        await self.until(lambda: self.ended)
        await self.unmet("", "", b"")
        self.note_outcome()

    def note_outcome(self) -> None:
        """Note how the call ended."""
        self.notes["returned"] = self.value
        self.notes["how"] = self.outcome()[0]


def written(value: dict[str, Any]) -> str:
    """A described value as Python writes it; of what has no short text, its type."""
    if "bytes" in value:
        data = base64.b64decode(value["bytes"])
        return repr(data) if value["type"] == "bytes" else f"{value['type']}({data!r})"
    if "value" in value:
        return repr(value["value"])
    if "items" in value:
        items = ", ".join(written(each) for each in value["items"])
        if value["type"] == "list":
            return f"[{items}]"
        return f"({items},)" if len(value["items"]) == 1 else f"({items})"
    if "socket" in value:
        return f"<{socket_in_words(value['socket'])}>"
    return f"<{value['type']}>"


def socket_in_words(each: dict[str, Any]) -> str:
    """A described socket: kind, family, and what has been done with it."""
    if not each["open"]:
        return "closed socket"
    kind = {socket.SOCK_STREAM: "TCP", socket.SOCK_DGRAM: "UDP"}.get(each["type"])
    family = {socket.AF_INET: "IPv4", socket.AF_INET6: "IPv6"}.get(each["family"])
    words = f"{kind} socket for {family}"
    if not (kind and family):
        words = f"socket of family {each['family']} and type {each['type']}"
    if each.get("SO_ACCEPTCONN"):
        return f"{words}, listening"
    if "remote" in each:
        return f"{words}, connected"
    return f"{words}, bound" if any(each.get("local", ())[1:]) else words
