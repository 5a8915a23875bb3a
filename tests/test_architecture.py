"""The package as a whole: reading order is import order, and each room keeps to its purpose."""

import ast
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import netlib

PACKAGE = Path(netlib.__file__).parent

# The one source of the order: a module imports only from modules above it.
ORDER = [
    # pure: bytes and values in, bytes and values out
    *(
        "errors",
        "visible",
        "events",
        "tcp_states",
        "picture",
        "conversation",
        "sequence_diagram",
        "byte_diagram",
        "state_diagram",
        "link_diagram",
        "host_diagram",
        "framing",
        "protocol",
    ),
    # the real machine
    *("output", "addresses", "doctor", "reach", "student_code", "tracing", "system_view"),
    *("recording", "both_hosts", "other_host", "background", "background_server"),
    *("lossy_link", "system_loss", "serial_link"),
    # seen by people
    *("widget", "panel", "progress", "quiz", "checks", "notebook"),
    *("environment", "lab_server", "deck", "pdf", "lab", "presenter", "handout", "cli"),
    # the doors
    *("__init__", "__main__"),
]
PURE = [
    "errors",
    "visible",
    "events",
    "tcp_states",
    "picture",
    "conversation",
    "sequence_diagram",
    "byte_diagram",
    "state_diagram",
    "link_diagram",
    "host_diagram",
    "framing",
    "protocol",
]
IMPURE = {"socket", "threading", "time", "random", "selectors", "asyncio"}
ALLOWED_ALL_THE_SAME = {("events", "threading")}  # for its lock: a Trace is filled by many threads
THIRD_PARTY = {
    "psutil": {"addresses", "system_view", "checks"},
    "cloudpickle": {"checks"},
    "nbformat": {"lab", "deck", "presenter"},
    "nbconvert": {"deck"},
    "jupyterlab": {"lab"},
    "IPython": {"panel"},
    **{name: {"widget"} for name in ("anywidget", "traitlets")},
    "serial": {"serial_link"},
}
SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "core", "base", "manager", "misc"}
LATE = {
    "ipywidgets",
    "anywidget",
    "traitlets",
    "IPython",
    "psutil",
    "jupyterlab",
    "nbformat",
    "serial",
    "asyncio",  # only the tutor needs these two
    "cloudpickle",
    "nbconvert",
}

FOLDERS = {"panel", "quiz", "checks", "deck", "presenter"}  # rooms with more than one file
SOURCES = {file.stem: file.read_text(encoding="utf-8") for file in PACKAGE.glob("*.py")} | {
    folder: "\n".join(file.read_text(encoding="utf-8") for file in (PACKAGE / folder).glob("*.py"))
    for folder in FOLDERS
}


# Each check takes sources by module name, and gives what is wrong


def imported(source: str) -> set[str]:
    """The full name of everything a module of netlib imports, also inside its functions."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = ("netlib", node.module) if node.level else (node.module,)
            place = ".".join(part for part in start if part)
            names |= {f"{place}.{alias.name}" for alias in node.names}
    return names


def modules_of_netlib(source: str, order: list[str]) -> set[str]:
    """Which modules of netlib a source imports. A name that is no module comes from __init__."""
    parts = [name.split(".") for name in imported(source)]
    own = [part[1] if len(part) > 1 else "__init__" for part in parts if part[0] == "netlib"]
    return {name if name in order else "__init__" for name in own}


def against_the_order(sources: dict[str, str], order: list[str]) -> list[str]:
    return [
        f"{module} imports {other}"
        for module, source in sources.items()
        for other in sorted(modules_of_netlib(source, order))
        if other != module or module not in FOLDERS
        if order.index(other) >= order.index(module)
    ]


def impure(sources: dict[str, str]) -> set[tuple[str, str]]:
    return {
        (module, name.split(".")[0])
        for module, source in sources.items()
        for name in imported(source)
        if name.split(".")[0] in IMPURE
    }


def printing(sources: dict[str, str]) -> list[str]:
    return [
        module
        for module, source in sources.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Name) and node.id == "print"
    ]


def third_party(sources: dict[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for module, source in sources.items():
        for name in {each.split(".")[0] for each in imported(source)}:
            if name not in sys.stdlib_module_names and name != "netlib":
                found.setdefault(name, set()).add(module)
    return found


def saying_nothing(sources: dict[str, str]) -> list[str]:
    return [module for module in sources if SAY_NOTHING & set(module.split("_"))]


def public_names(package: ModuleType) -> set[str]:
    return {
        name
        for name, value in vars(package).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }


# The real package


def test_every_module_is_in_the_order_once():
    assert sorted(ORDER) == sorted(SOURCES)
    folders = {file.parent.name for file in PACKAGE.rglob("*.py") if file.parent != PACKAGE}
    assert folders == FOLDERS


def test_each_module_imports_only_from_modules_above_it():
    assert against_the_order(SOURCES, ORDER) == []


def test_pure_modules_know_no_socket_no_thread_and_no_clock():
    found = impure({module: SOURCES[module] for module in PURE})
    assert found <= ALLOWED_ALL_THE_SAME


def test_pure_modules_import_only_pure_modules():
    for module in PURE:
        assert modules_of_netlib(SOURCES[module], ORDER) <= set(PURE)


def test_no_module_prints():
    assert printing(SOURCES) == []


def test_each_third_party_package_has_the_one_module_that_is_for_it():
    assert third_party(SOURCES) == THIRD_PARTY


def test_the_name_of_each_module_says_what_it_is_for():
    assert saying_nothing(SOURCES) == []


def test_all_is_exactly_what_netlib_shows():
    assert set(netlib.__all__) == public_names(netlib)
    assert len(set(netlib.__all__)) == len(netlib.__all__)


def loaded_by(source: str) -> tuple[set[str], str]:
    """The top-level modules a fresh Python has after running `source`, and what was printed."""
    ask = "import sys; print(' '.join(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"{source}\n{ask}"],
        cwd=PACKAGE.parent, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return {name.split(".")[0] for name in done.stderr.split()}, done.stdout


def test_importing_netlib_loads_nothing_that_is_slow_and_says_nothing():
    modules, printed = loaded_by("import netlib")
    assert "netlib" in modules
    assert modules & LATE == set()
    assert printed == ""


def test_importing_netlib_changes_nothing():
    watched = "(socket.socket, threading.Thread.start, sys.stdout, threading.active_count())"
    modules = "import socket, sys, threading"
    _, printed = loaded_by(
        f"{modules}\nbefore = {watched}\nimport netlib\nprint(before == {watched})"
    )
    assert printed == "True\n"


# Each check was seen red


@pytest.mark.parametrize(
    "line",
    [
        "import netlib.b",
        "import netlib.b as other",
        "from netlib.b import name",
        "from netlib import b",
        "from netlib import a_name",
        "from . import b",
        "from .b import name",
        "import netlib",
        "from netlib.a import itself",
        "def function():\n    from netlib import b",
        "if False:\n    import os, netlib.b",
    ],
)
def test_an_import_from_below_is_seen(line):
    order = ["a", "b", "__init__"]
    assert len(against_the_order({"a": line}, order)) == 1
    above = line.replace("netlib.a import", "netlib.b import")
    assert against_the_order({"z": above}, [*order, "z"]) == []


@pytest.mark.parametrize(
    "line", ["import time", "from socket import AF_INET", "def f():\n    import asyncio.events"]
)
def test_an_impure_import_is_seen(line):
    ((module, _),) = impure({"framing": line})
    assert module == "framing"
    assert impure({"framing": "from datetime import time\nimport timeit"}) == set()


def test_printing_is_seen():
    assert printing({"a": "def f():\n    print(1)", "b": "say = print", "c": "pprint(1)"}) == [
        *("a", "b")
    ]


def test_a_third_party_import_is_seen():
    found = third_party({"a": "import psutil, os", "b": "def f():\n    from psutil.x import y"})
    assert found == {"psutil": {"a", "b"}}
    assert third_party({"a": "import netlib.b\nfrom . import c\nimport socket"}) == {}


def test_a_name_that_says_nothing_is_seen():
    assert saying_nothing({"net_utils": "", "core": "", "database": ""}) == ["net_utils", "core"]


def test_a_public_name_is_seen():
    package = ModuleType("package")
    vars(package).update(shown=1, _hidden=2, module=ast)
    assert public_names(package) == {"shown"}


def test_a_slow_import_is_seen():
    modules, printed = loaded_by("import psutil; print(1)")
    assert modules & LATE == {"psutil"}
    assert printed == "1\n"
