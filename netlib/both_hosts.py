"""Both hosts as they are now: the sockets that the system has, and the calls that wait.

The values are plain ones, which the live panel can send to a page.
"""

import time
from typing import Any

from netlib import tracing
from netlib.conversation import OTHER, WAIT_SHOWN
from netlib.events import Event
from netlib.system_view import Address, in_words, look_at

SOCKETS_SHOWN = 12  # of one host
SETTLED_AFTER = 0.01  # seconds; so long a look waits for a state that passes by
Hosts = dict[str, dict[str, list[dict[str, Any]]]]


def both_hosts(events: list[Event]) -> Hosts:
    """The sockets of each host that the system still has, and who waits there.

    `events`: what happened lately. It tells of connections that nobody has accepted yet.
    """
    hosts: Hosts = {who: {"sockets": [], "waits": []} for who in OTHER}
    for who, local, remote in _ends(events):
        view = look_at(local, remote, settled_after=SETTLED_AFTER)
        if view.state != "CLOSED" and len(hosts[who]["sockets"]) < SOCKETS_SHOWN:
            words = {"local": in_words(local), "remote": in_words(remote) if remote else None}
            numbers = ("state", "unread", "unacknowledged", "waiting", "limit")
            hosts[who]["sockets"].append(words | {each: getattr(view, each) for each in numbers})
    now = time.perf_counter()
    for event in events:
        if event.is_open and event.who in hosts and now - event.when >= WAIT_SHOWN:
            wait = {"call": f"{event.call}()", "seconds": now - event.when, "thread": event.thread}
            hosts[event.who]["waits"].append(wait)
    return hosts


def _ends(events: list[Event]) -> list[tuple[str, Address, Address | None]]:
    """Whose socket, and its addresses: of those seen in these events, and of the known ones.

    The first may be connections that nobody has accepted yet, or that a program has closed.
    """
    found: dict[tuple[str, Address, Address | None], None] = {}
    for event in events:
        for seen in event.seen:
            remote = _address(seen.remote) if seen.remote else None
            found[seen.who, _address(seen.local), remote] = None
    for each in tracing.known_sockets():
        ends = each.netlib_ends
        is_stream = each.netlib_sent >= 0 or each.netlib_received >= 0
        if ends and ends.local and ends.local[1] and each.netlib_role and is_stream:
            found[each.netlib_role, ends.local, ends.remote] = None
    return list(found)


def _address(words: str) -> Address:
    host, _, port = words.rpartition(":")
    return host.strip("[]"), int(port)


def without_seconds(hosts: Hosts) -> Hosts:
    """The same without what grows while nothing happens."""
    return {
        who: {
            "sockets": host["sockets"],
            "waits": [{**wait, "seconds": None} for wait in host["waits"]],
        }
        for who, host in hosts.items()
    }


def hosts_in_words(hosts: Hosts) -> list[str]:
    """The same in words, line by line."""
    lines = []
    for who, host in hosts.items():
        for socket in host["sockets"]:
            other = f" to {socket['remote']}" if socket["remote"] else ""
            lines.append(
                f"{who}: {socket['local']}{other}, {socket['state'] or 'state not known here'}"
            )
        lines += [f"{who}: waiting in {wait['call']}" for wait in host["waits"]]
        if not host["sockets"] and not host["waits"]:
            lines.append(f"{who}: no socket")
    return lines
