"""How many dimensions a neuromanifold has, and when that is proved."""

from __future__ import annotations

from nnag_m2.asking.answer import Answer
from nnag_m2.asking.provenance import Certainty, Provenance
from nnag_m2.invariants import hilbert
from nnag_m2.invariants.implicitization.sampling import SEED, good_primes
from nnag_m2.neuromanifolds.equations import implicitized
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork

_METHOD = "rank of the Jacobian matrix at a random point modulo a prime"


def dimension(manifold: ParametrizedNetwork, proof: bool) -> Answer[int]:
    """Return the dimension, proved if it is as large as it can be or if a proof is wanted."""
    rank = manifold.jacobian_rank
    if rank == manifold.ambient_dimension:
        return _answer(manifold, rank, "proved", "the ambient dimension is reached")
    if rank == manifold.expected_dimension:
        reason = "known symmetries and the architecture leave no more dimensions"
        return _answer(manifold, rank, "proved", reason)
    if not proof:
        reason = "a lower bound that is proved, and sharp for almost all points and primes"
        return _answer(manifold, rank, "probabilistic", reason)
    found = implicitized(manifold, None, "automatic", False)
    of_ideal = hilbert.dimension(found.ideal)
    if of_ideal != rank:  # an unlucky point: only the ideal, if it is the whole one, counts
        return Answer(of_ideal, found.provenance)
    reason = "certified equations leave no more dimensions than the Jacobian rank proves"
    return Answer(rank, _provenance(manifold, "proved", reason))


def _answer(
    manifold: ParametrizedNetwork, rank: int, certainty: Certainty, reason: str
) -> Answer[int]:
    return Answer(rank, _provenance(manifold, certainty, reason))


def _provenance(manifold: ParametrizedNetwork, certainty: Certainty, reason: str) -> Provenance:
    primes = tuple(good_primes(manifold.map, 1))
    return Provenance(_METHOD, certainty, reason, SEED, primes)
