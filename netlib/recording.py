"""Writes down what the student's sockets do: each call, who made it, what came of it, and when.

A `Recording` changes nothing in the student's code: while one runs, every known socket belongs to a
class whose calls write themselves down. When none runs, nothing is in the way of any call.

A call that changes the state of a connection also notes what the system says of both ends then.
"""

import functools
import select
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from socket import AF_INET, AF_INET6, MSG_PEEK, SOCK_STREAM
from types import TracebackType
from typing import Any, NamedTuple, Self

from netlib import tracing
from netlib.byte_diagram import byte_diagram
from netlib.events import WAITING_CALLS, Event, Seen, Trace
from netlib.picture import Picture
from netlib.sequence_diagram import sequence_diagram
from netlib.state_diagram import state_diagram
from netlib.system_view import SETTLED_AFTER, Address, in_words, look_at
from netlib.tracing import TracedSocket
from netlib.visible import arguments_as_text, kept, result_as_text

CALLS_KEPT = 100_000  # about 50 MB
RECORDED = (
    *("bind", "listen", "accept", "connect", "connect_ex", "send", "sendall", "sendto"),
    *("recv", "recv_into", "recvfrom", "recvfrom_into", "shutdown", "close"),
)
SENDING = {"send", "sendall", "sendto"}
CHANGES_STATES = {"listen", "accept", "connect", "connect_ex", "shutdown", "close"}
ROLES = {  # by these calls a socket shows which side it is
    **dict.fromkeys(("bind", "listen", "accept"), "server"),
    **dict.fromkeys(("connect", "connect_ex", "sendto"), "client"),
}
OTHER = {"client": "server", "server": "client"}
CAN_POLL = hasattr(select, "poll")  # Windows has no poll(2)
PATIENCE = SETTLED_AFTER  # seconds; a call that changes states lets another one finish its look

_running: tuple["Recording", ...] = ()  # all of them see all threads
_somebody_looks = False  # one of those that run wants to know what the system says
_looking = threading.Lock()  # so that no state changes between a call and the look after it


class Recording(Trace):
    """A trace of every call of every known socket, from `start` to `stop`, in all threads.

    Sockets are known after `%load_ext netlib`; those of a BackgroundServer always are. Those that
    asyncio makes are seen with `asyncio=True`. With `looks=False` nobody asks the system about the
    states: no call takes longer then. Printed, it is a line for each call, in the order in which
    the calls took effect.
    """

    def __init__(
        self, kept: int = CALLS_KEPT, *, asyncio: bool = False, looks: bool = True
    ) -> None:
        super().__init__(kept)
        self._asyncio, self._looks = asyncio, looks

    def start(self) -> Self:
        """Begin to write down. Calls that are under way already are not seen."""
        global _running
        if self not in _running:
            _running = (*_running, self)
        _use_what_is_needed()
        return self

    def stop(self) -> None:
        """Write down no more. What was written stays."""
        global _running
        _running = tuple(each for each in _running if each is not self)
        _use_what_is_needed()

    def diagram(self) -> Picture:
        """The sequence diagram of what was written down."""
        return sequence_diagram(self, earlier=self.left_out)

    def byte_diagram(self) -> Picture:
        """What was sent in which call, above what each recv returned."""
        return byte_diagram(self, earlier=self.left_out)

    def state_diagram(self) -> Picture:
        """TCP's states, with the walk of the first connection."""
        return state_diagram(self, earlier=self.left_out)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.stop()


def _use_what_is_needed() -> None:
    global _somebody_looks
    _somebody_looks = any(each._looks for each in _running)
    tracing.use_class(RecordedSocket if _running else TracedSocket)
    tracing.knows_asyncio = any(each._asyncio for each in _running)


class Ends(NamedTuple):
    """The two addresses of a socket, and how they are written."""

    local: Address | None
    remote: Address | None
    local_text: str
    remote_text: str


class RecordedSocket(TracedSocket):
    """A socket whose calls write themselves down in the recordings that run."""


def _recorded(call: str) -> Callable[..., Any]:
    """The method `call` of a socket, so that it writes itself down."""
    plain = getattr(TracedSocket, call)
    reads, sends = call in WAITING_CALLS, call in SENDING
    role, changes_states = ROLES.get(call), call in CHANGES_STATES
    receives = reads and call != "accept"

    def method(self: RecordedSocket, *args: Any, **kwargs: Any) -> Any:
        recordings = _running
        if not recordings or self.netlib_ended:  # what netlib itself closes is no student's call
            return plain(self, *args, **kwargs)
        who, ends = _role_of(self, role), self.netlib_ends or _ends_of(self)
        arguments, data, size = arguments_as_text(sends, args)
        waited = reads and _must_wait(self)
        offset = self.netlib_sent if sends else self.netlib_received if receives else -1
        shown = error = ""
        seen: tuple[Seen, ...] = ()
        thread, began = threading.current_thread().name, time.perf_counter()

        # A call that has what it reads returns at once: it is written down once, when it is over.
        numbers: list[int] = []
        if waited or not reads:
            event = Event(
                began, who, call, ends.remote_text, data, "", arguments, "", "", size, 0.0, waited,
                True, thread, ends.local_text, offset,
            )  # fmt: skip
            numbers = [each.append(event) for each in recordings]
        try:
            if changes_states and _somebody_looks:
                result, ended, seen = _call_and_look(self, call, plain, args, kwargs)
                ends = self.netlib_ends or ends
            else:
                result = plain(self, *args, **kwargs)
                ended = time.perf_counter()
                if changes_states:
                    ends = _ends_after(self, call, ends)
            if receives:
                shown, data, size = result_as_text(call, args, result)
                seen = _note_received(self, who, ends, size, _only_looks(call, args))
            else:
                shown = result_as_text(call, args, result)[0]
                if sends:
                    data, size = _note_sent(self, args[0], data, size, result)
            return result
        except BaseException as caught:
            ended = time.perf_counter()
            error, seen = _note_failure(self, call, who, ends, caught)
            raise
        finally:
            event = Event(
                began, who, call, ends.remote_text, data, "", arguments, shown, error, size, ended,
                waited, False, thread, ends.local_text, offset, seen,
            )  # fmt: skip
            _write(recordings, numbers, event)

    method.__code__ = method.__code__.replace(co_name=call)
    return functools.wraps(plain)(method)


def _write(recordings: tuple[Recording, ...], numbers: list[int], event: Event) -> None:
    """Write down a call that is over, in the place of the open one if there is one."""
    if not numbers:
        for each in recordings:
            each.append(event)
    for each, number in zip(recordings, numbers, strict=bool(numbers)):
        each.replace(number, event)


def _note_received(
    each: RecordedSocket, who: str, ends: Ends, size: int, stays: bool
) -> tuple[Seen, ...]:
    """Count bytes that were received. At the end of a stream, look what the system says."""
    if each.netlib_received >= 0 and not stays:
        each.netlib_received += size
    return () if size else _look(each, who, ends)


def _note_sent(
    each: RecordedSocket, given: Any, data: bytes, size: int, result: Any
) -> tuple[bytes, int]:
    """Count bytes that were sent. `send` may have taken only a part of them."""
    if result is not None and result != size:
        size = result
        data = kept(memoryview(given).cast("B")[:size])
    if each.netlib_sent >= 0:
        each.netlib_sent += size
    return data, size


def _note_failure(
    each: RecordedSocket, call: str, who: str, ends: Ends, caught: BaseException
) -> tuple[str, tuple[Seen, ...]]:
    """The error as text; and what the system says, if the connection is gone."""
    if call == "sendall" and isinstance(caught, OSError):
        each.netlib_sent = -1  # nobody knows how much of it went
    seen = _look(each, who, ends) if isinstance(caught, ConnectionError) else ()
    return f"{type(caught).__name__}: {caught}".removesuffix(": "), seen


def _call_and_look(
    each: RecordedSocket, call: str, plain: Callable[..., Any], args: Any, kwargs: Any
) -> tuple[Any, float, tuple[Seen, ...]]:
    """Make a call that changes states, and ask the system about both ends before they go on.

    Also gives the time at which the call itself had ended.
    """
    if call == "accept":
        result = plain(each, *args, **kwargs)
        ended = time.perf_counter()
        return result, ended, _look_if_nobody_else_did(result[0], _role_of(result[0], None))
    ends = each.netlib_ends or _ends_of(each)
    with _one_at_a_time():
        result = plain(each, *args, **kwargs)
        ended = time.perf_counter()
        return result, ended, _look(each, each.netlib_role, _ends_after(each, call, ends))


def _ends_after(each: RecordedSocket, call: str, before: Ends) -> Ends:
    """The addresses after a call: a new connection has others."""
    if not call.startswith("connect"):
        return before
    each.netlib_ends = None
    return _ends_of(each)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold up other calls that change states, but not for long: connect(2) can take a minute."""
    has_lock = _looking.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if has_lock:
            _looking.release()


def _look(each: RecordedSocket, who: str, ends: Ends) -> tuple[Seen, ...]:
    """What the system says of both ends of a TCP socket, as far as they are on this machine."""
    is_tcp = each.family in (AF_INET, AF_INET6) and each.type == SOCK_STREAM
    if not (_somebody_looks and who and is_tcp and ends.local and ends.local[1]):
        return ()
    local, remote = ends.local, ends.remote
    asked = [(who, local, remote)]
    if remote and (remote[0] == local[0] or remote[0].startswith("127.")):
        asked.append((OTHER[who], remote, local))
    found = []
    with suppress(OSError):
        for side, this, other in asked:
            state = look_at(this, other).state or "not known here"
            found.append(Seen(side, in_words(this), in_words(other) if other else "", state))
    return tuple(found)


def _look_if_nobody_else_did(each: RecordedSocket, who: str) -> tuple[Seen, ...]:
    """The same, unless the other end is recorded, too: its call has looked already."""
    ends = each.netlib_ends or _ends_of(each)
    for other in tracing.known_sockets():
        if other.netlib_ends and (other.netlib_ends.remote, other.netlib_ends.local) == ends[:2]:
            return ()
    return _look(each, who, ends)


def _ends_of(each: TracedSocket) -> Ends:
    """The addresses of a socket. They are remembered as soon as they are fixed."""
    names: list[Address | None] = [None, None]
    with suppress(OSError):
        for place, name in enumerate((each.getsockname, each.getpeername)):
            address = name()
            names[place] = address[:2] if isinstance(address, tuple) else None
    local, remote = names
    ends = Ends(local, remote, *(in_words(each) if each else "" for each in names))
    if local is None or local[1]:
        each.netlib_ends = ends
    return ends


def _only_looks(call: str, args: tuple[Any, ...]) -> bool:
    """Whether these bytes stay where they are (MSG_PEEK), to be read once more."""
    place = 2 if call.endswith("_into") else 1
    return len(args) > place and bool(args[place] & MSG_PEEK)


def _role_of(each: TracedSocket, role: str | None) -> str:
    """Client or server: a socket shows by its calls what it is."""
    if each.netlib_accepted:
        each.netlib_role = "server"
    elif role and (not each.netlib_role or each.type == SOCK_STREAM):
        each.netlib_role = role
    return each.netlib_role


def _must_wait(each: TracedSocket) -> bool:
    """Whether a call that reads has nothing to take at this moment, and will wait for it."""
    if each.gettimeout() == 0:
        return False
    try:
        if not CAN_POLL:
            return not select.select([each], [], [], 0)[0]
        if each.netlib_poll is None:
            each.netlib_poll = select.poll()
            each.netlib_poll.register(each, select.POLLIN)
        return not each.netlib_poll.poll(0)
    except (OSError, ValueError):  # a closed socket: the call itself says so
        return False


for _call in RECORDED:
    setattr(RecordedSocket, _call, _recorded(_call))
RecordedSocket.__name__ = RecordedSocket.__qualname__ = "socket"
RecordedSocket.__module__ = "socket"
