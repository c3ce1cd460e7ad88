"""Multiple points of ideals with long numbers: found through primes, and proved to be all."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from sympy import Expr, Matrix, expand, sqrt
from sympy.abc import x, y, z

from nnag_m2 import Ideal, Session, real_points

pytestmark = [pytest.mark.engine, pytest.mark.composite]


def disguised(equations: list[Expr], variables: tuple[Any, ...], bits: int = 4000) -> Ideal:
    """Return an ideal with the same zeros, written with generators that have long coefficients."""
    chance = Random(1)
    rows = [[chance.getrandbits(bits) for _ in equations] for _ in range(len(equations) + 2)]
    assert Matrix(rows).applyfunc(lambda c: c % 10007).rank() == len(equations)
    polys = [sum(c * f for c, f in zip(row, equations, strict=True)) for row in rows]
    return Ideal([expand(p) for p in polys], variables)


DOUBLE = [(x**2 - 2) ** 2, (y**2 - 3) * (y**2 - 5)]


def test_double_points_are_proved_by_their_tangents(session: Session) -> None:
    found = real_points.run(disguised(DOUBLE, (x, y)), proof=True, session=session)
    right = {(a * sqrt(2), b) for a in (1, -1) for b in (sqrt(3), -sqrt(3), sqrt(5), -sqrt(5))}
    assert found.provenance.certainty == "proved"
    assert found.provenance.method == "through several primes"
    assert len(found.result) == 8
    assert all(any(p[x] == a and p[y] == b for p in found.result) for a, b in right)


def test_points_of_larger_multiplicity_than_tangents_show_are_proved_over_qq(
    session: Session,
) -> None:
    equations = [(x**2 - 2) ** 3, (y**2 - 3) * (y - 1) ** 2 * (y + 1) ** 2]
    found = real_points.run(disguised(equations, (x, y)), proof=True, session=session)
    assert (found.provenance.certainty, len(found.result)) == ("proved", 8)
    assert "over QQ" in found.provenance.method
    likely = real_points.run(disguised(equations, (x, y)), session=session)
    assert likely.result == found.result


def test_the_way_is_that_of_short_numbers(session: Session) -> None:
    equations = [x**2 * (x**2 - 2), y * (y - 1) ** 2 * (y - x) * x + y**2 * (y - 1), z**2 - x]
    ideal = Ideal([expand(f) for f in equations], (x, y, z))
    found = real_points(disguised([*ideal.exprs], (x, y, z)), session=session)
    assert found == real_points(ideal, proof=True, session=session)
