"""`python -m tests.benchmarks.panel`: how late the panel shows an event, in the real browser.

A cell makes 2,000 events a second for some seconds. For every frame that the browser draws, the lag
is the time from the oldest event that is new in it, so that it is the worst of the frame.
"""

import json
import statistics
import tempfile
from itertools import pairwise
from pathlib import Path

import nbformat

from tests.browser import PATIENCE, chromium, command, open_notebook, running_lab

CELLS = (
    """\
%load_ext netlib
import json, netlib, socket, time
panel = netlib.watch()
frames = []
send = panel._widget.send
def noting(message):
    if message["kind"] == "frame":
        frames.append((message["number"], panel.recording.written, time.time()))
    send(message)
panel._widget.send = noting
""",
    """\
listener = socket.create_server(("127.0.0.1", 20348))
client = socket.create_connection(("127.0.0.1", 20348))
connection, _ = listener.accept()
written, began = [], time.perf_counter()
for number in range(5000):
    client.send(b"line %d\\r\\n" % number)
    connection.recv(100)
    written.append((panel.recording.written, time.time()))
    time.sleep(max(0, began + number / 1000 - time.perf_counter()))  # two events a millisecond
seconds = time.perf_counter() - began
""",
    """\
print(json.dumps({"frames": frames, "written": written, "rate": 10000 / seconds}))
for each in (client, connection, listener):
    each.close()
""",
)
WATCH = """() => {
    window.drawn = [];
    const root = document.querySelector('.netlib-panel');
    const note = () => window.drawn.push([Number(root.dataset.frame), Date.now() / 1000]);
    new MutationObserver(note).observe(root, { attributeFilter: ['data-frame'] });
}"""


def main() -> None:
    """Measure, and print the figures."""
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    with tempfile.TemporaryDirectory() as name, running_lab(Path(name)) as lab:
        nbformat.write(nbformat.v4.new_notebook(cells=cells), lab.folder / "my_notebooks/p.ipynb")
        with chromium() as browser:
            page = browser.new_page(viewport={"width": 1280, "height": 1400})
            open_notebook(page, lab, "p.ipynb")
            command(page, "notebook:run-cell-and-select-next")
            page.locator(".netlib-panel[data-frame]").wait_for(timeout=PATIENCE)
            page.evaluate(WATCH)
            command(page, "notebook:run-all-below")
            output = page.locator(".jp-OutputArea-output pre", has_text='"rate"')
            told = json.loads(output.inner_text(timeout=PATIENCE))
            drawn = dict(page.evaluate("() => window.drawn"))
    holds = {number: written for number, written, _ in told["frames"]}
    when = told["written"]
    lags = []
    for before, frame in pairwise(sorted(drawn.keys() & holds.keys())):
        oldest = next((at for count, at in when if count > holds[before]), None)
        if oldest is not None and holds[frame] > holds[before]:
            lags.append((drawn[frame] - oldest) * 1000)
    lags.sort()
    what = f"the panel at {told['rate']:.0f} events a second: lag"
    print(f"{what:44} {statistics.median(lags):8.0f} ms     bar: at most 50 ms, p95 too")
    print(f"{f'p95 of {len(lags)} frames':44} {lags[int(len(lags) * 0.95)]:8.0f} ms\n")


if __name__ == "__main__":
    main()
