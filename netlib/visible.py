"""Bytes as text that a person can read: what is there is shown, and nothing can hide in it."""

import functools

LONGEST = 32  # bytes that are shown in full
HEAD, TAIL = 24, 8  # of longer data, this much from the beginning, and from the end
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
