"""Networks of Python functions: what numpy's operations may be used, and which are refused."""

# ruff: noqa: ARG005, N803 - matrices have capitals, and refused functions need not use them
from __future__ import annotations

import pickle
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from each import each
from sympy import expand

from nnag_m2 import MLP, InputError, LightningSelfAttention, Network, Neuromanifold
from nnag_m2.algebra.modular.primes import rank, residue
from nnag_m2.networks.jacobians import Sampled


def shallow(x: Any, W: Any, V: Any) -> Any:
    return V @ (W @ x) ** 2


def head(x: Any, V: Any, K: Any, Q: Any) -> Any:
    return np.einsum("ij,jk,kl->il", V @ x, (K @ x).T @ Q, x)


def many(x: Any, W: Any, b: Any) -> Any:
    rows = np.stack([W @ x, b * x[0], np.roll(x, 1)[:2]])
    joined = np.concatenate([rows.reshape(-1), [1, 2]])
    squared = np.square(joined[[0, 2, 4, 6]]) - joined[4:] / 2 + Fraction(1, 3)
    spread = np.expand_dims(squared, 0) * np.outer(b, squared)
    return np.sum(np.moveaxis(spread, 0, 1), axis=0) - np.trace(np.swapaxes(rows[:2], 0, 1)) ** 2


TRACED = {
    "shallow": Network.trace(shallow, (3,), {"W": (2, 3), "V": (2, 2)}),
    "head": Network.trace(head, (2, 2), {"V": (1, 2), "K": (1, 2), "Q": (1, 2)}),
    "many": Network.trace(many, 3, {"W": (2, 3), "b": 2}),
}


@each("name", TRACED)
def test_derivatives_are_those_of_the_expressions(name: str) -> None:
    network = TRACED[name]
    sampled = Sampled(network)
    prime, point = sampled.prime, np.concatenate([a.ravel() for a in sampled.parameters])
    found = sampled.matrix(1)
    # The inputs and the combination of outputs are what is drawn next.
    draw = Sampled(network)
    inputs = draw.random((1, *network.input_shape)).ravel()
    factors = draw.random((1, *network.output_shape)).ravel()
    at = dict(zip(network.parameters, map(int, point), strict=True))
    at |= dict(zip(network.inputs, map(int, inputs), strict=True))
    pairs = list(zip(factors.tolist(), network.outputs, strict=True))
    for place, parameter in enumerate(network.parameters):
        slope = sum(factor * output.diff(parameter).xreplace(at) for factor, output in pairs)
        assert residue(slope, prime) == found[0, place]


@each("name", TRACED)
def test_random_directions_keep_the_rank(name: str) -> None:
    network = TRACED[name]
    sampled = Sampled(network)
    whole = rank(sampled.matrix(20), sampled.prime)
    few = (len(network.parameters) - 1) // 4
    assert rank(Sampled(network).matrix(20, few), sampled.prime) == min(whole, few)


def test_traced_networks_are_the_layered_ones() -> None:
    assert [p.name for p in TRACED["shallow"].parameters[:4]] == ["W11", "W12", "W13", "W21"]
    pairs = [("shallow", MLP((3, 2, 2), 2)), ("head", LightningSelfAttention(2, 2, 1, 1))]
    for name, network in pairs:
        traced = TRACED[name]
        names = dict(zip(network.parameters, traced.parameters, strict=True))
        for ours, theirs in zip(traced.outputs, network.outputs, strict=True):
            assert expand(ours - theirs.xreplace(names)) == 0
        manifold = Neuromanifold(network)
        assert Neuromanifold(traced).dimension() == manifold.dimension()
        assert Neuromanifold(traced).ambient_dimension == manifold.ambient_dimension


@each("name", TRACED)
def test_traced_networks_evaluate_and_are_values(name: str) -> None:
    network = TRACED[name]
    assert pickle.loads(pickle.dumps(network)) == network
    numbers = range(1, 1 + len(network.parameters))
    exact = [output.subs(dict(zip(network.parameters, numbers, strict=True))) for output in
             network.outputs]  # fmt: skip
    inputs = list(range(2, 2 + len(network.inputs)))
    expected = [e.subs(dict(zip(network.inputs, inputs, strict=True))) for e in exact]
    assert network.evaluate(list(numbers), [inputs, inputs]).tolist() == [expected, expected]
    floats = network.evaluate(np.array(numbers, dtype=float), np.array(inputs, dtype=float))
    np.testing.assert_allclose(floats, [float(e) for e in expected])


def with_constant(x: Any, W: Any) -> Any:
    return np.concatenate([W @ x, np.ones(1, dtype=int)])


def test_constant_outputs_are_among_the_coefficients() -> None:
    network = Network.trace(with_constant, 2, {"W": (1, 2)})
    parametrization = network.parametrization()
    assert parametrization.function(parametrization.map.exprs) == network.outputs
    assert len(parametrization.meanings) == network.ambient_dimension() == 6


@each(
    ("function", "message"),
    [
        (lambda x, W: np.exp(W @ x), "the operation exp; try polynomial_activation"),
        (lambda x, W: np.maximum(W @ x, 0), "the operation maximum; try polynomial_activation"),
        (lambda x, W: np.add.reduce(W @ x), "the operation add.reduce"),
        (lambda x, W: np.linalg.inv(W) @ x, "the operation inv"),
        (lambda x, W: W @ x if x[0] > 0 else x, "the operation greater"),
        (lambda x, W: W @ x * 0.5, "exact numbers; got .*0.5.*; try Fraction"),
        (lambda x, W: (W @ x) ** 0.5, "exponents must be ints"),
        (lambda x, W: (W @ x) ** x, "exponents must be ints"),
        (lambda x, W: W @ np.ones(3, dtype=int), "columns of one are as many as the rows"),
        (lambda x, W: 3, "returns an array made of its arguments; got 3"),
        (lambda x, W: np.einsum("ii->i", W), "letters that come once"),
    ],
)
def test_what_is_no_polynomial_is_refused_by_its_name(
    function: Callable[..., Any], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        Network.trace(function, 2, {"W": (2, 2)})


def test_functions_need_names_and_shapes() -> None:
    with pytest.raises(InputError, match="names of Python"):
        Network.trace(shallow, 3, {"1": (2, 2)})
    with pytest.raises(InputError, match="a function is needed"):
        Network.trace(3, 3, {})
    with pytest.raises(InputError, match="got x1 as both"):
        Network.trace(lambda given, x: x * given, 1, {"x": 1})
