"""A deck as PDF, printed by the Chromium that this machine has."""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from netlib.errors import NetlibError

NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "msedge"),
)
PLACES = (  # where a browser lies on systems that do not have it in PATH
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
VARIABLE = "CHROME_PATH"  # what other programs that need a browser look at, too
AT_ONCE = 2  # browsers; more of them only wait for the processor
PATIENCE = 60  # seconds for one deck
PAGE_TIME = 5_000  # milliseconds of the page's own clock, until reveal.js has laid out the pages


class NoBrowser(NetlibError):
    """There is no Chromium here, or it did not print."""


def browser() -> str:
    """The path of a browser that can print. Raises NoBrowser."""
    asked = os.environ.get(VARIABLE, "")
    places = [asked] if asked else [*map(shutil.which, NAMES), *PLACES]
    for place in places:
        if place and Path(place).is_file():
            return place
    raise NoBrowser(
        "Looking for a browser that prints PDF",
        f"{VARIABLE} says {asked!r}, which is no file"
        if asked
        else "there is no Chromium, Chrome or Edge here",
        f"Install Chromium, or say where it is in the variable {VARIABLE}; or open the deck in any "
        "browser with ?print-pdf at the end of its address, and print that",
    )


def print_all(decks: list[Path], with_notes: bool) -> list[Path]:
    """A PDF beside each deck. With notes, a page of them follows each slide that has any."""
    program = browser()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda deck: _print(program, deck, with_notes), decks))


def _print(program: str, deck: Path, with_notes: bool) -> Path:
    target = deck.with_suffix(".notes.pdf" if with_notes else ".pdf")
    address = f"{deck.resolve().as_uri()}?print-pdf{'&notes' if with_notes else ''}"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            *(program, "--headless", "--disable-gpu", "--no-first-run", "--disable-sync"),
            *("--disable-background-networking", "--disable-component-update"),
            *("--no-pdf-header-footer", f"--user-data-dir={profile}"),
            *(f"--virtual-time-budget={PAGE_TIME}", f"--print-to-pdf={target}", address),
        ]
        if sys.platform == "linux" and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # Chromium has none for root, as in a container
        target.unlink(missing_ok=True)
        try:
            done = subprocess.run(command, capture_output=True, timeout=PATIENCE)
            words = done.stderr.decode("utf-8", "replace").strip()[-300:]
        except subprocess.TimeoutExpired:
            words = f"it took longer than {PATIENCE} s"
    if not target.is_file():
        raise NoBrowser(f"Printing {deck.name} with {program}", words, "Try another browser")
    return target
