"""Points of a set that a nearest one is among, and data that are nearer to known points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import ImmutableDenseMatrix, Poly, Rational, prod

from nnag_m2.algebra.exact_numbers import fraction_of
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real_sets import SemialgebraicSet
from nnag_m2.invariants.distance.ideals import critical_ideal
from nnag_m2.invariants.distance.quadrics import data_argument
from nnag_m2.invariants.hypotheses import PRIME
from nnag_m2.invariants.real_points import real_points
from nnag_m2.invariants.real_solutions import inside, points_on_components
from nnag_m2.invariants.singularities.strata import Stratum, singularity_strata

# general data have finitely many critical points: a second attempt is rare
_ATTEMPTS = 40

Vector = tuple[Fraction, ...]
Floats = NDArray[np.float64]

MARGIN = 2.0**-40
"""Far more than the relative error of sums of a few products of rounded numbers."""

_PLAIN = (int, Fraction)
# below the rounding of floats, so that balls around points are hardly larger than these
_WIDTH = Rational(1, 2**70)


@dataclass(frozen=True)
class FaceStratum(Stratum):
    """A stratum of the variety of a face.

    Attributes
    ----------
    equations
        The inequalities that are equations on the face.
    points
        The real points of a stratum of dimension 0 that are in the set; else none.
    """

    equations: tuple[Poly, ...]
    points: tuple[RealPoint, ...]


def face_strata(real_set: SemialgebraicSet) -> tuple[FaceStratum, ...]:
    """Return all strata of all faces of a set.

    A nearest point of the set is a smooth point of one of these, and critical for the distance.
    """
    found: list[FaceStratum] = []
    for ideal, equations in real_set.faces:
        for s in singularity_strata(ideal):
            points: tuple[RealPoint, ...] = ()
            if s.dimension == 0:
                points = inside(real_points(s.ideal, proof=True), real_set)
            found.append(FaceStratum(s.depth, s.ideal, s.dimension, s.degree, equations, points))
    return tuple(found)


def candidates(
    real_set: SemialgebraicSet,
    among: tuple[FaceStratum, ...],
    data: tuple[Rational, ...],
    metric: ImmutableDenseMatrix,
) -> Iterator[RealPoint]:
    """Yield points of a set, one of which is nearest to the data.

    Where infinitely many points are critical, the distance is constant on each connected set of
    them: it lies on an ellipsoid around the data.  Each of these sets is met, an infinite one twice
    at least.
    """
    for stratum in among:
        if stratum.dimension == 0:
            yield from stratum.points
            continue
        critical = critical_ideal(stratum.ideal, data, metric, proof=True, assume=PRIME)
        yield from points_on_components(SemialgebraicSet(critical, real_set.inequalities))


def plane_curve_through(face_strata: tuple[FaceStratum, ...], point: RealPoint) -> Poly | None:
    """Return the product of the components of dimension 1 through a point of the plane."""
    if len(point.variables) != 2:
        return None
    curves = [
        piece.ideal.generators[0]
        for piece in face_strata
        if not piece.equations and piece.depth == 0 and piece.dimension == 1
    ]
    through = [curve for curve in curves if point.sign_of(curve) == 0]
    return prod(through[1:], start=through[0]) if through else None


@dataclass(frozen=True)
class Known:
    """A point of the set, enclosed: ``X`` has a point in the ball around it, in each coordinate.

    The middle is relative to the point whose cell it is.
    """

    middle: tuple[float, ...]
    radius: float


def vector(value: Any, n: int) -> Vector:
    """Return data as fractions."""
    if isinstance(value, tuple) and len(value) == n and all(type(c) in _PLAIN for c in value):
        return tuple(Fraction(c) for c in value)
    return tuple(fraction_of(c) for c in data_argument(value, n))


def nearer(data: Floats, known: Sequence[Known], metric: Floats) -> tuple[Floats, Floats]:
    """Return by how much points are nearer to data than the origin, shape ``(data, known)``.

    That is ``2 <v, c> - <c, c>`` for data ``v`` and points ``c``, with a bound of the error.
    """
    middle = np.array([k.middle for k in known]).reshape(len(known), len(metric))
    radius = np.array([k.radius for k in known]).reshape(len(known), 1)
    size = np.abs(middle) + radius
    weight = np.abs(metric)
    gain = 2 * data @ (middle @ metric).T - ((middle @ metric) * middle).sum(axis=1)
    rounding = 2 * np.abs(data) @ (size @ weight).T + ((size @ weight) * size).sum(axis=1)
    reach = (radius * np.ones_like(middle)) @ weight
    enclosed = 2 * np.abs(data) @ reach.T + 2 * (reach * size).sum(axis=1)
    return gain, MARGIN * rounding + 2 * enclosed + 1e-290


def enclosed(other: RealPoint, place: Sequence[Rational]) -> Known:
    """Return a point relative to a rational one, in a small ball."""
    small = other.refined(_WIDTH)
    middle = tuple(float(m - p) for m, p in zip(small.midpoint, place, strict=True))
    return Known(middle, 2.0**-69 + 2.0**-52 * max(map(abs, middle)))
