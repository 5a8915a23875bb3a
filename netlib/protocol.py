r"""The course's protocol: a client sends a command, the server sends one line back.

    id CR LF      the student's ID, CR LF
    name CR LF    the student's name, CR LF
    other CR LF   ERROR, CR LF

The exact bytes before CR LF count: `ID`, ` id` and an empty line are unknown commands. The lecture
does not say how `ERROR` ends; this module chose CR LF, as for the other answers. The same
`answer` serves a TCP connection, a UDP datagram and a serial line.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from typing import Any, NamedTuple, Protocol, Self

from netlib.errors import LineTooLong, WrongArgument
from netlib.framing import LINE_END, LineFramer


class _Fields(NamedTuple):
    id: str
    name: str


class Student(_Fields):
    """Whom the server answers for. Both are text: an ID such as "0042137" keeps its zeros."""

    __slots__ = ()

    def __new__(cls, id: str, name: str) -> Self:
        """Raises WrongArgument for what the protocol could not carry."""
        for field, value in (("id", id), ("name", name)):
            problem, try_next = _problem_of(value)
            if problem:
                raise WrongArgument(
                    f"Student({field}={value!r})", f"the {field} {problem}", try_next
                )
        return super().__new__(cls, id, name)


def _problem_of(value: object) -> tuple[str, str]:
    if not isinstance(value, str):
        return f"is {type(value).__name__}, not text", f"Put it in quotes: {str(value)!r}"
    if "\r" in value or "\n" in value:
        return "has a line end, and the protocol needs that for itself", "Write it in one line"
    try:
        value.encode()
    except UnicodeEncodeError as error:
        letter = error.object[error.start]
        return f"has a character that cannot be sent, {letter!r}", "Write it without that"
    return "", ""


COMMANDS: dict[bytes, Callable[[Student], str]] = {
    b"id": lambda student: student.id,
    b"name": lambda student: student.name,
}
ERROR = b"ERROR" + LINE_END
RECEIVED_AT_ONCE = 8192  # bytes; more would let one eager client keep the others waiting


@lru_cache(maxsize=64)  # a class asks the same few questions all the time
def answer(command: bytes, student: Student) -> bytes:
    """What the server sends back for one command. `command` is the line without its CR LF."""
    value = COMMANDS.get(command)
    return ERROR if value is None else value(student).encode() + LINE_END


class _Connection(Protocol):
    def recv(self, size: int, /) -> bytes: ...
    def sendall(self, data: bytes, /) -> None: ...


class _DatagramSocket(Protocol):
    def recvfrom(self, size: int, /) -> tuple[bytes, Any]: ...
    def sendto(self, data: bytes, address: Any, /) -> int: ...


def serve_student(connection: _Connection, student: Student) -> None:
    """Answer every command that comes over one connection, until the client has finished.

    A line without end gets one ERROR, then the connection is given up. A client that breaks
    the connection off ends only its own conversation.
    """
    framer = LineFramer()
    with suppress(ConnectionError):
        try:
            while data := connection.recv(RECEIVED_AT_ONCE):
                if lines := framer.feed(data):
                    connection.sendall(b"".join([answer(line, student) for line in lines]))
        except LineTooLong as error:
            answers = [answer(line, student) for line in error.lines]
            connection.sendall(b"".join([*answers, ERROR]))


def serve_datagrams(sock: _DatagramSocket, student: Student) -> None:
    """Answer every datagram that comes to one UDP socket, for ever: a command each, with CR LF.

    What is not exactly one command gets ERROR, also a datagram without CR LF. An asker that is
    gone ends nothing: Windows tells of it at the next call (WSAECONNRESET).
    """
    while True:
        with suppress(ConnectionError):
            command, asker = sock.recvfrom(RECEIVED_AT_ONCE)
            is_line = command.endswith(LINE_END)
            line = command.removesuffix(LINE_END)
            sock.sendto(answer(line, student) if is_line else ERROR, asker)
