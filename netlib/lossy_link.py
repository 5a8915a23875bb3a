"""A real UDP relay that drops, duplicates, reorders and slows down what passes through it.

It stands between a client and a server, as a bad network would. What it does to each datagram is
written in a script, or drawn by chance from a seed; both are in its `repr`, so that a run can be
repeated. Only datagrams can be carried: a segment of TCP never leaves the system as a datagram. The
same loss under a real TCP connection is in `system_loss`.
"""

import random
import selectors
import socket
import time
from contextlib import suppress
from typing import Any, NamedTuple

from netlib.background import BackgroundTask
from netlib.errors import WrongArgument
from netlib.events import Event
from netlib.link_diagram import (
    BACK,
    DROPPED,
    HELD,
    LATE,
    PASSED,
    SLOWED,
    THERE,
    TWICE,
    WAITING,
    link_diagram,
)
from netlib.picture import Picture
from netlib.system_view import Address
from netlib.tracing import PlainSocket, plain_pair
from netlib.visible import kept

# The letters of a script.
FATES = {".": PASSED, "x": DROPPED, "d": TWICE, "r": HELD, "w": SLOWED}
LETTERS = ". passes, x drops, d passes twice, r lets the next one overtake, w waits"

HELD_AT_MOST = 0.5  # seconds; so long an `r` waits for the next one, then it goes on alone
LONGEST_DELAY = 10.0  # seconds
LARGEST = 65_535  # bytes; no UDP datagram is longer
CLIENTS_AT_MOST = 100  # the oldest is forgotten then
WAITING_AT_MOST = 1000  # datagrams that wait in the link; more are dropped
BUFFER = 4_000_000  # bytes; so that the system loses nothing before the link has it


class Passage(NamedTuple):
    """One datagram in the link: its number, from which socket it goes on, and to whom."""

    way: str
    number: int
    outlet: socket.socket
    to: Any
    data: bytes


class Waiting(NamedTuple):
    """A datagram that goes on later: when at the latest, and why it waits."""

    due: float
    why: str
    passage: Passage


class Counts(NamedTuple):
    """What came in one way, and what became of it: `came_in = passed_on + dropped + waiting`.

    `twice` of those that were passed on went out a second time, `late` of them went out later
    than one that had come after them, or after a delay.
    """

    came_in: int = 0
    passed_on: int = 0
    dropped: int = 0
    waiting: int = 0
    twice: int = 0
    late: int = 0

    def __str__(self) -> str:
        words = f"{self.came_in} came in: {self.passed_on} passed on, {self.dropped} dropped"
        words += f", {self.waiting} waiting" if self.waiting else ""
        words += f"; {self.twice} of them twice" if self.twice else ""
        return words + (f"; {self.late} of them late" if self.late else "")


class LossyLink(BackgroundTask):
    """A link to `target` that loses datagrams. Clients send to its `address` in place of it.

    `script` has a letter for each datagram to the target, `back` for each that comes back: "." it
    passes, "x" it is dropped, "d" it passes twice, "r" the next one overtakes it, "w" it waits
    `delay` seconds. What comes after the last letter passes. In place of a script: the shares (0
    to 1) that meet each fate, both ways, by chance; the same `seed` brings the same chance again.

    Use it in a `with` block, or with `start()` and `stop()`. Raises WrongArgument.
    """

    def __init__(
        self,
        target: Address,
        script: str = "",
        *,
        back: str = "",
        drop: float = 0,
        twice: float = 0,
        reorder: float = 0,
        wait: float = 0,
        delay: float = 0.1,
        seed: int | None = None,
        name: str | None = None,
    ) -> None:
        shares = {"drop": drop, "twice": twice, "reorder": reorder, "wait": wait}
        _check(target, script + back, shares, delay, seed)
        if any(shares.values()) and seed is None:
            seed = random.randrange(10_000)
        self._target, self._delay, self._seed = target, delay, seed
        self._shares = {each: share for each, share in shares.items() if share}
        self._scripts = {THERE: script, BACK: back}
        self._counts = {THERE: Counts(), BACK: Counts()}
        self._address: Address | None = None
        super().__init__(self._relay, name=name)
        self.name = name or "the lossy link"

    def __repr__(self) -> str:
        told: dict[str, object] = {"script": self._scripts[THERE], "back": self._scripts[BACK]}
        told |= self._shares
        told["seed"] = self._seed
        shown = ", ".join(f"{key}={value!r}" for key, value in told.items() if value or value == 0)
        return f"LossyLink({shown}): {self.counts}"

    @property
    def address(self) -> Address:
        """Where clients send to: (host, port)."""
        if self._address is None:
            raise WrongArgument("The link's address", "it was not started", "Call start() first")
        return self._address

    @property
    def counts(self) -> Counts:
        """What became of the datagrams to the target."""
        return self._counts[THERE]

    @property
    def counts_back(self) -> Counts:
        """What became of the datagrams that came back."""
        return self._counts[BACK]

    def diagram(self) -> Picture:
        """The picture of what happened to each datagram, both ways."""
        return link_diagram(self.log)

    # Sockets here are plain ones: the link is the network, and its calls are nobody's lesson.

    def _prepare(self) -> None:
        family = socket.AF_INET6 if ":" in self._target[0] else socket.AF_INET
        self._front = _socket(family)
        self._front.bind(("::1" if family == socket.AF_INET6 else "127.0.0.1", 0))
        self._address = self._front.getsockname()[:2]
        self._waker, self._woken = plain_pair()
        self._outlets: dict[Any, socket.socket] = {}  # one for each client, oldest first
        self._waiting: list[Waiting] = []
        self._counts = {THERE: Counts(), BACK: Counts()}
        self.log = type(self.log)()

    def _doing(self) -> str:
        return "waiting for datagrams"

    def _wake_sockets(self) -> list[Any]:
        with suppress(OSError):  # it was woken before, and has ended
            self._waker.send(b"!")
        return super()._wake_sockets()

    def _relay(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._woken, selectors.EVENT_READ, None)
            selector.register(self._front, selectors.EVENT_READ, self._take_from_client)
            try:
                while True:
                    due = min((each.due for each in self._waiting), default=None)
                    left = None if due is None else max(due - time.monotonic(), 0)
                    for key, _ in selector.select(left):
                        if key.data is None:
                            return
                        key.data(key.fileobj, selector)
                    now = time.monotonic()
                    self._pass_on_late([each for each in self._waiting if each.due <= now])
            finally:
                self._drop_what_waits()
                for each in (self._front, self._waker, self._woken, *self._outlets.values()):
                    each.close()

    def _take_from_client(self, front: socket.socket, selector: Any) -> None:
        with suppress(OSError):  # Windows: "the answer before could not be delivered"
            data, client = front.recvfrom(LARGEST)
            if client not in self._outlets:
                self._know(client, selector)
            self._judge(THERE, data, self._outlets[client], self._target)

    def _know(self, client: Any, selector: Any) -> None:
        """Give a client a socket of its own, by which answers find their way back to it."""
        if len(self._outlets) >= CLIENTS_AT_MOST:
            oldest = self._outlets.pop(next(iter(self._outlets)))
            selector.unregister(oldest)
            oldest.close()
        outlet = self._outlets[client] = _socket(self._front.family)
        outlet.bind((self._front.getsockname()[0], 0))

        def take_answer(outlet: socket.socket, _: Any) -> None:
            with suppress(OSError):
                data, _ = outlet.recvfrom(LARGEST)
                self._judge(BACK, data, self._front, client)

        selector.register(outlet, selectors.EVENT_READ, take_answer)

    def _judge(self, way: str, data: bytes, outlet: socket.socket, to: Any) -> None:
        """Decide the fate of one datagram, by its number alone: no timing can change it."""
        passage = Passage(way, self._counts[way].came_in + 1, outlet, to, data)
        fate = self._fate(way, passage.number)
        if fate in WAITING and len(self._waiting) >= WAITING_AT_MOST:
            fate = DROPPED
        if fate == DROPPED:
            self._count(way, came_in=1, dropped=1)
        elif fate in WAITING:
            self._count(way, came_in=1, waiting=1)
            seconds = HELD_AT_MOST if fate == HELD else self._delay
            self._waiting.append(Waiting(time.monotonic() + seconds, fate, passage))
        else:
            self._count(way, came_in=1, passed_on=1, twice=int(fate == TWICE))
        self._write(passage, fate)  # first: who has received it finds it in the log
        for _ in range({PASSED: 1, TWICE: 2}.get(fate, 0)):
            _send(passage)
        if fate in (PASSED, TWICE):
            overtaken = [
                each for each in self._waiting if (each.why, each.passage.way) == (HELD, way)
            ]
            self._pass_on_late(overtaken)

    def _fate(self, way: str, number: int) -> str:
        if not self._shares:
            return FATES[(self._scripts[way][number - 1 :] or ".")[0]]
        drawn = random.Random(f"{self._seed}/{way}/{number}").random()
        fates = {"drop": DROPPED, "twice": TWICE, "reorder": HELD, "wait": SLOWED}
        for share, fate in fates.items():
            drawn -= self._shares.get(share, 0)
            if drawn < 0:
                return fate
        return PASSED

    def _pass_on_late(self, ready: list[Waiting]) -> None:
        for each in sorted(ready, key=lambda each: each.due):
            self._waiting.remove(each)
            self._count(each.passage.way, waiting=-1, passed_on=1, late=1)
            self._write(each.passage, LATE)
            _send(each.passage)

    def _drop_what_waits(self) -> None:
        for _, _, passage in self._waiting:
            self._count(passage.way, waiting=-1, dropped=1)
            self._write(passage, DROPPED, "since the link was stopped")

    def _count(self, way: str, **changes: int) -> None:
        former = self._counts[way]
        self._counts[way] = former._replace(
            **{each: getattr(former, each) + change for each, change in changes.items()}
        )

    def _write(self, passage: Passage, call: str, text: str = "") -> None:
        self.log.append(
            Event(
                time.monotonic(), f"{passage.way} {passage.number}", call, text=text,
                data=kept(passage.data), size=len(passage.data),
            )
        )  # fmt: skip


def _socket(family: int) -> socket.socket:
    made = PlainSocket(family, socket.SOCK_DGRAM)
    with suppress(OSError):  # macOS refuses more than it allows
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
    return made


def _send(passage: Passage) -> None:
    with suppress(OSError):  # a real network does not say either that nobody is there
        passage.outlet.sendto(passage.data, passage.to)


def _check(
    target: object, script: str, shares: dict[str, float], delay: float, seed: int | None
) -> None:
    """Raise WrongArgument for what cannot work."""
    if not (isinstance(target, tuple) and len(target) >= 2 and isinstance(target[0], str)):
        raise WrongArgument(
            f"LossyLink({target!r})",
            "it needs the server's address, such as ('127.0.0.1', 12345)",
            "Give it server.address, or what getsockname() returns",
        )
    if unknown := set(script) - set(FATES):
        raise WrongArgument(
            f"A script with the letter {min(unknown)!r}",
            "the link does not know what to do then",
            f"These letters have a meaning: {LETTERS}",
        )
    if script and (any(shares.values()) or seed is not None):
        raise WrongArgument(
            "A link with a script and with chance",
            "only one of the two can decide",
            "Leave out the script, or the shares and the seed",
        )
    if min(shares.values()) < 0 or sum(shares.values()) > 1:
        raise WrongArgument(
            f"LossyLink with the shares {shares}",
            "together they are at most 1, and none is below 0",
            "drop=0.2 drops one datagram in five",
        )
    if not 0 <= delay <= LONGEST_DELAY:
        raise WrongArgument(
            f"LossyLink(delay={delay!r})",
            f"a delay is from 0 to {LONGEST_DELAY:g} seconds",
            "Choose a shorter one",
        )
