"""The order in which the tutor tries things, and what it does not count."""

import asyncio
import os
import socket
from pathlib import Path
from typing import Any, cast

import pytest

from netlib.checks.children import MOST_READY, Workshop
from netlib.checks.exercises import EXERCISES
from netlib.checks.findings import Findings
from netlib.checks.other_end import Client
from netlib.checks.probing import Probing, Result
from netlib.checks.source import Source
from netlib.checks.submission import from_file
from netlib.checks.talk import Talk

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")

SLEEPER = """\
import time

def serve(listen_sock, student_id, name):
    answers = {b"id": student_id, b"name": name}
    while True:
        connection, _ = listen_sock.accept()
        with connection, connection.makefile("rb") as lines:
            for line in lines:
                answer = answers.get(line[:-2], "ERROR")
                time.sleep(0.25)
                connection.sendall(answer.encode() + b"\\r\\n")
                if answer == "ERROR" and HANGS_UP:
                    break
"""

SPINNER = """\
def serve(listen_sock, student_id, name):
    answers = {b"id": student_id, b"name": name}
    listen_sock.setblocking(False)
    unfinished = {}
    while True:
        try:
            connection, _ = listen_sock.accept()
            connection.setblocking(False)
            unfinished[connection] = b""
        except BlockingIOError:
            pass
        for connection in list(unfinished):
            try:
                data = connection.recv(1000)
            except BlockingIOError:
                continue
            *lines, unfinished[connection] = (unfinished[connection] + data).split(b"\\r\\n")
            for line in lines:
                connection.sendall(answers.get(line, "ERROR").encode() + b"\\r\\n")
            if not data:
                del unfinished[connection]
                connection.close()
"""


def results_of(server: str, tmp_path: Path, name: str = "server") -> dict[str, Result]:
    """What comes of each probe of this exercise."""
    return results_side_by_side(server, tmp_path, name, 1)[0]


def results_side_by_side(
    server: str, tmp_path: Path, name: str, count: int
) -> list[dict[str, Result]]:
    """What comes of each probe, for each of several functions that are tried at the same time."""
    path = tmp_path / "server.py"
    path.write_text(server)
    exercise = EXERCISES[name]
    job = {
        **exercise.role,
        "sources": from_file(path, exercise.function).sources,
        "pickled": None,
        "function": exercise.function,
        "parameters": exercise.parameters,
    }

    async def try_out() -> list[dict[str, Result]]:
        async with Workshop() as workshop:
            all_of_them = [Probing(workshop, job) for _ in range(count)]
            await asyncio.gather(*(exercise.try_out(each) for each in all_of_them))
            return [each.results for each in all_of_them]

    return asyncio.run(try_out())


def test_other_probes_begin_beside_a_slow_conversation_that_goes_well(tmp_path: Path) -> None:
    results = results_of(SLEEPER.replace("HANGS_UP", "False"), tmp_path)
    assert results["basics"].passed
    assert results["slow_typist"].actions[0].when < results["basics"].actions[-1].when


def test_nothing_is_kept_of_them_when_that_conversation_fails_after_all(tmp_path: Path) -> None:
    results = results_of(SLEEPER.replace("HANGS_UP", "True"), tmp_path)
    assert not results["basics"].passed
    assert set(results) == {"basics", "survey_id", "survey_name", "survey_unknown"}


def test_who_sleeps_too_long_before_each_answer_needs_no_survey(tmp_path: Path) -> None:
    longer_each_time = SLEEPER.replace("0.25", "0.5 if answer == student_id else 2")
    results = results_of(longer_each_time.replace("HANGS_UP", "False"), tmp_path)
    assert results["basics"].kind == "silent"
    assert set(results) == {"basics"}


def test_functions_that_never_rest_do_not_take_the_processors_from_each_other(
    tmp_path: Path,
) -> None:
    results = results_side_by_side(SPINNER, tmp_path, "server", 4)
    spans = [
        (each.actions[0].when, each.actions[-1].when) for one in results for each in one.values()
    ]
    at_once = max(sum(begin <= when <= end for begin, end in spans) for when, _ in spans)
    assert at_once < 2 * MOST_READY  # one may rest for the moment in which somebody looks


def test_a_full_accept_queue_is_not_waited_for_until_the_probe_is_over(tmp_path: Path) -> None:
    few = SLEEPER.replace("HANGS_UP", "False").replace(
        "    while", "    listen_sock.listen(2)\n    while"
    )
    results = results_of(few, tmp_path, "many")
    assert (results["idle_crowd"].label, results["idle_crowd"].kind) == ("connect", "silent")


@pytest.mark.parametrize(
    ("where", "what"),
    [(Talk, "until_calm"), (asyncio.selector_events.BaseSelectorEventLoop, "sock_connect")],
)
def test_who_drops_a_client_because_the_tutor_was_late_gets_another_try(
    where: type, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_time, late = getattr(where, what), [0.6]

    async def late_once(*arguments: Any) -> None:
        await in_time(*arguments)
        await asyncio.sleep(late.pop() if late else 0)

    monkeypatch.setattr(where, what, late_once)
    impatient = SLEEPER.replace("time.sleep(0.25)", "connection.settimeout(0.5)").replace(
        "with connection,", "connection.settimeout(0.5)\n        with connection,"
    )
    results = results_of(impatient.replace("HANGS_UP", "False"), tmp_path)
    assert results["basics"].passed
    assert not late


def test_of_a_connection_that_was_gone_at_once_nothing_is_unread() -> None:
    with socket.socket() as unconnected:
        client = Client(cast(Talk, None), unconnected, 1, reads=False)
        assert client.queues() == (None, None)


def result(probe: str, kind: str, longest_pause: float) -> Result:
    """What came of a probe; `kind` is empty if it passed."""
    return Result(
        probe, not kind, kind and "the first", kind, b"", [], [], {}, [], {}, None, False, {},
        False, longest_pause, 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("slow", "kind", "pause", "counts"),
    [
        ("closed", "closed", 0.5, False),  # it may have been the tutor's pause
        ("closed", "closed", 0.1, True),
        ("closed", "wrong", 0.5, True),
        ("", "closed", 0.5, True),  # this server stands pauses
    ],
)
def test_a_server_that_drops_slow_clients_is_not_judged_by_a_slow_tutor(
    slow: str, kind: str, pause: float, counts: bool
) -> None:
    results = [result("slow_typist", slow, 1.2), result("own_answer_only", kind, pause)]
    findings = Findings(Source("", "serve"), {each.probe: each for each in results})
    assert bool(findings.failed("own_answer_only")) is counts
    assert bool(findings.failed("slow_typist")) is bool(slow)
