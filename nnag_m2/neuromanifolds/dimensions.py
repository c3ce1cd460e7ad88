"""How many dimensions a neuromanifold has, and when that is proved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nnag_m2.computation import Options
from nnag_m2.invariants.implicitization.sampling import SEED, good_primes
from nnag_m2.neuromanifolds.answers import Answer
from nnag_m2.neuromanifolds.equations import implicitized
from nnag_m2.provenance import Certainty, Provenance

if TYPE_CHECKING:
    from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold

_METHOD = "rank of the Jacobian matrix at a random point modulo a prime"


def dimension(manifold: Neuromanifold, proof: bool, options: Options) -> Answer[int]:
    """Return the dimension, proved if it is as large as it can be or if a proof is wanted."""
    rank = manifold.jacobian_rank
    free = len(manifold.network.parameters) - manifold.orbit_dimension
    if rank == manifold.ambient_dimension:
        return _answer(manifold, rank, "proved", "the ambient dimension is reached")
    if rank == free:
        reason = "fibres contain the orbits of known symmetries; no more dimensions are possible"
        return _answer(manifold, rank, "proved", reason)
    if not proof:
        reason = "a lower bound that is proved, and sharp for almost all points and primes"
        return _answer(manifold, rank, "probabilistic", reason)
    found = implicitized(manifold, None, "automatic", False, options)
    reason = "certified equations leave no more dimensions than the Jacobian rank proves"
    provenance = _provenance(manifold, "proved", reason)
    return Answer(rank, replace(provenance, scripts=found.provenance.scripts))


def _answer(manifold: Neuromanifold, rank: int, certainty: Certainty, reason: str) -> Answer[int]:
    return Answer(rank, _provenance(manifold, certainty, reason))


def _provenance(manifold: Neuromanifold, certainty: Certainty, reason: str) -> Provenance:
    primes = tuple(good_primes(manifold.map, 1))
    return Provenance(_METHOD, certainty, reason, SEED, primes)
