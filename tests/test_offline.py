"""The empty network namespace of the browser's tests: loopback works, and nothing else is there."""

import subprocess
import sys

import pytest

from tests.offline import offline

LOOK = """
import socket
print([name for _, name in socket.if_nameindex()])
with socket.create_server(("127.0.0.1", 0)) as listener:
    socket.create_connection(listener.getsockname(), 5).close()
try:
    socket.create_connection(("192.0.2.1", 80), 5)
except OSError as error:
    print(error.strerror)
"""


def test_inside_there_is_loopback_and_nothing_else():
    command = offline([sys.executable, "-c", LOOK])
    if not command:
        pytest.skip("this machine permits no empty network namespace")
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "['lo']\nNetwork is unreachable\n"
