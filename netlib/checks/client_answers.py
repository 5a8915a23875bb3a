"""Mistakes of clients, second part: what the function makes of the answer, and its result."""

import re
from typing import Any

from netlib.checks.call_mistakes import READS, SLIPS, common, is_waiting, proof
from netlib.checks.client_sends import CLIENT as CLIENT
from netlib.checks.client_sends import command
from netlib.checks.findings import Findings
from netlib.checks.server_life import SERVER

CUT = "UnicodeDecodeError"  # what a letter raises of which only a part was read
FEW = 3  # calls of recv; who makes more reads in a loop
EBADF = 9
BY_LENGTH = (
    r"for \w+ in range\(|while len\(\w+\) ?(<|!=)|\.read\((\d+|[A-Z_]+)\)|MSG_WAITALL|"
    r"- len\(\w+\)\)|recv\((min\()?\w+ - \w+"
)
SMALL = 200  # bytes; who gives less to recv thinks of the length of an answer
OTHER_ENCODINGS = ("latin-1", "cp1252", "utf-16", "utf-16-le", "iso8859-15", "cp437", "cp850")


def value(f: Findings, probe: str = "survey_id") -> str:
    """What the function returned, as Python writes it."""
    return f.told(probe, "returned")


def arrived(f: Findings, probe: str = "survey_id") -> bool:
    """Whether the server got a command."""
    return bool(command(f, probe))


def is_right(f: Findings, probe: str = "survey_id", expected: str = "'{id}'") -> bool:
    """Whether a call by itself gives the right answer."""
    return value(f, probe) == expected


def reads_too_little(f: Findings) -> Any:
    """The survey in which the function ended without having read all of the answer."""
    are_small = all(1 < size <= SMALL for size in f.recv_sizes())
    for probe, fact in (("survey_id", "id"), ("survey_name", "name"), ("survey_unknown", "")):
        result = f.results.get(probe)
        if not result or not result.ended or not arrived(f, probe):
            continue
        reads = [event[9] for call in READS for event in f.calls(call, probe)]
        gave_up = len(reads) < FEW and (are_small or f.raised(CUT, probe))
        whole = len(result.facts.get(fact, "ERROR").encode()) + 2
        if (result.ended["kind"] == "returned" or gave_up) and 0 < sum(reads) < whole:
            return result
    return None


def sizes(f: Findings) -> list[int]:
    """The numbers that the source gives to recv."""
    return [size for size in f.source.constants("recv") if isinstance(size, int)]


@CLIENT.add(
    "close-before-read",
    'close() means "I have finished sending".',
    "Whom do you want to hear after you have hung up?",
    "Read the answer first, then close. (Half-closing is `shutdown(socket.SHUT_WR)`.)",
)
def _(f: Findings) -> Any:
    for failure in f.failures("survey_id"):
        closed = failure["errno"] == EBADF or "closed file" in failure["message"]
        if closed and arrived(f):
            return proof(f)
    return None


@CLIENT.add(
    "send-gives-the-answer",
    "send returns the answer.",
    "What does send return, and which call waits for bytes from the other side?",
    "Call `recv` after `sendall`: it returns what the server sent.",
)
def _(f: Findings) -> Any:
    reads = any(f.calls(call, "survey_id") for call in READS)
    used = f.source.has(r"(= |return )[^\n]*\.send(all)?\(")
    fits = re.fullmatch(r"None|'None'|'?\d+'?|b''|''", value(f)) or used
    return arrived(f) and not reads and fits and f.source.calls("send", "sendall") and proof(f)


common(CLIENT, "exits-process", "print-instead-of-return", "return-forgotten")


@CLIENT.same(
    SERVER,
    "bytes-never-equal-str",
    hint='recv gives bytes: what does Python say to `b"\\r\\n" == "\\r\\n"`?',
)
def _(f: Findings) -> Any:
    wrong = f.comparisons("Comparison")
    types = f.raised("TypeError", text="bytes-like object is required|first arg must be bytes")
    joins = f.raised("TypeError", text="can only concatenate str|can't concat")
    if arrived(f) and (types or joins or wrong):
        return proof(f)
    spins = f.failed("hang_up_at_once", "hang_up_half", "hang_up_before_crlf")
    return f.passed("basics") and wrong and spins


@CLIENT.add(
    "fixed-length-read",
    "All answers have one length.",
    "Answers have different lengths: what is the end mark here?",
    "Read until CR LF, whatever the length.",
)
def _(f: Findings) -> Any:
    if not f.source.has(BY_LENGTH):
        return None
    at_once = f.source.has("MSG_WAITALL") and f.unmet("split_middle", "early")  # with a time limit
    return at_once or ((is_waiting(f, "survey_id") or reads_too_little(f)) and proof(f))


@CLIENT.add(
    "recv-size-is-message-size",
    "recv(n) reads exactly n bytes, so n should fit the answer.",
    "The number in recv is only an upper limit: how do you notice that the answer is complete?",
    "Collect what recv gives in a buffer until there is a CR LF in it.",
)
def _(f: Findings) -> Any:
    small = sizes(f) and all(1 < size <= SMALL for size in sizes(f))
    if proof(f):
        return reads_too_little(f) and proof(f)
    cut = f.unmet("long_answer", ".*", "returned") and f.unmet("split_middle", "early")
    return small and cut


@CLIENT.add(
    "reads-until-eof",
    "An answer ends when recv returns b''.",
    "The server keeps the connection open and waits for you: which bytes tell you that the "
    "answer is complete?",
    "Stop reading at CR LF, not at the end of the stream.",
)
def _(f: Findings) -> Any:
    later = f.told("survey_id", "at the end")
    return arrived(f) and is_waiting(f, "survey_id") and later and proof(f)


@CLIENT.add(
    "bytes-returned",
    "Bytes are as good as text.",
    "The caller wants a str: which step is missing?",
    "Return `line.decode()`.",
)
def _(f: Findings) -> Any:
    return re.match(r"b['\"]|bytearray\(|<memoryview", value(f)) and proof(f)


@CLIENT.same(
    SERVER,
    "terminator-left-on",
    hint="Print `repr(answer)`: what is still at its end?",
    more="Cut CR LF off before you return the answer, and nothing else.",
)
def _(f: Findings) -> Any:
    return re.fullmatch(r"'\{id\}(\\r|\\n|\\r\\n|\\r\\r\\n)'", value(f)) and proof(f)


@CLIENT.same(
    SERVER,
    "id-is-a-number",
    more="Return the answer as text: a number forgets the zeros in front.",
)
def _(f: Findings) -> Any:
    result = f.results.get("survey_id")
    number = str(int(result.facts["id"])) if result else ""
    return number and value(f).strip("'") in (number, number + ".0") and proof(f)


@CLIENT.same(SERVER, "name-cut", more="Return the answer as it came, with all its words.")
def _(f: Findings) -> Any:
    result = f.results.get("survey_name")
    first, last = result.facts["name"].split() if result else ("", "")
    cut = {repr(each) for each in (first, last, first + last)}
    words = {f"[{first!r}, {last!r}]"}
    return result and is_right(f) and value(f, "survey_name") in cut | words and proof(f)


@CLIENT.add(
    "decode-ignore",
    "Bytes that are not ASCII may be left out.",
    "What becomes of the letter ë when the bytes that do not fit are ignored?",
    "Decode as UTF-8, which is what `.decode()` does when you name nothing.",
)
def _(f: Findings) -> Any:
    result = f.results.get("survey_name")
    name = result.facts["name"] if result else ""
    left = {repr(name.encode().decode("ascii", how)) for how in ("ignore", "replace")}
    return result and is_right(f) and value(f, "survey_name") in left and proof(f)


@CLIENT.same(
    SERVER, "wrong-encoding", more="Decode as UTF-8: `.decode()` does when you name nothing."
)
def _(f: Findings) -> Any:
    failure = f.raised("UnicodeDecodeError|UnicodeEncodeError", "survey_name", "survey_id")
    if failure and not re.match("'utf-?8' codec can't decode", failure["message"]):
        return proof(f)
    result = f.results.get("survey_name")
    if not result or not is_right(f):
        return None
    raw = result.facts["name"].encode()
    read = {repr(raw.decode(encoding, "replace")) for encoding in OTHER_ENCODINGS}
    return value(f, "survey_name") in read and proof(f)


@CLIENT.same(
    SERVER,
    "chatty-reply",
    belief="The result is for people.",
    hint="A program reads your result: which text exactly did the server send?",
    more="Return the answer alone, without any words around it.",
)
def _(f: Findings) -> Any:
    around = value(f).replace("{id}", "", 1)[1:-1]
    return "{id}" in value(f) and re.search(r"\w", around) and proof(f)


@CLIENT.add(
    "exception-in-handler",
    "A branch that was never run is right.",
    "Your function stopped with an error in one branch: have you tried each branch once?",
    "Read the error and the line below, and run that branch by itself.",
)
def _(f: Findings) -> Any:
    failure = f.raised(SLIPS, "survey_unknown") if arrived(f, "survey_unknown") else None
    slipped = failure and not (failure["text"] or "").startswith("raise")
    return is_right(f) and slipped and proof(f)


@CLIENT.add(
    "error-answer-raises",
    "ERROR is an exception.",
    "ERROR is an answer like any other: what should the caller get?",
    "Return it as it came.",
)
def _(f: Findings) -> Any:
    raised = f.note("survey_unknown", "how") == "raised" and arrived(f, "survey_unknown")
    return is_right(f) and raised and proof(f)


@CLIENT.add(
    "error-answer-replaced",
    "ERROR must be made nicer for the caller.",
    "The caller asked what the server answered: what did it answer?",
    "Return it as it came.",
)
def _(f: Findings) -> Any:
    other = value(f, "survey_unknown") not in ("", "'ERROR'") and arrived(f, "survey_unknown")
    return is_right(f) and is_right(f, "survey_name", "'{name}'") and other and proof(f)


@CLIENT.add(
    "hardcoded-answer",
    "The values are known before the server is asked.",
    "Which answer did the server send in this try?",
    "Return what the server sent, whatever it is.",
)
def _(f: Findings) -> Any:
    wrong = value(f) and "{id}" not in value(f)
    same = command(f, "survey_name") == "id\r\n" or "{command}" in command(f)
    return (wrong or same) and proof(f)
