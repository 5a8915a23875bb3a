"""The lossy link does to each datagram what the script or the seed says, and its counts add up."""

import gc
import os
import socket
import threading

import pytest

from netlib import output, tracing
from netlib.background import running
from netlib.errors import WrongArgument
from netlib.lossy_link import CLIENTS_AT_MOST, LossyLink

BOUND = 5.0  # seconds; only a test that fails waits so long
SILENCE = 0.05  # seconds without a datagram, after which nothing more is expected


@pytest.fixture(autouse=True)
def nothing_left():
    yield
    assert running() == []
    tracing.uninstall()
    output.let_go()


@pytest.fixture
def server():
    with socket.socket(type=socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(BOUND)
        yield server


@pytest.fixture
def client():
    with socket.socket(type=socket.SOCK_DGRAM) as client:
        client.settimeout(BOUND)
        yield client


def arrivals(receiver: socket.socket, count: int) -> list[int]:
    """The first byte of each of the next `count` datagrams, and of any that follow at once."""
    received = [receiver.recv(100)[0] for _ in range(count)]
    receiver.settimeout(SILENCE)
    try:
        while True:
            received.append(receiver.recv(100)[0])
    except TimeoutError:
        return received
    finally:
        receiver.settimeout(BOUND)


@pytest.mark.parametrize(
    ("script", "received"),
    [
        ("", [0, 1, 2, 3, 4, 5]),
        ("......", [0, 1, 2, 3, 4, 5]),
        ("x", [1, 2, 3, 4, 5]),
        ("..x.d", [0, 1, 3, 4, 4, 5]),
        ("r", [1, 0, 2, 3, 4, 5]),
        ("rr", [2, 0, 1, 3, 4, 5]),
        ("rx", [2, 0, 3, 4, 5]),
        ("rd", [1, 1, 0, 2, 3, 4, 5]),
        ("w", [1, 2, 3, 4, 5, 0]),
        ("rw", [2, 0, 3, 4, 5, 1]),
        ("xxxxx", [5]),
    ],
)
def test_a_script_decides_about_each_datagram(server, client, script, received):
    with LossyLink(server.getsockname(), script, delay=0.02) as link:
        for number in range(6):
            client.sendto(bytes([number]), link.address)
        assert arrivals(server, len(received)) == received
    counts = link.counts
    assert counts.came_in == 6 == counts.passed_on + counts.dropped
    assert counts.passed_on + counts.twice == len(received)
    assert counts.waiting == 0
    assert counts.late == script.count("r") + script.count("w")


def test_answers_come_back_by_a_script_of_their_own(server, client):
    with LossyLink(server.getsockname(), back="xd") as link:
        client.connect(link.address)
        for number in range(3):
            client.send(b"?")
            _, asker = server.recvfrom(100)
            server.sendto(bytes([number]), asker)
        assert arrivals(client, 3) == [1, 1, 2]
    assert link.counts == (3, 3, 0, 0, 0, 0)
    assert link.counts_back == (3, 2, 1, 0, 1, 0)


def test_each_client_gets_its_own_answers(server, client):
    with socket.socket(type=socket.SOCK_DGRAM) as second:
        second.settimeout(BOUND)
        with LossyLink(server.getsockname()) as link:
            for number, each in enumerate((client, second)):
                each.sendto(bytes([number]), link.address)
            for _ in range(2):
                server.sendto(*server.recvfrom(100))
            assert (client.recv(9), second.recv(9)) == (b"\0", b"\1")


def run(server, client, **options):
    with LossyLink(server.getsockname(), **options) as link:
        for number in range(40):
            client.sendto(bytes([number]), link.address)
        link.wait_for(lambda link: link.counts.came_in == 40 and not link.counts.waiting)
        return arrivals(server, link.counts.passed_on + link.counts.twice), link


CHANCE = {"drop": 0.2, "twice": 0.1, "reorder": 0.1}


def test_the_same_seed_brings_the_same_chance_again(server, client):
    first, link = run(server, client, seed=7, **CHANCE)
    assert first == run(server, client, seed=7, **CHANCE)[0]
    assert first != run(server, client, seed=8, **CHANCE)[0]
    counts = link.counts
    assert min(counts.dropped, counts.twice, counts.late) > 0
    assert repr(link).startswith("LossyLink(drop=0.2, twice=0.1, reorder=0.1, seed=7): 40 came in")


def test_a_seed_that_nobody_chose_is_shown(server, client):
    first, link = run(server, client, **CHANCE)
    seed = int(repr(link).partition("seed=")[2].partition(")")[0])
    assert first == run(server, client, seed=seed, **CHANCE)[0]


def test_the_log_and_the_picture_say_what_happened(server, client):
    with LossyLink(server.getsockname(), "x.d") as link:
        for each in (b"one", b"two", b"three"):
            client.sendto(each, link.address)
        arrivals(server, 3)
    assert str(link.log) == (
        "datagram 1 dropped b'one'\ndatagram 2 passed on b'two'\n"
        "datagram 3 passed on twice b'three'"
    )
    assert "datagram 1 (one): dropped" in link.diagram().words
    assert (
        repr(link) == "LossyLink(script='x.d'): 3 came in: 2 passed on, 1 dropped; 1 of them twice"
    )


def test_what_waits_when_the_link_is_stopped_is_dropped(server, client):
    with LossyLink(server.getsockname(), "w", delay=10) as link:
        client.sendto(b"x", link.address)
        link.wait_for(lambda link: link.counts.waiting)
    assert link.counts == (1, 0, 1, 0, 0, 0)
    assert "dropped b'x' since the link was stopped" in str(link.log)


def test_a_held_datagram_that_nobody_overtakes_goes_on_alone(server, client):
    with LossyLink(server.getsockname(), "r") as link:
        client.sendto(b"\5", link.address)
        assert arrivals(server, 1) == [5]


def test_large_and_empty_datagrams_pass(server, client):
    with LossyLink(server.getsockname()) as link:
        for each in (b"", b"x" * 60_000):
            client.sendto(each, link.address)
            assert server.recv(65_535) == each


def test_ipv6(client):
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as server:
        try:
            server.bind(("::1", 0))
        except OSError:
            pytest.skip("this machine has no IPv6")
        server.settimeout(BOUND)
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as client:
            with LossyLink(server.getsockname()[:2]) as link:
                client.sendto(b"six", link.address)
                assert server.recv(9) == b"six"


def test_a_target_that_is_not_there_ends_nothing(client):
    with socket.socket(type=socket.SOCK_DGRAM) as gone:
        gone.bind(("127.0.0.1", 0))
    with LossyLink(("127.0.0.1", 1)) as link:
        for _ in range(3):
            client.sendto(b"x", link.address)
        link.wait_for(lambda link: link.counts.passed_on == 3)
        assert link.state == "waiting for datagrams"


def test_the_number_of_clients_is_bounded(server):
    clients = [socket.socket(type=socket.SOCK_DGRAM) for _ in range(CLIENTS_AT_MOST + 5)]
    with LossyLink(server.getsockname()) as link:
        for each in clients:
            each.sendto(b"x", link.address)
            each.close()
        link.wait_for(lambda link: link.counts.came_in == len(clients))
        assert len(link._outlets) == CLIENTS_AT_MOST


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="counts what Linux lists")
def test_nothing_leaks(server, client):
    def count() -> tuple[int, int]:
        gc.collect()
        return len(os.listdir("/proc/self/fd")), threading.active_count()

    before = count()
    for _ in range(10):
        with LossyLink(server.getsockname(), "w", delay=10) as link:
            client.sendto(b"x", link.address)
            link.wait_for(lambda link: link.counts.waiting)
    assert count() == before


def test_its_sockets_are_the_networks_and_not_a_students(server):
    tracing.install()
    known = tracing.known_sockets()
    with LossyLink(server.getsockname()):
        assert tracing.known_sockets() == known


def test_it_can_be_started_again_and_counts_anew(server, client):
    link = LossyLink(server.getsockname(), "x")
    for _ in range(2):
        with link:
            client.sendto(b"\0", link.address)
            client.sendto(b"\1", link.address)
            assert arrivals(server, 1) == [1]
        assert link.counts.came_in == 2


@pytest.mark.parametrize(
    ("target", "options", "said"),
    [
        ("127.0.0.1", {}, "the server's address"),
        (("127.0.0.1",), {}, "the server's address"),
        (("127.0.0.1", 9), {"script": "..q"}, "letter 'q'"),
        (("127.0.0.1", 9), {"back": "X"}, "letter 'X'"),
        (("127.0.0.1", 9), {"script": "x", "drop": 0.1}, "only one of the two"),
        (("127.0.0.1", 9), {"script": "x", "seed": 1}, "only one of the two"),
        (("127.0.0.1", 9), {"drop": 20}, "at most 1"),
        (("127.0.0.1", 9), {"drop": -0.1}, "at most 1"),
        (("127.0.0.1", 9), {"drop": 0.6, "twice": 0.6}, "at most 1"),
        (("127.0.0.1", 9), {"delay": 60}, "from 0 to 10 seconds"),
    ],
)
def test_what_cannot_work_is_refused_in_words(target, options, said):
    with pytest.raises(WrongArgument, match=said):
        LossyLink(target, **options)


def test_a_link_that_was_not_started_has_no_address():
    with pytest.raises(WrongArgument, match="start"):
        _ = LossyLink(("127.0.0.1", 9)).address
