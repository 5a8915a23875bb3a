"""The tutor: tries a student's function over real sockets, and names the mistake behind it."""

from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netlib.checks.report import Report
from netlib.errors import WrongArgument
from netlib.progress import note

if TYPE_CHECKING:  # what they need is loaded when something is checked: `import netlib` is quick
    from concurrent.futures import Future

    from netlib.checks.exercise import Exercise

__all__ = ["Report", "check", "check_files", "exercise_names"]


def exercise_names() -> list[str]:
    """The names of all exercises."""
    from netlib.checks.exercises import EXERCISES

    return list(EXERCISES)


def check(exercise: str, function: Any) -> Report:
    """Try a function of this notebook. Returns the report, and never raises for what it does.

    What was tried or passed is kept in the student's progress, if this folder has their copies.

    Raises WrongArgument if there is no such exercise.
    """
    from concurrent.futures import Future

    from netlib.checks.children import Workshop
    from netlib.checks.exercise import judge, untried
    from netlib.checks.submission import from_function

    chosen = _exercise(exercise)
    submission = from_function(function, chosen.function)
    promised: Future[Report] = Future()

    async def run() -> None:
        async with Workshop() as workshop:
            promised.set_result(await judge(workshop, chosen, submission))

    judged = untried(chosen, submission)  # a workshop is not made in vain
    if judged is None:
        with _beside(run, [promised]):
            judged = promised.result()
    if judged.outcome != "not started":
        note(exercise, judged.passed)  # a file that cannot be written is one line, and no error
    return judged


def check_files(exercise: str, files: Iterable[Path], jobs: int | None = None) -> Iterator[Report]:
    """Try files, `jobs` at a time. Reports come in the order of the files, each when it is known.

    Most of the time of a check is waiting: by default there are two at a time for each processor.
    """
    import asyncio
    import os
    from concurrent.futures import Future

    from netlib.checks.children import Workshop
    from netlib.checks.exercise import judge
    from netlib.checks.submission import from_file

    chosen = _exercise(exercise)
    waiting: list[tuple[Path, Future[Report]]] = [(path, Future()) for path in files]

    async def run() -> None:
        places = asyncio.Semaphore(jobs or 2 * (os.cpu_count() or 1))

        async def one(path: Path, report: "Future[Report]") -> None:
            async with places:
                report.set_result(await judge(workshop, chosen, from_file(path, chosen.function)))

        async with Workshop() as workshop, asyncio.TaskGroup() as group:
            for path, report in waiting:
                group.create_task(one(path, report))

    with _beside(run, [report for _, report in waiting]):
        for _, report in waiting:
            yield report.result()


def _exercise(name: str) -> "Exercise":
    from netlib.checks.exercises import EXERCISES

    if name not in EXERCISES:
        raise WrongArgument(
            f"check({name!r}, ...)",
            "there is no exercise of this name",
            f"These are there: {', '.join(EXERCISES)}",
        )
    return EXERCISES[name]


@contextmanager
def _beside(
    run: Callable[[], Coroutine[Any, Any, None]], promised: "Sequence[Future[Report]]"
) -> Iterator[None]:
    """Run a coroutine beside the notebook's own event loop, until the block ends.

    What it fails with reaches whoever waits for what was promised. Ctrl-C ends it.
    """
    import asyncio
    import threading

    loop = asyncio.new_event_loop()

    async def body() -> None:
        try:
            await run()
        except BaseException as error:
            for each in promised:
                if not each.done():
                    each.set_exception(error)

    task = loop.create_task(body())
    thread = threading.Thread(target=loop.run_until_complete, args=(task,), name="netlib tutor")
    thread.start()
    try:
        yield
    finally:
        if promised and not all(each.done() for each in promised):
            loop.call_soon_threadsafe(task.cancel)
        thread.join()
        loop.close()
