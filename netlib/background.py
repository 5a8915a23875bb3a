"""Runs a student's function in a background thread, so that a cell that waits freezes nothing.

A `BackgroundTask` stops within milliseconds, whatever its function waits for. What the function
prints is kept in a log; what it raises appears in the cell that asks.
"""

import sys
import threading
import time
import weakref
from collections.abc import Callable
from contextvars import copy_context
from types import TracebackType
from typing import Any, Self

from netlib import output, tracing
from netlib.errors import Stopped, WaitedTooLong
from netlib.events import TEXT_KEPT, Event, Trace
from netlib.student_code import (
    check_call,
    in_short,
    position_of,
    raise_stopped_in,
    students_part,
)

PATIENCE = 0.5  # seconds in which Stopped is raised again and again in a thread that goes on
CUT_OFF = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError)
LOOK_AGAIN = 0.005  # seconds between two looks at where a thread stands

_lock = threading.Lock()
_running: list["BackgroundTask"] = []  # guarded by _lock


def running() -> list["BackgroundTask"]:
    """Everything that runs in the background now, oldest first."""
    with _lock:
        return list(_running)


class BackgroundTask:
    """One function that runs in a background thread, with all that it opens and starts."""

    def __init__(self, function: Callable[..., Any], *args: Any, name: str | None = None) -> None:
        self._function, self._args = function, args
        name_in_words = getattr(function, "__name__", repr(function))
        check_call(function, self._arguments(), f"{type(self).__name__}({name_in_words})")
        self._has_given_name = name is not None
        self.name = name or getattr(function, "__name__", type(function).__name__)
        self.log = Trace()
        self.place: tracing.Place | None = None
        self._end = "not started"  # how it ended; empty while it runs
        self._own_threads: weakref.WeakKeyDictionary[threading.Thread, str]
        self._own_threads = weakref.WeakKeyDictionary()  # and what the log calls each
        self._runs = 0  # how often it was started
        self._is_overdue = False  # it was stopped, and goes on
        self._error: BaseException | None = None  # of the student's code; no cell has seen it

    def _arguments(self) -> tuple[Any, ...]:
        """What the function is called with."""
        return self._args

    @property
    def state(self) -> str:
        """What it does at this moment, in words: "waiting in accept()", "stopped"."""
        doing = self._end or self._doing()
        if self._error is not None and not self._end:
            return f"failed: {in_short(self._error)}; still {doing}"
        if doing == "stopped" and (stuck := self._stuck()):
            return f"asked to stop, but still at {stuck}"
        return doing

    def _doing(self) -> str:
        where = next(filter(None, map(position_of, self._threads())), None)
        if where is None:
            return "running"
        return f"waiting in {where.call}()" if where.call else f"running {where}"

    def _threads(self) -> list[threading.Thread]:
        """Its threads, and those that the student's code started, without the one that asks."""
        found = []
        for thread in threading.enumerate():
            context = output.context_of(thread)
            if context and context.get(tracing.owner) is self and thread.ident:
                found.append(thread)
        return [thread for thread in found if thread is not threading.current_thread()]

    def _stuck(self) -> str:
        """Where a thread stands that could not be ended; empty if none is left."""
        threads = self._threads()
        return str(position_of(threads[0]) or "an unknown line") if threads else ""

    def __repr__(self) -> str:
        return f"{self.name}: {self._end or 'running in the background'}"

    def start(self) -> Self:
        """Start, in place of what an earlier cell started under the same name."""
        here = tracing.place.get()
        for former in running():
            is_older = bool(here and former.place and here.run != former.place.run)
            if former is self or (former.name == self.name and (self._has_given_name or is_older)):
                former.give_way("that ran under the same name")
        if self._error is not None:
            output.say(f"netlib: {self.name} had failed: {in_short(self._error)}.")
        self._prepare()
        self.place, self._end, self._error, self._is_overdue = here, "", None, False
        self._runs += 1
        output.keep_in_place()
        with _lock:
            _running.append(self)
        self.start_thread("", self._main)
        self._settle()
        return self

    def _prepare(self) -> None:
        """What must be there before the thread starts."""

    def _main(self) -> None:
        self._function(*self._arguments())
        for thread in self._threads():  # a function may start workers, and return
            if thread not in self._own_threads:
                thread.join()

    def _settle(self) -> None:
        """Let the function come to its first wait, so that `state` says the same on every run."""
        deadline = time.monotonic() + tracing.GRACE
        while not self._end and time.monotonic() < deadline and "waiting" not in self._doing():
            time.sleep(LOOK_AGAIN / 10)

    def start_thread(self, who: str, call: Callable[..., Any], *args: Any) -> threading.Thread:
        """Run `call(*args)` in a thread that belongs to this task; its log calls it `who`."""
        context = copy_context()
        sink = output.LineSink(lambda line: self._printed(who, line))
        context.run(output.sink.set, sink)
        context.run(output.take_error.set, lambda error: self.failed(who or "a thread", error))
        context.run(output.is_overdue.set, lambda: self._is_overdue)
        context.run(tracing.owner.set, self)
        thread = threading.Thread(
            target=self._run, args=(self._runs, who, call, *args), name=self.name, daemon=True
        )
        self._own_threads[thread] = who
        context.run(thread.start)
        return thread

    def _run(self, run: int, who: str, call: Callable[..., Any], *args: Any) -> None:
        """The body of each of its threads. Whatever happens in there, nothing leaves it."""
        end = "finished"
        try:
            call(*args)
        except Stopped:
            return
        except BaseException as error:
            end = self.failed(who, error)
        if not who and not self._end and run == self._runs:
            self._finish(end)

    def failed(self, who: str, error: BaseException) -> str:
        """Keep an error of the student's code for the cell that asks; return it in words."""
        if self._end:  # its sockets were closed under it, which no client would do
            self.note(who, f"ended by the stop: {in_short(error)}")
            return self._end
        if who and isinstance(error, CUT_OFF):
            words = f"was cut off: {in_short(error)}"  # the client's doing: the server goes on
        else:
            words = f"failed: {in_short(error)}"
            self._error = error if self._error is None else self._error
        self.note(who, words)
        return words

    def _finish(self, end: str) -> None:
        self._end = end
        with _lock:
            _running[:] = [task for task in _running if task is not self]
        self.log.wake()

    def _printed(self, who: str, line: str) -> None:
        self.note(who, "print", line)
        if self._is_overdue:
            raise Stopped

    def note(self, who: str, call: str, text: str = "") -> None:
        """Add a line to the log, after the line that this thread may have begun to print."""
        if call != "print" and (sink := output.sink.get()):
            sink.finish()
        more = len(text) - TEXT_KEPT
        if more > 0:
            text = f"{text[:TEXT_KEPT]}... ({more} more characters)"
        self.log.append(Event(time.monotonic(), who, call, text=text))

    def stop(self) -> None:
        """Stop within milliseconds, whatever the function waits for.

        The function needs to do nothing for that. An endless loop is ended by raising Stopped in
        it. What goes on all the same (one long call of C code, an `except:` that catches
        everything) is reported in words. An error that no cell has seen yet is raised here.
        """
        self._stop()
        self.raise_error()

    def _stop(self) -> None:
        if self._end == "not started":
            return
        was_running = not self._end
        if was_running:
            self._note_where_it_stood()
            self._finish("stopped")
        sockets = self._wake_sockets()  # kept, so that none is lost before it is closed
        ends = time.monotonic() + tracing.GRACE
        while (threads := self._threads()) and time.monotonic() < ends:
            threads[0].join(ends - time.monotonic())
        ends, self._is_overdue = time.monotonic() + PATIENCE, True
        while (threads := self._threads()) and time.monotonic() < ends:
            for thread in threads:
                raise_stopped_in(thread)
            sockets += self._wake_sockets()
            threads[0].join(LOOK_AGAIN)
        for each in sockets:
            each.end()
        if was_running and (stuck := self._stuck()):
            self._release_exit()
            output.say(
                f"netlib: {self.name} cannot be ended now; it is still at {stuck}. "
                "It ends when that line lets it, or with the kernel. The next cells work."
            )

    def _note_where_it_stood(self) -> None:
        """Log the lines of the student's code that the stop ends: they may be a surprise."""
        stood = [
            (self._own_threads.get(thread, "a thread"), f"stopped at {where}")
            for thread in self._threads()
            if (where := position_of(thread))
        ]
        for who, words in sorted(stood):
            self.note(who, words)

    def _release_exit(self) -> None:
        """Do not let Python wait, when it exits, for threads of a pool that cannot be ended."""
        pools = sys.modules.get("concurrent.futures.thread")
        for thread in self._threads():
            getattr(pools, "_threads_queues", {}).pop(thread, None)

    def _sockets(self) -> list[tracing.TracedSocket]:
        return [each for each in tracing.known_sockets() if each.netlib_owner is self]

    def _wake_sockets(self) -> list[tracing.Endable]:
        others = [each for each in tracing.also_known() if each.netlib_owner is self]
        sockets: list[tracing.Endable] = [*self._sockets(), *others]
        for each in sockets:
            each.wake()
        for other in tracing.known_sockets():
            if other.netlib_user is self:  # made elsewhere, but a thread is blocked on it
                tracing.wake(other)
        return sockets

    def give_way(self, why: str) -> None:
        """Stop, because something else is started in its place, and say so in one line."""
        self._stop()
        error = f"; it had failed: {in_short(self._error)}" if self._error is not None else ""
        output.say(f"netlib: stopped {self.name}, {why}{error}.")

    def raise_error(self) -> None:
        """Raise the first error of the student's code that no cell has seen, if there is one."""
        error, self._error = self._error, None
        if error is not None:
            raise error.with_traceback(students_part(error))

    def wait_for(self, wanted: str | Callable[[Self], object], timeout: float = 5.0) -> None:
        """Wait until `state` is `wanted`, or a line of the log has it, or `wanted(self)` is true.

        `timeout` is in seconds; then WaitedTooLong. An error of the student's code is raised here.
        """
        ends = time.monotonic() + timeout
        while True:
            had_ended = self._end  # asked first: what it does before its end is still seen
            if self._has(wanted):
                return
            self.raise_error()
            left = ends - time.monotonic()
            if had_ended or left <= 0:
                raise WaitedTooLong(
                    f"Waiting for {wanted!r}",
                    f"{self.name} is {self.state}",
                    f"Compare the spelling with its log:\n{self.log!r}",
                )
            self.log.wait(min(left, LOOK_AGAIN))

    def _has(self, wanted: str | Callable[[Self], object]) -> bool:
        if callable(wanted):
            return bool(wanted(self))
        return wanted == self.state or any(wanted in str(event) for event in self.log)

    def __enter__(self) -> Self:
        return self.start() if self._end in ("not started", "stopped") else self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._stop()
        if error is None:
            self.raise_error()


def run_in_background(
    function: Callable[..., Any], *args: Any, name: str | None = None
) -> BackgroundTask:
    """Run `function(*args)` in a background thread, and return the task: to watch, to stop."""
    return BackgroundTask(function, *args, name=name).start()
