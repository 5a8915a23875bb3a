"""What the tutor tries on a server over TCP: each probe is one short conversation.

A probe ends at the first expectation that is not met; its label says which. The rules are those of
the course's protocol, and of what a server must stand. Whatever else a probe finds out, it notes.
"""

import asyncio
import re
import socket
from contextlib import suppress

from netlib.checks.other_end import Client, Unmet
from netlib.checks.probing import Probe, probes_of
from netlib.checks.talk import Talk

ERROR = b"ERROR\r\n"
BUSY = 0.5  # of the looks at a process that has nothing to do
GAP = 1.1  # seconds that a slow person thinks
LONGEST_GAP = 5.5  # seconds; for a server that says with settimeout() how long it waits
MANY = 110  # commands of one client, one after the other
MANY_SECONDS = 1.2
FEW = 25  # of them, even if each answer takes long
FEW_OF_A_SLEEPER = 3  # commands, lines, or clients, if each answer comes after a sleep
PIPELINED = 1200  # commands in one piece: more than Python's limit of recursion
CLIENTS = 14  # one after the other
SIZES = (16, 32, 64, 100, 128, 256, 512, 1000, 1024, 2048)  # of recv, as beginners choose them
ENDLESS, PIECE = 1 << 18, 1 << 14  # bytes without a line end, and of one piece of it
ENDLESS_SECONDS = 0.6
STOP_LOOKS = 6  # of 0.2 seconds each
IN_VAIN = 4  # calls that fail, one after the other
FLOOD = 3000  # commands of a client that does not read
# On Linux the bytes wait for what follows, and travel with it. Else a busy machine comes between.
WITH_END = getattr(socket, "MSG_MORE", 0)
INVENTED = ("quit", "exit", "bye", "help", "hello", "stop", "close", "q", "end", "list", "time")

PROBES: list[Probe] = []
probe = probes_of(PROBES)


async def ask(talk: Talk, client: Client, command: bytes, label: str) -> None:
    """One command, and its one answer."""
    answers = {b"id": talk.id, b"name": talk.name}
    await client.send(command + b"\r\n")
    await client.expect(answers.get(command, b"ERROR") + b"\r\n", label)


@probe("slow", first=True)
async def slow_typist(talk: Talk) -> None:
    """Half a command, a long thought, the other half."""
    client = await talk.connect()
    await ask(talk, client, b"id", "id")
    await client.send(b"na")
    await talk.until_calm(client)
    await asyncio.sleep(await _gap(talk))
    talk.notes["meanwhile"] = client.received
    await client.send(b"me\r\n")
    await client.expect(talk.name + b"\r\n", "after a pause")


@probe("slow", first=True)
async def idle_then_ask(talk: Talk) -> None:
    """A long silence, then a command. Meanwhile the server should use no processor."""
    client = await talk.connect()
    await ask(talk, client, b"id", "id")
    await talk.until_calm(client)
    talk.notes["busy"] = await talk.busy_for(await _gap(talk))
    await ask(talk, client, b"name", "after silence")


async def _gap(talk: Talk) -> float:
    """How long to be silent: longer than the server says with settimeout() that it waits."""
    report = await talk.child.ask("report")
    timeouts: list[float] = [each for each in report.get("timeouts", []) if 0 < each < LONGEST_GAP]
    return max([GAP, *(each + 0.3 for each in timeouts)])


@probe("basics", first=True)
async def basics(talk: Talk) -> None:
    """Each command once, then one more."""
    client = await talk.connect()
    await client.expect_nothing("before any command")
    for command, label in (
        (b"id", "id"), (b"name", "name"), (talk.word, "unknown"), (b"id", "after ERROR"),
    ):  # fmt: skip
        await ask(talk, client, command, label)
        await client.expect_nothing(f"more after {label}")
    client.close()


@probe("survey")
async def survey_id(talk: Talk) -> None:
    """What one client gets for `id`, and then for one more."""
    await _survey(talk, b"id")


@probe("survey")
async def survey_name(talk: Talk) -> None:
    """What one client gets for `name`."""
    await _survey(talk, b"name")


@probe("survey")
async def survey_unknown(talk: Talk) -> None:
    """What one client gets for an unknown command."""
    await _survey(talk, talk.word)


async def _survey(talk: Talk, command: bytes) -> None:
    client = await talk.connect()
    with suppress(Unmet):
        await client.expect_nothing("greeting")
    talk.notes["greeting"], client.received = client.received, b""
    await client.send(command + b"\r\n")
    talk.notes["answer"], client.received = await client.collect(), b""
    talk.notes["ended"] = client.ended
    if client.ended:  # a function that ended by it, says so a moment later
        await talk.until_calm(client)
    await talk.unmet("", "", b"")
    if not client.ended:
        await client.send(command + b"\r\n")
        talk.notes["second"] = await client.collect()
        client.received = b""
        client.half_close()
        talk.notes["at the end"] = await client.collect()


@probe("life")
async def half_close(talk: Talk) -> None:
    """A client that has asked, and sends no more, still gets its answer."""
    client = await talk.connect()
    await client.send(b"id\r\n", WITH_END)
    client.half_close()
    await client.expect(talk.id + b"\r\n", "answer")
    await client.expect_end("end")
    await talk.next_client()


@probe("life")
async def eof_at_once(talk: Talk) -> None:
    """A client that comes, and sends nothing more."""
    client = await talk.connect()
    client.half_close()
    await client.expect_end("end")
    await talk.next_client()


@probe("life")
async def next_client(talk: Talk) -> None:
    """Clients that are served, and go, one after the other."""
    await talk.next_client("first")
    await talk.next_client()


@probe("framing")
async def split_middle(talk: Talk) -> None:
    """A command in two pieces."""
    client = await talk.connect()
    for first, second, answer in ((b"i", b"d\r\n", talk.id), (b"na", b"me\r\n", talk.name)):
        await client.send(first)
        await client.expect_nothing("early")
        await client.send(second)
        await client.expect(answer + b"\r\n", "late")


@probe("framing")
async def split_inside_crlf(talk: Talk) -> None:
    """CR and LF in two pieces."""
    client = await talk.connect()
    for command, answer in ((b"id", talk.id), (b"name", talk.name), (talk.word, b"ERROR")):
        await client.send(command + b"\r")
        await client.expect_nothing("early")
        await client.send(b"\n")
        await client.expect(answer + b"\r\n", "late")


@probe("framing")
async def byte_by_byte(talk: Talk) -> None:
    """Each byte by itself."""
    client = await talk.connect()
    for command, answer in ((b"name", talk.name), (b"id", talk.id)):
        for byte in command + b"\r":
            await client.send(bytes([byte]))
            await client.expect_nothing("early")
        await client.send(b"\n")
        await client.expect(answer + b"\r\n", "late")


@probe("framing")
async def two_in_one(talk: Talk) -> None:
    """Two commands in one piece."""
    client = await talk.connect()
    await client.send(b"id\r\nname\r\n")
    await client.expect(talk.id + b"\r\n", "first")
    try:
        await client.expect(talk.name + b"\r\n", "second")
    except Unmet:
        client.received = b""
        await client.send(talk.word + b"\r\n")
        talk.notes["then"] = await client.collect()
        raise
    await client.expect_nothing("more")


@probe("framing")
async def one_and_a_half(talk: Talk) -> None:
    """A command and the beginning of the next in one piece."""
    client = await talk.connect()
    await client.send(b"id\r\nna")
    await client.expect(talk.id + b"\r\n", "first")
    await client.expect_nothing("early")
    await client.send(b"me\r\n")
    await client.expect(talk.name + b"\r\n", "late")
    await client.expect_nothing("more")


@probe("framing")
async def thousand_in_one(talk: Talk) -> None:
    """Very many commands in one piece, each answered in order."""
    client = await talk.connect()
    await client.send(b"id\r\nname\r\n" * (PIPELINED // 2))
    answers = (talk.id + b"\r\n" + talk.name + b"\r\n") * (PIPELINED // 2)
    await client.expect_steadily(answers, "all")


@probe("framing")
async def many_commands(talk: Talk) -> None:
    """Very many commands, each after the answer to the one before."""
    client = await talk.connect()
    loop = asyncio.get_running_loop()
    ends = loop.time() + MANY_SECONDS
    async for number in talk.rounds(MANY, FEW_OF_A_SLEEPER):
        if loop.time() > ends and number > FEW:
            break
        talk.notes["number"] = number
        await ask(talk, client, (b"id", b"name", talk.word)[number % 3], "the next one")


@probe("framing")
async def length_multiples(talk: Talk) -> None:
    """Lines that fill a buffer exactly, of the sizes that the server itself gives to recv."""
    client = await talk.connect()
    await ask(talk, client, b"id", "id")
    report = await talk.child.ask("report")
    used = {
        int(found[1])
        for event in report.get("events", [])
        if event[2] == "recv" and (found := re.match(r"\((\d+)", event[6]))
    }
    sizes = sorted({*SIZES, *(each for each in used if 4 <= each < 4090)})
    async for number in talk.rounds(len(sizes), FEW_OF_A_SLEEPER):
        size = sizes[number]
        await ask(talk, client, b"x" * (size - 2), f"a line of {size} bytes")


@probe("commands")
async def spaces(talk: Talk) -> None:
    """Spaces around a command make it another one."""
    client = await talk.connect()
    for command in (b" id", b"id ", b"name\t"):
        await ask(talk, client, command, repr(command.decode()))


@probe("commands")
async def case(talk: Talk) -> None:
    """Capital letters make it another command."""
    client = await talk.connect()
    for command in (b"ID", b"Name", b"iD"):
        await ask(talk, client, command, repr(command.decode()))


@probe("commands")
async def prefix(talk: Talk) -> None:
    """Words that begin like a command."""
    client = await talk.connect()
    for command in (b"idx", b"names", b"identity"):
        await ask(talk, client, command, repr(command.decode()))


@probe("commands")
async def substring(talk: Talk) -> None:
    """Words that have a command inside, or are a part of one."""
    client = await talk.connect()
    for command in (b"hidden", b"surname", b"na", b"i"):
        await ask(talk, client, command, repr(command.decode()))


@probe("commands")
async def first_word(talk: Talk) -> None:
    """A command with more words behind it."""
    client = await talk.connect()
    await ask(talk, client, b"id please", "'id please'")


@probe("commands")
async def empty_line(talk: Talk) -> None:
    """An empty line is an unknown command."""
    client = await talk.connect()
    await ask(talk, client, b"", "empty")
    await ask(talk, client, b"id", "after")


@probe("commands")
async def bare_lf(talk: Talk) -> None:
    """LF alone is no line end: silence or ERROR, but no ID."""
    client = await talk.connect()
    await client.send(b"id\n")
    talk.note(1, "nothing", "must not get the ID")
    await talk.until_calm(client)
    if client.received not in (b"", ERROR):
        raise await talk.unmet("LF alone", "wrong", client.received)


@probe("commands")
async def bare_cr(talk: Talk) -> None:
    """CR alone is no line end: one ERROR."""
    client = await talk.connect()
    await client.send(b"id\rname\r\n")
    await client.expect(ERROR, "CR alone")
    await client.expect_nothing("more")


@probe("commands")
async def double_cr(talk: Talk) -> None:
    """One CR too many is part of the command."""
    client = await talk.connect()
    await client.send(b"id\r\r\n")
    await client.expect(ERROR, "CR CR LF")
    await client.expect_nothing("more")


@probe("commands")
async def invented_words(talk: Talk) -> None:
    """Words that the protocol does not have."""
    client = await talk.connect()
    async for number in talk.rounds(len(INVENTED), FEW_OF_A_SLEEPER):
        word = INVENTED[number]
        await ask(talk, client, word.encode(), repr(word))
        talk.notes["word"] = word
    await ask(talk, client, b"id", "after")


@probe("text")
async def bad_byte_inside(talk: Talk) -> None:
    """A byte that is no text, in the middle of a command."""
    client = await talk.connect()
    await ask(talk, client, b"i\xffd", "a bad byte")


@probe("text")
async def not_utf8(talk: Talk) -> None:
    """Bytes that are no UTF-8: ERROR, and the connection lives on."""
    client = await talk.connect()
    await ask(talk, client, b"\xff\xfe\xfa", "not UTF-8")
    await ask(talk, client, b"id", "after")
    client.close()
    await talk.next_client()


@probe("text")
async def utf8_split(talk: Talk) -> None:
    """A letter of two bytes, cut in the middle."""
    client = await talk.connect()
    await client.send("zo\u00eb".encode()[:-1])
    await talk.until_calm(client)
    await client.send("zo\u00eb".encode()[-1:] + b"\r\n")
    await client.expect(ERROR, "a cut letter")
    await ask(talk, client, b"id", "after")
    client.close()
    await talk.next_client()


@probe("life")
async def cut_command(talk: Talk) -> None:
    """A command that the end of the stream cuts off is none."""
    client = await talk.connect()
    await client.send(b"id")
    client.half_close()
    talk.note(1, "nothing", "must not get the ID")
    if await client.collect() not in (b"", ERROR):
        raise await talk.unmet("cut off", "wrong", client.received)


@probe("life")
async def leftover_state(talk: Talk) -> None:
    """What one client began, the next one must not end."""
    client = await talk.connect()
    await client.send(b"na")
    await talk.until_calm(client)
    client.close()
    await talk.next_client()


@probe("life")
async def many_clients(talk: Talk) -> None:
    """Very many clients, one after the other."""
    async for number in talk.rounds(CLIENTS, FEW_OF_A_SLEEPER):
        talk.notes["number"] = number
        await talk.next_client("the next one")


@probe("life", first=True)
async def reset_while_reading(talk: Talk) -> None:
    """A client that breaks the connection off while the server waits for it."""
    client = await talk.connect()
    await ask(talk, client, b"id", "id")
    await talk.until_calm(client)
    client.reset()
    await talk.next_client()


@probe("life", first=True)
async def reset_while_writing(talk: Talk) -> None:
    """A client that asks much, reads nothing, and breaks the connection off."""
    client = await talk.connect(reads=False)
    await client.send(b"name\r\n" * FLOOD)
    await talk.until_stuck(client)
    client.reset()
    await talk.next_client()


@probe("life")
async def endless_line(talk: Talk) -> None:
    """A line without end: the server may give up from 4096 bytes on."""
    client = await talk.connect()
    loop = asyncio.get_running_loop()
    ends = loop.time() + ENDLESS_SECONDS
    sent = 0
    while sent < ENDLESS and loop.time() < ends and not (client.received or client.ended):
        await client.send(b"x" * PIECE)
        await talk.until_calm(client)
        sent += PIECE
    talk.notes["answered"] = bool(client.received or client.ended)


@probe("stingy")
async def stingy_send(talk: Talk) -> None:
    """send() takes three bytes at a time, as it may."""
    client = await talk.connect()
    for command, label in ((b"name", "name"), (b"id", "id")):
        await ask(talk, client, command, label)


@probe("life", first=True)
async def stops(talk: Talk) -> None:
    """The listening socket is shut down and closed: the function ends, or waits at rest."""
    await talk.next_client("first")
    await talk.until_calm()
    talk.notes["busy"] = await talk.busy_for(0.1)
    await stop(talk, "the listening socket", "accept")


async def stop(talk: Talk, what: str, call: str) -> None:
    """Shut down and close what the function was given; it must not try `call` again and again."""
    talk.note(0, "stop", f"shuts {what} down, and closes it")
    await talk.child.ask("shut down")
    await talk.until_calm()
    await talk.child.ask("close")
    before = await _failures(talk, call)
    for _ in range(STOP_LOOKS):  # some notice it only after a pause
        if talk.child.has_ended or await talk.child.wait_for("returned", "raised", seconds=0.1):
            break
        in_vain = await _failures(talk, call) - before
        if await talk.busy_for(0.1) > BUSY or in_vain >= IN_VAIN:
            raise await talk.unmet("stop", "silent", b"")
    talk.notes["stopped"] = bool(talk.child.result) or talk.child.has_ended


async def _failures(talk: Talk, call: str) -> int:
    report = await talk.child.ask("report")
    return sum(event[2] == call and bool(event[8]) for event in report.get("events", []))
