"""netlib.events: what an event shows, and a trace that threads share and memory bounds."""

import threading
import time

import pytest

from netlib.errors import WaitedTooLong
from netlib.events import EVENTS_KEPT, Event, Trace

BOUND = 10  # seconds that a test waits for a thread before it fails


def said(text: str) -> Event:
    return Event(when=0.0, who="", call="print", text=text)


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (Event(1.5, "server", "accept"), "server accept"),
        (Event(1.5, "server", "accept", "127.0.0.1:5000"), "server accept 127.0.0.1:5000"),
        (Event(1.5, "server", "recv", data=b"id\r\n"), r"server recv b'id\r\n'"),
        (Event(1.5, "client", "send", "p", b"\xff", "1 byte"), r"client send p b'\xff' 1 byte"),
        (Event(1.5, "server", "print", text="hello"), "server | hello"),
        (Event(1.5, "", "print", text="hello"), "hello"),
    ],
)
def test_an_event_shows_only_what_it_has(event, text):
    assert str(event) == text


def test_an_event_cannot_be_changed():
    with pytest.raises(AttributeError):
        said("a").text = "b"


def test_a_trace_keeps_the_order_and_shows_one_event_a_line():
    trace = Trace()
    assert repr(trace) == "(nothing yet)"
    for text in "abc":
        trace.append(said(text))
    assert [event.text for event in trace] == ["a", "b", "c"]
    assert len(trace) == 3
    assert str(trace) == repr(trace) == "a\nb\nc"


def test_a_trace_forgets_the_oldest_events_and_says_so():
    trace = Trace(kept=2)
    trace.append(said("a"))
    trace.append(said("b"))
    assert (trace.left_out, str(trace)) == (0, "a\nb")
    for text in "cde":
        trace.append(said(text))
    assert (trace.left_out, len(trace)) == (3, 2)
    assert str(trace) == "(3 earlier lines are not kept)\nd\ne"


def test_a_trace_is_bounded_even_when_nobody_asks_for_a_bound():
    trace = Trace()
    event = said("a")
    for _ in range(EVENTS_KEPT + 1):
        trace.append(event)
    assert (trace.left_out, len(trace)) == (1, EVENTS_KEPT)


def test_a_trace_may_grow_while_somebody_goes_through_it():
    trace = Trace()
    trace.append(said("a"))
    for event in trace:
        trace.append(event)
    assert len(trace) == 2


def test_append_waits_while_another_thread_holds_the_lock():
    trace = Trace(kept=1)
    trace.append(said("a"))
    thread = threading.Thread(target=trace.append, args=(said("b"),))
    with trace._lock:
        thread.start()
        thread.join(0.05)  # time in which an append without the lock would show
        assert (trace.left_out, str(trace)) == (0, "a")
    thread.join(BOUND)
    assert (trace.left_out, [event.text for event in trace]) == (1, ["b"])


def test_wait_for_finds_an_event_that_has_happened_before():
    trace = Trace()
    wanted = Event(0.0, "server", "recv", data=b"id\r\n")
    for event in (said("a"), wanted, said("server recv, but later")):
        trace.append(event)
    assert trace.wait_for("server recv", timeout=0) is wanted
    assert trace.wait_for(lambda event: b"id" in event.data, timeout=0) is wanted


def test_everybody_who_waits_wakes_up_when_another_thread_appends():
    trace = Trace()
    trace.append(said("not this one"))
    found = []

    def wait(looked: threading.Event) -> None:
        def is_wanted(event: Event) -> bool:
            looked.set()
            return event.text == "wanted"

        found.append(trace.wait_for(is_wanted, timeout=3 * BOUND))

    looks = [threading.Event(), threading.Event()]
    threads = [threading.Thread(target=wait, args=(looked,), daemon=True) for looked in looks]
    for thread in threads:
        thread.start()
    # Each has looked in vain and still holds the lock, so append comes when it really waits.
    assert all(looked.wait(BOUND) for looked in looks)
    wanted = said("wanted")
    trace.append(wanted)
    for thread in threads:
        thread.join(BOUND)
    assert found == [wanted, wanted]


def test_wait_for_gives_up_in_time_and_shows_what_happened_instead():
    trace = Trace()
    trace.append(said("something else"))
    started = time.monotonic()
    with pytest.raises(WaitedTooLong) as caught:
        trace.wait_for("wanted", timeout=0.01)
    assert 0.01 <= time.monotonic() - started < 4  # well below the five seconds of the default
    assert caught.value.tried == "Waiting for 'wanted'"
    assert caught.value.happened == "it did not happen within 0.01 s"
    assert "something else" in caught.value.try_next
