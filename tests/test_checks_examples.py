"""The tutor on every example: each wrong file is named rightly, each right one passes."""

from pathlib import Path
from typing import Any

import pytest

from netlib.checks import check_files
from netlib.checks.exercises import EXERCISES
from netlib.checks.mistakes import Mistake

HERE = Path(__file__).parent
BATCH = 25  # files


def kind_of(mistake: Mistake) -> str:
    return "advice" if mistake.is_advice else "mistake"


def misnamed(exercise: str, files: list[Path]) -> dict[Path, str]:
    """The files whose mistake is not named first, or whose advice is not given."""
    known = {each.id: kind_of(each) for each in EXERCISES[exercise].table}
    wrong = {}
    for file, report in zip(files, check_files(exercise, files), strict=True):
        id = file.stem.rpartition("_")[0]
        if known[id] == "advice":
            is_right = report.passed and id in report.advice
        else:
            is_right = report.outcome == "not yet" and report.mistakes[:1] == [id]
        if not is_right:
            found = report.mistakes or report.advice
            wrong[file] = f"{file.name}: {report.outcome}, {', '.join(found)}\n{report}"
    return wrong


def refused(exercise: str, files: list[Path]) -> dict[Path, str]:
    """The files that do not pass."""
    reports = zip(files, check_files(exercise, files), strict=True)
    return {file: f"{file.name}:\n{report}" for file, report in reports if not report.passed}


def mistakes_of(exercise: str) -> list[Path]:
    return sorted((HERE / "mistakes" / exercise).glob("*.py"))


def solutions_of(exercise: str) -> list[Path]:
    return sorted((HERE / "solutions" / exercise).glob("*.py"))


def batches() -> list[Any]:
    """A few files of an exercise at a time: what takes a minute looks as if it had wedged."""
    return [
        pytest.param(name, files[first : first + BATCH], id=f"{name}, from {files[first].stem}")
        for name in sorted(EXERCISES)
        for files in [mistakes_of(name)]
        for first in range(0, len(files), BATCH)
    ]


@pytest.mark.parametrize(("exercise", "files"), batches())
def test_every_wrong_file_is_named_rightly(exercise: str, files: list[Path]) -> None:
    wrong = misnamed(exercise, files)
    assert not wrong, "\n\n".join(wrong.values())


@pytest.mark.parametrize("exercise", sorted(EXERCISES))
def test_every_right_file_passes(exercise: str) -> None:
    files = solutions_of(exercise)
    assert files
    wrong = refused(exercise, files)
    assert not wrong, "\n\n".join(wrong.values())


def test_every_mistake_has_an_example() -> None:
    known = {(name, each.id) for name, exercise in EXERCISES.items() for each in exercise.table}
    there = {
        (name, file.stem.rpartition("_")[0]) for name in EXERCISES for file in mistakes_of(name)
    }
    # `many` has all the mistakes of `server`, and those are shown there.
    there |= {("many", id) for name, id in there if name == "server"}
    assert known - there == {(name, "another-mistake") for name in EXERCISES}
