"""Small ideals in FLINT: bases, points, primes, strata, with values that are known by hand."""

from __future__ import annotations

from math import comb

import pytest
from sympy import GF, QQ, Matrix, Poly, Rational, symbols

from nnag_m2 import Ideal, PolynomialMap
from nnag_m2.algebra.small_ideals import SmallBasis, small_basis
from nnag_m2.algebra.small_primes import small_primes
from nnag_m2.algebra.small_strata import small_strata
from nnag_m2.algebra.substitution import composed, in_more_variables, restricted, substituted
from nnag_m2.invariants.small_points import dropped_rank, small_points

x, y, z, w = symbols("x y z w")
TWISTED_CUBIC = Ideal([x * z - y**2, y * w - z**2, x * w - y * z], [x, y, z, w])


def basis(ideal: Ideal) -> SmallBasis:
    """Return the basis of an ideal that is small."""
    found = small_basis(ideal)
    assert found is not None
    return found


def rank_one(rows: int, columns: int) -> Ideal:
    """Return the 2 x 2 minors of a matrix of variables."""
    names = symbols(f"m0:{rows * columns}")
    m = Matrix(rows, columns, names)
    minors = [
        m[i, j] * m[k, n] - m[i, n] * m[k, j]
        for i in range(rows)
        for k in range(i)
        for j in range(columns)
        for n in range(j)
    ]
    return Ideal(minors, names)


def test_dimension_and_degree_of_varieties_that_are_known() -> None:
    def numbers(ideal: Ideal) -> tuple[int, int]:
        found = basis(ideal)
        return found.dimension, found.degree

    assert numbers(TWISTED_CUBIC) == (2, 3)
    assert numbers(Ideal([y**2 - x**3], [x, y])) == (1, 3)
    assert numbers(Ideal([x, y], [x, y])) == (0, 1)
    assert numbers(Ideal([x * y, x * z], [x, y, z])) == (2, 1)
    assert numbers(Ideal([x**2, x * y, y**3], [x, y])) == (0, 4)
    # the Segre variety of two projective spaces: a binomial coefficient (Harris)
    for rows, columns in ((2, 2), (2, 4), (3, 3)):
        segre = (rows + columns - 1, comb(rows + columns - 2, rows - 1))
        assert numbers(rank_one(rows, columns)) == segre
    assert basis(Ideal([x, x - 1], [x, y])).is_unit
    assert basis(Ideal([x, x - 1], [x, y])).dimension == -1
    assert basis(Ideal([], [x, y])).dimension == 2


def test_tables_multiply_in_graded_reverse_lexicographic_order() -> None:
    found = basis(Ideal([x**2 - y * z, y**2 - 2 * x, z**2 - y + 1], [x, y, z]))
    tables = found.tables()
    a, b, c = tables
    assert len(found.standard or []) == 8
    assert a * b == b * a
    assert b * c == c * b
    assert a * a == b * c
    assert b * b == a + a
    assert found.elements[0][0] in {(2, 0, 0), (0, 2, 0), (0, 0, 2)}


def test_what_is_not_small_is_left_to_the_engine() -> None:
    many = symbols("v0:30")
    assert small_basis(Ideal([many[0]], many)) is None
    assert small_basis(Ideal([x], [x], GF(7))) is None
    long = Ideal([x**3 - 10**600 * y**2 + 7, (3**900) * x * y**2 - x**2 + 5], [x, y])
    assert small_basis(long) is None
    assert small_primes(long) is None
    # forty-nine points: a table of rational numbers is not due
    grid = Ideal([x**7 - x - 1, y**7 - y - 1], [x, y])
    assert small_points(grid, basis(grid)) is None


def test_points_that_are_known() -> None:
    def places(ideal: Ideal) -> list[tuple[Rational, ...]]:
        found = small_points(ideal, basis(ideal))
        assert found is not None
        assert all(not p.sign_of(g) for p in found for g in ideal.generators)
        return [p.midpoint for p in found]

    assert places(Ideal([x**2 + y**2 - 25, x + y - 7], [x, y])) == [(3, 4), (4, 3)]
    assert places(Ideal([x**2 + 1, y], [x, y])) == []
    assert places(Ideal([x, x - 1], [x, y])) == []
    # msolve loses a point of this one
    assert places(Ideal([x**2, y**3 - y**2, x * y], [x, y])) == [(0, 0), (0, 1)]
    # points on a line and on a circle around the origin, none of which a coordinate separates
    square = Ideal([x**2 - 1, y**2 - 1, z - x * y], [x, y, z])
    assert places(square) == [(-1, -1, 1), (-1, 1, -1), (1, -1, -1), (1, 1, 1)]
    double = Ideal([(x**2 - 2) ** 2, (y - x) ** 2], [x, y])
    found = small_points(double, basis(double))
    assert found is not None
    assert [p[x].coefficients for p in found] == 2 * [(-2, 0, 1)]
    assert all(p[x] == p[y] for p in found)


def test_primes_that_are_known() -> None:
    def parts(ideal: Ideal) -> set[frozenset[Poly]] | None:
        found = small_primes(ideal)
        return None if found is None else {frozenset(p.generators) for p in found}

    def of(*exprs: object) -> frozenset[Poly]:
        return frozenset(Poly(e, x, y, z, domain=QQ) for e in exprs)

    assert parts(Ideal([x * y], [x, y, z])) == {of(x), of(y)}
    assert parts(Ideal([x**2 * y, x * z], [x, y, z])) == {of(x), of(y, z)}
    assert parts(Ideal([x * (x - 1), x * y], [x, y, z])) == {of(x), of(x - 1, y)}
    # the plane cuts the quadric cone in two lines, the vertex is on both
    cone = Ideal([x * z - y**2, x - z], [x, y, z])
    assert parts(cone) == {of(x - z, y - z), of(x - z, y + z)}
    # irreducible over QQ, and not over the reals
    assert parts(Ideal([x**2 - 2 * y**2], [x, y, z])) == {of(x**2 - 2 * y**2)}
    assert parts(Ideal([x**2 - 2, y**2 - 2, z], [x, y, z])) == {
        of(x - y, y**2 - 2, z), of(x + y, y**2 - 2, z)}  # fmt: skip
    (curve,) = small_primes(TWISTED_CUBIC) or ()
    assert basis(curve) == basis(TWISTED_CUBIC)
    (only,) = small_primes(rank_one(3, 3)) or ()
    assert len(only.generators) == 9
    assert small_primes(Ideal([x, x - 1], [x, y])) == ()
    # polynomials of x + y only, a hidden cylinder over two conjugate points
    hidden = Ideal([(x + y) ** 2 - 2, (x + y) * z - 1], [x, y, z])
    (one,) = small_primes(hidden) or ()
    assert basis(one).dimension == 1


def test_strata_that_are_known() -> None:
    def numbers(ideal: Ideal) -> list[list[tuple[int, int]]] | None:
        found = small_strata(ideal)
        return found and [[(d, n) for _, d, n in level] for level in found]

    assert numbers(Ideal([y**2 - x**3 - x**2], [x, y])) == [[(1, 3)], [(0, 1)]]
    assert numbers(Ideal([x**2 + y**2 - 1], [x, y])) == [[(1, 2)]]
    whitney = [[(2, 3)], [(1, 1)]]  # the double line is smooth
    assert numbers(Ideal([x**2 - y**2 * z], [x, y, z])) == whitney
    assert numbers(Ideal([x * y * z], [x, y, z])) == [3 * [(2, 1)], 3 * [(1, 1)], [(0, 1)]]
    assert numbers(TWISTED_CUBIC) == [[(2, 3)], [(0, 1)]]
    assert numbers(rank_one(3, 3)) == [[(5, 6)], [(0, 1)]]
    # binary cubics with a double root, a triple root, the zero form
    a, b, c, d = symbols("a b c d")
    discriminant = b**2 * c**2 - 4 * a * c**3 - 4 * b**3 * d + 18 * a * b * c * d - 27 * a**2 * d**2
    assert numbers(Ideal([discriminant], [a, b, c, d])) == [[(3, 4)], [(2, 3)], [(0, 1)]]
    assert numbers(Ideal([x, x - 1], [x, y])) == []


def test_values_are_put_in_without_expressions() -> None:
    f, g = Poly(x**2 * y - z / 2, x, y, z), Poly(x - y, x, y, z)
    assert restricted([f, g], [(x, Rational(3))]) == (
        Poly(9 * y - z / 2, y, z, domain=QQ), Poly(3 - y, y, z, domain=QQ))  # fmt: skip
    assert restricted([g], [(x, Rational(0)), (y, Rational(0))]) == ()
    assert substituted([f], {x: Poly(y + 1, x, y, z)}) == [
        Poly((y + 1) ** 2 * y - z / 2, x, y, z, domain=QQ)
    ]
    assert substituted([], {}) == []
    assert composed(g, [f, g, f]) == Poly(f - g, x, y, z, domain=QQ)
    (more,) = in_more_variables([Poly(x + 1, x, domain=QQ)], (x, y))
    assert more == Poly(x + 1, x, y, domain=QQ)


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        (PolynomialMap([x**2, x**3], [x]), {Poly(x, x)}),
        (PolynomialMap([x * y, x**2], [x, y]), {Poly(x, x, y)}),
        # the rank is 1 everywhere but at the origin: all 2 x 2 minors are zero
        (PolynomialMap([x + y, (x + y) ** 2], [x, y]), {Poly(1, x, y)}),
    ],
)
def test_where_maps_drop_rank(mapping: PolynomialMap, expected: set[Poly]) -> None:
    found = dropped_rank(mapping)
    assert {g.monic() for g in found.generators} == {p.set_domain(QQ).monic() for p in expected}
