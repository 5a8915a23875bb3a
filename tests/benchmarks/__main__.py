"""`python -m tests.benchmarks`: what the background servers cost, beside what a user would pick.

Every figure is a ratio of two medians that were measured in this run, in turn (A B A B ...), so
that a machine that grows slower in between harms both alike. Nothing here is a test.
"""

import asyncio
import os
import socket
import socketserver
import statistics
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from netlib import BackgroundServer, Event, Recording, Student, look_at_both, serve_student, tracing
from tests.benchmarks import lessons, panel, talk, tutor
from tests.browser import CHROMIUM

ROUNDS = 9  # threads that wait for one another run in a quick or in a slow rhythm, by chance
REQUESTS = 20_000  # in one round, shared by all connections
CONNECTIONS = (1, 50, 500)
ADA = Student("6512345678", "Ada Lovelace")
CLIENTS = Path(__file__).with_name("clients.py")

# The servers -------------------------------------------------------------------------------


@contextmanager
def in_background() -> Iterator[tuple[str, int]]:
    """The protocol's server as the course runs it."""
    with BackgroundServer(serve_student, ADA) as server:
        yield server.address[:2]


def _serve_plainly(connection: socket.socket) -> None:
    buffer = b""
    with connection:
        while data := connection.recv(65536):
            *lines, buffer = (buffer + data).split(b"\r\n")
            for line in lines:
                reply = {b"id": ADA.id, b"name": ADA.name}.get(line, "ERROR")
                connection.sendall(reply.encode() + b"\r\n")


@contextmanager
def plain_threads() -> Iterator[tuple[str, int]]:
    """What one writes by hand: accept in a loop, a thread for each connection."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=1024)

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=_serve_plainly, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    yield listener.getsockname()
    with listener:
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


async def _serve_stream(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while line := await reader.readline():
        reply = {b"id\r\n": ADA.id, b"name\r\n": ADA.name}.get(line, "ERROR")
        writer.write(reply.encode() + b"\r\n")
        await writer.drain()
    writer.close()


@contextmanager
def asyncio_streams() -> Iterator[tuple[str, int]]:
    """The same protocol with asyncio's streams, in a thread of its own."""
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(
        asyncio.start_server(_serve_stream, "127.0.0.1", 0, backlog=1024)
    )
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield server.sockets[0].getsockname()

    async def finish() -> None:
        server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    asyncio.run_coroutine_threadsafe(finish(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


# What is measured --------------------------------------------------------------------------


class Load(NamedTuple):
    """Requests a second, and the time in milliseconds that 99 of 100 requests stay under."""

    rate: float
    p99: float


def load(server: Callable[[], Any], connections: int) -> Load:
    """Run the server here, the clients in another process."""
    with server() as (host, port):
        words = [sys.executable, str(CLIENTS), host, str(port), str(connections), str(REQUESTS)]
        done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=120)
    return Load(*map(float, done.stdout.split()))


def start_and_stop_ours() -> float:
    """Seconds for a start and a stop of a background server."""
    began = time.perf_counter()
    BackgroundServer(serve_student, ADA).start().stop()
    return time.perf_counter() - began


def start_and_stop_socketserver() -> float:
    """The same for socketserver, with its defaults."""
    began = time.perf_counter()
    with socketserver.ThreadingTCPServer(
        ("127.0.0.1", 0), socketserver.StreamRequestHandler
    ) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        server.shutdown()
        thread.join()
    return time.perf_counter() - began


def import_and_bare() -> tuple[float, float]:
    """Seconds to start Python with `import netlib`, and without."""
    seconds: dict[str, list[float]] = {"import netlib": [], "pass": []}
    for _ in range(2 * ROUNDS):
        for code, taken in seconds.items():
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            taken.append(time.perf_counter() - began)
    ours, bare = (statistics.median(taken) for taken in seconds.values())
    print(f"{'import netlib':44} {(ours - bare) * 1000:8.0f} ms over bare Python")
    return ours, bare


def call_costs() -> tuple[float, float, float]:
    """Microseconds a call of 64 bytes: plain, with netlib switched on, and while it records."""
    tracing.install()
    pair = socket.socketpair()
    tracing.uninstall()

    def cost(left: socket.socket, right: socket.socket) -> float:
        began = time.perf_counter()
        for _ in range(5000):
            left.send(b"x" * 64)
            right.recv(64)
        return (time.perf_counter() - began) / 10_000 * 1e6

    plain = socket.socketpair()
    with pair[0], pair[1], plain[0], plain[1]:
        costs: dict[str, list[float]] = {"plain": [], "idle": [], "recording": []}
        for _ in range(ROUNDS):
            costs["plain"].append(cost(*plain))
            costs["idle"].append(cost(*pair))
            with Recording():
                costs["recording"].append(cost(*pair))
    return tuple(statistics.median(each) for each in costs.values())  # type: ignore[return-value]


def cost_of_a_look() -> float:
    """Microseconds to ask the system about both ends of a connection."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        with socket.create_connection(listener.getsockname()) as client:
            began = time.perf_counter()
            for _ in range(1000):
                look_at_both(client)
            return (time.perf_counter() - began) * 1000


def cost_of_a_diagram() -> float:
    """Milliseconds to draw 1,000 events."""
    recording = Recording()
    sent = Event(0, "client", "sendall", "127.0.0.1:12345", b"id", arguments="(b'id')", size=2)
    for number in range(1000):
        recording.append(sent._replace(when=number, ended=number + 0.001, offset=2 * number))
    began = time.perf_counter()
    recording.diagram()
    return (time.perf_counter() - began) * 1000


def size_of_a_trace() -> list[float]:
    """Megabytes that a recording holds after 100,000 calls, and after twice as many."""
    sizes = []
    tracing.install()
    left, right = socket.socketpair()
    tracing.uninstall()
    tracemalloc.start()
    with left, right, Recording():
        for number in range(100_000):
            left.send(b"%d\r\n" % number)
            right.recv(64)
            if number in (49_999, 99_999):
                sizes.append(tracemalloc.get_traced_memory()[0] / 1e6)
    tracemalloc.stop()
    return sizes


def what_is_left() -> tuple[int, int]:
    """Threads, and open files where the system tells."""
    files = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    return threading.active_count(), files


# The table ---------------------------------------------------------------------------------


def row(what: str, ours: float, other: float, than: str, bar: str = "") -> None:
    """One line: our figure as a multiple of the other one's."""
    print(f"{what:44} {ours / other:8.2f} x {than:28} {bar}")


def main() -> None:
    """Measure everything, and print the table."""
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores. Ratios of medians.\n")
    ours, other = [], []
    for _ in range(ROUNDS):
        ours.append(start_and_stop_ours())
        other.append(start_and_stop_socketserver())
    row(
        "start + stop: how many fit into one",
        statistics.median(other), statistics.median(ours),
        "of socketserver's", "bar: at least 50",
    )  # fmt: skip
    before = what_is_left()
    for _ in range(1000):
        start_and_stop_ours()
    threads, files = (now - then for now, then in zip(what_is_left(), before, strict=True))
    print(f"{'left after 1,000 starts and stops':44} {threads} threads, {files} open files\n")
    row("import netlib, as part of starting Python", *import_and_bare(), "bare Python's start")
    plain, idle, recording = call_costs()
    row("a call, netlib switched on", idle, plain, "a plain call", "bar: at most 1 us more")
    row("a call, recorded", recording, plain, "a plain call", "bar: at most 8 us more")
    print(f"{'':44} {idle - plain:8.2f} us more, recorded {recording - plain:.2f} us more")
    print(f"{'one look at a connection':44} {cost_of_a_look():8.0f} us     bar: at most 100 us")
    print(
        f"{'the diagram of 1,000 events':44} {cost_of_a_diagram():8.0f} ms     bar: at most 50 ms"
    )
    once, twice = size_of_a_trace()
    print(f"{'a recording after 100,000 calls':44} {once:8.0f} MB")
    print(f"{'after 200,000':44} {twice:8.0f} MB     bar: the same, within 5 %\n")
    lessons.main()
    if CHROMIUM:
        panel.main()
        talk.main()
    tutor.main()
    servers = (in_background, plain_threads, asyncio_streams)
    for connections in CONNECTIONS:
        loads: dict[Any, list[Load]] = {server: [] for server in servers}
        for _ in range(ROUNDS):
            for server in servers:
                loads[server].append(load(server, connections))
        rate, p99 = (
            {
                server: statistics.median(each[figure] for each in loads[server])
                for server in servers
            }
            for figure in (0, 1)
        )
        for other_one, name in ((plain_threads, "plain threads'"), (asyncio_streams, "asyncio's")):
            bar = "bar: at least 0.9" if other_one is plain_threads else ""
            what = f"{connections} connections: "
            row(f"{what}requests a second", rate[in_background], rate[other_one], name, bar)
            row(f"{what}p99 of the time", p99[in_background], p99[other_one], name)


if __name__ == "__main__":
    main()
