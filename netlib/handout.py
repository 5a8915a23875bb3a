"""The student copy of the course: one zip with the notebooks, the environment and how to start.

Left out are the solutions, the tests, the slides, and all outputs. The same course gives the same
bytes, so that two copies can be compared by their checksum.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from netlib.environment import DISTRIBUTION, ROOT
from netlib.lab import cleared

NAME = f"{DISTRIBUTION}.zip"
BESIDE = ("LICENSE", "environment.yml", "pyproject.toml", "requirements.txt")
OF_THE_PACKAGE = {".py", ".js", ".css", ".toml", ".md", ".json"}
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
READABLE = 0o100644 << 16  # a plain file that everybody may read
START = """\
# Introduction to Network Programming

A course of Jupyter notebooks about sockets, in Python.

## How to start

You need Python 3.11 or newer and pip. In this folder:

    python3 -m netlib lab

On Windows: `py -m netlib lab`. The first time takes about a minute: it makes an environment of its
own in `.venv`. Then it copies the notebooks to `my_notebooks`, which is yours, and opens JupyterLab
there. It never writes over what you did. Ctrl-C ends it.

With conda, in place of that: `conda env create --file environment.yml`, then
`conda activate intro-network-programming`, then `netlib lab`.

If something does not work, `python3 -m netlib doctor` looks at your machine and says what to do.

## Where it comes from

The course carries on from the lecture "Introduction to Network Programming" (slides modified from
Asst. Prof. Chaiporn Jaikaeo, Computer Engineering, Kasetsart University). The topics and the little
protocol are the lecture's; the text and the code are this project's own, under the MIT license.
"""


def write_handout(target: Path) -> None:
    """Write the zip, in place of a former one. Raises OSError if it cannot be written."""
    begun = target.with_name(f"{target.name}.part")
    with zipfile.ZipFile(begun, "w") as archive:  # stored as it is: packing differs by machine
        for name, content in sorted(_files()):
            entry = zipfile.ZipInfo(f"{DISTRIBUTION}/{name}", LONG_AGO)
            entry.create_system, entry.external_attr = 3, READABLE  # as on Unix, everywhere
            archive.writestr(entry, content)
    begun.replace(target)


def _files() -> Iterator[tuple[str, bytes]]:
    """Each file of the handout: its name in there, and its bytes."""
    yield "README.md", START.encode()
    for name in BESIDE:
        yield name, (ROOT / name).read_bytes()
    for path in (ROOT / "netlib").rglob("*"):
        if path.suffix in OF_THE_PACKAGE:
            yield path.relative_to(ROOT).as_posix(), path.read_bytes()
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        yield f"notebooks/{path.name}", cleared(path).encode()
