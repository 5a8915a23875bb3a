"""Mistakes of functions that make sockets, connect them, or ask for their addresses."""

import re
from typing import Any

from netlib.checks.call_mistakes import common, proof
from netlib.checks.client_life import CLIENT
from netlib.checks.connect_mistakes import CONNECTS
from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table

SOCKETS = Table()
CONNECTION = Table(CONNECTS)
PEER = Table()


def result(f: Findings) -> str:
    """What the function returned in the simplest probe, as Python writes it."""
    return f.told("basics", "returned")


# make_sockets()

common(SOCKETS, "function-missing", "runs-at-import", "waits-for-keyboard", "exits-process")
common(SOCKETS, "print-instead-of-return", "return-forgotten")


@SOCKETS.add(
    "number-instead-of-socket",
    "A descriptor, or a constant, is a socket.",
    "Can you call `bind` on what your function returns?",
    "Return the two objects that `socket.socket(...)` gives.",
)
def _(f: Findings) -> Any:
    return re.search(r"^[\[(]\d+|, \d+[\])]$", result(f)) and proof(f)


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
    return made and len(numbers) == 2 and numbers[0] == numbers[1] and proof(f)


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

# make_connection(host, port)

common(CONNECTION, "exits-process")


@CONNECTION.add(
    "connect-gives-the-connection",
    "connect returns the connection, as accept does.",
    "What does `connect` return, and which object is connected afterwards?",
    "Return the socket on which you called `connect`.",
)
def _(f: Findings) -> Any:
    used = f.source.has(r"(= |return )[\w.()]*(\([^()]*\))?\.connect\(")
    return result(f) == "None" and used and f.unmet("basics", "result")


common(CONNECTION, "print-instead-of-return", "return-forgotten")


@CONNECTION.same(SOCKETS, "closed-before-return")
def _(f: Findings) -> Any:
    return "<closed socket>" in result(f) and proof(f)


@CONNECTION.add(
    "talks-too-early",
    "A connection begins with a greeting.",
    "Who decides what the first bytes on this connection are?",
    "Connect, and send nothing: that is the caller's business.",
)
def _(f: Findings) -> Any:
    return f.unmet("basics", "bytes")


@CONNECTION.same(CLIENT, "socket-reused-after-close")
def _(f: Findings) -> Any:
    return f.unmet("basics", "second .*")


@CONNECTION.add(
    "connect-ex-ignored",
    "connect_ex raises an error like connect.",
    "connect_ex does not raise: how does it tell you that it failed?",
    "Use `connect`, or look at the number that connect_ex returns.",
)
def _(f: Findings) -> Any:
    return f.source.calls("connect_ex") and f.unmet("nobody", ".*", "returned")


@CONNECTION.same(CLIENT, "retries-for-ever")
def _(f: Findings) -> Any:
    return f.unmet("nobody", ".*", "waits")


@CONNECTION.same(
    CLIENT,
    "swallows-every-error",
    hint="How can the caller tell a connection from a server that is not there?",
)
def _(f: Findings) -> Any:
    return f.failed("nobody")


common(CONNECTION, "another-mistake")

# peer_of(connection)

common(PEER, "function-missing", "runs-at-import", "waits-for-keyboard", "exits-process")


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
