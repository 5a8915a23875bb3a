"""What the tutor tries on a server for several clients at once, besides what any server stands.

One client is idle, slow, gone, or reads nothing; another must not notice.
"""

import asyncio

from netlib.checks.other_end import Client
from netlib.checks.probing import Probe, probes_of
from netlib.checks.server_probes import ERROR, ask
from netlib.checks.talk import Talk

CROWD = 24  # idle clients at once
FLOOD = 3000  # commands of a client that does not read
LOOK = 0.3  # seconds of a look at how busy the server is

MANY_PROBES: list[Probe] = []
probe = probes_of(MANY_PROBES)


async def idle_clients(talk: Talk, count: int) -> list[Client]:
    """Clients that connect, and say nothing."""
    clients = [await talk.connect() for _ in range(count)]
    await talk.until_calm(*clients)
    return clients


@probe("crowd")
async def idle_1(talk: Talk) -> None:
    """One client says nothing; the next one asks."""
    (idle,) = await idle_clients(talk, 1)
    other = await talk.connect()
    await ask(talk, other, b"id", "the other")
    await ask(talk, idle, b"name", "the idle one")


@probe("crowd")
async def own_answer_only(talk: Talk) -> None:
    """Each client gets its own answers, whoever came last."""
    first = await talk.connect()
    await ask(talk, first, b"id", "alone")
    second = await talk.connect()
    await talk.until_calm(first, second)
    await first.send(b"name\r\n")
    await first.expect(talk.name + b"\r\n", "the first")
    await second.expect_nothing("the second hears")
    await ask(talk, second, b"id", "the second")
    await first.expect_nothing("the first hears")


@probe("crowd")
async def interleaved_halves(talk: Talk) -> None:
    """Two clients type at the same time."""
    first, second = await idle_clients(talk, 2)
    await first.send(b"na")
    await talk.until_calm(first)
    await second.send(b"i")
    await talk.until_calm(second)
    await first.send(b"me\r\n")
    await first.expect(talk.name + b"\r\n", "the first")
    await second.send(b"d\r\n")
    await second.expect(talk.id + b"\r\n", "the second")


@probe("crowd")
async def half_command_idle(talk: Talk) -> None:
    """One client stops in the middle of a command; the other one asks."""
    first, second = await idle_clients(talk, 2)
    await first.send(b"na")
    await talk.until_calm(first)
    await ask(talk, second, b"id", "the other")


@probe("crowd")
async def idle_2(talk: Talk) -> None:
    """Two clients say nothing."""
    await idle_clients(talk, 2)
    await ask(talk, await talk.connect(), b"id", "one more")


@probe("crowd")
async def idle_crowd(talk: Talk) -> None:
    """Many clients say nothing."""
    talk.notes["count"] = CROWD
    await idle_clients(talk, CROWD)
    await ask(talk, await talk.connect(), b"id", "one more")


@probe("crowd")
async def neighbour_leaves(talk: Talk) -> None:
    """One client leaves; the other one goes on, the server rests, and a new one is served."""
    first, second = await idle_clients(talk, 2)
    await ask(talk, first, b"id", "the first")
    first.close()
    await talk.until_calm(second)
    await ask(talk, second, b"name", "the other")
    talk.notes["busy"] = await talk.busy_for(LOOK)
    await talk.next_client()


@probe("crowd")
async def neighbour_resets(talk: Talk) -> None:
    """One client breaks off; the other one goes on, and a new one is served."""
    first, second = await idle_clients(talk, 2)
    await ask(talk, first, b"id", "the first")
    await talk.until_calm(first)
    first.reset()
    await talk.until_calm(second)
    await ask(talk, second, b"name", "the other")
    await talk.next_client()


@probe("crowd")
async def neighbour_bad_bytes(talk: Talk) -> None:
    """One client sends bytes that are no text; the other one goes on."""
    first, second = await idle_clients(talk, 2)
    await first.send(b"\xff\xfe\r\n")
    await first.expect(ERROR, "bad bytes")
    await ask(talk, second, b"id", "the other")


@probe("crowd")
async def neighbour_never_reads(talk: Talk) -> None:
    """One client asks and asks, and reads nothing; the other one asks once."""
    deaf = await talk.connect(reads=False)
    other = await talk.connect()
    sending = asyncio.create_task(deaf.send(b"name\r\n" * FLOOD))
    await talk.until_stuck(deaf)
    await ask(talk, other, b"id", "the other")
    sending.cancel()


@probe("crowd")
async def big_reply_slow_reader(talk: Talk) -> None:
    """One client asks much before it reads; it must still get every answer."""
    slow = await talk.connect(reads=False)
    sending = asyncio.create_task(slow.send(b"name\r\n" * (FLOOD // 3)))
    await talk.until_stuck(slow)
    slow.start_reading()
    await slow.expect_steadily((talk.name + b"\r\n") * (FLOOD // 3), "every answer")
    sending.cancel()
