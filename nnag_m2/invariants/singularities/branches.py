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
from fractions import Fraction
from functools import cached_property
from typing import Any

from sympy import QQ, Dummy, Poly, Rational, ring

from nnag_m2.algebra.exact_numbers import sympy_of
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.field_roots import RealRoots
from nnag_m2.algebra.real.number_fields import RATIONAL, PointField
from nnag_m2.invariants.real_points import real_points


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


def half_branches(curve: Poly, field: PointField = RATIONAL) -> tuple[HalfBranches, ...]:
    """Return the half-branches of a curve through the origin, by their directions.

    It is squarefree, in two variables, over the domain of the field, which lies inside the reals.
    """
    x, y = curve.gens
    germ = _Germ(curve, field)
    found = [
        HalfBranches(side, low, high, count)
        for low, high in germ.slopes
        for side in (1, -1)
        if (count := germ.count(side, low, high))
    ]
    turned = _Germ(Poly.from_dict(_exchanged(curve), y, x, domain=field.domain), field)
    zero = Rational(0)
    if (zero, zero) in turned.slopes:
        found += [
            HalfBranches(0, Rational(side), Rational(side), count)
            for side in (1, -1)
            if (count := turned.count(side, zero, zero))
        ]
    return tuple(found)


def sharp_sides(curve: Poly, half: HalfBranches, field: PointField = RATIONAL) -> tuple[bool, bool]:
    """Return on which sides of a tangent line half-branches leave it faster than any parabola.

    The line is that of the direction ``(1, c)`` or ``(0, 1)`` of one of the half-branches, the
    sides those of ``(-c, 1)``, or of ``(-1, 0)``, and of the opposite direction.

    Along a half-branch ``y = c x + a |x|**e + ...`` with ``e > 1``, for ``x > 0`` or ``x < 0``,
    the slope is ``s = c + v`` with ``v = +- a |x|**(e - 1) + ...``: it leaves the line faster than
    any parabola, that is ``e < 2``, if and only if the half-branch of ``g(x, c + v)`` is tangent
    to the ``v``-axis.  There ``y - c x = x v`` has the sign of ``x v``.
    """
    x, y = curve.gens
    if not half.side:
        curve = Poly.from_dict(_exchanged(curve), y, x, domain=field.domain)
        half = HalfBranches(1, Rational(0), Rational(0), half.count)
        # the first axis is the old second one: what was on the left is below
        left, right = sharp_sides(curve, half, field)
        return right, left
    germ = _Germ(curve, field)
    moved, bigger = germ.moved(half.low, half.high)
    below, above = _Germ(moved, bigger).beside()
    return above > 0, below > 0


def _exchanged(curve: Poly) -> dict[tuple[int, int], Any]:
    return {(j, i): c for (i, j), c in curve.rep.to_dict().items()}


class _Germ:
    """A curve at the origin as ``g`` with ``f(x, s x) = x**m * g(x, s)``."""

    def __init__(self, curve: Poly, field: PointField) -> None:
        x, s = curve.gens[0], Dummy("s")
        m = min(sum(e) for e in curve.monoms())
        terms = {(i + j - m, j): c for (i, j), c in curve.rep.to_dict().items()}
        self._blown_up = Poly.from_dict(terms, x, s, domain=field.domain)
        self._x, self._s, self._field = x, s, field
        self._lowest: Poly = self._blown_up.eval(x, 0)

    @cached_property
    def slopes(self) -> list[tuple[Rational, Rational]]:
        """Disjoint intervals around the real roots of the lowest form, rational ones exactly."""
        return [] if self._lowest.degree() < 1 else RealRoots(self._lowest, self._field).intervals

    def count(self, side: int, low: Rational, high: Rational) -> int:
        """Return the number of half-branches with a slope in an interval, on one side."""
        return self._between(side, *self._around(low, high))

    def beside(self) -> tuple[int, int]:
        """Return how many half-branches, tangent to the first axis, are in which quadrants.

        Of those where ``x y < 0``, and of those where ``x y > 0``.  The axis is no branch.
        """
        zero = Rational(0)
        if (zero, zero) not in self.slopes:
            return 0, 0
        a, b = self._around(zero, zero)
        parts = (a, zero), (zero, b)
        below, above = (sum(self._between(side, *p) for side in (1, -1)) for p in parts)
        return below, above

    def _between(self, side: int, a: Rational, b: Rational) -> int:
        """Return the number of half-branches whose secants have slopes between two numbers."""
        bounds = [self._blown_up.eval(self._s, end) for end in (a, b)]
        near = side * min(self._free_radius(bound) for bound in [*bounds, *self._collisions])
        return RealRoots(self._blown_up.eval(self._x, near), self._field).count(a, b)

    @cached_property
    def _collisions(self) -> list[Poly]:
        """The polynomial in ``x`` that vanishes where two roots meet."""
        if self._blown_up.degree(self._s) < 2:
            return []
        return [self._field.discriminant(self._blown_up, self._s)]

    def moved(self, low: Rational, high: Rational) -> tuple[Poly, PointField]:
        """Return ``g(x, c + v)`` in ``v`` and ``x``, for the slope ``c`` in an interval.

        With it comes the field of the coefficients and ``c``.
        """
        field, theta, c = self._field, self._field.domain.zero, self._field.domain.from_sympy(low)
        if not field.is_rational:
            theta = field.domain.unit
        if low != high:
            field = self._extended(low, high)
            theta, c = field.coordinates
        polys, v, x = ring("v, x", field.domain)
        moved = polys.zero
        for (i, j), element in self._blown_up.rep.to_dict().items():
            powers = enumerate(self._field.in_powers(element))
            value = sum((theta**k * q for k, q in powers), field.domain.zero)
            moved += value * x**i * (v + c) ** j
        return Poly.from_dict(dict(moved), self._s, self._x, domain=field.domain), field

    def _extended(self, low: Rational, high: Rational) -> PointField:
        """Return the field of the point of ``theta`` and of the slope in an interval."""
        theta = Dummy("theta")
        terms = (
            q * theta**k * self._s**j
            for (j,), element in self._lowest.rep.to_dict().items()
            for k, q in enumerate(map(QQ.to_sympy, self._field.in_powers(element)))
        )
        ideal = Ideal([self._field.relation(theta), sum(terms)], [theta, self._s])
        (point,) = (
            p
            for p in real_points(ideal, proof=True)
            if p[theta] == self._field.generator and low <= p[self._s] <= high
        )
        return point.field

    def _around(self, low: Rational, high: Rational) -> tuple[Rational, Rational]:
        """Return rationals around an interval with no root of the lowest form besides."""
        others = [ends for ends in self.slopes if ends != (low, high)]
        below = [top for _, top in others if top < low]
        above = [bottom for bottom, _ in others if bottom > high]
        a = (max(below) + low) / 2 if below else low - 1
        b = (min(above) + high) / 2 if above else high + 1
        return a, b

    def _free_radius(self, poly: Poly) -> Rational:
        """Return a positive rational with no root of a polynomial between 0 and it, or at it.

        Where the terms of degrees ``k + i``, for ``i > 0``, are at most ``2**-i`` times the lowest
        one, of degree ``k``, that is larger than their sum.
        """
        terms = poly.rep.to_dict().items()
        sizes = sorted((e, *sorted(map(abs, self._field.enclosure(c)))) for (e,), c in terms)
        (k, least, _), *others = sizes
        radius = Fraction(1)
        for e, _, most in others:
            while most * (2 * radius) ** (e - k) > least:  # it tends to 0, and least is positive
                radius /= 2
        return sympy_of(radius)
