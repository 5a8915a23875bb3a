"""The real JupyterLab in the real Chromium, for tests and for pictures."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
PATIENCE = 60_000  # milliseconds; only a test that fails waits so long
PROGRAM = """
import sys
from pathlib import Path
from netlib import lab
folder = Path(sys.argv[1])
lab.copy_notebooks(copies=folder / "my_notebooks")
options = ["--no-browser", "--port=0", "--LabApp.expose_app_in_browser=True"]
lab.open_lab(folder / "my_notebooks", lab.FIRST, options, settings=folder / "settings")
"""


class Lab:
    """A lab that runs: its address, its process, and what it tried to reach outside."""

    def __init__(self, folder: Path, program: str = PROGRAM) -> None:
        self.folder = folder
        self._audit = folder / "audit.txt"
        variables = {"NETLIB_AUDIT": str(self._audit), "PYTHONPATH": str(HERE / "audit")}
        with (folder / "lab.log").open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", program, str(folder)],
                env={**os.environ, **variables},
                stderr=log,
                start_new_session=True,
            )
        self.address = self._find_address()

    def _find_address(self) -> str:
        while self.process.poll() is None:
            found = re.search(r"http://127\S+token=\w+", self.log)
            if found:
                return found[0]
        raise AssertionError(f"the lab has ended: {self.log}")

    @property
    def log(self) -> str:
        """What the lab has written on the terminal."""
        return (self.folder / "lab.log").read_text()

    @property
    def asked_outside(self) -> str:
        """What the server and its kernels tried to reach on other machines, one a line."""
        return self._audit.read_text() if self._audit.exists() else ""

    def interrupt(self) -> int:
        """Ctrl-C. Returns the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


@contextmanager
def running_lab(folder: Path, program: str = PROGRAM) -> Iterator[Lab]:
    """A lab with a folder of its own. It is ended at the end, if it still runs."""
    lab = Lab(folder, program)
    try:
        yield lab
    finally:
        if lab.process.poll() is None:
            lab.interrupt()


@contextmanager
def chromium() -> Iterator[Any]:
    """The browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


def open_notebook(page: Page, lab: Lab, name: str) -> None:
    """Open a notebook, and wait until its kernel is ready."""
    base, _, token = lab.address.partition("/lab")
    page.goto(f"{base}/lab/tree/{name}?reset&{token.partition('?')[2]}")
    page.wait_for_function(
        """(name) => {
            const panel = window.jupyterapp?.shell.currentWidget;
            return panel?.context?.path === name
                && panel.sessionContext?.session?.kernel?.status === 'idle';
        }""",
        arg=name, timeout=PATIENCE,
    )  # fmt: skip


def command(page: Page, name: str, arguments: dict[str, Any] | None = None) -> None:
    """One of the lab's own commands. It returns at once: some end only when all cells have run."""
    page.evaluate(
        "([name, args]) => { window.jupyterapp.commands.execute(name, args); }",
        [name, arguments or {}],
    )


def run_all(page: Page) -> list[dict[str, Any]]:
    """Run every cell; return the code cells as the lab holds them then."""
    command(page, "notebook:run-all-cells")
    page.wait_for_function(
        """() => {
            const cells = window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells;
            const codes = cells.filter(cell => cell.cell_type === 'code');
            return codes.every(cell => cell.execution_count && cell.executionState !== 'running');
        }""",
        timeout=PATIENCE,
    )
    return [
        cell
        for cell in page.evaluate(
            "() => window.jupyterapp.shell.currentWidget.content.model.toJSON().cells"
        )
        if cell["cell_type"] == "code"
    ]
