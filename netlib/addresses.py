"""This machine's own addresses, by adapter, and which of them another machine could reach."""

import os
import socket
from contextlib import suppress
from typing import Any, NamedTuple

# Adapters that exist only as software, by the beginning of their names on the three systems.
VIRTUAL = {
    "docker": "containers on this machine",
    "podman": "containers on this machine",
    "cni": "containers on this machine",
    "lxc": "containers on this machine",
    "lxd": "containers on this machine",
    "incus": "containers on this machine",
    "br-": "containers on this machine",
    "vethernet": "virtual machines on this machine, WSL among them",
    "veth": "one container on this machine",
    "virbr": "virtual machines on this machine",
    "vboxnet": "virtual machines on this machine",
    "virtualbox": "virtual machines on this machine",
    "vmnet": "virtual machines on this machine",
    "vmware": "virtual machines on this machine",
    "bridge": "virtual machines on this machine",
    "tun": "a VPN",
    "utun": "a VPN",
    "tap": "a VPN",
    "wg": "a VPN",
    "ppp": "a VPN or a modem",
    "tailscale": "a VPN",
    "zt": "a VPN",
    "awdl": "Apple's own services",
    "llw": "Apple's own services",
}


class OwnAddress(NamedTuple):
    """One address of this machine: its adapter, and whether another machine could reach it.

    An adapter that has no IP address stands in the table with an empty one.
    """

    adapter: str
    address: str
    reachable: bool
    why: str
    is_up: bool = True


class AddressTable(tuple[OwnAddress, ...]):
    """The addresses of this machine, best first. Printed, it is a table."""

    def __repr__(self) -> str:
        if not self:
            return "This machine has no address at all, not even 127.0.0.1."
        rows = [("adapter", "is", "address", "from another machine")]
        rows += [
            (
                each.adapter,
                "up" if each.is_up else "down",
                each.address or "none",
                f"{'yes' if each.reachable else 'no'}: {each.why}",
            )
            for each in self
        ]
        first, second, third = (max(len(row[column]) for row in rows) for column in range(3))
        return "\n".join(f"{a:{first}}  {b:{second}}  {c:{third}}  {d}" for a, b, c, d in rows)


def own_addresses() -> AddressTable:
    """Every adapter of this machine with its IP addresses; first those that others could reach.

    Whether a firewall lets anybody in is not known here.
    """
    import psutil  # here, since it is needed seldom and takes long to load

    states = psutil.net_if_stats()
    entries_of = psutil.net_if_addrs()
    found = []
    for adapter in dict.fromkeys((*entries_of, *states)):  # one without any entry is in the second
        is_up = adapter in states and states[adapter].isup
        addresses = [
            entry.address
            for entry in entries_of.get(adapter, ())
            if entry.family in (socket.AF_INET, socket.AF_INET6)
        ]
        found += [_judge(adapter, address, is_up) for address in addresses]
        if not addresses:
            why = "it has no IP address" if is_up else "this adapter is not connected"
            found.append(OwnAddress(adapter, "", False, why, is_up))
    best_first = sorted(
        found, key=lambda each: (not each.reachable, not each.address, ":" in each.address)
    )
    return AddressTable(best_first)


def _judge(adapter: str, address: str, is_up: bool) -> OwnAddress:
    import ipaddress

    ip = ipaddress.ip_address(address.partition("%")[0])
    virtual = next((use for name, use in VIRTUAL.items() if adapter.lower().startswith(name)), "")
    if ip.is_loopback:
        reachable, why = False, "loopback, this machine talks to itself"
    elif not is_up:
        reachable, why = False, "this adapter is not connected"
    elif ip.is_link_local:
        reachable, why = False, "given by the machine to itself, for its own cable only"
    elif virtual:
        reachable, why = False, f"a virtual adapter, for {virtual}"
    elif ip.is_global:
        reachable, why = True, "machines in the Internet, if nothing blocks the way"
    else:
        reachable, why = True, "machines in the same network"
    return OwnAddress(adapter, address, reachable, why, is_up)


def adapter_in_same_network(address: str) -> str | None:
    """The adapter of this machine whose network has this IP address, if there is one."""
    import ipaddress

    import psutil

    try:
        wanted = ipaddress.ip_address(address)
    except ValueError:  # a name
        return None
    for adapter, entries in psutil.net_if_addrs().items():
        for entry in entries:
            if entry.family == socket.AF_INET and entry.netmask:
                network = ipaddress.ip_network(f"{entry.address}/{entry.netmask}", strict=False)
                if wanted in network:
                    return adapter
    return None


def holder_of_port(port: int, kind: int = socket.SOCK_STREAM) -> str:
    """Say who has a port of TCP (or of UDP, with SOCK_DGRAM), by name where the system tells it.

    Empty: no program has it, only a connection that has ended is still remembered (TIME-WAIT).
    """
    import psutil

    def holds(each: Any) -> bool:
        return bool(each.laddr) and each.laddr.port == port and each.type == kind

    with suppress(psutil.Error, OSError):
        if any(map(holds, psutil.Process().net_connections("inet"))):
            return "this program has it, in a socket that was not made under netlib"
    with suppress(psutil.Error, OSError):
        found = [each for each in psutil.net_connections("inet") if holds(each)]
        if found and all(each.status == psutil.CONN_TIME_WAIT for each in found):
            return ""
        for each in found:
            if each.pid and each.pid != os.getpid():
                name = psutil.Process(each.pid).name()
                return f"another program has it ({name}, process {each.pid})"
    return "another program has it"
