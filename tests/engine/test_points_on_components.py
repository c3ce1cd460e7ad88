"""A real point on each connected component of a set: components that are known otherwise."""

from __future__ import annotations

from typing import Any

from each import each
from sympy import Rational
from sympy.abc import x, y, z

from nnag_m2 import Ideal, SemialgebraicSet, Session, asking, nearest_points
from nnag_m2.invariants.real_solutions import points_on_components

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
