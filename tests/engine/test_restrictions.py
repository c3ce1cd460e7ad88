"""Values for some parameters that leave the closure of the image as it is."""

from __future__ import annotations

import pytest
from sympy import GF
from sympy.abc import a, b, c, d, s, t

from nnag_m2 import (
    MLP,
    LinearMLP,
    Neuromanifold,
    ParametricModel,
    PolynomialMap,
    Session,
    asking,
    image_degree,
)
from nnag_m2.errors import InputError
from nnag_m2.invariants.general_points import differential, general_point, independent_columns
from nnag_m2.invariants.restrictions import restriction
from nnag_m2.neuromanifolds.degrees import ProjectiveSpaces

MAPS = [
    LinearMLP((5, 2, 3)).parametrization("reduced").map,
    LinearMLP((3, 2, 2, 3)).parametrization("reduced").map,
    MLP((2, 2, 1), 3).parametrization("reduced").map,
    MLP((3, 2, 2), 2).parametrization("reduced").map,
    PolynomialMap([a * c, a * d, b * c, b * d], [a, b, c, d], GF(32003)),
    PolynomialMap([5], [s, t]),
    PolynomialMap([s, t], [s, t]),
]


@pytest.mark.parametrize("mapping", MAPS, ids=str)
def test_the_image_keeps_its_dimension(mapping: PolynomialMap) -> None:
    point = general_point(mapping, 1)
    whole = len(independent_columns(differential(mapping, point), point.field))
    fixed, special = restriction(mapping, (), point)
    free = [i for i, p in enumerate(mapping.parameters) if p not in fixed]
    assert len(free) == whole
    gradients = differential(mapping, special)[:, free]
    assert len(independent_columns(gradients, point.field)) == whole
    assert all(special.entries[i] == point.entries[i] for i in free)


def test_a_product_of_matrices_has_an_identity_block_in_the_smaller_factor() -> None:
    mapping = MAPS[0]
    fixed, special = restriction(mapping, (), general_point(mapping, 1))
    values = dict(zip(mapping.parameters, special.entries, strict=True))
    assert {str(p)[0] for p in fixed} == {"b"}
    assert sorted(values[p] for p in fixed) == [0, 0, 1, 1]


def test_no_roots_of_unity_are_chosen() -> None:
    mapping = MAPS[2]  # a weight behind a cube would leave its roots
    fixed, special = restriction(mapping, (), general_point(mapping, 1))
    assert [str(p)[0] for p in fixed] == ["a", "a"]
    values = dict(zip(mapping.parameters, special.entries, strict=True))
    assert [values[p] for p in fixed] == [1, 1] or 0 in [values[p] for p in fixed]


def test_what_the_caller_fixes_is_fixed() -> None:
    mapping = MAPS[4]
    fixed, _ = restriction(mapping, d, general_point(mapping, 1))
    assert fixed == (d,)
    with pytest.raises(InputError, match="the image must stay the same"):
        restriction(mapping, (c, d), general_point(mapping, 1))


def test_the_differential_at_zeros_is_the_derivative() -> None:
    mapping = PolynomialMap([s**2 * t + 3 * s * t**3 + 5 * s + t], [s, t])
    field = general_point(mapping, 1).field
    point = general_point(mapping, 1)
    for entries in ((0, 2), (2, 0), (0, 0), (3, 2)):
        at = dict(zip((s, t), entries, strict=True))
        expected = [int(mapping.exprs[0].diff(v).subs(at)) for v in (s, t)]
        found = differential(mapping, type(point)(entries, field, 1))
        assert found.tolist() == [expected]


def distance_degrees(network: LinearMLP, session: Session) -> tuple[int, int]:
    """Return the number of a network without its symmetries, and that of the dual variety.

    The dual of the matrices of corank 1 are those of rank 1, a Segre variety.
    """
    inputs, rank, outputs = network.widths
    assert rank == min(inputs, outputs) - 1
    dual = sum(ProjectiveSpaces((inputs - 1, outputs - 1), (1, 1), "Segre").polar_degrees())
    plain = ParametricModel(network.outputs, network.inputs, network.parameters)
    with asking(session=session):
        return Neuromanifold(plain).generic_distance_degree(), dual


@pytest.mark.engine
def test_generic_distance_degree_of_a_product_of_matrices(session: Session) -> None:
    assert distance_degrees(LinearMLP((3, 2, 3)), session) == (39, 39)


@pytest.mark.engine
@pytest.mark.newest_engine  # without msolve it takes minutes
def test_generic_distance_degree_of_larger_matrices(session: Session) -> None:
    assert distance_degrees(LinearMLP((5, 2, 3)), session) == (143, 143)


@pytest.mark.engine
@pytest.mark.parametrize("order", [(a, b, c, d), (d, c, b, a), (b, d, a, c)], ids=str)
def test_degrees_do_not_depend_on_the_sequence_of_parameters(
    order: tuple[object, ...], session: Session
) -> None:
    with asking(session=session):
        assert image_degree(PolynomialMap([a * c, a * d, b * c, b * d], order)) == 2
        cubic = PolynomialMap([a**3 * c, a**2 * b * c, b**3 * c, a * d], order)  # y^3 = x^2 z
        assert image_degree(cubic) == 3
