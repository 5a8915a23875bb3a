"""`Picture`: a figure with its story in words; and the few strokes that all figures are made of.

The drawing is SVG inside HTML, so that it takes its ground and its fonts from the page's theme. The
same input gives the same text, to the last character.
"""

import functools
import re
import unicodedata
from html import escape
from zlib import crc32

WIDTH = 720  # units of the drawing; one is a pixel at full width
LETTER = 7.9  # width of a letter of the code font, at 13 units
QUIET_LETTER = 7.3  # the same at 12 units
SIGN_LETTER = 6  # of a sign for a control byte
SIGNS = re.compile("([\u2400-\u2421])")  # ␀ to ␡: few fonts have them, so that we draw them
SIGN_NAMES = (
    *("NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "TAB", "LF", "VT", "FF"),
    *("CR", "SO", "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM"),
    *("SUB", "ESC", "FS", "GS", "RS", "US", "SP", "DEL"),
)

LIGHT = (
    "--client:#0072b2;--server:#c2410c;--bytes:#00795a;--wait:#8a8f98;--wrong:#a8326e;"
    "--rule:#d9d9d4;--quiet:#5b6068;--tab:#f7f7f5"
)
DARK = (
    "--client:#56b4e9;--server:#f5924e;--bytes:#2fc79a;--wait:#9aa1ac;--wrong:#f08fbf;"
    "--rule:#3a3e45;--quiet:#a6acb5;--tab:#1b1d21"
)
STYLE = f"""
svg.netlib-picture{{{LIGHT};--ground:var(--jp-layout-color0,#fff);--ink:var(--jp-ui-font-color1,#1b1d21);\
max-width:{WIDTH}px;width:100%;height:auto;display:block;background:var(--ground);\
font:13px var(--jp-ui-font-family,system-ui,sans-serif)}}
[data-jp-theme-light="false"] .netlib-picture{{{DARK}}}
@media print{{[data-jp-theme-light] svg.netlib-picture{{{LIGHT};--ground:#fff;--ink:#1b1d21}}}}
.netlib-picture text{{fill:var(--ink)}}
.netlib-picture .code{{\
font-family:var(--jp-code-font-family,ui-monospace,Menlo,Consolas,monospace);white-space:pre}}
.netlib-picture .quiet{{fill:var(--quiet);font-size:12px}}
.netlib-picture .small{{font-size:12px}}
.netlib-picture .control{{font-size:.62em;letter-spacing:-.1em;stroke-width:2}}
.netlib-picture .name{{font-weight:600}}
.netlib-picture .pill{{font-size:12px;letter-spacing:.02em}}
.netlib-picture rect,.netlib-picture line,.netlib-picture path{{fill:none;stroke-width:1.5}}
.netlib-picture .tab{{fill:var(--tab);stroke:var(--rule)}}
.netlib-picture .box{{fill:var(--ground);stroke:var(--bytes)}}
.netlib-picture .missing{{stroke:var(--wrong);stroke-dasharray:4 3}}
.netlib-picture .rule{{stroke:var(--rule)}}
.netlib-picture .flow{{stroke:var(--bytes)}}
.netlib-picture .wire{{stroke:var(--wait)}}
.netlib-picture .life{{stroke-width:2}}
.netlib-picture .waits{{stroke:var(--wait)}}
.netlib-picture .head{{fill:var(--bytes);stroke:none}}
.netlib-picture .client{{stroke:var(--client)}}
.netlib-picture text.client{{fill:var(--client);stroke:none}}
.netlib-picture .server{{stroke:var(--server)}}
.netlib-picture text.server{{fill:var(--server);stroke:none}}
.netlib-picture text.bytes{{fill:var(--bytes)}} .netlib-picture text.wrong{{fill:var(--wrong)}}
.netlib-picture text.faint{{fill:var(--quiet)}}
.netlib-picture .wrong{{stroke:var(--wrong)}} .netlib-picture text.wrong{{stroke:none}}
.netlib-picture text.halo{{paint-order:stroke;stroke:var(--ground);stroke-width:5}}
.netlib-picture .ground{{fill:var(--ground)}}
.netlib-picture rect.sign{{stroke:var(--bytes);stroke-width:1}}
.netlib-picture text.sign{{fill:var(--bytes);font-size:8.5px;font-weight:600}}
.netlib-figure:has(>svg){{display:block!important}}
.netlib-figure:has(>svg)+.netlib-words{{display:none}}
"""


class Picture:
    """A figure: shown in a notebook as a drawing, printed as its story in words.

    `svg` is the drawing as text, `words` the story, one line for each step.
    """

    def __init__(self, svg: str, words: str) -> None:
        self.svg = svg
        self.words = words

    def __repr__(self) -> str:
        return self.words

    def _repr_html_(self) -> str:
        # A drawing shows itself, and hides the words, by the style that is in it. A viewer that
        # takes drawings out, for safety, leaves the letters that were in them: they stay hidden.
        words = escape(self.words, quote=False)
        return (
            f'<div><div class="netlib-figure" style="display:none">{self.svg}</div>'
            f'<pre class="netlib-words">{words}</pre></div>'
        )


def picture(
    title: str, words: list[str], height: float, body: str, width: float = WIDTH
) -> Picture:
    """A figure of this size, with this inside.

    A screen reader reads the title, and then the words.
    """
    story = "\n".join(words)
    name = f"netlib-{crc32((title + story).encode()):08x}"
    narrow = f' style="max-width:{width:g}px"' if width < WIDTH else ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="netlib-picture" role="img"'
        f' viewBox="0 0 {width:g} {height:g}"{narrow} aria-labelledby="{name}-title {name}-words">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-words">{escape(story)}</desc>'
        f"<style>{STYLE}</style>{body}</svg>"
    )
    return Picture(svg, f"{title}\n{story}")


def text(x: float, y: float, content: str, kind: str = "", anchor: str = "start") -> str:
    """Words that begin, end, or have their middle at x."""
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    shown = escape(content, quote=False)
    return f'<text x="{x:g}" y="{y:g}" class="{kind}"{where}>{shown}</text>'


def code(
    x: float, y: float, content: str, kind: str = "", anchor: str = "start", letter: float = LETTER
) -> str:
    """Text in the code font, as wide as `code_width` says, or less.

    The signs of control bytes are drawn: ␍ is a small box with the letters CR.
    """
    kind = f"code {kind}".strip()
    if not SIGNS.search(content):
        return text(x, y, content, kind, anchor)
    x -= code_width(content, letter) * {"start": 0, "middle": 0.5, "end": 1}[anchor]
    parts = []
    for run in filter(None, SIGNS.split(content)):
        width = code_width(run, letter)
        if SIGNS.fullmatch(run):
            parts.append(box(x + 1.5, y - 10.5, width - 3, 14, "sign", 3))
            parts.append(text(x + width / 2, y - 0.5, name_of(run), "sign", "middle"))
        else:
            parts.append(text(x + width / 2, y, run, kind, "middle"))
        x += width
    return "".join(parts)


@functools.lru_cache(maxsize=1000)
def code_width(content: str, letter: float = LETTER) -> float:
    """How wide `code` draws it."""
    return sum(
        SIGN_LETTER * len(name_of(run)) + 9 if SIGNS.fullmatch(run) else _columns(run) * letter
        for run in SIGNS.split(content)
    )


def name_of(sign: str) -> str:
    """The letters for a sign: CR for ␍."""
    return SIGN_NAMES[min(ord(sign) - 0x2400, len(SIGN_NAMES) - 1)]


def _columns(content: str) -> int:
    """Columns of a terminal: letters of East Asia take two, accents that are put on top none."""
    if content.isascii():
        return len(content)
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in content)
    on_top = sum(unicodedata.category(each) in ("Mn", "Me") for each in content)
    return len(content) + wide - on_top


def box(x: float, y: float, width: float, height: float, kind: str, radius: float = 4) -> str:
    """A rectangle with round corners."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius:g}"'
        f' class="{kind}"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """A straight line."""
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" class="{kind}"/>'
