"""Tangent cones, multiplicities, Milnor and Tjurina numbers: the literature, and lowest terms."""

from __future__ import annotations

import pytest
from certificates import same_ideal
from each import each
from refusals import message
from sympy import QQ, Expr, Matrix, Poly, symbols
from varieties import CUSP, EMPTY, NODE, WHITNEY_UMBRELLA, WHOLE_PLANE

from nnag_m2 import (
    Ideal,
    RealPoint,
    Session,
    milnor_number,
    multiplicity,
    normal_space,
    real_points,
    tangent_cone,
    tangent_space,
    tjurina_number,
)

pytestmark = pytest.mark.engine

x, y, z = SPACE = symbols("x y z")
ORIGIN = [0, 0, 0]

# name: equation, Milnor number, Tjurina number, multiplicity.  Arnold's list; the first
# semi-quasihomogeneous ones that are not quasihomogeneous (Greuel, Lossen, Shustin, I.2).
SIMPLE: dict[str, tuple[Expr, int, int, int]] = {
    "smooth": (x + y**2 + z**3, 0, 0, 1),
    "A1": (x**2 + y**2 + z**2, 1, 1, 2),
    "A5": (x**2 + y**2 + z**6, 5, 5, 2),
    "D4": (x**2 * y + y**3 + z**2, 4, 4, 2),
    "E6": (x**3 + y**4 + z**2, 6, 6, 2),
    "E7": (x**3 + x * y**3 + z**2, 7, 7, 2),
    "E8": (x**3 + y**5 + z**2, 8, 8, 2),
    "P8": (x**3 + y**3 + z**3, 8, 8, 3),
    "W12": (x**4 + y**5 + x**2 * y**3 + z**2, 12, 11, 2),
    "N16": (x**5 + y**5 + x**3 * y**3 + z**2, 16, 15, 2),
}
EACH = each("name", SIMPLE)


@EACH
def test_numbers_are_those_of_arnolds_list(name: str, session: Session) -> None:
    equation, mu, tau, m = SIMPLE[name]
    surface = Ideal([equation], SPACE)
    assert milnor_number(surface, ORIGIN, session=session) == mu
    assert tjurina_number(surface, ORIGIN, session=session) == tau
    assert multiplicity(surface, ORIGIN, session=session) == m


@each("name", ["smooth", "A1", "A5", "D4", "E7", "P8"])
def test_numbers_do_not_depend_on_the_coordinates(name: str, session: Session) -> None:
    equation, mu, tau, m = SIMPLE[name]
    change = {x: x - 1 + (y - 2) ** 2, y: y - 2 + z, z: z + x - 1}
    surface = Ideal([equation.subs(change, simultaneous=True)], SPACE)
    place = [1, 2, 0]
    assert milnor_number(surface, place, session=session) == mu
    assert tjurina_number(surface, place, session=session) == tau
    assert multiplicity(surface, place, session=session) == m


@each("name", ["A5", "P8", "W12"])
def test_the_tangent_cone_of_a_hypersurface_is_its_lowest_form(name: str, session: Session) -> None:
    equation = SIMPLE[name][0]
    poly = Poly(equation, *SPACE, domain=QQ)
    lowest = min(map(sum, poly.monoms()))
    form = Poly.from_dict({e: c for e, c in poly.terms() if sum(e) == lowest}, *SPACE, domain=QQ)
    cone = tangent_cone(Ideal([equation], SPACE), ORIGIN, session=session)
    assert same_ideal(cone, Ideal([form], SPACE))


def test_a_monomial_curve_has_the_multiplicity_of_its_smallest_exponent(session: Session) -> None:
    curve = Ideal([x * z - y**2, y * z - x**3, z**2 - x**2 * y], SPACE)  # (t^3, t^4, t^5)
    assert multiplicity(curve, ORIGIN, session=session) == 3
    assert multiplicity(curve, [1, 1, 1], session=session) == 1
    cone = tangent_cone(curve, ORIGIN, session=session)
    assert same_ideal(cone, Ideal([x * z - y**2, y * z, z**2], SPACE))


def test_cayleys_cubic_has_four_nodes(session: Session) -> None:
    w = 1 - x - y - z
    cubic = Ideal([x * y * z + x * y * w + x * z * w + y * z * w], SPACE)
    assert milnor_number(cubic, session=session) == 4
    assert tjurina_number(cubic, session=session) == 4
    assert milnor_number(cubic, [1, 0, 0], session=session) == 1


def test_conjugate_points_have_the_same_numbers(session: Session) -> None:
    curve = Ideal([(x**2 - 2) ** 3 - (y**2 - 3) ** 4], [x, y])
    places = Ideal([x**2 - 2, y**2 - 3], [x, y])
    point = real_points(places, session=session)[0]
    for place in (places, point):
        assert milnor_number(curve, place, session=session) == 6
        assert multiplicity(curve, place, session=session) == 3
    assert tjurina_number(curve, places, session=session) == 6
    assert milnor_number(NODE, RealPoint.rational([x, y], [-1, 0]), session=session) == 0


def test_tangents_at_irrational_points(session: Session) -> None:
    """The lowest form by hand, and tangents by implicit differentiation."""
    curve = Ideal([(x**2 - 2) ** 2 * x - y**2], [x, y])
    left, origin, right = real_points(Ideal([x**3 - 2 * x, y], [x, y]), session=session)
    for place in (left, right):
        assert tangent_space(curve, place).shape == (2, 2)
        assert normal_space(curve, place).shape == (2, 0)
        cone = tangent_cone(curve, place, session=session)
        theta = cone.variables[-1]
        known = [theta**2 - 2, (2 * theta * x) ** 2 * theta - y**2]
        assert same_ideal(cone, Ideal(known, cone.variables))
        assert place.field.generator == place[x]
    assert tangent_cone(curve, origin, session=session).variables == (x, y)
    ellipse = Ideal([3 * x**2 + 2 * y**2 - 12], [x, y])
    for place in real_points(Ideal([x**2 - 2, y**2 - 3], [x, y]), session=session):
        v, w = tangent_space(ellipse, place), normal_space(ellipse, place)
        slope = -3 * place[x].as_expr() / (2 * place[y].as_expr())
        assert v.shape == w.shape == (2, 1)
        assert abs((v[1] - slope * v[0]).evalf(30)) < 1e-25
        assert abs((v.T * w)[0].evalf(30)) < 1e-25


def test_reducible_multiple_whole_and_empty(session: Session) -> None:
    assert multiplicity(Ideal([x**2 * y**3], [x, y]), [0, 0], session=session) == 5
    assert multiplicity(WHOLE_PLANE, [3, 4], session=session) == 1
    assert multiplicity(EMPTY, [0, 0], session=session) == 0
    assert tangent_cone(CUSP, [1, 0], session=session).exprs == (1,)
    assert tangent_cone(WHOLE_PLANE, [3, 4], session=session).exprs == ()


def test_what_has_no_number_is_refused(session: Session) -> None:
    isolated = "the singularities must be isolated; got infinitely many singular points"
    for ideal in (WHITNEY_UMBRELLA, Ideal([x**2 * y], SPACE)):
        assert isolated in message(lambda i=ideal: milnor_number(i, ORIGIN, session=session))
        assert isolated in message(lambda i=ideal: tjurina_number(i, session=session))
    on_it = "the point must lie on the variety"
    assert on_it in message(lambda: milnor_number(CUSP, [1, 0]))
    assert on_it in message(lambda: tjurina_number(CUSP, Ideal([x**2 - 2, y], [x, y])))
    assert "one generator" in message(lambda: milnor_number(WHOLE_PLANE))
    assert "one generator" in message(lambda: milnor_number(EMPTY))
    assert "2 exact numbers" in message(lambda: multiplicity(CUSP, [0]))
    assert on_it in message(lambda: tangent_space(CUSP, [1, 1]))


def test_tangents_and_normals_are_orthogonal_in_the_quadric() -> None:
    quadric = Matrix([[2, 1], [1, 3]])
    for ideal, place, d in ((CUSP, [-1, 1], 1), (NODE, [0, 0], 2), (WHOLE_PLANE, [5, 6], 2)):
        tangents, normals = tangent_space(ideal, place), normal_space(ideal, place, quadric)
        assert (tangents.cols, normals.cols) == (d, 2 - d)
        assert (tangents.T * quadric * normals).is_zero_matrix
