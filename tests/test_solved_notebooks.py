"""Each notebook with exercises as a student leaves it: solved, and solved wrongly.

The tutor passes what is right and names what is wrong, and every other cell goes on as before.
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


def run_with(path: Path, files: dict[str, Path]) -> dict[str, str]:
    """Put the files in place of the stubs, and run every cell. What the tutor says of each.

    Raises CellExecutionError for an error that the notebook does not provoke.
    """
    notebook = nbformat.read(path, as_version=4)
    for stub, check in zip(notebook.cells, notebook.cells[1:], strict=False):
        if "exercise" in tags(stub):
            stub.source = files[check_of(check)[0]].read_text(encoding="utf-8")
    NotebookClient(
        notebook, timeout=BOUND, resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    checks = [cell for cell in notebook.cells if "check" in tags(cell)]
    return {check_of(cell)[0]: cell.outputs[-1].data["text/plain"] for cell in checks}


@pytest.fixture
def copy(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The student's copy of a notebook, in a folder that keeps progress."""
    copy_notebooks(copies=tmp_path)
    return tmp_path / f"{request.param}.ipynb"


def test_these_are_the_notebooks_with_exercises(tmp_path: Path) -> None:
    copy_notebooks(copies=tmp_path)
    found = {path.stem: exercises_of(nbformat.read(path, 4)) for path in tmp_path.glob("*.ipynb")}
    assert tuple(sorted(name for name, exercises in found.items() if exercises)) == NOTEBOOKS
    assert sorted(chain.from_iterable(found.values())) == sorted(EXERCISES)


@pytest.mark.parametrize("copy", NOTEBOOKS, indirect=True)
def test_the_solved_notebook_passes_and_runs_to_its_end(copy: Path) -> None:
    said = run_with(copy, {exercise: last_right(exercise) for exercise in EXERCISES})
    for exercise, report in said.items():
        assert report.startswith(f"✓ {exercise}: passed"), report


@pytest.mark.parametrize("copy", NOTEBOOKS, indirect=True)
def test_the_tutor_names_the_mistake_and_the_notebook_runs_to_its_end(copy: Path) -> None:
    wrong = {exercise: first_wrong(exercise) for exercise in EXERCISES}
    for exercise, report in run_with(copy, wrong).items():
        first_lines = f"✗ {exercise}: not yet\n{mistake_of(wrong[exercise])}: "
        assert report.startswith(first_lines), report
