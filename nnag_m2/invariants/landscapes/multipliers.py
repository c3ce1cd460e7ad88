"""Critical points on a stratum by Lagrange multipliers, and a proof that none is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from sympy import QQ, Poly
from sympy.polys.rings import PolyRing

from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.fields import new_symbols, poly_from_terms
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.substitution import in_more_variables
from nnag_m2.algebra.terms import combined
from nnag_m2.invariants.distance.systems import lagrange_system
from nnag_m2.invariants.isolated_points import dimension_of, isolated_points
from nnag_m2.invariants.landscapes.strata import Distance, LandscapeStratum

# a general combination is special for few points; three in bad luck mean another way is due
_SEEDS = (1, 2, 3)
# entries -1, 0 and 1 keep the equations short; what they miss the certificate shows
_LARGEST = 1


def critical_solutions(
    stratum: LandscapeStratum, distance: Distance, proof: bool
) -> tuple[Ideal, tuple[RealPoint, ...]] | None:
    """Return equations of critical points together with multipliers, and their real solutions.

    On a stratum of positive dimension there are as many multipliers as its codimension, one for
    each generator, or for each of so many elements of the ideal where there are more: generators of
    small degree first, since these make the equations short, then combinations.  At a solution that
    is isolated the gradients of these are independent, else multipliers could be changed; so it is
    a smooth point of the stratum.  Critical points at which the gradients of the chosen elements
    are dependent are missed.  There are none by a certificate: with multipliers for all generators,
    their equations have no solution.  It is wanted over QQ for a proof, else modulo a prime.  Then
    the answer does not depend on the choice.

    The variables are those of the stratum, then the multipliers.  ``None`` where there are
    infinitely many solutions, or no certificate was found.
    """
    generators = stratum.ideal.generators
    few = len(generators) == stratum.codimension
    for chosen in [generators] if few else _choices(generators, stratum.codimension):
        system = _system(stratum.ideal, chosen, distance)
        points = isolated_points(system, proof)
        if points is None and few:
            return None
        if points is not None and (few or _is_complete(stratum.ideal, chosen, distance, proof)):
            return system, points
    return None


def _choices(generators: Sequence[Poly], count: int) -> Iterator[tuple[Poly, ...]]:
    """Yield so many elements of an ideal: generators of small degree, and combinations.

    Of those of one degree either all are among them, or one, or combinations of all.
    """
    listed = sorted(generators, key=lambda g: (g.total_degree(), len(sparse(g))))
    last = listed[count - 1].total_degree()
    first = [g for g in listed if g.total_degree() < last]
    like = [g for g in listed if g.total_degree() == last]
    if len(first) == count - 1 or len(first) + len(like) == count:
        yield tuple(listed[:count])
    for seed in _SEEDS:
        yield (*first, *_combinations(like, count - len(first), seed))
    yield tuple(_combinations(listed, count, _SEEDS[-1]))


def _combinations(generators: Sequence[Poly], count: int, seed: int) -> Iterator[Poly]:
    draw = Random(f"combinations {seed}")
    names = generators[0].gens
    for _ in range(count):
        weights = [draw.randint(-_LARGEST, _LARGEST) for _ in generators]
        yield poly_from_terms(combined(weights, map(sparse, generators)), names, QQ)


def _system(ideal: Ideal, chosen: Sequence[Poly], distance: Distance) -> Ideal:
    """Return the equations of points with a multiplier for each of some elements of the ideal."""
    own = Ideal.of_polys(chosen, ideal.variables, QQ)
    given = distance.quadric, distance.data.T
    multiplied = lagrange_system(own, len(chosen), *given, seed=1)
    forces = multiplied.generators[len(own.generators) :]
    there = in_more_variables(ideal.generators, multiplied.variables)
    return Ideal.of_polys([*there, *forces], multiplied.variables, QQ)


def _is_complete(ideal: Ideal, chosen: Sequence[Poly], distance: Distance, proof: bool) -> bool:
    """Return whether no critical point has dependent gradients of the chosen elements."""
    everywhere = _system(ideal, ideal.generators, distance)
    weights = new_symbols("w", len(chosen), everywhere.variables)
    for place in range(len(chosen)):
        # A combination of the gradients that vanishes: its first coefficient that is not 0 is 1.
        free = weights[place + 1 :]
        variables = (*everywhere.variables, *free)
        ring = PolyRing(variables, QQ)
        polys = [ring.from_dict(sparse(f)) for f in in_more_variables(chosen[place:], variables)]
        factors = (ring.one, *ring.gens[len(everywhere.variables) :])
        combination = sum((w * f for w, f in zip(factors, polys, strict=True)), ring.zero)
        slopes = [combination.diff(x) for x in ring.gens[: len(ideal.variables)]]
        listed = [poly_from_terms(dict(slope), variables, QQ) for slope in slopes if slope]
        known = in_more_variables(everywhere.generators, variables)
        dependent = Ideal.of_polys([*known, *listed], variables, QQ)
        if dimension_of(dependent, likely=not proof) >= 0:
            return False
    return True
