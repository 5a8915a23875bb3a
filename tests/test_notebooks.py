"""Every notebook has the same skeleton, and is committed as it was run from top to bottom."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

import pytest

from netlib.environment import ROOT

FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
MARK = "<!-- navigation -->"
END = "## What you can now do"
NEW_WORDS = "**New words**"
PROVOKED = "raises-exception"
LONGEST_CELL, WIDEST_CELL = 20, 80  # lines and columns: what a projector shows
SECTIONS = range(4, 9)

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
    return cell["metadata"].get("tags", [])


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
    provokes_an_error,
    has_no_other_error,
    ends_with_what_was_learnt,
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


# The navigation lines


def check_navigation(folder: Path) -> subprocess.CompletedProcess[str]:
    """Ask the script beside the notebooks. It changes nothing."""
    return subprocess.run(
        [sys.executable, str(folder / "build.py"), "--check"],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_the_navigation_lines_are_up_to_date():
    done = check_navigation(FOLDER)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_navigation_lines_that_are_not_up_to_date_are_seen(tmp_path):
    shutil.copy(FOLDER / "build.py", tmp_path)
    for name in ("00_start_here", "01_new", "02_renamed"):
        text = json.dumps(GOOD)
        (tmp_path / f"{name}.ipynb").write_text(text)
    done = check_navigation(tmp_path)
    assert done.returncode == 1
    assert "01_new.ipynb" in done.stdout
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


GOOD = {
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
    "cells": [
        markdown(
            "first", "# Is it good?", "", "*Time: 5 minutes. You need: nothing.*", "",
            MARK, "[contents](00_start_here.ipynb#a) | [web](https://example.org)",
        ),
        code(1, "%load_ext netlib\nimport socket"),
        markdown("a", "## A", "```", "# no heading", "```", "## B"),
        code(2, "1 / 0", "error", tag=PROVOKED),
        markdown("b", "## C", "### a part", "## D"),
        code(3, "x" * 80 + "\n" * 19 + "y"),
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
    (was_run_from_top_to_bottom, updated(3, execution_count=3)),
    (was_run_from_top_to_bottom, updated(1, execution_count=None)),
    (was_run_from_top_to_bottom, updated(5, execution_count=4)),
    (begins_with_one_question, changed(0, "good?", "good")),
    (begins_with_one_question, changed(0, "# Is", "## Is")),
    (begins_with_one_question, changed(2, "## B", "# B?")),
    (begins_with_one_question, lambda cells: cells.insert(0, markdown("new", "Hello"))),
    (says_how_long_it_takes, changed(0, "Time: 5 minutes", "A short time")),
    (has_navigation_at_both_ends, changed(0, MARK, "")),
    (has_navigation_at_both_ends, changed(4, "## C", MARK)),
    (has_navigation_at_both_ends, changed(6, MARK, f"{MARK}\n{MARK}")),
    (is_set_up_first, changed(1, "%load_ext netlib\n", "")),
    (is_set_up_first, changed(1, "socket", "socket\n\nimport netlib")),
    (is_set_up_first, lambda cells: cells.insert(1, markdown("new", "Hello"))),
    (has_few_sections, changed(4, "## D", "")),
    (has_few_sections, changed(4, "## D", "## D\n" * 6)),
    (has_short_cells, changed(5, "y", "\ny")),
    (has_short_cells, changed(5, "y", "y" * 81)),
    (provokes_an_error, updated(3, metadata={})),
    (provokes_an_error, updated(3, outputs=[])),
    (has_no_other_error, updated(3, metadata={"tags": ["nbval-ignore-output"]})),
    (ends_with_what_was_learnt, changed(6, END, "## What you did")),
    (ends_with_what_was_learnt, changed(6, NEW_WORDS, "Words")),
    (ends_with_what_was_learnt, changed(6, "- see", "see")),
    (ends_with_what_was_learnt, changed(6, NEW_WORDS, f"## More\n{NEW_WORDS}")),
    (ends_with_what_was_learnt, lambda cells: cells.append(code(4, "1"))),
    (marks_cells_by_tags_only, changed(5, "y", "y  # NBVAL_IGNORE_OUTPUT")),
    (marks_cells_by_tags_only, changed(1, "import", "#nbval_skip\nimport")),
    (marks_cells_by_tags_only, changed(5, "y", "# PYTEST_VALIDATE_IGNORE_OUTPUT")),
    (links_to_what_exists, changed(0, "00_start_here", "00_no_such_notebook")),
    (links_to_what_exists, changed(0, "00_start_here.ipynb", "build.py")),
    (links_to_what_exists, changed(0, "00_start_here", "../notebooks/00_start_here")),
    (links_to_what_exists, changed(2, "## B", "<img src='picture.png'>")),
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


def test_every_check_was_seen_red():
    assert {check for check, _ in BROKEN} == set(CHECKS)
