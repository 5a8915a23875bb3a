"""Mistakes of functions that read a stream to its end: what they return, and when."""

import re
from typing import Any

from netlib.checks import client_life  # noqa: F401  it completes CLIENT
from netlib.checks.call_mistakes import common, proof, returned
from netlib.checks.client_sends import CLIENT
from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table

STREAM = Table()
SPLITS = ("split_middle", "in_pieces")


def late(f: Findings) -> Any:
    """A probe in which the function returned before the stream had ended."""
    return f.unmet_any(
        ("apart", *SPLITS, "full_buffers", "pause", "utf8_split"), "early.*", "returned"
    )


@STREAM.same(CLIENT, "bytes-never-equal-str", hint='What does Python say to `b"" == ""`?')
def _(f: Findings) -> Any:
    return proof(f) and f.comparisons("Comparison") and proof(f)


@STREAM.add(
    "eof-not-handled",
    "recv waits when the other end has finished.",
    "What does recv return when nothing more will come, and how often?",
    "b'' from recv is the end of the stream: leave the loop then.",
)
def _(f: Findings) -> Any:
    return f.unmet("basics", "result", "waits")


@STREAM.add(
    "str-returned",
    "Text is as good as bytes.",
    "The caller wants the bytes as they came: which step changes them?",
    "Take `decode` (or text mode) out.",
)
def _(f: Findings) -> Any:
    return re.match(r"\[?['\"](?!b['\"])", returned(f)) and proof(f)


@STREAM.add(
    "sleep-and-hope",
    "After a pause everything has arrived.",
    "No pause is long enough for every network: what tells you that the stream has ended?",
    "Read until recv returns b''.",
)
def _(f: Findings) -> Any:
    return f.source.calls("sleep") and (f.unmet("pause", "early.*") or late(f))


@STREAM.add(
    "pause-means-end",
    "Who pauses has finished.",
    "How do you tell a sender that pauses from one that has finished?",
    "Only b'' from recv is the end: take the time limit out, or let its error reach the caller.",
)
def _(f: Findings) -> Any:
    by_clock = f.source.has(r"except .*([Tt]imeout|BlockingIO)|select\(")
    return (by_clock or not f.failed(*SPLITS)) and f.unmet("pause", "early.*")


@STREAM.add(
    "short-recv-means-end",
    "A recv that is not full was the last one.",
    'A short recv means "nothing more at this moment", not "the end": what marks the end here?',
    "Read until recv returns b'', however many bytes come at once.",
)
def _(f: Findings) -> Any:
    by_size = f.source.has(r"len\(\w+\) (<|!=|==) \w+|while \w+ == \w+")
    in_pieces = f.unmet_any(SPLITS, "early.*", "returned")
    return by_size and f.note("full_buffers", "waited") and in_pieces


@STREAM.same(
    CLIENT,
    "decode-per-chunk",
    more="Keep bytes as bytes; who must decode, decodes the whole.",
)
def _(f: Findings) -> Any:
    cut = f.raised("UnicodeDecodeError", "utf8_split")
    return cut and f.failed("utf8_split")


@STREAM.add(
    "decode-strict",
    "All bytes are text.",
    "Must the bytes of a stream be text, and what does your function do when they are not?",
    "Take `decode` out: bytes are what the caller wants.",
)
def _(f: Findings) -> Any:
    return f.raised("UnicodeDecodeError", "not_utf8") and f.failed("not_utf8")


def stream(table: Table, *ids: str) -> None:
    """Put these mistakes into a table, here: of STREAM, or of CALLS."""
    for id in ids:
        known = [each for each in STREAM if each.id == id]
        table.extend(known)
        if not known:
            common(table, id)
