"""Certificates that summands and layers are unique, against theorems and known exceptions."""

from __future__ import annotations

import random
from itertools import pairwise, product
from math import comb

import numpy as np
import pytest
from each import each

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    InputError,
    LightningSelfAttention,
    Network,
    Neuromanifold,
    activation_threshold,
)
from nnag_m2 import layers as L  # noqa: N812 - the usual short name
from nnag_m2.invariants.implicitization import image_dimension
from nnag_m2.networks.model import ParametricModel
from nnag_m2.neuromanifolds.blocks import known_orbits, sufficient_powers
from nnag_m2.neuromanifolds.contact import (
    certified_summands,
    has_certified_layers,
    is_certified,
    summands,
)
from nnag_m2.neuromanifolds.degrees import projective_spaces

SUBGENERIC = [
    (inputs, hidden, power)
    for inputs, power in [(2, 5), (2, 8), (3, 3), (3, 4), (3, 6), (4, 3), (4, 4), (5, 3), (6, 3)]
    for hidden in range(2, comb(inputs + power - 1, power) // inputs + 1)
    if inputs * hidden < comb(inputs + power - 1, power)
]
# Their secant varieties are too small: Alexander, Hirschowitz (1995).
DEFECTIVE = {(3, 5, 4), (4, 9, 4), (5, 14, 4), (5, 7, 3)}


@pytest.mark.parametrize("sizes", SUBGENERIC, ids=str)
def test_sums_of_powers_are_certified_except_where_the_theorem_says_so(
    sizes: tuple[int, int, int],
) -> None:
    inputs, hidden, power = sizes
    known = known_orbits(MLP((inputs, hidden, 1), power))
    assert known is not None
    unique = known.number == 1 and sizes not in DEFECTIVE
    assert is_certified(MLP((inputs, 1, 1), power), hidden) == unique


def test_sums_of_all_forms_are_not_certified() -> None:
    assert not is_certified(MLP((3, 1, 1), 4), 6)  # more quartics than parameters
    assert not is_certified(MLP((2, 1, 1), 3), 2)  # all cubics, although in one way


@pytest.mark.parametrize(("outputs", "hidden", "unique"), [
    (3, 3, True),
    (3, 4, False),  # 3 x 3 x 3 with two equal factors
    (2, 3, False),
])  # fmt: skip
def test_tensors_of_three_factors(outputs: int, hidden: int, unique: bool) -> None:
    assert is_certified(MLP((3, 1, outputs), 2), hidden) == unique


SUMS = [
    MLP((2, 3, 2), 3),
    MLP((3, 2, 1), 2),
    Network(2, [L.Dense(3, bias=True), L.Power(2), L.Dense(2)]),
    Network((2, 3), [L.Attention(2, heads=3)]),
    Network((2, 3), [L.Attention(1, outputs=1, heads=2, queries=1, attend="others")]),
]


@pytest.mark.parametrize("network", SUMS, ids=str)
def test_a_network_is_the_sum_of_its_summands(network: Network) -> None:
    found = summands(network)
    assert found is not None
    draw = random.Random(3)
    point = [draw.randrange(-9, 10) for _ in network.parameters]
    inputs = [[draw.randrange(-9, 10) for _ in network.inputs] for _ in range(4)]
    parts = [found.part.evaluate([point[i] for i in own], inputs) for own in found.places]
    assert sorted(i for own in found.places for i in own) == list(range(len(point)))
    assert np.array_equal(sum(parts), network.evaluate(point, inputs))


@pytest.mark.parametrize("network", [
    MLP((2, 1, 1), 3),
    MLP((2, 2, 2, 1), 3),
    MLP((2, 2, 1), 3, bias=True),  # the constant is no summand of a neuron
    LightningSelfAttention(2, 2, 1),
    ParametricModel([MLP((2, 2, 1), 3).outputs[0]], MLP((2, 2, 1), 3).inputs,
                    MLP((2, 2, 1), 3).parameters),
], ids=str)  # fmt: skip
def test_other_networks_are_no_sums(network: ParametricModel) -> None:
    assert summands(network) is None
    assert certified_summands(network) is None


def test_layers_that_follow_kruskal_are_certified_too() -> None:
    for widths, powers in product([(3, 3, 3, 3), (2, 2, 2, 2)], [2, 3]):
        assert has_certified_layers(MLP(widths, powers))
    assert not has_certified_layers(MLP((2, 2, 2, 1), 2))  # squares of binary forms
    assert has_certified_layers(MLP((3, 9, 3, 1), 6))  # with one output there would be two ways
    assert not has_certified_layers(MLP((3, 3, 1, 3), 2))  # a layer of one neuron
    assert not has_certified_layers(MLP((3, 3, 3, 3), 2, bias=True))


@each("width", [2, 3, 4])
@each("layers", [1, 2, 3])
def test_equal_widths_have_threshold_one(width: int, layers: int) -> None:
    """Finkel, Rodriguez, Wu, Yahl (2025)."""
    answer = activation_threshold.run((width,) * (layers + 1))
    assert (answer.result, answer.provenance.certainty) == (1, "proved")


@each(
    ("widths", "threshold"),
    [((3, 5, 1), 5), ((4, 9, 1), 5), ((5, 14, 1), 5), ((5, 7, 1), 4), ((3, 2, 1), 3)],
)
def test_one_layer_has_the_exceptions_of_alexander_and_hirschowitz(
    widths: tuple[int, ...], threshold: int
) -> None:
    answer = activation_threshold.run(widths)
    assert (answer.result, answer.provenance.certainty) == (threshold, "proved")


@each("widths", [(3, 5, 1), (2, 2, 2, 1), (3, 4, 5, 2), (3, 2, 3, 1), (3, 3, 2, 2, 1)])
def test_dimensions_are_as_expected_from_the_threshold_on(widths: tuple[int, ...]) -> None:
    """Of coefficients for the smaller powers, which are another way to the same ranks."""
    threshold = activation_threshold(widths)
    weights = sum(before * behind for before, behind in pairwise(widths))
    for power in range(max(threshold - 1, 2), threshold + 3):
        manifold = Neuromanifold(MLP(widths, power))
        expected = min(weights - sum(widths[1:-1]), manifold.ambient_dimension)
        assert (manifold.dimension() < expected) == (power < threshold)
        if len(widths) == 3:
            assert image_dimension(manifold.map) == manifold.dimension()


def test_bottlenecks_of_one_neuron_have_no_threshold() -> None:
    with pytest.raises(InputError, match="all widths but the last one must be at least 2"):
        activation_threshold((3, 1, 2))


def test_sufficient_powers_give_the_expected_dimension() -> None:
    for widths in product((2, 3, 4), (2, 3), (2, 3, 4), (1, 2)):
        powers = sufficient_powers(widths)
        assert powers is not None
        manifold = Neuromanifold(MLP(widths, powers))
        assert manifold.dimension() == manifold.network.parameter_count - sum(widths[1:-1]), widths


def test_orbits_that_theorems_give() -> None:
    cases = {
        ((2, 5, 1), 9): 1, ((4, 5, 1), 3): 1, ((3, 7, 1), 5): 1, ((3, 9, 1), 6): 2,
        ((4, 8, 1), 4): 2, ((6, 9, 1), 3): 2, ((3, 4, 1), 4): 1,
    }  # fmt: skip
    for (widths, power), number in cases.items():
        found = known_orbits(MLP(widths, power))
        assert found is not None
        assert found.number == number
    for network in (MLP((2, 5, 1), 8), MLP((3, 2, 1), 2), MLP((2, 2, 1), 3, bias=True)):
        assert known_orbits(network) is None
    assert known_orbits(Network(2, [L.Dense(2), L.Power(3), L.Dense(1)])) is None


@each(
    ("network", "degree", "distance"),
    [
        (ConvolutionalNetwork((2, 2), activation=2), 4, 14),
        (ConvolutionalNetwork((3, 2), activation=2), 12, 79),
        (ConvolutionalNetwork((3, 3), activation=2), 24, 219),
        (ConvolutionalNetwork((2, 2), (2, 1), activation=2), 4, 14),
        (MLP((2, 1, 2), 1), 2, 6),
        (MLP((2, 1, 1), 3), 3, 7),
    ],
    ids=repr,
)
def test_chern_numbers_give_known_degrees(network: Network, degree: int, distance: int) -> None:
    """Counted ones of convolutions; rank one matrices; the twisted cubic (2 * 3 - 2 + 3)."""
    found = projective_spaces(network)
    assert found is not None
    assert (found.degree(), sum(found.polar_degrees())) == (degree, distance)


def test_networks_without_immersion_are_not_guessed() -> None:
    for network in (
        ConvolutionalNetwork((3, 2), (2, 1)), MLP((2, 2, 1), 3), MLP((2, 1, 1), 3, bias=True),
    ):  # fmt: skip
        assert projective_spaces(network) is None
