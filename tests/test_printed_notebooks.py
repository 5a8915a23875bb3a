"""`jupyter nbconvert --to html`: the printed page of a notebook has every figure and question."""

import re
from html import unescape
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter

from netlib.lab import ORIGINALS

NOTEBOOKS = sorted(ORIGINALS.glob("*.ipynb"))
WIDGET = "application/vnd.jupyter.widget-view+json"
LESSONS_WITH_FIGURES = {"01", "02", "05", "07", "08", "09", "10", "11"}


def outputs_of(path: Path) -> list[dict[str, str]]:
    """What its cells show: for each output, what it holds by its kind, such as "text/html"."""
    cells = nbformat.read(path, as_version=4).cells
    return [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]


def figures_of(path: Path) -> list[str]:
    return [each["text/html"] for each in outputs_of(path) if "<svg" in each.get("text/html", "")]


def widgets_of(path: Path) -> list[str]:
    """The words of its questions and panels."""
    return [each["text/plain"] for each in outputs_of(path) if WIDGET in each]


def drawn(html: str) -> list[list[str]]:
    """Of each picture its elements and texts. The attributes may be in another order."""
    pictures = re.findall(r"<svg[^>]*netlib-picture.*?</svg>", html, re.DOTALL)
    return [
        [unescape(part) for part in re.findall(r"(?<=<)\w+|(?<=>)[^<>]+(?=<)", each)]
        for each in pictures
    ]


def is_lost(path: Path, page: str) -> list[str]:
    """What of its figures and widgets the page does not show."""
    pictures, words = drawn(page), unescape(re.sub("<[^>]*>", "", page))
    figures = [each for each in figures_of(path) if drawn(each)[0] not in pictures]
    return figures + [each for each in widgets_of(path) if each not in words]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_page_has_every_figure_and_every_question(path: Path) -> None:
    page, _ = HTMLExporter().from_filename(str(path))
    assert is_lost(path, page) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_figure_has_words_for_who_cannot_see_it(path: Path) -> None:
    for figure in figures_of(path):
        assert re.search(r"<svg[^>]*role=.img.", figure)
        assert re.search(r"<title[^>]*>[^<]+</title>.*<desc[^>]*>[^<]+</desc>", figure, re.DOTALL)


def test_these_lessons_have_figures() -> None:
    assert {path.stem[:2] for path in NOTEBOOKS if figures_of(path)} == LESSONS_WITH_FIGURES


def test_a_page_that_loses_its_figures_is_seen() -> None:
    path = next(each for each in NOTEBOOKS if each.stem.startswith("08"))
    page, _ = HTMLExporter(sanitize_html=True).from_filename(str(path))
    assert set(is_lost(path, page)) == set(figures_of(path))
