"""Helpers of the course "Introduction to Network Programming": see README.md in this folder."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  the first thing an older Python comes to
    raise ImportError("This course needs Python 3.11 or newer, and this Python is older.")

from netlib.addresses import own_addresses
from netlib.background import run_in_background
from netlib.background_server import BackgroundServer
from netlib.checks import Report, check
from netlib.doctor import doctor
from netlib.errors import explain
from netlib.events import Event, Trace
from netlib.host_diagram import host_diagram
from netlib.lossy_link import LossyLink
from netlib.notebook import load_ipython_extension, unload_ipython_extension
from netlib.other_host import OtherHost
from netlib.panel import Panel, watch
from netlib.progress import Progress, my_progress
from netlib.protocol import Student, answer, serve_datagrams, serve_student
from netlib.quiz import Question, Verdict, predict
from netlib.reach import can_be_reached, can_reach
from netlib.recording import Recording
from netlib.serial_link import SerialLink
from netlib.system_loss import dropped, lose_incoming, sent_again
from netlib.system_view import look, look_at, look_at_both

# The names that notebooks use, in the order of the rooms in README.md.
__all__ = [  # noqa: RUF022
    "explain",
    "Event",
    "Trace",
    "host_diagram",
    "Student",
    "answer",
    "serve_student",
    "serve_datagrams",
    "own_addresses",
    "doctor",
    "can_be_reached",
    "can_reach",
    "look",
    "look_at",
    "look_at_both",
    "Recording",
    "OtherHost",
    "run_in_background",
    "BackgroundServer",
    "LossyLink",
    "lose_incoming",
    "sent_again",
    "dropped",
    "SerialLink",
    "Panel",
    "watch",
    "Progress",
    "my_progress",
    "Question",
    "Verdict",
    "predict",
    "Report",
    "check",
    "load_ipython_extension",
    "unload_ipython_extension",
]
