"""How many dimensions a neuromanifold has, and when that is proved."""

from __future__ import annotations

from nnag_m2.asking import Answer, Certainty, Provenance
from nnag_m2.invariants import hilbert
from nnag_m2.networks.architecture import Architecture
from nnag_m2.neuromanifolds.equations import implicitized
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork

_SAMPLED = "rank of derivatives at random parameters and inputs modulo a prime"
_EXPANDED = "rank of the Jacobian matrix at a random point modulo a prime"


def dimension(manifold: ParametrizedNetwork, proof: bool) -> Answer[int]:
    """Return the dimension, proved if it is as large as it can be or if a proof is wanted."""
    rank = manifold.jacobian_rank
    if manifold.is_ambient_certain and rank == manifold.known_ambient_dimension:
        return _answer(manifold, rank, "proved", "the ambient dimension is reached")
    if rank == manifold.parameter_bound:
        reason = "known symmetries and the architecture leave no more dimensions"
        return _answer(manifold, rank, "proved", reason)
    if rank == manifold.network.composition_bound:
        reason = "the parts that the network is composed of leave no more dimensions"
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


def fiber_dimension(manifold: ParametrizedNetwork, proof: bool) -> Answer[int]:
    """Return the dimension of a general fiber: parameters that are not needed."""
    found = dimension(manifold, proof)
    return Answer(manifold.network.parameter_count - found.result, found.provenance)


def _provenance(manifold: ParametrizedNetwork, certainty: Certainty, reason: str) -> Provenance:
    method = _SAMPLED if isinstance(manifold.network, Architecture) else _EXPANDED
    found = manifold.sampled_rank
    return Provenance(method, certainty, reason, found.seed, (found.prime, *found.others))
