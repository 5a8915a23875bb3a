"""The tutor's side of a conversation over UDP: each send is a datagram, each answer is one."""

import asyncio
import socket

from netlib.checks.activity import HAS_PROC, activity
from netlib.checks.other_end import KEPT, Client
from netlib.checks.talk import CALM, CALM_ELSEWHERE, Talk
from netlib.system_view import Address
from netlib.tracing import PlainSocket
from netlib.visible import arguments_as_text

WORKED = 0.02  # seconds of a processor; who works longer than that has answered, or never rests
LOOKS = 400  # at most, until the child rests
LARGEST = 65_535  # bytes; no UDP datagram over IPv4 has more


class Asker(Client):
    """One socket of the tutor. It is not connected, and so it sees an answer from any port."""

    def __init__(self, talk: Talk) -> None:
        connection = PlainSocket(socket.AF_INET, socket.SOCK_DGRAM)
        connection.setblocking(False)
        connection.bind((talk.address[0], 0))
        self.arrived: list[tuple[bytes, Address]] = []  # each datagram, and where it came from
        super().__init__(talk, connection, len(talk.clients) + 1, True)
        talk.clients.append(self)
        talk.notes.setdefault("askers", []).append(self._local)

    async def _read(self) -> None:
        loop = asyncio.get_running_loop()
        size = 0
        while size < KEPT:
            try:
                data, source = await loop.sock_recvfrom(self._socket, LARGEST)
            except ConnectionError:  # Windows: nobody has the port that was sent to
                continue
            size += len(data) + 1
            self.remote = source
            self.happened("recvfrom", f"({LARGEST})", data)
            self.arrived.append((data, source))
            self._news.set()

    def is_unread(self) -> bool:
        """Not told of UDP: a datagram wakes the one who waits for it at once."""
        return False

    async def send(self, data: bytes, flags: int = 0) -> None:
        """One datagram, which may be empty."""
        words = "sends a datagram" if data else "sends an empty datagram"
        self.talk.note(self.number, "send", words, data)
        self.remote = self.talk.address
        self.happened("sendto", arguments_as_text(True, (data, self.talk.address))[0], data)
        await asyncio.get_running_loop().sock_sendto(self._socket, data, self.talk.address)

    async def expect(self, wanted: bytes, label: str) -> None:
        """Expect one datagram with exactly these bytes, from the port that was asked."""
        self.talk.note(self.number, "expect", "expects", wanted)
        await self._wait(lambda: self.arrived)
        if not self.arrived:
            raise await self.talk.unmet(label, "silent", b"")
        data, source = self.arrived.pop(0)
        if data != wanted:
            await self.calm()
            kind = "part" if data and wanted.startswith(data) else "wrong"
            raise await self.talk.unmet(label, kind, data)
        if source[1] != self.talk.address[1]:
            raise await self.talk.unmet(label, "elsewhere", data)

    async def expect_nothing(self, label: str) -> None:
        """Expect that no further datagram comes."""
        await self.expect_only(b"", label)

    async def expect_only(self, allowed: bytes, label: str) -> None:
        """Expect that nothing comes but this, as often as it may."""
        words = "may be answered with" if allowed else "expects nothing more"
        self.talk.note(self.number, "nothing", words, allowed)
        await self.calm()
        for data, _ in self.arrived:
            if not allowed or data != allowed:
                raise await self.talk.unmet(label, "extra", data)
        self.arrived.clear()

    async def collect_datagrams(self) -> list[bytes]:
        """Whatever comes until it is silent, or too much."""
        seen = -1
        while len(self.arrived) != seen and sum(len(each) for each, _ in self.arrived) < KEPT:
            seen = len(self.arrived)
            await self._wait(lambda seen=seen: len(self.arrived) > seen)  # type: ignore[misc]
        found = [data for data, _ in self.arrived]
        self.arrived.clear()
        return found

    async def calm(self) -> None:
        """Wait until the child rests, or has worked for long enough to have answered."""
        if not HAS_PROC:
            await asyncio.sleep(CALM_ELSEWHERE)
            return
        pid, rests = self.talk.child.pid, 0
        before = activity(pid).seconds
        for _ in range(LOOKS):
            await asyncio.sleep(CALM)
            doing = activity(pid)
            rests = 0 if doing.is_ready else rests + 1
            if rests > 1 or doing.seconds - before > WORKED:
                return
