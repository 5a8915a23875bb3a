"""TCP's states as a picture, drawn from the table `tcp_states`, with the walk of one connection.

A box that was seen has the colour of its side, and the number of the step. A solid line joins two
states that were seen one after the other; a dashed one was passed between two looks.
"""

import math
from collections.abc import Iterable
from typing import NamedTuple

from netlib.events import Event
from netlib.picture import WIDTH, Picture, box, picture, text
from netlib.tcp_states import RESET, STATES, TRANSITIONS, between
from netlib.visible import count

BOX_WIDTH, BOX_HEIGHT = 124, 30
COLUMNS, FIRST_ROW, ROW_HEIGHT = (140, 360, 580), 24, 88
PLACES = {  # column, row; a closed connection ends where no other line crosses
    "CLOSED": (1, 0), "SYN-SENT": (0, 1), "LISTEN": (2, 1), "SYN-RECEIVED": (2, 2),
    "ESTABLISHED": (1, 3), "FIN-WAIT-1": (0, 4), "CLOSE-WAIT": (2, 4), "FIN-WAIT-2": (0, 5),
    "CLOSING": (1, 5), "LAST-ACK": (2, 5), "TIME-WAIT": (0, 6), "closed again": (2, 6),
}  # fmt: skip
ENDS = {"TIME-WAIT", "LAST-ACK"}  # from here the way leads to the end, not back to the beginning
BENT = {  # where a straight line would cross a box: which way it bends
    ("FIN-WAIT-1", "TIME-WAIT"): (-100, 24),
    ("SYN-RECEIVED", "FIN-WAIT-1"): (-150, -60),
}
HEIGHT = FIRST_ROW + 6 * ROW_HEIGHT + 80
SIDES = ("client", "server")


class Step(NamedTuple):
    """One step of a side's walk; `seen`: no other state lies between the two looks."""

    who: str
    state: str
    cause: str
    target: str
    seen: bool


def state_diagram(events: Iterable[Event], earlier: int = 0) -> Picture:
    """The whole table, and on it the walk of the first connection of the trace.

    `earlier`: how many calls before these are left out.
    """
    looks = _looks(list(events))
    steps = [step for who in SIDES for step in _walk(who, looks[who])]

    gone = {step[1:4] for step in steps}
    edges = [
        _edge(state, cause, target, "rule")
        for (state, cause), target in TRANSITIONS.items()
        if (state, cause, target) not in gone
    ]
    walked = [_edge(*step[1:4], step.who, step.seen) for step in steps]
    notes = [f"({count(earlier, 'earlier call')} not drawn.)"] if earlier else []
    body = "".join((*edges, *walked, *(_box(place, looks) for place in PLACES), _legend(notes)))
    return picture("The states of a TCP connection", _in_words(looks) + notes, HEIGHT, body)


def _looks(events: list[Event]) -> dict[str, list[str]]:
    """The states that were seen, in order, without those that did not change."""
    looks: dict[str, list[str]] = {who: [] for who in SIDES}
    first: frozenset[str] | None = None
    for event in events:
        for seen in event.seen:
            if seen.remote:
                first = first or frozenset((seen.local, seen.remote))
                if first != frozenset((seen.local, seen.remote)):
                    continue
            elif looks.get(seen.who) not in ([], ["LISTEN"]):
                continue  # what became of the listening socket later is another walk
            states = looks.get(seen.who, [])
            if seen.state in STATES and states[-1:] != [seen.state]:
                states.append(seen.state)
    return looks


def _walk(who: str, states: list[str]) -> list[Step]:
    steps = []
    for before, after in zip(["CLOSED", *states], states, strict=False):
        way = between(before, after)
        steps += [Step(who, *each, len(way) == 1) for each in way]
    return steps


def _end_of(state: str, target: str, cause: str) -> str:
    is_end = target == "CLOSED" and (state in ENDS or cause == RESET)
    return "closed again" if is_end else target


def _center(place: str) -> tuple[float, float]:
    column, row = PLACES[place]
    return COLUMNS[column], FIRST_ROW + row * ROW_HEIGHT


def _edge(state: str, cause: str, target: str, kind: str, seen: bool = True) -> str:
    """An arrow from box to box, with what causes the step."""
    (x1, y1), (x2, y2) = _center(state), _center(_end_of(state, target, cause))
    length = math.hypot(x2 - x1, y2 - y1)
    across = ((y1 - y2) / length, (x2 - x1) / length)
    aside = 14.0 if _goes_back(state, target) else 0.0
    aside += {"client": -2.5, "server": 2.5}.get(kind, 0)
    bend = BENT.get((state, target), (0, 0))
    shift = (aside * across[0], aside * across[1])
    mx, my = (x1 + x2) / 2 + bend[0] + shift[0], (y1 + y2) / 2 + bend[1] + shift[1]
    x1, y1 = _border((x1, y1), shift, (mx, my))
    x2, y2 = _border((x2, y2), shift, (mx, my))
    angle = math.atan2(y2 - my, x2 - mx)
    tips = [
        (x2 - 9 * math.cos(angle + turn), y2 - 9 * math.sin(angle + turn)) for turn in (-0.4, 0.4)
    ]
    head = "".join(f"L{x:.1f} {y:.1f}" for x, y in tips)
    kind = "wrong" if cause == RESET else kind
    line = "stroke-width:1.5" if kind == "rule" else "stroke-width:3"
    dash = "" if seen else ";stroke-dasharray:6 4"
    # A quadratic curve goes half-way to its control point.
    cx, cy = 2 * mx - (x1 + x2) / 2, 2 * my - (y1 + y2) / 2
    path = f'<path d="M{x1:.1f} {y1:.1f}Q{cx:.1f} {cy:.1f} {x2:.1f} {y2:.1f}"'
    return (
        f'{path} class="{kind}" style="{line}{dash}"/>'
        f'<path d="M{x2:.1f} {y2:.1f}{head}z" class="{kind}" style="fill:var(--{kind})"/>'
        + text(mx, my + 4, cause, "quiet halo", "middle")
    )


def _goes_back(state: str, target: str) -> bool:
    """Whether the table has a step the other way, so that both lines need room."""
    return any(
        (before, after) == (target, state) for (before, _), after in TRANSITIONS.items()
    ) and not (state in ENDS or target in ENDS)


def _border(
    center: tuple[float, float], shift: tuple[float, float], towards: tuple[float, float]
) -> tuple[float, float]:
    """Where a line leaves a box. It begins beside the middle of the box, by `shift`."""
    start = (center[0] + shift[0], center[1] + shift[1])
    way = (towards[0] - start[0], towards[1] - start[1])
    halves = (BOX_WIDTH / 2 + 3, BOX_HEIGHT / 2 + 3)
    scale = min(
        (math.copysign(half, d) - aside) / d
        for half, d, aside in zip(halves, way, shift, strict=True)
        if d
    )
    return start[0] + way[0] * scale, start[1] + way[1] * scale


def _box(place: str, looks: dict[str, list[str]]) -> str:
    x, y = _center(place)
    state = "CLOSED" if place == "closed again" else place
    left, top = x - BOX_WIDTH / 2, y - BOX_HEIGHT / 2
    parts = [box(left, top, BOX_WIDTH, BOX_HEIGHT, "tab")]
    for inset, who in enumerate(SIDES):
        numbers = [
            str(number)
            for number, seen in enumerate(looks[who], 1)
            if seen == state and (state != "CLOSED" or place == "closed again")
        ]
        if numbers:
            d = 3 * inset
            size = (BOX_WIDTH - 2 * d, BOX_HEIGHT - 2 * d)
            parts.append(box(left + d, top + d, *size, who))
            label = f"{who} {', '.join(numbers)}"
            side = (left - 4, "end") if who == "client" else (left + BOX_WIDTH + 4, "start")
            parts.append(text(side[0], top + 6, label, f"pill halo {who}", side[1]))
    return "".join((*parts, text(x, y + 4.5, state, "pill", "middle")))


def _legend(notes: list[str]) -> str:
    legend = "numbers: the order of what was seen.  dashed: passed between two looks"
    return text(WIDTH / 2, HEIGHT - 14, "  ".join((legend, *notes)), "quiet", "middle")


def _in_words(looks: dict[str, list[str]]) -> list[str]:
    words = []
    for who, states in looks.items():
        words.append(f"{who}: {', then '.join(states)}" if states else f"{who}: nothing was seen")
    return words
