"""Two hosts on one machine: network namespaces of Linux, joined by a cable of software (veth(4)).

Each has its own adapters, addresses and ports; no way leads from them to anywhere else. The
addresses are those that are kept for documentation (RFC 5737).
"""

import os
import shutil
import subprocess
import sys
from typing import Self

ADDRESSES = ("192.0.2.1", "192.0.2.2")
BOUND = 20  # seconds for one command of the system
BROUGHT = ("ip", "netns")


class TwoHosts:
    """A context manager; `run` starts a Python program on host 0 or on host 1."""

    def __init__(self) -> None:
        self._names = [f"netlib-{os.getpid()}-{number}" for number in (0, 1)]

    def __enter__(self) -> Self:
        try:
            for name in self._names:
                _command(*BROUGHT, "add", name)
                _command("ip", "-n", name, "link", "set", "lo", "up")
            # Made directly between the two, so that it is never an adapter of this machine.
            _command(
                *("ip", "link", "add", "cable", "netns", self._names[0], "type", "veth"),
                *("peer", "name", "cable", "netns", self._names[1]),
            )
            for name, address in zip(self._names, ADDRESSES, strict=True):
                _command("ip", "-n", name, "address", "add", f"{address}/24", "dev", "cable")
                _command("ip", "-n", name, "link", "set", "cable", "up")
        except BaseException:
            self._remove()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._remove()

    def _remove(self) -> None:
        for name in self._names:
            subprocess.run([*BROUGHT, "delete", name], capture_output=True, timeout=BOUND)

    def run(self, host: int, program: str) -> subprocess.Popen[str]:
        """Start a program on one of the hosts. Its input and its output are pipes."""
        return subprocess.Popen(
            [*BROUGHT, "exec", self._names[host], sys.executable, "-c", program],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip


def _command(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, timeout=BOUND)
    if done.returncode:
        raise OSError(f"{' '.join(words)}: {done.stderr.strip()}")


def why_not() -> str:
    """Why this machine cannot have two hosts; empty if it can."""
    if sys.platform != "linux":
        return "only Linux has network namespaces"
    if shutil.which("ip") is None:
        return "the program ip is not installed"
    try:
        with TwoHosts():
            return ""
    except OSError as error:
        return f"this machine does not permit it: {error}"
