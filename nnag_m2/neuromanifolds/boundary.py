"""Equations for the boundary of the set of functions that real parameters reach."""

from __future__ import annotations

from sympy import QQ, Integer, Symbol

from nnag_m2.algebra.fields import as_poly
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.small_images import small_closures, small_limits
from nnag_m2.asking import Answer, Provenance
from nnag_m2.errors import InputError
from nnag_m2.invariants.loci import branch_locus, target_variables
from nnag_m2.invariants.operations import elimination_ideal, intersection, saturation
from nnag_m2.invariants.small_points import small_dropped_rank
from nnag_m2.networks.activations import monomial_degree, terms_of
from nnag_m2.networks.attention import LightningSelfAttention
from nnag_m2.networks.convolutional import ConvolutionalNetwork
from nnag_m2.networks.mlp import MLP
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.symmetries import fresh_symbol
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork

_CLOSED = "the real image is closed, and near values of full rank nothing is missing"
_SHALLOW = "boundary points are critical values, or limits of functions with unbounded weights"


def algebraic_boundary(
    manifold: ParametrizedNetwork, variables: Symbol | tuple[Symbol, ...] | None
) -> Answer[Ideal]:
    """Return critical values, and limits at infinity when the real image may not be closed."""
    network = manifold.network
    shallow = _is_shallow(network)
    if not has_known_boundary(network):
        required = "this network has a closed image, or is an MLP with one hidden layer and with a "
        required += "power as activation"
        critical = "branch_locus(M.map, variables=M.variables) for the critical values only"
        raise InputError(required, repr(network), critical)
    chosen = manifold.variables if variables is None else variables
    target = target_variables(manifold.map, chosen)
    values = branch_locus(manifold.map, variables=target)
    if not shallow:
        return Answer(values, Provenance("critical values", "proved", _CLOSED))
    both = intersection(values, _limits(manifold, target))
    method = "critical values and limits at infinity"
    return Answer(both, Provenance(method, "proved", _SHALLOW))


def has_known_boundary(network: ParametricModel) -> bool:
    """Return whether the algebraic boundary is known: critical values, with limits at infinity."""
    return _is_shallow(network) or has_closed_image(network)


def small_boundary(manifold: ParametrizedNetwork) -> list[Ideal] | None:
    """Return the components of the algebraic boundary, ``None`` where they are not seen at once."""
    values = small_critical_values(manifold)
    if values is None or not _is_shallow(manifold.network):
        return values
    free, normal, outer = _normal(manifold)
    polys = [as_poly(f.xreplace(normal), free, QQ) for f in manifold.map.exprs]
    limits = small_limits(polys, outer, manifold.variables)
    return None if limits is None else [*values, *limits]


def small_critical_values(manifold: ParametrizedNetwork) -> list[Ideal] | None:
    """Return the components of the closure of the critical values, ``None`` as above."""
    mapping = manifold.map
    dropped = small_dropped_rank(mapping)
    if dropped is None:
        return None
    return small_closures(dropped, mapping.coordinates, manifold.variables)


def _is_shallow(network: ParametricModel) -> bool:
    if not isinstance(network, MLP) or len(network.widths) != 3:
        return False
    return (network.monomial_degree or 0) > 1


def has_closed_image(network: ParametricModel) -> bool:
    """Return whether a function is zero only if one of a few factors is.

    Then these factors may be normalized, except one, and the parametrization is proper.  The
    factors are the filters of a convolutional network, and ``V`` and ``K^T Q`` of attention with
    two tokens or with rank 1; the matrices of bounded rank are closed.
    """
    if isinstance(network, LightningSelfAttention):
        return network.tokens > 1 or network.rank == 1
    if isinstance(network, ConvolutionalNetwork):
        return monomial_degree(terms_of(network.activation)) is not None
    if not isinstance(network, MLP):
        return False
    linear = not network.bias and network.monomial_degree == 1
    return linear or len(network.widths) == 2


def _limits(manifold: ParametrizedNetwork, target: tuple[Symbol, ...]) -> Ideal:
    """Return the limits of ``B sigma(A x)`` when ``B`` goes to infinity, rows of ``A`` in a box.

    ``B`` is divided by ``c``, and the graph is closed at ``c = 0``.  The rows of ``A`` are points
    of projective space, the first entry 1: no component is lost by that, since the invertible
    matrices act on the inputs, hence on each component, and move rows away from the hyperplane.
    With bias these are the affine maps of the inputs, and the first entries the biases: where one
    of them vanishes the weights do not, so that a translation moves it.
    """
    free, normal, outer = _normal(manifold)
    c = fresh_symbol((*manifold.network.parameters, *target))
    graph = [c * y - f.xreplace(normal) for y, f in zip(target, manifold.map.exprs, strict=True)]
    closed = saturation(Ideal(graph, (*free, c, *target)), c)
    ring = closed.variables
    at_infinity = closed + Ideal([c], ring)
    nonzero = saturation(at_infinity, Ideal(outer, ring))
    return elimination_ideal(nonzero, (*free, c))


def _normal(
    manifold: ParametrizedNetwork,
) -> tuple[tuple[Symbol, ...], dict[Symbol, Integer], list[Symbol]]:
    """Return the parameters that are free in a limit, the values of the others, and ``B``."""
    network = manifold.network
    assert isinstance(network, MLP)
    rows, outer = network.weights
    normal = {rows[i, 0]: Integer(1) for i in range(rows.rows)}
    return tuple(p for p in network.parameters if p not in normal), normal, list(outer)
