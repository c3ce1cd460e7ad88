"""Voronoi cells: by hand, by envelopes, by the literature, and against nearest sampled points."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from each import each
from refusals import message
from sympy import GF, Poly, Rational, diff, expand, symbols
from sympy.abc import t, x, y, z
from varieties import CIRCLE, CUSP, ELLIPSE, NODE, PARABOLA, SPHERE
from voronoi_catalogue import IN_PLANES, ON_LINES, Array

from nnag_m2 import (
    Ideal,
    RealPoint,
    SemialgebraicSet,
    Session,
    real_points,
    voronoi_boundary,
    voronoi_cell,
    voronoi_cell_contains,
    voronoi_dimension,
)

engine = pytest.mark.engine

HALF_CIRCLE = SemialgebraicSet(CIRCLE, [y])
QUARTER = Rational(1, 4)


def distances(data: Array, points: Array, metric: Any) -> Array:
    """Return the squared distances of the nearest points."""
    root = np.linalg.cholesky(np.array(metric.tolist(), dtype=float))
    moved, known = points @ root, data @ root
    # |u - p|^2 - |u|^2 = (u, 1) (-2 p, |p|^2), in parts that stay in the processor's cache
    lifted = np.column_stack([known, np.ones(len(known))])
    wide = np.column_stack([-2 * moved, (moved**2).sum(axis=1)]).T
    parts = np.array_split(lifted, 1 + len(data) // 100)
    return (known**2).sum(axis=1) + np.concatenate([(u @ wide).min(axis=1) for u in parts])


# name: equation, a parametrization of the curve, a point
ENVELOPES: dict[str, tuple[Any, tuple[Any, Any], tuple[int, int], Any]] = {
    "cusp": (y**2 + x**3, (-(t**2), t**3), (0, 0), [[1, 0], [0, 1]]),
    "cusp, another quadric": (y**2 + x**3, (-(t**2), t**3), (0, 0), [[2, 1], [1, 3]]),
    "node": (y**2 - x**3 - x**2, (t**2 - 1, t**3 - t), (0, 0), [[1, 0], [0, 1]]),
    "higher cusp": (y**2 + x**5, (-(t**2), t**5), (0, 0), [[1, 0], [0, 1]]),
    "three fourths": (y**3 - x**4, (t**3, t**4), (0, 0), [[1, 0], [0, 1]]),
}


@engine
@each("name", ENVELOPES)
def test_the_boundary_is_the_envelope_of_the_bisectors(session: Session, name: str) -> None:
    equation, curve, point, quadric = ENVELOPES[name]
    found = voronoi_boundary(Ideal([equation], [x, y]), point, quadric, session=session)
    assert found.is_ambient
    # <w,w> = 2 <w,u> and its derivative, linear equations for u
    (a, b), (_, c) = quadric
    u, v = symbols("u v")
    form = [a * curve[0] + b * curve[1], b * curve[0] + c * curve[1]]
    square = expand(form[0] * curve[0] + form[1] * curve[1])
    rows = [form, [diff(e, t) for e in form]]
    right = [square / 2, diff(square, t) / 2]
    determinant = rows[0][0] * rows[1][1] - rows[0][1] * rows[1][0]
    place = {
        x: (right[0] * rows[1][1] - right[1] * rows[0][1]) / determinant,
        y: (right[1] * rows[0][0] - right[0] * rows[1][0]) / determinant,
    }
    values = {k: e.cancel() for k, e in place.items()}
    assert found.equation.subs(values).cancel() == 0
    assert found.equation.subs({x: u, y: v}).is_polynomial()
    assert found.equation.free_symbols == {x, y}


@engine
def test_boundaries_by_hand(session: Session) -> None:
    def ask(real_set: Any, point: Any, quadric: Any = "unit") -> tuple[Any, ...]:
        found = voronoi_boundary(real_set, point, quadric, session=session)
        return found.space.exprs, found.ideal.exprs, found.limits.exprs

    (s,) = symbols("s_1:2")
    assert ask(CIRCLE, [1, 0]) == ((2 * s + 1, 0), (2 * s + 1,), (1,))
    assert ask(PARABOLA, [0, 0]) == ((0, -s), (2 * s + 1,), (1,))
    assert ask(HALF_CIRCLE, [1, 0]) == ((x, y), (x * y,), (1,))
    # the centers of the ellipse and of curvature, 1/2 and 4 away
    assert ask(ELLIPSE, [2, 0]) == ((4 * s + 2, 0), (16 * s**2 + 10 * s + 1,), (1,))
    assert ask(ELLIPSE, [0, 1]) == ((0, 8 * s + 1), (16 * s**2 + 10 * s + 1,), (1,))
    half_cone = SemialgebraicSet(Ideal([x**2 + y**2 - 4 * z**2], [x, y, z]), [z])
    space, ideal, limits = ask(half_cone, [0, 0, 0])
    assert (space, ideal) == ((x, y, z), (1,))
    # the dual cone, and a pair of complex planes from the face z = 0
    assert limits[0].equals((4 * x**2 + 4 * y**2 - z**2) * (x**2 + y**2))
    # points: the lines half way
    three = Ideal([x * (x - 2), x * y, y * (y - 2)], [x, y])
    assert {e.factor() for e in ask(three, [0, 0])[1]} == {(x - 1) * (y - 1)}


@engine
def test_singular_lines_and_full_pieces_have_bisectors_of_their_own(session: Session) -> None:
    # the smooth points of y^2 = x^3 along the z-axis, and the axis itself: 2 w (w - u) = 0, w = u/2
    edge = Ideal([y**2 - x**3], [x, y, z])
    beside = voronoi_boundary(edge, [1, 1, 0], session=session)
    flat = voronoi_boundary(Ideal([y**2 - x**3], [x, y]), [1, 1], session=session)
    assert beside.ideal.exprs == flat.ideal.exprs != ()
    # no point inside the disk is critical but the data themselves
    disk = SemialgebraicSet(Ideal([], [x, y]), [1 - x**2 - y**2])
    (s,) = symbols("s_1:2")
    assert voronoi_boundary(disk, [1, 0], session=session).ideal.exprs == (2 * s**2 + s,)


@engine
def test_in_the_plane_of_a_space_curve(session: Session) -> None:
    twisted = Ideal([y - x**2, z - x**3, x * z - y**2], [x, y, z])
    found = voronoi_boundary(twisted, [0, 0, 0], session=session)
    assert len(found.coordinates) == 2
    # u = (0, b, c): w = (t, t^2, t^3) has <w,w> = 2 <w,u>, and its derivative
    b, c = (1 + 2 * t**2 + 3 * t**4 - t * (4 * t + 12 * t**3) / 2) / 2, 0
    for value in (Rational(1, 2), Rational(-2, 3), Rational(5, 4)):
        # 1 + t^2 + t^4 = 2 (b + c t) and 2 t + 4 t^3 = 2 c
        c = value + 2 * value**3
        b = (1 + value**2 + value**4) / 2 - c * value
        assert found.contains([0, b, c])
    assert found.contains([0, Rational(1, 2), 7])  # the axis of curvature
    assert not found.contains([0, 1, 0])
    assert "must be in the normal space" in message(lambda: found.contains([1, 0, 0]))


PLACES: list[tuple[Any, Any, Any, str]] = [
    (CUSP, [0, 0], [1, 0], "interior"),
    (CUSP, [0, 0], [0, 0], "boundary"),
    (CUSP, [0, 0], [Rational(7, 32), Rational(3, 4)], "boundary"),
    (CUSP, [0, 0], [Rational(219, 1000), Rational(3, 4)], "interior"),
    (CUSP, [0, 0], [Rational(218, 1000), Rational(3, 4)], "outside"),
    (CIRCLE, [1, 0], [0, 0], "boundary"),
    (CIRCLE, [1, 0], [QUARTER, 0], "interior"),
    (CIRCLE, [1, 0], [1, 1], "outside"),
    (HALF_CIRCLE, [1, 0], [2, 0], "boundary"),
    (HALF_CIRCLE, [1, 0], [0, 0], "boundary"),
    (HALF_CIRCLE, [1, 0], [0, -3], "boundary"),
    (HALF_CIRCLE, [1, 0], [1, -3], "interior"),
    (HALF_CIRCLE, [0, 1], [0, -1], "outside"),
    (ELLIPSE, [2, 0], [Rational(3, 2), 0], "boundary"),
    (ELLIPSE, [0, 1], [0, 0], "boundary"),
    (NODE, [0, 0], [0, 0], "boundary"),
    (NODE, [0, 0], [Rational(1, 100), 0], "outside"),
    (SPHERE, [1, 0, 0], [0, 0, 0], "boundary"),
    (SPHERE, [1, 0, 0], [QUARTER, 0, 0], "interior"),
    # a cusp whose limit of normals is a wall, and an isolated point
    (Ideal([y**2 - x**5], [x, y]), [0, 0], [0, Rational(1, 10)], "boundary"),
    (Ideal([y**2 - x**5], [x, y]), [0, 0], [Rational(-1, 10), Rational(1, 10)], "interior"),
    (Ideal([y**2 + x**2 - x**3], [x, y]), [0, 0], [0, 0], "interior"),
    (Ideal([x**2 + y**2 - z**3], [x, y, z]), [0, 0, 0], [QUARTER, QUARTER, -2], "interior"),
    # an isolated real point of a line of complex ones; a vertical tangent
    (Ideal([x**2 + y**2], [x, y, z]), [0, 0, 1], [5, 5, 1], "interior"),
    (Ideal([x * (x**2 + y**2 - 1)], [x, y]), [0, 0], [0, 0], "interior"),
]


@engine
@each(("real_set", "point", "u", "place"), PLACES, series=True)
def test_places_by_hand(session: Session, real_set: Any, point: Any, u: Any, place: str) -> None:
    assert voronoi_cell_contains(real_set, point, u, session=session) == place


@engine
def test_irrational_points(session: Session) -> None:
    point = real_points(CIRCLE + Ideal([x - y], [x, y]), session=session)[1]
    cell = voronoi_cell(CIRCLE, point, session=session)
    places = {(0, 0): "boundary", (3, 3): "interior", (3, 4): "outside"}
    for u, place in places.items():
        assert cell.place_of(u, session=session) == place
    assert "must be rational" in message(lambda: cell.ends(session=session))
    # y = x^2 at x = 2^(1/2), where the center of curvature is irrational, and (0, 5/2) is tied
    above = real_points(PARABOLA + Ideal([x**2 - 2], [x, y]), session=session)[0]
    u = (0, Rational(5, 2))
    assert voronoi_cell_contains(PARABOLA, above, u, session=session) == "boundary"


@pytest.mark.newest_engine
@engine
def test_boundaries_at_irrational_points(session: Session) -> None:
    # y = x^2 at x = 2^(1/2): tied with its conjugate in (0, 5/2), and the center of curvature is
    # (-4 x^3, 1/2 + 3 x^2); from there to s the way is s (2 x, -1)
    point = real_points(PARABOLA + Ideal([x**2 - 2], [x, y]), session=session)[1]
    found = voronoi_boundary(PARABOLA, point, session=session)
    (s,), theta = found.coordinates, found.theta
    assert found.ideal.exprs == (theta**2 - 2, 4 * s**2 + 20 * s + 9)
    assert found.space.exprs == (expand(theta + 2 * s * theta), 2 - s)
    assert found.contains([0, Rational(5, 2)])
    assert "must be in the normal space" in message(lambda: found.contains([0, 0]))
    # at (2^(1/2), 2) of a circle of radius 6^(1/2): the center, in any quadric
    circle = Ideal([x**2 + y**2 - 6], [x, y])
    point = real_points(circle + Ideal([y - 2], [x, y]), session=session)[1]
    assert voronoi_boundary(circle, point, session=session).contains([0, 0])
    # an end of an arc: all of the plane, walls along the normal line and through the center
    arc = SemialgebraicSet(circle, [y - 2])
    end = voronoi_boundary(arc, point, session=session)
    assert end.is_ambient
    assert end.coordinates == (x, y)
    assert end.contains([0, 0])
    assert not end.contains([1, 1])
    # the other cusp is as far, and half-branches leave to the right
    cusps = Ideal([(y**2 - 2) ** 2 - x**3], [x, y])
    above = real_points(Ideal([x, y**2 - 2], [x, y]), session=session)[1]
    found = voronoi_boundary(cusps, above, session=session)
    assert found.contains([-7, 0])
    assert not found.contains([-7, 1])
    assert set(found.limits.exprs) == {found.theta**2 - 2, x}


@engine
def test_irrational_singular_points(session: Session) -> None:
    # cusps at (0, +-2^(1/2)) whose half-branches leave to the right
    cusps = Ideal([(y**2 - 2) ** 2 - x**5], [x, y])
    above = real_points(Ideal([x, y**2 - 2], [x, y]), session=session)[1]
    cell = voronoi_cell(cusps, above, session=session)
    places = {
        (-1, 1): "interior",
        (0, Rational(3, 2)): "boundary",  # orthogonal to the tangent
        (-1, 0): "boundary",  # as far from the other cusp
        (1, 1): "outside",
    }
    for u, place in places.items():
        assert cell.place_of(u, session=session) == place
    assert voronoi_dimension(cusps, above, session=session).dimension == 2
    # nodes at the same points: tangents in all directions
    nodes = Ideal([(y**2 - 2) ** 2 - x**2 * (x + 1)], [x, y])
    found = voronoi_dimension(nodes, above, session=session)
    assert (found.dimension, found.at_most, found.is_full) == (0, 0, False)
    assert voronoi_cell_contains(nodes, above, [0, 1], session=session) == "outside"


@engine
@each("name", ON_LINES, series=True)
def test_cells_on_lines_end_where_sampled_points_come_nearer(session: Session, name: str) -> None:
    entry = ON_LINES[name]
    cell = voronoi_cell(entry.real_set, entry.point, entry.quadric, session=session)
    low, high = (
        side if end is None else float(end)
        for side, end in zip((-np.inf, np.inf), cell.ends(session=session), strict=True)
    )
    found = voronoi_boundary(entry.real_set, entry.point, entry.quadric, session=session)
    (s,) = found.coordinates
    start, tip = (np.array([float(c.subs(s, k)) for c in found.space.exprs]) for k in (0, 1))
    given = np.random.default_rng(1).uniform(-2, 2, 10_000)
    data = start + np.outer(given, tip - start)
    mine = distances(data, start[None], cell.metric)
    sampled = distances(data, entry.sample(2_000), cell.metric) >= mine * (1 - 1e-9) - 1e-12
    exact = (low <= given) & (given <= high)
    assert sampled[exact].all()  # no sampled point is nearer to data in the cell
    wrong = given[sampled & ~exact]
    assert all(min(abs(w - low), abs(w - high)) < 0.05 for w in wrong)  # the sample is too coarse
    assert 100 < exact.sum() < 9_990 or low == -np.inf or high == np.inf


def vectors(around: Any, size: int, count: int = 10_000) -> list[tuple[Fraction, ...]]:
    """Return random data around a point."""
    given = np.random.default_rng(2).integers(-size, size + 1, (count, len(around)))
    below = (1000, 1001, 1002)
    start = [Fraction(str(c)) for c in around]
    return [
        tuple(s + Fraction(int(k), m) for s, k, m in zip(start, row, below, strict=False))
        for row in given
    ]


@engine
@each("name", IN_PLANES, series=True)
def test_cells_in_the_plane_against_sampled_points(session: Session, name: str) -> None:
    entry = IN_PLANES[name]
    cell = voronoi_cell(entry.real_set, entry.point, entry.quadric, session=session)
    data = vectors(entry.point, 2000)
    exact = np.array(cell.places_of(data, session=session)) != "outside"
    places = np.array(data, dtype=float)
    mine = distances(places, np.array([entry.point], dtype=float), cell.metric)
    sampled = distances(places, entry.sample(4_001), cell.metric) >= mine * (1 - 1e-9) - 1e-9
    assert sampled[exact].all()  # no sampled point is nearer to data in the cell
    wrong = [data[i] for i in np.flatnonzero(sampled & ~exact)]
    assert len(wrong) < 20
    # where the sample is too coarse, the cell is close
    steps = [(Fraction(a, 100), Fraction(b, 100)) for a in (-1, 0, 1) for b in (-1, 0, 1)]
    beside = [(u[0] + a, u[1] + b) for u in wrong for a, b in steps]
    found = np.array(cell.places_of(beside, session=session)) if wrong else np.array([])
    assert (found.reshape(-1, len(steps)) != "outside").any(axis=1).all()
    assert exact.any() == (name != "node")
    assert (cell.place_of(data[0], session=session) != "outside") == exact[0]


@engine
def test_the_cell_of_the_cusp_is_where_the_equation_is_negative(session: Session) -> None:
    cell = voronoi_cell(CUSP, [0, 0], session=session)
    equation = voronoi_boundary(CUSP, [0, 0], session=session).equation
    signed = Poly(equation, x, y).terms()
    data = [
        (Fraction(int(a), 8), Fraction(int(b), 8)) for a in range(-16, 17) for b in range(-16, 17)
    ]
    data += [(Fraction(7, 32), Fraction(3, 4)), *vectors((0, 0), 1500)]
    for u, place in zip(data, cell.places_of(data, session=session), strict=True):
        value = sum(int(c) * u[0] ** i * u[1] ** j for (i, j), c in signed)
        wanted = "interior" if value < 0 else "outside"
        if value == 0:  # an isolated point of the quartic is no part of the boundary
            wanted = "interior" if u == (Fraction(1, 8), 0) else "boundary"
        assert place == wanted


@engine
def test_many_data_on_a_line_and_in_a_normal_plane(session: Session) -> None:
    entry = ON_LINES["torus"]
    cell = voronoi_cell(entry.real_set, entry.point, session=session)
    numbers = [Fraction(k, 1000) for k in range(-5000, 5000)]
    found = cell.places_of([(3 + k, 0, 0) for k in numbers], session=session)
    assert found == [
        "interior" if k > -1 else "boundary" if k == -1 else "outside" for k in numbers
    ]
    assert cell.places_of([(3, 0, Fraction(1, 100))], session=session) == ["outside"]
    assert cell.places_of([], session=session) == []
    # the circle z = 0 and the cylinder's ruling beside it: u = (1 + a, 0, c) with 1 + a > 0
    circle = Ideal([z, x**2 + y**2 - 1], [x, y, z])
    cell = voronoi_cell(circle, [1, 0, 0], session=session)
    data = [(1 + a, Fraction(0), c) for a, c in vectors((0, 0), 2000, 300)]
    wanted = ["interior" if u[0] > 0 else "outside" for u in data]
    assert cell.places_of(data, session=session) == wanted


@engine
def test_the_ends_of_the_half_circle_are_the_only_points_with_full_cells(session: Session) -> None:
    def ask(real_set: Any, point: Any) -> tuple[Any, ...]:
        found = voronoi_dimension(real_set, point, session=session)
        return found.dimension, found.at_most, found.is_full

    for point in ([1, 0], [-1, 0]):
        assert ask(HALF_CIRCLE, point) == (2, 2, True)
    for point in ([0, 1], [Rational(3, 5), Rational(4, 5)], [Rational(-5, 13), Rational(12, 13)]):
        assert ask(HALF_CIRCLE, point) == (1, 1, False)
    assert ask(CUSP, [0, 0]) == (2, 2, True)
    assert ask(NODE, [0, 0]) == (0, 0, False)
    # three branches; two parabolas that touch: (0, s) is nearest to the origin for |s| <= 1/2
    assert ask(Ideal([x**3 - 3 * x * y**2 + x**4], [x, y]), [0, 0]) == (0, 0, False)
    assert ask(Ideal([y**2 - x**4], [x, y]), [0, 0]) == (1, 1, False)
    assert ask(SPHERE, [1, 0, 0]) == (1, 1, False)
    assert ask(CUSP + Ideal([y - 1], [x, y]), [-1, 1]) == (2, 2, True)
    # a cuspidal edge, a quarter of a plane in space, the whole plane
    assert ask(Ideal([y**2 - x**3], [x, y, z]), [0, 0, 5]) == (None, 2, False)
    quarter = SemialgebraicSet(Ideal([z], [x, y, z]), [x, y])
    assert [ask(quarter, p)[0] for p in ([0, 0, 0], [1, 0, 0], [1, 1, 0])] == [3, 2, 1]
    assert ask(Ideal([], [x, y]), [0, 0]) == (0, 0, False)
    irrational = real_points(CIRCLE + Ideal([x - y], [x, y]), session=session)[1]
    assert ask(HALF_CIRCLE, irrational) == (1, 1, False)


def test_wrong_questions_are_refused() -> None:
    for ask in (voronoi_boundary.script, lambda *a: voronoi_cell_contains(*a[:2], [0, 0], *a[2:])):
        for real_set, point, quadric, part in (
            (CIRCLE, [1, 1], "unit", "the point must lie on X; got"),
            (HALF_CIRCLE, [0, -1], "unit", "y < 0"),
            (Ideal([1], [x, y]), [0, 0], "unit", "the point must lie on X"),
            (CIRCLE, [1], "unit", "2 exact numbers"),
            (CIRCLE, [1.0, 0], "unit", "numbers must be exact"),
            (CIRCLE, RealPoint.rational([x], [1]), "unit", "a point with the coordinates [x, y]"),
            (CIRCLE, [1, 0], [[1, 0], [0, -1]], "positive definite"),
            (CIRCLE, [1, 0], [[1, 0], [0, 0]], "positive definite"),
            (CIRCLE, [1, 0], "generic", "'unit' or a matrix"),
            (Ideal([x - y], [x, y], GF(7)), [0, 0], "unit", "the field must be QQ"),
            (x, [0, 0], "unit", "an Ideal is needed"),
        ):
            said = message(lambda a=ask, r=real_set, p=point, q=quadric: a(r, p, q))
            assert part in said
    for inequalities, part in ((y, "in a list"), ([z], "one of x, y"), ([3], "not be constant")):
        said = message(lambda given=inequalities: SemialgebraicSet(CIRCLE, given))
        assert part in said


@engine
def test_everything_and_nothing(session: Session) -> None:
    plane = Ideal([], [x, y])
    said = message(lambda: voronoi_boundary(plane, [0, 0], session=session))
    assert "around which X is all of space" in said
    assert voronoi_cell_contains(plane, [0, 0], [0, 0], session=session) == "interior"
    assert voronoi_cell_contains(plane, [0, 0], [0, 1], session=session) == "outside"
    disk = SemialgebraicSet(plane, [1 - x**2 - y**2])
    assert voronoi_cell_contains(disk, [1, 0], [2, 0], session=session) == "interior"
    assert voronoi_cell_contains(disk, [1, 0], [1, 0], session=session) == "boundary"
