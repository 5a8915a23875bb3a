"""What an entry of the catalogue is, and how the mistakes of a submission are found in it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from netlib.checks.findings import Findings
from netlib.checks.probing import Result

# What evidence gives: the probe that shows it; True, if anything shows it; or nothing.
Evidence = Callable[[Findings], "Result | bool | Any | None"]


class Mistake(NamedTuple):
    """One belief of beginners: how it is known, and what a tutor asks then.

    `hint` is a question that lets the student find it; `more` says it more directly. With
    `is_advice` the submission passes all the same.
    """

    id: str
    belief: str
    hint: str
    more: str
    evidence: Evidence
    is_advice: bool = False


class Table(list[Mistake]):
    """The mistakes of some exercises, the most fundamental first."""

    def add(
        self, id: str, belief: str, hint: str, more: str, is_advice: bool = False
    ) -> Callable[[Evidence], Evidence]:
        """A decorator: the function under it is the evidence."""

        def keep(evidence: Evidence) -> Evidence:
            self.append(Mistake(id, belief, hint, more, evidence, is_advice))
            return evidence

        return keep

    def same(self, other: "Table", id: str, **changes: str) -> Callable[[Evidence], Evidence]:
        """The same belief as in another table, known by other evidence, perhaps asked otherwise."""
        known = next(each for each in other if each.id == id)

        def keep(evidence: Evidence) -> Evidence:
            self.append(known._replace(evidence=evidence, **changes))  # type: ignore[arg-type]
            return evidence

        return keep

    def take(self, other: "Table", *ids: str) -> None:
        """Add entries of another table as they are, with their evidence."""
        known = {each.id: each for each in other}
        self.extend(known[id] for id in ids)

    def found_in(self, findings: Findings) -> list[tuple[Mistake, Any]]:
        """The mistakes that there is evidence for, each with the probe that shows it.

        Where an error or the source is the evidence, it is the first probe that failed.
        """
        first = findings.failed(*findings.results)
        return [
            (each, proof if isinstance(proof, Result) else first or proof)
            for each in self
            if (proof := each.evidence(findings))
        ]
