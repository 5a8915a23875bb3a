"""Starts a process for each job, talks with it, and ends it with everything that it left behind."""

import asyncio
import atexit
import json
import os
import secrets
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any, Self

from netlib.checks import families
from netlib.checks.activity import activity

START_BOUND = 20.0  # seconds until a child says hello, on a machine that is busy
MADE_LOOK = 0.2  # seconds between two looks whether the one who makes children is still there
ANSWER_BOUND = 1.0  # seconds for an answer of the child's second thread
DEAF_BOUND = 0.02  # seconds, once it has left a question without an answer
NURSERY_BOUND = 5.0  # seconds for ending everything
GONE_LOOKS, GONE_STEP = 1000, 0.005  # seconds, until a killed process is gone
PROCESSORS = os.cpu_count() or 1
MOST_READY = 2 * PROCESSORS  # children that want a processor; more would starve the tutor
DOOR_LOOK = 0.01  # seconds
CAN_FORK = hasattr(os, "fork")
PYTHON = (sys.executable, "-b", "-X", "utf8")  # -b: warn when bytes are compared with str

_nursery: "subprocess.Popen[bytes] | None" = None
_nursery_lock = threading.Lock()
_users = 0  # workshops that are open; under _nursery_lock


class Child:
    """One process that does one job. `told` has what it said, by kind: the first of each."""

    def __init__(
        self, pid: int, keeper: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.pid, self.keeper = pid, keeper
        self._births = {each: families.birth(each) for each in (keeper, pid)}
        self.told: dict[str, dict[str, Any]] = {}
        self.results: list[dict[str, Any]] = []  # "returned" and "raised", in order
        self.has_ended = False
        self.never_rests = False  # it was busy when somebody waited for it to be calm
        self._is_deaf = False  # it has left a question without an answer
        self._reader, self._writer = reader, writer
        self._news = asyncio.Event()
        self._listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        # What else may come, comes from the student's code: then nothing more is heard.
        with suppress(ConnectionError, ValueError, KeyError, TypeError):
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
        found: dict[str, Any] | None = await self._until(
            lambda: next((self.told[kind] for kind in kinds if kind in self.told), None), seconds
        )
        return found

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
        bound = DEAF_BOUND if self._is_deaf else ANSWER_BOUND
        answer = await self.wait_for(question, seconds=bound)
        self._is_deaf = answer is None
        return answer or {}

    @property
    def result(self) -> dict[str, Any] | None:
        """How the function ended, if it has."""
        return self.results[0] if self.results else None

    def still_there(self) -> set[int]:
        """Which of its two processes live. Others may have got their numbers meanwhile."""
        return {
            pid
            for pid, birth in self._births.items()
            if birth and families.birth(pid) == birth and families.is_alive(pid)
        }

    def wants_a_processor(self) -> bool:
        """Whether it is being made, or works at this moment."""
        return not self.has_ended and ("ready" not in self.told or activity(self.pid).is_ready)

    def kill(self) -> None:
        """End it at once, with all that came from it. The keeper ends when nobody is left."""
        self.has_ended = True
        self._listening.cancel()
        self._writer.transport.abort()
        still_there = self.still_there()
        if CAN_FORK:
            families.end_below(*still_there)
        with suppress(OSError):
            if self.pid in still_there:
                os.kill(self.pid, signal.SIGKILL if CAN_FORK else signal.SIGTERM)


class Workshop:
    """Where children are made: `async with Workshop() as workshop: await workshop.start(job)`."""

    def __init__(self) -> None:
        self._expected: dict[str, asyncio.Future[Child]] = {}
        self._children: list[Child] = []
        self._door = asyncio.Lock()  # whoever came first goes first

    async def __aenter__(self) -> Self:
        global _users
        self._server = await asyncio.start_server(
            self._welcome, "127.0.0.1", 0, limit=64 << 20, backlog=100
        )
        self._port = self._server.sockets[0].getsockname()[1]
        with _nursery_lock:
            _users += 1
        return self

    async def __aexit__(self, *errors: object) -> None:
        global _users
        self._server.close()
        for _ in range(GONE_LOOKS):
            left = [child for child in self._children if child.still_there()]
            for child in left:
                child.kill()
            if not left:
                break
            await asyncio.sleep(GONE_STEP)
        with _nursery_lock:
            _users -= 1
            is_last = not _users and CAN_FORK and _nursery is not None
        for _ in range(GONE_LOOKS):
            # Whoever killed its own keeper has left its children to the nursery.
            if not is_last or _users or _nursery is None or not families.below(_nursery.pid):
                break
            families.end_below(_nursery.pid)
            await asyncio.sleep(GONE_STEP)

    async def _welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        hello = json.loads(await reader.readline())
        future = self._expected.pop(hello["token"], None)
        if future is None or future.done():
            writer.transport.abort()
            return
        child = Child(hello["pid"], hello["keeper"], reader, writer)
        self._children.append(child)
        future.set_result(child)

    async def start(self, job: dict[str, Any]) -> Child:
        """A new process that does this job. Raises TimeoutError if the machine gives none.

        As long as many work, nobody else is let in: the tutor has to see in time what they do.
        """
        async with self._door:
            while sum(each.wants_a_processor() for each in self._children) >= MOST_READY:
                await asyncio.sleep(DOOR_LOOK)
            return await self._make(job)

    async def _make(self, job: dict[str, Any]) -> Child:
        token = secrets.token_hex(8)
        loop = asyncio.get_running_loop()
        future = self._expected[token] = loop.create_future()
        ends = loop.time() + START_BOUND
        while not future.done():
            maker = _request(self._port, token)
            while not future.done() and (maker.poll() is None or not CAN_FORK):
                if loop.time() > ends:
                    raise TimeoutError("no process was made")
                await asyncio.wait({future}, timeout=MADE_LOOK)
        child: Child = future.result()
        child._writer.write(json.dumps(job).encode() + b"\n")
        return child


def _close_nursery() -> None:
    """Let the nursery end itself, and all that is below it."""
    if _nursery is not None and _nursery.stdin is not None:
        _nursery.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            _nursery.wait(NURSERY_BOUND)


atexit.register(_close_nursery)


def _request(port: int, token: str) -> "subprocess.Popen[bytes]":
    """Have a process made that connects to `port`. Returns the one that makes it."""
    global _nursery
    quiet: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if not CAN_FORK:
        command = [*PYTHON, "-m", "netlib.checks.child", str(port), token]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, **quiet)
    with _nursery_lock:
        if _nursery is None or _nursery.poll() is not None:
            _close_nursery()
            command = [*PYTHON, "-m", "netlib.checks.nursery"]
            _nursery = subprocess.Popen(
                command, stdin=subprocess.PIPE, bufsize=0, start_new_session=True, **quiet
            )
        assert _nursery.stdin is not None
        with suppress(BrokenPipeError):  # it has just ended: `start` sees that, and asks again
            _nursery.stdin.write(f"{port} {token}\n".encode())
        return _nursery
