"""Parts of one question that are answered side by side: what has come of each, and whose turn is.

A part keeps its scripts, events and provenances to itself until the parts before it are over: so
all of them come in the sequence in which one after the other would have brought them.
"""

from __future__ import annotations

import threading
from collections import ChainMap, deque
from collections.abc import Callable, MutableMapping
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from nnag_m2.asking.answer import Provenance
from nnag_m2.asking.context import Task
from nnag_m2.asking.events import Event, Listener
from nnag_m2.calling import checkpoint, having

_STEP = 0.02
"""Seconds between two looks whether a part that waits for its turn may go on at all."""


@dataclass(frozen=True)
class Kept:
    """A script that was answered.

    Attributes
    ----------
    query
        What asked it; ``None`` for a script of somebody's.
    """

    script: str
    output: str
    engine: str
    cached: bool
    query: Any = None


class Turn:
    """The turn to compute in Python, which the parts of a question hand to each other.

    Python computes one thing at a time anyway; and FLINT's precision is one number for the whole
    process, which two threads may not set at once.  So a part gives its turn away only where it
    waits for Macaulay2.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holder = 0

    def take(self) -> None:
        """Wait for the turn, with checkpoints."""
        while not self._lock.acquire(timeout=_STEP):
            checkpoint()
        self._holder = threading.get_ident()

    def leave(self) -> None:
        """Give the turn away, if this thread has it."""
        if self._holder == threading.get_ident():
            self._holder = 0
            self._lock.release()


class Part(Task):
    """One of the parts of a question that are answered side by side.

    Attributes
    ----------
    known
        The answers to queries, of this part and of what came before.
    kept, provenances
        What it rests on.
    events
        What it tells, with those who are to be told.
    done, result, error
        Whether it is over, and how it ended.
    """

    def __init__(
        self, known: MutableMapping[Any, Any], turn: Turn, told: Callable[[], None]
    ) -> None:
        super().__init__()
        self.known: ChainMap[Any, Any] = ChainMap({}, known)
        self.turn = turn
        self.kept: list[Kept] = []
        self.provenances: list[Provenance] = []
        self.events: deque[tuple[Event, tuple[Listener, ...]]] = deque()
        self.done = False
        self.result: Any = None
        self.error: BaseException | None = None
        self._told = told

    def tell(self, event: Event, listeners: tuple[Listener, ...]) -> None:
        """Keep an event until it is its turn to be told."""
        self.events.append((event, listeners))
        self._told()


_part: ContextVar[Part | None] = ContextVar("nnag_m2_part", default=None)


def current_part() -> Part | None:
    """Return the innermost part that is being answered here."""
    return _part.get()


def in_part(part: Part | None) -> AbstractContextManager[None]:
    """Have what is asked inside the block belong to a part, or to none."""
    return having(_part, part)
