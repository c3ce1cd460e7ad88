"""Certificates that summands and layers are unique, against theorems and known exceptions."""

from __future__ import annotations

import random
from itertools import product
from math import comb

import numpy as np
import pytest

from nnag_m2 import MLP, LightningSelfAttention, Network
from nnag_m2 import layers as L  # noqa: N812 - the usual short name
from nnag_m2.networks.model import ParametricModel
from nnag_m2.neuromanifolds.blocks import known_orbits
from nnag_m2.neuromanifolds.contact import certified_summands, has_certified_layers, is_certified
from nnag_m2.neuromanifolds.summands import summands

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
