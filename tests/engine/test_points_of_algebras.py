"""real_points of ideals that are made from their algebras, of which the points are known.

An algebra ``QQ[t]/f`` with polynomials in ``t`` as other coordinates has the roots of ``f`` as its
points, with any multiplicities.  A polynomial that partial derivatives act on has its annihilator:
a local Gorenstein algebra, of one point, and seldom one of curves or fat points (Macaulay).
"""

from __future__ import annotations

from itertools import product
from math import prod
from random import Random

import pytest
from each import each
from sympy import Expr, Matrix, Poly, Rational, expand, gcd
from sympy.abc import t, x, y, z

from nnag_m2 import Ideal, RealPoint, Session, intersection, real_points

pytestmark = [pytest.mark.engine, pytest.mark.composite]

FACTORS = [
    t, t - 1, 2 * t + 1, 3 * t - 2, t**2 - 2, t**2 - 5, t**2 + 1, t**3 - 3 * t - 1, t**3 - t + 2,
    t**4 - 10 * t**2 + 1,
]  # fmt: skip


def curvilinear(seed: int) -> tuple[Ideal, Expr, int]:
    """Return an ideal, what vanishes at its points alone, and the number of the real ones."""
    draw = Random(f"curvilinear {seed}")
    chosen = draw.sample(FACTORS, draw.choice([1, 2, 3]))
    f = prod(factor ** draw.choice([1, 2, 3]) for factor in chosen)
    others = [x, y][: draw.choice([1, 2])]
    values = [sum(draw.randint(-3, 3) * t**i for i in range(draw.choice([2, 3]))) for _ in others]
    gens = [expand(f), *(v - value for v, value in zip(others, values, strict=True))]
    variables = [t, *others]
    draw.shuffle(variables)
    for _ in range(draw.choice([0, 1, 2])):  # other generators of the same ideal
        i = draw.randrange(1, len(gens))
        other = gens[draw.choice([j for j in range(len(gens)) if j != i])]
        gens[i] += draw.choice([1, -1, 2, variables[0]]) * other
    gens.append(gens[0] * variables[-1] + gens[-1] ** 2)
    draw.shuffle(gens)
    radical = prod(chosen)
    return Ideal([expand(g) for g in gens], variables), radical, Poly(radical, t).count_roots()


@each("seed", range(60), series=True)
def test_points_of_a_line_with_multiplicities(session: Session, seed: int) -> None:
    ideal, radical, number = curvilinear(seed)
    assert gcd(radical, radical.diff(t)).is_number
    found = real_points(ideal, session=session)
    assert len(found) == number
    assert not any(point.sign_of(radical) for point in found)
    assert found == real_points(ideal, proof=True, session=session)


def annihilator(draw: Random, n: int, point: tuple[Rational, ...]) -> list[Expr]:
    """Return the polynomials that annihilate a random one by contraction, moved to a point."""
    degree = draw.choice([2, 3, 4] if n == 2 else [2, 3])
    monomials = [m for m in product(range(degree + 2), repeat=n) if sum(m) <= degree + 1]
    given = {m: draw.randint(-3, 3) for m in monomials if sum(m) <= degree}
    rows: dict[tuple[int, ...], dict[int, int]] = {}
    for j, by in enumerate(monomials):
        for m, c in given.items():
            left = tuple(a - b for a, b in zip(m, by, strict=True))
            if min(left) >= 0:
                rows.setdefault(left, {})[j] = c
    matrix = Matrix([[row.get(j, 0) for j in range(len(monomials))] for row in rows.values()])
    moved = [v - a for v, a in zip((x, y, z), point, strict=False)]
    powers = [prod(v**e for v, e in zip(moved, m, strict=True)) for m in monomials]
    return [expand(sum(c * p for c, p in zip(k, powers, strict=True))) for k in matrix.nullspace()]


@each("seed", range(24), series=True)
def test_points_of_gorenstein_algebras(session: Session, seed: int) -> None:
    draw = Random(f"Gorenstein {seed}")
    n = draw.choice([2, 2, 3])
    points = {
        tuple(Rational(draw.randint(-2, 2), draw.choice([1, 2])) for _ in range(n))
        for _ in range(draw.choice([1, 2]))
    }
    variables = [x, y, z][:n]
    local = [Ideal(annihilator(draw, n, point), variables) for point in sorted(points)]
    ideal = intersection(*local, session=session) if len(local) > 1 else local[0]
    draw.shuffle(variables)
    given = Ideal(ideal.exprs, variables)
    places = (dict(zip((x, y, z), point, strict=False)) for point in points)
    expected = {RealPoint.rational(variables, [place[v] for v in variables]) for place in places}
    assert set(real_points(given, session=session)) == expected
