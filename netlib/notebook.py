"""What `%load_ext netlib` switches on in a kernel, and `%unload_ext netlib` off again.

Sockets are known, so that a cell that left one open can simply be run again. Output of background
threads stays in its place.
"""

import functools
import sys
import time
from collections.abc import Callable
from typing import Any, Protocol, cast

from netlib import other_host, output, tracing
from netlib.background import running
from netlib.student_code import hide_our_lines

RIGHT_BEHIND = 0.1  # seconds between two cells; who presses a key for each one is slower
_ended = 0.0  # when the last cell did


class _Events(Protocol):
    def register(self, event: str, function: Callable[..., Any]) -> None: ...
    def unregister(self, event: str, function: Callable[..., Any]) -> None: ...


class _Shell(Protocol):
    """The part of IPython's InteractiveShell that is used here."""

    events: _Events
    user_ns: dict[str, Any]
    showtraceback: Callable[..., None]


def load_ipython_extension(shell: _Shell) -> None:
    """Switch on."""
    tracing.install(shell.user_ns)
    output.keep_in_place()
    shell.showtraceback = functools.partial(_show_error, shell.showtraceback)
    tracing.place.set(tracing.Place(_running_cell(shell), 1))
    shell.events.register("pre_run_cell", _before_cell)
    shell.events.register("post_run_cell", _after_cell)


def unload_ipython_extension(shell: _Shell) -> None:
    """Switch off. Servers that run are stopped; sockets that are open stay open."""
    shell.events.unregister("pre_run_cell", _before_cell)
    shell.events.unregister("post_run_cell", _after_cell)
    for task in running():
        task.give_way("since netlib was switched off")
    del shell.showtraceback  # the shell's own, which was hidden, is seen again
    tracing.place.set(None)
    tracing.uninstall(shell.user_ns)
    output.let_go()


def _before_cell(info: Any) -> None:
    """Note which cell runs now; close what its last run left open."""
    other_host.all_cells_run = time.monotonic() - _ended < RIGHT_BEHIND
    former = tracing.place.get()
    cell = getattr(info, "cell_id", None)  # JupyterLab tells it; a test runner may not
    tracing.place.set(tracing.Place(cell, former.run + 1 if former else 1))
    if cell:
        for task in running():
            if task.place and task.place.cell == cell:
                task.give_way("which the last run of this cell started")
        left_open = [each for each in tracing.known_sockets() if _is_of(cell, each)]
        tracing.end_all(left_open, "that the last run of this cell left open")
        for port in tracing.also_known():
            if _is_of(cell, port):
                port.end()


def _after_cell(result: Any) -> None:
    """Note when it ended: what begins right behind it was asked for before."""
    global _ended
    _ended = time.monotonic()


def _running_cell(shell: _Shell) -> str | None:
    """The id of the cell that says `%load_ext netlib`: its `pre_run_cell` event is over already."""
    try:
        parent: dict[str, Any] = shell.kernel.get_parent()  # type: ignore[attr-defined]
        return cast("str | None", parent["metadata"].get("cellId"))
    except (AttributeError, KeyError):  # not under Jupyter's kernel
        return None


def _show_error(plain: Callable[..., None], *args: Any, **kwargs: Any) -> None:
    """Show an error of a cell by the student's lines alone."""
    if error := sys.exc_info()[1]:
        hide_our_lines(error)
    plain(*args, **kwargs)


def _is_of(cell: str, each: tracing.Endable) -> bool:
    return each.netlib_place is not None and each.netlib_place.cell == cell
