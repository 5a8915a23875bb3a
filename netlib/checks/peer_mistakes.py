"""Mistakes of peer_of(): which address, and how it is written."""

import re
from typing import Any

from netlib.checks.call_mistakes import common, proof, result
from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table

PEER = Table()

common(PEER, "function-missing", "runs-at-import", "waits-for-keyboard", "exits-process")
common(PEER, "exception-in-handler")


@PEER.add(
    "accept-in-wrong-place",
    "Only accept knows the other end.",
    "This connection exists already: whom should `accept` wait for?",
    "Ask the connection itself: `connection.getpeername()`.",
)
def _(f: Findings) -> Any:
    return f.source.calls("accept") and proof(f)


@PEER.add(
    "recvfrom-for-the-address",
    "Only data brings an address.",
    "Must the other end say something before you may know who it is?",
    "Ask the connection itself: `connection.getpeername()`.",
)
def _(f: Findings) -> Any:
    return f.source.calls("recvfrom", "recvmsg", "recvfrom_into") and proof(f)


common(PEER, "print-instead-of-return", "return-forgotten")


@PEER.add(
    "port-not-turned-into-text",
    "A number can be added to text.",
    "What type does the port have, and what can you add to a str?",
    'Write `f"{host}:{port}"`, or `str(port)`.',
)
def _(f: Findings) -> Any:
    return f.raised("TypeError", "basics") and proof(f)


@PEER.add(
    "own-address-not-peer",
    "getsockname is the other end.",
    "Every connection has two ends: of which one does getsockname speak?",
    "The other end is `getpeername()`.",
)
def _(f: Findings) -> Any:
    return "{own}" in result(f) and proof(f)


@PEER.add(
    "str-of-tuple",
    "str() of a tuple is an address.",
    "Print what you return: which characters stand there that do not belong to an address?",
    'Take the two parts of the tuple, and write `f"{host}:{port}"`.',
)
def _(f: Findings) -> Any:
    return re.match(r"[\"'][(\[]", result(f)) and proof(f)


@PEER.add(
    "tuple-returned",
    "The tuple is as good as text.",
    "The caller wants one str: how do you make it of the two parts?",
    'Write `f"{host}:{port}"`.',
)
def _(f: Findings) -> Any:
    return re.match(r"[(\[]", result(f)) and proof(f)


@PEER.add(
    "port-missing",
    "The IP address is the whole address.",
    "Two programs on one computer: how do you tell them apart?",
    "Return both parts, with a colon between them.",
)
def _(f: Findings) -> Any:
    return re.fullmatch(r"['\"]?(127\.0\.0\.1:?|:?\{port\})['\"]?", result(f)) and proof(f)


@PEER.add(
    "wrong-separator",
    "Any way of writing an address will do.",
    "Compare your text with the example, character by character: what differs?",
    "The address, one colon, the port, and nothing else.",
)
def _(f: Findings) -> Any:
    both = "127.0.0.1" in result(f) and "{port}" in result(f)
    return both and f.unmet("basics", "result")


@PEER.add(
    "name-instead-of-address",
    "The name of a host is its address.",
    "The example shows digits: which call turned them into a name?",
    "Use the first part of `getpeername()` as it is.",
)
def _(f: Findings) -> Any:
    names = f.source.calls("gethostbyaddr", "getnameinfo", "getfqdn", "gethostname")
    return names and f.failed("basics", "other_host")


@PEER.add(
    "hardcoded-answer",
    "The address is always the same.",
    "Whose address is in your text: does it change with the connection?",
    "Use both parts of `getpeername()`; an f-string needs the letter f in front.",
)
def _(f: Findings) -> Any:
    return (result(f) and f.unmet("basics", "result")) or f.unmet("other_host", "result")


@PEER.add(
    "closes-callers-connection",
    "Who uses a connection closes it.",
    "Who still needs this connection after your function has returned?",
    "Take `close()` (or `with`) out: it is the caller's connection.",
)
def _(f: Findings) -> Any:
    return f.failed("basics", "other_host") and f.unmet("basics", "still open")


common(PEER, "another-mistake")
