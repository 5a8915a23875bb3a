"""Mistakes of clients, third part: answers in pieces, servers that hang up, the second call."""

from typing import Any

from netlib.checks.call_mistakes import common
from netlib.checks.client_answers import is_right
from netlib.checks.client_sends import CLIENT as CLIENT
from netlib.checks.findings import Findings
from netlib.checks.server_life import SERVER

HANG_UPS = ("hang_up_half", "hang_up_before_crlf", "hang_up_at_once", "hang_up_before_lf")
PIECES = ("split_middle", "byte_by_byte", "split_before_crlf", "slow_answer")


def second_call(f: Findings) -> Any:
    """The simplest probe, if only a call after the first one fails."""
    later = f.unmet("basics", r"connection|command 'name'|result of 'name'|command unknown")
    return later if is_right(f) and is_right(f, "survey_name", "'{name}'") else None


@CLIENT.add(
    "socket-reused-after-close",
    "A socket can connect again.",
    "One socket is one connection: where do you make a new one?",
    "Make the socket inside the function, anew for each call.",
)
def _(f: Findings) -> Any:
    slow = f.raised("TimeoutError", "basics")
    return not slow and f.raised("OSError|ValueError", "basics") and second_call(f)


@CLIENT.same(
    SERVER,
    "state-shared-between-connections",
    belief="One buffer serves all calls.",
    more="Make the buffer anew in each call: no global, no default argument.",
)
def _(f: Findings) -> Any:
    return not f.raised("TimeoutError", "basics") and second_call(f)


@CLIENT.same(
    SERVER,
    "sleep-and-hope",
    hint="No pause is long enough for every network: what tells you that the answer is complete?",
)
def _(f: Findings) -> Any:
    waits_for_end = f.source.has(r"while .*\\n") and not f.passed("split_middle")
    sleeps = f.source.calls("sleep") and not waits_for_end
    return sleeps and f.passed("basics") and f.unmet_any(PIECES, "early")


@CLIENT.add(
    "timeout-drops-slow-server",
    "Answers come at once.",
    "How long may an answer take?",
    "Wait for several seconds before you give up.",
)
def _(f: Findings) -> Any:
    gave_up = f.raised("TimeoutError|BlockingIOError")
    short = f.source.has(r"timeout=?\(?0?\.\d|, 0?\.\d+\)") or f.failed("slow_answer")
    return gave_up and short and f.failed("slow_answer", "basics")


@CLIENT.add(
    "decode-per-chunk",
    "Every piece is whole text.",
    "A letter can be two bytes, and a piece can end between them: when is it safe to decode?",
    "Collect bytes, and decode the whole line.",
)
def _(f: Findings) -> Any:
    text = "'utf-?8' codec can't decode"
    cut = f.raised("UnicodeDecodeError", text=text)
    in_pieces = f.failed("utf8_split", "slow_answer") if f.passed("split_middle") else None
    return cut and (f.failed("basics") or in_pieces)


@CLIENT.same(
    SERVER,
    "short-recv-means-end",
    more="Look for CR LF, not at how many bytes came.",
)
def _(f: Findings) -> Any:
    stuck = f.unmet("full_buffers", r"an answer of \d+ bytes", "waits", "raised")
    gave_up = f.got("full_buffers").startswith("TimeoutError")
    return stuck and (stuck.kind == "waits" or gave_up) and stuck


@CLIENT.add(
    "buffer-forgotten-between-recvs",
    "A new buffer for each recv is enough.",
    "Look where your buffer is filled: which bytes are lost when an answer comes in two pieces?",
    "Make the buffer once, before the loop, and add each piece to it.",
)
def _(f: Findings) -> Any:
    return f.unmet("split_middle", "result", "returned", "waits")


@CLIENT.add(
    "cr-ends-line",
    "CR is the end, and LF need not be read.",
    "An answer ends with two bytes: who reads the second?",
    "Read until CR LF.",
)
def _(f: Findings) -> Any:
    return f.passed("split_middle") and f.unmet("split_inside_crlf", "early")


@CLIENT.add(
    "one-recv-one-message",
    "One recv() is one answer.",
    "TCP keeps the order of the bytes, but not your message borders: what does your program do "
    "when it has only the first half of the answer?",
    "Put what recv gives into a buffer, until there is a CR LF in it.",
)
def _(f: Findings) -> Any:
    return f.unmet("split_middle", "early") or f.unmet_any(PIECES, "early")


@CLIENT.same(SERVER, "crlf-searched-in-chunk")
def _(f: Findings) -> Any:
    return f.passed("split_middle") and f.unmet("split_inside_crlf", "result", "waits")


@CLIENT.add(
    "retries-for-ever",
    "Nobody there means: try again until somebody is.",
    "How long does your loop run when no server ever starts?",
    "Let the error of `connect` reach the caller, at the latest after a few tries.",
)
def _(f: Findings) -> Any:
    return f.unmet("nobody", ".*", "waits")


@CLIENT.add(
    "swallows-every-error",
    "`except` makes a program robust.",
    "How can the caller tell an answer from a server that is not there?",
    "Let the error reach the caller: take this `except` out, or raise again in it.",
)
def _(f: Findings) -> Any:
    return f.unmet("nobody", ".*", "returned")


@CLIENT.same(
    SERVER,
    "eof-not-handled",
    hint="What does recv return when the server has hung up, and how often?",
    more="b'' from recv means that nothing more will come: raise an error then.",
)
def _(f: Findings) -> Any:
    hangs = [f.unmet(probe, "hung up", "waits") for probe in HANG_UPS]
    return next(filter(None, hangs), None)


@CLIENT.add(
    "half-answer-accepted",
    "What has come is the answer.",
    "How do you know that the answer is complete?",
    "If the stream ends before CR LF, raise an error.",
)
def _(f: Findings) -> Any:
    taken = [f.unmet(probe, "hung up", "returned") for probe in HANG_UPS]
    return next(filter(None, taken), None)


common(CLIENT, "busy-polling")


@CLIENT.same(
    SERVER,
    "connection-never-closed",
    hint="Your function has its answer: who closes the connection?",
    more="Close the socket before you return; `with` does it for you.",
)
def _(f: Findings) -> Any:
    return f.failed("closes")


common(CLIENT, "another-mistake")


@CLIENT.add(
    "answer-stripped",
    "Spaces around an answer do not matter.",
    "`strip()` removes more than CR LF: what becomes of an answer that ends with a space?",
    "Cut off CR LF, and nothing else: `removesuffix`, or a slice.",
    is_advice=True,
)
def _(f: Findings) -> Any:
    result = f.results.get("spaces_in_answer")
    whole = repr(f" {result.facts['name']} ").encode() if result else b""
    return result and result.notes.get("returned") != whole and result


@CLIENT.add(
    "no-timeout",
    "A server always answers.",
    "How long shall your program wait for a silent server?",
    "Say `settimeout(10)` before you connect.",
    is_advice=True,
)
def _(f: Findings) -> Any:
    result = f.results.get("silent")
    limits = result and result.report.get("timeouts")
    waits = f.source.has(r"timeout(\(|=)(?!None)|wait_for\(|select\([^)]*, ?[\d.]+\)")
    return result and not limits and not waits and result
