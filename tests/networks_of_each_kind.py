"""One network of each kind, small enough for sympy."""

from __future__ import annotations

from each import each
from sympy import Rational, symbols
from sympy.abc import a, b, t, u, w, x, y

from nnag_m2.networks import (
    MLP,
    ConvolutionalNetwork,
    LightningSelfAttention,
    LinearMLP,
    Network,
    ParametricModel,
)
from nnag_m2.networks import layers as L  # noqa: N812 - as users write it

NETWORKS = [
    ParametricModel([a * x**2 + Rational(2, 3) * b * x * y + a * b, b * y + x], [x, y], [a, b]),
    MLP((2, 2, 1), 3),
    MLP((1, 2, 2), 1 + t + t**2, bias=True),
    MLP((2, 2, 1), t**3 - Rational(1, 2) * t),
    MLP((1, 2, 1), u**4 + 5 * u**2, bias=True),
    MLP((2, 1, 2, 1), 2, parameters=symbols("w1:7")),
    MLP((2, 2, 2), 2 * t, bias=True),
    LinearMLP((2, 3, 2)),
    LinearMLP((2, 1)),
    ConvolutionalNetwork((2, 2, 2), strides=(1, 2, 1)),
    ConvolutionalNetwork((3, 2), strides=(2, 1), activation=2, inputs=7),
    ConvolutionalNetwork((2, 2), activation=w**3 - w, inputs=(x, y, a)),
    LightningSelfAttention(2, 2, 2, outputs=1),
    LightningSelfAttention(2, 1, 2),
    LightningSelfAttention(embedding=1, tokens=2, rank=1),
    MLP((2, 2, 1, 1), (2, 3)),
    MLP((1, 2, 1, 1), (t**2, t**3 + t), bias=True),
    Network(2, [L.Residual([L.Dense(2), L.Power(2), L.Dense(2)])]),
    Network(2, [L.Dense(2, bias=True), L.Dense(1, bias=True)]),
    Network(2, [L.Polynomial(t**3 - t / 2), L.SharedDense([[1, 2], [2, 0]]), L.Dense(1)]),
    Network((2, 2), [L.Attention(1, outputs=1, heads=2)]),
    Network((2, 2), [L.Dense(1, bias=True), L.Power(2), L.Dense(2)]),
    Network((1, 4), [L.Conv1d(2, 2), L.Power(2), L.Pool(3), L.Conv1d(1, 1), L.Reshape(1)]),
    Network((2, 3), [L.Conv2d((2, 2), padding=(0, 1)), L.Power(2), L.Pool((1, 2))]),
    Network(3, [L.GroupConv(3), L.Power(2), L.GroupConv(3)]),
    Network((1, 3), [L.Conv1d(2, 2), L.Power(2), L.Reshape(4), L.Dense(1)]),
    Network(2, [L.Parallel([L.Dense(1), [L.Power(2)]]), L.Dense(1)]),
    Network(2, [L.Sum([L.Dense(1), L.Product([L.Dense(1), L.Dense(1)])])]),
]

of_each_network = each("network", NETWORKS, ids=repr)
