"""What the tutor tries on functions that get a connection: it is the other end of the stream.

They read lines, send everything, or say goodbye. The other end sends in pieces, pauses, or does
not read; the end of the stream is a half-close, which the function sees as b''.
"""

import asyncio
import base64
import re
import secrets
from typing import Any

from netlib.checks.client_probes import IDLE, LARGEST, PAUSE
from netlib.checks.probing import Probe, probes_of
from netlib.checks.scene import Scene
from netlib.checks.talk import Client

LONG = 5000  # bytes
LARGE = 300_000  # bytes; more than the system takes for a host that does not read
SMALL_BUFFER = 4096  # bytes of SO_SNDBUF, for a host that does not read
MANY = 4500  # bytes; three at a time, they need more calls than Python's limit of recursion

READ_LINES: list[Probe] = []
SEND_EVERYTHING: list[Probe] = []
SAY_GOODBYE: list[Probe] = []
of_lines: Any = probes_of(READ_LINES)
of_sending: Any = probes_of(SEND_EVERYTHING)
of_goodbye: Any = probes_of(SAY_GOODBYE)


def as_bytes(data: bytes) -> dict[str, str]:
    """An argument of type bytes, for the child."""
    return {"bytes": base64.b64encode(data).decode()}


async def sizes_used(scene: Scene) -> list[int]:
    """Which numbers the function has given to recv so far, as far as they are worth a try."""
    report = await scene.child.ask("report")
    used = {
        int(found[1])
        for event in report.get("events", [])
        if event[2] == "recv" and (found := re.match(r"\((\d+)", event[6]))
    }
    return sorted(size for size in used if 16 <= size <= LARGEST)


async def send_pieces(scene: Scene, client: Client, pieces: tuple[bytes, ...]) -> None:
    """Send these pieces; after each the function has to wait for more."""
    for number, piece in enumerate(pieces, 1):
        await client.send(piece)
        await scene.until_calm(client)
        await scene.expect_still_running(f"early, after piece {number}")


async def paused(scene: Scene, client: Client, first: bytes, second: bytes) -> None:
    """Send, pause for nearly a second, in which the function should be at rest, and send more."""
    await scene.until_awake()
    await client.send(first)
    await scene.until_awake()
    scene.note(0, "wait", "waits for nearly a second")
    scene.notes["busy"] = await scene.busy_for(IDLE)
    await asyncio.sleep(PAUSE - IDLE)
    await scene.expect_still_running("early, in a pause")
    await client.send(second)


# read_lines(connection)


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


@of_lines("basics")
async def basics(scene: Scene) -> None:
    """Three lines in one piece."""
    await lines(scene, b"".join(words(scene)))


@of_lines("survey")
async def survey(scene: Scene) -> None:
    """Three lines in one piece, whatever comes of it."""
    await _survey(scene, b"".join(words(scene)))


@of_lines("survey")
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


@of_lines("framing", first=True)
async def full_buffers(scene: Scene) -> None:
    """A piece that fills a buffer exactly, and then one more line."""
    await lines(scene, words(scene)[0])
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


@of_lines("framing", first=True)
async def pause(scene: Scene) -> None:
    """A sender that pauses has not finished."""
    client = await scene.hand_over("read_lines(connection)")
    first, second, _ = words(scene)
    await paused(scene, client, first, second)
    await lines_at_end(scene, client, first + second)


@of_lines("framing")
async def apart(scene: Scene) -> None:
    """Each line by itself."""
    await lines(scene, *words(scene))


@of_lines("framing")
async def glued_and_apart(scene: Scene) -> None:
    """Two lines in one piece, and one by itself."""
    first, second, third = words(scene)
    await lines(scene, first + second, third)


@of_lines("framing")
async def split_middle(scene: Scene) -> None:
    """A line in two pieces."""
    await lines(scene, scene.word[:3], scene.word[3:] + b"\r\n")


@of_lines("framing")
async def split_inside_crlf(scene: Scene) -> None:
    """The last CR and LF in two pieces."""
    await lines(scene, scene.word + b"\r\n" + scene.id + b"\r", b"\n")


@of_lines("framing")
async def one_and_a_half(scene: Scene) -> None:
    """A line and the beginning of the next in one piece."""
    await lines(scene, scene.word + b"\r\n" + scene.id[:4], scene.id[4:] + b"\r\n")


@of_lines("framing")
async def long_line(scene: Scene) -> None:
    """A line that is longer than most buffers."""
    await lines(scene, b"y" * LONG + b"\r\n" + scene.id + b"\r\n")


@of_lines("ends")
async def rest(scene: Scene) -> None:
    """What stands behind the last CR LF is no line."""
    await lines(scene, scene.word + b"\r\n" + scene.id)


@of_lines("ends")
async def nothing(scene: Scene) -> None:
    """A stream that ends at once has no lines."""
    await lines(scene)


@of_lines("bytes")
async def empty_lines(scene: Scene) -> None:
    """An empty line is a line."""
    await lines(scene, scene.word + b"\r\n\r\n" + scene.id + b"\r\n")


@of_lines("bytes")
async def bare_lf(scene: Scene) -> None:
    """LF alone is no line end."""
    await lines(scene, scene.word + b"\n" + scene.id + b"\r\n")


@of_lines("bytes")
async def bare_cr(scene: Scene) -> None:
    """CR alone is no line end."""
    await lines(scene, scene.word + b"\r" + scene.id + b"\r\n")


@of_lines("bytes")
async def spaces(scene: Scene) -> None:
    """Spaces are part of a line."""
    await lines(scene, b" " + scene.word + b" \r\n" + scene.id + b"\t\r\n")


@of_lines("bytes")
async def not_utf8(scene: Scene) -> None:
    """Bytes that are no text are part of a line as well."""
    await lines(scene, b"\xff\xfe\xfa\r\n" + scene.id + b"\r\n")


@of_lines("bytes")
async def utf8_split(scene: Scene) -> None:
    """A letter of two bytes, cut in the middle."""
    cut = next(place for place, byte in enumerate(scene.name) if byte > 127) + 1
    await lines(scene, scene.name[:cut], scene.name[cut:] + b"\r\n")


@of_lines("again")
async def again(scene: Scene) -> None:
    """A second call starts afresh."""
    await lines(scene, scene.word + b"\r\n")
    await lines(scene, scene.id + b"\r\n")


# send_everything(connection, data)


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


@of_sending("basics")
async def basics(scene: Scene) -> None:  # noqa: F811  a probe is known by its name
    """A short text."""
    await sent(scene, scene.word + b" " + scene.id)


@of_sending("survey")
async def survey(scene: Scene) -> None:  # noqa: F811
    """What comes of a short text."""
    data = scene.word + b" " + scene.id
    client = await scene.hand_over("send_everything(connection, data)", as_bytes(data))
    await scene.until(lambda: scene.ended)
    await scene.until_calm(client)
    scene.notes["received"] = client.received
    await scene.survey()


@of_sending("bytes")
async def not_text(scene: Scene) -> None:
    """Bytes that are no text."""
    await sent(scene, b"\xff\xfe\x00\r\n" + bytes(range(200, 256)))


@of_sending("bytes")
async def large(scene: Scene) -> None:
    """Much more than one buffer."""
    await sent(scene, secrets.token_bytes(LARGE))


@of_sending("stingy")
async def stingy(scene: Scene) -> None:
    """send() takes three bytes at a time, as it may."""
    await sent(scene, scene.id + scene.word + b" 0123456789")


@of_sending("stingy")
async def stingy_many(scene: Scene) -> None:
    """The same, with so many bytes that very many calls are needed."""
    await sent(scene, secrets.token_hex(MANY // 2).encode())


@of_sending("slow")
async def slow_reader(scene: Scene) -> None:
    """A host that does not read for a while: the function waits, at rest."""
    scene.reads = False
    data = secrets.token_bytes(LARGE)
    client = await scene.hand_over(
        "send_everything(connection, data)", as_bytes(data), buffer=SMALL_BUFFER
    )
    await scene.until_resting()
    scene.note(0, "wait", "does not read")
    scene.notes["busy"] = await scene.busy_for(IDLE)
    client.start_reading()
    await client.expect(data, "data")
    await scene.expect_return("return")


@of_sending("slow")
async def broken_off(scene: Scene) -> None:
    """The other host breaks the connection off: the error reaches the caller."""
    scene.reads = False
    data = secrets.token_bytes(LARGE)
    client = await scene.hand_over(
        "send_everything(connection, data)", as_bytes(data), buffer=SMALL_BUFFER
    )
    await scene.until_resting()
    client.reset()
    await scene.expect_error("broken off", "OSError")


# say_goodbye(connection, last_words)


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


@of_goodbye("basics")
async def basics(scene: Scene) -> None:  # noqa: F811
    """Last words, an answer of two lines, and the end."""
    client = await said(scene)
    await client.send(scene.id + b"\r\n" + scene.word + b"\r\n")
    client.half_close()
    await scene.expect_value(scene.id + b"\r\n" + scene.word + b"\r\n", "result")


@of_goodbye("survey")
async def survey(scene: Scene) -> None:  # noqa: F811
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


@of_goodbye("framing", first=True)
async def full_buffers(scene: Scene) -> None:  # noqa: F811
    """A piece that fills a buffer exactly, and then more."""
    client = await said(scene)
    await client.send(scene.id)
    await scene.until_calm(client)
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


@of_goodbye("framing", first=True)
async def pause(scene: Scene) -> None:  # noqa: F811
    """An end that pauses has not finished."""
    client = await said(scene)
    await paused(scene, client, scene.id, scene.word)
    client.half_close()
    await scene.expect_value(scene.id + scene.word, "result")


@of_goodbye("framing")
async def in_pieces(scene: Scene) -> None:
    """An answer in pieces, with a line end inside."""
    await heard(scene, await said(scene), scene.id, scene.word + b"\r\n", b"end")


@of_goodbye("framing")
async def utf8_split(scene: Scene) -> None:  # noqa: F811
    """A letter of two bytes, cut in the middle."""
    cut = next(place for place, byte in enumerate(scene.name) if byte > 127) + 1
    await heard(scene, await said(scene), scene.name[:cut], scene.name[cut:])


@of_goodbye("framing")
async def not_utf8(scene: Scene) -> None:  # noqa: F811
    """Bytes that are no text."""
    await heard(scene, await said(scene), b"\xff\xfe\xfa")


@of_goodbye("framing")
async def nothing(scene: Scene) -> None:  # noqa: F811
    """An end that has nothing more to say."""
    await heard(scene, await said(scene))


@of_goodbye("stingy")
async def stingy(scene: Scene) -> None:  # noqa: F811
    """send() takes three bytes at a time, as it may."""
    await heard(scene, await said(scene), scene.id)


@of_goodbye("life")
async def closes(scene: Scene) -> None:
    """When the function has returned, the connection is closed."""
    await heard(scene, await said(scene), scene.id)
    scene.note(0, "closed", "expects that the connection is closed")
    told = (await scene.child.ask("describe")).get("values", [])
    given = [each["socket"] for each in told if each["type"] == "socket"]
    if given and given[-1]["open"]:
        raise await scene.unmet("closed", "open", b"")
