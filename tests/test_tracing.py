"""Sockets that are known, that can be woken, and that give their port back."""

import errno
import gc
import os
import selectors
import socket
import subprocess
import sys
import threading
import warnings
from contextlib import suppress

import pytest

from netlib import tracing
from netlib.errors import PortTaken, Stopped
from netlib.tracing import Place, TracedSocket

BOUND = 5.0  # seconds; only a test that fails waits so long


@pytest.fixture
def installed():
    tracing.install()
    yield
    tracing.place.set(None)
    tracing.uninstall()
    for each in tracing.known_sockets():
        each.end()


@pytest.fixture(params=[True, False], ids=["shutdown wakes", "selector wakes"])
def way_of_waking(request, monkeypatch):
    """Both ways: Linux's, and the one of the systems where shutdown does not wake accept."""
    if request.param and sys.platform != "linux":
        pytest.skip("on this system shutdown does not wake every call; the other way is tested")
    monkeypatch.setattr(tracing, "SHUTDOWN_WAKES_ALL_CALLS", request.param)


def listener(port=0):
    made = TracedSocket()
    made.bind(("127.0.0.1", port))
    made.listen()
    return made


def connected():
    with listener() as waiting:
        client = socket.create_connection(waiting.getsockname())
        return client, waiting.accept()[0]


def udp():
    made = TracedSocket(type=socket.SOCK_DGRAM)
    made.bind(("127.0.0.1", 0))
    return made


def end_while_blocked(each, call):
    """End `each` while `call` is blocked on it in a thread; return what the thread got."""
    result = []

    def run():
        try:
            result.append(call())
        except BaseException as error:
            result.append(type(error))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    wait_until_blocked(thread)
    each.wake()
    thread.join(BOUND)
    each.end()
    assert not thread.is_alive(), "the call is still blocked"
    return result[0]


def wait_until_blocked(thread):
    """Until the thread stands in a socket's or a selector's call, and the system puts it to sleep.

    Ending it a moment earlier would be right as well: this only makes the test test more.
    """
    calls = {"accept", "recv", "recv_into", "recvfrom", "sendall", "select"}
    for _ in range(100_000):
        frame = sys._current_frames().get(thread.ident)
        if frame and frame.f_code.co_name in calls:
            return
    raise AssertionError("the thread has not come to its call")


@pytest.mark.usefixtures("way_of_waking")
def test_end_wakes_accept():
    each = listener()
    assert end_while_blocked(each, each.accept) is Stopped


@pytest.mark.usefixtures("way_of_waking")
def test_end_wakes_accept_with_a_timeout():
    each = listener()
    each.settimeout(60)
    assert end_while_blocked(each, each.accept) is Stopped


@pytest.mark.usefixtures("way_of_waking")
def test_end_wakes_recv():
    client, each = connected()
    with client:
        assert end_while_blocked(each, lambda: each.recv(1)) is Stopped


@pytest.mark.usefixtures("way_of_waking")
def test_end_wakes_a_file_that_reads_a_line():
    client, each = connected()
    with client, each.makefile("rb") as file:
        assert end_while_blocked(each, file.readline) is Stopped
    assert each.fileno() == -1


@pytest.mark.usefixtures("way_of_waking")
def test_end_wakes_recvfrom():
    each = udp()
    assert end_while_blocked(each, lambda: each.recvfrom(1)) is Stopped


@pytest.mark.usefixtures("way_of_waking")
def test_end_wakes_sendall_to_a_client_that_does_not_read():
    client, each = connected()
    with client:
        assert end_while_blocked(each, lambda: each.sendall(b"x" * 100_000_000)) is Stopped


def test_end_wakes_a_loop_that_uses_selectors():
    each = listener()

    def loop():
        with selectors.DefaultSelector() as selector:
            selector.register(each, selectors.EVENT_READ)
            while True:
                for key, _ in selector.select():
                    key.fileobj.accept()

    assert end_while_blocked(each, loop) is Stopped


@pytest.mark.usefixtures("way_of_waking")
def test_a_timeout_is_kept():
    each = listener()
    each.settimeout(0.001)
    with each, pytest.raises(TimeoutError, match="timed out"):
        each.accept()


@pytest.mark.usefixtures("way_of_waking")
def test_a_socket_that_does_not_wait_does_not_wait():
    with udp() as each:
        each.setblocking(False)
        with pytest.raises(BlockingIOError):
            each.recvfrom(1)


def test_waiting_in_slices_ends_with_the_data(monkeypatch):
    monkeypatch.setattr(tracing, "SHUTDOWN_WAKES_ALL_CALLS", False)
    monkeypatch.setattr(tracing, "INTERRUPT_NEEDS_SLICES", True)
    monkeypatch.setattr(tracing, "SLICE", 0.001)
    with udp() as each, udp() as other:
        sender = threading.Timer(0.02, other.sendto, (b"late", each.getsockname()))
        sender.start()
        assert each.recvfrom(9)[0] == b"late"
        sender.join(BOUND)


def test_code_that_swallows_everything_is_put_to_rest(monkeypatch):
    class AtRest(Exception):
        """Stands for a wait that never ends."""

    class Rest:
        def wait(self):
            raise AtRest

    monkeypatch.setattr(tracing, "Rest", Rest)
    each = udp()
    each.end()
    ended = []

    def swallow():
        with suppress(AtRest):
            while True:
                try:
                    each.recvfrom(1)
                except Stopped:
                    ended.append(True)

    thread = threading.Thread(target=swallow, daemon=True)
    thread.start()
    thread.join(BOUND)
    assert not thread.is_alive()
    assert len(ended) == tracing.PARK_AFTER


@pytest.mark.usefixtures("installed")
def test_every_socket_of_the_socket_module_is_known():
    with socket.create_server(("127.0.0.1", 0)) as server:
        client = socket.create_connection(server.getsockname())
        accepted, _ = server.accept()
        pair = socket.socketpair()
        made = {server, client, accepted, *pair}
        assert all(isinstance(each, TracedSocket) for each in made)
        assert made <= set(tracing.known_sockets())
        for each in made:
            each.close()
    assert not made & set(tracing.known_sockets())


def test_a_name_imported_before_is_replaced_and_given_back():
    namespace = {"socket": socket.socket, "other": 1}
    plain = socket.socket
    tracing.install(namespace)
    assert namespace["socket"] is TracedSocket is socket.socket
    tracing.uninstall(namespace)
    assert namespace["socket"] is plain is socket.socket


@pytest.mark.usefixtures("installed")
def test_it_looks_like_a_plain_socket():
    with socket.socket() as each:
        assert repr(each).startswith("<socket.socket fd=")
        assert socket.socket.recv.__doc__ == tracing.PlainSocket.recv.__doc__


@pytest.mark.usefixtures("installed")
def test_sockets_of_asyncio_are_not_known():
    import asyncio

    known = []

    async def look():
        known.extend(tracing.known_sockets())

    asyncio.run(look())  # its loop has a socket pair of its own
    assert known == []


@pytest.mark.usefixtures("installed")
def test_a_port_that_an_earlier_cell_holds_is_freed(capsys):
    tracing.place.set(Place("a", 1))
    old = socket.create_server(("127.0.0.1", 0))
    tracing.place.set(Place("b", 2))
    with socket.create_server(old.getsockname()) as new:
        assert new.getsockname()[1] > 0
    assert old.fileno() == -1
    assert "netlib: closed 1 socket that still held port" in capsys.readouterr().out


@pytest.mark.usefixtures("installed")
def test_a_known_socket_without_a_port_is_in_nobodys_way():
    pair = socket.socketpair()  # of the file system, on Unix
    tracing.place.set(Place("a", 1))
    with pair[0], pair[1], socket.create_server(("127.0.0.1", 0)) as old:
        tracing.place.set(Place("b", 2))
        with socket.create_server(old.getsockname()) as new:
            assert new.fileno() >= 0


@pytest.mark.usefixtures("installed")
def test_sockets_older_than_netlib_are_still_sockets():
    with tracing.PlainSocket() as older:
        assert isinstance(older, socket.socket)
    assert issubclass(tracing.PlainSocket, socket.socket)
    assert not isinstance("text", socket.socket)


@pytest.mark.usefixtures("installed")
def test_a_students_own_kind_of_socket_may_have_any_attributes():
    class Mine(socket.socket):
        owner = property(lambda self: "me")
        place = "kitchen"

        def __eq__(self, other):
            return self is other

    with Mine() as each:
        assert any(each is known for known in tracing.known_sockets())


@pytest.mark.usefixtures("installed")
def test_a_port_held_by_the_same_run_of_the_cell_is_an_error():
    tracing.place.set(Place("a", 1))
    with socket.create_server(("127.0.0.1", 0)) as old:
        with pytest.raises(OSError, match="in use") as caught:
            socket.create_server(old.getsockname())
        assert caught.value.errno == errno.EADDRINUSE
        assert old.fileno() >= 0


@pytest.mark.usefixtures("installed")
def test_a_port_of_another_program_is_reported_as_that():
    program = (
        "import socket, sys; s = socket.create_server(('127.0.0.1', 0));"
        "print(s.getsockname()[1], flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with child:
        port = int(child.stdout.readline())
        with TracedSocket() as each, pytest.raises(PortTaken, match="another program has it"):
            each.bind(("127.0.0.1", port))
        with pytest.raises(OSError, match="already in use: another program has it"):
            socket.create_server(("127.0.0.1", port))
        child.stdin.close()


def test_host_and_port_without_brackets_are_refused_in_the_words_of_python():
    with TracedSocket() as ours, tracing.PlainSocket() as plain:
        for each in (ours, plain):
            with pytest.raises(TypeError, match=r"^socket\.bind\(\) takes exactly one argument"):
                each.bind("127.0.0.1", 12345)


@pytest.mark.usefixtures("installed")
@pytest.mark.skipif(os.name != "posix", reason="Windows frees a port in TIME-WAIT by itself")
def test_a_port_in_time_wait_can_be_bound_unless_the_code_chose_otherwise():
    tracing.place.set(Place("a", 1))
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        address = server.getsockname()
        with socket.create_connection(address) as client:
            server.accept()[0].close()  # this side closes first, and keeps the port in TIME-WAIT
            assert client.recv(1) == b""
    with socket.socket() as stubborn:
        stubborn.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
        with pytest.raises(OSError, match=r"in use|has it"):
            stubborn.bind(address)
    with socket.socket() as usual:
        usual.bind(address)


@pytest.mark.usefixtures("installed")
def test_a_lost_socket_is_still_reported_by_python():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        socket.socket()
        gc.collect()
    assert [each.category for each in caught] == [ResourceWarning]


def test_a_port_that_only_time_wait_holds_is_the_systems_own_error():
    """It is nobody's: there is no program to end."""
    with TracedSocket() as listener, TracedSocket() as client:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        address = listener.getsockname()
        client.connect(address)
        connection, _ = listener.accept()
        connection.close()  # the server's side closes first, and keeps the port
        assert client.recv(1) == b""
    with TracedSocket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
        if os.name == "nt":  # there TIME-WAIT is no obstacle
            again.bind(address)
            return
        with pytest.raises(OSError, match="in use") as caught:
            again.bind(address)
    assert type(caught.value) is OSError
    assert caught.value.errno == errno.EADDRINUSE
