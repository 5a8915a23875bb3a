"""The live panel, Python's side: what it sends to the browser, and what its buttons do."""

import socket
import threading
import time

import pytest

from netlib import output, panel, tracing
from netlib.panel import EVENTS_SHOWN, LEFT_OUT, ON_THE_WAY, UNHEARD, Panel, bytes_of, watch
from netlib.system_view import HAS_SOCK_DIAG

BOUND = 5.0  # seconds; only a test that fails waits so long


@pytest.fixture
def shown(monkeypatch):
    """A panel that is shown, with a list of what it sends, and a way to wait for a frame."""
    tracing.install()
    monkeypatch.setattr("IPython.display.display", lambda each: None)
    shown = watch()
    sent, came = [], threading.Condition()

    def send(message):
        with came:
            sent.append(message)
            came.notify_all()

    def wait_for(is_wanted):
        with came:
            found = came.wait_for(lambda: next(filter(is_wanted, reversed(sent)), None), BOUND)
        assert found, f"no such message among {[each.get('kind') for each in sent]}"
        return found

    monkeypatch.setattr(shown._widget, "send", send)
    shown.wait_for = wait_for
    yield shown
    shown.stop()
    tracing.end_all(tracing.known_sockets(), "at the end of a test")
    tracing.uninstall()
    output.let_go()


def press(shown, action, **more):
    shown._hear(None, {"kind": "act", "id": 7, "action": action, **more}, [])
    return shown.wait_for(lambda each: each["kind"] == "done")


def states(frame, who):
    return [each["state"] for each in frame["hosts"][who]["sockets"]]


def test_a_waiting_call_is_shown_and_the_button_ends_it(shown):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        accepted = []
        thread = threading.Thread(target=lambda: accepted.append(listener.accept()[0]), daemon=True)
        thread.start()
        frame = shown.wait_for(
            lambda each: each["kind"] == "frame" and each["hosts"]["server"]["waits"]
        )
        (wait,) = frame["hosts"]["server"]["waits"]
        assert wait["call"] == "accept()"
        assert wait["seconds"] >= 0.1
        assert "text" in press(shown, "connect")
        thread.join(BOUND)
        accepted[0].close()


@pytest.mark.skipif(not HAS_SOCK_DIAG, reason="this system does not tell it")
def test_a_connection_that_nobody_has_accepted_is_shown_at_both_hosts(shown):
    with socket.create_server(("127.0.0.1", 0), backlog=5):
        press(shown, "connect")
        frame = shown.wait_for(
            lambda each: each["kind"] == "frame" and states(each, "client") == ["ESTABLISHED"]
        )
        assert states(frame, "server") == ["LISTEN", "ESTABLISHED"]
        assert frame["hosts"]["server"]["sockets"][0]["waiting"] == 1
        press(shown, "send", text=r"id\r\n", split=2)
        frame = shown.wait_for(
            lambda each: (
                each["kind"] == "frame" and each["hosts"]["server"]["sockets"][-1]["unread"] == 4
            )
        )
        press(shown, "close")
        shown.wait_for(
            lambda each: each["kind"] == "frame" and states(each, "client") == ["FIN-WAIT-2"]
        )


def test_what_a_button_could_not_do_is_answered_in_words(shown):
    answer = press(shown, "send", text="x")
    assert "it has no connection" in answer["error"]
    assert answer["id"] == 7


def story(frame):
    """The words of the picture's rows, those that this frame brought."""
    return "\n".join(words for _, words in frame["rows"].values())


def test_a_frame_brings_only_the_rows_that_are_new_and_a_new_view_gets_all(shown):
    with socket.create_server(("127.0.0.1", 0)):
        first = shown.wait_for(lambda each: each["kind"] == "frame" and "LISTEN" in story(each))
        press(shown, "connect")
        second = shown.wait_for(lambda each: each["kind"] == "frame" and "connect" in story(each))
        assert "LISTEN" not in story(second)
        assert second["order"][: len(first["order"])] == first["order"]
        shown._hear(None, {"kind": "hello"}, [])
        shown.wait_for(
            lambda each: (
                each["kind"] == "frame"
                and list(each["rows"]) == [key for key, _ in second["order"]]
            )
        )


def test_at_most_two_frames_are_on_the_way_to_a_browser_that_draws_slowly(shown, monkeypatch):
    full = threading.Event()

    class WasDrawn(threading.Event):
        def wait(self, timeout=None):
            full.set()
            return super().wait(BOUND)

    shown._was_drawn = WasDrawn()
    with socket.create_server(("127.0.0.1", 0)):
        for _ in range(ON_THE_WAY):
            press(shown, "connect")
            assert not full.is_set()
            newest = shown._frames
            shown.wait_for(lambda each: each.get("number", 0) > newest)  # noqa: B023
        press(shown, "close")
        assert full.wait(BOUND)
        assert shown._frames - shown._drawn == ON_THE_WAY
        shown._hear(None, {"kind": "drawn", "number": shown._frames}, [])
        shown.wait_for(lambda each: each["kind"] == "frame" and "close" in story(each))


def test_frames_come_more_slowly_while_the_browser_takes_long_to_draw():
    still = Panel()
    still._frames = 2
    now = time.perf_counter()
    still._sent_at.extend((now - 0.3, now))
    still._note_drawn(1)
    assert 0.1 <= still._pause <= UNHEARD
    still._sent_at[0] = now - 3600  # the page was hidden for an hour
    still._note_drawn(1)
    assert still._pause == UNHEARD
    still._sent_at[1] = time.perf_counter()
    still._note_drawn(2)
    assert still._pause < 0.1
    still._note_drawn(99)  # nobody has sent it
    assert still._drawn == 2


def test_the_picture_is_kept_for_the_notebook_when_all_is_calm(shown):
    kept = threading.Event()
    shown._widget.observe(lambda change: "LISTEN" in change.new and kept.set(), "words")
    with socket.create_server(("127.0.0.1", 0)):
        assert kept.wait(BOUND)
        assert [*shown._widget.story["rows"]] == [key for key, _ in shown._widget.story["order"]]
        assert shown._widget.hosts["server"]["sockets"][0]["state"] == "LISTEN"


def test_a_call_that_waits_for_long_stays_in_the_picture(shown):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=lambda: listener.accept()[0].close(), daemon=True)
        thread.start()
        shown.wait_for(
            lambda each: each["kind"] == "frame" and "waiting in accept()" in story(each)
        )
        left, right = socket.socketpair()
        with left, right:
            for _ in range(2 * EVENTS_SHOWN):
                left.send(b"x")
        frame = shown.wait_for(
            lambda each: (
                each["kind"] == "frame"
                and each["order"][0][0] == LEFT_OUT
                and each["hosts"]["server"]["waits"]
            )
        )
        assert frame["hosts"]["server"]["waits"][0]["call"] == "accept()"
        shown._hear(None, {"kind": "hello"}, [])
        shown.wait_for(
            lambda each: each["kind"] == "frame" and "waiting in accept()" in story(each)
        )
        press(shown, "connect")
        shown.wait_for(lambda each: each["kind"] == "frame" and "after waiting" in story(each))
        thread.join(BOUND)


def test_clearing_begins_a_new_picture_and_what_was_is_not_lost(shown):
    with socket.create_server(("127.0.0.1", 0)):
        former = shown.recording
        assert press(shown, "clear")["text"] == "The picture begins anew."
        assert len(former) == 2
        assert len(shown.recording) == 0


def test_a_new_panel_takes_the_place_of_the_former_one(shown):
    assert panel._shown is shown
    newer = watch()
    assert shown._ended.is_set()
    newer.stop()


def test_its_text_is_the_same_on_every_run():
    assert repr(Panel()) == repr(Panel()._widget)
    assert Panel()._repr_mimebundle_()[0]["text/plain"] == repr(Panel())


@pytest.mark.parametrize(
    ("typed", "data"),
    [
        (r"id\r\n", b"id\r\n"),
        (r"\x41\0\\", b"A\0\\"),
        (r"\q ü", b"\\q \xc3\xbc"),
        (r"\"\'", b"\"'"),
        ("", b""),
    ],
)
def test_escapes_are_typed_as_in_python(typed, data):
    assert bytes_of(typed) == data
