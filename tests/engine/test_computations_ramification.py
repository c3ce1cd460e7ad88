"""ramification_locus: of ideals with matrices and with maps, and of maps.

Checked against what is known, and at points: a smooth point of the variety lies in the locus
exactly when the numerical rank of ideal and map, stacked, is smaller than at a general point.
"""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest
from certificates import contains, is_zero_at, rank_at, same_ideal
from each import each
from sympy import GF, Expr, Matrix, Rational, cos, pi, sin, sqrt
from varieties import (
    CIRCLE,
    CUSP,
    EMPTY,
    FOUR_POINTS,
    NODE,
    RESULTANT,
    SPHERE,
    STEINER,
    SWALLOWTAIL,
    TORUS,
    TWISTED_CUBIC,
    TWISTED_CUBIC_BY_MINORS,
    WHOLE_PLANE,
    a,
    b,
    determinantal,
    s,
    t,
    u,
    x,
    y,
    z,
)

from nnag_m2 import (
    ConvolutionalNetwork,
    Ideal,
    PolynomialMap,
    Session,
    degree,
    dimension,
    radical,
    ramification_locus,
    saturation,
    singular_locus,
    vanishing_ideal,
)

pytestmark = pytest.mark.engine

BIG = 19**40
CUBICS = Ideal([t**3 + a * t + b], [t, a, b])
QUADRICS = Ideal([t**2 + a * t + b], [t, a, b])
TO_COEFFICIENTS = [[0, 1, 0], [0, 0, 1]]
TWO_CIRCLES = Ideal([(x**2 + y**2 - 1) * ((x - 5) ** 2 + y**2 - 4)], [x, y])
CIRCLE_AND_FIBRE = Ideal([(x**2 + y**2 - 1) * (x - 3)], [x, y])

# name: ideal, projection, the radical of the ramification locus
KNOWN: dict[str, tuple[Ideal, object, list[Expr]]] = {
    "circle to a line": (CIRCLE, [[1, 0]], [y, x**2 - 1]),
    "circle by a map": (CIRCLE, PolynomialMap([x**2], [x, y]), [x * y, x**2 + y**2 - 1]),
    "circle to a point": (CIRCLE, [[0, 0]], [1]),
    "circle to itself": (CIRCLE, [[1, 0], [0, 1]], [1]),
    "circle along proportional rows": (CIRCLE, [[1, 0], [2, 0], [-3, 0]], [y, x**2 - 1]),
    "sphere to a plane": (SPHERE, [[1, 0, 0], [0, 1, 0]], [z, x**2 + y**2 - 1]),
    "sphere to a line": (SPHERE, Matrix([[0, 0, 1]]), [x, y, z**2 - 1]),
    # two circles, and two pairs of complex lines at height +-sqrt(-3)
    "torus from above": (
        TORUS, np.array([[1, 0, 0], [0, 1, 0]]),
        [z * (x**2 + y**2), z * (z**2 + 3), (x**2 + y**2 - 1) * (x**2 + y**2 - 9) + 3 * z**2],
    ),
    "height on a standing torus": (TORUS, [[1, 0, 0]], [y, z, (x**2 - 1) * (x**2 - 9)]),
    "parabola along its axis": (Ideal([y - x**2], [x, y]), [[0, 1]], [x, y]),
    "cusp to its axis": (CUSP, [[1, 0]], [1]),
    "cusp across its axis": (CUSP, [[0, 1]], [1]),
    "node": (NODE, [[1, 0]], [x + 1, y]),
    "roots of quadrics": (QUADRICS, TO_COEFFICIENTS, [2 * t + a, t**2 - b]),
    "roots of cubics": (CUBICS, TO_COEFFICIENTS, [3 * t**2 + a, 2 * t**3 - b]),
    "twisted cubic to its osculating plane": (TWISTED_CUBIC, [[0, 1, 0], [0, 0, 1]], [x, y, z]),
    "twisted cubic, by minors": (TWISTED_CUBIC_BY_MINORS, [[0, 1, 0], [0, 0, 1]], [x, y, z]),
    "twisted cubic to its tangent": (TWISTED_CUBIC_BY_MINORS, [[1, 0, 0]], [1]),
    "points": (FOUR_POINTS, [[1, 0]], [1]),
    "empty": (EMPTY, [[1, 0]], [1]),
    "the whole plane, linearly": (WHOLE_PLANE, [[1, 0]], [1]),
    "the whole plane, folded": (WHOLE_PLANE, PolynomialMap([x**2, y], [x, y]), [x]),
    "two components": (TWO_CIRCLES, [[1, 0]], [y, (x**2 - 1) * (x - 3) * (x - 7)]),
    "a component inside a fibre": (CIRCLE_AND_FIBRE, [[1, 0]], [y * (x - 3), (x**2 - 1) * (x - 3)]),
    "circle modulo 7": (Ideal(CIRCLE.exprs, [x, y], GF(7)), [[1, 0]], [y, x**2 - 1]),
    "roots of quadrics modulo 2": (
        Ideal(QUADRICS.exprs, [t, a, b], GF(2)), TO_COEFFICIENTS, [a, t**2 - b],
    ),
    "big coefficients": (Ideal([y - BIG * x**2], [x, y]), [[0, Rational(1, BIG)]], [x, y]),
}  # fmt: skip
NAMES = each("name", KNOWN)


@NAMES
def test_ramification_locus_has_the_known_points(session: Session, name: str) -> None:
    ideal, projection, expected = KNOWN[name]
    found = ramification_locus(ideal, projection, session=session)
    assert contains(found, ideal)
    reduced = radical(found, session=session)
    assert same_ideal(reduced, Ideal(expected, ideal.variables, ideal.field))


COS, SIN = Rational(3, 5), Rational(4, 5)
POINTS = {
    "circle to a line": [(1, 0), (-1, 0), (COS, SIN), (0, 1)],
    "circle by a map": [(1, 0), (0, 1), (0, -1), (COS, SIN)],
    "sphere to a plane": [(COS, SIN, 0), (1, 0, 0), (0, 0, 1), (COS, 0, SIN)],
    "sphere to a line": [(0, 0, 1), (0, 0, -1), (COS, SIN, 0), (0, COS, SIN)],
    "torus from above": [
        ((2 + cos(v)) * cos(1), (2 + cos(v)) * sin(1), sin(v)) for v in (0, pi, pi / 2, 1, 4)
    ],
    "height on a standing torus": [(3, 0, 0), (-1, 0, 0), (0, 3, 0), (2, 0, 1), (0, 2, -1)],
    "node": [(-1, 0), (3, 6), (8, -24)],
    "roots of cubics": [(2, -12, 16), (0, 0, 0), (1, 2, -3), (-1, -3, -2), (-1, 4, 5)],
    "twisted cubic, by minors": [(0, 0, 0), (1, 1, 1), (-2, 4, -8)],
    "two components": [(1, 0), (3, 0), (7, 0), (5, 2), (0, -1)],
    "circle along proportional rows": [(1, 0), (COS, SIN)],
}


@each("name", POINTS)
def test_the_rank_drops_at_the_points_of_the_locus_and_at_no_others(
    session: Session, name: str
) -> None:
    ideal, projection, _ = KNOWN[name]
    found = ramification_locus(ideal, projection, session=session)
    mapping = (
        projection
        if isinstance(projection, PolynomialMap)
        else PolynomialMap.linear(projection, ideal.variables)
    )
    ranks = {point: rank_at(point, ideal, mapping) for point in POINTS[name]}
    assert len(set(ranks.values())) > 1, "both kinds of points are needed"
    for point, rank in ranks.items():
        assert is_zero_at(ideal, point)
        assert is_zero_at(found, point) is (rank < max(ranks.values()))


def test_projected_matrices_of_rank_1_ramify_where_the_numerical_rank_drops(
    session: Session,
) -> None:
    ideal = determinantal(2, 3, 1)
    projection = [[1, 0, 0, 0, 1, 0], [0, 1, 0, 0, 0, 1], [0, 0, 1, 1, 0, 0]]
    found = ramification_locus(ideal, projection, session=session)
    mapping = PolynomialMap.linear(projection, ideal.variables)
    # (p, q) x (e, f, g) maps to (p e + q f, p f + q g, p g + q e)
    for p, q in ((1, 0), (1, -1), (2, 1), (-1, 2)):
        for e, f, g in ((1, 1, 1), (1, -1, 0), (0, 2, -1), (3, 1, 2)):
            point = (p * e, p * f, p * g, q * e, q * f, q * g)
            assert rank_at(point, ideal) == 2, "smooth"
            assert is_zero_at(found, point) is (rank_at(point, ideal, mapping) < 5)
    assert is_zero_at(found, (1, -1, 0, -1, 1, 0))


# name: map, the radical of its ramification locus
MAPS: dict[str, tuple[PolynomialMap, list[Expr]]] = {
    "squaring": (PolynomialMap([t**2], [t]), [t]),
    "fold": (PolynomialMap([s**2, t], [s, t]), [s]),
    "Whitney's cusp": (PolynomialMap([s**3 + s * t, t], [s, t]), [3 * s**2 + t]),
    "Whitney's umbrella": (PolynomialMap([s**2, s * t, t], [s, t]), [s, t]),
    "Steiner": (STEINER, [s * t * u]),
    "swallowtail": (SWALLOWTAIL, [6 * t**2 + a]),
    "constant": (PolynomialMap([1, Rational(1, 2)], [s, t]), [1]),
    "identity": (PolynomialMap([s, t], [s, t]), [1]),
    "one coordinate": (PolynomialMap([s**2 + t**2], [s, t]), [s, t]),
    "more coordinates than variables": (PolynomialMap([s**2, s * t, t**2, s**3], [s, t]), [s, t]),
    "more variables than coordinates": (PolynomialMap([s * t + u**2], [s, t, u]), [s, t, u]),
    "defective": (PolynomialMap([s * t, (s * t) ** 2, s * t + 1], [s, t]), [s, t]),
    "Frobenius": (PolynomialMap([s**3, t], [s, t], GF(3)), [1]),
    "squaring modulo 2": (PolynomialMap([t**2], [t], GF(2)), [1]),
    "fold modulo 2": (PolynomialMap([s**2 + s * t, t], [s, t], GF(2)), [t]),
    "big coefficients": (PolynomialMap([BIG * t**3 - 3 * BIG * t], [t]), [t**2 - 1]),
}  # fmt: skip


@each("name", MAPS)
def test_ramification_locus_of_a_map_is_known(session: Session, name: str) -> None:
    mapping, expected = MAPS[name]
    found = ramification_locus(mapping, session=session)
    assert found.variables == mapping.parameters
    reduced = radical(found, session=session)
    assert same_ideal(reduced, Ideal(expected, mapping.parameters, mapping.field))


@each("name", ["fold", "Whitney's cusp", "Whitney's umbrella", "defective"])
def test_rank_of_a_map_drops_exactly_on_its_ramification_locus(session: Session, name: str) -> None:
    mapping = MAPS[name][0]
    found = ramification_locus(mapping, session=session)
    general = rank_at((sqrt(2), -sqrt(3)), mapping)
    for point in ((0, 0), (0, 1), (1, 0), (1, -3), (2, -12), (2, 1), (-1, 5)):
        assert is_zero_at(found, point) is (rank_at(point, mapping) < general)


def test_a_graph_ramifies_where_its_map_does(session: Session) -> None:
    graph = Ideal([z - s**3 - s * t], [s, t, z])
    found = ramification_locus(graph, [[0, 0, 1], [0, 1, 0]], session=session)
    assert same_ideal(found, Ideal([z - s**3 - s * t, 3 * s**2 + t], [s, t, z]))


def test_a_wide_map_is_ramified_nowhere_and_needs_no_basis_of_its_image(session: Session) -> None:
    # Macaulay2's own rank of this 3 x 6 matrix takes a minute
    chance = random.Random(8)
    cubics = [
        s**i * t**j * u**k for i, j, k in itertools.product(range(4), repeat=3) if i + j + k <= 3
    ]
    coordinates = [sum(chance.randint(-9, 9) * m for m in cubics) for _ in range(6)]
    mapping = PolynomialMap(coordinates, [s, t, u])
    found = ramification_locus(mapping, session=session)
    assert found == Ideal([1], [s, t, u])


def test_projections_of_the_resultant_ramify_as_the_lecture_counts(session: Session) -> None:
    # mathematics of the reference case: for a kernel of dimension 2 the branch locus, of the
    # dimension of the ramification locus, is a hypersurface of degree 4 in 4-space
    chance = random.Random(3)
    field = GF(32003)
    ideal = Ideal(RESULTANT.exprs, RESULTANT.variables, field)
    projection = [[chance.randint(-5, 5) for _ in ideal.variables] for _ in range(4)]
    found = ramification_locus(ideal, projection, session=session)
    assert (dimension(found, session=session), degree(found, session=session)) == (3, 4)
    singular = singular_locus(ideal, session=session)
    assert not contains(found, singular)


def test_matrices_of_rank_one_projected_to_four_space_ramify_in_degree_twelve(
    session: Session,
) -> None:
    # of P2 x P2, with the canonical class -3 (h + k), on P4: -3 (h + k) + 5 (h + k) = 2 (h + k),
    # of degree 2 (h + k)^4 = 12, in the cone of dimension 4
    projection = [
        [1, 0, 2, -1, 0, 3, 0, 1, 0], [0, 1, -1, 0, 2, 0, 1, 0, 3], [2, 0, 0, 1, -1, 0, 3, 0, 1],
        [0, -3, 1, 0, 1, 2, 0, 1, -1], [1, 1, 0, 3, 0, -2, 1, 0, 0],
    ]  # fmt: skip
    found = ramification_locus(determinantal(3, 3, 1), projection, session=session)
    assert (dimension(found, session=session), degree(found, session=session)) == (4, 12)


def test_a_network_projected_to_four_space_ramifies_off_its_singular_points(
    session: Session,
) -> None:
    # CNN (2,3), t^2, in its span: a cone of dimension 4, singular in dimension 2, whose locus is a
    # threefold; 214 equations of the singular points, of which few have to be taken
    mapping = ConvolutionalNetwork((2, 3), activation=2).parametrization("reduced").map
    field = GF(32003)
    image = vanishing_ideal(mapping, session=session)
    ideal = Ideal(image.exprs, image.variables, field)
    chance = random.Random(5)
    projection = [[chance.randint(-9, 9) for _ in ideal.variables] for _ in range(4)]
    found = ramification_locus(ideal, projection, session=session)
    assert (dimension(found, session=session), degree(found, session=session)) == (3, 10)
    singular = singular_locus(ideal, session=session)
    assert dimension(singular, session=session) == 2
    assert saturation(found, singular, session=session) == found
