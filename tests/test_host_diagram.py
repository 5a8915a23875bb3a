"""netlib.host_diagram: hosts and programs stand in their places, and links join what they name."""

import re

import pytest

from netlib.errors import WrongArgument
from netlib.host_diagram import host_diagram

WIRES = {"device A": ["TX", "RX"], "device B": ["RX", "TX"]}


def lines(svg: str, kind: str) -> list[list[float]]:
    """x1, y1, x2, y2 of each line of this kind."""
    found = re.findall(
        rf'<line x1="([^"]*)" y1="([^"]*)" x2="([^"]*)" y2="([^"]*)" class="{kind}"', svg
    )
    return [[float(each) for each in line] for line in found]


def places(svg: str, label: str) -> list[tuple[float, float]]:
    """Where a label stands."""
    found = re.findall(rf'<text x="([^"]*)" y="([^"]*)"[^>]*>{label}<', svg)
    return [(float(x), float(y)) for x, y in found]


def test_each_wire_joins_the_two_pins_that_it_names():
    shown = host_diagram(WIRES, ["TX → RX", "RX ← TX"])
    sending, receiving = (
        sorted(y for _, y in places(shown.svg, "TX")),
        sorted(y for _, y in places(shown.svg, "RX")),
    )
    assert sending == receiving  # on the one host in one order, on the other in the other
    wires = [(above, below) for _, above, _, below in lines(shown.svg, "flow life")]
    assert [above for above, _ in wires] == [below for _, below in wires]
    assert [y - above for y, (above, _) in zip(sending, wires, strict=True)] == [4.5, 4.5]


def test_the_last_host_stands_on_the_right_and_the_others_on_the_left():
    shown = host_diagram({"laptop": ["a"], "phone": ["b"], "server": ["c"]}, ["a → c", "b → c"])
    xs = {name: places(shown.svg, name)[0][0] for name in ("laptop", "phone", "server")}
    assert xs["laptop"] == xs["phone"] < xs["server"]
    ys = {name: places(shown.svg, name)[0][1] for name in ("laptop", "phone")}
    assert ys["laptop"] < ys["phone"]


def test_an_address_stands_below_its_name():
    shown = host_diagram({"laptop @ 192.0.2.1": [], "server @ 192.0.2.7": []}, ["laptop — server"])
    ((_, name),), ((_, address),) = places(shown.svg, "laptop"), places(shown.svg, "192.0.2.1")
    assert name < address


def test_the_words_tell_the_same():
    shown = host_diagram(WIRES, ["TX → RX: data", "RX ⇢ TX"], between="a cable")
    assert repr(shown).splitlines() == [
        "Hosts and what joins them",
        *("device A: TX, RX", "device B: RX, TX"),
        *("TX to RX: data", "RX lost on the way to TX"),
    ]
    assert "a cable" in shown.svg


def test_what_is_lost_ends_on_the_way_with_a_cross():
    shown = host_diagram({"a": [], "b": []}, ["a ⇢ b"])
    ((_, _, end, _),) = lines(shown.svg, "missing")
    assert end < 508  # where the right host begins
    assert len(lines(shown.svg, "wrong")) == 2
    assert 'class="head"' not in shown.svg


@pytest.mark.parametrize(("way", "heads"), [("→", 1), ("←", 1), ("↔", 2), ("—", 0)])
def test_the_heads_of_an_arrow_say_which_way(way, heads):
    assert host_diagram({"a": [], "b": []}, [f"a {way} b"]).svg.count('class="head"') == heads


@pytest.mark.parametrize("link", ["a", "a → c", "b → a", "a > b", ""])
def test_a_link_that_joins_nothing_is_refused_in_words(link):
    with pytest.raises(WrongArgument) as caught:
        host_diagram({"a": [], "b": []}, [link])
    assert repr(link) in str(caught.value)
    assert '"client → server: request"' in str(caught.value)


def test_what_a_host_is_called_cannot_become_markup():
    shown = host_diagram({"<b>": [], "b": []}, [])
    assert "<b>" not in shown.svg
    assert "&lt;b&gt;" in shown.svg
