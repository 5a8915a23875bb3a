"""`python -m tests.benchmarks.talk`: the cost of building the talk, beside what one would pick.

For the decks that is `jupyter nbconvert --to slides`; for the handouts, Chromium from the command
line, one deck after the other.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from netlib import deck, pdf

ROUNDS = 3


def main() -> None:
    """Measure, and print the figures."""
    paths = sorted(deck.DECKS.glob("*.ipynb"))
    names = [str(path) for path in paths]
    with tempfile.TemporaryDirectory() as folder:
        here = ["--to", folder]
        netlib = [sys.executable, "-m", "netlib", "slides"]
        nbconvert = [sys.executable, "-m", "nbconvert", "--to", "slides", "--log-level", "ERROR"]
        took: dict[str, list[float]] = {"decks": [], "nbconvert": [], "all": [], "printing": []}
        for _ in range(ROUNDS):
            took["decks"].append(_seconds([*netlib, *here]))
            took["nbconvert"].append(_seconds([*nbconvert, f"--output-dir={folder}", *names]))
            took["all"].append(_seconds([*netlib, "--pdf", *here]))
            took["printing"].append(sum(_print(path, Path(folder)) for path in paths))
    decks, other, everything, printing = (statistics.median(each) for each in took.values())
    handouts = everything - decks
    print(f"{'the decks':44} {decks / other:8.2f} x {'nbconvert --to slides':28}")
    print(f"{'the handouts':44} {handouts / printing:8.2f} x {'Chromium, one after the other':28}")
    print(f"{'all decks and handouts':44} {everything:8.1f} s     bar: at most 60 s on two cores")


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=deck.DECKS.parent)
    return time.perf_counter() - began


def _print(path: Path, folder: Path) -> float:
    """Seconds to print one deck as one would by hand."""
    page = folder / "page.html"
    page.write_text(deck.handout(path.stem, deck.read(path), False), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile")
    target = f"--print-to-pdf={folder / 'page.pdf'}"
    began = time.perf_counter()
    subprocess.run(
        [pdf.browser(), *options, target, page.as_uri()],
        check=True,
        capture_output=True,
        timeout=60,
    )
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
