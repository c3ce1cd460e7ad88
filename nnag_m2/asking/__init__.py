"""Asking: what a question is made of, for this package and for questions outside of it."""

from nnag_m2.asking.answer import Answer
from nnag_m2.asking.context import Options, asking
from nnag_m2.asking.events import Event
from nnag_m2.asking.pool import Pool
from nnag_m2.asking.provenance import Certainty, Provenance
from nnag_m2.asking.query import Query, RingOf, Value, ring_of
from nnag_m2.asking.question import ask, question
from nnag_m2.asking.reading import (
    boolean,
    expect,
    ideal_argument,
    ideal_in,
    ideals_in,
    integer,
    items,
    map_argument,
    poly_in,
    rational_ideal,
)
from nnag_m2.asking.recording import record_scripts
from nnag_m2.calling import checkpoint
from nnag_m2.errors import named

__all__ = [
    "Answer",
    "Certainty",
    "Event",
    "Options",
    "Pool",
    "Provenance",
    "Query",
    "RingOf",
    "Value",
    "ask",
    "asking",
    "boolean",
    "checkpoint",
    "expect",
    "ideal_argument",
    "ideal_in",
    "ideals_in",
    "integer",
    "items",
    "map_argument",
    "named",
    "poly_in",
    "question",
    "rational_ideal",
    "record_scripts",
    "ring_of",
]
