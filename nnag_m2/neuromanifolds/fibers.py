"""The parameters that give the same function: the generic fiber, up to known symmetries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import factorial, prod

from sympy import Ne, Symbol

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.asking import Answer, Provenance
from nnag_m2.invariants import fibers
from nnag_m2.invariants.general_points import parameters_to_fix
from nnag_m2.networks.mlp import MLP
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.network import Network
from nnag_m2.networks.symmetries import Symmetry, fresh_symbol
from nnag_m2.neuromanifolds import equations
from nnag_m2.neuromanifolds.blocks import known_orbits
from nnag_m2.neuromanifolds.contact import CONTACT, LAYERS, certified_summands, has_certified_layers
from nnag_m2.neuromanifolds.infinitesimal import infinitesimal_symmetries
from nnag_m2.neuromanifolds.known_group import KnownGroup
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork

_METHOD = "points of the fiber through a random point, on a slice, modulo a prime"
_REASON = "right for all but few points and primes"
CERTIFIED = "certificate that summands are unique, and the fiber of one of them"
"""How fibers of sums are found."""


@dataclass(frozen=True)
class NetworkFiber(ShownInParts):
    """The complex parameters that give the same function as general ones.

    Attributes
    ----------
    dimension
        Of the fiber.
    points
        The number of orbits of the known continuous symmetries in it, or where the fiber has a
        larger dimension, of the linear ones that are found; ``None`` when there are infinitely
        many, and when it is not known how many points an orbit of those that are found has in a
        slice.
    orbits
        The number of orbits of all known symmetries, with permutations of neurons and changes of
        signs: 1 if the network is identifiable up to known symmetries.  ``None`` when ``points``
        is, and when there are several points, other continuous symmetries than scalings, and
        discrete ones (no network here has that).
    fixed
        They define a slice: when these parameters have given general values, one point of each
        orbit of the continuous symmetries remains.  ``()`` when ``points`` is ``None``.
    """

    dimension: int
    points: int | None
    orbits: int | None
    fixed: tuple[Symbol, ...]


def generic_fiber(manifold: ParametrizedNetwork, seed: int) -> Answer[NetworkFiber]:
    """Return the generic fiber: counted by a theorem where there is one, else in a slice."""
    size = manifold.network.parameter_count - manifold.jacobian_rank
    if size != manifold.orbit_dimension:
        return _by_found_symmetries(manifold, size, seed)
    return _by_certificate(manifold.network, seed) or counted_fiber(manifold, seed)


def counted_fiber(manifold: ParametrizedNetwork, seed: int) -> Answer[NetworkFiber]:
    """Return the generic fiber of the dimension of orbits, counted in a slice that meets each once.

    Parameters are fixed greedily, earlier ones first, such that the image stays the same: of an
    MLP one incoming weight of each hidden neuron, and a block of entries in front of a hidden
    layer without activation.  The elements of the group that keep the fixed values are found one
    layer after the other, from linear conditions, hence there is one.  For scalings their number
    is computed as an index of lattices, and if it is not 1, the number of points is divided by it.
    """
    return _in_slice(manifold, manifold.network.symmetries, seed)


def _in_slice(
    manifold: ParametrizedNetwork, symmetries: Sequence[Symmetry], seed: int
) -> Answer[NetworkFiber]:
    fixed = parameters_to_fix(manifold.map, seed=seed)
    found = fibers.generic_fiber(manifold.map, fixed, seed)
    group = KnownGroup(symmetries, manifold.network.parameters)
    points = _quotient(found.points, group.index(fixed))
    orbits = points if points in (None, 1) else _quotient(points, group.discrete_orbit(seed))
    provenance = Provenance(_METHOD, "probabilistic", _REASON, seed)
    return Answer(NetworkFiber(found.dimension, points, orbits, fixed), provenance)


def _by_found_symmetries(
    manifold: ParametrizedNetwork, size: int, seed: int
) -> Answer[NetworkFiber]:
    """Return the generic fiber when symmetries that nobody told have its dimension.

    Scalings are treated as known ones.  Other linear groups may meet the slice in several points;
    so orbits are counted only if there is one point, and then one orbit.
    """
    provenance = equations.dimension(manifold, False).provenance
    infinite = Answer(NetworkFiber(size, None, None, ()), provenance)
    network = manifold.network
    found = infinitesimal_symmetries(manifold).result
    if found.linear != size or not manifold.is_expanded:
        return infinite
    c = fresh_symbol(network.parameters)
    told = [s for s in network.symmetries if s.family_symbol(network.parameters) is None]
    scalings = [
        Symmetry("found scaling", tuple((p, p * c**k) for p, k in weights), Ne(c, 0))
        for weights in found.scalings
    ]
    if len(scalings) == size:
        return _in_slice(manifold, [*told, *scalings], seed)
    counted = _in_slice(manifold, (), seed)
    return counted if counted.result.points == 1 else infinite


def _of_perceptron(network: MLP, orbits: int, reason: str) -> Answer[NetworkFiber]:
    """Return a fiber that consists of so many orbits.

    The permutations of general hidden neurons move each orbit of their scalings to another one, and
    a general incoming weight of each neuron, the first one, can be scaled to any other value.
    """
    hidden = network.widths[1:-1]
    points = orbits * prod(map(factorial, hidden))
    fixed = tuple(row[0] for weights in network.weights[:-1] for row in weights.tolist())
    provenance = Provenance("known structure", "proved", reason)
    return Answer(NetworkFiber(sum(hidden), points, orbits, fixed), provenance)


def _by_certificate(network: ParametricModel, seed: int) -> Answer[NetworkFiber] | None:
    """Return a fiber of which a theorem says how many orbits of its dimension it has.

    Or one of summands, or layers, that are proved to be unique: a permutation of summands, and for
    each of them a point of the fiber of its function.
    """
    if isinstance(network, MLP):
        if (known := known_orbits(network)) is not None:
            return _of_perceptron(network, known.number, known.theorem)
        if has_certified_layers(network):
            return _of_perceptron(network, 1, LAYERS)
    if (found := certified_summands(network)) is None:
        return None
    part = _of_summand(found.part, seed)
    one, count = part.result, len(found.places)
    if one.points is None:
        return None
    places = [found.part.parameters.index(symbol) for symbol in one.fixed]
    fixed = tuple(network.parameters[own[place]] for own in found.places for place in places)
    points = factorial(count) * one.points**count
    orbits = None if one.orbits is None else one.orbits**count
    provenance = replace(part.provenance, method=CERTIFIED, reason=CONTACT)
    return Answer(NetworkFiber(count * one.dimension, points, orbits, fixed), provenance)


def _of_summand(part: Network, seed: int) -> Answer[NetworkFiber]:
    """Return the fiber of one summand; that of a neuron with a power is its scaling."""
    terms = part.layers[1].terms if len(part.layers) == 3 else None
    if terms is None or len(terms) > 1:
        return generic_fiber(ParametrizedNetwork(part, "reduced"), seed)
    provenance = Provenance(CERTIFIED, "proved", CONTACT)
    return Answer(NetworkFiber(1, 1, 1, part.parameters[:1]), provenance)


def _quotient(number: int | None, by: int | None) -> int | None:
    """Return the number of orbits when each has the same number of points."""
    return None if number is None or by is None else number // by
