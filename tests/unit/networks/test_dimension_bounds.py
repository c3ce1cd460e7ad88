"""What is known of redundant parameters: of linear networks and of attention it is everything."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from each import each
from sympy.abc import a, b, t, x

from nnag_m2 import Neuromanifold
from nnag_m2.invariants.implicitization import image_dimension
from nnag_m2.networks import MLP, LightningSelfAttention, LinearMLP, ParametricModel


def linear(layers: int) -> Iterable[LinearMLP]:
    for widths in product((1, 2, 3), repeat=layers + 1):
        yield LinearMLP(widths)
        yield LinearMLP(widths, bias=True)


def heads(tokens: int) -> Iterable[LightningSelfAttention]:
    for d, rank, outputs in product((1, 2, 3), (1, 2, 3, 4), (1, 2)):
        yield LightningSelfAttention(d, tokens, rank, outputs)


@each("networks", [*map(linear, (1, 2, 3)), *map(heads, (1, 2))], ids=lambda n: n.__name__)
def test_bounds_are_the_ranks_of_jacobians(networks: Iterable[ParametricModel]) -> None:
    for network in networks:
        reached = image_dimension(network.parametrization("reduced").map)
        ambient = Neuromanifold(network).ambient_dimension
        assert min(network.dimension_bound, ambient) == reached, network


def test_an_activation_of_degree_one_is_linear() -> None:
    widths = (3, 2, 1, 2)
    for activation in (1, 2 * t, 2 * t + 1):
        network = MLP(widths, activation, bias=True)
        assert network.dimension_bound == LinearMLP(widths, bias=True).dimension_bound == 6
    assert image_dimension(MLP(widths, t + 1).parametrization().map) <= 6


def test_other_networks_have_their_parameters() -> None:
    assert MLP((3, 2, 1), 2).dimension_bound == 8
    assert ParametricModel([a * x + b], [x], [a, b]).dimension_bound == 2


@each(
    ("network", "dimension", "orbits"),
    [
        (LinearMLP((3, 2, 1, 2)), 4, 5),
        (LinearMLP((4, 3, 2, 3), bias=True), 13, 18),
        (LightningSelfAttention(2, 1, 2, 2), 6, 5),
        (LightningSelfAttention(3, 1, 2, 1), 8, 5),
    ],
    ids=repr,
)
def test_no_defect_where_fibres_are_larger_than_orbits(
    network: ParametricModel, dimension: int, orbits: int
) -> None:
    manifold = Neuromanifold(network)
    answer = manifold.dimension.run()
    assert (answer.result, answer.provenance.certainty) == (dimension, "proved")
    assert (manifold.orbit_dimension, manifold.defect()) == (orbits, 0)
    assert len(network.parameters) - orbits > dimension
