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
        f"Install Chromium, or say where it is in the variable {VARIABLE}",
    )


def print_all(pages: dict[Path, str]) -> list[Path]:
    """Print each page, given as HTML, into the file that it stands for. Raises NoBrowser."""
    program = browser()
    targets = list(pages)
    shares = [targets[first::AT_ONCE] for first in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(_print_some, program, share, pages) for share in shares]:
            done.result()
    return targets


def _print_some(program: str, targets: list[Path], pages: dict[Path, str]) -> None:
    """Print one after the other, all with one profile: to make one takes as long as to print."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for target in targets:
            _print(program, target, pages[target], Path(folder))


def _print(program: str, target: Path, page: str, folder: Path) -> None:
    target.unlink(missing_ok=True)
    source = folder / "page.html"
    source.write_text(page, encoding="utf-8")
    command = [
        *(program, "--headless", "--disable-gpu", "--no-first-run", "--disable-sync"),
        *("--disable-background-networking", "--disable-component-update"),
        *("--no-pdf-header-footer", f"--user-data-dir={folder / 'profile'}"),
        *(f"--print-to-pdf={target.resolve()}", source.as_uri()),
    ]
    if sys.platform == "linux" and os.geteuid() == 0:
        command.insert(1, "--no-sandbox")  # Chromium has none for root, as in a container
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE)
        words = done.stderr.decode("utf-8", "replace").strip()[-300:]
    except subprocess.TimeoutExpired:
        words = f"it took longer than {PATIENCE} s"
    if not target.is_file():
        raise NoBrowser(f"Printing {target.name} with {program}", words, "Try another browser")
