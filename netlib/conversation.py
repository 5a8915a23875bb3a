"""What a client and a server did, row by row: events in, the rows of a conversation out.

Nothing is told that the trace does not have: bytes arrive only if they were received at the other
side, and a state stands where it was seen. Ports that the system chose are written as …, since they
differ from run to run.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from netlib.events import WAITING_CALLS, Event
from netlib.visible import LONGEST, count, shortened, visible

WAIT_SHOWN = 0.1  # seconds; a shorter wait is no wait for a person, and differs from run to run
OTHER = {"client": "server", "server": "client"}
SENDING = {"send", "sendall", "sendto"}
CHOSEN_BY_SYSTEM = 32768  # ports from here on are given out by the system, anew at each run
CALL_LETTERS, ERROR_LETTERS = 40, 60  # at most
CONNECTIONS_KNOWN = 1000  # the numbers of older ones are forgotten


class Row(NamedTuple):
    """One row: a call, or (`begins` is false) the end of one that waited.

    `key` stays the same while the row changes. `call` is what was typed; `sent` the bytes made
    visible, `size` how many; `note` what came of it, of which `kind`; `states` what the system said
    then; `before` and `after` which sides wait when the row begins, and when it ends.
    """

    key: int
    who: str
    call: str
    begins: bool
    sent: str
    size: str
    arrives: bool
    note: str
    kind: str
    states: tuple[tuple[str, str], ...]
    before: frozenset[str]
    after: frozenset[str]
    words: str


class Names:
    """How addresses and connections are written. It remembers what it has seen once."""

    def __init__(self) -> None:
        self._chosen: set[str] = set()  # ports that a program asked for
        self._hidden: set[str] = set()
        self._numbers: dict[tuple[str, str], int] = {}  # by both addresses, in both orders
        self._connections = 0
        self._addresses: dict[str, str] = {}

    def learn(self, events: Iterable[Event]) -> None:
        """Take in what these events tell."""
        for event in events:
            if event.call == "bind":
                self._chosen.update(re.findall(r", (\d+)\)", event.arguments))
                self._hidden -= self._chosen
            elif event.call == "listen" or (event.local, event.peer) not in self._numbers:
                self._learn_addresses(event)

    def _learn_addresses(self, event: Event) -> None:
        local, peer = event.local, event.peer
        for port in (local.rpartition(":")[2], peer.rpartition(":")[2]):
            if port.isdigit() and int(port) >= CHOSEN_BY_SYSTEM and port not in self._chosen:
                self._hidden.add(port)
        if local and not local.endswith(":0"):
            if event.call == "listen" or event.who not in self._addresses:
                self._addresses[event.who] = local
            if peer:
                self._addresses.setdefault(OTHER[event.who], peer)
        if local and peer:
            self._connections += 1
            self._numbers[local, peer] = self._numbers[peer, local] = self._connections
            while len(self._numbers) > 2 * CONNECTIONS_KNOWN:
                self._numbers.pop(next(iter(self._numbers)))

    def plain(self, content: str) -> str:
        """A text, with … in the place of a port that the system chose."""
        if not self._hidden:
            return content
        return re.sub(r"\d+", lambda found: "…" if found[0] in self._hidden else found[0], content)

    def number(self, event: Event) -> str:
        """Which connection, if there are several."""
        number = self._numbers.get((event.local, event.peer), 0)
        return str(number) if number and self._connections > 1 else ""

    def address(self, who: str) -> str:
        """Where this side is."""
        return self.plain(self._addresses.get(who, "")).removesuffix(":…")


def rows_of(numbered: Iterable[tuple[int, Event]], names: Names) -> list[Row]:
    """A row for each call; two for one that waited. In the order in which they took effect.

    Each event comes with its number, which gives its rows their keys.
    """
    calls = [
        (number, event) for number, event in numbered if event.who in OTHER and event.arguments
    ]
    names.learn(event for _, event in calls)
    return _Telling(calls, names).rows()


class _Telling:
    """One pass over the calls. It knows what was received, who waits, and the states so far."""

    def __init__(self, calls: list[tuple[int, Event]], names: Names) -> None:
        self._calls = calls
        self._names = names
        self._waiting: Counter[str] = Counter()
        self._sides: frozenset[str] = frozenset()  # those of them that wait
        self._states: dict[tuple[str, str, str], str] = {}
        self._read: dict[tuple[str, str], int] = {}  # bytes of a stream, by its addresses
        self._datagrams: list[bytes] = []
        for _, event in calls:
            if event.call not in WAITING_CALLS or event.error:
                continue
            if event.offset >= 0:
                way = (event.local, event.peer)
                self._read[way] = max(self._read.get(way, 0), event.offset + event.size)
            elif event.call == "recvfrom":
                self._datagrams.append(event.data)

    def rows(self) -> list[Row]:
        moments: list[tuple[float, int, Event, bool, bool]] = []
        for number, event in self._calls:
            if event.is_open:
                moments.append((event.when, number, event, True, False))
            elif _has_waited(event):
                moments.append((event.when, number, event, True, False))
                moments.append((event.ended, number, event, False, True))
            else:
                moments.append((event.moment, number, event, True, True))
        moments.sort(key=lambda each: each[0])
        return [self._row(*each[1:]) for each in moments]

    def _row(self, number: int, event: Event, begins: bool, ends: bool) -> Row:
        before = self._sides
        if begins != ends:
            self._waiting[event.who] += begins - ends
            self._sides = frozenset(+self._waiting)
        sends = begins and event.call in SENDING and event.size > 0 and not event.error
        arrives = sends and self._arrives(event)
        states = self._changed(event) if ends else ()
        call = self._call(event, begins, sends)
        note, kind = self._note(event, ends)
        size = count(event.size, "byte") if sends else ""
        told = [self._typed(event, call, begins) + (f", {size}" if sends else "")]
        told[0] += ", not read" if sends and not arrives else ""
        told += [note] if note else []
        if states:
            told.append(f"[the system: {', '.join(map(' '.join, states))}]")
        return Row(
            key=2 * number + (not begins), who=event.who, call=call, begins=begins,
            sent=visible(event.data, event.size) if sends else "", size=size, arrives=arrives,
            note=note, kind=kind, states=states, before=before, after=self._sides,
            words=" ".join(told),
        )  # fmt: skip

    def _arrives(self, event: Event) -> bool:
        if event.offset >= 0:
            return self._read.get((event.peer, event.local), 0) >= event.offset + event.size
        if event.data in self._datagrams:
            self._datagrams.remove(event.data)
            return True
        return False

    def _changed(self, event: Event) -> tuple[tuple[str, str], ...]:
        """The states that are not what was seen of the same socket before."""
        changed = {}
        for seen in event.seen:
            if self._states.get(seen[:3], "CLOSED") != seen.state:
                changed[seen.who] = seen.state
            self._states[seen[:3]] = seen.state
        return tuple(sorted(changed.items()))

    def _call(self, event: Event, begins: bool, sends: bool) -> str:
        number = self._names.number(event)
        arguments = self._names.plain(event.arguments) if begins else "()"
        if sends and event.size > LONGEST:
            arguments = f"(… {count(event.size, 'byte')})"
        call = shortened(f"{event.call}{arguments}", CALL_LETTERS - len(number))
        return f"{number}: {call}" if number else call

    def _note(self, event: Event, ends: bool) -> tuple[str, str]:
        """What stands under a call, and of which kind it is."""
        if not ends:
            return f"waiting in {event.call}()", "quiet"
        if event.error:
            return f"✕ {shortened(self._names.plain(event.error), ERROR_LETTERS)}", "wrong"
        if event.call == "accept":
            return "→ a new socket, for this connection", "quiet"
        if event.call in WAITING_CALLS:
            if not event.size:
                return "→ b''  the other end sends no more", "quiet"
            size = f"  {count(event.size, 'byte')}" if event.size <= LONGEST else ""  # said inside
            return f"→ {visible(event.data, event.size)}{size}", "bytes"
        return (f"→ {event.result}", "quiet") if event.result else ("", "")

    def _typed(self, event: Event, call: str, begins: bool) -> str:
        number = self._names.number(event)
        where = f" (connection {number})" if number else ""
        call = call.removeprefix(f"{number}: ") if begins else f"{event.call}() after waiting"
        return f"{event.who}{where}: {call}"


def _has_waited(event: Event) -> bool:
    """Whether a call waited so long that it is shown; a slow machine alone is no reason."""
    could = event.waited or event.call not in WAITING_CALLS
    return could and event.ended - event.when >= WAIT_SHOWN
