"""The live panel: what the operating system holds, beside the code, while a cell runs or waits.

`watch()` shows it. Python reads the system and draws; the browser only shows, and its buttons ask
an `OtherHost` to act. The pictures go to the browser as whole frames, some 25 times a second at
most, and the newest one is kept in the notebook.
"""

import ast
import re
import threading
import time
from pathlib import Path
from typing import Any

from netlib import tracing
from netlib.events import Event
from netlib.other_host import OtherHost
from netlib.picture import Picture
from netlib.recording import OTHER, Recording
from netlib.sequence_diagram import WAIT_SHOWN, sequence_diagram
from netlib.system_view import in_words, look_at
from netlib.widget import new_widget

HERE = Path(__file__).parent
SHORTEST = 0.03  # seconds between two frames
CALM = 0.1  # seconds without an event, after which the system is asked all the same
EVENTS_SHOWN = 40  # of the newest ones; the recording has them all
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
        self._widget = new_widget(HERE, repr(self), picture="", words="", hosts={})
        self._widget.on_msg(self._hear)
        self._asked = threading.Event()  # a new view wants a frame
        self._ended = threading.Event()
        self._frames = 0

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
        former.stop()
        self._asked.set()

    def _show_for_ever(self) -> None:
        last = kept = None
        while not self._ended.wait(SHORTEST):
            self.recording.wait(CALM)
            frame = self._frame()
            content = (frame["picture"], _without_seconds(frame["hosts"]))
            if content != last or self._asked.is_set():
                self._asked.clear()
                self._frames += 1
                self._widget.send({"kind": "frame", "number": self._frames, **frame})
                last = content
            elif kept != last:  # calm: what a reader of the saved notebook will see
                self._keep(frame)
                kept = last

    def _frame(self) -> dict[str, Any]:
        events = self.recording.newest(EVENTS_SHOWN)
        earlier = self.recording.written - len(events)
        drawn = sequence_diagram(events, rows_shown=3 * EVENTS_SHOWN, earlier=earlier)
        return {"picture": drawn.svg, "words": drawn.words, "hosts": _hosts(events), "total": 0}

    def _keep(self, frame: dict[str, Any]) -> None:
        with self._widget.hold_sync():
            self._widget.picture, self._widget.words = frame["picture"], frame["words"]
            self._widget.hosts = _without_seconds(frame["hosts"])

    def _hear(self, _: Any, message: Any, __: Any) -> None:
        """A button, or a new view. This may run in another thread than the cell."""
        if message.get("kind") == "hello":
            self.other.has_no_buttons = False
            self._asked.set()
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
