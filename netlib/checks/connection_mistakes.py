"""Mistakes of make_connection(): what comes back, and what if nobody listens."""

from typing import Any

from netlib.checks import client_life  # noqa: F401  it completes CLIENT
from netlib.checks.call_mistakes import common, proof, result
from netlib.checks.client_sends import CLIENT
from netlib.checks.connect_mistakes import CONNECTS
from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table
from netlib.checks.sockets_mistakes import SOCKETS

CONNECTION = Table(CONNECTS)

common(CONNECTION, "exits-process", "exception-in-handler")


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
