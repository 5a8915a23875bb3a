"""Cells are run twice, and in any order, in a real kernel: it never wedges, no port stays taken.

JupyterLab names the cell that it runs. So does this test; nbclient and nbval do not.
"""

import json
import queue
import random
import time
from collections.abc import Iterator

import pytest
from jupyter_client.manager import start_new_kernel

from netlib.lab import ORIGINALS

NOTEBOOKS = sorted(ORIGINALS.glob("*.ipynb"))
BLOCKED = 1.0  # seconds; a cell that takes longer is interrupted, as a student would do
BOUND = 30.0  # seconds; only a test that fails waits so long
NOTHING_LEFT = """
import socket as _socket
from netlib import background as _background, tracing as _tracing
_listens = (_socket.SOL_SOCKET, _socket.SO_ACCEPTCONN)
_left = [each for each in _tracing.known_sockets() if each.getsockopt(*_listens)]
assert not _left + _background.running(), _left + _background.running()
"""


class Kernel:
    """A kernel that runs cells as JupyterLab does."""

    def __init__(self, folder: str) -> None:
        self.manager, self.client = start_new_kernel(cwd=folder)

    def run(self, source: str, cell: str, patience: float) -> str:
        """Run a cell, interrupt it after so many seconds; how it ended: "ok", or an error."""
        request = self._send(source, cell)
        try:
            return self._ends_of(request, patience)[request]
        except queue.Empty:
            self.manager.interrupt_kernel()
        # A cell that was just beginning or ending when the interrupt came gets no reply. What
        # counts is that the kernel goes on.
        return self._ends_of(self._send("", "the test"), BOUND).get(request, "dropped")

    def _send(self, source: str, cell: str) -> str:
        content = {
            "code": source, "silent": False, "store_history": True, "user_expressions": {},
            "allow_stdin": False, "stop_on_error": False,
        }  # fmt: skip
        message = self.client.session.msg("execute_request", content)
        message["metadata"]["cellId"] = cell
        self.client.shell_channel.send(message)
        return message["header"]["msg_id"]

    def _ends_of(self, request: str, patience: float) -> dict[str, str]:
        """Wait for the reply to a request; how it ended, and those that ended meanwhile."""
        ends, found = time.monotonic() + patience, {}
        while request not in found:
            reply = self.client.get_shell_msg(timeout=max(0, ends - time.monotonic()))
            found[reply["parent_header"]["msg_id"]] = str(reply["content"].get("ename", "ok"))
        return found

    def end(self) -> None:
        """End it, with its channels."""
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()


@pytest.fixture
def kernel(tmp_path) -> Iterator[Kernel]:
    kernel = Kernel(str(tmp_path))
    yield kernel
    kernel.end()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_after_any_order_it_runs_from_top_to_bottom(path, kernel):
    cells = [
        (
            each["id"],
            "".join(each["source"]),
            "raises-exception" in each["metadata"].get("tags", []),
        )
        for each in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if each["cell_type"] == "code"
    ]
    mixed = cells * 2
    random.Random(path.stem).shuffle(mixed)  # another order for each notebook, always the same
    for cell, source, _ in mixed:
        kernel.run(source, cell, BLOCKED)  # whatever it shows; queue.Empty if it does not end
    for cell, source, is_provoked in cells:
        assert (kernel.run(source, cell, BOUND) != "ok") == is_provoked, source
    assert kernel.run(NOTHING_LEFT, "the test", BOUND) == "ok"


@pytest.mark.parametrize(
    ("source", "end"),
    [
        ("import time; time.sleep(60)", "KeyboardInterrupt"),
        ("import socket; socket.create_server(('127.0.0.1', 0)).accept()", "KeyboardInterrupt"),
        ("1 / 0", "ZeroDivisionError"),
        ("1", "ok"),
    ],
)
def test_how_a_cell_ended_is_seen(kernel, source, end):
    assert kernel.run(source, "a", BLOCKED) == end


def test_what_a_notebook_leaves_is_seen(kernel):
    set_up = "%load_ext netlib\nimport socket"
    assert kernel.run(f"{set_up}\ns = socket.create_server(('127.0.0.1', 0))", "a", BOUND) == "ok"
    assert kernel.run(NOTHING_LEFT, "b", BOUND) == "AssertionError"
    assert kernel.run("s.close()", "c", BOUND) == "ok"
    assert kernel.run(NOTHING_LEFT, "b", BOUND) == "ok"
