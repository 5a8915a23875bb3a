"""`python -m tests.take_picture` makes the picture of README.md: a real lesson in the real lab."""

import tempfile
from pathlib import Path

from netlib.lab import ORIGINALS
from tests.browser import chromium, command, open_notebook, run_all, running_lab

PICTURE = ORIGINALS / "lesson.png"
LESSON = "02_client_and_server.ipynb"
TOP = "Make contact"  # the heading that stands at the top of the picture


def main() -> None:
    """Run the lesson, scroll to its middle, and take the picture."""
    with tempfile.TemporaryDirectory() as folder, running_lab(Path(folder)) as lab:
        with chromium() as browser:
            page = browser.new_page(viewport={"width": 1100, "height": 800})
            open_notebook(page, lab, LESSON)
            command(page, "application:toggle-left-area")
            run_all(page)
            heading = page.get_by_role("heading", name=TOP)
            heading.evaluate("each => each.scrollIntoView({block: 'start'})")
            page.mouse.move(0, 0)
            page.screenshot(path=PICTURE, animations="disabled")


if __name__ == "__main__":
    main()
