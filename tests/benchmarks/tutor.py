"""`python -m tests.benchmarks.tutor`: how long a verdict takes, beside a grader as one writes it.

The other grader starts each file as a program, waits for its port, tries five things, and waits a
second wherever nothing comes. It says right or wrong; it is what a course has without the tutor.
"""

import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from netlib.checks import check_files

TESTS = Path(__file__).parents[1]
FOLDER = 100  # files
ROUNDS = 3
START_BOUND, ANSWER_BOUND = 5.0, 1.0  # seconds, of the other grader
STARTER = """\
import importlib.util, socket, sys
spec = importlib.util.spec_from_file_location("student", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
module.serve(socket.create_server(("127.0.0.1", int(sys.argv[2]))), "0042", "Ada")
"""
FIVE = (  # what is sent, in pieces, and what should come
    ((b"id\r\n",), b"0042\r\n"),
    ((b"name\r\n",), b"Ada\r\n"),
    ((b"what\r\n",), b"ERROR\r\n"),
    ((b"id\r\nname\r\n",), b"0042\r\nAda\r\n"),
    ((b"na", b"me\r\n"), b"Ada\r\n"),
)


def servers() -> list[Path]:
    """Every right server, and as many wrong ones as make a folder of FOLDER."""
    right = sorted((TESTS / "solutions/server").glob("*.py"))
    wrong = sorted((TESTS / "mistakes/server").glob("*.py"))
    count = FOLDER - len(right)
    return right + [wrong[number * len(wrong) // count] for number in range(count)]


def free_port() -> int:
    """A port that nobody has at this moment."""
    with socket.socket() as each:
        each.bind(("127.0.0.1", 0))
        port: int = each.getsockname()[1]
        return port


def converse(port: int, pieces: tuple[bytes, ...], wanted: bytes) -> bool:
    """One test of the other grader."""
    with socket.create_connection(("127.0.0.1", port), ANSWER_BOUND) as client:
        received = b""
        for piece in pieces:
            client.sendall(piece)
            time.sleep(0.05)  # so that the pieces are not put together
        with suppress(TimeoutError):
            while len(received) < len(wanted) and (data := client.recv(1024)):
                received += data
        return received == wanted


def grade(file: Path) -> bool:
    """The verdict of the other grader."""
    port = free_port()
    command = [sys.executable, "-c", STARTER, str(file), str(port)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet) as server:
        try:
            ends = time.monotonic() + START_BOUND
            while time.monotonic() < ends and server.poll() is None:
                with suppress(OSError):
                    return all(converse(port, *each) for each in FIVE)
                time.sleep(0.02)
            return False
        finally:
            server.kill()


def seconds(verdict: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    verdict()
    return time.perf_counter() - began


def main() -> None:
    """Measure, and print the figures."""
    files = servers()
    right, wrong = (
        [each for each in files if (each.parent.parent.name == "solutions") is is_right]
        for is_right in (True, False)
    )
    list(check_files("server", right[:1]))  # from now on it is warm, as in a notebook
    ours, other = [], []
    for _ in range(ROUNDS):
        for file in right:
            ours += [seconds(lambda file=file: list(check_files("server", [file])))]
            other += [seconds(lambda file=file: grade(file))]
    mine, theirs = statistics.median(ours), statistics.median(other)
    print(f"{'a verdict on a right server':44} {mine / theirs:8.2f} x a plain grader's five tests")
    print(f"{'':44} {mine:8.2f} s      bar: at most 1.5 s")
    slowest = max(wrong, key=lambda file: next(iter(check_files("server", [file]))).seconds)
    took = seconds(lambda: list(check_files("server", [slowest])))
    print(f"{f'the slowest wrong one, {slowest.stem}':44} {took:8.2f} s      bar: at most 3 s")
    ours_all = seconds(lambda: list(check_files("server", files))) / len(files)
    other_all = seconds(lambda: [grade(file) for file in files]) / len(files)
    print(f"{f'a folder of {FOLDER}':44} {ours_all / other_all:8.2f} x the plain grader's")
    print(f"{'':44} {ours_all:8.2f} s a file bar: at most 0.6 s")


if __name__ == "__main__":
    main()
