"""Bytes as text: everything is shown, and nothing can hide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlib.visible import LONGEST, characters, kept, visible


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (b"id\r\n", "id␍␊"),
        (b"\x00\x1b\x7f", "␀␛␡"),
        ("ü€é".encode(), "ü€é"),
        ("€".encode()[:2], r"\xe2\x82"),
        (b"a\x9fb", r"a\x9fb"),
        ("\u202e\u200b".encode(), r"\u202e\u200b"),
        (b"", ""),
    ],
)
def test_what_is_shown(data, shown):
    assert visible(data) == shown


def test_long_data_shows_its_two_ends_and_the_count_between():
    assert visible(b"a" * 24 + b"b" * 68 + b"c" * 8) == f"{'a' * 24} … 68 bytes … {'c' * 8}"


@given(st.binary(max_size=300))
def test_what_is_kept_is_enough_to_show_it(data):
    assert visible(kept(data), len(data)) == visible(data)
    assert len(kept(data)) <= 64


@given(st.binary(max_size=LONGEST))
def test_every_byte_is_counted_and_nothing_is_hidden(data):
    assert sum(count for _, count in characters(data)) == len(data)
    assert visible(data).isprintable()
