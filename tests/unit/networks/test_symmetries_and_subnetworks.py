"""Symmetries leave the function as it is, subnetworks are inside; by substitution."""

from __future__ import annotations

import pickle

from networks_of_each_kind import of_each_network
from sympy import Ne, Symbol, expand, simplify, symbols, true
from sympy.abc import t

from nnag_m2.networks import (
    MLP,
    ConvolutionalNetwork,
    LightningSelfAttention,
    LinearMLP,
    ParametricModel,
)


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
