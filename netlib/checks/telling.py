"""What a child tells of errors, threads, calls and values, as JSON."""

import base64
import linecache
import re
import socket
import sys
import threading
import traceback
from contextlib import suppress
from typing import Any

from netlib import tracing
from netlib.events import Event
from netlib.student_code import is_students

TEXT_KEPT = 300  # characters of one message
FRAMES_KEPT = 20  # of a traceback, and of a stack: of a recursion the last lines say enough
VALUE_KEPT = 1_000_000  # bytes or characters of a result
ITEMS_KEPT, DEPTH_KEPT = 1_000, 3  # of a list, and of lists in lists


def told(event: Event) -> list[Any]:
    """An event as JSON."""
    data = base64.b64encode(event.data).decode()
    return [data if each is event.data else each for each in event]


def failure(error: BaseException, thread: threading.Thread) -> dict[str, Any]:
    """An error as JSON: what, where in the student's code, in which thread."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if is_students(frame.filename)]
    syntax = error if isinstance(error, SyntaxError) else None
    try:
        message = str(error)[:TEXT_KEPT]
    except Exception:  # the student's own class of errors may fail to say what it is
        message = ""
    return {
        "type": type(error).__name__,
        "kinds": [kind.__name__ for kind in type(error).__mro__],
        "message": message,
        "errno": error.errno if isinstance(error, OSError) else None,
        "line": syntax.lineno if syntax else own[-1].lineno if own else None,
        "text": (syntax.text or "").strip() if syntax else own[-1].line if own else "",
        "where": [[frame.name, frame.lineno, frame.line] for frame in own[-FRAMES_KEPT:]],
        "inside": frames[-1].name if frames and not is_students(frames[-1].filename) else "",
        "main": thread is threading.main_thread(),
        "thread": thread.name,
    }


def stacks() -> list[dict[str, Any]]:
    """Where each thread stands: the student's lines, and the calls in which they wait."""
    names = {each.ident: each for each in threading.enumerate()}
    found: list[dict[str, Any]] = []
    for ident, frame in sys._current_frames().items():
        thread = names.get(ident)
        if ident == threading.get_ident():
            continue
        lines, inside, current = [], [], frame
        while current:
            if is_students(current.f_code.co_filename):
                lines.append(position(current))
            elif not lines:
                inside.append(current.f_code.co_name)
            current = current.f_back  # type: ignore[assignment]
        lines, inside = lines[:FRAMES_KEPT], inside[:FRAMES_KEPT]
        main = thread is threading.main_thread()
        found.append({"main": main, "inside": inside, "lines": lines})
    return sorted(found, key=lambda each: not each["main"])


def position(frame: Any) -> list[Any]:
    """A line of the student's: function, number, text, and the part of it that is executed."""
    code = frame.f_code
    line = frame.f_lineno or 0
    text = linecache.getline(code.co_filename, line)
    places = list(code.co_positions())
    part = text.strip()
    if frame.f_lasti >= 0 and frame.f_lasti // 2 < len(places):
        first, last, start, end = places[frame.f_lasti // 2]
        if first == last == line and start is not None:
            part = text.encode()[start:end].decode(errors="replace")
    return [code.co_name, line, text.strip(), part]


def signature_problem(function: Any, parameters: list[str]) -> str:
    """Why the function cannot be called with these parameters, or ''."""
    import inspect

    try:
        signature = inspect.signature(function)
        signature.bind(*parameters)
    except TypeError as error:
        return f"{getattr(function, '__name__', 'it')}{signature}: {error}"
    except ValueError:
        return ""
    return ""


def described(value: Any, depth: int = DEPTH_KEPT) -> dict[str, Any]:
    """A value that a function has returned, as JSON: its type, and what is in it, up to a bound."""
    kind = type(value).__name__[:TEXT_KEPT]
    if isinstance(value, tracing.PlainSocket):
        return {"type": "socket", "socket": described_socket(value)}
    if type(value) in (bytes, bytearray):
        return {"type": kind, "bytes": base64.b64encode(value[:VALUE_KEPT]).decode()}
    if type(value) is str:
        return {"type": kind, "value": value[:VALUE_KEPT]}
    if value is None or type(value) in (bool, float) or is_short(value):
        return {"type": kind, "value": value}
    if type(value) in (tuple, list) and depth:
        items: list[dict[str, Any]] = []
        room = VALUE_KEPT
        for each in value[:ITEMS_KEPT]:
            items.append(described(each, depth - 1))
            room -= len(each) if isinstance(each, bytes | str) else 1
            if room < 0:
                break
        return {"type": kind, "items": items}
    if inspected := re.match(r"generator|map|filter|iterator", kind):
        return {"type": inspected[0]}
    return {"type": kind}


def is_short(value: Any) -> bool:
    """Whether it is an integer that can be written down: Python refuses more than 4300 digits."""
    return type(value) is int and value.bit_length() < 10_000


def described_socket(each: socket.socket) -> dict[str, Any]:
    """What can be asked of a socket, without changing it."""
    plain = tracing.PlainSocket
    answer: dict[str, Any] = {"open": each.fileno() >= 0}
    if not answer["open"]:
        return answer
    answer |= {"family": int(each.family), "type": int(each.type), "timeout": each.gettimeout()}
    answer["descriptor"] = each.fileno()
    for name, ask in (("local", plain.getsockname), ("remote", plain.getpeername)):
        with suppress(OSError):
            answer[name] = list(ask(each))[:2]
    for name in ("SO_ACCEPTCONN", "SO_REUSEADDR", "SO_REUSEPORT"):
        if hasattr(socket, name):
            with suppress(OSError):
                answer[name] = plain.getsockopt(each, socket.SOL_SOCKET, getattr(socket, name))
    return answer
