"""likelihood_ideal, ml_degree: equations and maps, Euler characteristics, regions, EM."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import reduce
from itertools import islice
from math import comb
from operator import mul
from random import Random
from typing import Any

import numpy as np
import pytest
from each import each
from numpy.typing import NDArray
from refusals import message
from sympy import GF, Expr, Matrix, Poly, Rational, symbols
from varieties import determinantal, s, segre, t, x, y, z

from nnag_m2 import (
    Ideal,
    PolynomialMap,
    Session,
    degree,
    image_closure,
    is_equal,
    likelihood_ideal,
    ml_degree,
    real_points,
    vanishing_ideal,
)

engine = pytest.mark.engine

PLANE = (x, y, z)
CORNERS = [
    dict(zip(PLANE, corner, strict=True))
    for corner in [(1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 1, -1), (1, 0, -1), (1, -1, 0)]
]
"""Where two of the lines meet on which a coordinate or the sum is zero."""
HARDY_WEINBERG = PolynomialMap([(1 - t) ** 2, 2 * t * (1 - t), t**2], [t])
COINS = [symbols(f"{letter}0:2") for letter in "abc"]
THREE_COINS = PolynomialMap(
    [reduce(mul, sides) for sides in itertools.product(*COINS)], [*itertools.chain(*COINS)]
)
SYMMETRIC = symbols("p11 p12 p13 p22 p23 p33")


def mixtures(rows: int, columns: int) -> PolynomialMap:
    """Return the sums of two matrices of rank one."""
    left = [symbols(f"{letter}1:{rows + 1}") for letter in "ac"]
    right = [symbols(f"{letter}1:{columns + 1}") for letter in "bd"]
    entries = [
        sum(u[i] * v[j] for u, v in zip(left, right, strict=True))
        for i in range(rows)
        for j in range(columns)
    ]
    return PolynomialMap(entries, [*itertools.chain(*left, *right)])


def general_forms(size: int, draw: Random) -> Iterator[Expr]:
    """Yield random forms of this degree in three variables, not zero where two lines meet."""
    while True:
        found = sum(
            draw.choice([-7, -5, -4, 2, 3, 6, 8]) * x**i * y**j * z ** (size - i - j)
            for i in range(size + 1)
            for j in range(size + 1 - i)
        )
        if all(found.subs(corner) for corner in CORNERS):
            yield found


def points_on_lines(curve: Expr) -> int:
    """Return how many points a plane curve has on the four lines, none of which lies on two."""
    found = 0
    for on_line in (curve.subs(x, 0), curve.subs(y, 0), curve.subs(z, 0), curve.subs(x, -y - z)):
        first, last = sorted(on_line.free_symbols, key=str)
        found += Poly(on_line.subs(last, 1), first).sqf_part().degree()
    return found


@engine
@each("size", [1, 2, 3, 4])
def test_a_smooth_plane_curve_has_minus_its_euler_characteristic(
    session: Session, size: int
) -> None:
    """d^2 - 3 d for the curve, and one more for each point on the lines: d^2 + d if general."""
    numbers = set()
    for curve in islice(general_forms(size, Random(size)), 4):
        expected = size**2 - 3 * size + points_on_lines(curve)
        assert ml_degree(Ideal([curve], PLANE), session=session) == expected
        numbers.add(expected)
    assert max(numbers) == size**2 + size


RATIONAL_CURVES = {
    "twisted cubic": [s**3, s**2 * t, s * t**2, t**3],
    "binomial": [s**3, 3 * s**2 * t, 3 * s * t**2, t**3],
    "quartic in space": [s**4, s**3 * t, s * t**3, t**4],
    "conic": [s**2 + t**2, s * t, (s - 2 * t) ** 2],
    "twice covered": [s**4, s**2 * t**2, t**4],
}


@engine
@each("name", RATIONAL_CURVES)
def test_a_smooth_rational_curve_lacks_points(session: Session, name: str) -> None:
    """It is a line without the points where a coordinate or the sum vanishes: two fewer."""
    mapping = PolynomialMap(RATIONAL_CURVES[name], [s, t])
    product = reduce(mul, [*mapping.exprs, sum(mapping.exprs)])
    if name == "twice covered":
        product = product.subs({s: s ** Rational(1, 2), t: t ** Rational(1, 2)}, simultaneous=True)
    lacking = int(Poly(product.expand().subs(t, 1), s).sqf_part().degree()) + 1
    assert ml_degree(mapping, session=session) == lacking - 2
    assert ml_degree(vanishing_ideal(mapping, session=session), session=session) == lacking - 2


@engine
@each(
    "name, model, expected",
    [
        ("2 x 2 of rank 1", segre(2, 2), 1),
        ("2 x 3 of rank 1", segre(2, 3), 1),
        ("2 x 2 x 2 of rank 1", THREE_COINS, 1),
        ("Hardy, Weinberg", HARDY_WEINBERG, 1),
        ("3 x 3 of rank 2", mixtures(3, 3), 10),
    ],
)
def test_published_models(session: Session, name: str, model: PolynomialMap, expected: int) -> None:
    """Independence; Hosten, Khetan, Sturmfels 2005 for mixtures; by maps and by equations."""
    assert ml_degree(model, session=session) == expected
    assert ml_degree(model, seed=2, session=session) == expected
    equations = vanishing_ideal(model, session=session)
    assert ml_degree(equations, session=session) == expected
    assert ml_degree(equations, seed=2, session=session) == expected


@engine
def test_published_determinants(session: Session) -> None:
    """Hauenstein, Rodriguez, Sturmfels 2014: 26 for 3 x 4 of rank 2, 6 for symmetric 3 x 3."""
    assert ml_degree(determinantal(3, 4, 2), session=session) == 26
    a, b, c, d, e, f = SYMMETRIC
    matrix = Matrix([[2 * a, b, c], [b, 2 * d, e], [c, e, 2 * f]])
    assert ml_degree(Ideal([matrix.det()], SYMMETRIC), session=session) == 6
    v = symbols("v1:4 w1:4")
    squares = [v[i] * v[j] + v[i + 3] * v[j + 3] for i in range(3) for j in range(i, 3)]
    twice = [g if i in (0, 3, 5) else 2 * g for i, g in enumerate(squares)]
    assert ml_degree(PolynomialMap(twice, v), session=session) == 6


@engine
@each("n, d", [(3, 1), (3, 2), (4, 2), (5, 2)])
def test_linear_models_have_one_critical_point_in_each_bounded_region(
    session: Session, n: int, d: int
) -> None:
    """Varchenko: all are real, and their signs tell the regions of n + 1 hyperplanes apart."""
    draw = Random(n * 10 + d)
    variables = symbols(f"p0:{n + 1}")
    forms = [sum(draw.randint(1, 9) * (-1) ** draw.randint(0, 1) * v for v in variables)
             for _ in range(n - d)]  # fmt: skip
    model = Ideal(forms, variables)
    regions = comb(n, d)
    assert ml_degree(model, session=session) == regions
    data = [draw.randint(1, 20) for _ in variables]
    points = real_points(likelihood_ideal(model, data, session=session), session=session)
    assert len({tuple(p.sign_of(v) for v in variables) for p in points}) == regions


IDEALS: dict[str, Ideal] = {
    "a cubic with a node in the triangle": Ideal(
        [(y - z) ** 2 * x - (x - z) ** 2 * (x + z)], PLANE
    ),
    "a conic and a line": Ideal([(x * z - y**2) * (x - 2 * y)], PLANE),
    "a double conic": Ideal([(x * z - y**2) ** 2], PLANE),
    "a conic and a point": Ideal(
        [(x * z - y**2) * (x - 2 * y), (x * z - y**2) * (x + y - 5 * z)], PLANE
    ),
    "an affine curve": Ideal([x - y**2], PLANE),
    "an affine curve with its plane": Ideal([x - y**2, x + y + z - 1], PLANE),
    "two quadrics": Ideal([x * z - y**2, x * y - z * symbols("w")], [x, y, z, symbols("w")]),
    "all": Ideal([], PLANE),
    "none": Ideal([1], PLANE),
    "in a line": Ideal([x], PLANE),
}


@engine
@each("name", IDEALS)
def test_multipliers_and_proof_agree_and_general_data_have_the_degree(
    session: Session, name: str
) -> None:
    ideal = IDEALS[name]
    data = [17, 23, 41, 11][: len(ideal.variables)]
    found = likelihood_ideal(ideal, data, session=session)
    assert found == likelihood_ideal(ideal, data, proof=True, session=session)
    assert degree(found, session=session) == ml_degree(ideal, session=session)


@engine
def test_singular_points_are_left_out(session: Session) -> None:
    """At data proportional to the node its gradient, zero, is critical; the node is not smooth."""
    node = IDEALS["a cubic with a node in the triangle"]
    for proof in (False, True):
        found = likelihood_ideal(node, [1, 1, 1], proof=proof, session=session)
        assert 3 * x - 1 not in found.exprs
        assert ideal_with_point(found, session)


def ideal_with_point(found: Ideal, session: Session) -> bool:
    """Return whether the ideal has no solution where all coordinates are equal."""
    return degree(found + Ideal([x - y, y - z], PLANE), session=session) == 0


@engine
def test_parameters_lead_to_the_points(session: Session) -> None:
    independent = PolynomialMap([(1 - s) * (1 - t), (1 - s) * t, s * (1 - t), s * t], [s, t])
    for mapping, data in ((HARDY_WEINBERG, [5, 8, 7]), (independent, [3, 1, 4, 15])):
        parameters = likelihood_ideal(mapping, data, session=session)
        equations = vanishing_ideal(mapping, session=session)
        points = likelihood_ideal(equations, data, session=session)
        image = image_closure(parameters, mapping, equations.variables, session=session)
        assert is_equal(image, points, session=session)
    assert parameters.exprs == (23 * t - 16, 23 * s - 19)


@engine
def test_parameters_that_are_scaled_are_fixed(session: Session) -> None:
    mapping = segre(2, 2)
    found = likelihood_ideal(mapping, [1, 2, 3, 4], session=session)
    (point,) = real_points(found, session=session)
    values = [point.value_of(f) for f in mapping.exprs]
    assert values[0] * 14 == values[3] * 4
    fixed = {mapping.parameters[0]: 5}
    (other,) = real_points(likelihood_ideal(mapping, [1, 2, 3, 4], fixed=fixed, session=session))
    assert other[mapping.parameters[0]] == 5


def expectation_maximization(counts: NDArray[Any], draw: np.random.Generator) -> NDArray[Any]:
    """Return where the algorithm of that name ends for two hidden classes."""
    weights = draw.dirichlet(np.ones(2))
    rows, columns = draw.dirichlet(np.ones(3), 2), draw.dirichlet(np.ones(3), 2)
    for _ in range(5_000):
        joint = weights[:, None, None] * rows[:, :, None] * columns[:, None, :]
        shared = counts * joint / joint.sum(axis=0)
        weights = shared.sum(axis=(1, 2)) / counts.sum()
        rows = shared.sum(axis=2) / shared.sum(axis=(1, 2))[:, None]
        columns = shared.sum(axis=1) / shared.sum(axis=(1, 2))[:, None]
    return (weights[:, None, None] * rows[:, :, None] * columns[:, None, :]).sum(axis=0)


@engine
def test_expectation_maximization_ends_at_real_critical_points(session: Session) -> None:
    """Mixtures of two pairs of independent variables, in floating point numbers."""
    counts = np.array([[9, 2, 3], [2, 11, 4], [5, 3, 10]])
    model = determinantal(3, 3, 2)
    found = likelihood_ideal(model, counts.flatten().tolist(), session=session)
    assert degree(found, session=session) == 10
    points = real_points(found, session=session)
    exact = [np.array([float(v) for v in p]).reshape(3, 3) for p in points]
    positive = [p for p in exact if p.min() > 0]
    draw = np.random.default_rng(5)
    ends = [expectation_maximization(counts, draw) for _ in range(6)]
    interior = [end for end in ends if end.min() > 1e-3]
    assert interior
    for end in interior:
        assert min(np.abs(end - p).max() for p in positive) < 1e-6
    score = max((counts * np.log(p)).sum() for p in positive)
    assert max((counts * np.log(end)).sum() for end in ends) == pytest.approx(score)


@engine
def test_fields_and_small_models(session: Session) -> None:
    conic = Ideal([x * z - y**2], PLANE, GF(32003))
    assert ml_degree(conic, session=session) == 2
    for coordinates, expected in (([t, t, 0], 0), ([1, 2, 3], 1), ([s, t, 1 + s * t], 1)):
        assert ml_degree(PolynomialMap(coordinates, [s, t]), session=session) == expected
    alone = PolynomialMap([1, 2, 3], [t])
    assert likelihood_ideal(alone, [1, 1, 2], session=session).exprs == (t - 1,)
    # a line without two points, where coordinates vanish: its Euler characteristic is 0
    assert ml_degree(PolynomialMap([t, -t, 1], [t]), session=session) == 0


def test_provenance_says_that_a_number_is_counted_modulo_a_prime() -> None:
    query = ml_degree.query(Ideal([x * z - y**2], PLANE))
    assert query.provenance is not None
    assert query.provenance.certainty == "probabilistic"
    assert "drawn from seed 3\nu = " in ml_degree.script(Ideal([x * z - y**2], PLANE), seed=3)


def test_wrong_questions_are_refused() -> None:
    asked = likelihood_ideal.script
    conic = Ideal([x * z - y**2], PLANE)
    assert "3 exact numbers" in message(lambda: asked(conic, [1]))
    assert "must not be zero for any" in message(lambda: asked(conic, [1, 0, 2]))
    assert "the sum of the data" in message(lambda: asked(conic, [1, 1, -2]))
    assert "numbers must be exact" in message(lambda: asked(conic, [1, 2, 0.5]))
    assert "over QQ" in message(lambda: asked(Ideal([x], PLANE, GF(10007)), [1, 2, 3]))
    assert "a map has no proof" in message(lambda: asked(HARDY_WEINBERG, [1, 2, 3], proof=True))
    assert "only parameters of a map" in message(lambda: asked(conic, [1, 2, 3], fixed=x))
    assert "10,000" in message(lambda: ml_degree.script(Ideal([x], PLANE, GF(101))))
    assert "seed" in message(lambda: ml_degree.script(conic, seed="one"))
