"""Dimension and equations of a neurovariety: by ranks, theorems, linear algebra, elimination."""

from __future__ import annotations

from typing import get_args

from nnag_m2.algebra.arguments import word_argument
from nnag_m2.asking import Answer, Certainty, Provenance
from nnag_m2.invariants import hilbert, implicitization
from nnag_m2.invariants.implicitization import Implicitization
from nnag_m2.invariants.implicitization.monomials import as_ideal
from nnag_m2.invariants.implicitization.question import Method
from nnag_m2.networks.architecture import Architecture
from nnag_m2.neuromanifolds.degrees import known_degree
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork
from nnag_m2.neuromanifolds.structure import known_structure

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
    return _answer(manifold, rank, "proved", reason)


def _answer(
    manifold: ParametrizedNetwork, rank: int, certainty: Certainty, reason: str
) -> Answer[int]:
    method = _SAMPLED if isinstance(manifold.network, Architecture) else _EXPANDED
    found = manifold.sampled_rank
    primes = (found.prime, *found.others)
    return Answer(rank, Provenance(method, certainty, reason, found.seed, primes))


def implicitized(
    manifold: ParametrizedNetwork, up_to_degree: int | None, method: Method, proof: bool
) -> Implicitization:
    """Return the equations, from the first source that has them."""
    if word_argument(method, get_args(Method), "method") == "automatic" and up_to_degree is None:
        known = by_theorem(manifold)
        if known is not None:
            return known
    theorem = known_degree(manifold.network)
    degree = theorem.result if theorem else None
    arguments = (manifold.map, manifold.variables, method, up_to_degree, degree, proof)
    return implicitization.implicitized(*arguments)


def by_theorem(manifold: ParametrizedNetwork) -> Implicitization | None:
    """Return the equations that a theorem gives, if there is one."""
    known = known_structure(manifold.network, manifold.parametrization)
    if known is None:
        return None
    ideal = as_ideal(known.generators, manifold.variables)
    provenance = Provenance("known structure", "proved", known.theorem)
    return Implicitization(ideal, manifold.jacobian_rank, provenance)
