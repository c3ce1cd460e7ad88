"""Layers: what each does, by hand or by another way; and what they refuse."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from each import each
from sympy import Matrix, Rational, Symbol, expand, symbols
from sympy.abc import t
from sympy.combinatorics import PermutationGroup
from sympy.combinatorics.named_groups import CyclicGroup, SymmetricGroup

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    InputError,
    LightningSelfAttention,
    Network,
    Neuromanifold,
)
from nnag_m2.networks import layers as L  # noqa: N812 - as users write it
from nnag_m2.networks.layers.layer import Layer

x1, x2, x3 = symbols("x1:4")


def test_architectures_are_networks_of_layers() -> None:
    dense = [L.Dense(2, bias=True), L.Polynomial(t**3), L.Dense(1, bias=True)]
    mlp = MLP((2, 2, 1), 3, bias=True)
    assert list(mlp.layers) == dense
    assert Network(2, dense).outputs == mlp.outputs
    convolutions = Network(5, [L.Conv1d(2, stride=2), L.Power(2), L.Conv1d(2)])
    assert convolutions.outputs == ConvolutionalNetwork((2, 2), (2, 1), 2, inputs=5).outputs
    head = LightningSelfAttention(2, 3, 1)
    attention = Network((2, 3), [L.Attention(1)], parameters=head.parameters)
    assert attention.outputs == head.outputs
    assert all(isinstance(n, Network) for n in (mlp, head, ConvolutionalNetwork((2, 2))))


def test_activations_may_differ_by_layer() -> None:
    network = MLP((2, 1, 1, 1), (2, t**3 + 1))
    assert repr(network) == "MLP((2, 1, 1, 1), activation=(t**2, t**3 + 1))"
    a11, a12, b11, c11 = network.parameters
    inner = b11 * (a11 * x1 + a12 * x2) ** 2
    assert expand(network.outputs[0] - c11 * (inner**3 + 1)) == 0
    assert MLP((2, 2, 2, 1), (3, 3)) == MLP((2, 2, 2, 1), 3)
    names = [s.name for s in MLP((1, 1, 1, 1), (2, t**3 + t)).symmetries]
    assert names == [
        "scale neuron 1 of hidden layer 1",
        "change the sign of neuron 1 of hidden layer 2",
    ]


def test_a_dense_layer_acts_on_each_column_of_a_matrix() -> None:
    network = Network((2, 3), [L.Dense(2, bias=True)])
    weights = Matrix(2, 3, network.parameters)
    expected = weights[:, 1:] * Matrix(2, 3, network.inputs) + weights[:, 0] * Matrix([[1] * 3])
    assert network.output == expected


def test_convolutions_with_channels_are_sums_over_windows() -> None:
    layer = L.Conv2d((2, 3), channels=2, stride=(1, 2), padding=(1, 0))
    network = Network((3, 2, 5), [layer])
    assert network.output_shape == (2, 3, 2)
    draw = np.random.default_rng(1)
    taps, inputs = draw.integers(-5, 5, (2, 3, 2, 3)), draw.integers(-5, 5, (3, 2, 5))
    padded = np.pad(inputs, ((0, 0), (1, 1), (0, 0)))
    found = network.evaluate(taps.ravel(), inputs.ravel()).reshape(2, 3, 2)
    for o, i, j in product(range(2), range(3), range(2)):
        assert found[o, i, j] == (taps[o] * padded[:, i : i + 2, 2 * j : 2 * j + 3]).sum()


def test_group_convolutions_commute_with_the_group() -> None:
    group = SymmetricGroup(3)
    elements = sorted(group.elements, key=lambda p: p.array_form)
    network = Network(6, [L.GroupConv(group), L.Power(2), L.GroupConv(group)])
    draw = np.random.default_rng(1)
    weights, values = draw.integers(-5, 5, 12), draw.integers(-5, 5, 6)
    for shift in elements:
        moved = [elements.index(shift * g) for g in elements]
        outputs = network.evaluate(weights, values)
        assert network.evaluate(weights, values[moved]).tolist() == outputs[moved].tolist()
    (product_,) = {elements.index(a * b) for a, b in [(elements[1], elements[2])]}
    assert L.GroupConv(group).table[1][2] == product_


def test_a_cyclic_group_has_circulant_matrices_however_it_is_given() -> None:
    table = [[(g + h) % 4 for h in range(4)] for g in range(4)]
    patterns = {L.GroupConv(4).pattern, L.GroupConv(table).pattern}
    circulant = L.SharedDense.commuting(CyclicGroup(4))
    assert patterns == {circulant.pattern}
    assert L.SharedDense.commuting([[1, 2, 3, 0]]) == circulant
    assert len(Network(4, [L.GroupConv(CyclicGroup(4))]).parameters) == 4


def test_matrices_that_commute_with_a_group_are_all_of_them() -> None:
    # Schur: of the symmetric group on three points, the identity and the matrix of ones.
    layer = L.SharedDense.commuting(SymmetricGroup(3))
    assert layer.pattern == ((1, 2, 2), (2, 1, 2), (2, 2, 1))
    signs = L.SharedDense.commuting([[1, 0]], [[0]])
    assert signs.pattern == ((1, 1),)
    assert L.SharedDense.commuting(PermutationGroup(SymmetricGroup(2).generators)).pattern


def test_heads_are_added_and_layers_are_composed() -> None:
    two = Network((2, 2), [L.Attention(1, heads=2)])
    half = len(two.parameters) // 2
    parts = [
        LightningSelfAttention(2, 2, 1, parameters=two.parameters[i : i + half]).output
        for i in (0, half)
    ]
    assert (two.output - parts[0] - parts[1]).expand().is_zero_matrix
    names = [s.name for s in two.symmetries]
    assert "swap heads 1 and 2" in names
    assert "scale V and Q of head 2" in names


def test_reciprocals_make_rational_functions() -> None:
    network = Network(1, [L.Dense(2, bias=True), L.Reciprocal(), L.Dense(1)])
    a10, a11, a20, a21, b11, b12 = network.parameters
    assert network.outputs[0] == b11 / (a10 + a11 * x1) + b12 / (a20 + a21 * x1)
    assert network.evaluate([1, 1, 0, 2, 3, 4], [1]).tolist() == [Rational(7, 2)]
    assert network.evaluate([1.0, 1, 0, 2, 3, 4], [1]).tolist() == [3.5]
    manifold = Neuromanifold(network)
    assert (manifold.dimension(), manifold.defect(), manifold.fiber_dimension()) == (4, 0, 2)
    for ask in (network.parametrization, manifold.is_filling, manifold.vanishing_ideal):
        with pytest.raises(InputError, match=r"rational functions; .*try dimension, defect"):
            ask()


class Halved(L.Layer):
    """A layer as a user writes one."""

    def tensor_shapes(self, shape: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
        return (shape,)

    def forward(self, parameters: list, inputs: np.ndarray) -> np.ndarray:
        (scale,) = parameters
        return scale * inputs / 2 + inputs[::-1]

    def _arguments(self) -> tuple[tuple, dict]:
        return (), {}


def test_a_layer_of_ones_own_needs_a_forward_pass_only() -> None:
    network = Network(2, [Halved(), L.Power(2), L.Dense(1)])
    a1, a2, b11, b12 = network.parameters
    expected = b11 * (a1 * x1 / 2 + x2) ** 2 + b12 * (a2 * x2 / 2 + x1) ** 2
    assert expand(network.outputs[0] - expected) == 0
    assert Neuromanifold(network).dimension() == 3
    assert pickle.loads(pickle.dumps(network)) == network


def test_names_have_a_letter_for_each_array() -> None:
    network = Network((1, 2), [L.Attention(1), L.Attention(1), L.Reshape(2)])
    assert [p.name for p in network.parameters] == ["a11", "b11", "c11", "d11", "e11", "f11"]
    channels = Network((2, 3), [L.Conv1d(2, channels=1)])
    assert [p.name for p in channels.parameters] == ["a111", "a112", "a121", "a122"]
    deep = Network(1, [L.Dense(1)] * 100)
    assert len(set(deep.parameters)) == 100


def test_parameters_may_have_own_symbols() -> None:
    own = symbols("p q")
    network = Network(2, [L.Dense(1)], parameters=own)
    assert network.outputs == (own[0] * x1 + own[1] * x2,)
    assert network != Network(2, [L.Dense(1)])
    with pytest.raises(InputError, match="2 parameters are needed; got 1"):
        Network(2, [L.Dense(1)], parameters=[Symbol("p")])


@each(
    ("make", "message"),
    [
        (lambda: Network(2, []), "at least 1 layers"),
        (lambda: Network(2, L.Dense(1)), "layers must come in a list"),
        (lambda: Network(2, [2]), "each of the layers must be a Layer; got 2"),
        (lambda: Network(0, [L.Dense(1)]), "positive int; got 0"),
        (lambda: L.Dense(0), "the width must be a positive int"),
        (lambda: L.Power(1.5), "the exponent must be a positive int"),
        (lambda: L.Polynomial(1 / t), "rational coefficients; got 1/t"),
        (lambda: Network(2, [L.Attention(1)]), r"matrices of shape \(d, t\)"),
        (lambda: Network((2, 2, 2), [L.Dense(1)]), "vectors, or matrices"),
        (lambda: Network(2, [L.Conv1d(3)]), r"size \(3,\) on \(2,\)"),
        (lambda: Network((2, 4), [L.Conv1d(3)]), "channels are needed"),
        (lambda: L.Conv1d((2, 2)), "the size has 1 parts"),
        (lambda: L.Conv2d((2, 2), stride=(1, 1, 1)), "2 numbers are needed"),
        (lambda: L.Conv1d(2, padding=-1), "must not be negative"),
        (lambda: Network(2, [L.Residual([L.Dense(3)])]), "outputs of one shape"),
        (lambda: Network(2, [L.Sum([])]), "at least one sequence"),
        (lambda: Network(2, [L.Reshape(3)]), "inputs have 3 entries"),
        (lambda: Network(3, [L.SharedDense([[1, 2]])]), "inputs have 2 entries"),
        (lambda: L.SharedDense([[1, 3]]), "all numbers up to the largest"),
        (lambda: L.SharedDense([[1], [1, 2]]), "a pattern is a matrix"),
        (lambda: L.SharedDense.commuting([[0, 0]]), "permutations are lists"),
        (lambda: L.SharedDense.commuting([[1, 0]], []), "permutations are lists"),
        (lambda: L.GroupConv([[0, 1], [1, 1]]), "square table of its products"),
        (lambda: L.GroupConv("C2"), "square table of its products"),
        (lambda: MLP((2, 2, 2, 1), (2, 3, 2)), "2 activations are needed"),
    ],
)
def test_layers_refuse_what_does_not_fit(make: Callable[[], object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        make()


@each(
    ("layer", "shape"),
    [
        (L.Conv1d(3), (7,)),
        (L.Conv1d(3, 4, stride=2, padding=1), (2, 7)),
        (L.Conv1d(2, 1), (5,)),
        (L.Conv2d((2, 3), 3, stride=(1, 2)), (2, 4, 7)),
        (L.Conv2d((2, 2), padding=1), (3, 3)),
        (L.Pool(2), (5,)),
        (L.Pool(2), (3, 5)),
        (L.Pool((2, 2), stride=1), (2, 3, 4)),
        (L.Attention(2), (3, 4)),
        (L.Attention(1, outputs=2, heads=2, queries=1), (3, 4)),
        (L.Attention(1, queries=2, attend="others"), (2, 4)),
        (L.Attention(1, attend="earlier", queries=3), (2, 4)),
        (L.Dense(2, bias=True), (3, 4)),
    ],
    ids=repr,
)
def test_shapes_are_those_of_the_forward_pass(layer: Layer, shape: tuple[int, ...]) -> None:
    assert layer.output_shape(shape) == Layer.output_shape(layer, shape)
