"""Generic fibers of networks: against literature, on several slices and seeds, by hand."""

from __future__ import annotations

from math import comb, factorial

import pytest
from each import each
from literature import ENTRIES, Entry
from sympy import Ne
from sympy.abc import a, b, c, t, x

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
from nnag_m2.invariants.fibers import generic_fiber
from nnag_m2.networks.symmetries import Symmetry
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


def published(quantity: str) -> list[Entry]:
    return [entry for entry in ENTRIES if entry.quantity == quantity]


@each("entry", published("generic fibre"), ids=str)
def test_points_are_the_published_ones(session: Session, entry: Entry) -> None:
    found = Neuromanifold(entry.network).generic_fiber(session=session)
    assert found.points == entry.value


@each("entry", published("generic fibre dimension"), ids=str)
def test_fibers_have_the_published_dimension(session: Session, entry: Entry) -> None:
    manifold = Neuromanifold(entry.network)
    found = manifold.generic_fiber(session=session)
    assert found.dimension == entry.value
    finite = found.dimension == manifold.orbit_dimension
    assert (found.points, found.orbits) == ((1, 1) if finite else (None, None))


# Waring decompositions (Sylvester) and pencils of quadrics are unique, as sets; the factors of a
# polynomial may be chosen; changes of sign come 2**2 times, for one permutation of two neurons.
ORBITS: dict[str, tuple[ParametricModel, int, int]] = {
    "two cubes": (MLP((2, 2, 1), 3), 2, 1),
    "three fifth powers": (MLP((2, 3, 1), 5), factorial(3), 1),
    "a pencil of quadrics": (MLP((2, 2, 3), 2), 2, 1),
    "even activation": (MLP((2, 2, 1), t**4 + t**2), 8, 1),
    "odd activation": (MLP((2, 2, 1), t**5 + t**3), 8, 1),
    "neither even nor odd": (MLP((2, 2, 1), t**4 + t**3), 2, 1),
    "with bias": (MLP((2, 2, 1), 3, bias=True), 2, 1),
    "a quartic in two quadrics": (ConvolutionalNetwork((3, 3)), comb(4, 2), comb(4, 2) // 2),
    "a cubic in quadric and line": (ConvolutionalNetwork((3, 2)), 3, 3),
    "a cubic in three lines": (ConvolutionalNetwork((2, 2, 2)), factorial(3), 1),
    "one product twice": (ConvolutionalNetwork((1, 1)), 1, 1),
    "one quadric in two lines": (LightningSelfAttention(2, 2, 1, 1), 2, 1),
    "affine maps": (LinearMLP((3, 2, 3), bias=True), 1, 1),
    "a wide linear layer": (LinearMLP((2, 4, 3)), 1, 1),
    "a narrow linear layer after a wide one": (LinearMLP((2, 3, 2, 1, 2)), 1, 1),
}


@each("name", ORBITS)
def test_points_and_orbits_by_hand(session: Session, name: str) -> None:
    network, points, orbits = ORBITS[name]
    for seed in (1, 2):
        found = Neuromanifold(network).generic_fiber(seed, session=session)
        assert (found.points, found.orbits) == (points, orbits)


@each(("order", "dimension"), [(2, 4), (3, 7)])
def test_group_convolutions_over_cyclic_groups(
    session: Session, order: int, dimension: int
) -> None:
    """Hendi, Persson, Larfors (2026), repository jake997/PGCNNGeometry.

    Their matrices keep the output at the identity and alternate left and right convolutions; here
    all are on the same side and all outputs are kept.
    """
    layers = [L.GroupConv(order), L.Power(2)] * 2 + [L.GroupConv(order)]
    manifold = Neuromanifold(Network(order, layers), "reduced")
    assert manifold.dimension() == dimension
    found = manifold.generic_fiber(session=session)
    assert (found.dimension, found.points) == (2, order**2)


def test_the_slice_keeps_the_dimension_and_says_so(session: Session) -> None:
    manifold = Neuromanifold(MLP((2, 3, 1), 5, bias=True), "reduced")
    answer = manifold.generic_fiber.run(seed=3, session=session)
    found = answer.result
    assert (found.dimension, len(found.fixed)) == (3, 3)
    again = generic_fiber(manifold.map, found.fixed, seed=7, session=session)
    assert (again.slice_dimension, again.points) == (0, found.points)
    assert (answer.provenance.certainty, answer.provenance.seed) == ("probabilistic", 3)
    assert answer.scripts


# By theorems: Kruskal's for each layer, and sums of few powers, of which two cases have two
# decompositions.
UNIQUE = [
    MLP((2, 2, 1), 4), MLP((2, 3, 1), 5), MLP((3, 3, 1), 3), MLP((2, 2, 2), 2), MLP((3, 2, 2), 2),
    MLP((2, 2, 2, 1), 3), MLP((2, 2, 2, 2), 2), MLP((2, 2, 2, 1), (2, 4)),
]  # fmt: skip


@each("network", UNIQUE, ids=repr)
def test_theorems_about_fibers_agree_with_counting(session: Session, network: MLP) -> None:
    manifold = Neuromanifold(network, "reduced")
    answer = manifold.generic_fiber.run(session=session)
    assert answer.provenance.certainty == "proved"
    assert not answer.scripts
    with asking(session=session):
        assert counted_fiber(manifold, 1).result == answer.result


def test_many_points_are_one_orbit() -> None:
    found = Neuromanifold(MLP((2, 5, 1), 9)).generic_fiber()
    assert (found.dimension, found.points, found.orbits) == (5, 120, 1)
    deep = Neuromanifold(MLP((4, 3, 5, 6, 2), (7, 11, 13))).generic_fiber()
    assert (deep.points, deep.orbits) == (factorial(3) * factorial(5) * factorial(6), 1)
    sextics = Neuromanifold(MLP((3, 9, 1), 6)).generic_fiber()
    assert (sextics.points, sextics.orbits) == (2 * factorial(9), 2)


def test_more_than_the_known_symmetries(session: Session) -> None:
    """Two squares have a rotation more; sums of two cubics in one variable are too many."""
    for network, size in ((MLP((3, 2, 1), 2), 3), (MLP((1, 2, 1), 3), 3)):
        found = Neuromanifold(network).generic_fiber(session=session)
        assert (found.dimension, found.points, found.orbits) == (size, None, None)
        assert found.fixed == ()


class Scaled(ParametricModel):
    """The functions ``b a**2 x``, with the weight of degree -2 first."""

    @property
    def symmetries(self) -> tuple[Symmetry, ...]:
        return (Symmetry("scale", ((b, b * c**-2), (a, a * c)), Ne(c, 0)),)


def test_roots_of_unity_on_a_slice_are_not_counted(session: Session) -> None:
    network = Scaled([b * a**2 * x], [x], [b, a])
    found = Neuromanifold(network).generic_fiber(session=session)
    assert generic_fiber(network.parametrization().map, b, session=session).points == 2
    assert (found.fixed, found.points, found.orbits) == ((b,), 1, 1)
