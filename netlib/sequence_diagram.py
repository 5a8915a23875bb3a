"""The sequence diagram: two lifelines, what each side called, the bytes, the system's states.

Time runs down, in order, not to scale. Nothing is drawn that the trace does not have: an arrow ends
at the other side only if these bytes were received there, and a state stands where it was seen.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from netlib.events import WAITING_CALLS, Event
from netlib.picture import (
    LETTER,
    QUIET_LETTER,
    WIDTH,
    Picture,
    box,
    count,
    line,
    picture,
    shortened,
    text,
)
from netlib.visible import LONGEST, visible

ROWS = 25  # more than these, and the middle is folded
WAIT_SHOWN = 0.1  # seconds; a shorter wait is no wait for a person, and differs from run to run
LIFE = {"client": 136, "server": WIDTH - 136}  # where the lifelines stand
OTHER = {"client": "server", "server": "client"}
SENDING = {"send", "sendall", "sendto"}
CHOSEN_BY_SYSTEM = 32768  # ports from here on are given out by the system, anew at each run
LETTERS = 40  # of a call
TOP = 64  # where the first row begins


class Row(NamedTuple):
    """One row: an event's call, or (`ends`) the end of one that waited, and the states seen."""

    event: Event
    begins: bool
    ends: bool
    states: dict[str, str]

    @property
    def sends(self) -> bool:
        return self.begins and self.event.call in SENDING and self.event.size > 0


def sequence_diagram(events: Iterable[Event], rows_shown: int = ROWS, earlier: int = 0) -> Picture:
    """What a client and a server did, in the order in which it took effect.

    `earlier`: how many calls before these are left out.
    """
    events = [event for event in events if event.who in LIFE and event.arguments]
    rows = _rows(events)
    return _Drawing(events, rows, rows_shown, earlier).picture()


def _rows(events: list[Event]) -> list[Row]:
    """A row for each call; two for one that waited."""
    moments = []
    for event in events:
        if event.is_open:
            moments.append((event.when, Row(event, True, False, {})))
        elif event.ended - event.when >= WAIT_SHOWN:
            moments.append((event.when, Row(event, True, False, {})))
            moments.append((event.ended, Row(event, False, True, {})))
        else:
            moments.append((event.moment, Row(event, True, True, {})))
    moments.sort(key=lambda each: each[0])
    states: dict[tuple[str, str, str], str] = {}
    rows = []
    for _, row in moments:
        changed = {}
        for seen in row.event.seen if row.ends else ():
            socket = seen[:3]
            if states.get(socket, "CLOSED") != seen.state:
                changed[seen.who] = seen.state
            states[socket] = seen.state
        rows.append(row._replace(states=changed))
    return rows


class Names:
    """How addresses and connections are written: without what differs from run to run."""

    def __init__(self, events: list[Event]) -> None:
        chosen = {
            port
            for event in events
            if event.call == "bind"
            for port in re.findall(r", (\d+)\)", event.arguments)
        }
        used = {
            address.rpartition(":")[2] for event in events for address in (event.local, event.peer)
        }
        self._hidden = {
            port for port in used - chosen if port.isdigit() and int(port) >= CHOSEN_BY_SYSTEM
        }
        pairs = [_connection(event) for event in events]
        self._numbers: dict[frozenset[str], int] = {}
        for pair in pairs:
            if pair:
                self._numbers.setdefault(pair, len(self._numbers) + 1)

    def plain(self, content: str) -> str:
        """A text, with … in the place of a port that the system chose."""
        if not self._hidden:
            return content
        return re.sub(r"\d+", lambda found: "…" if found[0] in self._hidden else found[0], content)

    def number(self, event: Event) -> str:
        """Which connection, if there are several."""
        number = self._numbers.get(_connection(event) or frozenset(), 0)
        return str(number) if number and len(self._numbers) > 1 else ""


def _connection(event: Event) -> frozenset[str] | None:
    return frozenset((event.local, event.peer)) if event.local and event.peer else None


def _received(events: list[Event]) -> dict[tuple[str, str], int]:
    """How many bytes of each stream were read, by its two addresses, seen from the reader."""
    ends: dict[tuple[str, str], int] = {}
    for event in events:
        if event.call in WAITING_CALLS and event.offset >= 0 and not event.error:
            way = (event.local, event.peer)
            ends[way] = max(ends.get(way, 0), event.offset + event.size)
    return ends


class _Drawing:
    """One diagram while it is made: y grows from row to row."""

    def __init__(self, events: list[Event], rows: list[Row], rows_shown: int, earlier: int) -> None:
        self._events, self._rows, self._earlier = events, rows, earlier
        self._names = Names(events)
        self._read = _received(events)
        self._datagrams = [
            event.data for event in events if event.call == "recvfrom" and not event.error
        ]
        half = (rows_shown - 1) // 2
        self._fold = range(half, len(rows) - half) if len(rows) > rows_shown else range(0)
        self._y: float = TOP
        self._begun: dict[int, float] = {}  # where the bar of a waiting call begins
        self._bars: list[str] = []
        self._words: list[str] = []

    def picture(self) -> Picture:
        parts = [self._left_out(f"{count(self._earlier, 'earlier call')}")] if self._earlier else []
        for index, row in enumerate(self._rows):
            if index not in self._fold:
                parts.append(self._group(index, self._row(row)))
            elif index == self._fold[0]:
                parts.append(
                    self._group(index, self._left_out(f"{count(len(self._fold), 'more row')} here"))
                )
        if not self._rows:
            self._words.append("Nothing has happened yet.")
            parts.append(
                text(WIDTH / 2, self._y + 16, "nothing has happened yet", "quiet", "middle")
            )
            self._y += 40
        bottom = self._y + 4
        for number, begun in self._begun.items():
            event = next(row.event for row in self._rows if id(row.event) == number)
            if event.is_open:
                self._bars.append(self._bar(event.who, begun, bottom))
        lives = [line(x, 52, x, bottom, f"life {who}") for who, x in LIFE.items()]
        heads = [self._name(who) for who in LIFE]

        def body(name: str) -> str:
            hatch = (
                f'<pattern id="{name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse"'
                ' patternTransform="rotate(45)"><rect class="ground" width="6" height="6"/>'
                '<line x1="1" y1="0" x2="1" y2="6" style="stroke:var(--wait);stroke-width:2.5"/>'
                "</pattern>"
            )
            bars = "".join(self._bars).replace("HATCH", f"url(#{name}-hatch)")
            return "".join((f"<defs>{hatch}</defs>", *heads, *lives, bars, *parts))

        title = f"Client and server: {count(len(self._events), 'call')}, in order"
        return picture(title, self._words, bottom + 8, body)

    def _group(self, index: int, inside: str) -> str:
        return f'<g class="netlib-row" data-row="{index}" data-bottom="{self._y:g}">{inside}</g>'

    def _name(self, who: str) -> str:
        address = next(
            (each.local if each.call == "listen" else each.peer
             for each in self._events
             if (each.who, each.call) in ((who, "listen"), (OTHER[who], "connect"))),
            next((each.local for each in self._events if each.who == who and each.local), ""),
        )  # fmt: skip
        shown = self._names.plain(address).removesuffix(":…")
        return text(LIFE[who], 24, who, f"name {who}", "middle") + text(
            LIFE[who], 42, shown, "quiet code", "middle"
        )

    def _left_out(self, words: str) -> str:
        y = self._y
        self._words.append(f"({words}.)")
        self._y += 36
        return (
            box(LIFE["client"] - 8, y, LIFE["server"] - LIFE["client"] + 16, 24, "ground", 0)
            + line(LIFE["client"] - 8, y, LIFE["server"] + 8, y, "rule")
            + text(WIDTH / 2, y + 16, f"⋮  {words}  ⋮", "quiet", "middle")
            + line(LIFE["client"] - 8, y + 24, LIFE["server"] + 8, y + 24, "rule")
        )

    def _row(self, row: Row) -> str:
        event, y = row.event, self._y
        parts = [self._pill(who, state, y) for who, state in row.states.items()]
        parts.append(self._tab(row, y))
        self._y += 24
        if row.sends:
            parts.append(self._arrow(event, self._y))
            self._y += 32
        note, kind = self._note(row)
        if note:
            parts.append(self._under(event.who, self._y + 15, note, kind))
            self._y += 20
        if row.begins and not row.ends:
            self._begun[id(event)] = y + 24
        elif not row.begins:
            begun = self._begun.pop(id(event), TOP)
            self._bars.append(self._bar(event.who, begun, y))
        self._words.append(self._in_words(row, note))
        self._y += 12
        return "".join(parts)

    def _tab(self, row: Row, y: float) -> str:
        """The call on its lifeline, towards the middle."""
        who, label = row.event.who, self._label(row)
        width = len(label) * LETTER + 16
        left = LIFE[who] + 10 if who == "client" else LIFE[who] - 10 - width
        kind = "code" if row.begins else "code quiet"
        knot = f'<circle cx="{LIFE[who]}" cy="{y + 12:g}" r="4.5" class="ground {who}" '
        return (
            line(LIFE[who], y + 12, LIFE[who] + (10 if who == "client" else -10), y + 12, who)
            + f'{knot}stroke-width="2"/>'
            + box(left, y, width, 24, "tab")
            + text(left + width / 2, y + 16.5, label, kind, "middle")
        )

    def _label(self, row: Row) -> str:
        event = row.event
        number = self._names.number(event)
        arguments = self._names.plain(event.arguments) if row.begins else "()"
        if row.sends and event.size > LONGEST:
            arguments = f"(… {count(event.size, 'byte')})"
        call = shortened(f"{event.call}{arguments}", LETTERS - len(number))
        return f"{number}: {call}" if number else call

    def _note(self, row: Row) -> tuple[str, str]:
        """What stands under a call, and of which kind it is."""
        event = row.event
        if not row.ends:
            return f"waiting in {event.call}()", "quiet"
        if event.error:
            return f"✕ {shortened(self._names.plain(event.error), 52)}", "wrong"
        if event.call == "accept":
            return "→ a new socket, for this connection", "quiet"
        if event.call in WAITING_CALLS:
            if not event.size:
                return "→ b''  the other end sends no more", "quiet"
            return f"→ {visible(event.data, event.size)}  {count(event.size, 'byte')}", "code bytes"
        return (f"→ {event.result}", "quiet code") if event.result else ("", "")

    def _under(self, who: str, y: float, note: str, kind: str) -> str:
        if who == "client":
            return text(LIFE[who] + 18, y, note, kind)
        return text(LIFE[who] - 18, y, note, kind, "end")

    def _arrow(self, event: Event, y: float) -> str:
        """Bytes that go over to the other side, or stop half-way if nobody has read them."""
        start, end = LIFE[event.who], LIFE[OTHER[event.who]]
        step = 1 if end > start else -1
        shown = visible(event.data, event.size)
        size = count(event.size, "byte")
        size = "" if event.size > LONGEST else size  # long data says it inside
        width = len(shown) * (LETTER if size else QUIET_LETTER) + 16
        middle = WIDTH / 2
        left = middle - (width + len(size) * QUIET_LETTER + 8) / 2
        y += 18
        if self._arrives(event):
            tip: float = end - 6 * step
            head = f"M{tip:g} {y:g}l{-9 * step} -5v10z"
            flow = line(start + 6 * step, y, tip - 8 * step, y, "flow")
            flow += f'<path d="{head}" class="head"/>'
        else:
            tip = middle + step * 150
            flow = line(start + 6 * step, y, tip, y, "flow")
            flow += line(tip, y - 6, tip, y + 6, "flow")
            anchor = "start" if step > 0 else "end"
            flow += text(tip + 6 * step, y + 4, "not read", "quiet", anchor)
        return (
            flow
            + box(left, y - 12, width, 24, "box")
            + text(left + width / 2, y + 4.5, shown, "code" if size else "code small", "middle")
            + (
                box(left + width + 2, y - 9, len(size) * QUIET_LETTER + 6, 18, "ground", 0)
                + text(left + width + 5, y + 4, size, "quiet")
                if size
                else ""
            )
        )

    def _arrives(self, event: Event) -> bool:
        if event.offset >= 0:
            return self._read.get((event.peer, event.local), 0) >= event.offset + event.size
        if event.data in self._datagrams:
            self._datagrams.remove(event.data)
            return True
        return False

    def _pill(self, who: str, state: str, y: float) -> str:
        """A state, beside the lifeline, on the outer side."""
        width = len(state) * 7.6 + 14
        left = LIFE[who] - 14 - width if who == "client" else LIFE[who] + 14
        label = text(left + width / 2, y + 16, state, f"pill {who}", "middle")
        return box(left, y + 2, width, 20, f"ground {who}", 10) + label

    def _bar(self, who: str, top: float, bottom: float) -> str:
        return (
            f'<rect x="{LIFE[who] - 5}" y="{top:g}" width="10" height="{max(bottom - top, 4):g}"'
            ' rx="2" style="fill:HATCH;stroke:var(--wait)"/>'
        )

    def _in_words(self, row: Row, note: str) -> str:
        event = row.event
        number = self._names.number(event)
        where = f" (connection {number})" if number else ""
        if row.begins:
            words = f"{event.who}{where}: {self._label(row).removeprefix(f'{number}: ')}"
        else:
            words = f"{event.who}{where}: {event.call}() after waiting"
        if row.sends:
            size = count(event.size, "byte")
            words += f", {size}" if self._arrives_in_words(event) else f", {size}, not read"
        words += f" {note}" if note else ""
        if row.states:
            states = ", ".join(f"{who} {state}" for who, state in sorted(row.states.items()))
            words += f" [the system: {states}]"
        return words

    def _arrives_in_words(self, event: Event) -> bool:
        return event.offset < 0 or self._arrives(event)
