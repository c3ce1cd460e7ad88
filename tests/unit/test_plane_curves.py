"""Plane curves: topology that is known, and every point certified by signs of exact values."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from each import each
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy import Expr, Poly, Rational, expand, symbols

from nnag_m2 import Ideal, InputError, plane_curve
from nnag_m2.curves.plane import PlanePoint
from nnag_m2.results import PlaneCurve

x, y = symbols("x y")
SQUARE = {x: (-3, 3), y: (-3, 3)}


def at(point: PlanePoint, *place: float) -> bool:
    return point.middle == pytest.approx(place, abs=1e-5)


def cassini(c: Expr) -> Expr:
    """Points whose distances from (-1, 0) and (1, 0) have a product with the square c."""
    return ((x - 1) ** 2 + y**2) * ((x + 1) ** 2 + y**2) - c


# equation, branches, components, singular points, isolated ones, vertical tangents in SQUARE
KNOWN = {
    "cusp": (y**2 + x**3, 2, 1, 1, 0, 0),
    "node": (y**2 - x**3 - x**2, 3, 1, 1, 0, 1),
    "acnode": (y**2 + x**2 - x**3, 1, 2, 1, 1, 1),
    "tacnode": (y**2 - x**4, 4, 1, 1, 0, 0),
    "ramphoid cusp": ((y - x**2) ** 2 - x**5, 2, 1, 1, 0, 0),
    "flat cusp": (y**3 - (x**2 - 2) ** 2, 3, 1, 2, 0, 0),
    "circle": (x**2 + y**2 - 4, 1, 1, 0, 0, 2),
    "circle that touches the sides": (x**2 + y**2 - 9, 1, 1, 0, 0, 2),
    "arcs of a circle": (x**2 + y**2 - 10, 4, 4, 0, 0, 0),
    "lemniscate": (cassini(1), 2, 1, 1, 0, 2),
    "two ovals": (cassini(Rational(4, 5)), 2, 2, 0, 0, 4),
    "one oval with a waist": (cassini(Rational(3, 2)), 1, 1, 0, 0, 2),
    "two foci": (cassini(0), 0, 2, 2, 2, 0),
    "quartic with a point": (x**2 * (x**2 + y**2) - x**2 - y**2, 2, 3, 1, 1, 0),
    "four points": ((x**2 - 2) ** 2 + (y**2 - 3) ** 2, 0, 4, 4, 4, 0),
    "trifolium": ((x**2 + y**2) ** 2 - x**3 + 3 * x * y**2, 3, 1, 1, 0, 3),
    "hyperbola": (x * y - 1, 2, 2, 0, 0, 0),
    "pole of second order": (x**2 * y - 1, 2, 2, 0, 0, 0),
    "irrational asymptotes": (y**2 * (x**2 - 2) - 1, 4, 4, 0, 0, 0),
    "inflection with a vertical tangent": (y**3 - x, 1, 1, 0, 0, 1),
    "double line and circle": (y**2 * (x**2 + y**2 - 4), 5, 1, 2, 0, 0),
    "vertical line through a circle": (x * (x**2 + y**2 - 4), 5, 1, 2, 0, 2),
    "vertical tangent line": ((x - 2) * (x**2 + y**2 - 4), 3, 1, 1, 0, 1),
    "two irrational vertical lines": (x**2 - 2, 2, 2, 0, 0, 0),
    "lines that miss the box": ((x - 4) * (y + 5), 0, 0, 0, 0, 0),
    "sides of the box": ((x - 3) * (y - 3), 2, 1, 1, 0, 0),
    "crossing circles": ((x**2 + y**2 - 4) * ((x - 1) ** 2 + y**2 - 4), 4, 1, 2, 0, 4),
    "product over one line": ((y**2 - 2) ** 2 - (x**2 - 3) ** 2, 10, 1, 4, 0, 4),
    "nothing real": (x**2 + y**2 + 1, 0, 0, 0, 0, 0),
    "a constant": (Poly(7, x, y), 0, 0, 0, 0, 0),
}


def counts(curve: PlaneCurve) -> tuple[int, ...]:
    points = (curve.singular_points, curve.isolated_points, curve.vertical_tangents)
    return len(curve.branches), curve.components, *map(len, points)


def certified(curve: PlaneCurve) -> None:
    """Check every point of every branch by signs of the squarefree part."""
    reduced = Poly(curve.equation, x, y).sqf_part()
    (left, right), (bottom, top) = curve.box
    for branch in curve.branches:
        assert not branch.is_closed or branch.points[0] == branch.points[-1]
        for point in branch.points:
            assert left <= point.x[0] + Rational(1, 10**9)
            assert point.x[1] - Rational(1, 10**9) <= right
            assert bottom <= point.y[0] <= point.y[1] <= top or point.y[0] < top
        for point in branch.points[1:-1]:
            if point.x[0] != point.x[1] or type(point) is not PlanePoint:
                continue  # on a critical line
            ends = [reduced.eval({x: point.x[0], y: end}) for end in point.y]
            assert ends == [0, 0] if point.y[0] == point.y[1] else ends[0] * ends[1] < 0
    for strip in curve.strips:
        for place in strip.xs:
            line = Poly(reduced.as_expr().subs(x, place), y)
            assert line.count_roots() == strip.count if line.degree() > 0 else strip.count == 0


@each("name", KNOWN)
def test_known_curves(name: str) -> None:
    equation, *expected = KNOWN[name]
    curve = plane_curve(equation, SQUARE)
    assert counts(curve) == tuple(expected)
    certified(curve)


@each("name", KNOWN)
def test_the_same_in_a_shifted_sheared_and_stretched_box(name: str) -> None:
    # Only what a shear keeps: it moves vertical tangents, and the corners of the box.
    equation = Poly(KNOWN[name][0], x, y).as_expr()
    wide = {x: (-20, 20), y: (-20, 20)}
    one = plane_curve(equation, wide)
    other = plane_curve(expand(equation.subs(x, x + y / 7)), {x: (-25, 25), y: (-20, 20)})
    assert [len(one.singular_points), len(one.isolated_points)] == [
        len(other.singular_points),
        len(other.isolated_points),
    ]
    loops = [sum(branch.is_closed for branch in c.branches) for c in (one, other)]
    assert loops[0] == loops[1]


def test_places_and_branches_of_a_node() -> None:
    curve = plane_curve(y**2 - x**3 - x**2, SQUARE)
    (node,) = curve.singular_points
    assert (node.x, node.y, node.left, node.right) == ((0, 0), (0, 0), 2, 2)
    loop = next(branch for branch in curve.branches if branch.points[0] == branch.points[-1])
    assert not loop.is_closed
    assert min(point.middle for point in loop.points) == (-1, 0)


def test_cusp_is_the_last_point_of_both_branches() -> None:
    curve = plane_curve(y**2 + x**3, {x: (-1, 1), y: (-1, 1)})
    ends = [{branch.points[0].middle, branch.points[-1].middle} for branch in curve.branches]
    assert all((0.0, 0.0) in pair for pair in ends)
    assert {pair for both in ends for pair in both} == {(0, 0), (-1, -1), (-1, 1)}


def test_irrational_singular_points_are_enclosed() -> None:
    curve = plane_curve((y**2 - 2) ** 2 - (x**2 - 3) ** 2, SQUARE)
    assert all(at(p, round(p.middle[0]) / 2 * 3**0.5, p.middle[1]) for p in curve.singular_points)
    for point in curve.singular_points:
        (a, b), (c, d) = point.x, point.y
        assert (a**2 - 3) * (b**2 - 3) < 0
        assert (c**2 - 2) * (d**2 - 2) < 0


def test_degree_eight() -> None:
    # Chebyshev: T_4(x) = T_4(y) of degree 4, T_8(x) + T_7(y) of degree 8 with 21 nodes, all real.
    from sympy import chebyshevt

    curve = plane_curve(chebyshevt(8, x) + chebyshevt(7, y), {x: (-2, 2), y: (-2, 2)})
    assert len(curve.singular_points) == 21
    assert all((p.left, p.right) == (2, 2) for p in curve.singular_points)
    certified(curve)


def test_a_finer_tolerance_changes_the_number_of_points_only() -> None:
    coarse, fine = (plane_curve(KNOWN["node"][0], SQUARE, Rational(1, n)) for n in (20, 5000))
    assert counts(coarse) == counts(fine)
    assert coarse.critical_points == fine.critical_points
    points = [sum(len(branch.points) for branch in c.branches) for c in (coarse, fine)]
    assert points[0] * 3 < points[1]


def test_polylines_are_as_close_as_they_should_be() -> None:
    curve = plane_curve(KNOWN["circle"][0], SQUARE)
    (loop,) = curve.branches
    spots = [point.middle for point in loop.points]
    middles = [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in pairwise(spots)]
    assert all(abs((a**2 + b**2) ** 0.5 - 2) < 2 * 6 / 1000 for a, b in middles)


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(-3, 3), min_size=2, max_size=6
    )
)
@settings(max_examples=40)
def test_branches_of_small_polynomials_are_certified(terms: dict[tuple[int, int], int]) -> None:
    poly = Poly(terms, x, y)
    assume(not poly.is_zero)
    certified(plane_curve(poly, {x: (-2, 2), y: (-1, 3)}, Rational(1, 50)))


@given(st.lists(st.integers(-3, 3), min_size=6, max_size=6), st.integers(1, 2))
@settings(max_examples=30)
def test_reflections_keep_the_topology(conic: list[int], power: int) -> None:
    a, b, c, d, e, f = conic
    poly = Poly((a * x**2 + b * x * y + c * y**2 + d * x + e * y + f) ** power * (y - x**2), x, y)
    assume(not poly.is_zero)
    boxed = {x: (-3, 3), y: (-3, 3)}
    one, other = (
        plane_curve(poly.as_expr().subs(x, sign * x), boxed, Rational(1, 50)) for sign in (1, -1)
    )
    assert counts(one) == counts(other)


def test_values_can_be_kept_and_compared() -> None:
    curve = plane_curve(KNOWN["cusp"][0], SQUARE)
    assert pickle.loads(pickle.dumps(curve)) == curve
    assert hash(curve) == hash(plane_curve(Ideal([y**2 + x**3], [x, y]), SQUARE))
    assert repr(curve.branches[0]).startswith("Branch(")


@each(
    ("curve", "box", "words"),
    [
        (x - x, SQUARE, "must not be zero"),
        (x + symbols("z"), SQUARE, "symbol"),
        (Ideal([x, y], [x, y]), SQUARE, "one generator"),
        (Poly(x + y, x, y, modulus=7), SQUARE, "QQ"),
        (x, {x: (-1, 1)}, "2 variables"),
        (x, {x: (1, 1), y: (0, 1)}, "in sequence"),
        (x, {x: (0.5, 1), y: (0, 1)}, "exact"),
        (x, {x: 3, y: (0, 1)}, "two ends"),
        (0.5 * x, SQUARE, "exact"),
    ],
)
def test_what_is_no_curve_is_refused(curve: object, box: object, words: str) -> None:
    with pytest.raises(InputError, match=words):
        plane_curve(curve, box)
    with pytest.raises(InputError, match="tolerance"):
        plane_curve(x, SQUARE, 0)
