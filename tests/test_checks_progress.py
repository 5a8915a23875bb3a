"""netlib.check keeps what was passed, and a note that fails never hides the report."""

import os

import pytest

from netlib import check, my_progress
from netlib.checks import children, exercise_names
from netlib.progress import COPIED, EXERCISES, FILE

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")

RIGHT = '"{}:{}".format(*connection.getpeername())'
WRONG = "str(connection.getsockname())"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of a student's copies, in which the notebook's kernel runs."""
    (tmp_path / COPIED).write_text("{}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder, body):
    """The function of a student, with the file that it was written in."""
    file = folder / f"{len(body)}.py"  # linecache would remember an older text
    file.write_text(f"def peer_of(connection):\n    {body}\n")
    names = {}
    exec(compile(file.read_text(), file, "exec"), names)
    return names["peer_of"]


def test_what_was_tried_and_passed_is_kept(folder):
    assert check("peer", written(folder, "...")).outcome == "not started"
    assert not (folder / FILE).exists()
    assert check("peer", written(folder, f"return {WRONG}")).outcome == "not yet"
    assert (my_progress().tried, my_progress().passed) == ({"peer"}, set())
    assert check("peer", written(folder, f"return {RIGHT}")).passed
    assert my_progress().passed == {"peer"}


def test_what_is_not_begun_costs_no_process(folder, monkeypatch):
    monkeypatch.setattr(children, "Workshop", None)  # nothing can be tried
    assert check("peer", written(folder, "...")).outcome == "not started"


def test_a_note_that_fails_does_not_hide_the_report(folder, capsys):
    (folder / FILE).mkdir()
    assert check("peer", written(folder, f"return {RIGHT}")).passed
    assert "your progress could not be kept" in capsys.readouterr().out


def test_every_exercise_can_be_kept():
    assert set(exercise_names()) <= set(EXERCISES)
