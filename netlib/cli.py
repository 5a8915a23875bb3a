"""The command `netlib`.

`netlib lab` opens the course, `netlib doctor` looks at this machine, `netlib check` tries the
functions of an exercise in files, `netlib handout` makes the students' copy, `netlib slides` and
`netlib present` make and show the talk.
"""

import argparse
import io
import json
import sys
from pathlib import Path

from netlib import environment
from netlib.doctor import doctor
from netlib.errors import NetlibError
from netlib.output import say
from netlib.visible import count


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 done, 1 not, 2 for a wrong command."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a file on Windows may not know the sign ✓
        sys.stdout.reconfigure(errors="replace")
    words = sys.argv[1:] if arguments is None else arguments
    options, others = _parser().parse_known_args(words)
    if options.command == "check":  # argparse takes files behind an option for something unknown
        options.files += [each for each in others if not each.startswith("-")]
        others = [each for each in others if each.startswith("-")]
    if others and options.command not in ("lab", "present"):
        _parser().error(f"unknown: {' '.join(others)}")
    if options.command == "check" and (wrong := _wrong_usage(options)):
        _parser().error(wrong)
    try:
        environment.go_on_inside("netlib", words)
        if options.command == "doctor":
            return _doctor()
        if options.command == "handout":
            return _handout(options.file)
        if options.command == "check":
            return _check(options)
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
    handout = commands.add_parser(
        "handout", help="a zip for students: without solutions, tests and slides"
    )
    handout.add_argument("file", nargs="?", type=Path, help="where to write it")
    check = commands.add_parser("check", help="try the functions in files, and name the mistakes")
    check.add_argument("exercise", metavar="EXERCISE", nargs="?", help="such as server")
    check.add_argument("files", metavar="FILE", nargs="*")
    check.add_argument("--json", action="store_true", help="one line of JSON for each file")
    check.add_argument("--jobs", metavar="N", type=int, help="how many files at a time")
    return parser


def _wrong_usage(options: argparse.Namespace) -> str:
    """What is wrong with the words behind `netlib check`; empty if nothing is."""
    from netlib.checks import exercise_names  # here: only this command needs it

    there = f"The exercises are: {', '.join(exercise_names())}."
    if options.exercise is None:
        return f"check: which exercise? {there}"
    if options.exercise not in exercise_names():
        return f"check: there is no exercise {options.exercise!r}. {there}"
    if not options.files:
        example = f"netlib check {options.exercise} my_file.py"
        return f"check: which files? Write for example: {example}. {there}"
    if options.jobs is not None and options.jobs < 1:
        return "check: --jobs needs a number from 1 on."
    return ""


def _check(options: argparse.Namespace) -> int:
    from netlib.checks import check_files

    all_passed = True
    reports = check_files(options.exercise, map(Path, options.files), options.jobs)
    for file, report in zip(options.files, reports, strict=True):
        all_passed &= report.passed
        if options.json:
            say(json.dumps({"file": file, **report.as_dict()}))
        else:
            say(f"{file}\n{report}\n")
        sys.stdout.flush()  # whoever reads a pipe waits for each line
    return 0 if all_passed else 1


def _doctor() -> int:
    diagnosis = doctor()
    say(repr(diagnosis))
    return 0 if diagnosis.healthy else 1


def _handout(file: Path | None) -> int:
    from netlib.handout import NAME, write_handout  # here: as in _lab

    target = file or Path(NAME)
    try:
        write_handout(target)
    except OSError as error:
        say(f"netlib: the handout could not be written to {target}: {error.strerror or error}.")
        return 1
    say(f"netlib: wrote {target}, {target.stat().st_size // 1024} KiB.")
    return 0


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
