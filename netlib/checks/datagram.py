"""Mistakes of servers over UDP, second part: many datagrams, many clients, what is a command."""

from typing import Any

from netlib.checks.datagram_answers import DATAGRAM as DATAGRAM
from netlib.checks.datagram_answers import SURVEY
from netlib.checks.findings import Findings
from netlib.checks.server_interface import RIGHT, is_silent
from netlib.checks.server_life import SERVER


@DATAGRAM.add(
    "print-instead-of-send",
    "print goes to the client.",
    "Where does `print` write: here, or at the client?",
    "Send the answer with `sock.sendto(answer, address)`.",
)
def _(f: Findings) -> Any:
    return is_silent(f) and "{id}" in f.output("survey_id") and f.failed("basics")


@DATAGRAM.add(
    "return-instead-of-send",
    "return sends.",
    "Your function returns the answer: who sends it?",
    "Send what the function returned: `sock.sendto(answer, address)`.",
)
def _(f: Findings) -> Any:
    sends = any(f.calls(call, "survey_id") for call in ("send", "sendall", "sendto"))
    return is_silent(f) and not sends and f.source.has("return") and f.failed("basics")


@DATAGRAM.add(
    "no-loop",
    "One question is all.",
    "How many questions shall your server answer?",
    "Put recvfrom and sendto into `while True:`.",
)
def _(f: Findings) -> Any:
    right = f.told("survey_id") == RIGHT[0]
    return right and f.returned(*SURVEY) and f.failed("basics")


@DATAGRAM.add(
    "fixed-number-of-commands",
    "A few commands are enough.",
    "How many commands may come?",
    "Use a loop without a number: `while True`.",
)
def _(f: Findings) -> Any:
    return f.unmet("many_commands", "the next one")


@DATAGRAM.add(
    "udp-stuck-to-first-client",
    "There is one partner, for ever.",
    "To whom does this datagram's answer go?",
    "Send each answer to the address that came with its own datagram; do not connect the socket.",
)
def _(f: Findings) -> Any:
    stuck = f.unmet("two_clients", "second|for the other") or f.unmet("first_client_gone", "next")
    return stuck or f.unmet("burst", "its answer", "silent")


@DATAGRAM.add(
    "udp-is-not-a-stream",
    "Datagrams must be joined.",
    "Each datagram is whole: what do you join here?",
    "Take the buffer out: look at each datagram by itself.",
)
def _(f: Findings) -> Any:
    return f.failed("no_joining", "cross_client")


@DATAGRAM.add(
    "udp-empty-datagram-is-not-eof",
    "b'' is the end, as in TCP.",
    'A datagram may be empty: who could "hang up" in UDP?',
    "Go on after an empty datagram.",
)
def _(f: Findings) -> Any:
    return f.failed("empty_datagram")


DATAGRAM.take(
    SERVER,
    *("first-word-only", "substring-match", "prefix-match", "case-folded"),
    *("empty-line-ignored", "decode-strict", "decode-ignore"),
)


@DATAGRAM.same(SERVER, "strip-hides-whitespace")
def _(f: Findings) -> Any:
    return f.failed("spaces") or (f.passed("bare_lf", "bare_cr") and f.failed("double_cr"))


@DATAGRAM.same(SERVER, "bare-cr-ends-line")
def _(f: Findings) -> Any:
    return f.failed("bare_cr")


DATAGRAM.take(
    SERVER,
    *("bare-lf-ends-line", "invented-commands", "timeout-drops-slow-client", "busy-polling"),
    *("swallows-every-error", "another-mistake", "no-stop"),
)
