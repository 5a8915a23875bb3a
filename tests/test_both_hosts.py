"""Both hosts as they are now, for the panel: what is there is told, and nothing else."""

import socket
import threading

import pytest

from netlib import tracing
from netlib.both_hosts import both_hosts, hosts_in_words, without_seconds
from netlib.events import Event
from netlib.recording import Recording
from netlib.system_view import HAS_SOCK_DIAG

BOUND = 5.0  # seconds; only a test that fails waits so long

pytestmark = pytest.mark.skipif(not HAS_SOCK_DIAG, reason="this system does not tell both ends")


@pytest.fixture(autouse=True)
def recording():
    tracing.install()
    with Recording() as recording:
        yield recording
    tracing.uninstall()


def states(hosts, who):
    return [each["state"] for each in hosts[who]["sockets"]]


def test_a_socket_stays_when_its_calls_are_long_ago():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        with socket.create_connection(listener.getsockname()):
            hosts = both_hosts([])
            assert (states(hosts, "server"), states(hosts, "client")) == (
                ["LISTEN"],
                ["ESTABLISHED"],
            )
            assert hosts["server"]["sockets"][0]["waiting"] == 1
    assert both_hosts([]) == {who: {"sockets": [], "waits": []} for who in ("client", "server")}


def test_a_connection_that_nobody_accepted_and_one_that_is_closed_are_seen(recording):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        client = socket.create_connection(listener.getsockname())
        assert states(both_hosts(list(recording)), "server") == ["LISTEN", "ESTABLISHED"]
        client.close()
        assert states(both_hosts(list(recording)), "client") == ["FIN-WAIT-2"]


def test_a_call_that_waits_is_told_without_its_seconds_where_they_would_differ(recording):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=lambda: listener.accept()[0].close(), daemon=True)
        thread.start()
        recording.wait_for(lambda event: event.call == "accept" and event.is_open, BOUND)
        open_call = recording.recent(0)[0][1]
        hosts = both_hosts([open_call._replace(when=open_call.when - 7)])
        (wait,) = hosts["server"]["waits"]
        assert wait["seconds"] >= 7
        assert without_seconds(hosts)["server"]["waits"] == [wait | {"seconds": None}]
        assert "server: waiting in accept()" in hosts_in_words(hosts)
        assert "client: no socket" in hosts_in_words(hosts)
        socket.create_connection(listener.getsockname()).close()
        thread.join(BOUND)


def test_a_call_that_began_just_now_is_no_wait():
    assert (
        both_hosts([Event(float("inf"), "server", "accept", is_open=True)])["server"]["waits"] == []
    )
