"""What is in the repository: nothing of one machine, nothing of one package index."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from netlib.environment import ROOT

needs_git = pytest.mark.skipif(
    not (ROOT / ".git").exists(), reason="no clone: git alone knows which files belong to it"
)

# A bracket in each of them, so that this file does not match itself.
INDEX = re.compile(
    r"index[-_]url|/[s]imple/|pypi[.]org|files[.]pythonhosted[.]org|registry[.]npmjs[.]org", re.I
)
HOME = re.compile(r"/home/[\w.-]+/|/[r]oot/|/Users/[\w.-]+/|[A-Z]:[\\/]+Users\b", re.I)
ADDRESS = re.compile(r"https?://", re.I)
PINS = re.compile(r"requirements|[.-]lock|lock[.]|^lock$", re.I)  # in the name of a file
LOCK_FILES = ("uv.lock", "pylock*.toml", "poetry.lock", "Pipfile.lock", "package-lock.json")


def listing(*options: str) -> list[str]:
    """The files that git knows, as it names them: with / on every system."""
    done = subprocess.run(
        ["git", "ls-files", "-z", *options], cwd=ROOT, capture_output=True, check=True
    )
    return [name for name in done.stdout.decode().split("\0") if name]


def files() -> list[str]:
    """Every file that is, or would be, committed."""
    names = listing("--cached", "--others", "--exclude-standard")
    return sorted({name for name in names if (ROOT / name).is_file()})


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of each file that is a text."""
    for name in files():
        data = (ROOT / name).read_bytes()
        if b"\0" not in data:
            yield name, data.decode("utf-8", "replace")


# Each check takes a file's name and text, and gives what is wrong


def names_an_index(name: str, text: str) -> list[str]:
    return INDEX.findall(text)


def pins_an_address(name: str, text: str) -> list[str]:
    return ADDRESS.findall(text) if PINS.search(PurePosixPath(name).name) else []


def names_a_home(name: str, text: str) -> list[str]:
    return HOME.findall(text)


def is_a_lock_file(name: str, text: str = "") -> list[str]:
    return [name] if any(PurePosixPath(name).match(each) for each in LOCK_FILES) else []


CHECKS = [names_an_index, pins_an_address, names_a_home, is_a_lock_file]


@needs_git
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_no_file(check):
    assert {name: found for name, text in texts() if (found := check(name, text))} == {}


@needs_git
def test_the_listing_has_the_files_that_matter():
    names = [name for name, _ in texts()]
    for expected in ("README.md", "pyproject.toml", "requirements.txt", "tests/requirements.txt"):
        assert expected in names
    assert any(name.endswith(".ipynb") for name in names)


@needs_git
def test_the_students_work_and_the_environment_are_never_committed():
    kept_out = ("my_notebooks/", ".venv/", ".jupyter/")
    assert [name for name in files() if name.startswith(kept_out)] == []


SLASH = "/"  # the examples are put together, so that this file is clean itself


@pytest.mark.parametrize(
    ("check", "name", "text"),
    [
        (names_an_index, "a.txt", "--index" + "-url=x"),
        (names_an_index, "a.toml", "extra_index" + "_url = x"),
        (names_an_index, "a", SLASH.join(["https:", "", "mirror", "simple", "psutil"])),
        (names_an_index, "a", ".".join(["pypi", "org"])),
        (names_an_index, "a", ".".join(["files", "pythonhosted", "org"])),
        (names_an_index, "a", ".".join(["registry", "npmjs", "org"])),
        (pins_an_address, "requirements.txt", "a @ http://somewhere/a.whl"),
        (pins_an_address, "tests/requirements-x.txt", "# https://somewhere"),
        (pins_an_address, "some/package-lock.json", "HTTPS://somewhere"),
        (names_a_home, "a.ipynb", SLASH.join(["", "home", "ada", "course"])),
        (names_a_home, "a.py", SLASH.join(['"', "root", '.venv"'])),
        (names_a_home, "a.md", SLASH.join(["in ", "Users", "ada", "x"])),
        (names_a_home, "a.md", "\\".join(["c:", "Users", "ada"])),
        (names_a_home, "a.ipynb", "\\\\".join(["C:", "Users", "ada"])),
        (is_a_lock_file, "uv.lock", ""),
        (is_a_lock_file, "deep/pylock.dev.toml", ""),
        (is_a_lock_file, "poetry.lock", ""),
    ],
)
def test_each_check_sees_it(check, name, text):
    assert check(name, text)


def test_no_check_sees_what_is_fine():
    fine = "The package index, pip install, a simple/ example, ~/course, the root user, /homely/a/"
    assert [each for check in CHECKS for each in check("requirements.txt", fine)] == []
    assert pins_an_address("README.md", "http://127.0.0.1:8888/lab") == []  # no pins in there


@pytest.mark.parametrize("command", ["-m netlib lab", "-m tests"])
def test_the_readme_names_the_command(command):
    """One opens the course, the other tests everything."""
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
