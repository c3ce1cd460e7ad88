"""Voronoi cells of images of boxes: against inequalities, against sampling, by hand."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest
from refusals import message
from sympy import GF, Matrix, Poly, Rational, factor_list, lambdify
from sympy.abc import s, t, x, y

from nnag_m2 import (
    BoxImage,
    Ideal,
    PolynomialMap,
    SemialgebraicSet,
    Session,
    voronoi_boundary,
    voronoi_cell,
    voronoi_cell_contains,
    voronoi_dimension,
)

pytestmark = pytest.mark.composite

engine = pytest.mark.engine
ARC = BoxImage(PolynomialMap([t, t**2], [t]), {t: (0, 1)})
CUSP = BoxImage(PolynomialMap([t**2, t**3], [t]), {t: (-1, 1)})
NODE = BoxImage(PolynomialMap([t**2 - 2, t**3 - 2 * t], [t]), {t: (-2, 2)})
PATCH = BoxImage(PolynomialMap([s, t, s * t], [s, t]), {s: (0, 1), t: (-1, 1)})
HALF = Rational(1, 2)


def factors(equation: Any, new: Any) -> set[Poly]:
    """Return the factors of an equation, in other variables, up to signs."""
    gens = sorted(equation.free_symbols, key=str)
    renamed = equation.xreplace(dict(zip(gens, new, strict=True)))
    found = (Poly(f, *new) for f, _ in factor_list(renamed)[1])
    return {f if f.LC() > 0 else -f for f in found}


@engine
def test_an_arc_has_the_boundaries_that_inequalities_give(session: Session) -> None:
    cut = SemialgebraicSet(Ideal([y - x**2], [x, y]), [x, 1 - x])
    for point in ([0, 0], [1, 1]):
        one = voronoi_boundary(ARC, point, session=session)
        other = voronoi_boundary(cut, point, session=session)
        assert one.is_ambient
        assert set(one.stratum.exprs) == {
            c - p for c, p in zip(one.coordinates, point, strict=True)
        }
        assert factors(one.equation, [x, y]) == factors(other.equation, [x, y])
    # between the ends, where both have one coordinate on the normal line, but another scale
    middle = [HALF, HALF**2]
    one = voronoi_boundary(ARC, middle, session=session)
    other = voronoi_boundary(cut, middle, session=session)
    assert [len(b.coordinates) for b in (one, other)] == [1, 1]
    places = [
        {
            tuple(c.subs(b.coordinates[0], root) for c in b.space.exprs)
            for root in Poly(b.equation).real_roots()
        }
        for b in (one, other)
    ]
    assert places[0] == places[1]


@engine
def test_an_arc_has_the_cells_that_inequalities_give(session: Session) -> None:
    cut = SemialgebraicSet(Ideal([y - x**2], [x, y]), [x, 1 - x])
    data = [[2, 1], [3, 0], [0, HALF], [0, Rational(3, 4)]]
    seen = set()
    for point in ([0, 0], [1, 1], [HALF, HALF**2]):
        one, other = (voronoi_cell(region, point, session=session) for region in (ARC, cut))
        places = [one.place_of(u, session=session) for u in data]
        assert places == [other.place_of(u, session=session) for u in data]
        seen |= set(places)
    assert seen == {"interior", "boundary", "outside"}


@engine
def test_cells_of_images_agree_with_sampling(session: Session) -> None:
    draw = np.random.default_rng(3)
    lines = np.linspace(0, 1, 401), np.linspace(-1, 1, 801)
    patch = np.meshgrid(*lines)
    cases = (
        (CUSP, (0, 0), [lines[1] ** 2, lines[1] ** 3]),
        (PATCH, (1, 1, 1), [patch[0], patch[1], patch[0] * patch[1]]),
    )
    for region, point, sample in cases:
        points = np.column_stack([c.ravel() for c in sample])
        cell = voronoi_cell(region, point, session=session)
        inside = 0
        for _ in range(8):
            shift = draw.integers(-20, 12, len(point))
            u = [p + Rational(int(k), 16) for p, k in zip(point, shift, strict=True)]
            if region is PATCH:
                u = [2 * p - c for p, c in zip(point, u, strict=True)]
            here = np.array(u, dtype=float)
            best = np.sqrt(((points - here) ** 2).sum(axis=1).min())
            mine = np.linalg.norm(here - np.array(point, dtype=float))
            place = cell.place_of(u, session=session)
            assert (place == "outside") == (mine > best + 1e-9), u
            inside += place == "interior"
        assert 0 < inside < 8


@engine
def test_the_boundary_of_the_cusps_cell_ends_where_sampling_says(session: Session) -> None:
    found = voronoi_boundary(CUSP, [0, 0], session=session)
    f = lambdify(found.coordinates, found.equation)
    line = np.linspace(-1, 1, 40_001)
    points = np.column_stack([line**2, line**3])

    def is_inside(u: Any) -> bool:
        return bool(((points - u) ** 2).sum(axis=1).min() > (u**2).sum() - 1e-12)

    for angle in np.linspace(1.7, 4.5, 8):
        ray, low, high = np.array([np.cos(angle), np.sin(angle)]), 0.0, 50.0
        if is_inside(high * ray):
            continue
        for _ in range(40):
            middle = (low + high) / 2
            low, high = (middle, high) if is_inside(middle * ray) else (low, middle)
        near = [f(*((low + e) * ray)) for e in (-1e-2, 1e-2)]
        assert near[0] * near[1] < 0, angle


@engine
def test_dimensions_of_cells(session: Session) -> None:
    def asked(region: BoxImage, point: Any) -> tuple[int | None, bool | None]:
        found = voronoi_dimension(region, point, session=session)
        return found.dimension, found.is_full

    assert [asked(ARC, {t: v}) for v in (0, 1, HALF)] == [(2, True), (2, True), (1, False)]
    assert asked(CUSP, [0, 0]) == (2, True)
    assert asked(NODE, [0, 0]) == (None, False)
    corners = ({s: 0, t: 1}, {s: HALF, t: 1}, {s: HALF, t: 0})
    assert [asked(PATCH, p) for p in corners] == [(3, True), (2, False), (1, False)]
    # a parabola traced twice from its vertex: an end of what is reached
    twice = BoxImage(PolynomialMap([t**2, t**4], [t]), {t: (-1, 1)})
    assert asked(twice, [0, 0]) == (2, True)
    assert voronoi_cell_contains(twice, [0, 0], [-1, 0], session=session) == "interior"
    # all parameters with s = 0 are mapped to the origin
    cone = BoxImage(PolynomialMap([s, s * t], [s, t]), {s: (0, 1), t: (-1, 1)})
    assert asked(cone, [0, 0]) == (None, None)
    assert voronoi_cell_contains(cone, [0, 0], [1, 0], session=session) == "outside"
    assert voronoi_cell_contains(cone, [1, 1], [2, 2], session=session) == "interior"


@engine
def test_faces_of_a_surface(session: Session) -> None:
    edge = voronoi_boundary(PATCH, {s: HALF, t: -1}, session=session)
    assert not edge.is_ambient
    assert set(edge.stratum.exprs) == {
        edge.stratum.variables[1] + 1,
        edge.stratum.variables[0] + edge.stratum.variables[2],
    }
    # the normal plane is orthogonal to the edge, and the wall to the surface lies in it
    rows = Matrix(edge.space.exprs).jacobian(edge.coordinates)
    assert (Matrix([[1, 0, -1]]) * rows).is_zero_matrix
    along = sum(
        c.diff(t).subs({s: HALF, t: -1}) * (u - p)
        for c, u, p in zip(PATCH.polynomial_map.exprs, edge.space.exprs, edge.point, strict=True)
    )
    assert Poly(edge.equation, *edge.coordinates).rem(Poly(along, *edge.coordinates)).is_zero


@engine
def test_what_is_not_known_is_refused(session: Session) -> None:
    smooth = BoxImage(PolynomialMap([t**3, t**6], [t]), {t: (-1, 1)})
    said = message(lambda: voronoi_cell_contains(smooth, [0, 0], [0, -1], session=session))
    assert "not known whether the curve is smooth" in said
    for asked in (voronoi_cell_contains, voronoi_boundary):
        given = ([2, 4], [0, 0])[: 2 if asked is voronoi_cell_contains else 1]
        assert "the point must lie on X" in message(
            lambda ask=asked, given=given: ask(ARC, *given, session=session)
        )


def test_wrong_points_are_refused_before_anything_is_asked() -> None:
    assert "given by them" in message(lambda: voronoi_boundary(PATCH, [0, 0, 0]))
    assert "must be in the box" in message(lambda: voronoi_boundary(ARC, {t: 2}))
    assert "a value for each of [t]" in message(lambda: voronoi_boundary(ARC, {s: 0}))
    assert "float" in message(lambda: voronoi_boundary(ARC, {t: 0.5}))
    flat = BoxImage(PolynomialMap([s * t, s], [s, t]), {s: (0, 1), t: (0, 1)})
    assert "immersion" in message(lambda: voronoi_boundary(flat, {s: 0, t: 0}))
    plane = BoxImage(PolynomialMap([s, t], [s, t]), {s: (0, 1), t: (0, 1)})
    assert "all of space" in message(lambda: voronoi_boundary(plane, {s: HALF, t: HALF}))
    point = BoxImage(PolynomialMap([1, 2], [t]), {t: (0, 1)})
    assert "must not be constant" in message(lambda: voronoi_boundary(point, [1, 2]))


def test_box_images_are_values() -> None:
    assert pickle.loads(pickle.dumps(ARC)) == ARC
    assert hash(BoxImage(ARC.polynomial_map, {t: (0, 1)})) == hash(ARC)
    assert len(PATCH.faces) == 9
    one = PolynomialMap([t], [t])
    for box, part in (
        ({t: (1, 0)}, "in sequence"),
        ({t: (0, 0.5)}, "float"),
        ({s: (0, 1)}, "two ends for each of [t]"),
        ({t: 1}, "has two ends"),
        ([0, 1], "a box gives two ends"),
    ):
        said = message(lambda given=box: BoxImage(one, given))
        assert part in said, said
    assert "must be QQ" in message(lambda: BoxImage(PolynomialMap([t], [t], GF(7)), {t: (0, 1)}))
    assert "a PolynomialMap is needed" in message(lambda: BoxImage(t, {t: (0, 1)}))
