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
WAITING_CALLS = {"accept", "recv", "recv_into", "recvfrom", "recvfrom_into", "recvmsg"}
CHANGES_KEPT = 1_000  # so far back a trace knows in which order its events changed
TEXT_KEPT = 2_000  # characters of one event; whoever makes an event cuts the rest, and says so


class Seen(NamedTuple):
    """What the system said of one socket: whose it is, its two addresses as text, its state."""

    who: str
    local: str
    remote: str
    state: str


class Event(NamedTuple):
    """One thing that happened: when (seconds), who, what call, with which peer, which bytes.

    `text` is what is there to read: a line that was printed, or the words of a message. A call of a
    socket has more: its `arguments` and `result` as text, the `error` it raised, the `size` of its
    bytes in full, when it `ended`, whether it had to wait (`waited`), whether it `is_open`, that
    is, has not returned yet, the `thread` that made it, and the `local` address of its socket. Of a
    stream, `offset` says how many bytes went the same way before these (-1: not known, or no
    stream). `seen` is what the system said when a call that changes states had returned.
    """

    when: float
    who: str
    call: str
    peer: str = ""
    data: bytes = b""
    text: str = ""
    arguments: str = ""
    result: str = ""
    error: str = ""
    size: int = 0
    ended: float = 0.0
    waited: bool = False
    is_open: bool = False
    thread: str = ""
    local: str = ""
    offset: int = -1
    seen: tuple[Seen, ...] = ()

    @property
    def moment(self) -> float:
        """When it took effect: a call that waits for others when it ends, any other at once.

        In this order a cause comes before what it brings about, whoever returned first.
        """
        if self.call in WAITING_CALLS:
            return float("inf") if self.is_open else self.ended
        return self.when

    def __str__(self) -> str:
        if self.call == "print":
            return f"{self.who} | {self.text}" if self.who else self.text
        if self.arguments:
            return self._call_in_words()
        parts = (self.who, self.call, self.peer, repr(self.data) if self.data else "", self.text)
        return " ".join(part for part in parts if part)

    def _call_in_words(self) -> str:
        words = f"{self.who or 'socket'}: {self.call}{self.arguments}"
        if self.is_open:
            return f"{words} is waiting"
        waited = " waited," if self.waited else ""
        if self.error:
            return f"{words}{waited} raised {self.error}"
        return f"{words}{waited} returned {self.result}" if self.result else f"{words}{waited[:-1]}"


class Trace:
    """A list of events that several threads may share. It keeps the newest `kept` of them."""

    def __init__(self, kept: int = EVENTS_KEPT) -> None:
        self._lock = threading.RLock()
        self._changed = threading.Condition(self._lock)
        self._waiting = 0  # threads that wait for a change; this and what follows: under _lock
        self._events: deque[Event] = deque(maxlen=kept)
        self._next = 0  # the number of the next event
        self._open: dict[int, None] = {}  # the numbers of calls that have not returned yet
        self._changes: deque[int] = deque(maxlen=CHANGES_KEPT)  # which event was new, or replaced
        self._changed_times = 0

    @property
    def left_out(self) -> int:
        """How many earlier events are not kept."""
        return self._next - len(self._events)

    @property
    def written(self) -> int:
        """How many events were added in all."""
        return self._next

    def append(self, event: Event) -> int:
        """Add an event, wake everybody who waits for one, and return the event's number."""
        with self._lock:
            number = self._next
            self._events.append(event)
            self._next += 1
            self._changed_times += 1
            if event.is_open:
                self._open[number] = None
            self._changes.append(number)
            if self._waiting:
                self._changed.notify_all()
            return number

    def replace(self, number: int, event: Event) -> None:
        """Put `event` in the place of an earlier one, if that is still kept."""
        with self._lock:
            if not event.is_open:
                self._open.pop(number, None)
            place = number - self._next + len(self._events)
            if place >= 0:
                self._events[place] = event
                self._changes.append(number)
                self._changed_times += 1
                if self._waiting:
                    self._changed.notify_all()

    def recent(self, count: int) -> list[tuple[int, Event]]:
        """The `count` events that began or ended last, and all that are open, with their numbers.

        They are in the order in which they were written down. `count` is below CHANGES_KEPT / 2.
        """
        with self._lock:
            numbers = dict.fromkeys(self._open)
            wanted = len(numbers) + count
            for number in reversed(self._changes):
                if len(numbers) >= wanted:
                    break
                numbers[number] = None
            first = self._next - len(self._events)
            return [(each, self._events[each - first]) for each in sorted(numbers) if each >= first]

    def wake(self) -> None:
        """Wake everybody who waits for a change, without one."""
        with self._lock:
            self._changed.notify_all()

    def wait(self, timeout: float, since: int | None = None) -> int:
        """Wait until something changes, for at most `timeout` seconds.

        Returns a count of the changes. The next wait may ask for changes `since` then.
        """
        with self._lock:
            if since is None or since == self._changed_times:
                self._waiting += 1
                try:
                    self._changed.wait(timeout)
                finally:
                    self._waiting -= 1
            return self._changed_times

    def __iter__(self) -> Iterator[Event]:
        """The events in the order in which they took effect."""
        with self._lock:
            events = tuple(self._events)
        return iter(sorted(events, key=lambda event: event.moment))

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
        with self._lock:
            self._waiting += 1
            try:
                event = self._changed.wait_for(
                    lambda: next(filter(happened, self._events), None), timeout
                )
            finally:
                self._waiting -= 1
        if event is None:
            raise WaitedTooLong(
                f"Waiting for {wanted!r}",
                f"it did not happen within {timeout:g} s",
                f"This is what happened:\n{self!r}",
            )
        return event
