"""Mistakes of make_sockets(): what a new socket is."""

import re
from typing import Any

from netlib.checks.call_mistakes import common, proof, result
from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table

SOCKETS = Table()

common(SOCKETS, "function-missing", "runs-at-import", "waits-for-keyboard", "exits-process")
common(SOCKETS, "exception-in-handler")
common(SOCKETS, "print-instead-of-return", "return-forgotten")


@SOCKETS.add(
    "number-instead-of-socket",
    "A descriptor, or a constant, is a socket.",
    "Can you call `bind` on what your function returns?",
    "Return the two objects that `socket.socket(...)` gives.",
)
def _(f: Findings) -> Any:
    number = r"\d+|<SocketKind>|<AddressFamily>"
    return re.search(rf"^[\[(]({number})|, ({number})[\])]$", result(f)) and proof(f)


@SOCKETS.add(
    "family-and-type-swapped",
    "The order of the arguments of socket() does not matter.",
    "Which argument of `socket.socket` comes first: the family or the type?",
    "Write `socket.socket(socket.AF_INET, socket.SOCK_STREAM)`.",
)
def _(f: Findings) -> Any:
    in_source = f.source.has(r"socket\((\w+\.)?SOCK_\w+, ?(\w+\.)?AF_|family=(\w+\.)?SOCK_")
    return ("of family" in result(f) or in_source) and proof(f)


@SOCKETS.add(
    "closed-before-return",
    "A socket is finished by closing it.",
    "What has happened to the sockets when the caller gets them?",
    "Leave them open: no `close()`, and no `with` around the `return`.",
)
def _(f: Findings) -> Any:
    return "<closed socket>" in result(f) and proof(f)


@SOCKETS.add(
    "ipv4-ipv6-confused",
    "AF_INET6 is as good as AF_INET.",
    "For which version of IP are your sockets?",
    "AF_INET is IPv4.",
)
def _(f: Findings) -> Any:
    return ("IPv6" in result(f) or f.source.has("AF_INET6")) and proof(f)


@SOCKETS.add(
    "not-a-pair",
    "Names say more than order.",
    "The caller writes `tcp, udp = make_sockets()`: what does it get?",
    "Return exactly two sockets: `return stream, datagram`.",
)
def _(f: Findings) -> Any:
    pair = re.fullmatch(r"[\[(]<[^<>]*socket[^<>]*>, <[^<>]*socket[^<>]*>[\])]", result(f))
    return result(f) and not pair and proof(f)


@SOCKETS.add(
    "one-socket-for-both",
    "One socket can carry TCP and UDP.",
    "How many types can one socket have?",
    "Make two sockets, one of each type.",
)
def _(f: Findings) -> Any:
    made = len(f.source.calls("socket", "socketpair", "create_server", "SocketType"))
    value = (f.results["basics"].ended or {}).get("value", {}) if proof(f) else {}
    numbers = [each.get("socket", {}).get("descriptor") for each in value.get("items", ())]
    return made and len(numbers) == 2 and len(set(numbers)) == 1 and proof(f)


@SOCKETS.add(
    "binds-too-early",
    "A socket needs an address from the beginning.",
    "Nobody has asked for a port yet: which call in your function takes one?",
    "Take `bind` (or `connect`, or `create_server`) out: a new socket is enough.",
)
def _(f: Findings) -> Any:
    return re.search("bound|listening|connected", result(f)) and proof(f)


@SOCKETS.add(
    "tcp-udp-confused",
    "SOCK_DGRAM is TCP, or both are the same.",
    "Which type is a stream, and which of the two should come first?",
    "First SOCK_STREAM (TCP), then SOCK_DGRAM (UDP).",
)
def _(f: Findings) -> Any:
    return f.unmet("basics", "pair") and re.search("TCP|UDP", result(f)) and proof(f)


@SOCKETS.add(
    "not-a-new-socket",
    "A socket is made once, for everybody.",
    "Two callers want sockets: does each get its own?",
    "Make the sockets inside the function, in each call.",
)
def _(f: Findings) -> Any:
    return f.unmet("basics", "new|second pair")


common(SOCKETS, "another-mistake")
