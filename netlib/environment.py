"""The course's own isolated environment, `.venv`: made once, from pinned requirements.

It needs nothing but Python and pip. A second run finds that all is there, and installs nothing.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from netlib.errors import NetlibError
from netlib.output import say

DISTRIBUTION = "intro-network-programming"
ROOT = Path(__file__).resolve().parent.parent  # the folder of the clone
ENVIRONMENT = ROOT / ".venv"
FOR_STUDENTS = ROOT / "requirements.txt"


class SetUpFailed(NetlibError):
    """The environment could not be made."""


def python_of(environment: Path) -> Path:
    """The Python program of a virtual environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_installed() -> bool:
    """Whether the course is installed for the Python that runs now, as conda users have it."""
    from importlib import metadata

    try:
        metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return False
    return not _runs_inside()  # the course's own is looked after here


def go_on_inside(module: str, arguments: list[str], requirements: Path = FOR_STUDENTS) -> None:
    """Return if this Python has what is needed. Else make the environment, and go on in there.

    Going on means: `python -m module arguments...` takes the place of this process.
    Raises SetUpFailed.
    """
    if is_installed():
        return
    make(requirements)
    if not _runs_inside():
        _become([str(python_of(ENVIRONMENT)), "-m", module, *arguments])


def _runs_inside() -> bool:
    return Path(sys.prefix).resolve() == ENVIRONMENT.resolve()


def make(requirements: Path = FOR_STUDENTS) -> None:
    """Make `.venv` with exactly the pinned packages, unless it is there. Raises SetUpFailed."""
    mark = _mark(ENVIRONMENT, requirements)
    if _is_current(mark, requirements):
        return
    say(f"Preparing the course's environment in {ENVIRONMENT.name}. The first time takes a minute.")
    _venv()
    _pip("install", "--require-hashes", "--requirement", str(requirements))
    _pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    mark.write_text(_fingerprint(requirements))


def add(requirements: Path, target: Path) -> None:
    """Put pinned packages into a folder of their own, beside the environment."""
    mark = _mark(target, requirements)
    if not _is_current(mark, requirements):
        options = ("--require-hashes", "--no-deps", "--upgrade", "--target", str(target))
        _pip("install", *options, "--requirement", str(requirements))
        mark.write_text(_fingerprint(requirements))


def _mark(folder: Path, requirements: Path) -> Path:
    """The file that says which requirements have been installed in `folder`."""
    return folder / f"installed-{requirements.parent.name}-{requirements.stem}"


def _is_current(mark: Path, requirements: Path) -> bool:
    return mark.exists() and mark.read_text() == _fingerprint(requirements)


def _fingerprint(requirements: Path) -> str:
    """Changes when the pins, the project's description or this Python changes."""
    import hashlib

    content = requirements.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    python = f"{sys.base_prefix} {sys.version_info[:2]}".encode()
    return hashlib.sha256(content + python).hexdigest()[:12]


def _venv() -> None:
    """Make an empty environment, or keep the one that is there, if the same Python made it."""
    import venv

    ask = "import sys; print(sys.base_prefix, sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [python_of(ENVIRONMENT), "-c", ask], capture_output=True, text=True, check=True
        ).stdout
        is_same = answer.strip() == f"{sys.base_prefix} {sys.version_info[:2]}"
    except (OSError, subprocess.CalledProcessError):  # it is not there, or half made
        is_same = False
    # Without pip in it: the one outside installs, and Debian keeps ensurepip in another package.
    venv.create(ENVIRONMENT, clear=not is_same, symlinks=os.name != "nt", with_pip=False)


def _pip(*arguments: str) -> None:
    outside = getattr(sys, "_base_executable", "") if _runs_inside() else sys.executable
    pip = [outside, "-m", "pip", "--python", str(python_of(ENVIRONMENT))]
    quiet = ("--quiet", "--disable-pip-version-check")
    if subprocess.run([*pip, *arguments, *quiet], check=False).returncode:
        raise SetUpFailed(
            f"pip {arguments[0]}",
            "pip could not do it, and says why above",
            "Is there a network, and is pip at least 22.3 (python -m pip --version)? "
            "Then give the same command again; what is done already is kept",
        )


def _become(command: list[str]) -> NoReturn:
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    try:  # Windows has no exec: a terminal's Ctrl-C reaches both processes
        sys.exit(subprocess.call(command))
    except KeyboardInterrupt:
        sys.exit(0)
