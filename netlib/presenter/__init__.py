"""Presents a notebook live: JupyterLab with the notebook's slides over the whole window.

The cells on a slide are the notebook's own, with its kernel: they run, and their widgets move. It
is an extension of JupyterLab, for this one lab, with no build step: it is copied from this folder,
and what slides have in common, live or in a file, is put beside it.
"""

import shutil
from pathlib import Path
from typing import Any

import nbformat
from nbformat.sign import NotebookNotary

from netlib import deck, lab
from netlib.deck import look
from netlib.environment import ROOT

HERE = Path(__file__).parent
EXTENSIONS = HERE / "labextensions"
COPIES = ROOT / "my_slides"
WIDGET = "application/vnd.jupyter.widget-view+json"


def options(notebook: str, settings: Path = lab.SETTINGS) -> list[str]:
    """What JupyterLab needs to know to present this notebook as soon as it is open."""
    extensions = settings / "presenter"
    shutil.copytree(EXTENSIONS, extensions, dirs_exist_ok=True)
    for name, content in look.shared().items():
        file = extensions / "netlib-presenter" / "static" / name
        file.write_text(content, encoding="utf-8")
    page = {"page_config_data": {"netlibPresents": notebook}}
    return [
        f"--LabApp.extra_labextensions_path={extensions}",
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
        notebook: Any = nbformat.read(original, as_version=4)  # type: ignore[no-untyped-call]
        for cell in notebook.cells:
            if cell.cell_type == "code":  # the widgets of another kernel are no more
                cell.outputs = [each for each in cell.outputs if WIDGET not in each.get("data", {})]
        nbformat.write(notebook, copy)  # type: ignore[no-untyped-call]
    return copy


def trust(notebook: Path, settings: Path = lab.SETTINGS) -> None:
    """Let the lab show the figures that the notebook was saved with, as its own."""
    folder = settings / "data"
    folder.mkdir(parents=True, exist_ok=True)
    notary: Any = NotebookNotary(data_dir=str(folder))  # type: ignore[no-untyped-call]
    content: Any = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    notary.sign(content)
    notary.store.close()


def present(word: str, lesson: bool, lab_options: list[str]) -> None:
    """Open the lab on a deck, or on a lesson itself, until Ctrl-C. Raises BadDeck."""
    if lesson:
        name = deck.find(word, lab.ORIGINALS).name
        lab.copy_notebooks()
        path = lab.COPIES / name
    else:
        path = copy_of(deck.find(word))
        trust(path)
    lab.open_lab(path.parent, path.name, [*options(path.name), *lab_options])
