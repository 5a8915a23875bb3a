"""Starts a process for each job, talks with it, and ends it with everything that it left behind."""

import asyncio
import json
import os
import secrets
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any, Self

START_BOUND = 20.0  # seconds until a child says hello, on a machine that is busy
ANSWER_BOUND = 1.0  # seconds for an answer of the child's second thread
CAN_FORK = hasattr(os, "fork")
PYTHON = (sys.executable, "-b", "-X", "utf8")  # -b: warn when bytes are compared with str

_nursery: "subprocess.Popen[bytes] | None" = None
_nursery_lock = threading.Lock()
_users = 0  # workshops that are open; under _nursery_lock


class Child:
    """One process that does one job. `told` has what it said, by kind: the first of each."""

    def __init__(
        self, pid: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.pid = pid
        self.told: dict[str, dict[str, Any]] = {}
        self.results: list[dict[str, Any]] = []  # "returned" and "raised", in order
        self.has_ended = False
        self._reader, self._writer = reader, writer
        self._news = asyncio.Event()
        self._listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        with suppress(ConnectionError, ValueError, asyncio.LimitOverrunError):
            while line := await self._reader.readline():
                message = json.loads(line)
                kind = message["kind"]
                if kind in ("returned", "raised"):
                    self.results.append(message)
                self.told[kind] = message
                self._news.set()
        self.has_ended = True
        self._news.set()

    async def wait_for(self, *kinds: str, seconds: float) -> dict[str, Any] | None:
        """The first message of these kinds, or None: the time is up, or the process has ended."""
        return await self._until(
            lambda: next((self.told[kind] for kind in kinds if kind in self.told), None), seconds
        )

    async def wait_for_results(self, count: int, seconds: float) -> bool:
        """Whether that many calls have ended within the time."""
        return bool(await self._until(lambda: len(self.results) >= count, seconds))

    async def _until(self, find: Any, seconds: float) -> Any:
        loop = asyncio.get_running_loop()
        ends = loop.time() + seconds
        while not (found := find()):
            left = ends - loop.time()
            if self.has_ended or left <= 0:
                return None
            self._news.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), left)
        return found

    async def ask(self, question: str, **more: Any) -> dict[str, Any]:
        """What the child's second thread answers; empty if it cannot, or not in time."""
        self.told.pop(question, None)
        with suppress(ConnectionError):
            self._writer.write(json.dumps({"ask": question, **more}).encode() + b"\n")
        return await self.wait_for(question, seconds=ANSWER_BOUND) or {}

    @property
    def result(self) -> dict[str, Any] | None:
        """How the function ended, if it has."""
        return self.results[0] if self.results else None

    def kill(self) -> None:
        """End it at once, with its process group."""
        if getattr(self, "_is_killed", False):  # its number may be another's by now
            return
        self._is_killed = True
        self._listening.cancel()
        self._writer.transport.abort()
        with suppress(OSError):
            if CAN_FORK:
                os.killpg(self.pid, signal.SIGKILL)
            else:
                os.kill(self.pid, signal.SIGTERM)  # on Windows: TerminateProcess


class Workshop:
    """Where children are made: `async with Workshop() as workshop: await workshop.start(job)`."""

    def __init__(self) -> None:
        self._expected: dict[str, asyncio.Future[Child]] = {}
        self._children: list[Child] = []

    async def __aenter__(self) -> Self:
        global _users
        self._server = await asyncio.start_server(
            self._welcome, "127.0.0.1", 0, limit=64 << 20, backlog=100
        )
        self._port = self._server.sockets[0].getsockname()[1]
        with _nursery_lock:
            _users += 1
        return self

    async def __aexit__(self, *_: object) -> None:
        global _users
        self._server.close()
        for child in self._children:
            child.kill()
        with _nursery_lock:
            _users -= 1
            is_last = not _users
            if CAN_FORK:
                _end_what_is_left({child.pid for child in self._children}, is_last)

    async def _welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        hello = json.loads(await reader.readline())
        future = self._expected.pop(hello["token"], None)
        if future is None or future.done():
            writer.transport.abort()
            return
        child = Child(hello["pid"], reader, writer)
        self._children.append(child)
        future.set_result(child)

    async def start(self, job: dict[str, Any]) -> Child:
        """A new process that does this job. Raises TimeoutError if the machine gives none."""
        token = secrets.token_hex(8)
        future = self._expected[token] = asyncio.get_running_loop().create_future()
        _request(self._port, token)
        child = await asyncio.wait_for(future, START_BOUND)
        child._writer.write(json.dumps(job).encode() + b"\n")
        return child


def _request(port: int, token: str) -> None:
    """Have a process made that connects to `port`."""
    global _nursery
    quiet: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if not CAN_FORK:
        command = [*PYTHON, "-m", "netlib.checks.child", str(port), token]
        subprocess.Popen(command, stdin=subprocess.DEVNULL, **quiet)
        return
    with _nursery_lock:
        if _nursery is None or _nursery.poll() is not None:
            command = [*PYTHON, "-m", "netlib.checks.nursery"]
            _nursery = subprocess.Popen(command, stdin=subprocess.PIPE, bufsize=0, **quiet)
        assert _nursery.stdin is not None
        _nursery.stdin.write(f"{port} {token}\n".encode())


def _end_what_is_left(sessions: set[int], strangers: bool) -> None:
    """Kill processes of these sessions, and, if nobody else uses the nursery, all it has left.

    They are stopped first: a process that forks faster than it is killed would win.
    """
    import psutil

    if _nursery is None:
        return
    with suppress(psutil.Error):
        nursery = psutil.Process(_nursery.pid)
        while True:
            left = [
                each
                for each in nursery.children(recursive=True)
                if strangers or _session(each.pid) in sessions
            ]
            alive = [each for each in left if _is_alive(each)]
            if not alive:
                return
            for sign in (signal.SIGSTOP, signal.SIGKILL):
                for each in alive:
                    with suppress(OSError):
                        os.kill(each.pid, sign)


def _session(pid: int) -> int:
    try:
        return os.getsid(pid)
    except OSError:
        return -1


def _is_alive(process: Any) -> bool:
    import psutil

    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False
