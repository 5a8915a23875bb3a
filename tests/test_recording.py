"""What the student's sockets did, call by call, in the order in which it took effect."""

import asyncio
import re
import socket
import socketserver
import threading
import tracemalloc

import pytest

from netlib import output, tracing
from netlib.background_server import BackgroundServer
from netlib.events import Event
from netlib.protocol import Student, serve_student
from netlib.recording import CALLS_KEPT, Recording

BOUND = 5.0  # seconds; only a test that fails waits so long


@pytest.fixture(autouse=True)
def installed():
    tracing.install()
    yield
    tracing.uninstall()
    output.let_go()
    assert tracing.class_in_use is tracing.TracedSocket


def lines(recording):
    """The recording as it is printed, without what differs from run to run."""
    return re.sub(r"\('127\.0\.0\.1', \d+\)", "ADDRESS", str(recording)).splitlines()


def test_a_conversation_is_told_call_by_call():
    with Recording() as story:
        with socket.create_server(("127.0.0.1", 0)) as listener, socket.socket() as client:
            client.connect(listener.getsockname())
            connection, _ = listener.accept()
            with connection:
                client.sendall(b"id\r\n")
                assert connection.recv(1024) == b"id\r\n"
    assert [line for line in lines(story) if "close" not in line] == [
        "server: bind(ADDRESS)",
        "server: listen()",
        "client: connect(ADDRESS)",
        "server: accept() returned a new socket, connected to ADDRESS",
        "client: sendall(b'id\\r\\n')",
        "server: recv(1024) returned b'id\\r\\n'",
    ]


def test_a_cause_comes_before_its_effect_whoever_returned_first():
    with BackgroundServer(serve_student, Student("42", "Ada")) as server, Recording() as story:
        for _ in range(200):
            with socket.socket() as client:
                client.connect(server.address)
                client.sendall(b"id\r\n")
                assert client.recv(100) == b"42\r\n"
    calls = [(event.who, event.call, event.data) for event in story]
    for number, (who, call, data) in enumerate(calls):
        if call == "recv" and data:  # nobody receives what nobody has sent before
            other = "client" if who == "server" else "server"
            before = calls[:number]
            sent = before.count((other, "sendall", data))
            assert sent > before.count((who, "recv", data))


def test_a_call_that_waits_is_seen_while_it_waits():
    with socket.create_server(("127.0.0.1", 0)) as listener, Recording() as story:
        thread = threading.Thread(target=lambda: listener.accept()[0].close(), name="mine")
        thread.start()
        waiting = story.wait_for(lambda event: event.call == "accept" and event.waited)
        assert waiting.is_open
        assert str(waiting) == "server: accept() is waiting"
        assert waiting.thread == "mine"
        socket.create_connection(listener.getsockname()).close()
        thread.join(BOUND)
        ended = story.wait_for(lambda event: event.call == "accept" and not event.is_open)
        assert ended.ended > ended.when
        assert str(ended).startswith("server: accept() waited, returned a new socket")


def test_an_error_is_part_of_the_story():
    with Recording() as story, socket.socket() as client:
        with pytest.raises(ConnectionRefusedError):
            client.connect(("127.0.0.1", 1))
        with pytest.raises(TypeError):
            client.sendall("text")
    assert lines(story)[0].startswith("client: connect(ADDRESS) raised ConnectionRefusedError: ")
    assert lines(story)[1].startswith("client: sendall('text') raised TypeError: ")


def test_long_data_is_cut_and_the_cut_is_shown():
    left, right = socket.socketpair()
    with left, right, Recording() as story:
        left.sendall(b"x" * 1000)
        right.recv(2000)
    sent, received = list(story)[:2]
    assert sent.size == received.size == 1000
    assert len(sent.data) == len(received.data) == 64
    assert str(sent).endswith("... (944 more bytes))")


def test_files_made_from_sockets_timeouts_and_datagrams_are_seen():
    left, right = socket.socketpair()
    with left, right, Recording() as story:
        with left.makefile("wb") as file:
            file.write(b"line\n")
        with right.makefile("rb") as file:
            assert file.readline() == b"line\n"
        right.settimeout(0.001)
        with pytest.raises(TimeoutError):
            right.recv(1)
    with socket.socket(type=socket.SOCK_DGRAM) as server, story:
        server.bind(("127.0.0.1", 0))
        with socket.socket(type=socket.SOCK_DGRAM) as client:
            client.sendto(b"ping", server.getsockname())
            server.recvfrom(100)
    told = [line for line in lines(story) if "close" not in line]
    assert told[0] == "socket: send(b'line\\n') returned 5"
    assert told[1].endswith("returned b'line\\n'")
    assert told[2].endswith("recv(1) waited, raised TimeoutError: timed out")
    assert told[3:] == [
        "server: bind(ADDRESS)",
        "client: sendto(b'ping', ADDRESS) returned 4",
        "server: recvfrom(100) returned b'ping' from ADDRESS",
    ]


def test_socketserver_is_seen_and_asyncio_is_not():
    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            self.wfile.write(self.rfile.readline())

    with Recording() as story, socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
        with socket.create_connection(server.server_address) as client:
            client.sendall(b"hello\n")
            server.handle_request()
            assert client.recv(100) == b"hello\n"
    assert {"accept", "recv_into", "sendall"} <= {event.call for event in story}

    with Recording() as story:
        asyncio.run(asyncio.sleep(0))
    assert list(story) == []


def test_after_the_stop_nothing_is_written():
    left, right = socket.socketpair()
    with left, right:
        with Recording() as story:
            left.sendall(b"seen")
        left.sendall(b"unseen")
        assert [event.data for event in story] == [b"seen"]


def test_several_recordings_run_side_by_side_and_each_ends_by_itself():
    left, right = socket.socketpair()
    with left, right:
        with Recording() as first:
            left.sendall(b"1")
            with Recording() as second:
                left.sendall(b"2")
            left.sendall(b"3")
        left.sendall(b"4")
    assert [event.data for event in first] == [b"1", b"2", b"3"]
    assert [event.data for event in second] == [b"2"]


def test_switching_netlib_off_ends_a_recording():
    story = Recording().start()
    tracing.uninstall()
    left, right = socket.socketpair()
    with left, right:
        left.sendall(b"unseen")
    assert list(story) == []
    story.stop()


def test_its_memory_is_bounded_and_it_says_what_it_left_out():
    left, right = socket.socketpair()
    with left, right, Recording(kept=10) as story:
        for _ in range(25):
            left.send(b"x")
    assert len(story) == 10
    assert str(story).startswith("(15 earlier lines are not kept)\n")


def test_a_trace_of_a_hundred_thousand_calls_grows_no_more_and_its_pictures_say_what_is_missing():
    story = Recording()

    def write(numbers):
        for number in numbers:
            data = b"%d\r\n" % number
            story.append(
                Event(
                    number, "client", "sendall", f"127.0.0.1:{number % 60_000}", data,
                    arguments=f"({data!r})", ended=number, local="127.0.0.1:1", offset=number,
                )
            )  # fmt: skip
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    full = write(range(CALLS_KEPT))
    later = write(range(CALLS_KEPT, CALLS_KEPT + 50_000))
    tracemalloc.stop()
    assert later < 1.05 * full < 150_000_000
    assert (len(story), story.left_out) == (CALLS_KEPT, 50_000)
    assert story.diagram().words.splitlines()[1] == "(50,000 earlier calls.)"
    assert "50,000 earlier calls" in story.byte_diagram().words
    assert "50,000 earlier calls" in story.state_diagram().words


def test_bytes_have_their_place_in_the_stream():
    left, right = socket.socketpair()
    with left, right, Recording() as story:
        left.sendall(b"id\r\n")
        left.send(b"name\r\n")
        assert right.recv(2, socket.MSG_PEEK) == b"id"  # takes nothing away
        right.recv(3)
        right.recv_into(bytearray(100))
    told = [(event.call, event.offset, event.size) for event in story if event.call != "close"]
    assert told == [
        ("sendall", 0, 4),
        ("send", 4, 6),
        ("recv", 0, 2),
        ("recv", 0, 3),
        ("recv_into", 3, 7),
    ]


def test_a_send_that_takes_only_part_has_the_part():
    left, right = socket.socketpair()
    with left, right, Recording() as story:
        left.setblocking(False)
        taken = left.send(b"x" * 10_000_000)
    sent = next(iter(story))
    assert sent.size == taken < 10_000_000
    assert len(sent.data) == 64


def test_asyncio_is_seen_when_one_asks_for_it():
    async def echo(reader, writer):
        writer.write(await reader.readline())
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    async def talk():
        server = await asyncio.start_server(echo, "127.0.0.1", 0)
        async with server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            writer.write(b"hello\n")
            assert await reader.readline() == b"hello\n"
            writer.close()
            await writer.wait_closed()

    with Recording() as unseen:
        asyncio.run(talk())
    with Recording(asyncio=True) as story:
        asyncio.run(talk())
    assert list(unseen) == []
    calls = {(event.who, event.call, event.data) for event in story}
    assert {("client", "send", b"hello\n"), ("server", "recv", b"hello\n")} <= calls
    assert all(event.local for event in story if event.data)  # not the loop's own pipe


def converse():
    """A listener, a client, a connection, and their ends."""
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.socket() as client:
        client.connect(listener.getsockname())
        listener.accept()[0].close()
        assert client.recv(1) == b""


def test_the_system_is_asked_only_if_somebody_wants_to_know():
    with Recording(looks=False) as quiet:
        converse()
        with Recording() as looking:
            converse()
        converse()
    assert any(event.seen for event in looking)
    assert [any(event.seen for event in part) for part in thirds(quiet)] == [False, True, False]
    assert [event.call for event in thirds(quiet)[0]] == [event.call for event in looking]
    connects = [event for event in quiet if event.call == "connect"]
    assert all(event.local and event.peer for event in connects)


def thirds(story):
    events = list(story)
    size = len(events) // 3
    return events[:size], events[size : 2 * size], events[2 * size :]
