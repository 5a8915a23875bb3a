"""netlib.progress: nothing that a student passed is lost, and nothing is kept elsewhere."""

import json
import subprocess
import sys

import pytest

from netlib import lab, my_progress
from netlib.errors import WrongArgument
from netlib.progress import COPIED, EXERCISES, FILE, note, note_prediction

# Three processes that note different things at the same moment, over and over.
WRITER = """
import sys
from netlib.progress import note, note_prediction
for number in range(20):
    note_prediction(f"{sys.argv[1]}-{number}", True)
note("server", True)
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of a student's copies, in which the notebook's kernel runs."""
    (tmp_path / COPIED).write_text("{}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_at_the_beginning_nothing_is_passed_and_nothing_is_written(folder):
    progress = my_progress()
    assert (progress.passed, progress.tried, progress.predictions) == (set(), set(), {})
    assert "0 of 11 exercises passed." in repr(progress)
    assert not (folder / FILE).exists()


def test_what_was_passed_is_there_in_the_next_lesson(folder):
    note("server", True)
    note("client", False)
    progress = my_progress()
    assert (progress.passed, progress.tried) == ({"server"}, {"client"})
    assert "09 hands on            server      ✓ passed" in repr(progress)
    assert "09 hands on            client      • tried" in repr(progress)
    assert "1 of 11 exercises passed." in repr(progress)


def test_what_was_passed_once_stays_so(folder):
    for passed in (False, True, False):
        note("peer", passed)
    assert "✓ passed" in repr(my_progress())


def test_the_first_answer_counts(folder):
    for right in (False, True):
        note_prediction("05-a", right)
    note_prediction("05-b", True)
    assert my_progress().predictions == {"05-a": False, "05-b": True}
    assert "1 of 2 predictions were right." in repr(my_progress())


def test_the_file_does_not_grow_with_every_run(folder):
    for _ in range(3):
        note("peer", True)
    assert (folder / FILE).read_text().split() == ['{"passed":', '"peer"}']


def test_nothing_is_kept_in_a_folder_without_a_students_copies(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    note("peer", True)
    assert list(tmp_path.iterdir()) == []
    assert my_progress().passed == set()


def test_the_lab_marks_the_folder_of_the_copies(tmp_path):
    lab.copy_notebooks(copies=tmp_path / "copies")
    assert (tmp_path / "copies" / COPIED).exists()


def test_an_unknown_exercise_is_an_error_with_the_known_ones_in_it(folder):
    with pytest.raises(WrongArgument, match="sockets, listener"):
        note("sokets", True)


@pytest.mark.parametrize(
    "damage",
    [b"{ half", b"\xff\xfe\x00", b"[1]", b"null", b"[" * 100_000, b'{"passed": 1', b"{}"],
)
def test_damage_loses_one_line_and_is_left_for_people_to_look_at(folder, damage):
    note("peer", True)
    before = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(before + damage)
    note("server", True)
    progress = my_progress()
    assert progress.passed == {"peer", "server"}
    assert f"1 line of {FILE} cannot be read" in repr(progress)
    assert (folder / FILE).read_bytes().startswith(before + damage)


@pytest.mark.parametrize("fact", [{"passed": ["a"]}, {"tried": 1}, {"predicted": {}}, {"new": 1}])
def test_a_fact_of_another_kind_is_passed_over(folder, fact):
    (folder / FILE).write_text(json.dumps(fact))
    progress = my_progress()
    assert (progress.passed, progress.tried, progress.predictions) == (set(), set(), {})


def test_a_file_that_cannot_be_written_is_a_line_of_words(folder, capsys):
    (folder / FILE).mkdir()
    note("peer", True)
    said = capsys.readouterr().out
    assert said.startswith(f"netlib: your progress could not be kept in {FILE} (")
    assert f"{FILE} cannot be read: " in repr(my_progress())


def test_notebooks_that_write_at_once_lose_nothing(folder):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, name], cwd=folder) for name in "abc"]
    assert [each.wait(60) for each in writers] == [0, 0, 0]
    progress = my_progress()
    assert len(progress.predictions) == 60
    assert progress.passed == {"server"}
    assert progress.problem == ""


def test_a_line_that_another_writer_lost_is_written_again(folder, monkeypatch):
    file = folder / FILE
    plain, lost = type(file).open, []

    def open_and_lose_once(self, *options, **more):
        if not lost:  # as if another program had written over it
            lost.append(True)
            return plain(folder / "elsewhere", *options, **more)
        return plain(self, *options, **more)

    monkeypatch.setattr(type(file), "open", open_and_lose_once)
    note("peer", True)
    assert lost
    assert my_progress().passed == {"peer"}


def test_as_a_page_it_is_a_table_and_nothing_from_the_file_is_markup(folder):
    note("lines", True)
    (folder / FILE).write_bytes((folder / FILE).read_bytes() + b'{"passed": "<b>"}\n<i>')
    page = my_progress()._repr_html_()
    assert page.count("<tr>") == 1 + len(EXERCISES)
    assert "✓ passed" in page
    assert "<b>" not in page
    assert "<i>" not in page
