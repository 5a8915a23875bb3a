"""Mistakes of send_everything(): which bytes arrive, and what becomes of the rest."""

import re
from typing import Any

from netlib.checks.call_mistakes import READS, common, is_waiting, proof
from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table
from netlib.checks.server_interface import WRONG_TYPE
from netlib.checks.server_life import SERVER

SENDING = Table()
SENT = r"\{word\} \{id\}"

common(SENDING, "function-missing", "runs-at-import", "waits-for-keyboard", "exits-process")
common(SENDING, "exception-in-handler")


def received(f: Findings, pattern: str) -> Any:
    """Whether the bytes that arrived match this regex."""
    return re.fullmatch(pattern, f.told("survey", "received"), re.DOTALL) and proof(f)


@SENDING.add(
    "encodes-bytes",
    "All that is sent must be encoded.",
    "What type is `data` already?",
    "Send `data` as it is: it is bytes.",
)
def _(f: Findings) -> Any:
    text = "no attribute 'encode'|encoding without a string|apply to a 'bytes'"
    return f.raised("AttributeError|TypeError", "basics", text=text) and proof(f)


@SENDING.same(SERVER, "str-not-encoded", more="Send `data` as it is: it is bytes.")
def _(f: Findings) -> Any:
    return f.raised("TypeError", "basics", "not_text", text=WRONG_TYPE) and f.failed(
        "basics", "not_text"
    )


@SENDING.same(
    SERVER,
    "str-of-bytes",
    hint='What does `str(b"hello")` give, exactly?',
    more="Send `data` as it is: it is bytes.",
)
def _(f: Findings) -> Any:
    return received(f, r"b['\"].*")


@SENDING.add(
    "waits-for-an-answer",
    "Every send is answered.",
    "Who said that the other end will answer?",
    "Take `recv` out: the function ends when everything is sent.",
)
def _(f: Findings) -> Any:
    stands = f.main_stands("basics")
    in_read = f.source.calls(*READS) and f.unmet("basics", "return|data", "waits", "silent", "part")
    return (in_read or (stands and stands.waits_in(*READS))) and is_waiting(f) and proof(f)


@SENDING.same(
    SERVER,
    "no-flush",
    hint="A file object collects before it sends: how do you tell it to send now?",
)
def _(f: Findings) -> Any:
    return f.source.has("makefile") and f.unmet("basics", "data", "silent", "part")


@SENDING.add(
    "print-instead-of-send",
    "print goes to the other end.",
    "Where does `print` write: here, or at the other end?",
    "Send the data: `connection.send(...)`.",
)
def _(f: Findings) -> Any:
    printed = "{word}" in f.output("survey")
    return printed and received(f, "")


@SENDING.same(SERVER, "length-header-added", more="Send the data, and nothing before it.")
def _(f: Findings) -> Any:
    return received(f, rf"(\s*\d+\s*[:,;|]?\s*|[\x00-\x1f].{{0,7}}){SENT}")


@SENDING.add(
    "extra-terminator",
    "Whatever is sent ends with a line end.",
    "Which bytes did the caller want to send, and which did arrive?",
    "Send the data, and nothing behind it.",
)
def _(f: Findings) -> Any:
    return received(f, rf"{SENT}[\r\n]+")


@SENDING.add(
    "extra-bytes-padding",
    "Messages have a fixed size.",
    "What will the other end take these bytes for?",
    "Send the data, and nothing to fill up.",
)
def _(f: Findings) -> Any:
    return received(f, rf"{SENT}[\x00 .#*]+") or f.unmet("basics", "data|more", "extra", "wrong")


@SENDING.add(
    "closes-callers-connection",
    "Who uses a connection closes it.",
    "Who still needs this connection after your function has returned?",
    "Take `close`, `shutdown` and `with` out: it is the caller's connection.",
)
def _(f: Findings) -> Any:
    return f.unmet("basics", "still open")


@SENDING.add(
    "decode-strict",
    "All bytes are text.",
    "Must the bytes be text, and what does your function do when they are not?",
    "Take `decode` out.",
)
def _(f: Findings) -> Any:
    return f.raised("UnicodeDecodeError", "not_text") and f.failed("not_text")


@SENDING.add(
    "data-cut",
    "A message is no longer than a buffer.",
    "What happens to the bytes behind the first piece?",
    "Send all of it, in a loop, whatever its length.",
)
def _(f: Findings) -> Any:
    return f.unmet("large", "data", "silent", "part")


@SENDING.add(
    "sends-from-the-start-again",
    "send knows where it stopped.",
    "After a send that took a part: with which byte must the next one begin?",
    "Send `data[sent:]`, not `data`.",
)
def _(f: Findings) -> Any:
    result = f.unmet("stingy", "data|more")
    return result and result.got.startswith(result.facts["word"].encode()[:3] * 2) and result


@SENDING.add(
    "count-not-added",
    "send returns how much has been sent in all.",
    "Your count after the second send: does it tell the bytes of both?",
    "Write `sent += connection.send(data[sent:])`.",
)
def _(f: Findings) -> Any:
    return f.unmet("stingy", "data|more", "wrong", "extra")


@SENDING.same(SERVER, "partial-send-ignored")
def _(f: Findings) -> Any:
    return f.unmet("stingy", "data", "silent", "part")


@SENDING.add(
    "recursion-instead-of-loop",
    "A function may call itself as often as it likes.",
    "How many times can a function call itself?",
    "Use a loop: `while data: ...`.",
)
def _(f: Findings) -> Any:
    return f.raised("RecursionError") and f.failed("stingy_many")


common(SENDING, "busy-polling")


@SENDING.same(
    SERVER,
    "swallows-every-error",
    belief="`except` makes a program robust.",
    hint="How does the caller learn that its bytes have not been sent?",
    more="Let the error reach the caller: take this `except` out, or raise again in it.",
)
def _(f: Findings) -> Any:
    return f.unmet("broken_off", "broken off")


common(SENDING, "another-mistake")
