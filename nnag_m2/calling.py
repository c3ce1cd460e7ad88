"""What the user called: its name, in which errors speak, and whether it may go on.

The lowest module: whatever computes calls ``checkpoint()`` in its long loops, and whatever refuses
an argument speaks in the name of what was called, without having either handed on.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sized
from contextlib import AbstractContextManager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")


class Call:
    """What was called, and by what.

    Attributes
    ----------
    name
        As the user wrote it; empty for a task that has none.
    above
        The call in whose course this one came; ``None`` for what the user called.
    """

    def __init__(self, name: str, above: Call | None = None) -> None:
        self.name, self.above = name, above

    def check(self, done: int | None, of: int | None) -> None:
        """Raise when this call may not go on."""

    def lineage(self) -> Iterator[Call]:
        """Yield this call, the one above it, and so on up to the user's."""
        call: Call | None = self
        while call is not None:
            yield call
            call = call.above


_call: ContextVar[Call | None] = ContextVar("nnag_m2_call", default=None)


def current_call() -> Call | None:
    """Return the innermost call."""
    return _call.get()


def called() -> str:
    """Return the name of what the user called, empty when nothing with a name was."""
    call = _call.get()
    names = [] if call is None else [c.name for c in call.lineage() if c.name]
    return names[-1] if names else ""


def checkpoint(done: int | None = None, of: int | None = None) -> None:
    """Raise when the time is over or the question was cancelled; stands in every long loop.

    Parameters
    ----------
    done, of
        How many steps are done, of how many, where that is known: shown as progress.
    """
    call = _call.get()
    while call is not None:
        call.check(done, of)
        call = call.above


def steps(items: Iterable[T]) -> Iterator[T]:
    """Yield items, a checkpoint before each; how many are done is told where they have a length."""
    of = len(items) if isinstance(items, Sized) else None
    for done, item in enumerate(items):
        checkpoint(done, of)
        yield item


@contextlib.contextmanager
def having(variable: ContextVar[T], value: T) -> Iterator[None]:
    """Give a variable of the context a value inside a block."""
    token = variable.set(value)
    try:
        yield
    finally:
        variable.reset(token)


def calling(call: Call) -> AbstractContextManager[None]:
    """Make a call the innermost one inside a block."""
    return having(_call, call)


def clearing_away() -> AbstractContextManager[None]:
    """Make checkpoints pass inside a block that clears away after one has raised."""
    return having(_call, None)
