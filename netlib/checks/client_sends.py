"""Mistakes of clients, first part: the command, as the server gets it."""

import re
from typing import Any

from netlib.checks.call_mistakes import READS, SENDS, is_waiting, outermost_line, proof
from netlib.checks.connect_mistakes import CONNECTS, connected
from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table
from netlib.checks.server_interface import WRONG_TYPE
from netlib.checks.server_life import SERVER

CLIENT = Table(CONNECTS)


def command(f: Findings, probe: str = "survey_id") -> str:
    """The bytes that the server got as a command, as text."""
    return f.told(probe, "command")


@CLIENT.same(SERVER, "str-not-encoded")
def _(f: Findings) -> Any:
    return not command(f) and f.raised("TypeError", "basics", text=WRONG_TYPE) and proof(f)


def writes_before(f: Findings) -> bool:
    """Whether a file was written to before the line at which the function stood."""
    place = outermost_line(f, "basics", f.source.function)
    writes = f.source.calls("write", "writelines", "print")
    files = [call for call in writes if not is_plain_print(call)]
    return any(call.lineno <= place for call in files)


def is_plain_print(call: Any) -> bool:
    """Whether a call prints to the screen."""
    name = getattr(call.func, "id", "")
    return name == "print" and not any(each.arg == "file" for each in call.keywords)


@CLIENT.same(SERVER, "no-flush", more="Call `flush()` after the command.")
def _(f: Findings) -> Any:
    files = f.source.has(r"makefile|fdopen|TextIOWrapper|Buffered(Writer|RWPair)")
    return not command(f) and files and writes_before(f) and connected(f) and proof(f)


@CLIENT.add(
    "both-sides-wait",
    "The server speaks first.",
    "Both wait for the other: who speaks first in this protocol?",
    "Send the command first. The server says nothing before it has been asked.",
)
def _(f: Findings) -> Any:
    sends = any(f.calls(call, "basics") for call in SENDS)
    reads = any(f.calls(call, "basics") for call in READS)
    return not sends and (reads or is_waiting(f, "survey_id")) and connected(f) and proof(f)


def command_is(f: Findings, pattern: str) -> Any:
    """Whether the command that came matches this regex."""
    return re.fullmatch(pattern, command(f), re.DOTALL) and proof(f)


@CLIENT.same(SERVER, "length-header-added", more="Send only the command and CR LF.")
def _(f: Findings) -> Any:
    return command_is(f, r"(\s*\d+\s*[:,;|]?\s*|[\x00-\x1f]{1,8})id.*")


@CLIENT.add(
    "extra-bytes-padding",
    "Messages have a fixed size.",
    "What will the server take these bytes for?",
    "Send the command and CR LF, and nothing to fill up.",
)
def _(f: Findings) -> Any:
    return command_is(f, r"id(\r\n)?[\x00 ]+[\x00 \r\n]*")


@CLIENT.add(
    "terminator-missing",
    "The end of send is the end of the message.",
    "How does the server know that your command is complete?",
    "Send CR LF behind the command.",
)
def _(f: Findings) -> Any:
    return command_is(f, "id")


@CLIENT.same(SERVER, "lf-instead-of-crlf")
def _(f: Findings) -> Any:
    return command_is(f, r"id\n")


@CLIENT.same(SERVER, "crlf-mistyped")
def _(f: Findings) -> Any:
    mistyped = r"id(\\r\\n|\\r|\\n|/r/n|/n/r|\n\r|\\n\\r|rn|\r|\r\r|\r/n|/r\n|\r ?\n ?|<CR><LF>)"
    if command_is(f, mistyped) and command(f) != "id\r\n":
        return proof(f)
    waits_for = r"""['"](?:\\n\\r|\\\\r\\\\n|/r/n|\\\\n|\\\\r|/n)['"]"""
    return (
        command(f) == "id\r\n"
        and is_waiting(f, "survey_id")
        and (f.source.has(waits_for) and proof(f))
    )


@CLIENT.add(
    "extra-terminator",
    "More line ends do no harm.",
    "Who else adds the line end in your program? What is an empty line to the server?",
    "Exactly one CR LF ends a command.",
)
def _(f: Findings) -> Any:
    return command(f) != "id\r\n" and command_is(f, r"[\r\n]*id[\r\n]*\n[\r\n]*")


@CLIENT.same(
    SERVER,
    "str-of-bytes",
    hint='What does `str(b"0042137")` give, exactly? Which method turns bytes into text?',
    more="Use `.decode()`: `str(...)` of bytes has the letter b and the quotes in it.",
)
def _(f: Findings) -> Any:
    in_result = re.match(r"[\"'](b|bytearray\(b)['\"]", f.told("survey_id", "returned"))
    escaped = re.search(r"\\\\x[0-9a-f]{2}", f.told("survey_name", "returned"))
    if in_result or escaped or f.comparisons("str() on a bytes"):
        return proof(f)
    return command_is(f, r"b['\"]id.*")


@CLIENT.add(
    "case-folded",
    "Commands ignore capitals.",
    "Is `ID` the command that your function was asked to send?",
    "Send the command as it came in, without `.lower()` or `.upper()`.",
)
def _(f: Findings) -> Any:
    return command_is(f, r"(ID|Id)\r\n") or f.unmet("case", "command .*", "wrong")


@CLIENT.add(
    "first-word-only",
    "A command has one word.",
    "What did the caller ask for, and what did the server get?",
    "Send the command as it came in, without `split`.",
)
def _(f: Findings) -> Any:
    return f.unmet("first_word", "command .*", "wrong")


@CLIENT.add(
    "strip-hides-whitespace",
    "Spaces around a command do not matter.",
    "`strip()` changes the command: is `id ` with a space the same command as `id`?",
    "Send the command as it came in.",
)
def _(f: Findings) -> Any:
    return f.unmet("spaces", "command .*", "wrong")


def unknown_is_not_sent(f: Findings) -> Any:
    """Whether `id` is asked, and an unknown command never reaches the server."""
    asks = command(f) == "id\r\n" and "{id}" in f.told("survey_id", "returned")
    return asks and not command(f, "survey_unknown") and proof(f)


@CLIENT.add(
    "unknown-command-raises",
    "The client knows which commands there are.",
    "Who decides what is unknown: your program, or the server?",
    "Send every command. The server answers ERROR if it does not know it; return that.",
)
def _(f: Findings) -> Any:
    return f.note("survey_unknown", "how") == "raised" and unknown_is_not_sent(f)


@CLIENT.add(
    "unknown-command-not-sent",
    "The client answers unknown commands itself.",
    "Who decides what is unknown: your program, or the server?",
    "Send every command, and return what the server answers.",
)
def _(f: Findings) -> Any:
    return f.note("survey_unknown", "how") == "returned" and unknown_is_not_sent(f)


@CLIENT.add(
    "invented-commands",
    "A server wants to be greeted, or told goodbye.",
    "Which commands was your function asked to send, and which did the server get?",
    "Send the one command that came in, and nothing before or after it.",
)
def _(f: Findings) -> Any:
    first = re.fullmatch(r".*[A-Za-z!/]+.*", command(f).replace("id\r\n", ""), re.DOTALL)
    later = f.unmet("basics", "more after the answer", "extra")
    return ((first or f.told("survey_id", "later")) and proof(f)) or later
