"""What a report shows of bytes and calls: the values of one try are put away.

IDs, names and ports differ at every try; a report reads the same every time.
"""

import base64
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from netlib.checks.story import in_order, without_repetitions
from netlib.events import Event
from netlib.visible import characters, visible

if TYPE_CHECKING:
    from netlib.checks.probing import Result

MASKS = {"id": "<ID>", "name": "<name>", "word": "<word>", "port": "<port>", "own": "<own port>"}
PART = 3  # bytes; shorter parts of a value are not masked
PORT = re.compile(rb"(127\.0\.0\.1(?:', |:))\d+")  # the system chooses another one each time
ADDRESS = re.compile(r"(127\.0\.0\.1(?:', |:))(\d+)")
FIRST_PORT = 50_000  # in a diagram: the ports are numbered as they appear


def masked(data: bytes, proof: "Result", longest: int | None = None) -> str:
    """Bytes as text, without the values of this try.

    With `longest`, up to so many characters are shown; else as many as `visible` shows.
    """
    text = PORT.sub(rb"\1<port>", _bytes_masked(data, proof))
    if longest is None:
        return visible(text)
    return "".join(each for each, _ in characters(text))[:longest]


def _bytes_masked(text: bytes, proof: "Result", *left: str) -> bytes:
    for name, mask in MASKS.items():
        if name not in left and (value := proof.facts.get(name)):
            for form in (value.encode(), repr(value.encode())[2:-1].encode()):
                text = text.replace(form, mask.encode())
                text = _without_parts(text, form, mask)
    return text


def _without_parts(text: bytes, value: bytes, mask: str) -> bytes:
    """Bytes with a mask in the place of the longest beginning, and end, of a value."""
    for length in range(len(value) - 1, PART - 1, -1):
        text = text.replace(value[:length], f"<start of {mask[1:]}".encode())
        if length > PART:  # short ends are found by chance
            text = text.replace(value[-length:], f"<end of {mask[1:]}".encode())
    return text


def events_of(proof: "Result") -> Iterator[Event]:
    """The conversation as events of both sides, without the values of this try."""
    began = proof.actions[0].when if proof.actions else 0.0
    student = []
    for told in proof.report.get("events", []):
        fields: list[Any] = [*told[:4], base64.b64decode(told[4]), *told[5:16]]
        event = Event(*fields)
        if event.when >= began or event.ended >= began:
            student.append(event)
    ports = {proof.facts.get("port", ""): str(FIRST_PORT)}
    for event in in_order(*(list(without_repetitions(each)) for each in (student, proof.wire))):
        yield _without_values(event, proof, ports)


def _without_values(event: Event, proof: "Result", ports: dict[str, str]) -> Event:
    """The event with masks for this try's values, and with ports numbered as they appear."""

    def numbered(found: re.Match[str]) -> str:
        port = ports.setdefault(found[2], str(FIRST_PORT + len(ports)))
        return f"{found[1]}{port}"

    names = ("arguments", "result", "error", "peer", "local")
    texts: dict[str, Any] = {name: ADDRESS.sub(numbered, getattr(event, name)) for name in names}
    left = ("port", "own")  # they are numbered
    for key in ("arguments", "result", "error"):
        texts[key] = _bytes_masked(texts[key].encode(), proof, *left).decode(errors="replace")
    return event._replace(data=_bytes_masked(event.data, proof, *left), **texts)
