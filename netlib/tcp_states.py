"""TCP's states, as one table: what moves a socket from one state to the next.

RFC 9293, section 3.3.2. `system_view` reads from it which states only pass by; the picture of the
states is drawn from it.
"""

from collections import deque

# Who acts: "listen", "connect" and "close" are the program's calls; the rest comes from the other
# end, or from the clock. SYN opens a direction of a connection, FIN closes one, ACK confirms.
TRANSITIONS = {
    ("CLOSED", "listen"): "LISTEN",
    ("CLOSED", "connect"): "SYN-SENT",
    ("LISTEN", "SYN"): "SYN-RECEIVED",  # of a new socket: the listening one goes on
    ("SYN-SENT", "SYN"): "SYN-RECEIVED",  # both sides called connect at the same time
    ("SYN-SENT", "SYN + ACK"): "ESTABLISHED",
    ("SYN-RECEIVED", "ACK"): "ESTABLISHED",
    ("SYN-RECEIVED", "close"): "FIN-WAIT-1",
    ("ESTABLISHED", "close"): "FIN-WAIT-1",
    ("ESTABLISHED", "FIN"): "CLOSE-WAIT",
    ("FIN-WAIT-1", "ACK"): "FIN-WAIT-2",
    ("FIN-WAIT-1", "FIN"): "CLOSING",
    ("FIN-WAIT-1", "FIN + ACK"): "TIME-WAIT",
    ("FIN-WAIT-2", "FIN"): "TIME-WAIT",
    ("CLOSING", "ACK"): "TIME-WAIT",
    ("CLOSE-WAIT", "close"): "LAST-ACK",
    ("LAST-ACK", "ACK"): "CLOSED",
    ("TIME-WAIT", "time"): "CLOSED",
    ("LISTEN", "close"): "CLOSED",
    ("SYN-SENT", "close"): "CLOSED",
}
RESET = "RST"  # ends a connection at once, whatever its state

STATES = frozenset(TRANSITIONS.values())

# The own SYN or FIN is on its way: the next ACK leads out of these states.
UNCONFIRMED = frozenset(state for state, cause in TRANSITIONS if "ACK" in cause)

# The other end's FIN has come.
FIN_HAS_COME = frozenset(
    {after for (_, cause), after in TRANSITIONS.items() if cause == "FIN"} | {"LAST-ACK"}
)


def between(before: str, after: str) -> list[tuple[str, str, str]]:
    """The shortest way from one state to another: (state, cause, next state) for each step.

    A connection that is gone at once was reset: one step. Raises KeyError for a name that is no
    state.
    """
    for state in (before, after):
        if state not in STATES:
            raise KeyError(state)
    found: dict[str, list[tuple[str, str, str]]] = {before: []}
    waiting = deque([before])
    while waiting and after not in found:
        here = waiting.popleft()
        for (state, cause), target in TRANSITIONS.items():
            if state == here and target not in found:
                found[target] = [*found[here], (here, cause, target)]
                waiting.append(target)
    # After its own FIN a socket waits a minute in TIME-WAIT: it is not gone within two looks.
    way = found.get(after, [])
    if len(way) > 1 and way[-1][1] == "time":
        return [(before, RESET, after)]
    return way
