"""Critical points on a stratum by Lagrange multipliers, and a proof that none is missing."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from sympy import Add, Expr

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.new_symbols import new_symbols
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.invariants.distance.systems import lagrange_system
from nnag_m2.invariants.isolated_points import dimension_of, isolated_points
from nnag_m2.invariants.landscapes.distance import Distance
from nnag_m2.invariants.landscapes.strata import LandscapeStratum

# a general combination is special for few points; three in bad luck mean another way is due
_SEEDS = (1, 2, 3)
# small entries keep the numbers of the answers short
_LARGEST = 3


def critical_solutions(
    stratum: LandscapeStratum, distance: Distance, proof: bool
) -> tuple[Ideal, tuple[RealPoint, ...]] | None:
    """Return equations of critical points together with multipliers, and their real solutions.

    There are as many multipliers as the codimension, one for each generator, or for each of so many
    combinations of generators where there are more.  At a solution that is isolated the gradients
    of these are independent, else multipliers could be changed; so it is a smooth point of the
    stratum.  Critical points at which the gradients of the combinations are dependent are missed.
    Where a proof is wanted, there are none by a certificate: with multipliers for all generators,
    their equations have no solution.  Then the answer does not depend on the combinations.

    Parameters
    ----------
    stratum
        A stratum of positive dimension.
    distance
        The loss.

    Returns
    -------
    tuple or None
        The variables are those of the stratum, then the multipliers.  ``None`` where there are
        infinitely many solutions, or no certificate was found.
    """
    generators = stratum.ideal.exprs
    few = len(generators) == stratum.codimension
    for seed in _SEEDS[:1] if few else _SEEDS:
        chosen = generators if few else _combinations(generators, stratum.codimension, seed)
        system = _system(stratum.ideal, chosen, distance)
        points = isolated_points(system, proof)
        if points is None:
            return None
        if few or not proof or _is_complete(stratum.ideal, chosen, distance):
            return system, points
    return None


def _combinations(generators: Sequence[Expr], count: int, seed: int) -> tuple[Expr, ...]:
    draw = Random(f"combinations {seed}")
    rows = [[draw.randint(-_LARGEST, _LARGEST) for _ in generators] for _ in range(count)]
    return tuple(Add(*(c * g for c, g in zip(row, generators, strict=True))) for row in rows)


def _system(ideal: Ideal, chosen: Sequence[Expr], distance: Distance) -> Ideal:
    """Return the equations of points with a multiplier for each of some elements of the ideal."""
    own = Ideal(chosen, ideal.variables)
    given = distance.quadric, distance.data.T
    multiplied = lagrange_system(own, len(chosen), *given, seed=1)
    forces = multiplied.exprs[len(own.generators) :]
    return Ideal([*ideal.exprs, *forces], multiplied.variables)


def _is_complete(ideal: Ideal, chosen: Sequence[Expr], distance: Distance) -> bool:
    """Return whether no critical point has dependent gradients of the chosen elements."""
    everywhere = _system(ideal, ideal.exprs, distance)
    weights = new_symbols("w", len(chosen), everywhere.variables)
    for place in range(len(chosen)):
        # A combination of the gradients that vanishes: its first coefficient that is not 0 is 1.
        free = weights[place + 1 :]
        combined = Add(*(w * f for w, f in zip((1, *free), chosen[place:], strict=True)))
        slopes = [combined.diff(v) for v in ideal.variables]
        both = Ideal([*everywhere.exprs, *slopes], (*everywhere.variables, *free))
        if dimension_of(both) >= 0:
            return False
    return True
