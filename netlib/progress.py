"""What this student has passed, in a small file beside their copies. Nothing is sent anywhere.

Each line of the file says one thing that became true, as JSON. Lines are only added, so that two
notebooks that write at once lose nothing, and damage is never more than the lines that it hit.
"""

import json
from pathlib import Path
from typing import NamedTuple

from netlib.errors import WrongArgument
from netlib.output import say

COPIED = ".copied.json"  # `lab` writes it beside a student's copies; elsewhere nothing is kept
FILE = "progress.jsonl"
ATTEMPTS = 5

EXERCISES = {  # and the notebook in which each one is
    "sockets": "03 a socket",
    "listener": "04 bind and listen",
    "connection": "05 connect and accept",
    "peer": "06 who is there",
    "lines": "07 send and recv",
    "sending": "07 send and recv",
    "goodbye": "08 close",
    "server": "09 hands on",
    "client": "09 hands on",
    "datagram": "10 datagrams",
    "many": "11 many clients",
}


class Progress(NamedTuple):
    """What is known: names of exercises, and by question whether its first answer was right."""

    passed: frozenset[str]
    tried: frozenset[str]
    predictions: dict[str, bool]
    problem: str  # in words; empty if there is none

    def _how(self, exercise: str) -> str:
        if exercise in self.passed:
            return "✓ passed"
        return "• tried" if exercise in self.tried else "not yet"

    @property
    def _summary(self) -> list[str]:
        passed = len(self.passed & EXERCISES.keys())
        lines = [f"{passed} of {len(EXERCISES)} exercises passed."]
        if self.predictions:
            right = sum(self.predictions.values())
            lines.append(f"{right} of {len(self.predictions)} predictions were right.")
        return [*lines, self.problem] if self.problem else lines

    def __repr__(self) -> str:
        rows = [("notebook", "exercise", "passed?")]
        rows += [(notebook, name, self._how(name)) for name, notebook in EXERCISES.items()]
        lines = [f"{notebook:23}{name:12}{how}" for notebook, name, how in rows]
        return "\n".join([*lines, *self._summary])

    def _repr_html_(self) -> str:
        from html import escape  # here, since `import netlib` is quick

        rows = "".join(
            f"<tr><td style='text-align:left'>{notebook}</td>"
            f"<td style='text-align:left'><code>{name}</code></td>"
            f"<td style='text-align:left'>{self._how(name)}</td></tr>"
            for name, notebook in EXERCISES.items()
        )
        head = "".join(
            f"<th style='text-align:left'>{each}</th>"
            for each in ("notebook", "exercise", "passed?")
        )
        summary = "<br>".join(map(escape, self._summary))
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><p>{summary}</p>"


def my_progress() -> Progress:
    """What you have passed so far. It is kept in progress.jsonl, beside your notebooks."""
    problem = ""
    try:
        lines = _lines(_file())
    except OSError as error:
        lines, problem = [], f"{FILE} cannot be read: {error.strerror or error}."
    facts = list(map(_fact, lines))
    if damaged := facts.count({}):
        count = "1 line" if damaged == 1 else f"{damaged} lines"
        problem = f"{count} of {FILE} cannot be read. The file is left as it is."
    predictions: dict[str, bool] = {}
    for fact in facts:
        if isinstance(name := fact.get("predicted"), str):
            predictions.setdefault(name, fact.get("right") is True)
    return Progress(_names(facts, "passed"), _names(facts, "tried"), predictions, problem)


def note(exercise: str, passed: bool) -> None:
    """Remember that an exercise was tried, or passed. What was passed once stays so.

    If the file cannot be written, a line says so. Raises WrongArgument for an unknown exercise.
    """
    if exercise not in EXERCISES:
        raise WrongArgument(
            f"Noting the exercise {exercise!r}",
            f"the exercises are {', '.join(EXERCISES)}",
            "Compare the spelling",
        )
    _add({"passed" if passed else "tried": exercise})


def note_prediction(question: str, right: bool) -> None:
    """Remember whether the first answer to a question was right."""
    _add({"predicted": question, "right": right})


def _file() -> Path | None:
    """Where it is kept: in the folder of this notebook, if that holds a student's copies."""
    folder = Path.cwd()
    return folder / FILE if (folder / COPIED).exists() else None


def _lines(file: Path | None) -> list[bytes]:
    if file is None or not file.exists():
        return []
    return [line for line in file.read_bytes().splitlines() if line.strip()]


def _fact(line: bytes) -> dict[str, object]:
    """What a line says; nothing if it is damaged."""
    try:
        fact = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return fact if isinstance(fact, dict) else {}


def _names(facts: list[dict[str, object]], kind: str) -> frozenset[str]:
    return frozenset(name for fact in facts if isinstance(name := fact.get(kind), str))


def _add(fact: dict[str, object]) -> None:
    """Add a line, and look whether it is there.

    It is not if the last line had no end, or if another program wrote at the same moment: not every
    system appends in one step.
    """
    line = json.dumps(fact).encode()
    try:
        file = _file()
        for _ in range(ATTEMPTS):
            if file is None or line in _lines(file):
                return
            with file.open("ab", buffering=0) as opened:
                opened.write(line + b"\n")
    except OSError as error:
        say(
            f"netlib: your progress could not be kept in {FILE} ({error.strerror or error}). "
            "Your notebooks are not touched by that."
        )
