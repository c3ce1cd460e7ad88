"""critical_ideal and critical_points: by parametrizations, by formulations, for special data."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import pytest
from each import each
from refusals import message
from sympy import GF, Expr, Matrix, Poly, Rational, diag, eye, symbols
from varieties import (
    CIRCLE,
    CUSP,
    ELLIPSE,
    EMPTY,
    NODE,
    PARABOLA,
    RESULTANT,
    SPHERE,
    TWISTED_CUBIC,
    TWISTED_CUBIC_BY_MINORS,
    WHITNEY_UMBRELLA,
    WHOLE_PLANE,
    t,
    x,
    y,
    z,
)

from nnag_m2 import Ideal, SemialgebraicSet, Session, asking, degree, is_equal, nearest_points
from nnag_m2.invariants.distance.critical import critical_points
from nnag_m2.invariants.distance.degrees import euclidean_distance_degree
from nnag_m2.invariants.distance.ideals import critical_ideal
from nnag_m2.invariants.distance.quadrics import generic_quadric
from nnag_m2.invariants.real_solutions import points_on_components

engine = pytest.mark.engine

AXES = Ideal([x * y, x * z, y * z], [x, y, z])
# name: ideal and a parametrization, whose derivative vanishes over the singular points only
CURVES: dict[str, tuple[Ideal, list[Any]]] = {
    "parabola": (PARABOLA, [t, t**2]),
    "cusp": (CUSP, [-(t**2), t**3]),
    "node": (NODE, [t**2 - 1, t**3 - t]),
    "ramphoid": (Ideal([y**3 - x**4], [x, y]), [t**3, t**4]),
    "twisted cubic": (TWISTED_CUBIC, [t, t**2, t**3]),
    "twisted cubic, three equations": (TWISTED_CUBIC_BY_MINORS, [t, t**2, t**3]),
}
QUADRICS = {
    "unit": eye,
    "generic": generic_quadric,
    "singular": lambda n: Matrix(n, n, lambda i, j: (i + 1) * (j + 1)),
}


def common_divisor(exprs: list[Expr]) -> Poly:
    return functools.reduce(Poly.gcd, [Poly(e, t, domain="QQ") for e in exprs])


@engine
@each("name", CURVES, series=True)
@each("quadric", QUADRICS)
@each("formulation", ["minors", "multipliers"])
def test_on_a_parametrized_curve_they_are_the_roots_of_a_derivative(
    session: Session, name: str, quadric: str, formulation: Any
) -> None:
    ideal, curve = CURVES[name]
    matrix = QUADRICS[quadric](len(curve))
    data = [Rational(3 + i, 2 - 3 * i) for i, _ in enumerate(curve)]
    found = critical_ideal(ideal, data, matrix, formulation, session=session)
    place = dict(zip(ideal.variables, curve, strict=True))
    pulled = common_divisor([g.subs(place) for g in found.exprs])
    difference = Matrix(curve) - Matrix(data)
    loss = Poly((difference.T * matrix * difference)[0].expand(), t, domain="QQ")
    still = common_divisor([c.diff(t) for c in curve])  # over the singular points
    assert pulled.monic() == loss.diff(t).quo(still).monic()
    assert degree(found, session=session) == pulled.degree()


WAYS: tuple[Any, ...] = (
    "automatic",
    "minors",
    "multipliers",
    "left_kernel",
    "complete_intersection",
)
SPECIAL: dict[str, tuple[Ideal, list[Any], Any]] = {
    "center of an ellipse": (ELLIPSE, [0, 0], "unit"),
    "on the evolute": (PARABOLA, [0, Rational(1, 2)], "unit"),
    "on the variety": (ELLIPSE, [2, 0], "generic"),
    "singular point of a node": (NODE, [0, 0], "unit"),
    "singular point of a cusp": (CUSP, [0, 0], "generic"),
    "on the line of double points": (WHITNEY_UMBRELLA, [0, 0, 1], "unit"),
    "center of a sphere": (SPHERE, [0, 0, 0], "unit"),
    "axes, general data": (AXES, [1, 2, 3], "unit"),
    "axes, their common point": (AXES, [0, 0, 0], "generic"),
    "twisted cubic, general data": (TWISTED_CUBIC_BY_MINORS, [1, 2, 5], "generic"),
    "rank one": (Ideal([x * y - z * t], [x, y, z, t]), [1, 1, 0, 0], "unit"),
    "zero quadric": (NODE, [1, 2], [[0, 0], [0, 0]]),
    "kernel of dimension 1": (SPHERE, [1, 2, 3], diag(1, 2, 0)),
    "everything": (WHOLE_PLANE, [1, 2], "unit"),
    "nothing": (EMPTY, [1, 2], "unit"),
}


@engine
@each("name", SPECIAL)
def test_all_formulations_give_the_same_ideal(session: Session, name: str) -> None:
    ideal, data, quadric = SPECIAL[name]
    ask = functools.partial(critical_ideal, ideal, data, quadric, session=session)
    found = {way: ask(way) for way in WAYS}
    assert found["minors"] == ask(proof=True) == ask("multipliers", proof=True)
    assert set(found.values()) == {found["minors"]}


@engine
def test_special_data_that_can_be_checked_by_hand(session: Session) -> None:
    def same(ideal: Ideal, data: Any, expected: list[Any], quadric: Any = "unit") -> bool:
        found = critical_ideal(ideal, data, quadric, session=session)
        return is_equal(found, Ideal(expected, ideal.variables), session=session)

    assert same(CIRCLE, [0, 0], CIRCLE.exprs)  # all points are as far
    assert same(ELLIPSE, [0, 0], [x * y, x**2 + 4 * y**2 - 4])  # the vertices
    assert same(PARABOLA, [0, Rational(1, 2)], [y - x**2, x**3])  # the vertex, osculating
    # x y (3 x + 4) = 0 without the node
    assert same(NODE, [0, 0], [y * (3 * x + 4), y**2 - x**2 * (x + 1), (x + 1) * (3 * x + 4)])
    assert same(CIRCLE, [0, 0], [x * y, x**2 + y**2 - 1], diag(1, 0))
    assert same(WHOLE_PLANE, [1, 2], [x - 1, y - 2])
    assert same(EMPTY, [1, 2], [1])
    assert same(NODE, [1, 2], NODE.exprs, [[0, 0], [0, 0]])
    # the nearest and the farthest matrices of rank one to diag(3, 1): Eckart, Young
    a, b, c, d = symbols("a b c d")
    rank_one = Ideal([a * d - b * c], [a, b, c, d])
    assert same(rank_one, [3, 0, 0, 1], [b, c, a * d, a * (a - 3), d * (d - 1), a + 3 * d - 3])


@engine
def test_general_data_have_as_many_critical_points_as_the_degree_says(session: Session) -> None:
    for ideal, quadric in ((RESULTANT, "unit"), (NODE, "generic"), (AXES, "generic")):
        data = [Rational(7 * i * i + 3, i + 2) for i, _ in enumerate(ideal.variables)]
        found = critical_ideal(ideal, data, quadric, session=session)
        number = euclidean_distance_degree(ideal, quadric, session=session)
        assert degree(found, session=session) == number


@engine
def test_the_attention_hypersurface_over_the_rationals(session: Session) -> None:
    found = critical_ideal(RESULTANT, [1, 2, -1, 3, 1, 2], "generic", session=session)
    assert degree(found, session=session) == 14


@engine
def test_real_critical_points(session: Session) -> None:
    near, far = critical_points(SPHERE, [2, 3, 6], session=session)[::-1]
    assert near.midpoint == (Rational(2, 7), Rational(3, 7), Rational(6, 7))
    assert far.midpoint == tuple(-v for v in near.midpoint)
    assert near.is_rational
    # from a point inside of the evolute of the parabola three normals are real, from outside one
    assert len(critical_points(PARABOLA, [0, 2], session=session)) == 3
    outside = critical_points(PARABOLA, [3, 0], width=Rational(1, 10**6), session=session)
    assert [p.midpoint for p in outside] == [(1, 1)]
    assert critical_points(Ideal([x**2 + y**2 + 1], [x, y]), [1, 2], session=session) == ()
    assert critical_points(EMPTY, [1, 2], session=session) == ()
    # the loss at the points: x^2 + 4 y^2 = 4 from (1, 2)
    points = critical_points(ELLIPSE, [1, 2], session=session)
    assert len(points) == 2
    for point in points:
        value = dict(zip((x, y), point.approximation(), strict=True))
        assert abs(ELLIPSE.exprs[0].subs(value)) < 1e-8
        assert abs(((x - 1) * 4 * y - (y - 2) * x).subs(value)) < 1e-8


@engine
def test_infinitely_many_critical_points_are_refused(session: Session) -> None:
    said = message(lambda: critical_points(CIRCLE, [0, 0], session=session))
    assert "there must be finitely many critical points" in said
    assert "a set of dimension 1; try critical_ideal" in said


@engine
def test_symbols_may_have_the_names_of_the_script(session: Session) -> None:
    names = symbols("Q u I R lambda")
    ideal = Ideal([sum(v**2 for v in names) - 1], names)
    found = critical_ideal(ideal, [1, 0, 0, 0, 0], "generic", session=session)
    assert found.variables == names
    assert degree(found, session=session) == 2 * 5
    assert len(critical_points(ideal, [3, 0, 4, 0, 0], session=session)) == 2


def test_data_and_quadric_come_in_many_kinds() -> None:
    script = critical_ideal.script(ELLIPSE, [1, 2], [[2, 1], [1, 3]])
    assert "Q = matrix(QQ, {{2, 1}, {1, 3}});\nu = matrix(QQ, {{1, 2}});\n" in script
    for data in ((1, 2), Matrix([1, 2]), Matrix([[1, 2]]), np.array([1, 2])):
        for quadric in (Matrix([[2, 1], [1, 3]]), np.array([[2, 1], [1, 3]])):
            assert critical_ideal.script(ELLIPSE, data, quadric) == script
    assert "{{1/2, -2/3}}" in critical_ideal.script(ELLIPSE, [Rational(1, 2), Rational(-2, 3)])


def test_the_generic_quadric_is_printed_and_depends_on_the_seed() -> None:
    script = critical_ideal.script(ELLIPSE, [1, 2], "generic", seed=4)
    (a, b), (_, c) = generic_quadric(2, 4).tolist()
    assert f"drawn from seed 4\nQ = matrix(QQ, {{{{{a}, {b}}}, {{{b}, {c}}}}});" in script
    assert generic_quadric(2, 4) != generic_quadric(2, 5)
    for n in (1, 3, 6):
        assert generic_quadric(n).is_positive_definite
    assert "seed" not in critical_ideal.script(ELLIPSE, [1, 2], seed=4, proof=True)
    assert "from seed 4\nB =" in critical_ideal.script(ELLIPSE, [1, 2], seed=4)


def test_scripts_hold_what_their_formulation_needs() -> None:
    minors = critical_ideal.script(NODE, [1, 2], formulation="minors")
    multipliers = critical_ideal.script(NODE, [1, 2], formulation="multipliers")
    assert "criticalSystem" not in minors
    assert "criticalByMinors" not in multipliers
    proved = critical_ideal.script(NODE, [1, 2], proof=True)
    assert "criticalByMinors" in proved
    assert 'needsPackage "Msolve"' in multipliers
    assert not any('needsPackage "Msolve"' in script for script in (minors, proved))
    assert critical_ideal.query(NODE, [1, 2]) == critical_ideal.query(NODE, (1, 2), "unit")


def test_wrong_questions_are_refused() -> None:
    for asked in (critical_ideal.script, critical_points):
        assert "an Ideal is needed" in message(lambda asked=asked: asked(x, [1]))
        for data, part in (
            ([1], "2 exact numbers in a sequence; got 1 of them"),
            ([[1, 2], [3, 4]], "got 4 of them"),
            (5, "2 exact numbers in a sequence; got 5"),
            ("12", "2 exact numbers in a sequence; got '12'"),
            ({1, 2}, "got {1, 2}"),
            ([0.5, 1], "numbers must be exact; got the float 0.5"),
            (["1", 2], "numbers must be exact rationals"),
        ):
            assert part in message(lambda data=data, asked=asked: asked(CIRCLE, data))
        for quadric, part in (
            ("round", "'unit', 'generic' or a matrix"),
            (eye(3), "each of 2 variables; got a 3 x 3 matrix"),
            ([[1, 1], [0, 1]], "must be symmetric"),
            ([[1, 0.5], [0.5, 1]], "numbers must be exact"),
            (None, "a matrix (list of rows of equal length) is needed"),
        ):
            assert part in message(lambda q=quadric, asked=asked: asked(CIRCLE, [1, 2], q))
        for way in ("quick", None, 3):
            refused = message(lambda way=way, asked=asked: asked(CIRCLE, [1, 2], formulation=way))
            assert "formulation must be one of 'automatic', 'minors', 'multipliers'" in refused
        refused = message(
            lambda: critical_ideal.script(CIRCLE, [1, 2], formulation="left_kernel", proof=True)
        )
        assert "random conditions is no proof; got 'left_kernel'" in refused
        refused = message(lambda asked=asked: asked(CIRCLE, [1, 2], seed=None))
        assert "the seed must be an integer" in refused
        refused = message(lambda asked=asked: asked(Ideal([x - y], [x, y], GF(7)), [1, 2]))
        assert "the field must be QQ" in refused
    for n in (0, -1, 2.0, True, "2"):
        assert "an integer from 1 to" in message(lambda n=n: generic_quadric(n))


SETS: dict[str, tuple[SemialgebraicSet, Any, dict[bool, int]]] = {
    # the set, the x that is between its components, how many points each must have at least
    "hyperbola": (SemialgebraicSet(Ideal([x * y - 1], [x, y])), 0, {True: 1, False: 1}),
    "two arcs of a circle": (
        SemialgebraicSet(Ideal([x**2 + y**2 - 1], [x, y]), [4 * x**2 - 1]),
        0,
        {True: 2, False: 2},
    ),
    "a loop that is tangent to the boundary, without the rest of its curve": (
        SemialgebraicSet(Ideal([y**2 - x**2 * (1 - x)], [x, y]), [x]),
        -9,
        {True: 2},
    ),
    "two balls that touch a plane from both sides": (
        SemialgebraicSet(
            Ideal([], [x, y, z]),
            [-((x**2 + y**2 + z**2) ** 2 - 4 * z**2)],  # |p|^2 <= 2 |z|: they touch at 0
        ),
        -9,
        {True: 2},
    ),
    "two intervals": (
        SemialgebraicSet(Ideal([y], [x, y]), [(x**2 - 1) * (4 - x**2)]),
        0,
        {True: 2, False: 2},
    ),
    "an isolated point of a cubic, and a branch": (
        SemialgebraicSet(Ideal([y**2 - x**2 * (x - 1)], [x, y])),
        Rational(1, 2),
        {True: 1, False: 1},
    ),
    "nothing": (SemialgebraicSet(Ideal([x**2 + y**2 - 1], [x, y]), [x - 2]), -9, {}),
}


@each("name", SETS)
def test_each_component_is_met_and_infinite_compact_ones_twice(session: Session, name: str) -> None:
    part, between, least = SETS[name]
    with asking(session=session):
        found = set(points_on_components(part))
    for point in found:
        assert all(point.sign_of(g) == 0 for g in part.ideal.generators)
        assert all(point.sign_of(h) >= 0 for h in part.inequalities)
    places = [point[x] > between for point in found]
    assert set(places) == set(least)
    assert all(places.count(place) >= number for place, number in least.items())


def test_infinitely_many_nearest_points_are_met_twice_on_each_arc(session: Session) -> None:
    arcs = SemialgebraicSet(Ideal([x**2 + y**2 - 1], [x, y]), [4 * x**2 - 1])
    found = nearest_points(arcs, [0, 0], session=session)
    right = [point for point in found if point[x] > 0]
    assert len(right) >= 2
    assert len(found) - len(right) >= 2
