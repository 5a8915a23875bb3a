"""What the tutor tries on make_sockets(): it looks at what comes back."""

from netlib.checks.probing import Probe, probes_of
from netlib.checks.scene import Scene

PAIR = "<TCP socket for IPv4>, <UDP socket for IPv4>"

PROBES: list[Probe] = []
probe = probes_of(PROBES)


@probe("basics")
async def basics(scene: Scene) -> None:
    """Two calls: each gives two new sockets, the TCP one first."""
    scene.notes["printed"] = b"socket"
    seen: set[int] = set()
    for label in ("pair", "second pair"):
        await scene.call("make_sockets()")
        value = await scene.expect_result(label, f"({PAIR})", f"[{PAIR}]")
        numbers = {each["socket"]["descriptor"] for each in value["items"]}
        if seen & numbers:
            scene.note(0, "result", "expects sockets that are new")
            raise await scene.unmet("new", *scene.outcome())
        seen |= numbers
