"""groebner_basis, normal_form, is_subset, is_equal: against sympy's own Groebner bases."""

from __future__ import annotations

import pytest
from certificates import is_in, sympy_groebner
from each import each
from sympy import GF, QQ, Integer, Poly, Rational
from varieties import (
    EMPTY,
    FAT_POINT,
    LINE_WITH_POINT,
    RESULTANT,
    TWISTED_CUBIC,
    TWISTED_CUBIC_BY_MINORS,
    WHOLE_PLANE,
    determinantal,
    w,
    x,
    y,
    z,
)

from nnag_m2 import (
    BlockOrder,
    Ideal,
    Session,
    elimination_order,
    groebner_basis,
    is_equal,
    is_subset,
    normal_form,
)

pytestmark = pytest.mark.engine

BIG = 3**120
TWO_QUADRICS = [x**2 + y * z - 1, x * y - z**2 + x, z * x - 3 * y]
IDEALS = {
    "complete intersection": Ideal(TWO_QUADRICS, [x, y, z]),
    "modulo 2": Ideal(TWO_QUADRICS, [x, y, z], GF(2)),
    "modulo 101": Ideal(TWO_QUADRICS, [x, y, z], GF(101)),
    "modulo 2^31-1": Ideal(TWO_QUADRICS, [x, y, z], GF(2**31 - 1)),
    "twisted cubic": TWISTED_CUBIC,
    "not a complete intersection": TWISTED_CUBIC_BY_MINORS,
    "determinantal": determinantal(2, 3, 1),
    "hypersurface": RESULTANT,
    "big coefficients": Ideal([BIG * x**2 - y, Rational(7, BIG + 1) * x * y - 1], [x, y]),
    "fat point": FAT_POINT,
    "mixed dimension": LINE_WITH_POINT,
    "unit ideal": EMPTY,
    "zero ideal": WHOLE_PLANE,
    "one variable": Ideal([x**4 - 1, x**6 - 1], [x]),
    "unused variables": Ideal([x**2 * w - w], [x, y, z, w]),
}


@each("order", ["grevlex", "lex", "grlex"])
@each("name", IDEALS)
def test_groebner_basis_is_the_one_of_sympy(session: Session, name: str, order: str) -> None:
    ideal = IDEALS[name]
    assert list(groebner_basis(ideal, order, session=session)) == sympy_groebner(ideal, order)


@each(
    "order",
    [
        elimination_order(x),
        elimination_order(z),
        elimination_order(y, z),
        BlockOrder([[z], [y], [x]]),
        BlockOrder([[y], [z, x]]),
        BlockOrder([[z, y, x]]),
    ],
    ids=str,
)
@each("name", ["complete intersection", "modulo 101", "twisted cubic"])
def test_groebner_basis_in_product_orders_is_the_one_of_sympy(
    session: Session, name: str, order: BlockOrder
) -> None:
    ideal = IDEALS[name]
    assert list(groebner_basis(ideal, order, session=session)) == sympy_groebner(ideal, order)


@each("order", ["grevlex", "lex", elimination_order(y)], ids=str)
@each("name", ["complete intersection", "modulo 101", "determinantal"])
def test_normal_form_differs_by_an_element_and_has_no_leading_monomial(
    session: Session, name: str, order: str | BlockOrder
) -> None:
    ideal = IDEALS[name]
    variables = ideal.variables
    if isinstance(order, BlockOrder):
        order = elimination_order(variables[1])
    poly = Poly((variables[0] + 2 * variables[1] - variables[2]) ** 4, *variables)
    poly = Poly(poly, *variables, domain=ideal.field)
    rest = normal_form(poly, ideal, order, session=session)
    assert is_in(poly - rest, ideal)
    assert rest == normal_form(rest, ideal, order, session=session)
    again = normal_form(poly + ideal.generators[0] * poly, ideal, order, session=session)
    assert rest == again


def test_normal_form_is_zero_for_elements_alone(session: Session) -> None:
    combination = x * TWO_QUADRICS[0] - (y**3 + z) * TWO_QUADRICS[1]
    found = normal_form([combination, combination + 1], IDEALS["modulo 101"], session=session)
    assert [poly.as_expr() for poly in found] == [0, 1]


def test_normal_form_of_one_and_of_several_have_the_shape_of_the_question(session: Session) -> None:
    ideal = Ideal([x**2 - y], [x, y])
    assert normal_form(x**3, ideal, session=session) == Poly(x * y, x, y, domain=QQ)
    assert normal_form([x**3], ideal, session=session) == (Poly(x * y, x, y, domain=QQ),)
    assert normal_form(7, ideal, session=session) == Poly(7, x, y, domain=QQ)


@each(
    ("ideal", "expected"),
    [(EMPTY, 0), (WHOLE_PLANE, x**3 - Rational(1, BIG) * y), (FAT_POINT, -Rational(1, BIG) * y)],
)
def test_normal_form_modulo_extreme_ideals(
    session: Session, ideal: Ideal, expected: Integer
) -> None:
    found = normal_form(x**3 - Rational(1, BIG) * y, ideal, session=session)
    assert found == Poly(expected, x, y, domain=QQ)


SUBSETS = [
    ("a power in its root", Ideal([x**2, y**3], [x, y]), Ideal([x, y], [x, y]), True),
    ("the root in a power", Ideal([x, y], [x, y]), Ideal([x**2, y**3], [x, y]), False),
    ("zero in anything", WHOLE_PLANE, FAT_POINT, True),
    ("something in zero", FAT_POINT, WHOLE_PLANE, False),
    ("anything in the unit ideal", FAT_POINT, EMPTY, True),
    ("the unit ideal in a proper one", EMPTY, FAT_POINT, False),
    ("modulo 2 a square is a sum", Ideal([x**2 + y**2], [x, y], GF(2)),
     Ideal([x + y], [x, y], GF(2)), True),
    ("over the rationals it is not", Ideal([x**2 + y**2], [x, y]), Ideal([x + y], [x, y]), False),
    ("inhomogeneous", Ideal([x**3 * y - 1], [x, y]), Ideal([x - 1, y - 1], [x, y]), True),
    ("big coefficients", Ideal([BIG * x - 1], [x, y]), Ideal([BIG**2 * x - BIG], [x, y]), True),
]  # fmt: skip


@each(("name", "one", "other", "expected"), SUBSETS, ids=[s[0] for s in SUBSETS])
def test_is_subset(session: Session, name: str, one: Ideal, other: Ideal, expected: bool) -> None:
    assert is_subset(one, other, session=session) is expected
    assert all(is_in(poly, other) for poly in one.generators) is expected


def test_the_minors_and_the_graph_define_the_same_twisted_cubic(session: Session) -> None:
    assert is_equal(TWISTED_CUBIC, TWISTED_CUBIC_BY_MINORS, session=session) is True


def test_a_groebner_basis_generates_the_same_ideal(session: Session) -> None:
    for name in ("complete intersection", "modulo 2", "big coefficients", "unit ideal"):
        ideal = IDEALS[name]
        basis = Ideal(groebner_basis(ideal, session=session), ideal.variables, ideal.field)
        assert is_equal(ideal, basis, session=session) is True, name


def test_ideals_with_the_same_zeros_need_not_be_equal(session: Session) -> None:
    point = Ideal([x, y], [x, y])
    assert is_equal(FAT_POINT, point, session=session) is False
    assert is_equal(EMPTY, point, session=session) is False
    assert is_equal(WHOLE_PLANE, Ideal([0, 0], [x, y]), session=session) is True


def test_equality_depends_on_the_field(session: Session) -> None:
    for field, expected in ((QQ, False), (GF(5), True)):
        one, other = Ideal([x + 6 * y], [x, y], field), Ideal([x + y], [x, y], field)
        assert is_equal(one, other, session=session) is expected
