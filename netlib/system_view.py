"""What the operating system says now about a TCP socket, and about the other end of its connection.

Linux answers exactly, to everybody, and also about a connection whose programs have closed it
(sock_diag(7), over netlink(7)). Elsewhere psutil tells the states of this program's own sockets.
What a system does not tell is None here, and "not known here" in words: nothing is guessed.
"""

import errno
import os
import socket
import struct
import sys
import time
from contextlib import suppress
from typing import NamedTuple

from netlib.tcp_states import FIN_HAS_COME, UNCONFIRMED
from netlib.tracing import PlainSocket

Address = tuple[str, int]
HAS_SOCK_DIAG = sys.platform == "linux"  # macOS and Windows have nothing like it

# The states of RFC 9293, section 3.3.2, in the order of Linux' numbers (<netinet/tcp.h>).
STATES = (
    "", "ESTABLISHED", "SYN-SENT", "SYN-RECEIVED", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT",
    "CLOSED", "CLOSE-WAIT", "LAST-ACK", "LISTEN", "CLOSING", "SYN-RECEIVED",
)  # fmt: skip
PASSING = UNCONFIRMED - {"SYN-SENT"}  # mostly over within microseconds
SETTLED_AFTER = 0.05  # seconds; a state that lasts longer is there to stay, and is shown
LATEST_ACK = 0.25  # seconds; the other end may wait so long before it confirms a FIN (RFC 9293,
# section 3.8.6.3: less than 0.5; Linux: 0.2). Data before the FIN may wait for ever.
LOOK_AGAIN = 0.001  # seconds

_SOCK_DIAG, _SOCK_DIAG_BY_FAMILY, _ALL_STATES = 4, 20, 0xFFFFFFFF
_HEADER = struct.Struct("=IHHII")  # nlmsghdr: length, type, flags, sequence, port
_REQUEST = struct.Struct("=BBBxI")  # inet_diag_req_v2: family, protocol, extensions, states
_REPLY = struct.Struct("=BBBB48xIIIII")  # inet_diag_msg, its 48 bytes of addresses left out


class SocketView(NamedTuple):
    """One end of a connection, or a listening socket, as the operating system has it.

    `unread`: bytes that have come and that the program has not read. `unacknowledged`: bytes that
    the program has sent and that the other end has not confirmed. `waiting` and `limit`, of a
    listening socket: connections that wait for accept(), and how many may. None: not known here.
    """

    local: Address
    remote: Address | None
    state: str | None
    unread: int | None = None
    unacknowledged: int | None = None
    waiting: int | None = None
    limit: int | None = None

    def __str__(self) -> str:
        parts = [in_words(self.local), self.state or "state not known here"]
        if self.waiting is not None:
            parts.append(f"{self.waiting} waiting for accept(), limit {self.limit}")
        elif self.unread is not None:
            parts.append(f"{self.unread} bytes unread, {self.unacknowledged} unacknowledged")
        elif self.state not in (None, "CLOSED"):
            parts.append("what waits in it is not known here")
        return ", ".join(parts)


class ConnectionView(NamedTuple):
    """Both ends of one connection, seen from the end that was asked about."""

    this: SocketView
    other: SocketView

    def __str__(self) -> str:
        return f"this end:  {self.this}\nother end: {self.other}"


def look(each: socket.socket) -> SocketView:
    """What the system says of a TCP socket that is open: of a listening one, of one end.

    Raises OSError (EBADF) for a closed socket: ask `look_at` about its addresses instead.
    """
    local = each.getsockname()[:2]
    try:
        remote = each.getpeername()[:2]
    except OSError:
        remote = None
    return look_at(local, remote)


def look_at(
    local: Address, remote: Address | None = None, settled_after: float = LATEST_ACK
) -> SocketView:
    """What the system says of the socket at these addresses, also after the program closed it.

    Without `remote`: of the socket that listens at `local`. A state that only passes by is waited
    for, at most `settled_after` seconds, so that what is shown is what stays.
    """
    began = time.monotonic()
    view = _ask(local, remote)
    while view.state in PASSING:
        longest = SETTLED_AFTER if view.unacknowledged else LATEST_ACK
        if time.monotonic() - began > min(longest, settled_after):
            break
        time.sleep(LOOK_AGAIN)
        view = _ask(local, remote)
    return view


def look_at_both(each: socket.socket) -> ConnectionView:
    """Both ends of the connection of `each`, as far as they are on this machine.

    Raises OSError (ENOTCONN) if it has no connection.
    """
    local, remote = each.getsockname()[:2], each.getpeername()[:2]
    return ConnectionView(look_at(local, remote), look_at(remote, local))


def _ask(local: Address, remote: Address | None) -> SocketView:
    if HAS_SOCK_DIAG:
        with suppress(OSError):  # a sandbox may forbid netlink
            return _ask_linux(local, remote)
    return _ask_psutil(local, remote)


def _ask_linux(local: Address, remote: Address | None) -> SocketView:
    """One exact question over netlink; about 12 microseconds."""
    family = socket.AF_INET6 if ":" in local[0] else socket.AF_INET
    nobody = ("::" if family == socket.AF_INET6 else "0.0.0.0", 0)
    (source, source_port), (target, target_port) = local, remote or nobody
    question = (
        _REQUEST.pack(family, socket.IPPROTO_TCP, 0, _ALL_STATES)
        + struct.pack(">HH", source_port, target_port)
        + socket.inet_pton(family, source).ljust(16, b"\0")
        + socket.inet_pton(family, target).ljust(16, b"\0")
        + struct.pack("=III", 0, 0xFFFFFFFF, 0xFFFFFFFF)  # any interface, no cookie
    )
    header = _HEADER.pack(_HEADER.size + len(question), _SOCK_DIAG_BY_FAMILY, 1, 0, 0)
    reply = _exchange(header + question)
    _, kind, _, _, _ = _HEADER.unpack_from(reply)
    if kind != _SOCK_DIAG_BY_FAMILY:
        (number,) = struct.unpack_from("=i", reply, _HEADER.size)
        if -number != errno.ENOENT:
            raise OSError(-number, os.strerror(-number))
        return SocketView(local, remote, "CLOSED")
    _, number, _, _, _, unread, unacknowledged, _, _ = _REPLY.unpack_from(reply, _HEADER.size)
    state = STATES[number]
    if state != "LISTEN":
        # SYN and FIN take a number as a byte does (RFC 9293, section 3.4), and Linux counts them
        # with the bytes that wait. They are no bytes of the program.
        unread -= bool(unread) and state in FIN_HAS_COME
        unacknowledged -= bool(unacknowledged) and state in UNCONFIRMED
        return SocketView(local, remote, state, unread, unacknowledged)
    if remote:  # Linux answers with the listening socket when there is no such connection
        return SocketView(local, remote, "CLOSED")
    return SocketView(local, None, state, waiting=unread, limit=unacknowledged)


def _exchange(message: bytes) -> bytes:
    with PlainSocket(socket.AF_NETLINK, socket.SOCK_RAW, _SOCK_DIAG) as link:
        link.settimeout(1)
        link.send(message)
        return link.recv(4096)


def _ask_psutil(local: Address, remote: Address | None) -> SocketView:
    """The state alone, of this program's own sockets. About 10 milliseconds."""
    import psutil

    for each in psutil.Process().net_connections("tcp"):
        same_remote = tuple(each.raddr or ()) == tuple(remote or ())
        if tuple(each.laddr) == tuple(local) and same_remote:
            return SocketView(local, remote, _NAMES.get(each.status, each.status))
    return SocketView(local, remote, None)


_NAMES = {
    "SYN_SENT": "SYN-SENT",
    "SYN_RECV": "SYN-RECEIVED",
    "FIN_WAIT1": "FIN-WAIT-1",
    "FIN_WAIT2": "FIN-WAIT-2",
    "TIME_WAIT": "TIME-WAIT",
    "CLOSE_WAIT": "CLOSE-WAIT",
    "LAST_ACK": "LAST-ACK",
    "CLOSE": "CLOSED",
}  # psutil's names, where they differ


def in_words(address: Address) -> str:
    """An address as people write it: 127.0.0.1:12345."""
    host, port = address
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
