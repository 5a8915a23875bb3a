"""The tutor's side of a conversation: a client that acts as a mean network would, and expects.

Each action and each expectation is written down. An expectation that is not met raises Unmet, and
ends the probe there. Nothing is said of time alone: a server is silent if it has had the time of a
processor, or had nothing to do, and still has not answered.
"""

import asyncio
import re
import socket
import time
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

from netlib.checks.activity import HAS_PROC, Patience, activity, keeps_busy
from netlib.checks.children import Child
from netlib.checks.other_end import LONGEST, SILENCE, STEP, Client, Unmet
from netlib.events import Event
from netlib.tracing import PlainSocket

UNREST = 0.06  # the same for one that did not rest before: it will not now
CALM = 0.003  # seconds between two looks, if only calm is waited for
ACK_DELAY = 0.1  # seconds; Linux holds an acknowledgement back for 40 ms, while bytes come
CALM_ELSEWHERE = 0.06  # seconds, where the system does not tell what the child does
MOVES_ON = 1.2  # seconds; a connection on which bytes move so long is not stuck
SLEEPY = 0.05  # seconds of rest before an answer
QUEUE_FULL = 1.5  # seconds; the system asks again after one (tcp(7), RFC 6298)
SMALL = 4096  # bytes of the buffer of a client that does not read


class Action(NamedTuple):
    """One thing that the tutor did or expected, in words, and the bytes of it."""

    when: float
    client: int
    call: str  # connect, send, expect, nothing, end, shutdown, close, reset, wait
    words: str
    data: bytes = b""


class Talk:
    """All that one probe does with one child."""

    role = "client"  # which side the tutor is

    def __init__(self, child: Child, address: tuple[str, int], facts: dict[str, str]) -> None:
        self.child, self.address, self.facts = child, address, facts
        self.id, self.name, self.word = (facts[key].encode() for key in ("id", "name", "word"))
        self.actions: list[Action] = []
        self.wire: list[Event] = []  # what the tutor's own sockets did
        self.clients: list[Client] = []
        self.notes: dict[str, Any] = {}  # what a probe found out besides
        self.rested_before_answers = 0.0  # seconds, before those that were right
        self.sleeps_seen = 0  # waits for something, in which the function stood in a sleep()
        self.stacks: list[dict[str, Any]] = []  # where each thread stood when something was unmet

    @property
    def ended(self) -> dict[str, Any] | None:
        """How the function ended, if it has."""
        return self.child.result

    def is_used_up(self) -> bool:
        """Whether the child is of no use to a further probe."""
        return bool(self.child.result)

    def note(self, client: int, call: str, words: str, data: bytes = b"") -> None:
        """Write down what is done or expected."""
        self.actions.append(Action(time.perf_counter(), client, call, words, data))

    async def connect(self, reads: bool = True) -> Client:
        """A new client. Raises Unmet if nobody listens any more, or the accept queue stays full."""
        number = len(self.clients) + 1
        self.note(number, "connect", "connects")
        connection = PlainSocket(socket.AF_INET, socket.SOCK_STREAM)
        connection.setblocking(False)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if not reads:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL)
        began = time.perf_counter()
        try:
            async with asyncio.timeout(QUEUE_FULL):
                await asyncio.get_running_loop().sock_connect(connection, self.address)
        except TimeoutError:
            connection.close()
            raise await self.unmet("connect", "silent", b"") from None
        except OSError:
            connection.close()
            raise Unmet("connect", "refused", b"") from None
        except asyncio.CancelledError:  # the time for this probe is up
            connection.close()
            raise
        # The function may have had it, and waited, before this program came to know.
        client = Client(self, connection, number, reads, began)
        client.happened("connect", f"({self.address!r})", began=began)
        self.clients.append(client)
        return client

    async def unmet(self, label: str, kind: str, got: bytes) -> Unmet:
        """The error to raise, after a look at where the threads stand."""
        self.stacks = (await self.child.ask("stacks")).get("threads", [])
        return Unmet(label, kind, got)

    async def sleeps(self) -> bool:
        """Whether the function stands in a sleep(): it will go on by itself."""
        stacks = (await self.child.ask("stacks")).get("threads", [])
        parts = [each["lines"][0][3] for each in stacks if each["lines"]]
        return any(re.search(r"\bsleep\(", part) for part in parts)

    async def until_calm(self, *clients: Client) -> None:
        """Wait until the child has taken what these clients sent, and all its threads rest."""
        if not HAS_PROC:
            await asyncio.sleep(CALM_ELSEWHERE)
            return
        calm, patience, ends = 0, Patience(self.child.pid), time.monotonic() + LONGEST
        bound = UNREST if self.child.never_rests else SILENCE
        while calm < 2 and patience.used() < bound and time.monotonic() < ends:
            await asyncio.sleep(CALM)
            rests = not activity(self.child.pid).is_ready
            calm = calm + 1 if rests and not any(each.is_unread() for each in clients) else 0
        self.child.never_rests = calm < 2

    async def busy_for(self, seconds: float) -> float:
        """Which part of this time the child works, although nobody asks for anything."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + seconds
        looks, ready, before = 0, 0, activity(self.child.pid).seconds
        while loop.time() < ends:
            await asyncio.sleep(STEP)
            looks += 1
            ready += activity(self.child.pid).is_ready
        if not HAS_PROC:
            return (activity(self.child.pid).seconds - before) / seconds
        return ready / max(looks, 1)

    async def until_stuck(self, client: Client) -> None:
        """Wait until nothing moves on this connection any more, and all threads of the child rest.

        An acknowledgement may be held back: a sender that has no room rests so long, and goes on.
        One that is slow, but goes on and on, is not waited for.
        """
        still, before, patience = 0, client.queues(), Patience(self.child.pid)
        ends = time.monotonic() + MOVES_ON
        while still * STEP < ACK_DELAY and patience.used() < SILENCE and time.monotonic() < ends:
            await asyncio.sleep(STEP)
            now = client.queues()
            if now != before:
                patience.begin_anew()
            rests = now == before and not activity(self.child.pid).is_ready
            still, before = still + 1 if rests else 0, now

    async def rounds(self, most: int, few: int) -> AsyncIterator[int]:
        """Numbers of repetitions: up to `most`; `few` with a server that sleeps or never rests."""
        before = self.rested_before_answers
        for number in range(most):
            if number == few and self.rested_before_answers - before > SLEEPY * few:
                return
            if number >= few and await keeps_busy(self.child.pid):
                return
            yield number

    async def next_client(self, label: str = "next") -> None:
        """Another client comes, asks for the ID, gets it, and goes."""
        client = await self.connect()
        await client.send(b"id\r\n")
        await client.expect(self.id + b"\r\n", label)
        client.close()

    def close(self) -> None:
        """Close what is still open."""
        for each in self.clients:
            each.drop()
