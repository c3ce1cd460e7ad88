"""Signatures in ball arithmetic: against numpy's eigenvalues, and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from flint import arb, fmpq_mat
from sympy import QQ, Poly, Rational, symbols

from nnag_m2.algebra.points import RealPoint
from nnag_m2.landscapes.signature import Undecided, decided, hessian_signature, inertia

x, y, z = symbols("x y z")


def balls(matrix: object) -> list[list[arb]]:
    return [[arb(int(entry)) for entry in row] for row in np.array(matrix)]


def test_inertia_is_that_of_the_eigenvalues() -> None:
    draw = np.random.default_rng(1)
    tried = 0
    for size in (1, 2, 3, 4, 5):
        for sparse in (0, 1, 2):
            matrix = draw.integers(-3, 4, (size, size)) * (draw.random((size, size)) > sparse / 3)
            matrix = matrix + matrix.T
            if sparse == 2:
                np.fill_diagonal(matrix, 0)
            values = np.linalg.eigvalsh(matrix.astype(float))
            if min(abs(values)) > 1e-9:
                tried += 1
                assert inertia(balls(matrix)) == (sum(values > 0), sum(values < 0))
    assert tried > 5


def test_a_hyperbolic_plane_has_a_diagonal_of_zeros() -> None:
    assert inertia(balls([[0, 1], [1, 0]])) == (1, 1)
    assert inertia([]) == (0, 0)


@pytest.mark.parametrize("matrix", [[[0]], [[1, 1], [1, 1]], [[0, 0], [0, 3]]])
def test_a_degenerate_form_is_never_decided(matrix: list[list[int]]) -> None:
    with pytest.raises(Undecided):
        inertia(balls(matrix))


def test_distances_from_the_center_of_an_ellipsoid() -> None:
    ellipsoid = Poly(x**2 + 4 * y**2 + 9 * z**2 - 36, x, y, z, domain=QQ)
    unit, center = fmpq_mat(3, 3, [1, 0, 0, 0, 1, 0, 0, 0, 1]), fmpq_mat(3, 1)
    for place, expected in (((0, 0, 2), (2, 0)), ((0, 3, 0), (1, 1)), ((6, 0, 0), (0, 2))):
        point = RealPoint.rational((x, y, z), place)
        # twice the equation is one generator too many, which does no harm
        for equations in ([ellipsoid], [2 * ellipsoid, ellipsoid]):
            assert hessian_signature(equations, 1, unit, center, point, 64) == expected


def test_the_osculating_circle_of_a_parabola_stays_undecided() -> None:
    parabola = Poly(y - x**2, x, y, domain=QQ)
    unit = fmpq_mat(2, 2, [1, 0, 0, 1])
    origin = RealPoint.rational((x, y), (0, 0))

    def attempt(height: Rational) -> object:
        data = fmpq_mat(2, 1, [0, int(height * 2)]) / 2
        return decided(
            lambda bits: hessian_signature([parabola], 1, unit, data, origin, bits), 64, 256
        )

    assert attempt(Rational(1, 2)) is None
    assert attempt(Rational(0)) == (1, 0)
    assert attempt(Rational(1)) == (0, 1)
