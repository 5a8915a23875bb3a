"""netlib.addresses: who can reach an address of this machine, and who holds a port."""

import os
import socket
import subprocess
import sys
from types import SimpleNamespace

import psutil
import pytest

from netlib.addresses import AddressTable, OwnAddress, holder_of_port, own_addresses

BOUND = 5  # seconds that a test waits for another program before it fails
NOBODY_KNOWN = "another program has it"
FOR_ITS_CABLE = "given by the machine to itself, for its own cable only"
FOR_A_VPN = "a virtual adapter, for a VPN"
FOR_MACHINES = "a virtual adapter, for virtual machines on this machine"
CONTAINERS = "a virtual adapter, for containers on this machine"
APPLE = "a virtual adapter, for Apple's own services"

# Binds port 0, prints the port, and lives until its stdin is closed. A TCP socket that is bound
# but does not listen is in no table of the system; so it listens.
HOLDER = """
import socket, sys
with socket.socket(type=getattr(socket, sys.argv[1])) as holder:
    holder.bind(("127.0.0.1", 0))
    if holder.type == socket.SOCK_STREAM:
        holder.listen()
    print(holder.getsockname()[1], flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def machine(monkeypatch):
    """A machine with the adapters that a test writes down: name, whether it is up, addresses."""

    def build(*adapters):
        entries = {
            name: [
                SimpleNamespace(
                    family=socket.AF_INET6 if ":" in each else socket.AF_INET, address=each
                )
                for each in addresses
            ]
            for name, _, addresses in adapters
        }
        states = {name: SimpleNamespace(isup=up) for name, up, _ in adapters if up is not None}
        monkeypatch.setattr(psutil, "net_if_addrs", lambda: entries)
        monkeypatch.setattr(psutil, "net_if_stats", lambda: states)
        return entries

    return build


@pytest.mark.parametrize(
    ("adapter", "up", "address", "reachable", "why"),
    [
        ("lo", True, "127.0.0.1", False, "loopback, this machine talks to itself"),
        ("lo", False, "::1", False, "loopback, this machine talks to itself"),
        ("eth0", False, "192.168.1.7", False, "this adapter is not connected"),
        ("eth0", None, "192.168.1.7", False, "this adapter is not connected"),
        ("docker0", False, "172.17.0.1", False, "this adapter is not connected"),
        ("eth0", True, "192.168.1.7", True, "machines in the same network"),
        ("eth0", True, "fd00::7", True, "machines in the same network"),
        ("br0", True, "10.0.0.7", True, "machines in the same network"),  # not "br-": a real one
        ("eth0", True, "8.8.8.8", True, "machines in the Internet, if nothing blocks the way"),
        ("eth0", True, "2600::7", True, "machines in the Internet, if nothing blocks the way"),
        *(
            (adapter, True, address, False, FOR_ITS_CABLE)
            for adapter, address in [("eth0", "169.254.3.4"), ("utun0", "fe80::7%utun0")]
        ),
        *(
            (adapter, True, address, False, why)
            for why, adapters in {
                CONTAINERS: ["docker0", "br-5f2c"],
                "a virtual adapter, for one container on this machine": ["veth12"],
                FOR_MACHINES: ["virbr0", "vboxnet0", "VirtualBox Host-Only Network", "vmnet8",
                               "VMware Network Adapter VMnet1", "bridge100"],
                FOR_A_VPN: ["tun0", "utun3", "tap0", "wg0", "Tailscale", "tailscale0", "ztabc"],
                f"{FOR_A_VPN} or a modem": ["ppp0"],
                APPLE: ["awdl0", "llw0"],
            }.items()
            for adapter in adapters
            for address in ("10.1.2.3", "8.8.8.8")
        ),
    ],
)  # fmt: skip
def test_an_address_is_judged_by_its_range_and_its_adapter(
    machine, adapter, up, address, reachable, why
):
    machine((adapter, up, [address]))
    assert own_addresses() == (OwnAddress(adapter, address, reachable, why, up is True),)


def test_an_adapter_of_hyper_v_is_not_one_of_a_container(machine):
    machine(("vEthernet (WSL)", True, ["172.20.0.1"]))
    assert [each.why for each in own_addresses()] == [f"{FOR_MACHINES}, WSL among them"]


def test_reachable_addresses_come_first_and_ipv4_before_ipv6(machine):
    machine(
        ("lo", True, ["::1", "127.0.0.1"]),
        ("wifi", True, ["fd00::7", "fe80::7%wifi", "192.168.1.7"]),
        ("eth0", True, ["8.8.8.8"]),
    )
    found = [each.address for each in own_addresses()]
    # What is equal keeps the order of the system.
    assert found == ["192.168.1.7", "8.8.8.8", "fd00::7", "127.0.0.1", "::1", "fe80::7%wifi"]


def test_a_hardware_address_is_no_ip_address(machine):
    entries = machine(("eth0", True, ["10.0.0.7"]))
    entries["eth0"].append(SimpleNamespace(family=psutil.AF_LINK, address="02:00:00:00:00:01"))
    assert [each.address for each in own_addresses()] == ["10.0.0.7"]


def test_the_table_has_aligned_columns():
    table = AddressTable(
        [
            OwnAddress("wireless0", "10.0.0.7", True, "machines in the same network"),
            OwnAddress("lo", "127.0.0.1", False, "loopback"),
            OwnAddress("eth0", "", False, "this adapter is not connected", False),
        ]
    )
    assert repr(table) == str(table) == (
        "adapter    is    address    from another machine\n"
        "wireless0  up    10.0.0.7   yes: machines in the same network\n"
        "lo         up    127.0.0.1  no: loopback\n"
        "eth0       down  none       no: this adapter is not connected"
    )  # fmt: skip


def test_an_adapter_without_an_address_is_in_the_table_and_last(machine):
    entries = machine(("wifi", False, []), ("eth0", True, []), ("lo", True, ["127.0.0.1"]))
    del entries["eth0"]  # some systems list only what has some entry
    assert own_addresses()[1:] == (
        OwnAddress("wifi", "", False, "this adapter is not connected", False),
        OwnAddress("eth0", "", False, "it has no IP address", True),
    )


def test_an_empty_table_says_so_in_words(machine):
    machine()
    assert repr(own_addresses()) == "This machine has no address at all, not even 127.0.0.1."


def test_this_machine_has_a_loopback_that_nobody_else_reaches():
    judged = {each.address: each.reachable for each in own_addresses()}
    assert judged["127.0.0.1"] is False


@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_a_port_of_this_program_is_said_to_be_its_own(kind):
    with socket.socket(type=kind) as holder:
        holder.bind(("127.0.0.1", 0))
        if kind == socket.SOCK_STREAM:
            holder.listen()
        said = holder_of_port(holder.getsockname()[1], kind)
    assert said == "this program has it, in a socket that was not made under netlib"


@pytest.mark.parametrize("kind", ["SOCK_STREAM", "SOCK_DGRAM"])
def test_a_port_of_another_program_is_said_with_its_name_and_a_free_port_without(kind):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, kind], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        port = int(child.stdout.readline())
        said = holder_of_port(port, getattr(socket, kind))
        said_of_free_port = holder_of_port(free_port())
        named = [f"{NOBODY_KNOWN} ({each.name()}, process {each.pid})" for each in family(child)]
        child.stdin.close()
        assert child.wait(BOUND) == 0
    if sys.platform == "darwin" and os.getuid():  # macOS tells it to its administrator alone
        named.append(NOBODY_KNOWN)
    assert said in named
    assert said_of_free_port == NOBODY_KNOWN  # although the child has another port


def free_port() -> int:
    with socket.socket() as former:
        former.bind(("127.0.0.1", 0))
        return former.getsockname()[1]


def family(child: subprocess.Popen) -> list[psutil.Process]:
    """A child and its own: in an environment of Windows, python.exe starts the real Python."""
    process = psutil.Process(child.pid)
    return [process, *process.children()]
