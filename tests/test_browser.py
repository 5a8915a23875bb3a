"""What a student sees: the real lab, in the real browser."""

import os
import socket
from pathlib import Path

import nbformat
import pytest

from netlib import panel, predict
from netlib.lab import ORIGINALS
from netlib.visible import visible
from tests.browser import CHROMIUM, PATIENCE, chromium, command, open_notebook, run_all, running_lab

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"), reason="there is no Chromium here"
    ),
]
HANGING = """\
%load_ext netlib
import socket
s = socket.create_server(('127.0.0.1', 20346))
print('listening', 'now')
s.accept()
"""
WATCHED = """\
%load_ext netlib
import netlib, socket
panel = netlib.watch()
----
listener = socket.socket()
listener.bind(('127.0.0.1', 20347))
listener.listen(1)
panel.other.connect(after=60)
connection, address = listener.accept()
connection.recv(1024)
----
connection.close()
listener.close()
"""
TOLD = """\
%load_ext netlib
import netlib, socket
panel = netlib.watch()
----
with socket.create_server(("127.0.0.1", 20349)) as listener:
    panel.other.connect()
    panel.other.send(b"id\\r\\n")
    with listener.accept()[0] as connection:
        connection.recv(1024)
----
panel.diagram()
----
panel.recording.byte_diagram()
"""
WITHOUT_SUBSHELLS = """\
%load_ext netlib
import netlib, socket
panel = netlib.watch()
listener = socket.create_server(("127.0.0.1", 20350))
----
print("accepted", listener.accept()[1][0])
----
print("late", listener.accept()[1][0])
panel.other.connect(after=0.1)
print("called", listener.accept()[1][0])
listener.close()
"""
CHECKED = """\
import netlib
def make_listener(port):
    print("nothing yet", port)
----
netlib.check("listener", make_listener)
"""
KERNEL_SETTINGS = "@jupyterlab/apputils-extension/kernels-settings.jupyterlab-settings"
NOTEBOOKS = sorted(path.name for path in ORIGINALS.glob("*.ipynb"))


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    with running_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser, lab):
    """A page that writes down what it asks of other machines, and what it complains about."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    here = lab.address.partition("/lab")[0]
    own = (here, here.replace("http", "ws"), "data:", "blob:")
    outside, complaints = [], []
    page.on("request", lambda request: request.url.startswith(own) or outside.append(request.url))
    page.on("pageerror", lambda error: complaints.append(error.stack))
    yield page
    page.close()
    assert outside == []
    assert complaints == []
    assert lab.asked_outside == ""


def write_notebook(lab, name, sources):
    """A notebook with these cells, in the student's folder."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources.split("----\n")]
    path = lab.folder / "my_notebooks" / name
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def save_until(page, path, text):
    """Save the notebook until the file has `text`: a panel keeps its picture when all is calm."""
    for _ in range(100):
        with page.expect_response(
            lambda each: path.stem in each.url and "PUT" in each.request.method
        ):
            command(page, "docmanager:save")
        if text in path.read_text(encoding="utf-8"):
            return
    raise AssertionError(f"{text!r} is not in {path.name}")


def test_it_opens_at_the_start_without_news_and_without_an_extension_manager(lab, page):
    page.goto(lab.address)
    page.get_by_role("heading", name="How does this course work?").wait_for(timeout=PATIENCE)
    assert page.get_by_text("notified about official Jupyter news").count() == 0
    assert page.get_by_role("tab", name="File Browser").count() == 1
    assert page.get_by_role("tab", name="Extension Manager").count() == 0


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_cell_runs_and_only_the_errors_made_on_purpose_are_shown(lab, page, name):
    open_notebook(page, lab, name)
    cells = run_all(page)
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    for cell in cells:
        failed = any(output["output_type"] == "error" for output in cell["outputs"])
        on_purpose = "raises-exception" in cell["metadata"].get("tags", [])
        assert failed == on_purpose, "".join(cell["source"])


def test_a_cell_that_hangs_in_accept_is_interrupted_and_run_again(lab, page):
    write_notebook(lab, "hang.ipynb", HANGING)
    open_notebook(page, lab, "hang.ipynb")
    command(page, "notebook:run-all-cells")
    page.get_by_text("listening now").wait_for(timeout=PATIENCE)
    page.get_by_role("button", name="Interrupt the kernel").click()
    page.get_by_text("KeyboardInterrupt").first.wait_for(timeout=PATIENCE)
    command(page, "notebook:run-all-cells")
    notice = "netlib: closed 1 socket that the last run of this cell left open."
    page.get_by_text(notice).wait_for(timeout=PATIENCE)
    page.get_by_text("listening now").wait_for(timeout=PATIENCE)
    page.get_by_role("button", name="Interrupt the kernel").click()
    page.get_by_text("KeyboardInterrupt").first.wait_for(timeout=PATIENCE)


def test_the_panel_shows_a_cell_that_waits_and_is_there_again_later(lab, page):
    path = write_notebook(lab, "watched.ipynb", WATCHED)
    open_notebook(page, lab, "watched.ipynb")
    command(page, "notebook:run-cell-and-select-next")
    page.locator(".netlib-panel[data-frame]").wait_for(timeout=PATIENCE)
    command(page, "notebook:run-all-below")
    server = page.locator(".netlib-panel-card-server")
    server.locator(".netlib-panel-wait", has_text="waiting in accept()").wait_for(timeout=PATIENCE)
    assert server.locator(".netlib-panel-state").all_inner_texts() == ["LISTEN"]

    page.get_by_role("button", name="Connect a client").click()
    server.locator(".netlib-panel-wait", has_text="waiting in recv()").wait_for(timeout=PATIENCE)
    assert server.locator(".netlib-panel-state").all_inner_texts() == ["LISTEN", "ESTABLISHED"]
    page.get_by_role("button", name="Send").click()
    page.locator(".netlib-panel-figure text", has_text="FIN-WAIT-2").wait_for(timeout=PATIENCE)

    figure = page.locator(".netlib-panel-figure")
    page.set_viewport_size({"width": 1280, "height": 1800})  # the whole panel is in the pictures
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        command(page, "apputils:change-theme", {"theme": theme})
        page.locator(f"[data-jp-theme-name='{theme}']").wait_for(state="attached")
        page.locator("#jupyterlab-splash").wait_for(state="detached")  # it covers the page
        picture = page.locator(".netlib-panel").screenshot()
        (lab.folder / f"panel, {theme}.png").write_bytes(picture)

    newest = page.locator(".netlib-panel-step").inner_text()
    figure.press("Home")
    assert page.locator(".netlib-panel-step").inner_text().startswith("step 1 of")
    figure.press("End")
    assert page.locator(".netlib-panel-step").inner_text() == newest

    save_until(page, path, "FIN-WAIT-2")
    command(page, "notebook:shutdown-kernel")
    page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.sessionContext.session")
    base, _, token = lab.address.partition("/lab")
    page.goto(f"{base}/lab/tree/watched.ipynb?reset&{token.partition('?')[2]}")
    page.locator(".netlib-panel-figure text", has_text="FIN-WAIT-2").wait_for(timeout=PATIENCE)
    page.get_by_text("This is the last picture that was saved.").wait_for(timeout=PATIENCE)
    assert page.get_by_role("button", name="Connect a client").is_disabled()


def test_a_notebook_that_is_not_trusted_tells_in_words_what_its_pictures_show(lab, page):
    path = write_notebook(lab, "told.ipynb", TOLD)
    open_notebook(page, lab, "told.ipynb")
    run_all(page)
    page.locator(".jp-OutputArea svg.netlib-picture >> nth=-1").wait_for(timeout=PATIENCE)
    assert not page.locator(".netlib-words").first.is_visible()
    save_until(page, path, "server: recv(1024) → id")

    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_markdown_cell("Somebody changed it: it is not signed."))
    nbformat.write(notebook, path.with_name("foreign.ipynb"))
    open_notebook(page, lab, "foreign.ipynb")
    panel, diagram, bytes_sent = page.locator(".jp-OutputArea-output").all_inner_texts()
    assert panel.startswith("The live panel of both hosts, as it was when this notebook was saved.")
    story = diagram.strip().splitlines()[1:]
    assert story[0] == "server: bind(('127.0.0.1', 20349))"
    assert story[-1].startswith("server: close()")
    assert panel.strip().endswith("\n".join(story))
    assert "received in 1 call: id␍␊ (4)" in bytes_sent.splitlines()


def test_without_subshells_the_panel_says_so_and_names_the_call_that_does_the_same(lab, page):
    settings = lab.folder / "settings/lab/user-settings" / KERNEL_SETTINGS
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('{"commsOverSubshells": "disabled"}')
    try:
        write_notebook(lab, "simple.ipynb", WITHOUT_SUBSHELLS)
        open_notebook(page, lab, "simple.ipynb")
        command(page, "notebook:run-cell-and-select-next")
        connect = page.get_by_role("button", name="Connect a client")
        connect.and_(page.locator(":enabled")).wait_for(timeout=PATIENCE)
        command(page, "notebook:run-cell-and-select-next")
        wait = page.locator(".netlib-panel-wait", has_text="waiting in accept()")
        wait.wait_for(timeout=PATIENCE)
        connect.click()
        status = page.locator(".netlib-panel-status")
        status.get_by_text("Python has not heard the button").wait_for(timeout=PATIENCE)
        assert status.locator("code").inner_text() == "panel.other.connect(after=2)"
        assert wait.is_visible()

        with socket.create_connection(("127.0.0.1", 20350), 10):
            page.get_by_text("accepted 127.0.0.1").wait_for(timeout=PATIENCE)
            status.get_by_text("The other host: connected to").wait_for(timeout=PATIENCE)
            page.evaluate(
                "() => { window.jupyterapp.shell.currentWidget.content.activeCellIndex = 2; }"
            )
            command(page, "notebook:run-cell-and-select-next")
            page.get_by_text("called 127.0.0.1").wait_for(timeout=PATIENCE)
    finally:
        settings.unlink()


@pytest.mark.parametrize(
    "typed",
    [
        "id\\r\\n",
        "\\x41\\0\\\\",
        "\\q ü",
        "\\xe2\\x82",
        "␍ \\r",
        "\u202e\u200b",
        "๏ก็",
        "x" * 33,
        "",
    ],
)
def test_the_page_and_python_show_typed_bytes_alike(browser, typed):
    page = browser.new_page()
    page.add_script_tag(content=(panel.HERE / "bytes.js").read_text(encoding="utf-8"))
    data, shown = page.evaluate("typed => [bytesOf(typed), visible(bytesOf(typed))]", typed)
    assert bytes(data) == panel.bytes_of(typed)
    assert shown == visible(bytes(data))
    page.close()


def test_what_a_student_sets_is_kept_by_the_course_and_not_in_their_own_jupyter(lab, page):
    open_notebook(page, lab, NOTEBOOKS[0])
    with page.expect_response(lambda each: "themes" in each.url and each.request.method == "PUT"):
        command(page, "apputils:change-theme", {"theme": "JupyterLab Dark"})
    themes = lab.folder / "settings/lab/user-settings/@jupyterlab/apputils-extension"
    assert "JupyterLab Dark" in (themes / "themes.jupyterlab-settings").read_text()


def test_ctrl_c_ends_the_lab_and_its_kernels(tmp_path: Path, browser):
    with running_lab(tmp_path) as lab:
        page = browser.new_page()
        open_notebook(page, lab, NOTEBOOKS[0])  # a kernel runs now
        page.close()
        assert lab.interrupt() == 0
    assert "Traceback" not in lab.log
    with pytest.raises(ProcessLookupError):
        os.killpg(lab.process.pid, 0)  # nothing of its process group is left


def test_a_prediction_is_made_by_keyboard_and_told_only_then(lab, page):
    names = ("05-connect-without-accept", "05-who-receives")
    cells = [
        nbformat.v4.new_code_cell(f"import netlib\nnetlib.predict({name!r})") for name in names
    ]
    nbformat.write(
        nbformat.v4.new_notebook(cells=cells), lab.folder / "my_notebooks" / "quiz.ipynb"
    )
    open_notebook(page, lab, "quiz.ipynb")
    command(page, "notebook:run-all-cells")
    group = page.get_by_role("radiogroup", name="A socket listens, and nobody calls accept.")
    group.wait_for(timeout=PATIENCE)
    answers = group.get_by_role("radio")
    button = page.get_by_role("button", name="my prediction").first
    told = page.locator(".netlib-quiz").first.get_by_role("status")
    assert button.is_disabled()
    why = predict(names[0])._why
    assert why not in page.content()

    answers.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    told.filter(has_text="As you said").wait_for(timeout=PATIENCE)
    assert why in told.inner_text()
    page.get_by_role("radio", name="Lost.").check()  # of the other question
    assert [each.is_checked() for each in answers.all()] == [False, True, False]
    assert [each.is_disabled() for each in answers.all()] == [True, True, True]
    kept = (lab.folder / "my_notebooks" / "progress.jsonl").read_text()
    assert '"predicted": "05-connect-without-accept", "right": true' in kept


def test_a_report_is_read_in_both_themes_and_gives_its_second_hint_on_request(lab, page):
    write_notebook(lab, "checked.ipynb", CHECKED)
    open_notebook(page, lab, "checked.ipynb")
    run_all(page)
    report = page.locator(".netlib-report")
    report.get_by_text("return-forgotten").wait_for(timeout=PATIENCE)
    second = report.get_by_text("listen() itself returns None")
    assert not second.is_visible()
    report.get_by_text("A more direct hint").click()
    second.wait_for(timeout=PATIENCE)
    inks = []
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        command(page, "apputils:change-theme", {"theme": theme})
        page.locator(f"[data-jp-theme-name='{theme}']").wait_for(state="attached")
        inks.append(second.evaluate("each => getComputedStyle(each).color"))
    assert inks == ["rgba(255, 255, 255, 0.87)", "rgba(0, 0, 0, 0.87)"]
