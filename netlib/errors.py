"""Errors that say what was tried, what happened, and what to try.

    Exception
    └── NetlibError        everything that netlib itself raises on purpose
        ├── PortTaken      also an OSError: somebody else listens on this port
        ├── WaitedTooLong  also a TimeoutError: a bounded wait has ended without success
        ├── LineTooLong    also a ValueError: the other side sent a line without end
        └── WrongArgument  also a ValueError: netlib was called in a way that cannot work
    SystemExit
    └── Stopped            ends a thread of the student's code; nobody sees it

`explain` puts an error of the operating system into plain words.
"""

import errno
import os
import sys
from typing import NamedTuple


class NetlibError(Exception):
    """The root of netlib's errors: what was tried, what happened, what to try next."""

    def __init__(self, tried: str, happened: str, try_next: str) -> None:
        super().__init__(f"{tried}: {happened}. {try_next}")
        self.tried, self.happened, self.try_next = tried, happened, try_next


class PortTaken(NetlibError, OSError):
    """Another program listens on the port (bind(2), EADDRINUSE)."""

    def __init__(self, tried: str, happened: str, try_next: str) -> None:
        super().__init__(tried, happened, try_next)
        self.errno = errno.EADDRINUSE
        self.strerror = f"{os.strerror(errno.EADDRINUSE)}: {happened}"  # create_server shows this

    __str__ = Exception.__str__  # OSError's own would show `strerror` alone


class WaitedTooLong(NetlibError, TimeoutError):
    """What was waited for did not happen within the bound."""


class LineTooLong(NetlibError, ValueError):
    """A line went on past the bound. `lines` are the whole lines that came before it."""

    def __init__(self, limit: int, lines: list[bytes]) -> None:
        super().__init__(
            "Reading a line",
            f"it has more than {limit} bytes",
            "Answer with an error, and close the connection",
        )
        self.lines = lines


class WrongArgument(NetlibError, ValueError):
    """A function of netlib was called in a way that cannot work."""


class Stopped(SystemExit):
    """Raised in a thread of the student's code to end it.

    It is a SystemExit because `except Exception` lets that pass, and because asyncio ends its
    loop on it. A thread that `netlib.output` started ends on it without a word.
    """


class Meaning(NamedTuple):
    """One error of the operating system: its number on each system, and plain words for it."""

    linux: int
    macos: int
    windows: int
    happened: str
    try_next: str


# Numbers: errno(3) of Linux, <sys/errno.h> of macOS, "Windows Sockets Error Codes" of Windows.
MEANINGS = {
    "EACCES": Meaning(
        13, 13, 10013,
        "the system does not allow this, for example a port below 1024",
        "Choose a port from 1024 on.",
    ),
    "EADDRINUSE": Meaning(
        98, 48, 10048,
        "another socket has this port already",
        "Close that socket, or choose another port.",
    ),
    "EADDRNOTAVAIL": Meaning(
        99, 49, 10049,
        "no adapter of this machine has that address",
        "Use '127.0.0.1', '0.0.0.0', or one of this machine's own addresses.",
    ),
    "EAFNOSUPPORT": Meaning(
        97, 47, 10047,
        "the address does not fit the kind of socket, for example IPv6 with an IPv4 socket",
        "Make the socket for the same kind of address.",
    ),
    "EAGAIN": Meaning(
        11, 35, 10035,
        "the socket does not wait, and there is nothing to do at this moment",
        "Wait until it is ready, or let it wait with setblocking(True).",
    ),
    "EBADF": Meaning(
        9, 9, 10009,
        "this socket is closed already",
        "Make a new socket.",
    ),
    "ECONNABORTED": Meaning(
        103, 53, 10053,
        "the connection was given up, by this machine or on the way",
        "Connect again.",
    ),
    "ECONNREFUSED": Meaning(
        111, 61, 10061,
        "the machine answered, but nobody listens on this port",
        "Start the server first, and compare the port numbers.",
    ),
    "ECONNRESET": Meaning(
        104, 54, 10054,
        "the other side broke the connection off",
        "See what the other program did; a server goes on with its next client.",
    ),
    "EDESTADDRREQ": Meaning(
        89, 39, 10039,
        "a datagram needs to know where it goes",
        "Use sendto(data, address).",
    ),
    "EHOSTUNREACH": Meaning(
        113, 65, 10065,
        "no way to that machine was found",
        "Compare the address; are both machines in the same network?",
    ),
    "EINPROGRESS": Meaning(
        115, 36, 10036,
        "the socket does not wait, and the connection is still being made",
        "Wait until the socket is ready for writing.",
    ),
    "EINVAL": Meaning(
        22, 22, 10022,
        "this call does not fit the state of the socket, for example a second bind, "
        "or accept without listen",
        "Look at the order of the calls.",
    ),
    "EISCONN": Meaning(
        106, 56, 10056,
        "this socket is connected already",
        "One socket is one connection: make a new one.",
    ),
    "EMFILE": Meaning(
        24, 24, 10024,
        "this program has as many files and sockets open as the system allows",
        "Close the sockets that you no longer need.",
    ),
    "EMSGSIZE": Meaning(
        90, 40, 10040,
        "the datagram is larger than a datagram can be",
        "Send less at once.",
    ),
    "ENETUNREACH": Meaning(
        101, 51, 10051,
        "this machine has no way into that network",
        "Is this machine connected to a network?",
    ),
    "ENOENT": Meaning(
        2, 2, 2,
        "nothing here has that name, no file and no serial port",
        "Compare the spelling. The command python -m serial.tools.list_ports lists serial ports.",
    ),
    "ENOTCONN": Meaning(
        107, 57, 10057,
        "this socket has no connection",
        "Connect first; on a server, use the socket that accept() returned.",
    ),
    "ENOTSOCK": Meaning(
        88, 38, 10038,
        "this is not a socket, or no longer one",
        "Make a new socket.",
    ),
    "EOPNOTSUPP": Meaning(
        95, 102, 10045,
        "this kind of socket cannot do that, for example listen on a datagram socket",
        "SOCK_STREAM listens and accepts; SOCK_DGRAM uses sendto and recvfrom.",
    ),
    "EPIPE": Meaning(
        32, 32, 10058,
        "the connection is closed for sending",
        "The other side is gone, or this side called shutdown: connect again.",
    ),
    "ETIMEDOUT": Meaning(
        110, 60, 10060,
        "no answer came in time",
        "Compare the address; a firewall on the way may drop everything in silence.",
    ),
}  # fmt: skip

# The numbers of the system that runs now. Windows has names of its own beside the common ones.
_ALSO_CALLED = {"EWOULDBLOCK": "EAGAIN", "ENOTSUP": "EOPNOTSUPP", "ESHUTDOWN": "EPIPE"}
_NAMES = {
    getattr(errno, prefix + name): _ALSO_CALLED.get(name, name)
    for name in (*_ALSO_CALLED, *MEANINGS)
    for prefix in ("", "WSA")
    if hasattr(errno, prefix + name)
}


def explain(error: BaseException | None = None) -> str:
    """Say in plain words what an error of the operating system means, and what to try.

    Without an argument: the error that a cell has shown last. An error that is not in the table
    is given back as Python words it.
    """
    if error is None:
        error = getattr(sys, "last_value", None)
    if error is None:
        return "No cell has shown an error yet."
    if isinstance(error, NetlibError):
        return str(error)
    if type(error).__name__ == "gaierror":  # known by its name: this module imports no socket
        return (
            f"the name or address cannot be used: {error.args[-1]}.\n"
            "Compare the spelling. Does it fit the kind of socket (IPv4, IPv6)? Is there a network?"
        )
    number = error.errno if isinstance(error, OSError) else None
    if number in _NAMES:
        meaning = MEANINGS[_NAMES[number]]
        return f"{_NAMES[number]}: {meaning.happened}.\n{meaning.try_next}"
    if isinstance(error, TimeoutError):
        return "timeout: the call waited as long as settimeout() said.\nIs the other side there?"
    return f"{type(error).__name__}: {error}"
