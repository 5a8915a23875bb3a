"""`python -m tests`: everything that CI runs, in the course's own environment.

Each step is tried, also after one has failed. The exit status is 0 if all of them passed.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))  # before the course is installed

from netlib import environment  # noqa: E402
from tests.offline import offline  # noqa: E402

CELL_SECONDS = 30  # a cell that takes longer has wedged
KERNEL_6 = environment.ENVIRONMENT / "ipykernel6"


class Step(NamedTuple):
    """One thing to run: its name, the command, and what to add to the environment."""

    name: str
    command: list[str]
    variables: dict[str, str]


def steps() -> Iterator[Step]:
    """Everything there is to run, quick things first."""
    python = [sys.executable, "-m"]
    ruff = [*python, "ruff"]
    yield Step("style", [*ruff, "check", "."], {})
    yield Step("format", [*ruff, "format", "--check", "."], {})
    yield Step("types", [*python, "mypy"], {})
    yield Step("tests", [*python, "pytest", "tests", "-m", "not browser"], {})
    page = [*python, "pytest", "tests", "-m", "browser"]
    if inside := offline(page):
        yield Step("tests of the page, in an empty network namespace", inside, {})
    else:
        yield Step("tests of the page (this machine permits no network namespace)", page, {})
    yield nbval("notebooks and slides, ipykernel 7", ["notebooks", "slides"])
    step = nbval("notebooks and slides, ipykernel 6", ["notebooks", "slides"])
    yield step._replace(variables={**step.variables, "PYTHONPATH": str(KERNEL_6)})


def nbval(name: str, folders: list[str]) -> Step:
    """Run every notebook of the folders again, and compare what it shows with what is saved.

    In the kernel, a socket that is never closed, or a warning about the cell's own code, fails.
    """
    command = [
        *(sys.executable, "-m", "pytest", *folders, "--nbval"),
        *("-p", "no:cacheprovider", "-p", "no:hypothesispytest"),  # not needed, and slow to load
        *("--nbval-cell-timeout", str(CELL_SECONDS)),
        *("--nbval-sanitize-with", "tests/sanitize.cfg"),
    ]
    return Step(name, command, {"PYTHONWARNINGS": "error::ResourceWarning,error:::__main__"})


def main() -> int:
    """Make the environment, run every step, and say which failed."""
    # A shell starts what runs in the background without Ctrl-C, and all below it inherits that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    requirements = HERE / "requirements.txt"
    environment.go_on_inside("tests", sys.argv[1:], requirements)
    environment.add(HERE / "requirements-ipykernel6.txt", KERNEL_6)
    failed = []
    for step in steps():
        print(f"\n=== {step.name}", flush=True)
        done = subprocess.run(step.command, cwd=ROOT, env={**os.environ, **step.variables})
        if done.returncode:
            failed.append(step.name)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nEverything passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
