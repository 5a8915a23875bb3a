"""Machines that behave in a way that is rare, and right: the student's code must stand them."""

import socket
from collections.abc import Callable
from typing import Any

from netlib import tracing

OWN_NAME = "127.0.1.1"  # an address that the system finds as a name; Debian chooses it


def make_stingy() -> None:
    """Let send() take three bytes at a time, as send(2) may."""
    kinds: set[Any] = {tracing.TracedSocket, tracing.class_in_use}
    for kind in kinds:
        plain = kind.send

        def send(self: Any, data: Any, *flags: int, plain: Any = plain) -> Any:
            return plain(self, memoryview(data).cast("B")[:3], *flags)

        kind.send = send


def rename_host() -> None:
    """Be a computer whose name stands for another address than localhost, as on many systems."""
    socket.gethostname = lambda: OWN_NAME
    socket.getfqdn = lambda name="": name or OWN_NAME


# What a probe's group may ask for: a machine that behaves in a way that is rare on most, and right.
MACHINES: dict[str, Callable[[], None]] = {"stingy": make_stingy, "renamed": rename_host}
