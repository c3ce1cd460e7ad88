"""Thresholds as values: exact, or two bounds and a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sympy import Integer, Rational


@dataclass(frozen=True)
class Threshold:
    """A real log canonical threshold or a learning coefficient, or bounds of it.

    Attributes
    ----------
    lower, upper
        Bounds, which are proved; equal where it is known exactly.
    multiplicity
        Where it is known; ``None`` elsewhere.
    reason
        Why it is known, or on what the bounds rest.

    Examples
    --------
    >>> cusp = Threshold(Rational(5, 6), Rational(5, 6), 1, "nondegenerate")
    >>> cusp.is_exact, cusp.value, cusp.multiplicity
    (True, 5/6, 1)
    """

    lower: Rational
    upper: Rational
    multiplicity: int | None
    reason: str

    @property
    def is_exact(self) -> bool:
        """Whether it is known."""
        return bool(self.lower == self.upper)

    @property
    def value(self) -> Rational | None:
        """The number, where it is known, else ``None``."""
        return self.lower if self.is_exact else None

    def moved(self, by: Rational, before: str = "") -> Threshold:
        """Return the threshold with more smooth coordinates, and words before its reason."""
        reason = before + self.reason
        return Threshold(self.lower + by, self.upper + by, self.multiplicity, reason)

    def halved(self) -> Threshold:
        """Return the threshold of the sum of the squares of the generators."""
        return Threshold(self.lower / 2, self.upper / 2, self.multiplicity, self.reason)


def added(parts: Iterable[Threshold], smooth: int) -> Threshold:
    """Return the threshold of a sum of ideals in different coordinates, some of which vanish."""
    listed = list(parts)
    known = [part.multiplicity for part in listed if part.multiplicity is not None]
    multiplicity = 1 + sum(known) - len(known) if len(known) == len(listed) else None
    said = [f"equations for coordinates, solved: {smooth}"] if smooth else []
    reasons = dict.fromkeys([*said, *(part.reason for part in listed)]) or ["the zero ideal"]
    lower = sum((part.lower for part in listed), start=Integer(smooth))
    upper = sum((part.upper for part in listed), start=Integer(smooth))
    return Threshold(lower, upper, multiplicity, "; ".join(reasons))
