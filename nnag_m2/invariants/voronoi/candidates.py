"""The real points of a set among which a nearest one is, for given data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sympy import ImmutableDenseMatrix, Poly, Rational, prod

from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real_sets import SemialgebraicSet
from nnag_m2.invariants.distance.ideals import critical_ideal
from nnag_m2.invariants.hypotheses import PRIME
from nnag_m2.invariants.real_points import real_points
from nnag_m2.invariants.real_solutions import inside, points_on_components
from nnag_m2.invariants.singularities import Stratum, singularity_strata

# general data have finitely many critical points: a second attempt is rare
_ATTEMPTS = 40


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
