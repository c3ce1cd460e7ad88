"""All kinds of cases: each is registered when its module is loaded."""

from . import calls, distance_checks, engine_checks, faults, network_checks, point_checks, texts
from .cases import KINDS

__all__ = [
    "KINDS",
    "calls",
    "distance_checks",
    "engine_checks",
    "faults",
    "network_checks",
    "point_checks",
    "texts",
]
