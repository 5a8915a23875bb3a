"""The tutor on the exercises in which it calls a function: every wrong file is named rightly, every
right one passes."""

from pathlib import Path

import pytest

from netlib.checks import check_files
from netlib.checks.exercises import EXERCISES
from netlib.checks.mistakes import Mistake
from netlib.checks.scene import written

HERE = Path(__file__).parent
CALLED = ("sockets", "connection", "peer", "lines", "sending", "goodbye", "client")


def kind_of(mistake: Mistake) -> str:
    return "advice" if mistake.is_advice else "mistake"


@pytest.mark.parametrize("exercise", CALLED)
def test_every_wrong_file_is_named_rightly(exercise: str) -> None:
    known = {each.id: kind_of(each) for each in EXERCISES[exercise].table}
    files = sorted((HERE / "mistakes" / exercise).glob("*.py"))
    wrong = []
    for file, report in zip(files, check_files(exercise, files), strict=True):
        id = file.stem.rpartition("_")[0]
        if known[id] == "advice":
            is_right = report.passed and id in report.advice
        else:
            is_right = report.outcome == "not yet" and report.mistakes[:1] == [id]
        if not is_right:
            found = report.mistakes or report.advice
            wrong.append(f"{file.name}: {report.outcome}, {', '.join(found)}\n{report}")
    assert files
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("exercise", CALLED)
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


@pytest.mark.parametrize("exercise", CALLED)
def test_every_mistake_of_the_table_has_two_examples(exercise: str) -> None:
    files = (HERE / "mistakes" / exercise).glob("*.py")
    there = [file.stem.rpartition("_")[0] for file in files]
    known = {each.id for each in EXERCISES[exercise].table} - {"another-mistake"}
    assert {id for id in there if there.count(id) > 1} - known == set()


def test_a_report_reads_the_same_each_time_and_shows_where_it_went_wrong() -> None:
    file = HERE / "mistakes" / "client" / "half-answer-accepted_2.py"
    first, second = check_files("client", [file, file])
    assert str(first) == str(second)
    assert "the tutor calls ask(\"127.0.0.1\", port, 'id')" in str(first)
    assert "the tutor hangs up" in str(first)
    assert first.hint == "How do you know that the answer is complete?"
    assert first.more == "If the stream ends before CR LF, raise an error."


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"type": "NoneType", "value": None}, "None"),
        ({"type": "str", "value": "0042"}, "'0042'"),
        ({"type": "bytes", "bytes": "AAE="}, r"b'\x00\x01'"),
        ({"type": "tuple", "items": [{"type": "int", "value": 1}]}, "(1,)"),
        ({"type": "list", "items": [{"type": "int", "value": 1}]}, "[1]"),
        ({"type": "socket", "socket": {"open": False}}, "<closed socket>"),
        ({"type": "Pair"}, "<Pair>"),
    ],
)
def test_a_result_is_written_as_python_writes_it(value: dict[str, object], text: str) -> None:
    assert written(value) == text
