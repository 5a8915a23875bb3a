"""Mistakes of servers, first part: the function, its sockets, and the kinds of its values.

These show in the simplest conversation: one client, one command. Where that fails, three more
clients ask one command each, and what they get is compared.
"""

import re
from typing import Any

from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table

SERVER = Table()
RIGHT = ("{id}\r\n", "{name}\r\n", "ERROR\r\n")
EPIPE = {32, 10058}
WRONG_TYPE = (
    r"bytes-like object is required, not 'str'|can't concat str to bytes|must be str, not bytes|"
    r"can only concatenate str \(not \"bytes\"\)|startswith first arg must be bytes|"
    r"expected a bytes-like object|a bytes-like object is required|encoding without a string"
)


def answers(f: Findings) -> tuple[str, str, str]:
    """What `id`, `name` and an unknown word got, each from a client of its own."""
    return f.told("survey_id"), f.told("survey_name"), f.told("survey_unknown")


def is_silent(f: Findings) -> bool:
    """Whether no command gets any answer, on a connection that stays open."""
    probes = ("survey_id", "survey_name", "survey_unknown")
    return answers(f) == ("", "", "") and not any(f.note(probe, "ended") for probe in probes)


def all_error(f: Findings) -> bool:
    """Whether every command gets ERROR: nothing is ever found equal."""
    return all(each.startswith("ERROR") for each in answers(f))


@SERVER.add(
    "function-missing",
    "The name of the function does not matter.",
    "Which name does the task give to the function?",
    "Define the function with exactly the name and the parameters of the task.",
)
def _(f: Findings) -> Any:
    return f.problem and f.problem["kind"] in ("no function", "wrong signature")


@SERVER.add(
    "waits-for-keyboard",
    "Somebody sits at the server and types the answers.",
    "Who should give the answer, a person or the program?",
    "Take `input()` out: all values come in as arguments of the function.",
)
def _(f: Findings) -> Any:
    stands = f.problem.get("stacks", []) if f.problem else []
    in_input = any("input(" in line[3] for each in stands for line in each["lines"][:1])
    return in_input or f.raised("EOFError") or "EOF when reading a line" in f.output()


@SERVER.add(
    "runs-at-import",
    "A program must start itself.",
    "What runs when your file is only imported?",
    'Put the start of the server under `if __name__ == "__main__":`.',
)
def _(f: Findings) -> Any:
    if f.problem and f.problem["kind"] in ("hangs", "vanished"):
        return True
    if f.problem and f.problem["kind"] == "not loaded":
        return len(f.problem["failure"].get("where", [])) > 1
    return f.failed("basics") and f.source.starts_at_import()


@SERVER.add(
    "accept-not-unpacked",
    "accept() gives one thing: the connection.",
    "How many values does `accept()` return?",
    "Write `connection, address = listen_sock.accept()`.",
)
def _(f: Findings) -> Any:
    return f.raised("AttributeError|TypeError", text="'tuple' object [dh]") or (
        "'tuple' object has no attribute" in f.output()
    )


@SERVER.add(
    "uses-listening-socket",
    "The listening socket talks with the client.",
    "Which socket did `accept()` give you?",
    "Receive and send on the connection that accept() returned, never on the listening socket.",
)
def _(f: Findings) -> Any:
    talking = ("recv", "recv_into", "send", "sendall")
    wrong = [each for call in talking for each in f.calls(call) if not each[3] and each[8]]
    is_so = any(re.match("OSError.*107|BrokenPipe|OSError.*57", each[8]) for each in wrong)
    return f.failed("basics") and is_so


@SERVER.add(
    "ignores-given-socket",
    "serve must make its own socket.",
    "To which socket does the client connect: to yours, or to the one that was handed to you?",
    "Call accept() on the socket that the function gets; make, bind and listen belong elsewhere.",
)
def _(f: Findings) -> Any:
    makes = f.source.calls("bind", "create_server") or f.source.has(r"\bsocket\(\)")
    return bool(f.failed("basics") and makes and (is_silent(f) or f.raised("OSError")))


@SERVER.add(
    "never-accepts",
    "connect works, so the server has accepted.",
    "The system takes connections for you, up to the backlog: where is your program standing now?",
    "accept() is never called. Find the line that comes before it and does not end.",
)
def _(f: Findings) -> Any:
    tried = any(not event[8] for event in f.calls("accept"))
    return f.failed("basics") and not tried and is_silent(f)


@SERVER.add(
    "str-not-encoded",
    "Sockets take text.",
    "A socket carries bytes: how do you make bytes of a str?",
    'Encode before you send: `connection.sendall(text.encode() + b"\\r\\n")`.',
)
def _(f: Findings) -> Any:
    if not f.failed("basics") or f.comparisons("Comparison"):
        return None
    at = r"send|write|\+|join|bytes\("
    return f.raised("TypeError", text=WRONG_TYPE, at=at) or re.search(WRONG_TYPE, f.output())


@SERVER.add(
    "bytes-never-equal-str",
    'b"id" and "id" are equal.',
    'recv gives bytes: what does Python say to `b"id" == "id"`?',
    "Compare bytes with bytes, or decode the line first.",
)
def _(f: Findings) -> Any:
    if not f.failed("basics"):
        return None
    if f.raised("TypeError", text=WRONG_TYPE):
        return True
    return all_error(f) and f.comparisons("Comparison") and f.failed("basics")


@SERVER.add(
    "str-of-bytes",
    "str() turns bytes into text.",
    'What does `str(b"id")` give, exactly? Which method turns bytes into text?',
    "Use `line.decode()`: `str(line)` has the letter b and the quotes in it.",
)
def _(f: Findings) -> Any:
    if any(re.search(r"b['\"]", each) for each in answers(f)) and answers(f)[0] != RIGHT[0]:
        return f.failed("basics")
    return all_error(f) and f.comparisons("str() on a bytes") and f.failed("basics")


@SERVER.add(
    "terminator-left-on",
    "Line ends vanish by themselves.",
    "Print `repr(line)`: what is still at its end?",
    "The CR (or CR LF) is still there when you compare: cut it off, and nothing else.",
)
def _(f: Findings) -> Any:
    return all_error(f) and f.failed("basics")
