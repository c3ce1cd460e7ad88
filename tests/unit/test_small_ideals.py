"""Small ideals in FLINT: bases, points, primes, strata, with values that are known by hand."""

from __future__ import annotations

from math import comb

import pytest
from sympy import GF, QQ, Matrix, Poly, Rational, discriminant, symbols

from nnag_m2 import Ideal, PolynomialMap
from nnag_m2.algebra.small_ideals import SmallBasis, small_basis
from nnag_m2.algebra.small_images import small_closures, small_limits
from nnag_m2.algebra.small_primes import small_primes
from nnag_m2.algebra.small_strata import small_strata
from nnag_m2.algebra.substitution import composed, in_more_variables, restricted, substituted
from nnag_m2.invariants.small_points import dropped_rank, small_points
from nnag_m2.invariants.triangular_primes import triangular_primes
from nnag_m2.networks import MLP
from nnag_m2.neuromanifolds.boundary import small_boundary, small_critical_values
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold

a, b, c, d, s, t, w, x, y, z = symbols("a b c d s t w x y z")
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


def generators(ideals: list[Ideal] | None) -> set[frozenset[Poly]]:
    assert ideals is not None
    return {frozenset(g.monic() for g in ideal.generators) for ideal in ideals}


def monic(*exprs: object, names: tuple[object, ...]) -> frozenset[Poly]:
    return frozenset(Poly(f, *names, domain=QQ).monic() for f in exprs)


def test_images_of_components_each_on_its_own() -> None:
    cubic = [Poly(f, s, t, domain=QQ) for f in (s + t, s**2, s**3)]
    found = small_closures(Ideal([t * (s - 1)], [s, t]), cubic, (x, y, z))
    # the twisted cubic for t = 0; the line through (1, 1, 1) for s = 1
    assert generators(found) == {
        monic(x**2 - y, x * y - z, y**2 - x * z, names=(x, y, z)),
        monic(y - 1, z - 1, names=(x, y, z)),
    }


def test_an_image_inside_another_one_is_no_component() -> None:
    found = small_closures(Ideal([s * t], [s, t]), [Poly(s, s, t, domain=QQ)], (x,))
    assert generators(found) == {frozenset()}


def test_images_of_what_is_empty_are_empty() -> None:
    assert small_closures(Ideal([1], [s]), [Poly(s, s, domain=QQ)], (x,)) == []


def test_limits_of_two_points_on_a_line_that_come_together() -> None:
    # a (1, s, s^2) + b (1, t, t^2) divided by c tends to p (1, s, s^2) + q (0, 1, 2 s): everything
    moments = [Poly(a * s**k + b * t**k, a, b, s, t, domain=QQ) for k in range(4)]
    assert generators(small_limits(moments[:3], [a, b], (x, y, z))) == {frozenset()}
    # with four moments these are binary cubics of rank 3, the tangent lines of the twisted cubic
    names = (x, y, z, d)
    (found,) = generators(small_limits(moments, [a, b], names))
    f = Poly(x * t**3 - 3 * y * t**2 + 3 * z * t - d, t)
    assert found == monic(discriminant(f), names=names)


def test_boundaries_of_binary_forms_as_sums_of_powers() -> None:
    squares = Neuromanifold(MLP((2, 2, 1), 2))
    p, q, r = squares.variables
    critical = generators(small_critical_values(squares))
    assert critical == {monic(q**2 - 4 * p * r, names=(p, q, r))}
    assert frozenset() in generators(small_boundary(squares))  # limits are all forms
    cubes = Neuromanifold(MLP((2, 2, 1), 3))
    e, f, g, h = cubes.variables
    form = Poly(e * t**3 + f * t**2 + g * t + h, t)
    limits = monic(discriminant(form), names=(e, f, g, h))
    assert limits in generators(small_boundary(cubes))
    # critical values are cubes of linear forms: of a twisted cubic
    rank_one = {f * h * 3 - g**2, e * h * 9 - f * g, e * g * 3 - f**2}
    assert generators(small_critical_values(cubes)) == {monic(*rank_one, names=(e, f, g, h))}


def primes(ideal: Ideal) -> tuple[Ideal, ...]:
    found = small_primes(ideal)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("equations", "dimensions"),
    [
        ([x**2 - 2, y**2 + z**2 - x], [1]),  # a conic with a matrix of rank 3
        ([x**2 - 2, y**3 - x * z**2 - 1], [1]),
        ([x**2 - 2, x * y - z], [1]),  # linear
        ([x**2 - 2, y**2 - 3 * z**2], [1]),  # irreducible, but not over the complex numbers
        ([x**2 - x, y**2 + z**2 - x - 1], [1, 1]),  # two points, a conic over each
        ([x**2 - 2, (x**2 - 2) * y * z + y + z], [1]),  # the product is zero at the points
        ([x**2 - x, x * (y * z + 1) + x - 1], [1]),  # a constant over x = 0
        ([x**3 - x, (x - 1) * (x + 1) * y * z], None),  # a product over x = 0
        ([x**2 - 2, x * y, y * z], [1]),
        ([x**2 - 2, (x**2 - 2) * (y + z)], [2]),  # zero over the points
    ],
)
def test_components_over_points(equations: list[object], dimensions: list[int] | None) -> None:
    found = triangular_primes(Ideal(equations, [x, y, z]), primes)
    if dimensions is None:
        assert found is None
        return
    assert found is not None
    assert sorted(size for _, size in found) == dimensions


def test_what_factors_over_the_field_is_not_taken_for_a_prime() -> None:
    # y^2 - 2 z^2 is irreducible over QQ, and a product over QQ(sqrt(2))
    assert triangular_primes(Ideal([x**2 - 2, y**2 - 2 * z**2], [x, y, z]), primes) is None
    # one more square root: x^4 - 10 x^2 + 1 has sqrt(2) + sqrt(3) as a root
    both = Ideal([x**4 - 10 * x**2 + 1, y**2 - 3 * z**2], [x, y, z])
    assert triangular_primes(both, primes) is None


def test_components_have_the_equations_of_their_points() -> None:
    listed = triangular_primes(Ideal([x**2 - x, y**2 + z**2 - x - 1], [x, y, z]), primes)
    assert listed is not None
    for ideal, _ in listed:
        values = {g.as_expr() for g in ideal.generators}
        assert y**2 + z**2 - x - 1 in values
        assert values & {x, x - 1}


def test_other_shapes_are_left_to_others() -> None:
    for equations in ([x * y - z], [x - y, y - z]):
        assert triangular_primes(Ideal(equations, [x, y, z]), primes) is None
    assert triangular_primes(Ideal([x * y, z - w], [x, y, z, w]), primes) is None
