"""What the tutor says of one submission: the mistake, the steps that showed it, one hint."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from netlib.checks.masks import events_of, masked
from netlib.picture import Picture
from netlib.sequence_diagram import sequence_diagram
from netlib.visible import count

if TYPE_CHECKING:  # a report alone needs nothing of the tutor: `import netlib` is quick
    from netlib.checks.mistakes import Mistake
    from netlib.checks.probing import Result
    from netlib.checks.talk import Action

STEPS_SHOWN, FIRST = 12, 4  # steps, and how many of them from the beginning
RESULT_SHOWN = 120  # characters of what a function returned or raised
IN_FULL = ("result", "error")  # calls of actions whose data is a text, not bytes on the wire
MARKS = {"passed": "✓", "not yet": "✗", "not started": "○"}
NOTHING_YET = "The function has no lines of yours yet. Write them, and run this again."
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
        events = list(events_of(self._proof)) if self._proof else []
        return sequence_diagram(events) if events else None

    def __str__(self) -> str:
        return "\n".join(self._lines())

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from netlib.checks.report_page import page  # here: its table of letters takes time to load

        return page(self.parts(), self.diagram())

    def parts(self) -> "Parts":
        """What there is to say, for whoever lays it out."""
        found, problem = self._mistake, self._problem
        better = "It could be better: " if self.passed else ""
        return Parts(
            f"{MARKS[self.outcome]} {self.exercise}: {self.outcome}",
            NOTHING_YET if self.outcome == "not started" else "",
            (f"{better}{found.id}", f"You may believe: {found.belief}") if found else None,
            f"{problem[0].rstrip('.')}." if problem else "",
            _steps(self._proof) if self._proof else [],
            _came(self._proof) if self._proof else "",
            list(_where(self._proof)) if self._proof else [],
            self.hint,
            self.more,
        )

    def _lines(self) -> Iterator[str]:
        parts = self.parts()
        yield parts.head
        if parts.mistake:
            yield ". ".join(parts.mistake)
        yield from filter(None, (parts.nothing, parts.problem))
        if parts.steps:
            yield ""
        for step in parts.steps:
            number = f"{step.number:2}. " if step.number else "    "
            said = f"{step.words} {step.data}" if step.data else step.words
            yield f"  {number}{said}{'  ✗' if step.failed else ''}"
        if parts.came:
            yield f"      {parts.came}"
        for words, quoted in parts.where:
            yield ""
            yield words
            yield from [f"  {quoted}"] * bool(quoted)
        if parts.hint:
            yield ""
            yield f"Hint: {parts.hint}"


class Step(NamedTuple):
    """One action or expectation of the tutor's; without a number, it says what is left out."""

    number: int
    words: str
    data: str
    failed: bool


class Parts(NamedTuple):
    """What a report says, part by part; "" or nothing for what there is not to say."""

    head: str
    nothing: str
    mistake: tuple[str, str] | None  # its id, and the belief behind it
    problem: str
    steps: list[Step]
    came: str
    where: list[tuple[str, str]]  # words, and what is quoted
    hint: str
    more: str


def _steps(proof: "Result") -> list[Step]:
    """What was done and expected; of steps that are alike, and of many steps, not all."""
    failed = 0 if proof.passed else len(proof.actions)
    every = [
        Step(number, *_in_words(action, proof), number == failed)
        for number, action in enumerate(proof.actions, 1)
    ]
    steps: list[Step] = []
    for _, alike in groupby(every, key=lambda step: step[1:]):
        first, *more = alike
        steps.append(first)
        if more:
            steps.append(Step(0, f"({count(len(more), 'more step')} like this)", "", False))
    left_out = len(steps) - STEPS_SHOWN
    if left_out > 0:
        what = Step(0, f"({count(left_out, 'step')} left out)", "", False)
        steps[FIRST : FIRST + left_out] = [what]
    return steps


def _came(proof: "Result") -> str:
    """What came in place of what was expected."""
    if proof.passed or proof.kind not in KINDS:
        return ""
    in_words = proof.kind in ("returned", "raised", "no connection")
    came = masked(proof.got, proof, RESULT_SHOWN if in_words else None)
    size = f"  {count(len(proof.got), 'byte')}" if proof.got and not in_words else ""
    return f"{KINDS[proof.kind]}{f': {came}{size}' if came else ''}"


def _where(proof: "Result") -> Iterator[tuple[str, str]]:
    """The line of the student's code: where it failed, or where it stood."""
    failures = list(proof.report.get("failures", []))
    if proof.ended and proof.ended["kind"] == "raised":
        failures.append(proof.ended["failure"])
    if failures and failures[-1]["line"]:
        last = failures[-1]
        message = masked(last["message"].encode(), proof, RESULT_SHOWN)
        failed = f"Your program failed at line {last['line']}: {last['text']}"
        yield failed, f"{last['type']}: {message}"
    elif proof.ended and proof.ended["kind"] == "returned":
        if proof.kind != "returned":
            yield "Your function had returned.", ""
    elif proof.vanished:
        yield "The process of your program had ended without a word.", ""
    elif not proof.report and not proof.passed:
        yield "Your program let nothing else run: a call does not end, or the process stopped.", ""
    elif proof.stacks and not proof.passed:
        lines = [each["lines"][0] for each in proof.stacks if each["lines"]]
        for _, number, text, _ in lines[:2]:
            yield f"Your program stood at line {number}: {text}", ""


def _in_words(action: "Action", proof: "Result") -> tuple[str, str]:
    who = f"client {action.client} " if action.client else "the tutor "
    longest = RESULT_SHOWN if action.call in IN_FULL else None
    data = masked(action.data, proof, longest) if action.data else ""
    if len(action.data) > 32 and not longest:
        data += f"  {count(len(action.data), 'byte')}"
    return f"{who}{action.words}", data
