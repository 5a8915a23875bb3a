"""netlib.environment makes `.venv`; the files that name the course's packages agree."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from rattler import MatchSpec
from rattler.exceptions import InvalidMatchSpecError

from netlib import environment
from netlib.environment import ROOT, SetUpFailed

CONDA = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
NAMED_BY_THE_COURSE = {"jupyterlab", "ipywidgets", "nbval"}
STUDENTS, TESTS = ROOT / "requirements.txt", ROOT / "tests" / "requirements.txt"
KERNEL_6 = ROOT / "tests" / "requirements-ipykernel6.txt"


def specifiers(requirements: list[str]) -> dict[str, SpecifierSet]:
    """What each package of pyproject.toml must satisfy, by its normal name."""
    parsed = [Requirement(each) for each in requirements]
    return {canonicalize_name(each.name): each.specifier for each in parsed}


RUN = specifiers(PROJECT["dependencies"])
EXTRA = specifiers(PROJECT["optional-dependencies"]["tests"])
BUILD = specifiers(PYPROJECT["build-system"]["requires"])


# The files that name packages


def conda_specifier(line: str) -> tuple[str, SpecifierSet]:
    """Name and versions, as conda itself reads the line when it is strict."""
    spec = MatchSpec(line, strict=True)
    return spec.name.normalized, SpecifierSet(spec.version or "")


def conda_lines() -> list[str]:
    return [each for each in CONDA["dependencies"] if isinstance(each, str)]


@pytest.mark.parametrize("line", conda_lines())
def test_a_conda_requirement_allows_the_same_versions_as_pyproject(line):
    name, specifier = conda_specifier(line)
    expected = {
        "python": SpecifierSet(PROJECT["requires-python"]),
        "pip": SpecifierSet(),  # only a tool: any version will do
        **RUN,
    }
    assert specifier == expected[name]


@pytest.mark.parametrize("line", ["nbval >=0.11,", "nbval => 0.11", "nbval >=0.11 <0.12 or so"])
def test_a_conda_requirement_that_is_not_strict_is_seen(line):
    with pytest.raises(InvalidMatchSpecError):
        conda_specifier(line)


def test_conda_installs_the_course_itself_with_its_tests():
    sections = [each for each in CONDA["dependencies"] if not isinstance(each, str)]
    assert sections == [{"pip": ["--editable .[tests]"]}]
    assert {"python", "pip"} <= {conda_specifier(line)[0] for line in conda_lines()}
    assert CONDA["name"] == PROJECT["name"] == environment.DISTRIBUTION
    assert CONDA["channels"] == ["conda-forge"]


def test_the_packages_that_the_course_names_are_in_both_files():
    assert {conda_specifier(line)[0] for line in conda_lines()} >= NAMED_BY_THE_COURSE
    assert set(RUN) >= NAMED_BY_THE_COURSE


def without_reason(text: str) -> list[str]:
    """The lines of pyproject.toml that name a dependency, and do not say why beside it."""
    dependency = re.compile(r'\s+"[A-Za-z][\w.-]*(\[.*?\])? *[<>=~!]|requires = \[')
    lines = [line for line in text.splitlines() if dependency.match(line)]
    assert lines
    return [line for line in lines if not re.search(r" # \S", line)]


def test_every_dependency_has_a_reason_beside_it():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert without_reason(text) == []
    named = len(re.findall(r'^  "[^"]+",', text, re.MULTILINE))
    assert named == len(RUN) + len(EXTRA)  # each on a line of its own


def test_a_dependency_without_a_reason_is_seen():
    text = '[project]\ndependencies = [\n  "psutil >=6",  # ports\n  "nbval >=1",\n  "x >=2",  #\n]'
    assert without_reason(text) == ['  "nbval >=1",', '  "x >=2",  #']


def pins(text: str) -> dict[str, set[str]]:
    """The versions that a file of requirements pins, by package; each with its hashes."""
    pinned: dict[str, set[str]] = {}
    for line in text.replace("\\\n", " ").splitlines():
        wanted, *hashes = line.split("--hash=")
        requirement = Requirement(wanted)
        (pin,) = requirement.specifier
        assert pin.operator == "==", line
        assert "*" not in pin.version, line
        assert hashes, f"no hash: {line}"
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each.strip()) for each in hashes), line
        pinned.setdefault(canonicalize_name(requirement.name), set()).add(pin.version)
    return pinned


def pins_of(file: Path) -> dict[str, set[str]]:
    return pins(file.read_text(encoding="utf-8"))


def not_satisfied(pinned: dict[str, set[str]], wanted: dict[str, SpecifierSet]) -> list[str]:
    """The packages that are not pinned, or in a version that is not allowed."""
    return [
        name
        for name, specifier in wanted.items()
        if name not in pinned or not all(specifier.contains(each) for each in pinned[name])
    ]


@pytest.mark.parametrize(
    "line", ["psutil>=6", "psutil==7.*", "psutil==7.0", "psutil==7 --hash=md5:0"]
)
def test_a_requirement_that_is_not_exactly_pinned_is_seen(line):
    with pytest.raises((AssertionError, ValueError)):
        pins(line)


def test_a_pin_that_does_not_satisfy_is_seen():
    wanted = specifiers(["a >=2", "b >=2", "c"])
    assert not_satisfied({"a": {"1.0"}, "b": {"2.0", "1.0"}}, wanted) == ["a", "b", "c"]
    assert not_satisfied({"a": {"2.0"}, "b": {"3.0"}, "c": {"0.1"}}, wanted) == []


def test_the_pins_satisfy_pyproject():
    assert not_satisfied(pins_of(STUDENTS), RUN | BUILD) == []
    assert not_satisfied(pins_of(TESTS), RUN | BUILD | EXTRA) == []


def test_students_and_tests_use_the_same_versions():
    students, tests = pins_of(STUDENTS), pins_of(TESTS)
    assert {name: tests.get(name) for name in students} == students


def test_the_other_kernel_is_version_6():
    (version,) = pins_of(KERNEL_6)["ipykernel"]
    assert version.startswith("6.")
    assert RUN["ipykernel"].contains(version)
    (usual,) = pins_of(TESTS)["ipykernel"]
    assert usual.startswith("7.")


# How the environment is made


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A clone of its own, so that no test touches the environment that runs it."""
    (tmp_path / "pyproject.toml").write_text("[project]")
    (tmp_path / "requirements.txt").write_text("a==1")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "ENVIRONMENT", tmp_path / ".venv")
    return tmp_path


@pytest.fixture
def commands(monkeypatch):
    """Takes down each command instead of running it, and gives it the exit status 0."""
    taken = []

    def run(command, **options):
        taken.append([str(word) for word in command])
        return subprocess.CompletedProcess(command, 0, stdout="", stderr="")

    monkeypatch.setattr(environment.subprocess, "run", run)
    monkeypatch.setattr(environment, "_venv", lambda: environment.ENVIRONMENT.mkdir(exist_ok=True))
    return taken


@pytest.mark.parametrize("name", ["requirements.txt", "pyproject.toml"])
def test_the_fingerprint_changes_with_the_pins_and_with_the_project(home, name):
    former = environment._fingerprint(home / "requirements.txt")
    assert environment._fingerprint(home / "requirements.txt") == former
    (home / name).write_text("something else")
    assert environment._fingerprint(home / "requirements.txt") != former


def test_the_fingerprint_changes_with_the_python(home, monkeypatch):
    former = environment._fingerprint(home / "requirements.txt")
    monkeypatch.setattr(sys, "base_prefix", "elsewhere")
    assert environment._fingerprint(home / "requirements.txt") != former


def test_making_installs_the_pins_and_then_the_course(home, commands, capsys):
    environment.make(home / "requirements.txt")
    first, second = commands
    assert {"--require-hashes", str(home / "requirements.txt")} <= set(first)
    assert {"--no-deps", "--editable", str(home)} <= set(second)
    for command in commands:
        python = str(environment.python_of(home / ".venv"))
        assert command[1:6] == ["-m", "pip", "--python", python, "install"]
    assert "takes a minute" in capsys.readouterr().out


def test_making_a_second_time_does_nothing(home, commands, capsys):
    environment.make(home / "requirements.txt")
    capsys.readouterr()
    commands.clear()
    environment.make(home / "requirements.txt")
    assert commands == []
    assert capsys.readouterr().out == ""


def test_new_pins_are_installed(home, commands):
    environment.make(home / "requirements.txt")
    commands.clear()
    (home / "requirements.txt").write_text("a==2")
    environment.make(home / "requirements.txt")
    assert len(commands) == 2


def test_going_back_to_former_pins_installs_them(home, commands):
    for version in "121":  # an older commit is checked out again
        commands.clear()
        (home / "requirements.txt").write_text(f"a=={version}")
        environment.make(home / "requirements.txt")
    assert len(commands) == 2


def test_a_failure_says_what_to_try_and_the_next_time_tries_again(home, commands, monkeypatch):
    monkeypatch.setattr(
        environment.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1)
    )
    for _ in range(2):
        with pytest.raises(SetUpFailed) as caught:
            environment.make(home / "requirements.txt")
    for words in ("pip install", "network", "pip --version", "same command again"):
        assert words in str(caught.value)
    assert not list((home / ".venv").glob("installed-*"))


def test_a_real_pip_that_cannot_install_is_an_error(home, capfd):
    (home / "requirements.txt").write_text("./not-there\n")  # a local path: no network is asked
    with pytest.raises(SetUpFailed):
        environment.make(home / "requirements.txt")
    assert capfd.readouterr().err  # the reason is above the message, as the message says


def test_more_packages_go_into_a_folder_of_their_own_once(home, commands):
    target = home / "beside"
    target.mkdir()
    environment.add(home / "requirements.txt", target)
    environment.add(home / "requirements.txt", target)
    (command,) = commands
    assert {"--require-hashes", "--target", str(target)} <= set(command)


# A real environment, without pip and without a network


def base_of(python: Path) -> str:
    ask = "import sys; print(sys.base_prefix)"
    return subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True).stdout


def test_a_new_environment_runs_the_same_python(home):
    environment._venv()
    assert base_of(environment.python_of(home / ".venv")).strip() == sys.base_prefix


def test_an_environment_of_the_same_python_is_kept(home):
    environment._venv()
    kept = home / ".venv" / "kept"
    kept.touch()
    environment._venv()
    assert kept.exists()


def test_an_environment_of_another_python_is_made_anew(home, monkeypatch):
    environment._venv()
    old = home / ".venv" / "old"
    old.touch()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "base_prefix", "elsewhere")
        environment._venv()
    assert not old.exists()
    assert base_of(environment.python_of(home / ".venv")).strip() == sys.base_prefix


def test_a_broken_environment_is_made_anew(home):
    python = environment.python_of(home / ".venv")
    python.parent.mkdir(parents=True)
    python.write_text("half made")
    rubbish = home / ".venv" / "rubbish"
    rubbish.touch()
    environment._venv()
    assert not rubbish.exists()
    assert base_of(python).strip() == sys.base_prefix


@pytest.mark.parametrize(
    ("system", "program"), [("posix", "bin/python"), ("nt", "Scripts/python.exe")]
)
def test_the_python_of_an_environment_has_the_place_of_its_system(monkeypatch, system, program):
    folder = Path("some") / "folder"  # made before: pathlib asks os.name, too
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", system)
        found = environment.python_of(folder)
    assert found == folder / program


# Which Python goes on


@pytest.fixture
def becomes(home, commands, monkeypatch):
    """Takes down what would take the place of this process."""
    taken = []
    monkeypatch.setattr(environment, "_become", taken.append)
    monkeypatch.setattr(environment, "is_installed", lambda: False)
    return taken


def test_outside_the_environment_the_command_goes_on_inside(home, becomes, commands):
    environment.go_on_inside("netlib", ["lab", "--port", "9"], home / "requirements.txt")
    inside = str(environment.python_of(home / ".venv"))
    assert len(commands) == 2
    assert becomes == [[inside, "-m", "netlib", "lab", "--port", "9"]]


def test_inside_the_environment_the_command_goes_on_at_once(home, becomes, commands, monkeypatch):
    monkeypatch.setattr(sys, "prefix", str(home / ".venv"))
    environment.go_on_inside("netlib", ["lab"], home / "requirements.txt")
    assert len(commands) == 2  # new pins are installed all the same
    assert becomes == []


def test_where_the_course_is_installed_no_environment_is_made(home, becomes, commands, monkeypatch):
    monkeypatch.setattr(environment, "is_installed", lambda: True)
    environment.go_on_inside("netlib", ["lab"], home / "requirements.txt")
    assert (becomes, commands) == ([], [])


def test_the_own_environment_does_not_count_as_installed(monkeypatch):
    monkeypatch.setattr(environment, "ENVIRONMENT", Path(sys.prefix).resolve())
    assert not environment.is_installed()  # else new pins would never be installed
    monkeypatch.setattr(environment, "ENVIRONMENT", Path("elsewhere"))
    assert environment.is_installed()
    monkeypatch.setattr(environment, "DISTRIBUTION", "no-such-distribution")
    assert not environment.is_installed()


def test_an_environment_that_is_a_link_counts_as_inside(home, becomes, commands, monkeypatch):
    (home / "elsewhere").mkdir()
    try:
        (home / ".venv").symlink_to(home / "elsewhere", target_is_directory=True)
    except OSError:
        pytest.skip("this user may not make links")  # Windows, without developer mode
    monkeypatch.setattr(sys, "prefix", str(home / ".venv"))
    environment.go_on_inside("netlib", ["lab"], home / "requirements.txt")
    assert becomes == []
