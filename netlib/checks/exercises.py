"""All exercises, by name."""

from collections.abc import Awaitable, Callable

from netlib.checks import client_probes, server_probes, socket_probes
from netlib.checks.catalogue import CLIENT, CONNECTION, PEER, SERVER, SOCKETS
from netlib.checks.exercise import Exercise
from netlib.checks.probing import Probe, Probing
from netlib.checks.scene import Scene

CALL = {"role": "call"}


def basics_first(probes: list[Probe]) -> Callable[[Probing], Awaitable[None]]:
    """The simplest conversation first; the rest only says more if that one goes well."""

    async def try_out(probing: Probing) -> None:
        await probing.run(each for each in probes if each.group == "basics")
        if probing.problem:
            return
        is_right = probing.results["basics"].passed
        await probing.run(
            each
            for each in probes
            if each.group != "basics" and (each.group == "survey") != is_right
        )

    return try_out


EXERCISES = {
    each.name: each
    for each in (
        Exercise(
            "server", "serve", ("listen_sock", "student_id", "name"),
            "serves the course's protocol, one client after the other",
            basics_first(server_probes.PROBES), SERVER, {"role": "serve", "datagrams": False},
        ),
        Exercise(
            "sockets", "make_sockets", (), "makes two sockets, one for TCP and one for UDP",
            basics_first(socket_probes.MAKE_SOCKETS), SOCKETS, CALL, Scene,
        ),
        Exercise(
            "connection", "make_connection", ("host", "port"), "connects to a server",
            basics_first(socket_probes.MAKE_CONNECTION), CONNECTION, CALL, Scene,
        ),
        Exercise(
            "peer", "peer_of", ("connection",), "says who is at the other end",
            basics_first(socket_probes.PEER_OF), PEER, CALL, Scene,
        ),
        Exercise(
            "client", "ask", ("host", "port", "command"),
            "sends one command, and returns the answer",
            basics_first(client_probes.PROBES), CLIENT, CALL, Scene,
        ),
    )
}  # fmt: skip
