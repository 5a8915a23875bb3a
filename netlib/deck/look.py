"""What a page of the talk is made of: reveal.js and a font, which pyreveal brings, and our own."""

import base64
import functools
import re
from importlib import resources
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FONT = "source-sans-pro"
WEIGHTS = {400: "regular", 600: "semibold"}


def shared() -> dict[str, str]:
    """The files that a deck has in common with the presenter in JupyterLab, by their names."""
    return {"theme.css": theme(), "figures.js": own("figures.js")}


def theme() -> str:
    """Colours, type, and the font itself, so that a slide looks the same on every machine."""
    return fonts() + own("theme.css")


@functools.cache
def own(name: str) -> str:
    """A file that lies here."""
    return (HERE / name).read_text(encoding="utf-8")


@functools.cache
def reveal(name: str) -> str:
    """A file of reveal.js, fit to stand inside a page."""
    content = (_brought() / "dist" / name).read_text(encoding="utf-8")
    content = re.sub(r"^//# sourceMappingURL=.*$", "", content, flags=re.MULTILINE)
    return content.replace("</script", "<\\/script").replace("<!--", "<\\!--")


@functools.cache
def fonts() -> str:
    """The font as part of a style sheet."""
    faces = []
    for weight, name in WEIGHTS.items():
        file = _brought() / "css/theme/fonts" / FONT / f"{FONT}-{name}.woff"
        data = base64.b64encode(file.read_bytes()).decode()
        faces.append(
            f'@font-face{{font-family:"Source Sans Pro";font-weight:{weight};'
            f'src:url(data:font/woff;base64,{data}) format("woff")}}'
        )
    return "".join(faces)


def _brought() -> Any:
    return resources.files("pyreveal") / "revealjs"
