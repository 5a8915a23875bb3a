"""A process and all that it has begotten: who is there, and how all of them are ended.

On Linux proc(5) tells the children of each thread at no cost. Elsewhere psutil searches all
processes, and one that has left its parent is not found.
"""

import os
import signal
from contextlib import suppress
from pathlib import Path

from netlib.checks.activity import HAS_PROC

ROUNDS = 60  # of stopping what was not there in the round before


def below(*roots: int) -> set[int]:
    """The children of these processes, their children, and so on; also those that are dead."""
    found: set[int] = set()
    waiting = list(roots)
    while waiting:
        new = _children(waiting.pop()) - found
        found |= new
        waiting += new
    return found


def _children(pid: int) -> set[int]:
    if not HAS_PROC:
        return _children_by_psutil(pid)
    found: set[int] = set()
    with suppress(OSError):  # it has ended
        for thread in Path(f"/proc/{pid}/task").iterdir():
            with suppress(OSError):
                found |= {int(each) for each in (thread / "children").read_bytes().split()}
    return found


def _children_by_psutil(pid: int) -> set[int]:
    import psutil

    try:
        return {each.pid for each in psutil.Process(pid).children()}
    except psutil.Error:
        return set()


def is_alive(pid: int) -> bool:
    """Whether a process is there, and not only its entry in the table (a zombie)."""
    if HAS_PROC:
        with suppress(OSError):
            stat = Path(f"/proc/{pid}/stat").read_bytes()
            return stat.rpartition(b") ")[2][:1] not in b"ZX"
        return False
    import psutil

    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def birth(pid: int) -> float:
    """When a process began, in a unit of the system's own; 0 if it is not there.

    A number that was free is given away again: only number and birth together name a process.
    """
    if HAS_PROC:
        with suppress(OSError):
            return float(Path(f"/proc/{pid}/stat").read_bytes().rpartition(b") ")[2].split()[19])
        return 0.0
    import psutil

    try:
        return float(psutil.Process(pid).create_time())
    except psutil.Error:
        return 0.0


def end_below(*roots: int) -> None:
    """Kill all that is below these processes, but not these: what a look misses stays below them.

    It may miss some, as long as they come and go (proc(5), on `children`): do it again until nobody
    is below. They are stopped first: a process that forks faster than it is killed would win.
    """
    stopped: set[int] = set()
    for _ in range(ROUNDS):
        new = below(*roots) - stopped
        if not new:
            break
        _signal(new, signal.SIGSTOP)
        stopped |= new
    _signal(stopped, signal.SIGKILL)


def _signal(pids: set[int], sign: signal.Signals) -> None:
    for pid in pids:
        with suppress(OSError):
            os.kill(pid, sign)
