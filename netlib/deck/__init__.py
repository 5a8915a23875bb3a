"""A talk as one file: the notebook of a deck becomes HTML that asks nobody for anything.

The notebook's cells have Jupyter's own slide types: `slide` and `subslide` begin a slide,
`fragment` comes with the next key, `notes` is for the speaker alone, `skip` is not shown. A cell
with the tag `steps` shows its figure step by step. A slide whose first cell has the tag `live`
needs a kernel, and is only shown by `netlib present`.
"""

import re
from html import escape, unescape
from pathlib import Path
from typing import Any, NamedTuple

from netlib.deck import look
from netlib.environment import ROOT
from netlib.errors import NetlibError

DECKS = ROOT / "slides"
WIDTH, HEIGHT = 1280, 720  # CSS pixels; 13.33 in by 7.5 in, so that a point is a point
BEGINS = {"slide", "subslide"}
MINUTES = re.compile(r"\*(\d+(?:\.\d+)?) min\*")
ROW = re.compile(r'<g transform="translate\(0 (\d+)\)')  # of a sequence diagram: moved down
DRAWING = re.compile(
    r'(?P<before><svg [^>]*viewBox=")0 0 (?P<width>\d+) (?P<height>\d+)(?P<after>.*?</svg>)',
    re.DOTALL,
)
TALL = 600  # units; a drawing that is taller has letters too small to read on paper
SHOWN_FIRST = ("text/html", "image/svg+xml", "image/png", "text/plain")
ROOMY_COLUMNS, ROOMY_LINES = 44, 11  # of code in larger letters; a box for it counts as two lines
PROSE_COLUMNS = 60


class BadDeck(NetlibError):
    """A notebook that cannot be shown as slides."""


class Slide(NamedTuple):
    """One slide: its kind (`title`, `section`, `end`, `plain`), cells, and the speaker's notes."""

    kind: str
    cells: list[Any]
    notes: str

    @property
    def minutes(self) -> float:
        """What the notes plan for it."""
        found = MINUTES.match(self.notes)
        return float(found[1]) if found else 0.0

    @property
    def heading(self) -> str:
        """The text of its title."""
        return heading_of("\n".join(cell.source for cell in self.cells))


def heading_of(markdown: str) -> str:
    """The first heading in a text, or nothing."""
    found = re.search(r"^#{1,2} (.+)$", markdown, re.MULTILINE)
    return found[1].strip() if found else ""


def read(path: Path) -> list[Slide]:
    """The slides of a notebook, in order. Raises BadDeck."""
    import nbformat

    try:
        notebook: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, AttributeError) as error:  # the last: JSON that is no notebook
        raise BadDeck(f"Reading the deck {path.name}", f"{error}", "Give a notebook") from error
    slides: list[Slide] = []
    for cell in notebook.cells:
        kind = slide_type(cell)
        if kind == "skip" or not (cell.source.strip() or kind in BEGINS):
            continue
        if kind in BEGINS:
            slides.append(Slide(_kind(cell, is_first=not slides), [], ""))
        if not slides:
            continue
        if kind == "notes":
            notes = f"{slides[-1].notes}\n\n{cell.source}".strip()
            slides[-1] = slides[-1]._replace(notes=notes)
        else:
            slides[-1].cells.append(cell)
    if not slides:
        raise BadDeck(
            f"Reading the deck {path.name}",
            "no cell begins a slide",
            'Give a cell the slide type "slide", in the property inspector of JupyterLab',
        )
    return slides


def slide_type(cell: Any) -> str:
    """Jupyter's slide type of a cell; "-" goes on with the slide before."""
    return str(cell.metadata.get("slideshow", {}).get("slide_type") or "-")


def tags(cell: Any) -> list[str]:
    """The tags of a cell."""
    return list(cell.metadata.get("tags", []))


def _kind(cell: Any, is_first: bool) -> str:
    if "end" in tags(cell):
        return "end"
    if not cell.source.startswith("# "):
        return "plain"
    return "title" if is_first else "section"


def is_live(slide: Slide) -> bool:
    """Whether a slide needs a kernel."""
    return bool(slide.cells) and "live" in tags(slide.cells[0])


def find(word: str, folder: Path = DECKS) -> Path:
    """The notebook that a word means: its number, its name, or its path. Raises BadDeck."""
    if (path := Path(word)).suffix == ".ipynb" and path.is_file():
        return path
    found = sorted(folder.glob(f"{word.removesuffix('.ipynb')}*.ipynb")) if word else []
    if len(found) == 1:
        return found[0]
    known = ", ".join(path.stem for path in found or sorted(folder.glob("*.ipynb")))
    raise BadDeck(
        f"Looking for {word!r} in {folder.name}/",
        "several begin with that" if found else "no notebook there begins with that",
        f"Give a number or a name of these: {known}",
    )


def build(folder: Path, paths: list[Path]) -> list[Path]:
    """Write each deck, and the page that leads to them, into `folder`. Returns the decks."""
    decks = {path.stem: read(path) for path in paths}
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, slides in decks.items():
        written.append(folder / f"{name}.html")
        written[-1].write_text(html(name, slides), encoding="utf-8", newline="\n")
    (folder / "index.html").write_text(index(decks), encoding="utf-8", newline="\n")
    return written


def html(name: str, slides: list[Slide]) -> str:
    """The whole deck. `name` is the notebook's, such as "07_send_and_recv"."""
    libraries = "".join(
        f"<script>{look.reveal(each)}</script>" for each in ("reveal.js", "plugin/notes.js")
    )
    own = f'<script type="module">{look.own("figures.js")}{look.own("deck.js")}</script>'
    body = f'<div class="reveal"><div class="slides">{_sections(name, slides)}</div></div>'
    return _page(
        slides[0].heading or name,
        look.reveal("reveal.css"),
        f"<body>{body}{libraries}{own}</body>",
    )


def handout(name: str, slides: list[Slide], with_notes: bool) -> str:
    """The deck as plain pages to print, one for each slide, without any script.

    With notes, a page of them follows each slide that has any. A long conversation, which the
    screen shows row by row, stands in two columns.
    """
    kind = "handout with-notes" if with_notes else "handout"
    sections = DRAWING.sub(_in_columns, _sections(name, slides))
    body = f'<body class="{kind}">{sections}</body>'
    return _page(slides[0].heading or name, "", body)


def _in_columns(drawing: re.Match[str]) -> str:
    """The same drawing twice, once down to the row in the middle, once from there on."""
    width, height = int(drawing["width"]), int(drawing["height"])
    tops = [int(top) for top in ROW.findall(drawing[0])]
    if height <= TALL or not tops:
        return drawing[0]
    middle = min(tops, key=lambda top: abs(top - height / 2))
    cut = middle - 1  # a row begins with the edge of a box
    parts = (f"0 0 {width} {cut}", f"0 {cut} {width} {height - cut}")
    return "".join(f"{drawing['before']}{part}{drawing['after']}" for part in parts)


def index(decks: dict[str, list[Slide]]) -> str:
    """The page that leads to each deck, by the notebook's name."""
    rows = []
    for name, slides in decks.items():
        number, _, _ = name.partition("_")
        minutes = sum(slide.minutes for slide in slides)
        rows.append(
            f'<li><a href="{escape(name)}.html"><span class="number">{escape(number)}</span>'
            f'<span class="what">{escape(slides[0].heading or name)}</span>'
            f'<span class="time">{minutes:g} min</span></a></li>'
        )
    total = sum(slide.minutes for slides in decks.values() for slide in slides)
    body = (
        '<body class="index"><main><h1>Introduction to Network Programming</h1>'
        f"<ol>{''.join(rows)}</ol><p>{total:g} minutes in all. In a deck: <kbd>S</kbd> speaker's"
        " view, <kbd>F</kbd> full screen, <kbd>D</kbd> dark, <kbd>O</kbd> all slides,"
        " <kbd>B</kbd> black.</p></main></body>"
    )
    return _page("The talk", "", body)


def _page(title: str, styles: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<style>{styles}{look.theme()}{look.own('deck.css')}</style></head>{body}</html>"
    )


def _sections(name: str, slides: list[Slide]) -> str:
    number, _, rest = name.partition("_")
    label = f"{number} · {rest.replace('_', ' ')}"
    shown = [slide for slide in slides if not is_live(slide)]
    return "\n".join(_section(slide, label, place) for place, slide in enumerate(shown, 1))


def _section(slide: Slide, label: str, place: int) -> str:
    timing = f' data-timing="{slide.minutes * 60:g}"' if slide.minutes else ""
    cells = [_cell(cell) for cell in slide.cells]
    number = f'<p class="number">{escape(label.split()[0])}</p>' if slide.kind == "title" else ""
    body = number + "".join(cells)
    about = escape(f"{place} · {slide.heading.replace('`', '')}")
    notes = _markdown(slide.notes)
    notes = f'<aside class="notes" data-about="{about}">{notes}</aside>' if slide.notes else ""
    foot = f"<footer><span>{escape(label)}</span><span>{place}</span></footer>"
    kind = f"{slide.kind} roomy" if _has_room(cells) else slide.kind
    return f'<section class="{kind}"{timing}><div class="slide">{body}{foot}</div>{notes}</section>'


def _has_room(cells: list[str]) -> bool:
    """Whether the code of these cells, and what it shows, can have larger letters."""
    if "<svg" in "".join(cells):
        return False
    texts = [unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in cells]
    boxes = [text.splitlines() for text, cell in zip(texts, cells, strict=True) if "<pre" in cell]
    words = sum(len(text) for text, cell in zip(texts, cells, strict=True) if "<pre" not in cell)
    lines = [line for box in boxes for line in box]
    return (
        max(map(len, lines), default=0) <= ROOMY_COLUMNS
        and len(lines) + 2 * len(boxes) + words // PROSE_COLUMNS <= ROOMY_LINES
    )


def _cell(cell: Any) -> str:
    if cell.cell_type == "markdown":
        inside = _markdown(cell.source)
    else:
        hidden = cell.metadata.get("jupyter", {}).get("source_hidden")
        inside = "" if hidden else f'<div class="source">{_code(cell.source)}</div>'
        inside += "".join(_output(each, "steps" in tags(cell)) for each in cell.outputs)
    fragment = " fragment" if slide_type(cell) == "fragment" else ""
    return f'<div class="cell {cell.cell_type}{fragment}">{inside}</div>'


def _output(output: Any, in_steps: bool) -> str:
    if output.output_type == "stream":
        return f'<pre class="output">{escape(output.text.rstrip())}</pre>'
    if output.output_type == "error":
        words = f"{output.ename}: {output.evalue}".removesuffix(": ")
        return f'<pre class="output error">{escape(words)}</pre>'
    kind = next((each for each in SHOWN_FIRST if each in output.data), None)
    if kind is None:
        return ""
    content = output.data[kind]
    if kind == "text/plain":
        return f'<pre class="output">{escape(content)}</pre>'
    if kind == "image/png":
        return f'<img class="output" alt="" src="data:image/png;base64,{content}">'
    steps = _steps(content) if in_steps else ""
    return f'<div class="output figure{" steps" if steps else ""}">{content}{steps}</div>'


def _steps(figure: str) -> str:
    """A fragment for each row after the first, so that a key shows one more row.

    A figure without rows has two steps: its upper part, and its lower one.
    """
    return '<i class="fragment step"></i>' * ((len(ROW.findall(figure)) or 2) - 1)


def _markdown(source: str) -> str:
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)
    return str(MarkdownWithMath(renderer=renderer).render(source))


def _code(source: str) -> str:
    from nbconvert.filters import Highlight2HTML

    source = source.replace("\n\n\n", "\n\n")  # two empty lines are for a page, not for a slide
    highlight: Any = Highlight2HTML
    return str(highlight()(source, language="ipython3"))
