"""Voronoi dimensions at drawn singular points of plane curves, against nearest points by hand.

The curves are unions of branches ``(s^m, c s^k + d s^(k+1))``, turned by rational rotations, so
that the points near the origin are known exactly.  The origin is nearest to data ``u`` close to it
if ``2 <u, q> <= |q|^2`` for all points ``q``: this is asked of exact points as close as 1e-15.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import chain
from math import cos, gcd, pi, sin
from random import Random
from typing import TypeAlias

import pytest
from each import each
from sympy import Poly, Rational, resultant, symbols
from sympy.abc import s, x, y

from nnag_m2 import Ideal, Session, voronoi_dimension

pytestmark = [pytest.mark.engine, pytest.mark.composite]

Branch: TypeAlias = tuple[int, int, Rational, int, tuple[Rational, Rational]]
Pair: TypeAlias = tuple[Fraction, Fraction]
TURNS = [
    (Rational(a, n), Rational(b, n))
    for a, b, n in ((1, 0, 1), (0, 1, 1), (3, 4, 5), (-4, 3, 5), (5, 12, 13), (-1, 0, 1))
]
STEPS = [Fraction(sign * a, 10**e) for e in range(15, 0, -1) for a in (1, 3) for sign in (1, -1)]
FAR = Fraction(1, 10**5)
"""From the origin to data: few are nearest to it only because they are no closer."""
ANGLES = 120
LARGEST_DEGREE = 12
"""Of a curve: products of more branches take long to be made."""


def drawn(seed: int) -> list[Branch]:
    draw, found = Random(f"branches {seed}"), []
    for _ in range(draw.choice([1, 2, 2, 3])):
        m = draw.choice([1, 1, 2, 2, 3, 4])
        k = draw.choice([j for j in range(m + 1, m + 5) if gcd(m, j) == 1][:3])
        c = draw.choice([Rational(-2), Rational(-1), Rational(1), Rational(1, 2)])
        found.append((m, k, c, draw.choice([0, 0, 1, -1]), draw.choice(TURNS)))
    return found


def equation(branches: list[Branch]) -> Poly:
    u, v = symbols("u v")
    product = Poly(1, x, y)
    for m, k, c, d, (p, q) in branches:
        straight = resultant(u - s**m, v - c * s**k - d * s ** (k + 1), s)
        turned = straight.subs({u: p * x + q * y, v: -q * x + p * y}, simultaneous=True)
        product *= Poly(turned, x, y)
    return product


def near(branches: list[Branch]) -> list[Pair]:
    """Return exact points of the curve, those close to the origin first."""
    points = []
    for t in STEPS:
        for m, k, c, d, turn in branches:
            p, q = (Fraction(int(e.p), int(e.q)) for e in turn)
            u, v = t**m, Fraction(int(c.p), int(c.q)) * t**k + d * t ** (k + 1)
            points.append((p * u - q * v, q * u + p * v))
    return points


def dimension_by_hand(branches: list[Branch]) -> int:
    points = near(branches)

    def is_nearest(u: Pair) -> bool:
        return all(2 * (u[0] * a + u[1] * b) <= a * a + b * b for a, b in points)

    angles = [2 * pi * (i + 0.37) / ANGLES for i in range(ANGLES)]
    around = [tuple(Fraction(round(10**6 * f(a)), 10**6) * FAR for f in (cos, sin)) for a in angles]
    if sum(is_nearest((a, b)) for a, b in around) > 2:  # more than both normals of one tangent
        return 2
    turns = [
        (Fraction(int(p.p), int(p.q)), Fraction(int(q.p), int(q.q))) for *_, (p, q) in branches
    ]
    normals = chain.from_iterable(((-q * FAR, p * FAR), (q * FAR, -p * FAR)) for p, q in turns)
    return int(any(map(is_nearest, normals)))


def cases() -> dict[str, list[Branch]]:
    found = {str(seed): drawn(seed) for seed in range(54)}
    degrees = {n: sum(max(m, k + bool(d)) for m, k, _, d, _ in b) for n, b in found.items()}
    return {n: b for n, b in found.items() if degrees[n] <= LARGEST_DEGREE}


def test_all_dimensions_are_drawn() -> None:
    found = Counter(map(dimension_by_hand, cases().values()))
    assert set(found) == {0, 1, 2}
    assert sum(found.values()) >= 30
    assert min(found.values()) >= 5


@each("branches", cases, series=True)
def test_drawn_dimensions_are_those_of_nearest_points(
    session: Session, branches: list[Branch]
) -> None:
    curve = Ideal([equation(branches)], [x, y])
    found = voronoi_dimension(curve, [0, 0], session=session)
    assert found.dimension == dimension_by_hand(branches)
