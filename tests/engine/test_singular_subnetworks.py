"""Singular subnetworks and algebraic boundaries, against singular loci and classical geometry."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from each import each
from refusals import message
from sympy import Poly, discriminant, expand, resultant, symbols

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    Ideal,
    LightningSelfAttention,
    LinearMLP,
    Session,
    branch_locus,
    dimension,
    is_equal,
    radical,
)
from nnag_m2.networks.architecture import Architecture
from nnag_m2.neuromanifolds import Neuromanifold, SingularSubnetwork

pytestmark = [pytest.mark.engine, pytest.mark.composite]

a1, a2, b1, b2, t, x = symbols("a1 a2 b1 b2 t x")

# name: network, hidden widths of the subnetworks that are singular, certainty
SINGULAR: dict[str, tuple[Architecture, set[tuple[int, ...]], str]] = {
    "the determinant": (LinearMLP((3, 2, 3)), {(1,)}, "proved"),
    "4x4 matrices of rank 2": (LinearMLP((4, 2, 4)), {(1,)}, "proved"),
    "4x4 determinant": (LinearMLP((4, 3, 4)), {(1,), (2,)}, "proved"),
    "rank 2 in several ways": (
        LinearMLP((3, 3, 2, 3)), {(1, 1), (1, 2), (2, 1), (3, 1)}, "proved",
    ),
    "ternary quadrics of rank 2": (MLP((3, 2, 1), 2), {(1,)}, "proved"),
    "quaternary quadrics of rank 2": (MLP((4, 2, 1), 2), {(1,)}, "proved"),
    "secants of the rational normal quintic": (MLP((2, 2, 1), 5), {(1,)}, "proved"),
    "sextics of rank 3": (MLP((2, 3, 1), 6), {(1,), (2,)}, "proved"),
    "Aronhold's quartic": (MLP((3, 3, 1), 3), {(1,), (2,)}, "proved"),
    "all binary cubics": (MLP((2, 2, 1), 3), set(), "proved"),
    "two columns of cubes": (MLP((2, 2, 2), 3), {(1,)}, "proved"),
}  # fmt: skip


@each("name", SINGULAR, series=True)
def test_which_multilayer_perceptrons_are_singular(session: Session, name: str) -> None:
    network, singular, certainty = SINGULAR[name]
    answer = Neuromanifold(network).singular_subnetworks.run(session=session)
    assert [s.subnetwork for s in answer.result] == list(network.subnetworks())
    assert {_hidden(s) for s in answer.result if s.is_singular} == singular
    assert answer.provenance.certainty == certainty


def _hidden(found: SingularSubnetwork) -> tuple[int, ...]:
    network = found.subnetwork.network
    assert isinstance(network, MLP)
    return network.widths[1:-1]


@each(
    "network",
    [
        LinearMLP((3, 2, 3)),
        MLP((2, 2, 1), 4),
        ConvolutionalNetwork((2, 2), activation=2),
        ConvolutionalNetwork((3, 2), strides=(2, 1)),
        LightningSelfAttention(2, 2, 2, 1),
    ],
    ids=repr,
)
def test_the_singular_locus_vanishes_at_singular_subnetworks_only(
    session: Session, network: Architecture
) -> None:
    manifold = Neuromanifold(network, "reduced")
    locus = manifold.singular_locus(session=session)
    answers = manifold.singular_subnetworks(session=session)
    assert any(found.is_singular for found in answers)
    for found in answers:
        draw = Random(5)
        inner = {p: draw.randint(1, 50) for p in found.subnetwork.network.parameters}
        point = [found.subnetwork.embedding[p].subs(inner) for p in network.parameters]
        assert _holds(locus, manifold.map(*point)) == found.is_singular
        assert (found.rank < found.codimension) == found.is_singular


def _holds(ideal: Ideal, point: Any) -> bool:
    return all(expand(g.eval(tuple(point))) == 0 for g in ideal.generators)


def test_ranks_that_are_not_zero_are_proved_over_a_function_field(session: Session) -> None:
    manifold = Neuromanifold(ConvolutionalNetwork((2, 2), activation=2))
    guessed = manifold.singular_subnetworks(session=session)
    answer = manifold.singular_subnetworks.run(proof=True, session=session)
    assert {s.rank for s in answer.result if s.is_singular} == {1}
    assert {s.certainty for s in answer.result} == {"proved"}
    assert [s.rank for s in guessed] == [s.rank for s in answer.result]
    assert {s.certainty for s in guessed if s.is_singular} == {"probabilistic"}


def test_the_whole_space_has_no_singular_points(session: Session) -> None:
    answer = Neuromanifold(MLP((2, 2, 1), 3)).singular_subnetworks.run(session=session)
    (found,) = answer.result
    assert (found.rank, found.codimension, found.is_singular) == (0, 0, False)
    assert "dense" in answer.provenance.reason


def test_the_boundary_of_two_cubes_is_the_discriminant(session: Session) -> None:
    """Cubics with one real root are sums of two real cubes, those with three are not."""
    manifold = Neuromanifold(MLP((2, 2, 1), 3))
    answer = manifold.algebraic_boundary.run(session=session)
    (quartic,) = answer.result.generators
    cubic = sum(v * x ** (3 - i) for i, v in enumerate(manifold.variables))
    ratio = quartic.as_expr() / discriminant(cubic, x)
    assert ratio.simplify().is_number
    assert answer.provenance.certainty == "proved"
    assert len(answer.scripts) == 5


def test_critical_values_alone_do_not_contain_the_boundary(session: Session) -> None:
    """``x**2 y`` is a limit of sums of two cubes, of rank 3, and no critical value."""
    manifold = Neuromanifold(MLP((2, 2, 1), 3))
    critical = branch_locus(manifold.map, variables=manifold.variables, session=session)
    boundary = manifold.algebraic_boundary(session=session)
    assert dimension(critical, session=session) == 2
    assert not _holds(critical, (0, 1, 0, 0))
    assert _holds(boundary, (0, 1, 0, 0))
    assert not _holds(boundary, (1, 0, -1, 0))


def _tangents(manifold: Neuromanifold, degree: int) -> list[Any]:
    form = Poly((a1 * t + a2) ** (degree - 1) * (b1 * t + b2), t)
    return [form.coeff_monomial(t ** (degree - i)) for i in range(len(manifold.variables))]


def test_limits_of_two_fourth_powers_are_on_tangents(session: Session) -> None:
    manifold = Neuromanifold(MLP((2, 2, 1), 4))
    boundary = manifold.algebraic_boundary(session=session)
    assert dimension(boundary, session=session) == 3
    assert _holds(boundary, _tangents(manifold, 4))


def test_limits_of_pencils_of_squares_have_a_common_root(session: Session) -> None:
    """Two binary quadrics are sums of the same squares unless, as a pencil, they are tangent."""
    manifold = Neuromanifold(MLP((2, 2, 2), 2))
    z = symbols("z1:7")
    boundary = manifold.algebraic_boundary(z, session=session)
    assert boundary.variables == z
    (quartic,) = boundary.generators
    quadrics = [z[0] * x**2 + z[1] * x + z[2], z[3] * x**2 + z[4] * x + z[5]]
    assert (quartic.as_expr() / resultant(*quadrics, x)).simplify().is_number


@each("network", [ConvolutionalNetwork((3, 2)), LightningSelfAttention(2, 1, 1, 1)], ids=repr)
def test_products_of_forms_branch_along_the_discriminant(
    session: Session, network: Architecture
) -> None:
    manifold = Neuromanifold(network, "reduced")
    (quartic,) = manifold.algebraic_boundary(session=session).generators
    form = manifold.parametrization.function(manifold.variables)[0]
    first, last = network.inputs[0], network.inputs[-1]
    if isinstance(network, ConvolutionalNetwork):
        form = sum(form.coeff(v) * x**i for i, v in enumerate(network.inputs))
        first, last = x, t
    expected = discriminant(form.subs(last, 1), first)
    assert (quartic.as_expr() / expected).simplify().is_number


def test_matrices_of_bounded_rank_have_no_boundary_but_their_singular_points(
    session: Session,
) -> None:
    boundary = Neuromanifold(LinearMLP((2, 1, 2))).algebraic_boundary(session=session)
    assert dimension(boundary, session=session) == 0


def test_limits_of_one_square_with_bias_are_linear(session: Session) -> None:
    """``b + c*(a + x)**2`` is every quadratic function with ``c != 0``, and tends to linear."""
    manifold = Neuromanifold(MLP((1, 1, 1), 2, bias=True))
    boundary = manifold.algebraic_boundary(session=session)
    (input_variable,) = manifold.network.inputs
    function = manifold.parametrization.function(manifold.variables)[0]
    leading = Poly(function, input_variable).coeff_monomial(input_variable**2)
    assert is_equal(
        radical(boundary, session=session), Ideal([leading], manifold.variables), session=session
    )


@each(
    "network",
    [MLP((2, 2, 2, 1), 2), MLP((2, 2, 1), t**2 + t), LightningSelfAttention(2, 1, 2, 1)],
    ids=repr,
)
def test_a_boundary_that_may_be_larger_is_refused(network: Architecture) -> None:
    said = message(lambda: Neuromanifold(network).algebraic_boundary())
    assert "branch_locus" in said
