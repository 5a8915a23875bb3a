"""A process that has loaded everything, and forks a child for each job: 5 ms in place of 150.

It reads lines "port token" from its stdin, and ends with it. Between it and each child stands a
keeper, in which no code of a student runs: whatever the child leaves behind, in whatever session,
becomes the keeper's (PR_SET_CHILD_SUBREAPER, prctl(2)), so that it can be found and ended.
"""

import asyncio
import contextlib
import ctypes
import os
import selectors
import signal
import socketserver
import sys

import cloudpickle

from netlib.checks.child import Child
from netlib.checks.families import below, end_below

LOADED_EARLY = (asyncio, cloudpickle, selectors, socketserver)  # what a student's code may import
PR_SET_CHILD_SUBREAPER = 36  # <linux/prctl.h>


def main() -> None:
    """Fork a keeper with a child for each line, until stdin ends. Then end what is left."""
    _adopt_orphans()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries the dead
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asked
    for line in sys.stdin:
        port, token = line.split()
        if os.fork() == 0:
            _keep(int(port), token)
    while below(os.getpid()):
        end_below(os.getpid())


def _adopt_orphans() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _keep(port: int, token: str) -> None:
    """Wait until the child and all that came from it have ended."""
    os.setsid()
    _adopt_orphans()
    _let_go_of_files()
    keeper = os.getpid()
    if os.fork() == 0:
        os.setsid()  # a signal to its group does not reach the keeper
        _become_child(port, token, keeper)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    os._exit(0)


def _let_go_of_files() -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.closerange(3, 256)


def _become_child(port: int, token: str, keeper: int) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with contextlib.suppress(BaseException):  # the tutor has gone, or the student broke Python
        Child(port, token, keeper).live()
    os._exit(0)


if __name__ == "__main__":
    main()
