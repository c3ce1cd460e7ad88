"""What questions about Voronoi cells share: arguments, parameters of box images, lengths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sympy import QQ, Dummy, Expr, ImmutableDenseMatrix, Poly, Rational, Symbol, eye

from nnag_m2.algebra.fields import as_matrix
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.real_sets import BoxImage, SemialgebraicSet
from nnag_m2.asking.reading import rational_ideal
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.distance.quadrics import data_argument
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.real_points import real_points
from nnag_m2.invariants.real_solutions import points_on_components

RealSet = Ideal | SemialgebraicSet
"""A variety over QQ, whose real points are meant, or a part of it."""

_ON_IT = "the point must lie on X"


def square_root(square: RealAlgebraic) -> RealAlgebraic:
    """Return the positive root of a positive number."""
    t = Dummy("t")
    poly = square.minimal_polynomial
    doubled = Poly({(2 * e,): c for (e,), c in poly.terms()}, t, domain=QQ)
    bigger = sum(r > 0 for r in RealAlgebraic.roots(poly) if r > square)
    return [r for r in RealAlgebraic.roots(doubled) if r > 0][-1 - bigger]


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


def real_set_argument(value: Any) -> SemialgebraicSet:
    """Return a variety, or a part of it, as a set with inequalities, which may be none."""
    if isinstance(value, SemialgebraicSet):
        return value
    ideal = rational_ideal(value)
    return SemialgebraicSet(ideal)


def point_argument(value: Any, real_set: SemialgebraicSet) -> RealPoint:
    """Return a real point of the set: rational coordinates in a sequence, or a ``RealPoint``."""
    variables = real_set.ideal.variables
    if isinstance(value, RealPoint):
        if value.variables != variables:
            required = f"the point needs the coordinates {variables}"
            raise InputError(required, str(value.variables))
        point = value
    else:
        point = RealPoint.rational(variables, data_argument(value, len(variables), variables))
    for poly in real_set.ideal.generators:
        if point.sign_of(poly):
            raise InputError("the point must lie on X", f"{point}: {shown(poly.as_expr())} != 0")
    for poly in real_set.inequalities:
        if point.sign_of(poly) < 0:
            raise InputError("the point must lie on X", f"{point}: {shown(poly.as_expr())} < 0")
    return point


def metric_argument(value: Any, n: int) -> ImmutableDenseMatrix:
    """Return the matrix of a positive definite quadric on ``n``-space."""
    if isinstance(value, str) and value == "unit":
        return ImmutableDenseMatrix(eye(n))
    if isinstance(value, str):
        raise InputError("quadric must be 'unit' or a matrix", shown(value))
    matrix = as_matrix(value, "quadric")
    if matrix.shape != (n, n) or not matrix.is_symmetric() or not matrix.is_positive_definite:
        required = f"the quadric must be a positive definite symmetric {n} x {n} matrix"
        raise InputError(required, shown(value))
    return matrix


def undecided(reason: str) -> InputError:
    """Return the refusal of data for which interior and boundary of a cell are not told apart."""
    required = "interior and boundary of the cell must be told apart"
    came = f"data with one nearest point, where {reason}"
    return InputError(required, came, "data nearby")
