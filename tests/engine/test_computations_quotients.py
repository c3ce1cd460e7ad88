"""saturation, ideal_quotient, intersection: against their definitions, with sympy."""

from __future__ import annotations

import pytest
from certificates import contains, is_in, powers_lie_in, same_ideal, sympy_groebner
from each import each
from sympy import GF, QQ, Expr, Poly, Rational, Symbol
from sympy.polys.domains.domain import Domain
from varieties import (
    CIRCLE,
    CUSP,
    EMPTY,
    FAT_POINT,
    LINE_WITH_POINT,
    TWISTED_CUBIC_BY_MINORS,
    WHOLE_PLANE,
    rational_normal_curve,
    x,
    y,
    z,
)

from nnag_m2 import Ideal, Session, ideal_quotient, intersection, saturation

pytestmark = pytest.mark.engine

BIG = 11**60
ORIGIN = Ideal([x, y], [x, y])
PLANE = [x, y]
SPACE = [x, y, z]
CUBIC = rational_normal_curve(3)
Q = CUBIC.variables

# name: ideal, by, quotient, saturation (None: only certificates)
CASES: dict[str, tuple[Ideal, Ideal | Expr, list[Expr] | None, list[Expr] | None]] = {
    "a double line and a line": (Ideal([x**2 * y], PLANE), x, [x * y], [y]),
    "the point goes, the line stays": (LINE_WITH_POINT, x - 1, [x], [x]),
    "the line goes, the point stays": (LINE_WITH_POINT, x, [x - 1, y], [x - 1, y]),
    "an embedded point": (Ideal([x**2, x * y], PLANE), ORIGIN, [x], [x]),
    "a fat point by its point": (FAT_POINT, ORIGIN, [x, y], [1]),
    "by something that misses it": (CIRCLE, x - 7, [x**2 + y**2 - 1], [x**2 + y**2 - 1]),
    "by zero": (CUSP, Ideal([], PLANE), [1], [1]),
    "by one": (CUSP, 1, [x**3 + y**2], [x**3 + y**2]),
    "zero by something": (WHOLE_PLANE, ORIGIN, [], []),
    "zero by zero": (WHOLE_PLANE, WHOLE_PLANE, [1], [1]),
    "the unit ideal": (EMPTY, ORIGIN, [1], [1]),
    "by itself": (CUSP, CUSP, [1], [1]),
    "the line in two quadrics of the twisted cubic": (
        Ideal([Q[0] * Q[2] - Q[1] ** 2, Q[0] * Q[3] - Q[1] * Q[2]], Q),
        Ideal([Q[0], Q[1]], Q), list(CUBIC.exprs), list(CUBIC.exprs),
    ),
    "modulo 3 a cube is a difference": (
        Ideal([x**3 - y**3], PLANE, GF(3)), x - y, [(x - y) ** 2], [1],
    ),
    "big coefficients": (
        Ideal([(BIG * x - 1) ** 2 * (y - BIG)], PLANE), x - Rational(1, BIG),
        [(BIG * x - 1) * (y - BIG)], [y - BIG],
    ),
    "inhomogeneous, not a complete intersection": (
        Ideal([p * (z - 1) for p in TWISTED_CUBIC_BY_MINORS.exprs], SPACE), z - 1,
        list(TWISTED_CUBIC_BY_MINORS.exprs), list(TWISTED_CUBIC_BY_MINORS.exprs),
    ),
}  # fmt: skip
NAMES = each("name", CASES)


def generators_of(by: Ideal | Expr, ring: Ideal) -> list[Poly]:
    ideal = by if isinstance(by, Ideal) else Ideal([by], ring.variables, ring.field)
    return list(ideal.generators)


@NAMES
def test_ideal_quotient_is_known_and_multiplies_into_the_ideal(session: Session, name: str) -> None:
    ideal, by, expected, _ = CASES[name]
    found = ideal_quotient(ideal, by, session=session)
    assert same_ideal(found, Ideal(expected or [], ideal.variables, ideal.field))
    assert contains(found, ideal)
    assert all(is_in(p * q, ideal) for p in found.generators for q in generators_of(by, ideal))


@NAMES
def test_saturation_is_known_and_a_power_multiplies_into_the_ideal(
    session: Session, name: str
) -> None:
    ideal, by, _, expected = CASES[name]
    found = saturation(ideal, by, session=session)
    assert same_ideal(found, Ideal(expected or [], ideal.variables, ideal.field))
    assert contains(found, ideal)
    for p in found.generators:
        for q in generators_of(by, ideal):
            assert any(is_in(p * q**k, ideal) for k in range(5))


@NAMES
def test_saturating_again_changes_nothing(session: Session, name: str) -> None:
    ideal, by, _, _ = CASES[name]
    once = saturation(ideal, by, session=session)
    assert same_ideal(once, saturation(once, by, session=session))
    assert same_ideal(once, ideal_quotient(once, by, session=session))


def test_saturation_is_what_the_extra_variable_gives(session: Session) -> None:
    # Cox, Little, O'Shea, chapter 4, section 4, theorem 14: eliminate T from I + (1 - T f)
    f, extra = x + y - 2, Symbol("T")
    ideal = Ideal([f**2 * (x**2 - y), f * (x - y) * y], [x, y])
    lex = sympy_groebner(Ideal([*ideal.exprs, 1 - extra * f], [extra, x, y]), "lex")
    left = [p.as_expr() for p in lex if not p.as_expr().has(extra)]
    assert same_ideal(saturation(ideal, f, session=session), Ideal(left, [x, y]))


INTERSECTIONS = {
    "two lines": ([[x], [y]], [x * y]),
    "three lines through a point": ([[x], [y], [x - y]], [x * y * (x - y)]),
    "one ideal": ([[x**2, y]], [x**2, y]),
    "with the zero ideal": ([[x, y], []], []),
    "with the unit ideal": ([[x, y], [1]], [x, y]),
    "only the unit ideal": ([[1], [x, 1 - x]], [1]),
    "a line and a point": ([[x], [x - 1, y]], [x * (x - 1), x * y]),
    "not coprime": ([[x**2, x * y], [x * y, y**2]], [x * y, x**2 * y**2]),
}


@each("field", [QQ, GF(2), GF(10007)], ids=str)
@each("name", INTERSECTIONS)
def test_intersection_is_known_and_lies_in_each(session: Session, name: str, field: Domain) -> None:
    given, expected = INTERSECTIONS[name]
    ideals = [Ideal(generators, PLANE, field) for generators in given]
    found = intersection(*ideals, session=session)
    assert same_ideal(found, Ideal(expected, PLANE, field))
    assert all(contains(ideal, found) for ideal in ideals)


def test_intersection_of_comaximal_ideals_with_big_coefficients_is_their_product(
    session: Session,
) -> None:
    found = intersection(
        Ideal([BIG * x - 1, y], PLANE), Ideal([x, y - BIG], PLANE), session=session
    )
    product = [(BIG * x - 1) * x, (BIG * x - 1) * (y - BIG), y * x, y * (y - BIG)]
    assert same_ideal(found, Ideal(product, PLANE))


def test_two_skew_lines_are_no_complete_intersection(session: Session) -> None:
    w = Symbol("w")
    lines = [Ideal([x, y], [x, y, z, w]), Ideal([z, w], [x, y, z, w])]
    found = intersection(*lines, session=session)
    assert same_ideal(found, Ideal([x * z, x * w, y * z, y * w], [x, y, z, w]))


def test_the_intersection_contains_the_product_and_has_its_radical(session: Session) -> None:
    one, other = CUSP, Ideal([x + y, x**2], [x, y])
    found = intersection(one, other, session=session)
    product = Ideal([p * q for p in one.generators for q in other.generators], [x, y])
    assert contains(found, product)
    assert powers_lie_in(product, found, 2)
