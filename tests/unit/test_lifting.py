"""Points over QQ lifted from points modulo a prime, and what that is made of."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from random import Random

import pytest
from each import each
from flint import fmpq, fmpq_poly, fmpz_poly
from sympy import QQ, Expr, Poly, Rational, symbols

from nnag_m2.algebra.modular.lifting import ModularPoints, liftings
from nnag_m2.algebra.modular.reconstruction import (
    common_fractions,
    leading_coefficient,
    rational_representation,
)
from nnag_m2.algebra.modular.residue_algebras import ResidueAlgebra
from nnag_m2.algebra.terms import Terms, Values, combined, derivative, integer_terms, total_degree

x, y, z = symbols("x y z")
P = 32749


def system(*exprs: Expr) -> list[Terms]:
    return [integer_terms(Poly(e, x, y, domain=QQ)) for e in exprs]


def value(poly: fmpq_poly | fmpz_poly, at: Fraction) -> fmpq:
    return fmpq_poly(poly)(fmpq(at.numerator, at.denominator))


def modular(points: list[tuple[Fraction, ...]], form: tuple[int, ...], prime: int) -> ModularPoints:
    """Return rational points modulo a prime, by interpolation."""
    one = [[v.numerator * pow(v.denominator, -1, prime) % prime for v in p] for p in points]
    places = [sum(c * v for c, v in zip(form, p, strict=True)) % prime for p in one]
    whole_poly = fmpz_poly([1])
    for t in places:
        whole_poly *= fmpz_poly([-t, 1])
    coordinates = [fmpz_poly() for _ in form]
    for t, p in zip(places, one, strict=True):
        others = divmod(whole_poly, fmpz_poly([-t, 1]))[0]
        scale = pow(int(others(t)), -1, prime)
        coordinates = [c + others * (v * scale) for c, v in zip(coordinates, p, strict=True)]
    residues = [[int(c) % prime for c in q.coeffs()] for q in (whole_poly, *coordinates)]
    return ModularPoints(prime, form, tuple(residues[0]), tuple(map(tuple, residues[1:])))


def lifted(near: ModularPoints, equations: list[Terms]) -> tuple[fmpz_poly, list[fmpq_poly]] | None:
    return next(liftings(near, equations), None)


def test_square_roots_are_lifted_to_the_rational_representation() -> None:
    # modulo the prime: t = y, x = t^3 where t^4 = 2, up to x = y^2
    near = ModularPoints(P, (0, 1), (P - 2, 0, 0, 0, 1), ((0, 0, 1), (0, 1)))
    found = lifted(near, system(x**2 - 2, y**2 - x))
    assert found == (fmpz_poly([-2, 0, 0, 0, 1]), [fmpq_poly([0, 8]), fmpq_poly([8])])


@each("bits", [5, 60, 400])
def test_rational_points_are_found_from_their_residues(bits: int) -> None:
    draw = Random(bits)
    a, b = ([Fraction(draw.getrandbits(bits), draw.getrandbits(bits) * P + 1) + draw.randrange(P)
             for _ in range(2)] for _ in "ab")  # fmt: skip
    points = list(product(a, b))
    f, g = ((v - Rational(*r[0].as_integer_ratio())) * (v - Rational(*r[1].as_integer_ratio()))
            for v, r in ((x, a), (y, b)))  # fmt: skip
    form = (1, 3)
    poly, tops = lifted(modular(points, form, P), system(f, g, f * g + f)) or pytest.fail("none")
    for p in points:
        t = sum(c * v for c, v in zip(form, p, strict=True))
        assert value(poly, t) == 0
        slope = value(poly.derivative(), t)
        for top, v in zip(tops, p, strict=True):
            assert value(top, t) == slope * fmpq(v.numerator, v.denominator)


def test_where_no_entry_of_the_jacobian_matrix_is_a_unit_combinations_are_taken() -> None:
    near = modular([(Fraction(i), Fraction(j)) for i in (0, 1) for j in (0, 1)], (1, 2), P)
    f, g = x**2 - x, y**2 - y
    # each entry is zero at one of the points
    equations = system(f * y, f * (1 - y), g * x, g * (1 - x))
    poly, tops = lifted(near, equations) or pytest.fail("none")
    assert [value(poly, Fraction(t)) for t in range(4)] == [0, 0, 0, 0]
    assert [value(tops[1], Fraction(t)) for t in (0, 1)] == [0, 0]


def test_multiple_points_are_not_lifted() -> None:
    near = ModularPoints(P, (0, 1), (0, 1), ((), (0, 1)))
    assert lifted(near, system(x**2, y)) is None


def test_points_that_are_none_over_qq_are_not_found() -> None:
    # P x^2 + x - 1: one root modulo the prime, the other at infinity; their sum is -1/P
    near = ModularPoints(P, (1, 0), (P - 1, 1), ((1,), (0,)))
    assert lifted(near, system(P * x**2 + x - 1, y)) is None


def test_the_representation_is_that_of_the_form_whatever_the_generator() -> None:
    # t^4 = 2; the form is u = t^2 + t/3, and x = t/5
    algebra = ResidueAlgebra.of(P**30, (P**30 - 2, 0, 0, 0, 1))
    form = algebra.ring([0, pow(3, -1, P**30), 1])
    lead, value = leading_coefficient(algebra, form), algebra.ring([0, pow(5, -1, P**30)])
    found = rational_representation(algebra, form, [value], lead or pytest.fail("none"))
    f, (g,) = found or pytest.fail("none")
    u, quartic = fmpq_poly([0, fmpq(1, 3), 1]), fmpq_poly([-2, 0, 0, 0, 1])
    resultant = Poly(3 * x - 3 * y**2 - y, y).resultant(Poly(y**4 - 2, y))
    assert list(f.coeffs()) == Poly(resultant, x).primitive()[1].all_coeffs()[::-1]
    over_t = fmpq_poly(f.derivative())(u) * fmpq_poly([0, fmpq(1, 5)]) - g(u)
    assert over_t % quartic == 0
    short = ResidueAlgebra.of(P, (P - 2, 0, 0, 0, 1))
    assert leading_coefficient(short, short.element_of(form)) is None


def test_fractions_with_a_common_denominator() -> None:
    draw, number = Random(3), 10007**100
    below = draw.getrandbits(300)
    tops = [draw.getrandbits(600) - 2**599 for _ in range(8)]
    residues = [t * pow(below, -1, number) % number for t in tops]
    found, denominator = common_fractions(residues, number) or pytest.fail("none")
    assert [Fraction(t, denominator) for t in found] == [Fraction(t, below) for t in tops]
    # some of them need less of the denominator than others
    mixed = [*(6 * r % number for r in residues[:4]), *residues[4:], 0, 1]
    found, denominator = common_fractions(mixed, number) or pytest.fail("none")
    assert [t * below for t in found[4:8]] == [t * denominator for t in tops[4:]]
    assert common_fractions([draw.randrange(number) for _ in range(9)], number) is None


def test_values_are_those_of_the_polynomials() -> None:
    poly = Poly(3 * x**3 * y - x * y**2 * z / 2 + 7 * z**5 - x * z + 1, x, y, z, domain=QQ)
    terms, at = integer_terms(poly), (fmpq(2, 3), fmpq(-5), fmpq(1, 7))
    expected = poly.eval((Rational(2, 3), -5, Rational(1, 7)))
    assert Values(at, fmpq(1), lambda v: v).of(terms) == 2 * fmpq(int(expected.p), int(expected.q))
    for copies in (1, 3):  # by Horner's scheme, or with common monomials
        found = Values(at, fmpq(1), lambda v: v).all([terms] * copies + [{}])
        assert found == [2 * fmpq(int(expected.p), int(expected.q))] * copies + [0]
    assert integer_terms(poly.diff(x) * 2) == derivative(terms, 0)
    assert total_degree(terms) == 5
    assert combined([2, 1, -1], [terms, {(1, 0, 1): 7}, {(1, 0, 1): 3}]) == integer_terms(
        4 * poly + 4 * Poly(x * z, x, y, z)
    )
