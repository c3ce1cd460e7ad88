"""Bottlenecks: pairs of points of a variety that lie on each other's normals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, product
from typing import Unpack

from sympy import GF, Add, Dummy, Expr, ImmutableDenseMatrix, Integer, Matrix, Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import SEED, drawn_primes, random_by
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.asking import Answer, Options, question, rational_ideal
from nnag_m2.calling import steps
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import Quadric
from nnag_m2.invariants.general_points import at_random
from nnag_m2.invariants.hilbert import degree, dimension
from nnag_m2.invariants.hypotheses import Assume
from nnag_m2.invariants.voronoi.arguments import finitely_many, metric_argument
from nnag_m2.invariants.voronoi.degree import Component, PointOnIt, components_of, unknowns


@dataclass(frozen=True)
class Bottleneck:
    """Two points of a variety whose connecting line is normal at both.

    Attributes
    ----------
    ends
        The points, the one with smaller coordinates first.
    length
        Their distance, in the quadric.
    """

    ends: tuple[RealPoint, RealPoint]
    length: RealAlgebraic


@question
def bottlenecks(
    ideal: Ideal, quadric: Quadric = "unit", assume: Assume = (), **options: Unpack[Options]
) -> tuple[Bottleneck, ...]:
    """Return the pairs of real smooth points of a variety that lie on each other's normals.

    Parameters
    ----------
    ideal
        Over QQ, in ``n`` variables.
    quadric
        As for ``voronoi_boundary``.
    assume
        As for ``euclidean_distance_degree``.

    Returns
    -------
    tuple of Bottleneck
        Each pair once, all exact, shortest first.

    Raises
    ------
    InputError
        When there are infinitely many, as on circles, also when most are not real.

    References
    ----------
    Eklund: The numerical algebraic geometry of bottlenecks, Adv. Appl. Math. 142 (2023); Di Rocco,
    Eklund, Weinstein: The bottleneck degree of algebraic varieties, SIAM J. Appl. Algebra Geom. 4
    (2020).

    Examples
    --------
    An ellipse has its two axes.

    >>> from sympy.abc import x, y
    >>> [pair.length for pair in bottlenecks(Ideal([x**2 + 4*y**2 - 4], [x, y]))]
    [RealAlgebraic(2), RealAlgebraic(4)]
    """
    checked = rational_ideal(ideal)
    metric = metric_argument(quadric, len(checked.variables))
    parts = components_of(checked, assume)
    found: list[Bottleneck] = []
    for i, j in steps(list(combinations_with_replacement(range(len(parts)), 2))):
        found += _between(parts[i], parts[j], metric, both=i < j)
    # with smooth ends only, which are on one component each, no pair has come twice
    smooth = (b for b in found if all(_is_on_one(end, parts) for end in b.ends))
    return tuple(sorted(smooth, key=lambda pair: pair.length))


@question
def bottleneck_degree(
    ideal: Ideal, quadric: Quadric = "unit", assume: Assume = (), **options: Unpack[Options]
) -> Answer[int]:
    """Return the number of complex bottlenecks: of ordered pairs of points on each other's normals.

    The answer is probabilistic: it is counted modulo a prime.

    Parameters
    ----------
    ideal
        Over QQ, in ``n`` variables.
    quadric
        As for ``bottlenecks``.
    assume
        As for ``euclidean_distance_degree``.

    Returns
    -------
    int
        Smooth points only; each pair comes in both sequences, and counts with its multiplicity,
        which is 1 in general.  A general plane curve of degree ``d`` has ``d^4 - 5 d^2 + 4 d``.

    Raises
    ------
    InputError
        When there are infinitely many, as on circles.

    References
    ----------
    Di Rocco, Eklund, Weinstein: The bottleneck degree of algebraic varieties, SIAM J. Appl. Algebra
    Geom. 4 (2020).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> bottleneck_degree(Ideal([x**2 + 4*y**2 - 4], [x, y]))
    4
    >>> trott = 144*(x**4 + y**4) - 225*(x**2 + y**2) + 350*x**2*y**2 + 81
    >>> bottleneck_degree(Ideal([trott], [x, y]))
    192
    """
    checked = rational_ideal(ideal)
    metric = metric_argument(quadric, len(checked.variables))
    parts = components_of(checked, assume)
    generators = (poly for part in parts for poly in part.ideal.generators)
    prime = next(drawn_primes(*generators, good=[entry for entry in metric if entry]))
    pairs = steps(list(product(parts, repeat=2)))
    total = sum(_number(first, second, metric, prime) for first, second in pairs)
    return Answer(total, at_random("bottleneck_degree", SEED, GF(prime)))


def _is_on_one(point: RealPoint, parts: Sequence[Component]) -> bool:
    """Return whether no other component goes through a point of one."""
    through = [part for part in parts if not any(map(point.sign_of, part.ideal.generators))]
    return len(through) == 1


def _ends(first: Component, second: Component) -> tuple[PointOnIt, PointOnIt, Matrix]:
    """Return two points with unknown coordinates, and their difference."""
    x, y = (unknowns(letter, first.ideal.variables) for letter in "xy")
    return first.at(x), second.at(y), Matrix(x) - Matrix(y)


def _system(one: PointOnIt, other: PointOnIt, pull: Matrix) -> list[Expr]:
    return [*one.equations, *other.equations, *one.is_normal(pull), *other.is_normal(pull)]


def _outside(
    ends: Sequence[PointOnIt], conditions: Sequence[Expr], join: Callable[[list[Expr]], Expr]
) -> tuple[list[Expr], list[Symbol]]:
    """Return equations that invert what is not zero: at singular points all minors are."""
    wanted = [join(end.minors) for end in ends if not end.component.is_smooth]
    inverses = [Dummy("z") for _ in (*conditions, *wanted)]
    pairs = zip(inverses, (*conditions, *wanted), strict=True)
    return [z * value - 1 for z, value in pairs], inverses


def _between(
    first: Component, second: Component, metric: ImmutableDenseMatrix, both: bool
) -> list[Bottleneck]:
    """Return the bottlenecks with an end on each component, in one sequence or in ``both``."""
    one, other, difference = _ends(first, second)
    square = (difference.T * metric * difference)[0]
    outside, inverses = _outside(
        (one, other), [square], lambda values: Add(*(v**2 for v in values))
    )
    equations = [*_system(one, other, metric * difference), *outside]
    solved = (*one.unknowns, *other.unknowns, *inverses)
    variables, found = first.ideal.variables, []
    for point in finitely_many(equations, solved, len(inverses), "bottlenecks"):
        # which end is smaller is a sign: coordinates as numbers would have long polynomials
        is_larger = next(filter(None, map(point.sign_of, difference))) > 0
        if is_larger and not both:
            continue
        ends = [point.image(variables, end.unknowns) for end in (one, other)]
        low, high = reversed(ends) if is_larger else ends
        found.append(Bottleneck((low, high), point.value_of(square).radical(2)))
    return found


def _number(first: Component, second: Component, metric: ImmutableDenseMatrix, prime: int) -> int:
    """Return the number of pairs with one end on each component, modulo a prime."""
    one, other, difference = _ends(first, second)
    draw = random_by(*first.ideal.generators, *second.ideal.generators, "bottlenecks")

    def combined(values: Sequence[Expr]) -> Expr:
        return sum((draw.randrange(1, prime) * value for value in values), start=Integer(0))

    outside, inverses = _outside((one, other), [combined(list(difference))], combined)
    equations = [*_system(one, other, metric * difference), *outside]
    system = Ideal(equations, (*one.unknowns, *other.unknowns, *inverses), GF(prime))
    size = dimension(system)
    if size > 0:
        raise InputError("there must be finitely many bottlenecks", "infinitely many")
    return degree(system) if size == 0 else 0
