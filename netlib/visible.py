"""Bytes, and what a call was given and returned, as text that a person can read.

What is there is shown, and nothing can hide in it.
"""

import functools
from typing import Any

LONGEST = 32  # bytes that are shown in full
HEAD, TAIL = 24, 8  # of longer data, this much from the beginning, and from the end
TEXT_KEPT = 200  # characters of one argument
BYTES_LIKE = (bytes, bytearray, memoryview)
KEPT_HEAD, KEPT_TAIL = 56, 8  # what a trace keeps of long data; more than is shown


def kept(data: bytes | bytearray | memoryview) -> bytes:
    """The part of long data that is enough to show it."""
    if len(data) <= KEPT_HEAD + KEPT_TAIL:
        return bytes(data)
    return bytes(data[:KEPT_HEAD]) + bytes(data[-KEPT_TAIL:])


def characters(data: bytes) -> list[tuple[str, int]]:
    """One character or escape after the other, each with how many bytes it stands for.

    Control bytes are shown by their signs (␍ for CR, ␊ for LF), letters of valid UTF-8 as letters,
    any other byte by its number, as in Python: \\x9f. So is a letter that looks like such a sign.
    """
    found, place = [], 0
    while place < len(data):
        for length in range(1, 5):
            piece = data[place : place + length]
            try:
                found.append((_sign(piece.decode()), len(piece)))
                break
            except UnicodeDecodeError:
                continue
        else:
            piece = data[place : place + 1]
            found.append((f"\\x{piece[0]:02x}", 1))
        place += len(piece)
    return found


@functools.lru_cache(maxsize=1000)  # the same bytes are sent, and received
def visible(data: bytes, size: int | None = None) -> str:
    """`data` as text. Of long data: the first 24 and the last 8 bytes, with the count between.

    `size` is the length in full, if `data` is only what was `kept` of it.
    """
    size = len(data) if size is None else size
    if size <= LONGEST:
        return "".join(text for text, _ in characters(data))
    left_out = f" … {size - HEAD - TAIL} bytes … "
    return visible(data[:HEAD]) + left_out + visible(data[-TAIL:])


def _sign(character: str) -> str:
    number = ord(character)
    if number < 0x20:
        return chr(0x2400 + number)
    if number == 0x7F:
        return "␡"
    if character.isprintable() and not 0x2400 <= number <= 0x2421:
        return character
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def arguments_as_text(sends: bool, args: tuple[Any, ...]) -> tuple[str, bytes, int]:
    """The arguments as text, the first of the bytes among them, and how many bytes there are."""
    if len(args) == 1 and type(args[0]) is int:
        return f"({args[0]})", b"", 0
    data, size, shown = b"", 0, []
    for each in args:
        if isinstance(each, BYTES_LIKE):
            if sends:
                each = memoryview(each).cast("B") if isinstance(each, memoryview) else each
                data, size = kept(each), len(each)
                shown.append(_shown_bytes(data, size))
            else:
                shown.append(f"a buffer of {len(each)} bytes")
        else:
            shown.append(repr(each)[:TEXT_KEPT])
    return f"({', '.join(shown)})", data, size


def result_as_text(call: str, args: tuple[Any, ...], result: Any) -> tuple[str, bytes, int]:
    """The same for what a call returned."""
    if call == "accept":
        return f"a new socket, connected to {result[1]!r}", b"", 0
    if call.endswith("_into"):
        size = result[0] if call == "recvfrom_into" else result
        data = kept(memoryview(args[0]).cast("B")[:size])
        return _shown_bytes(data, size), data, size
    if isinstance(result, bytes):
        data = kept(result)
        return _shown_bytes(data, len(result)), data, len(result)
    if call == "recvfrom":
        data, size = kept(result[0]), len(result[0])
        return f"{_shown_bytes(data, size)} from {result[1]!r}", data, size
    return "" if result is None else repr(result), b"", 0


def _shown_bytes(data: bytes, size: int) -> str:
    if size <= KEPT_HEAD + KEPT_TAIL:
        return repr(data)
    return f"{data[:KEPT_HEAD]!r}... ({size - KEPT_HEAD} more bytes)"


def shortened(content: str, letters: int) -> str:
    """At most so many letters of a text, with a sign where something is left out."""
    return content if len(content) <= letters else f"{content[: letters - 1]}…"


def count(number: int, what: str) -> str:
    """A number of things: "1 byte", "4 bytes"."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
