"""netlib.cli: each command does one thing, and a wrong word is an answer, not a traceback."""

import os
import subprocess
import sys

import pytest

from netlib import cli, environment, lab
from netlib.cli import main
from netlib.doctor import Diagnosis, Finding
from netlib.environment import ROOT, SetUpFailed
from netlib.handout import NAME

FINE = Diagnosis([Finding("good", "Python"), Finding("note", "No IPv6.")])
ILL = Diagnosis([Finding("problem", "No loopback.", "Ask the firewall.")])

# `python -m netlib doctor`, but the environment that runs the tests is left as it is.
DOCTOR = """
import runpy, sys
from netlib import environment
environment.go_on_inside = lambda module, arguments: None
sys.argv = ["netlib", "doctor"]
runpy.run_module("netlib", run_name="__main__")
"""


@pytest.fixture(autouse=True)
def went_on(monkeypatch):
    """Takes down what would go on inside the environment; the test goes on here."""
    taken = []
    monkeypatch.setattr(environment, "go_on_inside", lambda *arguments: taken.append(arguments))
    return taken


@pytest.fixture
def opened(monkeypatch):
    """Takes down what JupyterLab would be opened with. One new notebook is announced."""
    taken = []
    monkeypatch.setattr(lab, "open_lab", lambda *arguments: taken.append(arguments))
    monkeypatch.setattr(lab, "copy_notebooks", lambda: ["01 has changed"])
    return taken


@pytest.mark.parametrize(
    "words",
    [[], ["nonsense"], ["doctor", "--loud"], ["doctor", "me"], ["--port", "9"], ["lab doctor"]],
)
def test_a_wrong_command_ends_with_status_2_before_anything_is_made(words, went_on, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("usage: netlib")
    assert captured.out == ""
    assert went_on == []


def test_an_unknown_option_is_named(capsys):
    with pytest.raises(SystemExit):
        main(["doctor", "--loud", "again"])
    assert "unknown: --loud again" in capsys.readouterr().err


def test_help_names_every_command(went_on, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert "netlib lab" in shown
    assert "netlib doctor" in shown
    assert "netlib handout" in shown
    assert went_on == []


@pytest.mark.parametrize(("diagnosis", "status"), [(FINE, 0), (ILL, 1)])
def test_doctor_shows_its_list_and_tells_by_its_status(monkeypatch, capsys, diagnosis, status):
    monkeypatch.setattr(cli, "doctor", lambda: diagnosis)
    assert main(["doctor"]) == status
    captured = capsys.readouterr()
    assert captured.out == f"{diagnosis!r}\n"
    assert captured.err == ""


def test_a_command_goes_on_inside_with_the_same_words(monkeypatch, opened, went_on):
    monkeypatch.setattr(cli, "doctor", lambda: FINE)
    main(["doctor"])
    main(["lab", "--no-browser", "--port", "9"])
    assert went_on == [
        ("netlib", ["doctor"]),
        ("netlib", ["lab", "--no-browser", "--port", "9"]),
    ]


def test_the_words_come_from_the_command_line(monkeypatch, went_on):
    monkeypatch.setattr(cli, "doctor", lambda: FINE)
    monkeypatch.setattr(sys, "argv", ["netlib", "doctor"])
    assert main() == 0
    assert went_on == [("netlib", ["doctor"])]


def test_lab_opens_the_copies_and_says_what_is_new(opened, capsys):
    assert main(["lab"]) == 0
    assert opened == [(lab.COPIES, lab.FIRST, [])]
    assert capsys.readouterr().out == "netlib: 01 has changed.\n"


def test_lab_opens_the_originals_and_copies_nothing(opened, capsys):
    assert main(["lab", "--originals"]) == 0
    assert opened == [(lab.ORIGINALS, lab.FIRST, [])]
    assert capsys.readouterr().out == ""


def test_lab_passes_jupyters_own_options_on(opened):
    assert main(["lab", "--port", "9", "--no-browser", "--ServerApp.ip=::1"]) == 0
    ((_, _, others),) = opened
    assert others == ["--port", "9", "--ServerApp.ip=::1", "--no-browser"]


def test_handout_writes_where_it_is_told_and_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["handout"]) == 0
    assert main(["handout", "other.zip"]) == 0
    assert [path.name for path in sorted(tmp_path.iterdir())] == [NAME, "other.zip"]
    assert capsys.readouterr().out.startswith(f"netlib: wrote {NAME}, ")


def test_a_handout_that_cannot_be_written_is_one_line_and_status_1(tmp_path, capsys):
    assert main(["handout", str(tmp_path / "nowhere" / "a.zip")]) == 1
    said = capsys.readouterr().out
    assert said.startswith("netlib: the handout could not be written to ")
    assert said.count("\n") == 1


def test_an_error_of_netlib_is_one_line_and_status_1(monkeypatch, capsys):
    def fail(*_):
        raise SetUpFailed("pip install", "it could not", "Try again")

    monkeypatch.setattr(environment, "go_on_inside", fail)
    assert main(["doctor"]) == 1
    captured = capsys.readouterr()
    assert captured.out == "netlib: pip install: it could not. Try again.\n"
    assert captured.err == ""


def test_any_other_error_is_not_hidden(monkeypatch):
    def fail():
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "doctor", fail)
    with pytest.raises(ZeroDivisionError):
        main(["doctor"])


def run_doctor(encoding: str) -> subprocess.CompletedProcess[str]:
    """The real command, in a process of its own, with its output in a pipe."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", DOCTOR],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        encoding=encoding,
        timeout=60,
    )


def test_python_m_netlib_doctor_works():
    done = run_doctor("utf-8")
    assert done.stderr == ""
    assert "127.0.0.1" in done.stdout
    assert done.returncode == int("✗" in done.stdout)


def test_doctor_can_be_written_to_a_file_on_windows():
    done = run_doctor("cp1252")  # what a pipe or a file is given there
    assert done.stderr == ""
    assert "127.0.0.1" in done.stdout
