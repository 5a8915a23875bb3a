"""The tutor's ports: nobody else can answer there, and swapped bytes are told from another host."""

import asyncio
import os
import socket
from contextlib import suppress
from typing import Any, cast

import pytest

from netlib.checks import check_files
from netlib.checks.call_mistakes import swapped
from netlib.checks.children import Child
from netlib.checks.client_probes import OTHER_HOST
from netlib.checks.probing import new_facts
from netlib.checks.scene import HOST, Scene
from tests.test_checks_examples import HERE

CHOSEN = range(32768, 61000)  # by Linux for programs (ip(7), ip_local_port_range)


class Idle:
    """The child of a scene in which no function is called."""

    results: tuple[Any, ...] = ()
    result = None


def new_scene() -> Scene:
    return Scene(cast(Child, Idle()), (HOST, 0), new_facts())


def is_free(address: tuple[str, int]) -> bool:
    with socket.socket() as each, suppress(OSError):
        each.bind(address)
        return True
    return False


def test_ports_are_others_with_their_bytes_swapped_and_chosen_by_no_system():
    async def look() -> list[int]:
        scene = new_scene()
        try:
            return [scene.listen() for _ in range(20)]
        finally:
            scene.close()

    others = {port: int(swapped(str(port))) for port in asyncio.run(look())}
    assert all(other not in (port, *CHOSEN) for port, other in others.items())


def test_a_port_where_nobody_listens_stays_taken_until_the_probe_ends():
    async def look() -> int:
        scene = new_scene()
        try:
            port = scene.unused_port()
            assert not is_free((HOST, port))
            with socket.socket() as client:
                assert client.connect_ex((HOST, port)) != 0
            return port
        finally:
            scene.close()

    assert is_free((HOST, asyncio.run(look())))


@pytest.mark.skipif(not is_free((OTHER_HOST, 0)), reason="this system has one local address")
def test_nobody_else_answers_in_the_place_of_the_other_host():
    async def look() -> None:
        scene = new_scene()
        try:
            port = scene.listen(OTHER_HOST)
            assert not is_free((HOST, port))
            with socket.socket() as client:
                assert client.connect_ex((OTHER_HOST, port)) == 0
        finally:
            scene.close()

    asyncio.run(look())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_another_host_is_not_taken_for_swapped_bytes(monkeypatch: pytest.MonkeyPatch):
    """The swapped port is a part of the text of these ports: 51200 is 200, swapped."""
    hard = [port for port in CHOSEN if swapped(str(port)) in str(port)]
    assert 51200 in hard

    def chosen(scene: Scene) -> tuple[Any, int]:
        port = next(
            port for port in hard if swapped(str(port)) != str(port) and is_free((HOST, port))
        )
        scene.facts["port"] = str(port)
        return scene._bound(HOST, port), port

    monkeypatch.setattr(Scene, "_chosen", chosen)
    (report,) = check_files("client", [HERE / "mistakes" / "client" / "host-ignored_1.py"])
    assert report.mistakes[0] == "host-ignored", report
