"""Bytes in, whole lines out. A stream keeps the order of the bytes, not the borders of messages."""

from netlib.errors import LineTooLong

LINE_END = b"\r\n"  # both bytes, in this order; neither of them alone ends a line
LONGEST_LINE = 4096  # bytes; a bound, so that a client cannot fill the memory


class LineFramer:
    """Cuts a stream of bytes into the lines that CR LF ends."""

    def __init__(self, longest: int = LONGEST_LINE) -> None:
        self._longest = longest
        self._rest = b""

    @property
    def rest(self) -> bytes:
        """The bytes of the line that has begun and has not ended yet."""
        return self._rest

    def feed(self, data: bytes) -> list[bytes]:
        """Take the bytes that one `recv` gave; return the lines that are whole now, without CR LF.

        Raises LineTooLong when a line has more than `longest` bytes. The whole lines before it
        are in the error.
        """
        if self._rest:
            data = self._rest + data
        lines = data.split(LINE_END)
        self._rest = lines.pop()
        if len(data) > self._longest:  # else no line in it can be too long
            self._check(lines)
        return lines

    def _check(self, lines: list[bytes]) -> None:
        begun = self._rest.removesuffix(b"\r")  # it may be the first half of the line's end
        for number, line in enumerate((*lines, begun)):
            if len(line) > self._longest:
                self._rest = b""
                raise LineTooLong(self._longest, lines[:number])
