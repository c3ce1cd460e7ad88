"""Questions about a neuromanifold: called, they give the result; run, also how far it is proved."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, overload

from nnag_m2.provenance import Provenance

S = TypeVar("S")
P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True)
class Answer(Generic[R_co]):
    """A result with its provenance.

    Attributes
    ----------
    result
        What calling the question returns.
    provenance
        How it was found, and whether it is proved or probabilistic.
    """

    result: R_co
    provenance: Provenance


class AskedOf(Generic[P, R]):
    """A question to one neuromanifold."""

    def __init__(self, subject: Any, ask: Callable[..., Answer[R]]) -> None:
        self._subject = subject
        self._ask = ask
        functools.update_wrapper(self, ask)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Return the result."""
        return self.run(*args, **kwargs).result

    def run(self, *args: P.args, **kwargs: P.kwargs) -> Answer[R]:
        """Return the result with its provenance."""
        return self._ask(self._subject, *args, **kwargs)


class Question(Generic[S, P, R]):
    """A method that can also be run, so that the provenance is seen."""

    def __init__(self, ask: Callable[Concatenate[S, P], Answer[R]]) -> None:
        self._ask = ask
        self.__doc__ = ask.__doc__
        self.__name__ = ask.__name__

    @overload
    def __get__(self, subject: None, owner: type) -> Question[S, P, R]: ...
    @overload
    def __get__(self, subject: S, owner: type) -> AskedOf[P, R]: ...
    def __get__(self, subject: S | None, owner: type) -> Question[S, P, R] | AskedOf[P, R]:
        return self if subject is None else AskedOf(subject, self._ask)


def question(ask: Callable[Concatenate[S, P], Answer[R]]) -> Question[S, P, R]:
    """Return the question whose answers a method gives."""
    return Question(ask)
