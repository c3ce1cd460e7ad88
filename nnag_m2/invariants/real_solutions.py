"""Real solutions of polynomial equations: one is found, or it is proved that there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from sympy import Add, Matrix, Rational

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real_sets import SemialgebraicSet
from nnag_m2.errors import NnagError
from nnag_m2.invariants.hypotheses import PRIME
from nnag_m2.invariants.isolated_points import dimension_of, isolated_points, primes_of
from nnag_m2.invariants.loci import ramification_locus, singular_locus
from nnag_m2.invariants.real_points import real_points

# any will do; it is named in the provenance
SEED = 1
# random slices; each misses the real part of a component with some probability
_ATTEMPTS = 8

_CENTRES = 60  # where a D/k-th fails, all do for degrees D only that no engine can handle
_SMALL = [Rational(n) for n in (1, -1, 2, -2, 0, 3, -3)] + [Rational(1, 2), Rational(-1, 2)]


def solution_in_slices(ideal: Ideal, size: int) -> RealPoint | None:
    """Return a real point that is found soon, a rational one if possible.

    In an ideal over QQ of this dimension variables are fixed at small numbers, as many as leave
    finitely many points.  ``None`` says nothing about real points elsewhere.
    """
    found: list[RealPoint] = []
    for points in _in_slices(ideal, size):
        found += points
        if any(point.is_rational for point in found):
            break
    return best(found)


def _in_slices(ideal: Ideal, size: int) -> Iterator[tuple[RealPoint, ...]]:
    """Yield the real points, if they are finitely many, of one slice after the other."""
    draw = Random(SEED)
    for attempt in range(_ATTEMPTS if size else 1):
        values = _SMALL[:1] if attempt == 0 else _SMALL
        slices = [v - draw.choice(values) for v in draw.sample(ideal.variables, size)]
        yield isolated_points(ideal + Ideal(slices, ideal.variables), proof=False) or ()


def real_solution(ideal: Ideal) -> RealPoint | None:
    """Return a real point, a rational one if possible; ``None`` is a proof that there is none.

    A real variety that is not empty has a point nearest to any given point.  On an irreducible
    component it is a critical point of the distance, or a singular point; these have a smaller
    dimension and are searched in the same way (Seidenberg: A new decision method for elementary
    algebra, 1954; Aubry, Rouillier, Safey El Din: Real solving for positive dimensional systems,
    2002).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> real_solution(Ideal([x**2 + y**2 + 1], [x, y]))
    >>> real_solution(Ideal([x**2 + y**2], [x, y]))
    RealPoint(x=0, y=0)
    """
    return next((best(batch) for batch in _batches(ideal) if batch), None)


def first_real_solution(prime: Ideal, size: int) -> RealPoint | None:
    """Return a real point of a variety that is irreducible over QQ, ``None`` if there is none.

    Where small numbers are put in for as many variables as the dimension, one is found soon.
    """
    for points in _in_slices(prime, size):
        if points:
            return best(points)
    return next(real_solutions(prime, size), None)


def real_solutions(prime: Ideal, size: int) -> Iterator[RealPoint]:
    """Yield finitely many real points, one at least on each connected component of a variety.

    It is irreducible over QQ and has this dimension, which is positive.  Rational points of a kind
    come first.
    """
    for batch in _batches_of_prime(prime, size):
        yield from sorted(batch, key=_size)


def points_on_components(region: SemialgebraicSet) -> Iterator[RealPoint]:
    """Yield real points of a set, one at least on each connected component, finitely many.

    Notes
    -----
    Of the faces that a connected component ``C`` meets take one with the most equations.  ``C``
    contains each connected component of the real variety of this face that it meets, since to leave
    it one would have to pass points with more equations.  On that there is a point that is found.

    Of an infinite compact ``C`` two at least are found: if one face with most equations has one
    point ``p`` in ``C``, take one with most equations that ``C`` meets elsewhere.  On a connected
    set of it in ``C``, if that is infinite, a point is nearest to the centre and another one
    farthest; one of these is not ``p``, and critical.
    """
    found = isolated_points(region.ideal, proof=True)
    if found is not None:
        yield from inside(found, region)
        return
    for prime in primes_of(region.ideal):
        for ideal, _ in SemialgebraicSet(prime, region.inequalities).faces:
            for batch in _batches(ideal):
                yield from inside(batch, region)


def inside(points: Iterable[RealPoint], region: SemialgebraicSet) -> tuple[RealPoint, ...]:
    """Return the points at which no inequality is negative."""
    return tuple(p for p in points if all(p.sign_of(h) >= 0 for h in region.inequalities))


def _batches(ideal: Ideal) -> Iterator[tuple[RealPoint, ...]]:
    """Yield points that are nearest to something, then singular ones, and so on.

    A connected component has a point nearest to a given one.  Where it is singular, the component
    contains a connected component of the real singular locus.
    """
    points = isolated_points(ideal, proof=True)
    if points is not None:
        yield points
        return
    if (size := dimension_of(ideal)) <= 0:
        yield real_points(ideal, proof=True)
        return
    if len(ideal.generators) + size == len(ideal.variables):
        # A complete intersection has no components of smaller dimension (Macaulay's theorem).
        # The plain Jacobian criterion also tells whether the ideal is radical.
        singular = singular_locus(ideal, assume=PRIME)
        if dimension_of(singular) < size:
            yield _critical_points(ideal, size)
            yield from _batches(singular)
            return
    for prime in primes_of(ideal):
        own = dimension_of(prime)
        if own == 0:
            yield real_points(prime, proof=True)
        else:
            yield from _batches_of_prime(prime, own)


def _batches_of_prime(prime: Ideal, size: int) -> Iterator[tuple[RealPoint, ...]]:
    yield _critical_points(prime, size)
    yield from _batches(singular_locus(prime, assume=PRIME))


def _critical_points(ideal: Ideal, size: int) -> tuple[RealPoint, ...]:
    """Return the real critical points, outside of the singular locus, of a general distance.

    All components have this dimension, which is positive, and the singular locus a smaller one.
    For almost all centres there are finitely many.  None may also mean that the distance is
    constant on each component, which can be so for as many affinely independent centres as the
    codimension, but not for more: else the components would be affine spaces with a rational
    direction, and along that no distance is constant.  Centres for which there are infinitely many
    are zeros of a polynomial of some degree ``D``, a ``D/k``-th of those with ``k`` values for each
    coordinate at most (Schwartz, Zippel).
    """
    draw, empty = Random(SEED), list[list[Rational]]()
    most = 3 + len(ideal.variables) + _CENTRES
    for bound in range(3, most):
        centre = [Rational(draw.randint(-bound, bound)) for _ in ideal.variables]
        square = Add(*((v - u) ** 2 for v, u in zip(ideal.variables, centre, strict=True)))
        distance = PolynomialMap([square], ideal.variables)
        critical = ramification_locus(ideal, distance, assume=PRIME)
        found = isolated_points(critical, proof=True)
        if found:
            return found
        if found is not None and dimension_of(critical) < 0:
            empty.append([Rational(1), *centre])
            if Matrix(empty).rank() > len(ideal.variables) - size:
                return ()
        elif found is not None:
            return found
    raise NnagError(f"infinitely many critical points for all of {most - 3} random centres")


def best(points: Sequence[RealPoint]) -> RealPoint | None:
    """Return a rational point if there is one, and the one with the smallest numbers."""
    return min(points, key=_size, default=None)


def _size(point: RealPoint) -> tuple[int, int]:
    ends = [end for interval in point.intervals for end in interval]
    rational = sum(low == high for low, high in point.intervals)
    return len(point.intervals) - rational, sum(abs(int(e.p)) + int(e.q) for e in ends)
