"""The live panel: what the operating system holds, beside the code, while a cell runs or waits.

`watch()` shows it. Python reads the system and draws; the browser only shows, and its buttons ask
an `OtherHost` to act. A frame for the browser has both hosts as they are now, the order of the
picture's rows, and of the rows that are new or have changed the last ones, which are in view; the
others follow as soon as there is time. Now and then the browser says which frame it has drawn. From
that comes how many it gets: however slow it is, they do not pile up on the way. When all is calm,
the whole picture is kept in the notebook.
"""

import ast
import re
import threading
import time
from collections import deque
from pathlib import Path
from typing import Any

from netlib.both_hosts import Hosts, both_hosts, hosts_in_words, without_seconds
from netlib.conversation import Names, Row, rows_of
from netlib.events import Event
from netlib.other_host import OtherHost
from netlib.picture import STYLE, Picture
from netlib.recording import Recording
from netlib.sequence_diagram import Drawn, drawn, head, height_of, left_out, lifelines, nothing_yet
from netlib.widget import new_widget

HERE = Path(__file__).parent
# Joined to one script, in this order: a widget has one, and there is no build step.
SCRIPTS = ("elements.js", "bytes.js", "hosts.js", "controls.js", "picture.js", "panel.js")
SHORTEST = 0.012  # seconds between two frames; a screen shows about 60 images a second
ROWS_AT_ONCE = 12  # in one frame; about as many as are in view
ON_THE_WAY = 16  # frames that the browser has not drawn yet
UNHEARD = 0.25  # seconds; some programs tell what the browser has drawn only after the cell
CALM = 0.1  # seconds without an event, after which the system is asked all the same
EVENTS_SHOWN = 100  # of those that began or ended last; the recording has them all
LEFT_OUT = "-1"  # the key of the row that stands for those before
WHEN_SAVED = "The live panel of both hosts, as it was when this notebook was saved."
FAR = 1_000_000  # longer than any picture
ESCAPES = re.compile(rb"""\\x[0-9a-fA-F]{2}|\\[0-3]?[0-7]{1,2}|\\[\\'"abfnrtv]""")
Rows = dict[str, Row | Drawn]  # by their keys, in order; a row of the conversation is drawn late

_shown: "Panel | None" = None  # one at a time


class Panel:
    """What is shown. `other` is the host that its buttons act for; `recording` has every call."""

    def __init__(self) -> None:
        self.other = OtherHost()
        self.other.has_no_buttons = True  # until a page says that it shows them
        self.recording = Recording()
        script = "\n".join(map(_text_of, SCRIPTS))
        style = _text_of("panel.css") + STYLE
        self._widget = new_widget(HERE, repr(self), script, style, story={}, words="", hosts={})
        self._widget.on_msg(self._hear)
        self._asked = threading.Event()  # a new view wants a frame
        self._ended = threading.Event()
        self._frames = self._drawn = 0  # how many were sent; the newest one that was drawn
        self._was_drawn = threading.Event()
        self._sent_at: deque[float] = deque(maxlen=ON_THE_WAY)  # when the newest ones were sent
        self._pause = SHORTEST  # until the next frame
        self._names = Names()
        self._sent: Rows = {}  # as every view has them

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
        missing: list[str] = []  # rows that are yet to be sent
        while not self._ended.wait(self._pause):
            self._wait_for_room()
            recording = self.recording
            changes = recording.wait(0 if missing else CALM, changes)
            if self._asked.is_set():
                self._asked.clear()
                self._sent = {}  # a view that is new has none
            events = recording.recent(EVENTS_SHOWN)
            rows = _rows(events, recording.written - len(events), self._names)
            hosts = both_hosts([event for _, event in events])
            content = (rows, without_seconds(hosts))
            missing = [key for key, row in rows.items() if self._sent.get(key) != row]
            if missing or content != last:
                self._send(rows, missing[-ROWS_AT_ONCE:], hosts)
                last = content
            elif kept != last:  # calm: what a reader of the saved notebook will see
                self._keep(*content)
                kept = last

    def _wait_for_room(self) -> None:
        """Let the browser draw what is on the way, if that is too much."""
        self._was_drawn.clear()
        if self._frames - self._drawn >= ON_THE_WAY and not self._was_drawn.wait(UNHEARD):
            self._drawn = self._frames  # nobody tells

    def _note_drawn(self, number: int) -> None:
        """A browser has drawn this frame. While that takes long, frames come more slowly.

        The pause is a third of what a frame took, so that about three are on the way.
        """
        since = self._frames - number  # how many were sent after it
        if 0 <= since < len(self._sent_at):
            taken = time.perf_counter() - self._sent_at[-1 - since]
            self._pause = min(max(SHORTEST, taken / 3), UNHEARD)
        self._drawn = min(max(self._drawn, number), self._frames)
        self._was_drawn.set()

    def _send(self, rows: Rows, new: list[str], hosts: Hosts) -> None:
        self._frames += 1
        self._sent_at.append(time.perf_counter())
        frame = {"kind": "frame", "number": self._frames, "hosts": hosts}
        self._widget.send(frame | _story(rows, new, self._names))
        had = {key: row for key, row in self._sent.items() if key in rows}
        self._sent = had | {key: rows[key] for key in new}

    def _keep(self, rows: Rows, hosts: Hosts) -> None:
        story = _story(rows, list(rows), self._names)
        with self._widget.hold_sync():
            self._widget.story, self._widget.hosts = story, hosts
            told = (WHEN_SAVED, *hosts_in_words(hosts), *(row.words for row in rows.values()))
            self._widget.words = "\n".join(told)

    def _hear(self, _: Any, message: Any, __: Any) -> None:
        """A button, a new view, or one that has drawn. This may run beside the cell."""
        if message.get("kind") == "drawn":
            self._note_drawn(int(message.get("number", 0)))
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


def _rows(events: list[tuple[int, Event]], earlier: int, names: Names) -> Rows:
    """The rows of the picture, first the one that stands for what is left out."""
    rows: Rows = {LEFT_OUT: left_out(earlier)} if earlier else {}
    rows |= {str(row.key): row for row in rows_of(events, names)}
    return rows or {LEFT_OUT: nothing_yet()}


def _text_of(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _story(rows: Rows, new: list[str], names: Names) -> dict[str, Any]:
    """The picture as it is sent: its head, what is behind the rows, their order, the new ones."""
    drawings = {
        key: drawn(row) if isinstance(row, Row) else row for key in new for row in [rows[key]]
    }
    return {
        "head": head(names),
        "behind": lifelines(-FAR, FAR),
        "order": [(key, height_of(row)) for key, row in rows.items()],
        "rows": {key: (drawing.svg, drawing.words) for key, drawing in drawings.items()},
    }


def _in_words(rows: Rows, hosts: dict[str, Any]) -> str:
    """The whole panel in words, for a viewer that shows no picture."""
    lines = ["The live panel of both hosts, as it was when this notebook was saved."]
    for who, host in hosts.items():
        for socket in host["sockets"]:
            other = f" to {socket['remote']}" if socket["remote"] else ""
            lines.append(
                f"{who}: {socket['local']}{other}, {socket['state'] or 'state not known here'}"
            )
        lines += [f"{who}: waiting in {wait['call']}" for wait in host["waits"]]
        if not host["sockets"] and not host["waits"]:
            lines.append(f"{who}: no socket")
    return "\n".join((*lines, "What happened:", *(row.words for row in rows.values())))
