"""The only socket class of the project: real sockets that are known, and that can be woken.

Known: every socket made through `TracedSocket` is registered with the cell that made it and the
server that owns it, so that it can be closed when the cell runs again. Woken: `end` ends a call
that is blocked on the socket in another thread.

`install` puts the class in the place of `socket.socket`. Student code then needs no change,
since Python's own `socket` module looks its class up by that name.
"""

import contextvars
import errno
import functools
import os
import selectors
import socket
import sys
import threading
import time
import weakref
from collections.abc import Callable, Collection, Iterable
from contextlib import ExitStack, suppress
from typing import Any, NamedTuple, Protocol, cast

from netlib.addresses import holder_of_port
from netlib.errors import PortTaken, Stopped
from netlib.output import context_of, say

# How the systems differ.
SHUTDOWN_WAKES_ALL_CALLS = sys.platform == "linux"  # elsewhere not accept, and not UDP
REUSEADDR_IS_SAFE = os.name == "posix"  # on Windows it lets two programs share a port
INTERRUPT_NEEDS_SLICES = sys.platform == "win32"  # a blocked call there hears no Ctrl-C

SLICE = 0.2  # seconds; the longest wait before an interrupt is seen, where it needs slices
GRACE = 0.05  # seconds that a woken thread gets to end by itself
PARK_AFTER = 100  # calls on an ended socket, by code that catches Stopped and goes on

# Modules that make sockets for the notebook itself. Theirs are no business of a student.
_NOT_STUDENTS = frozenset(
    ("asyncio", "concurrent", "debugpy", "ipykernel", "jupyter_client", "tornado", "zmq")
)

PlainSocket = socket.socket
Rest = threading.Event  # nobody sets it


class Place(NamedTuple):
    """Where something was made: the id of the notebook cell, and which run of a cell it was."""

    cell: str | None
    run: int


class Owner(Protocol):
    """What a socket can belong to: a server that runs in the background."""

    def give_way(self, why: str) -> None:
        """Stop, because something else is started in its place; `why` says what."""


class Endable(Protocol):
    """What a thread can be blocked in: a socket, or a serial port."""

    netlib_owner: Owner | None
    netlib_place: Place | None

    def wake(self) -> None:
        """End the call that is blocked in it, in any thread."""

    def end(self) -> None:
        """Wake, and close."""


place: contextvars.ContextVar[Place | None] = contextvars.ContextVar("place", default=None)
owner: contextvars.ContextVar[Owner | None] = contextvars.ContextVar("owner", default=None)

# By id: a student's subclass may not be hashable. Each step on a dict is atomic, so that no lock
# is needed, which a forked child could find locked for ever.
_known: dict[int, "weakref.ref[TracedSocket]"] = {}
_also_known: dict[int, "weakref.ref[Endable]"] = {}  # what is no socket


class _LikePlain(type):
    """So that `isinstance(x, socket.socket)` stays true for sockets that are older than netlib."""

    def __instancecheck__(cls, instance: object) -> bool:
        return issubclass(type(instance), cls)

    def __subclasscheck__(cls, subclass: type) -> bool:
        wanted = PlainSocket if cls is TracedSocket else cls
        return wanted in subclass.__mro__


class TracedSocket(PlainSocket, metaclass=_LikePlain):
    """A real socket that is registered, and that `end` can wake. Else it is a `socket.socket`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.netlib_ended = False  # by `end`
        self.netlib_accepted = False  # made by accept()
        self.netlib_user: Owner | None = None  # whose thread is in a call of it, if another's
        self.netlib_poll: Any = None  # made when it is needed
        self.netlib_role = ""  # "client" or "server", once its calls show it
        self.netlib_ends: Any = None  # its addresses, once they are fixed
        # Bytes of the stream that were sent and received so far; -1: not known, or no stream.
        self.netlib_sent = self.netlib_received = 0 if self.type == socket.SOCK_STREAM else -1
        self.netlib_place = place.get()
        self.netlib_owner = owner.get()
        self._refused = 0
        self._waker: PlainSocket | None = None
        self._reuse_decided = False
        if self.netlib_owner or _made_by_student():
            key = id(self)
            _known[key] = weakref.ref(self, lambda _: _known.pop(key, None))
            if type(self) is TracedSocket:
                self.__class__ = class_in_use

    def accept(self) -> "tuple[TracedSocket, Any]":
        """accept(2). The new socket belongs to the same server, and to the cell that accepts."""
        connection, address = _endable_accept(self)
        if TracedSocket not in type(connection).__mro__:  # without `install`
            timeout = connection.gettimeout()
            connection = TracedSocket(fileno=connection.detach())
            connection.settimeout(timeout)
        connection.netlib_accepted = True
        connection.netlib_owner = connection.netlib_owner or self.netlib_owner
        if connection.netlib_owner and type(connection) is TracedSocket:
            connection.__class__ = OwnedConnection
        return connection, address

    def setsockopt(self, *args: Any) -> None:
        """setsockopt(2)."""
        super().setsockopt(*args)
        if args[:2] == (socket.SOL_SOCKET, socket.SO_REUSEADDR):
            self._reuse_decided = True

    def bind(self, *arguments: Any) -> None:
        """bind(2). A TCP port in TIME-WAIT is no obstacle, unless the code chose otherwise.

        A port that an earlier cell of this notebook still holds is freed first, and a line says
        so. A port of another program raises PortTaken, an OSError. One in TIME-WAIT raises the
        system's own error.
        """
        if len(arguments) != 1:
            super().bind(*arguments)  # its TypeError is the one that students find explained
        (address,) = arguments
        if REUSEADDR_IS_SAFE and self.type == socket.SOCK_STREAM and not self._reuse_decided:
            super().setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            super().bind(address)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or not isinstance(address, tuple):
                raise
            holders = _holders_of_port(self, address[1])
            here = place.get()
            holder = "" if holders else holder_of_port(address[1], self.type)
            if holder:
                raise PortTaken(
                    f"Taking port {address[1]}",
                    holder,
                    "End it there (it may be another notebook), or choose another port",
                ) from None
            if (
                not holders
                or here is None
                or any(each.netlib_place and each.netlib_place.run == here.run for each in holders)
            ):
                raise  # this cell itself holds it, perhaps on purpose; or TIME-WAIT does
            end_all(holders, f"that still held port {address[1]}")
            super().bind(address)

    def wake(self) -> None:
        """End the call that is blocked on this socket, in any thread, and every later one."""
        self.netlib_ended = True
        self.__class__ = TracedSocket if type(self) is OwnedConnection else type(self)
        if self._waker:
            with suppress(OSError):
                self._waker.send(b"!")
        wake(self)

    def end(self) -> None:
        """Wake whoever is blocked on this socket, and close it.

        A thread in `select` on several sockets may miss that: wake it, wait for it, then end.
        """
        self.wake()
        self._io_refs = 0  # else a file made by makefile() would keep it open
        self.close()

    def _wait_to_read(self, call: str) -> None:
        """Wait as a blocking call does, where the call itself could not be woken or interrupted."""
        needs_waker = call == "accept" or self.type == socket.SOCK_DGRAM
        needs_slices = INTERRUPT_NEEDS_SLICES and _is_main_thread()
        if self.gettimeout() == 0 or not (needs_waker or needs_slices):
            return
        with ExitStack() as stack:
            selector = stack.enter_context(selectors.DefaultSelector())
            selector.register(self, selectors.EVENT_READ)
            if needs_waker:
                receiver, self._waker = map(stack.enter_context, socket.socketpair())
                selector.register(receiver, selectors.EVENT_READ)
            left = self.gettimeout()
            while not self.netlib_ended:
                step = SLICE if left is None else min(SLICE, left)
                if selector.select(step if needs_slices else left):
                    break
                if left is not None and (left := left - step) <= 0:
                    raise TimeoutError("timed out")
        self._waker = None

    def _end_thread(self) -> None:
        """Raise Stopped. A thread that catches it again and again is put to rest for ever."""
        self._refused += 1
        if self._refused > PARK_AFTER:
            Rest().wait()
        raise Stopped


class_in_use: type[TracedSocket] = TracedSocket
knows_asyncio = False  # whether sockets that asyncio makes are a student's, too

# Named like Python's own, so that a student sees <socket.socket fd=...> and nothing new.
TracedSocket.__name__ = TracedSocket.__qualname__ = "socket"
TracedSocket.__module__ = "socket"


def _endable(call: str, reads: bool) -> Callable[..., Any]:
    """The method `call` of a plain socket, so that Stopped is raised when the socket is ended."""
    plain = getattr(PlainSocket, call)

    def method(self: TracedSocket, *args: Any, **kwargs: Any) -> Any:
        if self.netlib_owner is None:
            self.netlib_user = owner.get()
        try:
            if reads and not SHUTDOWN_WAKES_ALL_CALLS:
                self._wait_to_read(call)
            result = plain(self, *args, **kwargs)
        except (OSError, ValueError):  # ValueError: select on a socket that was closed just now
            if self.netlib_ended and not _is_main_thread():
                self._end_thread()
            raise
        finally:
            self.netlib_user = None
        if self.netlib_ended and not _is_main_thread():
            self._end_thread()
        return result

    # A thread's stack then shows the call by its name.
    method.__code__ = method.__code__.replace(co_name=call)
    return functools.wraps(plain)(method)


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


class OwnedConnection(TracedSocket):
    """A connection of a server in the background: its calls are the plain ones, at full speed.

    `shutdown` wakes them on every system. The call that was blocked then returns as if the client
    had gone, and every later one is TracedSocket's, and raises Stopped.
    """

    __slots__ = ()


READING = ("recv", "recv_into", "recvfrom", "recvfrom_into", "recvmsg")
WRITING = ("connect", "send", "sendall", "sendmsg", "sendto")

_endable_accept = _endable("accept", reads=True)
for _call in (*READING, *WRITING):
    if hasattr(PlainSocket, _call):  # Windows has no recvmsg and no sendmsg
        setattr(TracedSocket, _call, _endable(_call, _call in READING))
        setattr(OwnedConnection, _call, getattr(PlainSocket, _call))
OwnedConnection.__name__ = OwnedConnection.__qualname__ = "socket"
OwnedConnection.__module__ = "socket"


def _made_by_student() -> bool:
    """Whether the socket that is being made is for student code, not for Jupyter or asyncio."""
    frame = sys._getframe()
    while frame.f_back and frame.f_globals.get("__name__") in ("socket", __name__):
        frame = frame.f_back
    maker = str(frame.f_globals.get("__name__")).partition(".")[0]
    if maker == "asyncio" and knows_asyncio:
        return frame.f_code.co_name != "_make_self_pipe"  # which wakes the event loop
    return maker not in _NOT_STUDENTS


def plain_pair() -> tuple[socket.socket, socket.socket]:
    """Two connected sockets that nobody knows: one to wake, the other for a selector."""
    first, second = (PlainSocket(fileno=each.detach()) for each in socket.socketpair())
    return first, second


def wake(each: socket.socket) -> None:
    """End the call that is blocked on any socket, as far as the system does that."""
    with suppress(OSError):
        PlainSocket.shutdown(each, socket.SHUT_RDWR)


def use_class(kind: type[TracedSocket]) -> None:
    """Let every known socket belong to `kind` from now on, those that will be made and those here.

    A socket of a student's own class stays what it is.
    """
    global class_in_use
    former, class_in_use = class_in_use, kind
    for each in known_sockets():
        if type(each) in (former, OwnedConnection):
            each.__class__ = kind


def known_sockets() -> list[TracedSocket]:
    """Every registered socket that is still open."""
    sockets = (reference() for reference in list(_known.values()))
    return [each for each in sockets if each is not None and each.fileno() >= 0]


def know(each: Endable) -> None:
    """Register what is no socket, until it is collected."""
    key = id(each)
    _also_known[key] = weakref.ref(each, lambda _: _also_known.pop(key, None))


def also_known() -> list[Endable]:
    """Everything that was registered and is no socket."""
    found = (reference() for reference in list(_also_known.values()))
    return [each for each in found if each is not None]


def end_all(sockets: Iterable[TracedSocket], why: str) -> None:
    """Close sockets, stop the servers that own one, and say so in one line."""
    sockets = list(sockets)
    for server in {each.netlib_owner for each in sockets if each.netlib_owner}:
        server.give_way(why)
    loose = [each for each in sockets if not each.netlib_owner]
    for each in loose:
        each.wake()
    _join_threads_of({each.netlib_place for each in loose})
    for each in loose:
        each.end()
    if loose:
        count = "1 socket" if len(loose) == 1 else f"{len(loose)} sockets"
        say(f"netlib: closed {count} {why}.")


def _join_threads_of(places: Collection[Place | None]) -> None:
    """Give the threads that were started there a moment to end, now that they are woken."""
    ends = time.monotonic() + GRACE
    for thread in threading.enumerate():
        context = context_of(thread)
        if context and context.get(place) in places and thread is not threading.current_thread():
            thread.join(max(0, ends - time.monotonic()))


def _holders_of_port(wanting: TracedSocket, port: int) -> list[TracedSocket]:
    """The known sockets that stand in the way of `wanting`."""
    holders = []
    for each in known_sockets():
        with suppress(OSError):
            name = each.getsockname()
            is_same = isinstance(name, tuple) and name[1] == port and each.type == wanting.type
            if is_same and each is not wanting:
                holders.append(each)
    return holders


def install(namespace: dict[str, Any] | None = None) -> None:
    """Let every new socket be a TracedSocket, also by a name in `namespace` imported before."""
    _replace(PlainSocket, TracedSocket, namespace)


def uninstall(namespace: dict[str, Any] | None = None) -> None:
    """Let new sockets be plain again. Those that exist stay known, and are recorded no more."""
    use_class(TracedSocket)
    _replace(TracedSocket, PlainSocket, namespace)


def _replace(old: type, new: type, namespace: dict[str, Any] | None) -> None:
    socket.socket = new  # type: ignore[misc,assignment]
    for name, value in list((namespace or {}).items()):
        if value is old:
            cast("dict[str, Any]", namespace)[name] = new
