"""Bytes against the boundaries of calls: what was sent in which call, what each recv returned.

Both rows of boxes have the same scale, by the byte's place in the stream: boundaries that do not
match are seen at once.
"""

from collections.abc import Iterable
from typing import NamedTuple

from netlib.events import WAITING_CALLS, Event
from netlib.picture import (
    QUIET_LETTER,
    WIDTH,
    Picture,
    box,
    code,
    code_width,
    line,
    picture,
    text,
)
from netlib.visible import count, visible

LEFT = 84  # where the first byte stands
WIDEST_BYTE = 28
STREAM_HEIGHT = 148
STREAMS = 4  # at most so many are drawn
SENDING = {"send", "sendall"}


class Stream(NamedTuple):
    """One direction of one connection: who sends, and the calls on both sides."""

    who: str
    sent: list[Event]
    received: list[Event]

    @property
    def size(self) -> int:
        return max((each.offset + each.size for each in (*self.sent, *self.received)), default=0)


def byte_diagram(events: Iterable[Event], earlier: int = 0) -> Picture:
    """Each stream of the trace: a box for each send, and below it a box for each recv.

    `earlier`: how many calls before these are left out.
    """
    streams = _streams(events)
    shown = streams[:STREAMS]
    words = [each for stream in shown for each in _in_words(stream)]
    notes = [f"({count(earlier, 'earlier call')} not drawn.)"] if earlier else []
    if len(streams) > STREAMS:
        notes.append(f"({count(len(streams) - STREAMS, 'more stream')} not drawn.)")
    if not shown:
        notes.append("No bytes yet.")
    title = "Bytes, by the calls that sent and received them"
    body = "".join(_drawn(stream, index * STREAM_HEIGHT) for index, stream in enumerate(shown))
    bottom = STREAM_HEIGHT * len(shown)
    body += "".join(text(8, bottom + 20 + 20 * n, note, "quiet") for n, note in enumerate(notes))
    return picture(title, words + notes, bottom + 20 * len(notes) + 8, body)


def _streams(events: Iterable[Event]) -> list[Stream]:
    """By sender's and receiver's address, in the order of their first byte."""
    found: dict[tuple[str, str], Stream] = {}
    other = {"client": "server", "server": "client"}
    for event in events:
        if event.who not in other or event.offset < 0 or event.error or not event.size:
            continue
        if event.call in SENDING:
            way = (event.local, event.peer)
            found.setdefault(way, Stream(event.who, [], [])).sent.append(event)
        elif event.call in WAITING_CALLS:
            way = (event.peer, event.local)
            found.setdefault(way, Stream(other[event.who], [], [])).received.append(event)
    return list(found.values())


def _drawn(stream: Stream, top: float) -> str:
    scale = min(WIDEST_BYTE, (WIDTH - LEFT - 16) / stream.size)
    reader = "server" if stream.who == "client" else "client"
    parts = [
        text(8, top + 20, f"{stream.who} → {reader}", f"name {stream.who}"),
        text(LEFT + 40, top + 20, count(stream.size, "byte"), "quiet"),
        text(8, top + 56, "sent", "quiet"),
        text(8, top + 108, "received", "quiet"),
        *(_call(each, top + 38, scale) for each in stream.sent),
        *(_call(each, top + 90, scale) for each in stream.received),
    ]
    read = max((each.offset + each.size for each in stream.received), default=0)
    if read < stream.size:
        left, width = LEFT + read * scale, (stream.size - read) * scale
        parts.append(box(left, top + 90, width, 28, "missing"))
        label = f"{count(stream.size - read, 'byte')} not read"
        if len(label) * QUIET_LETTER < width:
            parts.append(text(left + width / 2, top + 108, label, "quiet", "middle"))
    ends = {each.offset + each.size for each in (*stream.sent, *stream.received)} | {0}
    edge = -1.0
    for place in sorted(ends):
        x = LEFT + place * scale
        parts.append(line(x, top + 68, x, top + 88, "rule"))
        if x - edge > 28:  # numbers that would touch are left out
            parts.append(text(x, top + 134, str(place), "quiet", "middle"))
            edge = x
    return "".join(parts)


def _call(event: Event, y: float, scale: float) -> str:
    """One call's bytes: the text if it has room, else the count, else the box alone."""
    left, width = LEFT + event.offset * scale, event.size * scale
    shown = box(left + 1, y, max(width - 2, 1), 28, "box")
    label, size = visible(event.data, event.size), str(event.size)
    if code_width(label) + 4 <= width:
        return shown + code(left + width / 2, y + 18.5, label, anchor="middle")
    if len(size) * QUIET_LETTER + 4 <= width:
        return shown + text(left + width / 2, y + 18.5, size, "quiet", "middle")
    return shown


def _in_words(stream: Stream) -> list[str]:
    reader = "server" if stream.who == "client" else "client"
    lines = [f"{stream.who} to {reader}, {count(stream.size, 'byte')}:"]
    for side, calls in (("sent", stream.sent), ("received", stream.received)):
        told = [f"{visible(each.data, each.size)} ({each.size})" for each in calls[:20]]
        more = f", and {count(len(calls) - 20, 'more call')}" if len(calls) > 20 else ""
        lines.append(f"{side} in {count(len(calls), 'call')}: {' | '.join(told)}{more}")
    return lines
