"""The command `netlib`: opens the course, looks at this machine, makes and shows the talk."""

import argparse
import io
import sys
from pathlib import Path

from netlib import environment
from netlib.doctor import doctor
from netlib.errors import NetlibError
from netlib.output import say
from netlib.picture import count


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 done, 1 not, 2 for a wrong command."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a file on Windows may not know the sign ✓
        sys.stdout.reconfigure(errors="replace")
    words = sys.argv[1:] if arguments is None else arguments
    options, others = _parser().parse_known_args(words)
    if others and options.command not in ("lab", "present"):
        _parser().error(f"unknown: {' '.join(others)}")
    try:
        environment.go_on_inside("netlib", words)
        if options.command == "doctor":
            return _doctor()
        if options.command == "slides":
            return _slides(options)
        if options.command == "present":
            return _present(options, others)
        return _lab(options, others)
    except NetlibError as error:
        say(f"netlib: {error}.")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="netlib", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    lab = commands.add_parser(
        "lab", help="open the course in JupyterLab; its own options may follow, such as --port"
    )
    lab.add_argument("--no-browser", action="store_true", help="print the address instead")
    lab.add_argument("--originals", action="store_true", help="for authors: not the copies")
    slides = commands.add_parser("slides", help="build the talk: one HTML file for each deck")
    slides.add_argument("decks", nargs="*", metavar="DECK", help="its number or name; else all")
    slides.add_argument("--pdf", action="store_true", help="handouts, too; this needs Chromium")
    slides.add_argument("--notes", action="store_true", help="with the speaker's notes in the PDF")
    slides.add_argument("--to", metavar="FOLDER", help="where to; else my_slides")
    present = commands.add_parser(
        "present", help="show the talk in JupyterLab, with cells that run"
    )
    present.add_argument("deck", nargs="?", default="00", metavar="DECK", help="number or name")
    present.add_argument("--lesson", action="store_true", help="the notebook itself, not its deck")
    present.add_argument("--no-browser", action="store_true", help="print the address instead")
    commands.add_parser("doctor", help="what may be in the way on this machine, and the remedy")
    return parser


def _doctor() -> int:
    diagnosis = doctor()
    say(repr(diagnosis))
    return 0 if diagnosis.healthy else 1


def _slides(options: argparse.Namespace) -> int:
    from netlib import deck, pdf

    folder = Path(options.to) if options.to else environment.ROOT / "my_slides"
    paths = [deck.find(word) for word in options.decks] or sorted(deck.DECKS.glob("*.ipynb"))
    if options.pdf:
        pdf.browser()  # before anything is made
    written = deck.build(folder, paths)
    say(f"netlib: {count(len(written), 'deck')}; open {folder / 'index.html'} in a browser.")
    if options.pdf:
        ending = ".notes.pdf" if options.notes else ".pdf"
        pages = {
            folder / f"{path.stem}{ending}": deck.handout(path.stem, deck.read(path), options.notes)
            for path in paths
        }
        for path in pdf.print_all(pages):
            say(f"netlib: {path}")
    return 0


def _present(options: argparse.Namespace, others: list[str]) -> int:
    from netlib import presenter

    if options.no_browser:
        others = [*others, "--no-browser"]
    presenter.present(options.deck, options.lesson, others)
    return 0


def _lab(options: argparse.Namespace, others: list[str]) -> int:
    from netlib import lab  # here: it needs packages that go_on_inside has installed

    if options.originals:
        folder = lab.ORIGINALS
    else:
        folder = lab.COPIES
        for line in lab.copy_notebooks():
            say(f"netlib: {line}.")
    if options.no_browser:
        others = [*others, "--no-browser"]
    lab.open_lab(folder, lab.FIRST, others)
    return 0
