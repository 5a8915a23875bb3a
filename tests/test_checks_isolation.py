"""netlib.checks: whatever a student's code does, the report comes, and nothing of it goes on."""

import os
import textwrap
import time

import psutil
import pytest

from netlib.checks import check_files, children
from netlib.checks.masks import MASKS
from netlib.checks.probing import new_facts

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")

BOUND = 60  # seconds for one report, on a machine that runs everything else as well

RIGHT = """
def serve_udp(sock, student_id, name):
    answers = {b"id\\r\\n": student_id, b"name\\r\\n": name}
    while True:
        data, client = sock.recvfrom(2048)
        sock.sendto((answers.get(data, "ERROR") + "\\r\\n").encode(), client)
"""

# What stands in the function, and what the report must say of it.
NASTY = {
    "sys.exit": ("import sys; sys.exit(3)", "SystemExit"),
    "os._exit": ("import os; os._exit(3)", "ended without a word"),
    "endless loop": ("while True: pass", "while True: pass"),
    "endless C code": ("import itertools; sum(itertools.count())", "let nothing else run"),
    "fork bomb": ("import os\nwhile True: os.fork()", "os.fork()"),
    "stubborn fork bomb": (
        "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
        "not yet",
    ),
    "thread bomb": (
        "import threading\nwhile True: threading.Thread(target=threading.Event().wait).start()",
        "can't start new thread",
    ),
    "older thread bomb": (
        "import _thread, time\nwhile True: _thread.start_new_thread(time.sleep, (60,))",
        "can't start new thread",
    ),
    "subprocess bomb": (
        "import subprocess, sys\n"
        "while True: subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])",
        "subprocess.Popen",
    ),
    "daemon": (
        "import os, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0: time.sleep(60)\n"
        "    os._exit(0)\n",
        "returned",
    ),
    "daemon of the dead": (
        "import os, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0: time.sleep(60)\n"
        "os._exit(0)\n",
        "ended without a word",
    ),
    "closed files": (
        "import os, sys\n"
        "sys.stdin.close(); sys.stdout.close(); sys.stderr.close()\n"
        "os.closerange(0, 10_000)\n"
        "while True: sock.recvfrom(100)",
        "not yet",
    ),
    "socket is None": ("import socket; socket.socket = None", "returned"),
    "changed modules": (
        "import json, socket, threading, time\n"
        "json.dumps = json.loads = time.sleep = threading.Thread = None\n"
        "socket.socket.send = socket.socket.sendto = socket.socket.close = None",
        "returned",
    ),
    "SIGKILL": ("import os; os.kill(os.getpid(), 9)", "ended without a word"),
    "SIGKILL to the parent": ("import os; os.kill(os.getppid(), 9)", "PermissionError"),
    "SIGKILL to everybody": ("import os; os.kill(-1, 9)", "PermissionError"),
    "SIGKILL to the group": ("import os; os.killpg(0, 9)", "ended without a word"),
    "SIGTERM": ("import os; os.kill(os.getpid(), 15)", "ended without a word"),
    "SIGSTOP": ("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", "let nothing else run"),
    "SIGALRM": ("import signal, time; signal.setitimer(0, 0.05); time.sleep(60)", "ended without"),
    "much print": ("while True: print('x' * 1_000_000)", "print('x' * 1_000_000)"),
    "much output": ("import os\nwhile True: os.write(1, b'x' * 1_000_000)", "os.write(1"),
    "much memory": ("x = bytearray(10 << 30)", "MemoryError"),
    "more and more": (
        "x = []\nwhile True: x.append(bytearray(1 << 20))",
        "bytearray(1 << 20)",
    ),
    "huge result": ("return [b'x' * 1_000_000] * 1000", "returned"),
    "result in itself": ("x = []; x.append(x); return x", "returned"),
    "huge number": ("return 10 ** 100_000", "returned"),
    "deep recursion": ("return serve_udp(sock, student_id, name)", "RecursionError"),
    "open sockets": (
        "import socket\n"
        "kept = [socket.create_server(('127.0.0.1', 0)) for _ in range(100)]\n"
        "while True: sock.recvfrom(100)",
        "nothing came",
    ),
    "full disk": (
        "import os, tempfile\n"
        "with tempfile.TemporaryFile() as file:\n"
        "    while True: file.write(b'x' * 1_000_000)",
        "not yet",
    ),
    "another folder": ("import os; os.chdir('/')", "returned"),
}

AT_IMPORT = {
    "endless import": ("while True: pass", "did not end"),
    "exit at import": ("import os; os._exit(0)", "ended"),
    "fork at import": ("import os\nwhile True: os.fork()", "import"),
    "socket is None at import": ("import socket; socket.socket = None", "passed"),
    "no json": ("import json; json.dumps = json.loads = None", "passed"),
}


def function_of(body: str) -> str:
    return f"def serve_udp(sock, student_id, name):\n{textwrap.indent(body, '    ')}\n"


def left_over() -> list[str]:
    """Every process below this one, but for the nursery itself."""
    nursery = children._nursery
    everything = psutil.Process().children(recursive=True)
    return [str(each) for each in everything if nursery is None or each.pid != nursery.pid]


@pytest.fixture
def report_of(tmp_path):
    """A function that checks a source; and then that nothing of it is left, and all is well."""

    def check_source(source: str):
        file = tmp_path / "student.py"
        file.write_text(source)
        began = time.monotonic()
        (report,) = check_files("datagram", [file])
        assert time.monotonic() - began < BOUND
        assert left_over() == []
        return report

    return check_source


@pytest.mark.parametrize("name", NASTY)
def test_nasty_code_gets_its_report_and_leaves_nothing(name, report_of):
    body, said = NASTY[name]
    report = report_of(function_of(body))
    assert report.outcome == "not yet"
    assert said in str(report)
    assert report.hint


@pytest.mark.parametrize("name", AT_IMPORT)
def test_nasty_code_at_import_gets_its_report_and_leaves_nothing(name, report_of):
    code, said = AT_IMPORT[name]
    report = report_of(f"{code}\n{RIGHT}")
    assert said in str(report)


def test_after_the_worst_the_next_check_is_right(report_of):
    assert report_of(function_of(NASTY["stubborn fork bomb"][0])).outcome == "not yet"
    assert report_of(RIGHT).outcome == "passed"


def test_others_get_the_right_verdict_while_one_kills_all_it_can(tmp_path):
    (tmp_path / "right.py").write_text(RIGHT)
    names = ["SIGKILL to the parent", "stubborn fork bomb", "SIGKILL to the group"]
    for number, name in enumerate(names):
        (tmp_path / f"nasty_{number}.py").write_text(function_of(NASTY[name][0]))
    files = [tmp_path / "right.py", *sorted(tmp_path.glob("nasty*")), tmp_path / "right.py"]
    outcomes = [report.outcome for report in check_files("datagram", files)]
    assert outcomes == ["passed", "not yet", "not yet", "not yet", "passed"]
    assert left_over() == []


@pytest.mark.parametrize("value", ["id", "name", "word"])
def test_values_differ_at_every_try(value):
    tries = {new_facts()[value] for _ in range(100)}
    assert len(tries) > 90
    assert not [each for each in tries if value == "word" and ("id" in each or "name" in each)]


def test_a_report_does_not_show_the_values_of_its_try(report_of):
    body = "print(student_id, name)\nraise ValueError(f'{student_id} of {name}')"
    report = report_of(function_of(body))
    assert f"ValueError: {MASKS['id']} of {MASKS['name']}" in str(report)


def test_a_nursery_that_was_killed_is_made_anew(report_of):
    assert report_of(RIGHT).outcome == "passed"
    former = children._nursery
    assert former is not None
    former.kill()
    former.wait(10)
    assert report_of(RIGHT).outcome == "passed"
    assert children._nursery is not former
