"""A server that runs in the background: the student's function, with a socket given to it."""

import errno
import itertools
import socket
import threading
from collections.abc import Callable
from typing import Any, Literal

from netlib import output
from netlib.background import BackgroundTask, running
from netlib.errors import WrongArgument
from netlib.student_code import raise_stopped_in
from netlib.tracing import GRACE, TracedSocket

CLIENTS_AT_MOST = 1000  # each has a thread; more would push out the memory of everything else
BACKLOG = 1024  # connections that may wait for accept(); the system lowers it to its own limit
NO_ROOM = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}
LISTENER_IS_GONE = {errno.EBADF, errno.EINVAL, errno.ENOTSOCK}

KINDS = {
    "connection": socket.SOCK_STREAM,
    "listener": socket.SOCK_STREAM,
    "datagrams": socket.SOCK_DGRAM,
}


class BackgroundServer(BackgroundTask):
    """A server that runs in the background; `function` is the student's, or a ready-made one.

    takes="connection": `function(connection, *args)` runs once for each client, several at once.
    takes="listener":   `function(listening_socket, *args)` runs once; it accepts by itself.
    takes="datagrams":  `function(udp_socket, *args)` runs once.

    `host` is 127.0.0.1 unless you open the server to the network. With `port` 0 the system chooses
    a free port. Use it in a `with` block, or with `start()` and `stop()`.

    Raises WrongArgument for a call that cannot work, PortTaken if another program has the port.
    """

    def __init__(
        self,
        function: Callable[..., Any],
        *args: Any,
        takes: Literal["connection", "listener", "datagrams"] = "connection",
        host: str = "127.0.0.1",
        port: int = 0,
        name: str | None = None,
    ) -> None:
        if takes not in list(KINDS):
            raise WrongArgument(
                f"BackgroundServer(takes={takes!r})",
                "a function takes one of these: " + ", ".join(map(repr, KINDS)),
                "Choose what your function expects as its first argument",
            )
        if not isinstance(host, str):
            raise WrongArgument(
                f"BackgroundServer(host={host!r})",
                "a host is a text, such as '127.0.0.1'",
                "Put it in quotes",
            )
        if type(port) is not int or not 0 <= port <= 65535:
            raise WrongArgument(
                f"BackgroundServer(port={port!r})",
                "a port is a whole number from 0 to 65535, and 0 means any free one",
                "Write it as a number, without quotes",
            )
        self._takes, self._host, self._port = takes, host, port
        self._socket: TracedSocket | None = None
        super().__init__(function, *args, name=name)
        self._clients: dict[str, tuple[TracedSocket, threading.Thread]] = {}  # oldest first
        self._address: tuple[Any, ...] | None = None

    def _arguments(self) -> tuple[Any, ...]:
        return (self._socket, *self._args)

    @property
    def address(self) -> tuple[Any, ...]:
        """Where clients reach it: (host, port), as `connect` takes it."""
        if self._address is None:
            raise WrongArgument(
                f"{self.name}.address", "the server has not been started", "Call start() first"
            )
        return self._address

    def __repr__(self) -> str:
        where = f"port {self._port} of {self._host}" if self._port else self._host
        return f"{self.name}: {self._end or f'running in the background on {where}'}"

    def _prepare(self) -> None:
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        self._socket = TracedSocket(family, KINDS[self._takes])
        self._socket.netlib_owner = self
        self._clients = {}
        for server in running():
            if isinstance(server, BackgroundServer) and self._has_same_port(server):
                server.give_way(f"that held port {self._port}")
        try:
            self._socket.bind((self._host, self._port))
            if self._takes != "datagrams":
                self._socket.listen(BACKLOG)
        except BaseException:
            self._socket.close()
            raise
        self._address = self._socket.getsockname()
        if not _is_loopback(self._host):
            output.say(
                f"netlib: {self.name} is open to the network: every machine that can reach "
                f"{self._host} may connect, until it is stopped."
            )

    def _has_same_port(self, other: "BackgroundServer") -> bool:
        return self._port == other.address[1] and KINDS[self._takes] == KINDS[other._takes]

    def _main(self) -> None:
        assert self._socket is not None  # start() has made it
        try:
            if self._takes == "connection":
                self._accept_clients(self._socket)
            else:
                super()._main()
        finally:
            self._socket.end()

    def _doing(self) -> str:
        clients = sum(each.netlib_accepted for each in self._sockets())
        if clients:
            return "serving 1 client" if clients == 1 else f"serving {clients} clients"
        return "waiting in accept()" if self._takes == "connection" else super()._doing()

    def _accept_clients(self, listener: TracedSocket) -> None:
        """Accept for ever. No client can end this, and no number of them fills the memory."""
        for number in itertools.count(1):
            connection = self._accept(listener)
            while len(self._clients) >= CLIENTS_AT_MOST:
                self._drop_oldest_client()
            who = f"client {number}"
            self.note(who, "connected")
            try:
                self.start_thread(who, self._serve, connection, who)
            except RuntimeError:  # the system gives no more threads
                connection.end()
                self.note(who, "turned away, since the system gives no more threads")
                self._drop_oldest_client()

    def _accept(self, listener: TracedSocket) -> TracedSocket:
        while True:
            try:
                return listener.accept()[0]
            except OSError as error:
                if error.errno in LISTENER_IS_GONE:
                    raise
                if error.errno in NO_ROOM:
                    self._drop_oldest_client()
                # else this client has gone before it was accepted: accept(2), "Error handling"

    def _drop_oldest_client(self) -> None:
        """Make room. A client that only sits there must not keep all the others out."""
        for who in list(self._clients)[:1]:
            connection, thread = self._clients.pop(who)
            self.note(who, "dropped, to make room for a new client")
            connection.wake()
            thread.join(GRACE)
            if thread.is_alive():
                raise_stopped_in(thread)
            connection.end()
            return
        self.log.wait(GRACE)  # something else took the room: try again a little later

    def _serve(self, connection: TracedSocket, who: str) -> None:
        self._clients[who] = connection, threading.current_thread()
        try:
            self._function(connection, *self._args)
        except Exception as error:
            self.failed(who, error)
        finally:
            self._clients.pop(who, None)
            connection.end()
            if not self._end:
                self.note(who, "disconnected")


def _is_loopback(host: str) -> bool:
    import ipaddress  # here, since `import netlib` is quick

    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name
        return False
