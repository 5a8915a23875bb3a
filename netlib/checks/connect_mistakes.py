"""Mistakes of every function that connects: where the connection goes, if anywhere."""

import re
from typing import Any

from netlib.checks.call_mistakes import READS, SENDS, common, proof, swapped
from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table

CONNECTS = Table()
common(CONNECTS, "function-missing", "runs-at-import", "waits-for-keyboard")


def connected(f: Findings) -> bool:
    """Whether any connection arrived."""
    return bool(f.note("survey_id", "connected") or f.note("survey", "connected"))


def missed(f: Findings) -> Any:
    """The simplest probe, if it failed because nobody connected."""
    return f.unmet("basics", "connection") if not connected(f) else None


def connects(f: Findings) -> list[Any]:
    """The calls of connect, as events."""
    return f.calls("connect", "basics") + f.calls("connect_ex", "basics")


@CONNECTS.add(
    "address-not-a-tuple",
    "connect takes a host and a port.",
    "How many arguments does `connect` take?",
    "One: a tuple. Write `connect((host, port))`, with two pairs of parentheses.",
)
def _(f: Findings) -> Any:
    text = r"exactly one argument|must be (a )?tuple|must be a pair|to unpack|positional arg"
    return f.raised("TypeError|ValueError", "basics", text=text, at="connect") and proof(f)


@CONNECTS.add(
    "port-is-a-string",
    '"5000" is a port.',
    "What type does a port have?",
    "Hand the port over as it came in, as an int.",
)
def _(f: Findings) -> Any:
    text = r"object cannot be interpreted as an integer|an integer is required"
    return f.raised("TypeError", "basics", text=text, at="connect") and proof(f)


@CONNECTS.add(
    "bind-connect-confused",
    "bind goes to the server.",
    "Who waits, and who calls?",
    "A client calls: `connect((host, port))`. bind, listen and accept belong to a server.",
)
def _(f: Findings) -> Any:
    return f.calls("bind", "basics") and missed(f)


@CONNECTS.add(
    "tcp-udp-confused",
    "SOCK_DGRAM is TCP.",
    "Which type of socket has a connection?",
    "TCP is SOCK_STREAM; SOCK_DGRAM is UDP.",
)
def _(f: Findings) -> Any:
    return f.source.has("SOCK_DGRAM") and missed(f)


@CONNECTS.add(
    "ipv4-ipv6-confused",
    "All addresses of a host are the same.",
    "Of which family is the address that your function gets, and of which is your socket?",
    "Use AF_INET and the host as it came in.",
)
def _(f: Findings) -> Any:
    return f.source.has(r"AF_INET6|::1") and missed(f)


@CONNECTS.add(
    "htons-copied-from-c",
    "The byte order of a port is the program's business.",
    "Who swaps the bytes of a port in Python?",
    "Hand the port over as it came in: Python itself does what htons does in C.",
)
def _(f: Findings) -> Any:
    result = missed(f)
    if not result:
        return None
    other = swapped(result.facts.get("port", ""))
    found = any(re.search(rf"\b{other}\b", event[6]) for event in connects(f))
    return (found or f.source.has("htons")) and result


@CONNECTS.add(
    "port-ignored",
    "The port is always the same.",
    "Which port was your function asked to use?",
    "Use the parameter `port`, and no number of your own.",
)
def _(f: Findings) -> Any:
    result = missed(f)
    other = result and [e for e in connects(f) if result.facts.get("port", "-") not in e[6]]
    return other and result


@CONNECTS.add(
    "host-ignored",
    "The server is on this computer.",
    "Which host was your function asked to talk to?",
    "Use the parameter `host`, and no address or name of your own.",
)
def _(f: Findings) -> Any:
    other = [event for event in connects(f) if "127.0.0.1" not in event[6]]
    unknown = f.raised("gaierror", "basics")
    return ((other or unknown) and missed(f)) or f.unmet("other_host", "connection")


@CONNECTS.add(
    "forgets-connect",
    "A new socket knows its server.",
    "A new socket is joined to nobody: which call names the other end?",
    "Call `connect((host, port))` before you send.",
)
def _(f: Findings) -> Any:
    uses = any(f.calls(call, "basics") for call in (*SENDS, *READS))
    returns = f.returned("basics") and f.source.has("socket")
    return not connects(f) and (uses or returns) and missed(f)
