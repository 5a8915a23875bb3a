"""The order in which a report tells a conversation: of causes, whatever the clocks said."""

import itertools

from netlib.checks.story import ALIKE_SHOWN, in_order, without_repetitions
from netlib.events import Event

HERE, THERE = "127.0.0.1:50000", "127.0.0.1:50001"


def server(call, data=b"", offset=-1, **more):
    peer = "" if call == "accept" else THERE
    return Event(0.0, "server", call, peer, data, size=len(data), local=HERE, offset=offset, **more)


def client(call, data=b"", offset=-1):
    return Event(0.0, "client", call, HERE, data, size=len(data), local=THERE, offset=offset)


STUDENT = [
    server("accept"),
    server("recv", b"id", 0),
    server("recv", b"\r\n", 2),
    server("sendall", b"42", 0),
    server("send", b"\r\n", 2),
    server("recv", b"", 4),
    server("close"),
]
TUTOR = [
    client("connect"),
    client("send", b"id", 0),
    client("send", b"\r\n", 2),
    client("recv", b"42", 0),
    client("recv", b"\r\n", 2),
    client("close"),
]
STORY = [
    "client connect", "server accept", "client send id", "server recv id", "client send \r\n",
    "server recv \r\n", "server sendall 42", "server send \r\n", "client recv 42\r\n",
    "client close", "server recv ", "server close",
]  # fmt: skip


def told(student, tutor):
    return [
        f"{each.who} {each.call} {each.data.decode()}".removesuffix(
            " " if each.call in ("connect", "accept", "close") else "\0"
        )
        for each in in_order(student, tutor)
    ]


def at_times(events, times):
    return [each._replace(when=t, ended=t) for each, t in zip(events, times, strict=True)]


def test_the_order_is_that_of_causes_whatever_the_clocks_say():
    for early in itertools.permutations((0.0, 10.0)):
        student = at_times(STUDENT, [early[0] + number for number in range(len(STUDENT))])
        tutor = at_times(TUTOR, [early[1] + number for number in range(len(TUTOR))])
        assert told(student, tutor) == STORY


def test_a_call_that_has_not_ended_comes_last():
    waiting = server("recv", b"", 2, is_open=True, waited=True)
    story = list(in_order([STUDENT[0], STUDENT[1], waiting], TUTOR[:2]))
    assert story[-1] == waiting._replace(when=len(story))
    assert [each.waited for each in story[:-1]] == [False] * 4


def test_datagrams_are_told_in_turn():
    asked = client("sendto", b"id\r\n")
    taken = server("recvfrom", b"id\r\n")._replace(peer="")
    answer = server("sendto", b"42\r\n")._replace(
        peer="", arguments="(b'42\\r\\n', ('127.0.0.1', 50001))"
    )
    came = client("recvfrom", b"42\r\n")
    story = told([taken, answer] * 2, [asked, came] * 2)
    assert story == ["client sendto id\r\n", "server recvfrom id\r\n", "server sendto 42\r\n",
                     "client recvfrom 42\r\n"] * 2  # fmt: skip


def test_what_nothing_explains_is_told_all_the_same():
    assert told([server("recv", b"id", 0)], []) == ["server recv id"]


def test_of_a_program_that_spins_a_few_calls_are_told():
    spins = [server("recv", b"", 4)] * 50
    assert len(list(without_repetitions([*spins, server("close"), *spins]))) == 2 * ALIKE_SHOWN + 1
