"""netlib.output: whole lines, each thread's in its own place, and everything can be undone."""

import contextvars
import gc
import io
import sys
import threading
import weakref

import pytest

from netlib import output
from netlib.output import LONGEST_PART, LineSink, Router

BOUND = 5  # seconds that a test waits for a thread before it fails
PLAIN_START = threading.Thread.start


@pytest.fixture(autouse=True)
def _put_back():
    """Leave the streams and Thread.start as they were, also after a test that failed."""
    yield
    output.let_go()
    assert threading.Thread.start is PLAIN_START
    assert not isinstance(sys.stdout, Router)
    assert not isinstance(sys.stderr, Router)


@pytest.fixture
def lines() -> list[str]:
    return []


@pytest.fixture
def place(lines) -> contextvars.Context:
    """A context whose text goes into `lines`."""
    context = contextvars.copy_context()
    context.run(output.sink.set, LineSink(lines.append))
    return context


def run_thread(function) -> threading.Thread:
    """Start a thread and wait for its end."""
    thread = threading.Thread(target=function, daemon=True)
    thread.start()
    thread.join(BOUND)
    assert not thread.is_alive()
    return thread


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["one\n"], ["one"]),
        (["one\ntwo\n"], ["one", "two"]),
        (["o", "n", "", "e\nt", "wo\n"], ["one", "two"]),
        (["\n", "\n"], ["", ""]),
        (["one\ntw"], ["one"]),
        (["one"], []),
    ],
)
def test_a_sink_passes_on_whole_lines_only(lines, pieces, expected):
    sink = LineSink(lines.append)
    assert [sink.write(piece) for piece in pieces] == [len(piece) for piece in pieces]
    assert lines == expected


def test_finish_passes_on_the_line_that_has_begun_and_nothing_else(lines):
    sink = LineSink(lines.append)
    sink.finish()
    assert lines == []
    sink.write("one\ntw")
    sink.finish()
    sink.finish()
    assert lines == ["one", "tw"]


def test_text_without_a_line_end_is_cut_so_that_it_cannot_fill_the_memory(lines):
    sink = LineSink(lines.append)
    sink.write("x" * LONGEST_PART)
    assert lines == []
    sink.write("x" * LONGEST_PART)
    assert lines == ["x" * LONGEST_PART]
    sink.write("yz\n")
    assert lines == [
        "x" * LONGEST_PART,
        "x" * LONGEST_PART + "yz",
    ]  # a line that has an end is whole


def test_a_line_that_is_longer_than_a_part_leaves_no_empty_line_behind(lines):
    print("x" * (LONGEST_PART + 1), file=LineSink(lines.append))  # print writes the end by itself
    assert "" not in lines
    assert "".join(lines) == "x" * (LONGEST_PART + 1)


def test_the_halves_of_two_threads_do_not_mix(lines):
    sink, turns = LineSink(lines.append), [threading.Event() for _ in range(4)]

    def write(halves: list[str], mine: list[threading.Event], next_: list[threading.Event]) -> None:
        for half, turn, after in zip(halves, mine, next_, strict=True):
            assert turn.wait(BOUND)
            sink.write(half)
            after.set()

    end = threading.Event()
    threads = [
        threading.Thread(target=write, args=(["a1 ", "a2\n"], turns[0::2], turns[1::2])),
        threading.Thread(target=write, args=(["b1 ", "b2\n"], turns[1::2], [turns[2], end])),
    ]
    for thread in threads:
        thread.start()
    turns[0].set()
    assert end.wait(BOUND)
    for thread in threads:
        thread.join(BOUND)
    assert lines == ["a1 a2", "b1 b2"]


def test_a_router_without_a_sink_is_the_usual_stream():
    usual = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    usual.own_method = lambda: "answer"  # as a kernel's stream has
    router = Router(usual)
    assert router.write("hello") == 5
    router.flush()
    assert usual.buffer.getvalue() == b"hello"
    assert router.own_method() == "answer"
    assert router.buffer is usual.buffer
    assert not router.isatty()
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = router.no_such_name
    with pytest.raises(io.UnsupportedOperation):  # as of the usual stream, which has none
        router.fileno()


def test_print_goes_to_the_sink_of_the_context_and_else_where_it_always_went(capsys, lines, place):
    usual = sys.stdout, sys.stderr
    output.keep_in_place()
    print("before")
    place.run(print, "inside")
    place.run(print, "error", file=sys.stderr)
    print("after")
    output.let_go()
    assert (sys.stdout, sys.stderr) == usual
    place.run(print, "let go")
    assert lines == ["inside", "error"]
    assert capsys.readouterr() == ("before\nafter\nlet go\n", "")


def test_keep_in_place_twice_is_harmless(capsys, lines, place):
    usual = sys.stdout
    output.keep_in_place()
    routers = sys.stdout, sys.stderr
    output.keep_in_place()
    assert (sys.stdout, sys.stderr) == routers
    place.run(run_thread, lambda: print("inside"))
    assert lines == ["inside"]
    output.let_go()
    output.let_go()
    assert sys.stdout is usual


def test_a_thread_prints_where_its_starter_does_and_so_does_a_thread_of_that(capsys, lines, place):
    def grandchild() -> None:
        print("grandchild")

    def child() -> None:
        print("child")
        run_thread(grandchild)

    output.keep_in_place()
    thread = place.run(run_thread, child)
    assert lines == ["child", "grandchild"]
    assert output.context_of(thread)[output.sink] is place[output.sink]
    run_thread(child)  # from outside of that context
    assert lines == ["child", "grandchild"]
    assert capsys.readouterr().out == "child\ngrandchild\n"


def test_a_thread_has_a_copy_of_the_context_so_that_it_changes_nothing_outside(capsys, place):
    output.keep_in_place()
    place.run(run_thread, lambda: output.sink.set(None))
    assert place[output.sink] is not None


def test_a_subclass_with_its_own_run_prints_in_place_too(capsys, lines, place):
    class Greeter(threading.Thread):
        def run(self) -> None:
            print("hello")

    output.keep_in_place()
    thread = Greeter()
    place.run(thread.start)
    thread.join(BOUND)
    assert lines == ["hello"]


def test_without_keep_in_place_a_thread_has_no_context_and_no_sink(capsys, lines, place):
    thread = place.run(run_thread, lambda: print("outside"))
    assert output.context_of(thread) is None
    assert (lines, capsys.readouterr().out) == ([], "outside\n")


def test_the_last_line_of_a_thread_needs_no_end(capsys, lines, place):
    output.keep_in_place()
    place.run(run_thread, lambda: print("first\nlast", end=""))
    assert lines == ["first", "last"]


def test_the_last_line_of_a_thread_that_failed_is_not_lost(capsys, lines, place, monkeypatch):
    def fail() -> None:
        print("last", end="")
        raise ValueError

    monkeypatch.setattr(threading, "excepthook", lambda _: None)  # pytest's makes it a warning
    output.keep_in_place()
    place.run(run_thread, fail)
    assert lines == ["last"]


def test_an_ended_thread_is_freed_at_once(capsys, request):
    gc.disable()  # what only the collector frees is in a cycle
    request.addfinalizer(gc.enable)
    gone = threading.Event()
    output.keep_in_place()
    watcher = weakref.ref(run_thread(lambda: None), lambda _: gone.set())
    assert gone.wait(BOUND), watcher()


def test_say_prints_one_line_in_one_piece(monkeypatch):
    pieces = []
    monkeypatch.setattr(sys.stdout, "write", pieces.append)
    output.say("netlib: hello.")
    assert pieces == ["netlib: hello.\n"]
