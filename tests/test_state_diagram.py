"""TCP's table as a picture: every step of the table is in it, and the walk is what was seen."""

import re

from netlib.events import Event, Seen
from netlib.state_diagram import PLACES, state_diagram
from netlib.tcp_states import STATES, TRANSITIONS

CLIENT, SERVER = "127.0.0.1:40001", "127.0.0.1:12345"


def looked(*states, ends=(CLIENT, SERVER)):
    """An event after which the system said these two states."""
    client, server = ends
    seen = [Seen("client", client, server, states[0]), Seen("server", server, client, states[1])]
    return Event(0, "client", "close", seen=tuple(seen))


LISTENING = Event(0, "server", "listen", seen=(Seen("server", SERVER, "", "LISTEN"),))
WALK = [
    LISTENING,
    looked("ESTABLISHED", "ESTABLISHED"),
    looked("FIN-WAIT-2", "CLOSE-WAIT"),
    looked("TIME-WAIT", "CLOSED"),
]


def arrows(picture, kind, dashed=False):
    found = re.findall(rf'Q[^>]*class="{kind}" style="([^"]*)"', picture.svg)
    return sum(("dasharray" in style) == dashed for style in found)


def test_every_state_and_every_step_of_the_table_is_drawn():
    assert set(PLACES) == STATES | {"closed again"}
    assert arrows(state_diagram([]), "rule") == len(TRANSITIONS)


def test_the_walk_is_told_as_it_was_seen():
    assert state_diagram(WALK).words.splitlines() == [
        "The states of a TCP connection",
        "client: ESTABLISHED, then FIN-WAIT-2, then TIME-WAIT",
        "server: LISTEN, then ESTABLISHED, then CLOSE-WAIT, then CLOSED",
    ]


def test_what_was_passed_between_two_looks_is_dashed():
    picture = state_diagram(WALK)
    assert arrows(picture, "client", dashed=True) == 4  # by SYN-SENT, and by FIN-WAIT-1
    assert arrows(picture, "client") == 1  # FIN-WAIT-2 to TIME-WAIT
    assert arrows(picture, "server", dashed=True) == 4  # by SYN-RECEIVED, and by LAST-ACK
    assert arrows(picture, "server") == 2  # CLOSED to LISTEN, ESTABLISHED to CLOSE-WAIT


def test_a_reset_is_drawn_as_such():
    events = [LISTENING, looked("ESTABLISHED", "ESTABLISHED"), looked("CLOSED", "CLOSED")]
    picture = state_diagram(events)
    assert arrows(picture, "wrong") == 2
    assert ">RST<" in picture.svg


def test_another_connection_and_the_end_of_the_listener_are_other_walks():
    second = looked("CLOSED", "CLOSED", ends=("127.0.0.1:40002", SERVER))
    closed = Event(0, "server", "close", seen=(Seen("server", SERVER, "", "CLOSED"),))
    assert state_diagram([*WALK[:2], second, closed]).words == state_diagram(WALK[:2]).words


def test_a_state_that_is_not_known_here_is_not_drawn():
    assert "nothing was seen" in state_diagram([looked("not known here", "not known here")]).words
