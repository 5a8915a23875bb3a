"""What a lossy link did to each datagram: three lifelines, the link in the middle, time runs down.

Nothing is drawn that the link's log does not have: an arrow ends at a host only if the link passed
that datagram on.
"""

from collections.abc import Iterable

from netlib.events import Event
from netlib.picture import WIDTH, Picture, box, code, code_width, line, picture, text
from netlib.visible import LONGEST, count, visible

THERE, BACK = "datagram", "answer"  # how the log calls what goes to the target, what comes back
PASSED, TWICE, DROPPED = "passed on", "passed on twice", "dropped"
HELD, SLOWED, LATE = "held back", "slowed down", "passed on late"
WAITING = (HELD, SLOWED)

ROWS = 24  # more than these, and the middle is left out
ROW, TOP = 36, 60  # height of a row; where the first one begins
CLIENT, LINK, SERVER = 96, WIDTH / 2, WIDTH - 96
HALF_OF_GAP = 30  # where a second copy leaves the link, below the first


def link_diagram(events: Iterable[Event]) -> Picture:
    """One row for each thing that the link did, in order."""
    events = [event for event in events if event.call in (PASSED, TWICE, DROPPED, LATE, *WAITING)]
    left_out = range(ROWS // 2, len(events) - ROWS // 2) if len(events) > ROWS else range(0)
    shown = [(i, event) for i, event in enumerate(events) if i not in left_out]
    parts, words, y = [], [], float(TOP)
    for index, event in shown:
        if left_out and index == left_out.stop:
            told = f"{len(left_out)} more rows here"
            parts.append(text(LINK, y + 22, f"⋮  {told}  ⋮", "quiet halo", "middle"))
            words.append(f"({told}.)")
            y += ROW
        parts.append(_row(event, y))
        words.append(_in_words(event))
        y += ROW + (HALF_OF_GAP if event.call == TWICE else 0)
    if not events:
        words.append("No datagram has come yet.")
        parts.append(text(LINK, y + 16, "no datagram has come yet", "quiet halo", "middle"))
        y += ROW
    heads = (
        text(CLIENT, 24, "client", "name client", "middle")
        + text(LINK, 24, "the link", "name", "middle")
        + text(SERVER, 24, "server", "name server", "middle")
        + line(CLIENT, 36, CLIENT, y, "life client")
        + line(LINK, 36, LINK, y, "life rule")
        + line(SERVER, 36, SERVER, y, "life server")
    )
    title = f"A lossy link: what it did, in {count(len(events), 'step')}"
    return picture(title, words, y + 8, heads + "".join(parts))


def _row(event: Event, y: float) -> str:
    """The way of one datagram: to the link, and from it to the other side, as far as it went."""
    start, end = (CLIENT, SERVER) if event.who.startswith(THERE) else (SERVER, CLIENT)
    step = 1 if end > start else -1
    y += 18
    comes = line(start + 4 * step, y, LINK, y, "flow")
    if event.call == DROPPED:
        return comes + _cross(LINK, y) + _told(event, y, start) + _note(DROPPED, y, step, "wrong")
    if event.call in WAITING:
        return comes + _dot(y) + _told(event, y, start) + _note(event.call, y, step, "quiet")
    if event.call == LATE:
        return _dot(y) + _arrow(LINK, end, y) + _told(event, y, end)
    parts = comes + _arrow(LINK, end, y) + _told(event, y, start)
    if event.call == TWICE:
        below = y + HALF_OF_GAP
        parts += _dot(y) + _arrow(LINK, end, below, y) + _told(event, below, end)
    return parts


def _arrow(start: float, end: float, y: float, begins: float | None = None) -> str:
    """An arrow from the link to a host; `begins` is where it leaves, if that is higher up."""
    step = 1 if end > start else -1
    tip = end - 4 * step
    head = f'<path d="M{tip:g} {y:g}l{-9 * step} -5v10z" class="head"/>'
    up = "" if begins is None else line(start, begins, start, y, "flow")
    return up + line(start, y, tip - 8 * step, y, "flow") + head


def _told(event: Event, y: float, host: float) -> str:
    """The datagram's bytes, on its way between the link and a host."""
    number = event.who.rpartition(" ")[2]
    size = event.size or len(event.data)
    shown = visible(event.data, size) if size <= LONGEST // 2 else count(size, "byte")
    label = f"{number}: {shown or 'empty'}"
    middle, width = (LINK + host) / 2, code_width(label) + 16
    return box(middle - width / 2, y - 12, width, 24, "box") + code(
        middle, y + 4.5, label, anchor="middle"
    )


def _note(words: str, y: float, step: int, kind: str) -> str:
    return text(LINK + 16 * step, y + 4, words, kind, "start" if step > 0 else "end")


def _cross(x: float, y: float) -> str:
    return (
        f'<path d="M{x - 6:g} {y - 6:g}l12 12M{x - 6:g} {y + 6:g}l12 -12" class="wrong"'
        ' style="stroke-width:2.5"/>'
    )


def _dot(y: float) -> str:
    return f'<circle cx="{LINK:g}" cy="{y:g}" r="5" class="head"/>'


def _in_words(event: Event) -> str:
    size = event.size or len(event.data)
    return f"{event.who} ({visible(event.data, size) or 'empty'}): {event.call}"
