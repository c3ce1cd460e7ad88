"""Scalings and other linear symmetries that are found without being told."""

from __future__ import annotations

import pytest
from sympy.abc import a, b, c, x

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
