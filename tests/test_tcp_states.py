"""TCP's states: the table is the one of RFC 9293, and the ways through it are the short ones."""

import pytest

from netlib import system_view
from netlib.tcp_states import FIN_HAS_COME, RESET, STATES, TRANSITIONS, UNCONFIRMED, between


def test_every_state_is_reached_from_closed_and_leads_back_to_it():
    for state in STATES:
        assert state == "CLOSED" or between("CLOSED", state)
        assert state == "CLOSED" or between(state, "CLOSED")


def test_what_the_system_can_say_is_a_state_of_the_table():
    assert {state for state in system_view.STATES if state} == STATES


def test_the_states_that_wait_for_an_ack():
    assert {"SYN-SENT", "SYN-RECEIVED", "FIN-WAIT-1", "CLOSING", "LAST-ACK"} == UNCONFIRMED
    assert {"CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT"} == FIN_HAS_COME


@pytest.mark.parametrize(
    ("before", "after", "causes"),
    [
        ("ESTABLISHED", "ESTABLISHED", []),
        ("CLOSED", "LISTEN", ["listen"]),
        ("CLOSED", "ESTABLISHED", ["connect", "SYN + ACK"]),
        ("LISTEN", "ESTABLISHED", ["SYN", "ACK"]),
        ("ESTABLISHED", "FIN-WAIT-2", ["close", "ACK"]),
        ("ESTABLISHED", "CLOSE-WAIT", ["FIN"]),
        ("FIN-WAIT-2", "TIME-WAIT", ["FIN"]),
        ("CLOSE-WAIT", "CLOSED", ["close", "ACK"]),
        ("LISTEN", "CLOSED", ["close"]),
        ("ESTABLISHED", "CLOSED", [RESET]),
        ("FIN-WAIT-2", "CLOSED", [RESET]),
        ("TIME-WAIT", "CLOSED", ["time"]),
    ],
)
def test_the_way_from_one_state_to_another(before, after, causes):
    way = between(before, after)
    assert [cause for _, cause, _ in way] == causes
    for state, cause, target in way:
        assert cause == RESET or TRANSITIONS[state, cause] == target


def test_a_name_that_is_no_state_is_refused():
    with pytest.raises(KeyError):
        between("ESTABLISHED", "OPEN")
