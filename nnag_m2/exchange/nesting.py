"""Values inside values, of which lists can hold themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from nnag_m2.errors import InputError


@contextmanager
def nested() -> Iterator[None]:
    """Refuse, inside a block, what is nested more deeply than Python can follow."""
    try:
        yield
    except RecursionError:
        raise InputError("values must be nested less deeply", "a deep one") from None
