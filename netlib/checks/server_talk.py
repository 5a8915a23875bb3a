"""Mistakes of servers, third part: one command is answered, but the bytes come in other pieces."""

import re
from typing import Any

from netlib.checks.findings import Findings
from netlib.checks.scene import written
from netlib.checks.server_answers import SERVER as SERVER  # with what is in there
from netlib.checks.server_interface import RIGHT, answers, is_silent

SPLITS = ("split_middle", "split_inside_crlf", "byte_by_byte")
GLUED = ("two_in_one", "one_and_a_half", "thousand_in_one")


def answered_at_the_end(f: Findings) -> bool:
    """Whether the answers came when the client sent no more."""
    return is_silent(f) and "{id}" in f.told("survey_id", "at the end")


def is_asleep(f: Findings) -> bool:
    """Whether it stood in a sleep() when an answer should have come."""
    silent = f.unmet("basics", ".*", "silent")
    return bool(silent and silent.sleeps_seen)


@SERVER.add(
    "print-instead-of-send",
    "print goes to the client.",
    "Where does `print` write: here, or at the client?",
    "Send the answer with `connection.sendall(...)`.",
)
def _(f: Findings) -> Any:
    return is_silent(f) and "{id}" in f.output("survey_id") and f.failed("basics")


@SERVER.add(
    "no-flush",
    "write() sends.",
    "A file object collects before it sends: how do you tell it to send now?",
    "Call `flush()` after each answer.",
)
def _(f: Findings) -> Any:
    writes = f.source.has(r"makefile|fdopen|TextIOWrapper|BufferedWriter|BufferedRWPair|wfile")
    if answered_at_the_end(f) and writes and (f.source.calls("write", "writelines", "print")):
        stands = f.main_stands("survey_id")
        reads_all = stands and re.search(r"\.read\(\)|readlines\(\)", stands.part)
        return not reads_all and f.failed("basics")
    return is_silent(f) and writes and not f.source.calls("flush") and f.failed("basics")


@SERVER.add(
    "reads-until-eof",
    "A request ends when recv returns b''.",
    "The client keeps the connection open and waits for you: which bytes tell you that the "
    "command is complete?",
    "Stop reading at CR LF, not at the end of the stream.",
)
def _(f: Findings) -> Any:
    stands = f.stands("basics", "survey_id")
    in_read = any(re.search(r"\.read\(\)|readlines\(\)", each.part) for each in stands)
    at_the_end = answered_at_the_end(f) and not is_asleep(f)
    return (at_the_end or (is_silent(f) and in_read)) and f.failed("basics")


@SERVER.add(
    "fixed-length-read",
    "All messages have one length.",
    "Your commands have different lengths: what is the end mark here?",
    "Read until CR LF, whatever the length.",
)
def _(f: Findings) -> Any:
    silent_id = f.told("survey_id") == "" and not f.note("survey_id", "ended")
    later = f.told("survey_id", "second") and not f.told("survey_id", "greeting")
    by_length = f.source.has(
        r"len\(\w+\) ?< ?\w+|\.read\(\d+\)|MSG_WAITALL|\.read\([A-Z_]+\)|!= \d"
    )
    # To one that sleeps, a second command only gives the time to answer the first.
    return silent_id and (later or by_length) and not is_asleep(f) and f.failed("basics")


@SERVER.add(
    "return-instead-of-send",
    "return sends.",
    "Your function returns the answer: who sends it?",
    "Send what the function returned: `connection.sendall(...)`.",
)
def _(f: Findings) -> Any:
    result = f.results.get("survey_id")
    if result and result.ended and result.ended["kind"] == "returned":
        value = written(result.ended["value"])
        return f.told("survey_id") == "" and result.facts["id"] in value and f.failed("basics")
    sends = any(f.calls(call, "survey_id") for call in ("send", "sendall", "sendto"))
    return is_silent(f) and not sends and f.source.has("return") and f.failed("basics")


@SERVER.add(
    "accept-per-command",
    "Each command needs an accept.",
    "On which connection does the second command come?",
    "Call accept once for each client, and read many commands from its connection.",
)
def _(f: Findings) -> Any:
    first = f.told("survey_id") == RIGHT[0]
    stuck = not f.told("survey_id", "second") and not f.note("survey_id", "ended")
    stands = f.main_stands("basics", "survey_id")
    in_accept = stands and stands.waits_in("accept")
    return first and stuck and in_accept and f.failed("basics")


@SERVER.add(
    "one-command-per-connection",
    "A connection is for one request.",
    "Can the client ask a second question on the same connection?",
    "Read the next command from the same connection, until recv returns b''.",
)
def _(f: Findings) -> Any:
    ended = [f.note(probe, "ended") for probe in ("survey_id", "survey_name", "survey_unknown")]
    return all(ended) and answers(f)[0] == RIGHT[0] and f.failed("basics")


@SERVER.add(
    "error-closes-connection",
    "ERROR ends the talk.",
    "What does the protocol say about the connection after ERROR?",
    "Go on with the next command after ERROR.",
)
def _(f: Findings) -> Any:
    ends = f.note("survey_unknown", "ended") and not f.note("survey_id", "ended")
    return ends and answers(f)[2] == RIGHT[2] and f.failed("basics")


@SERVER.add(
    "sleep-and-hope",
    "After a pause everything has arrived.",
    "No pause is long enough for every network: what tells you that a command is complete?",
    "Wait for CR LF, not for the clock.",
)
def _(f: Findings) -> Any:
    sleeps = f.source.sleeps() and f.source.has(r"recv|read")
    pauses = f.source.has(r"settimeout\(0?\.\d+\)|select\([^)]*0?\.\d+\)|BlockingIOError|monotonic")
    slow = f.unmet("slow_typist", "after a pause", "wrong", "silent", "part", "extra")
    if f.failed("basics"):
        return sleeps and (is_asleep(f) or is_silent(f)) and f.failed("basics")
    if slow and f.passed(*SPLITS) and f.note("slow_typist", "meanwhile"):
        return slow  # pieces that follow quickly are put together, others are not
    if not (slow and sleeps) or (f.passed(*SPLITS) and not pauses and not sleeps):
        return None
    return f.failed("slow_typist")


@SERVER.add(
    "short-recv-means-end",
    "A recv that is not full was the last one.",
    'A short recv means "nothing more at this moment", not "the end": what marks the end here?',
    "Look for CR LF, not at how many bytes came.",
)
def _(f: Findings) -> Any:
    return f.unmet("length_multiples", r"a line of \d+ bytes", "silent", "part")


@SERVER.add(
    "one-recv-one-message",
    "One recv() is one command.",
    "TCP keeps the order of the bytes, but not your message borders: what should your program do "
    "when it has only `na` so far?",
    "Put what recv gives into a buffer; take lines out of it as long as there is a CR LF in it.",
)
def _(f: Findings) -> Any:
    early = [f.unmet(probe, "early", "extra") for probe in SPLITS]
    if early[0] or (early[2] and not f.failed("split_inside_crlf")):
        return early[0] or early[2]
    return f.unmet("split_middle", "late") and f.unmet("two_in_one", "first|second", "wrong")


@SERVER.add(
    "text-rw-file-drops-input",
    "One text file object is safe for both directions.",
    "A text file forgets what it has read ahead when you write: which two file objects do you "
    "need?",
    'Make one with makefile("rb") to read, and send with the socket itself.',
)
def _(f: Findings) -> Any:
    text_mode = f.source.has(r"makefile\((?:mode=)?['\"](?:rw|wr|r\+|w\+)['\"]|TextIOWrapper")
    lost = f.unmet("two_in_one", "second") or f.unmet("one_and_a_half", "late")
    return text_mode and f.passed("split_middle") and lost


@SERVER.add(
    "one-command-per-recv",
    "After each recv there is one command to answer.",
    "After one recv there can be two commands in your buffer: who wakes you up for the second?",
    "Use `while`, not `if`: take lines out of the buffer until no CR LF is left in it.",
)
def _(f: Findings) -> Any:
    late = f.unmet("two_in_one", "second", "silent", "part")
    return f.told("two_in_one", "then").startswith("{name}") and late


@SERVER.add(
    "buffer-must-end-with-crlf",
    "The message is complete when the buffer ends with CR LF.",
    "`endswith` sees only the end: what if two whole commands are in the buffer?",
    "Look for the first CR LF, wherever it is, and keep what stands behind it.",
)
def _(f: Findings) -> Any:
    both = f.unmet("two_in_one", "first", "wrong", "silent")
    return both and f.passed("split_middle") and f.unmet("one_and_a_half", "first") and both


@SERVER.add(
    "buffer-forgotten-between-recvs",
    "A new buffer for each recv is enough.",
    "Look where your buffer is emptied: which bytes are lost when a command comes in two pieces?",
    "Make the buffer once for each connection, before the loop.",
)
def _(f: Findings) -> Any:
    lost = f.unmet("split_middle", "late", "wrong", "silent")
    return lost and f.passed("two_in_one") and lost


@SERVER.add(
    "crlf-searched-in-chunk",
    "CR LF comes in one piece.",
    "CR and LF are two bytes and may come in two pieces: in what do you search?",
    "Search for CR LF in all that you have, not in the newest piece.",
)
def _(f: Findings) -> Any:
    return f.passed("split_middle") and f.unmet("split_inside_crlf", "late", "silent", "part")


@SERVER.add(
    "rest-of-buffer-thrown-away",
    "After one command the buffer may be emptied.",
    "What is behind the first CR LF in your buffer, and where does it go?",
    'Keep the rest: `line, _, buffer = buffer.partition(b"\\r\\n")`.',
)
def _(f: Findings) -> Any:
    lost = f.unmet("two_in_one", "second") or f.unmet("one_and_a_half", "late")
    return f.passed("split_middle") and lost


@SERVER.add(
    "fixed-number-of-commands",
    "A few commands are enough.",
    "How many commands may a client send?",
    "Use a loop without a number: `while True`, until recv returns b''. A function that calls "
    "itself for each command ends at Python's limit.",
)
def _(f: Findings) -> Any:
    impatient = f.failed("idle_then_ask", "slow_typist")  # it may be a time limit that ended it
    return (not impatient and f.unmet("many_commands", "the next one")) or (
        f.failed("thousand_in_one", "many_commands") and f.raised("RecursionError")
    )


@SERVER.add(
    "state-shared-between-connections",
    "One buffer serves all clients.",
    "To whom do the bytes in this buffer belong?",
    "Make the buffer anew for each connection: no global, no default argument.",
)
def _(f: Findings) -> Any:
    leftover = f.unmet("leftover_state", "next", "wrong", "silent")
    return (f.passed("next_client") and leftover) or f.unmet("interleaved_halves", ".*", "wrong")
