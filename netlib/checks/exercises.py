"""All exercises, by name."""

from collections.abc import Sequence

from netlib.checks.catalogue import MANY_CLIENTS, SERVER
from netlib.checks.exercise import Exercise
from netlib.checks.many_probes import MANY_PROBES
from netlib.checks.probing import Probe, Probing
from netlib.checks.server_probes import PROBES


async def try_server(probing: Probing, more: Sequence[Probe] = ()) -> None:
    """The simplest conversation first; the rest only says more if that one goes well."""
    await probing.run(each for each in PROBES if each.group == "basics")
    if probing.problem:
        return
    if not probing.results["basics"].passed:
        await probing.run(each for each in PROBES if each.group == "survey")
        return
    slow = [each for each in PROBES if each.group == "slow"]
    quick = [each for each in PROBES if each.group not in ("slow", "basics", "survey")]
    await probing.run([*slow, *more, *quick])


async def try_many(probing: Probing) -> None:
    """The same, and what several clients at once do to each other."""
    await try_server(probing, MANY_PROBES)


EXERCISES = {
    each.name: each
    for each in (
        Exercise(
            "server", "serve", ("listen_sock", "student_id", "name"),
            "serves the course's protocol, one client after the other",
            try_server, SERVER, {"role": "serve", "datagrams": False},
        ),
        Exercise(
            "many", "serve", ("listen_sock", "student_id", "name"),
            "serves the course's protocol, several clients at once",
            try_many, MANY_CLIENTS, {"role": "serve", "datagrams": False},
        ),
    )
}  # fmt: skip
