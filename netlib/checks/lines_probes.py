"""What the tutor tries on read_lines(): it sends lines in all kinds of pieces, and the end."""

from netlib.checks.other_end import Client
from netlib.checks.probing import Probe, probes_of
from netlib.checks.scene import Scene
from netlib.checks.stream import paused, send_pieces, sizes_used

LONG = 5000  # bytes

PROBES: list[Probe] = []
probe = probes_of(PROBES)


async def lines(scene: Scene, *pieces: bytes) -> None:
    """Send these pieces and the end of the stream; expect the list of the lines."""
    client = await scene.hand_over("read_lines(connection)")
    await send_pieces(scene, client, pieces)
    await lines_at_end(scene, client, b"".join(pieces))


async def lines_at_end(scene: Scene, client: Client, sent: bytes) -> None:
    """End the stream, and expect the lines of what was sent."""
    client.half_close()
    await scene.expect_value(sent.split(b"\r\n")[:-1], "result")


def words(scene: Scene) -> tuple[bytes, bytes, bytes]:
    """Three lines of this try, with CR LF."""
    return scene.word + b"\r\n", scene.id + b"\r\n", b"end\r\n"


@probe("basics")
async def basics(scene: Scene) -> None:
    """Three lines and the end of the stream in one piece."""
    client = await scene.hand_over("read_lines(connection)")
    await client.send(b"".join(words(scene)))
    await lines_at_end(scene, client, b"".join(words(scene)))


@probe("survey")
async def survey(scene: Scene) -> None:
    """Three lines in one piece, whatever comes of it."""
    await _survey(scene, b"".join(words(scene)))


@probe("survey")
async def survey_mixed(scene: Scene) -> None:
    """Two lines in one piece, and one by itself."""
    first, second, third = words(scene)
    await _survey(scene, first + second, third)


async def _survey(scene: Scene, *pieces: bytes) -> None:
    client = await scene.hand_over("read_lines(connection)")
    scene.notes["printed"] = scene.word
    for piece in pieces:
        await client.send(piece)
        await scene.until_calm(client)
    scene.notes["early"] = bool(scene.ended)
    client.half_close()
    await scene.survey()


@probe("framing", first=True)
async def full_buffers(scene: Scene) -> None:
    """A piece that fills a buffer exactly, and then one more line."""
    client = await scene.hand_over("read_lines(connection)")
    client.half_close()
    await scene.expect_end("an end at once")
    for size in await sizes_used(scene):
        scene.notes["waited"] = False
        client = await scene.hand_over("read_lines(connection)")
        full = b"x" * (size - 2) + b"\r\n"
        await client.send(full)
        await scene.until_calm(client)
        scene.notes["waited"] = not scene.ended
        await scene.expect_still_running("early, after a full buffer")
        await client.send(scene.id + b"\r\n")
        await lines_at_end(scene, client, full + scene.id + b"\r\n")


@probe("framing", first=True)
async def pause(scene: Scene) -> None:
    """A sender that pauses has not finished."""
    client = await scene.hand_over("read_lines(connection)")
    first, second, _ = words(scene)
    await paused(scene, client, first, second)
    await lines_at_end(scene, client, first + second)


@probe("framing", first=True)
async def apart(scene: Scene) -> None:
    """Each line by itself."""
    await lines(scene, *words(scene))


@probe("framing")
async def glued_and_apart(scene: Scene) -> None:
    """Two lines in one piece, and one by itself."""
    first, second, third = words(scene)
    await lines(scene, first + second, third)


@probe("framing", first=True)
async def split_middle(scene: Scene) -> None:
    """A line in two pieces."""
    await lines(scene, scene.word[:3], scene.word[3:] + b"\r\n")


@probe("framing")
async def split_inside_crlf(scene: Scene) -> None:
    """The last CR and LF in two pieces."""
    await lines(scene, scene.word + b"\r\n" + scene.id + b"\r", b"\n")


@probe("framing")
async def one_and_a_half(scene: Scene) -> None:
    """A line and the beginning of the next in one piece."""
    await lines(scene, scene.word + b"\r\n" + scene.id[:4], scene.id[4:] + b"\r\n")


@probe("framing")
async def long_line(scene: Scene) -> None:
    """A line that is longer than most buffers."""
    await lines(scene, b"y" * LONG + b"\r\n" + scene.id + b"\r\n")


@probe("ends")
async def rest(scene: Scene) -> None:
    """What stands behind the last CR LF is no line."""
    await lines(scene, scene.word + b"\r\n" + scene.id)


@probe("ends")
async def nothing(scene: Scene) -> None:
    """A stream that ends at once has no lines."""
    await lines(scene)


@probe("bytes")
async def empty_lines(scene: Scene) -> None:
    """An empty line is a line."""
    await lines(scene, scene.word + b"\r\n\r\n" + scene.id + b"\r\n")


@probe("bytes")
async def bare_lf(scene: Scene) -> None:
    """LF alone is no line end."""
    await lines(scene, scene.word + b"\n" + scene.id + b"\r\n")


@probe("bytes")
async def bare_cr(scene: Scene) -> None:
    """CR alone is no line end."""
    await lines(scene, scene.word + b"\r" + scene.id + b"\r\n")


@probe("bytes")
async def spaces(scene: Scene) -> None:
    """Spaces are part of a line."""
    await lines(scene, b" " + scene.word + b" \r\n" + scene.id + b"\t\r\n")


@probe("bytes")
async def not_utf8(scene: Scene) -> None:
    """Bytes that are no text are part of a line as well."""
    await lines(scene, b"\xff\xfe\xfa\r\n" + scene.id + b"\r\n")


@probe("bytes", first=True)
async def utf8_split(scene: Scene) -> None:
    """A letter of two bytes, cut in the middle."""
    cut = next(place for place, byte in enumerate(scene.name) if byte > 127) + 1
    await lines(scene, scene.name[:cut], scene.name[cut:] + b"\r\n")


@probe("again")
async def again(scene: Scene) -> None:
    """A second call starts afresh."""
    await lines(scene, scene.word + b"\r\n")
    await lines(scene, scene.id + b"\r\n")
