"""The conversation of one probe as events of both sides, in an order that is the same in each run.

Clocks of two processes say little: what matters is which call could only come after which. The
student's side goes on as long as it can; then the tutor's side does the next thing.
"""

from collections import Counter, deque
from collections.abc import Iterator
from typing import NamedTuple

from netlib.events import WAITING_CALLS, Event
from netlib.visible import kept

RECEIVING = WAITING_CALLS - {"accept"}
ENDING = ("shutdown", "close")
ALIKE_SHOWN = 3  # calls one after the other that say the same: a program that spins makes thousands


class Side(NamedTuple):
    """What one side has done so far, as far as the other side's calls may wait for it."""

    sent: Counter[tuple[str, str]]  # bytes of a stream, by its two addresses
    ended: set[tuple[str, str]]
    datagrams: Counter[str]  # by where they went
    connects: Counter[str]


def in_order(student: list[Event], tutor: list[Event]) -> Iterator[Event]:
    """The events of both, each with its place in the order in place of the time."""
    threads: dict[str, deque[Event]] = {}
    still_open = []
    for event in student:
        if event.is_open:
            still_open.append(event)
        else:
            threads.setdefault(event.thread, deque()).append(event._replace(waited=False))
    lines = [*threads.values(), deque(_put_together(tutor))]
    sides = [Side(Counter(), set(), Counter(), Counter()) for _ in range(2)]
    taken: Counter[tuple[str, str]] = Counter()  # connections and datagrams
    known: dict[frozenset[str], int] = {}  # connections, by when they were first heard of
    number = 0
    while any(lines):
        heads = [line for line in lines if line]
        able = [line for line in heads if _is_able(line[0], sides[line is not lines[-1]], taken)]
        line = able[0] if able else min(heads, key=lambda each: each[0].moment)
        event = line.popleft()
        _note(event, sides[line is lines[-1]], taken)
        number += 1
        known.setdefault(frozenset((event.local, event.peer)), number)
        yield event._replace(when=number, ended=number)
    still_open.sort(key=lambda each: known.get(frozenset((each.local, each.peer)), 0))
    for place, event in enumerate(still_open, number + 1):
        yield event._replace(when=place)


def _is_able(event: Event, other: Side, taken: Counter[tuple[str, str]]) -> bool:
    """Whether the other side has done what this call needs."""
    if event.error:
        return True
    if event.call == "accept":
        return taken["accept", event.local] < other.connects[event.local] or not event.local
    if event.call.startswith("recvfrom"):
        return taken["recvfrom", event.local] < other.datagrams[event.local]
    if event.call in RECEIVING and event.peer:
        way = event.peer, event.local
        return other.sent[way] >= event.offset + event.size if event.size else way in other.ended
    return True


def _note(event: Event, side: Side, taken: Counter[tuple[str, str]]) -> None:
    """Remember what the other side may have waited for."""
    way = event.local, event.peer
    if event.call in ("accept", "recvfrom", "recvfrom_into"):
        taken[event.call.removesuffix("_into"), event.local] += 1
    elif event.call.startswith("connect"):
        side.connects[event.peer] += 1
    elif event.call == "sendto":
        side.datagrams[_target(event)] += 1
    elif event.call in ("send", "sendall"):
        side.sent[way] = max(side.sent[way], event.offset + event.size)
    elif event.call in ENDING:
        side.ended.add(way)


def _target(event: Event) -> str:
    """Where a datagram goes, written as an address is."""
    if event.peer:
        return event.peer
    host, _, port = event.arguments.rpartition("('")[2].rstrip(")").partition("', ")
    return f"{host}:{port}"


def _put_together(events: list[Event]) -> Iterator[Event]:
    """Pieces that came one after the other as one: where the system cuts them is chance."""
    waiting: Event | None = None
    for event in events:
        goes_on = waiting and event.call == "recv" and event.size
        if waiting and goes_on and (waiting.local, waiting.peer) == (event.local, event.peer):
            size, data = waiting.size + event.size, kept(waiting.data + event.data)
            waiting = waiting._replace(size=size, data=data)
            continue
        if waiting:
            yield waiting
        waiting = event if event.call == "recv" and event.size else None
        if not waiting:
            yield event
    if waiting:
        yield waiting


def without_repetitions(events: list[Event]) -> Iterator[Event]:
    """Of calls one after the other that say the same, only the first few."""
    says: tuple[str, ...] = ()
    alike = 0
    for event in events:
        before, says = says, (event.call, event.local, event.arguments, event.result, event.error)
        alike = alike + 1 if says == before else 0
        if alike < ALIKE_SHOWN:
            yield event
