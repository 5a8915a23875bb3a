"""What the system says, step by step, against two other ways to ask it."""

import errno
import os
import socket
import struct
import sys
from contextlib import suppress

import pytest

from netlib import system_view
from netlib.system_view import STATES, SocketView, look, look_at, look_at_both

LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells all of this; the states are tested below"
)


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0), backlog=5) as listener:
        yield listener


@pytest.fixture
def ends(listener):
    """The client's end and the server's end of one connection."""
    with socket.create_connection(listener.getsockname()) as client, listener.accept()[0] as server:
        yield client, server


def proc_rows():
    """The table /proc/net/tcp, proc(5): state and both queues, by the two addresses."""
    with open("/proc/net/tcp", encoding="ascii") as file:
        rows = [line.split() for line in file][1:]
    return {
        (decode(row[1]), decode(row[2])): (
            STATES[int(row[3], 16)],
            *(int(queue, 16) for queue in reversed(row[4].split(":"))),
        )
        for row in rows
    }


def decode(text):
    host, port = text.split(":")
    return socket.inet_ntoa(struct.pack("=I", int(host, 16))), int(port, 16)


def assert_as_in_proc(local, remote):
    """A FIN that nobody has read yet, /proc counts as a byte; netlib does not."""
    view = look_at(local, remote)
    state, unread, unacknowledged = proc_rows().get((local, remote), ("CLOSED", None, None))
    assert view.state == state
    if state in ("ESTABLISHED", "FIN-WAIT-2"):
        assert (view.unread, view.unacknowledged) == (unread, unacknowledged)


@LINUX
def test_a_listening_socket_tells_how_many_wait_for_accept(listener):
    clients = []
    for count in range(4):
        view = look(listener)
        assert (view.state, view.waiting, view.limit) == ("LISTEN", count, 5)
        info = listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104)
        assert struct.unpack_from("=II", info, 24) == (count, 5)  # tcp_unacked, tcp_sacked
        clients.append(socket.create_connection(listener.getsockname()))
    listener.accept()[0].close()
    assert look(listener).waiting == 3
    for client in clients:
        client.close()


@LINUX
def test_a_connection_is_established_before_it_is_accepted(listener):
    with socket.create_connection(listener.getsockname()) as client:
        both = look_at_both(client)
        assert (both.this.state, both.other.state) == ("ESTABLISHED", "ESTABLISHED")


@LINUX
def test_a_whole_conversation_step_by_step(listener, ends):
    client, server = ends
    here, there = client.getsockname(), client.getpeername()

    def states():
        assert_as_in_proc(here, there)
        assert_as_in_proc(there, here)
        return look_at(here, there).state, look_at(there, here).state

    assert states() == ("ESTABLISHED", "ESTABLISHED")
    client.sendall(b"hello world")
    assert look_at_both(client).other.unread == 11
    assert states() == ("ESTABLISHED", "ESTABLISHED")
    server.recv(5)
    assert look(server).unread == 6
    client.shutdown(socket.SHUT_WR)
    assert states() == ("FIN-WAIT-2", "CLOSE-WAIT")
    assert look(server).unread == 6  # the FIN is no byte
    assert server.recv(100) == b" world"
    assert look(server).unread == 0
    server.sendall(b"still possible")
    assert look(client).unread == 14
    client.recv(100)
    server.close()
    assert states() == ("TIME-WAIT", "CLOSED")
    client.close()
    assert states() == ("TIME-WAIT", "CLOSED")


@LINUX
def test_a_reset_leaves_nothing(ends):
    client, server = ends
    here, there = client.getsockname(), client.getpeername()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()
    assert look_at(here, there).state == "CLOSED"
    assert look_at(there, here).state == "CLOSED"
    with pytest.raises(ConnectionResetError):
        server.recv(1)


@LINUX
def test_a_reader_who_stops_reading_fills_both_queues(ends):
    client, _ = ends
    client.setblocking(False)
    sent = 0
    with suppress(BlockingIOError):
        while True:
            sent += client.send(b"x" * 65536)
    both = look_at_both(client)
    assert both.this.unacknowledged > 0
    assert both.other.unread > 0
    queued = both.this.unacknowledged, both.other.unread
    assert max(queued) <= sent <= sum(queued)  # some have come, and are not confirmed yet
    client.close()  # the FIN waits behind the bytes
    view = look_at(both.this.local, both.this.remote)
    assert view.state == "FIN-WAIT-1"
    assert 0 < view.unacknowledged <= both.this.unacknowledged


@LINUX
def test_a_port_where_nobody_listens_and_a_connection_that_never_was(listener):
    port = listener.getsockname()[1]
    assert look_at(("127.0.0.1", port), ("127.0.0.1", 1)).state == "CLOSED"
    listener.close()
    assert look_at(("127.0.0.1", port)).state == "CLOSED"


@LINUX
def test_ipv6():
    try:
        listener = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError as error:
        pytest.skip(f"no IPv6 on this machine: {error}")
    with listener, socket.create_connection(listener.getsockname()[:2]) as client:
        assert look(listener).waiting == 1
        assert look(client).state == "ESTABLISHED"
        assert str(look(listener)).startswith("[::1]:")


def test_a_closed_socket_has_no_addresses_to_ask_about(listener):
    listener.close()
    with pytest.raises(OSError, match="file descriptor") as caught:
        look(listener)
    assert caught.value.errno == errno.EBADF


def test_where_only_psutil_tells_the_rest_is_not_known_here(listener, ends, monkeypatch):
    monkeypatch.setattr(system_view, "HAS_SOCK_DIAG", False)
    client, _ = ends
    assert look(listener).state == "LISTEN"
    assert look_at_both(client).other.state == "ESTABLISHED"
    view = look(client)
    assert view[2:] == ("ESTABLISHED", None, None, None, None)
    assert str(view).endswith("ESTABLISHED, what waits in it is not known here")
    address = client.getsockname()
    client.close()
    assert look_at(address, listener.getsockname()).state is None  # not "CLOSED": it is not known


@LINUX
def test_where_netlink_is_forbidden_psutil_is_asked(ends, monkeypatch):
    def forbidden(message):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(system_view, "_exchange", forbidden)
    assert look(ends[0]).state == "ESTABLISHED"
    assert look(ends[0]).unread is None


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (
            SocketView(("127.0.0.1", 5000), None, "LISTEN", waiting=2, limit=5),
            "127.0.0.1:5000, LISTEN, 2 waiting for accept(), limit 5",
        ),
        (
            SocketView(("127.0.0.1", 5000), ("127.0.0.1", 6000), "ESTABLISHED", 11, 0),
            "127.0.0.1:5000, ESTABLISHED, 11 bytes unread, 0 unacknowledged",
        ),
        (SocketView(("::1", 1), ("::1", 2), "CLOSED"), "[::1]:1, CLOSED"),
        (SocketView(("::1", 1), ("::1", 2), None), "[::1]:1, state not known here"),
    ],
)
def test_a_view_in_words(view, words):
    assert str(view) == words


@pytest.mark.parametrize(
    ("unacknowledged", "lasts", "state"),
    [
        (0, 0.2, "FIN-WAIT-2"),
        (0, 0.3, "FIN-WAIT-1"),
        (9, 0.2, "FIN-WAIT-1"),
        (None, 0.2, "FIN-WAIT-2"),
    ],
)
def test_a_fin_is_confirmed_late_and_data_that_nobody_reads_never(
    monkeypatch, unacknowledged, lasts, state
):
    now = [0.0]
    monkeypatch.setattr(system_view.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(system_view.time, "sleep", lambda seconds: now.append(now.pop() + seconds))

    def ask(local, remote):
        shown = "FIN-WAIT-1" if now[0] < lasts else "FIN-WAIT-2"
        return system_view.SocketView(local, remote, shown, 0, unacknowledged)

    monkeypatch.setattr(system_view, "_ask", ask)
    assert system_view.look_at(("127.0.0.1", 1), ("127.0.0.1", 2)).state == state
