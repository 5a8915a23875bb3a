"""netlib.pdf: a browser is found or asked for, and one that does not print is an error in words."""

import os
import re
import sys
from pathlib import Path

import pytest

from netlib import deck, pdf
from netlib.pdf import NoBrowser
from tests.browser import CHROMIUM

PAGES = re.compile(rb"/Type ?/Page\b")


def program(folder: Path, *lines: str) -> str:
    """A program that stands for a browser."""
    path = folder / "browser"
    path.write_text(f"#!{sys.executable}\nimport sys\n" + "\n".join(lines))
    path.chmod(0o700)
    return str(path)


@pytest.fixture
def only(monkeypatch):
    """Makes one path the only browser there is."""

    def only(path: str | None) -> None:
        monkeypatch.delenv(pdf.VARIABLE, raising=False)
        monkeypatch.setattr(pdf, "PLACES", ())
        monkeypatch.setattr(pdf.shutil, "which", lambda name: path if name == "chromium" else None)

    return only


def test_the_variable_decides_which_browser_prints(monkeypatch, only, tmp_path):
    only(sys.executable)
    assert pdf.browser() == sys.executable
    monkeypatch.setenv(pdf.VARIABLE, program(tmp_path))
    assert pdf.browser() == str(tmp_path / "browser")


def test_a_browser_outside_path_is_found(monkeypatch, only):
    only(None)
    monkeypatch.setattr(pdf, "PLACES", ("/no/such/browser", sys.executable))
    assert pdf.browser() == sys.executable


def test_without_a_browser_the_error_says_what_to_do(only):
    only(None)
    with pytest.raises(NoBrowser, match=f"no Chromium, Chrome or Edge here.*{pdf.VARIABLE}"):
        pdf.browser()


def test_a_variable_that_leads_nowhere_is_named(monkeypatch):
    monkeypatch.setenv(pdf.VARIABLE, "/no/such/browser")
    with pytest.raises(NoBrowser, match="'/no/such/browser', which is no file"):
        pdf.browser()


@pytest.mark.skipif(os.name == "nt", reason="a script is no program there")
def test_a_browser_that_does_not_print_is_an_error_with_its_words(only, tmp_path):
    only(program(tmp_path, "sys.exit('no display')"))
    with pytest.raises(NoBrowser, match="no display"):
        pdf.print_all({tmp_path / "a.pdf": "<p>a"})


@pytest.mark.skipif(os.name == "nt", reason="a script is no program there")
def test_a_browser_that_hangs_is_given_up(monkeypatch, only, tmp_path):
    only(program(tmp_path, "sys.stdin = sys.stdin", "import time", "time.sleep(60)"))
    monkeypatch.setattr(pdf, "PATIENCE", 0.1)
    with pytest.raises(NoBrowser, match=r"longer than 0\.1 s"):
        pdf.print_all({tmp_path / "a.pdf": "<p>a"})


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="there is no Chromium")
@pytest.mark.parametrize("pages_of_a_slide", [1, 2], ids=["plain", "with-notes"])
def test_a_handout_has_a_page_for_each_slide_and_one_for_its_notes(tmp_path, pages_of_a_slide):
    decks = {path.stem: deck.read(path) for path in deck.DECKS.glob("*.ipynb")}
    expected = {
        name: pages_of_a_slide * sum(not deck.is_live(slide) for slide in slides)
        for name, slides in decks.items()
    }
    pages = {
        tmp_path / f"{name}.pdf": deck.handout(name, slides, pages_of_a_slide == 2)
        for name, slides in decks.items()
    }
    printed = pdf.print_all(pages)
    assert {each.stem: len(PAGES.findall(each.read_bytes())) for each in printed} == expected
