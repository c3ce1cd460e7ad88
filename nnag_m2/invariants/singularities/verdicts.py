"""What is found about a point that attracts data or not; for plane curves by their branches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import Poly, Rational

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.real.number_fields import PointField
from nnag_m2.invariants.singularities.branches import HalfBranches, half_branches

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


def unit(n: int) -> tuple[Rational, ...]:
    """Return the first unit vector."""
    return tuple(Rational(int(i == 0)) for i in range(n))


def isolated(n: int, why: str = "") -> Attraction:
    """Return the answer at a point that is isolated among the real points."""
    return Attraction(True, f"{ISOLATED}: {why}" if why else ISOLATED, unit(n))


def of_plane_curve(curve: Poly, field: PointField) -> Attraction:
    """Return the answer at the origin for a squarefree curve over the domain of a field."""
    found = half_branches(curve, field)
    towards = _witness(found)
    tangents = "two opposite tangent directions, or tangents around the point"
    if towards is None:
        return Attraction(False, tangents, None, found)
    reason = "all half-branches leave into an open half-plane" if found else ISOLATED
    return Attraction(True, reason, towards, found)


def _witness(found: tuple[HalfBranches, ...]) -> tuple[Rational, Rational] | None:
    """Return ``v`` with ``<v, t> < 0`` for the direction ``t`` of every half-branch.

    For a slope ``c`` on the right this is ``v1 + v2*c < 0``, on the left ``v1 + v2*c > 0``:
    a linear function of the slope that separates left from right.
    """
    right = [(h.low, h.high) for h in found if h.side == 1]
    left = [(h.low, h.high) for h in found if h.side == -1]
    axis = {h.low for h in found if h.side == 0}
    zero, one = Rational(0), Rational(1)
    if not axis and not left:
        return -one, zero
    if not axis and not right:
        return one, zero
    for v2 in (-one, one):  # the sign that the second axis asks for
        if axis <= {-v2} and (cut := _cut(right, left, v2)) is not None:
            return -v2 * cut, v2
    return None


def _cut(right: list[Any], left: list[Any], v2: Rational) -> Rational | None:
    """Return a slope between those of the right and of the left, which has v2's sign above it.

    The function is ``v2*(slope - cut)``: for ``v2 = 1`` the left slopes are above the right ones.
    """
    above, below = (left, right) if v2 > 0 else (right, left)
    least = min((low for low, _ in above), default=None)
    most = max((high for _, high in below), default=None)
    if least is not None and most is not None:
        opposite = set(above) & set(below)
        return (least + most) / 2 if most <= least and not opposite else None
    if least is not None:
        return Rational(least - 1)
    return Rational(most + 1) if most is not None else Rational(0)
