"""The picture of a conversation: it shows what the trace has, and nothing else."""

import re
import socket
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from contextlib import suppress

import pytest

from netlib import tracing
from netlib.events import Event, Seen
from netlib.recording import Recording
from netlib.sequence_diagram import LIFE, ROWS, sequence_diagram
from netlib.system_view import HAS_SOCK_DIAG, look_at

LISTENER, CLIENT, SERVER = "127.0.0.1:12345", "127.0.0.1:40001", "127.0.0.1:12345"
BOTH = tuple(
    Seen(who, local, remote, "ESTABLISHED")
    for who, local, remote in (("client", CLIENT, SERVER), ("server", SERVER, CLIENT))
)


def call(when, who, name, arguments="()", **more):
    ends = (CLIENT, SERVER) if who == "client" else (SERVER, CLIENT)
    values = {"ended": when + 0.001, "local": ends[0], "peer": ends[1], **more}
    return Event(when, who, name, arguments=arguments, **values)


def conversation():
    listening = (Seen("server", LISTENER, "", "LISTEN"),)
    return [
        call(1, "server", "bind", "(('127.0.0.1', 12345))", peer=""),
        call(2, "server", "listen", "(1)", peer="", seen=listening),
        call(3, "server", "accept", peer="", ended=5.0, waited=True),
        call(4, "client", "connect", "(('127.0.0.1', 12345))", seen=BOTH),
        call(6, "client", "sendall", r"(b'id\r\n')", data=b"id\r\n", size=4, offset=0),
        call(7, "server", "recv", "(1024)", data=b"id\r\n", size=4, offset=0),
    ]


def texts(picture):
    return [each.text for each in ET.fromstring(picture.svg).iter() if each.tag.endswith("}text")]


def test_the_story_is_told_in_order():
    assert sequence_diagram(conversation()).words.splitlines() == [
        "Client and server: 6 calls, in order",
        "server: bind(('127.0.0.1', 12345))",
        "server: listen(1) [the system: server LISTEN]",
        "server: accept() waiting in accept()",
        "client: connect(('127.0.0.1', 12345)) "
        "[the system: client ESTABLISHED, server ESTABLISHED]",
        "server: accept() after waiting → a new socket, for this connection",
        r"client: sendall(b'id\r\n'), 4 bytes",
        "server: recv(1024) → id␍␊  4 bytes",
    ]


def test_the_same_trace_gives_the_same_drawing_whatever_port_the_system_chose():
    other = [
        event._replace(
            local=event.local.replace("40001", "55555"),
            peer=event.peer.replace("40001", "55555"),
            when=event.when + 100,
            ended=event.ended + 100,
        )
        for event in conversation()
    ]
    assert sequence_diagram(other).svg == sequence_diagram(conversation()).svg


def test_the_connection_is_established_before_accept_returns():
    shown = texts(sequence_diagram(conversation()))
    assert shown.index("ESTABLISHED") < shown.index("→ a new socket, for this connection")
    assert shown.count("ESTABLISHED") == 2


def test_a_state_is_drawn_once_where_it_changed_and_only_if_it_was_seen():
    events = conversation()
    assert (
        texts(sequence_diagram([event._replace(seen=()) for event in events])).count("ESTABLISHED")
        == 0
    )
    again = [*events, call(8, "client", "shutdown", "(1)", seen=BOTH)]
    assert texts(sequence_diagram(again)).count("ESTABLISHED") == 2


@pytest.mark.parametrize(("read", "shown"), [(4, False), (3, True), (0, True)])
def test_bytes_arrive_only_when_the_other_side_has_read_them(read, shown):
    events = conversation()[:-1]
    if read:
        events.append(call(7, "server", "recv", "(9)", data=b"id\r\n"[:read], size=read, offset=0))
    assert ("not read" in texts(sequence_diagram(events))) == shown


def test_many_bytes_that_nobody_has_read_leave_room_for_these_words():
    long = call(1, "client", "sendall", "(data)", data=b"x" * 32, size=16_384, offset=0)
    shown = texts(sequence_diagram([long]))
    assert "16,384 bytes" in shown
    assert not any("xxx" in each for each in shown)


def test_a_call_that_still_waits_has_a_bar_to_the_bottom():
    waiting = call(3, "server", "accept", peer="", ended=0.0, waited=True, is_open=True)
    picture = sequence_diagram([waiting])
    assert "waiting in accept()" in texts(picture)
    assert picture.svg.count('class="waits"') == 1
    assert sequence_diagram(conversation()[:2]).svg.count('class="waits"') == 0


def test_a_call_that_took_long_without_a_need_to_wait_is_one_row():
    slow = call(3, "server", "recv", "(9)", data=b"x", size=1, offset=0, ended=4.0)
    assert "waiting in recv()" not in texts(sequence_diagram([slow]))
    assert "waiting in recv()" in texts(sequence_diagram([slow._replace(waited=True)]))


def test_an_error_is_shown_with_a_sign():
    refused = call(1, "client", "connect", error="ConnectionRefusedError: [Errno 111] refused")
    assert "✕ ConnectionRefusedError: [Errno 111] refused" in texts(sequence_diagram([refused]))


def test_bytes_of_a_send_that_failed_are_not_drawn_on_the_way():
    failed = call(1, "client", "sendall", "(b'x')", data=b"x", size=1, error="OSError: [Errno 9]")
    shown = texts(sequence_diagram([failed]))
    assert "✕ OSError: [Errno 9]" in shown
    assert "not read" not in shown


def test_the_middle_of_a_long_story_is_folded():
    events = [call(n, "client", "sendall", f"(b'{n}')", data=b"1", size=1) for n in range(100)]
    shown = texts(sequence_diagram(events))
    assert "⋮  76 more rows here  ⋮" in shown
    assert "sendall(b'0')" in shown
    assert "sendall(b'99')" in shown
    assert "sendall(b'50')" not in shown
    assert sum((each or "").startswith("sendall") for each in shown) == ROWS - 1


def test_several_connections_are_numbered():
    second = call(9, "client", "sendall", "(b'2')", data=b"2", size=1, local="127.0.0.1:40002")
    assert "2: sendall(b'2')" in texts(sequence_diagram([*conversation(), second]))


def test_what_a_client_sends_cannot_become_markup():
    evil = b"</text><script>"
    event = call(1, "client", "sendall", f"({evil!r})", data=evil, size=len(evil))
    picture = sequence_diagram([event])
    assert "<script" not in picture._repr_html_()
    assert ET.fromstring(picture.svg) is not None


def test_a_reader_of_the_screen_hears_the_story():
    drawing = ET.fromstring(sequence_diagram(conversation()).svg)
    names = drawing.get("aria-labelledby").split()
    told = [each.text for each in drawing.iter() if each.get("id") in names]
    assert told[0] == "Client and server: 6 calls, in order"
    assert "client ESTABLISHED" in told[1]


def test_an_empty_trace_says_so():
    assert "Nothing has happened yet." in repr(sequence_diagram([]))


# Never wrong: what is drawn is what the system says, at each step of a real conversation


def drawn_states(recording):
    """The last state that the picture shows beside each lifeline."""
    found = re.findall(
        r'class="pill (client|server)"[^>]*>([^<]+)', sequence_diagram(recording).svg
    )
    return {who: [state for side, state in found if side == who][-1:] for who in LIFE}


@pytest.fixture
def traced():
    tracing.install()
    yield
    tracing.uninstall()


@pytest.mark.skipif(not HAS_SOCK_DIAG, reason="this system does not tell both ends")
@pytest.mark.usefixtures("traced")
def test_the_states_drawn_are_those_of_the_system_at_each_step():
    with Recording() as story:
        listener = socket.create_server(("127.0.0.1", 0), backlog=1)
        here = listener.getsockname()
        assert drawn_states(story) == {"client": [], "server": [look_at(here).state]}
        client = socket.socket()
        client.connect(here)
        there = client.getsockname()

        def check(*expected):
            both = [look_at(there, here).state, look_at(here, there).state]
            shown = drawn_states(story)
            assert [*shown["client"], *shown["server"]] == both == list(expected)

        check("ESTABLISHED", "ESTABLISHED")  # nobody has accepted yet
        connection, _ = listener.accept()
        check("ESTABLISHED", "ESTABLISHED")
        client.sendall(b"id\r\n")
        check("ESTABLISHED", "ESTABLISHED")
        assert "not read" in texts(story.diagram())
        connection.recv(100)
        assert "not read" not in texts(story.diagram())
        client.setblocking(False)
        with suppress(BlockingIOError):
            while client.send(b"x" * 100_000):  # until all buffers are full
                pass
        check("ESTABLISHED", "ESTABLISHED")
        assert "not read" in texts(story.diagram())
        client.setblocking(True)
        client.shutdown(socket.SHUT_WR)
        check("FIN-WAIT-1", "ESTABLISHED")  # its FIN waits behind the bytes
        assert "waiting in shutdown()" not in texts(story.diagram())  # only the look took long
        while connection.recv(1_000_000):
            pass
        check("FIN-WAIT-2", "CLOSE-WAIT")
        connection.close()
        check("TIME-WAIT", "CLOSED")
        client.close()
        check("TIME-WAIT", "CLOSED")
        listener.close()
        assert look_at(here).state == "CLOSED"


@pytest.mark.skipif(not HAS_SOCK_DIAG, reason="this system does not tell both ends")
@pytest.mark.usefixtures("traced")
def test_a_reset_is_drawn_as_the_system_has_it():
    with Recording() as story, socket.create_server(("127.0.0.1", 0)) as listener:
        with socket.create_connection(listener.getsockname()) as client:
            connection, _ = listener.accept()
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            ends = (client.getsockname(), client.getpeername())
        assert [look_at(*ends).state, look_at(*ends[::-1]).state] == ["CLOSED", "CLOSED"]
        assert drawn_states(story) == {"client": ["CLOSED"], "server": ["CLOSED"]}
        with connection, pytest.raises(ConnectionResetError):
            connection.recv(1)


PEER = """
import socket, struct, sys
for line in sys.stdin:
    exec(line)
    print("done", flush=True)
"""


@pytest.fixture
def peer():
    """Another process, which does what it is told, one line of Python after the other."""
    words = [sys.executable, "-c", PEER]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:

        def do(line):
            child.stdin.write(line + "\n")
            child.stdin.flush()
            assert child.stdout.readline() == "done\n"

        yield do
        child.stdin.close()


@pytest.mark.skipif(not HAS_SOCK_DIAG, reason="this system does not tell both ends")
@pytest.mark.usefixtures("traced")
def test_of_a_peer_in_another_process_only_what_the_system_says_is_drawn(peer):
    with Recording() as story, socket.create_server(("127.0.0.1", 0)) as listener:
        here = listener.getsockname()
        peer(f"s = socket.create_connection({here})")
        connection, there = listener.accept()

        def check(*expected):
            assert [look_at(there, here).state, look_at(here, there).state] == list(expected)
            shown = drawn_states(story)
            assert [*shown["client"], *shown["server"]] == list(expected)

        check("ESTABLISHED", "ESTABLISHED")
        peer("s.sendall(b'id\\r\\n'); s.shutdown(socket.SHUT_WR)")
        assert connection.recv(100) == b"id\r\n"
        assert connection.recv(100) == b""
        check("FIN-WAIT-2", "CLOSE-WAIT")
        connection.close()
        check("TIME-WAIT", "CLOSED")
        assert {event.who for event in story} == {"server"}
        assert (
            "flow" not in sequence_diagram(story).svg.partition("</style>")[2]
        )  # no send was seen

        peer(f"s = socket.create_connection({here})")
        connection, there = listener.accept()
        peer(
            "s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0)); s.close()"
        )
        with connection, pytest.raises(ConnectionResetError):
            connection.recv(1)
        check("CLOSED", "CLOSED")
