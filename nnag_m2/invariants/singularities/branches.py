"""Half-branches of a real plane curve at the origin: their tangent directions, exactly.

For ``s`` with ``y = s x`` the equation becomes ``x**m * g(x, s)``, where ``m`` is the multiplicity.
A half-branch in the direction ``(1, c)`` is a root ``s`` of ``g(x, s)`` over the Puiseux series in
an infinitesimal ``x > 0`` that has the limit ``c``, and ``c`` is a root of the lowest form
``f_m(1, s) = g(0, s)``.  With ``a < c < b`` and no other root of the lowest form in between, such
roots are counted in ``a < s < b`` at one positive rational ``x`` below which neither two roots meet
nor any root crosses ``a`` or ``b``: no discriminant and no value there vanishes.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sympy import QQ, Dummy, Poly, Rational, Symbol, discriminant


@dataclass(frozen=True)
class HalfBranches:
    """The half-branches of a plane curve that leave the origin in one direction.

    Attributes
    ----------
    side
        1 and -1 for directions with positive and negative first coordinate, ``(side, side * c)``
        with the slope ``c``; 0 for the second axis.
    low, high
        Rational bounds of the slope, equal if it is known to be rational; for the second axis
        both are 1 (upwards) or -1.
    count
        The number of half-branches.
    """

    side: int
    low: Rational
    high: Rational
    count: int


def half_branches(curve: Poly) -> tuple[HalfBranches, ...]:
    """Return the half-branches of a squarefree curve through the origin, by their directions."""
    x, y = curve.gens
    found = [
        HalfBranches(side, low, high, count)
        for low, high in _slopes(curve)
        for side in (1, -1)
        if (count := _count(curve, side, low, high))
    ]
    turned = Poly(curve.as_expr(), y, x, domain=QQ)
    if Rational(0) in [low for low, high in _slopes(turned) if low == high]:
        zero = Rational(0)
        found += [
            HalfBranches(0, Rational(side), Rational(side), count)
            for side in (1, -1)
            if (count := _count(turned, side, zero, zero))
        ]
    return tuple(found)


def _blown_up(curve: Poly) -> tuple[Poly, Symbol]:
    """Return ``g`` with ``f(x, s x) = x**m * g(x, s)``."""
    x = curve.gens[0]
    s = Dummy("s")
    m = min(sum(e) for e in curve.monoms())
    terms = {(i + j - m, j): c for (i, j), c in curve.terms()}
    return Poly.from_dict(terms, x, s, domain=QQ), s


def _slopes(curve: Poly) -> list[tuple[Rational, Rational]]:
    """Return disjoint intervals around the real roots of the lowest form, rational ones exactly."""
    g, s = _blown_up(curve)
    lowest = Poly(g.eval(g.gens[0], 0), s, domain=QQ)
    if lowest.degree() < 1:
        return []
    width = Rational(1)
    while True:
        found = sorted(ends for ends, _ in lowest.sqf_part().intervals(eps=width))
        if all(one[1] < two[0] for one, two in pairwise(found)):
            return found
        width /= 2


def _count(curve: Poly, side: int, low: Rational, high: Rational) -> int:
    """Return the number of half-branches with a slope in an interval, on one side."""
    g, s = _blown_up(curve)
    x = g.gens[0]
    lowest = Poly(g.eval(x, 0), s, domain=QQ)
    a, b = _around(lowest, low, high)
    bounds = [Poly(g.eval(s, end), x, domain=QQ) for end in (a, b)]
    if g.degree(s) > 1:
        bounds.append(Poly(discriminant(g.as_expr(), s), x, domain=QQ))
    near = side * min(_free_radius(bound, side) for bound in bounds)
    return int(Poly(g.eval(x, near), s, domain=QQ).count_roots(a, b))


def _around(lowest: Poly, low: Rational, high: Rational) -> tuple[Rational, Rational]:
    """Return rationals around an interval with no root of the lowest form besides."""
    step = Rational(1)
    inside = lowest.sqf_part()
    while True:
        a, b = low - step, high + step
        if inside.eval(a) != 0 and inside.eval(b) != 0 and inside.count_roots(a, b) == 1:
            return a, b
        step /= 2


def _free_radius(poly: Poly, side: int) -> Rational:
    """Return a positive rational with no root between 0 and it, or at it, on one side."""
    x = poly.gens[0]
    mirrored: Any = poly.compose(Poly(side * x, x, domain=QQ)) if side < 0 else poly
    radius = Rational(1)
    while mirrored.degree() > 0 and _positive_roots(mirrored, radius):
        radius /= 2
    return radius


def _positive_roots(poly: Poly, radius: Rational) -> int:
    """Return the number of roots above 0 and up to a radius."""
    up_to = int(poly.sqf_part().count_roots(0, radius))
    return up_to - (1 if poly.eval(0) == 0 else 0)
