"""All exercises, by name."""

from netlib.checks.catalogue import SERVER
from netlib.checks.exercise import Exercise
from netlib.checks.probing import Probing
from netlib.checks.server_probes import PROBES


async def try_server(probing: Probing) -> None:
    """The simplest conversation first; the rest only says more if that one goes well."""
    await probing.run(each for each in PROBES if each.group == "basics")
    if probing.problem:
        return
    is_right = probing.results["basics"].passed
    await probing.run(
        each for each in PROBES if each.group != "basics" and (each.group == "survey") != is_right
    )


EXERCISES = {
    each.name: each
    for each in (
        Exercise(
            "server", "serve", ("listen_sock", "student_id", "name"),
            "serves the course's protocol, one client after the other",
            try_server, SERVER, {"role": "serve", "datagrams": False},
        ),
    )
}  # fmt: skip
