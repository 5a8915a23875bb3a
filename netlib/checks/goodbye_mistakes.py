"""Mistakes of say_goodbye(): who has finished, and who may still speak."""

import re
from typing import Any

from netlib.checks import client_life  # noqa: F401  it completes CLIENT
from netlib.checks.call_mistakes import proof, returned
from netlib.checks.client_answers import EBADF
from netlib.checks.client_sends import CLIENT
from netlib.checks.findings import Findings
from netlib.checks.mistakes import Table
from netlib.checks.sending_mistakes import SENDING
from netlib.checks.server_interface import EPIPE
from netlib.checks.server_life import SERVER
from netlib.checks.stream_mistakes import late, stream

GOODBYE = Table()

stream(GOODBYE, "function-missing", "runs-at-import", "waits-for-keyboard", "exits-process")
stream(GOODBYE, "exception-in-handler")


def last_words(f: Findings) -> str:
    """What the other end got, whatever it was."""
    return f.told("survey", "last words")


def numbers(f: Findings) -> set[int]:
    """The numbers of the system's errors that were raised in the survey."""
    return {each["errno"] for each in f.failures("survey", "basics")}


@GOODBYE.same(SENDING, "encodes-bytes")
def _(f: Findings) -> Any:
    text = "no attribute 'encode'|encoding without a string|apply to a 'bytes'"
    return f.raised("AttributeError|TypeError", "basics", text=text) and proof(f)


@GOODBYE.same(
    CLIENT,
    "close-before-read",
    more="Say `shutdown(socket.SHUT_WR)`, read to the end, and close then.",
)
def _(f: Findings) -> Any:
    return EBADF in numbers(f) and "{word}" in last_words(f) and proof(f)


@GOODBYE.add(
    "shutdown-before-send",
    "The order does not matter.",
    "In which order do you say your last words, and that they were the last?",
    "First send, then `shutdown(socket.SHUT_WR)`.",
)
def _(f: Findings) -> Any:
    return numbers(f) & EPIPE and not last_words(f) and proof(f)


@GOODBYE.add(
    "shuts-reading-side",
    "shutdown ends everything, or the other direction.",
    "Which of your two directions has ended: the one you write, or the one you read?",
    "`socket.SHUT_WR`: only what you write has ended.",
)
def _(f: Findings) -> Any:
    calls = [event[6] for event in f.calls("shutdown", "basics")]
    wrong = [each for each in calls if not re.search(r"SHUT_WR\b|\(1\)", each)]
    early = f.unmet("basics", "early|no more", "returned", "silent") or returned(f) == "b''"
    return wrong and early and proof(f)


@GOODBYE.add(
    "hardcoded-answer",
    "The last words are always the same.",
    "Which words did the caller want to say?",
    "Send the parameter `last_words`, and no words of your own.",
)
def _(f: Findings) -> Any:
    return last_words(f).strip() and "{word}" not in last_words(f) and proof(f)


@GOODBYE.same(SENDING, "str-of-bytes")
def _(f: Findings) -> Any:
    return re.match(r"b['\"]", last_words(f)) and proof(f)


@GOODBYE.same(SENDING, "extra-terminator")
def _(f: Findings) -> Any:
    return re.fullmatch(r"\{word\}\r\n[\r\n]+", last_words(f)) and proof(f)


@GOODBYE.add(
    "last-words-forgotten",
    "Only the end counts.",
    "Which bytes should the other end read before the end?",
    "Send `last_words` before you shut down.",
)
def _(f: Findings) -> Any:
    return f.unmet("basics", "last words") and not last_words(f) and proof(f)


@GOODBYE.add(
    "shutdown-forgotten",
    "The other end sees that I have finished.",
    "How does the other end learn that no more will come?",
    "Say `connection.shutdown(socket.SHUT_WR)` after the last words.",
)
def _(f: Findings) -> Any:
    return f.unmet("basics", "no more", "silent")


stream(GOODBYE, "print-instead-of-return", "return-forgotten", "bytes-never-equal-str")
stream(GOODBYE, "eof-not-handled", "str-returned", "sleep-and-hope")


@GOODBYE.add(
    "stops-at-line-end",
    "What the other end says ends with CR LF.",
    "Here CR LF is not the end mark: what is?",
    "Read until recv returns b''.",
)
def _(f: Findings) -> Any:
    whole = f.unmet("basics", "result", "returned") and returned(f).startswith(r"b'{id}\r\n'")
    in_pieces = f.unmet("in_pieces", "early, after piece 2")
    return (whole and proof(f)) or (in_pieces and rb"\r\n" in in_pieces.got and in_pieces)


stream(GOODBYE, "short-recv-means-end", "pause-means-end")


@GOODBYE.add(
    "buffer-forgotten-between-recvs",
    "The newest piece is all.",
    "Look where your buffer is filled: which bytes are lost when they come in two pieces?",
    "Make the buffer once, before the loop, and add each piece to it.",
)
def _(f: Findings) -> Any:
    return f.unmet("in_pieces", "result", "returned") or (
        returned(f) == "b''" and f.unmet("basics", "result", "returned")
    )


@GOODBYE.add(
    "one-recv-one-message",
    "One recv() takes all that comes.",
    "TCP keeps the order of the bytes, but not the borders of the sends: what if the other end "
    "sends twice?",
    "Read until recv returns b''.",
)
def _(f: Findings) -> Any:
    return late(f)


stream(GOODBYE, "decode-per-chunk", "decode-strict")


@GOODBYE.same(SERVER, "partial-send-ignored")
def _(f: Findings) -> Any:
    return f.failed("stingy")


stream(GOODBYE, "busy-polling")


@GOODBYE.same(
    SERVER,
    "connection-never-closed",
    hint="Both sides have finished: who closes your end?",
    more="Call `connection.close()` before you return; `with connection:` does it for you.",
)
def _(f: Findings) -> Any:
    return f.failed("closes")


stream(GOODBYE, "another-mistake")
