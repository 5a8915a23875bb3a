"""The tutor where it calls a function: what a report says, and how results are written."""

from pathlib import Path

import pytest

from netlib.checks import check_files
from netlib.checks.scene import written

HERE = Path(__file__).parent


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
