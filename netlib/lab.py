"""Opens the course in JupyterLab: the student's own copies of the notebooks, and nothing else.

The lab asks nobody outside this machine for anything: no news, no updates, no extensions. It keeps
its settings in `.jupyter`, so that neither the student's own Jupyter nor the course's disturbs
the other.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import nbformat

from netlib.environment import ROOT
from netlib.progress import COPIED

ORIGINALS = ROOT / "notebooks"
COPIES = ROOT / "my_notebooks"
SETTINGS = ROOT / ".jupyter"
FIRST = "00_start_here.ipynb"
RECORD = COPIED  # in the folder of the copies: from which text each copy was made

# What JupyterLab's own settings editor calls these; they are defaults that a student may change.
DEFAULTS = {
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": True,
    },
    "@jupyterlab/extensionmanager-extension:plugin": {"enabled": False},
    "@jupyterlab/notebook-extension:tracker": {"autoStartDefaultKernel": True},
    # The last picture of a panel is there when the notebook is opened again, without a kernel.
    "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},
}
CONFIGURATION = {
    "LabApp": {
        "log_level": "ERROR",
        "news_url": None,
        "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "extension_manager": "readonly",
    },
    "ServerApp": {
        "log_level": "ERROR",  # a student needs the address, and nothing else
        "answer_yes": True,  # Ctrl-C ends it without asking back
        "jpserver_extensions": {"netlib.lab_server": True},
        "allow_root": True,  # as in a container; it listens on loopback, with a token
    },
}
KERNELS = {"IPKernelApp": {"log_level": "ERROR"}}  # its warnings would land on the terminal


def copy_notebooks(originals: Path = ORIGINALS, copies: Path = COPIES) -> list[str]:
    """Give the student a copy of each notebook, outputs cleared. Never overwrite one.

    A copy that was deleted is made again. When an original has changed since it was copied, the
    new text is put beside the student's copy, under another name. Returns what was done, in words.
    """
    copies.mkdir(exist_ok=True)
    made_from = _read(copies / RECORD)
    done = []
    for original in sorted(originals.glob("*.ipynb")):
        text = cleared(original)
        fingerprint = hashlib.sha256(text.encode()).hexdigest()
        target = copies / original.name
        is_known = made_from.get(original.name) == fingerprint
        if target.exists() and not is_known and target.read_text(encoding="utf-8") != text:
            target = copies / f"{original.stem}.new-{fingerprint[:6]}.ipynb"
            done.append(f"{original.stem} has changed; the new one is beside yours: {target.name}")
        if not target.exists():
            target.write_text(text, encoding="utf-8")
        made_from[original.name] = fingerprint
    (copies / RECORD).write_text(json.dumps(made_from, indent=1))
    return done


def _read(record: Path) -> dict[str, str]:
    """The record of the copies; a damaged one counts as none, and no work is lost by that."""
    try:
        content = json.loads(record.read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def cleared(original: Path) -> str:
    """The text of a notebook without its outputs and counts, as a student begins it."""
    notebook: Any = nbformat.read(original, as_version=4)  # type: ignore[no-untyped-call]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return str(nbformat.writes(notebook))  # type: ignore[no-untyped-call]


def lab_environment(settings: Path = SETTINGS) -> dict[str, str]:
    """The environment variables that keep this lab by itself. Writes its configuration."""
    for name, content in (
        ("labconfig/default_setting_overrides.json", DEFAULTS),
        ("jupyter_server_config.json", CONFIGURATION),
        ("ipython/profile_default/ipython_kernel_config.json", KERNELS),
    ):
        (settings / name).parent.mkdir(parents=True, exist_ok=True)
        (settings / name).write_text(json.dumps(content, indent=1))
    return {
        "JUPYTER_CONFIG_DIR": str(settings),
        "JUPYTER_DATA_DIR": str(settings / "data"),
        "JUPYTER_RUNTIME_DIR": str(settings / "runtime"),
        "JUPYTERLAB_WORKSPACES_DIR": str(settings / "workspaces"),
        "IPYTHONDIR": str(settings / "ipython"),
        "JUPYTER_PATH": "",
        "JUPYTER_CONFIG_PATH": "",
    }


def open_lab(folder: Path, notebook: str, options: list[str], settings: Path = SETTINGS) -> None:
    """Run JupyterLab in `folder`, open at `notebook`, until Ctrl-C. `options` are JupyterLab's."""
    os.environ.update(lab_environment(settings))
    from jupyterlab.labapp import main  # after that: it looks for its folders when it is imported

    main([str(folder), f"--LabApp.default_url=/lab/tree/{notebook}", *options])
