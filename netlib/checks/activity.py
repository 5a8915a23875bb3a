"""What a process does at this moment: does it rest, does it work, or does it wait for a processor?

On Linux proc(5) tells it for each thread, at no cost. Elsewhere psutil tells the processor time
alone, and a process counts as resting.
"""

import asyncio
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

HAS_PROC = sys.platform == "linux"
WORKS = 4  # an answer needs little of a processor: its time counts so many times
COUNTED = 0.03  # seconds; of a longer step, the tutor itself had to wait
LOOKS, STEP = 3, 0.005  # seconds between two
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


async def keeps_busy(pid: int) -> bool:
    """Whether a process works in each of a few looks, one shortly after the other."""
    for _ in range(LOOKS):
        if not activity(pid).is_ready:
            return False
        await asyncio.sleep(STEP)
    return True


class Patience:
    """How long somebody has waited for a process, without what other processes took of it.

    A process that rests has had the time that went by. One that works has had what it got of a
    processor, and that counts more: an answer needs little of it.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self.rested = 0.0  # seconds in which the process had nothing to do, as in a sleep()
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forget what was waited until now."""
        self._last, self._spent = time.monotonic(), activity(self._pid).seconds
        self._used = 0.0

    def used(self) -> float:
        """Seconds until now. Ask often: of one step, only a little counts."""
        now, doing = time.monotonic(), activity(self._pid)
        if doing.is_ready:
            self._used += WORKS * (doing.seconds - self._spent)
        else:
            step = min(now - self._last, COUNTED)
            self._used += step
            self.rested += step
        self._last, self._spent = now, doing.seconds
        return self._used


def _by_psutil(pid: int) -> Activity:
    import psutil

    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return Activity(False, 0.0)
    return Activity(False, times.user + times.system)
