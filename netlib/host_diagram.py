"""Hosts, the programs on them, and what joins these: the picture of who can talk to whom.

It shows a plan, not what was observed: no call, no state, no bytes that anybody has read.
"""

import re
from typing import NamedTuple

from netlib.errors import WrongArgument
from netlib.picture import Picture, box, line, picture, text

WIDTH = 560  # narrower than other figures, so that its letters are larger on a slide
HOST_WIDTH, PROGRAM_HEIGHT = 208, 32
GAP = 12  # between programs, and inside a host
HEAD = {False: 32, True: 48}  # above the first program: the name, and the address if there is one
BETWEEN = 24  # two hosts of one column
LINK = re.compile(r"(?P<left>.+?) (?P<way>[→←↔—⇢]) (?P<right>.+?)(?:: (?P<label>.+))?$")
IN_WORDS = {"→": "to", "←": "from", "↔": "to and from", "—": "joined to", "⇢": "lost on the way to"}
SIDES = ("client", "server")


class Spot(NamedTuple):
    """Where a link may begin or end: the outer edges of a program, and its middle."""

    left: float
    right: float
    y: float


def host_diagram(hosts: dict[str, list[str]], links: list[str], between: str = "") -> Picture:
    """The last host stands on the right, the others on the left, each with its programs.

    A host is written `"name"` or `"name @ address"`. A link is written `"left → right: label"`,
    with names of programs (of hosts without any: the host's name); `←` leads to the left, `↔` both
    ways, `—` joins, `⇢` is lost on the way; the label may be left out. `between` names the network.
    Raises WrongArgument for a link that names nobody.
    """
    names = list(hosts)
    parts: list[str] = []
    spots: tuple[dict[str, Spot], ...] = ({}, {})
    columns = (names[:-1], names[-1:])
    heights = [_height(column, hosts) for column in columns]
    whole = max(heights) + 2 * GAP
    for side, column in enumerate(columns):
        top = (whole - heights[side]) / 2
        for name in column:
            parts.append(_host(name, hosts[name], side, top, spots[side]))
            top += _host_height(name, hosts[name]) + BETWEEN
    words = [f"{name}: {', '.join(hosts[name]) or 'one program'}" for name in names]
    cloud = _network(between, whole) if between else ""
    for link in links:
        drawn, told = _link(link, spots)
        parts.append(drawn)
        words.append(told)
    return picture("Hosts and what joins them", words, whole, cloud + "".join(parts), WIDTH)


def _host_height(name: str, programs: list[str]) -> float:
    inside = len(programs) * (PROGRAM_HEIGHT + GAP) if programs else 0
    return HEAD[" @ " in name] + inside


def _height(column: list[str], hosts: dict[str, list[str]]) -> float:
    inside = sum(_host_height(name, hosts[name]) for name in column)
    return inside + BETWEEN * (len(column) - 1)


def _host(name: str, programs: list[str], side: int, top: float, spots: dict[str, Spot]) -> str:
    """One host. Notes where its programs are."""
    left = 4 if side == 0 else WIDTH - 4 - HOST_WIDTH
    height, middle = _host_height(name, programs), left + HOST_WIDTH / 2
    title, _, address = name.partition(" @ ")
    parts = [
        box(left, top, HOST_WIDTH, height, f"ground {SIDES[side]}", 8),
        text(middle, top + 21, title, f"name {SIDES[side]}", "middle"),
        text(middle, top + 39, address, "quiet code", "middle") if address else "",
    ]
    spots[title] = Spot(left, left + HOST_WIDTH, top + height / 2)
    y = top + HEAD[bool(address)]
    for program in programs:
        x, width = left + GAP, HOST_WIDTH - 2 * GAP
        parts.append(box(x, y, width, PROGRAM_HEIGHT, "tab"))
        parts.append(text(middle, y + 20.5, program.strip(), "code", "middle"))
        spots[program] = Spot(x, x + width, y + PROGRAM_HEIGHT / 2)
        y += PROGRAM_HEIGHT + GAP
    return "".join(parts)


def _network(name: str, height: float) -> str:
    """The network: one thing, whatever is inside."""
    width = 84
    left = (WIDTH - width) / 2
    return box(left, 8, width, height - 16, "tab", 16) + text(
        WIDTH / 2, 28, name, "quiet", "middle"
    )


def _link(link: str, spots: tuple[dict[str, Spot], ...]) -> tuple[str, str]:
    """The line of one link, and the same in words."""
    found = LINK.match(link)
    if not found or found["left"] not in spots[0] or found["right"] not in spots[1]:
        left, right = (", ".join(each) for each in spots)
        raise WrongArgument(
            f"Drawing the link {link!r}",
            f"it does not join a program of the left ({left}) to one of the right ({right})",
            'Write it like "client → server: request"',
        )
    start, end, way = spots[0][found["left"]], spots[1][found["right"]], found["way"]
    (x1, y1), (x2, y2) = (start.right, start.y), (end.left, end.y)
    parts = []
    if way == "⇢":
        x, y = x1 + (x2 - x1) * 0.65, y1 + (y2 - y1) * 0.65
        parts += [line(x1, y1, x, y, "missing"), line(x - 6, y - 6, x + 6, y + 6, "wrong")]
        parts.append(line(x - 6, y + 6, x + 6, y - 6, "wrong"))
    else:
        parts.append(line(x1, y1, x2, y2, "wire life" if way == "—" else "flow life"))
    slope = (y2 - y1) / (x2 - x1)
    if way in "→↔":
        parts.append(_head(x2, y2, -10, slope))
    if way in "←↔":
        parts.append(_head(x1, y1, 10, slope))
    if label := found["label"]:
        where = 0.3 if way == "⇢" else 0.5
        x, y = x1 + (x2 - x1) * where, y1 + (y2 - y1) * where
        parts.append(text(x, y - 8, label, "code small halo", "middle"))
    told = f"{found['left']} {IN_WORDS[way]} {found['right']}"
    return "".join(parts), f"{told}: {label}" if label else told


def _head(x: float, y: float, back: float, slope: float) -> str:
    bx, by = x + back, y + back * slope
    return f'<path d="M{x:g} {y:g}L{bx:g} {by - 5:g}v10z" class="head"/>'
