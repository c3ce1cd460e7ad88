"""Symmetries leave the function as it is, subnetworks are inside; by substitution."""

from __future__ import annotations

import pickle

import pytest
from networks_of_each_kind import of_each_network
from sympy import Ne, Symbol, expand, simplify, symbols, true
from sympy.abc import a, b, c, t, x

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    LightningSelfAttention,
    LinearMLP,
    Network,
    Neuromanifold,
    ParametricModel,
)
from nnag_m2 import layers as L  # noqa: N812 - the usual short name


@of_each_network
def test_symmetries_leave_the_function_as_it_is(network: ParametricModel) -> None:
    for symmetry in network.symmetries:
        assert symmetry.pairs, symmetry.name
        for output in network.outputs:
            moved = output.xreplace(symmetry.substitution)
            assert simplify(expand(moved) - expand(output)) == 0, symmetry.name


@of_each_network
def test_a_condition_is_needed_exactly_where_there_is_a_denominator(
    network: ParametricModel,
) -> None:
    for symmetry in network.symmetries:
        divided = any(not new.is_polynomial() for _, new in symmetry.pairs)
        scale = {s for _, new in symmetry.pairs for s in new.free_symbols} - {*network.parameters}
        assert symmetry.condition == (Ne(scale.pop(), 0) if divided else true)


@of_each_network
def test_symmetries_are_values(network: ParametricModel) -> None:
    assert pickle.loads(pickle.dumps(network.symmetries)) == network.symmetries
    assert len(set(network.symmetries)) == len(network.symmetries)


def names(network: ParametricModel) -> list[str]:
    return [symmetry.name for symmetry in network.symmetries]


def test_which_symmetries_there_are() -> None:
    swap = "swap neurons 1 and 2 of hidden layer 1"
    neurons = ["neuron 1 of hidden layer 1", "neuron 2 of hidden layer 1"]
    assert names(MLP((2, 2, 1), 1 + t + t**2)) == [swap]
    assert names(MLP((2, 2, 1), 2)) == [swap, *(f"scale {n}" for n in neurons)]
    assert names(MLP((2, 2, 1), t + t**3)) == [swap, *(f"change the sign of {n}" for n in neurons)]
    assert len(LinearMLP((2, 3, 2)).symmetries) == 2 + 3 + 2
    assert len(LinearMLP((2, 3, 2), bias=True).symmetries) == 2 + 3 + 2 + 3
    assert names(ConvolutionalNetwork((2, 2))) == ["scale filters 1 and 2", "swap filters 1 and 2"]
    assert names(ConvolutionalNetwork((2, 2), (2, 1))) == ["scale filters 1 and 2"]
    assert names(ConvolutionalNetwork((2, 3), activation=2)) == ["scale filters 1 and 2"]
    assert names(LightningSelfAttention(2, 2, 1, outputs=1))[-1] == "swap V and K"
    assert names(ParametricModel([t], [t], symbols("a"))) == []


def test_the_tangent_directions_of_attention_explain_its_fibres() -> None:
    # 10 parameters, dimension 5: scaling of V, and the 4-dimensional GL(2).
    continuous = [s for s in LightningSelfAttention(2, 2, 2, 1).symmetries if len(s.pairs) < 8]
    assert len(continuous) == 4  # V, two rows, and one of the two shears


def test_a_scale_does_not_clash_with_the_users_symbols() -> None:
    c = Symbol("c")
    scaling = MLP((1, 1, 1), 2, parameters=(c, symbols("d"))).symmetries[0]
    assert scaling.substitution[c] == c * Symbol("c1")


@of_each_network
def test_subnetworks_are_the_network_at_some_parameters(network: ParametricModel) -> None:
    for inside in network.subnetworks():
        smaller = inside.network
        assert type(smaller) is type(network)
        assert set(inside.embedding) == set(network.parameters)
        assert {v for v in inside.embedding.values() if v} == set(smaller.parameters)
        for output, small in zip(network.outputs, smaller.outputs, strict=True):
            assert expand(output.xreplace(inside.embedding) - small) == 0


@of_each_network
def test_subnetworks_are_values(network: ParametricModel) -> None:
    assert pickle.loads(pickle.dumps(network.subnetworks())) == network.subnetworks()
    assert len(set(network.subnetworks())) == len(network.subnetworks())


def test_which_subnetworks_there_are() -> None:
    widths = [inside.network.widths for inside in MLP((3, 2, 3, 1), 2).subnetworks()]
    assert widths == [(3, h, k, 1) for h in (1, 2) for k in (1, 2, 3) if (h, k) != (2, 3)]
    assert repr(MLP((3, 2, 1), 2).subnetworks()[0].network) == "MLP((3, 1, 1), activation=t**2)"
    assert LinearMLP((2, 2)).subnetworks() == ()
    assert len(ConvolutionalNetwork((2, 3)).subnetworks()) == 3 * 6 - 1
    assert [s.network.rank for s in LightningSelfAttention(2, 2, 3).subnetworks()] == [1, 2]


def test_zeros_before_a_neuron_delete_it_only_if_the_activation_vanishes_at_zero() -> None:
    incoming = dict.fromkeys(symbols("a21 a22"), 0)
    for activation, same in ((t + t**2, True), (1 + t, False)):
        network = MLP((2, 2, 1), activation)
        smaller = network.subnetworks()[0].network
        rest = expand(network.outputs[0].xreplace(incoming) - smaller.outputs[0])
        assert (rest == 0) is same


@pytest.mark.parametrize(("network", "linear"), [
    (LinearMLP((5, 2, 3)), 4),  # GL(2)
    (LinearMLP((3, 2, 2, 3)), 8),  # GL(2) twice
    (LightningSelfAttention(2, 2, 2), 5),  # GL(2) and a scaling
    (LightningSelfAttention(2, 1, 2), 6),  # and of a single token, only the symmetric part counts
    (Network((2, 3), [L.Attention(2), L.Attention(2)]), 14),
    (ConvolutionalNetwork((3, 3)), 1),
    (MLP((2, 2, 1), 3), 2),
    (MLP((3, 2, 1), 2), 2),  # squares with weights are turned by rotations that depend on these
], ids=str)  # fmt: skip
def test_linear_symmetries_are_found(network: ParametricModel, linear: int) -> None:
    found = Neuromanifold(network, "reduced").infinitesimal_symmetries()
    assert found.linear == linear


@pytest.mark.parametrize(("network", "linear"), [
    (LinearMLP((3, 2, 2)), 4),
    (LightningSelfAttention(2, 2, 2, outputs=1), 5),
    (MLP((2, 2, 1), 3), 2),
], ids=str)  # fmt: skip
def test_they_are_found_from_coefficients(network: ParametricModel, linear: int) -> None:
    plain = ParametricModel(network.outputs, network.inputs, network.parameters)
    found = Neuromanifold(plain, "reduced").infinitesimal_symmetries()
    assert (found.known, found.linear, found.are_linear) == (0, linear, True)


def test_squares_are_not_explained_by_linear_symmetries() -> None:
    found = Neuromanifold(MLP((3, 2, 1), 2)).infinitesimal_symmetries()
    assert (found.dimension, found.are_linear) == (3, False)


def test_rotations_shears_and_nothing() -> None:
    def linear(output: object) -> tuple[int, int | None, int]:
        model = ParametricModel([output], [x], [a, b, c])
        found = Neuromanifold(model).infinitesimal_symmetries()
        return found.dimension, found.linear, len(found.scalings)

    assert linear(a**2 + b**2 + c**2) == (2, 2, 0)  # spheres: rotations
    assert linear((a + b) * x + c) == (1, 1, 0)  # a and b against each other
    assert linear((a + b**2) * x + c) == (1, 0, 0)  # a - b^2, which is not linear
    assert linear(a * b * x**2 + c * x) == (1, 1, 1)
    assert linear(a * x**2 + b * x + c) == (0, 0, 0)


def test_many_parameters_are_not_searched() -> None:
    found = Neuromanifold(MLP((6, 9, 2), 3)).infinitesimal_symmetries()
    assert found.linear is None
    assert not found.are_linear
    assert len(found.scalings) == found.dimension == 9
