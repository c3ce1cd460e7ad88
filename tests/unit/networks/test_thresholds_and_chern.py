"""Activation thresholds, sufficient powers and Chern numbers: against the literature and counts."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from each import each

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    InputError,
    Network,
    Neuromanifold,
    activation_threshold,
)
from nnag_m2 import layers as L  # noqa: N812 - as users write it
from nnag_m2.invariants.implicitization import image_dimension
from nnag_m2.neuromanifolds.blocks import known_orbits, sufficient_powers
from nnag_m2.neuromanifolds.degrees import projective_spaces


@each("width", [2, 3, 4])
@each("layers", [1, 2, 3])
def test_equal_widths_have_threshold_one(width: int, layers: int) -> None:
    """Finkel, Rodriguez, Wu, Yahl (2025)."""
    answer = activation_threshold.run((width,) * (layers + 1))
    assert (answer.result, answer.provenance.certainty) == (1, "proved")


@each(
    ("widths", "threshold"),
    [((3, 5, 1), 5), ((4, 9, 1), 5), ((5, 14, 1), 5), ((5, 7, 1), 4), ((3, 2, 1), 3)],
)
def test_one_layer_has_the_exceptions_of_alexander_and_hirschowitz(
    widths: tuple[int, ...], threshold: int
) -> None:
    answer = activation_threshold.run(widths)
    assert (answer.result, answer.provenance.certainty) == (threshold, "proved")


@each("widths", [(3, 5, 1), (2, 2, 2, 1), (3, 4, 5, 2), (3, 2, 3, 1), (3, 3, 2, 2, 1)])
def test_dimensions_are_as_expected_from_the_threshold_on(widths: tuple[int, ...]) -> None:
    """Of coefficients for the smaller powers, which are another way to the same ranks."""
    threshold = activation_threshold(widths)
    weights = sum(before * behind for before, behind in pairwise(widths))
    for power in range(max(threshold - 1, 2), threshold + 3):
        manifold = Neuromanifold(MLP(widths, power))
        expected = min(weights - sum(widths[1:-1]), manifold.ambient_dimension)
        assert (manifold.dimension() < expected) == (power < threshold)
        if len(widths) == 3:
            assert image_dimension(manifold.map) == manifold.dimension()


def test_bottlenecks_of_one_neuron_have_no_threshold() -> None:
    with pytest.raises(InputError, match="all widths but the last one must be at least 2"):
        activation_threshold((3, 1, 2))


def test_sufficient_powers_give_the_expected_dimension() -> None:
    for widths in product((2, 3, 4), (2, 3), (2, 3, 4), (1, 2)):
        powers = sufficient_powers(widths)
        assert powers is not None
        manifold = Neuromanifold(MLP(widths, powers))
        assert manifold.dimension() == manifold.network.parameter_count - sum(widths[1:-1]), widths


def test_orbits_that_theorems_give() -> None:
    cases = {
        ((2, 5, 1), 9): 1, ((4, 5, 1), 3): 1, ((3, 7, 1), 5): 1, ((3, 9, 1), 6): 2,
        ((4, 8, 1), 4): 2, ((6, 9, 1), 3): 2, ((3, 4, 1), 4): 1,
    }  # fmt: skip
    for (widths, power), number in cases.items():
        found = known_orbits(MLP(widths, power))
        assert found is not None
        assert found.number == number
    for network in (MLP((2, 5, 1), 8), MLP((3, 2, 1), 2), MLP((2, 2, 1), 3, bias=True)):
        assert known_orbits(network) is None
    assert known_orbits(Network(2, [L.Dense(2), L.Power(3), L.Dense(1)])) is None


@each(
    ("network", "degree", "distance"),
    [
        (ConvolutionalNetwork((2, 2), activation=2), 4, 14),
        (ConvolutionalNetwork((3, 2), activation=2), 12, 79),
        (ConvolutionalNetwork((3, 3), activation=2), 24, 219),
        (ConvolutionalNetwork((2, 2), (2, 1), activation=2), 4, 14),
        (MLP((2, 1, 2), 1), 2, 6),
        (MLP((2, 1, 1), 3), 3, 7),
    ],
    ids=repr,
)
def test_chern_numbers_give_known_degrees(network: Network, degree: int, distance: int) -> None:
    """Counted ones of convolutions; rank one matrices; the twisted cubic (2 * 3 - 2 + 3)."""
    found = projective_spaces(network)
    assert found is not None
    assert (found.degree(), sum(found.polar_degrees())) == (degree, distance)


def test_networks_without_immersion_are_not_guessed() -> None:
    for network in (
        ConvolutionalNetwork((3, 2), (2, 1)), MLP((2, 2, 1), 3), MLP((2, 1, 1), 3, bias=True),
    ):  # fmt: skip
        assert projective_spaces(network) is None
