"""What the tutor says of one submission: the mistake, the steps that showed it, one hint."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from netlib.events import Event
from netlib.picture import Picture
from netlib.sequence_diagram import sequence_diagram
from netlib.visible import characters, count, visible

if TYPE_CHECKING:  # a report alone needs nothing of the tutor: `import netlib` is quick
    from netlib.checks.mistakes import Mistake
    from netlib.checks.probing import Result
    from netlib.checks.talk import Action

STEPS_SHOWN, FIRST = 12, 4  # steps, and how many of them from the beginning
MASKS = {"id": "<ID>", "name": "<name>", "word": "<word>", "port": "<port>", "own": "<own port>"}
PART = 3  # bytes; shorter parts of a value are not masked
RESULT_SHOWN = 120  # characters of what a function returned or raised
IN_FULL = ("result", "error")  # calls of actions whose data is a text, not bytes on the wire
PORT = re.compile(rb"(127\.0\.0\.1(?:', |:))\d+")  # the system chooses another one each time
ADDRESS = re.compile(r"(127\.0\.0\.1(?:', |:))(\d+)")
FIRST_PORT = 50_000  # in a diagram: the ports are numbered as they appear
KINDS = {
    "silent": "nothing came",
    "part": "only this came",
    "wrong": "this came",
    "extra": "this came too",
    "elsewhere": "this came from another port",
    "closed": "the connection was closed",
    "reset": "the connection was broken off",
    "refused": "nobody listens there any more",
    "no connection": "nobody connected",
    "returned": "it returned",
    "raised": "it raised",
    "waits": "it has not ended",
    "vanished": "the process has ended",
    "open": "it is open",
}


class Report:
    """The verdict. `outcome` is "passed", "not yet" or "not started".

    `mistakes` are ids of the catalogue, the most fundamental first; `advice` are ids for a
    submission that passes, and could be better. `hint` is one question; `more` says it more
    directly. `seconds` is how long the check took.
    """

    def __init__(
        self,
        exercise: str,
        outcome: str,
        found: "list[tuple[Mistake, Any]]",
        seconds: float,
        problem: tuple[str, str] | None = None,
    ) -> None:
        self.exercise, self.outcome, self.seconds = exercise, outcome, seconds
        mistakes = [each for each in found if not each[0].is_advice]
        advice = [each for each in found if each[0].is_advice]
        self.mistakes = [each.id for each, _ in mistakes] if outcome == "not yet" else []
        self.advice = [each.id for each, _ in advice] if outcome == "passed" else []
        shown = mistakes if outcome == "not yet" else advice if outcome == "passed" else []
        self._mistake: Mistake | None = shown[0][0] if shown else None
        proof = shown[0][1] if shown else None
        self._proof: Result | None = proof if hasattr(proof, "actions") else None
        self._problem = problem

    @property
    def passed(self) -> bool:
        """Whether the submission does all that the exercise asks for."""
        return self.outcome == "passed"

    @property
    def hint(self) -> str:
        """One question that leads further; empty if there is nothing to say."""
        if self._mistake:
            return self._mistake.hint
        return f"{self._problem[1]}." if self._problem else ""

    @property
    def more(self) -> str:
        """The same more directly."""
        return self._mistake.more if self._mistake else self.hint

    def as_dict(self) -> dict[str, Any]:
        """What a program needs of it, ready for JSON."""
        return {
            "exercise": self.exercise,
            "outcome": self.outcome,
            "mistakes": self.mistakes,
            "advice": self.advice,
            "hint": self.hint,
            "seconds": round(self.seconds, 3),
        }

    def diagram(self) -> Picture | None:
        """Who called what, on both sides; None if there was no conversation."""
        events = list(_events(self._proof)) if self._proof else []
        return sequence_diagram(events) if events else None

    def __str__(self) -> str:
        return "\n".join(self._lines())

    __repr__ = __str__

    def _repr_html_(self) -> str:
        import html  # here: its table of letters takes time to load

        text = html.escape(str(self))
        drawn = self.diagram()
        figure = drawn._repr_html_() if drawn else ""
        return f'<pre class="netlib-report">{text}</pre>{figure}'

    def _lines(self) -> Iterator[str]:
        mark = {"passed": "✓", "not yet": "✗", "not started": "○"}[self.outcome]
        yield f"{mark} {self.exercise}: {self.outcome}"
        if self.outcome == "not started":
            yield "The function has no lines of yours yet. Write them, and run this again."
            return
        if self._mistake and self.passed:
            yield f"It could be better: {self._mistake.id} ({self._mistake.belief})"
        elif self._mistake:
            yield f"{self._mistake.id}: {self._mistake.belief}"
        if self._problem:
            yield f"{self._problem[0].rstrip('.')}."
        if self._proof:
            yield from self._steps(self._proof)
        if self.hint:
            yield ""
            yield f"Hint: {self.hint}"

    def _steps(self, proof: "Result") -> Iterator[str]:
        yield ""
        steps = [_in_words(each, proof) for each in proof.actions]
        left_out = len(steps) - STEPS_SHOWN
        for number, step in enumerate(steps, 1):
            if left_out <= 0 or number <= FIRST or number > left_out + FIRST:
                failed = not proof.passed and number == len(steps)
                yield f"  {number:2}. {step}{'  ✗' if failed else ''}"
            elif number == FIRST + 1:
                yield f"      ({left_out} steps left out)"
        if not proof.passed and proof.kind in KINDS:
            in_words = proof.kind in ("returned", "raised", "no connection")
            came = masked(proof.got, proof, RESULT_SHOWN if in_words else None)
            size = f"  {count(len(proof.got), 'byte')}" if proof.got and not in_words else ""
            yield f"      {KINDS[proof.kind]}{f': {came}{size}' if came else ''}"
        yield from self._where(proof)

    def _where(self, proof: "Result") -> Iterator[str]:
        """The line of the student's code: where it failed, or where it stood."""
        failures = list(proof.report.get("failures", []))
        if proof.ended and proof.ended["kind"] == "raised":
            failures.append(proof.ended["failure"])
        if failures and failures[-1]["line"]:
            last = failures[-1]
            yield ""
            yield f"Your program failed at line {last['line']}: {last['text']}"
            yield f"  {last['type']}: {masked(last['message'].encode(), proof, RESULT_SHOWN)}"
        elif proof.ended and proof.ended["kind"] == "returned":
            if proof.kind == "returned":
                return
            yield ""
            yield "Your function had returned."
        elif proof.vanished:
            yield ""
            yield "The process of your program had ended without a word."
        elif not proof.report and not proof.passed:
            yield ""
            yield "Your program let nothing else run: a call does not end, or the process stopped."
        elif proof.stacks and not proof.passed:
            lines = [each["lines"][0] for each in proof.stacks if each["lines"]]
            for _, number, text, _ in lines[:2]:
                yield ""
                yield f"Your program stood at line {number}: {text}"


def _in_words(action: "Action", proof: "Result") -> str:
    who = f"client {action.client} " if action.client else "the tutor "
    longest = RESULT_SHOWN if action.call in IN_FULL else None
    data = f" {masked(action.data, proof, longest)}" if action.data else ""
    size = f"  {count(len(action.data), 'byte')}" if len(action.data) > 1 else ""
    return f"{who}{action.words}{data}{size if len(action.data) > 32 and not longest else ''}"


def masked(data: bytes, proof: "Result", longest: int | None = None) -> str:
    """Bytes as text, without the values of this try: a report reads the same every time.

    With `longest`, up to so many characters are shown; else as many as `visible` shows.
    """
    text = PORT.sub(rb"\1<port>", _bytes_masked(data, proof))
    if longest is None:
        return visible(text)
    return "".join(each for each, _ in characters(text))[:longest]


def _bytes_masked(text: bytes, proof: "Result", *left: str) -> bytes:
    for name, mask in MASKS.items():
        if name not in left and (value := proof.facts.get(name)):
            for form in (value.encode(), repr(value.encode())[2:-1].encode()):
                text = text.replace(form, mask.encode())
                text = _without_parts(text, form, mask)
    return text


def _without_parts(text: bytes, value: bytes, mask: str) -> bytes:
    """Bytes with a mask in the place of the longest beginning, and end, of a value."""
    for length in range(len(value) - 1, PART - 1, -1):
        text = text.replace(value[:length], f"<start of {mask[1:]}".encode())
        if length > PART:  # short ends are found by chance
            text = text.replace(value[-length:], f"<end of {mask[1:]}".encode())
    return text


def _events(proof: "Result") -> Iterator[Event]:
    """The conversation as events of both sides, without the values of this try."""
    import base64

    from netlib.checks.story import in_order, without_repetitions

    began = proof.actions[0].when if proof.actions else 0.0
    student = []
    for told in proof.report.get("events", []):
        fields: list[Any] = [*told[:4], base64.b64decode(told[4]), *told[5:16]]
        event = Event(*fields)
        if event.when >= began or event.ended >= began:
            student.append(event)
    ports = {proof.facts.get("port", ""): str(FIRST_PORT)}
    for event in in_order(list(without_repetitions(student)), proof.wire):
        yield _without_values(event, proof, ports)


def _without_values(event: Event, proof: "Result", ports: dict[str, str]) -> Event:
    """The event with masks for this try's values, and with ports numbered as they appear."""

    def numbered(found: re.Match[str]) -> str:
        port = ports.setdefault(found[2], str(FIRST_PORT + len(ports)))
        return f"{found[1]}{port}"

    names = ("arguments", "result", "error", "peer", "local")
    texts: dict[str, Any] = {name: ADDRESS.sub(numbered, getattr(event, name)) for name in names}
    left = ("port", "own")  # they are numbered
    for key in ("arguments", "result", "error"):
        texts[key] = _bytes_masked(texts[key].encode(), proof, *left).decode(errors="replace")
    return event._replace(data=_bytes_masked(event.data, proof, *left), **texts)
