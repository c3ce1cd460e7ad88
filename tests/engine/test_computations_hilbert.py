"""dimension, codimension, degree, hilbert_polynomial, hilbert_series: against counted monomials."""

from __future__ import annotations

import pytest
from certificates import counted_polynomial, dimension_by_monomials, hilbert_function
from each import each
from sympy import GF, Expr, Poly, Rational, Symbol, binomial, expand, series, symbols
from varieties import (
    CUSP,
    EMPTY,
    FAT_POINT,
    FOUR_POINTS,
    LINE_WITH_POINT,
    RESULTANT,
    TWISTED_CUBIC,
    TWISTED_CUBIC_BY_MINORS,
    WHOLE_PLANE,
    determinantal,
    rational_normal_curve,
    w,
    x,
    y,
    z,
)

from nnag_m2 import (
    Ideal,
    Session,
    codimension,
    degree,
    dimension,
    hilbert_polynomial,
    hilbert_series,
)

pytestmark = pytest.mark.engine

n, T = symbols("n T")
BIG = 7**80

# name: ideal, dimension, degree; the sources are named where they are not elementary
KNOWN = {
    # Harris, Algebraic Geometry, lecture 18: degree d, and d n + 1
    "twisted cubic cone": (rational_normal_curve(3), 2, 3),
    "rational normal quintic": (rational_normal_curve(5), 2, 5),
    "rational normal quartic modulo 2": (rational_normal_curve(4, GF(2)), 2, 4),
    # Harris, example 19.10: 2x2 minors of 3x3 have degree 6
    "3x3 matrices of rank 1": (determinantal(3, 3, 1), 5, 6),
    "3x3 matrices of rank 2": (determinantal(3, 3, 2), 8, 3),
    "2x3 matrices of rank 1": (determinantal(2, 3, 1), 4, 3),
    "2x4 matrices of rank 1 modulo 7": (determinantal(2, 4, 1, GF(7)), 5, 4),
    "resultant of two quadrics": (RESULTANT, 5, 4),
    "affine twisted cubic": (TWISTED_CUBIC, 1, 3),
    "affine twisted cubic by minors": (TWISTED_CUBIC_BY_MINORS, 1, 3),
    "cusp": (CUSP, 1, 3),
    "four points": (FOUR_POINTS, 0, 4),
    "fat point": (FAT_POINT, 0, 3),
    "a line and a point": (LINE_WITH_POINT, 1, 1),
    "two planes that meet in a point": (Ideal([x * z, x * w, y * z, y * w], [x, y, z, w]), 2, 2),
    "double line, inhomogeneous": (Ideal([(x - 1) ** 2], [x, y]), 1, 2),
    "embedded point, inhomogeneous": (Ideal([x**2, x * (y - 1)], [x, y]), 1, 1),
    "empty": (EMPTY, -1, 0),
    "whole plane": (WHOLE_PLANE, 2, 1),
    "one point on the line": (Ideal([3 * x - 1], [x]), 0, 1),
    "big coefficients": (Ideal([BIG * x**2 - y**3, y * x - Rational(1, BIG)], [x, y]), 0, 5),
    "modulo 2 the circle is a double line": (Ideal([x**2 + y**2 - 1], [x, y], GF(2)), 1, 2),
}

CASES = each("name", KNOWN)


@CASES
def test_dimension_is_known_and_seen_in_leading_monomials(session: Session, name: str) -> None:
    ideal, expected, _ = KNOWN[name]
    assert dimension(ideal, session=session) == expected
    assert dimension_by_monomials(ideal) == expected


@CASES
def test_codimension_and_dimension_add_up_to_the_number_of_variables(
    session: Session, name: str
) -> None:
    ideal, expected, _ = KNOWN[name]
    assert codimension(ideal, session=session) == len(ideal.variables) - expected


@CASES
def test_degree_is_known(session: Session, name: str) -> None:
    ideal, _, expected = KNOWN[name]
    assert degree(ideal, session=session) == expected


@CASES
def test_hilbert_polynomial_is_what_counting_monomials_gives(session: Session, name: str) -> None:
    ideal = KNOWN[name][0]
    start = 2 if len(ideal.variables) > 7 else 5
    found = hilbert_polynomial(ideal, n, session=session)
    assert expand(found - counted_polynomial(ideal, n, start)) == 0


@CASES
def test_hilbert_series_is_what_counting_monomials_gives(session: Session, name: str) -> None:
    ideal = KNOWN[name][0]
    last = 4 if len(ideal.variables) > 7 else 8
    found = hilbert_series(ideal, T, session=session)
    assert coefficients(found, last) == hilbert_function(ideal, last)


@CASES
def test_degree_and_dimension_are_those_of_the_hilbert_polynomial(
    session: Session, name: str
) -> None:
    ideal, dim, deg = KNOWN[name]
    projective = dim - 1 if ideal.is_homogeneous else dim
    polynomial = Poly(hilbert_polynomial(ideal, n, session=session), n)
    if projective < 0:
        assert polynomial.is_zero
        return
    assert polynomial.degree() == projective
    leading = polynomial.LC()
    for k in range(1, projective + 1):
        leading *= k
    assert leading == deg


def coefficients(function: Expr, last: int) -> list[Expr]:
    """Return the coefficients of a power series up to a degree."""
    expanded = series(function, T, 0, last + 1).removeO()
    return [expanded.coeff(T, i) for i in range(last + 1)]


@each("d", [1, 2, 3, 6])
def test_the_rational_normal_curve_has_hilbert_polynomial_dn_plus_1(
    session: Session, d: int
) -> None:
    ideal = rational_normal_curve(d)
    assert hilbert_polynomial(ideal, n, session=session) == d * n + 1


def test_the_segre_variety_has_a_product_as_hilbert_polynomial(session: Session) -> None:
    found = hilbert_polynomial(determinantal(2, 4, 1), n, session=session)
    product = binomial(n + 1, 1) * binomial(n + 3, 3)
    assert expand(found - product.expand(func=True)) == 0


def test_the_hilbert_series_is_in_lowest_terms(session: Session) -> None:
    assert (
        hilbert_series(rational_normal_curve(3), T, session=session) == (1 + 2 * T) / (1 - T) ** 2
    )
    assert hilbert_series(FAT_POINT, T, session=session) == 1 + 2 * T
    assert hilbert_series(EMPTY, T, session=session) == 0


@each("symbol", [x, Symbol("x_1"), Symbol("S"), Symbol("lambda"), Symbol("a b")])
def test_the_variable_of_the_answer_may_have_any_name(session: Session, symbol: Symbol) -> None:
    assert hilbert_polynomial(CUSP, symbol, session=session) == 3 * symbol
    assert hilbert_series(FAT_POINT, symbol, session=session) == 1 + 2 * symbol


def test_degree_counts_components_of_the_largest_dimension_only(session: Session) -> None:
    plane_and_line = Ideal([x * y, x * (z - 1)], [x, y, z])
    assert dimension(plane_and_line, session=session) == 2
    assert degree(plane_and_line, session=session) == 1


def test_a_plane_curve_of_a_high_degree(session: Session) -> None:
    curve, d = Ideal([x**8000 * y**2 - 1], [x, y]), 8002
    assert (dimension(curve, session=session), degree(curve, session=session)) == (1, d)
    # of its closure in the plane, with arithmetic genus (d - 1) (d - 2) / 2
    found = hilbert_polynomial(curve, n, session=session)
    assert expand(found - (d * n + 1 - Rational((d - 1) * (d - 2), 2))) == 0
