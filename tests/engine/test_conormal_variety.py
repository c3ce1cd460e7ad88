"""conormal_variety: against inverse matrices, parametrizations, duality and intersection theory."""

from __future__ import annotations

import random
from itertools import chain

import pytest
from certificates import dimension_by_monomials, is_zero_at, same_ideal
from each import each
from polar_classes import polar_degrees_of_matrices
from refusals import message
from sympy import GF, Expr, Matrix, symbols
from varieties import (
    CUSP,
    EMPTY,
    FAT_POINT,
    LINE_WITH_POINT,
    NODE,
    TWISTED_CUBIC_BY_MINORS,
    WHITNEY_UMBRELLA,
    WHOLE_PLANE,
    determinantal,
    rational_normal_curve,
    s,
    t,
    w,
    x,
    y,
    z,
)

from nnag_m2 import (
    Ideal,
    Session,
    conormal_variety,
    degree,
    elimination_ideal,
    is_equal,
    polar_degrees,
)

engine = pytest.mark.engine
SPACE, DUAL = (x, y, z), symbols("p q r")

# name: ideal, equations of the pairs by hand
BY_HAND: dict[str, tuple[Ideal, list[Expr]]] = {
    "circle": (
        Ideal([x**2 + y**2 - 1], [x, y]),
        [x**2 + y**2 - 1, x * DUAL[1] - y * DUAL[0]],
    ),
    "plane and line": (
        Ideal([x * z, y * z], SPACE),
        [x * z, y * z, x * DUAL[0], x * DUAL[1], y * DUAL[0], y * DUAL[1], z * DUAL[2],
         DUAL[0] * DUAL[2], DUAL[1] * DUAL[2]],
    ),
    "line with a point": (LINE_WITH_POINT, [x * (x - 1), x * y, y * DUAL[1], (x - 1) * DUAL[1]]),
    "fat point": (FAT_POINT, [x, y]),
    "double line": (Ideal([x**2], [x, y]), [x, DUAL[1]]),
    "everything": (WHOLE_PLANE, [DUAL[0], DUAL[1]]),
    "nothing": (EMPTY, [1]),
}  # fmt: skip


@engine
@each("name", BY_HAND)
@each("field", [None, GF(32003)], ids=str)
def test_pairs_by_hand(session: Session, name: str, field: object) -> None:
    ideal, pairs = BY_HAND[name]
    if field is not None:
        ideal = Ideal(ideal.exprs, ideal.variables, field)
    dual = DUAL[: len(ideal.variables)]
    found = conormal_variety(ideal, dual, session=session)
    assert found.variables == (*ideal.variables, *dual)
    assert same_ideal(found, Ideal(pairs, found.variables, ideal.field))


@engine
@each(
    "ideal",
    [CUSP, NODE, WHITNEY_UMBRELLA, TWISTED_CUBIC_BY_MINORS, determinantal(2, 2, 1),
     rational_normal_curve(3)],
    ids=str,
)  # fmt: skip
def test_it_has_half_the_dimension(session: Session, ideal: Ideal) -> None:
    found = conormal_variety(ideal, session=session)
    assert dimension_by_monomials(found) == len(ideal.variables)


@engine
@each("seed", range(4))
def test_quadrics_are_dual_to_those_of_the_inverse_matrices(session: Session, seed: int) -> None:
    draw = random.Random(seed)
    half = Matrix(3, 3, [draw.randint(-5, 5) for _ in range(9)])
    matrix = half + half.T
    assert matrix.det() != 0
    forms = [(Matrix(v).T * m * Matrix(v))[0] for v, m in ((SPACE, matrix), (DUAL, matrix.inv()))]
    quadric, dual = (Ideal([f], v) for f, v in zip(forms, (SPACE, DUAL), strict=True))
    pairs = conormal_variety(quadric, DUAL, session=session)
    assert same_ideal(elimination_ideal(pairs, SPACE, session=session), dual)
    back = conormal_variety(dual, SPACE, session=session)
    assert same_ideal(Ideal(back.exprs, pairs.variables), pairs)


@engine
def test_a_curve_and_its_dual_have_the_same_pairs(session: Session) -> None:
    """The nodal cubic is the dual of a quartic with three cusps and a double tangent."""
    cubic = Ideal([y**2 * z - x**3 - x**2 * z], SPACE)
    pairs = conormal_variety(cubic, DUAL, session=session)
    dual = elimination_ideal(pairs, SPACE, session=session)
    back = conormal_variety(dual, SPACE, session=session)
    assert is_equal(Ideal(back.exprs, pairs.variables), pairs, session=session)


@engine
def test_normals_of_a_parametrized_curve(session: Session) -> None:
    cone = rational_normal_curve(3)
    found = conormal_variety(cone, session=session)
    curve = Matrix([s**3, s**2 * t, s * t**2, t**3])
    for place in ((1, 0), (1, 2), (-3, 5)):
        at = dict(zip((s, t), place, strict=True))
        normals = curve.jacobian([s, t]).subs(at).T.nullspace()
        assert len(normals) == 2
        point = [*curve.subs(at), *(normals[0] * 3 - normals[1] * 7)]
        assert is_zero_at(found, point)
        assert not is_zero_at(found, [*point[:4], *(normals[0] + Matrix(point[:4]))])


@engine
@each(
    ("cone", "known"),
    [
        (determinantal(2, 3, 1), polar_degrees_of_matrices(2, 3, 1)),
        (determinantal(2, 2, 1), polar_degrees_of_matrices(2, 2, 1)),
        (rational_normal_curve(3), (4, 3)),
    ],
    ids=["2 x 3", "2 x 2", "twisted cubic"],
)
def test_its_bidegrees_are_the_polar_degrees(
    session: Session, cone: Ideal, known: tuple[int, ...]
) -> None:
    cone = Ideal(cone.exprs, cone.variables, GF(32003))
    assert polar_degrees(cone, session=session) == known
    pairs = conormal_variety(cone, session=session)
    draw = random.Random(1)
    n = len(cone.variables)

    def form(variables: tuple[Expr, ...]) -> Expr:
        return sum(draw.randrange(1, 32003) * v for v in variables)

    points, normals = pairs.variables[:n], pairs.variables[n:]
    for i, number in enumerate(known):
        # one form more for each factor is 1: that scales the point, and the normal
        sections = chain(
            [form(points) - 1, form(normals) - 1],
            (form(points) for _ in range(i)),
            (form(normals) for _ in range(n - 2 - i)),
        )
        cut = Ideal([*pairs.exprs, *sections], pairs.variables, cone.field)
        assert degree(cut, session=session) == number


@engine
def test_what_is_assumed_is_not_tested(session: Session) -> None:
    ideal = Ideal([x * z - y**2, x * w - y * z, y * w - z**2], [x, y, z, w])
    tested = conormal_variety(ideal, session=session)
    words = ("radical", "equidimensional")
    assert "reducedParts" not in conormal_variety.script(ideal, assume=words)
    assert same_ideal(conormal_variety(ideal, assume=words, session=session), tested)


def test_dual_coordinates_are_new_symbols() -> None:
    taken = symbols("y_1 x")
    script = conormal_variety.script(Ideal([taken[0] * taken[1]], taken))
    assert "R = QQ[y_1, x, v_1, v_2];" in script
    assert 'v_2 stands for "yy_2"' in script
    curve = Ideal([x * y - 1], [x, y])
    for variables, part in [
        (z, "the dual space needs 2 variables; got 1"),
        ((x, z), "different from each other"),
        ("pq", "symbols"),
    ]:
        said = message(lambda variables=variables: conormal_variety.script(curve, variables))
        assert said.startswith("conormal_variety: ")
        assert part in said
