"""Which subnetworks training is drawn to: by proofs, and by random data."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest
import sampled_subnetworks as sampled
import singularities
from each import each
from refusals import message
from sympy import Integer, Matrix, Rational, symbols
from sympy.abc import t

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    LightningSelfAttention,
    Neuromanifold,
    PolynomialMap,
    exposed_subnetworks,
)
from nnag_m2.networks import ParametricModel
from nnag_m2.networks.model import Subnetwork

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs"))


NETWORKS = [MLP((2, 2, 1), 3), MLP((2, 2, 2), 2), ConvolutionalNetwork((3, 2), (1, 1), 2)]


def test_perceptrons_are_exposed_and_convolutional_networks_are_not() -> None:
    for networks in singularities.FAMILIES.values():
        for network in networks:
            found = exposed_subnetworks(network)
            assert found
            perceptron = isinstance(network, MLP)
            assert {e.is_exposed for e in found} == {perceptron}
            if not perceptron:  # an immersion
                assert {e.rank for e in found} == {Neuromanifold(network).dimension()}


def differential(network: ParametricModel, subnetwork: Subnetwork) -> tuple[Matrix, Matrix]:
    """Return the differential at random rational weights of a subnetwork, and the inner one."""
    coordinates = Matrix([f.as_expr() for f in network.parametrization().map.coordinates])
    draw = Random(5)
    numbers = {v: Rational(draw.randint(1, 9), 7) for v in subnetwork.network.parameters}
    weights = {v: Integer(0) + value for v, value in subnetwork.pairs}
    at = {v: value.xreplace(numbers) for v, value in weights.items()}
    whole = coordinates.jacobian(network.parameters).xreplace(at)
    own = coordinates.xreplace(weights).jacobian(subnetwork.network.parameters)
    return whole, own.xreplace(numbers)


@each("network", NETWORKS, ids=repr)
def test_ranks_are_those_of_sympy_at_rational_weights(network: ParametricModel) -> None:
    for found in exposed_subnetworks(network):
        whole, own = differential(network, found.subnetwork)
        assert (found.rank, found.dimension) == (whole.rank(), own.rank())


@each("network", NETWORKS, ids=repr)
def test_the_gradient_vanishes_for_normal_data_if_and_only_if_exposed(
    network: ParametricModel,
) -> None:
    draw = Random(7)
    for found in exposed_subnetworks(network):
        whole, own = differential(network, found.subnetwork)
        residual = Matrix([0] * own.rows)
        for normal in own.T.nullspace():
            residual += draw.randint(1, 9) * normal
        assert not any(own.T * residual)
        assert (not any(whole.T * residual)) is found.is_exposed


def test_what_is_not_decided_is_said() -> None:
    (found,) = exposed_subnetworks(LightningSelfAttention(2, 2, 2, 1))
    assert (found.is_exposed, found.is_nearest) == (True, None)
    assert "a network is needed" in message(lambda: exposed_subnetworks(3))  # type: ignore[arg-type]


sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs"))


PERCEPTRONS: list[ParametricModel] = [MLP((2, 2, 1), 3), MLP((2, 2, 1), t**3 + t**2 + t)]
CONVOLUTIONS: list[ParametricModel] = [
    ConvolutionalNetwork((2, 2), (1, 1), 2),
    ConvolutionalNetwork((2, 2), (2, 1), t**3 + t**2 + t),
]


@each("network", [*PERCEPTRONS, *CONVOLUTIONS], ids=repr)
def test_subnetworks_are_critical_for_perceptrons_only_and_never_nearest(
    network: ParametricModel,
) -> None:
    seen = sampled.sample(network, data=12, seed=7)
    assert seen.converged >= 6
    assert seen.critical == (seen.converged if network in PERCEPTRONS else 0)
    assert seen.nearest == 0


def test_the_page_shows_the_same_for_all_networks() -> None:
    page = Path(sampled.__file__).with_name("singularities.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `") and " of 40 |" in line]
    assert (
        len(rows)
        == page.count("| `MLP") // 2 + page.count("| `Lin") // 2 + page.count("| `Conv") // 2
    )
    for line in rows:
        _, name, critical, nearest, _ = line.split("|")
        found, converged = map(int, critical.split(" of "))
        assert found == (0 if "Convolutional" in name else converged) < converged + 1
        assert nearest.strip() == "0 of 40"


def test_least_squares_find_the_foot_of_a_perpendicular() -> None:
    a, b = symbols("a b")
    plane = sampled._Model(PolynomialMap([a + b, a - b, a**3 * 0 + 2 * a], [a, b]))
    target = np.array([[1.0, 2.0, 5.0]])
    weights, losses = plane.best(target, np.random.default_rng(0))
    known, (loss,), *_ = np.linalg.lstsq(np.array([[1, 1], [1, -1], [2, 0.0]]), target[0])
    assert np.allclose(weights[0], known)
    assert losses[0] == pytest.approx(loss)
    assert plane.cosines(weights, target)[0] < sampled.FLAT
    assert plane.cosines(weights + 0.1, target)[0] > 0.1
