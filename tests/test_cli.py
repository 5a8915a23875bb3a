"""netlib.cli: each command does one thing, and a wrong word is an answer, not a traceback."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from netlib import checks, cli, environment, lab, pdf
from netlib.checks import Report
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
    for name in ("lab", "doctor", "handout", "check", "slides", "present"):
        assert re.search(rf"^    {name} ", shown, re.MULTILINE)
    assert went_on == []


@pytest.fixture
def printed(monkeypatch):
    """Takes down what would be printed as PDF."""
    taken = {}
    monkeypatch.setattr(pdf, "browser", lambda: "a browser")
    monkeypatch.setattr(pdf, "print_all", lambda pages: taken.update(pages) or list(pages))
    return taken


def test_slides_builds_the_decks_that_were_asked_for(tmp_path, printed, capsys):
    assert main(["slides", "07", "08_close", "--to", str(tmp_path)]) == 0
    built = sorted(each.name for each in tmp_path.iterdir())
    assert built == ["07_send_and_recv.html", "08_close.html", "index.html"]
    assert f"2 decks; open {tmp_path / 'index.html'}" in capsys.readouterr().out
    assert printed == {}


@pytest.mark.parametrize(
    ("options", "name"), [([], "07_send_and_recv.pdf"), (["--notes"], "07_send_and_recv.notes.pdf")]
)
def test_slides_prints_handouts_with_or_without_notes(tmp_path, printed, options, name):
    assert main(["slides", "07", "--pdf", "--to", str(tmp_path), *options]) == 0
    ((path, page),) = printed.items()
    assert path == tmp_path / name
    assert ("with-notes" in page.partition("<body")[2][:40]) == bool(options)


def test_slides_without_a_browser_makes_nothing_and_says_why(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(pdf.VARIABLE, "/no/such/browser")
    assert main(["slides", "--pdf", "--to", str(tmp_path)]) == 1
    assert "/no/such/browser" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_slides_of_no_such_deck_names_those_there_are(capsys):
    assert main(["slides", "99"]) == 1
    assert "07_send_and_recv" in capsys.readouterr().out


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


# netlib check

RIGHT = """
def serve_udp(sock, student_id, name):
    answers = {b"id\\r\\n": student_id, b"name\\r\\n": name}
    while True:
        data, client = sock.recvfrom(2048)
        sock.sendto((answers.get(data, "ERROR") + "\\r\\n").encode(), client)
"""
SUBMISSIONS = {
    "right.py": (RIGHT, "passed", "passed"),
    "wrong.py": (RIGHT.replace("(data,", "(data.lower(),"), "not yet", "case-folded"),
    "stub.py": (
        "def serve_udp(sock, student_id, name):\n    ...\n",
        "not started",
        "no lines of yours",
    ),
    "syntax.py": ("def serve_udp(sock:\n", "not yet", "line 1: def serve_udp(sock:"),
    "other.py": ("def serve(a, b, c):\n    pass\n", "not yet", "the file has serve"),
    "binary.py": ("\0\1\2", "not yet", "Python cannot read it"),
    "latin.py": ("# -*- coding: nonsense -*-\n", "not yet", "not text in UTF-8"),
    "endless.py": ("(" * 5000, "not yet", "Python cannot read it"),
}
KEYS = ["file", "exercise", "outcome", "mistakes", "advice", "hint", "seconds"]


@pytest.fixture
def files(tmp_path):
    """The paths of all submissions, by name; beside them a folder, and a file that is not there."""
    for name, (source, _, _) in SUBMISSIONS.items():
        (tmp_path / name).write_text(source)
    (tmp_path / "folder.py").mkdir()
    return {name: str(tmp_path / name) for name in [*SUBMISSIONS, "folder.py", "missing.py"]}


def test_check_says_in_one_line_of_json_what_came_of_each_file(files, capsys):
    assert main(["check", "datagram", "--json", *files.values()]) == 1
    captured = capsys.readouterr()
    told = [json.loads(line) for line in captured.out.splitlines()]
    assert captured.err == ""
    assert [each["file"] for each in told] == list(files.values())
    assert [list(each) for each in told] == [KEYS] * len(files)
    outcomes = {Path(each["file"]).name: each["outcome"] for each in told}
    expected = {name: outcome for name, (_, outcome, _) in SUBMISSIONS.items()}
    assert outcomes == {**expected, "folder.py": "not yet", "missing.py": "not yet"}


def test_check_prints_the_report_of_each_file(files, capsys):
    assert main(["check", "datagram", *files.values()]) == 1
    shown = capsys.readouterr().out
    assert "Traceback" not in shown
    texts = {name: text for name, (_, _, text) in SUBMISSIONS.items()}
    texts |= {"folder.py": "it is a folder", "missing.py": "no such file"}
    places = [shown.index(f"{files[name]}\n") for name in files]
    for name, start, end in zip(files, places, [*places[1:], len(shown)], strict=True):
        assert texts[name] in shown[start:end]


def test_check_ends_with_status_0_if_all_passed(files, capsys):
    assert main(["check", "datagram", files["right.py"], "--jobs", "1", files["right.py"]]) == 0
    assert capsys.readouterr().out.count("✓ datagram: passed") == 2


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "nonsense", "a.py"],
        ["check", "datagram"],
        ["check", "datagram", "--json"],
        ["check", "datagram", "a.py", "--jobs", "0"],
        ["check", "datagram", "a.py", "--loud"],
    ],
)
def test_a_wrong_check_ends_with_status_2_before_anything_is_made(words, went_on, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert went_on == []


@pytest.mark.parametrize("words", [["check"], ["check", "nonsense", "a"], ["check", "server"]])
def test_a_wrong_check_names_the_exercises(words, capsys):
    with pytest.raises(SystemExit):
        main(words)
    assert ", ".join(checks.exercise_names()) in " ".join(capsys.readouterr().err.split())


def test_each_line_is_written_before_the_next_file_is_known(files, capsys, monkeypatch):
    written = []

    def reports(exercise, paths, jobs):
        for _ in paths:
            written.append(capsys.readouterr().out)
            yield Report(exercise, "passed", [], 0.5)

    monkeypatch.setattr(checks, "check_files", reports)
    assert main(["check", "datagram", "--json", "a.py", "b.py"]) == 0
    assert written[0] == ""
    assert json.loads(written[1])["file"] == "a.py"
