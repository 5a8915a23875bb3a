"""What is in the way between two machines is named in words, each with a remedy."""

import errno
import platform
import socket
from types import SimpleNamespace

import psutil
import pytest

from netlib import reach
from netlib.addresses import AddressTable, OwnAddress
from netlib.doctor import Finding
from netlib.reach import PLAN_B, SAME_WIFI, can_be_reached, can_reach

WIFI = OwnAddress("wlan0", "192.168.1.7", True, "machines in the same network")
LOOPBACK = OwnAddress("lo", "127.0.0.1", False, "loopback")
VPN = OwnAddress("tun0", "10.8.0.2", False, "a virtual adapter, for a VPN")


@pytest.fixture
def machine(monkeypatch):
    """A machine in one Wi-Fi, without firewall, outside of any container; a test changes it."""

    def change(system="Linux", addresses=(WIFI, LOOPBACK), said="", ufw=False, around=()):
        monkeypatch.setattr(platform, "system", lambda: system)
        monkeypatch.setattr(reach, "own_addresses", lambda: AddressTable(addresses))
        monkeypatch.setattr(reach, "_said_by", lambda *_: said)
        monkeypatch.setattr(reach, "ufw_is_on", lambda: ufw)
        monkeypatch.setattr(reach, "surroundings", lambda: iter(around))
        network = SimpleNamespace(
            family=socket.AF_INET, address="192.168.1.7", netmask="255.255.255.0"
        )
        monkeypatch.setattr(psutil, "net_if_addrs", lambda: {"wlan0": [network]})

    change()
    return change


def problems(way) -> list[str]:
    return [each.what for each in way if each.how == "problem"]


def test_a_machine_in_a_wifi_can_be_reached_as_far_as_it_can_tell(machine):
    way = can_be_reached()
    assert way.healthy
    assert repr(way).startswith("Nothing is in the way, as far as this machine can tell.")
    assert way[0].what == "The other machine can try these addresses: 192.168.1.7 (wlan0)"
    assert way[-2:] == (SAME_WIFI, PLAN_B)  # which nobody can see from one machine alone


def test_a_machine_in_no_network_cannot_be_reached(machine):
    machine(addresses=[LOOPBACK])
    way = can_be_reached()
    assert repr(way).startswith("1 thing is in the way: see ✗ below.")
    assert "it is in no network" in problems(way)[0]


@pytest.mark.parametrize(
    ("system", "changes", "how", "what", "remedy"),
    [
        ("Linux", {"ufw": True}, "problem", "ufw is on", "sudo ufw allow 4711/tcp"),
        (
            "Linux",
            {"said": "running\n"},
            "problem",
            "firewalld",
            "firewall-cmd --add-port=4711/tcp",
        ),
        ("Linux", {"said": "not running\n"}, "good", "Neither", ""),
        ("Windows", {}, "note", "firewall of Windows", "localport=4711"),
        ("Darwin", {"said": "Firewall is enabled. (State = 1)"}, "note", "of macOS", "for Python"),
        (
            "Darwin",
            {"said": "Firewall is disabled. (State = 0)"},
            "note",
            "guards",
            "Local Network",
        ),
    ],
)
def test_the_firewall_of_each_system_has_its_own_remedy(
    machine, system, changes, how, what, remedy
):
    machine(system, **changes)
    (finding, *_) = [each for each in can_be_reached(4711) if what in each.what]
    assert finding.how == how
    assert remedy in finding.remedy


def test_a_firewall_of_macos_that_is_off_is_not_mentioned(machine):
    machine("Darwin", said="Firewall is disabled. (State = 0)")
    assert "The firewall of macOS may keep others out." not in [
        each.what for each in can_be_reached()
    ]


def test_a_vpn_and_a_container_are_named(machine):
    machine(addresses=[WIFI, VPN], around=[Finding("note", "This runs inside a container.", "Go.")])
    way = can_be_reached()
    assert problems(way) == ["This runs inside a container."]
    assert any("A VPN seems to be on (tun0)" in each.what for each in way)


def test_a_server_that_listens_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        way = can_reach(*server.getsockname())
    assert way.healthy
    assert way[-1].what.endswith(": connected.")
    assert way[0].what == "127.0.0.1 is this machine itself."


def test_a_port_without_a_server_says_so():
    with socket.socket() as bound:  # it has the port, and does not listen
        bound.bind(("127.0.0.1", 0))
        way = can_reach(*bound.getsockname())
    assert "refused. The machine is there, but no server listens" in problems(way)[0]
    assert "0.0.0.0 and not on 127.0.0.1" in repr(way)
    assert way[-1] == PLAN_B


@pytest.mark.parametrize(
    ("error", "what", "remedy"),
    [
        (TimeoutError("timed out"), "no answer at all within 4 s", "firewall"),
        (OSError(errno.ETIMEDOUT, "?"), "no answer at all", "keeps its machines apart"),
        (OSError(errno.EHOSTUNREACH, "?"), "no machine with this address", "Local Network"),
        (OSError(errno.ENETUNREACH, "?"), "no way into that network", "Join a network"),
        (OSError(errno.EACCES, "denied"), "denied", "does not allow"),
        (socket.gaierror(-2, "?"), "no address, and no name", "four numbers"),
    ],
)
def test_each_failure_has_a_meaning(machine, monkeypatch, error, what, remedy):
    def fail(address, timeout):
        assert (address, timeout) == (("192.168.1.9", 12345), reach.TRIED_FOR)
        raise error

    monkeypatch.setattr(socket, "create_connection", fail)
    way = can_reach("192.168.1.9")
    (problem,) = [each for each in way if each.how == "problem"]
    assert what in problem.what
    assert remedy in problem.remedy
    assert way[0].what == "192.168.1.9 is in the network of this machine's wlan0."


@pytest.mark.parametrize("host", ["203.0.113.9", "no-such-host.invalid"])
def test_an_address_of_another_network_is_named(machine, monkeypatch, host):
    def fail(*_):
        raise TimeoutError

    monkeypatch.setattr(socket, "create_connection", fail)
    assert "through a router" in can_reach(host)[0].what
