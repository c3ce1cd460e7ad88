"""Real solutions of polynomial equations: one is found, or it is proved that there are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod
from random import Random

from sympy import Add, Expr, Matrix, Rational, Symbol

from nnag_m2.algebra.fields import field_of, poly_from_terms
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.linear_ideals import affine_space
from nnag_m2.algebra.modular.primes import drawn_primes
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.algebra.terms import integer_terms
from nnag_m2.errors import EngineComplaint, NnagError
from nnag_m2.invariants.components import minimal_primes
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.hypotheses import PRIME
from nnag_m2.invariants.loci import ramification_locus, singular_locus
from nnag_m2.invariants.real_points import RealPoint, are_infinitely_many, real_points

# any will do; it is named in the provenance
SEED = 1
# random slices; each misses the real part of a component with some probability
_ATTEMPTS = 8

_SHORT = 100
"""With so many solutions at most a Groebner basis over QQ is a matter of milliseconds."""
_CENTRES = 60  # where a D/k-th fails, all do for degrees D only that no engine can handle
_SMALL = [Rational(n) for n in (1, -1, 2, -2, 0, 3, -3)] + [Rational(1, 2), Rational(-1, 2)]


def dimension_of(ideal: Ideal) -> int:
    """Return the dimension, without a question where the equations are linear or one."""
    if (space := affine_space(ideal)) is not None:
        return space.dimension
    if len(ideal.generators) == 1:  # not constant
        return len(ideal.variables) - 1
    return dimension(ideal)


def primes_of(ideal: Ideal) -> tuple[Ideal, ...]:
    """Return the minimal primes, without a question where the equations are linear."""
    if (space := affine_space(ideal)) is not None:
        return (ideal,) if space.dimension >= 0 else ()
    return minimal_primes(ideal)


def likely_dimension(ideal: Ideal) -> int:
    """Return the dimension modulo a prime that a hash of the equations draws."""
    if (space := affine_space(ideal)) is not None:
        return space.dimension
    return dimension(_reduced(ideal))


def finite_points(ideal: Ideal, proof: bool) -> tuple[RealPoint, ...]:
    """Return the real points of an ideal that is known to have finitely many complex ones."""
    found = isolated_points(ideal, proof)
    return real_points(ideal, proof=proof) if found is None else found


def isolated_points(ideal: Ideal, proof: bool) -> tuple[RealPoint, ...] | None:
    """Return the real points, or ``None`` when there are infinitely many complex ones.

    Where many points are possible, that they are infinitely many is believed modulo a prime.
    """
    if (space := affine_space(ideal)) is not None:
        points = [space.point] if space.point is not None else []
        found = tuple(RealPoint.rational(ideal.variables, values) for values in points)
        return None if space.dimension > 0 else found
    if prod(g.total_degree() or 1 for g in ideal.generators) > _SHORT:
        size = likely_dimension(ideal)
        if size > 0:
            return None
        if size < 0 and not proof:
            return ()
    try:
        return real_points(ideal, proof=proof)
    except EngineComplaint as complaint:
        if are_infinitely_many(complaint):
            return None
        raise


def _reduced(ideal: Ideal) -> Ideal:
    """Return an ideal over QQ modulo a prime that divides no coefficient."""
    listed = [integer_terms(g) for g in ideal.generators]
    numbers = [c for terms in listed for c in terms.values()]
    field = field_of(next(drawn_primes(*ideal.generators, good=numbers)))
    polys = [
        poly_from_terms({e: field(c) for e, c in terms.items()}, ideal.variables, field)
        for terms in listed
    ]
    return Ideal.of_polys(polys, ideal.variables, field)


def solution_in_slices(ideal: Ideal, size: int) -> RealPoint | None:
    """Return a real point that is found soon, a rational one if possible.

    Variables are fixed at small numbers, as many as leave finitely many points.

    Parameters
    ----------
    ideal
        Over QQ, of dimension ``size``.
    size
        The dimension.

    Returns
    -------
    RealPoint or None
        ``None`` says nothing about real points elsewhere.
    """
    found: list[RealPoint] = []
    for slices in _slices(ideal.variables, size):
        part = ideal + Ideal(slices, ideal.variables)
        found += isolated_points(part, proof=False) or ()
        if any(point.is_rational for point in found):
            break
    return best(found)


def _slices(variables: tuple[Symbol, ...], size: int) -> Iterator[list[Expr]]:
    draw = Random(SEED)
    for attempt in range(_ATTEMPTS if size else 1):
        values = _SMALL[:1] if attempt == 0 else _SMALL
        yield [v - draw.choice(values) for v in draw.sample(variables, size)]


def real_solution(ideal: Ideal) -> RealPoint | None:
    """Return a real point of a variety, or ``None``, which is a proof that there is none.

    A real variety that is not empty has a point nearest to any given point.  On an irreducible
    component it is a critical point of the distance, or a singular point; these have a smaller
    dimension and are searched in the same way.

    Parameters
    ----------
    ideal
        Over QQ, of any dimension.

    Returns
    -------
    RealPoint or None
        A rational point rather than others.

    References
    ----------
    Seidenberg: A new decision method for elementary algebra, Annals of Mathematics 60 (1954).
    Aubry, Rouillier, Safey El Din: Real solving for positive dimensional systems, Journal of
    Symbolic Computation 34 (2002).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> real_solution(Ideal([x**2 + y**2 + 1], [x, y]))
    >>> real_solution(Ideal([x**2 + y**2], [x, y]))
    RealPoint(x=0, y=0)
    """
    batches = (best(batch) for batch in _batches(ideal))
    return next((point for point in batches if point is not None), None)


def real_solutions(prime: Ideal, size: int) -> Iterator[RealPoint]:
    """Yield finitely many real points, one at least on each connected component of a variety.

    Rational points of a kind come first.

    Parameters
    ----------
    prime
        Irreducible over QQ.
    size
        Its dimension, positive.
    ask
        Who asks; the search goes on as long as it is asked for more.
    """
    for batch in _batches_of_prime(prime, size):
        yield from sorted(batch, key=_size)


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
    for prime in minimal_primes(ideal):
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
