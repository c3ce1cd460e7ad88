"""The arguments that questions about Voronoi cells share."""

from __future__ import annotations

from typing import Any

from sympy import ImmutableDenseMatrix, eye

from nnag_m2.algebra.fields import as_matrix
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real_sets import SemialgebraicSet
from nnag_m2.asking.reading import rational_ideal
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.distance.quadrics import data_argument

RealSet = Ideal | SemialgebraicSet
"""A variety over QQ, whose real points are meant, or a part of it."""

_ON_IT = "the point must lie on X"


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
