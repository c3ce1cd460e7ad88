"""attracts: known singularities, and the nearest points of sampled data."""

from __future__ import annotations

import numpy as np
import pytest
from attraction_sampling import drawn
from each import each
from refusals import message
from sympy import GF, QQ, Expr, Poly, lambdify, sqrt, symbols
from varieties import CUSP, EMPTY, NODE, WHITNEY_UMBRELLA, WHOLE_PLANE

from nnag_m2 import (
    Ideal,
    RealPoint,
    Session,
    attracts,
    elimination_ideal,
    intersection,
    real_points,
    voronoi_dimension,
)
from nnag_m2.invariants.singularities import hypersurfaces

pytestmark = [pytest.mark.engine, pytest.mark.composite]

x, y, z = SPACE = symbols("x y z")
t = symbols("t")

# name: equation of a plane curve, whether the origin attracts
CURVES: dict[str, tuple[Expr, bool]] = {
    "cusp": (x**3 + y**2, True),
    "cusp, turned": ((y - x) ** 2 + (x + 2 * y) ** 3, True),
    "cusp, twice": ((x**3 + y**2) ** 2, True),
    "ramphoid cusp": ((y - x**2) ** 2 - x**5, True),
    "isolated point": (x**2 + y**2 + x**3, True),
    "two cusps, at right angles": ((y**2 - x**3) * (x**2 - y**3), True),
    "two cusps, opposite": ((y**2 - x**3) * (y**2 + x**3), False),
    "three cusps around": (
        (y**2 - x**3)
        * ((2 * x + y) ** 2 + (x - 2 * y) ** 3)
        * ((2 * x - y) ** 2 + (x + 2 * y) ** 3),
        False,
    ),
    "smooth": (y - x**2, False),
    "flex of high order": (y - x**5, False),
    "node": (y**2 - x**2 * (x + 1), False),
    "tacnode": (y**2 - x**4, False),
    "E6": (x**3 - y**4, False),
    "E8": (x**3 - y**5, False),
    "cusp on a line": (x * (x**2 - y**3), False),
    "a smooth branch of irrational slope": (x**3 - 2 * y**3 + y**4, False),
    "cusps on conjugate lines": (
        (x**2 - 2 * y**2) ** 2 - (x + y) ** 5, True,
    ),
}  # fmt: skip
PARAMETRIZED = {
    "cusp": (-(t**2), t**3),
    "ramphoid cusp": (t**2, t**4 + t**5),
    "node": (t**2 - 1, t * (t**2 - 1)),
    "E6": (t**4, t**3),
    "E8": (t**5, t**3),
    "smooth": (t, t**2),
}


@each("name", CURVES)
def test_curves(name: str, session: Session) -> None:
    equation, expected = CURVES[name]
    found = attracts(Ideal([equation], [x, y]), [0, 0], session=session)
    assert found.attracts is expected
    assert (found.towards is not None) is expected


@each("name", PARAMETRIZED)
def test_sampled_data_are_attracted_where_it_is_said(name: str, session: Session) -> None:
    equation, expected = CURVES[name]
    coordinates = PARAMETRIZED[name]
    steps = np.linspace(-1.2, 1.2, 4001) ** 3
    times = np.concatenate([steps, steps - 1, steps + 1])
    curve = np.stack([lambdify(t, c, "numpy")(times) for c in coordinates], axis=1)
    assert equation.subs({x: coordinates[0], y: coordinates[1]}).expand() == 0
    found = attracts(Ideal([equation], [x, y]), [0, 0], session=session)
    radius = 1e-3
    around = np.random.default_rng(1).normal(size=(100, 2))
    data = radius * around / np.linalg.norm(around, axis=1)[:, None]
    nearest = np.linalg.norm(data[:, None] - curve[None], axis=2).min(axis=1)
    share = np.mean(nearest > radius * (1 - 1e-12))
    # Of a smooth branch only the normals stay; of a cusp a half-plane, but for its boundary.
    assert share > 0.3 if expected else share < 0.1
    if found.towards is not None:
        v = np.array(found.towards, dtype=float)
        u = radius * v / np.linalg.norm(v)
        assert np.linalg.norm(u - curve, axis=1).min() == pytest.approx(radius)


# name: equation of a surface, whether the origin attracts
SURFACES: dict[str, tuple[Expr, bool]] = {
    "smooth": (x + y**2, False),
    "A1": (x**2 + y**2 - z**2, False),
    "A1, isolated": (x**2 + y**2 + z**2 - z**3, True),
    "A2": (x**2 + y**2 + z**3, True),
    "A2, indefinite": (x**2 - y**2 + z**3, False),
    "A4": ((x - z) ** 2 + y**2 + z**5, True),
    "three planes": (x * y * z, False),
    "four planes": (x * y * z * (x + y + z), False),
    "A3, isolated": (x**2 + y**2 + z**4, True),
    "A3, two sheets that touch": (z**4 - x**2 - y**2, False),
    "A3, bent": ((x - z**2) ** 2 + y**2 - 2 * z**4, False),
    "A5, negative": (-((x + z) ** 2) - (y - z**3) ** 2 - z**6, True),
    "A12": (x**2 + y**2 + z**13, True),
    "A11, bent": ((x - z**2) ** 2 + (y - x * z) ** 2 + x**6, True),
    "A11, two bent sheets": ((x - z**2) ** 2 + (y - x * z) ** 2 - x**6, False),
    "A12, bent": ((x - z**2) ** 2 + (y - x * z) ** 2 + x**6 * z, True),
    "a line": (x**2 + y**2, False),
    "a bent line": ((x - z**2) ** 2 + (y - x * z) ** 2, False),
    "a surface twice": ((x - y**2 + z**2) ** 2, False),
    "D4": (x**2 + y**3 - 3 * y * z**2, False),
    "D4, one plane of three": (x**2 + y**3 + y * z**2, False),
    "E6": (x**2 + y**3 + z**4, False),
    "umbrella": (WHITNEY_UMBRELLA.exprs[0], False),
    "X9, isolated": (x**2 + y**4 + z**4, True),
    "X9, indefinite": (x**2 + y**4 - z**4, False),
    "W12": (x**2 + (y - z) ** 4 + z**5, True),
    "quartic, isolated": (x**4 - x**2 * y * z + 2 * y**4 + 3 * z**4 + z**5, True),
    "quartic, negative in narrow cones": (
        150 * (x**4 + y**4 + z**4) - 151 * (x**2 - y**2) ** 2 + y**5, False,
    ),
    "two cusps, thickened": (x**2 + (y**2 - z**3) * (y**2 - 2 * z**3), True),
    "two cusps, opposite": (x**2 + (y**2 - z**3) * (y**2 + z**3), False),
}  # fmt: skip
# whose real points are not seen by random lines, at a distance of 0.001
THIN = (
    "a line", "a bent line", "a surface twice", "A4", "A11, bent", "A11, two bent sheets", "A12",
    "A12, bent", "quartic, negative in narrow cones",
)  # fmt: skip
# name: a variety with singular points where x is a square root of 2 and the other coordinates are
# zero, and the sign of the first coordinate of data at the right one that go there
IRRATIONAL: dict[str, tuple[Expr, int | None]] = {
    "nodes": ((x**2 - 2) ** 2 - y**2, None),
    "cusps": ((x**2 - 2) ** 3 - y**2, -1),
    "cusps, outwards": ((x**2 - 2) ** 3 + y**2 + (x**2 - 2) * y**2, 1),
    "A2": ((x**2 - 2) ** 3 - y**2 - z**2, -1),
    "A1": ((x**2 - 2) ** 2 - y**2 - z**2, None),
    "A3": ((x**2 - 2) ** 4 - (y - x * z) ** 2 - z**2, None),
    "W12": ((x**2 - 2) ** 5 + (y + x**2 - 2) ** 4 + z**2, 1),
}


@each("name", SURFACES)
def test_surfaces(name: str, session: Session) -> None:
    equation, expected = SURFACES[name]
    found = attracts(Ideal([equation], SPACE), [0, 0, 0], session=session)
    assert found.attracts is expected


@each(
    ("equation", "order"),
    [
        ((x - z**2) ** 2 + (y - x * z) ** 2 + x**6, 12),  # on the curve (s^2, s^3, s)
        ((x - z**2) ** 2 + (y - x * z) ** 2 + x**6 * z, 13),
        ((x + y * z) ** 2 - x**3 * y**2 * z**2, 10),  # on the surface (-s t, s, t)
        ((x - z**2) ** 2 + (y - x * z) ** 2, None),
        ((x - y**2 + z**2) ** 2, None),
    ],
)
def test_a_bound_by_the_degree_shows_that_a_residual_part_is_zero(
    monkeypatch: pytest.MonkeyPatch, equation: Expr, order: int | None
) -> None:
    origin, poly = RealPoint.rational(SPACE, [0, 0, 0]), Poly(equation, SPACE, domain=QQ)
    _, corank = hypersurfaces._inertia(poly, origin.field)
    part = hypersurfaces._ResidualPart(poly, poly, origin, corank)
    monkeypatch.setattr(part, "_is_manifold", lambda: False)  # the short way
    form = part._form()
    assert (form and form.total_degree()) == order


@each("name", IRRATIONAL)
def test_irrational_points(name: str, session: Session) -> None:
    equation, sign = IRRATIONAL[name]
    gens = [v for v in SPACE if equation.has(v)]
    left, right = real_points(Ideal([x**2 - 2, *gens[1:]], gens), session=session)
    for point, side in ((left, -1), (right, 1)):
        found = attracts(Ideal([equation], gens), point, session=session)
        assert found.attracts is (sign is not None)
        if found.towards is not None and sign is not None:
            assert found.towards[0] * side * sign > 0


SAMPLED = {
    **{f"curve: {k}": (e.expand(), (x, y), a) for k, (e, a) in CURVES.items() if "twice" not in k},
    **{f"surface: {k}": (e.expand(), SPACE, a) for k, (e, a) in SURFACES.items() if k not in THIN},
    **{
        f"irrational: {k}": (
            e.subs(x, x + sqrt(2)).expand(),
            [v for v in SPACE if e.has(v)],
            a is not None,
        )
        for k, (e, a) in IRRATIONAL.items()
    },
}


@each("name", SAMPLED)
def test_ten_thousand_data_go_to_the_point_or_do_not(name: str) -> None:
    """The nearest points of data on a sphere, without algebra, on 40 varieties.

    Each open cell here has a share of more than a fifth of the sphere; where there is none, the
    sample's resolution leaves a share of up to 0.12, where two sheets touch.
    """
    equation, variables, expected = SAMPLED[name]
    share, deviation = drawn(equation, variables)
    if expected:
        assert share - 4 * deviation > 0.2
    else:
        assert share + 4 * deviation < 0.15


@each("name", ["A2", "A1", "umbrella", "X9, isolated"])
def test_dimensions_of_cells_agree(name: str, session: Session) -> None:
    equation, expected = SURFACES[name]
    found = voronoi_dimension(Ideal([equation], SPACE), [0, 0, 0], session=session)
    assert found.is_full is expected
    assert (found.dimension == 3) is expected


def test_other_generators_of_the_same_variety(session: Session) -> None:
    cusp, cone = x**2 - y**3, x**2 + y**2 - z**3
    for gens, equation in (([x, y], cusp), (SPACE, cone)):
        with_embedded_point = Ideal([v * equation**2 for v in gens], gens)
        found = attracts(with_embedded_point, [0] * len(gens), session=session)
        assert found.attracts is True


def test_what_is_not_decided_says_so(session: Session) -> None:
    """The lowest form is semidefinite of degree four; the Milnor number is infinite."""
    for equation in (x**4 + y**4 + z**5, x**2 + y**2 * z**2):
        found = attracts(Ideal([equation], SPACE), [0, 0, 0], session=session)
        assert found.attracts is None
        assert found.reason.startswith("not decided")


def test_cells_at_irrational_cusps_are_full(session: Session) -> None:
    for name, full in (("cusps", True), ("nodes", False)):
        curve = Ideal([IRRATIONAL[name][0]], [x, y])
        for point in real_points(Ideal([x**2 - 2, y], [x, y]), session=session):
            assert voronoi_dimension(curve, point, session=session).is_full is full


def test_other_varieties(session: Session) -> None:
    twisted_cubic = Ideal([y - x**2, z - x**3], SPACE)
    assert attracts(twisted_cubic, [1, 1, 1], session=session).attracts is False
    line_and_point = Ideal([x * (x - 1), x * y], [x, y])
    assert attracts(line_and_point, [1, 0], session=session).attracts is True
    assert attracts(line_and_point, [0, 5], session=session).attracts is False
    for crossing in ([x * y, x * z, y * z], [x * z, y * z], [x * z, y * z, x * y * (x + y)]):
        assert attracts(Ideal(crossing, SPACE), [0, 0, 0], session=session).attracts is False
    assert attracts(Ideal([x**2 - 1], [x]), [1], session=session).attracts is True
    assert attracts(WHOLE_PLANE, [1, 2], session=session).attracts is False


# name: parametrizations of branches, whether the origin attracts
SPACE_CURVES: dict[str, tuple[list[tuple[Expr, ...]], bool]] = {
    "cusp": ([(t**2, t**3, t**5)], True),
    "monomial": ([(t**3, t**4, t**5)], False),
    "three cusps": ([(t**2, t**3, 0 * t), (0 * t, t**2, t**3), (t**3, 0 * t, t**2)], True),
    "two opposite cusps": ([(t**2, t**3, 0 * t), (-(t**2), 0 * t, t**3)], False),
    "three cusps in a plane": (
        [(t**2, t**3, 0 * t), (t**3, t**2, 0 * t), (-(t**2), -(t**2), t**3)], False,
    ),
    "a cusp and a line": ([(t**2, t**3, 0 * t), (0 * t, t, t)], False),
}  # fmt: skip


@each("name", SPACE_CURVES)
def test_curves_in_space(name: str, session: Session) -> None:
    branches, expected = SPACE_CURVES[name]
    ideals = [
        elimination_ideal(
            Ideal([v - c for v, c in zip(SPACE, b, strict=True)], [*SPACE, t]), t, session=session
        )
        for b in branches
    ]
    curve = intersection(*ideals, session=session) if len(ideals) > 1 else ideals[0]
    found = attracts(curve, [0, 0, 0], session=session)
    assert found.attracts is expected
    times = np.linspace(-1, 1, 301) ** 3 + 1e-9
    points = np.concatenate(
        [np.stack([lambdify(t, c)(times) + 0 * times for c in b], axis=1) for b in branches]
    )
    data = np.random.default_rng(1).normal(size=(10_000, 3))
    data *= 1e-3 / np.linalg.norm(data, axis=1)[:, None]
    share = np.mean(np.all(2 * data @ points.T <= np.sum(points**2, axis=1) + 1e-15, axis=1))
    assert share > 0.1 if expected else share < 0.05
    if found.towards is not None:
        v = np.array(found.towards, dtype=float)
        assert np.all(2e-3 * points @ v / np.linalg.norm(v) <= np.sum(points**2, axis=1) + 1e-15)


def test_cusps_in_space_at_irrational_points(session: Session) -> None:
    curve = Ideal([(x**2 - 2) ** 3 - y**2, z - x * y], SPACE)
    for point in real_points(Ideal([x**2 - 2, y, z], SPACE), session=session):
        found = attracts(curve, point, session=session)
        assert found.towards is not None
        assert found.towards[0] * point.midpoint[0] < 0


def test_the_answer_shows_the_half_branches(session: Session) -> None:
    cusp = attracts(CUSP, [0, 0], session=session)
    node = attracts(NODE, [0, 0], session=session)
    assert [(b.side, b.low, b.count) for b in cusp.directions or ()] == [(-1, 0, 2)]
    assert len(node.directions or ()) == 4


def test_points_elsewhere_and_other_fields_are_refused() -> None:
    assert "the point must lie on the variety" in message(lambda: attracts(CUSP, [1, 1]))
    assert "the point must lie on the variety" in message(lambda: attracts(EMPTY, [0, 0]))
    assert "QQ" in message(lambda: attracts(Ideal(CUSP.exprs, [x, y], GF(7)), [0, 0]))
