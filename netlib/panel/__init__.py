"""The live panel: what the operating system holds, beside the code, while a cell runs or waits.

`watch()` shows it. Python reads the system and draws; the browser only shows, and its buttons ask
an `OtherHost` to act. A frame for the browser has both hosts as they are now, the order of the
picture's rows, and those rows that are new or have changed. The browser says which it has drawn:
two are on the way at most, and however slow it is, they do not pile up. When all is calm, the
whole picture is kept in the notebook.
"""

import ast
import functools
import re
import threading
import time
from pathlib import Path
from typing import Any

from netlib import tracing
from netlib.conversation import WAIT_SHOWN, Names, rows_of
from netlib.events import Event
from netlib.other_host import OtherHost
from netlib.picture import STYLE, Picture
from netlib.recording import OTHER, Recording
from netlib.sequence_diagram import drawn, head, left_out, lifelines, nothing_yet
from netlib.system_view import in_words, look_at

HERE = Path(__file__).parent
# Joined to one script, in this order: a widget has one, and there is no build step.
SCRIPTS = ("elements.js", "bytes.js", "hosts.js", "controls.js", "picture.js", "panel.js")
SHORTEST = 0.01  # seconds between two frames
ON_THE_WAY = 2  # frames that the browser has not drawn yet
UNHEARD = 0.25  # seconds; some programs tell what the browser has drawn only after the cell
CALM = 0.1  # seconds without an event, after which the system is asked all the same
EVENTS_SHOWN = 100  # of those that began or ended last; the recording has them all
LEFT_OUT = -1  # the key of the row that stands for those before
FAR = 1_000_000  # longer than any picture
SOCKETS_SHOWN = 12  # of one host
ESCAPES = re.compile(rb"""\\x[0-9a-fA-F]{2}|\\[0-3]?[0-7]{1,2}|\\[\\'"abfnrtv]""")
Address = tuple[str, int]

_shown: "Panel | None" = None  # one at a time


class Panel:
    """What is shown. `other` is the host that its buttons act for; `recording` has every call."""

    def __init__(self) -> None:
        self.other = OtherHost()
        self.other.has_no_buttons = True  # until a page says that it shows them
        self.recording = Recording()
        self._widget = _widget_class()()
        self._widget.on_msg(self._hear)
        _answer_beside_a_cell(self._widget)
        self._asked = threading.Event()  # a new view wants a frame
        self._ended = threading.Event()
        self._frames = self._drawn = 0  # how many were sent; the newest one that was drawn
        self._was_drawn = threading.Event()
        self._names = Names()
        self._sent: dict[str, Any] = {}  # the story as every view has it

    def __repr__(self) -> str:
        return "The live panel of both hosts: open this notebook in JupyterLab to see it."

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self._widget._repr_mimebundle_(**options)

    def start(self) -> None:
        """Begin to record, and to show."""
        self.recording.start()
        threading.Thread(target=self._show_for_ever, name="netlib panel", daemon=True).start()

    def stop(self) -> None:
        """Show no more. The last picture stays."""
        self._ended.set()
        self.recording.stop()
        self.other.hang_up()

    def diagram(self) -> Picture:
        """The sequence diagram so far, as a picture that stays as it is."""
        return self.recording.diagram()

    def clear(self) -> None:
        """Begin a new picture."""
        former, self.recording = self.recording, Recording().start()
        self._names = Names()
        former.stop()
        self._asked.set()

    def _show_for_ever(self) -> None:
        last = kept = None
        changes = -1
        while not self._ended.wait(SHORTEST):
            self._was_drawn.clear()
            if self._frames - self._drawn >= ON_THE_WAY and not self._was_drawn.wait(UNHEARD):
                self._drawn = self._frames
            changes = self.recording.wait(CALM, changes)
            events = self.recording.recent(EVENTS_SHOWN)
            story = _story(events, self.recording.written - len(events), self._names)
            hosts = _hosts([event for _, event in events])
            content = (story, _without_seconds(hosts))
            if content != last or self._asked.is_set():
                self._send(story, hosts)
                last = content
            elif kept != last:  # calm: what a reader of the saved notebook will see
                self._keep(*content)
                kept = last

    def _send(self, story: dict[str, Any], hosts: dict[str, Any]) -> None:
        """Send a frame. A view that is new, and asks, gets every row; the others what is new."""
        if self._asked.is_set():
            self._asked.clear()
            self._sent = {}
        has = self._sent.get("rows", {})
        rows = {key: row for key, row in story["rows"].items() if has.get(key) != row}
        self._sent = story
        self._frames += 1
        frame = {"kind": "frame", "number": self._frames, "hosts": hosts, **story, "rows": rows}
        self._widget.send(frame)

    def _keep(self, story: dict[str, Any], hosts: dict[str, Any]) -> None:
        with self._widget.hold_sync():
            self._widget.story, self._widget.hosts = story, hosts
            self._widget.words = "\n".join(story["rows"][key][2] for key in story["order"])

    def _hear(self, _: Any, message: Any, __: Any) -> None:
        """A button, a new view, or one that has drawn. This may run beside the cell."""
        if message.get("kind") == "drawn":
            self._drawn = max(self._drawn, int(message.get("number", 0)))
            self._was_drawn.set()
            return
        if message.get("kind") == "hello":
            self.other.has_no_buttons = False
            self._asked.set()
            self._was_drawn.set()
            self.recording.wake()
            return
        answer = {"kind": "done", "id": message.get("id")}
        try:
            answer["text"] = self._act(message)
        except Exception as error:  # whatever it is, the person who pressed must see it
            answer["error"] = str(error) or type(error).__name__
        self._widget.send(answer)

    def _act(self, message: dict[str, Any]) -> str:
        action = message.get("action")
        if action == "connect":
            self.other.connect()
        elif action == "send":
            data = bytes_of(str(message.get("text", "")))
            self.other.send(data, split=int(message.get("split") or 0))
        elif action == "close":
            self.other.close()
        elif action == "reset":
            self.other.reset()
        elif action == "clear":
            self.clear()
            return "The picture begins anew."
        return f"The other host: {self.other.state}."


def watch() -> Panel:
    """Show the live panel of both hosts, in place of a former one, and return it."""
    import IPython.display

    global _shown
    if _shown:
        _shown.stop()
    _shown = Panel()
    _shown.start()
    IPython.display.display(_shown)  # type: ignore[no-untyped-call]
    return _shown


def bytes_of(typed: str) -> bytes:
    """The bytes for a text with Python's escapes in it, such as \\\\r\\\\n."""
    return ESCAPES.sub(lambda found: _escape(found[0]), typed.encode())


def _escape(escape: bytes) -> bytes:
    value: bytes = ast.literal_eval(f'b"{escape.decode()}"')
    return value


def _story(events: list[tuple[int, Event]], earlier: int, names: Names) -> dict[str, Any]:
    """The picture: what stands above the rows and behind them, and the rows in their order.

    Each row is its height, its drawing, its words.
    """
    parts = {row.key: drawn(row) for row in rows_of(events, names)}
    if earlier:
        parts = {LEFT_OUT: left_out(earlier)} | parts
    parts = parts or {LEFT_OUT: nothing_yet()}
    rows = {str(key): [part.height, part.svg, part.words] for key, part in parts.items()}
    return {
        "head": head(names), "behind": lifelines(-FAR, FAR), "order": list(rows), "rows": rows,
    }  # fmt: skip


def _hosts(events: list[Event]) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Both hosts as they are now: the sockets that the system still has, and who waits."""
    hosts: dict[str, dict[str, list[dict[str, Any]]]] = {
        who: {"sockets": [], "waits": []} for who in OTHER
    }
    for who, local, remote in _ends(events):
        view = look_at(local, remote)
        if view.state != "CLOSED" and len(hosts[who]["sockets"]) < SOCKETS_SHOWN:
            words = {"local": in_words(local), "remote": in_words(remote) if remote else None}
            numbers = ("state", "unread", "unacknowledged", "waiting", "limit")
            hosts[who]["sockets"].append(words | {each: getattr(view, each) for each in numbers})
    now = time.perf_counter()
    for event in events:
        if event.is_open and event.who in hosts and now - event.when >= WAIT_SHOWN:
            wait = {"call": f"{event.call}()", "seconds": now - event.when, "thread": event.thread}
            hosts[event.who]["waits"].append(wait)
    return hosts


def _ends(events: list[Event]) -> list[tuple[str, Address, Address | None]]:
    """Whose socket, and its addresses: of the known ones, and of those seen in these events.

    The second are connections that nobody has accepted yet, or that a program has closed.
    """
    found: dict[tuple[str, Address, Address | None], None] = {}
    for event in events:
        for seen in event.seen:
            remote = _address(seen.remote) if seen.remote else None
            found[seen.who, _address(seen.local), remote] = None
    for each in tracing.known_sockets():
        ends = each.netlib_ends
        if ends and ends.local and each.netlib_role and each.netlib_sent >= 0 and ends.remote:
            found[each.netlib_role, ends.local, ends.remote] = None
    return list(found)


def _address(words: str) -> Address:
    host, _, port = words.rpartition(":")
    return host.strip("[]"), int(port)


def _without_seconds(hosts: dict[str, Any]) -> dict[str, Any]:
    """The same without what grows while nothing happens."""
    return {
        who: {
            "sockets": host["sockets"],
            "waits": [{**wait, "seconds": None} for wait in host["waits"]],
        }
        for who, host in hosts.items()
    }


def _answer_beside_a_cell(widget: Any) -> None:
    """Let a button be heard while a cell runs.

    JupyterLab sends it to a thread of its own (a subshell). ipykernel 7.4 would hand it back to the
    one that runs the cell, where it waits for the cell's end.
    """
    if getattr(widget.comm, "_reply_subshell_for", None):
        widget.comm._reply_subshell_for = lambda data, default: default


@functools.cache
def _widget_class() -> Any:
    """The widget: made when first shown, since its packages take a while to load."""
    import anywidget
    import traitlets

    class HostsWidget(anywidget.AnyWidget):
        """The panel's side that talks to the browser."""

        _esm = "\n".join((HERE / name).read_text(encoding="utf-8") for name in SCRIPTS)
        _css = (HERE / "panel.css").read_text(encoding="utf-8") + STYLE
        story = traitlets.Dict({}).tag(sync=True)
        words = traitlets.Unicode("").tag(sync=True)
        hosts = traitlets.Dict({}).tag(sync=True)

        def __repr__(self) -> str:
            return "The live panel of both hosts: open this notebook in JupyterLab to see it."

    return HostsWidget
