"""The tutor: tries a student's function over real sockets, and names the mistake behind it."""

import asyncio
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from netlib.checks.report import Report
from netlib.errors import WrongArgument

TOGETHER = 4  # submissions at a time: most of the time of each is waiting

__all__ = ["Report", "check", "check_files"]


def check(exercise: str, function: Any) -> Report:
    """Try a function of this notebook. Returns the report, and never raises for what it does.

    Raises WrongArgument if there is no such exercise.
    """
    from netlib.checks.exercise import judge
    from netlib.checks.submission import from_function

    chosen = _exercise(exercise)
    submission = from_function(function, chosen.function)

    async def run() -> Report:
        from netlib.checks.children import Workshop

        async with Workshop() as workshop:
            return await judge(workshop, chosen, submission)

    return _in_a_thread(run)


def check_files(exercise: str, files: Iterable[Path], jobs: int = TOGETHER) -> Iterator[Report]:
    """Try files, several at a time; the reports come in the order of the files."""
    from netlib.checks.children import Workshop
    from netlib.checks.exercise import judge
    from netlib.checks.submission import from_file

    chosen = _exercise(exercise)
    paths = list(files)

    async def run() -> list[Report]:
        places = asyncio.Semaphore(jobs)

        async def one(path: Path) -> Report:
            async with places:
                return await judge(workshop, chosen, from_file(path, chosen.function))

        async with Workshop() as workshop:
            return await asyncio.gather(*(one(path) for path in paths))

    yield from asyncio.run(run())


def _exercise(name: str) -> Any:
    from netlib.checks.exercises import EXERCISES

    if name not in EXERCISES:
        raise WrongArgument(
            f"check({name!r}, ...)",
            "there is no exercise of this name",
            f"These are there: {', '.join(EXERCISES)}",
        )
    return EXERCISES[name]


def _in_a_thread(run: Any) -> Report:
    """Run a coroutine beside the notebook's own event loop. Ctrl-C ends it."""
    done: Future[Report] = Future()
    loop = asyncio.new_event_loop()

    async def body() -> None:
        try:
            done.set_result(await run())
        except BaseException as error:
            done.set_exception(error)

    task = loop.create_task(body())
    thread = threading.Thread(target=loop.run_until_complete, args=(task,), name="netlib tutor")
    thread.start()
    try:
        return done.result()
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join()
        loop.close()
