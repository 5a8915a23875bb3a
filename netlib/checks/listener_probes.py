"""What the tutor tries on make_listener(): it looks at the socket, connects, and takes the port."""

import asyncio
import os
import random
import socket
from contextlib import suppress
from typing import Any

from netlib.checks.probing import Probe, probes_of
from netlib.checks.scene import Scene
from netlib.tracing import PlainSocket

CALL = "make_listener(port)"
BYTES = range(40, 125)  # of a port: both ways round it is one that anybody may take
CONNECT_BOUND = 2.0  # seconds

PROBES: list[Probe] = []
probe = probes_of(PROBES)


def free_port(scene: Scene) -> int:
    """A port that is free at this moment, below those that the system gives to clients."""
    chosen = random.SystemRandom()
    while True:
        high, low = chosen.sample(BYTES, 2)
        port = high << 8 | low
        with PlainSocket(socket.AF_INET, socket.SOCK_STREAM) as each, suppress(OSError):
            each.bind(("", port))
            scene.facts["port"] = str(port)
            return port


async def expect(scene: Scene, holds: bool, words: str, label: str) -> None:
    """Expect something of the socket that the function returned."""
    scene.note(0, "result", f"expects {words}")
    if not holds:
        raise await scene.unmet(label, *scene.outcome())


async def made(scene: Scene, port: int) -> dict[str, Any]:
    """Have a listening socket made; what is known of it."""
    await scene.call(CALL, port)
    each: dict[str, Any] = (await scene.expect_return("return")).get("socket", {})
    scene.notes |= {"returned": scene.value, "socket": each}
    return each


async def connect(scene: Scene, port: int) -> None:
    """A client of this computer connects, as soon as the function has returned."""
    scene.note(1, "connect", "connects to 127.0.0.1, this port")
    connection = PlainSocket(socket.AF_INET, socket.SOCK_STREAM)
    connection.setblocking(False)
    try:
        async with asyncio.timeout(CONNECT_BOUND):
            await asyncio.get_running_loop().sock_connect(connection, ("127.0.0.1", port))
    except (OSError, TimeoutError):
        raise await scene.unmet("connect", "refused", b"") from None
    finally:
        connection.close()


@probe("basics")
async def basics(scene: Scene) -> None:
    """The socket is of the right kind, has the port, listens, and takes a client."""
    port = free_port(scene)
    each = await made(scene, port)
    await expect(scene, bool(each.get("open")), "an open socket", "open")
    kinds = (each["family"], each["type"])
    is_tcp = kinds == (socket.AF_INET, socket.SOCK_STREAM)
    await expect(scene, is_tcp, "a TCP socket for IPv4", "kind")
    await expect(scene, each.get("local", ["", 0])[1] == port, "that it has this port", "port")
    listens = each.get("SO_ACCEPTCONN", 1)  # not every system tells it
    await expect(scene, bool(listens), "that it listens", "listens")
    await connect(scene, port)
    await expect(scene, each["timeout"] != 0, "that accept() will wait", "blocking")


@probe("again")
async def after_time_wait(scene: Scene) -> None:
    """A server that used the port has ended; one of its connections stands in TIME-WAIT."""
    port = free_port(scene)
    scene.note(0, "before", "lets a server on this port close its connection, and end (TIME-WAIT)")
    leave_time_wait(port)
    await made(scene, port)
    await connect(scene, port)


def leave_time_wait(port: int) -> None:
    """Be a server that closes first, and ends. The end that closes first keeps the port a while."""
    with PlainSocket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(1)
        with socket.create_connection(("127.0.0.1", port), CONNECT_BOUND) as client:
            listener.accept()[0].close()
            client.recv(1)


@probe("again")
async def second_listener(scene: Scene) -> None:
    """As long as the first one listens, a second one on the same port must fail."""
    port = free_port(scene)
    await made(scene, port)
    if os.name == "nt":  # there SO_REUSEADDR lets a second one have the same port
        return
    await scene.call(CALL, port)
    await scene.expect_error("second", "OSError")


@probe("again")
async def another_port(scene: Scene) -> None:
    """Two listeners on two ports live side by side."""
    for _ in range(2):
        port = free_port(scene)
        each = await made(scene, port)
        await expect(scene, each.get("local", ["", 0])[1] == port, "that it has this port", "port")
    await connect(scene, port)


@probe("renamed")
async def another_name(scene: Scene) -> None:
    """The name of the computer stands for another of its addresses, as on many systems."""
    scene.note(0, "before", "is on a computer whose name stands for 127.0.1.1")
    port = free_port(scene)
    await made(scene, port)
    await connect(scene, port)
