"""Limits of secants of a real plane curve at the origin: which singularities attract."""

from __future__ import annotations

from typing import Any

from sympy import Poly, Rational

from nnag_m2.algebra.real.number_fields import PointField
from nnag_m2.invariants.singularities.branches import HalfBranches, half_branches
from nnag_m2.invariants.singularities.verdicts import ISOLATED, Attraction


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
