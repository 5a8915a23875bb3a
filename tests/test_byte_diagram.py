"""Bytes against call boundaries: what was sent is above what was received, at the same scale."""

import re

from netlib.byte_diagram import byte_diagram
from netlib.events import Event

ENDS = {"client": ("127.0.0.1:40001", "127.0.0.1:12345")}
ENDS["server"] = ENDS["client"][::-1]


def call(who, name, offset, data, **more):
    local, peer = ENDS[who]
    values = {"arguments": "()", "local": local, "peer": peer, "size": len(data), **more}
    return Event(offset, who, name, data=data, offset=offset, **values)


THREE_SENDS_ONE_RECV = [
    call("client", "send", 0, b"id"),
    call("client", "send", 2, b"\r\n"),
    call("client", "sendall", 4, b"name\r\n"),
    call("server", "recv", 0, b"id\r\nname\r\n"),
]


def boxes(picture, kind="box"):
    """Each box: where it begins, and how wide it is."""
    found = re.findall(
        rf'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"[^>]*class="{kind}"', picture.svg
    )
    return [(float(x), float(width)) for x, width in found]


def test_three_sends_and_one_recv_are_told():
    assert byte_diagram(THREE_SENDS_ONE_RECV).words.splitlines() == [
        "Bytes, by the calls that sent and received them",
        "client to server, 10 bytes:",
        "sent in 3 calls: id (2) | ␍␊ (2) | name␍␊ (6)",
        "received in 1 call: id␍␊name␍␊ (10)",
    ]


def test_boxes_of_both_rows_have_the_same_scale():
    *sent, received = boxes(byte_diagram(THREE_SENDS_ONE_RECV))
    assert sent[0][0] == received[0]
    assert sent[-1][0] + sent[-1][1] == received[0] + received[1]
    assert [round(width + 2) for _, width in sent] == [56, 56, 168]


def test_what_nobody_has_read_is_marked():
    picture = byte_diagram(THREE_SENDS_ONE_RECV[:3])
    assert len(boxes(picture, "missing")) == 1
    assert "10 bytes not read" in picture.svg
    assert boxes(byte_diagram(THREE_SENDS_ONE_RECV), "missing") == []


def test_both_directions_and_nothing_that_failed():
    events = [
        *THREE_SENDS_ONE_RECV,
        call("server", "sendall", 0, b"42\r\n"),
        call("client", "recv", 0, b"", error="TimeoutError: timed out"),
    ]
    assert "server to client, 4 bytes:" in byte_diagram(events).words
    assert "received in 0 calls" in byte_diagram(events).words


def test_a_long_stream_fits_and_a_box_without_room_has_no_text():
    events = [call("client", "send", 1000 * n, b"x" * 64, size=1000) for n in range(500)]
    picture = byte_diagram(events)
    assert max(x + width for x, width in boxes(picture)) <= 720
    assert "and 480 more calls" in picture.words


def test_markup_stays_text_and_nothing_is_drawn_of_nothing():
    assert "<script" not in byte_diagram([call("client", "send", 0, b"<script>")]).svg
    assert "No bytes yet." in byte_diagram([]).words
