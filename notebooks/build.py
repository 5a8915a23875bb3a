"""Makes the notebooks ready to commit: their links, README.md, then a run from top to bottom.

    python notebooks/build.py           every notebook, and every deck of slides
    python notebooks/build.py 02_*.ipynb    run only these; links are set in all notebooks
    python notebooks/build.py --check   change nothing; exit 1 if something is not as made here

What is saved holds no path of the machine that ran it, and no times. Which topics a notebook
teaches stands in its metadata: `"netlib": {"covers": [7, 15]}`.
"""

import argparse
import re
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parent
DECKS = HERE.parent / "slides"
CONTENTS = "00_start_here.ipynb"
MARK = "<!-- navigation -->"
CONTENTS_MARK = "<!-- contents -->"
CELL_SECONDS = 30
WIDGET = "application/vnd.jupyter.widget-view+json"
FIRST_LINES = re.compile(
    r"# (?P<question>[^\n]*)\n.*?"
    r"^\*Time: (?P<minutes>\d+) minutes. You need: (?P<needs>[^\n]*?)\.?\*$",
    re.MULTILINE | re.DOTALL,
)
TOPICS = {  # of the lecture
    1: "Two applications talk end to end: over one cable, or over the Internet",
    2: "Direct serial communication, and calls that wait",
    3: "Client and server: one asks, the other answers",
    4: "The course's protocol: `id`, `name`, and `ERROR` for all else",
    5: "What an application sees: write here, read there",
    6: "The socket calls, and which side makes which",
    7: "TCP: a reliable stream of bytes, which knows no messages",
    8: "UDP: datagrams, without a connection and without a promise",
    9: "Addresses and ports: many programs on one host",
    10: "A TCP conversation from start to end, and who waits for whom",
    11: "The server's sockets: `bind`, `listen`, `accept`",
    12: "The client's socket: `connect`, from this machine or another",
    13: "This machine's own addresses, and which of them others can reach",
    14: "Who is at the other end: `getpeername`, and `getsockname`",
    15: "Data: `send` and `recv`, and bytes that are not text",
    16: "Closing: the end of a stream, half-close, reset, TIME-WAIT",
    17: "The activity: the protocol's server and client, on one machine and on two",
}
README = """\
# The notebooks

Work through them in this order. Each begins with what you need to know first.

{contents}

## Where each topic of the lecture is taught

{topics}

## For authors

The notebooks are committed as they ran from top to bottom. After a change,
`python notebooks/build.py NAME.ipynb` runs one again, and sets the links of all. It also writes
this page, from the notebooks' first cells and from `covers` in their metadata.
"""


def navigation(notebooks: list[Path], index: int) -> str:
    """The line "previous | contents | next" of the notebook at `index`."""
    links = []
    if index > 0:
        links.append(f"[← {title(notebooks[index - 1])}]({notebooks[index - 1].name})")
    if notebooks[index].name != CONTENTS:
        links.append(f"[contents]({CONTENTS})")
    if index + 1 < len(notebooks):
        links.append(f"[{title(notebooks[index + 1])} →]({notebooks[index + 1].name})")
    return " | ".join(links)


def contents(notebooks: dict[Path, Any]) -> str:
    """The table of the notebooks: their questions, the minutes they take, what they need."""
    lines = ["| notebook | its question | minutes | you need |", "|---|---|---|---|"]
    for path, notebook in notebooks.items():
        found = FIRST_LINES.match(notebook.cells[0].source)
        if not found:
            raise SystemExit(f"{path.name}: the first cell has no question, or no time")
        question, minutes, needs = found.group("question", "minutes", "needs")
        lines.append(f"| [{title(path)}]({path.name}) | {question} | {minutes} | {needs} |")
    return "\n".join(lines)


def topics(notebooks: dict[Path, Any]) -> str:
    """The table of the lecture's topics, each with the notebooks that teach it."""
    lines = ["| | topic | notebook |", "|---|---|---|"]
    for number, topic in TOPICS.items():
        links = [
            f"[{path.stem[:2]}]({path.name})"
            for path, notebook in notebooks.items()
            if number in notebook.metadata.get("netlib", {}).get("covers", [])
        ]
        lines.append(f"| {number} | {topic} | {', '.join(links)} |")
    return "\n".join(lines)


def title(notebook: Path) -> str:
    """A notebook's short name: "02 client and server"."""
    return notebook.stem.replace("_", " ")


def put(notebook: Any, mark: str, text: str) -> bool:
    """Put the text behind each such mark, up to the next empty line. Says if that is a change."""
    changed = False
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and mark in cell.source:
            before, _, rest = cell.source.partition(mark)
            after = rest.split("\n\n", 1)[1:]
            source = "\n\n".join([f"{before}{mark}\n{text}", *after])
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
        for output in cell.get("outputs", []):
            if WIDGET in output.get("data", {}):
                output.data[WIDGET]["model_id"] = cell.id  # else another one on every run
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": notebook.metadata.kernelspec,
            "language_info": {"name": "python"},
            "netlib": notebook.metadata.get("netlib", {"covers": []}),
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
    everything = {path: nbformat.read(path, as_version=4) for path in sorted(HERE.glob("*.ipynb"))}
    decks = {path: nbformat.read(path, as_version=4) for path in sorted(DECKS.glob("*.ipynb"))}
    wanted = {path.resolve() for path in options.notebooks} or {*everything, *decks}
    if unknown := wanted - {*everything, *decks}:
        parser.error(f"no such notebook here: {', '.join(path.name for path in unknown)}")
    table, wrong = contents(everything), []
    for index, (path, notebook) in enumerate(everything.items()):
        changed = put(notebook, MARK, navigation(list(everything), index))
        changed |= put(notebook, CONTENTS_MARK, table)
        if changed:
            wrong.append(path.name)
        if path in wanted and not options.check:
            execute(path, notebook)
        if (path in wanted or changed) and not options.check:
            nbformat.write(notebook, path)
    for path in [each for each in decks if each in wanted and not options.check]:
        execute(path, decks[path])
        nbformat.write(decks[path], path)
    page, readme = README.format(contents=table, topics=topics(everything)), HERE / "README.md"
    if not readme.exists() or readme.read_text(encoding="utf-8") != page:
        wrong.append(readme.name)
        if not options.check:
            readme.write_text(page, encoding="utf-8", newline="\n")
    if options.check and wrong:
        print(f"To be made again by this program: {', '.join(wrong)}")
    return 1 if options.check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
