"""Questions as methods of values that stand below them: ``I.dimension()`` is ``dimension(I)``.

A value names the questions that are about it; where each is found is told by the package, which
stands above.  So the mathematics loads nothing that asks, until somebody asks.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

R_co = TypeVar("R_co", covariant=True)

_WAYS = ("run", "script", "query", "submit")

_found_by: list[Callable[[str], Any]] = []


class Asked(Protocol[R_co]):
    """A question whose first argument is known."""

    def __call__(self, *args: Any, **kwargs: Any) -> R_co:
        """Return the result."""

    def run(self, *args: Any, **kwargs: Any) -> Any:
        """Return the ``Answer``: the result with its provenance, scripts, seconds and engine."""

    def script(self, *args: Any, **kwargs: Any) -> str:
        """Return the Macaulay2 script; needs no Macaulay2."""

    def submit(self, *args: Any, **kwargs: Any) -> Any:
        """Return a future of the result."""


class About(Generic[R_co]):
    """A question about a value, in the class of the value, under the question's own name."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, subject: Any, owner: type) -> Asked[R_co]:
        question: Any = _found_by[-1](self._name)
        found: Asked[R_co] = question if subject is None else bound(question, subject)
        return found


def find_questions_by(find: Callable[[str], Any]) -> None:
    """Say how a question is found by its name."""
    _found_by.append(find)


def bound(question: Any, subject: Any) -> Any:
    """Return a question, with its ways of being asked, whose first argument is known."""

    @functools.wraps(question)
    def method(*args: Any, **kwargs: Any) -> Any:
        return question(subject, *args, **kwargs)

    for way in _WAYS if hasattr(question, "run") else ():
        setattr(method, way, functools.partial(getattr(question, way), subject))
    return method
