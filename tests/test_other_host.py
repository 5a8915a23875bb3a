"""The other host acts at once, or later, and never leaves a cell waiting."""

import socket
import threading

import pytest

from netlib import output, tracing
from netlib.errors import WrongArgument
from netlib.other_host import CONNECTIONS_AT_MOST, OtherHost

BOUND = 5.0  # seconds; only a test that fails waits so long


@pytest.fixture(autouse=True)
def installed():
    tracing.install()
    yield
    tracing.end_all(tracing.known_sockets(), "at the end of a test")
    tracing.uninstall()
    output.let_go()


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(BOUND)
        yield listener


@pytest.fixture
def other():
    other = OtherHost()
    yield other
    other.hang_up()


def test_it_connects_sends_in_pieces_and_closes(listener, other):
    other.connect()
    connection, _ = listener.accept()
    with connection:
        other.send(b"id\r\n", split=2)
        received = b""
        while len(received) < 4:
            received += connection.recv(2)
        assert received == b"id\r\n"
        assert other.state.startswith("connected to 127.0.0.1:")
        other.close()
        assert connection.recv(100) == b""
    assert other.state == "not connected"


def test_it_acts_later_while_the_cell_waits(listener, other):
    other.connect(after=0.05)
    connection, _ = listener.accept()
    with connection:
        other.send(b"later", after=0.05)
        assert connection.recv(100) == b"later"
        other.reset(after=0.05)
        with pytest.raises(ConnectionResetError):
            connection.recv(100)
    assert other.problem == ""


def test_what_is_done_now_is_not_done_again_later(listener, other):
    other.connect(after=0.05)
    other.connect()
    listener.accept()[0].close()
    listener.settimeout(0.2)
    with pytest.raises(TimeoutError):
        listener.accept()


def test_an_action_to_come_can_be_called_off(listener, other):
    other.connect(after=0.05)
    other.hang_up()
    listener.settimeout(0.2)
    with pytest.raises(TimeoutError):
        listener.accept()


def test_it_calls_nobody_else_when_its_listener_is_gone(listener, other):
    with socket.create_server(("127.0.0.1", 0)):
        other.connect(after=0.05)
    for thread in threading.enumerate():
        if thread.name == "the other host":
            thread.join(BOUND)
    assert "no socket of this notebook listens" in other.problem
    listener.settimeout(0)
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_a_listener_on_every_interface_is_called_by_loopback(other):
    with socket.create_server(("0.0.0.0", 0)) as everywhere:
        other.connect()
        everywhere.settimeout(BOUND)
        connection, (host, _) = everywhere.accept()
        connection.close()
        assert host == "127.0.0.1"


@pytest.mark.parametrize("what", ["close", "reset", "connect"])
def test_what_cannot_be_done_is_said(what):
    with pytest.raises(WrongArgument, match=r"no connection|listens"):
        getattr(OtherHost(), what)()


def test_sending_without_a_connection_is_refused():
    with pytest.raises(WrongArgument, match="Connect it first"):
        OtherHost().send(b"x")


def test_the_number_of_its_connections_is_bounded(other):
    with socket.create_server(("127.0.0.1", 0), backlog=100):
        for _ in range(CONNECTIONS_AT_MOST):
            other.connect()
        with pytest.raises(WrongArgument, match="Close some of them"):
            other.connect()


def test_its_client_belongs_to_the_cell_of_the_listener(other):
    place = tracing.Place("cell", 1)
    token = tracing.place.set(place)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        tracing.place.reset(token)
        other.connect()
        sockets = [each for each in tracing.known_sockets() if each is not listener]
        assert [each.netlib_place for each in sockets] == [place]


def test_nobody_waits_long_for_a_button_that_no_page_shows(listener, other):
    other.has_no_buttons = True
    other.connect(after=60)
    listener.accept()[0].close()  # within the bound of the test


def test_a_socket_that_is_closed_while_it_acts_ends_it_quietly(listener, other):
    other.connect()
    (client,) = other._connections
    other.send(b"x" * 100_000_000, after=0.001)  # more than the buffers take: it waits
    helper = next(each for each in threading.enumerate() if each.name == "the other host")
    connection, _ = listener.accept()
    with connection:
        connection.recv(1)
        client.end()
        helper.join(BOUND)
    assert other.problem == "its socket was closed under it"
