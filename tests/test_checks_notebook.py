"""netlib.check in a real kernel: functions of notebooks, Ctrl-C, threads, saved reports."""

import queue
import subprocess
import sys
import time

import nbformat
import pytest
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

BOUND = 60  # seconds; only a test that fails waits so long

RIGHT = """
def serve_udp(sock, student_id, name):
    answers = {b"id\\r\\n": student_id, b"name\\r\\n": name}
    while True:
        data, client = sock.recvfrom(2048)
        sock.sendto((answers.get(data, "ERROR") + "\\r\\n").encode(), client)
"""
WRONG = RIGHT.replace("answers.get(data,", "answers.get(data.lower(),")
STUB = 'def serve_udp(sock, student_id, name):\n    """Serve."""\n    ...\n'
CHECK = 'import netlib\nnetlib.check("datagram", serve_udp)'

# What a notebook may have beside the function, and the function uses.
GLOBALS = """
import queue, re, socket, sys, threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

LINE = re.compile(rb"(.*)\\r\\n", re.DOTALL)
lock, again, stopped, ready = threading.Lock(), threading.RLock(), threading.Event(), queue.Queue()
pool = ThreadPoolExecutor(2)
left = socket.socket()
helper = threading.Thread(target=print)
local = threading.local()
out = sys.stdout

@dataclass
class Answers:
    of: dict

    def to(self, data):
        found = LINE.fullmatch(data)
        return self.of.get(found[1] if found else None, "ERROR")

end = lambda text: (text + "\\r\\n").encode()

def serve_udp(sock, student_id, name):
    assert not (stopped.is_set() or helper.is_alive() or local.__dict__) and ready.empty()
    assert left.fileno() == -1 and out is sys.stdout
    answers = Answers({b"id": student_id, b"name": name})
    while True:
        data, client = sock.recvfrom(2048)
        with lock, again:
            pool.submit(sock.sendto, end(answers.to(data)), client).result()
"""


@pytest.fixture
def kernel():
    """A real kernel, and the client of it."""
    manager = KernelManager()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=BOUND)
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(client, code):
    """Run one cell; return all that it showed as text."""
    return shown_by(client, client.execute(code))


def shown_by(client, request):
    text = ""
    ends = time.monotonic() + BOUND
    while True:
        try:
            message = client.get_iopub_msg(timeout=max(0, ends - time.monotonic()))
        except queue.Empty:
            raise AssertionError(f"the kernel went silent after {text!r}") from None
        if message["parent_header"].get("msg_id") != request:
            continue
        kind, content = message["msg_type"], message["content"]
        if kind == "status" and content["execution_state"] == "idle":
            return text
        if kind == "stream":
            text += content["text"]
        elif kind == "execute_result":
            text += content["data"]["text/plain"]
        elif kind == "error":
            text += f"{content['ename']}: {content['evalue']}"


def test_a_function_works_with_all_that_a_notebook_has_around_it(kernel):
    _, client = kernel
    assert run(client, GLOBALS) == ""
    assert run(client, CHECK).startswith("✓ datagram: passed")


def test_what_cannot_be_carried_over_is_said_in_words(kernel):
    _, client = kernel
    run(
        client,
        "numbers = (each for each in 'abc')\n"
        "def serve_udp(sock, student_id, name):\n    next(numbers)",
    )
    shown = run(client, CHECK)
    assert "lives in this notebook alone" in shown
    assert "Traceback" not in shown


def test_a_cell_that_python_cannot_read_is_not_judged_by_the_one_before(kernel):
    _, client = kernel
    run(client, RIGHT)
    run(client, RIGHT.replace("while True:", "while True"))
    shown = run(client, CHECK)
    assert shown.startswith("✗ datagram: not yet")
    assert "the newest cell with serve_udp was not run" in shown
    assert ": while True (" in shown
    run(client, RIGHT)
    assert run(client, CHECK).startswith("✓ datagram: passed")


def test_other_cells_go_on_while_a_check_runs(kernel):
    _, client = kernel
    run(client, RIGHT)
    counting = (
        "import threading\n"
        "counted, done = [0], threading.Event()\n"
        "def count():\n"
        "    while not done.wait(0.001): counted[0] += 1\n"
        "other = threading.Thread(target=count)\nother.start()"
    )
    run(client, counting)
    shown = run(client, "import netlib\nprint(netlib.check('datagram', serve_udp).passed)")
    after = run(client, "done.set(); other.join(); print(counted[0] > 20)")
    assert (shown, after) == ("True\n", "True\n")


def test_ctrl_c_ends_a_check_and_the_next_one_works(kernel):
    manager, client = kernel
    run(client, "def serve_udp(sock, student_id, name):\n    while True: pass")
    run(client, "import netlib, psutil")
    request = client.execute("print('begins', flush=True)\nnetlib.check('datagram', serve_udp)")
    while True:  # until it has begun
        message = client.get_iopub_msg(timeout=BOUND)
        if message["msg_type"] == "stream" and "begins" in message["content"]["text"]:
            break
    manager.interrupt_kernel()
    assert "KeyboardInterrupt" in shown_by(client, request)
    left = "print(len(psutil.Process().children(recursive=True)) <= 1)"  # the nursery
    assert run(client, left) == "True\n"
    run(client, RIGHT)
    assert "passed" in run(client, CHECK)


def test_two_threads_may_check_at_once(kernel):
    _, client = kernel
    run(client, RIGHT)
    code = (
        "import netlib\nfrom concurrent.futures import ThreadPoolExecutor\n"
        "def one(number): return netlib.check('datagram', serve_udp).outcome\n"
        "with ThreadPoolExecutor(2) as both: print(list(both.map(one, range(2))))"
    )
    assert run(client, code) == "['passed', 'passed']\n"


def test_saved_reports_are_the_same_in_the_next_run(tmp_path):
    notebook = nbformat.v4.new_notebook()
    cells = [each for source in (RIGHT, WRONG, STUB) for each in (source, CHECK)]
    notebook.cells = [nbformat.v4.new_code_cell(each) for each in cells]
    NotebookClient(notebook, timeout=BOUND).execute()
    texts = [cell.outputs[0].data["text/plain"] for cell in notebook.cells[1::2]]
    assert [text.splitlines()[0] for text in texts] == [
        "✓ datagram: passed", "✗ datagram: not yet", "○ datagram: not started",
    ]  # fmt: skip
    file = tmp_path / "saved.ipynb"
    nbformat.write(notebook, file)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--nbval", "-p", "no:cacheprovider", str(file)],
        capture_output=True, text=True, timeout=5 * BOUND, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
