"""The lesson on two machines, run between two hosts with addresses of their own."""

import json
import os
import subprocess

import pytest

from netlib.environment import ROOT
from tests.two_hosts import ADDRESSES, BROUGHT, TwoHosts, why_not

BOUND = 60  # seconds; only a test that fails waits so long
LESSON = ROOT / "notebooks" / "12_two_machines.ipynb"
SERVER_HOST, CLIENT_HOST = 0, 1

REASON = why_not()
pytestmark = pytest.mark.skipif(
    bool(REASON) and not (os.environ.get("CI") and os.name == "posix" and not os.getuid()),
    reason=REASON,
)


def cells_of(role: str) -> str:
    """The lesson's own code for one role, as the student runs it."""
    cells = json.loads(LESSON.read_text(encoding="utf-8"))["cells"]
    wanted = ["".join(each["source"]) for each in cells if role in each["metadata"].get("tags", [])]
    assert len(wanted) >= 3
    return "import socket\nimport netlib\n" + "\n".join(wanted) + "\n"


def changed(program: str, name: str, value: str) -> str:
    """The program with the change that the lesson asks for."""
    former = f'{name} = "127.0.0.1"'
    assert program.count(former) == 1
    return program.replace(former, f'{name} = "{value}"')


# Afterwards, on the server's machine: what the log says once the client has left.
REPORT = """
print("ready", flush=True)
input()
server.wait_for("disconnected", 20)
print(server.log)
server.stop()
"""


@pytest.fixture
def hosts():
    with TwoHosts() as hosts:
        yield hosts
    listed = subprocess.run([*BROUGHT, "list"], capture_output=True, text=True, timeout=BOUND)
    assert not [name for name in hosts._names if name in listed.stdout]


def play(hosts: TwoHosts, here: str, program: str) -> tuple[str, str]:
    """Start the lesson's server bound to `here`, run a client's program; what both have said."""
    server = hosts.run(SERVER_HOST, changed(cells_of("server"), "HERE", here) + REPORT)
    with server:
        line = server.stdout.readline()
        while line and line != "ready\n":  # before it, a line that says how far it is open
            line = server.stdout.readline()
        client = hosts.run(CLIENT_HOST, program)
        said, _ = client.communicate(timeout=BOUND)
        if here == "0.0.0.0":
            log, _ = server.communicate("\n", timeout=BOUND)
        else:
            server.kill()
            log, _ = server.communicate(timeout=BOUND)
    return said, log


def test_the_lesson_works_between_two_hosts(hosts):
    client = changed(cells_of("client"), "SERVER", ADDRESSES[SERVER_HOST])
    said, log = play(hosts, "0.0.0.0", client)
    assert said == (
        f"b'Ada Lovelace\\r\\n'\npeer: {ADDRESSES[SERVER_HOST]}  own: {ADDRESSES[CLIENT_HOST]}\n"
    )
    assert f"client 1 | a client from {ADDRESSES[CLIENT_HOST]}\n" in log


def test_a_server_on_loopback_refuses_the_other_host_and_the_check_says_why(hosts):
    check = f"import netlib; print(netlib.can_reach({ADDRESSES[SERVER_HOST]!r}, 12345))"
    said, _ = play(hosts, "127.0.0.1", check)
    assert "is in the network of this machine's cable" in said
    assert "refused. The machine is there, but no server listens on this port" in said


def test_the_check_finds_the_server_and_names_what_is_not_there(hosts):
    addresses = (ADDRESSES[SERVER_HOST], "192.0.2.77", "198.51.100.1")
    checks = "; ".join(f"print(netlib.can_reach({each!r}, 12345))" for each in addresses)
    said, _ = play(hosts, "0.0.0.0", f"import netlib; {checks}")
    assert f"{ADDRESSES[SERVER_HOST]}, port 12345: connected." in said
    assert "192.0.2.77, port 12345: no machine with this address was found." in said
    assert "198.51.100.1, port 12345: this machine has no way into that network." in said
