"""Keeps what a background thread prints in its place: in the log of its server.

Without this, `print` in a thread lands in whichever notebook cell runs at that moment. Two small
changes, made by `keep_in_place`, prevent it: `sys.stdout` and `sys.stderr` ask the thread's
context where its text belongs, and a new thread takes its context from the one that started it.
"""

import contextvars
import sys
import threading
from collections.abc import Callable, Iterable
from typing import Any, TextIO, cast

from netlib.errors import Stopped

LONGEST_PART = 10_000  # characters; text without a line end is cut into pieces of this size

_plain_start = threading.Thread.start


class LineSink:
    """Takes text in any pieces, from several threads, and passes on whole lines."""

    def __init__(self, take_line: Callable[[str], None]) -> None:
        self._take_line = take_line
        self._part = threading.local()  # the line that has begun, of each thread

    def write(self, text: str) -> int:
        """Take some text; pass on each line that is whole now, without its line end."""
        *lines, rest = (getattr(self._part, "text", "") + text).split("\n")
        while len(rest) > LONGEST_PART:
            lines, rest = [*lines, rest[:LONGEST_PART]], rest[LONGEST_PART:]
        self._part.text = rest
        for line in lines:
            self._take_line(line)
        return len(text)

    def finish(self) -> None:
        """Pass on the last line of this thread, if it has begun and has no end yet."""
        if getattr(self._part, "text", ""):
            self.write("\n")


# Where the text of the running thread belongs; None: where it always went.
sink: contextvars.ContextVar[LineSink | None] = contextvars.ContextVar("sink", default=None)


# What is told when a thread ends with an error; None: Python prints it, as it always does.
take_error: contextvars.ContextVar[Callable[[BaseException], object] | None]
take_error = contextvars.ContextVar("take_error", default=None)

# Whether the code that runs in this context was stopped some time ago, and goes on all the same.
is_overdue: contextvars.ContextVar[Callable[[], bool] | None]
is_overdue = contextvars.ContextVar("is_overdue", default=None)


class Router:
    """Stands in for `sys.stdout`: text goes to the sink of the thread's context, if it has one.

    Everything else that is asked of it, the usual stream answers: Jupyter's kernel calls methods
    of its own on `sys.stdout`.
    """

    def __init__(self, usual: TextIO) -> None:
        self.usual = usual

    def write(self, text: str) -> int:
        """Write to the thread's own sink, or to the usual place."""
        return (sink.get() or self.usual).write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write several texts, one after the other."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Flush the usual place. A sink holds back nothing but a line that has begun."""
        if sink.get() is None:
            self.usual.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.usual, name)


def _start_with_context(thread: threading.Thread) -> None:
    """Thread.start, so that the new thread runs in a copy of the context that starts it."""
    if (asked := is_overdue.get()) and asked():
        raise Stopped  # else code that starts threads for ever would go on
    context, plain_run = contextvars.copy_context(), thread.run
    if take_error.get():  # started by code in the background: it must not hold up the exit
        thread.daemon = True

    def run() -> None:
        del thread.__dict__["run"]  # else thread and function would keep each other alive
        try:
            plain_run()
        except Stopped:
            pass  # its server, or its cell, has been ended; there is nothing to report
        except BaseException as error:
            _report(error, thread)
        finally:
            if place := sink.get():
                place.finish()

    if getattr(thread, "_context", None) is None:  # Python 3.14: a context asked for wins
        thread.__dict__.update(run=lambda: context.run(run), netlib_context=context)
    try:
        _plain_start(thread)
    except RuntimeError:  # no thread could be made; it may be tried again
        thread.__dict__.pop("run", None)
        raise


def _report(error: BaseException, thread: threading.Thread) -> None:
    """Report it in the thread's own context, so that it cannot appear in another cell."""
    if take := take_error.get():
        take(error)
    else:
        details = (type(error), error, error.__traceback__, thread)
        threading.excepthook(threading.ExceptHookArgs(details))


def keep_in_place() -> None:
    """Switch on, for this process. Again is harmless."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if not isinstance(stream, Router):
            setattr(sys, name, Router(stream))
    threading.Thread.start = _start_with_context  # type: ignore[method-assign,assignment]


def let_go() -> None:
    """Switch off: text goes where it always went, also from threads that still run."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, Router):
            setattr(sys, name, stream.usual)
    threading.Thread.start = _plain_start  # type: ignore[method-assign]


def context_of(thread: threading.Thread) -> contextvars.Context | None:
    """The context that a thread was started with, if it was started while this was on."""
    return cast("contextvars.Context | None", getattr(thread, "netlib_context", None))


def say(line: str) -> None:
    """Print one line for the person who runs the cell, in one piece."""
    sys.stdout.write(f"{line}\n")
