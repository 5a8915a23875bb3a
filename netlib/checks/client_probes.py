"""What the tutor tries on a client: it plays the server, and answers as a mean network would.

The function connects, sends one command, and must return the answer, whole and as text, or raise.
"""

import asyncio

from netlib.checks.other_end import Client
from netlib.checks.probing import Probe, probes_of
from netlib.checks.scene import HOST, Scene
from netlib.checks.stream import IDLE, PAUSE, sizes_used

SIZES = (16, 100, 1024, 4096)  # of recv, as beginners choose
LONG = 5000  # bytes of an answer that is longer than most buffers
OTHER_HOST = "127.0.0.2"  # it is this machine as well, where the system permits it

PROBES: list[Probe] = []
probe = probes_of(PROBES)


async def asked(scene: Scene, command: str, host: str = HOST) -> Client:
    """Call ask(), and expect the connection and exactly the command. Returns the connection."""
    port = scene.listen(host)
    await scene.call(f'ask("{host}", port, {command!r})', host, port, command)
    client = await scene.connection()
    await client.expect(command.encode() + b"\r\n", f"command {label_of(scene, command)}")
    await scene.expect_no_more(client, "more after the command")
    return client


def label_of(scene: Scene, command: str) -> str:
    """A command in a label: an unknown one is called so."""
    return "unknown" if command == scene.word.decode() else repr(command)


async def answered(scene: Scene, client: Client, *pieces: bytes) -> None:
    """Send an answer in these pieces, and expect that it is returned, and not before its end."""
    for piece in pieces[:-1]:
        await client.send(piece)
        await scene.until_calm(client)
        await scene.expect_still_running("early")
    await client.send(pieces[-1])
    await scene.expect_value(b"".join(pieces)[:-2].decode(), "result")


@probe("basics", first=True)
async def basics(scene: Scene) -> None:
    """Each command once, each with a call of its own."""
    for command, answer in ((b"id", scene.id), (b"name", scene.name), (scene.word, b"ERROR")):
        name = label_of(scene, command.decode())
        client = await asked(scene, command.decode())
        await client.send(answer + b"\r\n")
        await scene.expect_value(answer.decode(), f"result of {name}")
        await scene.expect_no_more(client, "more after the answer")


@probe("survey")
async def survey_id(scene: Scene) -> None:
    """What comes of `id`, whatever it is."""
    await _survey(scene, "id", scene.id)


@probe("survey")
async def survey_name(scene: Scene) -> None:
    """What comes of `name`."""
    await _survey(scene, "name", scene.name)


@probe("survey")
async def survey_unknown(scene: Scene) -> None:
    """What comes of an unknown command."""
    await _survey(scene, scene.word.decode(), b"ERROR")


async def _survey(scene: Scene, command: str, answer: bytes) -> None:
    port = scene.listen()
    await scene.call(f'ask("127.0.0.1", port, {command!r})', "127.0.0.1", port, command)
    await scene.until(lambda: scene.clients or scene.ended)
    await scene.until_calm()
    scene.notes["connected"] = bool(scene.clients)
    if not scene.clients:
        await scene.survey()
        return
    client = scene.clients[0]
    await client.collect_line()
    await scene.until_calm(client)
    scene.notes["command"], client.received = client.received, b""
    if answer == scene.name:
        scene.notes["printed"] = answer  # as text: a letter that is not ASCII tells it from bytes
    await client.send(answer + b"\r\n")
    await scene.survey()
    scene.notes["later"] = client.received
    if not scene.ended:
        client.hang_up()
        await scene.until(lambda: scene.ended)
        scene.notes["at the end"] = scene.value


@probe("framing")
async def split_middle(scene: Scene) -> None:
    """An answer in two pieces."""
    client = await asked(scene, "id")
    await answered(scene, client, scene.id[:3], scene.id[3:] + b"\r\n")


@probe("framing")
async def split_inside_crlf(scene: Scene) -> None:
    """CR and LF in two pieces."""
    client = await asked(scene, "name")
    await answered(scene, client, scene.name + b"\r", b"\n")


@probe("framing")
async def byte_by_byte(scene: Scene) -> None:
    """Each byte of an answer by itself."""
    client = await asked(scene, "id")
    await answered(scene, client, *(bytes([each]) for each in scene.id + b"\r\n"))


@probe("framing")
async def split_before_crlf(scene: Scene) -> None:
    """All of the answer, and then its CR LF."""
    client = await asked(scene, "id")
    await answered(scene, client, scene.id, b"\r\n")


@probe("framing")
async def utf8_split(scene: Scene) -> None:
    """A letter of two bytes, cut in the middle."""
    client = await asked(scene, "name")
    cut = next(place for place, byte in enumerate(scene.name) if byte > 127) + 1
    await answered(scene, client, scene.name[:cut], scene.name[cut:] + b"\r\n")


@probe("framing")
async def full_buffers(scene: Scene) -> None:
    """Answers that fill a buffer exactly, of the sizes that the client itself gives to recv."""
    client = await asked(scene, "id")
    await answered(scene, client, scene.id + b"\r\n")
    for size in sorted({*SIZES, *await sizes_used(scene)}):
        client = await asked(scene, "name")
        scene.notes["size"] = size
        await client.send(b"x" * (size - 2) + b"\r\n")
        await scene.expect_value("x" * (size - 2), f"an answer of {size} bytes")


@probe("framing")
async def long_answer(scene: Scene) -> None:
    """An answer that is longer than most buffers."""
    client = await asked(scene, "name")
    await client.send(b"y" * LONG + b"\r\n")
    await scene.expect_value("y" * LONG, "a long answer")


@probe("slow", first=True)
async def slow_answer(scene: Scene) -> None:
    """A server that thinks, sends the half, and thinks again."""
    client = await asked(scene, "name")
    await scene.until_awake()
    half = len(scene.name) // 3
    for piece in (b"", scene.name[:half]):
        scene.note(0, "wait", "waits for nearly a second")
        if piece:
            await client.send(piece)
        await asyncio.sleep(PAUSE)
        await scene.expect_still_running("early")
    await client.send(scene.name[half:] + b"\r\n")
    await scene.expect_value(scene.name.decode(), "result")


@probe("slow", first=True)
async def silent(scene: Scene) -> None:
    """A server that never answers: the client may wait, but at rest."""
    await asked(scene, "id")
    await scene.until_awake()
    scene.note(0, "wait", "says nothing")
    scene.notes["busy"] = await scene.busy_for(IDLE)
    scene.stacks = (await scene.child.ask("stacks")).get("threads", [])
    await scene.expect_still_running("early")


@probe("commands")
async def spaces(scene: Scene) -> None:
    """Spaces are part of a command."""
    for command in ("id ", " id"):
        client = await asked(scene, command)
        await client.send(b"ERROR\r\n")
        await scene.expect_value("ERROR", "result")


@probe("commands")
async def case(scene: Scene) -> None:
    """Capital letters are part of a command."""
    for command in ("ID", "Name"):
        client = await asked(scene, command)
        await client.send(b"ERROR\r\n")
        await scene.expect_value("ERROR", "result")


@probe("commands")
async def first_word(scene: Scene) -> None:
    """A command of several words."""
    client = await asked(scene, "id please")
    await client.send(b"ERROR\r\n")
    await scene.expect_value("ERROR", "result")


@probe("answers")
async def spaces_in_answer(scene: Scene) -> None:
    """Spaces are part of an answer. (Who strips them is only told so.)"""
    client = await asked(scene, "name")
    await client.send(b" " + scene.name + b" \r\n")
    scene.note(0, "result", "expects the result", repr(f" {scene.name.decode()} ").encode())
    await scene.expect_end("result")
    scene.notes["returned"] = scene.value


@probe("life")
async def closes(scene: Scene) -> None:
    """When the function has returned, its connection is closed."""
    client = await asked(scene, "id")
    await answered(scene, client, scene.id + b"\r\n")
    await client.expect_end("end")


@probe("life")
async def nobody(scene: Scene) -> None:
    """Nobody listens: the error reaches the caller."""
    port = scene.unused_port()
    await scene.call('ask("127.0.0.1", port, "id"), where nobody listens', "127.0.0.1", port, "id")
    await scene.expect_error("nobody listens")


@probe("life")
async def other_host(scene: Scene) -> None:
    """A server on another address."""
    try:
        client = await asked(scene, "id", OTHER_HOST)
    except OSError:  # this system has no such address
        scene.notes["left out"] = True
        return
    await answered(scene, client, scene.id + b"\r\n")


@probe("hang up")
async def hang_up_at_once(scene: Scene) -> None:
    """The server hangs up in place of an answer."""
    await _hang_up(scene, b"")


@probe("hang up")
async def hang_up_half(scene: Scene) -> None:
    """The server hangs up in the middle of its answer."""
    await _hang_up(scene, scene.id[:4])


@probe("hang up")
async def hang_up_before_crlf(scene: Scene) -> None:
    """The server hangs up when only CR LF is missing."""
    await _hang_up(scene, scene.id)


@probe("hang up")
async def hang_up_before_lf(scene: Scene) -> None:
    """The server hangs up when only LF is missing."""
    await _hang_up(scene, scene.id + b"\r")


async def _hang_up(scene: Scene, part: bytes) -> None:
    client = await asked(scene, "id")
    if part:
        await client.send(part)
    await scene.until_awake()
    client.hang_up()
    await scene.expect_error("hung up")
