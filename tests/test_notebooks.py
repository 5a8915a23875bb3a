"""Every notebook has the same skeleton, and is committed as it was run from top to bottom."""

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from statistics import median

import pytest

import netlib
from netlib.environment import ROOT
from netlib.progress import EXERCISES

FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
MARK = "<!-- navigation -->"
END = "## What you can now do"
NEW_WORDS = "**New words**"
PROVOKED = "raises-exception"
LONGEST_CELL, WIDEST_CELL = 20, 80  # lines and columns: what a projector shows
USUAL_CELL = 3  # lines
SECTIONS = range(4, 9)
MOST_QUESTIONS = 10
CLASSIC_ERRORS = {  # by the class that Python raises, or by the name that `explain` gives
    *("EADDRINUSE", "ECONNREFUSED", "EBADF", "EPIPE", "ECONNRESET", "ENOTCONN", "EADDRNOTAVAIL"),
    *("TypeError", "TimeoutError", "gaierror"),
}
TOPICS = range(1, 18)  # of the lecture
ALL = {  # the whole course
    *("00_start_here", "01_end_to_end", "02_client_and_server", "03_a_socket"),
    *("04_bind_and_listen", "05_connect_and_accept", "06_who_is_there", "07_send_and_recv"),
    *("08_close", "09_hands_on", "10_datagrams", "11_many_clients", "12_two_machines"),
}
HAS_TUTOR = hasattr(netlib, "check")  # until then an exercise has no check behind it
FUNCTIONS = {  # what a student writes in each exercise
    "sockets": "make_sockets", "listener": "make_listener", "connection": "make_connection",
    "peer": "peer_of", "lines": "read_lines", "sending": "send_everything",
    "goodbye": "say_goodbye", "server": "serve", "client": "ask", "datagram": "serve_udp",
    "many": "serve",
}  # fmt: skip

Notebook = dict


def cells(notebook: Notebook, kind: str) -> list[dict]:
    """The cells of one kind that are not empty, each with its source in one piece."""
    whole = [{**each, "source": "".join(each["source"])} for each in notebook["cells"]]
    return [each for each in whole if each["cell_type"] == kind and each["source"].strip()]


def prose(notebook: Notebook) -> str:
    """All Markdown, without the code blocks in it: a # in there is no heading."""
    text = "\n\n".join(each["source"] for each in cells(notebook, "markdown"))
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def tags(cell: dict) -> list[str]:
    return cell.get("metadata", {}).get("tags", [])


def has_error(cell: dict) -> bool:
    return any(each["output_type"] == "error" for each in cell["outputs"])


# Each check gives what is wrong, in words


def was_run_from_top_to_bottom(notebook: Notebook) -> Iterator[str]:
    counts = [each["execution_count"] for each in cells(notebook, "code")]
    if counts != list(range(1, len(counts) + 1)):
        yield f"the cells were run as {counts}"


def begins_with_one_question(notebook: Notebook) -> Iterator[str]:
    first = notebook["cells"][0]
    titles = re.findall(r"^# .*", prose(notebook), re.MULTILINE)
    if len(titles) != 1:
        yield f"{len(titles)} headings of the first level"
    if first["cell_type"] != "markdown" or not re.match(r"# .*\?\n", "".join(first["source"])):
        yield "the first line is no question"


def says_how_long_it_takes(notebook: Notebook) -> Iterator[str]:
    if not re.search(r"^\*Time: \d+ minutes\b", "".join(notebook["cells"][0]["source"]), re.M):
        yield "the first cell has no line 'Time: ... minutes'"


def has_navigation_at_both_ends(notebook: Notebook) -> Iterator[str]:
    sources = ["".join(each["source"]) for each in notebook["cells"]]
    places = [place for place, source in enumerate(sources) for _ in source.split(MARK)[1:]]
    if places != [0, len(sources) - 1]:
        yield f"the navigation mark is in the cells {places}"


def is_set_up_first(notebook: Notebook) -> Iterator[str]:
    second = notebook["cells"][1]
    lines = "".join(second["source"]).splitlines()
    if second["cell_type"] != "code" or lines[:1] != ["%load_ext netlib"]:
        yield "the second cell does not begin with %load_ext netlib"
    if len(lines) > 3:
        yield f"the set-up cell has {len(lines)} lines"


def has_few_sections(notebook: Notebook) -> Iterator[str]:
    count = len(re.findall(r"^## ", prose(notebook).partition(END)[0], re.MULTILINE))
    if count not in SECTIONS:
        yield f"{count} sections"


def has_short_cells(notebook: Notebook) -> Iterator[str]:
    for cell in cells(notebook, "code"):
        lines = cell["source"].splitlines()
        if len(lines) > LONGEST_CELL:
            yield f"{cell['id']}: {len(lines)} lines"
        if max(map(len, lines)) > WIDEST_CELL:
            yield f"{cell['id']}: {max(map(len, lines))} columns"


def has_cells_of_a_few_lines(notebook: Notebook) -> Iterator[str]:
    lengths = [len(each["source"].splitlines()) for each in cells(notebook, "code")]
    if median(lengths) > USUAL_CELL:
        yield f"half of the cells have more than {USUAL_CELL} lines: {lengths}"


def asks_in_every_section(notebook: Notebook) -> Iterator[str]:
    """Each section has a question, something to run behind it, and words that explain it."""
    for title, section in sections(notebook):
        kinds = "".join(map(kind_of, section))
        if not re.search("ask .*run .*words ", kinds):
            yield f"{title}: {kinds}"


def kind_of(cell: dict) -> str:
    """What a cell is for the reader, as one word and a space."""
    if cell["cell_type"] == "code":
        return "ask " if cell["source"].startswith("netlib.predict(") else "run "
    return "words " if cell["source"].strip() else ""


def sections(notebook: Notebook) -> Iterator[tuple[str, list[dict]]]:
    """The cells of each section that is no exercise, and what comes before the next heading."""
    title, section = "", []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        heading = re.search(r"^## (.+)$", prose({"cells": [cell]}), re.MULTILINE)
        before, _, _ = source.partition("## ") if heading else (source, "", "")
        section.append({**cell, "source": before})
        if heading:
            if title and not title.startswith("Exercise:"):
                yield title, section
            title, section = heading[1], []


def asks_ten_questions_at_most(notebook: Notebook) -> Iterator[str]:
    asked = [each for each in cells(notebook, "code") if "netlib.predict(" in each["source"]]
    if len(asked) > MOST_QUESTIONS:
        yield f"{len(asked)} questions"


def says_which_topics_it_covers(notebook: Notebook) -> Iterator[str]:
    covers = notebook["metadata"].get("netlib", {}).get("covers")
    if not isinstance(covers, list) or not set(covers) <= set(TOPICS):
        yield f"metadata netlib.covers: {covers}"


def has_exercises_of_three_cells(notebook: Notebook) -> Iterator[str]:
    """The task with a folded hint, a stub, and the check of it."""
    every = [{**each, "source": "".join(each["source"])} for each in notebook["cells"]]
    around = zip([{}, *every], every, [*every[1:], {}], strict=False)
    for task, stub, check in around:
        if "exercise" in tags(stub):
            name = name_of_stub(stub["source"])
            if task.get("cell_type") != "markdown" or "<details>" not in task["source"]:
                yield f"{name}: no task with a folded hint before it"
            if name not in FUNCTIONS.values():
                yield f"{stub['id']}: no stub of an exercise"
            elif HAS_TUTOR and (
                check_of(check)[1] != name or check_of(check) not in FUNCTIONS.items()
            ):
                yield f"{name}: no check behind it"


def name_of_stub(source: str) -> str:
    """The function's name, if there is nothing but a def, a docstring and an ellipsis."""
    body = ast.parse(source).body
    if len(body) != 1 or not isinstance(body[0], ast.FunctionDef):
        return ""
    lines = [ast.unparse(line) for line in body[0].body]
    return body[0].name if ast.get_docstring(body[0]) and lines[1:] == ["..."] else ""


def check_of(cell: dict) -> tuple[str, str]:
    """Which exercise a cell checks, with which function."""
    pattern = r'netlib\.check\("(\w+)", (\w+)\)'
    found = re.fullmatch(pattern, cell["source"]) if "check" in tags(cell) else None
    return (found[1], found[2]) if found else ("", "")


def provokes_an_error(notebook: Notebook) -> Iterator[str]:
    if not any(PROVOKED in tags(each) and has_error(each) for each in cells(notebook, "code")):
        yield f"no error in a cell with the tag {PROVOKED}"


def has_no_other_error(notebook: Notebook) -> Iterator[str]:
    for cell in cells(notebook, "code"):
        if has_error(cell) and PROVOKED not in tags(cell):
            yield f"{cell['id']}: an error that nobody wanted"


def ends_with_what_was_learnt(notebook: Notebook) -> Iterator[str]:
    last = notebook["cells"][-1]
    _, found, rest = "".join(last["source"]).partition(END + "\n")
    if last["cell_type"] != "markdown" or not found:
        yield f"no {END!r} in the last cell"
    if not re.search(rf"^- .*^{re.escape(NEW_WORDS)}$.*^\| \*", rest, re.MULTILINE | re.DOTALL):
        yield f"no list and no {NEW_WORDS!r} behind it"
    if re.search("^#", rest, re.MULTILINE):
        yield "another heading behind it"


def sets_its_new_words_in_italics(notebook: Notebook) -> Iterator[str]:
    text = prose(notebook).partition(END)[0]
    for word in new_words(notebook):
        if word not in text:
            yield f"{word}: it stands in the list alone"


def new_words(notebook: Notebook) -> list[str]:
    """The words of its list, as they are written there: `*socket*`, or "`TIME-WAIT`"."""
    rows = re.findall(r"^\| ([*`].*?) \|", prose(notebook).partition(END)[2], re.MULTILINE)
    return [word for row in rows for word in row.split(", ")]


def marks_cells_by_tags_only(notebook: Notebook) -> Iterator[str]:
    for cell in cells(notebook, "code"):  # a comment would be read by the student
        if re.search(r"#\s*(NBVAL|PYTEST_VALIDATE)_", cell["source"], re.IGNORECASE):
            yield f"{cell['id']}: a comment for nbval"


def links_to_what_exists(notebook: Notebook) -> Iterator[str]:
    text = prose(notebook)
    links = re.findall(r"\]\(([^)\s]*)", text) + re.findall(r"(?:href|src)=['\"]([^'\"]*)", text)
    for link in links:
        file = link.partition("#")[0]
        if re.match(r"https?://|mailto:", link) or not file:
            continue
        # Students work in copies of the notebooks: no other file is beside them.
        if "/" in file or not file.endswith(".ipynb") or not (FOLDER / file).is_file():
            yield f"a link to {link}"


def has_ids_of_its_own(notebook: Notebook) -> Iterator[str]:
    ids = [each.get("id") for each in notebook["cells"]]
    if None in ids or len(set(ids)) != len(ids):
        yield f"ids of cells: {ids}"


CHECKS = [
    was_run_from_top_to_bottom,
    begins_with_one_question,
    says_how_long_it_takes,
    has_navigation_at_both_ends,
    is_set_up_first,
    has_few_sections,
    has_short_cells,
    has_cells_of_a_few_lines,
    asks_in_every_section,
    asks_ten_questions_at_most,
    says_which_topics_it_covers,
    has_exercises_of_three_cells,
    provokes_an_error,
    has_no_other_error,
    ends_with_what_was_learnt,
    sets_its_new_words_in_italics,
    marks_cells_by_tags_only,
    links_to_what_exists,
    has_ids_of_its_own,
]


def test_there_are_notebooks():
    assert (FOLDER / "00_start_here.ipynb") in NOTEBOOKS


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_notebook(path, check):
    assert list(check(json.loads(path.read_text(encoding="utf-8")))) == []


def exercises_in(notebook: Notebook) -> list[str]:
    """The functions that it lets the student write."""
    stubs = [each for each in cells(notebook, "code") if "exercise" in tags(each)]
    return [name_of_stub(each["source"]) for each in stubs]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_notebook_has_its_exercises(path):
    title = path.stem.replace("_", " ")
    expected = [FUNCTIONS[name] for name, place in EXERCISES.items() if place == title]
    found = exercises_in(json.loads(path.read_text(encoding="utf-8")))
    if expected and not found and not HAS_TUTOR:
        pytest.skip("its exercise comes with the tutor")
    assert found == expected


def test_each_new_word_is_new_once():
    lists = [new_words(json.loads(path.read_text(encoding="utf-8"))) for path in NOTEBOOKS]
    every = [word for words in lists for word in words]
    assert sorted(every) == sorted(set(every))


def test_each_classic_error_is_met_on_purpose():
    shown = set()
    for path in NOTEBOOKS:
        for cell in cells(json.loads(path.read_text(encoding="utf-8")), "code"):
            lines = [each["ename"] for each in cell["outputs"] if each["output_type"] == "error"]
            lines += ["".join(each.get("text", "")).split(":")[0] for each in cell["outputs"]]
            shown |= set(lines)
    assert shown >= CLASSIC_ERRORS


def test_every_exercise_has_a_notebook_and_a_function():
    assert {place.replace(" ", "_") for place in EXERCISES.values()} <= ALL
    assert FUNCTIONS.keys() == EXERCISES.keys()


def not_taught(notebooks: list[Notebook]) -> set[int]:
    """The topics of the lecture that no notebook covers."""
    return set(TOPICS).difference(*(each["metadata"]["netlib"]["covers"] for each in notebooks))


@pytest.mark.skipif(
    {path.stem for path in NOTEBOOKS} < ALL, reason="some notebooks are still to be written"
)
def test_every_topic_of_the_lecture_is_taught():
    notebooks = [json.loads(path.read_text(encoding="utf-8")) for path in NOTEBOOKS]
    assert not_taught(notebooks) == set()


def test_no_notebook_is_outside_the_course():
    assert {path.stem for path in NOTEBOOKS} <= ALL


# What build.py makes


def check_what_is_made(folder: Path) -> subprocess.CompletedProcess[str]:
    """Ask the script beside the notebooks. It changes nothing."""
    return subprocess.run(
        [sys.executable, str(folder / "build.py"), "--check"],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_links_and_readme_are_up_to_date():
    done = check_what_is_made(FOLDER)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_readme_names_every_notebook_and_every_topic():
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    for path in NOTEBOOKS:
        assert f"]({path.name}) |" in text
    assert re.findall(r"^\| (\d+) \|", text, re.MULTILINE) == [str(each) for each in TOPICS]


def test_what_is_not_up_to_date_is_seen(tmp_path):
    shutil.copy(FOLDER / "build.py", tmp_path)
    for name in ("00_start_here", "01_new", "02_renamed"):
        text = json.dumps(GOOD)
        (tmp_path / f"{name}.ipynb").write_text(text)
    done = check_what_is_made(tmp_path)
    assert done.returncode == 1
    assert "01_new.ipynb" in done.stdout
    assert "README.md" in done.stdout
    assert (tmp_path / "01_new.ipynb").read_text() == text


# Each check was seen red, on a notebook that is good but for one thing


def markdown(name: str, *lines: str) -> dict:
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": "\n".join(lines)}


def code(count: int, source: str, *outputs: str, tag: str = "") -> dict:
    return {
        "cell_type": "code",
        "execution_count": count,
        "id": f"code-{count}",
        "metadata": {"tags": [tag]} if tag else {},
        "outputs": [
            {"output_type": each, "ename": "E", "evalue": "", "traceback": []} for each in outputs
        ],
        "source": source,
    }


STUB = 'def make_sockets():\n    """Return two."""\n    ...'
GOOD = {
    "metadata": {"netlib": {"covers": [1, 17]}},
    "nbformat": 4,
    "nbformat_minor": 5,
    "cells": [
        markdown(
            "first", "# Is it good?", "", "*Time: 5 minutes. You need: nothing.*", "",
            MARK, "[contents](00_start_here.ipynb#a) | [web](https://example.org)",
        ),
        code(1, "%load_ext netlib\nimport socket"),
        markdown("a", "## A", "```", "# no heading", "```"),
        code(2, 'netlib.predict("05-a")'),
        code(3, "1 / 0", "error", tag=PROVOKED),
        markdown("b", "So *a* is.", "## B"),
        code(4, 'netlib.predict("05-b")'),
        code(5, "x" * 80 + "\n" * 19 + "y"),
        markdown("c", "So it is.", "## C", "### a part"),
        code(6, 'netlib.predict("05-c")'),
        code(7, "1"),
        markdown("d", "So it is.", "## D"),
        code(8, 'netlib.predict("05-d")'),
        code(9, "1"),
        markdown("e", "So it is.", "## Exercise: write it"),
        markdown("task", "### Write it", "<details><summary>A hint</summary>think</details>"),
        code(10, STUB, tag="exercise"),
        code(11, 'netlib.check("sockets", make_sockets)', tag="check"),
        markdown("last", END, "", "- see it.", "", NEW_WORDS, "", "| *a* | b |", "", MARK, "x"),
    ],
}  # fmt: skip


def changed(place: int, old: str, new: str) -> Callable[[list[dict]], None]:
    """A change of one cell's source."""

    def change(cells: list[dict]) -> None:
        assert old in cells[place]["source"]
        cells[place]["source"] = cells[place]["source"].replace(old, new)

    return change


def updated(place: int, **values: object) -> Callable[[list[dict]], None]:
    """A change of anything else of one cell."""
    return lambda cells: cells[place].update(values)


BROKEN = [
    (was_run_from_top_to_bottom, updated(4, execution_count=4)),
    (was_run_from_top_to_bottom, updated(1, execution_count=None)),
    (was_run_from_top_to_bottom, updated(7, execution_count=4)),
    (begins_with_one_question, changed(0, "good?", "good")),
    (begins_with_one_question, changed(0, "# Is", "## Is")),
    (begins_with_one_question, changed(5, "## B", "# B?")),
    (begins_with_one_question, lambda cells: cells.insert(0, markdown("new", "Hello"))),
    (says_how_long_it_takes, changed(0, "Time: 5 minutes", "A short time")),
    (has_navigation_at_both_ends, changed(0, MARK, "")),
    (has_navigation_at_both_ends, changed(8, "## C", MARK)),
    (has_navigation_at_both_ends, changed(18, MARK, f"{MARK}\n{MARK}")),
    (is_set_up_first, changed(1, "%load_ext netlib\n", "")),
    (is_set_up_first, changed(1, "socket", "socket\n\nimport netlib")),
    (is_set_up_first, lambda cells: cells.insert(1, markdown("new", "Hello"))),
    (has_few_sections, lambda cells: cells.__delitem__(slice(8, 14))),
    (has_few_sections, changed(11, "## D", "## D\n" * 6)),
    (has_short_cells, changed(7, "y", "\ny")),
    (has_short_cells, changed(7, "y", "y" * 81)),
    (
        has_cells_of_a_few_lines,
        lambda cells: [cells[n].update(source="a\nb\nc\nd") for n in (1, 3, 4, 6, 9, 10)],
    ),
    (asks_in_every_section, changed(6, "predict", "doctor")),
    (asks_in_every_section, lambda cells: cells.pop(13)),
    (asks_in_every_section, changed(11, "So it is.", "")),
    (asks_ten_questions_at_most, lambda cells: cells.extend(cells[3:4] * 7)),
    (has_exercises_of_three_cells, changed(15, "<details>", "")),
    (has_exercises_of_three_cells, changed(16, "...", "return socket.socket()")),
    (has_exercises_of_three_cells, changed(16, "make_sockets", "make")),
    (has_exercises_of_three_cells, changed(16, '"""Return two."""', "x = 1")),
    (provokes_an_error, updated(4, metadata={})),
    (provokes_an_error, updated(4, outputs=[])),
    (has_no_other_error, updated(4, metadata={"tags": ["nbval-ignore-output"]})),
    (ends_with_what_was_learnt, changed(18, END, "## What you did")),
    (ends_with_what_was_learnt, changed(18, NEW_WORDS, "Words")),
    (ends_with_what_was_learnt, changed(18, "- see", "see")),
    (ends_with_what_was_learnt, changed(18, NEW_WORDS, f"## More\n{NEW_WORDS}")),
    (ends_with_what_was_learnt, lambda cells: cells.append(code(12, "1"))),
    (sets_its_new_words_in_italics, changed(5, "*a*", "a")),
    (marks_cells_by_tags_only, changed(7, "y", "y  # NBVAL_IGNORE_OUTPUT")),
    (marks_cells_by_tags_only, changed(1, "import", "#nbval_skip\nimport")),
    (marks_cells_by_tags_only, changed(7, "y", "# PYTEST_VALIDATE_IGNORE_OUTPUT")),
    (links_to_what_exists, changed(0, "00_start_here", "00_no_such_notebook")),
    (links_to_what_exists, changed(0, "00_start_here.ipynb", "build.py")),
    (links_to_what_exists, changed(0, "00_start_here", "../notebooks/00_start_here")),
    (links_to_what_exists, changed(5, "So", "<img src='picture.png'>")),
    (has_ids_of_its_own, updated(2, id="b")),
    (has_ids_of_its_own, lambda cells: cells[2].pop("id")),
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_good_notebook_passes(check):
    assert list(check(GOOD)) == []


@pytest.mark.parametrize(("check", "change"), BROKEN)
def test_a_broken_notebook_is_seen(check, change):
    broken = deepcopy(GOOD)
    change(broken["cells"])
    assert list(check(broken)) != []


@pytest.mark.parametrize("metadata", [{}, {"netlib": {"covers": [18]}}, {"netlib": {"covers": 1}}])
def test_a_notebook_that_does_not_say_what_it_covers_is_seen(metadata):
    assert list(says_which_topics_it_covers({**GOOD, "metadata": metadata})) != []


def test_an_exercise_without_its_check_is_seen(monkeypatch):
    monkeypatch.setitem(globals(), "HAS_TUTOR", True)
    assert list(has_exercises_of_three_cells(GOOD)) == []
    wrong = (changed(17, '"sockets"', '"listener"'), changed(17, "make_sockets", "serve"))
    for change in (*wrong, updated(17, metadata={})):
        broken = deepcopy(GOOD)
        change(broken["cells"])
        assert list(has_exercises_of_three_cells(broken)) == ["make_sockets: no check behind it"]


def test_an_exercise_and_a_topic_that_are_missing_are_seen():
    assert exercises_in(GOOD) == ["make_sockets"]
    assert not_taught([GOOD]) == set(range(2, 17))


def test_every_check_was_seen_red():
    seen_above = {says_which_topics_it_covers}
    assert {check for check, _ in BROKEN} | seen_above == set(CHECKS)
