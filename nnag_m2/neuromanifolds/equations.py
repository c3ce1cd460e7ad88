"""Dimension and equations of a neurovariety: by ranks, theorems, linear algebra, elimination."""

from __future__ import annotations

from typing import get_args

from nnag_m2.algebra.arguments import word_argument
from nnag_m2.asking import Answer, Certainty, Provenance
from nnag_m2.invariants import hilbert, implicitization
from nnag_m2.invariants.distance import polar
from nnag_m2.invariants.distance.degrees import euclidean_distance_degree
from nnag_m2.invariants.fibers import image_degree
from nnag_m2.invariants.implicitization import Implicitization
from nnag_m2.invariants.implicitization.monomials import as_ideal
from nnag_m2.invariants.implicitization.question import Method
from nnag_m2.networks.architecture import Architecture
from nnag_m2.neuromanifolds.degrees import known_degree, projective_spaces
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork
from nnag_m2.neuromanifolds.structure import known_structure

_SAMPLED = "rank of derivatives at random parameters and inputs modulo a prime"
_EXPANDED = "rank of the Jacobian matrix at a random point modulo a prime"
_COUNTED = "critical points for general conditions, counted in parameter space modulo a prime"
_REASON = "right for all but few primes and conditions"


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


def implicitized(
    manifold: ParametrizedNetwork, up_to_degree: int | None, method: Method, proof: bool
) -> Implicitization:
    """Return the equations, from the first source that has them."""
    if word_argument(method, get_args(Method), "method") == "automatic" and up_to_degree is None:
        known = by_theorem(manifold)
        if known is not None:
            return known
    theorem = known_degree(manifold.network)
    degree = theorem.degree if theorem else None
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


def degree(manifold: ParametrizedNetwork, proof: bool) -> Answer[int]:
    """Return the degree: by a theorem, of the whole ideal if known or wanted, else counted."""
    theorem = known_degree(manifold.network)
    if theorem is not None:
        return Answer(theorem.degree, Provenance("known degree", "proved", theorem.theorem))
    found = by_theorem(manifold)
    if found is None and (proof or manifold.jacobian_rank == manifold.ambient_dimension):
        found = implicitized(manifold, None, "automatic", proof)
    if found is not None:
        return Answer(hilbert.degree(found.ideal), found.provenance)
    method = "points in a general affine space, counted in parameter space modulo a prime"
    reason = "right for all but few primes and affine spaces"
    return Answer(image_degree(manifold.map), Provenance(method, "probabilistic", reason, seed=1))


def polar_degrees(manifold: ParametrizedNetwork) -> Answer[tuple[int, ...]]:
    """Return the polar degrees: by a theorem, else counted."""
    known = projective_spaces(manifold.network)
    if known is not None and known.degree() > 1:  # linear spaces may be the whole space
        provenance = Provenance("known structure", "proved", known.theorem)
        return Answer(known.polar_degrees(), provenance)
    provenance = Provenance(_COUNTED, "probabilistic", _REASON, seed=1)
    return Answer(polar.polar_degrees(manifold.map), provenance)


def generic_distance_degree(manifold: ParametrizedNetwork) -> Answer[int]:
    """Return the distance degree for a generic quadric: by a theorem, else counted."""
    known = projective_spaces(manifold.network)
    if known is not None:
        provenance = Provenance("known structure", "proved", known.theorem)
        return Answer(sum(known.polar_degrees()), provenance)
    found = euclidean_distance_degree.run(manifold.map, "generic")
    if found.provenance.certainty == "numerical":
        return Answer(found.result, found.provenance)
    return Answer(found.result, Provenance(_COUNTED, "probabilistic", _REASON, seed=1))
