"""What is known of redundant parameters: of linear networks and of attention it is everything."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise, product
from math import comb, prod
from random import Random

from each import each
from sympy.abc import a, b, t, x

from nnag_m2 import Neuromanifold
from nnag_m2.invariants.implicitization import image_dimension
from nnag_m2.networks import MLP, LightningSelfAttention, LinearMLP, Network, ParametricModel
from nnag_m2.networks import layers as L  # noqa: N812 - as users write it


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


def brute(widths: tuple[int, ...], powers: tuple[int, ...], bias: bool) -> int:
    """Return the least sum over all sets of hidden layers at which the network is cut."""
    sums = []
    hidden = range(1, len(widths) - 1)
    for cuts in (chosen for k in range(len(widths) - 1) for chosen in combinations(hidden, k)):
        total = -sum(widths[cut] for cut in cuts)
        for start, end in pairwise((0, *cuts, len(widths) - 1)):
            degree = prod(powers[start : end - 1])
            homogeneous = comb(widths[start] + degree - 1, degree)
            size = widths[end] * (comb(widths[start] + degree, degree) if bias else homogeneous)
            if (end - start, degree, widths[end]) == (2, 2, 1):
                # symmetric matrices whose minors of this size vanish
                lost = max(widths[start] + bias - widths[end - 1], 0)
                size = min(size, comb(widths[start] + bias + 1, 2) - comb(lost + 1, 2) + bias)
            total += size
        sums.append(total)
    return min(sums)


def test_parts_of_perceptrons_bound_their_dimension() -> None:
    """Ranks of the coefficients' derivatives are not larger, and smaller but seldom."""
    draw, equal = Random(1), 0
    for _ in range(60):
        widths = tuple(draw.choices((1, 2, 3, 4), k=draw.choice((3, 4, 4, 5))))
        powers = tuple(draw.choices((1, 2, 3), k=len(widths) - 2))
        network = MLP(widths, powers, bias=draw.random() < 0.5)
        bound = network.composition_bound
        assert bound == brute(widths, powers, network.bias), network
        if network.term_bound() > 3000:
            continue
        reached = image_dimension(network.parametrization().map)
        assert reached <= bound, network
        equal += reached == bound
    assert equal > 30


def test_what_parts_leave_is_proved_without_a_change_of_what_is_expected() -> None:
    """Two linear forms, up to scaling, in a binary form of degree 16: published."""
    manifold = Neuromanifold(MLP((2, 2, 15, 16, 9, 19, 1), 2))
    answer = manifold.dimension.run()
    assert answer.result == 4 - 2 + 17 < manifold.expected_dimension
    assert answer.provenance.certainty == "proved"
    assert "parts that the network is composed of" in answer.provenance.reason
    assert MLP((2, 2, 1), t**2 + t).composition_bound is None
    assert ParametricModel([a * x + b], [x], [a, b]).composition_bound is None


def test_a_rank_below_all_bounds_is_found_modulo_two_primes() -> None:
    provenance = Neuromanifold(MLP((3, 5, 1), 4)).dimension.run().provenance
    assert provenance.certainty == "probabilistic"
    assert len(set(provenance.primes)) == 2


def test_layers_that_are_a_perceptron_have_its_bound() -> None:
    layers = [L.Dense(3), L.Power(2), L.Power(3), L.Dense(2), L.Dense(1)]
    assert Network(2, layers).composition_bound == MLP((2, 3, 2, 1), (6, 1)).composition_bound
    others: list[list[L.Layer]] = [
        [L.Power(2), L.Dense(1)],
        [L.Dense(1), L.Power(2)],
        [L.Dense(2), L.Reciprocal(), L.Dense(1)],
        [L.Dense(2, bias=True), L.Power(2), L.Dense(1)],
        [L.Dense(2), L.Polynomial(t**2 + t), L.Dense(1)],
        [L.Power(2)],
    ]
    assert [Network(2, layers).composition_bound for layers in others] == [None] * len(others)
    assert Network((2, 2), [L.Dense(2)]).composition_bound is None
