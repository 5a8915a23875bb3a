"""Mistakes of servers, fourth part: what counts as a command, and which bytes are text."""

import re
from typing import Any

from netlib.checks.findings import Findings
from netlib.checks.server_talk import SERVER as SERVER  # with what is in there


@SERVER.add(
    "first-word-only",
    "Only the first word counts.",
    "What is `split()[0]` of an empty line, and is `id please` the command `id`?",
    "Compare the whole line.",
)
def _(f: Findings) -> Any:
    return f.passed("prefix") and f.failed("first_word")


@SERVER.add(
    "substring-match",
    "`in` compares the whole.",
    '`in` asks "somewhere inside": try `hidden`.',
    "Compare with `==`.",
)
def _(f: Findings) -> Any:
    return f.failed("substring") and f.failed("prefix", "substring")


@SERVER.add(
    "prefix-match",
    "startswith (or re.match) compares the whole.",
    "Which other words begin with `id`?",
    "Compare with `==`, or use `re.fullmatch`.",
)
def _(f: Findings) -> Any:
    return f.failed("prefix")


@SERVER.add(
    "case-folded",
    "Commands ignore capitals.",
    "Is `ID` a command of the protocol?",
    "Take `.lower()` (or `.upper()`) out.",
)
def _(f: Findings) -> Any:
    return f.failed("case")


@SERVER.add(
    "empty-line-is-eof",
    "An empty line means that the client has left.",
    'b"" from recv means the end, b"\\r\\n" an empty command: where do you mix them up?',
    "Ask for the end before you cut off CR LF.",
)
def _(f: Findings) -> Any:
    slip = f.raised(".*", "empty_line")
    closed = f.unmet("empty_line", "empty", "closed", "reset") or f.unmet("empty_line", "after")
    return closed and not slip and closed


@SERVER.add(
    "empty-line-ignored",
    "Empty commands can be skipped.",
    "An empty line is also a command: is it a known one?",
    "Answer ERROR to it.",
)
def _(f: Findings) -> Any:
    return f.unmet("empty_line", "empty", "silent")


@SERVER.add(
    "bare-cr-ends-line",
    "splitlines, or a text file, splits at CR LF alone.",
    "`splitlines` and text mode know more line ends than this protocol: which one do you want?",
    'Split at `b"\\r\\n"`, on bytes.',
)
def _(f: Findings) -> Any:
    return (
        f.unmet("bare_cr", "CR alone|more")
        and re.match(r"\{id\}\r\n|ERROR\r\nERROR|ERROR\r\n\{name\}|ERROR\r\n$", f.got("bare_cr"))
        and not f.failed("prefix")
        and f.failed("bare_cr")
    )


@SERVER.add(
    "bare-lf-ends-line",
    "LF alone ends a command.",
    "The protocol says CR **and** LF: what do you answer to `id` with LF only?",
    "Look for both bytes, CR and LF.",
)
def _(f: Findings) -> Any:
    return f.failed("bare_lf")


@SERVER.add(
    "strip-hides-whitespace",
    "Spaces around a command do not matter.",
    "`strip()` removes more than CR LF: is ` id ` one of the commands?",
    "Cut off exactly the two bytes CR LF.",
)
def _(f: Findings) -> Any:
    return f.failed("spaces", "double_cr")


@SERVER.add(
    "decode-per-chunk",
    "Every piece is whole text.",
    "A letter can be two bytes, and a piece can end between them: what do you decode?",
    "Decode whole lines, not pieces; or compare bytes.",
)
def _(f: Findings) -> Any:
    if f.raised("UnicodeDecodeError", "utf8_split", text="'ascii'"):
        return None  # it fails for each letter that is not ASCII, cut or whole
    return f.unmet("utf8_split", "a cut letter|after") or (
        f.passed("next_client") and f.failed("utf8_split")
    )


@SERVER.add(
    "decode-strict",
    "All bytes are UTF-8.",
    "A client may send any bytes: what should the answer be when they are not text?",
    "Compare bytes, or catch UnicodeDecodeError and answer ERROR.",
)
def _(f: Findings) -> Any:
    not_utf8 = f.unmet("not_utf8", "not UTF-8|after") or (
        f.passed("next_client") and f.failed("not_utf8")
    )
    return not_utf8 or f.unmet("bad_byte_inside", ".*", "closed", "reset", "silent")


@SERVER.add(
    "decode-ignore",
    'errors="ignore" is harmless.',
    "By ignoring bytes you turn a wrong command into a right one: what is `i\\xffd`?",
    "Compare the bytes as they are.",
)
def _(f: Findings) -> Any:
    return f.unmet("bad_byte_inside", ".*", "wrong")


@SERVER.add(
    "invented-commands",
    "Useful extra commands are welcome.",
    "What does the protocol say about words like `quit` and `help`?",
    "Answer ERROR to every word but `id` and `name`.",
)
def _(f: Findings) -> Any:
    return f.failed("invented_words")
