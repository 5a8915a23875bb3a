"""The catalogue of each exercise. A table grows from module to module, in the order of imports."""

from netlib.checks.client_life import CLIENT
from netlib.checks.connection_mistakes import CONNECTION
from netlib.checks.goodbye_mistakes import GOODBYE
from netlib.checks.lines_mistakes import LINES
from netlib.checks.many_mistakes import MANY_CLIENTS
from netlib.checks.peer_mistakes import PEER
from netlib.checks.sending_mistakes import SENDING
from netlib.checks.server_life import SERVER
from netlib.checks.sockets_mistakes import SOCKETS

__all__ = [
    "CLIENT",
    "CONNECTION",
    "GOODBYE",
    "LINES",
    "MANY_CLIENTS",
    "PEER",
    "SENDING",
    "SERVER",
    "SOCKETS",
]
