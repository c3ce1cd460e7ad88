"""The real points of a set among which a nearest one is, for given data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from sympy import ImmutableDenseMatrix, Poly, Rational

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.semialgebraic import SemialgebraicSet
from nnag_m2.errors import NnagError
from nnag_m2.invariants.components import minimal_primes
from nnag_m2.invariants.distance.ideals import critical_ideal
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.hypotheses import PRIME
from nnag_m2.invariants.real_points import real_points
from nnag_m2.invariants.singularities import Stratum, singularity_strata
from nnag_m2.invariants.voronoi.arguments import faces

# general data have finitely many critical points: a second attempt is rare
_ATTEMPTS = 40


@dataclass(frozen=True)
class FaceStratum:
    """A stratum of the variety of a face.

    Attributes
    ----------
    stratum
        Of the variety where some inequalities are equations.
    equations
        These inequalities.
    points
        The real points of a stratum of dimension 0 that are in the set; else none.
    """

    stratum: Stratum
    equations: tuple[Poly, ...]
    points: tuple[RealPoint, ...]


def face_strata(real_set: SemialgebraicSet) -> tuple[FaceStratum, ...]:
    """Return all strata of all faces of a set.

    A nearest point of the set is a smooth point of one of these, and critical for the distance.
    """
    found: list[FaceStratum] = []
    for ideal, equations in faces(real_set):
        for stratum in singularity_strata(ideal):
            points: tuple[RealPoint, ...] = ()
            if stratum.dimension == 0:
                points = inside(real_points(stratum.ideal, proof=True), real_set)
            found.append(FaceStratum(stratum, equations, points))
    return tuple(found)


def inside(points: tuple[RealPoint, ...], real_set: SemialgebraicSet) -> tuple[RealPoint, ...]:
    """Return the points at which no inequality is negative."""
    return tuple(p for p in points if all(p.sign_of(h) >= 0 for h in real_set.inequalities))


def candidates(
    real_set: SemialgebraicSet,
    among: tuple[FaceStratum, ...],
    data: tuple[Rational, ...],
    metric: ImmutableDenseMatrix,
    beside: tuple[Any, ...] = (),
) -> Iterator[RealPoint]:
    """Yield points of a set, one of which is nearest to the data.

    Where infinitely many points are critical, the distance is constant on each connected set of
    them.  Then each of these sets is met, in the points that are nearest to some other data; and in
    those that are critical for the distance from ``beside``, if it is given.
    """
    for piece in among:
        if piece.stratum.dimension == 0:
            yield from piece.points
            continue
        critical = critical_ideal(piece.stratum.ideal, data, metric, proof=True, assume=PRIME)
        if dimension(critical) <= 0:
            yield from inside(real_points(critical, proof=True), real_set)
            continue
        for component in minimal_primes(critical):
            yield from witnesses(component, real_set, metric, beside)


def witnesses(
    component: Ideal,
    real_set: SemialgebraicSet,
    metric: ImmutableDenseMatrix,
    beside: tuple[Any, ...],
) -> Iterator[RealPoint]:
    """Yield points of a part of the set, at least one in each connected component."""
    part = SemialgebraicSet(component, real_set.inequalities)
    among = face_strata(part)
    data = _general(among, component, metric)
    yield from candidates(part, among, data, metric)
    if beside:
        yield from candidates(part, among, beside, metric)


def _general(
    among: Sequence[FaceStratum],
    component: Ideal,
    metric: ImmutableDenseMatrix,
) -> tuple[Rational, ...]:
    """Return data with finitely many critical points on all parts.

    Data without that are zeros of some polynomial, of a degree ``D`` that is not known.  Of ``k``
    values for each coordinate they are at most a ``D/k``-th (Schwartz, Zippel), so that failure
    has a probability of zero in the limit; after 40 attempts ``k`` is beyond ``10**13``.
    """
    draw = Random(0)
    for attempt in range(_ATTEMPTS):
        bound = 99 * 2**attempt
        data = tuple(Rational(draw.randint(-bound, bound), 10) for _ in component.variables)
        if all(_finite(piece, data, metric) for piece in among):
            return data
    raise NnagError(f"no data with finitely many critical points among {_ATTEMPTS} random ones")


def _finite(
    piece: FaceStratum,
    data: tuple[Rational, ...],
    metric: ImmutableDenseMatrix,
) -> bool:
    critical = critical_ideal(piece.stratum.ideal, data, metric, proof=True, assume=PRIME)
    return dimension(critical) <= 0
