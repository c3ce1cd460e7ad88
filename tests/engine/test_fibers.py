"""generic_fiber and image_degree: against literature, radicals over QQ and equations of images."""

from __future__ import annotations

from math import comb, factorial, prod
from typing import Any

import numpy as np
import pytest
from certificates import rank_at
from each import each
from refusals import message
from sympy import GF, QQ, Matrix, Rational, jacobi_symbol, symbols
from varieties import STEINER, a, b, c, s, segre, t, u, veronese

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    Ideal,
    LightningSelfAttention,
    LinearMLP,
    PolynomialMap,
    Session,
    degree,
    radical,
    saturation,
    vanishing_ideal,
)
from nnag_m2.invariants.fibers import GenericFiber, generic_fiber, image_degree
from nnag_m2.invariants.general_points import (
    differential,
    general_point,
    independent_columns,
    parameters_to_fix,
)
from nnag_m2.invariants.restrictions import restriction

LARGEST = 1073741789
engine = pytest.mark.engine


def mlp(*widths: int, power: int) -> PolynomialMap:
    return MLP(widths, t**power).parametrization().map


def plucker(columns: int) -> PolynomialMap:
    """Return the map of a 2 x n matrix to its minors."""
    p, q = symbols(f"p1:{columns + 1}"), symbols(f"q1:{columns + 1}")
    minors = [p[i] * q[j] - p[j] * q[i] for j in range(columns) for i in range(j)]
    return PolynomialMap(minors, [*p, *q])


ATTENTION = LightningSelfAttention(2, 2, 2, outputs=1).parametrization("reduced").map
RANK_ONE = LightningSelfAttention(3, 2, 1, outputs=1).parametrization("reduced").map

# name: map, dimension and degree of the closure of its image
IMAGES: dict[str, tuple[PolynomialMap, int, int]] = {
    "cusp": (PolynomialMap([t**2, t**3], [t]), 1, 3),
    "parabola, twice covered": (PolynomialMap([t**2, t**4], [t]), 1, 2),
    "node": (PolynomialMap([t**2 - 1, t * (t**2 - 1)], [t]), 1, 3),
    "a line in space": (PolynomialMap([t, 2 * t, 7], [t]), 1, 1),
    "Segre 2x2": (segre(2, 2), 3, 2),
    "Segre 2x3": (segre(2, 3), 4, 3),
    "Veronese surface": (veronese((s, t, u), 2), 3, 4),
    "cone over a rational normal quintic": (veronese((s, t), 5), 2, 5),
    "Steiner's quadratic map fills 3-space": (STEINER, 3, 1),
    "Steiner's Roman surface": (
        PolynomialMap([s * t, t * u, u * s, s**2 + t**2 + u**2], [s, t, u]), 3, 4,
    ),
    "a point": (PolynomialMap([2, Rational(-1, 3)], [t, s]), 0, 1),
    "a defective map": (PolynomialMap([s * t, (s * t) ** 2, s * t + 1], [s, t]), 1, 2),
    "bad reduction modulo the usual prime": (
        PolynomialMap([LARGEST * t**2, t**3 / LARGEST + t**2], [t]), 1, 3,
    ),
    "modulo 32003": (PolynomialMap([t**2, t**3 + t], [t], GF(32003)), 1, 3),
    # Plücker: G(2,4) is a quadric, G(2,5) has the degree of a Catalan number
    "minors of 2x4": (plucker(4), 5, 2),
    "minors of 2x5": (plucker(5), 7, 5),
    # Giambelli: prod_i C(m+i, r) / C(r+i, r) for m x n matrices of rank at most r, i < n - r
    "3x3 matrices of rank 2": (LinearMLP((3, 2, 3)).parametrization().map, 8, 3),
    "3x4 matrices of rank 2": (LinearMLP((4, 2, 3)).parametrization().map, 10, comb(4, 2)),
    "3x4 matrices of rank 1": (LinearMLP((4, 1, 3)).parametrization().map, 6, comb(5, 2)),
    # sums of two powers of binary forms: secant varieties of rational normal curves
    "two fourth powers": (mlp(2, 2, 1, power=4), 4, comb(3, 2)),
    "two fifth powers": (mlp(2, 2, 1, power=5), 4, comb(4, 2)),
    "two cubes of binary forms": (mlp(2, 2, 1, power=3), 4, 1),
    # Aronhold: sums of three cubes of ternary forms are a hypersurface of degree 4
    "three cubes of ternary forms": (mlp(3, 3, 1, power=3), 9, 4),
    "attention: two quadrics with a common root": (ATTENTION, 5, 4),
    # products v k of two linear forms, the symmetric 3 x 3 matrices of rank 2 (dimension 4, degree
    # 3 in P^5), times a vector q in P^2: a Segre product
    "attention of rank one": (RANK_ONE, 7, 3 * comb(4 + 2, 2)),
}  # fmt: skip


@engine
@each("name", IMAGES, series=True)
def test_degrees_of_textbook_images(session: Session, name: str) -> None:
    mapping, dim, deg = IMAGES[name]
    assert image_degree(mapping, session=session) == deg
    assert generic_fiber(mapping, session=session).dimension == len(mapping.parameters) - dim


@engine
@each("name", ["cusp", "node", "Segre 2x3", "Veronese surface", "minors of 2x4"])
def test_the_degree_is_that_of_the_equations(session: Session, name: str) -> None:
    mapping = IMAGES[name][0]
    ideal = vanishing_ideal(mapping, session=session)
    assert image_degree(mapping, session=session) == degree(ideal, session=session)


@engine
def test_the_degree_depends_neither_on_seed_nor_on_what_is_fixed(session: Session) -> None:
    v1, k11, k12, k21, k22, q22 = symbols("v11 k11 k12 k21 k22 q22")
    assert {image_degree(ATTENTION, seed=n, session=session) for n in range(3)} == {4}
    for fixed in (q22, [v1], (k11, k12, k21, k22)):
        assert image_degree(ATTENTION, fixed, session=session) == 4
    # several points in a fiber: with the outer weights fixed, each cube root counts
    quartics = mlp(2, 2, 1, power=4)
    outer = symbols("b11 b12")
    assert image_degree(quartics, outer, session=session) == 3
    assert generic_fiber(quartics, outer, session=session).points == 2 * 4**2


# name: map, fixed parameters, dimensions of fiber and slice, points
FIBERS: dict[str, tuple[PolynomialMap, Any, int, int, int | None]] = {
    "birational": (PolynomialMap([t**2, t**3], [t]), (), 0, 0, 1),
    "squaring": (PolynomialMap([t**2, t**4], [t]), (), 0, 0, 2),
    "powers": (PolynomialMap([s**4, t**3], [s, t]), (), 0, 0, 12),
    "a vector and its negative": (veronese((a, b, c), 2), (), 0, 0, 2),
    "scalings": (segre(2, 2), (), 1, 1, None),
    "scalings, one entry fixed": (segre(2, 2), symbols("v0"), 1, 0, 1),
    "scalings, too much fixed": (segre(2, 2), symbols("v0 f1"), 1, 0, 1),
    "constant": (PolynomialMap([3, 5], [s, t]), (), 2, 2, None),
    "constant, one fixed": (PolynomialMap([3, 5], [s, t]), [t], 2, 1, None),
    "constant, all fixed": (PolynomialMap([3, 5], [s, t]), [t, s], 2, 0, 1),
    "roots of a quartic": (
        PolynomialMap([a + b + c + t, (a + b) * (c + t) + a * b + c * t,
                       a * b * (c + t) + c * t * (a + b), a * b * c * t], [a, b, c, t]),
        (), 0, 0, factorial(4),
    ),
    # The order of the factors of a polynomial, and one scaling of each but the last.
    "filters": (
        ConvolutionalNetwork((2, 2, 2)).parametrization().map, symbols("a1 b1"), 2, 0, factorial(3),
    ),
    # GL(2) acts simply transitively on factorizations; fixing all of the first factor's 2 x 2 block
    "factorization": (
        LinearMLP((3, 2, 3)).parametrization().map, symbols("a11 a12 a21 a22"), 4, 0, 1,
    ),
    # the value matrix scales against K^T Q, and GL(2) acts on K and Q
    "attention": (ATTENTION, symbols("v11 k11 k12 k21 k22"), 5, 0, 1),
    # Sylvester: a general binary form of degree 2 k - 1 is a sum of k powers in one way.  With
    # one incoming weight of each neuron fixed, the line of a neuron's linear form tells its other
    # one, then the power's coefficient the outgoing weight: only the order of the neurons is left.
    "binary cubics": (mlp(2, 2, 1, power=3), symbols("a11 a21"), 2, 0, factorial(2)),
    "binary quintics": (mlp(2, 3, 1, power=5), symbols("a11 a21 a31"), 3, 0, factorial(3)),
    # fixing the outgoing weights instead, each linear form may be multiplied by a root of unity
    "binary cubics by b": (mlp(2, 2, 1, power=3), symbols("b11 b12"), 2, 0, factorial(2) * 3**2),
    # three cubes of ternary forms: in coordinates x^3 + y^3 + z^3, in one way
    "Fermat cubics": (mlp(3, 3, 1, power=3), symbols("a11 a21 a31"), 3, 0, factorial(3)),
    # Clebsch: sums of five fourth powers of ternary forms fill 14 dimensions only, not 15, so that
    # beyond the scalings a curve is left
    "ternary quartics": (
        mlp(3, 5, 1, power=4), symbols("a11 a21 a31 a41 a51"), 6, 1, None,
    ),
}  # fmt: skip


@engine
@each("name", FIBERS, series=True)
def test_generic_fibers_that_are_known(session: Session, name: str) -> None:
    mapping, fixed, *numbers = FIBERS[name]
    assert generic_fiber(mapping, fixed, session=session) == GenericFiber(*numbers)


@engine
@each("name", ["powers", "roots of a quartic", "filters", "binary cubics by b"])
def test_the_points_are_those_of_a_radical_over_the_rationals(session: Session, name: str) -> None:
    mapping, fixed, *_, points = FIBERS[name]
    place = [Rational(2 + 3 * i, 5 + i) for i, _ in enumerate(mapping.parameters)]
    values = dict(zip(mapping.parameters, place, strict=True))
    equations = [f - v for f, v in zip(mapping.exprs, mapping(*place), strict=True)]
    sliced = [v - values[v] for v in fixed]
    ideal = Ideal([*equations, *sliced], mapping.parameters)
    assert degree(radical(ideal, session=session), session=session) == points


@engine
def test_a_fiber_over_a_finite_field_is_counted_over_its_closure(session: Session) -> None:
    p = 10007
    mapping = PolynomialMap([t**4], [t], GF(p))
    inside = sum(pow(x, 4, p) == 16 for x in range(p))
    assert (inside, jacobi_symbol(-1, p)) == (2, -1)  # the other two are conjugate
    assert generic_fiber(mapping, session=session).points == 4


@engine
def test_parameters_may_have_the_names_of_the_script(session: Session) -> None:
    point, fixed, ring, answer = symbols("point fixed R answer")
    mapping = PolynomialMap(
        [point * ring, point * answer, fixed * ring, fixed * answer], [point, fixed, ring, answer]
    )
    assert generic_fiber(mapping, fixed, session=session) == GenericFiber(1, 0, 1)
    assert image_degree(mapping, fixed, session=session) == 2


def test_scripts_show_their_random_data_and_depend_on_the_seed_only() -> None:
    mapping = segre(2, 2)
    script = image_degree.script(mapping)
    _, point = restriction(mapping, (), general_point(mapping, 1))
    assert f"R = (ZZ/{point.field.characteristic()})[v0, v1, f0, f1];" in script
    assert f"point = {{{', '.join(map(str, point.entries))}}};" in script
    assert "drawn from seed 1\n" in script
    assert "conditions = {" in script
    assert script == image_degree.script(mapping, symbols("v0"))
    assert script != image_degree.script(mapping, seed=2)
    assert generic_fiber.query(mapping) == generic_fiber.query(mapping, [], 1)


def test_a_prime_that_divides_a_coefficient_is_passed_over() -> None:
    def prime(mapping: PolynomialMap, seed: int = 1) -> int:
        return int(general_point(mapping, seed).field.characteristic())

    found = {prime(PolynomialMap([n * t], [t]), seed) for n in (1, 2) for seed in (1, 2)}
    assert len(found) == 4  # another one for each map and seed
    product = prod(found)
    for factor in (product, Rational(1, product)):
        assert product % prime(PolynomialMap([factor * t + t**2], [t])) != 0


@each("name", IMAGES)
def test_fixing_leaves_as_many_parameters_as_the_image_has_dimensions(name: str) -> None:
    mapping, dim, _ = IMAGES[name]
    chosen = parameters_to_fix(mapping)
    free = [v for v in mapping.parameters if v not in chosen]
    assert len(free) == dim
    if mapping.field == QQ and free:
        rest = {v: Rational(7 + 2 * i, 3) for i, v in enumerate(chosen)}
        restricted = PolynomialMap([f.subs(rest) for f in mapping.exprs], free)
        assert rank_at([Rational(3 + 2 * i, 2 + i) for i, _ in enumerate(free)], restricted) == dim


def test_one_fixes_one_incoming_weight_for_each_scaling() -> None:
    assert parameters_to_fix(mlp(2, 3, 1, power=5)) == symbols("a11 a21 a31")
    a12, b11 = symbols("a12 b11")
    assert parameters_to_fix(mlp(2, 2, 1, power=3), [b11]) == symbols("a21 b11")
    assert parameters_to_fix(mlp(2, 2, 1, power=3), a12) == symbols("a12 a21")
    assert parameters_to_fix(PolynomialMap([5], [s, t])) == (s, t)


def test_the_differential_modulo_a_prime_is_the_jacobian_matrix() -> None:
    mapping = PolynomialMap([s**3 * t / 2 - 5, s * t + t**7], [s, t])
    point = general_point(mapping, 3)
    jacobian = Matrix(mapping.exprs).jacobian([s, t])
    exact = jacobian.subs(dict(zip((s, t), point.entries, strict=True)))
    p = int(point.field.characteristic())
    half = pow(2, -1, p)
    expected = [[int(2 * entry) * half % p for entry in row] for row in exact.tolist()]
    assert differential(mapping, point).tolist() == expected


def test_independent_columns_modulo_a_prime() -> None:
    matrix = np.array([[0, 2, 4, 1], [0, 1, 2, 1], [0, 3, 6, 5]])
    assert independent_columns(matrix, GF(7)) == [1, 3]
    assert independent_columns(np.array([[7, 14], [1, 2]]), GF(7)) == [0]
    large = np.array([[LARGEST - 1, 2], [1, LARGEST - 2]])
    assert independent_columns(large, GF(LARGEST)) == [0]


@each("asked", [generic_fiber.script, image_degree.script, parameters_to_fix])
@each(
    ("fixed", "part"),
    [
        (u, "fixed must be some of the parameters [s, t]; got u"),
        ([s, u], "got u"),
        ([s, s], "different from each other"),
        ("s", "fixed must be some of the parameters [s, t]; got 's'"),
        (["s"], "got 's'"),
        ({s}, "got {s}"),
        (3, "got 3"),
        (None, "got None"),
    ],
)
def test_fixed_parameters_are_some_of_the_parameters(asked: Any, fixed: Any, part: str) -> None:
    assert part in message(lambda: asked(PolynomialMap([s * t, s], [s, t]), fixed))


@each("asked", [generic_fiber.script, image_degree.script, parameters_to_fix])
def test_wrong_questions_are_refused(asked: Any) -> None:
    mapping = PolynomialMap([s * t, s], [s, t])
    assert "a PolynomialMap is needed" in message(lambda: asked(Ideal([s], [s])))
    for seed in (None, 1.0, "1", True):
        assert "the seed must be an integer" in message(lambda seed=seed: asked(mapping, (), seed))
    small = PolynomialMap([s], [s], GF(101))
    assert "at least 10,000 elements; got GF(101); try QQ" in message(lambda: asked(small))


@each("asked", [image_degree.script, parameters_to_fix])
def test_an_image_that_becomes_smaller_is_refused(asked: Any) -> None:
    said = message(lambda: asked(segre(2, 2), symbols("v0 f0")))
    assert "the image must stay the same" in said
    assert "lowers its dimension by 1; try without v0, or fixed=()" in said
    assert "by 2; try without s, t, or fixed=()" in message(
        lambda: asked(PolynomialMap([s, t], [s, t]), (t, s))
    )


@engine
def test_no_trace_of_msolve_is_left_in_the_session(session: Session) -> None:
    """The package's own way to saturate is wrong over prime fields (Macaulay2 1.26.06)."""
    image_degree(veronese((s, t, u), 2), session=session)
    x, y = symbols("x y")
    tangent = (3 * x**2 + 2 * x) * (y - 7) + 2 * y * (x - 5)
    nodal = Ideal([x**3 + x**2 - y**2, tangent], [x, y], GF(LARGEST))
    assert degree(nodal, session=session) == 7
    # the node at the origin counts twice
    assert degree(saturation(nodal, x, session=session), session=session) == 5
