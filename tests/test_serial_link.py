"""Both ends of a serial link are pyserial's own ports, and no read of theirs waits for ever."""

import gc
import os
import signal
import threading
import traceback
from types import SimpleNamespace

import pytest
import serial

from netlib import notebook, output, serial_link, tracing
from netlib.background import run_in_background, running
from netlib.errors import WrongArgument
from netlib.serial_link import UNREAD_AT_MOST, SerialLink
from netlib.student_code import hide_our_lines

BOUND = 5.0  # seconds; only a test that fails waits so long
needs_pty = pytest.mark.skipif(not serial_link.HAS_PTY, reason="this system has no pty")
PlainSerial = serial.Serial


@pytest.fixture(
    params=[pytest.param(True, marks=needs_pty, id="pty"), pytest.param(False, id="loopback")]
)
def link(request, monkeypatch):
    monkeypatch.setattr(serial_link, "HAS_PTY", request.param)
    tracing.install()  # so that pyserial's own sockets are known, as in a notebook
    with SerialLink() as link:
        yield link
    assert running() == []
    assert serial.Serial is PlainSerial
    tracing.end_all(tracing.known_sockets(), "at the end of a test")
    tracing.uninstall()
    output.let_go()


@pytest.fixture
def ports(link):
    """Both ports, open."""
    first, second = (serial.serial_for_url(name, timeout=BOUND) for name in link.ports)
    with first, second:
        yield first, second


def test_a_line_goes_over_and_the_answer_comes_back(link, ports):
    first, second = ports
    assert first.write(b"id\r\n") == 4
    assert second.readline() == b"id\r\n"
    second.write(b"42\r\n")
    assert first.readline() == b"42\r\n"
    assert link.written == (4, 4)
    assert repr(link) == "port 1 → port 2: id␍␊  4 bytes\nport 2 → port 1: 42␍␊  4 bytes"


def read_from(name: str, count: int) -> None:
    with serial.serial_for_url(name) as port:
        print("open")
        print(port.read(count))


def test_read_waits_for_as_many_bytes_as_were_asked_for(link):
    with run_in_background(read_from, link.ports[1], 4) as task:
        with serial.serial_for_url(link.ports[0]) as first:
            task.wait_for("open")  # what comes before that is gone
            first.write(b"ab")
            link.wait_for(lambda link: link.written[0] == 2)
            assert str(task.log) == "open"
            first.write(b"cd")
            task.wait_for("b'abcd'")


def test_readline_waits_for_the_end_of_the_line_and_keeps_the_rest(ports):
    first, second = ports
    first.write(b"one\r\ntwo\r\nth")
    second.timeout = 0.05
    assert [second.readline() for _ in range(4)] == [b"one\r\n", b"two\r\n", b"th", b""]


@needs_pty
def test_in_waiting_counts_what_has_come():
    with SerialLink() as link:
        first, second = (serial.Serial(name, timeout=BOUND) for name in link.ports)
        with first, second:
            first.write(b"one\r\nrest")
            assert second.readline() == b"one\r\n"
            assert second.in_waiting == 4
            second.reset_input_buffer()
            assert second.in_waiting == 0


def test_what_comes_before_a_port_is_opened_is_gone(link):
    with serial.serial_for_url(link.ports[0]) as first:
        first.write(b"early\r\n")
        link.wait_for(lambda link: link.written[0] == 7)
        with serial.serial_for_url(link.ports[1], timeout=BOUND) as second:
            first.write(b"late\r\n")
            assert second.readline() == b"late\r\n"


def test_a_port_can_be_closed_and_opened_again(link, ports):
    first, second = ports
    first.write(b"one\r\n")
    assert second.readline() == b"one\r\n"
    second.close()
    second.open()
    first.write(b"two\r\n")
    assert second.readline() == b"two\r\n"


def test_nothing_is_lost_when_the_reader_is_slow(link, ports):
    first, second = ports
    data = bytes(range(256)) * (3 * UNREAD_AT_MOST // 256)

    def write_all() -> None:
        first.write(data)

    with run_in_background(write_all) as writer:
        received = second.read(1000)
        assert len(link._ends[1].waiting) < UNREAD_AT_MOST + serial_link.AT_ONCE
        assert received + second.read(len(data) - 1000) == data
        writer.wait_for("finished")


def test_a_read_in_the_background_is_ended_by_its_stop(link):
    with run_in_background(read_from, link.ports[0], 100) as task:
        if link.ports[0].startswith("/"):  # else pyserial's own code waits, and no call is known
            task.wait_for("waiting in read()")
    assert task.state == "stopped"
    assert [event.text for event in task.log if event.call == "print"] in ([], ["open"])


def test_an_endless_loop_of_reads_is_ended_too(link):
    def read_for_ever(name: str) -> None:
        with serial.serial_for_url(name) as port:
            while True:
                port.readline()

    with run_in_background(read_for_ever, link.ports[0]) as task:
        pass
    assert task.state == "stopped"


def test_a_read_that_waits_ends_with_the_link(link, ports):
    threading.Timer(0.05, link.stop).start()
    with pytest.raises(serial.SerialException, match=r"disconnected"):
        ports[0].read(5)


@needs_pty
def test_a_read_in_the_main_thread_can_be_interrupted():
    def interrupt() -> None:
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

    with SerialLink() as link, serial.Serial(link.ports[0]) as port:
        threading.Timer(0.05, interrupt).start()
        with pytest.raises(KeyboardInterrupt):
            port.readline()


def test_a_port_that_a_cell_left_open_is_closed_when_the_cell_runs_again():
    def run_cell(name: str) -> None:
        notebook._before_cell(SimpleNamespace(cell_id=name))

    token = tracing.place.set(None)
    try:
        with SerialLink() as link:
            run_cell("open it")
            port = serial.Serial(link.ports[0]) if serial_link.HAS_PTY else None
            run_cell("another")
            assert port is None or port.is_open
            run_cell("open it")
            assert port is None or not port.is_open
    finally:
        tracing.place.reset(token)


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="counts what Linux lists")
def test_nothing_leaks(monkeypatch):
    def count() -> tuple[int, int]:
        gc.collect()
        return len(os.listdir("/proc/self/fd")), threading.active_count()

    before = count()
    for has_pty in (True, False) * 3:
        monkeypatch.setattr(serial_link, "HAS_PTY", has_pty)
        with SerialLink() as link, serial.serial_for_url(link.ports[0]) as port:
            port.write(b"x")
    assert count() == before


def test_two_links_at_once():
    with SerialLink(name="a"), SerialLink(name="b") as second:
        names = second.ports
        assert serial.Serial is not PlainSerial
        with (
            serial.serial_for_url(names[0]) as port,
            serial.serial_for_url(names[1], timeout=BOUND) as other,
        ):
            port.write(b"x\n")
            assert other.readline() == b"x\n"
    assert serial.Serial is PlainSerial


def test_a_link_that_was_not_started_has_no_ports():
    link = SerialLink()
    with pytest.raises(WrongArgument, match="start"):
        _ = link.ports
    assert link.written == (0, 0)
    assert repr(link) == "SerialLink: two serial ports, not joined yet"


@needs_pty
@pytest.mark.parametrize(
    ("action", "said"),
    [
        (lambda port: port.write("id"), "encode to bytes"),
        (lambda port: serial.serial_for_url("no-such-port"), "No such file or directory"),
    ],
)
def test_an_error_of_pyserial_is_shown_by_the_students_line_alone(action, said):
    with SerialLink() as link, serial.serial_for_url(link.ports[0]) as port:
        with pytest.raises((TypeError, OSError), match=said) as caught:
            action(port)
    hide_our_lines(caught.value)
    shown = "".join(traceback.format_exception(caught.value))
    assert "action(port)" in shown
    assert "serialutil.py" not in shown
    assert "serialposix.py" not in shown


@needs_pty
def test_a_port_that_is_closed_at_the_moment_of_its_stop_is_left_alone():
    with SerialLink() as link:
        port = serial.Serial(link.ports[0])
        cancel, may_go_on = port.cancel_read, threading.Event()

        def cancel_slowly() -> None:
            closing = threading.Thread(target=port.close)
            closing.start()
            may_go_on.wait(0.05)  # nobody sets it: time for the other thread to close, if it could
            assert port.is_open
            cancel()

        port.cancel_read = cancel_slowly
        port.end()
        assert not port.is_open
