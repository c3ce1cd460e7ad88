"""What questions about Voronoi cells share: arguments, parameters of box images, lengths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sympy import Expr, ImmutableDenseMatrix, Rational, Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real_sets import BoxImage, SemialgebraicSet
from nnag_m2.asking.reading import rational_ideal
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.distance.quadrics import data_argument, quadric_argument
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.real_points import real_points
from nnag_m2.invariants.real_solutions import points_on_components
from nnag_m2.invariants.singularities.spaces import real_point

RealSet = Ideal | SemialgebraicSet
"""A variety over QQ, whose real points are meant, or a part of it."""


def finitely_many(
    equations: Sequence[Expr], variables: Sequence[Symbol], determined: int, what: str
) -> tuple[RealPoint, ...]:
    """Return the real solutions, without the last unknowns, which the others determine."""
    ideal = Ideal(equations, variables)
    if dimension(ideal) > 0:
        raise InputError(f"there must be finitely many {what}", "infinitely many")
    return real_points(ideal, proof=True, multipliers=determined, apart=False)


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


def real_set_argument(value: Any) -> SemialgebraicSet:
    """Return a variety, or a part of it, as a set with inequalities, which may be none."""
    if isinstance(value, SemialgebraicSet):
        return value
    ideal = rational_ideal(value)
    return SemialgebraicSet(ideal)


def point_argument(value: Any, real_set: SemialgebraicSet) -> RealPoint:
    """Return a real point of the set: rational coordinates in a sequence, or a ``RealPoint``."""
    point = real_point(value, real_set.ideal)
    wrong = [f"{shown(g.as_expr())} != 0" for g in real_set.ideal.generators if point.sign_of(g)]
    outside = [h for h in real_set.inequalities if point.sign_of(h) < 0]
    wrong += [f"{shown(h.as_expr())} < 0" for h in outside]
    if wrong:
        raise InputError("the point must lie on X", f"{point}: {wrong[0]}")
    return point


def metric_argument(value: Any, n: int) -> ImmutableDenseMatrix:
    """Return the matrix of a positive definite quadric on ``n``-space."""
    if isinstance(value, str) and value != "unit":
        raise InputError("quadric must be 'unit' or a matrix", shown(value))
    matrix = quadric_argument(value, n, 1)
    if not matrix.is_positive_definite:
        required = f"the quadric must be a positive definite symmetric {n} x {n} matrix"
        raise InputError(required, shown(value))
    return matrix


def undecided(reason: str) -> InputError:
    """Return the refusal of data for which interior and boundary of a cell are not told apart."""
    required = "interior and boundary of the cell must be told apart"
    came = f"data with one nearest point, where {reason}"
    return InputError(required, came, "data nearby")
