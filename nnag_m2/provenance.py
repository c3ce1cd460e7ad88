"""How an answer was found, and how far it is proved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Certainty: TypeAlias = Literal["proved", "probabilistic"]


@dataclass(frozen=True)
class Provenance:
    """How an answer was found, and how far it is proved.

    Attributes
    ----------
    method
        What was done.
    certainty
        ``"proved"``: chance may have helped to find the answer, but the answer does not depend
        on it.  ``"probabilistic"``: right for all but few of the random choices.
    reason
        Why it is proved, or on what it rests.
    seed
        Of the random choices, if there were any.
    primes
        The primes that were computed with, if any.
    scripts
        The Macaulay2 scripts that ran.
    """

    method: str
    certainty: Certainty
    reason: str
    seed: int | None = None
    primes: tuple[int, ...] = ()
    scripts: tuple[str, ...] = field(default=(), repr=False)
