"""The learning coefficient of a network at a truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from math import comb, prod
from typing import Any, Unpack

import numpy as np
from flint import fmpq_mat
from sympy import Integer, Rational

from nnag_m2.algebra.exact_matrices import rational_matrix
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.asking import Options, question
from nnag_m2.errors import InputError
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.loci import ramification_locus
from nnag_m2.invariants.thresholds.local_forms import Threshold
from nnag_m2.invariants.thresholds.polyhedra import positive_weights
from nnag_m2.invariants.thresholds.question import threshold_at
from nnag_m2.networks.linear import LinearMLP
from nnag_m2.networks.model import ParametricModel, network_argument
from nnag_m2.neuromanifolds import Neuromanifold
from nnag_m2.training.landscapes.pulling import jacobian_rank_at
from nnag_m2.training.learning.linear import (
    at_weights,
    function_in,
    matrix_of,
    of_function,
    weights_in,
)

REGULAR = "the derivatives have at these weights the rank that they have in general"
EVERYWHERE = "the derivatives have full rank at all weights that give this function"
CONE = "coordinates are homogeneous in positive weights, the origin is most singular: "
SOMEWHERE = (
    "bounds: the upper one at weights that give this function, the lower one by the least degree "
    "of a coordinate"
)

MOST_MINORS = 1_000
"""Of the matrix of derivatives: so many are made within seconds."""


@question
def learning_coefficient(
    network: ParametricModel, truth: Any, **options: Unpack[Options]
) -> Threshold:
    """Return the learning coefficient of a network at a truth, with its multiplicity.

    In singular learning theory it stands where regular models have half of the number of their
    parameters: the free energy of ``n`` samples grows like ``l log n - (m - 1) log log n``, and the
    Bayesian generalization error falls like ``l/n``.

    Parameters
    ----------
    network
        Any network, with squared loss and inputs of which no function of the network's
        coordinates but 0 vanishes on all; the result does not depend on their distribution.
    truth
        What is learned.  **Weights**: a mapping from parameters, or a flat sequence, of exact
        numbers; then it is the local coefficient there.  **A function**: for each output a
        polynomial in the inputs, 0 for all of them, or for a linear network a matrix of shape
        ``(d_L, d_0)``; then it is the least local one among all real weights that give this
        function, provided that the prior is positive around such weights.

    Returns
    -------
    Threshold
        ``l`` and ``m``, or two bounds: the real log canonical threshold of the sum of squares of
        the differences of coordinates, half of that of their ideal.

    Raises
    ------
    InputError
        For floats, another number of weights, a function that no real weights give.

    Notes
    -----
    Exact are: linear networks, for any function, at any weights with at most one hidden layer, and
    with more where layers of full rank can be put into their neighbours until the others have the
    rank of the product, or only two of them are left; a bias in the last layer adds half of the
    number of outputs, others nothing.  All networks where the derivatives have full rank for this
    network: half of the dimension.  All else by ``log_canonical_threshold``: subnetworks are
    coordinate subspaces for it, and its upper bound is the best among all weighted blow-ups along
    them.  The zero function of a network whose coordinates are homogeneous is like zero weights.

    References
    ----------
    Watanabe: Algebraic Geometry and Statistical Learning Theory (2009); Aoyagi, Watanabe:
    Stochastic complexities of reduced rank regression in Bayesian estimation, Neural Networks 18
    (2005); Aoyagi: Consideration on the learning efficiency of multiple-layered neural networks
    with linear units, Neural Networks 172 (2024), theorem 1; Lehalleur, Rimanyi: Geometry of fibers
    of the multiplication map of deep linear neural networks (2024), who have the same values as
    half of codimensions.

    Examples
    --------
    >>> from nnag_m2 import LinearMLP, MLP
    >>> network = LinearMLP((2, 2, 2))
    >>> zero = learning_coefficient(network, [[0, 0], [0, 0]])
    >>> zero.value, zero.multiplicity
    (3/2, 1)
    >>> rank_one = learning_coefficient(network, [[1, 0], [0, 0]])
    >>> rank_one.value, rank_one.multiplicity
    (2, 2)
    >>> square = learning_coefficient(MLP((2, 1, 1), 2), 0)
    >>> square.value, square.multiplicity
    (1/2, 2)
    """
    network_argument(network)
    truth = list(truth) if isinstance(truth, Iterator) else truth
    weights = weights_in(network, truth)
    if weights is not None:
        return _at_weights(network, weights)
    function = function_in(network, truth)
    if isinstance(network, LinearMLP):
        return _of_matrix(network, matrix_of(network, function))
    return _of_function(network, function)


def _of_matrix(network: LinearMLP, matrix: fmpq_mat) -> Threshold:
    rank, most = matrix.rank(), min(network.widths)
    if rank > most:
        raise InputError(f"the truth must be a matrix of rank at most {most}", f"rank {rank}")
    return of_function(network.widths, rank).moved(_of_bias(network))


def _of_bias(network: LinearMLP) -> Rational:
    """Return what constant terms add: the last bias is free, and makes as many coordinates."""
    return Rational(network.widths[-1] if network.bias else 0, 2)


def _at_weights(network: ParametricModel, weights: tuple[Rational, ...]) -> Threshold:
    least = Integer(0)
    if isinstance(network, LinearMLP):
        layers = _layers(network, weights)
        if (known := at_weights(network.widths, layers)) is not None:
            return known.moved(_of_bias(network))
        least = _of_matrix(network, reduce(lambda before, layer: layer * before, layers)).lower
    coordinates, manifold = network.parametrization().map, Neuromanifold(network)
    rank = jacobian_rank_at(coordinates, RealPoint.rational(coordinates.parameters, weights))
    regular = Threshold(Rational(rank, 2), Rational(rank, 2), 1, REGULAR)
    if rank == manifold.parameter_bound:
        return regular
    found = threshold_at(_differences(coordinates, coordinates(*weights)), weights).halved()
    if found.is_exact or least >= found.upper:
        return replace(found, lower=found.upper)
    if rank == manifold.dimension():
        return regular
    return replace(found, lower=max(least, found.lower))


def _of_function(network: ParametricModel, function: list[Any]) -> Threshold:
    parametrization = network.parametrization()
    ideal = _differences(parametrization.map, parametrization.coordinates_of(function))
    origin = (Integer(0),) * network.parameter_count
    if _is_cone(ideal):
        return threshold_at(ideal, origin).halved().moved(Integer(0), CONE)
    realized = Neuromanifold(network).realizes(function)
    if realized.witness is None:
        raise InputError("the truth must be a function that real weights give", realized.reason)
    if _is_regular(network, ideal):
        half = Rational(Neuromanifold(network).dimension(), 2)
        return Threshold(half, half, 1, EVERYWHERE)
    least = Rational(1, 2 * min(g.total_degree() for g in ideal.generators))
    if isinstance(realized.witness, RealPoint):
        return Threshold(least, Rational(network.parameter_count, 2), None, SOMEWHERE)
    found = _at_weights(network, realized.witness)
    if found.upper == least:
        return found
    return Threshold(least, found.upper, None, SOMEWHERE)


def _is_cone(weights: Ideal) -> bool:
    """Return whether weights that give a function can be scaled to the origin, and still do."""
    forms = [poly.monoms() for poly in weights.generators]
    through = not any(any(not any(e) for e in form) for form in forms)
    return not forms or (through and positive_weights(forms) is not None)


def _is_regular(network: ParametricModel, weights: Ideal) -> bool:
    """Return whether derivatives have full rank wherever weights give a function, if soon told."""
    coordinates = network.parametrization().map
    rank = Neuromanifold(network).dimension()
    sizes = (len(coordinates.coordinates), len(coordinates.parameters))
    if prod(comb(size, rank) for size in sizes) > MOST_MINORS:
        return False
    return dimension(weights + ramification_locus(coordinates)) < 0


def _differences(coordinates: PolynomialMap, values: Sequence[Any]) -> Ideal:
    """Return the ideal of the weights that give the coordinates these values."""
    pairs = zip(coordinates.coordinates, values, strict=True)
    polys = (poly - poly.domain.from_sympy(value) for poly, value in pairs)
    return Ideal.of_polys(polys, coordinates.parameters, coordinates.field)


def _layers(network: LinearMLP, weights: Sequence[Rational]) -> list[fmpq_mat]:
    """Return the matrices, without the biases in their first columns."""
    arrays = network.tensors(np.array(weights, dtype=object))
    linear = (array[:, int(network.bias) :] for array in arrays)
    return [rational_matrix(len(array), array.shape[1], array.flat) for array in linear]
