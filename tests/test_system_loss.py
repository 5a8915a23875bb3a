"""What the system loses is lost for UDP; TCP sends it again, and nothing is missing."""

import socket
from contextlib import suppress

import pytest

from netlib import system_loss
from netlib.errors import WrongArgument
from netlib.system_loss import dropped, lose_incoming, sent_again

BOUND = 20.0  # seconds; TCP may have to send a segment again several times
COUNT = 100  # that all of them come through a loss of one in five: once in 5,000,000,000 runs
SHARE = 0.2
LINES = [b"%03d\r\n" % number for number in range(COUNT)]

needs_filter = pytest.mark.skipif(not system_loss.CAN_LOSE, reason="only Linux has the filter")


def datagrams_that_arrive(share: float) -> list[bytes]:
    with socket.socket(type=socket.SOCK_DGRAM) as receiver:
        receiver.bind(("127.0.0.1", 0))
        assert lose_incoming(receiver, share)
        with socket.socket(type=socket.SOCK_DGRAM) as sender:
            for line in LINES:
                sender.sendto(line, receiver.getsockname())
        received = []
        receiver.setblocking(False)  # over loopback they are all there already
        try:
            while True:
                received.append(receiver.recv(100))
        except BlockingIOError:
            return received


@needs_filter
def test_what_a_full_buffer_drops_is_counted():
    with socket.socket(type=socket.SOCK_DGRAM) as receiver:
        receiver.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)  # the system makes it larger
        receiver.bind(("127.0.0.1", 0))
        receiver.setblocking(False)
        assert dropped(receiver) == 0
        with socket.socket(type=socket.SOCK_DGRAM) as sender:
            for line in LINES:
                sender.sendto(line, receiver.getsockname())
        count = 0
        with suppress(BlockingIOError):
            while receiver.recv(100):
                count += 1
        assert 0 < count < COUNT
        assert count + dropped(receiver) == COUNT


@needs_filter
def test_udp_loses_what_the_system_loses():
    received = datagrams_that_arrive(SHARE)
    assert 0 < len(received) < COUNT
    assert received == [line for line in LINES if line in received]  # in order, none twice
    assert datagrams_that_arrive(0) == LINES


def over_tcp(share: float) -> tuple[bytes, int | None]:
    """What arrives over one connection, and how many segments were sent again."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        with socket.create_connection(listener.getsockname(), BOUND) as sender:
            receiver, _ = listener.accept()
            with receiver:
                receiver.settimeout(BOUND)
                assert lose_incoming(receiver, share)
                sender.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for line in LINES:
                    sender.sendall(line)
                received = b""
                while len(received) < len(b"".join(LINES)):
                    received += receiver.recv(1024)
                return received, sent_again(sender)


@needs_filter
def test_tcp_sends_again_and_loses_nothing():
    received, again = over_tcp(SHARE)
    assert received == b"".join(LINES)
    assert again > 0


@needs_filter
def test_without_loss_tcp_sends_nothing_again():
    assert over_tcp(0) == (b"".join(LINES), 0)


def test_elsewhere_it_says_that_it_cannot(monkeypatch):
    monkeypatch.setattr(system_loss, "CAN_LOSE", False)
    with socket.socket(type=socket.SOCK_DGRAM) as each:
        assert lose_incoming(each, SHARE) is False
        assert sent_again(each) is None
        assert dropped(each) is None


@needs_filter
def test_a_system_that_forbids_it_says_no(monkeypatch):
    monkeypatch.setattr(system_loss, "_SO_ATTACH_FILTER", 9999)  # no such option
    with socket.socket(type=socket.SOCK_DGRAM) as each:
        assert lose_incoming(each, SHARE) is False


@needs_filter
def test_a_closed_socket_is_an_error():
    with socket.socket(type=socket.SOCK_DGRAM) as each:
        pass
    with pytest.raises(OSError, match="Bad file descriptor"):
        lose_incoming(each, SHARE)


@pytest.mark.parametrize("share", [-0.1, 0.6, 20])
def test_a_share_that_makes_no_sense_is_refused(share):
    with socket.socket() as each, pytest.raises(WrongArgument, match=r"0 to 0\.5"):
        lose_incoming(each, share)
