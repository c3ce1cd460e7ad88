"""Medial axes, bisectors and nearest points: by hand, by inscribed circles, by sampling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from each import each
from numpy.typing import NDArray
from refusals import message
from sympy import (
    GF,
    Expr,
    Poly,
    Rational,
    expand,
    factor_list,
    lambdify,
    limit,
    numer,
    oo,
    rem,
    symbols,
    together,
)
from sympy.abc import x, y, z
from varieties import CIRCLE, CUSP, ELLIPSE

from nnag_m2 import (
    Ideal,
    RealAlgebraic,
    RealPoint,
    SemialgebraicSet,
    Session,
    bisector,
    draw_medial_axis,
    draw_nearest_points,
    medial_axis,
    nearest_points,
    real_points,
)

engine = pytest.mark.engine
Array = NDArray[np.float64]
PLANE = [x, y]
# of the cusp and its smooth part, as published, see test_stories.py
QUARTIC = 27 * y**4 - 128 * x**3 - 72 * x * y**2 + 32 * x**2 + y**2 - 2 * x


def axis(equation: Expr, session: Session, **given: Any) -> set[Expr]:
    """Return the factors of the axis of a curve."""
    (found,) = medial_axis(Ideal([equation], PLANE), **given, session=session).exprs
    factors = factor_list(found)[1]
    assert all(count == 1 for _, count in factors)
    return {factor for factor, _ in factors}


@engine
def test_axes_known_by_hand(session: Session) -> None:
    assert axis(x**2 + 4 * y**2 - 4, session) == {x, y}
    assert axis((y - x**2) ** 2, session) == {x}
    assert axis(x * y - 1, session) == {x - y, x + y}
    assert axis(y * (3 * x - 4 * y), session) == {x - 3 * y, 3 * x + y}
    assert axis(y * (y - 2), session) == {y - 1}
    # in the quadric of a circle, an ellipse has a centre only
    ellipse = Ideal([x**2 + 4 * y**2 - 4], PLANE)
    centre = medial_axis(ellipse, [[1, 0], [0, 4]], session=session)
    assert set(centre.exprs) == {x, y}
    assert set(medial_axis(CIRCLE, session=session).exprs) == {x, y}
    points = Ideal([x**2 - 1, y], PLANE)
    assert medial_axis(points, session=session).exprs == (x,)
    for nothing in ([x - y], [x, y], [1], []):
        assert medial_axis(Ideal(nothing, PLANE), session=session).exprs == (1,)


@dataclass(frozen=True)
class Curve:
    equation: Expr
    parametrization: Callable[[Array], tuple[Any, Any]]
    ends: float
    factors: tuple[Expr, ...] = ()


CURVES = {
    "cubic": Curve(y - x**3, lambda t: (t, t**3), 1.4),
    "cusp": Curve(y**2 + x**3, lambda t: (-(t**2), t**3), 1.5, (y, QUARTIC)),
    "skew hyperbola": Curve(x * (y - x) - 1, lambda t: (np.exp(t), np.exp(t) + np.exp(-t)), 2),
}


@engine
@each("name", CURVES, series=True)
def test_centres_of_inscribed_circles_are_on_the_axis(name: str, session: Session) -> None:
    """The largest circle that touches at ``p`` and holds no sampled points: no algebra in it."""
    curve = CURVES[name]
    (found,) = medial_axis(Ideal([curve.equation], PLANE), session=session).exprs
    assert all(rem(found, factor, x, y) == 0 for factor in curve.factors)
    f, *slopes = (lambdify(PLANE, e) for e in (found, found.diff(x), found.diff(y)))
    t = np.linspace(-curve.ends, curve.ends, 20_001)
    points = np.column_stack([np.broadcast_to(c, t.shape) for c in curve.parametrization(t)])
    seen = 0
    for i in np.random.default_rng(1).integers(2000, 18_000, 120):
        tangent = points[i + 1] - points[i - 1]
        for side in (1, -1):
            normal = side * np.array([-tangent[1], tangent[0]]) / np.hypot(*tangent)
            step = points - points[i]
            ahead = step @ normal
            far = ((step**2).sum(axis=1) > 0.05) & (ahead > 1e-6)
            near = ((step**2).sum(axis=1) <= 0.05) & (ahead > 1e-9)
            radii = (step**2).sum(axis=1) / (2 * np.where(ahead == 0, 1, ahead))
            if not far.any() or (near.any() and radii[near].min() < radii[far].min()):
                continue  # not two points apart: curvature ends the circle, or nothing does
            centre = points[i] + radii[far].min() * normal
            if not 100 < np.flatnonzero(far)[np.argmin(radii[far])] < 19_900:
                continue  # an end of the sample
            seen += 1
            value, gradient = f(*centre), np.hypot(*(slope(*centre) for slope in slopes))
            assert abs(value) <= 2e-3 * gradient, centre
    assert seen >= 20


@engine
def test_bisectors_known_by_hand(session: Session) -> None:
    def asked(first: list[Expr], second: list[Expr], **given: Any) -> tuple[Expr, ...]:
        one, other = Ideal(first, PLANE), Ideal(second, PLANE)
        found = bisector(one, other, **given, session=session)
        assert found == bisector(other, one, **given, session=session)
        return found.exprs

    assert asked([x, y - 1], [y + 1]) == (x**2 - 4 * y,)
    assert asked([x, y], [x - 2, y], quadric=[[2, 1], [1, 3]]) == (2 * x + y - 2,)
    # foci at distance 2 from the centre, difference or sum of the distances 2 or 6
    for radius, conic in ((2, 3 * x**2 - y**2 - 3), (6, 5 * x**2 + 9 * y**2 - 45)):
        found = asked([x - 2, y], [(x + 2) ** 2 + y**2 - radius**2])
        assert expand(found[0] - conic) == 0 or expand(found[0] + conic) == 0
    assert asked([x], [x]) == (1,)


@engine
def test_nearest_points_are_the_nearest_sampled_ones(session: Session) -> None:
    t = np.linspace(-2, 2, 40_001)
    points = np.column_stack([-(t**2), t**3])
    for u in ((1, 0), (-1, Rational(1, 3)), (Rational(1, 10), 1), (Rational(1, 10), -1)):
        (found,) = nearest_points(CUSP, u, session=session)
        step = points - np.array(u, dtype=float)
        best = points[np.argmin((step**2).sum(axis=1))]
        assert [float(found[v]) for v in PLANE] == pytest.approx(best, abs=2e-4)


@engine
def test_the_nearest_point_of_a_nodal_cubic_is_found(session: Session) -> None:
    """Its minimal polynomial is, modulo a prime power of the last coefficient, special."""
    cubic = 2 * x**3 + 2 * x**2 * y + x**2 + x * y**2 + x * y - y**2
    data = (4, Rational(-1, 3))
    (found,) = nearest_points(Ideal([cubic], PLANE), data, session=session)
    assert found.sign_of(cubic) == 0
    # on the line y = s x through the node there is one more point
    s = symbols("s")
    first = -(1 + s - s**2) / (2 + 2 * s + s**2)
    square = together((first - data[0]) ** 2 + (s * first - data[1]) ** 2)
    slopes = RealAlgebraic.roots(Poly(numer(together(square.diff(s))), s))
    values = [square.subs(s, r.approximation(30)) for r in slopes]
    slope = slopes[int(np.argmin(values))].approximation(30)
    place = [first.subs(s, slope), slope * first.subs(s, slope)]
    assert [float(found[v]) for v in PLANE] == pytest.approx([float(c) for c in place], abs=1e-12)
    assert min(values) < 4**2 + Rational(1, 9)  # nearer than the node
    assert min(values) < limit(square, s, oo)


@engine
def test_all_nearest_points_are_found(session: Session) -> None:
    ends = nearest_points(ELLIPSE, [0, 0], session=session)
    assert ends == tuple(RealPoint.rational(PLANE, [0, b]) for b in (-1, 1))
    assert len(nearest_points(CIRCLE, [0, 0], session=session)) >= 2
    half = SemialgebraicSet(CIRCLE, [y])
    assert nearest_points(half, [1, -1], session=session) == (RealPoint.rational(PLANE, [1, 0]),)
    assert len(nearest_points(half, [0, -1], session=session)) == 2
    assert nearest_points(Ideal([x**2 + y**2 + 1], PLANE), [0, 0], session=session) == ()
    assert nearest_points(Ideal([], PLANE), [2, 3], session=session) == (
        RealPoint.rational(PLANE, [2, 3]),
    )
    plane = Ideal([x + y + z - 3], [x, y, z])
    (foot,) = nearest_points(plane, [0, 0, 0], session=session)
    assert foot == RealPoint.rational([x, y, z], [1, 1, 1])


@engine
def test_irrational_data_on_the_axis_have_two_nearest_points(session: Session) -> None:
    lower, upper = real_points(Ideal([x - 1, QUARTIC], PLANE), session=session)
    found = nearest_points(CUSP, upper, session=session)
    assert len(found) == 2
    assert RealPoint.rational(PLANE, [0, 0]) in found
    assert len(nearest_points(CUSP, lower, session=session)) == 2
    # on the parabola's focal curve, beside its axis
    place = real_points(Ideal([x**2 - 2, y - 1], PLANE), session=session)[1]
    (one,) = nearest_points(Ideal([y - x**2], PLANE), place, session=session)
    assert one.sign_of(x) == 1
    assert nearest_points(Ideal([], PLANE), place, session=session) == (place,)


@engine
def test_the_medial_axis_is_told_from_the_rest_of_its_curve(session: Session) -> None:
    box = {x: (-3, 3), y: (-2, 2)}
    data = draw_medial_axis(ELLIPSE, box, session=session).data
    spots = [spot for part in data["medial axis"] for spot in part]
    # between the centres of curvature of the vertices: a^2 - b^2 over a
    assert {b for _, b in spots} == {0}
    assert (min(spots)[0], max(spots)[0]) == pytest.approx((-1.5, 1.5))
    assert max(b for part in data["rest"] for _, b in part) == 2
    assert draw_medial_axis(CIRCLE, box, session=session).data == {"medial axis": [[[0, 0]]]}
    parabola = draw_medial_axis(Ideal([y - x**2], PLANE), box, session=session).data
    assert parabola["medial axis"][0][0][1] == pytest.approx(0.5)


@engine
def test_all_nearest_points_are_drawn(session: Session) -> None:
    picture = draw_nearest_points(
        ELLIPSE, [(0, 0), (3, 0)], {x: (-3, 3), y: (-2, 2)}, hidden=[(2, 0)], session=session
    )
    assert picture.data["segments"] == [[[0, 0], [0, -1]], [[0, 0], [0, 1]], [[3, 0], [2, 0]]]
    assert picture.data["nearest"] == [[[0, -1]], [[0, 1]]]


def test_other_questions_are_refused() -> None:
    three = Ideal([x], [x, y, z])
    assert "in two variables, for the plane" in message(lambda: medial_axis(three))
    assert "over QQ" in message(lambda: medial_axis(Ideal([x], PLANE, GF(7))))
    assert "an Ideal is needed" in message(lambda: medial_axis(SemialgebraicSet(CIRCLE, [y])))
    assert "positive definite" in message(lambda: medial_axis(CIRCLE, [[1, 0], [0, -1]]))
    assert "all ideals must live in" in message(lambda: bisector(CIRCLE, Ideal([x], [y, x])))
    box = {x: (-1, 1), y: (-1, 1)}
    assert "one equation" in message(lambda: draw_medial_axis(Ideal([x, y], PLANE), box))
    assert "float" in message(lambda: nearest_points(CIRCLE, [0.5, 0]))
