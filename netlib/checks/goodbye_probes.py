"""What the tutor tries on say_goodbye(): the other end answers late, in pieces, or not at all."""

from netlib.checks.other_end import Client
from netlib.checks.probing import Probe, probes_of
from netlib.checks.scene import Scene
from netlib.checks.stream import as_bytes, paused, send_pieces, sizes_used

PROBES: list[Probe] = []
probe = probes_of(PROBES)


async def said(scene: Scene) -> Client:
    """Expect the last words, and then the end of the stream."""
    data = scene.word + b"\r\n"
    words = f"say_goodbye(connection, {data!r})"
    client = await scene.hand_over(words, as_bytes(data))
    await client.expect(data, "last words")
    await client.expect_end("no more")
    await scene.expect_still_running("early")
    return client


async def heard(scene: Scene, client: Client, *pieces: bytes) -> None:
    """Send these pieces and the end of the stream; expect all of it as the result."""
    await send_pieces(scene, client, pieces)
    client.half_close()
    await scene.expect_value(b"".join(pieces), "result")


@probe("basics")
async def basics(scene: Scene) -> None:
    """Last words, an answer of two lines, and the end."""
    client = await said(scene)
    await client.send(scene.id + b"\r\n" + scene.word + b"\r\n")
    client.half_close()
    await scene.expect_value(scene.id + b"\r\n" + scene.word + b"\r\n", "result")


@probe("survey")
async def survey(scene: Scene) -> None:
    """What comes of it, if the other end answers in any case."""
    data = scene.word + b"\r\n"
    words = f"say_goodbye(connection, {data!r})"
    client = await scene.hand_over(words, as_bytes(data))
    await client.collect_line()
    await scene.until_calm(client)
    scene.notes["last words"], scene.notes["ended"] = client.received, client.ended
    scene.notes["printed"] = scene.id
    if not scene.ended:
        await client.send(scene.id + b"\r\n" + scene.word + b"\r\n")
        await scene.until_calm(client)
        client.half_close()
    await scene.survey()
    scene.notes["later"] = client.received


@probe("framing", first=True)
async def full_buffers(scene: Scene) -> None:
    """A piece that fills a buffer exactly, and then more."""
    client = await said(scene)
    client.half_close()
    await scene.expect_end("an end at once")
    for size in await sizes_used(scene):
        scene.notes["waited"] = False
        client = await said(scene)
        await client.send(b"x" * size)
        await scene.until_calm(client)
        scene.notes["waited"] = not scene.ended
        await heard_rest(scene, client, b"x" * size, scene.id)


async def heard_rest(scene: Scene, client: Client, first: bytes, second: bytes) -> None:
    """Send one piece more, after the first, and the end of the stream; expect both."""
    await scene.expect_still_running("early, after a full buffer")
    await client.send(second)
    client.half_close()
    await scene.expect_value(first + second, "result")


@probe("framing", first=True)
async def pause(scene: Scene) -> None:
    """An end that pauses has not finished."""
    client = await said(scene)
    await paused(scene, client, scene.id, scene.word)
    client.half_close()
    await scene.expect_value(scene.id + scene.word, "result")


@probe("framing")
async def in_pieces(scene: Scene) -> None:
    """An answer in pieces, with a line end inside."""
    await heard(scene, await said(scene), scene.id, scene.word + b"\r\n", b"end")


@probe("framing")
async def utf8_split(scene: Scene) -> None:
    """A letter of two bytes, cut in the middle."""
    cut = next(place for place, byte in enumerate(scene.name) if byte > 127) + 1
    await heard(scene, await said(scene), scene.name[:cut], scene.name[cut:])


@probe("framing")
async def not_utf8(scene: Scene) -> None:
    """Bytes that are no text."""
    await heard(scene, await said(scene), b"\xff\xfe\xfa")


@probe("framing")
async def nothing(scene: Scene) -> None:
    """An end that has nothing more to say."""
    await heard(scene, await said(scene))


@probe("stingy")
async def stingy(scene: Scene) -> None:
    """send() takes three bytes at a time, as it may."""
    await heard(scene, await said(scene), scene.id)


@probe("life")
async def closes(scene: Scene) -> None:
    """When the function has returned, the connection is closed."""
    await heard(scene, await said(scene), scene.id)
    scene.note(0, "closed", "expects that the connection is closed")
    told = (await scene.child.ask("describe")).get("values", [])
    given = [each["socket"] for each in told if each["type"] == "socket"]
    if given and given[-1]["open"]:
        raise await scene.unmet("closed", "open", b"")
