"""`OtherHost`: the other side of a conversation, acted by a helper while your own code waits.

Each action happens at once, or `after` some seconds in the background. A cell that waits on purpose
asks for the second; a button of the panel then does it sooner.
"""

import contextvars
import os
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress

from netlib import tracing
from netlib.errors import Stopped, WrongArgument
from netlib.system_view import in_words

UNWATCHED = 0.15  # seconds; so long waits an action whose button nobody can press
PATIENCE = 2.0  # seconds for one action; then it is given up
CONNECTIONS_AT_MOST = 50
# SO_LINGER with 0 seconds: close sends RST in place of FIN. socket(7); Windows has shorts there.
AT_ONCE = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)

all_cells_run = False  # this cell began right behind the one before: nobody sits there and reads


class OtherHost:
    """A client of the newest listening socket of this notebook.

    `send`, `close` and `reset` act on the connection that was made last. What an action that was
    asked for later could not do is in `problem`, as text.
    """

    def __init__(self) -> None:
        self.problem = ""
        self.has_no_buttons = False  # a panel sets it, as long as no page shows its buttons
        self._connections: list[socket.socket] = []
        self._later: dict[str, threading.Event] = {}  # an action to come, and what calls it off

    def connect(self, *, after: float = 0) -> None:
        """Connect to the newest socket that listens. `after` is in seconds.

        Raises WrongArgument if nobody listens.
        """
        listener = _newest_listener()
        if after and listener is None:
            self._do("connect", lambda: self._connect(_newest_listener()), after)
        else:
            self._do("connect", lambda: self._connect(listener), after)

    def send(self, data: bytes, *, split: int = 0, after: float = 0) -> None:
        """Send bytes, in two pieces if `split` says after how many bytes to cut."""
        pieces = [piece for piece in (data[:split], data[split:]) if piece]
        self._do("send", lambda: self._send(pieces), after)

    def close(self, *, after: float = 0) -> None:
        """Close the connection: the other end then reads b''."""
        self._do("close", lambda: self._newest("close", remove=True).close(), after)

    def reset(self, *, after: float = 0) -> None:
        """End the connection at once (RST): the other end gets ConnectionResetError."""
        self._do("reset", self._reset, after)

    def hang_up(self) -> None:
        """Close every connection, and do nothing more of what was asked for later."""
        for called_off in self._later.values():
            called_off.set()
        self._later.clear()
        for connection in self._connections:
            connection.close()

    def __repr__(self) -> str:
        return "the other host"

    def _do(self, what: str, action: Callable[[], None], after: float) -> None:
        if former := self._later.pop(what, None):
            former.set()  # it happens now, or is asked for anew
        if not after:
            action()
            return
        called_off = self._later[what] = threading.Event()
        is_unwatched = all_cells_run

        def wait_and_act() -> None:
            first = min(after, UNWATCHED)
            if called_off.wait(first):
                return
            nobody_presses = is_unwatched or self.has_no_buttons
            if not nobody_presses and called_off.wait(after - first):
                return
            self._later.pop(what, None)
            try:
                action()
            except Stopped:
                self.problem = "its socket was closed under it"  # the cell was run again
            except (OSError, WrongArgument) as error:
                self.problem = str(error)

        context = contextvars.copy_context()
        threading.Thread(
            target=context.run, args=(wait_and_act,), name="the other host", daemon=True
        ).start()

    def _connect(self, listener: tracing.TracedSocket | None) -> None:
        if listener is None or listener.fileno() < 0:
            raise WrongArgument(
                "Connecting a client",
                "no socket of this notebook listens",
                "Call bind and listen first",
            )
        self._connections = [each for each in self._connections if each.fileno() >= 0]
        if len(self._connections) >= CONNECTIONS_AT_MOST:
            raise WrongArgument(
                "Connecting a client",
                f"{CONNECTIONS_AT_MOST} are connected already",
                "Close some of them first",
            )
        host, port = listener.getsockname()[:2]
        loopback = {"0.0.0.0": "127.0.0.1", "::": "::1"}
        # It belongs to the cell of the listening socket, and is closed with it.
        context = contextvars.copy_context()
        context.run(tracing.place.set, listener.netlib_place)
        client = context.run(tracing.TracedSocket, listener.family)
        client.settimeout(PATIENCE)
        try:
            client.connect((loopback.get(host, host), port))
        except OSError:
            client.close()
            raise
        self._connections.append(client)

    def _send(self, pieces: list[bytes]) -> None:
        connection = self._newest("send")
        with suppress(OSError):  # so that the pieces are not put together on the way
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for piece in pieces:
            connection.sendall(piece)

    def _reset(self) -> None:
        connection = self._newest("reset", remove=True)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        connection.close()

    def _newest(self, what: str, remove: bool = False) -> socket.socket:
        self._connections = [each for each in self._connections if each.fileno() >= 0]
        if not self._connections:
            raise WrongArgument(
                f"Asking the other host to {what}", "it has no connection", "Connect it first"
            )
        return self._connections.pop() if remove else self._connections[-1]

    @property
    def state(self) -> str:
        """How many connections it has, and where the newest leads."""
        if not self._connections or self._connections[-1].fileno() < 0:
            return "not connected"
        return f"connected to {in_words(self._connections[-1].getpeername()[:2])}"


def _newest_listener() -> tracing.TracedSocket | None:
    for each in reversed(tracing.known_sockets()):
        with suppress(OSError):
            is_stream = each.type == socket.SOCK_STREAM
            if is_stream and each.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                return each
    return None
