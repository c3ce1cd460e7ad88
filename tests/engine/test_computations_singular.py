"""singular_locus: against partial derivatives in sympy, ranks at points, and the literature."""

from __future__ import annotations

from itertools import product

import pytest
from certificates import contains, dimension_by_monomials, is_zero_at, rank_at, same_ideal
from each import each
from sympy import GF, Expr, Matrix, symbols
from sympy.abc import t
from varieties import (
    CIRCLE,
    CUSP,
    EMPTY,
    FAT_POINT,
    FOUR_POINTS,
    NODE,
    RESULTANT,
    SPHERE,
    TORUS,
    TWISTED_CUBIC,
    TWISTED_CUBIC_BY_MINORS,
    WHITNEY_UMBRELLA,
    WHOLE_PLANE,
    determinantal,
    minors,
    rational_normal_curve,
    x,
    y,
    z,
)

from nnag_m2 import (
    ConvolutionalNetwork,
    Ideal,
    Session,
    degree,
    dimension,
    jacobian_matrix,
    radical,
    singular_locus,
    vanishing_ideal,
)

pytestmark = pytest.mark.engine

BIG = 17**50

# name: ideal, its codimension, the radical of its singular locus
KNOWN: dict[str, tuple[Ideal, int, list[Expr]]] = {
    "cusp": (CUSP, 1, [x, y]),
    "node": (NODE, 1, [x, y]),
    "circle": (CIRCLE, 1, [1]),
    "sphere": (SPHERE, 1, [1]),
    "complex torus": (TORUS, 1, [x, y, z**2 + 3]),
    "Whitney umbrella": (WHITNEY_UMBRELLA, 1, [x, y]),
    "affine twisted cubic": (TWISTED_CUBIC, 2, [1]),
    "affine twisted cubic by minors": (TWISTED_CUBIC_BY_MINORS, 2, [1]),
    "two lines": (Ideal([x * y], [x, y]), 1, [x, y]),
    "coordinate axes in space": (Ideal([x * y, x * z, y * z], [x, y, z]), 2, [x, y, z]),
    "four points": (FOUR_POINTS, 2, [1]),
    "empty": (EMPTY, 2, [1]),
    "whole plane": (WHOLE_PLANE, 0, [1]),
    "circle modulo 3": (Ideal(CIRCLE.exprs, [x, y], GF(3)), 1, [1]),
    "cusp modulo 2": (Ideal(CUSP.exprs, [x, y], GF(2)), 1, [x, y]),
    "cusp modulo 3": (Ideal(CUSP.exprs, [x, y], GF(3)), 1, [x, y]),
    "smooth over QQ, singular modulo 5": (
        Ideal([y**2 - x**3 - 5], [x, y], GF(5)), 1, [x, y],
    ),
    "big coefficients": (Ideal([BIG * (x - BIG) ** 3 + y**2], [x, y]), 1, [x - BIG, y]),
}  # fmt: skip
NAMES = each("name", KNOWN)


@NAMES
def test_singular_locus_has_the_known_points(session: Session, name: str) -> None:
    ideal, _, expected = KNOWN[name]
    found = singular_locus(ideal, session=session)
    reduced = radical(found, session=session)
    assert same_ideal(reduced, Ideal(expected, ideal.variables, ideal.field))


@NAMES
def test_singular_locus_is_the_jacobian_ideal_as_a_scheme(session: Session, name: str) -> None:
    ideal, codimension, _ = KNOWN[name]
    if name == "empty":
        codimension = 0
    derivatives = Matrix(jacobian_matrix(ideal))
    expected = [*ideal.exprs, *minors(derivatives, codimension)] if codimension else [1]
    found = singular_locus(ideal, session=session)
    assert same_ideal(found, Ideal(expected, ideal.variables, ideal.field))


def test_rank_of_the_jacobian_drops_exactly_on_the_singular_locus(session: Session) -> None:
    found = singular_locus(WHITNEY_UMBRELLA, session=session)
    smooth = [(s * t, s, t**2) for s, t in ((1, 2), (-3, 1), (2, 0))]
    singular = [(0, 0, height) for height in (-2, 0, 5)]
    for point in smooth + singular:
        assert is_zero_at(WHITNEY_UMBRELLA, point)
        assert is_zero_at(found, point) is (rank_at(point, WHITNEY_UMBRELLA) < 1)
        assert is_zero_at(found, point) is (point in singular)


CONES = {
    "twisted cubic": rational_normal_curve(3),
    "rational normal quartic modulo 11": rational_normal_curve(4, GF(11)),
    "2x3 matrices of rank 1": determinantal(2, 3, 1),
    "3x3 matrices of rank 1": determinantal(3, 3, 1),
}


@each("name", CONES)
def test_cones_over_smooth_varieties_are_singular_at_the_vertex_alone(
    session: Session, name: str
) -> None:
    cone = CONES[name]
    found = singular_locus(cone, session=session)
    assert dimension(found, session=session) == 0
    assert is_zero_at(found, [0] * len(cone.variables))
    assert same_ideal(
        radical(found, session=session), Ideal(cone.variables, cone.variables, cone.field)
    )


def test_matrices_of_rank_2_are_singular_where_the_rank_is_1(session: Session) -> None:
    # Harris, Algebraic Geometry, example 14.16
    found = singular_locus(determinantal(3, 3, 2), session=session)
    assert same_ideal(found, determinantal(3, 3, 1))


def test_the_resultant_is_singular_in_dimension_4_and_degree_3(session: Session) -> None:
    found = singular_locus(RESULTANT, session=session)
    assert dimension(found, session=session) == 4
    assert degree(found, session=session) == 3
    assert dimension_by_monomials(found) == 4


def test_singular_locus_of_a_union_contains_the_intersection(session: Session) -> None:
    union = Ideal([(x**2 + y**2 - 1) * (x - y)], [x, y])
    found = singular_locus(union, session=session)
    assert contains(Ideal([x - y, 2 * x**2 - 1], [x, y]), found)
    assert degree(radical(found, session=session), session=session) == 2


def test_generators_with_common_factors_of_the_ideal_do_not_matter(session: Session) -> None:
    redundant = Ideal([*TWISTED_CUBIC.exprs, x * (y - x**2), (z - x**3) ** 2], [x, y, z])
    assert same_ideal(singular_locus(redundant, session=session), Ideal([1], [x, y, z]))


def test_a_thick_point_is_a_smooth_variety(session: Session) -> None:
    assert singular_locus(FAT_POINT, session=session).exprs == (1,)
    plain = singular_locus(FAT_POINT, assume=("radical", "equidimensional"), session=session)
    assert same_ideal(plain, FAT_POINT)


@each("d", [2, 3])
def test_fermat_cones_are_singular_at_the_origin_unless_they_are_multiple_planes(
    session: Session, d: int
) -> None:
    fermat = sum(v**d for v in (x, y, z))
    ring = symbols("x y z")
    for p, reduced in ((5, True), (d, False)):
        found = singular_locus(Ideal([fermat], ring, GF(p)), session=session)
        assert dimension(found, session=session) == (0 if reduced else -1)


def test_cones_with_many_minors_have_all_forms_of_their_degree(session: Session) -> None:
    """15,876 minors of degree 4: at each point but the vertex one does not vanish."""
    cone = determinantal(3, 3, 1)
    found = singular_locus(cone, session=session)
    forms = [f for f in found.generators if f.total_degree() == 4]
    assert len(forms) == 15**2  # of the forms of degree 4 on P^2 x P^2, all
    assert dimension(found, session=session) == 0


def test_a_network_with_a_million_minors_is_singular_where_the_rank_drops(session: Session) -> None:
    network = ConvolutionalNetwork((2, 3), activation=t**2).parametrization().map
    variety = vanishing_ideal(network, session=session)
    found = singular_locus(variety, session=session)
    singular = set()
    filters = [(1, 2), (0, 1), (1, 0)]
    for first, second in product(filters, [(1, 2, 3), (0, 1, 0), (0, 0, 1)]):
        values = dict(zip(network.parameters, (*first, *second), strict=True))
        point = tuple(f.as_expr().subs(values) for f in network.coordinates)
        drops = rank_at(point, variety) < 6
        assert is_zero_at(found, point) is drops, (first, second)
        singular.add(drops)
    assert singular == {True, False}
