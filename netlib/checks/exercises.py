"""All exercises, by name."""

from collections.abc import Awaitable, Callable

from netlib.checks.catalogue import SERVER
from netlib.checks.datagram import DATAGRAM
from netlib.checks.datagram_probes import DATAGRAM_PROBES
from netlib.checks.exercise import Exercise
from netlib.checks.probing import Probe, Probing
from netlib.checks.server_probes import PROBES


def in_stages(probes: list[Probe]) -> Callable[[Probing], Awaitable[None]]:
    """The simplest conversation first; the rest only says more if that one goes well."""

    async def try_out(probing: Probing) -> None:
        await probing.run(each for each in probes if each.group == "basics")
        if probing.problem:
            return
        is_right = probing.results["basics"].passed
        rest = (each for each in probes if each.group != "basics")
        await probing.run(each for each in rest if (each.group == "survey") != is_right)

    return try_out


EXERCISES = {
    each.name: each
    for each in (
        Exercise(
            "server", "serve", ("listen_sock", "student_id", "name"),
            "serves the course's protocol, one client after the other",
            in_stages(PROBES), SERVER, {"role": "serve", "datagrams": False},
        ),
        Exercise(
            "datagram", "serve_udp", ("sock", "student_id", "name"),
            "serves the course's protocol over UDP",
            in_stages(DATAGRAM_PROBES), DATAGRAM, {"role": "serve", "datagrams": True},
        ),
    )
}  # fmt: skip
