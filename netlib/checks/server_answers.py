"""Mistakes of servers, second part: the answers, on a connection that is served."""

import re
from typing import Any

from netlib.checks.findings import Findings
from netlib.checks.server_interface import RIGHT, answers, is_silent
from netlib.checks.server_interface import SERVER as SERVER  # with what is in there


def bodies(f: Findings) -> list[tuple[str, str]]:
    """The answers that hold the right value, with that value: what stands around it?"""
    pairs = zip(answers(f), ("{id}", "{name}", "ERROR"), strict=True)
    return [(answer, value) for answer, value in pairs if value in answer]


def around(f: Findings, before: str, after: str) -> Any:
    """Whether all the answers that hold the right value have this around it (two regexes)."""
    found = bodies(f)
    if f.failed("basics") and found:
        fits = [re.fullmatch(before + re.escape(v) + after, a, re.DOTALL) for a, v in found]
        return all(fits) and f.failed("basics")
    return None


@SERVER.add(
    "answers-unasked",
    "Connecting is the request.",
    "Which command has the client sent so far?",
    "Send nothing before a whole command has come.",
)
def _(f: Findings) -> Any:
    greeting = f.told("survey_id", "greeting")
    bare = re.fullmatch(r"\s*((\{id\}|\{name\}|ERROR)\s*)+", greeting)
    return bare and greeting.strip() != "ERROR" and f.failed("basics")


@SERVER.add(
    "banner-on-connect",
    "A server greets.",
    "Who speaks first in this protocol?",
    "Take the greeting (or the prompt) out: the client takes it for an answer.",
)
def _(f: Findings) -> Any:
    return (f.told("survey_id", "greeting") or prompts(f)) and f.failed("basics")


def prompts(f: Findings) -> bool:
    """Whether something like a prompt follows each right answer."""
    found = bodies(f)
    return len(found) == 3 and all(
        re.fullmatch(r".*\r\n[>#$:%?*]+ ?", a, re.DOTALL) for a, _ in found
    )


@SERVER.add(
    "length-header-added",
    "TCP needs the length in front of each message.",
    "This protocol has an end mark already: what does the number in front do?",
    "Send only the value and CR LF.",
)
def _(f: Findings) -> Any:
    return around(f, r"(?:\s*\d+\s*[:,;|]?\s*|[\x00-\x1f]{1,8})", r"(?:\s*)")


@SERVER.add(
    "extra-bytes-padding",
    "Messages have a fixed size.",
    "What will the client take these bytes for?",
    "Send the value and CR LF, and nothing to fill up.",
)
def _(f: Findings) -> Any:
    return around(f, "", r"(?:\r\n[\x00 ]+|[\x00 ]+(?:\r\n)?|\r\n[\x00 ]*)") and not around(
        f, "", "\r\n"
    )


@SERVER.add(
    "extra-terminator",
    "More line ends do no harm.",
    "Who else adds the line end in your program?",
    "Exactly one CR LF ends an answer.",
)
def _(f: Findings) -> Any:
    return around(f, r"(?:[\r\n]*)", r"(?:\r\n[\r\n]+|\n\r\n|\r\r\n|\r\n)") and not around(
        f, "", "\r\n"
    )


@SERVER.add(
    "crlf-mistyped",
    "The line end is typed some other way.",
    "Look at `repr` of what you send (or of what you wait for): is its end two bytes, or four?",
    'The line end is `b"\\r\\n"`: backslash r, backslash n, in this order, in no raw string.',
)
def _(f: Findings) -> Any:
    mistyped = r"(?:\\r\\n|\\r|\\n|/r/n|/n/r|\n\r|\\n\\r|rn|\r|\r ?\n ?|\r/n|/r\n|<CR><LF>|␍␊)"
    if around(f, "", mistyped) and not around(f, "", "\r\n"):
        return f.failed("basics")
    waits_for = r"""b?['"](?:\\n\\r|\\\\r\\\\n|/r/n|\\\\n)['"]"""
    return f.failed("basics") and is_silent(f) and f.source.has(waits_for)


@SERVER.add(
    "lf-instead-of-crlf",
    "LF is the line end everywhere.",
    "The protocol wants CR and LF: which of them does `\\n` write?",
    'Send `b"\\r\\n"`; `print(..., file=...)` writes LF alone.',
)
def _(f: Findings) -> Any:
    return around(f, "", "\n")


@SERVER.add(
    "terminator-missing",
    "The end of send is the end of the message.",
    "How does the other side know that your message is complete?",
    "Add CR LF to each answer.",
)
def _(f: Findings) -> Any:
    return around(f, "", "")


@SERVER.add(
    "echo",
    "The server sends back what it gets.",
    "That is an echo server: where does your program look at the command?",
    "Compare the line with the commands, and send the value that belongs to it.",
)
def _(f: Findings) -> Any:
    return f.told("survey_unknown").startswith("{word}") and f.failed("basics")


@SERVER.add(
    "answers-swapped",
    "The two values are mixed up.",
    "Which answer belongs to which command?",
    "`id` gets the student ID, `name` gets the name.",
)
def _(f: Findings) -> Any:
    asked_id, asked_name, _ = answers(f)
    return "{name}" in asked_id and "{id}" in asked_name and f.failed("basics")


@SERVER.add(
    "or-always-true",
    '`x == "a" or "b"` compares with both.',
    'What is the truth value of `"name"` alone?',
    'Write the comparison twice, or `line in (b"id", b"name")`.',
)
def _(f: Findings) -> Any:
    first = answers(f)[0]
    is_one = answers(f) == (first,) * 3 and re.search(r"\{id\}|\{name\}", first)
    return is_one and f.source.has(r"\bor\b") and f.failed("basics")


@SERVER.add(
    "recv-size-is-message-size",
    "recv(n) reads exactly n bytes, so n should fit the command.",
    "The number in recv is only an upper limit: how do you notice that the command is complete?",
    "Collect what recv gives in a buffer, and look for CR LF in it.",
)
def _(f: Findings) -> Any:
    sizes = f.recv_sizes()
    is_small = sizes and all(size <= 8 for size in sizes) and max(sizes) > 1
    repeated = any(re.search(r"ERROR.*ERROR|\}.*ERROR|ERROR.*\{", a, re.S) for a in answers(f))
    if first := f.failed("basics"):
        late = first.label in ("more after id", "more after name")
        return is_small and (repeated or late or is_silent(f) or f.told("survey_id") == RIGHT[0])
    waits = f.unmet("length_multiples", ".*", "silent", "part")
    cut = f.failed("split_inside_crlf", "byte_by_byte", "split_middle", "length_multiples")
    return is_small and not waits and cut


@SERVER.add(
    "if-if-else",
    "if, if, else is one decision.",
    "Walk through your ifs with `id`: which else does it reach?",
    "Write `elif` for every case but the first.",
)
def _(f: Findings) -> Any:
    asked_id, asked_name, unknown = answers(f)
    one_too_many = re.fullmatch(r"\{id\}(?:\r\n)?ERROR.*", asked_id, re.DOTALL)
    other = re.fullmatch(r"\{name\}(?:\r\n)?ERROR.*", asked_name, re.DOTALL)
    # The `else` of the second question has put ERROR in the place of the answer.
    replaced = answers(f) == (RIGHT[2], *RIGHT[1:]) and f.source.asks_twice()
    return (one_too_many or other or replaced) and unknown == RIGHT[2] and f.failed("basics")


@SERVER.add(
    "id-is-a-number",
    "An ID is a number.",
    "Is your student number for counting, or is it a name made of digits?",
    "Keep the ID as text: a number forgets the zeros in front.",
)
def _(f: Findings) -> Any:
    result = f.results.get("survey_id")
    if not result or not f.failed("basics"):
        return None
    number = str(int(result.facts["id"])).encode()
    answer = result.notes.get("answer", b"")
    return re.fullmatch(number + rb"(\.0)?\r?\n?", answer) and f.failed("basics")


@SERVER.add(
    "name-cut",
    "A name has one word.",
    "What happens to a name with two words?",
    "Send the name as it was given to the function.",
)
def _(f: Findings) -> Any:
    result = f.results.get("survey_name")
    if not result or not f.failed("basics"):
        return None
    first, last = result.facts["name"].encode().split()
    answer = result.notes.get("answer", b"").rstrip(b"\r\n")
    return answer in (first, last, first + last, first + b"\r\n" + last) and f.failed("basics")


@SERVER.add(
    "wrong-encoding",
    "Letters are ASCII, or Latin-1.",
    "Try a name with the letter ö: which encoding has been agreed on?",
    "Encode as UTF-8, which is what `.encode()` does when you name nothing.",
)
def _(f: Findings) -> Any:
    if f.raised("UnicodeEncodeError") or "codec can't encode" in f.output():
        return f.failed("basics") or True
    result = f.results.get("survey_name")
    if not result or not f.failed("basics") or f.told("survey_id") != RIGHT[0]:
        return None
    name, answer = result.facts["name"], result.notes.get("answer", b"")
    plain = "".join(letter if letter.isascii() else "" for letter in name)
    left = "".join(letter for letter in answer.decode("ascii", "ignore") if letter.isalpha())
    is_other = any(
        answer.rstrip(b"\r\n") == name.encode(encoding, "replace")
        for encoding in ("latin-1", "cp1252", "utf-16", "utf-16-le", "iso8859-15", "ascii")
    )
    letters = "".join(letter for letter in plain if letter.isalpha())
    is_right = "{name}" in f.told("survey_name")
    return (is_other or left == letters) and answer and not is_right and f.failed("basics")


@SERVER.add(
    "chatty-reply",
    "Answers are for people.",
    "A program reads your answer: which bytes exactly does the protocol promise?",
    "Send the value alone, without any words around it.",
)
def _(f: Findings) -> Any:
    for answer, value in zip(answers(f), ("{id}", "{name}"), strict=False):
        if value in answer and re.search(r"\w", answer.replace(value, "").replace("ERROR", "")):
            return f.failed("basics")
    return None


@SERVER.add(
    "hardcoded-answer",
    "Parameters are only decoration.",
    "Which ID has the tutor passed to your function?",
    "Use the parameters `student_id` and `name`; an f-string needs the letter f in front.",
)
def _(f: Findings) -> Any:
    asked_id, asked_name, unknown = answers(f)
    if not f.failed("basics") or (f.note("survey_id", "ended") and not asked_id):
        return None
    wrong = [
        answer
        for answer, value in ((asked_id, "{id}"), (asked_name, "{name}"))
        if answer and value not in answer and not answer.startswith("ERROR")
    ]
    return wrong and unknown.startswith("ERROR") and f.failed("basics")


@SERVER.add(
    "error-text-wrong",
    "Any words will do for an error.",
    "Compare letter by letter with the protocol: what is sent for an unknown command?",
    "The answer is `ERROR` and CR LF, in capitals, with nothing behind it.",
)
def _(f: Findings) -> Any:
    right = answers(f)[:2] == RIGHT[:2]
    return right and answers(f)[2] not in ("", RIGHT[2]) and f.failed("basics")


@SERVER.add(
    "exits-process",
    "Ending the program is a way to report an error.",
    "Ending the program ends it for everybody: what should happen instead?",
    "Take `sys.exit` and `os._exit` out of the server: send ERROR, or close this one connection.",
)
def _(f: Findings) -> Any:
    gone = [each for each in f.results.values() if each.vanished]
    polite = {"half_close", "eof_at_once", "next_client", "many_clients"}
    if gone:
        return gone[0]
    exits = f.raised("SystemExit", "basics", "survey_unknown", "empty_line", "not_utf8")
    return exits and not (set(f.results) & polite and f.passed("basics")) and f.failed("basics")


@SERVER.add(
    "exception-in-handler",
    "A branch that was never run is right.",
    "Your server stopped with an error in one branch: have you tried each branch once?",
    "Read the error and the line below, and run that branch by itself.",
)
def _(f: Findings) -> Any:
    slips = "NameError|UnboundLocalError|AttributeError|TypeError|ImportError|ZeroDivisionError"
    probes = ("survey_unknown", "survey_id", "survey_name", "basics")
    return f.failed("basics") and f.raised(slips, *probes) and f.failed("basics")


@SERVER.add(
    "unknown-command-raises",
    "ERROR is an exception.",
    "ERROR is an answer to the client, not an error of your program: who sends it?",
    "Look the command up with `.get(...)`, or in an `else`, and send ERROR from there.",
)
def _(f: Findings) -> Any:
    return answers(f)[:2] == RIGHT[:2] and f.raised(".*", "survey_unknown") and f.failed("basics")


@SERVER.add(
    "unknown-command-silent",
    "Nothing to say is nothing to send.",
    "The client is still waiting: what does the protocol promise for an unknown command?",
    "Send ERROR and CR LF in every other case.",
)
def _(f: Findings) -> Any:
    is_open = not f.note("survey_unknown", "ended")
    return answers(f) == (*RIGHT[:2], "") and is_open and f.failed("basics")
