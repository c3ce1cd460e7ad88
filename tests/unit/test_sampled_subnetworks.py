"""Random data see the contrast that docs/singularities.md proves: perceptrons and convolutions."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from each import each
from sympy import symbols
from sympy.abc import t

from nnag_m2 import MLP, ConvolutionalNetwork, PolynomialMap
from nnag_m2.networks import ParametricModel

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs"))

import sampled_subnetworks as sampled

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
