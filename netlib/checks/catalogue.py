"""The catalogue of each exercise: in which order its mistakes are looked for."""

from netlib.checks import client_answers, client_life, server_life, server_talk  # noqa: F401
from netlib.checks.client_sends import CLIENT
from netlib.checks.connection_mistakes import CONNECTION
from netlib.checks.goodbye_mistakes import GOODBYE
from netlib.checks.lines_mistakes import LINES
from netlib.checks.peer_mistakes import PEER
from netlib.checks.sending_mistakes import SENDING
from netlib.checks.server_interface import SERVER
from netlib.checks.sockets_mistakes import SOCKETS

__all__ = ["CLIENT", "CONNECTION", "GOODBYE", "LINES", "PEER", "SENDING", "SERVER", "SOCKETS"]
