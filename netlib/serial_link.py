"""Two serial ports that are joined: what is written to the one is read from the other.

Both are real: a program opens them by name, as any serial port, with pyserial. Linux and macOS have
pairs of pseudo-terminals for that (pty(7)). Elsewhere the names are pyserial's `socket://`, and
the bytes go over loopback. A line of this kind has no speed: any baud rate fits, and a wrong one
goes unnoticed.
"""

import os
import selectors
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from netlib import tracing
from netlib.background import BackgroundTask
from netlib.errors import Stopped, WrongArgument
from netlib.tracing import PlainSocket, plain_pair
from netlib.visible import count, visible

HAS_PTY = os.name == "posix"
# What waits for terminals on every version of the system: macOS' kqueue and poll do not.
SELECTOR = selectors.PollSelector if sys.platform == "linux" else selectors.SelectSelector
AT_ONCE = 4096  # bytes that are carried in one step
UNREAD_AT_MOST = 65_536  # bytes that wait in the link; then the writer waits
REMEMBERED = 1000  # bytes, of each port, that its picture in words can show

_replaced = threading.Lock()
_links = 0  # how many run now: as long as one does, ports that are opened are known


class SerialLink(BackgroundTask):
    """Two joined serial ports; `ports` are their names, to be opened with pyserial.

    Use it in a `with` block, or with `start()` and `stop()`. When it stops, it is as if the cable
    were pulled out: a `read` that waits raises SerialException.
    """

    def __init__(self, *, name: str | None = None) -> None:
        self._ends: tuple[End, End] | None = None
        super().__init__(self._carry, name=name)
        self.name = name or "the serial link"

    @property
    def ports(self) -> tuple[str, str]:
        """The names of both ports."""
        if self._ends is None:
            raise WrongArgument("The link's ports", "it was not started", "Call start() first")
        return self._ends[0].name, self._ends[1].name

    @property
    def written(self) -> tuple[int, int]:
        """How many bytes were written to each port so far."""
        if self._ends is None:
            return 0, 0
        return self._ends[0].written, self._ends[1].written

    def __repr__(self) -> str:
        lines = []
        for number, end in enumerate(self._ends or (), 1):
            shown = visible(bytes(end.remembered), end.written)
            size = count(end.written, "byte")
            lines.append(f"port {number} → port {3 - number}: {shown or 'nothing'}  {size}")
        return "\n".join(lines) or "SerialLink: two serial ports, not joined yet"

    def _prepare(self) -> None:
        kind = PseudoTerminal if HAS_PTY else LoopbackPort
        self._ends = kind(), kind()
        self._waker, self._woken = plain_pair()
        _know_ports(1)

    def _doing(self) -> str:
        return "waiting for bytes"

    def _wake_sockets(self) -> list[Any]:
        with suppress(OSError):  # it was woken before, and has ended
            self._waker.send(b"!")
        return super()._wake_sockets()

    def _carry(self) -> None:
        assert self._ends is not None  # _prepare has made them
        first, second = self._ends
        try:
            while True:
                with SELECTOR() as selector:
                    selector.register(self._woken, selectors.EVENT_READ)
                    for end, other in ((first, second), (second, first)):
                        for each, events in end.watched(len(other.waiting) < UNREAD_AT_MOST):
                            selector.register(each, events, (end, other))
                    ready = selector.select()
                for key, events in ready:
                    if key.data is None:
                        return
                    end, other = key.data
                    if events & selectors.EVENT_READ:
                        other.offer(end.take(key.fileobj))
                    end.give()
                    other.give()
        finally:
            _know_ports(-1)
            for each in (first, second, self._waker, self._woken):
                each.close()


class End:
    """The link's side of one port: what comes from it, and what waits to go to it."""

    def __init__(self) -> None:
        self.name = ""
        self.waiting = bytearray()
        self.written = 0
        self.remembered = bytearray()

    def watched(self, may_read: bool) -> Iterator[tuple[Any, int]]:
        """What to wait for: each file, and for which events."""
        if (file := self.file()) is not None:
            events = selectors.EVENT_READ if may_read else 0
            events |= selectors.EVENT_WRITE if self.waiting else 0
            if events:
                yield file, events

    def take(self, file: Any) -> bytes:
        """What was written to the port."""
        try:
            data = self.read(file)
        except OSError:  # nothing after all, or whoever had opened it is gone
            return b""
        self.written += len(data)
        self.remembered += data[: REMEMBERED - len(self.remembered)]
        return data

    def offer(self, data: bytes) -> None:
        """Let bytes wait that go to the port."""
        self.waiting += data

    def give(self) -> None:
        """Pass on what waits, as far as the port takes it now."""
        if self.waiting:
            with suppress(OSError):
                del self.waiting[: self.write(bytes(self.waiting[:AT_ONCE]))]

    def file(self) -> Any:
        """What carries the bytes, if the port is there for somebody."""
        raise NotImplementedError

    def read(self, file: Any) -> bytes:
        """Take bytes that have come."""
        raise NotImplementedError

    def write(self, data: bytes) -> int:
        """Pass bytes on; return how many were taken."""
        raise NotImplementedError

    def close(self) -> None:
        """Pull out the cable."""
        raise NotImplementedError


class PseudoTerminal(End):
    """A port that is a pseudo-terminal: a file such as /dev/pts/3."""

    def __init__(self) -> None:
        import tty  # here: Windows has none

        super().__init__()
        self._ours, self._theirs = os.openpty()  # theirs stays open: a port without a user is there
        tty.setraw(self._theirs)
        os.set_blocking(self._ours, False)
        self.name = os.ttyname(self._theirs)

    def file(self) -> int:
        return self._ours

    def read(self, file: int) -> bytes:
        return os.read(file, AT_ONCE)

    def write(self, data: bytes) -> int:
        return os.write(self._ours, data)

    def close(self) -> None:
        os.close(self._ours)
        os.close(self._theirs)


class LoopbackPort(End):
    """A port that is a TCP server on loopback, for `socket://`. The newest user has it."""

    def __init__(self) -> None:
        super().__init__()
        self._listener = PlainSocket()
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen(1)
        self._listener.setblocking(False)
        self._user: socket.socket | None = None
        self.name = f"socket://127.0.0.1:{self._listener.getsockname()[1]}"

    def watched(self, may_read: bool) -> Iterator[tuple[Any, int]]:
        yield self._listener, selectors.EVENT_READ
        yield from super().watched(may_read)

    def file(self) -> socket.socket | None:
        return self._user

    def read(self, file: socket.socket) -> bytes:
        if file is self._listener:
            self._let_in()
            return b""
        data = file.recv(AT_ONCE)
        if not data and file is self._user:
            self._hang_up()
        return data

    def write(self, data: bytes) -> int:
        return self._user.send(data) if self._user else 0

    def offer(self, data: bytes) -> None:
        """The same, unless nobody has opened the port: such bytes go nowhere on a cable, too."""
        if data and self._user is None:
            with suppress(BlockingIOError):
                self._let_in()  # it may have been opened at this moment
        if self._user:
            super().offer(data)

    def _let_in(self) -> None:
        number, _ = self._listener._accept()  # type: ignore[attr-defined]  # accept() would know it
        self._hang_up()
        self._user = PlainSocket(fileno=number)
        self._user.setblocking(False)

    def _hang_up(self) -> None:
        if self._user:
            self._user.close()
        self._user = None
        self.waiting.clear()

    def close(self) -> None:
        self._hang_up()
        self._listener.close()


def _know_ports(change: int) -> None:
    """Let `serial.Serial` be a class whose ports are known, as long as a link runs."""
    global _links
    import serial

    with _replaced:
        before, _links = _links, _links + change
        if not before:
            known = _known_class(serial.Serial)
            vars(serial)["Serial"] = known
        elif not _links:
            vars(serial)["Serial"] = serial.Serial.__mro__[1]


def _known_class(plain: Any) -> Any:
    """The class of ports that can be woken, and that belong to the code that opened them."""
    import serial

    class Serial(plain):  # type: ignore[misc]
        """A serial port of pyserial that `end` can wake."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            self._closing = threading.RLock()  # so that nobody wakes a port that is just closed
            self.netlib_ended = False
            self.netlib_owner, self.netlib_place = tracing.owner.get(), tracing.place.get()
            tracing.know(self)
            super().__init__(*args, **kwargs)

        def open(self) -> None:
            try:
                super().open()
            except serial.SerialException as error:
                error.__suppress_context__ = True  # it says the same once more
                raise

        def read(self, size: int = 1) -> bytes:
            try:
                data: bytes = super().read(size)
            except (serial.SerialException, TypeError, OSError):  # it was closed meanwhile
                self._end_thread()
                raise
            self._end_thread()
            return data

        def wake(self) -> None:
            """End the call that waits for this port, in any thread, and every later one."""
            self.netlib_ended = True
            with self._closing:
                if self.is_open:
                    self.cancel_read()
                    self.cancel_write()

        def close(self) -> None:
            with self._closing:
                super().close()

        def end(self) -> None:
            """Wake whoever waits for this port, and close it."""
            self.wake()
            self.close()

        def _end_thread(self) -> None:
            if self.netlib_ended and threading.current_thread() is not threading.main_thread():
                raise Stopped

    return Serial
