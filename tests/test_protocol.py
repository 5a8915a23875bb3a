"""netlib.protocol: exact answers, however the commands are cut, over a fake and a real socket."""

import socket
import struct
import sys
import threading
from contextlib import contextmanager

import pytest

from netlib.background_server import BackgroundServer
from netlib.errors import WrongArgument
from netlib.protocol import Student, answer, serve_datagrams, serve_student

ADA = Student(id="0042137", name="Ada Lovelace")
ID, NAME, ERROR = b"0042137\r\n", b"Ada Lovelace\r\n", b"ERROR\r\n"
BOUND = 10  # seconds that a test waits for a socket or a thread before it fails


class FakeConnection:
    """Gives the chunks one by one, then the end of the stream. A chunk may be an error."""

    def __init__(self, *chunks: bytes | Exception) -> None:
        self.chunks = list(chunks)
        self.sent: list[bytes] = []

    def recv(self, size: int) -> bytes:
        chunk = self.chunks.pop(0) if self.chunks else b""
        if isinstance(chunk, Exception):
            raise chunk
        if len(chunk) > size:  # as a real socket: the rest comes next time
            self.chunks.insert(0, chunk[size:])
        return chunk[:size]

    def sendall(self, data: bytes) -> None:
        self.sent.append(data)


def replies(*chunks: bytes | Exception) -> bytes:
    connection = FakeConnection(*chunks)
    serve_student(connection, ADA)
    return b"".join(connection.sent)


def check(stream: bytes, expected: bytes) -> None:
    """Serve the stream whole, byte by byte, and with the beginning of a next command behind it."""
    for chunks in ([stream], [bytes([byte]) for byte in stream], [stream, b"na"], [stream + b"na"]):
        assert replies(*chunks) == expected, chunks


def test_an_answer_is_the_text_and_cr_lf():
    assert answer(b"id", ADA) == ID
    assert answer(b"name", ADA) == NAME
    assert answer(b"name", Student("7", "Zoë Ünal")) == b"Zo\xc3\xab \xc3\x9cnal\r\n"


@pytest.mark.parametrize(
    "command",
    [
        *(b"", b"ID", b"Name", b" id", b"id ", b"id\t", b"idx", b"id please", b"hidden", b"ERROR"),
        *(b"id\r", b"id\n", b"id\rname", b"id\nname", b"\x00id", b"i\xffd", b"\xff\xfe"),
    ],
)
def test_every_other_command_is_an_error_and_the_talk_goes_on(command):
    assert answer(command, ADA) == ERROR
    check(command + b"\r\nid\r\n", ERROR + ID)


@pytest.mark.parametrize(
    ("field", "value", "hint"),
    [
        ("id", 42137, "Put it in quotes: '42137'"),
        ("name", None, "not text"),
        ("name", "Ada\nLovelace", "Write it in one line"),
        ("id", "42137\r", "Write it in one line"),
    ],
)
def test_a_student_is_two_texts_of_one_line(field, value, hint):
    with pytest.raises(WrongArgument, match=rf"Student\({field}=") as caught:
        Student(**({"id": "1", "name": "Ada"} | {field: value}))
    assert hint in str(caught.value)


def test_a_student_cannot_be_changed():
    with pytest.raises(AttributeError):
        ADA.name = "Grace"


def test_commands_are_answered_once_each_and_in_order():
    check(b"id\r\nname\r\nname\r\n\r\nid\r\n", ID + NAME + NAME + ERROR + ID)
    check(b"id\r\n" * 2000, ID * 2000)  # more than one recv takes


def test_an_answer_is_sent_before_the_next_recv():
    class Counting(FakeConnection):
        def recv(self, size: int) -> bytes:
            counts.append(len(self.sent))
            return super().recv(size)

    counts: list[int] = []
    serve_student(Counting(b"id\r\nna", b"me\r\n", b"x"), ADA)
    assert counts == [0, 1, 2, 2]


@pytest.mark.parametrize("cut", [b"id", b"id\r", b"id\n", b"name\n"])
def test_a_command_without_its_line_end_is_not_answered(cut):
    assert replies(cut) == b""
    assert replies(b"name\r\n", cut) == NAME


@pytest.mark.parametrize("stream", [b"id\r\n" + b"a" * 5000, b"id\r\n" + b"a" * 5000 + b"\r\n"])
def test_a_line_without_end_gets_one_error_and_ends_the_talk(stream):
    chunks = [stream[i : i + 1000] for i in range(0, len(stream), 1000)]
    for connection in (FakeConnection(stream, b"id\r\n"), FakeConnection(*chunks, b"id\r\n")):
        serve_student(connection, ADA)
        assert b"".join(connection.sent) == ID + ERROR
        assert connection.chunks[-1] == b"id\r\n"  # nobody reads on


def test_the_longest_line_is_still_only_an_unknown_command():
    assert replies(b"a" * 4096, b"\r\nid\r\n") == ERROR + ID


def test_a_client_that_breaks_off_while_the_server_reads_ends_only_its_talk():
    assert replies(b"id\r\n", ConnectionResetError()) == ID


@pytest.mark.parametrize("stream", [b"id\r\n", b"a" * 5000])
def test_a_client_that_breaks_off_while_the_server_answers_ends_only_its_talk(stream):
    class Gone(FakeConnection):
        def sendall(self, data: bytes) -> None:
            super().sendall(data)
            raise BrokenPipeError

    gone = Gone(stream, b"id\r\n")
    serve_student(gone, ADA)
    assert len(gone.sent) == 1


def test_an_error_that_is_not_the_clients_is_not_hidden():
    with pytest.raises(TimeoutError):
        replies(b"id\r\n", TimeoutError())


@contextmanager
def client_of_a_real_server():
    """A client, connected over the loopback adapter; at the end the server must have finished."""

    def serve_one() -> None:
        connection = listener.accept()[0]
        with connection:
            connection.settimeout(BOUND)
            serve_student(connection, ADA)
        finished.set()  # not reached when serve_student raises

    finished = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(BOUND)
        thread = threading.Thread(target=serve_one, daemon=True)
        thread.start()
        with socket.create_connection(listener.getsockname(), timeout=BOUND) as client:
            yield client
        thread.join(BOUND)
    assert finished.is_set()


def test_over_a_real_connection_whole_commands_are_answered_after_a_half_close():
    with client_of_a_real_server() as client, client.makefile("rb") as lines:
        client.sendall(b"id\r\nna")
        assert lines.readline() == ID
        client.sendall(b"me\r\nid")
        client.shutdown(socket.SHUT_WR)
        assert lines.read() == NAME


def test_over_a_real_connection_a_reset_does_not_raise():
    with client_of_a_real_server() as client:
        client.sendall(b"id\r\n")
        assert client.recv(100) == ID
        # Linger for no time: close sends a reset instead of a goodbye. Windows has short fields.
        linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)


class FakeDatagramSocket:
    """Gives the datagrams one by one, each from an asker of its own; then the socket is closed."""

    def __init__(self, *datagrams: bytes | Exception) -> None:
        self.datagrams = [*enumerate(datagrams), (None, OSError("closed"))]
        self.sent: list[tuple[bytes, int]] = []

    def recvfrom(self, size: int) -> tuple[bytes, int]:
        number, datagram = self.datagrams.pop(0)
        if isinstance(datagram, Exception):
            raise datagram
        return datagram[:size], number

    def sendto(self, data: bytes, address: int) -> None:
        self.sent.append((data, address))


def test_each_datagram_is_a_command_and_gets_one_answer():
    sock = FakeDatagramSocket(
        *(b"id\r\n", b"name\r\n", b"ID\r\n", b"", b"id", b"\r\n", b"id\r\nname\r\n"),
        *(ConnectionResetError(), b"id\r\n"),
    )
    with pytest.raises(OSError, match="closed"):
        serve_datagrams(sock, ADA)
    expected = [ID, NAME, ERROR, ERROR, ERROR, ERROR, ERROR, None, ID]
    assert sock.sent == [(data, i) for i, data in enumerate(expected) if data]


def test_datagrams_are_served_over_a_real_socket():
    with BackgroundServer(serve_datagrams, ADA, takes="datagrams") as server:
        with socket.socket(type=socket.SOCK_DGRAM) as client:
            client.settimeout(BOUND)
            client.connect(server.address)
            for command, expected in ((b"name\r\n", NAME), (b"id\r\n", ID), (b"", ERROR)):
                client.send(command)
                assert client.recv(100) == expected
