"""Makes the notebooks ready to commit: navigation lines, then a run from top to bottom.

    python notebooks/build.py           every notebook, and every deck of slides
    python notebooks/build.py 02_*.ipynb    only these
    python notebooks/build.py --check   change nothing; exit 1 if a navigation line is not right

What is saved holds no path of the machine that ran it, and no times.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parent
DECKS = HERE.parent / "slides"
CONTENTS = "00_start_here.ipynb"
MARK = "<!-- navigation -->"
CELL_SECONDS = 30


def navigation(notebooks: list[Path], index: int) -> str:
    """The line "previous | contents | next" of the notebook at `index`."""
    links = []
    if index > 0:
        links.append(f"[← {title(notebooks[index - 1])}]({notebooks[index - 1].name})")
    if notebooks[index].name != CONTENTS:
        links.append(f"[contents]({CONTENTS})")
    if index + 1 < len(notebooks):
        links.append(f"[{title(notebooks[index + 1])} →]({notebooks[index + 1].name})")
    return f"{MARK}\n" + " | ".join(links)


def title(notebook: Path) -> str:
    """A notebook's short name: "02 client and server"."""
    return notebook.stem.replace("_", " ")


def set_navigation(notebook: Any, line: str) -> bool:
    """Put the line where the notebook has its marks. Says whether something changed."""
    changed = False
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and MARK in cell.source:
            before, _, rest = cell.source.partition(MARK)
            after = rest.split("\n\n", 1)[1:]
            source = "\n\n".join([before + line, *after])
            changed |= source != cell.source
            cell.source = source
    return changed


def execute(path: Path, notebook: Any) -> None:
    """Run every cell in a fresh kernel, and keep what it shows. A cell that wedges is an error."""
    client = NotebookClient(
        notebook, timeout=CELL_SECONDS, resources={"metadata": {"path": str(path.parent)}}
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # times of day
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": notebook.metadata.kernelspec,
            "language_info": {"name": "python"},
        }
    )
    for mine in (str(HERE.parent), str(Path.home()), sys.base_prefix):
        if mine in nbformat.writes(notebook):
            raise SystemExit(f"{path.name}: an output names a folder of this machine: {mine}")


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="*", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    lessons = sorted(HERE.glob("*.ipynb"))
    everything = [*lessons, *sorted(DECKS.glob("*.ipynb"))]
    wanted = {path.resolve() for path in options.notebooks} or set(everything)
    wrong = []
    for index, path in enumerate(everything):
        notebook = nbformat.read(path, as_version=4)
        if path in lessons and set_navigation(notebook, navigation(lessons, index)):
            wrong.append(path.name)
        if path in wanted and not options.check:
            execute(path, notebook)
            nbformat.write(notebook, path)
    if options.check and wrong:
        print(f"Navigation lines to be made again: {', '.join(wrong)}")
    return 1 if options.check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
