"""critical_points: by multipliers against minors, upstairs against equations, for bad data."""

from __future__ import annotations

from typing import Any

import pytest
from each import each
from refusals import message
from sympy import Matrix, Rational, diag, eye, symbols, zeros
from test_distance_degree_catalogue import KNOWN
from varieties import (
    CIRCLE,
    CUSP,
    NODE,
    PARABOLA,
    RESULTANT,
    TWISTED_CUBIC,
    WHOLE_PLANE,
    t,
    x,
    y,
    z,
)

from nnag_m2 import Ideal, LinearMLP, PolynomialMap, RealPoint, Session
from nnag_m2.algebra.polynomial_map import jacobian_matrix
from nnag_m2.invariants.distance.critical import critical_points
from nnag_m2.invariants.distance.quadrics import generic_quadric
from nnag_m2.invariants.distance.systems import fixed_values
from nnag_m2.invariants.hypotheses import is_squarefree

pytestmark = pytest.mark.composite

engine = pytest.mark.engine

SOME = [
    "circle", "hyperbola", "cardioid (DHOST, example 1.1)",
    "cusp: (t^2, t^3), degree 5 less the root 0",
    "node: (t^2 - 1, t^3 - t), degree 5", "isolated point and branch: (t^2 + 1, t^3 + t)",
    "ramphoid: (t^3, t^4), 7 less 2", "lemniscate", "astroid", "two lines", "circle and line",
    "coordinate axes", "skew lines", "two isotropic lines", "four points", "twisted cubic",
    "twisted cubic, three equations", "circle in space", "Viviani's curve", "sphere",
    "Whitney's umbrella", "circular cone", "O(2)", "2 x 2 of rank 1", "2 x 3 of rank 1",
    "cone over a conic",
]  # fmt: skip
MAPS: dict[str, tuple[PolynomialMap, Ideal]] = {
    "parabola": (PolynomialMap([t, t**2], [t]), PARABOLA),
    "cusp": (PolynomialMap([-(t**2), t**3], [t]), CUSP),
    "node": (PolynomialMap([t**2 - 1, t**3 - t], [t]), NODE),
    "twisted cubic": (PolynomialMap([t, t**2, t**3], [t]), TWISTED_CUBIC),
    "twice": (PolynomialMap([t**2, t**4], [t]), PARABOLA),
}


def data_for(variables: tuple[Any, ...]) -> list[Rational]:
    return [Rational(3 * i * i + 1, i + 2) for i, _ in enumerate(variables)]


def boxes(points: tuple[RealPoint, ...]) -> list[Any]:
    return [point.intervals for point in points]


@engine
@each("name", SOME, series=True)
def test_multipliers_find_the_points_of_the_textbook(session: Session, name: str) -> None:
    ideal = KNOWN[name][0]
    data = data_for(ideal.variables)
    found = critical_points(ideal, data, session=session)
    textbook = critical_points(ideal, data, formulation="minors", session=session)
    assert found == textbook
    assert boxes(found) == boxes(textbook)


@engine
@each("name", MAPS)
@each("quadric", ["unit", "generic"])
def test_critical_parameters_are_those_of_the_image(
    session: Session, name: str, quadric: Any
) -> None:
    mapping, ideal = MAPS[name]
    data = data_for(ideal.variables)
    upstairs = critical_points(mapping, data, quadric, session=session)
    images = {p.image(ideal.variables, mapping.coordinates) for p in upstairs}
    expected = critical_points(ideal, data, quadric, session=session)
    real = set(expected) if name != "twice" else {p for p in expected if p.sign_of(x) > 0}
    assert images == real
    assert len(images) == len(upstairs)


@engine
def test_a_network_has_the_critical_points_of_its_determinantal_variety(session: Session) -> None:
    mapping = LinearMLP((2, 1, 3)).parametrization().map
    data = [3, 1, -1, 2, 5, 1]
    matrix = Matrix(3, 2, symbols("m1:7"))
    ideal = Ideal(
        [matrix.extract(rows, [0, 1]).det() for rows in ([0, 1], [0, 2], [1, 2])], list(matrix)
    )
    names = ideal.variables
    upstairs = critical_points(mapping, data, session=session)
    images = sorted(
        (p.image(names, mapping.coordinates) for p in upstairs), key=lambda p: p.intervals
    )
    # the coordinates of the network are the entries in some sequence: singular values tell them
    squares = sorted(float(p.value_of(sum(v**2 for v in names))) for p in images)
    entries = [c.as_expr() for c in mapping.coordinates]
    b = symbols("b11 b21 b31")
    order = [(b.index(s), i) for e in entries for s in e.free_symbols for i in (0, 1)
             if s in b and e.has(symbols(f"a1{i + 1}"))]  # fmt: skip
    given = zeros(3, 2)
    for (row, column), value in zip(order, data, strict=True):
        given[row, column] = value
    known = sorted(float(v) ** 2 for v in given.evalf().singular_values() if abs(v) > 1e-9)
    assert squares == pytest.approx(known, rel=1e-9)


@engine
def test_data_on_the_variety_are_critical(session: Session) -> None:
    for ideal, point in ((CIRCLE, (Rational(3, 5), Rational(4, 5))), (NODE, (3, 6))):
        found = critical_points(ideal, point, session=session)
        assert RealPoint.rational(ideal.variables, point) in found
    # at a singular point multipliers are not unique, and it is no critical point but a limit
    at_node = critical_points(NODE, (0, 0), session=session)
    assert at_node == critical_points(NODE, (0, 0), formulation="minors", session=session)
    assert all(any(p.sign_of(e) for e in jacobian_matrix(NODE)) for p in at_node)


@engine
def test_data_on_the_discriminant_have_fewer_points(session: Session) -> None:
    # centres of curvature of the parabola: x = -4 t^3, y = 3 t^2 + 1/2
    (vertex,) = critical_points(PARABOLA, (0, Rational(1, 2)), session=session)
    assert vertex == RealPoint.rational((x, y), (0, 0))
    assert len(critical_points(PARABOLA, (-4, Rational(7, 2)), session=session)) == 2


@engine
def test_special_quadrics(session: Session) -> None:
    indefinite = critical_points(CIRCLE, (2, 1), diag(1, -2), session=session)
    textbook = critical_points(CIRCLE, (2, 1), diag(1, -2), "minors", session=session)
    assert indefinite == textbook != ()
    said = message(lambda: critical_points(CIRCLE, (2, 1), zeros(2, 2), session=session))
    assert "finitely many critical points" in said
    flat = PolynomialMap([t, t**2, z], [t, z])
    said = message(lambda: critical_points(flat, (1, 1, 1), diag(1, 1, 0), session=session))
    assert "finitely many critical points" in said
    assert critical_points(WHOLE_PLANE, (1, 2), session=session)[0].midpoint == (1, 2)


@engine
def test_multiple_components_count_as_simple_ones(session: Session) -> None:
    for multiple, simple in (
        ([(x**2 + y**2 - 1) ** 2], [x**2 + y**2 - 1]),
        ([(x - y) ** 2 * (x + 1)], [(x - y) * (x + 1)]),
        ([x**2, y], [x, y]),
    ):
        found = critical_points(Ideal(multiple, [x, y]), [1, 3], session=session)
        assert found == critical_points(Ideal(simple, [x, y]), [1, 3], session=session) != ()


@engine
def test_the_attention_hypersurface_with_thirty_digits(session: Session) -> None:
    width = Rational(1, 10**30)
    quadric = generic_quadric(6)
    data = Matrix([1, -2, 3, 5, -1, 2])
    found = critical_points(RESULTANT, data, quadric, width=width, session=session)
    assert len(found) == 2
    slope = quadric * (Matrix(RESULTANT.variables) - data)
    gradient = jacobian_matrix(RESULTANT)
    for point in found:
        assert all(high - low == width for low, high in point.intervals)
        assert point.sign_of(RESULTANT.generators[0]) == 0
        for i in range(5):
            minor = slope[i] * gradient[0, i + 1] - slope[i + 1] * gradient[0, i]
            assert point.sign_of(minor) == 0


def test_squarefree_is_told_from_multiple() -> None:
    assert is_squarefree(RESULTANT.generators[0])
    assert is_squarefree(Ideal([x * y * (x + y) / 7], [x, y]).generators[0])
    assert not is_squarefree(Ideal([(x + y**2) ** 2 * (x - 1)], [x, y]).generators[0])


def test_fixed_parameters_leave_the_image() -> None:
    square = LinearMLP((2, 2, 2)).parametrization().map
    values = fixed_values(square, (), 1)
    assert len(values) == 4
    block = Matrix(2, 2, list(values.values()))
    assert block.det() != 0  # ones would not do
    (name,) = fixed_values(PolynomialMap([x * y], [x, y]), {x: 3}, 1).items()
    assert name == (x, 3)


def test_wrong_questions_about_maps_are_refused() -> None:
    mapping = MAPS["cusp"][0]
    assert "'automatic'" in message(lambda: critical_points(mapping, [1, 2], formulation="minors"))
    assert "2 exact numbers" in message(lambda: critical_points(mapping, [1]))
    assert "symmetric" in message(lambda: critical_points(mapping, [1, 2], [[1, 2], [0, 1]]))
    assert "3 x 3" in message(lambda: critical_points(mapping, [1, 2], eye(3)))
    assert "width" in message(lambda: critical_points(CIRCLE, [1, 2], width=Rational(0)))
    zero = PolynomialMap([x * y], [x, y])
    assert "not zero" in message(lambda: critical_points(zero, [1], fixed={x: 0}))
    assert "fixed must be" in message(lambda: critical_points(zero, [1], fixed={z: 1}))
