"""ED polynomial, offsets and focal loci: by parametrizations, by hand, against the degree."""

from __future__ import annotations

from typing import Any

import pytest
from each import each
from refusals import message
from sympy import GF, Expr, Matrix, Poly, Rational, Symbol, discriminant, eye, rem, solve, symbols
from varieties import (
    CIRCLE,
    CUSP,
    ELLIPSE,
    EMPTY,
    NODE,
    PARABOLA,
    SPHERE,
    TWISTED_CUBIC,
    WHOLE_PLANE,
    s,
    t,
    x,
    y,
    z,
)

from nnag_m2 import (
    EngineComplaint,
    Ideal,
    Session,
    critical_values,
    ed_discriminant,
    ed_polynomial,
    euclidean_distance_degree,
    generic_quadric,
    is_equal,
    offset,
    radical,
)

engine = pytest.mark.engine

U, V, W = symbols("u v w")
CARDIOID = Ideal([(x**2 + y**2 + x) ** 2 - x**2 - y**2], [x, y])
# name: curve, and a rational parametrization
CURVES: dict[str, tuple[Ideal, list[Expr]]] = {
    "parabola": (PARABOLA, [t, t**2]),
    "ellipse": (ELLIPSE, [2 * (1 - t**2) / (1 + t**2), 2 * t / (1 + t**2)]),
    "cusp": (CUSP, [-(t**2), t**3]),
    "node": (NODE, [t**2 - 1, t**3 - t]),
}
QUADRICS = {"unit": eye(2), "generic": generic_quadric(2)}


def centre(curve: list[Expr], quadric: Any, time: int) -> dict[Symbol, Rational]:
    """Return where the normals of a curve at a time and just after it meet."""
    point = Matrix(curve)
    normal = (point.diff(t).T * quadric * (point - Matrix([U, V])))[0]
    return solve([normal.subs(t, time), normal.diff(t).subs(t, time)], [U, V])


@engine
@each("quadric", QUADRICS)
@each("name", CURVES)
def test_the_evolute_is_the_envelope_of_the_normals(
    session: Session, name: str, quadric: str
) -> None:
    ideal, curve = CURVES[name]
    (evolute,) = ed_discriminant(ideal, QUADRICS[quadric], (U, V), session=session).exprs
    for time in (2, 3, 5, 7):
        assert evolute.subs(centre(curve, QUADRICS[quadric], time)) == 0
    assert evolute.subs({U: 17, V: 19}) != 0


@engine
def test_evolutes_by_hand(session: Session) -> None:
    found = ed_discriminant(PARABOLA, variables=(x, y), session=session)
    assert found.exprs[0] == (2 * (2 * y - 1) ** 3 - 27 * x**2).expand()
    # Lame: a + b + c = 0 for the cube roots a, b, c of (2 u)^2, v^2, -9
    first, second, third = 4 * U**2, V**2, -9
    lame = (first + second + third) ** 3 - 27 * first * second * third
    found = ed_discriminant(ELLIPSE, variables=(U, V), session=session)
    assert found.exprs[0] == lame.expand()
    assert is_equal(
        radical(ed_discriminant(CIRCLE, session=session), session=session),
        Ideal(symbols("u_1 u_2"), symbols("u_1 u_2")),
        session=session,
    )
    # the evolute of a cardioid is one of a third of its size
    (small,) = ed_discriminant(CARDIOID, variables=(x, y), session=session).exprs
    (large,) = CARDIOID.exprs
    moved = large.subs({x: -3 * x - 2, y: -3 * y}, simultaneous=True)
    assert rem(moved, small, x, y) == 0


@engine
@each(
    ("name", "quadric"),
    [*((n, q) for n in CURVES for q in QUADRICS), ("cardioid", "unit"), ("twisted cubic", "unit")],
)
def test_the_degree_in_t_is_the_distance_degree(session: Session, name: str, quadric: Any) -> None:
    other = {"cardioid": CARDIOID, "twisted cubic": TWISTED_CUBIC}
    ideal = other[name] if name in other else CURVES[name][0]
    matrix = quadric if quadric == "unit" else generic_quadric(len(ideal.variables))
    found = ed_polynomial(ideal, matrix, session=session)
    assert found.degree(t) == euclidean_distance_degree(ideal, matrix, session=session)


@engine
@each("quadric", QUADRICS)
def test_at_given_data_it_has_the_critical_values(session: Session, quadric: str) -> None:
    for ideal, data in ((NODE, [3, 5]), (ELLIPSE, [1, 2]), (CUSP, [Rational(1, 2), 7])):
        general = ed_polynomial(ideal, QUADRICS[quadric], session=session)
        values = critical_values(ideal, data, QUADRICS[quadric], session=session)
        at = Poly(general.as_expr().subs({"u_1": data[0], "u_2": data[1]}), t)
        assert at.monic() == values.monic()


@engine
def test_three_axes_which_are_no_complete_intersection(session: Session) -> None:
    axes = Ideal([x * y, x * z, y * z], [x, y, z])
    found = ed_polynomial(axes, variables=(U, V, W), session=session).as_expr()
    known = (t - U**2 - V**2) * (t - U**2 - W**2) * (t - V**2 - W**2)
    assert found in (known.expand(), -known.expand())


@engine
def test_distances_come_together_on_the_focal_locus(session: Session) -> None:
    polynomial = ed_polynomial(PARABOLA, variables=(U, V), session=session)
    (evolute,) = ed_discriminant(PARABOLA, variables=(U, V), session=session).exprs
    assert rem(discriminant(polynomial.as_expr(), t), evolute, U, V) == 0


@engine
def test_offsets_of_a_sphere_are_spheres(session: Session) -> None:
    u = Matrix(symbols("u_1:4"))
    square = (u.T * u)[0]
    found = offset(SPHERE, Rational(1, 2), session=session)
    known = Ideal([(4 * square - 1) * (4 * square - 9)], list(u))
    assert is_equal(found, known, session=session)
    # in the quadric Q the unit circle and points at distance 1/3 on its normals
    quadric = Matrix([[2, 0], [0, 5]])
    curve = offset(CIRCLE, Rational(1, 3), quadric, (U, V), session=session)
    for point in (Matrix([1, 0]), Matrix([Rational(3, 5), Rational(4, 5)])):
        normal = quadric.inv() * point
        size = (normal.T * quadric * normal)[0]
        a = point + normal * s
        at = curve.exprs[0].subs({U: a[0], V: a[1]}, simultaneous=True)
        assert rem(at, s**2 * size - Rational(1, 9), s) == 0


@engine
def test_varieties_that_are_small_or_nothing(session: Session) -> None:
    assert ed_polynomial(EMPTY, session=session).as_expr() == 1
    assert ed_polynomial(WHOLE_PLANE, session=session).as_expr() == t
    assert ed_discriminant(WHOLE_PLANE, session=session).exprs == (1,)
    assert ed_discriminant(Ideal([x - y], [x, y]), session=session).exprs == (1,)
    assert critical_values(EMPTY, [1, 2], session=session).as_expr() == 1
    # from the centre all points of the circle are critical, at one distance
    assert critical_values(CIRCLE, [0, 0], session=session).as_expr() == t - 1
    with pytest.raises(EngineComplaint, match="general data have critical points"):
        ed_polynomial(Ideal([x**2 + y**2], [x, y]), session=session)


def test_wrong_questions_are_refused() -> None:
    asked: Any = ed_polynomial.script
    assert "must be nonsingular; got one of rank 1" in message(
        lambda: asked(CIRCLE, [[1, 0], [0, 0]])
    )
    assert "the data need 2 variables" in message(lambda: asked(CIRCLE, variables=(U,)))
    assert "must not be one of" in message(lambda: asked(CIRCLE, variables=(U, V), symbol=U))
    assert "a commuting sympy Symbol" in message(lambda: asked(CIRCLE, symbol="t"))
    assert "the field must be QQ" in message(lambda: asked(Ideal([x], [x], GF(7))))
    assert "must be exact" in message(lambda: offset(CIRCLE, 0.5))
