"""Mistakes of servers, fifth part: the life of a connection, of the server, and its clients."""

from typing import Any

from netlib.checks.findings import Findings
from netlib.checks.server_commands import SERVER as SERVER  # with what is in there

BUSY = 0.5  # of the looks at the process, while nobody says anything
GONE = ("refused", "reset", "closed")


def nobody(f: Findings, probe: str) -> Any:
    """The probe, if the next client found nobody any more: the function has ended."""
    result = f.unmet(probe, "next|connect")
    gone = result and (result.kind in GONE or result.ended or result.vanished)
    return result if gone else None


def polite(f: Findings) -> Any:
    """The probe in which a client left politely, and the next one found nobody."""
    return nobody(f, "next_client") or nobody(f, "half_close") or nobody(f, "eof_at_once")


def accepts_on_closed(f: Findings) -> bool:
    """Whether it called accept on the listening socket after it had closed that itself."""
    others = set(f.results) - {"stops"}  # there the tutor closes it
    return bool(f.raised("OSError", *others, text="Bad file descriptor", at="accept")) or any(
        event[8].startswith("OSError: [Errno 9]") for event in f.calls("accept", *others)
    )


@SERVER.add(
    "closes-listening-socket",
    "close() takes the one socket that there is.",
    "You have two sockets: which one belongs to this client?",
    "Close the connection; leave the listening socket open.",
)
def _(f: Findings) -> Any:
    wrong = f.unmet("next_client", "next|connect") or f.failed("half_close", "basics")
    return accepts_on_closed(f) and wrong


@SERVER.add(
    "eof-ends-server",
    "When a client leaves, the work is done.",
    "One client has left: what about the others?",
    "Leave only the inner loop, and go back to accept().",
)
def _(f: Findings) -> Any:
    return polite(f) and f.passed("reset_while_reading") and polite(f)


@SERVER.add(
    "one-client-only",
    "accept is called once.",
    "How often does your program call accept?",
    "Put accept into a loop: one turn for each client.",
)
def _(f: Findings) -> Any:
    return polite(f)


@SERVER.add(
    "fixed-number-of-clients",
    "The number in listen (or in a loop) is the number of clients.",
    "What does the number in listen() limit?",
    "Accept in a loop without a number.",
)
def _(f: Findings) -> Any:
    return f.passed("next_client") and f.failed("many_clients")


@SERVER.add(
    "eof-answered",
    "b'' is an unknown command.",
    'Is `b""` a command?',
    'When recv returns `b""`, the client sends no more: close, and answer nothing.',
)
def _(f: Findings) -> Any:
    return f.unmet("eof_at_once", "end", "extra") or f.unmet("half_close", "end", "extra")


@SERVER.add(
    "half-close-drops-answers",
    "When the client sends no more, nobody reads the answer.",
    "The client may be done with sending and still be reading: what does it wait for?",
    "Answer every whole command first, then close.",
)
def _(f: Findings) -> Any:
    return f.unmet("half_close", "answer") and f.passed("eof_at_once") and f.failed("half_close")


@SERVER.add(
    "connection-never-closed",
    "Python closes it.",
    "The client has said goodbye: who closes your end?",
    "Close the connection when recv has returned b'': `with connection:` does that.",
)
def _(f: Findings) -> Any:
    open_end = f.unmet("half_close", "end", "silent") or f.unmet("eof_at_once", "end", "silent")
    waits = f.stands("half_close", "eof_at_once")
    is_served = f.passed("next_client") and f.passed("reset_while_reading")
    spins = any(each.waits_in("recv", "recv_into", "readline") for each in waits)
    return open_end and is_served and not spins and open_end


@SERVER.add(
    "eof-not-handled",
    "recv waits when the client has left.",
    "What does recv return when the client has gone, and how often?",
    'Leave the loop when recv returns `b""`.',
)
def _(f: Findings) -> Any:
    return (
        f.unmet("half_close", "end", "silent")
        or f.unmet("eof_at_once", "end", "silent")
        or f.unmet("next_client", "next", "silent")
        or f.unmet("cpu_after_leaver", ".*")
    )


@SERVER.add(
    "reset-kills-server",
    "Clients leave politely.",
    "A client can vanish: which line raises then, and who should survive?",
    "Catch ConnectionError around the talk with one client, inside the loop of accept().",
)
def _(f: Findings) -> Any:
    if f.failed("slow_typist", "idle_then_ask"):  # it may be silence that ended the connection
        return f.failed("reset_while_reading")
    return f.failed("reset_while_reading", "neighbour_resets")


@SERVER.add(
    "broken-pipe-kills-server",
    "Only recv can fail.",
    "sendall can fail too, when the client has gone: what happens then?",
    "Put the sending inside the same try as the receiving.",
)
def _(f: Findings) -> Any:
    result = f.failed("reset_while_writing")
    return result and (result.ended or result.vanished or result.kind != "silent") and result


@SERVER.add(
    "timeout-drops-slow-client",
    "Silence is a mistake of the client.",
    "A person types slowly: is silence a mistake of the client?",
    "Let recv wait as long as it takes, or keep the buffer and go on when the time is up.",
)
def _(f: Findings) -> Any:
    return f.failed("idle_then_ask", "slow_typist")


@SERVER.add(
    "partial-send-ignored",
    "send() sends everything.",
    "What does `send()` return, and what happens to the rest?",
    "Use `sendall`, or send the rest in a loop.",
)
def _(f: Findings) -> Any:
    return f.failed("stingy_send", "big_reply_slow_reader")


@SERVER.add(
    "busy-polling",
    "Non-blocking is faster.",
    "How busy is your computer while no client says anything?",
    "Let recv (or select) wait; do not ask again and again.",
)
def _(f: Findings) -> Any:
    for probe in ("idle_then_ask", "stops"):
        if (f.note(probe, "busy") or 0) > BUSY:
            return f.results[probe]
    return None


@SERVER.add(
    "swallows-every-error",
    "`except: pass` makes a server robust.",
    "Which errors do you want to survive, and which should you see?",
    "Catch ConnectionError for one client; let an error of accept() end the function.",
)
def _(f: Findings) -> Any:
    return f.failed("stops")


@SERVER.add(
    "another-mistake",
    "something that has no name here yet.",
    "Compare what came with what was expected, above: at which line does your program decide that?",
    "Try the same steps by hand, one at a time.",
)
def _(f: Findings) -> Any:
    return f.failed(*f.results) or f.problem


@SERVER.add(
    "unbounded-line",
    "A line always ends.",
    "What happens to your server's memory when a client never sends CR LF?",
    "Give up on a line from some length on (4096 bytes or more): answer ERROR, and close.",
    is_advice=True,
)
def _(f: Findings) -> Any:
    return f.note("endless_line", "answered") is False and f.results["endless_line"]


@SERVER.add(
    "no-stop",
    "A server never has to end.",
    "How does your function notice that the listening socket was closed?",
    "Let the OSError of accept() end the function.",
    is_advice=True,
)
def _(f: Findings) -> Any:
    return f.note("stops", "stopped") is False and f.results["stops"]
