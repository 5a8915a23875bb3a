"""What the tutor tries on a server over UDP: each datagram is one command, and gets one answer.

Probes have the names of those over TCP where they ask the same, so that their evidence is shared.
What is not judged: a command without CR LF, two commands in one datagram.
"""

import asyncio
import os

from netlib.checks.datagram_talk import Asker
from netlib.checks.other_end import STEADY
from netlib.checks.probing import Probe, probes_of
from netlib.checks.server_probes import ERROR, FEW, GAP, INVENTED, LONGEST_GAP, stop
from netlib.checks.talk import Talk

MANY = 110  # commands, one after the other
LONG = 1200  # bytes of an unknown command; it fits into one Ethernet frame
CLIENTS = 8  # at a time
QUIET = 0.25  # seconds in which a second answer would come

DATAGRAM_PROBES: list[Probe] = []
probe = probes_of(DATAGRAM_PROBES)


async def ask(talk: Talk, client: Asker, command: bytes, label: str) -> None:
    """One command, and its one answer."""
    answers = {b"id": talk.id, b"name": talk.name}
    await client.send(command + b"\r\n")
    await client.expect(answers.get(command, b"ERROR") + b"\r\n", label)


async def ask_all(talk: Talk, *commands: bytes) -> None:
    """Several commands of one client."""
    client = Asker(talk)
    for command in commands:
        await ask(talk, client, command, repr(command.decode("utf-8", "backslashreplace")))


@probe("slow", first=True)
async def idle_then_ask(talk: Talk) -> None:
    """A long silence, then a command. Meanwhile the server should use no processor."""
    client = Asker(talk)
    await ask(talk, client, b"id", "id")
    await client.calm()
    report = await talk.child.ask("report")
    timeouts = [each for each in report.get("timeouts", []) if 0 < each < LONGEST_GAP]
    gap = max([GAP, *(each + 0.3 for each in timeouts)])
    talk.notes["busy"] = await talk.busy_for(gap)
    await ask(talk, client, b"name", "after silence")


@probe("slow", first=True)
async def one_answer(talk: Talk) -> None:
    """After the answer nothing more comes, however long one waits."""
    client = Asker(talk)
    await ask(talk, client, b"id", "id")
    await asyncio.sleep(QUIET)
    await client.expect_nothing("more")


@probe("basics", first=True)
async def basics(talk: Talk) -> None:
    """Each command once, then one more."""
    client = Asker(talk)
    for command, label in (
        (b"id", "id"), (b"name", "name"), (talk.word, "unknown"), (b"id", "after ERROR"),
    ):  # fmt: skip
        await ask(talk, client, command, label)
        await client.expect_nothing(f"more after {label}")


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
    client = Asker(talk)
    await client.send(command + b"\r\n")
    datagrams = await client.collect_datagrams()
    talk.notes |= {"answer": b"".join(datagrams), "datagrams": datagrams}
    await talk.unmet("", "", b"")
    await client.send(command + b"\r\n")
    talk.notes["second"] = b"".join(await client.collect_datagrams())


@probe("clients")
async def two_clients(talk: Talk) -> None:
    """Two clients ask in turn; each gets its own answer."""
    first, second = Asker(talk), Asker(talk)
    await ask(talk, first, b"id", "first")
    await ask(talk, second, b"name", "second")
    await first.expect_nothing("for the other")
    await ask(talk, first, b"name", "first again")
    await ask(talk, second, b"id", "second again")


@probe("clients")
async def first_client_gone(talk: Talk) -> None:
    """The first client asks, closes its socket, and another one comes."""
    first = Asker(talk)
    await ask(talk, first, b"id", "first")
    first.close()
    if os.name != "nt":  # there recvfrom raises after an answer to nobody
        hasty = Asker(talk)
        await hasty.send(b"id\r\n")
        hasty.close()
    await ask(talk, Asker(talk), b"name", "next")


@probe("clients")
async def burst(talk: Talk) -> None:
    """Many clients ask before the first answer has come."""
    clients = [Asker(talk) for _ in range(CLIENTS)]
    commands = (b"id", b"name", talk.word)
    for number, client in enumerate(clients):
        await client.send(commands[number % 3] + b"\r\n")
    for number, client in enumerate(clients):
        await client.expect((talk.id, talk.name, b"ERROR")[number % 3] + b"\r\n", "its answer")


@probe("clients")
async def many_commands(talk: Talk) -> None:
    """Very many commands, each after the answer to the one before."""
    client = Asker(talk)
    loop = asyncio.get_running_loop()
    ends = loop.time() + STEADY
    for number in range(MANY):
        if loop.time() > ends and number > FEW:
            break
        talk.notes["number"] = number
        await ask(talk, client, (b"id", b"name", talk.word)[number % 3], "the next one")


@probe("datagrams")
async def empty_datagram(talk: Talk) -> None:
    """A datagram with nothing in it: ERROR or silence, and the server goes on."""
    first, second = Asker(talk), Asker(talk)
    await first.send(b"")
    await ask(talk, second, b"id", "after")
    await first.expect_only(ERROR, "empty")


@probe("datagrams")
async def no_joining(talk: Talk) -> None:
    """Two datagrams that would be a command if they were one."""
    client = Asker(talk)
    await client.send(b"na")
    await client.expect_only(ERROR, "a part")
    await client.send(b"me\r\n")
    await client.expect(ERROR, "joined")
    await client.expect_only(ERROR, "joined")


@probe("datagrams")
async def cross_client(talk: Talk) -> None:
    """What one client began has nothing to do with what another one asks."""
    first, second = Asker(talk), Asker(talk)
    await first.send(b"na")
    await first.calm()
    await ask(talk, second, b"id", "other client")
    await second.expect_nothing("more")


@probe("datagrams")
async def long_command(talk: Talk) -> None:
    """A long datagram is one command, and gets one answer."""
    client = Asker(talk)
    await ask(talk, client, b"x" * LONG, "long")
    await client.expect_nothing("more")
    await ask(talk, client, b"id", "after")


@probe("commands")
async def spaces(talk: Talk) -> None:
    """Spaces around a command make it another one."""
    await ask_all(talk, b" id", b"id ", b"name\t")


@probe("commands")
async def case(talk: Talk) -> None:
    """Capital letters make it another command."""
    await ask_all(talk, b"ID", b"Name", b"iD")


@probe("commands")
async def prefix(talk: Talk) -> None:
    """Words that begin like a command."""
    await ask_all(talk, b"idx", b"names", b"identity")


@probe("commands")
async def substring(talk: Talk) -> None:
    """Words that have a command inside, or are a part of one."""
    await ask_all(talk, b"hidden", b"surname", b"na", b"i")


@probe("commands")
async def first_word(talk: Talk) -> None:
    """A command with more words behind it."""
    await ask_all(talk, b"id please")


@probe("commands")
async def empty_line(talk: Talk) -> None:
    """CR LF alone is an unknown command."""
    client = Asker(talk)
    await ask(talk, client, b"", "empty")
    await ask(talk, client, b"id", "after")


@probe("commands")
async def bare_lf(talk: Talk) -> None:
    """LF alone is no line end: silence or ERROR, but no ID."""
    client = Asker(talk)
    for command in (b"id\n", b"name\n"):
        await client.send(command)
        await client.expect_only(ERROR, "LF alone")


@probe("commands")
async def bare_cr(talk: Talk) -> None:
    """CR alone is no line end: one ERROR."""
    client = Asker(talk)
    await ask(talk, client, b"id\rname", "CR alone")
    await client.expect_nothing("more")


@probe("commands")
async def double_cr(talk: Talk) -> None:
    """One CR too many is part of the command."""
    await ask_all(talk, b"id\r")


@probe("commands")
async def invented_words(talk: Talk) -> None:
    """Words that the protocol does not have."""
    await ask_all(talk, *(word.encode() for word in INVENTED), b"id")


@probe("text")
async def bad_byte_inside(talk: Talk) -> None:
    """A byte that is no text, in the middle of a command."""
    await ask_all(talk, b"i\xffd")


@probe("text")
async def not_utf8(talk: Talk) -> None:
    """Bytes that are no UTF-8: ERROR, and the server lives on."""
    client = Asker(talk)
    await ask(talk, client, b"\xff\xfe\xfa", "not UTF-8")
    await ask(talk, client, b"id", "after")


@probe("life")
async def stops(talk: Talk) -> None:
    """The socket is shut down and closed: the function ends, or waits at rest."""
    client = Asker(talk)
    await ask(talk, client, b"id", "first")
    await client.calm()
    talk.notes["busy"] = await talk.busy_for(0.1)
    await stop(talk, "the socket", "recvfrom")
