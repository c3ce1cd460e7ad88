"""exposed_subnetworks: the contrast of the page, sympy's ranks, and gradients say the same."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from each import each
from refusals import message
from sympy import Integer, Matrix, Rational

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    LightningSelfAttention,
    Neuromanifold,
    exposed_subnetworks,
)
from nnag_m2.networks import ParametricModel
from nnag_m2.networks.model import Subnetwork

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs"))

import singularities

NETWORKS = [MLP((2, 2, 1), 3), MLP((2, 2, 2), 2), ConvolutionalNetwork((3, 2), (1, 1), 2)]


def test_perceptrons_are_exposed_and_convolutional_networks_are_not() -> None:
    for networks in singularities.FAMILIES.values():
        for network in networks:
            found = exposed_subnetworks(network)
            assert found
            perceptron = isinstance(network, MLP)
            assert {e.is_exposed for e in found} == {perceptron}
            if not perceptron:  # an immersion
                assert {e.rank for e in found} == {Neuromanifold(network).dimension()}


def differential(network: ParametricModel, subnetwork: Subnetwork) -> tuple[Matrix, Matrix]:
    """Return the differential at random rational weights of a subnetwork, and the inner one."""
    coordinates = Matrix([f.as_expr() for f in network.parametrization().map.coordinates])
    draw = Random(5)
    numbers = {v: Rational(draw.randint(1, 9), 7) for v in subnetwork.network.parameters}
    weights = {v: Integer(0) + value for v, value in subnetwork.pairs}
    at = {v: value.xreplace(numbers) for v, value in weights.items()}
    whole = coordinates.jacobian(network.parameters).xreplace(at)
    own = coordinates.xreplace(weights).jacobian(subnetwork.network.parameters)
    return whole, own.xreplace(numbers)


@each("network", NETWORKS, ids=repr)
def test_ranks_are_those_of_sympy_at_rational_weights(network: ParametricModel) -> None:
    for found in exposed_subnetworks(network):
        whole, own = differential(network, found.subnetwork)
        assert (found.rank, found.dimension) == (whole.rank(), own.rank())


@each("network", NETWORKS, ids=repr)
def test_the_gradient_vanishes_for_normal_data_if_and_only_if_exposed(
    network: ParametricModel,
) -> None:
    draw = Random(7)
    for found in exposed_subnetworks(network):
        whole, own = differential(network, found.subnetwork)
        residual = Matrix([0] * own.rows)
        for normal in own.T.nullspace():
            residual += draw.randint(1, 9) * normal
        assert not any(own.T * residual)
        assert (not any(whole.T * residual)) is found.is_exposed


def test_what_is_not_decided_is_said() -> None:
    (found,) = exposed_subnetworks(LightningSelfAttention(2, 2, 2, 1))
    assert (found.is_exposed, found.is_nearest) == (True, None)
    assert "a network is needed" in message(lambda: exposed_subnetworks(3))  # type: ignore[arg-type]
