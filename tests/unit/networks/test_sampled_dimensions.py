"""Dimensions from derivatives at sampled inputs: known values, published ones, and by coefficients.

``published_dimensions.csv`` has 304 of the 46,706 rows of ``data/raw`` in the repository
``daokevin06/MFA_PNNs`` (commit f958bb6) of Dao and Rodriguez: Minimal filling architectures; drawn
at random: 140, 110, 40, 10 and 4 with up to 64, 200, 400, 600 and 2,145 coordinates or parameters
up to scaling.  All have ``t**2`` as activation.
"""

from __future__ import annotations

import ast
import csv
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from each import each
from networks_of_each_kind import of_each_network
from sympy import symbols
from sympy.abc import t

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    InputError,
    LightningSelfAttention,
    LinearMLP,
    Network,
    Neuromanifold,
    ParametricModel,
)
from nnag_m2.algebra.modular.primes import LARGEST_PRIME, rank
from nnag_m2.invariants.implicitization import image_dimension
from nnag_m2.networks import layers as L  # noqa: N812 - as users write it
from nnag_m2.networks._arithmetic import Modular
from nnag_m2.networks.architecture import Architecture
from nnag_m2.networks.jacobians import Sampled, jacobian_rank, span_dimension
from nnag_m2.neuromanifolds.known_group import orbit_dimension

PUBLISHED = Path(__file__).with_name("published_dimensions.csv")


def attention(layers: int, size: int, rank_: int, tokens: int) -> Network:
    return Network((size, tokens), [L.Attention(rank_)] * layers)


KNOWN = [
    (MLP((2, 2, 2, 2, 2, 1), 3), 10),
    (MLP((2, 3, 4, 5, 4, 6, 4, 1), 2), 65),
    (MLP((4, 3, 3, 2), 3), 21),
    (MLP((5, 5, 5, 5), 2), 65),
    (MLP((3, 4, 5, 2), (3, 5)), 33),
    (Network(3, [L.Dense(4), L.Power(3), L.Dense(5), L.Power(5), L.Dense(2)]), 33),
    (attention(2, 2, 1, 2), 8),
    (Network(2, [L.Residual([L.Dense(2), L.Power(2), L.Dense(2)])]), 6),
    (ConvolutionalNetwork((5,) * 5, activation=2), 21),
    (Network(2, [L.GroupConv(2), L.Power(2)] * 2 + [L.GroupConv(2)]), 4),
    (Network(3, [L.GroupConv(3), L.Power(2)] * 2 + [L.GroupConv(3)]), 7),
]


@each(("network", "dimension"), KNOWN, ids=lambda case: repr(case)[:60])
def test_known_dimensions_without_a_defect(network: Network, dimension: int) -> None:
    manifold = Neuromanifold(network)
    assert manifold.dimension() == manifold.expected_dimension == dimension
    assert manifold.defect() == 0
    assert manifold.fiber_dimension() == len(network.parameters) - dimension
    assert manifold.dimension.run().provenance.certainty == "proved"


@each(
    ("layers", "size", "rank_", "tokens"),
    [(1, 2, 1, 2), (1, 3, 2, 2), (2, 3, 1, 2), (2, 2, 2, 3), (3, 3, 2, 2), (4, 10, 2, 3)],
)
def test_deep_attention_loses_what_its_groups_move(
    layers: int, size: int, rank_: int, tokens: int
) -> None:
    network = attention(layers, size, rank_, tokens)
    lost = layers * rank_**2 + (layers - 1) * size**2 + layers
    manifold = Neuromanifold(network)
    assert manifold.dimension() == network.parameter_count - lost
    assert manifold.orbit_dimension == lost


def published() -> list[tuple[tuple[int, ...], int]]:
    with PUBLISHED.open(newline="", encoding="utf-8") as lines:
        return [
            (tuple(ast.literal_eval(row["architecture"])), int(row["dimension"]))
            for row in csv.DictReader(lines)
        ]


def test_published_dimensions() -> None:
    rows = published()
    assert len(rows) == 304
    for widths, dimension in rows:
        manifold = Neuromanifold(MLP(widths, 2))
        assert manifold.dimension() == dimension, widths


@of_each_network
def test_derivatives_of_coefficients_are_a_second_way(network: ParametricModel) -> None:
    manifold = Neuromanifold(network)
    assert manifold.jacobian_rank == image_dimension(network.parametrization().map)
    assert Neuromanifold(network, "reduced").jacobian_rank == manifold.jacobian_rank


@of_each_network
def test_coordinates_are_counted_without_expanding(network: ParametricModel) -> None:
    for choice in ("monomial", "reduced"):
        manifold = Neuromanifold(network, choice)
        count = len(network.parametrization(choice).meanings)
        assert manifold.ambient_dimension == count
        if isinstance(network, Architecture) and choice == "reduced":
            assert span_dimension(network, network.ambient_dimension()).value == count


def test_terms_that_cancel_are_not_counted() -> None:
    network = Network(2, [L.Polynomial(t**2 - 1), L.Polynomial(t**2 + 2 * t), L.Dense(1)])
    # (t^2 - 1)^2 + 2 (t^2 - 1) = t^4 - 1
    assert Neuromanifold(network).ambient_dimension == len(network.parametrization().meanings)
    odd = Network.trace(lambda x, a: a * x**2 + x - x, 1, {"a": 1})
    assert Neuromanifold(odd).ambient_dimension == 1


@of_each_network
def test_orbits_are_those_of_the_symmetries_in_symbols(network: ParametricModel) -> None:
    known = network.orbit_dimension
    if known is None:
        assert not isinstance(network, Architecture)
        return
    assert known == orbit_dimension(network.symmetries, network.parameters)


@each(
    "network",
    [
        LinearMLP((4, 3, 2, 3), bias=True),
        MLP((2, 2, 3, 2), (1, 2), bias=True),
        Network((2, 3), [L.Attention(2, heads=2), L.Attention(1)]),
        Network((2, 5, 5), [L.Conv2d((2, 2), 3), L.Pool((2, 2)), L.Conv2d((1, 2), 2)]),
        Network(2, [L.Dense(3), L.GroupConv(3), L.Dense(2)]),
        Network((1, 4), [L.Conv1d(2, 2), L.Power(2), L.Reshape(6), L.Dense(2)]),
        Network((1, 4), [L.Conv1d(4, 2), L.Reshape(2), L.Dense(2)]),
    ],
    ids=lambda network: repr(network)[:50],
)
def test_orbits_of_mixed_layers(network: Network) -> None:
    assert network.orbit_dimension == orbit_dimension(network.symmetries, network.parameters)
    assert 0 < network.orbit_dimension <= Neuromanifold(network).fiber_dimension()


def test_ranks_of_random_directions_and_inputs_are_those_of_all() -> None:
    networks = [n for n, _ in KNOWN] + [attention(1, 30, 2, 2), MLP((2, 30, 30, 1), 2, bias=True)]
    for network in networks:
        found = jacobian_rank(network)
        sampled = Sampled(network, seed=2)
        more = sampled.matrix(found.value + 5)
        few = Sampled(network, seed=3).matrix(min(found.value, 9), min(found.value, 9))
        if found.value < 300:
            assert rank(more, sampled.prime) == found.value
        assert rank(few, Sampled(network, seed=3).prime) == min(found.value, 9)


def test_a_bound_ends_the_search_early() -> None:
    network = MLP((3, 5, 1), 4)
    assert jacobian_rank(network, 10).value == 10
    assert jacobian_rank(network).value == jacobian_rank(network, 15).value == 14


def test_primes_depend_on_the_network_and_the_seed() -> None:
    networks = MLP((2, 2, 1), 2), MLP((2, 2, 1), 3)
    primes = [jacobian_rank(n, seed=seed).prime for n in networks for seed in (1, 2)]
    assert len(set(primes)) == 4
    assert primes[0] == jacobian_rank(networks[0]).prime


def test_products_of_residues_are_exact() -> None:
    draw = np.random.default_rng(1)
    modular = Modular(LARGEST_PRIME)
    for shapes in (((3, 2), (2, 4)), ((40, 1000), (1000, 30)), ((2, 30, 40), (40, 50))):
        left, right = (draw.integers(0, LARGEST_PRIME, shape) for shape in shapes)
        left[..., 0], right[0] = LARGEST_PRIME - 1, LARGEST_PRIME // 2
        expected = left.astype(object) @ right.astype(object) % LARGEST_PRIME
        assert (modular.matmul(left, right) == expected).all()


def test_large_networks_have_dimensions_but_no_equations() -> None:
    network = MLP((2, 2, 2, 2, 2, 1), 3)
    manifold = Neuromanifold(network)
    answer = manifold.dimension.run()
    assert answer.provenance.method.startswith("rank of derivatives at random parameters")
    assert (manifold.ambient_dimension, manifold.is_filling()) == (82, False)
    for ask in (network.parametrization, manifold.vanishing_ideal):
        with pytest.raises(
            InputError, match=r"equations need .* try dimension, defect, is_filling"
        ):
            ask()
    # Binary quadrics in two squares: of the last four weights, three matter.
    deep = Neuromanifold(MLP((100, 2, 2, 1), 2), "reduced")
    assert (deep.dimension(), deep.defect()) == (201, 1)


def test_a_fibre_of_unknown_symmetries_needs_no_coefficients() -> None:
    network = MLP((2, 9, 9, 9, 9, 1), 2)
    found = Neuromanifold(network).generic_fiber()
    assert (found.dimension, found.points) == (network.parameter_count - 17, None)


def test_what_is_not_proved_is_called_probabilistic() -> None:
    clebsch = Neuromanifold(MLP((3, 5, 1), 4))
    provenance = clebsch.dimension.run().provenance
    assert (provenance.certainty, clebsch.defect()) == ("probabilistic", 1)
    assert "lower bound that is proved" in provenance.reason


def test_functions_that_do_not_depend_on_inputs_or_parameters() -> None:
    a, b, x = symbols("a b x")
    constant = Network.trace(lambda x, a: a + 0 * x[:1], 2, {"a": 1})
    assert Neuromanifold(constant).dimension() == 1
    free = Network.trace(lambda x, a: a + 0 * x, 2, {"a": 2})
    assert Neuromanifold(free).dimension() == 2
    assert free.evaluate([1, 2], [[0, 0]] * 3).tolist() == [[1, 2]] * 3
    assert Neuromanifold(Network(2, [L.Power(2)])).dimension() == 0
    fixed = Network.trace(lambda x, a: x**2 + 0 * a, 1, {"a": 1})
    assert Neuromanifold(fixed).dimension() == 0
    assert Neuromanifold(ParametricModel([a * x + b], [x], [a, b])).dimension() == 2


@each("widths", list(product((1, 2, 3), repeat=3)))
def test_linear_networks_have_the_dimension_of_bounded_rank(widths: tuple[int, ...]) -> None:
    first, middle, last = widths
    r = min(widths)
    assert Neuromanifold(LinearMLP(widths)).dimension() == r * (first + last - r)
    assert LightningSelfAttention(first, 2, middle, last).dimension_bound


def test_infinitesimal_symmetries_are_compared_with_the_known_ones() -> None:
    block = Network(2, [L.Residual([L.Dense(2), L.Power(2), L.Dense(2)])])
    found = Neuromanifold(block).infinitesimal_symmetries()
    assert (found.dimension, found.known, found.are_explained) == (2, 2, True)
    a11, a12, a21, a22, b11, b12, b21, b22 = block.parameters
    weights = {frozenset(scaling) for scaling in found.scalings}
    for row, column in (((a11, a12), (b11, b21)), ((a21, a22), (b12, b22))):
        up = {(p, 1) for p in row} | {(p, -2) for p in column}
        assert frozenset(up) in weights
    clebsch = Neuromanifold(MLP((3, 5, 1), 4)).infinitesimal_symmetries()
    assert (clebsch.dimension, clebsch.known, len(clebsch.scalings)) == (6, 5, 5)


@of_each_network
def test_scalings_are_found_without_being_told(network: ParametricModel) -> None:
    manifold = Neuromanifold(network)
    found = manifold.infinitesimal_symmetries()
    assert found.dimension == manifold.fiber_dimension() >= len(found.scalings)
    scale = symbols("scale")
    for weights in found.scalings:
        change = {parameter: scale**k * parameter for parameter, k in weights}
        for output in network.outputs:
            assert (output.xreplace(change) - output).expand() == 0


def test_tori_of_known_symmetries_are_among_the_scalings_found() -> None:
    networks = MLP((2, 3, 2, 1), 3), LinearMLP((2, 2, 2)), Network((2, 2), [L.Attention(2)])
    sizes = [len(Neuromanifold(n).infinitesimal_symmetries().scalings) for n in networks]
    assert sizes == [5, 2, 3]
