"""The tutor as the other end of a stream: what it does in several exercises."""

import asyncio
import base64
import re

from netlib.checks.other_end import Client
from netlib.checks.scene import Scene

PAUSE = 0.9  # seconds that a slow host takes
IDLE = 0.15  # seconds of looking at a function that waits
LARGEST = 1 << 16  # bytes; larger buffers are not filled


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
