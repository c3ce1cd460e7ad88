"""Signatures at real points: against numpy's eigenvalues, and by hand; degenerate ones included."""

from __future__ import annotations

import numpy as np
import pytest
from each import each
from flint import arb, fmpq_mat, fmpq_poly
from sympy import QQ, Matrix, Poly, Rational, symbols

from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.balls import Undecided, diagonal
from nnag_m2.algebra.real.enclosed_roots import WIDTH
from nnag_m2.algebra.real.points import RealPoint, boxed
from nnag_m2.algebra.real.ranks import FieldAt, rank_at
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.terms import integer_terms
from nnag_m2.invariants.landscapes.forms import Form, Signature, hessian_signature

x, y, z = symbols("x y z")
UNIT = fmpq_mat(2, 2, [1, 0, 0, 1])


def balls(matrix: object) -> list[list[arb]]:
    return [[arb(int(entry)) for entry in row] for row in np.array(matrix)]


def polys(matrix: Matrix, *gens: object) -> list[list[Poly]]:
    rows = range(matrix.rows)
    return [[Poly(matrix[i, j], *gens, domain=QQ) for j in rows] for i in rows]


def form_signature(entries: list[list[Poly]], point: RealPoint) -> Signature:
    """Return the signature of a symmetric matrix of polynomials with integer coefficients."""
    return Form([[integer_terms(f) for f in row] for row in entries]).signature_at(point)


def roots_of_five() -> RealPoint:
    """Return the point with the coordinates sqrt(5) and 1/sqrt(5)."""
    generator = RealAlgebraic.roots(Poly(x**2 - 5, x))[1]
    tops = [fmpq_poly([0, 5]), fmpq_poly([0, 1])]
    place = AlgebraicPoint.of(generator, tops, fmpq_poly([5]))
    return boxed((x, y), [place], WIDTH)[0]


def test_ranks_over_fields_of_large_degree_are_those_over_the_rationals() -> None:
    draw = np.random.default_rng(2)

    def entry(i: int, j: int) -> Poly:
        return Poly(draw.integers(-3, 4, 3).tolist(), x).as_expr() / (i + j + 1)

    for degree, size, rank in ((5, 1, 0), (5, 3, 0), (6, 4, 4), (7, 4, 2), (9, 5, 3), (12, 6, 5)):
        modulus = Poly([1, *draw.integers(-5, 6, degree - 1).tolist(), -14], x)
        generator = RealAlgebraic.roots(modulus)[-1]
        field = fmpq_poly([*generator.coefficients])
        assert field.degree() == degree
        below = field.derivative()
        place = AlgebraicPoint.of(generator, [fmpq_poly([0, 1]) * below % field], below)
        low = Matrix(size, rank, entry) * Matrix(rank, size, entry)
        entries, at = polys(low.expand(), x), FieldAt(place)
        assert rank_at(entries, boxed((x,), [place], WIDTH)[0]) == rank
        assert at._expanded([at.values(row) for row in entries]).rank() == rank * degree


def test_signatures_are_those_of_the_eigenvalues() -> None:
    draw = np.random.default_rng(1)
    for size in (1, 2, 3, 4, 5):
        for sparse in (0, 1, 2):
            matrix = draw.integers(-3, 4, (size, size)) * (draw.random((size, size)) > sparse / 3)
            matrix = matrix + matrix.T
            if sparse == 2:
                np.fill_diagonal(matrix, 0)
            rank_one = matrix @ np.ones_like(matrix) @ matrix
            for low in (matrix, matrix[:, :1] @ matrix[:1, :], rank_one):
                values = np.linalg.eigvalsh(low.astype(float))
                found = form_signature(polys(Matrix(low.tolist()), x), RealPoint.rational([x], [0]))
                signs = sum(values > 1e-9), sum(values < -1e-9)
                assert (found.positive, found.negative) == signs
                if found.direction is None:
                    assert not found.negative
                else:
                    way = Matrix(found.direction)
                    assert (way.T * Matrix(low.tolist()) * way)[0, 0] < 0


def test_a_hyperbolic_plane_has_a_diagonal_of_zeros() -> None:
    positive, negative, way = diagonal(balls([[0, 1], [1, 0]]), 2)
    assert (positive, negative) == (1, 1)
    assert way is not None
    assert way[0] * way[1] < 0
    assert diagonal([], 0) == (0, 0, None)


@each("matrix", [[[0]], [[1, 1], [1, 1]], [[0, 0], [0, 3]]])
def test_balls_alone_never_show_that_a_form_is_degenerate(matrix: list[list[int]]) -> None:
    with pytest.raises(Undecided):
        diagonal(balls(matrix), len(matrix))


def test_a_small_entry_of_a_direction_may_be_the_one_that_matters() -> None:
    # the eigenvalues are about -18, 0 and 256,000,018: no direction with thousandths is negative
    steep = Matrix([[0, 48000, 0], [48000, 256000000, 0], [0, 0, 0]])
    found = form_signature(polys(steep, x), RealPoint.rational([x], [0]))
    assert (found.positive, found.negative) == (1, 1)
    assert found.direction is not None
    way = Matrix(found.direction)
    assert (way.T * steep * way)[0, 0] < 0


def test_forms_at_irrational_points_are_decided_where_they_are_degenerate() -> None:
    point = roots_of_five()  # x y = 1 and x^2 = 5
    for matrix, signature, rank in (
        (Matrix([[x, 1], [1, y]]), (1, 0), 1),
        (Matrix([[-x, 1], [1, -y]]), (0, 1), 1),
        (Matrix([[x, 5], [5, 5 * x]]), (1, 0), 1),
        (Matrix([[x - 5 * y, 0], [0, x**2 - 5]]), (0, 0), 0),
        (Matrix([[x, 2], [2, y]]), (1, 1), 2),
        (Matrix([[x - 5 * y, 1], [1, 0]]), (1, 1), 2),
    ):
        entries = polys(matrix, x, y)
        assert rank_at(entries, point) == rank
        found = form_signature(entries, point)
        assert (found.positive, found.negative) == signature
        assert (found.direction is None) == (not found.negative)


def test_distances_from_the_center_of_an_ellipsoid() -> None:
    ellipsoid = Poly(x**2 + 4 * y**2 + 9 * z**2 - 36, x, y, z, domain=QQ)
    unit, center = fmpq_mat(3, 3, [1, 0, 0, 0, 1, 0, 0, 0, 1]), fmpq_mat(3, 1)
    for place, expected in (((0, 0, 2), (2, 0)), ((0, 3, 0), (1, 1)), ((6, 0, 0), (0, 2))):
        point = RealPoint.rational((x, y, z), place)
        # twice the equation is one generator too many, which does no harm
        for equations in ([ellipsoid], [2 * ellipsoid, ellipsoid]):
            assert hessian_signature(equations, 1, unit, center, point) == expected


def test_the_osculating_circle_of_a_parabola_is_degenerate() -> None:
    parabola = Poly(y - x**2, x, y, domain=QQ)
    origin = RealPoint.rational((x, y), (0, 0))
    for height, expected in ((Rational(1, 2), (0, 0)), (0, (1, 0)), (1, (0, 1))):
        data = fmpq_mat(2, 1, [0, int(2 * height)]) / 2
        assert hessian_signature([parabola], 1, UNIT, data, origin) == expected


def test_a_critical_point_is_degenerate_along_a_line_through_irrational_points() -> None:
    point = roots_of_five()  # on the line x = 5 y
    squared = fmpq_mat(2, 2, [1, -5, -5, 25])  # (x - 5 y)^2
    line = Poly(x - 5 * y, x, y, domain=QQ)
    across = Poly(y - x**2 + 5 - x / 5, x, y, domain=QQ)
    assert hessian_signature([line], 1, squared, fmpq_mat(2, 1), point) == (0, 0)
    assert hessian_signature([across], 1, squared, fmpq_mat(2, 1), point) == (1, 0)


def test_multipliers_enter_exactly_at_irrational_points() -> None:
    # all points of the circle x^2 + y^2 = 26/5 are critical for the distance from its centre
    point = roots_of_five()
    circle = Poly(x**2 + y**2 - Rational(26, 5), x, y, domain=QQ)
    assert hessian_signature([circle], 1, UNIT, fmpq_mat(2, 1), point) == (0, 0)
    ellipse = Poly(x**2 + 25 * y**2 - 10, x, y, domain=QQ)
    metric = fmpq_mat(2, 2, [1, 0, 0, 25])
    assert hessian_signature([ellipse, 3 * ellipse], 1, metric, fmpq_mat(2, 1), point) == (0, 0)


def test_scalings_and_sets_say_which_eigenvalues_are_zero() -> None:
    # (x y - 1)^2 does not change under (x, y) -> (c x, y / c): its kernel at (1, 1) is (1, -1)
    form = Form.hessian(Poly((x * y - 1) ** 2, x, y, domain=QQ))
    here = RealPoint.rational((x, y), (1, 1))
    for known in (form.signature_at(here), form.signature_at(here, flat=[0]),
                  form.signature_at(here, null=1)):  # fmt: skip
        assert known == Signature(1, 0, None)
    # a saddle across the line z = 0: the direction has a zero where the kernel was left out
    saddle = Form.hessian(Poly((x * y - 1) ** 2 - 5 * z**2, x, y, z, domain=QQ))
    found = saddle.signature_at(RealPoint.rational((x, y, z), (1, 1, 0)), flat=[1])
    assert (found.positive, found.negative) == (1, 1)
    assert found.direction is not None
    assert found.direction[1] == 0
    assert found.direction[2] != 0


def test_matrices_of_rational_polynomials_are_multiplied_by_one_number() -> None:
    matrix = Matrix([[x / 2, y / 3], [y / 3, x / 7]])
    point = roots_of_five()  # x^2 = 5, x y = 1: the determinant is 5/14 - 1/45
    assert form_signature(polys(matrix, x, y), point) == Signature(2, 0, None)
    found = form_signature(polys(-matrix, x, y), point)
    assert (found.positive, found.negative) == (0, 2)
