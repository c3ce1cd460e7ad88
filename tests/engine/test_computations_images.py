"""elimination_ideal and vanishing_ideal: against points of the parametrization and lex bases."""

from __future__ import annotations

import pytest
from certificates import (
    dimension_by_monomials,
    image_points,
    is_in,
    rank_at,
    same_ideal,
    sympy_groebner,
    vanishes_on,
)
from each import each
from sympy import GF, QQ, Poly, Rational, Symbol, symbols
from sympy import resultant as sympy_resultant
from varieties import (
    CIRCLE,
    EMPTY,
    LINE_WITH_POINT,
    RESULTANT,
    STEINER,
    WHOLE_PLANE,
    Y,
    a,
    b,
    c,
    rational_normal_curve,
    s,
    segre,
    t,
    u,
    veronese,
    x,
    y,
    z,
)

from nnag_m2 import Ideal, PolynomialMap, Session, degree, elimination_ideal, vanishing_ideal

pytestmark = pytest.mark.engine

BIG = 5**90
CUBIC = t**3 + a * t + b
QUARTIC = rational_normal_curve(4)

ELIMINATIONS = {
    "cuspidal cubic": (Ideal([x - t**2, y - t**3], [t, x, y]), (t,)),
    "discriminant of a cubic": (Ideal([CUBIC, CUBIC.diff(t)], [t, a, b]), (t,)),
    "two variables": (Ideal([x - s * t, y - s, z - s * t**2], [s, t, x, y, z]), (s, t)),
    "not the first ones": (Ideal([x * y - 1, z - x - y], [x, y, z]), (y,)),
    "one variable remains": (Ideal([x**2 + y**2 - 1, x - y], [x, y]), (x,)),
    "nothing remains": (Ideal([x - t, y - t**2], [t, x, y]), (t, x)),
    "mixed dimension": (LINE_WITH_POINT, (y,)),
    "not a complete intersection": (QUARTIC, QUARTIC.variables[1:3]),
    "unit ideal": (EMPTY, (x,)),
    "zero ideal": (WHOLE_PLANE, (y,)),
    "modulo 2": (Ideal([x - t**2 - t, y - t**3], [t, x, y], GF(2)), (t,)),
    "modulo 32003": (Ideal([x - t**2, y - t**3 + t], [t, x, y], GF(32003)), (t,)),
    "big coefficients": (Ideal([BIG * x - t**2, y - Rational(1, BIG) * t**3], [t, x, y]), (t,)),
}  # fmt: skip


@each("name", ELIMINATIONS)
def test_elimination_ideal_is_what_a_lex_basis_of_sympy_leaves(session: Session, name: str) -> None:
    ideal, eliminated = ELIMINATIONS[name]
    rest = tuple(v for v in ideal.variables if v not in eliminated)
    found = elimination_ideal(ideal, eliminated, session=session)
    assert (found.variables, found.field) == (rest, ideal.field)
    lex = sympy_groebner(Ideal(ideal.exprs, [*eliminated, *rest], ideal.field), "lex")
    left = [p.as_expr() for p in lex if not p.as_expr().has(*eliminated)]
    assert same_ideal(found, Ideal(left, rest, ideal.field))


def test_the_elimination_ideal_of_a_family_is_its_discriminant(session: Session) -> None:
    quartic = t**4 + a * t**2 + b * t + c
    ideal = Ideal([quartic, quartic.diff(t)], [t, a, b, c])
    found = elimination_ideal(ideal, t, session=session)
    expected = sympy_resultant(quartic, quartic.diff(t), t)
    assert same_ideal(found, Ideal([expected], [a, b, c]))


def test_projecting_the_circle_gives_the_whole_line(session: Session) -> None:
    assert elimination_ideal(CIRCLE, x, session=session) == Ideal([], [y])


def test_elimination_takes_a_symbol_or_several_in_any_sequence(session: Session) -> None:
    ideal = ELIMINATIONS["two variables"][0]
    one = elimination_ideal(ideal, (s, t), session=session)
    assert one == elimination_ideal(ideal, [t, s], session=session)
    twice = elimination_ideal(elimination_ideal(ideal, t, session=session), s, session=session)
    assert same_ideal(one, twice)


# name: map, dimension and degree of the closure of its image
IMAGES = {
    "cusp": (PolynomialMap([t**2, t**3], [t]), 1, 3),
    "node": (PolynomialMap([t**2 - 1, t * (t**2 - 1)], [t]), 1, 3),
    "affine twisted cubic": (PolynomialMap([t, t**2, t**3], [t]), 1, 3),
    "twisted cubic cone": (veronese((s, t), 3), 2, 3),
    # Harris, Algebraic Geometry: the Veronese surface has degree 4, Segre P1 x P2 degree 3
    "Veronese surface": (veronese((s, t, u), 2), 3, 4),
    "Segre 2x3": (segre(2, 3), 4, 3),
    "Whitney umbrella": (PolynomialMap([s * t, s, t**2], [s, t]), 2, 3),
    "Steiner's quadratic map fills 3-space": (STEINER, 3, 1),
    "Steiner's Roman surface": (
        PolynomialMap([s * t, t * u, u * s, s**2 + t**2 + u**2], [s, t, u]), 3, 4,
    ),
    "a point": (PolynomialMap([2, Rational(-1, 3)], [t]), 0, 1),
    "a defective map": (PolynomialMap([s * t, (s * t) ** 2, s * t + 1], [s, t]), 1, 2),
    "more parameters than coordinates": (PolynomialMap([s + t + u], [s, t, u]), 1, 1),
    "big coefficients": (PolynomialMap([BIG * t**2, Rational(1, BIG) * t**3], [t]), 1, 3),
    "squaring modulo 2": (PolynomialMap([t**2, t**3 + t], [t], GF(2)), 1, 3),
    "Frobenius": (PolynomialMap([s**5, t**5, s * t], [s, t], GF(5)), 2, 5),
}  # fmt: skip


@each("name", IMAGES)
def test_vanishing_ideal_vanishes_on_the_image(session: Session, name: str) -> None:
    mapping = IMAGES[name][0]
    found = vanishing_ideal(mapping, session=session)
    if mapping.field == QQ:
        assert vanishes_on(found, image_points(mapping))
    for generator in found.generators:
        values = dict(zip(found.variables, mapping.exprs, strict=True))
        composed = generator.as_expr().subs(values, simultaneous=True)
        assert Poly(composed, *mapping.parameters, domain=mapping.field).is_zero


@each("name", IMAGES)
def test_vanishing_ideal_has_the_dimension_of_the_jacobian_rank(
    session: Session, name: str
) -> None:
    mapping, dim, deg = IMAGES[name]
    found = vanishing_ideal(mapping, session=session)
    assert dimension_by_monomials(found) == dim
    assert degree(found, session=session) == deg
    if mapping.field == QQ:
        point = [Rational(3 + 2 * i, 2 + i) for i, _ in enumerate(mapping.parameters)]
        assert rank_at(point, mapping) == dim


def test_vanishing_ideal_is_what_elimination_gives(session: Session) -> None:
    mapping = IMAGES["Whitney umbrella"][0]
    graph = Ideal([x - s * t, y - s, z - t**2], [s, t, x, y, z])
    one = vanishing_ideal(mapping, (x, y, z), session=session)
    assert same_ideal(one, elimination_ideal(graph, (s, t), session=session))
    assert same_ideal(one, Ideal([x**2 - y**2 * z], [x, y, z]))


def test_two_quadrics_with_a_common_root_have_a_vanishing_resultant(session: Session) -> None:
    # (p + q r)(b + c r) and (d + e r)(b + c r): mathematics of the reference case
    p, q, d, e = symbols("p q d e")
    mapping = PolynomialMap(
        [p * b, p * c + q * b, q * c, d * b, d * c + e * b, e * c], [p, q, d, e, b, c]
    )
    found = vanishing_ideal(mapping, Y, session=session)
    assert same_ideal(found, RESULTANT)


def test_the_coordinates_of_the_target_may_have_the_names_of_the_source(session: Session) -> None:
    mapping = PolynomialMap([x**2, x**3], [x])
    found = vanishing_ideal(mapping, (x, y), session=session)
    assert same_ideal(found, Ideal([x**3 - y**2], [x, y]))
    twin = Symbol("x", real=True)
    other = vanishing_ideal(mapping, (twin, x), session=session)
    assert other.variables == (twin, x)
    assert is_in(twin**3 - x**2, other)
