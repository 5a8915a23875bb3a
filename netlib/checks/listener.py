"""Mistakes of make_listener(port): the address, the kind of socket, and who may have the port."""

from typing import Any

from netlib.checks.call_mistakes import common, proof, swapped
from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table
from netlib.checks.server_life import SERVER

LISTENER = Table()
BINDS = r"bind|create_server"
IN_USE = {98, 48, 10048}  # EADDRINUSE: Linux, macOS, Windows

common(LISTENER, "function-missing", "runs-at-import", "waits-for-keyboard", "exits-process")


def returned(f: Findings) -> str:
    """What the function returned, as Python writes it; "" if it did not return."""
    return f.told("basics", "returned")


def about(f: Findings) -> dict[str, Any]:
    """What is known of the socket that was returned."""
    return f.note("basics", "socket") or {}


def bound_to(f: Findings) -> list[str]:
    """The arguments of the calls of bind, as text."""
    return [event[6] for event in f.calls("bind", "basics")]


def port(f: Findings) -> int:
    """The port that the function was asked for."""
    result = f.results.get("basics")
    return int(result.facts["port"]) if result else 0


@LISTENER.add(
    "address-not-a-tuple",
    "bind takes a host and a port.",
    "How many arguments does `bind` take?",
    "One: a tuple. Write `bind((host, port))`, with two pairs of parentheses.",
)
def _(f: Findings) -> Any:
    text = r"exactly one argument|must be (a )?tuple|must be a pair|to unpack|positional arg"
    return f.raised("TypeError|ValueError", "basics", text=text, at=BINDS) and proof(f)


@LISTENER.add(
    "port-is-a-string",
    '"5000" is a port.',
    "What type does a port have?",
    "Hand the port over as it came in, as an int.",
)
def _(f: Findings) -> Any:
    text = r"cannot be interpreted as an integer|an integer is required"
    return f.raised("TypeError", "basics", text=text, at=BINDS) and proof(f)


@LISTENER.add(
    "tcp-udp-confused",
    "SOCK_DGRAM is as good as SOCK_STREAM.",
    "Which type has a connection?",
    "A listening socket is of the type SOCK_STREAM.",
)
def _(f: Findings) -> Any:
    return ("UDP" in returned(f) or f.source.has("SOCK_DGRAM")) and proof(f)


@LISTENER.add(
    "ipv4-ipv6-confused",
    "One family is as good as the other.",
    "For which version of IP is your socket, and which one does the client use?",
    'Use AF_INET, and an address of IPv4 such as "127.0.0.1" or "".',
)
def _(f: Findings) -> Any:
    return ("IPv6" in returned(f) or f.source.has(r"AF_INET6|::")) and proof(f)


@LISTENER.add(
    "bind-connect-confused",
    "A server connects to its port.",
    "Who waits, and who calls?",
    "A server waits: bind, then listen. connect belongs to the client.",
)
def _(f: Findings) -> Any:
    return f.source.calls("connect", "connect_ex", "create_connection") and proof(f)


@LISTENER.add(
    "accept-in-wrong-place",
    "To accept belongs to the making of a listener.",
    "Who should be waiting for clients: this function, or serve?",
    "Take accept() out, and return the listening socket itself.",
)
def _(f: Findings) -> Any:
    stands = f.main_stands("basics")
    waits = (stands and stands.waits_in("accept")) or f.source.calls("accept")
    return waits and proof(f)


@LISTENER.add(
    "return-forgotten",
    "Whoever calls has the socket all the same.",
    "What does your function give back?",
    "Return the socket: `return listener`. listen() itself returns None.",
)
def _(f: Findings) -> Any:
    return returned(f) == "None" and proof(f)


@LISTENER.add(
    "closed-before-return",
    "A socket is finished by closing it.",
    "What has happened to the socket when the caller gets it?",
    "Leave it open: no `close()`, and no `with` around the `return`.",
)
def _(f: Findings) -> Any:
    return f.unmet("basics", "open") and about(f).get("open") is False and proof(f)


@LISTENER.add(
    "number-instead-of-socket",
    "A descriptor is a socket.",
    "Can you call `accept` on what your function returns?",
    "Return the object that `socket.socket(...)` gives.",
)
def _(f: Findings) -> Any:
    return returned(f).isdigit() and proof(f)


@LISTENER.add(
    "forgets-bind",
    "listen chooses my port.",
    "Which port has your socket, and who chose it?",
    "Call `bind((host, port))` before `listen()`; without it the system chooses a port.",
)
def _(f: Findings) -> Any:
    return not f.source.calls("bind", "create_server") and about(f) and proof(f)


@LISTENER.add(
    "htons-copied-from-c",
    "The byte order of a port is set by hand.",
    "Who swaps the bytes of a port in Python?",
    "Take htons (or struct) out: bind takes the port as a plain number.",
)
def _(f: Findings) -> Any:
    other = swapped(str(port(f)))
    return any(other in each for each in (*bound_to(f), str(about(f).get("local")))) and proof(f)


@LISTENER.add(
    "port-ignored",
    "A port is a constant.",
    "Which port was your function asked to use?",
    "Bind to the parameter `port`.",
)
def _(f: Findings) -> Any:
    others = [each for each in bound_to(f) if str(port(f)) not in each]
    wrong_port = f.unmet("basics", "port") or f.unmet("another_port", "port|return")
    return ((others and proof(f)) or wrong_port) and f.failed("basics", "another_port")


@LISTENER.add(
    "forgets-listen",
    "bind is enough.",
    "When does the system begin to take connections?",
    "Call `listen()`, with parentheses, after `bind`.",
)
def _(f: Findings) -> Any:
    listened = f.calls("listen", "basics") or f.source.calls("create_server")
    return about(f) and (f.unmet("basics", "listens") or not listened) and proof(f)


@LISTENER.add(
    "binds-hostname-address",
    'gethostname() is "this computer".',
    "On which address do you listen, and to which one does the client connect?",
    'Bind to "127.0.0.1" for this computer alone, or to "" for all its addresses. What the name '
    "of a computer stands for differs from one to the next.",
)
def _(f: Findings) -> Any:
    host = about(f).get("local", [""])[0]
    elsewhere = f.unmet("basics", "connect") and host not in ("127.0.0.1", "0.0.0.0")
    return elsewhere or (not f.failed("basics") and f.failed("another_name"))


@LISTENER.add(
    "listener-not-blocking",
    "Not to wait is better.",
    "What does accept do now when nobody is there?",
    "Leave the socket blocking: accept() should wait for a client.",
)
def _(f: Findings) -> Any:
    return f.unmet("basics", "blocking")


@LISTENER.add(
    "reuseport-confused",
    "SO_REUSEPORT is SO_REUSEADDR.",
    "What happens if the old server still runs when you start the new one?",
    "Set SO_REUSEADDR. With SO_REUSEPORT two servers share the port, and clients go to either.",
)
def _(f: Findings) -> Any:
    return (
        f.unmet("second_listener", "second", "returned")
        and f.source.has("(?i)reuse_?port")
        and (f.failed("second_listener"))
    )


@LISTENER.add(
    "no-reuseaddr",
    "The port is free when the program has ended.",
    "Why is the port still taken, and when must the option be set?",
    "Set SO_REUSEADDR to 1 before bind: a connection of the former server is in TIME-WAIT.",
)
def _(f: Findings) -> Any:
    error = f.raised("OSError", "after_time_wait")
    return error and error["errno"] in IN_USE and f.failed("after_time_wait")


@LISTENER.same(SERVER, "exception-in-handler")
def _(f: Findings) -> Any:
    slips = "NameError|UnboundLocalError|AttributeError|TypeError|ImportError|ValueError"
    slip = f.raised(slips, "basics") and proof(f)
    return slip or (f.raised("NameError") and f.failed(*f.results))


@LISTENER.add(
    "swallows-every-error",
    "`except: pass` makes it robust.",
    "The port is taken: how does the caller learn that?",
    "Let the OSError reach the caller.",
)
def _(f: Findings) -> Any:
    return f.unmet("second_listener", "second", "returned", "waits")


LISTENER.take(SERVER, "another-mistake")
