"""The answer whether a point attracts, and what its proofs say."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Rational

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.invariants.singularities.branches import HalfBranches

UNDECIDED = "not decided: no criterion applies"
SMOOTH = "a smooth point: its tangents come in opposite pairs"
ISOLATED = "the point is isolated among the real points"


@dataclass(frozen=True)
class Attraction(ShownInParts):
    """Whether a point has a full-dimensional Voronoi cell, and why.

    Attributes
    ----------
    attracts
        ``None`` when it is not decided; else proved.
    reason
        What the proof is.
    towards
        A rational vector ``v`` such that the point ``p`` is the only nearest point for ``p + e*v``
        and data around it, for every small ``e > 0``, in the usual distance; ``None`` when there
        is none or none was computed.
    directions
        Of a plane curve: its half-branches by their tangent directions.
    """

    attracts: bool | None
    reason: str
    towards: tuple[Rational, ...] | None = None
    directions: tuple[HalfBranches, ...] | None = None


def unit(n: int, i: int, sign: int = 1) -> tuple[Rational, ...]:
    """Return a unit vector or its negative."""
    return tuple(Rational(sign * int(j == i)) for j in range(n))


def isolated(n: int, why: str = "") -> Attraction:
    """Return the answer at a point that is isolated among the real points."""
    return Attraction(True, f"{ISOLATED}: {why}" if why else ISOLATED, unit(n, 0))
