"""What a student hands in: a file, or a function of a notebook with all that it uses."""

import ast
import base64
import contextlib
import errno
import inspect
import io
import linecache
import queue
import re
import socket
import sys
import threading
import tokenize
import types
import warnings
from pathlib import Path
from typing import Any, NamedTuple

from netlib.checks.source import Source
from netlib.student_code import is_students

LARGEST = 1_000_000  # bytes of a file; nobody writes so much by hand


class Submission(NamedTuple):
    """Ready to be carried into another process. `problem` says why it cannot be tried at all."""

    name: str
    sources: dict[str, str]  # by file name; the first is the one that is judged
    pickled: str
    source: Source
    problem: tuple[str, str] | None = None  # what happened, what to try


def from_file(path: Path, function: str) -> Submission:
    """The submission in a file. A file that cannot be read or parsed is one with a problem."""
    name = str(path)
    try:
        text = _text_in(path)
    except FileNotFoundError:
        return _broken(name, "there is no such file", "Compare its name, and the folder")
    except OSError as error:
        happened = f"the file cannot be read: {error.strerror}"
        return _broken(name, happened, "Give the name of a file with Python in it")
    except (UnicodeDecodeError, SyntaxError):  # the latter: it names an encoding that is none
        return _broken(name, "the file is not text in UTF-8", "Save it as UTF-8")
    source = Source(text, function)
    if source.problem:
        happened, what = _syntax(source.problem)
        return _broken(name, happened, what, source)
    return Submission(name, {str(path.resolve()): text}, "", source)


def _text_in(path: Path) -> str:
    """The text of a file of Python, in the encoding that it names (PEP 263), or UTF-8."""
    if path.exists() and not path.is_file():  # a device or a pipe may never end
        raise OSError(errno.EINVAL, "it is a folder" if path.is_dir() else "it is not a plain file")
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise OSError(errno.EFBIG, f"it has more than {LARGEST:,} bytes")
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    return data.decode(encoding)


def _syntax(problem: Exception) -> tuple[str, str]:
    if isinstance(problem, SyntaxError):
        line = (problem.text or "").strip()
        where = f"line {problem.lineno}: {line}" if line else f"line {problem.lineno}"
        return (
            f"Python cannot read it, {where} ({problem.msg})",
            "Mend this line, or the one before",
        )
    return f"Python cannot read it: {problem}", "Save it as plain text"


def _broken(name: str, happened: str, what: str, source: Source | None = None) -> Submission:
    return Submission(name, {}, "", source or Source("", ""), (happened, what))


def from_function(function: Any, name: str) -> Submission:
    """A function of a notebook, or any other callable object, with the globals that it uses."""
    if problem := _newest_cell_problem(function):
        happened, what = _syntax(problem)
        cell = f"the newest cell with {function.__name__}"
        return _broken(name, f"{cell} was not run: {happened}", what)
    sources = _sources_of(function)
    text = "\n\n".join(sources.values())
    source = Source(text, name)
    if source.problem:  # a cell with magic commands: judge the function alone
        with contextlib.suppress(OSError, TypeError):
            source = Source(inspect.getsource(function), name)
    try:
        pickled = base64.b64encode(_dumps(function)).decode()
    except Exception as error:  # what cannot be carried over says so in its own words
        return _broken(
            name,
            f"the function uses something that lives in this notebook alone ({error})",
            "Make it inside the function, or pass it as an argument",
            source,
        )
    return Submission(name, sources, pickled, source)


def _newest_cell_problem(function: Any) -> Exception | None:
    """Why Python cannot read the newest cell that defines this function, if it cannot.

    The notebook still has the function of an older cell then, and would be judged by that.
    """
    cells = getattr(function, "__globals__", {}).get("In")  # IPython keeps its cells there
    definition = re.compile(rf"^(async )?def {getattr(function, '__name__', '')}\b", re.MULTILINE)
    texts = [each for each in cells if isinstance(each, str)] if isinstance(cells, list) else []
    newest = next((each for each in reversed(texts) if definition.search(each)), "")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(newest, "a cell", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return error  # ValueError: null bytes; the last two: nested too deep
    return None


def _sources_of(function: Any) -> dict[str, str]:
    """The text of the cells (or files) that the function and its helpers were written in."""
    found: dict[str, str] = {}
    waiting, seen = [function], set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        one = getattr(one, "__func__", one)
        code = getattr(one, "__code__", None)
        if code is not None and is_students(code.co_filename):
            found.setdefault(code.co_filename, "".join(linecache.getlines(code.co_filename)))
            names = {*code.co_names, *(n for c in code.co_consts for n in _names(c))}
            waiting += [one.__globals__[n] for n in names if n in one.__globals__]
        elif inspect.isclass(one) and one.__module__ == "__main__":
            waiting += list(vars(one).values())
        elif not inspect.isclass(one) and type(one).__module__ == "__main__":
            waiting.append(type(one))
    return found


def _names(constant: Any) -> tuple[str, ...]:
    return getattr(constant, "co_names", ())


def _dumps(function: Any) -> bytes:
    import cloudpickle

    class Pickler(cloudpickle.Pickler):  # type: ignore[misc]
        """Carries over what belongs to one process as a new one of its kind."""

        def reducer_override(self, each: Any) -> Any:
            if isinstance(each, types.CodeType):  # cloudpickle leaves out where it was written
                make, parts = self.dispatch_table[types.CodeType](each)
                return _written_in, (each.co_filename, make, parts)
            return _anew(each) or super().reducer_override(each)

    stream = io.BytesIO()
    Pickler(stream).dump(function)
    return stream.getvalue()


def _anew(each: Any) -> tuple[Any, ...] | None:
    """How to make a new one of this kind in another process; None for what can be carried over."""
    from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

    kind = type(each)
    if kind in (type(threading.Lock()), type(threading.RLock())):
        return (threading.Lock if kind is type(threading.Lock()) else threading.RLock), ()
    if kind in (threading.local, queue.SimpleQueue):
        return kind, ()
    if kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
        return kind, (each.maxsize,)
    if kind in (ThreadPoolExecutor, ProcessPoolExecutor):
        return kind, (each._max_workers,)
    if kind is threading.Thread:  # not started
        return threading.Thread, (None, getattr(each, "_target", None), each.name)
    if isinstance(each, socket.socket):
        return _closed_socket, ()
    if each is sys.stdout or each is sys.stderr:
        return _standard, ("stdout" if each is sys.stdout else "stderr",)
    return None


def _closed_socket() -> socket.socket:
    """What becomes of a socket of the notebook: it stays there, and here is a closed one."""
    each = socket.socket()
    each.close()
    return each


def _written_in(filename: str, make: Any, parts: Any) -> Any:
    """Code that knows its cell, so that a report can show the line."""
    return make(*parts).replace(co_filename=filename)


def _standard(name: str) -> Any:
    return getattr(sys, name)
