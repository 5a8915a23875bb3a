"""netlib.student_code: where a student's thread stands, and errors by the student's lines alone."""

import functools
import inspect
import json
import os
import socket
import sys
import threading
import time
from contextlib import contextmanager

import pytest

import netlib
from netlib import BackgroundServer, Student, serve_student, tracing
from netlib.errors import Stopped, WrongArgument
from netlib.student_code import (
    Position,
    check_call,
    hide_our_lines,
    in_short,
    is_students,
    position_of,
    raise_stopped_in,
    students_part,
)
from netlib.tracing import TracedSocket

BOUND = 5  # seconds that a test waits for a thread before it fails
LOOK_AGAIN = 0.002  # seconds between two looks at a thread
TRIED = "Starting the server"


def accepts(listener: TracedSocket) -> None:
    connection, _ = listener.accept()
    connection.close()


def receives(connection: TracedSocket) -> None:
    connection.recv(10)


def reads_a_line(connection: TracedSocket) -> None:
    with connection.makefile("rb") as file:
        file.readline()


def loops(go_on: list[bool]) -> None:
    while go_on:
        pass


def line_of(function, number: int) -> int:
    return function.__code__.co_firstlineno + number


@contextmanager
def in_a_thread(function, *args):
    thread = threading.Thread(target=function, args=args, daemon=True)
    thread.start()
    yield thread
    thread.join(BOUND)
    assert not thread.is_alive()


def position_when(thread: threading.Thread, wanted) -> Position | None:
    """The position of a thread as soon as it is `wanted`; its last one if it never is."""
    deadline = time.monotonic() + BOUND
    while not ((position := position_of(thread)) and wanted(position)):
        if time.monotonic() > deadline or not thread.is_alive():
            break
        thread.join(LOOK_AGAIN)
    return position


def has_call(position: Position) -> bool:
    return bool(position.call)


@pytest.fixture(
    params=[
        pytest.param(True, marks=pytest.mark.skipif(sys.platform != "linux", reason="not so here")),
        False,
    ],
    ids=["shutdown wakes every call", "netlib waits by itself"],
)
def system(request, monkeypatch) -> None:
    """Both ways of waiting: the one of Linux, and the one of the other systems."""
    monkeypatch.setattr(tracing, "SHUTDOWN_WAKES_ALL_CALLS", request.param)


def test_a_thread_in_accept_stands_in_that_call(system):
    with TracedSocket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        with in_a_thread(accepts, listener) as thread:
            position = position_when(thread, has_call)
            socket.create_connection(listener.getsockname()).close()  # which ends the call
    assert position == ("accept", line_of(accepts, 1), "connection, _ = listener.accept()")
    assert str(position) == f"line {position.line}: {position.text}"


@pytest.mark.parametrize(
    ("function", "number", "text"),
    [(receives, 1, "connection.recv(10)"), (reads_a_line, 2, "file.readline()")],
)
def test_a_thread_that_reads_stands_in_recv(system, function, number, text):
    here, there = socket.socketpair()
    with (
        TracedSocket(fileno=here.detach()) as connection,
        there,
        in_a_thread(function, connection) as thread,
    ):
        position = position_when(thread, has_call)
        there.shutdown(socket.SHUT_WR)  # the end of the stream ends the call
    assert position == ("recv", line_of(function, number), text)


def test_a_thread_that_computes_stands_in_no_call():
    go_on = [True]
    with in_a_thread(loops, go_on) as thread:
        position = position_when(thread, lambda position: position.line > line_of(loops, 0))
        go_on.clear()
    assert position in [
        ("", line_of(loops, 1), "while go_on:"),
        ("", line_of(loops, 2), "pass"),
    ]


def test_a_thread_that_has_ended_or_not_begun_stands_nowhere():
    thread = threading.Thread(target=lambda: None)
    assert position_of(thread) is None
    thread.start()
    thread.join(BOUND)
    assert position_of(thread) is None


def test_a_new_thread_is_not_taken_for_the_ended_one_whose_number_it_has():
    ended = threading.Thread(target=lambda: None)
    ended.start()
    ended.join(BOUND)
    release, same_number = threading.Event(), False

    def waits() -> None:
        running.release()
        release.wait(BOUND)

    running = threading.Semaphore(0)
    new = [threading.Thread(target=waits) for _ in range(20)]
    try:
        for thread in new:
            thread.start()
            assert running.acquire(timeout=BOUND)
            same_number = same_number or thread.ident == ended.ident
        position = position_of(ended)
    finally:
        release.set()
        for thread in new:
            thread.join(BOUND)
    if not same_number:
        pytest.skip("this system did not give the number again")
    assert position is None


def test_a_line_that_cannot_be_read_is_shown_by_its_number():
    assert str(Position("", 7, "")) == "line 7"


def test_only_files_outside_of_python_and_netlib_are_the_students():
    assert is_students(__file__)
    assert is_students("<ipython-input-1-0123456789ab>")
    for module in (netlib, tracing, pytest, json, threading):
        assert not is_students(module.__file__)
    assert not is_students("<frozen importlib._bootstrap>")


class BrokenConnection:
    """Student code that netlib calls, and that fails."""

    def recv(self, size: int) -> bytes:
        raise ValueError("broken")

    def sendall(self, data: bytes) -> None:
        """Nothing: it never comes to this."""


def error_of(function, *args, **kwargs) -> Exception:
    try:
        function(*args, **kwargs)
    except Exception as error:
        return error
    raise AssertionError("it was to fail")


def names_in(part) -> list[str]:
    """The functions of a traceback, from outside to inside."""
    names = []
    while part:
        names.append(part.tb_frame.f_code.co_name)
        part = part.tb_next
    return names


def broken() -> Exception:
    return error_of(serve_student, BrokenConnection(), Student("1", "Ada"))


def test_the_students_part_begins_at_the_first_line_of_the_student():
    error = broken()
    assert names_in(students_part(error)) == ["error_of", "serve_student", "recv"]
    error.__traceback__ = error.__traceback__.tb_next  # as in a thread that netlib has started
    assert names_in(students_part(error)) == ["recv"]


def test_without_a_line_of_the_student_the_whole_traceback_is_left():
    error = error_of(json.loads, "")
    error.__traceback__ = error.__traceback__.tb_next
    assert names_in(students_part(error)) == ["loads", "decode", "raw_decode"]
    assert students_part(ValueError()) is None


def test_our_own_lines_are_hidden_at_the_end_and_in_the_middle():
    error = error_of(BackgroundServer, print, takes="x")
    assert names_in(error.__traceback__) == ["error_of", "__init__"]
    hide_our_lines(error)
    assert names_in(error.__traceback__) == ["error_of"]
    error = broken()
    hide_our_lines(error)
    assert names_in(error.__traceback__) == ["error_of", "recv"]


def test_one_line_is_left_where_all_are_ours():
    error = error_of(BackgroundServer, print, takes="x")
    error.__traceback__ = error.__traceback__.tb_next
    hide_our_lines(error)
    assert names_in(error.__traceback__) == ["__init__"]


def test_in_short_an_error_has_its_type_its_words_and_the_students_last_line():
    line = line_of(BrokenConnection.recv, 1)
    assert in_short(broken()) == f"ValueError: broken (line {line})"
    assert in_short(ValueError("no traceback")) == "ValueError: no traceback"
    assert in_short(ValueError()) == "ValueError"
    not_students = error_of(json.loads, "")
    not_students.__traceback__ = not_students.__traceback__.tb_next
    assert in_short(not_students) == f"JSONDecodeError: {not_students}"


def test_stopped_ends_an_endless_loop():
    go_on, caught = [True], threading.Event()

    def loop() -> None:  # the jump back to `while` may lie outside of a `try` in here
        inside.set()
        while go_on:
            pass

    def loop_until_stopped() -> None:
        try:
            loop()
        except Stopped:
            caught.set()

    inside = threading.Event()
    with in_a_thread(loop_until_stopped) as thread:
        assert inside.wait(BOUND)
        raise_stopped_in(thread)
        ended = caught.wait(BOUND)
        go_on.clear()  # if Stopped did not end it
    assert ended


def test_nothing_in_the_environment_is_the_students_own():
    assert not is_students(os.path.join(sys.prefix, "ipykernel6", "ipykernel", "ipkernel.py"))


def test_stopped_for_a_thread_that_has_not_begun_is_for_nobody():
    raise_stopped_in(threading.Thread(target=lambda: None))


def serve(connection, name): ...


async def serve_async(connection, name): ...


def test_a_call_that_fits_is_allowed():
    check_call(serve, (None, "Ada"), TRIED)
    check_call(print, (), TRIED)
    with pytest.raises(ValueError, match="signature"):
        inspect.signature(max)
    check_call(max, (), TRIED)  # nobody can know


def refusal(function, *arguments) -> WrongArgument:
    with pytest.raises(WrongArgument) as caught:
        check_call(function, arguments, TRIED)
    assert caught.value.tried == TRIED
    return caught.value


def test_what_is_no_function_is_refused():
    error = refusal(serve(None, "Ada"), None)  # the parentheses that are one too many
    assert error.happened == "it needs a function, and this is None"
    assert "without parentheses" in error.try_next


def test_an_async_function_is_refused():
    error = refusal(serve_async, None, "Ada")
    assert error.happened == (
        "serve_async is an async function, and calling it does not run it yet"
    )
    assert "asyncio.run" in error.try_next


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((None,), "missing a required argument: 'name'"),
        ((None, "Ada", 3), "too many positional arguments"),
    ],
)
def test_a_wrong_number_of_arguments_is_refused_with_the_signature(arguments, problem):
    error = refusal(serve, *arguments)
    assert "serve(connection, name) does not fit" in error.happened
    assert error.happened.endswith(problem)
    assert error.__suppress_context__  # Python's own TypeError would say the same again


def test_a_partial_function_has_no_name_and_is_refused_in_words_too():
    error = refusal(functools.partial(serve, None), "Ada", 3)
    assert error.happened.endswith("too many positional arguments")
