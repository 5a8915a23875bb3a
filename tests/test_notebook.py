"""What `%load_ext netlib` does in a real kernel, of both major versions of ipykernel."""

import os
import queue
import sys
import time

import pytest
from jupyter_client.manager import KernelManager

from netlib.environment import ENVIRONMENT

BOUND = 20  # seconds; only a test that fails waits so long
OLD_KERNEL = ENVIRONMENT / "ipykernel6"


class Kernel:
    """A real kernel, and a front end that runs cells in it, as JupyterLab does."""

    def __init__(self, manager):
        self.manager = manager
        self.client = manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=BOUND)
        self.outputs = {}  # of each request: what came, in words

    def run(self, code, cell=None, until_idle=True):
        """Run one cell; return what it showed. `cell` is its id, which a test runner has not."""
        content = {"code": code, "silent": False, "store_history": True, "stop_on_error": False}
        message = self.client.session.msg("execute_request", content)
        message["metadata"] = {"cellId": cell} if cell else {}
        self.client.shell_channel.send(message)
        request = message["header"]["msg_id"]
        self.outputs[request] = ""
        if until_idle:
            self.listen(lambda kind, parent, _: kind == "idle" and parent == request)
            return self.outputs[request]
        return request

    def listen(self, is_last):
        """Take what the kernel publishes until `is_last(kind, parent, text)`."""
        ends = time.monotonic() + BOUND
        while True:
            try:
                message = self.client.get_iopub_msg(timeout=max(0, ends - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"the kernel went silent: {self.outputs}") from None
            parent = message["parent_header"].get("msg_id")
            kind, text = as_words(message["msg_type"], message["content"])
            if parent in self.outputs:
                self.outputs[parent] += text
            if is_last(kind, parent, text):
                return


def as_words(kind, content):
    if kind == "status":
        return content["execution_state"], ""
    if kind == "stream":
        return kind, content["text"]
    if kind == "execute_result":
        return kind, content["data"]["text/plain"]
    if kind == "error":
        return kind, "\n".join(content["traceback"])
    return kind, ""


@pytest.fixture(params=["ipykernel 7", "ipykernel 6"])
def kernel(request):
    environment = dict(os.environ)
    if request.param == "ipykernel 6":
        if not OLD_KERNEL.exists() and not os.environ.get("CI"):
            pytest.skip("ipykernel 6 is installed by `python -m tests`")
        environment["PYTHONPATH"] = str(OLD_KERNEL)
    manager = KernelManager()
    manager.start_kernel(env=environment)
    kernel = Kernel(manager)
    version = kernel.run("import ipykernel; print(ipykernel.__version__)")
    assert request.param == f"ipykernel {version.partition('.')[0]}"
    kernel.run("%load_ext netlib\nimport socket, threading\nimport netlib")
    yield kernel
    kernel.client.stop_channels()
    manager.shutdown_kernel(now=True)


PORT = 20345  # below the ports that the system itself gives to clients
LISTEN = f"s = socket.socket(); s.bind(('127.0.0.1', {PORT})); s.listen()\n"


def test_a_cell_that_was_interrupted_in_accept_can_be_run_again(kernel):
    kernel.run(LISTEN + "print('now'); s.accept()", cell="a", until_idle=False)
    kernel.listen(lambda kind, _, text: "now" in text)
    kernel.manager.interrupt_kernel()
    kernel.listen(lambda kind, _, text: kind == "idle")
    again = kernel.run(LISTEN + "print('listening')", cell="a")
    assert again == "netlib: closed 1 socket that the last run of this cell left open.\nlistening\n"


@pytest.mark.parametrize("cell", ["a", None], ids=["in the lab", "where cells have no id"])
def test_a_cell_that_displayed_its_socket_can_be_run_again(kernel, cell):
    for _ in range(3):
        assert "<socket.socket fd=" in kernel.run(LISTEN + "s", cell)


def test_another_cell_can_take_the_port_of_a_socket_left_open(kernel):
    kernel.run(LISTEN, cell="a")
    taken = kernel.run("t" + LISTEN[1:].replace("s.", "t.") + "print('mine')", cell="b")
    assert taken == f"netlib: closed 1 socket that still held port {PORT}.\nmine\n"


def test_two_sockets_of_one_cell_may_collide_on_purpose(kernel):
    shown = kernel.run(LISTEN + LISTEN.replace("s.", "t.").replace("s =", "t ="), cell="a")
    assert "Address already in use" in shown


def test_a_cell_whose_thread_is_blocked_in_accept_can_be_run_again(kernel):
    start = (
        LISTEN
        + "t = threading.Thread(target=s.accept); t.start(); old = globals().get('new'); new = t"
    )
    kernel.run(start, cell="a")
    kernel.run(start, cell="a")
    assert kernel.run("old.join(5); print(old.is_alive(), new.is_alive())") == "False True\n"
    assert kernel.run(LISTEN, cell="a").startswith("netlib: closed 1 socket")


def test_a_server_started_again_by_its_cell_replaces_the_former(kernel):
    kernel.run("def serve(connection): pass")
    start = f"server = netlib.BackgroundServer(serve, port={PORT}).start(); print(server.state)"
    assert kernel.run(start, cell="a") == "waiting in accept()\n"
    assert kernel.run(start, cell="a") == (
        "netlib: stopped serve, which the last run of this cell started.\nwaiting in accept()\n"
    )
    assert kernel.run(start, cell="b") == (
        "netlib: stopped serve, that ran under the same name.\nwaiting in accept()\n"
    )


def test_what_a_server_prints_never_lands_in_a_cell(kernel):
    kernel.run(
        "gate = threading.Event()\n"
        "def serve(connection):\n"
        "    gate.wait()\n"
        "    for n in range(50): print('from the server', n)\n"
        "server = netlib.BackgroundServer(serve).start()\n"
        "client = socket.create_connection(server.address)"
    )
    shown = kernel.run("gate.set()\nfor n in range(50): print('from the cell', n)")
    assert shown == "".join(f"from the cell {n}\n" for n in range(50))
    log = kernel.run("server.wait_for('disconnected'); print(server.log)").splitlines()
    assert log[1:-1] == [f"client 1 | from the server {n}" for n in range(50)]
    assert not any("from the server" in text for text in list(kernel.outputs.values())[:-1])


def test_what_a_students_thread_prints_lands_in_the_cell_that_started_it(kernel):
    kernel.run(
        "gate = threading.Event()\n"
        "def work():\n"
        "    gate.wait()\n"
        "    print('late')\n"
        "thread = threading.Thread(target=work); thread.start()"
    )
    first = list(kernel.outputs)[-1]
    assert kernel.run("gate.set(); thread.join(); print('next')") == "next\n"
    if "late" not in kernel.outputs[first]:
        kernel.listen(lambda kind, parent, text: "late" in text)
    assert kernel.outputs[first] == "late\n"


def test_an_error_of_the_students_code_is_shown_by_the_students_lines_alone(kernel):
    kernel.run(
        "def serve(connection):\n"
        "    nonsense\n"
        "server = netlib.BackgroundServer(serve).start()\n"
        "socket.create_connection(server.address).close()"
    )
    shown = kernel.run("server.wait_for('never'); print('not reached')")
    assert "NameError" in shown
    assert "nonsense" in shown
    assert "background.py" not in shown
    assert not shown.endswith("not reached\n")
    assert kernel.run("server.stop(); print(server.state)") == "stopped\n"


def test_names_imported_before_are_traced_too_and_everything_can_be_switched_off(kernel):
    kernel.run("%unload_ext netlib\nfrom socket import *\nimport sys")
    traced = "'wake' in dir(socket)"
    look = f"print({traced}, type(sys.stdout).__name__, threading.Thread.start.__module__)"
    assert kernel.run(look) == "False OutStream threading\n"
    kernel.run("%load_ext netlib")
    assert kernel.run(look) == "True Router netlib.output\n"
    kernel.run("%unload_ext netlib")
    assert kernel.run(look) == "False OutStream threading\n"


def test_code_that_cannot_be_ended_leaves_the_kernel_usable_and_able_to_exit(kernel):
    kernel.run(
        "def serve(connection):\n"
        "    while True:\n"
        "        try:\n"
        "            while True: pass\n"
        "        except: pass\n"
        "server = netlib.BackgroundServer(serve).start()\n"
        "client = socket.create_connection(server.address)\n"
        "server.wait_for('connected')"
    )
    shown = kernel.run("server.stop()")
    if shown:  # an `except` can be passed by, when Stopped comes between two rounds
        assert shown.startswith("netlib: serve cannot be ended now; it is still at line")
    assert kernel.run("print('usable')") == "usable\n"
    kernel.client.shutdown()
    assert wait(kernel.manager) == 0


def wait(manager):
    """The exit status of a kernel that has been asked to shut down."""
    return manager.provisioner.process.wait(BOUND)


if sys.platform == "win32":
    pytestmark = pytest.mark.filterwarnings("ignore:Proactor event loop")


@pytest.mark.parametrize(("right_behind", "waits"), [(60, False), (0, True)])
def test_the_other_host_waits_for_a_button_unless_all_cells_run(kernel, right_behind, waits):
    kernel.run(f"from netlib import notebook\nnotebook.RIGHT_BEHIND = {right_behind}")
    kernel.run("other = netlib.OtherHost()\n" + LISTEN + f"s.settimeout({BOUND})")
    kernel.run("other.connect(after=3600)\nif not netlib.other_host.all_cells_run: s.settimeout(1)")
    shown = kernel.run("print(s.accept()[0].getsockname())")
    assert ("TimeoutError" in shown) == waits
    assert (f"('127.0.0.1', {PORT})" in shown) != waits
