"""netlib.presenter: a deck in the real lab, with cells that run and widgets that move."""

import json
import os
import urllib.parse
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from netlib import deck, lab, presenter
from netlib.events import Event
from netlib.sequence_diagram import sequence_diagram
from tests.browser import CHROMIUM, PATIENCE, chromium, command, running_lab

needs_browser = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="there is no Chromium here"
)
PROGRAM = """
import sys
from pathlib import Path
from netlib import lab, presenter
folder = Path(sys.argv[1])
options = ["--no-browser", "--port=0", "--LabApp.expose_app_in_browser=True"]
options += presenter.options("talk.ipynb", folder / "settings")
copy = presenter.copy_of(folder / "talk.ipynb", folder / "my_slides")
presenter.trust(copy, folder / "settings")
lab.open_lab(folder / "my_slides", copy.name, options, settings=folder / "settings")
"""


def written(path: Path, source: str, seconds: int, *outputs) -> Path:
    """A notebook with one cell, last changed at this second."""
    nbformat.write(new_notebook(cells=[new_code_cell(source, outputs=list(outputs))]), path)
    os.utime(path, (seconds, seconds))
    return path


def source_of(path: Path) -> str:
    return nbformat.read(path, as_version=4).cells[0].source


def test_a_deck_is_copied_once_and_what_was_changed_stays(tmp_path):
    original = written(tmp_path / "07_talk.ipynb", "first", 1000)
    copy = presenter.copy_of(original, tmp_path / "copies")
    assert source_of(copy) == "first"
    written(copy, "changed", 2000)
    assert presenter.copy_of(original, tmp_path / "copies") == copy
    assert source_of(copy) == "changed"


def test_a_newer_deck_takes_the_place_of_the_copy_and_that_is_kept(tmp_path):
    original = written(tmp_path / "07_talk.ipynb", "first", 1000)
    copy = presenter.copy_of(original, tmp_path / "copies")
    written(copy, "changed", 2000)
    written(original, "second", 3000)
    assert presenter.copy_of(original, tmp_path / "copies") == copy
    assert source_of(copy) == "second"
    assert source_of(copy.with_suffix(".before.ipynb")) == "changed"


def test_a_copy_has_the_pictures_but_no_widget_of_another_kernel(tmp_path):
    widget = new_output("display_data", {presenter.WIDGET: {}, "text/plain": "a widget"})
    figure = new_output("display_data", {"text/html": "<svg></svg>"})
    original = written(tmp_path / "07_talk.ipynb", "x", 1000, widget, figure)
    copy = presenter.copy_of(original, tmp_path / "copies")
    assert nbformat.read(copy, as_version=4).cells[0].outputs == [figure]


@pytest.fixture
def opened(monkeypatch, tmp_path):
    """Takes down what the lab would be opened with."""
    taken = []
    monkeypatch.setattr(lab, "open_lab", lambda *arguments: taken.append(arguments))
    monkeypatch.setattr(lab, "copy_notebooks", list)
    monkeypatch.setattr(presenter.copy_of, "__defaults__", (tmp_path,))
    for function in (presenter.trust, presenter.options):
        monkeypatch.setattr(function, "__defaults__", (tmp_path / "settings",))
    return taken


def test_the_deck_is_presented_from_its_copy(opened, tmp_path):
    presenter.present("07", False, ["--port=9"])
    ((folder, name, options),) = opened
    assert (folder, name) == (tmp_path, "07_send_and_recv.ipynb")
    assert "'netlibPresents': '07_send_and_recv.ipynb'" in options[1]
    assert options[-1] == "--port=9"
    assert (tmp_path / name).is_file()


def test_a_lesson_is_presented_from_the_copies_of_the_lessons(opened):
    presenter.present("05", True, [])
    ((folder, name, _),) = opened
    assert (folder, name) == (lab.COPIES, "05_connect_and_accept.ipynb")


def test_a_deck_that_does_not_exist_opens_nothing(opened):
    with pytest.raises(deck.BadDeck):
        presenter.present("99", False, [])
    assert opened == []


def test_the_extension_is_what_the_lab_looks_for(tmp_path):
    options = presenter.options("talk.ipynb", tmp_path)
    folder = Path(options[0].partition("=")[2]) / "netlib-presenter"
    package = json.loads((folder / "package.json").read_text())
    assert package["name"] == folder.name
    assert (folder / package["jupyterlab"]["_build"]["load"]).is_file()
    assert "@font-face" in (folder / "static" / "theme.css").read_text()
    assert "showSteps" in (folder / "static" / "figures.js").read_text()


# In the real lab


EVENTS = [
    Event(1.0 * place, "server", call, arguments="()", ended=1.0 * place, local="127.0.0.1:9")
    for place, call in enumerate(("bind", "listen", "close"))
]


def cell(make, source: str, kind: str, *tags: str):
    return make(source, metadata={"slideshow": {"slide_type": kind}, "tags": list(tags)})


FIGURE = new_output("display_data", {"text/html": sequence_diagram(EVENTS)._repr_html_()})
TALK = [
    cell(new_code_cell, "from ipywidgets import interact\nsix = 6", "skip"),
    cell(new_markdown_cell, "# The talk", "slide"),
    cell(new_markdown_cell, "*2 min* For the speaker alone. **Ask:** who?", "notes"),
    cell(new_code_cell, "seven = 7", "skip"),
    cell(new_markdown_cell, "## It runs", "slide"),
    cell(new_code_cell, "six * seven", "-"),
    cell(new_markdown_cell, "only later", "fragment"),
    cell(new_markdown_cell, "## It moves", "slide"),
    cell(new_code_cell, "interact(lambda x: f'it is {x * 11}', x=(1, 9));", "-"),
    cell(new_markdown_cell, "## It was recorded", "slide"),
    cell(new_code_cell, "pass", "-", "steps"),
]
TALK[-1].outputs = [FIGURE]
LESSON = [
    new_markdown_cell("# A lesson?\n\nText."),
    new_markdown_cell("## A section"),
    new_code_cell("1 + 1"),
    new_markdown_cell("It is two.\n\n## The next section\n\nA question."),
    new_code_cell("2 + 2"),
]


@pytest.fixture(scope="module")
def talk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("talk")
    (folder / "my_slides").mkdir()
    nbformat.write(new_notebook(cells=TALK), folder / "talk.ipynb")
    nbformat.write(new_notebook(cells=LESSON), folder / "my_slides" / "lesson.ipynb")
    with running_lab(folder, PROGRAM) as running:
        yield running


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser, talk):
    """The lab as it opens. It notes what it asks of other machines, and what it complains about."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.set_default_timeout(PATIENCE)
    here = urllib.parse.urlsplit(talk.address).netloc
    own = (f"http://{here}", f"ws://{here}", "data:", "blob:", "about:")
    outside, complaints = [], []
    page.on("request", lambda request: request.url.startswith(own) or outside.append(request.url))
    page.on("pageerror", lambda error: complaints.append(error.stack))
    page.goto(f"{talk.address}&reset", timeout=PATIENCE)
    page.locator(".netlib-presented[data-slide='1 / 4']").wait_for(timeout=PATIENCE)
    yield page
    page.close()
    assert outside == []
    assert complaints == []
    assert talk.asked_outside == ""


def turn(page, key: str, slide: str) -> None:
    """Press a key, and wait for the slide."""
    page.keyboard.press(key)
    page.locator(f".netlib-presented[data-slide='{slide}']").wait_for()


def is_seen(page, text: str) -> bool:
    return page.get_by_text(text).filter(visible=True).count() > 0


@pytest.mark.browser
@needs_browser
def test_the_talk_is_given(page):
    assert is_seen(page, "The talk")
    assert not is_seen(page, "For the speaker alone")
    assert not page.get_by_role("menubar").is_visible()

    turn(page, "PageDown", "2 / 4")
    assert not is_seen(page, "The talk")
    page.keyboard.press("Shift+Enter")  # what is needed from the cells above runs first
    page.locator(".netlib-on .jp-OutputArea-output", has_text="42").wait_for()
    for key in ("d", "d", "x", "a"):  # in JupyterLab they cut and delete cells
        page.keyboard.press(key)
    count = "() => window.jupyterapp.shell.currentWidget.content.widgets.length"
    assert page.evaluate(count) == len(TALK)
    assert not is_seen(page, "only later")
    turn(page, "PageDown", "2 / 4")
    assert is_seen(page, "only later")

    turn(page, "ArrowRight", "3 / 4")
    page.keyboard.press("Shift+Enter")
    page.locator(".netlib-on", has_text="it is 55").wait_for()
    page.locator(".netlib-on .noUi-handle").focus()
    page.keyboard.press("ArrowRight")  # moves the slider, not the slide
    page.locator(".netlib-on", has_text="it is 66").wait_for()

    with page.expect_popup() as opened:
        page.locator(".netlib-on h2").click()
        page.keyboard.press("s")
    speaker = opened.value
    speaker.keyboard.press("Home")  # a clicker may reach this window
    page.locator(".netlib-presented[data-slide='1 / 4']").wait_for()
    assert "For the speaker alone" in speaker.locator("#notes").inner_text()
    assert "It runs" in speaker.locator("#next").inner_text()
    assert "planned until 2 min" in speaker.locator("header").inner_text()
    assert speaker.locator("time").inner_text() != ""

    turn(page, "PageDown", "2 / 4")
    page.keyboard.press("Escape")
    page.get_by_role("menubar").wait_for()
    assert is_seen(page, "only later")
    assert not is_seen(page, "For the speaker alone")
    assert page.locator(":is(.netlib-plain, .netlib-typed, .netlib-on)").count() == 0
    page.get_by_role("button", name="Present").click()
    page.locator(".netlib-presented[data-slide='2 / 4']").wait_for()
    assert is_seen(page, "42")


@pytest.mark.browser
@needs_browser
def test_a_recorded_figure_is_stepped_through(page):
    for slide in ("2 / 4", "2 / 4", "3 / 4", "4 / 4"):
        turn(page, "PageDown", slide)
    svg = page.locator(".netlib-on svg[role=img]")
    svg.wait_for()  # the lab shows it, since it trusts this notebook
    clips = [svg.evaluate("each => each.style.clipPath")]
    for _ in range(2):
        turn(page, "PageDown", "4 / 4")
        clips.append(svg.evaluate("each => each.style.clipPath"))
    assert len(set(clips)) == 3
    assert clips[-1] == ""


@pytest.mark.browser
@needs_browser
def test_a_lesson_without_slide_types_has_a_slide_for_each_heading(page):
    page.keyboard.press("Escape")
    command(page, "docmanager:open", {"path": "lesson.ipynb"})
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget?.context?.path === 'lesson.ipynb'"
        " && window.jupyterapp.shell.currentWidget.content.widgets.length === 5"
    )
    command(page, "netlib:present")
    page.locator(".netlib-presented[data-slide='1 / 3']").wait_for()
    turn(page, "PageDown", "2 / 3")
    assert not is_seen(page, "It is two.")
    for _ in range(2):  # the question, then the answer: one cell after the other
        page.keyboard.press("PageDown")
    page.locator(".netlib-on p", has_text="It is two.").wait_for()
    assert not is_seen(page, "The next section")  # in the same cell, on the next slide
    turn(page, "PageDown", "3 / 3")
    assert is_seen(page, "The next section")
    assert is_seen(page, "A question.")
    assert not is_seen(page, "It is two.")
