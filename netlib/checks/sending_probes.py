"""What the tutor tries on send_everything(): systems that take little, hosts that do not read."""

import secrets

from netlib.checks.other_end import Client
from netlib.checks.probing import Probe, probes_of
from netlib.checks.scene import Scene
from netlib.checks.stream import IDLE, as_bytes

LARGE = 300_000  # bytes; more than the system takes for a host that does not read
SMALL_BUFFER = 4096  # bytes of SO_SNDBUF, for a host that does not read
MANY = 4500  # bytes; three at a time, they need more calls than Python's limit of recursion

PROBES: list[Probe] = []
probe = probes_of(PROBES)


async def sent(scene: Scene, data: bytes, words: str = "data") -> Client:
    """Have the data sent, and expect it, the end of the call, and an open connection."""
    client = await scene.hand_over(f"send_everything(connection, {words})", as_bytes(data))
    await client.expect(data, "data")
    await scene.expect_no_more(client, "more")
    await scene.expect_return("return")
    await scene.expect_no_more(client, "more")
    if client.ended:
        scene.note(0, "nothing", "expects that the connection is still open")
        raise await scene.unmet("still open", client.ended, b"")
    return client


@probe("basics")
async def basics(scene: Scene) -> None:
    """A short text."""
    await sent(scene, scene.word + b" " + scene.id)


@probe("survey")
async def survey(scene: Scene) -> None:
    """What comes of a short text."""
    data = scene.word + b" " + scene.id
    client = await scene.hand_over("send_everything(connection, data)", as_bytes(data))
    await scene.until(lambda: scene.ended)
    await scene.until_calm(client)
    scene.notes["received"] = client.received
    await scene.survey()


@probe("bytes")
async def not_text(scene: Scene) -> None:
    """Bytes that are no text."""
    await sent(scene, b"\xff\xfe\x00\r\n" + bytes(range(200, 256)))


@probe("bytes")
async def large(scene: Scene) -> None:
    """Much more than one buffer."""
    await sent(scene, secrets.token_bytes(LARGE))


@probe("stingy")
async def stingy(scene: Scene) -> None:
    """send() takes three bytes at a time, as it may. The word's first three come only once."""
    await sent(scene, scene.word + scene.id + b" 0123456789")


@probe("stingy")
async def stingy_many(scene: Scene) -> None:
    """The same, with so many bytes that very many calls are needed."""
    await sent(scene, secrets.token_hex(MANY // 2).encode())


@probe("slow")
async def slow_reader(scene: Scene) -> None:
    """A host that does not read for a while: the function waits, at rest."""
    scene.reads = False
    data = secrets.token_bytes(LARGE)
    client = await scene.hand_over(
        "send_everything(connection, data)", as_bytes(data), buffer=SMALL_BUFFER
    )
    await scene.until_stuck(client)
    scene.note(0, "wait", "does not read")
    scene.notes["busy"] = await scene.busy_for(IDLE)
    client.start_reading()
    await client.expect(data, "data")
    await scene.expect_return("return")


@probe("slow")
async def broken_off(scene: Scene) -> None:
    """The other host breaks the connection off: the error reaches the caller."""
    scene.reads = False
    data = secrets.token_bytes(LARGE)
    client = await scene.hand_over(
        "send_everything(connection, data)", as_bytes(data), buffer=SMALL_BUFFER
    )
    await scene.until_stuck(client)
    client.reset()
    await scene.expect_error("broken off", "OSError")
