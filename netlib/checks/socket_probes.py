"""What the tutor tries on functions that make sockets, connect them, or ask for their addresses."""

from typing import Any

from netlib.checks.client_probes import OTHER_HOST
from netlib.checks.probing import Probe, probes_of
from netlib.checks.scene import Scene, written

PAIR = "<TCP socket for IPv4>, <UDP socket for IPv4>"
CONNECTED = "<TCP socket for IPv4, connected>"

MAKE_SOCKETS: list[Probe] = []
MAKE_CONNECTION: list[Probe] = []
PEER_OF: list[Probe] = []
of_sockets: Any = probes_of(MAKE_SOCKETS)
of_connection: Any = probes_of(MAKE_CONNECTION)
of_peer: Any = probes_of(PEER_OF)


async def looked_at(scene: Scene, wanted: tuple[str, ...], label: str) -> dict[str, Any]:
    """The described result, if it reads as expected."""
    value = await scene.expect_return(label)
    scene.note_outcome()
    scene.note(0, "result", "expects the result", wanted[0].encode())
    if written(value) not in wanted:
        raise await scene.unmet(label, *scene.outcome())
    return value


# make_sockets()


@of_sockets("basics")
async def basics(scene: Scene) -> None:
    """Two calls: each gives two new sockets, the TCP one first."""
    scene.notes["printed"] = b"socket"
    seen: set[int] = set()
    for label in ("pair", "second pair"):
        await scene.call("make_sockets()")
        value = await looked_at(scene, (f"({PAIR})", f"[{PAIR}]"), label)
        numbers = {each["socket"]["descriptor"] for each in value["items"]}
        if seen & numbers:
            scene.note(0, "result", "expects sockets that are new")
            raise await scene.unmet("new", *scene.outcome())
        seen |= numbers


# make_connection(host, port)


async def made(scene: Scene, label: str, host: str = "127.0.0.1") -> None:
    """Call make_connection(), and expect a quiet connection."""
    port = scene.listen(host)
    scene.notes["printed"] = b"socket"
    await scene.call(f'make_connection("{host}", port)', host, port)
    client = await scene.connection(f"{label}connection")
    value = await looked_at(scene, (CONNECTED,), f"{label}result")
    if value["socket"]["local"] != list(client.remote[:2]):
        scene.note(0, "result", "expects the socket that is connected to the tutor")
        raise await scene.unmet(f"{label}result", *scene.outcome())
    await scene.expect_no_more(client, "bytes")


@of_connection("basics")
async def basics(scene: Scene) -> None:  # noqa: F811  a probe is known by its name
    """Two connections, one after the other."""
    await made(scene, "")
    await made(scene, "second ")


@of_connection("life")
async def nobody(scene: Scene) -> None:
    """Nobody listens: the error reaches the caller."""
    port = scene.unused_port()
    words = 'make_connection("127.0.0.1", port), where nobody listens'
    await scene.call(words, "127.0.0.1", port)
    await scene.expect_error("nobody listens", "OSError")


@of_connection("life")
async def other_host(scene: Scene) -> None:
    """A server on another address."""
    try:
        await made(scene, "", OTHER_HOST)
    except OSError:  # this system has no such address
        scene.notes["left out"] = True


# peer_of(connection)


@of_peer("basics")
async def basics(scene: Scene) -> None:  # noqa: F811
    """A connection to a host that says nothing."""
    await _peer(scene, "127.0.0.1")


@of_peer("life")
async def other_host(scene: Scene) -> None:  # noqa: F811
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
