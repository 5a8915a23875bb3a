"""Mistakes of servers for several clients at once.

Six of them look the same to every client: the second one waits. Where each thread stands tells
them apart.
"""

import re
from typing import Any

from netlib.checks.findings import Findings, Stand
from netlib.checks.mistakes import Table
from netlib.checks.server_interface import is_silent
from netlib.checks.server_life import BUSY, SERVER, accepts_on_closed

MANY = Table()
CLOSED_UNDER_IT = {  # what a thread raises when its connection is closed by another
    *("OSError", "ValueError", "BrokenPipeError", "ConnectionResetError"),
    "ConnectionAbortedError",
}
STARTS = r"Thread\(|start_new_thread\(|Process\(|submit\(|Timer\("
UNNAMED = {"partial-send-ignored", "another-mistake"}  # slow readers come before these
READS = ("recv", "recv_into", "readline", "readinto", "read")


def second_waits(f: Findings) -> Any:
    """The probe in which an idle client kept the other one waiting."""
    return f.unmet("idle_1", "the other|connect", "silent", "refused", "reset")


def stands(f: Findings) -> list[Stand]:
    """Where the threads stood then."""
    return f.stands("idle_1")


def has_line(f: Findings, pattern: str) -> bool:
    """Whether a thread stood inside a line like this, at any depth."""
    return any(
        re.search(pattern, line[3]) or (each.main and re.search(pattern, line[2]))
        for each in stands(f)
        for line in each.lines
    )


def started_nothing(f: Findings) -> bool:
    """One client was accepted, nobody reads from it, and the main thread waits for the next."""
    accepted = any(not event[8] and not event[12] for event in f.calls("accept", "basics"))
    main = f.main_stands("basics")
    waits = main is not None and main.waits_in("accept")
    return bool(is_silent(f) and accepted and waits and len(f.stands("basics")) == 1)


@MANY.add(
    "thread-args-wrong",
    "(conn) is a tuple.",
    "How do you write a tuple with one element?",
    "Write `args=(connection,)`, with the comma, and give all the arguments.",
)
def _(f: Findings) -> Any:
    called = r"must be an iterable|positional argument|takes \d+|unexpected keyword|not iterable"
    failure = f.failed("basics") and f.raised("TypeError", "basics", text=called)
    return failure and not failure["main"] and f.failed("basics")


@MANY.add(
    "thread-not-started",
    "Making a thread is starting it.",
    "Which line starts the thread?",
    "Call `.start()` on it.",
)
def _(f: Findings) -> Any:
    makes = f.source.has(STARTS) or f.source.has(r"\(.*Thread\)|\(.*Process\)")
    return f.failed("basics") and makes and started_nothing(f) and f.failed("basics")


@MANY.add(
    "main-thread-closes-connection",
    "The with block ends at the end of the talk.",
    "When does the `with` block (or the close) of the main thread come: before or after the talk?",
    "Close the connection in the thread that talks.",
)
def _(f: Findings) -> Any:
    closed = f.unmet("basics", ".*", "closed", "reset")
    threads = f.source.has(STARTS) or f.source.has(r"create_task|ensure_future")
    others = [each for each in f.failures("basics") if each["type"] not in CLOSED_UNDER_IT]
    return closed and threads and not closed.ended and not others and closed


@MANY.add(
    "client-not-watched",
    "accept adds the client to the list of select.",
    "Which sockets does select look at?",
    "Put the new connection into the list (or register it with the selector).",
)
def _(f: Findings) -> Any:
    main = f.main_stands("basics")
    in_select = main and main.waits_in("select", "poll")
    accepted = any(not event[8] for event in f.calls("accept", "basics"))
    return in_select and accepted and is_silent(f) and f.failed("basics")


@MANY.add(
    "thread-target-called",
    "target=f(x) hands f over.",
    "You call the function there: what does Thread get?",
    "Write `target=talk, args=(connection,)`, without calling talk.",
)
def _(f: Findings) -> Any:
    called = any(
        re.search(STARTS, line[2]) and not re.search(STARTS, line[3])
        for each in stands(f)
        for line in each.lines[1:]
    )
    # The result of the call is kept first, and handed over then.
    before = f.source.has(r"(?s)\b(\w+) = \w+\([^\n]*\)\n.*target=\1\b")
    main = next((each for each in stands(f) if each.main), None)
    reads = main is not None and main.waits_in(*READS)
    return second_waits(f) and (called or (before and reads)) and second_waits(f)


@MANY.add(
    "run-instead-of-start",
    "run() starts the thread.",
    "Which method makes a new thread?",
    "Call `.start()`: `run()` only calls the function, here and now.",
)
def _(f: Findings) -> Any:
    return f.source.has("Thread|Process") and has_line(f, r"\.run\(\)") and second_waits(f)


@MANY.add(
    "join-right-after-start",
    "A thread must be joined.",
    "What does `join` wait for?",
    "Take `join` out of the loop: it waits for the end of this client.",
)
def _(f: Findings) -> Any:
    waits = r"\.join\(|\.result\(|\bwait\(|\.shutdown\(|with .*Executor|gather\(|\.get\("
    main = next((each for each in stands(f) if each.main), None)
    in_join = main and (
        re.search(waits, main.part) or re.search(waits, main.lines[0][2]) or "join" in main.inside
    )
    # Who talks in the meantime: another thread, or another process? And who accepts?
    others = len(stands(f)) > 1 or f.source.has(r"Process\(|Pool\(|fork\(")
    accepts = any(event[13] == "MainThread" for event in f.calls("accept"))
    return second_waits(f) and in_join and others and accepts and second_waits(f)


@MANY.add(
    "lock-held-while-serving",
    "Locks make threads safe.",
    "For how long does the first client hold the lock?",
    "Take the lock only around the lines that share something, never around the whole talk.",
)
def _(f: Findings) -> Any:
    locks = f.source.has(r"Lock\(|Semaphore\(|Condition\(|acquire\(")
    held = any(
        re.search(r"^with |acquire\(|lock|\.wait", each.lines[0][2], re.I) for each in stands(f)
    )
    if f.source.has(r"asyncio\.(Lock|Semaphore|Condition)\("):
        # A coroutine that waits for a lock stands in no thread: there is only the loop, at rest.
        held |= has_line(f, r"\.run\(") and not any(each.waits_in(*READS) for each in stands(f))
    return second_waits(f) and locks and held and second_waits(f)


@MANY.add(
    "blocking-call-in-coroutine",
    "async def makes calls wait side by side.",
    "Who runs the other coroutines while recv waits?",
    "Use `await loop.sock_recv(...)` or asyncio's streams in place of the blocking call.",
)
def _(f: Findings) -> Any:
    in_loop = r"asyncio\.run\(|run_until_complete|run_forever|\.run\("
    stuck = second_waits(f) or (is_silent(f) and f.failed("basics"))
    where = stands(f) if f.passed("basics") else f.stands("basics")
    beside = any(
        re.search(in_loop, line[2])
        for each in where
        if each.main and each.waits_in(*READS, "accept", "sendall", "sleep")
        for line in each.lines[1:]
    )
    return stuck and f.source.has("async def") and beside and stuck


@MANY.add(
    "one-client-at-a-time",
    "Accepting in a loop serves many.",
    "While you talk with the first client, who accepts the second?",
    "Give each client a thread of its own, or watch all the sockets with a selector.",
)
def _(f: Findings) -> Any:
    if started_nothing(f) and not f.source.has(STARTS):  # it waits for more clients first
        return f.failed("basics")
    limited = f.source.has(r"Executor\(|Pool\(|Semaphore\(|range\(")
    main = next((each for each in stands(f) if each.main), None)
    reads = main and (main.waits_in(*READS) or not limited)
    return second_waits(f) and reads and second_waits(f)


@MANY.add(
    "client-known-by-ip-only",
    "An IP address is a client.",
    "Two clients on one computer: what differs?",
    "Use the whole address, or better the connection itself, to tell clients apart.",
)
def _(f: Findings) -> Any:
    by_host = f.source.has(
        r"\[\w+\[0\]\]|\b(addr|address|a|adresse|ip|peer|direccion)\w*\[0\]"
    ) or (f.source.has(r"\[(ip|host)\w*\]|\((ip|host)\w*[,)]|getpeername\(\)\[0\]"))
    mixed = f.failed("own_answer_only", "interleaved_halves", "idle_1")
    return by_host and mixed and f.passed("basics") and mixed


@MANY.add(
    "answers-to-everybody",
    "All clients hear every answer.",
    "Who asked?",
    "Send the answer to the client whose command it is, to nobody else.",
)
def _(f: Findings) -> Any:
    return f.unmet("own_answer_only", "the second hears|the first hears", "extra")


@MANY.add(
    "connection-in-a-global",
    "Each thread has variables of its own.",
    "What is `conn` when the next client comes?",
    "Hand the connection to the thread as an argument; keep it in a local name.",
)
def _(f: Findings) -> Any:
    mixed = f.unmet("own_answer_only", "the first", "silent", "wrong", "closed", "reset", "part")
    halves = f.passed("half_command_idle") and f.unmet("interleaved_halves", ".*", "silent")
    return mixed or f.unmet("idle_1", "the idle one") or halves


@MANY.add(
    "select-then-blocking-line",
    "Readable means that a whole line is there.",
    "select promises one recv, not a line: where does your program wait for the rest?",
    "Call recv once for each event, keep the pieces in a buffer for each client.",
)
def _(f: Findings) -> Any:
    return f.passed("idle_1") and f.unmet("half_command_idle", "the other", "silent")


@MANY.add(
    "fixed-number-of-clients",
    "A pool of n is enough.",
    "What if n clients just sit there?",
    "Start a thread for each client, or a pool that is far larger than the number of clients.",
)
def _(f: Findings) -> Any:
    few = f.unmet("idle_2", "one more|connect") or f.unmet("idle_crowd", "one more|connect")
    takes_a_processor = (f.note("idle_then_ask", "busy") or 0) > BUSY  # for each client
    if takes_a_processor or accepts_on_closed(f):
        return None
    return (f.passed("idle_1") and few) or second_waits(f) or (f.failed("many_clients") and few)


@MANY.add(
    "slow-reader-blocks-all",
    "sendall never waits.",
    "What does sendall do when the client does not read?",
    "Keep what could not be sent in a buffer for each client, and send when it can be written.",
)
def _(f: Findings) -> Any:
    waits = f.unmet("neighbour_never_reads", "the other", "silent", "closed", "reset", "refused")
    return f.passed("idle_1") and (waits or f.failed("big_reply_slow_reader"))


@MANY.add(
    "closed-socket-still-watched",
    "Closing takes a socket out of the list.",
    "Who takes the closed socket out of the list?",
    "Remove it (or unregister it) before you close it.",
)
def _(f: Findings) -> Any:
    if f.unmet("half_close", "end", "silent"):  # it was not closed
        return None
    left = f.failed("neighbour_leaves", "next_client", "half_close", "eof_at_once")
    negative = r"already registered|negative|file descriptor|Invalid file|fileno|-1|not registered"
    return (
        left
        and (
            f.raised("ValueError|KeyError", text=negative)
            or f.raised("OSError", text="Bad file", at="select")
        )
        and left
    )


@MANY.add(
    "eof-not-handled",
    "recv waits when the client has left.",
    "What does recv return when the client has gone, and how often?",
    'Leave the loop when recv returns `b""`, and close.',
)
def _(f: Findings) -> Any:
    if (f.note("neighbour_leaves", "busy") or 0) > BUSY and (
        f.note("idle_then_ask", "busy") or 0
    ) < BUSY:
        return f.results["neighbour_leaves"]
    return None


def with_all_of(server: Table) -> Table:
    """First what concerns the function itself, then several clients, then what any server does.

    A server that waits for a slow reader may well have another mistake, which explains more.
    """
    first = {"function-missing", "waits-for-keyboard", "runs-at-import", "accept-not-unpacked"}
    late = [each for each in MANY if each.id == "slow-reader-blocks-all"]
    rest = [each for each in server if each.id not in first]
    end = next(number for number, each in enumerate(rest) if each.id in UNNAMED)
    return Table(
        [
            *(each for each in server if each.id in first),
            *(each for each in MANY if each not in late),
            *rest[:end],
            *late,
            *rest[end:],
        ]
    )


MANY_CLIENTS = with_all_of(SERVER)
