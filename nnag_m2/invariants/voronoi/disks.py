"""Data and the Voronoi cell of a point of a plane curve, decided in disks, without an engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any

import numpy as np
from flint import arb, fmpq, fmpz_poly
from sympy import ImmutableDenseMatrix, Poly, Rational

from nnag_m2.algebra.exact_numbers import flint_of
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.enclosures import enclosed_value
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real_sets import SemialgebraicSet
from nnag_m2.calling import checkpoint
from nnag_m2.invariants.distance.quadrics import squared_distance
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.real_points import real_points
from nnag_m2.invariants.real_solutions import inside
from nnag_m2.invariants.voronoi.known import (
    FaceStratum,
    Floats,
    Known,
    Vector,
    candidates,
    enclosed,
    nearer,
)

_ACROSS, _UP = fmpz_poly([37, -11]), fmpz_poly([11, 37])
"""Directions as functions of their slope, against axes that few lines are parallel to."""


@dataclass(frozen=True)
class Component:
    """A component of a curve, irreducible over QQ, with ``p`` as origin and integer coefficients.

    The inequalities, in the same coordinates, are those that are no equations on it.
    """

    equation: Poly
    inequalities: tuple[Poly, ...]

    def forms(self, norm: fmpz_poly) -> list[tuple[fmpz_poly, int]]:
        """Return the terms of each degree in a direction, the last first, times powers."""
        degree = self.equation.total_degree()
        rows = [fmpz_poly([0]) for _ in range(degree + 1)]
        for (i, j), value in self.equation.terms():
            rows[i + j] += int(value) * _ACROSS**i * _UP**j
        first = next(k for k, row in enumerate(rows) if row.degree() >= 0)
        powers = range(degree - first + 1)
        return [(rows[degree - k] * norm**k, k) for k in powers]


@dataclass(frozen=True)
class Disks:
    """The disks with a point ``p`` of a curve on their circles: which meet the curve inside.

    The metric has integers; the witnesses are points relative to ``p``, at least one on each
    connected component of the set without ``p``.

    Data ``u`` are in the cell of ``p`` if and only if the set does not meet the open disk around
    ``u`` whose circle passes through ``p``.  The line through ``p`` in the direction ``d`` meets
    the circle once more, in ``p + s d`` with ``s = 2 <u - p, d> / <d, d>``: so the points of the
    curve on the circle are the real roots of a polynomial in the slope of ``d``.

    *   When there are none but ``p``, a connected component of the set without ``p`` is in the open
        disk or outside the closed one, as its witness is: ``u`` is in the cell, and ``p`` the only
        nearest point, or ``u`` is outside.
    *   Where the equation of a component changes its sign on the circle, at a root of odd order, it
        does so on circles that are a bit smaller, too: the curve meets the open disk.

    Else, at roots of even order, nothing is decided.
    """

    components: tuple[Component, ...]
    metric: tuple[tuple[int, int], tuple[int, int]]
    witnesses: tuple[Known, ...]

    def meet(self, v: Vector) -> bool | None:
        """Return whether the set meets the open disk around a vector; ``None``: not decided."""
        if not any(v):
            return False
        found = self._crossings(v)
        if found is not None and any(sign > 0 and order % 2 for _, order, sign in found):
            return True
        if found is None or any(sign >= 0 for _, _, sign in found):
            return None
        gain, error = self._gains(v)
        if (gain > error).any():
            return True
        return False if (gain < -error).all() else None

    def closer(self, v: Vector) -> list[Known]:
        """Return points of the set in the open disk around a vector, if any are found."""
        smaller = tuple(c * Fraction(255, 256) for c in v)
        found = [known for known, _, sign in self._crossings(smaller) or () if sign > 0]
        gain, error = self._gains(v)
        return found + [k for k, g, e in zip(self.witnesses, gain, error, strict=True) if g > e]

    def _gains(self, v: Vector) -> tuple[Floats, Floats]:
        data = np.array([[float(c) for c in v]])
        gain, error = nearer(data, self.witnesses, np.array(self.metric, dtype=float))
        return gain[0], error[0]

    @cached_property
    def _norm(self) -> fmpz_poly:
        (a, b), (_, c) = self.metric
        return a * _ACROSS**2 + 2 * b * _ACROSS * _UP + c * _UP**2

    @cached_property
    def _forms(self) -> list[list[tuple[fmpz_poly, int]]]:
        return [component.forms(self._norm) for component in self.components]

    def _crossings(self, v: Vector) -> list[tuple[Known, int, int]] | None:
        """Return the points on a circle, with orders, and 1 for points of the set, -1 for others.

        0 where this is not certain.  ``None`` for a point in the one direction without a slope.
        """
        below = lcm(*(c.denominator for c in v))
        w = [int(c * below) for c in v]
        (a, b), (_, c) = self.metric
        line = 2 * ((a * w[0] + b * w[1]) * _ACROSS + (b * w[0] + c * w[1]) * _UP)
        found: list[tuple[Known, int, int]] = []
        for component, forms in zip(self.components, self._forms, strict=True):
            checkpoint()
            total = _on_circle(forms, line, below, 2 * component.equation.total_degree())
            if total is None:
                return None
            roots: Any = total.complex_roots()
            real = ((root.real, order) for root, order in roots if root.imag == 0)
            found += [self._point(slope, v, order, component) for slope, order in real]
        return found

    def _point(
        self, slope: arb, v: Vector, order: int, component: Component
    ) -> tuple[Known, int, int]:
        (a, b), (_, c) = self.metric
        x, y = (arb(flint_of(e)) for e in v)
        d, e = _ACROSS(slope), _UP(slope)
        step = 2 * ((a * x + b * y) * d + (b * x + c * y) * e) / self._norm(slope)
        place = (step * d, step * e)
        values = [enclosed_value(h, place) for h in component.inequalities]
        signs = [int(value > 0) - int(value < 0) for value in values]
        middle = tuple(float(e.mid()) for e in place)
        radius = max(float(e.rad()) for e in place) * (1 + 2.0**-20)
        known = Known(middle, radius + 2.0**-52 * max(map(abs, middle)))
        return known, order, min(signs, default=1)


def _on_circle(
    forms: Sequence[tuple[fmpz_poly, int]], line: fmpz_poly, below: int, twice: int
) -> fmpz_poly | None:
    """Return the polynomial whose roots are the slopes of the points on a circle, without ``p``."""
    total = fmpz_poly([0])
    for form, power in forms:
        total = total * line + form * below**power
    first = twice // 2 - forms[-1][1]
    has_slope = line.degree() == 1
    if total.degree() < 0 or (has_slope and total.degree() < twice - first):
        return None
    if has_slope:
        line //= line.content()
        place = fmpq(-line[0], line[1])
        while total(place) == 0:  # not zero: at most as often as its degree
            total //= line
    return total


def disks_of(
    real_set: SemialgebraicSet,
    point: RealPoint,
    metric: ImmutableDenseMatrix,
    among: tuple[FaceStratum, ...],
) -> Disks | None:
    """Return the disks of a rational point of a plane curve with one equation; else ``None``.

    Components of the set without ``p`` are met by the points that are critical for the distance
    from ``p``: a bounded one in a point that is nearest to ``p``, or farthest if ``p`` is in its
    closure; an unbounded one in a point that is nearest, or else it meets each circle around ``p``.
    """
    polys = real_set.ideal.generators
    if len(point.variables) != 2 or len(polys) != 1 or not point.is_rational:
        return None
    place = tuple(low for low, _ in point.intervals)
    found = [*candidates(real_set, among, place, metric)]
    found += _on_a_circle(real_set, place, metric)
    scale = lcm(*(int(e.q) for e in metric))
    (a, b), (_, c) = (metric * scale).tolist()

    def centered(poly: Poly) -> Poly:
        return point.field.around(poly).clear_denoms(convert=True)[1]

    components = tuple(
        Component(centered(g), tuple(centered(h) for h in real_set.inequalities if h % g))
        for g, _ in polys[0].factor_list()[1]
    )
    return Disks(
        components,
        ((int(a), int(b)), (int(b), int(c))),
        tuple(enclosed(q, place) for q in dict.fromkeys(found) if q != point),
    )


def _on_a_circle(
    real_set: SemialgebraicSet, place: Sequence[Rational], metric: ImmutableDenseMatrix
) -> Iterator[RealPoint]:
    """Yield the points of a curve on a circle around a point that is no component of it."""
    variables = real_set.ideal.variables
    distance = squared_distance(variables, place, metric)
    most = max(g.total_degree() for g in real_set.ideal.generators)
    for square in range(1, most + 2):  # no equation is divisible by more circles
        circle = Ideal([*real_set.ideal.exprs, distance - square], variables)
        if dimension(circle) <= 0:
            yield from inside(real_points(circle, proof=True), real_set)
            return
