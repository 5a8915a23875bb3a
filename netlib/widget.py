"""A widget of the page: Python holds its state, a room's own JavaScript and CSS draw it.

Its packages take a while to load, so they are imported when the first one is made.
"""

import functools
from pathlib import Path
from typing import Any


def new_widget(room: Path, plain: str, script: str = "", style: str = "", **state: Any) -> Any:
    """A widget drawn by the one .js file of the folder `room`, with the .css file beside it.

    `script` and `style` take the place of these files. `plain` is what it is as text, and stays the
    same. `state` is what the browser shares: names, and the values to begin with.
    """
    widget = _class_for(room, script, style, tuple(state))(**state)
    widget.plain = plain
    _answer_beside_a_cell(widget)
    return widget


@functools.cache
def _class_for(room: Path, script: str, style: str, names: tuple[str, ...]) -> Any:
    import anywidget
    import traitlets

    class Widget(anywidget.AnyWidget):
        """The side that talks to the browser."""

        _esm = script or next(room.glob("*.js"))
        _css = style or next(room.glob("*.css"))
        plain = ""

        def __repr__(self) -> str:
            return self.plain

    # Named after its room: anywidget keeps one style for each name.
    shared = {name: traitlets.Any().tag(sync=True) for name in names}
    return type(f"{room.name.title()}Widget", (Widget,), shared)


def _answer_beside_a_cell(widget: Any) -> None:
    """Let a button be heard while a cell runs.

    JupyterLab sends it to a thread of its own (a subshell). ipykernel 7.4 would hand it back to the
    one that runs the cell, where it waits for the cell's end.
    """
    if getattr(widget.comm, "_reply_subshell_for", None):
        widget.comm._reply_subshell_for = lambda data, default: default
