"""All exercises, by name."""

from collections.abc import Awaitable, Callable

from netlib.checks import (
    catalogue,
    client_probes,
    connection_probes,
    datagram,
    datagram_probes,
    goodbye_probes,
    lines_probes,
    listener,
    listener_probes,
    many_probes,
    peer_probes,
    sending_probes,
    server_probes,
    sockets_probes,
)
from netlib.checks.exercise import Exercise
from netlib.checks.probing import Probe, Probing
from netlib.checks.scene import Scene

ASLEEP_ALWAYS = 2  # commands to which a function slept too long, one after the other
CALL, SERVE = {"role": "call"}, {"role": "serve", "datagrams": False}


def basics_first(probes: list[Probe]) -> Callable[[Probing], Awaitable[None]]:
    """The simplest conversation first; the rest only says more if that one goes well."""
    basics = [each for each in probes if each.group == "basics"]
    surveys = [each for each in probes if each.group == "survey"]
    others = [each for each in probes if each not in basics + surveys]

    async def try_out(probing: Probing) -> None:
        await probing.run(basics, likely=others)
        if probing.problem:
            return
        simplest = probing.results["basics"]
        if simplest.sleeps_seen >= ASLEEP_ALWAYS and not simplest.passed:
            return  # a survey would tell how long it sleeps, and nothing else
        next_ones = others if simplest.passed else surveys
        await probing.run(each for each in next_ones if each.name not in probing.results)

    return try_out


EXERCISES = {
    each.name: each
    for each in (
        Exercise(
            "server", "serve", ("listen_sock", "student_id", "name"),
            "serves the course's protocol, one client after the other",
            basics_first(server_probes.PROBES), catalogue.SERVER, SERVE,
        ),
        Exercise(
            "sockets", "make_sockets", (), "makes two sockets, one for TCP and one for UDP",
            basics_first(sockets_probes.PROBES), catalogue.SOCKETS, CALL, Scene,
        ),
        Exercise(
            "listener", "make_listener", ("port",), "makes a socket that listens on a port",
            basics_first(listener_probes.PROBES), listener.LISTENER, CALL, Scene,
        ),
        Exercise(
            "connection", "make_connection", ("host", "port"), "connects to a server",
            basics_first(connection_probes.PROBES), catalogue.CONNECTION, CALL, Scene,
        ),
        Exercise(
            "peer", "peer_of", ("connection",), "says who is at the other end",
            basics_first(peer_probes.PROBES), catalogue.PEER, CALL, Scene,
        ),
        Exercise(
            "lines", "read_lines", ("connection",), "reads the lines of a stream, to its end",
            basics_first(lines_probes.PROBES), catalogue.LINES, CALL, Scene,
        ),
        Exercise(
            "sending", "send_everything", ("connection", "data"), "sends every byte of the data",
            basics_first(sending_probes.PROBES), catalogue.SENDING, CALL, Scene,
        ),
        Exercise(
            "goodbye", "say_goodbye", ("connection", "last_words"),
            "says the last words, hears the other end out, and closes",
            basics_first(goodbye_probes.PROBES), catalogue.GOODBYE, CALL, Scene,
        ),
        Exercise(
            "client", "ask", ("host", "port", "command"),
            "sends one command, and returns the answer",
            basics_first(client_probes.PROBES), catalogue.CLIENT, CALL, Scene,
        ),
        Exercise(
            "many", "serve", ("listen_sock", "student_id", "name"),
            "serves the course's protocol, several clients at once",
            basics_first([*many_probes.MANY_PROBES, *server_probes.PROBES]),
            catalogue.MANY_CLIENTS, SERVE,
        ),
        Exercise(
            "datagram", "serve_udp", ("sock", "student_id", "name"),
            "serves the course's protocol over UDP",
            basics_first(datagram_probes.DATAGRAM_PROBES), datagram.DATAGRAM,
            {"role": "serve", "datagrams": True},
        ),
    )
}  # fmt: skip
