"""The catalogue of each exercise: in which order its mistakes are looked for."""

# isort: off  (they add to one table: the order of these lines is the order of the entries)
from netlib.checks import (
    server_life,  # noqa: F401
    server_talk,  # noqa: F401
)
from netlib.checks.many_mistakes import MANY_CLIENTS
from netlib.checks.server_interface import SERVER

# isort: on

__all__ = ["MANY_CLIENTS", "SERVER"]
