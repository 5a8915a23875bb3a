"""netlib.deck: what the room sees of a notebook, what it never sees, and that nothing is asked."""

import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from netlib import deck
from netlib.deck import BadDeck
from netlib.events import Event
from netlib.host_diagram import host_diagram
from netlib.lab import ORIGINALS
from netlib.sequence_diagram import sequence_diagram


def text(source: str, kind: str = "-", *tags: str):
    return new_markdown_cell(source, metadata={"slideshow": {"slide_type": kind}, "tags": tags})


def code(source: str, *outputs, kind: str = "-", tags=(), hidden: bool = False):
    metadata = {"slideshow": {"slide_type": kind}, "tags": list(tags)}
    if hidden:
        metadata["jupyter"] = {"source_hidden": True}
    return new_code_cell(source, outputs=list(outputs), metadata=metadata)


def shows(**data: str):
    return new_output("display_data", {name.replace("_", "/"): each for name, each in data.items()})


@pytest.fixture
def read(tmp_path):
    """Reads cells as a deck."""

    def read(*cells):
        nbformat.write(new_notebook(cells=list(cells)), tmp_path / "01_talk.ipynb")
        return deck.read(tmp_path / "01_talk.ipynb")

    return read


def body(slides) -> str:
    """The slides of a deck, without scripts and styles."""
    page = deck.html("01_talk", slides)
    return page.partition('<div class="slides">')[2].partition("<script>")[0]


def test_slide_types_decide_what_stands_on_which_slide(read):
    slides = read(
        code("before = 1", kind="skip"),
        *(text("# Title", "slide"), text("more"), text("for me", "notes")),
        *(text("## Next", "subslide"), code("x = 1"), code("hidden = 1", kind="skip")),
        *(text("# Part", "slide"), text("## Done", "slide", "end")),
    )
    assert [slide.kind for slide in slides] == ["title", "plain", "section", "end"]
    assert [[cell.source for cell in slide.cells] for slide in slides] == [
        *(["# Title", "more"], ["## Next", "x = 1"], ["# Part"], ["## Done"])
    ]
    assert slides[0].notes == "for me"
    assert "hidden" not in body(slides)


def test_notes_are_kept_apart_with_their_time(read):
    (slide,) = read(text("## A", "slide"), text("*1.5 min* Say it.", "notes"), text("b", "notes"))
    assert (slide.minutes, slide.notes) == (1.5, "*1.5 min* Say it.\n\nb")
    shown = body([slide])
    assert 'data-timing="90"' in shown
    assert "Say it." not in re.sub(r"<aside.*?</aside>", "", shown, flags=re.DOTALL)


def test_code_that_is_hidden_shows_only_what_it_made(read):
    slides = read(text("## A", "slide"), code("secret()", shows(text_plain="seen"), hidden=True))
    assert "seen" in body(slides)
    assert "secret" not in body(slides)


def test_a_fragment_comes_with_the_next_key(read):
    slides = read(text("## A", "slide"), text("later", "fragment"))
    assert body(slides).count('class="cell markdown fragment"') == 1


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (new_output("stream", text="<b>\n"), '<pre class="output">&lt;b&gt;</pre>'),
        (
            new_output("error", ename="OSError", evalue="<no>", traceback=["line 1"]),
            '<pre class="output error">OSError: &lt;no&gt;</pre>',
        ),
        (shows(text_plain="<x>"), '<pre class="output">&lt;x&gt;</pre>'),
        (shows(text_plain="x", text_html="<i>x</i>"), "<i>x</i>"),
        (shows(image_png="iVBO"), 'src="data:image/png;base64,iVBO"'),
    ],
)
def test_what_code_has_shown_is_shown(read, output, expected):
    assert expected in body(read(text("## A", "slide"), code("x", output)))


def test_an_output_that_needs_a_kernel_leaves_no_trace(read):
    view = new_output("display_data", {"application/vnd.jupyter.widget-view+json": {}})
    assert 'class="output' not in body(read(text("## A", "slide"), code("x", view)))


CALLS = [Event(1.0, "server", call, arguments="()", ended=1.0) for call in ("bind", "listen")]


@pytest.mark.parametrize(
    ("figure", "steps"),
    [(sequence_diagram(CALLS * 2).svg, 3), (host_diagram({"a": [], "b": []}, []).svg, 1)],
)
def test_a_figure_with_the_tag_steps_has_a_step_for_each_row_after_the_first(read, figure, steps):
    slides = read(text("## A", "slide"), code("x", shows(text_html=figure), tags=["steps"]))
    assert body(slides).count('<i class="fragment step">') == steps
    slides = read(text("## A", "slide"), code("x", shows(text_html=figure)))
    assert "step" not in body(slides)


@pytest.mark.parametrize(("calls", "columns"), [(4, 1), (24, 2)])
def test_a_long_conversation_stands_in_two_columns_on_paper(read, calls, columns):
    figure = sequence_diagram(CALLS * (calls // 2)).svg
    slides = read(text("## A", "slide"), code("x", shows(text_html=figure), tags=["steps"]))
    printed = deck.handout("01_talk", slides, False).partition("<body")[2]
    boxes = [each.split() for each in re.findall(r'viewBox="([^"]*)"', printed)]
    assert len(boxes) == columns
    tops, heights = ([float(box[place]) for box in boxes] for place in (1, 3))
    assert tops == [0, *heights[:-1]]  # the second begins where the first ends
    assert f' {sum(heights):g}"' in figure


def test_what_needs_a_kernel_is_left_out(read):
    slides = read(text("## A", "slide"), text("## Move it", "slide", "live"))
    assert len(slides) == 2
    assert "Move it" not in body(slides)
    assert body(slides).count("<section") == 1


def test_a_deck_asks_nobody_for_anything(read):
    page = deck.html("01_talk", read(text("## A", "slide")))
    assert re.findall(r"""(?:src|href)=["'](?!data:)[^"']+""", page.partition("<script>")[0]) == []
    assert re.findall(r"@import|url\((?!data:)", page.partition("<script>")[0]) == []
    assert "<script src" not in page
    assert "font/woff;base64," in page


def test_the_scripts_cannot_end_their_element(read):
    page = deck.html("01_talk", read(text("## A", "slide")))
    assert page.count("</script>") == 3
    assert "RevealNotes" in page


def test_a_handout_has_no_script_and_notes_only_if_asked(read):
    slides = read(text("## A", "slide"), text("*1 min* Say it.", "notes"))
    plain, noted = (deck.handout("01_talk", slides, with_notes) for with_notes in (False, True))
    assert "<script" not in plain + noted
    assert '<body class="handout">' in plain
    assert '<body class="handout with-notes">' in noted


def test_the_index_leads_to_each_deck_and_adds_up_the_minutes(read):
    slides = read(text("# A & B", "slide"), text("*1.5 min* x", "notes"))
    page = deck.index({"01_a": slides, "02_b": slides})
    assert re.findall(r'href="([^"]+)"', page) == ["01_a.html", "02_b.html"]
    assert "A &amp; B" in page
    assert "3 minutes in all" in page


def test_building_writes_every_deck_and_the_index(tmp_path, read):
    read(text("# A", "slide"))
    (written,) = deck.build(tmp_path / "new" / "folder", [tmp_path / "01_talk.ipynb"])
    assert written.name == "01_talk.html"
    assert "<section" in written.read_text(encoding="utf-8")
    assert (written.parent / "index.html").is_file()


@pytest.mark.parametrize("cells", [[], [text("no slide")], [code("x", kind="skip")]])
def test_a_notebook_without_slides_is_refused_in_words(read, cells):
    with pytest.raises(BadDeck, match="no cell begins a slide"):
        read(*cells)


@pytest.mark.parametrize("content", ["", "no notebook", "[]"])
def test_a_file_that_is_no_notebook_is_refused_in_words(tmp_path, content):
    (tmp_path / "x.ipynb").write_text(content)
    with pytest.raises(BadDeck, match=r"Reading the deck x\.ipynb"):
        deck.read(tmp_path / "x.ipynb")


@pytest.mark.parametrize("word", ["07", "07_send", "07_send_and_recv", "07_send_and_recv.ipynb"])
def test_a_deck_is_found_by_its_number_and_by_its_name(word):
    assert deck.find(word) == deck.DECKS / "07_send_and_recv.ipynb"


def test_a_deck_is_found_by_its_path():
    path = ORIGINALS / "00_start_here.ipynb"
    assert deck.find(str(path)) == path


@pytest.mark.parametrize(
    ("word", "happened"), [("99", "no notebook"), ("0", "several"), ("", "no")]
)
def test_a_word_that_means_no_deck_or_many_is_refused_with_the_names(word, happened):
    with pytest.raises(BadDeck, match=happened) as caught:
        deck.find(word)
    assert "07_send_and_recv" in str(caught.value)
