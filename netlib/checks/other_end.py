"""One connection of the tutor to the student's function: it sends, and expects."""

import asyncio
import os
import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from netlib.checks.activity import Patience
from netlib.events import Event
from netlib.system_view import in_words, look_at
from netlib.visible import arguments_as_text, kept

if TYPE_CHECKING:
    from netlib.checks.talk import Talk

SILENCE = 0.4  # seconds in which the child had a processor, or nothing to do
LOOKED_AT = 0.3  # seconds of these; then the tutor looks whether the function sleeps
ASLEEP = 0.65  # seconds for one that does, once in a connection; half a second is usual
LONGEST = 10.0  # seconds; then it is silent in any case
STEP = 0.01  # seconds between two looks
RESET = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)  # SO_LINGER: close sends RST
STEADY = 2.5  # seconds; who has answered so long will go on
AT_ONCE = 65536  # bytes that one recv takes
WIRE_KEPT = 200  # events of the tutor's sockets
KEPT = 1 << 20  # bytes of one answer
FLOOD = 4096  # bytes; who sends more than that unasked will not stop


class Unmet(Exception):
    """An expectation that was not met. `kind` is a word that report.KINDS explains."""

    def __init__(self, label: str, kind: str, got: bytes) -> None:
        super().__init__(label, kind, got)
        self.label, self.kind, self.got = label, kind, got


class Client:
    """One connection of the tutor."""

    def __init__(
        self, talk: "Talk", connection: Any, number: int, reads: bool, began: float = 0.0
    ) -> None:
        self.talk, self.number = talk, number
        self.received = b""
        self.ended = ""  # "closed" or "reset"
        self._socket = connection
        self._local = connection.getsockname()
        self.remote: Any = None  # the other end, if it is fixed
        with suppress(OSError):
            self.remote = connection.getpeername()
        self._sent = self._read_until = 0  # places in the two streams
        self._newest = began or time.perf_counter()  # when it connected, sent, or ended
        self.longest_pause = 0.0  # seconds between two of these, or before the end
        self._waited_for_sleep = False
        self._news = asyncio.Event()
        self._reading = asyncio.create_task(self._read()) if reads else None

    def happened(
        self,
        call: str,
        arguments: str = "()",
        data: bytes = b"",
        shown: str = "",
        offset: int = -1,
        began: float = 0.0,
    ) -> None:
        """Write down what this socket did, just now or from `began` on."""
        if len(self.talk.wire) < WIRE_KEPT:
            now, ends = time.perf_counter(), (self._local, self.remote)
            local, remote = (in_words(each[:2]) if each else "" for each in ends)
            event = Event(
                began or now, self.talk.role, call, remote, kept(data), "", arguments, shown, "",
                len(data), now, local=local, offset=offset,
            )  # fmt: skip
            self.talk.wire.append(event)

    async def _read(self) -> None:
        loop = asyncio.get_running_loop()
        data = b" "
        try:
            while data:
                data = await loop.sock_recv(self._socket, AT_ONCE)
                self.happened("recv", f"({AT_ONCE})", data, offset=self._read_until)
                self._read_until += len(data)
                if len(self.received) < KEPT:
                    self.received += data
                self._news.set()
            self.ended = "closed"
        except OSError:
            self.ended = "reset"
        self._note_pause()
        self._news.set()

    def _note_pause(self) -> None:
        now = time.perf_counter()
        self.longest_pause = max(self.longest_pause, now - self._newest)
        self._newest = now

    def start_reading(self) -> None:
        """Read from now on, after a time of not reading."""
        self._reading = asyncio.create_task(self._read())

    def is_unread(self) -> bool:
        """Whether the system still has bytes for the server that its program has not read."""
        return bool(self.queues()[0])

    def queues(self) -> tuple[int | None, int | None]:
        """Bytes that the server's program, and this client, have not read yet; None: not known."""
        if self.remote is None:  # it was gone before this client could ask for its address
            return None, None
        with suppress(OSError):
            there, here = (self.remote, self._local), (self._local, self.remote)
            return look_at(*there, settled_after=0).unread, look_at(*here, settled_after=0).unread
        return None, None

    async def send(self, data: bytes, flags: int = 0) -> None:
        """Send, whether or not anybody is there."""
        self.talk.note(self.number, "send", "sends", data)
        self._note_pause()
        self.happened("send", arguments_as_text(True, (data,))[0], data, offset=self._sent)
        self._sent += len(data)
        with suppress(OSError, TimeoutError):
            if flags:  # a few bytes, for which there is room
                self._socket.send(data, flags)
                return
            await asyncio.wait_for(
                asyncio.get_running_loop().sock_sendall(self._socket, data), LONGEST
            )

    async def expect(self, wanted: bytes, label: str) -> None:
        """Expect exactly these bytes next."""
        self.talk.note(self.number, "expect", "expects", wanted)
        rested = await self._wait(
            lambda: len(self.received) >= len(wanted) or not wanted.startswith(self.received)
        )
        if self.received.startswith(wanted):
            self.received = self.received[len(wanted) :]
            self.talk.rested_before_answers += rested
            return
        if self.received and not self.ended:
            await self.talk.until_calm(self)
        got = self.received
        part = wanted.startswith(got)
        kind = (self.ended or ("part" if got else "silent")) if part else "wrong"
        raise await self.talk.unmet(label, kind, got)

    async def expect_steadily(self, wanted: bytes, label: str) -> None:
        """Expect these bytes; a server that is slow, but goes on and on, need not send them all."""
        self.talk.note(self.number, "expect", "expects", wanted)
        loop = asyncio.get_running_loop()
        ends = loop.time() + STEADY
        await self._wait(
            lambda: (
                len(self.received) >= len(wanted)
                or not wanted.startswith(self.received)
                or (loop.time() > ends and self.received)
            )
        )
        if not wanted.startswith(self.received[: len(wanted)]) or loop.time() < ends:
            await self.expect(wanted, label)

    async def expect_nothing(self, label: str) -> None:
        """Expect that nothing comes, and that the connection stays open."""
        self.talk.note(self.number, "nothing", "expects nothing more")
        await self.talk.until_calm(self)
        if self.received or self.ended:
            kind = "extra" if self.received else self.ended
            raise await self.talk.unmet(label, kind, self.received)

    async def expect_end(self, label: str) -> None:
        """Expect that the server closes the connection, and sends nothing before."""
        self.talk.note(self.number, "end", "expects the end of the connection")
        await self._wait(lambda: len(self.received) > FLOOD)
        if self.received or not self.ended:
            kind = "extra" if self.received else "silent"
            raise await self.talk.unmet(label, kind, self.received)

    async def collect_line(self) -> bytes:
        """Whatever comes, until the end of a line, the end of the stream, or silence."""
        await self._wait(lambda: b"\n" in self.received)
        return self.received

    async def collect(self) -> bytes:
        """Whatever comes, until the end or until it is silent."""
        seen = -1
        while not self.ended and len(self.received) != seen:
            seen = len(self.received)
            await self._wait(lambda seen=seen: len(self.received) > seen)  # type: ignore[misc]
            if len(self.received) > FLOOD:
                break
        return self.received

    async def _wait(self, is_over: Callable[[], Any]) -> float:
        """Until it is over, the connection has ended, or the server is silent.

        Returns for how many seconds the server rested meanwhile.
        """
        patience, ends, bound = Patience(self.talk.child.pid), time.monotonic() + LONGEST, LOOKED_AT
        while not (is_over() or self.ended) and time.monotonic() < ends:
            if patience.used() >= bound:
                if bound != LOOKED_AT:
                    break
                sleeps = await self.talk.sleeps()
                bound = ASLEEP if sleeps and not self._waited_for_sleep else SILENCE
                self._waited_for_sleep |= sleeps
                self.talk.sleeps_seen += sleeps
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), STEP)
            if self._news.is_set():
                self._news.clear()
                patience.begin_anew()
                ends, bound = time.monotonic() + LONGEST, LOOKED_AT
        return patience.rested

    def hang_up(self) -> None:
        """Send no more (FIN), as the other end of the student's function."""
        self.talk.note(self.number, "shutdown", "hangs up")
        self.happened("shutdown", "(1)")
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_WR)

    def half_close(self) -> None:
        """Send no more (FIN), and go on reading."""
        self.talk.note(self.number, "shutdown", "sends no more (half-close)")
        self._note_pause()
        self.happened("shutdown", "(1)")
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_WR)

    def reset(self) -> None:
        """Break the connection off (RST)."""
        self.talk.note(self.number, "reset", "breaks the connection off")
        self._note_pause()
        self.happened("close")
        with suppress(OSError):
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        self.drop()

    def close(self) -> None:
        """Close the connection."""
        self.talk.note(self.number, "close", "closes the connection")
        self._note_pause()
        self.happened("close")
        self.drop()

    def drop(self) -> None:
        """Close without a word in the report."""
        if self._reading:
            self._reading.cancel()
            with suppress(NotImplementedError, ValueError):  # on Windows there is none
                asyncio.get_running_loop().remove_reader(self._socket)
        self._socket.close()
