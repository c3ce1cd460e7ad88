"""Parameters of the image of a box: of a point, and critical ones for the distance from data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sympy import Expr, Rational

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real_sets import BoxImage, SemialgebraicSet
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.distance.quadrics import data_argument
from nnag_m2.invariants.real_solutions import points_on_components


def image_point(real_set: BoxImage, point: Any) -> tuple[Rational, ...]:
    """Return the coordinates of a point: given, or the image of given parameters in the box."""
    if not isinstance(point, Mapping):
        return tuple(data_argument(point, len(real_set.polynomial_map.coordinates)))
    if set(point) != set(real_set.parameters):
        required = f"a value for each of {list(real_set.parameters)}"
        raise InputError(required, shown(point))
    values = data_argument([point[t] for t in real_set.parameters], len(real_set.parameters))
    outside = [
        v for v, (low, high) in zip(values, real_set.sides, strict=True) if not low <= v <= high
    ]
    if outside:
        raise InputError("the parameters must be in the box", shown(point))
    place = dict(zip(real_set.parameters, values, strict=True))
    return tuple(Rational(c.subs(place)) for c in real_set.polynomial_map.exprs)


def is_above(real_set: BoxImage, place: RealPoint, point: tuple[Rational, ...]) -> bool:
    """Return whether parameters are mapped to a point."""
    pairs = zip(real_set.polynomial_map.exprs, point, strict=True)
    return not any(place.sign_of(c - p) for c, p in pairs)


def critical_on_faces(real_set: BoxImage, loss: Expr) -> Iterator[RealPoint]:
    """Yield parameters in the box, one of which has the least loss: critical ones on each face."""
    for face in real_set.faces:
        fixed = dict(face.fixed)
        if not face.free:
            yield RealPoint.rational(real_set.parameters, [fixed[t] for t in real_set.parameters])
            continue
        there = loss.subs(fixed)
        critical = Ideal([there.diff(t) for t in face.free], face.free)
        within = SemialgebraicSet(critical, real_set.source(face.free).inequalities)
        coordinates = [fixed.get(t, t) for t in real_set.parameters]
        for place in points_on_components(within):
            yield place.image(real_set.parameters, coordinates)
