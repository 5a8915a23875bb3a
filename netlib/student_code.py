"""Where a thread of the student's code stands, what went wrong there, and how it is ended."""

import contextlib
import os
import sys
import sysconfig
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, NamedTuple

from netlib.errors import Stopped, WrongArgument

_HERE = os.path.dirname(__file__)
# Where the calls stand in which a thread can wait: of sockets, and of serial ports.
_WAITS = {os.path.join(_HERE, name) for name in ("tracing.py", "serial_link.py")}
# Python's own, what is installed, and whatever else lies in the environment.
_INSTALLED = (*(sysconfig.get_path(n) for n in ("stdlib", "purelib", "platlib")), sys.prefix)
_OURS = _HERE + os.sep
# Lines that are no help in a traceback: ours, and those of pyserial.
_HIDDEN = (_OURS, os.path.join(sysconfig.get_path("purelib"), "serial", ""))
_NOT_STUDENTS = (_OURS, "<frozen", *(folder + os.sep for folder in _INSTALLED))

# Code of Python that holds locks which everybody shares.
_HOLD_LOCKS = tuple(
    os.path.join(sysconfig.get_path("stdlib"), name, "") for name in ("logging", "concurrent")
)


class Position(NamedTuple):
    """The line of the student's code that a thread executes, and the call it waits in, if any."""

    call: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.text}" if self.text else f"line {self.line}"


def is_students(filename: str) -> bool:
    """Whether a file is the student's own: not Python's, not an installed package's."""
    return not filename.startswith(_NOT_STUDENTS)


def position_of(thread: threading.Thread) -> Position | None:
    """Where the student's code stands in `thread`. None when it has ended or not begun."""
    import linecache  # here, as other modules below: `import netlib` is quick

    call = ""
    for frame in _frames_of(thread):
        filename = frame.f_code.co_filename
        if is_students(filename):
            line = frame.f_lineno
            return Position(call, line, linecache.getline(filename, line).strip())
        if filename in _WAITS:
            call = frame.f_code.co_name.removesuffix("_into")
    return None


def students_part(error: BaseException) -> TracebackType | None:
    """The traceback of `error` from the first line of the student's code on."""
    part = error.__traceback__
    while part and not is_students(part.tb_frame.f_code.co_filename):
        part = part.tb_next
    return part or error.__traceback__


def hide_our_lines(error: BaseException) -> None:
    """Take our lines and pyserial's out of the traceback of `error`, but leave at least one."""
    step = error.__traceback__
    while step:
        while step.tb_next and step.tb_next.tb_frame.f_code.co_filename.startswith(_HIDDEN):
            step.tb_next = step.tb_next.tb_next
        step = step.tb_next


def in_short(error: BaseException) -> str:
    """An error in one line: its type, its message, and the student's line it comes from."""
    try:
        message = next(iter(str(error).splitlines()), "")
    except Exception:  # the student's own class of errors may fail to say what it is
        message = ""
    words = f"{type(error).__name__}: {message}".removesuffix(": ")
    step, line = error.__traceback__, 0
    while step:
        if is_students(step.tb_frame.f_code.co_filename):
            line = step.tb_lineno
        step = step.tb_next
    return f"{words} (line {line})" if line else words


def _frames_of(thread: threading.Thread) -> list[FrameType]:
    """What the thread executes, innermost first.

    Look at code and line only: to read `f_locals` of a thread that runs can crash Python.
    """
    frames = []
    if thread.is_alive():  # else its number may belong to another thread by now
        frame = sys._current_frames().get(thread.ident or 0)
        while frame:
            frames.append(frame)
            frame = frame.f_back
    return frames


def raise_stopped_in(thread: threading.Thread) -> None:
    """Raise Stopped in another thread, at its next step in Python code, if that harms nobody.

    A thread inside one long call of C code gets it when that call returns. A thread that may hold
    a lock of others (of netlib, threading, logging) is left alone: try again a little later.
    """
    import ctypes

    for frame in _frames_of(thread):
        filename = frame.f_code.co_filename
        if filename.startswith((_OURS, *_HOLD_LOCKS)):
            return
        if is_students(filename):
            break
    else:
        return  # it has not come to the student's code, or has left it
    with contextlib.suppress(AttributeError):  # only CPython has it
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(thread.ident or 0), ctypes.py_object(Stopped)
        )


def check_call(function: Callable[..., Any], arguments: tuple[Any, ...], tried: str) -> None:
    """Raise WrongArgument, in the cell that starts it, if `function(*arguments)` cannot work."""
    import inspect

    if not callable(function):
        raise WrongArgument(
            tried,
            f"it needs a function, and this is {function!r}",
            "Write the function's name without parentheses: serve, not serve()",
        )
    name = getattr(function, "__name__", "the function")
    for kind, is_kind in (
        ("an async function", inspect.iscoroutinefunction),
        ("an async generator", inspect.isasyncgenfunction),
        ("a generator: it has a `yield`", inspect.isgeneratorfunction),
    ):
        if is_kind(function) or is_kind(getattr(function, "__call__", None)):  # noqa: B004
            raise WrongArgument(
                tried,
                f"{name} is {kind}, and calling it does not run it yet",
                "Give a plain function; it may call asyncio.run(...)",
            )
    try:
        signature = inspect.signature(function)
    except ValueError:  # some functions of C code do not tell their arguments
        return
    try:
        signature.bind(*arguments)
    except TypeError as error:
        count = "1 argument" if len(arguments) == 1 else f"{len(arguments)} arguments"
        raise WrongArgument(
            tried,
            f"it would call {name} with {count}, and {name}{signature} does not fit: {error}",
            "Change the function's parameters, or the arguments that follow it here",
        ) from None
