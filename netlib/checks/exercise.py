"""An exercise: what the function is called, how it is tried, and which mistakes are known."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from netlib.checks.children import Workshop
from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table
from netlib.checks.probing import Probing, Result
from netlib.checks.report import Report
from netlib.checks.submission import Submission
from netlib.checks.talk import Talk

LONGEST = 60.0  # seconds for one submission, on a machine that is very busy


class Exercise(NamedTuple):
    """`try_out` runs the probes; what they find is compared with the entries of `table`."""

    name: str
    function: str
    parameters: tuple[str, ...]
    task: str
    try_out: Callable[[Probing], Awaitable[None]]
    table: Table
    role: dict[str, Any]
    talk: Callable[..., Talk] = Talk  # the tutor's side of it


async def judge(workshop: Workshop, exercise: Exercise, submission: Submission) -> Report:
    """Try a submission, and say what came of it."""
    began = time.monotonic()
    try:
        return await _judge(workshop, exercise, submission, began)
    except Exception as error:  # others must get their report all the same
        happened = f"the tutor could not try this ({type(error).__name__}: {error})"
        problem = (happened, "Tell whoever runs the course, and send this file along")
        return Report(exercise.name, "not yet", [], time.monotonic() - began, problem)


def untried(exercise: Exercise, submission: Submission) -> Report | None:
    """The report on a submission that nobody need try: it cannot be read, or is not begun."""
    if submission.problem:
        return Report(exercise.name, "not yet", [], 0.0, submission.problem)
    if submission.source.is_stub():
        return Report(exercise.name, "not started", [], 0.0)
    return None


async def _judge(
    workshop: Workshop, exercise: Exercise, submission: Submission, began: float
) -> Report:
    if report := untried(exercise, submission):
        return report
    job = {
        **exercise.role,
        "sources": submission.sources,
        "pickled": submission.pickled,
        "function": exercise.function,
        "parameters": exercise.parameters,
    }
    probing = Probing(workshop, job, exercise.talk)
    problem = None
    try:
        async with asyncio.timeout(LONGEST):
            await exercise.try_out(probing)
    except TimeoutError:
        problem = ("the check took too long", "Try again when the machine is less busy")
    findings = Findings(submission.source, probing.results, probing.differed, probing.problem)
    found = exercise.table.found_in(findings)
    if not probing.problem and all(each.passed for each in probing.results.values()):
        # Only what a passed probe itself shows, such as a busy processor, still counts.
        found = [(mistake, proof) for mistake, proof in found if isinstance(proof, Result)]
    if probing.problem:
        problem = in_words(probing.problem, exercise, submission)
    failed = problem or any(not mistake.is_advice for mistake, _ in found)
    outcome = "not yet" if failed else "passed"
    return Report(exercise.name, outcome, found, time.monotonic() - began, problem)


def in_words(
    problem: dict[str, Any], exercise: Exercise, submission: Submission
) -> tuple[str, str]:
    """Why the function could not even be called, and what to try."""
    signature = f"{exercise.function}({', '.join(exercise.parameters)})"
    if problem["kind"] == "no function":
        there = submission.source.functions()
        names = ", ".join(there) if there else "no function"
        return f"there is no function {signature}; the file has {names}", f"Define {signature}"
    if problem["kind"] == "wrong signature":
        return f"the parameters do not fit: {problem['text']}", f"Define {signature}"
    if problem["kind"] == "not loaded":
        failure = problem["failure"]
        where = f" at line {failure['line']}: {failure['text']}" if failure["line"] else ""
        happened = f"importing it failed{where} ({failure['type']}: {failure['message']})"
        return happened, "Mend this line first"
    if problem["kind"] == "vanished":
        return "the process ended while the file was imported", "Look at what runs at import"
    lines = [each["lines"][0] for each in problem["stacks"] if each["lines"]]
    where = f"; it stood at line {lines[0][1]}: {lines[0][2]}" if lines else ""
    return f"importing the file did not end{where}", "Let it only define functions"
