"""Presents a notebook live: JupyterLab with the notebook's slides over the whole window.

The cells on a slide are the notebook's own, with its kernel: they run, and their widgets move. It
is an extension of JupyterLab, loaded from this folder for this one lab, with no build step.
"""

import shutil
from pathlib import Path

from netlib import deck, lab
from netlib.environment import ROOT

HERE = Path(__file__).parent
EXTENSIONS = HERE / "labextensions"
COPIES = ROOT / "my_slides"


def options(notebook: str) -> list[str]:
    """What JupyterLab needs to know to present this notebook as soon as it is open."""
    page = {"page_config_data": {"netlibPresents": notebook}}
    return [
        f"--LabApp.extra_labextensions_path={EXTENSIONS}",
        f"--ServerApp.tornado_settings={page!r}",
    ]


def copy_of(original: Path, copies: Path = COPIES) -> Path:
    """The presenter's own copy of a deck, with its pictures. What was changed in it stays.

    A deck that has changed since takes the place of the copy, and that is kept beside it.
    """
    copies.mkdir(parents=True, exist_ok=True)
    copy = copies / original.name
    if copy.exists() and copy.stat().st_mtime < original.stat().st_mtime:
        copy.replace(copy.with_suffix(".before.ipynb"))
    if not copy.exists():
        shutil.copyfile(original, copy)
    return copy


def present(word: str, lesson: bool, lab_options: list[str]) -> None:
    """Open the lab on a deck, or on a lesson itself, until Ctrl-C. Raises BadDeck."""
    if lesson:
        name = deck.find(word, lab.ORIGINALS).name
        lab.copy_notebooks()
        path = lab.COPIES / name
    else:
        path = copy_of(deck.find(word))
    lab.open_lab(path.parent, path.name, [*options(path.name), *lab_options])
