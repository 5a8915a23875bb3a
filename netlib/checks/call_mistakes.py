"""Mistakes of every exercise in which the tutor calls a function, and looks at what it returns."""

import re
from typing import Any

from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table
from netlib.checks.server_life import SERVER

READS = ("recv", "recv_into", "recvfrom", "recvfrom_into", "recvmsg")
SENDS = ("send", "sendall", "sendto", "sendmsg")
SLIPS = "NameError|UnboundLocalError|AttributeError|TypeError|ImportError|IndexError|KeyError"

CALLS = Table()


def proof(f: Findings) -> Any:
    """The simplest probe, if it failed."""
    return f.failed("basics")


def returned(f: Findings, probe: str = "survey") -> str:
    """What the function returned in a survey, as Python writes it; "" if it did not return."""
    return f.told(probe, "returned")


def result(f: Findings) -> str:
    """What the function returned in the simplest probe, as Python writes it."""
    return f.told("basics", "returned")


def swapped(port: str) -> str:
    """A port with its two bytes the other way round."""
    number = int(port or 0)
    return str((number & 255) << 8 | number >> 8)


def is_waiting(f: Findings, probe: str = "survey") -> bool:
    """Whether the function had not come to an end in a survey."""
    return bool(f.note(probe, "how") == "waits")


def outermost_line(f: Findings, probe: str, function: str) -> int:
    """The line of the exercise's own function at which it stood, or failed; 0 if not known."""
    result = f.results.get(probe)
    if not result:
        return 0
    frames = [line for each in result.stacks if each["main"] for line in each["lines"]]
    if result.ended and result.ended["kind"] == "raised":
        frames += result.ended["failure"]["where"]
    return next((int(line[1]) for line in frames if line[0] == function), 0)


def returns_none(f: Findings) -> bool:
    """Whether the function returns nothing but None in all surveys in which it returns."""
    results = {returned(f, each) for each in f.results if f.note(each, "how") == "returned"}
    return bool(results) and results <= {"None", "(None, None)"}


@CALLS.same(
    SERVER,
    "function-missing",
    hint="Which name, and which parameters, does the task give to the function?",
)
def _(f: Findings) -> Any:
    return f.problem and f.problem["kind"] in ("no function", "wrong signature")


@CALLS.same(
    SERVER,
    "runs-at-import",
    more='Put everything that runs by itself under `if __name__ == "__main__":`.',
)
def _(f: Findings) -> Any:
    if f.problem and f.problem["kind"] in ("hangs", "vanished"):
        return True
    if f.problem and f.problem["kind"] == "not loaded":
        failure = f.problem["failure"]
        inside = len(failure.get("where", [])) > 1
        own = "|".join(map(re.escape, f.source.functions())) or "(?!)"
        calls_own = re.search(rf"\b({own})\(", failure.get("text") or "")
        acts = {"OSError", "EOFError", "SystemExit"} & set(failure["kinds"])
        return bool(inside or calls_own or acts)
    starts = f.source.acts_at_import()
    return starts and (proof(f) or f.results.get("basics"))


@CALLS.same(
    SERVER,
    "waits-for-keyboard",
    belief="Somebody sits at the program and types.",
    hint="Where do the values come from: from a person, or from the arguments of the function?",
)
def _(f: Findings) -> Any:
    asked = f.raised("EOFError", text="EOF when reading a line")
    if not asked and f.source.has(r"\bstdin\b"):
        return proof(f)
    return asked and (f.failed(*f.results) or True)


@CALLS.same(
    SERVER,
    "exits-process",
    hint="Ending the program ends it for everybody: how can your function tell its caller instead?",
    more="Take `sys.exit` and `os._exit` out: raise an error, or let it reach the caller.",
)
def _(f: Findings) -> Any:
    for result in f.results.values():
        failure = (result.ended or {}).get("failure")
        if result.vanished or (failure and failure["type"] == "SystemExit"):
            return result
    return None


@CALLS.same(
    SERVER,
    "exception-in-handler",
    belief="A line that was never run is right.",
    hint="Your function stopped with an error: which name in that line does Python not know?",
    more="Look for a typing error, a missing import, or a prefix such as `socket.` left out.",
)
def _(f: Findings) -> Any:
    return f.raised("NameError|UnboundLocalError|ImportError", "basics") and proof(f)


@CALLS.add(
    "print-instead-of-return",
    "print gives the result to the caller.",
    "Your function shows the result: what does it return?",
    "Write `return` with the value, where `print` stands now.",
)
def _(f: Findings) -> Any:
    printed = [
        result
        for result in f.results.values()
        if result.notes.get("printed", b"\0").decode() in result.report.get("output", "")
    ]
    return returns_none(f) and printed and proof(f)


@CALLS.add(
    "return-forgotten",
    "The caller sees what the function has found.",
    "What does your function give back to its caller?",
    "The last line should be `return` with the result.",
)
def _(f: Findings) -> Any:
    return returns_none(f) and proof(f)


@CALLS.add(
    "busy-polling",
    "Non-blocking is faster.",
    "How busy is your computer while the other end says nothing?",
    "Let recv, send or select wait; do not ask again and again.",
)
def _(f: Findings) -> Any:
    busy = (each for each in f.results.values() if (each.notes.get("busy") or 0) > 0.5)
    return next(busy, None)


@CALLS.same(SERVER, "another-mistake")
def _(f: Findings) -> Any:
    return f.failed(*f.results) or f.problem


def common(table: Table, *ids: str) -> None:
    """Put these mistakes of CALLS into a table, here."""
    table.extend(each for id in ids for each in CALLS if each.id == id)
