"""real_points of random ideals with multiple points, whose number is known by construction.

Parts with different points are multiplied: what vanishes on a part by itself is known, and so are
the number of its complex points and that of its real ones.


Parts with different points are multiplied: what vanishes on a part by itself is known, and so are
the number of its complex points and that of its real ones.

The systems are those of the repository algebraic-solving/msolve, folder ``input_files``; the names
there are the names here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement, permutations
from math import prod
from random import Random
from typing import Any

import pytest
from each import each
from sympy import QQ, Expr, Matrix, Poly, Rational, Symbol, expand, symbols
from sympy.abc import x, y, z
from sympy.polys.rings import PolyElement, PolyRing

from nnag_m2 import Ideal, RealPoint, Session, critical_points, nearest_points, real_points
from nnag_m2.asking.answer import Answer
from nnag_m2.errors import EngineComplaint

pytestmark = [pytest.mark.engine, pytest.mark.composite]

CURVES = {
    "quartic": x**4 - 4 * x**2 * y - x**2 - 2 * y**4 + 5 * y**2 + 2 * y,
    "another quartic": x**3 * y - x**3 + x**2 + 2 * x * y - 2 * y**4 - 4 * y**2 - 2 * y,
}
FORMULATIONS = "automatic", "minors", "multipliers", "left_kernel", "complete_intersection"


@dataclass(frozen=True)
class Part:
    """Conjugate points: the equations of the points, those with multiplicities, and numbers."""

    simple: tuple[PolyElement, ...]
    multiple: tuple[PolyElement, ...]
    complex_points: int
    real_points: int


def random_part(draw: Random, ring: PolyRing, where: int) -> Part:
    """Return points whose first coordinate is in its own unit interval, or squared in one."""
    first, *others = ring.gens
    d = draw.choice([2, 3, 5, -1, -2])
    kind = draw.choice(["rational", "conjugate", "equal first coordinate"])
    if kind == "conjugate":  # first coordinates s + sqrt(d)
        simple = [(first - 3 * where) ** 2 - d, *(v - draw.randint(-2, 2) * first for v in others)]
    else:
        simple = [first - 3 * where, *(v - draw.randint(-1, 1) for v in others)]
    if kind == "equal first coordinate":
        simple[1] = (others[0] - draw.randint(-1, 1)) ** 2 - d
    count = 1 if kind == "rational" else 2
    shape, k = draw.choice(["fat", "box", "tangent"]), draw.randint(1, 3)
    if shape == "fat":  # all directions: a power of the ideal
        multiple = [prod(c) for c in combinations_with_replacement(simple, min(k, 2))]
    elif shape == "box":
        multiple = [f ** draw.randint(1, k) for f in simple]
    else:  # along a curve through the points
        multiple = [simple[0] ** k, *(f - draw.randint(1, 2) * simple[0] for f in simple[1:])]
    return Part(tuple(simple), tuple(multiple), count, count if count == 1 or d > 0 else 0)


def random_ideal(seed: int) -> tuple[Ideal, list[Part]]:
    """Return a product of parts after a change of coordinates, and these parts."""
    draw = Random(seed)
    ring = PolyRing([x, y, z][: draw.choice([2, 2, 3])], QQ)
    numbers = [1, 1, 2, 2, 3] if len(ring.gens) == 2 else [1, 1, 1, 2]
    parts = [random_part(draw, ring, where) for where in range(draw.choice(numbers))]
    gens = list(ring.gens)
    if draw.random() < 0.6:
        for i in range(len(gens)):  # upper triangular, then lower triangular: invertible
            gens[i] += sum(draw.randint(-1, 1) * v for v in ring.gens[i + 1 :])
        gens[-1] += draw.randint(-1, 1) * gens[0]

    def moved(f: PolyElement) -> PolyElement:
        return f.compose(list(zip(ring.gens, gens, strict=True)))

    parts = [
        Part(*(tuple(map(moved, fs)) for fs in (p.simple, p.multiple)), p.complex_points,
             p.real_points) for p in parts
    ]  # fmt: skip
    products = [ring.one]
    for part in parts:
        products = [f * g for f in products for g in part.multiple]
    variables = list(ring.symbols)
    draw.shuffle(variables)
    places = [ring.symbols.index(v) for v in variables]
    terms = [{tuple(e[i] for i in places): c for e, c in f.terms()} for f in products]
    polys = [Poly.from_dict(found, *variables, domain=QQ) for found in terms]
    return Ideal.of_polys(polys, tuple(variables), QQ), parts


class Heard:
    """A session whose last reply is kept, to be read in another way without asking again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.last = ""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    def run(self, *args: Any, **kwargs: Any) -> Any:
        reply = self._session.run(*args, **kwargs)
        self.last = reply.text
        return reply


def counted(run: Answer[tuple[RealPoint, ...]], session: Heard) -> int:
    """Return the number of complex points that the last script counts modulo a prime."""
    lines = session.last.splitlines()
    numbers = [line.split()[1] for line in lines if line.startswith("integer")]
    return int(numbers[-1 if "numberModulo" in run.scripts[-1] else 1])


def degree_product(ideal: Ideal) -> int:
    return prod(g.total_degree() for g in ideal.generators)


@pytest.mark.parametrize("batch", range(10))
def test_no_multiple_point_is_lost(session: Session, thorough: bool, batch: int) -> None:
    """500 ideals on the newest engine; on others each fifth of them."""
    for seed in range(50 * batch, 50 * batch + 50, 1 if thorough else 5):
        ideal, parts = random_ideal(seed)
        heard = Heard(session)
        run = real_points.run(ideal, session=heard)
        assert counted(run, heard) == sum(part.complex_points for part in parts), seed
        assert len(run.result) == sum(part.real_points for part in parts), seed
        for part in parts:
            there = [p for p in run.result if all(p.sign_of(f.as_expr()) == 0 for f in part.simple)]
            assert len(there) == part.real_points, seed
        assert run.provenance is not None
        assert run.provenance.primes


def test_the_random_ideals_are_of_all_kinds() -> None:
    found = [random_ideal(seed) for seed in range(0, 500, 5)]
    products = [degree_product(ideal) for ideal, _ in found]
    assert 20 < sum(n <= 100 for n in products) < 80
    assert {len(ideal.variables) for ideal, _ in found} == {2, 3}
    assert len({ideal.variables for ideal, _ in found}) == 8
    assert {part.real_points for _, parts in found for part in parts} == {0, 1, 2}


@each("proof", [False, True])
def test_points_of_published_multiplicities(session: Session, proof: bool) -> None:
    for generators, points in (
        ([x**7, x * y - x, y**8 - y**7], [(0, 0), (0, 1)]),
        ([x**2, y**3 - y**2, x * y], [(0, 0), (0, 1)]),
    ):
        for variables in ([x, y], [y, x]):
            expected = [RealPoint.rational([x, y], p).image(variables, variables) for p in points]
            found = real_points(Ideal(generators, variables), proof=proof, session=session)
            assert set(found) == set(expected)


# by the resultants of the equations of critical points, which are of degree at most 16
@each(("name", "number"), [("quartic", 8), ("another quartic", 4)])
def test_formulations_agree_on_the_focal_locus(session: Session, name: str, number: int) -> None:
    curve = Ideal([CURVES[name]], [x, y])
    found = [critical_points(curve, [0, 1], formulation=f, session=session) for f in FORMULATIONS]
    assert [len(points) for points in found] == [number] * len(FORMULATIONS)
    assert len(set(found)) == 1
    gradient = [CURVES[name].diff(x), CURVES[name].diff(y)]
    normal = x * gradient[1] - (y - 1) * gradient[0]
    assert all(p.sign_of(f) == 0 for p in found[0] for f in (CURVES[name], normal))


@each("seed", range(12), series=True)
def test_formulations_agree_on_random_data_on_focal_loci(session: Session, seed: int) -> None:
    # data at the centre of curvature of a rational point: (a, f(a)) on the graph of f
    draw = Random(seed)
    f = sum(Rational(draw.randint(-3, 3)) * x**k for k in range(1, 4)) + draw.choice([-1, 1]) * x**2
    a = Rational(draw.randint(-2, 2))
    slope, bend = f.diff(x).subs(x, a), f.diff(x, 2).subs(x, a)
    if bend == 0:
        f, bend = f + x**2, bend + 2
        slope = f.diff(x).subs(x, a)
    data = [a - slope * (1 + slope**2) / bend, f.subs(x, a) + (1 + slope**2) / bend]
    curve = Ideal([y - f], [x, y])
    found = [critical_points(curve, data, formulation=w, session=session) for w in FORMULATIONS]
    # the critical points of the graph are the roots of a derivative
    loss = Poly((x - data[0]) ** 2 + (f - data[1]) ** 2, x)
    foot = loss.diff(x)
    assert foot.eval(a) == foot.diff(x).eval(a) == 0
    assert [len(points) for points in found] == [foot.sqf_part().count_roots()] * len(FORMULATIONS)
    assert len(set(found)) == 1


def test_nearest_points_for_data_on_the_focal_locus(session: Session) -> None:
    u = Symbol("u")
    (top,) = nearest_points(Ideal([CURVES["quartic"]], [x, y]), [0, 1], session=session)
    assert top[x] == 0
    assert Rational(7, 4) < top[y] < Rational(9, 5)
    assert top.sign_of(CURVES["quartic"]) == 0
    assert Poly(CURVES["quartic"].subs({x: 0, y: u}), u).count_roots(Rational(7, 4), 2) == 1
    (origin,) = nearest_points(Ideal([CURVES["another quartic"]], [x, y]), [0, 1], session=session)
    assert origin == RealPoint.rational([x, y], [0, 0])


# each point is on one plane of each equation
PLANES = [(2, 3, 4), (6, 7, 5), (4, 11, 3)]
ON_PLANES = {
    tuple(PLANES[rows[i]][i] for i in range(3)) for rows in permutations(range(3))
}  # fmt: skip
ISSUE_230 = [(x - a) * (y - b) * (z - c) for a, b, c in PLANES]
FORMS = [72 * x + 37 * y - 23 * z + 87, 44 * x + 29 * y + 98 * z - 23, 10 * x - 61 * y - 8 * z - 29]
SMALL = Rational(1, 2**150)


def crossing(forms: list[Expr]) -> tuple[Any, ...]:
    """Return where three planes meet."""
    rows = Matrix([[f.coeff(v) for v in (x, y, z)] for f in forms])
    return tuple(rows.solve(-Matrix([f.subs({x: 0, y: 0, z: 0}) for f in forms])))


SYSTEMS: dict[str, tuple[list[Expr], tuple[Any, ...], set[tuple[Any, ...]]]] = {
    "quadratic-nonradical-qq": ([x**2, y**2], (x, y), {(0, 0)}),
    # modulo y - 1 they are (y - 1)^2, 0 and (x - 3)^2, modulo y + 1 0, 4 x - 12 and
    # (x - 3) (x + 9); the output that is published there has one of the points
    "nonradical-radicalshape-qq": (
        [
            y**4 - 2 * y**2 + 1,
            x * y**2 + 3 * y**3 - 2 * x * y - 6 * y**2 + x + 3 * y,
            9 * y**3 + x**2 - 6 * x * y - 9 * y**2 + 9 * y,
        ],
        (x, y),
        {(3, 1), (3, -1)},
    ),
    "nonradical-radicalshape-no-square-qq": ([f**2 for f in FORMS], (x, y, z), {crossing(FORMS)}),
    "issue-230": (ISSUE_230, (x, y, z), ON_PLANES),
    "issue-230-squared": ([f**2 for f in ISSUE_230], (x, y, z), ON_PLANES),
    "realroot-extraction-exact-root": (
        [(x - 70 * y) ** 2 - y**3, y / SMALL - 1],
        (x, y),
        {(70 * SMALL + s * Rational(1, 2**225), SMALL) for s in (1, -1)},
    ),
}


@each("name", SYSTEMS)
def test_all_real_points_are_found(session: Session, name: str) -> None:
    equations, variables, expected = SYSTEMS[name]
    ideal = Ideal([expand(f) for f in equations], variables)
    found = real_points(ideal, proof=True, session=session)
    assert len(found) == len(expected)
    assert {tuple(low for low, _ in p.intervals) for p in found} == expected
    assert all(p.is_rational for p in found)


def test_infinitely_many_points_are_refused(session: Session) -> None:
    a, b, c, d, e = symbols("x1:6")  # there it is maxbitsize-bug
    equations = [a**3 * c - a**3, a**4, a**2 * b * d - a**2 * b, b**2, d**3 - 1]
    with pytest.raises(EngineComplaint, match="zero-dimensional ideal, got one of dimension 2"):
        real_points(Ideal(equations, [a, b, c, d, e]), proof=True, session=session)


def test_ten_points_of_sixty_six_with_others_at_infinity(session: Session) -> None:
    a, b, c, d = variables = symbols("x1:5")  # there it is reals-dim0-chgvar
    equations = [
        -82 * c**3 + 37 * a * d**2 - 96 * b * d**2 - 8 * c**2 - 18 * a * d + 24 * d + 49,
        94 * a * b**2 + 5 * b**2 * c + 65 * b * c * d - 16 * b * d - 11 * c * d - 72 * c - 46,
        -47 * a * b**2 - 28 * a**2 * c + 34 * c**3 - 4 * c**2 * d + 77 * a**2 - 60 * d**2 + 30,
        -33 * a * b * c - 51 * a**2 * d + 81 * b * c * d - 27 * a**2 + 11 * b * c + 72 * c * d + 38,
    ]
    found = real_points(Ideal(equations, variables), proof=True, session=session)
    # the middles of the boxes that are published, to six digits
    published = [
        (0.167941, -2.570199, 0.88758, 0.202654), (0.378591, 1.66999, 0.743698, -0.219805),
        (0.712185, 1.030665, 0.345906, -0.71102), (0.796362, -1.457947, 1.055, 0.548079),
        (1.048955, 0.837131, 0.398645, 1.075197), (3.624621, 0.108114, 8.020749, -18.427747),
        (7.236317, 0.181879, 31.099399, 99.637304), (45.020259, 0.169384, 1206.323327, 9342.357352),
        (86.496712, 0.172758, 2.752946, -0.533187), (87.764435, -0.161097, 2.752929, -0.526275),
    ]  # fmt: skip
    assert len(found) == len(published)
    for point, numbers in zip(found, published, strict=True):
        assert [float(c) for c in point] == pytest.approx(numbers, abs=2e-6)
