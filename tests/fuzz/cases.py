"""What a case is: a kind and a number, from which with the seed everything is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Literal, TypeAlias

from nnag_m2 import Session

Outcome: TypeAlias = Literal["answer", "refusal", "undecided", "failure"]
Group: TypeAlias = Literal["inputs", "computations", "faults"]


class Wrong(AssertionError):
    """An answer that is not right, or something else that must not be."""


class Late(BaseException):
    """The case took too long; not an ``Exception``, so that nobody on the way catches it."""


@dataclass
class Setting:
    """What the cases of one process share.

    Attributes
    ----------
    engine
        The path of the Macaulay2 to ask.
    timeout
        Seconds for each question; a question that takes longer is not judged.
    names
        Whether an error must begin with the name of the function that was called.
    """

    engine: str
    timeout: float = 5.0
    names: bool = True

    @cached_property
    def session(self) -> Session:
        """The session that all questions share."""
        return Session(self.engine, timeout=self.timeout)


Check: TypeAlias = Callable[[Random, Setting], Outcome]


@dataclass(frozen=True)
class Kind:
    """A kind of cases: a function that draws one and judges it."""

    group: Group
    check: Check
    weight: int


KINDS: dict[str, Kind] = {}


def kind(group: Group, weight: int = 1) -> Callable[[Check], Check]:
    """Return the decorator that adds a kind under the name of its function."""

    def added(check: Check) -> Check:
        KINDS[check.__name__] = Kind(group, check, weight)
        return check

    return added


def turns(group: Group) -> list[str]:
    """Return the kinds of a group as they take turns, each as often as its weight says."""
    chosen = {name: k.weight for name, k in KINDS.items() if k.group == group}
    rounds = max(chosen.values(), default=0)
    return [name for i in range(rounds) for name, weight in chosen.items() if i < weight]


def chance_of(seed: int, name: str, number: int) -> Random:
    """Return what a case draws from; no other case draws from it."""
    return Random(f"{seed} {name} {number}")


def require(condition: object, *said: object) -> None:
    """Raise ``Wrong`` unless the condition holds."""
    if not condition:
        raise Wrong(" ".join(map(str, said)))
