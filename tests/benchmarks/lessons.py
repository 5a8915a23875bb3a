"""`python -m tests.benchmarks.lessons`: how long the lessons run, in the lab and under nbval.

In the lab: each student's copy in a fresh kernel, from "run all" until the last cell has ended.
nbval: the command of `python -m tests`, beside the time to start and stop as many kernels, measured
before and after it.
"""

import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from jupyter_client.manager import start_new_kernel

from netlib.lab import ORIGINALS
from tests.__main__ import ROOT, nbval
from tests.browser import CHROMIUM, chromium, open_notebook, run_all, running_lab

NOTEBOOKS = sorted(ORIGINALS.glob("*.ipynb"))
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def seconds_in_the_lab() -> dict[str, float]:
    """Seconds that each notebook takes, once its kernel is there."""
    taken = {}
    with tempfile.TemporaryDirectory() as folder, running_lab(Path(folder)) as lab:
        with chromium() as browser:
            for path in NOTEBOOKS:
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                open_notebook(page, lab, path.name)
                began = time.perf_counter()
                run_all(page)
                taken[path.stem] = time.perf_counter() - began
                page.close()
    return taken


class Kernels(NamedTuple):
    """Seconds to start a kernel for each notebook, and to stop them again."""

    start: float
    stop: float


def seconds_of_kernels() -> Kernels:
    """Start and stop as many kernels as there are notebooks, one at a time."""
    start = stop = 0.0
    for _ in NOTEBOOKS:
        began = time.perf_counter()
        manager, client = start_new_kernel(kernel_name="python3", **QUIET)
        ready = time.perf_counter()
        client.stop_channels()
        manager.shutdown_kernel()
        start += ready - began
        stop += time.perf_counter() - ready
    return Kernels(start, stop)


def seconds_of_nbval() -> float:
    """Seconds for nbval on all notebooks. Raises CalledProcessError if one is not as saved."""
    step = nbval("notebooks", ["notebooks"])
    began = time.perf_counter()
    subprocess.run(step.command, cwd=ROOT, env=os.environ | step.variables, check=True, **QUIET)
    return time.perf_counter() - began


def main() -> None:
    """Measure, and print the table."""
    if CHROMIUM:
        for name, seconds in seconds_in_the_lab().items():
            print(f"{name:44} {seconds:8.1f} s      bar: at most 5 s beyond the kernel's start")
    before, whole, after = seconds_of_kernels(), seconds_of_nbval(), seconds_of_kernels()
    start, stop = (statistics.mean(pair) for pair in zip(before, after, strict=True))
    print(f"{f'{len(NOTEBOOKS)} kernels: start':44} {start:8.1f} s")
    print(f"{'and stop':44} {stop:8.1f} s")
    print(f"{'nbval on the notebooks':44} {whole:8.1f} s")
    for seconds, what in ((start + stop, "start and stop"), (start, "start alone")):
        print(f"{f'as a multiple of {what}':44} {whole / seconds:8.2f}       bar: at most 3")
    print()


if __name__ == "__main__":
    main()
