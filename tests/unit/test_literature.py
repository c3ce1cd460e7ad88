"""Published dimensions against the rank of the Jacobian modulo a prime, by a way of its own.

Derivatives are taken through ``evaluate`` only: for a polynomial ``f`` with integer coefficients
``f(a + p e_i) = f(a) + p f_i(a)`` modulo ``p**2``, so that adding a prime is as good as adding an
infinitesimal.  Rows are values at random inputs: as many inputs as there are parameters tell the
functions in the span of all derivatives apart.
"""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise, product
from math import comb, factorial, prod

import numpy as np
from certificates import rank_modulo
from each import each
from literature import (
    ATTENTION,
    ENTRIES,
    SEGRE,
    SEGRE_CRITICAL,
    SEGRE_DISTANCE,
    SEGRE_VERONESE,
    SEGRE_VERONESE_CRITICAL,
    Entry,
)
from numpy.typing import NDArray

from nnag_m2.networks import MLP, ConvolutionalNetwork, LightningSelfAttention, LinearMLP
from nnag_m2.networks.architecture import Architecture

PRIME = 2**31 - 1
EMBEDDED = (SEGRE, SEGRE_CRITICAL, SEGRE_DISTANCE, SEGRE_VERONESE, SEGRE_VERONESE_CRITICAL)
PRODUCTS = [e for e in ENTRIES if e.source in EMBEDDED and "degree" in e.quantity]
BY_QUANTITY = {
    quantity: [entry for entry in ENTRIES if entry.quantity == quantity]
    for quantity in {entry.quantity for entry in ENTRIES}
}


@each("entry", BY_QUANTITY["dimension"], ids=str)
def test_the_rank_of_the_jacobian_is_the_published_dimension(entry: Entry) -> None:
    assert rank_modulo(derivatives(entry.network), PRIME) == entry.value


@each("entry", BY_QUANTITY["expected dimension"], ids=str)
def test_expected_dimensions_count_weights_and_monomials(entry: Entry) -> None:
    assert expected_dimension(entry.network) == entry.value


@each("entry", BY_QUANTITY["defect"], ids=str)
def test_defects_are_expected_minus_true_dimensions(entry: Entry) -> None:
    found = rank_modulo(derivatives(entry.network), PRIME)
    assert expected_dimension(entry.network) - found == entry.value


@each("entry", BY_QUANTITY["filling"], ids=str)
def test_filling_networks_have_the_dimension_of_the_ambient_space(entry: Entry) -> None:
    filled = rank_modulo(derivatives(entry.network), PRIME) == ambient_dimension(entry.network)
    assert filled == entry.value


@each("entry", BY_QUANTITY["generic fibre dimension"], ids=str)
def test_generic_fibres_have_the_dimension_that_is_lost(entry: Entry) -> None:
    lost = len(entry.network.parameters) - rank_modulo(derivatives(entry.network), PRIME)
    assert lost == entry.value


def test_there_are_enough_entries_and_no_two_contradict_each_other() -> None:
    pairs = Counter((entry.network, entry.quantity) for entry in ENTRIES)
    assert set(pairs.values()) == {1}
    dimensions = Counter(type(entry.network) for entry in BY_QUANTITY["dimension"])
    assert dimensions[MLP] >= 40
    assert min(dimensions[k] for k in (LinearMLP, ConvolutionalNetwork, LightningSelfAttention)) > 9
    assert all(entry.source.place and entry.source.known_by for entry in ENTRIES)


@each("entry", [e for e in ENTRIES if e.source is ATTENTION], ids=str)
def test_heads_have_as_many_dimensions_as_the_formula_says(entry: Entry) -> None:
    head = entry.network
    assert isinstance(head, LightningSelfAttention)
    d, a = head.embedding, min(head.rank, head.embedding)
    assert entry.value == 2 * a * d + d * head.value_dimension - a * a - 1


@each("entry", PRODUCTS, ids=str)
def test_products_of_projective_spaces_have_the_degrees_of_the_formulas(entry: Entry) -> None:
    sizes, powers = product_of(entry.network)
    if entry.quantity == "degree":
        # the formula of Shahverdi, Marchetti and Kohn
        assert entry.value == top_power(sizes, powers)
    else:
        # Draisma et al., theorem 5.8: Chern classes of a product of projective spaces
        total = sum(sizes)
        assert entry.value == sum(
            (-1) ** lower * (2 ** (total + 1 - lower) - 1) * chern_degree(sizes, powers, lower)
            for lower in range(total + 1)
        )


def product_of(network: Architecture) -> tuple[list[int], list[int]]:
    """Return the dimensions of projective spaces, and the degree of the embedding in each."""
    if isinstance(network, LinearMLP):
        inputs, hidden, outputs = network.widths
        assert hidden == 1
        return [inputs - 1, outputs - 1], [1, 1]
    assert isinstance(network, ConvolutionalNetwork)
    (activation,) = network.activation.free_symbols
    degree = int(network.activation.as_poly(activation).degree())
    layers = len(network.filters)
    return [k - 1 for k in network.filters], [degree ** (layers - 1 - i) for i in range(layers)]


def top_power(sizes: list[int], powers: list[int]) -> int:
    """Return the degree of a product of projective spaces, embedded by forms of these degrees."""
    factors = prod(power**size for size, power in zip(sizes, powers, strict=True))
    return factors * factorial(sum(sizes)) // prod(map(factorial, sizes))


def chern_degree(sizes: list[int], powers: list[int], lower: int) -> int:
    """Return the degree of the Chern class of a codimension."""
    splits = [g for g in product(*(range(n + 1) for n in sizes)) if sum(g) == lower]
    return sum(
        prod(comb(n + 1, i) for n, i in zip(sizes, split, strict=True))
        * top_power([n - i for n, i in zip(sizes, split, strict=True)], powers)
        for split in splits
    )


def derivatives(network: Architecture) -> NDArray[np.int64]:
    """Return values of all partial derivatives of the outputs, one column for each parameter."""
    draw = random.Random(5)
    point = [draw.randrange(PRIME) for _ in network.parameters]
    inputs = [[draw.randrange(PRIME) for _ in network.inputs] for _ in point]
    start = network.evaluate(point, inputs).reshape(-1)
    columns = np.empty((start.size, len(point)), dtype=np.int64)
    for i, entry in enumerate(point):
        moved = network.evaluate([*point[:i], entry + PRIME, *point[i + 1 :]], inputs)
        columns[:, i] = (moved.reshape(-1) - start) // PRIME % PRIME
    return columns


def ambient_dimension(network: Architecture) -> int:
    """Return the number of monomials of the degree of a homogeneous network, for all outputs."""
    outputs = len(network.evaluate([0] * len(network.parameters), [0] * len(network.inputs)))
    size = len(network.inputs)
    degree = degree_of(network)
    return outputs * comb(size + degree - 1, degree)


def degree_of(network: Architecture) -> int:
    """Return the degree of the outputs in the inputs."""
    if isinstance(network, LightningSelfAttention):
        return 3
    assert isinstance(network, MLP | ConvolutionalNetwork)
    layers = len(network.widths if isinstance(network, MLP) else network.lengths) - 1
    (activation,) = network.activation.free_symbols
    degree = int(network.activation.as_poly(activation).degree())
    return int(degree ** (layers - 1))


def expected_dimension(network: Architecture) -> int:
    assert isinstance(network, MLP)
    weights = sum(prod(pair) for pair in pairwise(network.widths))
    return min(weights - sum(network.widths[1:-1]), ambient_dimension(network))
