"""netlib.lab: the student's copies are never lost, and the lab keeps to its own folder."""

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from jupyterlab.commands import get_app_dir
from jupyterlab.labapp import LabApp

from netlib import lab

# The folder a student works in, as {name: (bytes, time of the last change)}.
Folder = dict[str, tuple[bytes, int]]


def notebook(source: str, outputs: tuple[dict, ...] = (), count: int | None = None) -> str:
    """The text of a notebook with one code cell."""
    cell = {
        "cell_type": "code",
        "execution_count": count,
        "id": "cell-01",
        "metadata": {},
        "outputs": list(outputs),
        "source": source,
    }
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


HELLO = {"name": "stdout", "output_type": "stream", "text": "hello\n"}


@pytest.fixture
def originals(tmp_path):
    """Two notebooks, executed, and something else."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "00_a.ipynb").write_text(notebook("print('hello')", (HELLO,), 1))
    (folder / "01_b.ipynb").write_text(notebook("b = 'ü'"), encoding="utf-8")
    (folder / "build.py").write_text("no notebook")
    return folder


@pytest.fixture
def copies(tmp_path):
    return tmp_path / "my_notebooks"


def content(copies: Path) -> Folder:
    """Every notebook in the folder, with the time of its last change."""
    return {
        each.name: (each.read_bytes(), each.stat().st_mtime_ns) for each in copies.glob("*.ipynb")
    }


def test_each_notebook_is_copied_without_outputs_and_counts(originals, copies):
    assert lab.copy_notebooks(originals, copies) == []
    assert sorted(content(copies)) == ["00_a.ipynb", "01_b.ipynb"]
    assert not (copies / "build.py").exists()
    (cell,) = json.loads((copies / "00_a.ipynb").read_text())["cells"]
    assert (cell["outputs"], cell["execution_count"]) == ([], None)
    assert "".join(cell["source"]) == "print('hello')"
    assert "ü" in (copies / "01_b.ipynb").read_text(encoding="utf-8")


def test_the_originals_keep_their_outputs(originals, copies):
    before = content(originals)
    lab.copy_notebooks(originals, copies)
    assert content(originals) == before


def test_a_second_start_changes_nothing(originals, copies):
    lab.copy_notebooks(originals, copies)
    before = content(copies)
    assert lab.copy_notebooks(originals, copies) == []
    assert content(copies) == before


def test_an_original_that_was_only_run_again_is_no_new_one(originals, copies):
    lab.copy_notebooks(originals, copies)
    before = content(copies)
    (originals / "00_a.ipynb").write_text(notebook("print('hello')", (HELLO, HELLO), 9))
    assert lab.copy_notebooks(originals, copies) == []
    assert content(copies) == before


@pytest.mark.parametrize("work", [notebook("mine = 1").encode(), b"", b"{ half saved"])
def test_what_a_student_wrote_is_never_changed(originals, copies, work):
    lab.copy_notebooks(originals, copies)
    (copies / "00_a.ipynb").write_bytes(work)
    before = content(copies)["00_a.ipynb"]
    for source in ("new", "newer"):
        lab.copy_notebooks(originals, copies)
        assert content(copies)["00_a.ipynb"] == before
        (originals / "00_a.ipynb").write_text(notebook(source))
    lab.copy_notebooks(originals, copies)
    assert content(copies)["00_a.ipynb"] == before


def test_a_notebook_that_was_there_before_the_first_start_is_kept(originals, copies):
    copies.mkdir()
    (copies / "00_a.ipynb").write_bytes(b"mine")
    lab.copy_notebooks(originals, copies)
    assert (copies / "00_a.ipynb").read_bytes() == b"mine"


def test_a_deleted_copy_is_made_again_from_the_newest_original(originals, copies):
    lab.copy_notebooks(originals, copies)
    (copies / "00_a.ipynb").unlink()
    (originals / "00_a.ipynb").write_text(notebook("new"))
    assert lab.copy_notebooks(originals, copies) == []
    (cell,) = json.loads((copies / "00_a.ipynb").read_text())["cells"]
    assert "".join(cell["source"]) == "new"
    assert len(content(copies)) == 2


def test_a_changed_original_is_put_beside_the_copy_and_announced_once(originals, copies):
    lab.copy_notebooks(originals, copies)
    before = content(copies)
    (originals / "00_a.ipynb").write_text(notebook("new", (HELLO,), 1))
    (announced,) = lab.copy_notebooks(originals, copies)
    (new,) = set(content(copies)) - set(before)
    assert new.startswith("00_a.new-")
    assert new in announced
    (cell,) = json.loads((copies / new).read_text())["cells"]
    assert ("".join(cell["source"]), cell["outputs"]) == ("new", [])
    assert content(copies).items() >= before.items()
    after = content(copies)
    assert lab.copy_notebooks(originals, copies) == []  # and not again on the next start
    assert content(copies) == after


def test_work_in_the_new_notebook_is_never_changed_either(originals, copies):
    lab.copy_notebooks(originals, copies)
    texts = [(originals / "00_a.ipynb").read_text(), notebook("new")]
    (originals / "00_a.ipynb").write_text(texts[1])
    lab.copy_notebooks(originals, copies)
    (new,) = copies.glob("*.new-*.ipynb")
    new.write_bytes(b"my work")
    for text in texts:  # back to the former text, and forth again
        (originals / "00_a.ipynb").write_text(text)
        lab.copy_notebooks(originals, copies)
        assert new.read_bytes() == b"my work"


@pytest.mark.parametrize("record", [b"", b"{ half", b"[]", b'"text"', b"null", b"\xff\xfe"])
def test_a_damaged_record_loses_no_work_and_stops_nobody(originals, copies, record):
    lab.copy_notebooks(originals, copies)
    (copies / "00_a.ipynb").write_bytes(b"mine")
    (copies / lab.RECORD).write_bytes(record)
    (copies / "01_b.ipynb").unlink()
    lab.copy_notebooks(originals, copies)
    assert (copies / "00_a.ipynb").read_bytes() == b"mine"
    assert (copies / "01_b.ipynb").exists()
    assert lab.copy_notebooks(originals, copies) == []  # the record is whole again


def test_a_lost_record_does_not_make_a_second_copy_of_the_same_text(originals, copies):
    lab.copy_notebooks(originals, copies)
    before = content(copies)
    (copies / lab.RECORD).unlink()
    assert lab.copy_notebooks(originals, copies) == []  # nothing has changed
    assert content(copies) == before


# The lab keeps to itself


def test_the_settings_are_written_into_their_folder(tmp_path):
    settings = tmp_path / "deep" / "settings"
    lab.lab_environment(settings)
    for name, expected in (
        ("labconfig/default_setting_overrides.json", lab.DEFAULTS),
        ("jupyter_server_config.json", lab.CONFIGURATION),
    ):
        assert json.loads((settings / name).read_text()) == expected
    assert len([each for each in settings.rglob("*") if each.is_file()]) == 3


def test_every_place_that_jupyter_writes_to_lies_in_the_settings(tmp_path):
    variables = lab.lab_environment(tmp_path)
    folders = {name: value for name, value in variables.items() if value}
    assert folders.keys() == {
        *("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"),
        *("JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR"),
    }
    assert all(Path(each).is_relative_to(tmp_path) for each in folders.values())
    # Empty: paths of the student's own Jupyter are not looked at.
    assert variables.keys() - folders.keys() == {"JUPYTER_PATH", "JUPYTER_CONFIG_PATH"}


@pytest.mark.parametrize("plugin", lab.DEFAULTS)
def test_jupyterlab_knows_each_default_setting(plugin):
    package, name = plugin.split(":")
    jupyter = Path(get_app_dir()).parent
    places = (jupyter / "lab", jupyter / "labextensions" / package)
    (schema,) = (
        found for place in places if (found := place / f"schemas/{package}/{name}.json").exists()
    )
    known = json.loads(schema.read_text(encoding="utf-8"))["properties"]
    for key, value in lab.DEFAULTS[plugin].items():
        kind = {bool: "boolean", str: "string"}[type(value)]
        assert kind in known[key]["type"]
        allowed = [each["const"] for each in known[key].get("oneOf", ())]
        assert value in (known[key].get("enum") or allowed or [value])


@pytest.mark.parametrize("part", lab.CONFIGURATION)
def test_jupyterlab_knows_each_configured_name(part):
    known = {each.__name__: each for each in (LabApp, LabApp.serverapp_class)}[part]
    assert set(lab.CONFIGURATION[part]) <= set(known.class_trait_names(config=True))


def test_opening_runs_jupyterlab_in_the_folder_with_the_settings(tmp_path, monkeypatch):
    seen = []
    fake = ModuleType("jupyterlab.labapp")
    fake.main = lambda arguments: seen.append((arguments, dict(lab.os.environ)))
    monkeypatch.setitem(sys.modules, "jupyterlab.labapp", fake)
    monkeypatch.setattr(lab, "lab_environment", lambda folder: {"JUPYTER_CONFIG_DIR": str(folder)})
    monkeypatch.setattr(lab.os, "environ", {"PATH": "kept"})
    lab.open_lab(tmp_path, "00_a.ipynb", ["--port", "9"], tmp_path)
    ((arguments, variables),) = seen
    assert arguments == [str(tmp_path), "--LabApp.default_url=/lab/tree/00_a.ipynb", "--port", "9"]
    assert variables == {"PATH": "kept", "JUPYTER_CONFIG_DIR": str(tmp_path)}


def test_the_notebook_to_begin_with_exists():
    assert (lab.ORIGINALS / lab.FIRST).is_file()
