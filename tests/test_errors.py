"""netlib.errors: every error says three things, and `explain` knows this system's numbers."""

import asyncio
import errno
import socket
import sys

import pytest

from netlib.errors import (
    MEANINGS,
    LineTooLong,
    NetlibError,
    PortTaken,
    Stopped,
    WaitedTooLong,
    WrongArgument,
    explain,
)

PARTS = ("Listening on port 5000", "it is taken", "Choose another port")
TEXT = "Listening on port 5000: it is taken. Choose another port"
COLUMN = {"linux": "linux", "darwin": "macos", "win32": "windows"}.get(sys.platform)
# Winsock has no name for these two; this is what it reports in their place.
WINSOCK = {"EAGAIN": "WSAEWOULDBLOCK", "EPIPE": "WSAESHUTDOWN"}
KNOWN_HERE = [name for name in MEANINGS if hasattr(errno, name)]


def number_here(name: str) -> int:
    """The number that a socket of this system reports for the error of that name."""
    if sys.platform == "win32":
        return getattr(errno, WINSOCK.get(name, f"WSA{name}"))
    return getattr(errno, name)


@pytest.mark.parametrize(
    ("kind", "also"),
    [
        (NetlibError, Exception),
        (PortTaken, OSError),
        (WaitedTooLong, TimeoutError),
        (WrongArgument, ValueError),
    ],
)
def test_an_error_has_three_parts_and_shows_them_as_one_text(kind, also):
    error = kind(*PARTS)
    assert isinstance(error, NetlibError)
    assert isinstance(error, also)
    assert (error.tried, error.happened, error.try_next) == PARTS
    assert str(error) == TEXT


def test_port_taken_has_the_number_that_bind_reports():
    assert PortTaken(*PARTS).errno == errno.EADDRINUSE


def test_line_too_long_names_the_bound_and_keeps_the_lines_before_it():
    error = LineTooLong(4096, [b"id", b"name"])
    assert isinstance(error, NetlibError)
    assert isinstance(error, ValueError)
    assert error.lines == [b"id", b"name"]
    assert "4096 bytes" in error.happened
    assert str(error) == f"{error.tried}: {error.happened}. {error.try_next}"


def test_stopped_passes_except_exception():
    assert issubclass(Stopped, SystemExit)
    assert not issubclass(Stopped, (Exception, NetlibError))


def test_stopped_in_one_task_ends_the_whole_loop():
    async def student_code() -> None:
        raise Stopped

    async def main() -> None:
        task = asyncio.create_task(student_code())
        await asyncio.wait_for(asyncio.Event().wait(), 10)  # nobody sets it
        await task

    with pytest.raises(Stopped):
        asyncio.run(main())


@pytest.mark.skipif(COLUMN is None, reason="the table has no column for this system")
@pytest.mark.parametrize("name", MEANINGS)
def test_the_table_has_the_numbers_of_this_system(name):
    assert getattr(MEANINGS[name], COLUMN) == number_here(name)


@pytest.mark.parametrize("name", MEANINGS)
def test_each_meaning_becomes_two_sentences(name):
    meaning = MEANINGS[name]
    assert meaning.happened[-1].isalnum()  # explain sets the full stop
    assert meaning.try_next[-1] in ".?"


@pytest.mark.parametrize("name", KNOWN_HERE)
def test_explain_knows_each_error_by_the_name_of_this_system(name):
    meaning = MEANINGS[name]
    expected = f"{name}: {meaning.happened}.\n{meaning.try_next}"
    assert explain(OSError(getattr(errno, name), "words of the system")) == expected
    assert explain(OSError(number_here(name), "words of the system")) == expected


@pytest.mark.parametrize(
    ("other_name", "name"),
    [("EWOULDBLOCK", "EAGAIN"), ("ENOTSUP", "EOPNOTSUPP"), ("ESHUTDOWN", "EPIPE")],
)
def test_explain_knows_the_second_name_of_an_error(other_name, name):
    number = getattr(errno, other_name, None)
    if number is None:
        pytest.skip(f"this system has no {other_name}")
    assert explain(OSError(number, "words of the system")).startswith(f"{name}: ")


def test_explain_knows_the_error_that_a_real_socket_raises():
    closed = socket.socket()
    closed.close()
    with pytest.raises(OSError, match=r".") as caught:
        closed.listen()
    assert explain(caught.value).startswith(("EBADF: ", "ENOTSOCK: "))  # the second on Windows


def test_explain_says_that_a_host_has_no_address():
    error = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    assert explain(error).startswith(
        "the name or address cannot be used: Name or service not known.\n"
    )


def test_explain_tells_pythons_timeout_from_the_systems():
    assert explain(TimeoutError("timed out")).startswith("timeout: ")
    assert explain(OSError(errno.ETIMEDOUT, "timed out")).startswith("ETIMEDOUT: ")


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (OSError(987654, "never heard of"), "OSError: [Errno 987654] never heard of"),
        (OSError("no number"), "OSError: no number"),
        (ValueError("no error of the system"), "ValueError: no error of the system"),
        (PortTaken(*PARTS), TEXT),  # it has a number too, but says more than the table
        (WaitedTooLong(*PARTS), TEXT),
    ],
)
def test_explain_leaves_the_words_of_other_errors(error, text):
    assert explain(error) == text


def test_explain_without_an_error_takes_the_one_that_was_shown_last(monkeypatch):
    # Of a failed test, too: pytest leaves it in the same place.
    monkeypatch.delattr(sys, "last_value", raising=False)
    assert explain() == "No cell has shown an error yet."
    shown = OSError(errno.ECONNREFUSED, "words of the system")
    monkeypatch.setattr(sys, "last_value", shown, raising=False)
    assert explain() == explain(shown)
    assert explain(ValueError("given")) == "ValueError: given"
