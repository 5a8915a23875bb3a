"""What may be in the way on this machine, in words, each with its remedy."""

import os
import socket
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from netlib.addresses import own_addresses

TRIED_FOR = 2.0  # seconds that a test of the loopback may take
NEEDED = ("jupyterlab", "ipykernel", "ipywidgets", "nbval", "psutil")
CONTAINER_SIGNS = ("/.dockerenv", "/run/.containerenv")  # Docker's, and Podman's
SIGNS = {"good": "✓", "note": "•", "problem": "✗"}


class Finding(NamedTuple):
    """One thing that was looked at: how it is ("good", "note", "problem"), and the remedy."""

    how: str
    what: str
    remedy: str = ""


class Diagnosis(tuple[Finding, ...]):
    """All findings. Printed, it is a list; in a notebook, a table."""

    @property
    def healthy(self) -> bool:
        """Whether nothing is in the way of the course."""
        return not any(finding.how == "problem" for finding in self)

    @property
    def _summary(self) -> str:
        count = sum(finding.how == "problem" for finding in self)
        if not count:
            return "Everything that the course needs works here."
        return f"{count} thing{'s' if count > 1 else ''} must be put right first: see ✗ below."

    def __repr__(self) -> str:
        lines = [self._summary]
        for finding in self:
            lines.append(f"{SIGNS[finding.how]} {finding.what}")
            if finding.remedy:
                lines.append(f"    What to do: {finding.remedy}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from html import escape

        rows = "".join(
            f"<tr><td title='{finding.how}'>{SIGNS[finding.how]}</td>"
            f"<td style='text-align:left'>{escape(finding.what)}"
            + (f"<br><b>What to do:</b> {escape(finding.remedy)}" if finding.remedy else "")
            + "</td></tr>"
            for finding in self
        )
        return f"<p><b>{self._summary}</b></p><table>{rows}</table>"


def doctor() -> Diagnosis:
    """Look at Python, the packages, the loopback, the own addresses, and what surrounds them.

    It sends nothing to another machine, and it takes a few seconds at most.
    """
    looks: tuple[Callable[[], Iterator[Finding]], ...] = (
        _python, _packages, _loopback, _addresses, surroundings, _firewall,
    )  # fmt: skip
    return Diagnosis(finding for look in looks for finding in look())


def _python() -> Iterator[Finding]:
    import platform  # here, as in other functions: `import netlib` is quick

    version = platform.python_version()
    yield Finding("good", f"Python {version} on {platform.system()}")
    in_environment = sys.prefix != sys.base_prefix or "CONDA_PREFIX" in os.environ
    if not in_environment:
        yield Finding(
            "note",
            "This Python is the machine's own, not an environment of the course.",
            "Start the lesson by the first command of the course's README.",
        )


def _packages() -> Iterator[Finding]:
    import importlib.metadata

    found = []
    for name in NEEDED:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            yield Finding(
                "problem",
                f"The package {name} is not installed for this Python.",
                "Start the lesson by the first command of the course's README.",
            )
    if found:
        yield Finding("good", ", ".join(found))


def _loopback() -> Iterator[Finding]:
    for family, host, name in (
        (socket.AF_INET, "127.0.0.1", "IPv4"),
        (socket.AF_INET6, "::1", "IPv6"),
    ):
        try:
            _echo_once(family, host)
            yield Finding("good", f"This machine can talk to itself over {name} ({host}).")
        except OSError as error:
            if family == socket.AF_INET6:
                yield Finding("note", "No IPv6 on this machine. The course does without it.")
            else:
                yield Finding(
                    "problem",
                    f"This machine cannot talk to itself over {host}: {error}",
                    "Allow Python in the firewall or security program of this machine, "
                    "then run this cell again.",
                )


def _echo_once(family: int, host: str) -> None:
    """Send one byte over a real TCP connection of this machine with itself. OSError if it fails."""
    with socket.create_server((host, 0), family=family) as listener:
        listener.settimeout(TRIED_FOR)
        with socket.create_connection(listener.getsockname()[:2], TRIED_FOR) as client:
            connection, _ = listener.accept()
            with connection:
                connection.settimeout(TRIED_FOR)
                client.sendall(b"!")
                if connection.recv(1) != b"!":
                    raise OSError("the byte that was sent did not arrive")


def _addresses() -> Iterator[Finding]:
    try:
        reachable = [each for each in own_addresses() if each.reachable]
    except ImportError:  # psutil is missing, and _packages has said so
        return
    if reachable:
        listed = ", ".join(f"{each.address} ({each.adapter})" for each in reachable)
        yield Finding("good", f"Addresses that other machines may reach: {listed}")
    else:
        yield Finding(
            "note",
            "No other machine can reach this one: it is in no network.",
            "For lessons on this machine alone nothing is needed. "
            "For the lesson with two machines, join a network.",
        )


def surroundings() -> Iterator[Finding]:
    """What is around this Python and keeps other machines away from it: a hub, a container, WSL."""
    import platform

    for found, what in (
        (os.environ.get("JUPYTERHUB_USER"), "a JupyterHub: the sockets are on the hub's machine"),
        (
            any(map(os.path.exists, CONTAINER_SIGNS)),
            "a container: other machines reach only published ports",
        ),
        ("microsoft" in platform.release().lower(), "WSL: it has an address of its own"),
    ):
        if found:
            yield Finding(
                "note",
                f"This runs inside {what}.",
                "Lessons on one machine work. For two machines, run the course outside of it.",
            )


def _firewall() -> Iterator[Finding]:
    import platform

    remedy = {
        "Windows": "When Windows asks whether Python may use the network, allow private networks.",
        "Darwin": "When macOS asks whether Python may accept connections, allow it.",
    }.get(platform.system())
    if ufw_is_on():
        remedy = "For the lesson with two machines, open its port: sudo ufw allow 12345/tcp"
    if remedy:
        yield Finding("note", "A firewall may keep other machines out of your server.", remedy)


def ufw_is_on() -> bool:
    """Whether the firewall of Ubuntu and Debian is switched on; other firewalls are not known."""
    try:
        with open("/etc/ufw/ufw.conf", encoding="utf-8") as file:
            return any(line.strip() == "ENABLED=yes" for line in file)
    except OSError:
        return False
