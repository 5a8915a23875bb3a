"""Writes down what the student's sockets do: each call, who made it, what came of it, and when.

A `Recording` changes nothing in the student's code: while it runs, every known socket belongs to a
class whose calls write themselves down. When none runs, nothing is in the way of any call.
"""

import functools
import select
import threading
import time
from collections.abc import Callable
from socket import SOCK_STREAM
from types import TracebackType
from typing import Any, Self

from netlib import tracing
from netlib.events import WAITING_CALLS, Event, Trace
from netlib.output import say
from netlib.tracing import TracedSocket

BYTES_KEPT = 48  # of what one call sends or receives; `size` has the full number
CALLS_KEPT = 100_000  # about 50 MB
RECORDED = (
    *(
        "bind",
        "listen",
        "accept",
        "connect",
        "connect_ex",
        "send",
        "sendall",
        "sendto",
        "recv",
        "recv_into",
    ),
    *("recvfrom", "recvfrom_into", "shutdown", "close"),
)
SENDING = {"send", "sendall", "sendto"}
ROLES = {  # by these calls a socket shows which side it is
    **dict.fromkeys(("bind", "listen", "accept"), "server"),
    **dict.fromkeys(("connect", "connect_ex", "sendto"), "client"),
}
TEXT_KEPT = 200  # characters of one argument
BYTES_LIKE = (bytes, bytearray, memoryview)
CAN_POLL = hasattr(select, "poll")  # Windows has no poll(2)

_running: "Recording | None" = None  # one at a time: it sees all threads


class Recording(Trace):
    """A trace of every call of every known socket, from `start` to `stop`, in all threads.

    Sockets are known after `%load_ext netlib`; those of a BackgroundServer always are. Printed, it
    is a line for each call, in the order in which the calls took effect.
    """

    def __init__(self, kept: int = CALLS_KEPT) -> None:
        super().__init__(kept)

    def start(self) -> Self:
        """Begin to write down, in place of a recording that still runs.

        Calls that are under way already are not seen.
        """
        global _running
        if _running not in (None, self):
            say("netlib: stopped the former recording.")
        _running = self
        tracing.use_class(RecordedSocket)
        return self

    def stop(self) -> None:
        """Write down no more. What was written stays."""
        global _running
        if _running is not self:
            return
        _running = None
        tracing.use_class(TracedSocket)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.stop()


class RecordedSocket(TracedSocket):
    """A socket whose calls write themselves down in the recording that runs."""


def _recorded(call: str) -> Callable[..., Any]:
    """The method `call` of a socket, so that it writes itself down."""
    plain = getattr(TracedSocket, call)
    waits_for_others, role = call in WAITING_CALLS, ROLES.get(call)

    def method(self: RecordedSocket, *args: Any, **kwargs: Any) -> Any:
        recording = _running
        if recording is None or self.netlib_ended:  # what netlib itself closes is no student's call
            return plain(self, *args, **kwargs)
        who = _role_of(self, role)
        arguments, data, size = _shown_arguments(call, args)
        waited = waits_for_others and _must_wait(self)
        thread, began = threading.current_thread().name, time.perf_counter()

        event = Event(
            began, who, call, "", data, "", arguments, "", "", size, 0.0, waited, True, thread
        )
        number = recording.append(event)
        try:
            result = plain(self, *args, **kwargs)
        except BaseException as caught:
            ended = time.perf_counter()
            error = f"{type(caught).__name__}: {caught}".removesuffix(": ")
            recording.replace(number, event._replace(error=error, ended=ended, is_open=False))
            raise
        ended = time.perf_counter()
        shown, received, length = _shown_result(call, args, result)
        done = Event(
            began, who, call, "", received or data, "", arguments, shown, "", length or size,
            ended, waited, False, thread,
        )  # fmt: skip
        recording.replace(number, done)
        return result

    method.__code__ = method.__code__.replace(co_name=call)
    return functools.wraps(plain)(method)


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


def _shown_arguments(call: str, args: tuple[Any, ...]) -> tuple[str, bytes, int]:
    """The arguments as text, the first of the bytes among them, and how many bytes there are."""
    data, size, shown = b"", 0, []
    for each in args:
        if isinstance(each, BYTES_LIKE):
            if call in SENDING:
                data, size = bytes(each[:BYTES_KEPT]), len(each)
                shown.append(_shown_bytes(data, size))
            else:
                shown.append(f"a buffer of {len(each)} bytes")
        else:
            shown.append(repr(each)[:TEXT_KEPT])
    return f"({', '.join(shown)})", data, size


def _shown_result(call: str, args: tuple[Any, ...], result: Any) -> tuple[str, bytes, int]:
    """The same for what a call returned."""
    if call == "accept":
        return f"a new socket, connected to {result[1]!r}", b"", 0
    if call.endswith("_into"):
        size = result[0] if call == "recvfrom_into" else result
        data = bytes(memoryview(args[0]).cast("B")[: min(size, BYTES_KEPT)])
        return _shown_bytes(data, size), data, size
    if isinstance(result, bytes):
        return _shown_bytes(result[:BYTES_KEPT], len(result)), result[:BYTES_KEPT], len(result)
    if call == "recvfrom":
        data = result[0][:BYTES_KEPT]
        return f"{_shown_bytes(data, len(result[0]))} from {result[1]!r}", data, len(result[0])
    return "" if result is None else repr(result), b"", 0


def _shown_bytes(data: bytes, size: int) -> str:
    more = size - len(data)
    return f"{data!r}... ({more} more bytes)" if more > 0 else repr(data)


for _call in RECORDED:
    setattr(RecordedSocket, _call, _recorded(_call))
RecordedSocket.__name__ = RecordedSocket.__qualname__ = "socket"
RecordedSocket.__module__ = "socket"
