"""Before two machines talk: what may be in the way, in words, each with its remedy, and a plan B.

`can_be_reached` is for the machine of the server: it looks, and sends nothing. `can_reach` is for
the machine of the client: it makes one connection, and says what the outcome means.
"""

import errno
import socket
from collections.abc import Iterator

from netlib.addresses import adapter_in_same_network, own_addresses
from netlib.doctor import Diagnosis, Finding, surroundings, ufw_is_on
from netlib.errors import explain

TRIED_FOR = 4.0  # seconds; Linux needs 3 to find that nobody has an address (arp(7))
ASKED_FOR = 2.0  # seconds that a firewall's own program may take to say whether it is on

PLAN_B = Finding(
    "note",
    "Plan B, if the two machines do not find each other.",
    "Join both to the hotspot of a telephone, or connect them by a network cable. Without that: "
    "play both machines on one, with two notebooks and 127.0.0.1; every call is the same.",
)
SAME_WIFI = Finding(
    "note",
    "Guest Wi-Fi, and that of many schools and hotels, keeps its machines apart (isolation).",
    "No machine can see that alone. If can_reach() on the other one gets no answer, use plan B.",
)
LOCAL_NETWORK = (
    "macOS asks once whether a program may find devices on the local network. Allow it for the "
    "program that started Jupyter: System Settings, Privacy & Security, Local Network."
)


class Way(Diagnosis):
    """What was found about the way between two machines."""

    @property
    def _summary(self) -> str:
        count = sum(finding.how == "problem" for finding in self)
        if not count:
            return "Nothing is in the way, as far as this machine can tell."
        return f"{count} thing{'s are' if count > 1 else ' is'} in the way: see ✗ below."


def can_be_reached(port: int = 12345) -> Way:
    """Look for what may keep other machines from a TCP server on this machine. Sends nothing."""
    findings = [*_own_addresses(), *_firewall(port), *_vpn()]
    findings += [each._replace(how="problem") for each in surroundings()]
    return Way([*findings, SAME_WIFI, PLAN_B])


def can_reach(host: str, port: int = 12345) -> Way:
    """Make one TCP connection to another machine, and say in words what came of it.

    It takes 4 seconds at most. The server there notices a client that says nothing and leaves.
    """
    findings = [*_whose(host)]
    try:
        with socket.create_connection((host, port), TRIED_FOR):
            findings.append(Finding("good", f"{host}, port {port}: connected."))
            return Way(findings)
    except OSError as error:
        findings += _meaning(host, port, error)
    return Way([*findings, *_vpn(), PLAN_B])


def _own_addresses() -> Iterator[Finding]:
    reachable = [each for each in own_addresses() if each.reachable]
    if reachable:
        listed = ", ".join(f"{each.address} ({each.adapter})" for each in reachable)
        yield Finding("good", f"The other machine can try these addresses: {listed}")
    else:
        yield Finding(
            "problem",
            "This machine has no address that another machine could use: it is in no network.",
            "Join the Wi-Fi or the cable that the other machine uses.",
        )


def _firewall(port: int) -> Iterator[Finding]:
    """The firewall that the system brings, if it is on or if that is not known."""
    import platform  # here, as in other functions: `import netlib` is quick

    system = platform.system()
    if system == "Windows":
        yield Finding(
            "note",
            "The firewall of Windows keeps others out until you allow Python.",
            "Allow private networks when Windows asks, and let this network be a private one. Or, "
            "as administrator: netsh advfirewall firewall add rule name=lesson dir=in action=allow "
            f"protocol=TCP localport={port}",
        )
    elif system == "Darwin":
        if "State = 0" not in _said_by("/usr/libexec/ApplicationFirewall/socketfilterfw",
                                       "--getglobalstate"):  # fmt: skip
            yield Finding(
                "note",
                "The firewall of macOS may keep others out.",
                "System Settings, Network, Firewall, Options: allow incoming connections for "
                "Python.",
            )
        yield Finding("note", "macOS guards the local network.", LOCAL_NETWORK)
    elif ufw_is_on():
        yield Finding("problem", "The firewall ufw is on.", f"sudo ufw allow {port}/tcp")
    elif _said_by("firewall-cmd", "--state").startswith("running"):
        remedy = f"sudo firewall-cmd --add-port={port}/tcp"
        yield Finding("problem", "The firewall firewalld is on.", remedy)
    else:
        yield Finding("good", "Neither ufw nor firewalld is on. Other rules only root can see.")


def _said_by(*command: str) -> str:
    """What a program says, or nothing: it may not be there, or wait for something."""
    import subprocess

    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=ASKED_FOR).stdout
    except (OSError, subprocess.SubprocessError):
        return ""


def _vpn() -> Iterator[Finding]:
    names = {each.adapter for each in own_addresses() if each.is_up and "a VPN" in each.why}
    if names:
        yield Finding(
            "note",
            f"A VPN seems to be on ({', '.join(sorted(names))}): it may take over every way.",
            "Switch it off for this lesson, on both machines.",
        )


def _whose(host: str) -> Iterator[Finding]:
    """Whether the address is one of this machine, of its networks, or of another one."""
    if host in [each.address for each in own_addresses()] or host == "localhost":
        yield Finding(
            "note",
            f"{host} is this machine itself.",
            "Give the address that the other machine shows in can_be_reached().",
        )
    elif adapter := adapter_in_same_network(host):
        yield Finding("good", f"{host} is in the network of this machine's {adapter}.")
    else:
        yield Finding(
            "note",
            f"{host} is in no network of this machine: the way leads through a router.",
            "Most routers let nobody in from outside. Are both machines in the same Wi-Fi?",
        )


def _meaning(host: str, port: int, error: OSError) -> Iterator[Finding]:
    """What it means that the connection was not made."""
    where = f"{host}, port {port}"
    if isinstance(error, socket.gaierror):
        yield Finding("problem", f"{host} is no address, and no name that is known here.",
                      "Type the address with its dots: four numbers from 0 to 255.")  # fmt: skip
    elif error.errno == errno.ECONNREFUSED:
        yield Finding(
            "problem",
            f"{where}: refused. The machine is there, but no server listens on this port.",
            "Start the server there, on 0.0.0.0 and not on 127.0.0.1, and compare the port "
            "numbers. Some firewalls refuse, too.",
        )
    elif isinstance(error, TimeoutError) or error.errno == errno.ETIMEDOUT:
        yield Finding(
            "problem",
            f"{where}: no answer at all within {TRIED_FOR:g} s. Something on the way drops what "
            "you send, and says nothing.",
            "Run can_be_reached() there: mostly it is its firewall. Else the Wi-Fi keeps its "
            "machines apart, or the address is of another network.",
        )
    elif error.errno == errno.EHOSTUNREACH:
        yield Finding(
            "problem",
            f"{where}: no machine with this address was found.",
            f"Compare the address: is that machine on, and in the same network? {LOCAL_NETWORK}",
        )
    elif error.errno == errno.ENETUNREACH:
        yield Finding("problem", f"{where}: this machine has no way into that network.",
                      "Join a network.")  # fmt: skip
    else:
        yield Finding("problem", f"{where}: {error}", explain(error))
