"""Bounds on what the student's code can take: memory, files, processes, threads.

What a system cannot bound is killed with the process when the time is up.
"""

import _thread
import errno
import os
import subprocess
import sys
import threading
from typing import Any

from netlib.checks.families import below, is_alive

try:
    import _posixsubprocess
except ImportError:  # Windows
    _posixsubprocess = None  # type: ignore[assignment]

MEMORY = 1 << 30  # bytes that a process may write to
ADDRESSES = 4 << 30  # bytes of address space: threads reserve much that they never use
FILES = 512
FILE_SIZE = 16 << 20  # bytes
PROCESSES = 40  # of the student's code at a time, in all generations together
PROCESSOR = 60  # seconds; nothing works on for ever, even if the tutor is killed
THREADS = 200
LOOKS = 5  # for the own process among those below its keeper


def apply(keeper: int) -> None:
    """Bound this process, and those that it will start; all of them are below `keeper`."""
    _bound_resources()
    _bound_threads()
    if keeper:
        _bound_forks(keeper)
        _bound_signals(keeper)


def _bound_resources() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    wanted = {
        "RLIMIT_DATA": MEMORY,
        "RLIMIT_AS": ADDRESSES,
        "RLIMIT_NOFILE": FILES,
        "RLIMIT_FSIZE": FILE_SIZE,
        "RLIMIT_CPU": PROCESSOR,
        "RLIMIT_CORE": 0,
    }
    if sys.platform == "darwin":
        del wanted["RLIMIT_DATA"], wanted["RLIMIT_AS"]  # there they refuse what is in use already
    for name, limit in wanted.items():
        number = getattr(resource, name)
        highest = resource.getrlimit(number)[1]
        if highest != resource.RLIM_INFINITY:
            limit = min(limit, highest)
        resource.setrlimit(number, (limit, limit))


def _bound_threads() -> None:
    """Both doors to a new thread: threading.Thread, and the older _thread.start_new_thread."""
    plain_start, plain_new = threading.Thread.start, _thread.start_new_thread

    def start(self: threading.Thread) -> None:
        _refuse_too_many()
        plain_start(self)

    def start_new_thread(*args: Any) -> int:
        _refuse_too_many()
        return plain_new(*args)

    threading.Thread.start = start  # type: ignore[method-assign]
    _thread.start_new_thread = start_new_thread
    _thread.start_new = start_new_thread


def _refuse_too_many() -> None:
    if _thread._count() > THREADS:
        raise RuntimeError("can't start new thread")  # as the system says it


def _bound_forks(keeper: int) -> None:
    """All doors to a new process."""

    def bounded(plain: Any) -> Any:
        def fork(*args: Any, **kwargs: Any) -> Any:
            family = _family(keeper)
            if not family or (len(family) > PROCESSES and sum(map(is_alive, family)) > PROCESSES):
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
            return plain(*args, **kwargs)

        return fork

    for module in (os, _posixsubprocess, subprocess):
        for name in ("fork", "forkpty", "posix_spawn", "posix_spawnp", "fork_exec", "_fork_exec"):
            if hasattr(module, name):
                setattr(module, name, bounded(getattr(module, name)))


def _family(keeper: int) -> set[int]:
    """All processes below the keeper; none if this one is not: then the keeper is gone."""
    for _ in range(LOOKS):  # one look may miss a process, if others come and go
        family = below(keeper)
        if os.getpid() in family:
            return family
    return set()


def _bound_signals(keeper: int) -> None:
    """os.kill reaches the student's own processes, and no other: not the tutor, not the kernel."""
    plain, plain_group = os.kill, os.killpg

    def refuse_others(pid: int) -> None:
        if pid not in below(keeper):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    def kill(pid: int, sign: int) -> None:
        if pid:  # 0: the own group
            refuse_others(abs(pid))
        plain(pid, sign)

    def killpg(group: int, sign: int) -> None:
        if group:
            refuse_others(group)
        plain_group(group, sign)

    os.kill, os.killpg = kill, killpg
