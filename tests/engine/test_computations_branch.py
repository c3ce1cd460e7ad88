"""branch_locus: discriminants, silhouettes, and images of the ramification locus."""

from __future__ import annotations

import random

import pytest
from certificates import contains, is_zero_at, same_ideal, vanishes_on
from each import each
from sympy import GF, Expr, Rational, Symbol, discriminant, symbols
from varieties import (
    CIRCLE,
    CUSP,
    EMPTY,
    FOUR_POINTS,
    NODE,
    RESULTANT,
    SPHERE,
    STEINER,
    SWALLOWTAIL,
    TORUS,
    TWISTED_CUBIC_BY_MINORS,
    WHOLE_PLANE,
    a,
    b,
    c,
    s,
    t,
    u,
    x,
    y,
    z,
)

from nnag_m2 import (
    ConvolutionalNetwork,
    Ideal,
    PolynomialMap,
    Session,
    branch_locus,
    degree,
    elimination_ideal,
    polar_degrees,
    radical,
    ramification_locus,
    vanishing_ideal,
)

pytestmark = pytest.mark.engine

BIG = 23**40
P, Q, R = symbols("P Q R")
X, Y = symbols("X Y")
QUARTIC = t**4 + a * t**2 + b * t + c

# name: ideal, projection, target, the radical of the branch locus
KNOWN: dict[str, tuple[Ideal, object, tuple[Symbol, ...], list[Expr]]] = {
    "circle to a line": (CIRCLE, [[1, 0]], (P,), [P**2 - 1]),
    "circle to a slanted line": (CIRCLE, [[3, 4]], (P,), [P**2 - 25]),
    "circle by a map": (CIRCLE, PolynomialMap([x**2], [x, y]), (P,), [P * (P - 1)]),
    "sphere to a plane": (SPHERE, [[1, 0, 0], [0, 1, 0]], (P, Q), [P**2 + Q**2 - 1]),
    "sphere to a line": (SPHERE, [[0, 0, 1]], (P,), [P**2 - 1]),
    "torus from above": (
        TORUS, [[1, 0, 0], [0, 1, 0]], (P, Q),
        [(P**2 + Q**2) * (P**2 + Q**2 - 1) * (P**2 + Q**2 - 9)],
    ),
    "cusp": (CUSP, [[1, 0]], (P,), [1]),
    "node": (NODE, [[1, 0]], (P,), [P + 1]),
    "discriminant of a quadric": (
        Ideal([t**2 + a * t + b], [t, a, b]), [[0, 1, 0], [0, 0, 1]], (a, b), [a**2 - 4 * b],
    ),
    "discriminant of a cubic": (
        Ideal([t**3 + a * t + b], [t, a, b]), [[0, 1, 0], [0, 0, 1]], (a, b),
        [4 * a**3 + 27 * b**2],
    ),
    "discriminant of a quartic": (
        Ideal([QUARTIC], [t, a, b, c]), [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], (a, b, c),
        [discriminant(QUARTIC, t)],
    ),
    "discriminant of a cubic modulo 2": (
        Ideal([t**3 + a * t + b], [t, a, b], GF(2)), [[0, 1, 0], [0, 0, 1]], (a, b), [b],
    ),
    "twisted cubic, not a complete intersection": (
        TWISTED_CUBIC_BY_MINORS, [[0, 1, 0], [0, 0, 1]], (P, Q), [P, Q],
    ),
    "points": (FOUR_POINTS, [[1, 0]], (P,), [1]),
    "empty": (EMPTY, [[1, 0]], (P,), [1]),
    "the whole plane, folded": (WHOLE_PLANE, PolynomialMap([x**2, y], [x, y]), (P, Q), [P]),
    "the whole plane, linearly": (WHOLE_PLANE, [[1, 0]], (P,), [1]),
    "into a space that is too large": (CIRCLE, [[1, 0], [2, 0]], (P, Q), [Q - 2 * P, P**2 - 1]),
    "big coefficients": (
        Ideal([y - BIG * x**2 + x], [x, y]), [[0, Rational(1, 2)]], (P,), [8 * BIG * P + 1],
    ),
}  # fmt: skip
NAMES = each("name", KNOWN)


@NAMES
def test_branch_locus_is_known(session: Session, name: str) -> None:
    ideal, projection, target, expected = KNOWN[name]
    found = branch_locus(ideal, projection, target, session=session)
    assert (found.variables, found.field) == (target, ideal.field)
    assert same_ideal(radical(found, session=session), Ideal(expected, target, ideal.field))


@NAMES
def test_branch_locus_is_the_image_of_the_ramification_locus_by_elimination(
    session: Session, name: str
) -> None:
    ideal, projection, target, _ = KNOWN[name]
    fresh = symbols(f"fresh0:{len(target)}")
    mapping = (
        projection
        if isinstance(projection, PolynomialMap)
        else PolynomialMap.linear(projection, ideal.variables, ideal.field)
    )
    ramified = ramification_locus(ideal, mapping, session=session)
    graph = Ideal(
        [*ramified.exprs, *(v - f for v, f in zip(fresh, mapping.exprs, strict=True))],
        [*ideal.variables, *fresh], ideal.field,
    )  # fmt: skip
    expected = elimination_ideal(graph, ideal.variables, session=session)
    found = branch_locus(ideal, projection, fresh, session=session)
    assert same_ideal(found, expected)


# name: map, the radical of its branch locus in X, Y, ...
MAPS: dict[str, tuple[PolynomialMap, tuple[Symbol, ...], list[Expr]]] = {
    "squaring": (PolynomialMap([t**2], [t]), (X,), [X]),
    "fold": (PolynomialMap([s**2, t], [s, t]), (X, Y), [X]),
    "Whitney's cusp": (
        PolynomialMap([s**3 + s * t, t], [s, t]), (X, Y), [27 * X**2 + 4 * Y**3],
    ),
    "Whitney's umbrella": (PolynomialMap([s**2, s * t, t], [s, t]), (P, Q, R), [P, Q, R]),
    "Steiner": (STEINER, (P, Q, R), [P * Q, P * R, Q * R]),
    "roots to coefficients": (PolynomialMap([s + t, s * t], [s, t]), (X, Y), [X**2 - 4 * Y]),
    "constant": (PolynomialMap([1, 2], [s]), (X, Y), [1]),
    "identity": (PolynomialMap([s, t], [s, t]), (X, Y), [1]),
    "defective": (PolynomialMap([s * t, (s * t) ** 2], [s, t]), (X, Y), [X, Y]),
    "Frobenius": (PolynomialMap([t**5], [t], GF(5)), (X,), [1]),
    "big coefficients": (PolynomialMap([t**2 + BIG], [t]), (X,), [X - BIG]),
}  # fmt: skip


@each("name", MAPS)
def test_branch_locus_of_a_map_is_known(session: Session, name: str) -> None:
    mapping, target, expected = MAPS[name]
    found = branch_locus(mapping, variables=target, session=session)
    assert same_ideal(radical(found, session=session), Ideal(expected, target, mapping.field))


def test_branch_locus_of_squaring_is_the_origin(session: Session) -> None:
    found = branch_locus(PolynomialMap([t**2], [t]), session=session)
    assert found.exprs == (Symbol("z_1"),)


def test_branch_locus_of_the_swallowtail_is_its_cuspidal_edge(session: Session) -> None:
    found = branch_locus(SWALLOWTAIL, variables=(b, a, c), session=session)
    edge = [(-4 * k**3 + 12 * k**3, -6 * k**2, 3 * k**4 - 6 * k**4) for k in range(-3, 4)]
    assert vanishes_on(found, edge)
    surface = vanishing_ideal(SWALLOWTAIL, (b, a, c), session=session)
    assert same_ideal(surface, Ideal([discriminant(QUARTIC, t)], (b, a, c)))
    assert contains(found, surface)
    assert not is_zero_at(found, SWALLOWTAIL(1, 1))


def test_the_discriminant_of_monic_cubics_is_the_branch_locus_of_three_roots(
    session: Session,
) -> None:
    roots = PolynomialMap([-(s + t + u), s * t + t * u + u * s, -s * t * u], [s, t, u])
    found = branch_locus(roots, variables=(a, b, c), session=session)
    expected = discriminant(t**3 + a * t**2 + b * t + c, t)
    assert same_ideal(found, Ideal([expected], (a, b, c)))


def test_branch_locus_of_the_resultant_is_a_hypersurface_of_degree_4(session: Session) -> None:
    # mathematics of the reference case, generic kernel of dimension 2
    chance = random.Random(3)
    ideal = Ideal(RESULTANT.exprs, RESULTANT.variables, GF(32003))
    projection = [[chance.randint(-5, 5) for _ in ideal.variables] for _ in range(4)]
    found = branch_locus(ideal, projection, session=session)
    assert len(found.generators) == 1
    assert degree(found, session=session) == 4


def test_the_target_may_have_the_variables_of_the_source(session: Session) -> None:
    found = branch_locus(SPHERE, [[1, 0, 0], [0, 1, 0]], (y, z), session=session)
    assert same_ideal(found, Ideal([y**2 + z**2 - 1], [y, z]))


def test_branch_loci_of_general_projections_have_a_polar_degree(session: Session) -> None:
    # A general hyperplane pulled back from the branch locus: the tangent spaces that meet a general
    # linear space (Piene: Polar classes of singular varieties, 1978).  The larger one takes msolve.
    filters, size = ((2, 3), 4) if session.engine.has_msolve else ((2, 2), 3)
    coefficients = ConvolutionalNetwork(filters, activation=2).parametrization().map
    variety, chance = vanishing_ideal(coefficients), random.Random(7)
    projection = [[chance.randint(-9, 9) for _ in variety.variables] for _ in range(size)]
    found = branch_locus.run(variety, projection, session=session)
    assert len(found.result.generators) == 1
    expected = polar_degrees(variety, session=session)[-2]
    assert degree(found.result, session=session) == expected == {4: 10, 3: 6}[size]
    certainty = "probabilistic" if session.engine.has_msolve else "proved"
    assert found.provenance.certainty == certainty
