"""Bounds on what the student's code can take: memory, files, processes, threads.

What a system cannot bound is killed with the process when the time is up.
"""

import _thread
import errno
import mmap
import os
import sys
import threading
from typing import Any

MEMORY = 1 << 30  # bytes that a process may write to
ADDRESSES = 4 << 30  # bytes of address space: threads reserve much that they never use
FILES = 512
FILE_SIZE = 16 << 20  # bytes
PROCESSES = 40  # forked by the student's code, in all generations together
THREADS = 200


def apply() -> None:
    """Bound this process, and those that it will start."""
    _bound_resources()
    _bound_threads()
    if hasattr(os, "fork"):
        _bound_forks()


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


def _bound_forks() -> None:
    """Count forks in memory that all the processes share."""
    shared: Any = mmap.mmap(-1, 4)
    plain = os.fork

    def fork() -> int:
        count = int.from_bytes(shared[:4], "little") + 1
        shared[:4] = count.to_bytes(4, "little")
        if count > PROCESSES:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return plain()

    os.fork = fork
