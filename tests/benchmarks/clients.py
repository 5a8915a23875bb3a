"""The clients of a benchmark, in a process of their own, so that they take no time of the server's.

    python clients.py HOST PORT CONNECTIONS REQUESTS

Each connection asks for the ID, and asks again when it has the answer. Printed: the requests a
second, and the time in milliseconds that 99 of 100 requests stay under.
"""

import selectors
import socket
import statistics
import sys
import time

REPLY = b"6512345678\r\n"


def main(host: str, port: int, connections: int, requests: int) -> None:
    """Ask until all requests are answered."""
    selector = selectors.DefaultSelector()
    asked = {}
    for _ in range(connections):
        each = socket.create_connection((host, port), timeout=30)
        selector.register(each, selectors.EVENT_READ)
        asked[each] = time.perf_counter()
        each.sendall(b"id\r\n")
    began, took = time.perf_counter(), []
    while len(took) < requests:
        for key, _ in selector.select(30):
            each = key.fileobj
            if each.recv(100) != REPLY:
                raise SystemExit("a wrong answer")
            now = time.perf_counter()
            took.append(now - asked[each])
            asked[each] = now
            each.sendall(b"id\r\n")
    rate = len(took) / (time.perf_counter() - began)
    print(rate, statistics.quantiles(took, n=100)[98] * 1000)
    for each in asked:  # each has one answer to come; a close before it would be a reset
        each.recv(100)
        each.close()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
