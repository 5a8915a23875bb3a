"""The tutor on every example: each wrong file is named rightly, each right one passes."""

from pathlib import Path

import pytest

from netlib.checks import check_files
from netlib.checks.exercises import EXERCISES
from netlib.checks.mistakes import Mistake

HERE = Path(__file__).parent


def kind_of(mistake: Mistake) -> str:
    return "advice" if mistake.is_advice else "mistake"


def misnamed(exercise: str, files: list[Path], jobs: int | None = None) -> dict[Path, str]:
    """The files whose mistake is not named first, or whose advice is not given."""
    known = {each.id: kind_of(each) for each in EXERCISES[exercise].table}
    wrong = {}
    for file, report in zip(files, check_files(exercise, files, jobs), strict=True):
        id = file.stem.rpartition("_")[0]
        if known[id] == "advice":
            is_right = report.passed and id in report.advice
        else:
            is_right = report.outcome == "not yet" and report.mistakes[:1] == [id]
        if not is_right:
            found = report.mistakes or report.advice
            wrong[file] = f"{file.name}: {report.outcome}, {', '.join(found)}\n{report}"
    return wrong


@pytest.mark.parametrize("exercise", sorted(EXERCISES))
def test_every_wrong_file_is_named_rightly(exercise: str) -> None:
    files = sorted((HERE / "mistakes" / exercise).glob("*.py"))
    assert files
    # Of several at a time one may starve on a busy machine: by itself it must be right.
    wrong = misnamed(exercise, list(misnamed(exercise, files)), jobs=1)
    assert not wrong, "\n\n".join(wrong.values())


@pytest.mark.parametrize("exercise", sorted(EXERCISES))
def test_every_right_file_passes(exercise: str) -> None:
    files = sorted((HERE / "solutions" / exercise).glob("*.py"))
    reports = list(check_files(exercise, files))
    refused = [
        f"{file.name}:\n{report}"
        for file, report in zip(files, reports, strict=True)
        if not report.passed
    ]
    assert files
    assert not refused, "\n\n".join(refused)


@pytest.mark.parametrize("exercise", sorted(EXERCISES))
def test_every_mistake_of_the_table_has_two_examples(exercise: str) -> None:
    files = (HERE / "mistakes" / exercise).glob("*.py")
    there = [file.stem.rpartition("_")[0] for file in files]
    known = {each.id for each in EXERCISES[exercise].table} - {"another-mistake"}
    assert {id for id in there if there.count(id) > 1} - known == set()
