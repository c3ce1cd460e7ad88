"""The answer to a question, how it was found, and how far it is proved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Generic, Literal, TypeAlias, TypeVar

from nnag_m2.algebra.display import ShownInParts, in_html
from nnag_m2.attaching import About

Certainty: TypeAlias = Literal["proved", "probabilistic", "numerical"]

R_co = TypeVar("R_co", covariant=True)


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


@dataclass(frozen=True)
class Answer(Generic[R_co]):
    """The answer to a question, with everything that belongs to it.

    Attributes
    ----------
    result
        What calling the question returns.
    provenance
        How it was found, and how far it is proved.
    scripts
        The Macaulay2 scripts that ran, in their sequence; empty when none was needed.
    seconds
        Wall-clock time of the question, all that it led to included.
    engine
        The version of Macaulay2; empty when it was not asked.
    output
        What Macaulay2 printed besides.
    from_cache
        Whether all replies were found on disk.
    """

    result: R_co
    provenance: Provenance
    scripts: tuple[str, ...] = field(default=(), repr=False)
    seconds: float = 0.0
    engine: str = ""
    output: str = field(default="", repr=False)
    from_cache: bool = False

    def _repr_html_(self) -> str:
        found = self.provenance
        how = f"{found.certainty}: {found.reason}; {self.seconds:.2g} s"
        with_engine = f"{how}, Macaulay2 {self.engine}" if self.engine else how
        return f"{in_html(self.result)}<p><small>{escape(with_engine)}</small></p>"

    to_json = About[str]()
    to_latex = About[str]()
