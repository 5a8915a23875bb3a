"""The process that runs the student's function, and tells the tutor what becomes of it.

It connects to the tutor, takes one job, and does it in its main thread. A second thread answers
the tutor's questions meanwhile: where does each thread stand, what was printed, what failed. It
lives until the tutor ends it. Words are lines of JSON; whoever sends a wrong one is not heard.
"""

import base64
import builtins
import importlib.util
import linecache
import logging
import os
import pickle
import queue
import socket
import sys
import threading
import types
import warnings
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from json import dumps, loads  # by name: the student's code may change what is in a module
from socket import AF_INET, SO_SNDBUF, SOCK_DGRAM, SOCK_STREAM, SOL_SOCKET
from typing import Any

from netlib import tracing
from netlib.checks import limits
from netlib.checks.machines import MACHINES
from netlib.checks.standard_streams import Output, no_input
from netlib.checks.telling import described, failure, signature_problem, stacks, told
from netlib.recording import Recording

MODULE = "student"  # the name of the student's file as a module
CALLS_KEPT = 3_000
SMALL_BUFFER = 4096  # bytes
CALLS_TOLD = 200


class Child:
    """One process for one job."""

    def __init__(self, port: int, token: str, keeper: int = 0) -> None:
        self._pid, self._keeper = os.getpid(), keeper
        self._control = tracing.PlainSocket(socket.AF_INET, socket.SOCK_STREAM)
        # Without this, a word waits until the one before it is acknowledged (Nagle, RFC 896).
        self._control.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._control.connect(("127.0.0.1", port))
        self._lines = self._control.makefile("rb")
        if hasattr(os, "register_at_fork"):  # else the tutor does not see when this process ends
            os.register_at_fork(after_in_child=partial(os.close, self._control.fileno()))
        self._sending = threading.Lock()
        self._failures: list[dict[str, Any]] = []
        self._comparisons: list[dict[str, Any]] = []
        self._timeouts: list[float] = []
        self._output, self._errors = Output(), Output()
        self._kept: list[Any] = []  # what the function made or was given: kept open for the tutor
        self._calls: queue.SimpleQueue[list[Any]] = queue.SimpleQueue()  # that the tutor asks for
        self._recording = Recording(CALLS_KEPT, asyncio=True, looks=False)
        self._tell("hello", pid=self._pid, keeper=keeper, token=token)

    def _tell(self, kind: str, **content: Any) -> None:
        if os.getpid() != self._pid:  # forked by the student's code: nobody asks it
            return
        line = dumps({"kind": kind, **content}).encode() + b"\n"
        with self._sending, suppress(OSError):
            self._control.sendall(line)

    def live(self) -> None:
        """Do the job. Then rest until the tutor ends this process."""
        job = loads(self._lines.readline())
        limits.apply(self._keeper)
        self._watch()
        threading.Thread(target=self._answer_questions, name="tutor", daemon=True).start()
        if prepare := MACHINES.get(job["machine"]):
            prepare()
        function = self._load(job)
        if function is not None:
            getattr(self, f"_do_{job['role']}")(function, job)
        tracing.Rest().wait()

    def _watch(self) -> None:
        """Let nothing that the student's code prints, warns of, or fails with be lost."""
        sys.stdout, sys.stderr = self._output, self._errors
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115  whoever asks, reads the end
        builtins.input = no_input
        threading.excepthook = lambda args: self._failed(args.exc_value, args.thread)
        sys.unraisablehook = lambda args: self._failed(args.exc_value)  # of _thread's threads
        logging.getLogger().addHandler(_LogHandler(self))
        warnings.simplefilter("always", BytesWarning)
        warnings.simplefilter("ignore", ResourceWarning)
        warnings.showwarning = self._warned
        tracing.install()
        tracing.REUSEADDR_IS_SAFE = False  # an option that is left out stays out, as in a script
        self._note_waits()
        self._recording.start()
        self._socket = socket.socket

    def _note_waits(self) -> None:
        """Note the time limits that the student's code sets."""
        plain = tracing.TracedSocket.settimeout

        def settimeout(each: Any, seconds: float | None) -> None:
            if seconds is not None and len(self._timeouts) < CALLS_TOLD:
                self._timeouts.append(float(seconds))
            plain(each, seconds)

        tracing.TracedSocket.settimeout = settimeout  # type: ignore[method-assign]

    def _failed(self, error: BaseException | None, thread: threading.Thread | None = None) -> None:
        if error is not None and len(self._failures) < CALLS_TOLD:
            self._failures.append(failure(error, thread or threading.current_thread()))

    def _warned(
        self,
        message: Any,
        category: Any,
        filename: str,
        lineno: int,
        file: Any = None,
        line: Any = None,
    ) -> None:
        if issubclass(category, BytesWarning) and len(self._comparisons) < CALLS_TOLD:
            text = linecache.getline(filename, lineno).strip()
            self._comparisons.append({"message": str(message), "line": lineno, "text": text})

    # The student's function

    def _load(self, job: dict[str, Any]) -> Any:
        """The function, or None: then the tutor knows why."""
        for filename, source in job["sources"].items():
            lines = source.splitlines(keepends=True)
            linecache.cache[filename] = (len(source), None, lines, filename)
        try:
            function = self._find(job)
        except BaseException as error:  # also SystemExit
            self._tell("not loaded", failure=failure(error, threading.current_thread()))
            return None
        if not callable(function):
            self._tell("no function", found=type(function).__name__)
            return None
        if wrong := signature_problem(function, job["parameters"]):
            self._tell("wrong signature", text=wrong)
            return None
        self._tell("loaded")
        return function

    def _find(self, job: dict[str, Any]) -> Any:
        if job["pickled"]:
            return pickle.loads(base64.b64decode(job["pickled"]))
        (filename, source), *_ = job["sources"].items()
        spec = importlib.util.spec_from_loader(MODULE, None, origin=filename)
        assert spec is not None
        module = importlib.util.module_from_spec(spec)
        module.__file__ = filename
        sys.modules[MODULE] = module
        sys.path.insert(0, os.path.dirname(filename))
        exec(compile(source, filename, "exec"), module.__dict__)
        return getattr(module, job["function"], None)

    # The jobs

    def _do_serve(self, function: Any, job: dict[str, Any]) -> None:
        """Call the function with a socket that listens, or that takes datagrams."""
        kind = SOCK_DGRAM if job["datagrams"] else SOCK_STREAM
        given = self._socket(AF_INET, kind)
        given.bind(("127.0.0.1", 0))
        if kind == SOCK_STREAM:
            # Connections inherit it: a client that does not read is felt after few bytes.
            given.setsockopt(SOL_SOCKET, SO_SNDBUF, SMALL_BUFFER)
            given.listen(128)
        self._kept.append(given)
        self._tell("ready", port=given.getsockname()[1])
        self._call(function, (given, *job["arguments"]))

    def _do_call(self, function: Any, job: dict[str, Any]) -> None:
        """Call the function with plain values, as often as the tutor asks for."""
        for arguments in job.get("calls", ()):
            self._call(function, tuple(self._made(each) for each in arguments))
        self._tell("ready", port=0)
        while True:
            arguments = self._calls.get()
            self._call(function, tuple(self._made(each) for each in arguments))

    def _made(self, argument: Any) -> Any:
        """An argument: a value; bytes; or a socket connected to the tutor."""
        if not isinstance(argument, dict):
            return argument
        if "bytes" in argument:
            return base64.b64decode(argument["bytes"])
        connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if "buffer" in argument:  # before connect: then it is felt after few bytes
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, argument["buffer"])
        connection.connect((argument.get("host", "127.0.0.1"), argument["port"]))
        self._kept.append(connection)
        if "timeout" in argument:
            connection.settimeout(argument["timeout"])
        return connection

    def _call(self, function: Any, arguments: tuple[Any, ...]) -> None:
        try:
            result = function(*arguments)
            if isinstance(result, types.CoroutineType):
                result.close()
        except BaseException as error:  # also SystemExit
            self._tell("raised", failure=failure(error, threading.current_thread()))
        else:
            self._kept.append(result)
            self._tell("returned", value=described(result))

    def _note_call(self, arguments: list[Any]) -> dict[str, Any]:
        self._calls.put(arguments)
        return {}

    # The tutor's questions

    def _answer_questions(self) -> None:
        asked: dict[str, Any] = {}
        answers: dict[str, Callable[[], dict[str, Any]]] = {
            "call": lambda: self._note_call(asked["arguments"]),
            "stacks": lambda: {"threads": stacks()},
            "report": self._report,
            "shut down": self._shut_down,
            "close": self._close,
            "release": self._release,
            "describe": lambda: {"values": [described(each) for each in self._kept]},
        }
        for line in self._lines:
            asked = loads(line)
            question = asked["ask"]
            try:
                self._tell(question, **answers[question]())
            except Exception as error:  # student code may have changed what is used here
                self._tell(question, problem=repr(error))
        os._exit(0)  # the tutor has gone

    def _report(self) -> dict[str, Any]:
        events = [told(event) for _, event in self._recording.recent(CALLS_TOLD)]
        return {
            "output": self._output.text,
            "errors": self._errors.text,
            "failures": self._failures,
            "comparisons": self._comparisons,
            "timeouts": self._timeouts,
            "events": events,
        }

    def _shut_down(self) -> dict[str, Any]:
        with suppress(OSError):
            tracing.PlainSocket.shutdown(self._kept[0], socket.SHUT_RDWR)
        return {}

    def _close(self) -> dict[str, Any]:
        tracing.PlainSocket.close(self._kept[0])
        return {}

    def _release(self) -> dict[str, Any]:
        """Let go of everything that the function was given or returned."""
        for each in self._kept:
            for one in each if isinstance(each, tuple) else (each,):
                if isinstance(one, socket.socket):
                    tracing.PlainSocket.close(one)
        self._kept.clear()
        return {}


class _LogHandler(logging.Handler):
    """Takes the errors that asyncio and others only log."""

    def __init__(self, child: Child) -> None:
        super().__init__()
        self._child = child

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1]:
            self._child._failed(record.exc_info[1])


def main() -> None:
    """`python -m netlib.checks.child PORT TOKEN`: where a process cannot be forked."""
    Child(int(sys.argv[1]), sys.argv[2]).live()


if __name__ == "__main__":
    main()
