"""The sequence diagram: two lifelines, what each side called, the bytes, the system's states.

Time runs down, in order, not to scale. Each row of a conversation is drawn by itself, so that the
live panel can add one to the others.
"""

import functools
from collections.abc import Iterable
from typing import NamedTuple

from netlib.conversation import OTHER, Names, Row, rows_of
from netlib.events import Event
from netlib.picture import (
    LETTER,
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
from netlib.visible import count

ROWS = 25  # more than these, and the middle is folded
LIFE = {"client": 136, "server": WIDTH - 136}  # where the lifelines stand
INWARDS = {"client": 1, "server": -1}
HEAD = 56  # height of what stands above the first row
KNOT, BAR = 4.5, 5  # half of their width
LAP = 0.5  # so far a bar goes over the edge of its row: two rows must not show a gap between them
HATCH = 8  # from stroke to stroke; the height of every row is a multiple of it


class Drawn(NamedTuple):
    """A part of the drawing, from its own top at 0 down to its height, and the same in words."""

    svg: str
    height: int
    words: str


def sequence_diagram(events: Iterable[Event], rows_shown: int = ROWS, earlier: int = 0) -> Picture:
    """What a client and a server did, in the order in which it took effect.

    `earlier`: how many calls before these are left out.
    """
    names = Names()
    rows = rows_of(enumerate(events), names)
    half = (rows_shown - 1) // 2
    fold = range(half, len(rows) - half) if len(rows) > rows_shown else range(0)
    parts = [left_out(earlier)] if earlier else []
    for index, row in enumerate(rows):
        if index not in fold:
            parts.append(drawn(row))
        elif index == fold[0]:
            parts.append(_band(f"{count(len(fold), 'more row')} here"))
    parts = parts or [nothing_yet()]
    body, y = "", HEAD
    for part in parts:
        body += f'<g transform="translate(0 {y})">{part.svg}</g>'
        y += part.height
    body = head(names) + lifelines(HEAD, y) + body
    title = f"Client and server: {count(len({row.key // 2 for row in rows}), 'call')}, in order"
    return picture(title, [part.words for part in parts], y, body)


def head(names: Names) -> str:
    """The two names with their addresses, and the beginning of the lifelines."""
    return "".join(
        text(x, 20, who, f"name {who}", "middle")
        + text(x, 38, names.address(who), "quiet code", "middle")
        + line(x, 46, x, HEAD, f"life {who}")
        for who, x in LIFE.items()
    )


def left_out(earlier: int) -> Drawn:
    """The row that stands for the calls before the first one that is drawn."""
    return _band(count(earlier, "earlier call"))


def nothing_yet() -> Drawn:
    """The row of a conversation that has not begun."""
    words = text(WIDTH / 2, 24, "nothing has happened yet", "quiet", "middle")
    return Drawn(words, 40, "Nothing has happened yet.")


def _band(words: str) -> Drawn:
    left, right = LIFE["client"] - 8, LIFE["server"] + 8
    ground = box(left, 0, right - left, 24, "ground", 0)
    lines = line(left, 0, right, 0, "rule") + line(left, 24, right, 24, "rule")
    middle = text(WIDTH / 2, 16, f"⋮  {words}  ⋮", "quiet", "middle")
    return Drawn(ground + lines + middle, 40, f"({words}.)")


def lifelines(top: float, bottom: float) -> str:
    """The line of each side, behind the rows."""
    return "".join(line(x, top, x, bottom, f"life {who}") for who, x in LIFE.items())


def height_of(row: Row | Drawn) -> int:
    """How much room a row takes."""
    if isinstance(row, Drawn):
        return row.height
    return 24 + (32 if row.sent else 0) + (32 if row.note else 16)


@functools.lru_cache(maxsize=1000)  # the live panel asks for the same rows again and again
def drawn(row: Row) -> Drawn:
    """One row: its call on the lifeline, the bytes that it sends, what came of it, the states."""
    height = height_of(row)
    parts = [_bar(row, who, height) for who in LIFE]
    parts += [_tab(row), *(_pill(who, state) for who, state in row.states)]
    if row.sent:
        parts.append(_arrow(row, 42))
    if row.note:
        parts.append(_note(row, height - 17))
    return Drawn("".join(parts), height, row.words)


def _bar(row: Row, who: str, height: int) -> str:
    """The hatched bar of a side that waits."""
    x, starts, goes_on = LIFE[who], who in row.before, who in row.after
    if not starts and not goes_on:
        return ""
    top = -LAP if starts else 12.0
    bottom = height + LAP if goes_on else 12.0
    strokes = "".join(
        f"M{x - BAR} {y + HATCH}l{2 * BAR}-{HATCH}"
        for y in range(0 if starts else 16, height if goes_on else 8, HATCH)
    )
    sides = f"M{x - BAR} {top:g}V{bottom:g}M{x + BAR} {top:g}V{bottom:g}"
    under = f"M{x - BAR} {top:g}h{2 * BAR}V{bottom:g}h-{2 * BAR}z"
    return f'<path d="{under}" class="ground"/><path d="{strokes}{sides}" class="waits"/>'


def _tab(row: Row) -> str:
    """The call on its lifeline, towards the middle."""
    x, step = LIFE[row.who], INWARDS[row.who]
    width = code_width(row.call) + 16
    left = x + 10 if step > 0 else x - 10 - width
    return (
        line(x, 12, x + 10 * step, 12, row.who)
        + f'<circle cx="{x}" cy="12" r="{KNOT}" class="ground {row.who}" stroke-width="2"/>'
        + box(left, 0, width, 24, "tab")
        + code(left + width / 2, 16.5, row.call, "" if row.begins else "faint", "middle")
    )


def _pill(who: str, state: str) -> str:
    """A state, beside the lifeline, on the outer side."""
    width = len(state) * 7.6 + 14
    left = LIFE[who] - 14 - width if who == "client" else LIFE[who] + 14
    label = text(left + width / 2, 16, state, f"pill {who}", "middle")
    return box(left, 2, width, 20, f"ground {who}", 10) + label


def _note(row: Row, y: float) -> str:
    x, anchor = LIFE[row.who] + 18 * INWARDS[row.who], "start" if row.who == "client" else "end"
    if row.kind == "bytes":
        return code(x, y, row.note, "bytes", anchor)
    return text(x, y, row.note, row.kind, anchor)


def _arrow(row: Row, y: float) -> str:
    """Bytes that go over to the other side, or stop half-way if nobody has read them."""
    start, end, step = LIFE[row.who], LIFE[OTHER[row.who]], INWARDS[row.who]
    is_long = "…" in row.sent  # then it says its count inside
    letter = QUIET_LETTER if is_long else LETTER
    shown = row.size if is_long and not row.arrives else row.sent  # "not read" needs the room
    width = code_width(shown, letter) + 16
    size = "" if is_long else row.size
    middle = WIDTH / 2
    left = middle - (width + len(size) * QUIET_LETTER + 8) / 2
    if row.arrives:
        tip: float = end - 6 * step
        flow = line(start + 6 * step, y, tip - 8 * step, y, "flow")
        flow += f'<path d="M{tip:g} {y:g}l{-9 * step} -5v10z" class="head"/>'
    else:
        tip = middle + step * 150
        flow = line(start + 6 * step, y, tip, y, "flow") + line(tip, y - 6, tip, y + 6, "flow")
        flow += text(tip + 6 * step, y + 4, "not read", "quiet", "start" if step > 0 else "end")
    kind = "small" if is_long else ""
    parts = [
        flow,
        box(left, y - 12, width, 24, "box"),
        code(left + 8, y + 4.5, shown, kind, letter=letter),
    ]
    if size:
        parts.append(box(left + width + 1, y - 9, len(size) * QUIET_LETTER + 7, 18, "ground", 0))
        parts.append(text(left + width + 5, y + 4, size, "quiet"))
    return "".join(parts)
