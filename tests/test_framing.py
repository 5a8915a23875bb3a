"""netlib.framing: the pieces that a stream comes in never change the lines that come out."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netlib.errors import LineTooLong
from netlib.framing import LONGEST_LINE, LineFramer

# Mostly the bytes that matter: a few letters, and CR and LF in any order.
STREAMS = st.text("ab\r\n", max_size=40).map(str.encode)


def one_byte_each(data: bytes) -> list[bytes]:
    return [data[i : i + 1] for i in range(len(data))]


def feed_all(framer: LineFramer, pieces: list[bytes]) -> list[bytes]:
    return [line for piece in pieces for line in framer.feed(piece)]


def check(data: bytes, lines: list[bytes], rest: bytes = b"", longest: int = LONGEST_LINE) -> None:
    """Feed `data` whole, byte by byte, and with bytes behind it; the lines must be the same."""
    for trailing in (b"", b"z"):
        stream, rest_now = data + trailing, rest + trailing
        for pieces in ([stream], [data, b"", trailing], one_byte_each(stream)):
            framer = LineFramer(longest)
            assert feed_all(framer, pieces) == lines, pieces
            assert framer.rest == rest_now, pieces
            # What is left begins the next line; nothing is lost and nothing comes twice.
            assert framer.feed(b"y\r\n") == [rest_now + b"y"], pieces


@pytest.mark.parametrize(
    ("data", "lines", "rest"),
    [
        (b"id\r\n", [b"id"], b""),
        (b"id\r\nname\r\n", [b"id", b"name"], b""),
        (b"id\r\nna", [b"id"], b"na"),
        (b"\r\n\r\n", [b"", b""], b""),
        (b" id \r\n", [b" id "], b""),
        (b"\xc3\xbc\xff\x00\r\n", [b"\xc3\xbc\xff\x00"], b""),
        (b"id\nname\r\n", [b"id\nname"], b""),
        (b"id\rname\r\n", [b"id\rname"], b""),
        (b"id\n\rname\r\n", [b"id\n\rname"], b""),
        (b"id\r\r\n", [b"id\r"], b""),
        (b"id\x0bname\x0c\x85\r\n", [b"id\x0bname\x0c\x85"], b""),  # splitlines() would cut here
        (b"id\r\nname\r", [b"id"], b"name\r"),
    ],
)
def test_only_cr_lf_ends_a_line(data, lines, rest):
    check(data, lines, rest)


def test_a_line_end_may_be_cut_in_two():
    framer = LineFramer()
    assert framer.feed(b"id\r") == []
    assert framer.rest == b"id\r"
    assert framer.feed(b"\n") == [b"id"]
    assert framer.rest == b""


@settings(deadline=None)  # a slow machine is no mistake
@given(STREAMS, st.lists(st.integers(0, 40)))
@example(b"a\r\nb\r\n", [2, 3])
def test_any_cutting_of_a_stream_gives_the_same_lines(data, cuts):
    borders = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    pieces = [data[start:end] for start, end in pairwise(borders)]
    framer = LineFramer()
    lines = feed_all(framer, pieces)
    assert b"\r\n".join([*lines, framer.rest]) == data
    assert not any(b"\r\n" in part for part in (*lines, framer.rest))


@settings(deadline=None)
@given(st.lists(STREAMS), st.integers(0, 5))
def test_neither_a_line_nor_the_rest_grows_past_the_bound(pieces, longest):
    framer = LineFramer(longest)
    for piece in pieces:
        try:
            lines = framer.feed(piece)
        except LineTooLong as error:
            lines = error.lines
            assert framer.rest == b""
        # A CR at the end of the rest may be the first half of the line's end.
        for part in (*lines, framer.rest.removesuffix(b"\r")):
            assert len(part) <= longest


def test_a_line_of_exactly_the_bound_is_fine_however_it_is_cut():
    check(b"abc\r\n", [b"abc"], longest=3)
    assert LineFramer().feed(b"a" * 4096 + b"\r\n") == [b"a" * 4096]


@pytest.mark.parametrize("tail", [b"", b"\r\n", b"\r\nname\r\n"])
def test_a_line_past_the_bound_is_an_error_that_keeps_the_lines_before_it(tail):
    with pytest.raises(LineTooLong) as caught:
        LineFramer(3).feed(b"a\r\n\r\nabcd" + tail)
    assert caught.value.lines == [b"a", b""]


def test_many_small_pieces_cannot_get_past_the_bound():
    framer = LineFramer()
    assert feed_all(framer, [b"a"] * 4096) == []
    with pytest.raises(LineTooLong) as caught:
        framer.feed(b"a")
    assert caught.value.lines == []
    assert framer.rest == b""  # the memory is free again
