"""Many data and one convex set, decided by few questions; and circles that meet a curve."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import numpy as np
from each import each
from sympy import Poly
from sympy.abc import x, y

from nnag_m2.invariants.voronoi.disks import Component, Disks
from nnag_m2.invariants.voronoi.known import Known, Vector, nearer
from nnag_m2.invariants.voronoi.many import Verdict, places

# points of X = {p = 0, and these}: the cell of 0 is a polygon, whose walls are half way
POINTS = [(4, 0), (1, 5), (-3, 3), (-6, -1), (0, -4)]


def gain(v: Vector, q: Vector) -> Fraction:
    return sum((2 * a * b - b * b for a, b in zip(v, q, strict=True)), start=Fraction(0))


@each("dimension", [1, 2])
def test_a_polygon_is_known_after_few_questions(dimension: int) -> None:
    asked: list[Vector] = []
    points = [tuple(Fraction(c) for c in q[:dimension]) for q in POINTS]
    points = [q for q in points if any(q)]

    def verdict(v: Vector) -> Verdict:
        asked.append(v)
        gains = [gain(v, q) for q in points]
        closer = [q for q, g in zip(points, gains, strict=True) if g > 0][:1]
        known = tuple(Known(tuple(map(float, q)), 0.0) for q in closer)
        return Verdict(bool(closer), not closer and 0 in gains, known)

    draw = Random(1)
    data = [
        tuple(Fraction(draw.randint(-80, 80), 16) for _ in range(dimension)) for _ in range(3000)
    ]
    found = places(data, verdict, lambda _: False, np.eye(dimension), range(dimension))
    for v, place in zip(data, found, strict=True):
        most = max(gain(v, q) for q in points)
        assert place == ("outside" if most > 0 else "boundary" if most == 0 else "interior")
    assert len(asked) < len(data) / 10


def test_bounds_of_rounding_errors_hold() -> None:
    draw = Random(2)
    for scale in (1, 10**9, Fraction(1, 10**9)):
        for _ in range(100):
            v, c = ([scale * Fraction(draw.randint(-999, 999), 997) for _ in "xy"] for _ in "vc")
            known = Known((float(c[0]), float(c[1])), 2.0**-52 * float(max(map(abs, c))))
            value, error = nearer(np.array([v], dtype=float), [known], np.eye(2))
            exact = gain((v[0], v[1]), (c[0], c[1]))
            assert abs(Fraction(float(value[0, 0])) - exact) <= Fraction(float(error[0, 0]))


def test_circles_through_a_cusp() -> None:
    cusp = Component(Poly(y**2 + x**3, x, y), ())
    disks = Disks((cusp,), ((1, 0), (0, 1)), (Known((-1.0, 1.0), 0.0), Known((-1.0, -1.0), 0.0)))
    half, near = Fraction(3, 4), Fraction(7, 32)
    assert disks.meet((near + Fraction(1, 1000), half)) is False
    assert disks.meet((near - Fraction(1, 1000), half)) is True
    assert disks.meet((near, half)) is None  # it touches
    assert disks.meet((Fraction(0), Fraction(0))) is False
    v = (Fraction(-1), Fraction(1, 3))
    found = disks.closer(v)
    assert found
    for known in found:  # on the curve, and nearer
        a, b = known.middle
        assert abs(b**2 + a**3) < 1e-12
        assert (a + 1) ** 2 + (b - 1 / 3) ** 2 < 1 + 1 / 9
    # only the upper half counts
    upper = Component(cusp.equation, (Poly(y, x, y),))
    disks = Disks((upper,), disks.metric, disks.witnesses[:1])
    assert disks.meet((Fraction(1), Fraction(-3))) is False
    assert disks.meet(v) is True
