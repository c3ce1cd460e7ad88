"""Tangent directions at multiple points, and points from residues, known by hand."""

from __future__ import annotations

import pytest
from flint import fmpq_poly, fmpz_poly
from sympy import QQ, Expr, Poly
from sympy.abc import x, y

from nnag_m2 import Ideal
from nnag_m2.algebra.modular.lifting import ModularPoints
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.invariants.point_candidates import alike, joined
from nnag_m2.invariants.verified_points import conjugates, multiplicities, tangent_directions

PRIMES = (32749, 32719, 32717, 32713, 32707, 32693, 32687, 32653)
ORIGIN = AlgebraicPoint(RealAlgebraic((0, 1), 0), ((0,), (0,)), (1,))
ROOTS = AlgebraicPoint(RealAlgebraic((-2, 0, 1), 1), ((0, 1), (0, -1)), (1,))  # (t, -t), t^2 = 2


def polys(*equations: Expr) -> list[Poly]:
    return [Poly(e, x, y, domain=QQ) for e in equations]


@pytest.mark.parametrize(
    ("place", "equations", "directions"),
    [
        (ORIGIN, [x, y], 0),
        (ORIGIN, [x**2, y], 1),
        (ORIGIN, [x**2, x * y, y**2], 2),
        (ORIGIN, [x**9, 3 * y - x], 1),  # of multiplicity 9: a lower bound only
        (ORIGIN, [x * (x - 1), y * (y + 2)], 0),
        (ROOTS, [x**2 - 2, x + y], 0),
        (ROOTS, [(x**2 - 2) ** 2, x + y], 1),
        (ROOTS, [(x + y) ** 2, x * y + 2], 1),
        (ROOTS, [(x + y) ** 2, (x * y + 2) * (x + y), (x * y + 2) ** 2], 2),
        (ROOTS, [(10**300 * (x + y) + (x**2 - 2)) ** 2, x**2 - 2 + 10**200 * (x + y)], 1),
    ],
)
def test_as_many_directions_as_the_kernel_has(
    place: AlgebraicPoint, equations: list[Expr], directions: int
) -> None:
    assert tangent_directions(polys(*equations), place) == directions


def test_numbers_too_long_for_the_primes_prove_nothing() -> None:
    assert tangent_directions(polys(x**2, 10**500 * x - y), ORIGIN) == 1
    assert tangent_directions(polys(x**2, 10**2000 * x - y), ORIGIN) == 0


def test_multiplicities_are_counted_over_all_conjugates() -> None:
    # the four points (t, t + 1) with t^4 = 1, of which two are real, doubled along y
    ideal = Ideal([x**4 - 1, (y - x - 1) ** 2], [x, y])
    f = fmpz_poly([-1, 0, 0, 0, 1])
    slope = fmpq_poly(f.derivative())
    tops = [fmpq_poly([0, 1]) * slope % fmpq_poly(f), fmpq_poly([1, 1]) * slope % fmpq_poly(f)]
    places = conjugates(ideal, f, tops)
    assert places is not None
    assert len(places) == 3
    assert multiplicities(ideal, places) == 8
    assert conjugates(Ideal([x**4 - 2], [x, y]), f, tops) is None


def modulo(prime: int, form: tuple[int, ...] = (1, 0)) -> ModularPoints:
    """Return the points (t, (t + 1) / 3) with 5 t^2 = 7."""
    third, fifth = pow(3, -1, prime), pow(5, -1, prime)
    monic = (-7 * fifth % prime, 0, 1)
    return ModularPoints(prime, form, monic, ((0, 1), (third, third)))


def test_points_are_joined_from_their_residues() -> None:
    found = joined([modulo(p) for p in PRIMES])
    assert found is not None
    f, tops = found
    assert f == fmpz_poly([-7, 0, 5])
    modulus, slope = fmpq_poly(f), fmpq_poly(f.derivative())
    assert tops[0] == fmpq_poly([0, 1]) * slope % modulus
    assert tops[1] * 3 == fmpq_poly([1, 1]) * slope % modulus
    assert joined([modulo(PRIMES[0])]) is None  # too few to be sure of


def test_primes_of_another_form_or_with_fewer_points_are_left_out() -> None:
    few = ModularPoints(PRIMES[3], (1, 0), (0, 1), ((0,), (0,)))
    points = [modulo(PRIMES[0]), modulo(PRIMES[1], (0, 1)), modulo(PRIMES[2]), few]
    assert [p.prime for p in alike(points, 2)] == [PRIMES[0], PRIMES[2]]
    assert alike(points, 3) == []
