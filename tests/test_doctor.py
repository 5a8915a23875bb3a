"""netlib.doctor: what is in the way is a problem, what only limits is a note, each in words."""

import importlib
import socket

import pytest

from netlib.addresses import AddressTable, OwnAddress
from netlib.doctor import Diagnosis, Finding

module = importlib.import_module("netlib.doctor")  # `netlib.doctor` itself is the function

GOOD = Finding("good", "Python 3.11.7 on Linux")
NOTE = Finding("note", "No IPv6 <here>.", "Do <b>nothing</b> & go on.")
PROBLEM = Finding("problem", "No loopback.", "Ask somebody.")
FINE = "Everything that the course needs works here."


def is_good(finding: Finding) -> bool:
    return finding.how == "good"


def test_only_a_problem_is_in_the_way():
    assert Diagnosis([]).healthy
    assert Diagnosis([GOOD, NOTE]).healthy
    assert not Diagnosis([GOOD, PROBLEM, NOTE]).healthy


@pytest.mark.parametrize(
    ("findings", "text"),
    [
        ([], FINE),
        (
            [GOOD, NOTE],
            f"{FINE}\n"
            "✓ Python 3.11.7 on Linux\n"
            "• No IPv6 <here>.\n"
            "    What to do: Do <b>nothing</b> & go on.",
        ),
        (
            [PROBLEM],
            "1 thing must be put right first: see ✗ below.\n"
            "✗ No loopback.\n"
            "    What to do: Ask somebody.",
        ),
        (
            [PROBLEM, GOOD, PROBLEM],
            "2 things must be put right first: see ✗ below.\n"
            "✗ No loopback.\n"
            "    What to do: Ask somebody.\n"
            "✓ Python 3.11.7 on Linux\n"
            "✗ No loopback.\n"
            "    What to do: Ask somebody.",
        ),
    ],
)
def test_a_diagnosis_is_a_list_with_remedies(findings, text):
    assert repr(Diagnosis(findings)) == text


def test_in_a_notebook_a_diagnosis_is_a_table_and_its_words_are_escaped():
    assert Diagnosis([GOOD, NOTE])._repr_html_() == (
        f"<p><b>{FINE}</b></p><table>"
        "<tr><td title='good'>✓</td><td style='text-align:left'>Python 3.11.7 on Linux</td></tr>"
        "<tr><td title='note'>•</td><td style='text-align:left'>No IPv6 &lt;here&gt;."
        "<br><b>What to do:</b> Do &lt;b&gt;nothing&lt;/b&gt; &amp; go on.</td></tr>"
        "</table>"
    )


def test_a_missing_package_is_a_problem_with_a_remedy(monkeypatch):
    monkeypatch.setattr(module, "NEEDED", ("pytest", "no-such-package"))
    diagnosis = module.doctor()
    (problem,) = [each for each in diagnosis if each.how == "problem"]
    assert problem.what == "The package no-such-package is not installed for this Python."
    assert problem.remedy == "Start the lesson by the first command of the course's README."
    assert Finding("good", f"pytest {pytest.__version__}") in diagnosis  # the others are listed


def test_without_a_loopback_ipv4_is_a_problem_and_ipv6_a_note(monkeypatch):
    tried = []

    def refuse(family: int, host: str) -> None:
        tried.append((family, host))
        raise OSError("blocked")

    monkeypatch.setattr(module, "_echo_once", refuse)
    diagnosis = module.doctor()
    assert tried == [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")]
    (problem,) = [each for each in diagnosis if each.how == "problem"]
    assert problem.what == "This machine cannot talk to itself over 127.0.0.1: blocked"
    assert "Allow Python in the firewall" in problem.remedy
    assert Finding("note", "No IPv6 on this machine. The course does without it.") in diagnosis
    assert not diagnosis.healthy


def test_the_loopback_is_tried_with_a_real_connection():
    module._echo_once(socket.AF_INET, "127.0.0.1")  # raises if it does not work
    # An address for documentation: no machine has it. RFC 5737.
    with pytest.raises(OSError, match=r"."):
        module._echo_once(socket.AF_INET, "203.0.113.1")


@pytest.mark.parametrize(
    ("addresses", "how", "words"),
    [
        ([], "note", "No other machine can reach this one: it is in no network."),
        (
            [OwnAddress("lo", "127.0.0.1", False, "loopback")],
            "note",
            "No other machine can reach this one: it is in no network.",
        ),
        (
            [
                OwnAddress("eth0", "10.0.0.7", True, "machines in the same network"),
                OwnAddress("wifi", "fd00::7", True, "machines in the same network"),
                OwnAddress("lo", "127.0.0.1", False, "loopback"),
            ],
            "good",
            "Addresses that other machines may reach: 10.0.0.7 (eth0), fd00::7 (wifi)",
        ),
    ],
)
def test_a_machine_in_no_network_is_a_note(monkeypatch, addresses, how, words):
    monkeypatch.setattr(module, "own_addresses", lambda: AddressTable(addresses))
    (finding,) = [each for each in module.doctor() if each.what == words]
    assert finding.how == how
    assert bool(finding.remedy) != is_good(finding)


def test_a_hub_is_a_note(monkeypatch):
    what = "This runs inside a JupyterHub: the sockets are on the hub's machine."
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    assert what not in [each.what for each in module.doctor()]
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")
    (finding,) = [each for each in module.doctor() if each.what == what]
    assert finding.how == "note"
    assert finding.remedy


def test_this_machine_is_healthy_and_what_is_not_good_has_words():
    diagnosis = module.doctor()  # faulthandler_timeout would end it if it waited for ever
    assert diagnosis.healthy, diagnosis
    assert Finding("good", "This machine can talk to itself over IPv4 (127.0.0.1).") in diagnosis
    assert repr(diagnosis).startswith(FINE)
