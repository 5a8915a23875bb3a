"""The picture of a lossy link: an arrow reaches a host only if the datagram did."""

import re
import xml.etree.ElementTree as ET

import pytest

from netlib.events import Event
from netlib.link_diagram import (
    CLIENT,
    DROPPED,
    HELD,
    LATE,
    LINK,
    PASSED,
    ROWS,
    SERVER,
    SLOWED,
    TWICE,
    link_diagram,
)


def event(who: str, call: str, data: bytes = b"x") -> Event:
    return Event(0, who, call, data=data, size=len(data))


def heads(picture) -> list[float]:
    """Where each arrow points to."""
    return [float(x) for x in re.findall(r'<path d="M([\d.]+) [^"]*" class="head"', picture.svg)]


@pytest.mark.parametrize(
    ("who", "call", "reached"),
    [
        ("datagram 1", PASSED, [SERVER - 4]),
        ("datagram 1", TWICE, [SERVER - 4, SERVER - 4]),
        ("datagram 1", LATE, [SERVER - 4]),
        ("datagram 1", DROPPED, []),
        ("datagram 1", HELD, []),
        ("datagram 1", SLOWED, []),
        ("answer 1", PASSED, [CLIENT + 4]),
        ("answer 1", DROPPED, []),
    ],
)
def test_an_arrow_goes_as_far_as_the_datagram(who, call, reached):
    assert heads(link_diagram([event(who, call)])) == reached


def test_a_drop_is_marked_by_a_cross_and_a_word():
    drawn = link_diagram([event("datagram 1", DROPPED)])
    assert 'class="wrong"' in drawn.svg
    assert ">dropped<" in drawn.svg
    assert f"M{LINK - 6:g}" in drawn.svg
    assert 'class="wrong"' not in link_diagram([event("datagram 1", PASSED)]).svg


def test_the_story_is_told_in_words():
    events = [
        event("datagram 1", HELD, b"id\r\n"),
        event("datagram 2", TWICE, b""),
        event("datagram 1", LATE, b"id\r\n"),
        event("answer 1", DROPPED, b"ERROR\r\n"),
        Event(0, "", "stopped"),
    ]
    assert link_diagram(events).words.splitlines() == [
        "A lossy link: what it did, in 4 steps",
        "datagram 1 (id␍␊): held back",
        "datagram 2 (empty): passed on twice",
        "datagram 1 (id␍␊): passed on late",
        "answer 1 (ERROR␍␊): dropped",
    ]


def test_a_line_end_is_drawn_as_two_small_boxes():
    svg = link_diagram([event("datagram 1", PASSED, b"id\r\n")]).svg
    assert ">CR<" in svg
    assert ">LF<" in svg


def test_the_middle_of_a_long_story_is_left_out():
    drawn = link_diagram([event(f"datagram {n}", PASSED) for n in range(100)])
    assert len(heads(drawn)) == ROWS
    assert f"({100 - ROWS} more rows here.)" in drawn.words
    assert "datagram 99" in drawn.words
    assert "datagram 50" not in drawn.words


def test_nothing_yet():
    assert "No datagram has come yet." in link_diagram([]).words


def test_long_data_is_told_by_its_size_and_nothing_becomes_markup():
    drawn = link_diagram(
        [event("datagram 1", PASSED, b"<script>"), event("datagram 2", PASSED, b"y" * 99)]
    )
    assert ET.fromstring(drawn.svg) is not None
    assert "<script>" not in drawn._repr_html_()
    assert "2: 99 bytes" in drawn.svg
