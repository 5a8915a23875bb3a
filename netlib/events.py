"""What happened, in order: `Event`, and `Trace`, the list of them that threads share.

A `Trace` uses a lock, because several threads write into it. It starts no thread, and it asks
no clock: the time of an event comes in with the event.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from netlib.errors import WaitedTooLong

EVENTS_KEPT = 10_000  # about 5 MB; a student reads the last hundred at most
TEXT_KEPT = 2_000  # characters of one event; whoever makes an event cuts the rest, and says so


class Event(NamedTuple):
    """One thing that happened: when (seconds), who, what call, with which peer, which bytes.

    `text` is what is there to read: a line that was printed, or the words of a message.
    """

    when: float
    who: str
    call: str
    peer: str = ""
    data: bytes = b""
    text: str = ""

    def __str__(self) -> str:
        if self.call == "print":
            return f"{self.who} | {self.text}" if self.who else self.text
        parts = (self.who, self.call, self.peer, repr(self.data) if self.data else "", self.text)
        return " ".join(part for part in parts if part)


class Trace:
    """A list of events that several threads may share. It keeps the newest `kept` of them."""

    def __init__(self, kept: int = EVENTS_KEPT) -> None:
        self.left_out = 0
        self.changed = threading.Condition()
        self._events: deque[Event] = deque(maxlen=kept)  # guarded by `changed`

    def append(self, event: Event) -> None:
        """Add an event, and wake everybody who waits for one."""
        with self.changed:
            self.left_out += len(self._events) == self._events.maxlen
            self._events.append(event)
            self.changed.notify_all()

    def __iter__(self) -> Iterator[Event]:
        with self.changed:
            return iter(tuple(self._events))

    def __len__(self) -> int:
        return len(self._events)

    def __str__(self) -> str:
        lines = [str(event) for event in self]
        if self.left_out:
            lines.insert(0, f"({self.left_out} earlier lines are not kept)")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return str(self) or "(nothing yet)"

    def wait_for(self, wanted: str | Callable[[Event], bool], timeout: float = 5.0) -> Event:
        """Wait until an event shows the text `wanted`, or until `wanted(event)` is true.

        The event may have happened before. `timeout` is in seconds; then WaitedTooLong.
        """

        happened = wanted if callable(wanted) else (lambda event: wanted in str(event))
        with self.changed:
            event = self.changed.wait_for(
                lambda: next((event for event in self._events if happened(event)), None), timeout
            )
        if event is None:
            raise WaitedTooLong(
                f"Waiting for {wanted!r}",
                f"it did not happen within {timeout:g} s",
                f"This is what happened:\n{self!r}",
            )
        return event
