"""Mistakes of servers over UDP, first part: the function, its socket, and what its answers are."""

import re
from typing import Any

from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table
from netlib.checks.server_interface import (
    EPIPE,
    RIGHT,
    WRONG_TYPE,
    all_error,
    answers,
    is_silent,
)
from netlib.checks.server_life import SERVER

DATAGRAM = Table()
NO_ADDRESS = {89, 39, 107, 57, 10057, *EPIPE}  # EDESTADDRREQ or ENOTCONN: Linux, macOS, Windows
SURVEY = ("survey_id", "survey_name", "survey_unknown")
SMALL = 16  # bytes; who gives recvfrom less may cut a command of the protocol

DATAGRAM.take(SERVER, "function-missing", "waits-for-keyboard", "runs-at-import")


def sizes(f: Findings) -> list[int]:
    """What the function gave to recvfrom (or recv) as the largest size."""
    events = f.calls("recvfrom", *SURVEY) + f.calls("recv", *SURVEY)
    found = [re.match(r"\((\d+)", event[6]) for event in events]
    return [int(each[1]) for each in found if each]


def datagrams(f: Findings, probe: str) -> list[bytes]:
    """What came as the answer, each datagram by itself."""
    return f.note(probe, "datagrams") or []


@DATAGRAM.add(
    "udp-has-no-accept",
    "UDP has connections.",
    "Is there a connection to accept, when a datagram comes?",
    "Take `listen` and `accept` out: recvfrom gives the datagram and who sent it.",
)
def _(f: Findings) -> Any:
    refused = [each for call in ("accept", "listen") for each in f.calls(call) if each[8]]
    return f.failed("basics") and (refused or f.raised("OSError", at=r"accept|listen"))


@DATAGRAM.add(
    "accept-not-unpacked",
    "recvfrom() gives one thing: the data.",
    "How many values does `recvfrom()` return?",
    "Write `data, address = sock.recvfrom(2048)`.",
)
def _(f: Findings) -> Any:
    whole = f.source.assigned_whole("recvfrom") and all_error(f)
    return f.failed("basics") and (
        f.raised("AttributeError|TypeError", text="'?tuple'? ob") or whole
    )


@DATAGRAM.add(
    "sendto-arguments-swapped",
    "sendto takes the address first.",
    "Which comes first in sendto: the data, or the address?",
    "Write `sock.sendto(data, address)`.",
)
def _(f: Findings) -> Any:
    return f.failed("basics") and f.raised("TypeError", text="bytes-like.*not 'tuple'|argument 2")


@DATAGRAM.add(
    "udp-send-without-address",
    "A UDP socket knows its partner.",
    "recv does not tell you who asked: which call does?",
    "Use `recvfrom`, and give the address it returns to `sendto`.",
)
def _(f: Findings) -> Any:
    error = f.raised("OSError", at="send|write")
    return f.failed("basics") and error and error["errno"] in NO_ADDRESS


@DATAGRAM.add(
    "ignores-given-socket",
    "serve_udp must make its own socket.",
    "To which socket does the client send: to yours, or to the one that was handed to you?",
    "Call recvfrom on the socket that the function gets; making and binding it belong elsewhere.",
)
def _(f: Findings) -> Any:
    binds = f.source.calls("bind") or f.raised("OSError", at="bind")
    return f.failed("basics") and binds and (is_silent(f) or f.raised("OSError", at="bind"))


@DATAGRAM.add(
    "str-not-encoded",
    "Sockets take text.",
    "A socket carries bytes: how do you make bytes of a str?",
    'Encode before you send: `sock.sendto(text.encode() + b"\\r\\n", address)`.',
)
def _(f: Findings) -> Any:
    if answers(f)[:2] == RIGHT[:2] or f.comparisons("Comparison"):
        return None
    at = r"send|\+|join|bytes\("
    return f.failed("basics") and f.raised("TypeError", text=WRONG_TYPE, at=at)


@DATAGRAM.add(
    "udp-datagram-cut-off",
    "What did not fit comes with the next recvfrom.",
    "What does the system do with the part of a datagram that did not fit?",
    "It throws the rest away. Give recvfrom more room than any datagram needs, such as 2048.",
)
def _(f: Findings) -> Any:
    given = sizes(f)
    return given and min(given) < SMALL and f.failed("basics", "long_command", "substring")


DATAGRAM.take(SERVER, "bytes-never-equal-str")


@DATAGRAM.same(SERVER, "str-of-bytes")
def _(f: Findings) -> Any:
    in_answer = any(re.search(r"b['\"]", each) for each in answers(f)[:2])
    compared = all_error(f) and f.comparisons("str() on a bytes")
    return f.failed("basics") and (in_answer or compared)


DATAGRAM.take(SERVER, "terminator-left-on")


@DATAGRAM.add(
    "udp-reply-from-other-socket",
    "Any socket may send the answer.",
    "From which port does your answer come, and whom did the client ask?",
    "Answer with the socket that received: `sock.sendto(answer, address)`.",
)
def _(f: Findings) -> Any:
    return f.unmet("basics", ".*", "elsewhere") or f.unmet("two_clients", ".*", "elsewhere")


@DATAGRAM.add(
    "udp-reply-to-wrong-address",
    "The client is always at the same address.",
    "Which address did recvfrom give you?",
    "Send to exactly the address that came with this datagram.",
)
def _(f: Findings) -> Any:
    if not (f.failed("basics") and is_silent(f)):
        return None
    for probe in SURVEY:
        askers = [str(port) for _, port in f.note(probe, "askers") or []]
        for event in f.calls("sendto", probe):
            if not event[8] and not any(each in event[6] + event[3] for each in askers):
                return f.failed("basics")
    return None


@DATAGRAM.add(
    "udp-reply-sent-twice",
    "Sending twice is safer.",
    "What should the client do with the second answer?",
    "Send one datagram for each datagram. A client that misses it asks again.",
)
def _(f: Findings) -> Any:
    came = [datagrams(f, probe) for probe in SURVEY]
    twice = all(len(each) > 1 and len(set(each)) == 1 for each in came)
    return (twice and f.failed("basics")) or f.unmet("one_answer", "more", "extra")


@DATAGRAM.add(
    "udp-reply-in-two-datagrams",
    "Two sends are one message, as in TCP.",
    "In UDP each sendto is a message of its own: what is in your first one?",
    "Put the value and CR LF together, and send them in one sendto.",
)
def _(f: Findings) -> Any:
    together = any(
        f.told(probe) == right and len(datagrams(f, probe)) > 1
        for probe, right in zip(SURVEY, RIGHT, strict=True)
    )
    return together and f.failed("basics")


@DATAGRAM.same(SERVER, "or-always-true")
def _(f: Findings) -> Any:
    asked_id, asked_name, unknown = answers(f)
    is_true = f.source.has(r"\bor b?['\"]|\bor \w+\.encode|\band b?['\"]")
    anything = unknown == asked_id and "{id}" in unknown and (asked_name == unknown or is_true)
    return anything and f.failed("basics")


@DATAGRAM.same(SERVER, "if-if-else")
def _(f: Findings) -> Any:
    asked_id, asked_name, unknown = answers(f)
    both = re.fullmatch(r"(\{id\}|\{name\})(\r\n)?ERROR.*", asked_id + asked_name, re.DOTALL)
    last_counts = (asked_id, asked_name) == ("ERROR\r\n", RIGHT[1])
    return (both or last_counts) and unknown == RIGHT[2] and f.failed("basics")


DATAGRAM.take(
    SERVER,
    *("length-header-added", "extra-bytes-padding", "extra-terminator", "crlf-mistyped"),
    *("lf-instead-of-crlf", "terminator-missing", "echo", "answers-swapped"),
    *("id-is-a-number", "name-cut", "wrong-encoding", "chatty-reply"),
    *("hardcoded-answer", "error-text-wrong", "exits-process", "exception-in-handler"),
    *("unknown-command-raises", "unknown-command-silent"),
)
