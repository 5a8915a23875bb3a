"""All that is known of one submission: what came of each probe, and what the source looks like.

The evidence of a mistake is a question to it. Values of one try are put away: an answer reads
"{id}" where this try's ID stood, "{name}", "{word}".
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from netlib.checks.probing import Result, was_dropped_late
from netlib.checks.source import Source

SLOW = ("idle_then_ask", "slow_typist")  # probes that pause on purpose


class Stand(NamedTuple):
    """Where a thread stood: the part of the student's line, and the library's calls inside it."""

    main: bool
    part: str
    line: int
    function: str
    inside: list[str]
    lines: list[Any]

    def waits_in(self, *calls: str) -> bool:
        """Whether it stands in one of these calls."""
        return bool(set(calls) & set(self.inside)) or any(f"{call}(" in self.part for call in calls)


class Findings:
    """What is known of one submission."""

    def __init__(
        self,
        source: Source,
        results: dict[str, Result],
        differed: dict[str, Result] | None = None,
        problem: dict[str, Any] | None = None,
    ) -> None:
        # In one order, whichever probe ended first: then a report reads the same each time.
        in_order = sorted(results.items(), key=lambda item: (item[0] != "basics", item[0]))
        self.source, self.problem = source, problem
        self.results = {name: each for name, each in in_order if not was_late(each, results)}
        self.differed = differed or {}

    # Probes

    def failed(self, *probes: str) -> Result | None:
        """The first of these probes that was run and not passed."""
        found = (self.results.get(probe) for probe in probes)
        return next((each for each in found if each and not each.passed), None)

    def passed(self, *probes: str) -> bool:
        """Whether all of these were run, and passed."""
        return all((each := self.results.get(probe)) and each.passed for probe in probes)

    def unmet(self, probe: str, label: str, *kinds: str) -> Result | None:
        """The probe, if it failed at this label, in one of these ways; none named: in any."""
        result = self.failed(probe)
        if result and re.fullmatch(label, result.label) and (not kinds or result.kind in kinds):
            return result
        return None

    def unmet_any(self, probes: Iterable[str], label: str, *kinds: str) -> Result | None:
        """The first of these probes that failed at this label, in one of these ways."""
        return next(filter(None, (self.unmet(each, label, *kinds) for each in probes)), None)

    def note(self, probe: str, name: str) -> Any:
        """What a probe found out besides; None if it was not run."""
        result = self.results.get(probe)
        return result.notes.get(name) if result else None

    def got(self, probe: str) -> str:
        """What came where something else was expected, as text."""
        result = self.results.get(probe)
        return without_facts(result.got, result.facts) if result else ""

    def told(self, probe: str, name: str = "answer") -> str:
        """Bytes that a probe noted, as text; "" if there are none."""
        result = self.results.get(probe)
        return without_facts(result.notes.get(name, b""), result.facts) if result else ""

    # Errors, threads, output

    def failures(self, *probes: str) -> Iterator[dict[str, Any]]:
        """The errors of the student's code, in these probes or in any."""
        for name, result in self.results.items():
            if probes and name not in probes:
                continue
            if result.ended and result.ended["kind"] == "raised":
                yield result.ended["failure"]
            yield from result.report.get("failures", [])
            yield from printed_failures(result.report)
        if self.problem and "failure" in self.problem and not probes:
            yield self.problem["failure"]

    def raised(self, kind: str, *probes: str, text: str = "", at: str = "") -> Any:
        """The first error of this kind (a regex), with this message, at a line with that text."""
        for failure in self.failures(*probes):
            kinds = failure.get("kinds", [failure["type"]])
            if any(re.fullmatch(kind, each) for each in kinds):
                line = failure.get("text") or ""
                if re.search(text, failure["message"]) and re.search(at, line):
                    return failure
        return None

    def stands(self, *probes: str) -> list[Stand]:
        """Where each thread stood when one of these probes was not met."""
        return [
            Stand(
                each["main"], each["lines"][0][3], each["lines"][0][1], each["lines"][0][0],
                each["inside"], each["lines"],
            )
            for probe in probes
            if probe in self.results
            for each in self.results[probe].stacks
            if each["lines"]
        ]  # fmt: skip

    def main_stands(self, *probes: str) -> Stand | None:
        """The same, of the main thread."""
        return next((each for each in self.stands(*probes) if each.main), None)

    def returned(self, *probes: str) -> bool:
        """Whether the function returned in one of these probes."""
        found = (self.results.get(probe) for probe in probes)
        return any(each and each.ended and each.ended["kind"] == "returned" for each in found)

    def output(self, *probes: str) -> str:
        """What the student's code printed in these probes, or in all."""
        return "".join(
            without_facts(result.report.get("output", "").encode(), result.facts)
            for name, result in self.results.items()
            if not probes or name in probes
        )

    def comparisons(self, message: str) -> list[dict[str, Any]]:
        """Lines where Python itself warns: bytes compared with str, or str() of bytes."""
        reports = [each.report for each in self.results.values()]
        return [
            each
            for report in reports
            for each in report.get("comparisons", [])
            if message in each["message"] and "print" not in each["text"]
        ]

    def calls(self, call: str, *probes: str) -> list[Any]:
        """The recorded calls of this name, as events."""
        return [
            event
            for name, result in self.results.items()
            if not probes or name in probes
            for event in result.report.get("events", [])
            if event[2] == call
        ]

    def recv_sizes(self) -> list[int]:
        """The numbers that recv was called with, or that stand in the source if it never was."""
        shown = [re.match(r"\((\d+)", event[6]) for event in self.calls("recv")]
        called = sorted({int(found[1]) for found in shown if found})
        written = [each for each in self.source.constants("recv") if isinstance(each, int)]
        return called or written


def was_late(result: Result, results: dict[str, Result]) -> bool:
    """Whether a server that drops slow clients may have dropped the tutor for its own slowness.

    On a busy machine the tutor pauses, where it does not mean to.
    """
    drops = any(each in results and not results[each].passed for each in SLOW)
    return drops and result.probe not in SLOW and was_dropped_late(result)


def without_facts(data: bytes, facts: dict[str, str]) -> str:
    """Bytes as text, with {id}, {name}, {word}, {port}, {own} in the place of this try's values."""
    text = data.decode("utf-8", "backslashreplace")
    for name in ("name", "id", "word", "port", "own"):
        if facts.get(name):
            text = text.replace(facts[name], f"{{{name}}}")
    return text


def printed_failures(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Tracebacks that the student's code, or a library on its behalf, printed."""
    text = report.get("errors", "") + report.get("output", "")
    for block in text.split("Traceback (most recent call last):")[1:]:
        found = re.search(r"^(?:\w+\.)*(\w+): ?(.*)$", block, re.MULTILINE)
        lines = re.findall(r"^  File .*, line (\d+), in (\w+)\n    (.*)$", block, re.MULTILINE)
        if found:
            line = lines[-1] if lines else ("0", "", "")
            number = re.search(r"\[Errno (\d+)\]", found[2])
            yield {
                "type": found[1], "kinds": [found[1]], "message": found[2],
                "errno": int(number[1]) if number else None, "line": int(line[0]),
                "text": line[2], "where": [], "inside": "", "main": False,
            }  # fmt: skip
