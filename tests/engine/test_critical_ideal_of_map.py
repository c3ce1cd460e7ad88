"""critical_ideal of maps: the image of the parameters, and their number, as equations have them."""

from __future__ import annotations

from typing import Any

import pytest
from each import each
from refusals import message
from sympy import GF, Matrix, Rational, diag, symbols
from varieties import NODE, a, b, s, segre, t, veronese

from nnag_m2 import (
    ConvolutionalNetwork,
    PolynomialMap,
    Session,
    critical_ideal,
    critical_points,
    degree,
    image_closure,
    is_equal,
    real_points,
    vanishing_ideal,
)

engine = pytest.mark.engine

CUBES = PolynomialMap([a**3, a**2 * b, a * b**2, b**3], [a, b])
# name: map, data, quadric, the number of parameters for each critical point
MAPS: dict[str, tuple[PolynomialMap, list[Any], Any, int]] = {
    "parabola": (PolynomialMap([t, t**2], [t]), [0, 2], "generic", 1),
    "parabola, twice covered": (PolynomialMap([t**2, t**4], [t]), [1, 3], "unit", 2),
    "parabola, scaled": (PolynomialMap([s * t, s**2 * t**2], [s, t]), [1, 3], "unit", 1),
    "cusp": (PolynomialMap([t**2, t**3], [t]), [1, 2], "generic", 1),
    "node": (PolynomialMap([t**2 - 1, t**3 - t], [t]), [Rational(1, 2), 2], "unit", 1),
    "cone over the twisted cubic": (veronese((s, t), 3), [1, 2, -1, 3], "unit", 3),
    "forms in the quadric of forms": (veronese((s, t), 3), [1, 2, -1, 3], diag(1, 3, 3, 1), 3),
    "2 x 2 of rank 1": (segre(2, 2), [1, 2, -1, 3], "generic", 1),
    "2 x 3 of rank 1": (segre(2, 3), [1, 2, -1, 3, 4, -2], "unit", 1),
    "a network of two layers": (
        ConvolutionalNetwork((2, 2), activation=2).parametrization("reduced").map,
        [1, 2, -1, 3, 4], "unit", 1,
    ),
    "singular quadric": (CUBES, [1, 2, -1, 3], diag(1, 1, 1, 0), 3),
    "a point": (PolynomialMap([1, 2], [t]), [3, 4], "unit", 1),
    "the plane": (PolynomialMap([s, s * t], [s, t]), [3, 4], "unit", 1),
}  # fmt: skip


@engine
@each("name", MAPS)
def test_their_image_is_the_critical_ideal_of_the_equations(session: Session, name: str) -> None:
    mapping, data, quadric, in_fiber = MAPS[name]
    parameters = critical_ideal(mapping, data, quadric, session=session)
    assert parameters.variables == mapping.parameters
    equations = vanishing_ideal(mapping, session=session)
    critical = critical_ideal(equations, data, quadric, session=session)
    image = image_closure(parameters, mapping, equations.variables, session=session)
    assert is_equal(image, critical, session=session)
    assert degree(parameters, session=session) == in_fiber * degree(critical, session=session)


@engine
def test_fixed_parameters_have_the_values_that_are_given(session: Session) -> None:
    mapping = segre(2, 2)
    v0, f0 = mapping.parameters[0], mapping.parameters[2]
    data = [1, 2, -1, 3]
    for fixed, place, value in (({v0: 2}, 0, 2), (f0, 2, 1), ((), 0, 1)):
        found = critical_ideal(mapping, data, fixed=fixed, session=session)
        points = real_points(found, session=session)
        assert len(points) == 2
        assert {point.midpoint[place] for point in points} == {value}
        assert points == critical_points(mapping, data, fixed=fixed, session=session)


@engine
def test_ramified_parameters_are_no_critical_points_of_the_image(session: Session) -> None:
    """At the cusp the derivative vanishes for all data, and on the node two parameters meet."""
    cusp = PolynomialMap([t**2, t**3], [t])
    assert critical_ideal(cusp, [1, 0], session=session).exprs == (3 * t**4 + 2 * t**2 - 2,)
    node = PolynomialMap([t**2 - 1, t**3 - t], [t])
    with_branches = critical_ideal(node, [0, 0], session=session)
    # each branch of the node is critical at data on it; the equation of the node leaves them out
    assert degree(with_branches, session=session) == 5
    assert degree(critical_ideal(NODE, [0, 0], session=session), session=session) == 3


def test_scripts_show_what_is_random() -> None:
    script = critical_ideal.script(segre(2, 2), [1, 2, 3, 4], "generic", seed=3)
    assert "drawn from seed 3\nQ = " in script
    assert "drawn from seed 3\nB = " in script


def test_wrong_questions_are_refused() -> None:
    asked = critical_ideal.script
    curve = PolynomialMap([t, t**2], [t])
    assert "only parameters of a map" in message(lambda: asked(NODE, [1, 2], fixed=t))
    assert "2 exact numbers" in message(lambda: asked(curve, [1]))
    assert "numbers must be exact" in message(lambda: asked(curve, [1, 0.5]))
    assert "must be symmetric" in message(lambda: asked(curve, [1, 2], Matrix([[1, 2], [3, 4]])))
    assert "the seed must be an integer" in message(lambda: asked(curve, [1, 2], seed=None))
    modular = PolynomialMap([t, t**2], [t], GF(10007))
    assert "the field must be QQ" in message(lambda: asked(modular, [1, 2]))
    assert "got x" in message(lambda: asked(curve, [1, 2], fixed=symbols("x")))
    for options in ({"formulation": "minors"}, {"proof": True}):
        refused = message(lambda o=options: critical_ideal.script(curve, [1, 2], **o))
        assert "a map has no formulation but 'automatic', and no proof" in refused
