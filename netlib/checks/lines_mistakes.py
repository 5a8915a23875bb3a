"""Mistakes of read_lines(): where a line ends, and where the stream ends."""

import re
from typing import Any

from netlib.checks.call_mistakes import proof, returned
from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table
from netlib.checks.server_life import SERVER
from netlib.checks.stream_mistakes import late, stream

LINES = Table()
FIRST, SECOND = r"b'\{word\}'", r"b'\{id\}'"
SMALL = 200  # bytes; who gives less to recv thinks of the length of a line

stream(LINES, "function-missing", "runs-at-import", "waits-for-keyboard", "exits-process")
stream(LINES, "exception-in-handler")
stream(LINES, "print-instead-of-return", "return-forgotten", "bytes-never-equal-str")


def both(f: Findings, alone: str, mixed: str) -> Any:
    """Whether three lines in one piece, and two and one, give these results (two regexes)."""
    fits = re.fullmatch(alone, returned(f)) and re.fullmatch(mixed, returned(f, "survey_mixed"))
    return fits and proof(f)


def by_itself(f: Findings, probe: str, result: str) -> Any:
    """A probe that failed with this result (a regex)."""
    found = f.unmet(probe, "result", "returned")
    return re.fullmatch(result, f.got(probe)) and found


@LINES.same(
    SERVER,
    "str-of-bytes",
    more="Keep the bytes: `str(...)` of bytes has the letter b and the quotes in it.",
)
def _(f: Findings) -> Any:
    quoted = re.match(r"\[[\"']b['\"]", returned(f))
    return (quoted or f.comparisons("str() on a bytes")) and proof(f)


stream(LINES, "str-returned")


@LINES.same(
    SERVER, "terminator-left-on", more="Cut CR LF off each line before you put it into the list."
)
def _(f: Findings) -> Any:
    ends = r"(\\r|\\n|\\r\\n)"
    return both(f, rf"\[b'\{{word\}}{ends}', b'\{{id\}}{ends}', .*", ".*")


stream(LINES, "eof-not-handled")


@LINES.add(
    "rest-counted-as-line",
    "All that split gives is a line.",
    "What stands behind the last CR LF, and has that line ended?",
    "Leave the last piece of `split` out: it is what has not ended yet.",
)
def _(f: Findings) -> Any:
    everything = rf"\[{FIRST}, {SECOND}, b'end', b''\]"
    return both(f, everything, ".*") or by_itself(f, "rest", rf"\[{FIRST}, {SECOND}\]")


def is_small(f: Findings) -> bool:
    """Whether the numbers given to recv are lengths of lines."""
    sizes = [size for size in f.source.constants("recv") if isinstance(size, int)]
    return bool(sizes) and all(1 < size <= SMALL for size in sizes)


@LINES.add(
    "recv-size-is-message-size",
    "recv(n) reads one line of n bytes.",
    "The number in recv is only an upper limit: how do you notice that a line is complete?",
    "Collect what recv gives in a buffer, and look for CR LF in it.",
)
def _(f: Findings) -> Any:
    return is_small(f) and proof(f)


@LINES.add(
    "returns-first-line",
    "One line is all.",
    "Where does your function return, and what may still come then?",
    "Return after the loop, when recv has returned b''.",
)
def _(f: Findings) -> Any:
    return f.note("survey_mixed", "early") and both(f, rf"\[{FIRST}\]", rf"\[{FIRST}\]")


@LINES.add(
    "one-command-per-recv",
    "After each recv there is one line to take.",
    "After one recv there can be two lines in your buffer: when do you take the second?",
    "Use `while`, not `if`: take lines out of the buffer until no CR LF is left in it.",
)
def _(f: Findings) -> Any:
    return both(f, rf"\[{FIRST}\]", rf"\[{FIRST}, {SECOND}\]")


@LINES.add(
    "handled-lines-not-removed",
    "The whole buffer can be split again after each recv.",
    "What is still in your buffer after you have taken a line out of it?",
    "Keep only what stands behind the last CR LF.",
)
def _(f: Findings) -> Any:
    twice = rf"\[{FIRST}, .*{FIRST}, .*"
    return by_itself(f, "apart", twice) or by_itself(f, "glued_and_apart", twice)


@LINES.add(
    "rest-of-buffer-thrown-away",
    "After one line the buffer may be emptied.",
    "What is behind the first CR LF in your buffer, and where does it go?",
    'Keep the rest: `line, _, buffer = buffer.partition(b"\\r\\n")`.',
)
def _(f: Findings) -> Any:
    first_only = both(f, rf"\[{FIRST}\]", rf"\[{FIRST}, b'end'\]")
    cut = f.unmet("one_and_a_half", "result", "returned")
    return first_only or (f.passed("split_middle") and cut)


stream(LINES, "sleep-and-hope")


@LINES.add(
    "buffer-must-end-with-crlf",
    "Everything has come when the buffer ends with CR LF.",
    "`endswith` sees only the end: what if more lines follow, or half a line?",
    "Take each line out as it comes, and go on until recv returns b''.",
)
def _(f: Findings) -> Any:
    by_end = f.source.has(r"endswith|\[-2:\]|\[-1")
    early = by_end and f.unmet("split_middle", "early, after piece 2")
    return early or by_itself(f, "rest", r"\[\]")


stream(LINES, "short-recv-means-end", "pause-means-end")


@LINES.add(
    "buffer-forgotten-between-recvs",
    "A new buffer for each recv is enough.",
    "Look where your buffer is emptied: which bytes are lost when a line comes in two pieces?",
    "Make the buffer once, before the loop.",
)
def _(f: Findings) -> Any:
    lost = f.unmet("split_middle", "result", "returned")
    return lost and f.source.has(r"= (b''|bytearray\(\))\n") and lost


@LINES.add(
    "one-recv-one-message",
    "One recv() is one line, or all of them.",
    "TCP keeps the order of the bytes, but not your message borders: what does your program do "
    "when it has only half of a line?",
    "Put what recv gives into a buffer; take lines out of it as long as there is a CR LF in it.",
)
def _(f: Findings) -> Any:
    joined = re.match(r"\[b'\{word\}\\r\\n\{id\}", returned(f)) and proof(f)
    return joined or late(f) or f.unmet("split_middle", "result", "returned")


@LINES.same(SERVER, "crlf-searched-in-chunk")
def _(f: Findings) -> Any:
    return f.passed("split_middle") and f.failed("split_inside_crlf")


stream(LINES, "decode-per-chunk", "decode-strict")


@LINES.add(
    "empty-line-is-eof",
    "An empty line is the end.",
    "b'' from recv means the end, an empty line means nothing of the kind: where do you mix them "
    "up?",
    "Look at what recv returned, not at the line.",
)
def _(f: Findings) -> Any:
    return by_itself(f, "empty_lines", rf"\[{FIRST}\]") or f.unmet("empty_lines", "early.*")


@LINES.add(
    "empty-line-ignored",
    "Empty lines can be skipped.",
    "An empty line is also a line: is it in your list?",
    "Put every line into the list, also b''.",
)
def _(f: Findings) -> Any:
    return f.failed("empty_lines")


@LINES.same(
    SERVER,
    "bare-lf-ends-line",
    hint="A line ends with CR and LF: what does your function do at LF alone?",
)
def _(f: Findings) -> Any:
    return f.passed("bare_cr") and f.failed("bare_lf")


@LINES.same(SERVER, "bare-cr-ends-line")
def _(f: Findings) -> Any:
    return f.failed("bare_cr")


@LINES.add(
    "strip-hides-whitespace",
    "Spaces around a line do not matter.",
    "`strip()` removes more than CR LF: is a space at the end of a line part of the line?",
    "Cut off CR LF, and nothing else.",
)
def _(f: Findings) -> Any:
    return f.failed("spaces")


@LINES.same(
    SERVER,
    "state-shared-between-connections",
    belief="One list serves all calls.",
    hint="To which call do the lines in this list belong?",
    more="Make the list and the buffer anew in each call: no global, no default argument.",
)
def _(f: Findings) -> Any:
    return f.failed("again")


stream(LINES, "busy-polling", "another-mistake")
