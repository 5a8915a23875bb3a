"""netlib.handout: what students get is enough to start from, and no more."""

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from netlib.environment import DISTRIBUTION, ROOT
from netlib.handout import write_handout

# What `python3 -m netlib lab` does there, without making an environment and without a browser.
START = """
import runpy, sys
from netlib import environment, lab
environment.go_on_inside = lambda module, arguments: None
lab.open_lab = lambda folder, notebook, options: print("opens", folder.name, notebook)
sys.argv = ["netlib", sys.argv[1]]
runpy.run_module("netlib", run_name="__main__")
"""


@pytest.fixture(scope="module")
def handout(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("handout") / "course.zip"
    write_handout(file)
    return file


@pytest.fixture(scope="module")
def unpacked(handout, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("student")
    with zipfile.ZipFile(handout) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder / DISTRIBUTION


def start(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Give a command of netlib in the folder, which is where Python finds netlib first."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", START, command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def test_it_holds_what_a_student_needs_and_nothing_else(unpacked):
    assert sorted(each.name for each in unpacked.iterdir()) == [
        *("LICENSE", "README.md", "environment.yml", "netlib", "notebooks"),
        *("pyproject.toml", "requirements.txt"),
    ]
    originals = sorted(each.name for each in (ROOT / "notebooks").glob("*.ipynb"))
    assert sorted(each.name for each in (unpacked / "notebooks").iterdir()) == originals
    names = [each.name for each in unpacked.rglob("*")]
    assert [name for name in names if name.startswith(("test_", ".")) or "solution" in name] == []
    assert "__pycache__" not in names


def test_every_file_of_the_package_that_git_knows_is_in_it(unpacked):
    if not (ROOT / ".git").exists():
        pytest.skip("no clone: git alone knows which files belong to it")
    known = subprocess.run(
        ["git", "ls-files", "netlib"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert [name for name in known if not (unpacked / name).is_file()] == []


def test_no_cell_was_run(unpacked):
    for path in (unpacked / "notebooks").iterdir():
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            assert not cell.get("outputs")
            assert cell.get("execution_count") is None


def test_the_same_course_gives_the_same_bytes(handout, tmp_path):
    write_handout(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == handout.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == ["again.zip"]
    with zipfile.ZipFile(handout) as archive:  # nothing of this moment, or of this machine
        entries = archive.infolist()
    assert {each.date_time for each in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [each.filename for each in entries] == sorted(each.filename for each in entries)


def test_a_former_one_is_replaced(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"old")
    write_handout(tmp_path / "a.zip")
    assert zipfile.is_zipfile(tmp_path / "a.zip")


def test_the_course_starts_from_it(unpacked):
    done = start(unpacked, "lab")
    assert (done.stdout, done.stderr) == ("opens my_notebooks 00_start_here.ipynb\n", "")
    originals = {each.name for each in (unpacked / "notebooks").iterdir()}
    assert {each.name for each in (unpacked / "my_notebooks").glob("*.ipynb")} == originals


def test_doctor_works_in_it(unpacked):
    done = start(unpacked, "doctor")
    assert done.stderr == ""
    assert "127.0.0.1" in done.stdout


def test_what_its_description_names_is_in_it(unpacked):
    """So that pip can install it."""
    project = tomllib.loads((unpacked / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name in (project["readme"], *project["license-files"], "netlib/__init__.py"):
        assert (unpacked / name).is_file()


def test_its_readme_names_the_two_commands(unpacked):
    text = (unpacked / "README.md").read_text(encoding="utf-8")
    assert "python3 -m netlib lab" in text
    assert "python3 -m netlib doctor" in text
