"""The catalogue of each exercise: in which order its mistakes are looked for."""

from netlib.checks.server_interface import SERVER
from netlib.checks import server_talk, server_life  # noqa
from netlib.checks.server_interface import SERVER

__all__ = ["SERVER"]
