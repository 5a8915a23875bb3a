"""`python tests/pin.py` makes the pins again, from pyproject.toml: exact versions, with hashes.

The files name no address of a package index. They serve every system and Python from 3.11 on.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
COMPILE = [
    *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal"),
    *("--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"),
    "--no-strip-extras",  # a requirement with an extra is looked for by that name (pip 23)
]
OLD_KERNEL = "ipykernel <7"
ONLY_IN_OLD_KERNEL = ("ipykernel", "nest-asyncio")  # the rest is the same as for the new one


def main() -> None:
    """Write the three files."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    builder = "\n".join(project["build-system"]["requires"])
    students, tests = ROOT / "requirements.txt", HERE / "requirements.txt"
    students.write_text(pins(builder, "pyproject.toml"), encoding="utf-8", newline="\n")
    options = ("pyproject.toml", "--extra", "tests", "--constraint", str(students))
    tests.write_text(pins(builder, *options), encoding="utf-8", newline="\n")
    blocks = re.split(r"\n(?=\w)", pins(OLD_KERNEL))
    kept = [block.strip() for block in blocks if block.split("==")[0] in ONLY_IN_OLD_KERNEL]
    old_kernel = HERE / "requirements-ipykernel6.txt"
    old_kernel.write_text("\n".join(kept) + "\n", encoding="utf-8", newline="\n")


def pins(requirements: str, *options: str) -> str:
    """The pinned versions of the requirements given, and of what the options name."""
    done = subprocess.run(
        [*COMPILE, *options, "-"],
        cwd=ROOT, input=requirements, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


if __name__ == "__main__":
    main()
