"""How an answer was found, and how far it is proved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from nnag_m2.algebra.display import ShownInParts

Certainty: TypeAlias = Literal["proved", "probabilistic", "numerical"]


@dataclass(frozen=True)
class Provenance(ShownInParts):
    """How an answer was found, and how far it is proved.

    Attributes
    ----------
    method
        What was done.
    certainty
        ``"proved"``: chance may have helped to find the answer, but the answer does not depend
        on it.  ``"probabilistic"``: right for all but few of the random choices.
        ``"numerical"``: rests on floating point numbers that are not certified.
    reason
        Why it is proved, or on what it rests.
    seed
        Of the random choices, if there were any.
    primes
        The primes that were computed with, if any.
    """

    method: str
    certainty: Certainty
    reason: str
    seed: int | None = None
    primes: tuple[int, ...] = ()


def exactly(method: str) -> Provenance:
    """Return how exact arithmetic in Macaulay2 finds an answer."""
    return Provenance(method, "proved", "exact arithmetic, and no random choice")


def combined(method: str, parts: Sequence[Provenance]) -> Provenance:
    """Return how far an answer is proved that rests on others: as far as each of them is."""
    chance = [part for part in parts if part.certainty != "proved"]
    if not chance:
        reason = "all that it rests on is proved" if parts else "exact arithmetic"
        return Provenance(method, "proved", reason)
    reasons = "; ".join(dict.fromkeys(f"{part.method}: {part.reason}" for part in chance))
    seeds = {part.seed for part in chance if part.seed is not None}
    primes = tuple(sorted({p for part in chance for p in part.primes}))
    numerical = any(part.certainty == "numerical" for part in chance)
    certainty: Certainty = "numerical" if numerical else "probabilistic"
    return Provenance(method, certainty, reasons, min(seeds, default=None), primes)
