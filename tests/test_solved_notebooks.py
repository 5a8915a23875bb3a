"""Each notebook with exercises as a student works in it: first solved wrongly, then solved.

The tutor names what is wrong and passes what is right, and every other cell goes on as before.
"""

from itertools import chain
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from netlib.checks.exercises import EXERCISES
from netlib.lab import copy_notebooks
from tests.test_notebooks import check_of, tags

HERE = Path(__file__).parent
BOUND = 30  # seconds for one cell; only a test that fails waits so long
NOTEBOOKS = (
    *("03_a_socket", "04_bind_and_listen", "05_connect_and_accept", "06_who_is_there"),
    *("07_send_and_recv", "08_close", "09_hands_on", "10_datagrams", "11_many_clients"),
)


def last_right(exercise: str) -> Path:
    return max((HERE / "solutions" / exercise).glob("*.py"))


def first_wrong(exercise: str) -> Path:
    """The first file with a mistake: advice alone does not make a function wrong."""
    advice = {each.id for each in EXERCISES[exercise].table if each.is_advice}
    files = (HERE / "mistakes" / exercise).glob("*.py")
    return min(file for file in files if mistake_of(file) not in advice)


def mistake_of(file: Path) -> str:
    return file.stem.rpartition("_")[0]


def exercises_of(notebook: Any) -> list[str]:
    return [check_of(cell)[0] for cell in notebook.cells if "check" in tags(cell)]


def put(notebook: Any, files: dict[str, Path]) -> int:
    """Put the files where the student writes. Returns the place of the first of them."""
    places = []
    for place, check in enumerate(notebook.cells):
        if "check" in tags(check):
            written = files[check_of(check)[0]]
            notebook.cells[place - 1].source = written.read_text(encoding="utf-8")
            places.append(place - 1)
    return places[0]


def run(client: NotebookClient, begin: int) -> dict[str, str]:
    """Run the cells from there to the end. What the tutor says of each exercise.

    Raises CellExecutionError for an error that the notebook does not provoke.
    """
    for place in range(begin, len(client.nb.cells)):
        client.execute_cell(client.nb.cells[place], place)
    checks = [cell for cell in client.nb.cells if "check" in tags(cell)]
    return {check_of(cell)[0]: cell.outputs[-1].data["text/plain"] for cell in checks}


def test_these_are_the_notebooks_with_exercises(tmp_path: Path) -> None:
    copy_notebooks(copies=tmp_path)
    found = {path.stem: exercises_of(nbformat.read(path, 4)) for path in tmp_path.glob("*.ipynb")}
    assert tuple(sorted(name for name, exercises in found.items() if exercises)) == NOTEBOOKS
    assert sorted(chain.from_iterable(found.values())) == sorted(EXERCISES)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_tutor_names_a_mistake_then_passes_and_all_cells_run(name: str, tmp_path: Path) -> None:
    copy_notebooks(copies=tmp_path)  # in a folder that keeps progress
    notebook = nbformat.read(tmp_path / f"{name}.ipynb", as_version=4)
    place = {"metadata": {"path": str(tmp_path)}}
    client = NotebookClient(notebook, timeout=BOUND, resources=place)
    wrong = {exercise: first_wrong(exercise) for exercise in EXERCISES}
    with client.setup_kernel():
        put(notebook, wrong)
        for exercise, report in run(client, 0).items():
            first_lines = f"✗ {exercise}: not yet\n{mistake_of(wrong[exercise])}. "
            assert report.startswith(first_lines), report
        begin = put(notebook, {exercise: last_right(exercise) for exercise in EXERCISES})
        for exercise, report in run(client, begin).items():
            assert report.startswith(f"✓ {exercise}: passed"), report
