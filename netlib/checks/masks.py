"""What a report shows of bytes and calls: the values of one try are put away.

IDs, names and ports differ at every try; a report reads the same every time.
"""

import base64
import re
from collections.abc import Iterator
from itertools import zip_longest
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
    text = _bytes_masked(PORT.sub(rb"\1<port>", data), proof)  # a port may look like part of an ID
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

    def numbered(host: str, port: str) -> str:
        return host + ports.setdefault(port, str(FIRST_PORT + len(ports)))

    names = ("arguments", "result", "error", "peer", "local")
    left = ("port", "own")  # they are numbered
    texts: dict[str, Any] = {}
    for name in names:
        parts = ADDRESS.split(getattr(event, name))  # words, host, port, words, host, port, words
        words = [_bytes_masked(each.encode(), proof, *left).decode() for each in parts[::3]]
        hosts = [numbered(host, port) for host, port in zip(parts[1::3], parts[2::3], strict=True)]
        texts[name] = "".join(f"{a}{b}" for a, b in zip_longest(words, hosts, fillvalue=""))
    return event._replace(data=_bytes_masked(event.data, proof, *left), **texts)
