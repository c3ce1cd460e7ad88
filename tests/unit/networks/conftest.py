"""One network of each kind, small enough for sympy."""

from __future__ import annotations

import pytest
from sympy import Rational, symbols
from sympy.abc import a, b, t, u, w, x, y

from nnag_m2.networks import (
    MLP,
    ConvolutionalNetwork,
    LightningSelfAttention,
    LinearMLP,
    ParametricModel,
)

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
]


@pytest.fixture(params=NETWORKS, ids=repr)
def network(request: pytest.FixtureRequest) -> ParametricModel:
    return request.param
