"""What holds for all networks: they are values, and evaluation agrees with the outputs."""

from __future__ import annotations

import ast
import pickle
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st
from networks_of_each_kind import of_each_network
from sympy import Integer, Matrix, Ne, Poly, Rational, Symbol, expand, sin, symbols
from sympy.abc import a, b, s, t, x, y

from nnag_m2 import InputError, Neuromanifold, networks
from nnag_m2.engine.naming import macaulay2_names
from nnag_m2.networks import (
    MLP,
    ConvolutionalNetwork,
    LightningSelfAttention,
    LinearMLP,
    ParametricModel,
    Symmetry,
)

FOLDER = Path(networks.__file__).parent
NAMESPACE = (
    vars(networks) | vars(networks.layers) | {str(symbol): symbol for symbol in (a, b, t, x, y)}
)


def point(network: ParametricModel, seed: int = 1) -> dict[Symbol, Integer]:
    draw = random.Random(seed)
    return {p: Integer(draw.randint(-3, 3)) for p in network.parameters + network.inputs}


@of_each_network
def test_networks_are_values(network: ParametricModel) -> None:
    copy = pickle.loads(pickle.dumps(network))
    assert copy == network
    assert hash(copy) == hash(network)
    assert copy.outputs == network.outputs
    assert network != LinearMLP((5, 1))
    with pytest.raises(AttributeError, match="is a value"):
        network.inputs = ()
    with pytest.raises(AttributeError, match="is a value"):
        del network.inputs


@of_each_network
def test_the_repr_makes_the_same_network_again(network: ParametricModel) -> None:
    names = NAMESPACE | {str(p): p for p in network.parameters}
    assert eval(repr(network), names) == network


def test_reprs_read_as_they_are_typed() -> None:
    assert repr(MLP([2, 2, 1], Poly(s**3))) == "MLP((2, 2, 1), activation=t**3)"
    assert repr(LinearMLP((3, 1, 3), bias=True)) == "LinearMLP((3, 1, 3), bias=True)"
    assert repr(ConvolutionalNetwork((2, 2), (1, 1), 1, inputs=3)) == "ConvolutionalNetwork((2, 2))"
    head = LightningSelfAttention(2, 2, 2, 1)
    assert repr(head) == "LightningSelfAttention(embedding=2, tokens=2, rank=2, outputs=1)"


@of_each_network
def test_evaluation_agrees_with_the_outputs(network: ParametricModel) -> None:
    values = point(network)
    expected = [output.xreplace(values) for output in network.outputs]
    parameters = [values[p] for p in network.parameters]
    inputs = [values[p] for p in network.inputs]
    mapping = {p: values[p] for p in network.parameters}
    exact = network.evaluate(parameters, [inputs, [0] * len(inputs), inputs])
    assert exact.shape == (3, len(network.outputs))
    assert [Rational(value) for value in exact[0]] == [Rational(e) for e in expected]
    assert list(exact[0]) == list(exact[2]) == list(network.evaluate(mapping, inputs))
    floats = network.evaluate(np.array(parameters, dtype=float), np.array([inputs], dtype=float))
    assert floats.dtype == float
    np.testing.assert_allclose(floats[0], [float(e) for e in expected])


@of_each_network
def test_the_forward_pass_agrees_with_the_expanded_outputs(network: ParametricModel) -> None:
    general = ParametricModel(network.outputs, network.inputs, network.parameters)
    assert general.parametrization().map == network.parametrization().map
    values = list(range(2, 2 + len(network.parameters)))
    inputs = [list(range(len(network.inputs))), [Fraction(1, 2)] * len(network.inputs)]
    assert general.evaluate(values, inputs).tolist() == network.evaluate(values, inputs).tolist()


@of_each_network
def test_the_output_is_a_matrix_of_the_outputs(network: ParametricModel) -> None:
    assert list(network.output) == list(network.outputs)
    assert LightningSelfAttention(3, 4, 1, outputs=2).output.shape == (2, 4)


def test_exact_numbers_do_not_overflow_and_floats_are_contagious() -> None:
    product = LinearMLP((1, 1, 1))
    assert product.evaluate(np.array([2**62, 2**62]), [[2**62]])[0, 0] == 2**186
    assert product.evaluate([Fraction(1, 2), Rational(2, 3)], [3]).tolist() == [1]
    assert type(product.evaluate([Fraction(1, 2), 2], [3])[0]) is int
    assert product.evaluate([2**63, -1], [[1]])[0, 0] == -(2**63)
    assert product.evaluate([0.5, Fraction(1, 2)], [[1]]).dtype == float
    assert product.evaluate([1, 1], np.zeros((4, 5, 1))).shape == (4, 5, 1)
    assert LightningSelfAttention(2, 2, 2).evaluate([1] * 12, np.zeros((0, 4))).shape == (0, 4)


@each(
    ("parameters", "inputs", "message"),
    [
        ([1, 1], [1], r"parameters are an array of shape \(3,\)"),
        ([1, 1, 1], [1], r"inputs are an array of shape \(N, 2\)"),
        ([1, 1, 1], 1, "shape"),
        ([1, 1, True], [1, 1], "numbers are needed; got True"),
        ([1, 1, "1"], [1, 1], "numbers are needed"),
        ([1, 1, a], [1, 1], "numbers are needed"),
        ([1, 1, 1], [[1, 1], [1]], "fixed shape"),
        ({a: 1}, [1, 1], "a mapping gives each parameter a value"),
    ],
)
def test_evaluation_refuses_what_does_not_fit(
    parameters: object, inputs: object, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        MLP((2, 1, 1), 2).evaluate(parameters, inputs)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(1, 3), min_size=2, max_size=4),
    st.lists(st.integers(-2, 2), min_size=2, max_size=3),
    st.booleans(),
    st.integers(0, 99),
)
def test_a_perceptron_is_the_composition_of_its_layers(
    widths: list[int], coefficients: list[int], bias: bool, seed: int
) -> None:
    activation = sum(c * t**i for i, c in enumerate(coefficients)) + t**3
    network = MLP(widths, activation, bias=bias)
    values = point(network, seed)
    layer = Matrix([values[i] for i in network.inputs])
    for number, weights in enumerate(network.weights):
        layer = layer.applyfunc(lambda e: activation.subs(t, e)) if number else layer
        layer = Matrix([1, *layer]) if bias else layer
        layer = weights.xreplace(values) * layer
    inputs = [[values[i] for i in network.inputs]]
    parameters = [values[p] for p in network.parameters]
    assert network.evaluate(parameters, inputs).tolist() == [list(layer)]


@each(
    "network",
    [
        MLP((2,) * 25, 1, bias=True),
        MLP((12, 11, 1), 2),
        ConvolutionalNetwork((11, 2)),
        LightningSelfAttention(3, 2, 2),
    ],
    ids=repr,
)
def test_default_names_are_different_and_macaulay2_takes_them(network: ParametricModel) -> None:
    coordinates = ParametricModel(network.parameters[:1], network.inputs, network.parameters)
    everything = network.parameters + network.inputs + coordinates.parametrization().names
    assert len(set(everything)) == len(everything)
    assert macaulay2_names(everything) == tuple(symbol.name for symbol in everything)


def test_names_stay_apart_in_wide_layers() -> None:
    network = MLP((11, 2, 11), 2)
    assert len(set(network.parameters)) == 44
    assert network.weights[0][1, 10] == Symbol("a211")
    assert network.weights[0][0, 0] == Symbol("a101")
    assert network.weights[1][10, 1] == Symbol("b112")


def test_large_networks_evaluate_and_say_why_they_do_not_expand() -> None:
    network = MLP((30, 20, 10, 1), 3)
    assert network.evaluate([1] * 810, [[1] * 30]).tolist() == [[10 * (20 * 30**3) ** 3]]
    with pytest.raises(InputError, match="at most 500,000 terms"):
        network.parametrization()


@each(
    ("make", "message"),
    [
        (lambda: MLP((2, 0, 1), 2), "each of the widths must be a positive int; got 0"),
        (lambda: MLP((2, 2.0), 2), "must be a positive int; got 2.0"),
        (lambda: MLP((2, True), 2), "must be a positive int; got True"),
        (lambda: MLP((2,), 2), "at least 2 widths"),
        (lambda: MLP(3, 2), "in a tuple"),
        (lambda: MLP((2, 2), 0), "between 1 and 1000; got 0"),
        (lambda: MLP((2, 2), True), "positive int or a polynomial"),
        (lambda: MLP((2, 2), Rational(1, 2)), "the degree of an activation"),
        (lambda: MLP((2, 2), t - t), "between 1 and 1000; got 0"),
        (lambda: MLP((2, 2), sin(t)), r"rational coefficients; got sin\(t\); try polynomial_acti"),
        (lambda: MLP((2, 2), 1 / t), "rational coefficients; got 1/t"),
        (lambda: MLP((2, 2), sin), "positive int or a polynomial"),
        (lambda: MLP((2, 2), "relu"), "positive int or a polynomial"),
        (lambda: MLP((2, 2), t * s), "in one symbol; got s.t in 2 symbols"),
        (lambda: MLP((2, 2), 0.5 * t), "the float 0.5; try Rational"),
        (lambda: MLP((2, 1), 2, parameters=[a]), "2 parameters are needed; got 1"),
        (lambda: MLP((1, 1), 2, parameters=symbols("x1:2")), "got x1 as both"),
        (lambda: LinearMLP((2, -1)), "LinearMLP: each of the widths"),
        (lambda: ConvolutionalNetwork(()), "at least 1 filter sizes"),
        (lambda: ConvolutionalNetwork((2, 0)), "positive int; got 0"),
        (lambda: ConvolutionalNetwork((2, 2), (1,)), "2 strides are needed"),
        (lambda: ConvolutionalNetwork((2, 2), (1, 0)), "positive int; got 0"),
        (lambda: ConvolutionalNetwork((3, 3), inputs=4), "size 3 after 2 neurons; try at least 5"),
        (lambda: ConvolutionalNetwork((3,), inputs=0), "the number of inputs must be a positive"),
        (lambda: LightningSelfAttention(2, 0, 1), "tokens must be a positive int; got 0"),
        (lambda: ParametricModel(a * x, [x], [a]), "outputs must come in a list"),
        (lambda: ParametricModel([], [x], [a]), "at least one output"),
        (lambda: ParametricModel(["a*w"], [x], [a]), "the unknown name w at column 3"),
        (lambda: ParametricModel([a * y], [x], [a]), "every symbol must be one of a, x; got y"),
        (lambda: ParametricModel([0.5 * x], [x], [a]), "the float 0.5"),
        (lambda: ParametricModel([a * x], [x, a], [a]), "got a as both"),
    ],
)
def test_bad_input_gets_one_clear_error(make: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        make()


def test_the_end_to_end_filter_is_a_product_of_sparse_polynomials() -> None:
    network = ConvolutionalNetwork((3, 2, 2), strides=(2, 3, 1), inputs=25)
    z, step, product = Symbol("z"), 1, Integer(1)
    for taps, stride in zip(network.taps, network.strides, strict=True):
        product *= sum(w * z ** (j * step) for j, w in enumerate(taps))
        step *= stride
    expected = Poly(product, z).all_coeffs()[::-1]
    assert list(network.end_to_end_filter) == [expand(e) for e in expected]
    windows = [network.inputs[6 * i : 6 * i + len(expected)] for i in range(len(network.outputs))]
    for output, window in zip(network.outputs, windows, strict=True):
        assert expand(output - sum(f * v for f, v in zip(expected, window, strict=True))) == 0


def test_only_a_network_without_activation_has_an_end_to_end_filter() -> None:
    with pytest.raises(InputError, match="only a network without activation"):
        _ = ConvolutionalNetwork((2, 2), activation=2).end_to_end_filter


def test_a_convolution_slides_its_filter() -> None:
    network = ConvolutionalNetwork((2,), strides=(2,), inputs=6)
    assert network.evaluate([1, 10], [1, 2, 3, 4, 5, 6]).tolist() == [21, 43, 65]


def test_attention_is_the_product_of_its_matrices() -> None:
    network = LightningSelfAttention(2, 3, 1, outputs=2)
    tokens = Matrix(2, 3, network.inputs)
    v, k, q = network.value, network.key, network.query
    assert (network.output - v * tokens * tokens.T * k.T * q * tokens).expand().is_zero_matrix


def test_latex_is_short_for_long_functions() -> None:
    assert MLP((1, 1, 1), 2)._repr_latex_() == (
        r"$\left(x_{1}\right) \mapsto a_{11}^{2} b_{11} x_{1}^{2}$"
    )
    assert "810" in MLP((30, 20, 10, 1), 3)._repr_latex_()
    assert len(MLP((4, 4, 4, 4, 4), 3)._repr_latex_()) < 200


def test_the_folder_knows_neither_the_engine_nor_templates() -> None:
    # The last one is imported by a method only when it is called.
    allowed = (
        "nnag_m2.algebra",
        "nnag_m2.calling",
        "nnag_m2.errors",
        "nnag_m2.networks",
        "nnag_m2.neuromanifolds",
    )
    for file in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert not name.startswith("nnag_m2") or name.startswith(allowed), (file, name)
                assert name.split(".")[0] not in {"jinja2", "pexpect", "matplotlib"}, (file, name)


def test_arguments_of_the_wrong_kind_are_refused() -> None:
    network = MLP((1, 1, 1), 2)
    deep: list[Any] = [1]
    for _ in range(100):
        deep = [deep]
    for refused, says in (
        (lambda: MLP((1, 1), 2, bias=np.array([True, False])), "bias must be True or False"),
        (lambda: MLP((1, 1), 2, bias="no"), "bias must be True or False; got 'no'"),
        (lambda: network.evaluate(deep, [[1]]), "lists of equal length"),
        (lambda: network.evaluate([[1, 2], [3]], [[1]]), "numbers"),
        (lambda: network.parametrization(np.array(["monomial", "x"])), "one of 'monomial'"),
    ):
        with pytest.raises(InputError, match=says):
            refused()


def test_models_may_know_their_symmetries() -> None:
    c = Symbol("c")
    scale = Symmetry("scale", ((a, a * c), (b, b / c**2)), Ne(c, 0))
    model = ParametricModel([a**2 * b * x], [x], [a, b], symmetries=[scale])
    assert model.symmetries == (scale,)
    assert pickle.loads(pickle.dumps(model)) == model != ParametricModel(*model._arguments()[0])
    assert "symmetries=[Symmetry(" in repr(model)
    manifold = Neuromanifold(model)
    assert (manifold.orbit_dimension, manifold.dimension(), manifold.defect()) == (1, 1, 0)
    assert manifold.dimension.run().provenance.certainty == "proved"
    for wrong in (Symmetry("wrong", ((a, a * c),), Ne(c, 0)), "scale"):
        with pytest.raises(InputError, match=r"leave the function as it is|made by Symmetry"):
            ParametricModel([a**2 * b * x], [x], [a, b], symmetries=[wrong])


def test_nested_expressions_are_expanded_part_by_part() -> None:
    network = MLP((3, 3, 3, 1), 3)
    general = ParametricModel(network.outputs, network.inputs, network.parameters)
    assert general.parametrization().map == network.parametrization().map
    fractions = ParametricModel([(a * x / 3 + 1) ** 2 - Rational(1, 2)], [x], [a])
    assert fractions.parametrization().map.exprs == (a**2 / 9, 2 * a / 3, Rational(1, 2))
