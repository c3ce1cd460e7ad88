"""Ideals that are not radical or not equidimensional: every question is about the variety.

Planes and lines, double lines, embedded points, crossing lines: values known by hand.  Unions of
random linear subspaces: each has one critical point, the projection of the data.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from certificates import same_ideal
from each import each
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from refusals import message
from sympy import GF, Matrix, diag, prod, symbols

from nnag_m2 import (
    Ideal,
    PolynomialMap,
    Session,
    branch_locus,
    critical_ideal,
    critical_points,
    critical_points_by_corank,
    critical_values,
    degenerate_critical_points,
    ed_discriminant,
    ed_polynomial,
    euclidean_distance_degree,
    generic_fiber,
    image_degree,
    milnor_number,
    multiplicity,
    offset,
    polar_degrees,
    positive_loss_degree,
    positive_loss_ideal,
    ramification_locus,
    singular_locus,
    stratified_critical_points,
    tjurina_number,
)
from nnag_m2.invariants.hypotheses import PRIME, to_be_tested, without_multiple_factors

pytestmark = pytest.mark.engine

x, y, z, w = symbols("x y z w")
SPACE = (x, y, z)
FORMULATIONS = ("automatic", "multipliers", "left_kernel", "complete_intersection", "minors")
BEYOND_FACTORING = GF(1073741789)

# The same variety, a plane and a line, by different ideals.
PLANE_AND_LINE = {
    "radical": Ideal([x * z, y * z], SPACE),
    "double line": Ideal([z * x**2, z * y], SPACE),
    "double plane": Ideal([x * z**2, y * z**2], SPACE),
    "embedded point": Ideal([x * z, y * z**2, y**2 * z], SPACE),
}
EACH = each("ideal", PLANE_AND_LINE.values(), ids=PLANE_AND_LINE.keys())


def places(points: Any) -> list[tuple[Any, ...]]:
    return [point.midpoint for point in points]


@EACH
def test_plane_and_line_have_one_critical_point_each(session: Session, ideal: Ideal) -> None:
    found = critical_points(ideal, [3, 5, 7], session=session)
    assert places(found) == [(0, 0, 7), (3, 5, 0)]
    for formulation in FORMULATIONS:
        by = critical_ideal(ideal, [3, 5, 7], formulation=formulation, session=session)
        expected = Ideal([z * (z - 7), 3 * z + 7 * x - 21, 5 * z + 7 * y - 35], SPACE)
        assert same_ideal(by, expected)
    proved = critical_ideal(ideal, [3, 5, 7], proof=True, session=session)
    assert same_ideal(proved, expected)


@EACH
def test_plane_and_line_are_counted_together(session: Session, ideal: Ideal) -> None:
    for quadric in ("unit", "generic"):
        for formulation in FORMULATIONS:
            assert (
                euclidean_distance_degree(ideal, quadric, formulation=formulation, session=session)
                == 2
            )
    assert positive_loss_degree(ideal, session=session) == 2
    assert polar_degrees(ideal, session=session) == (1, 1)
    assert (
        euclidean_distance_degree(ideal, "generic", formulation="polar_degrees", session=session)
        == 2
    )


@EACH
def test_loci_of_plane_and_line(session: Session, ideal: Ideal) -> None:
    origin = Ideal([x, y, z], SPACE)
    assert same_ideal(singular_locus(ideal, session=session), origin)
    # the cylinder over a parabola in the plane folds the plane along a line, and not the line
    fold = PolynomialMap([x**2, y, z], SPACE)
    ramified = ramification_locus(ideal, fold, session=session)
    assert same_ideal(ramified, Ideal([x, z], SPACE))
    branched = branch_locus(ideal, fold, SPACE, session=session)
    assert same_ideal(branched, Ideal([x, z], SPACE))


@EACH
def test_all_distances_to_plane_and_line(session: Session, ideal: Ideal) -> None:
    u, v, s, t = symbols("u v s t")
    expected = (t - s**2) * (t - u**2 - v**2)
    found = ed_polynomial(ideal, variables=(u, v, s), symbol=t, session=session)
    assert found.as_expr() in (expected.expand(), -expected.expand())
    assert ed_discriminant(ideal, session=session).exprs == (1,)
    found = offset(ideal, 1, variables=(u, v, s), session=session)
    assert same_ideal(found, Ideal([expected.subs(t, 1)], (u, v, s)))
    values = critical_values(ideal, [3, 5, 7], symbol=t, session=session)
    assert sorted(values.ground_roots()) == [34, 49]


@EACH
def test_positive_loss_on_plane_and_line(session: Session, ideal: Ideal) -> None:
    """The quadric (x - z)^2 + (y - z)^2 has a kernel that meets both: no loss on either."""
    quadric = Matrix([[1, 0, -1], [0, 1, -1], [-1, -1, 2]])
    assert positive_loss_degree(ideal, quadric, session=session) == 1
    assert euclidean_distance_degree(ideal, quadric, session=session) == 2
    found = positive_loss_ideal(ideal, [3, 5, 7], quadric, session=session)
    # on the line it is (z - 4)^2 + (z - 2)^2
    assert same_ideal(found, Ideal([x, y, z - 3], SPACE))
    said = message(lambda: degenerate_critical_points(ideal, [3, 5, 7], quadric, session=session))
    assert "components of codimension 1, 2; try each one of minimal_primes(ideal)" in said
    said = message(lambda: critical_points_by_corank(ideal, [1], session=session))
    assert "all components must have one dimension" in said
    strata = stratified_critical_points(ideal, [3, 5, 7], quadric, check=False, session=session)
    assert [s.stratum.dimension for s in strata] == [2, 1, 0]


# Curves in the plane: two lines that cross, one of them multiple or with an embedded point.
CROSS = {
    "radical": Ideal([x * y], [x, y]),
    "double": Ideal([x**2 * y], [x, y]),
    "embedded point on one": Ideal([x * y * (x - 1), x * y**2], [x, y]),
    "embedded point at the crossing": Ideal([x**2 * y, x * y**2], [x, y]),
    "modulo a prime": Ideal([x**2 * y], [x, y], GF(32003)),
}
EACH_CROSS = each("ideal", CROSS.values(), ids=CROSS.keys())


@EACH_CROSS
def test_crossing_lines(session: Session, ideal: Ideal) -> None:
    assert same_ideal(singular_locus(ideal, session=session), Ideal([x, y], [x, y], ideal.field))
    assert euclidean_distance_degree(ideal, session=session) == 2
    assert positive_loss_degree(ideal, session=session) == 2
    # the first line is contracted, so that all its smooth points are ramified
    ramified = ramification_locus(ideal, [[1, 0]], session=session)
    assert same_ideal(ramified, Ideal([x], [x, y], ideal.field))
    branched = branch_locus(ideal, [[1, 0]], session=session)
    assert [g.degree() for g in branched.generators] == [1]
    losses = positive_loss_ideal(ideal, [2, 3], session=session)
    simple = Ideal([x * y], [x, y], ideal.field)
    assert same_ideal(losses, positive_loss_ideal(simple, [2, 3], session=session))
    if ideal.field != GF(32003):
        assert places(critical_points(ideal, [2, 3], session=session)) == [(0, 3), (2, 0)]
        # the projection to one line is where they cross: it is singular
        assert places(critical_points(ideal, [0, 3], session=session)) == [(0, 3)]
        (found,) = (critical_ideal(ideal, [0, 3], session=session),)
        assert same_ideal(found, Ideal([x, y - 3], [x, y]))


def test_degenerate_quadrics_on_multiple_curves(session: Session) -> None:
    """A double circle with an embedded point, in the ideal's way: as for the circle."""
    circle = x**2 + y**2 - 1
    for fat in ([circle**2], [circle * x, circle * (y - 1)], [circle**2, circle * y]):
        ideal = Ideal(fat, [x, y])
        found = degenerate_critical_points(ideal, [0, 2], diag(1, 0), session=session)
        assert (found.zero_loss.degree, found.positive_loss.degree) == (2, 2)
        assert found.correspondence is not None
        assert (found.correspondence.points, found.correspondence.image_points) == (2, 2)
        table = critical_points_by_corank(ideal, [0], check=False, session=session)
        assert table[0].positive_loss.degree == 4


def test_focal_loci_of_multiple_curves(session: Session) -> None:
    parabola = y - x**2
    evolute = ed_discriminant(Ideal([parabola], [x, y]), session=session)
    for fat in ([parabola**2], [parabola**2, parabola * x], [parabola * z, parabola * (z - 1)]):
        variables = [x, y, z] if any(f.has(z) for f in fat) else [x, y]
        found = ed_discriminant(Ideal(fat, variables), session=session)
        assert found.exprs[0] == evolute.exprs[0]


@pytest.mark.newest_engine  # others are asked the same of components of fewer variables, above
def test_matrices_that_commute_with_a_permutation(session: Session) -> None:
    """Of rank 2 at most, for (12)(34): two blocks of rank at most 1 each, or one alone.

    The commuting matrices are pairs of 2 x 2 matrices; the components are 1 + 1, 2 + 0, 0 + 2.
    """
    entries = symbols("a:4_0:4")
    a = Matrix(4, 4, entries)
    p = Matrix([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]])
    threes = [[0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2, 3]]
    minors = [a.extract(r, c).det() for r, c in product(threes, threes)]
    ideal = Ideal([*(e for e in a * p - p * a if e != 0), *minors], entries)
    assert euclidean_distance_degree(ideal, session=session) == 4 + 1 + 1
    assert euclidean_distance_degree(ideal, assume=PRIME, session=session) == 4
    data = [(7 * i) % 5 + i % 3 for i in range(16)]
    assert len(critical_points(ideal, data, session=session)) == 6


SUBSPACE = st.lists(
    st.tuples(*[st.integers(-2, 2)] * 4).map(list), min_size=1, max_size=3
)  # equations: three coefficients, and the number that they are to give


@pytest.mark.newest_engine  # one by one, these questions are asked on all engines above
@settings(
    max_examples=8,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
@given(drawn=st.lists(SUBSPACE, min_size=2, max_size=3), power=st.integers(1, 2))
def test_unions_of_linear_subspaces(
    session: Session, drawn: list[list[list[int]]], power: int
) -> None:
    """The product of their ideals, one of them squared: the nearest points are projections."""
    subspaces = [Matrix(rows) for rows in drawn]
    for s in subspaces:
        assume(s[:, :3].rank() == s.rows)
    kept = [
        s
        for i, s in enumerate(subspaces)
        if not any(
            s.col_join(t).rank() == s.rank() and (t.rows < s.rows or j < i)
            for j, t in enumerate(subspaces)
            if j != i
        )
    ]
    forms = [list(s[:, :3] * Matrix(SPACE) - s[:, 3]) for s in subspaces]
    factors = [*forms, *[forms[0]] * (power - 1)]
    ideal = Ideal([prod(choice) for choice in product(*factors)], SPACE)
    assert euclidean_distance_degree(ideal, session=session) == len(kept)
    data = Matrix([11, -7, 5])
    feet = [_foot(s, data) for s in kept]
    alone = {tuple(f) for i, f in enumerate(feet) if sum(_lies(f, s) for s in kept) == 1}
    assert set(places(critical_points(ideal, list(data), session=session))) == alone


def _foot(subspace: Matrix, data: Matrix) -> Matrix:
    a, b = subspace[:, :3], subspace[:, 3]
    return data - a.T * (a * a.T).inv() * (a * data - b)


def _lies(point: Matrix, subspace: Matrix) -> bool:
    return not any(subspace[:, :3] * point - subspace[:, 3])


def test_where_polynomials_cannot_be_factored_a_question_is_refused(session: Session) -> None:
    plane_and_line = Ideal([x * z, y * z], SPACE, BEYOND_FACTORING)
    asked = (
        lambda **k: euclidean_distance_degree(plane_and_line, session=session, **k),
        lambda **k: positive_loss_degree(plane_and_line, session=session, **k),
        lambda **k: positive_loss_ideal(plane_and_line, [3, 5, 7], session=session, **k),
        lambda **k: polar_degrees(plane_and_line, session=session, **k),
        lambda **k: singular_locus(plane_and_line, session=session, **k),
        lambda **k: ramification_locus(plane_and_line, [[1, 0, 0]], session=session, **k),
        lambda **k: branch_locus(plane_and_line, [[1, 0, 0]], session=session, **k),
    )
    for ask in asked:
        assert "or assume=('radical', 'equidimensional')" in message(ask)
        ask(assume=PRIME)
    axes = Ideal([x * y, x * z, y * z], SPACE, BEYOND_FACTORING)
    assert euclidean_distance_degree(axes, session=session) == 3


def test_small_fields_are_no_excuse(session: Session) -> None:
    """Few sections exist over GF(2): nothing is concluded from bad ones."""
    for generators, singular in (([x * z, y * z], [x, y, z]), ([x**2, x * y], [1])):
        ideal = Ideal(generators, SPACE, GF(2))
        assert same_ideal(singular_locus(ideal, session=session), Ideal(singular, SPACE, GF(2)))


def test_what_is_assumed_is_not_tested() -> None:
    ideal = PLANE_AND_LINE["radical"]
    script = euclidean_distance_degree.script
    assert "isSurelyUnmixed" in script(ideal)
    assert "that the ideal is radical and equidimensional (not checked)" not in script(ideal)
    for both in (PRIME, ["equidimensional", "radical"]):
        assert "isSurelyUnmixed" not in script(ideal, assume=both)
        assert "radical and equidimensional (not checked)" in script(ideal, assume=both)
    assert ", true);" in script(ideal, assume="radical")
    assert ", false);" in script(ideal, assume="equidimensional")
    # hypersurfaces and linear spaces have nothing to be tested
    for plain in (Ideal([x**2 * y], SPACE), Ideal([x, y - 1], SPACE), Ideal([], SPACE)):
        assert to_be_tested(without_multiple_factors(plain, ()), ()) == ()


def test_the_numbers_for_tests_come_from_the_ideal_alone() -> None:
    def drawn(ideal: Ideal) -> dict[str, Any]:
        return dict(to_be_tested(ideal, (), prime=True))

    first = drawn(PLANE_AND_LINE["radical"])
    assert first == drawn(Ideal([x * z, y * z], SPACE))
    assert first["modulus"] != drawn(PLANE_AND_LINE["double line"])["modulus"]
    assert 2**28 < first["modulus"] < 2**29


@each("value", ["prime", ["radical", 1], 3, None, {"radical": 1, "x": 2}])
def test_other_assumptions_are_refused(value: Any) -> None:
    ideal = PLANE_AND_LINE["radical"]
    for ask in (
        lambda: euclidean_distance_degree.script(ideal, assume=value),
        lambda: critical_ideal.script(ideal, [3, 5, 7], assume=value),
        lambda: critical_points(ideal, [3, 5, 7], assume=value),
        lambda: singular_locus.script(ideal, assume=value),
        lambda: branch_locus.script(PolynomialMap([x**2], [x]), assume=value),
        lambda: ed_polynomial.script(ideal, assume=value),
        lambda: polar_degrees.script(ideal, assume=value),
        lambda: degenerate_critical_points(ideal, [1, 2, 3], diag(1, 1, 0), assume=value),
    ):
        assert "assume must be among 'radical', 'equidimensional'" in message(ask)


def test_ideals_of_points_must_be_maximal(session: Session) -> None:
    """Two nodes, rational or conjugate, a line, a double point: one point is meant."""
    nodes = Ideal([y**2 - (x**2 - 1) ** 2], [x, y])
    conjugate = Ideal([y**2 - (x**2 - 2) ** 2], [x, y])
    for ask in (milnor_number, tjurina_number, multiplicity):
        for wrong in ([x**2 - 1, y], [x - 1, y**2], [y - x**2 + 1], [1]):
            point = Ideal(wrong, [x, y])
            said = message(lambda ask=ask, point=point: ask(nodes, point, session=session))
            assert "the ideal of a point must be maximal" in said
        known = 2 if ask is multiplicity else 1
        assert ask(conjugate, Ideal([x**2 - 2, y], [x, y]), session=session) == known
        assert ask(nodes, Ideal([x - 1, y], [x, y]), session=session) == known


def test_inseparable_maps_are_refused(session: Session) -> None:
    """The p-th power has derivative 0, yet its image is a line."""
    p = 10007
    frobenius = PolynomialMap([x**p], [x], GF(p))
    for ask in (generic_fiber, image_degree):
        said = message(lambda ask=ask: ask(frobenius, session=session))
        assert "a map over QQ, or assume='separable'" in said
    assert generic_fiber(frobenius, assume="separable", session=session).dimension == 1
    fifth = PolynomialMap([x**5, x**5 * y**5], [x, y], GF(p))
    assert generic_fiber(fifth, session=session).points == 25
    contracted = PolynomialMap([(x * y) ** 2, (x * y) ** 3], [x, y], GF(p))
    assert "below p" in message(
        lambda: generic_fiber(
            PolynomialMap([(x * y) ** 60, (x * y) ** 61], [x, y], GF(p)), session=session
        )
    )
    assert generic_fiber(contracted, session=session).dimension == 1
