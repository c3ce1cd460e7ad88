"""Fibers that certificates and found symmetries give are those that are counted."""

from __future__ import annotations

from math import factorial

import pytest
from sympy.abc import a, b, t, x

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    LightningSelfAttention,
    LinearMLP,
    Network,
    Neuromanifold,
    ParametricModel,
    Session,
    asking,
    degree,
    dimension,
)
from nnag_m2 import layers as L  # noqa: N812 - the usual short name
from nnag_m2.neuromanifolds.fibers import CERTIFIED, counted_fiber
from nnag_m2.neuromanifolds.neuromanifold import NetworkFiber

pytestmark = [pytest.mark.engine, pytest.mark.composite]

SMALL = [
    Network(3, [L.Dense(2), L.Power(2), L.Dense(2)]),
    Network(2, [L.Dense(2, bias=True), L.Power(3), L.Dense(2)]),
    Network(2, [L.Dense(2, bias=True), L.Polynomial(t**3 + t), L.Dense(1)]),
]


@pytest.mark.parametrize("network", SMALL, ids=str)
def test_certified_fibers_are_the_counted_ones(network: Network, session: Session) -> None:
    manifold = Neuromanifold(network, "reduced")
    with asking(session=session):
        found = manifold.generic_fiber.run()
        assert found.provenance.method == CERTIFIED
        assert found.result == counted_fiber(manifold, 2).result


def test_large_sums_have_one_orbit(session: Session) -> None:
    with asking(session=session):
        found = Neuromanifold(MLP((5, 30, 3), 5)).generic_fiber.run()
    assert found.result.points == factorial(30)
    assert (found.result.dimension, found.result.orbits) == (30, 1)
    assert found.provenance.certainty == "proved"
    assert not found.scripts


def test_heads_of_attention_are_unique(session: Session) -> None:
    with asking(session=session):
        found = Neuromanifold(Network((3, 3), [L.Attention(1, heads=2)]), "reduced").generic_fiber()
    assert (found.dimension, found.points, found.orbits) == (4, 2, 1)
    assert list(map(str, found.fixed)) == ["a11", "b11", "d11", "e11"]


def without_symmetries(network: ParametricModel) -> ParametricModel:
    return ParametricModel(network.outputs, network.inputs, network.parameters)


@pytest.mark.parametrize("network", [
    LinearMLP((3, 2, 2)),
    ConvolutionalNetwork((2, 2)),
    LightningSelfAttention(2, 2, 2, outputs=1),
    MLP((2, 2, 1), 3),
], ids=str)  # fmt: skip
def test_symmetries_that_nobody_told_are_found(network: ParametricModel, session: Session) -> None:
    with asking(session=session):
        told = Neuromanifold(network, "reduced").generic_fiber()
        found = Neuromanifold(without_symmetries(network), "reduced").generic_fiber()
    assert (found.dimension, found.points) == (told.dimension, told.points)


def test_orbits_of_found_scalings_meet_a_slice_in_several_points(session: Session) -> None:
    model = ParametricModel([a**2 * b**4 * x], [x], [a, b])  # a b^2 up to its sign
    with asking(session=session):
        assert Neuromanifold(model).generic_fiber() == NetworkFiber(1, 2, 2, (a,))


def test_equations_of_a_network_with_reciprocals(session: Session) -> None:
    network = Network(3, [L.Dense(2), L.Reciprocal(), L.Dense(1)])
    cone = Neuromanifold(network.fraction(), "reduced")
    with asking(session=session):
        # Q has rank 2 as a matrix, and P is in its image: the minors of a 3 x 4 matrix of
        # codimension 2, of degree 6 by Hilbert and Burch.
        ideal = cone.vanishing_ideal()
        assert [g.total_degree() for g in ideal.generators] == [3, 3, 3, 3]
        assert (degree(ideal), dimension(ideal)) == (6, 7)
        assert cone.degree() == 6
