"""Real solutions of polynomial equations: one is found, or it is proved that there are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from random import Random
from typing import ParamSpec, TypeVar

from sympy import Add, Expr, Matrix, Rational, Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.errors import EngineComplaint
from nnag_m2.invariants.components import minimal_primes
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.hypotheses import PRIME
from nnag_m2.invariants.loci import ramification_locus, singular_locus
from nnag_m2.invariants.real_points import RealPoint, are_infinitely_many, real_points

P = ParamSpec("P")
R = TypeVar("R")

SEED = 1
_ATTEMPTS = 8
_SMALL = [Rational(n) for n in (1, -1, 2, -2, 0, 3, -3)] + [Rational(1, 2), Rational(-1, 2)]


class Asker:
    """Who asks Macaulay2, always with the same options, and keeps the scripts."""

    def __init__(self, proof: bool = True) -> None:
        self.options, self.proof = options, proof
        self._scripts: dict[str, None] = {}

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts that ran."""
        return tuple(self._scripts)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Return the result of a computation."""
        run = asked.run(*args, **{**kwargs, **self.options})  # type: ignore[arg-type]
        self._scripts[run.script] = None
        return run.result

    def points(self, ideal: Ideal) -> tuple[RealPoint, ...]:
        """Return the real points; that none is missing is proved if this is wanted."""
        return self(real_points, ideal, proof=self.proof)

    def isolated_points(self, ideal: Ideal, proof: bool) -> tuple[RealPoint, ...] | None:
        """Return the real points, or ``None`` when there are infinitely many complex ones."""
        try:
            return self(real_points, ideal, proof=proof)
        except EngineComplaint as complaint:
            if are_infinitely_many(complaint):
                return None
            raise


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
        if dimension(part) == 0:
            points: tuple[RealPoint, ...] = real_points(part)
            found += points
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
    >>> real_solution(Ideal([x**2 + y**2 + 1], [x, y]), Asker({}))
    >>> real_solution(Ideal([x**2 + y**2], [x, y]), Asker({}))
    RealPoint(x=0, y=0)
    """
    size = dimension(ideal)
    if size <= 0:
        points: tuple[RealPoint, ...] = real_points(ideal, proof=True) if size == 0 else ()
        return best(points)
    if len(ideal.generators) + size == len(ideal.variables):
        # A complete intersection has no components of smaller dimension (Macaulay's theorem).
        # The plain Jacobian criterion also tells whether the ideal is radical.
        singular = singular_locus(ideal, assume=PRIME)
        if dimension(singular) < size:
            return _solution_near(ideal, singular)
    found = (_solution_in_component(prime) for prime in minimal_primes(ideal))
    return next((point for point in found if point is not None), None)


def _solution_in_component(prime: Ideal) -> RealPoint | None:
    if dimension(prime) == 0:
        points = real_points(prime, proof=True)
        return best(points)
    return _solution_near(prime, singular_locus(prime, assume=PRIME))


def _solution_near(ideal: Ideal, singular: Ideal) -> RealPoint | None:
    """Return a real point that is nearest to some point, or a singular one.

    All components have the same positive dimension, and the singular locus a smaller one.
    """
    return best(_critical_points(ideal)) or real_solution(singular)


def _critical_points(ideal: Ideal) -> tuple[RealPoint, ...]:
    """Return the real critical points, outside of the singular locus, of a general distance.

    For almost all centres there are finitely many.  None may also mean that the distance is
    constant on each component, which can be so for as many affinely independent centres as the
    codimension, but not for more: else the components would be affine spaces with a rational
    direction, and along that no distance is constant.
    """
    draw, empty = Random(SEED), list[list[Rational]]()
    for bound in count(3):
        centre = [Rational(draw.randint(-bound, bound)) for _ in ideal.variables]
        square = Add(*((v - u) ** 2 for v, u in zip(ideal.variables, centre, strict=True)))
        distance = PolynomialMap([square], ideal.variables)
        critical = ramification_locus(ideal, distance, assume=PRIME)
        size = dimension(critical)
        if size == 0:
            found: tuple[RealPoint, ...] = real_points(critical, proof=True)
            return found
        if size < 0:
            empty.append([Rational(1), *centre])
            if Matrix(empty).rank() > len(ideal.variables) - dimension(ideal):
                return ()
    raise AssertionError("unreachable")


def best(points: Sequence[RealPoint]) -> RealPoint | None:
    """Return a rational point if there is one, and the one with the smallest numbers."""
    return min(points, key=_size, default=None)


def _size(point: RealPoint) -> tuple[int, int]:
    ends = [end for interval in point.intervals for end in interval]
    rational = sum(low == high for low, high in point.intervals)
    return len(point.intervals) - rational, sum(abs(int(e.p)) + int(e.q) for e in ends)
