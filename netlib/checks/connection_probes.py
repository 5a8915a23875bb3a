"""What the tutor tries on make_connection(): it listens, here or there, or not at all."""

from netlib.checks.client_probes import OTHER_HOST
from netlib.checks.probing import Probe, probes_of
from netlib.checks.scene import HOST, Scene

CONNECTED = "<TCP socket for IPv4, connected>"

PROBES: list[Probe] = []
probe = probes_of(PROBES)


async def made(scene: Scene, label: str, host: str = HOST) -> None:
    """Call make_connection(), and expect a quiet connection."""
    port = scene.listen(host)
    scene.notes["printed"] = b"socket"
    await scene.call(f'make_connection("{host}", port)', host, port)
    client = await scene.connection(f"{label}connection")
    value = await scene.expect_result(f"{label}result", CONNECTED)
    if value["socket"]["local"] != list(client.remote[:2]):
        scene.note(0, "result", "expects the socket that is connected to the tutor")
        raise await scene.unmet(f"{label}result", *scene.outcome())
    await scene.expect_no_more(client, "bytes")


@probe("basics")
async def basics(scene: Scene) -> None:
    """Two connections, one after the other."""
    await made(scene, "")
    await made(scene, "second ")


@probe("life")
async def nobody(scene: Scene) -> None:
    """Nobody listens: the error reaches the caller."""
    port = scene.unused_port()
    words = 'make_connection("127.0.0.1", port), where nobody listens'
    await scene.call(words, "127.0.0.1", port)
    await scene.expect_error("nobody listens", "OSError")


@probe("life")
async def other_host(scene: Scene) -> None:
    """A server on another address."""
    try:
        await made(scene, "", OTHER_HOST)
    except OSError:  # this system has no such address
        scene.notes["left out"] = True
