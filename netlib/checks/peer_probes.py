"""What the tutor tries on peer_of(): it is the other end, and says nothing."""

from netlib.checks.client_probes import OTHER_HOST
from netlib.checks.probing import Probe, probes_of
from netlib.checks.scene import Scene

PROBES: list[Probe] = []
probe = probes_of(PROBES)


@probe("basics")
async def basics(scene: Scene) -> None:
    """A connection to a host that says nothing."""
    await _peer(scene, "127.0.0.1")


@probe("life")
async def other_host(scene: Scene) -> None:
    """A connection to another address, and to another port."""
    try:
        await _peer(scene, OTHER_HOST)
    except OSError:  # this system has no such address
        scene.notes["left out"] = True


async def _peer(scene: Scene, host: str) -> None:
    client = await scene.hand_over("peer_of(connection)", host=host)
    wanted = f"{host}:{scene.facts['port']}"
    scene.notes["printed"] = wanted.encode()
    await scene.until(lambda: scene.ended)
    scene.note_outcome()
    await scene.expect_value(wanted, "result")
    await scene.until_calm()
    if client.ended:
        scene.note(0, "nothing", "expects that the connection is still open")
        raise await scene.unmet("still open", client.ended, b"")
