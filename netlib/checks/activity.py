"""What a process does at this moment: does it rest, does it work, or does it wait for a processor?

On Linux proc(5) tells it for each thread, at no cost. Elsewhere psutil tells the processor time
alone, and a process counts as resting.
"""

import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

HAS_PROC = sys.platform == "linux"
GENERATIONS = 4  # of forked processes; deeper ones are not looked at


class Activity(NamedTuple):
    """`is_ready`: a thread runs, or would if it had a processor. `seconds`: of a processor."""

    is_ready: bool
    seconds: float


def activity(pid: int, generations: int = GENERATIONS) -> Activity:
    """Of a process and those that it has forked."""
    if not HAS_PROC:
        return _by_psutil(pid)
    is_ready, seconds = False, 0.0
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:  # it has ended
        return Activity(False, 0.0)
    for thread in threads:
        with suppress(OSError, ValueError):
            is_ready |= (thread / "stat").read_bytes().rpartition(b") ")[2][:1] in b"RD"
            seconds += int((thread / "schedstat").read_bytes().split()[0]) / 1e9
        if generations:
            with suppress(OSError):
                for child in (thread / "children").read_bytes().split():
                    other = activity(int(child), generations - 1)
                    is_ready |= other.is_ready
                    seconds += other.seconds
    return Activity(is_ready, seconds)


def _by_psutil(pid: int) -> Activity:
    import psutil

    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return Activity(False, 0.0)
    return Activity(False, times.user + times.system)
