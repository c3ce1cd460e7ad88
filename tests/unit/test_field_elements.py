"""Elements of number fields: minimal polynomials and quotients, against other ways."""

from __future__ import annotations

from typing import Any

import pytest
from each import each
from flint import fmpq_mat, fmpq_poly, fmpz_poly
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nnag_m2.algebra.modular import field_elements
from nnag_m2.algebra.modular.field_elements import minimal_polynomial, over_derivative
from nnag_m2.algebra.modular.primes import primes
from nnag_m2.algebra.modular.residue_algebras import ResidueAlgebra
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic

P = next(primes())
POLYS = st.lists(st.integers(-30, 30), min_size=1, max_size=9).map(fmpz_poly)


def by_matrix(modulus: Any, top: Any, below: Any) -> Any:
    """Return the minimal polynomial of the matrix by which an element multiplies."""
    f = fmpq_poly(modulus)
    row = fmpq_poly(top) * fmpq_poly(below).xgcd(f)[1] % f
    rows = []
    for _ in range(f.degree()):
        rows.append([row[k] for k in range(f.degree())])
        row = row * fmpq_poly([0, 1]) % f
    least = fmpq_mat(rows).minpoly().numer()
    return least / (least.content() if least.leading_coefficient() > 0 else -least.content())


@given(POLYS, POLYS, POLYS)
@settings(max_examples=80, deadline=None)
def test_it_is_that_of_a_matrix(product: Any, top: Any, below: Any) -> None:
    assume(product.degree() > 0)
    modulus = product.factor()[1][-1][0]
    assume(not divmod(below, modulus)[1].is_zero())
    assert minimal_polynomial(modulus, top, below) == by_matrix(modulus, top, below)


def test_elements_of_smaller_fields() -> None:
    # t = sqrt(2) + sqrt(3): t^2 = 5 + 2 sqrt(6), and t^3 - 9 t = 2 sqrt(2)
    t = fmpz_poly([0, 1])
    modulus = t**4 - 10 * t**2 + 1
    one = fmpz_poly([1])
    assert minimal_polynomial(modulus, t**2, one) == t**2 - 10 * t + 1
    assert minimal_polynomial(modulus, t**3 - 9 * t, 2 * one) == t**2 - 2
    assert minimal_polynomial(modulus, t**2 - t**2, one) == t
    assert minimal_polynomial(modulus, 3 * t, 7 * t) == 7 * t - 3


@each(
    ("modulus", "top", "below"),
    [
        ([1, 0, 0, P], [0, 1], [1]),
        ([-2, 0, 0, 1], [0, 1], [P]),
        ([-2, 0, 0, 1], [1, P], [2]),
        ([-P, 0, 0, 1], [0, 1], [1]),
        ([-2, 0, 0, 0, 1], [0, P, 1], [1]),
    ],
    ids=["pole", "denominator", "rational", "multiple roots", "smaller field"],
)
def test_modulo_a_bad_prime(modulus: Any, top: Any, below: Any) -> None:
    given = fmpz_poly(modulus), fmpz_poly(top), fmpz_poly(below)
    assert minimal_polynomial(*given) == by_matrix(*given)
    assert field_elements._height_bound(*given) > max(
        abs(int(c)).bit_length() for c in by_matrix(*given).coeffs()
    )


@given(st.lists(st.integers(-20, 20), min_size=2, max_size=60))
@settings(max_examples=30, deadline=None)
def test_traces_are_sums_of_powers_of_roots(roots: list[int]) -> None:
    number = 10007**3
    modulus = fmpz_poly([1])
    for root in roots:
        modulus *= fmpz_poly([-root, 1])
    algebra = ResidueAlgebra.of(number, [int(c) for c in modulus.coeffs()])
    expected = [sum(r**k for r in roots) % number for k in range(2 * len(roots))]
    assert algebra.traces(2 * len(roots)) == expected


@given(POLYS, POLYS, POLYS, POLYS)
@settings(max_examples=80, deadline=None)
def test_what_vanishes_is_decided_by_residues(
    factor: Any, other: Any, top: Any, below: Any
) -> None:
    assume(factor.degree() > 0)
    modulus = factor.factor()[1][-1][0]
    assume(not divmod(below, modulus)[1].is_zero())
    least = by_matrix(modulus, top, below)
    decide = field_elements._vanishes
    assert decide(least, modulus, top, below)
    assert decide(least * (other * other + 1), modulus, top, below)
    # all residues of this one are those of a polynomial that vanishes, modulo a few primes
    few = 1
    for prime, _ in zip(field_elements._large_primes(), range(3), strict=False):
        few *= prime
    assert not decide(least + few, modulus, top, below)


@each(
    "coefficients",
    [
        # modulo a power of 11, and modulo one of 432, these are multiples of t^3 - 1
        [-1, -1, -1, 1, 1, 1, 11],
        [1148746198209147152500, -40098064310825083300, 19455985608967405290, -617201048908932656,
         132095783378585957, -3643933032512364, 412231541409775, -9580720701280, 493245712656,
         -9138051072, 47775744],
    ],
    ids=["short", "long"],
)  # fmt: skip
def test_a_last_coefficient_that_cancels_in_regular_sums(coefficients: list[int]) -> None:
    modulus = fmpz_poly(coefficients)
    assert minimal_polynomial(modulus, fmpz_poly([0, 1]), fmpz_poly([1])) == modulus


@given(st.integers(2, 5), st.integers(8, 10**6), POLYS, POLYS)
@settings(max_examples=60, deadline=None)
def test_last_coefficients_for_which_a_polynomial_is_a_multiple_of_a_cyclic_one(
    k: int, last: int, factor: Any, change: Any
) -> None:
    product = factor * fmpz_poly([-1, *[0] * (k - 1), 1]) + last * change
    product += last * fmpz_poly([0] * (product.degree() + 1) + [1])
    for modulus, _ in product.factor()[1]:
        least = minimal_polynomial(modulus, fmpz_poly([0, 1]), fmpz_poly([1]))
        assert least in (modulus, -modulus)


def test_no_prime_is_needed_that_luck_would_have_to_provide(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """When no common denominator is ever guessed, the last attempt is certain."""
    monkeypatch.setattr(field_elements, "common_fractions", lambda *_: None)
    for modulus, top, below in (
        ([-2, 0, 0, 1], [1, 1], [2]),
        ([1, 4], [2], [0, 0, 0, 0, 0, 0, 0, 1]),
        ([-P, 0, 0, 1], [0, 1], [1]),
    ):
        given = fmpz_poly(modulus), fmpz_poly(top), fmpz_poly(below)
        assert minimal_polynomial(*given) == by_matrix(*given)


def by_division(modulus: Any, top: Any, below: Any) -> Any:
    """Return ``top f' / below`` by the extended algorithm of Euclid over QQ."""
    f = fmpq_poly(modulus)
    inverse = fmpq_poly(below).xgcd(f)[1]
    return fmpq_poly(top) * f.derivative() * inverse % f


@given(POLYS, POLYS, POLYS, POLYS)
@settings(max_examples=80, deadline=None)
def test_they_are_those_of_a_division(product: Any, one: Any, two: Any, below: Any) -> None:
    assume(product.degree() > 0)
    modulus = product.factor()[1][-1][0]
    assume(not divmod(below, modulus)[1].is_zero())
    tops, number = over_derivative(modulus, [one, two], below)
    for given_top, top in zip((one, two), tops, strict=True):
        assert fmpq_poly(top) / number == by_division(modulus, given_top, below)


def test_the_last_attempt_is_certain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(field_elements, "common_fractions", lambda *_: None)
    modulus, top, below = fmpz_poly([-2, 0, 0, 3]), fmpz_poly([1, 5]), fmpz_poly([7, 1, 4])
    (found,), number = over_derivative(modulus, [top], below)
    assert fmpq_poly(found) / number == by_division(modulus, top, below)


def test_points_of_long_representations_have_short_numbers() -> None:
    """Where t^12 = 3 t + 1, t^2 over the derivative of a multiple of the minimal polynomial."""
    t = fmpz_poly([0, 1])
    f = t**12 - 3 * t - 1
    multiple = f * (t**9 + 5 * t - 7) * (7 * t**4 + t + 3)
    slope = fmpq_poly(multiple.derivative())
    number = RealAlgebraic(tuple(int(c) for c in f.coeffs()), 0)
    place = AlgebraicPoint.of(number, [slope * fmpq_poly([0, 0, 1])], slope)
    assert max(abs(c) for c in (*place.tops[0], *place.below)) < 100
    square = AlgebraicPoint.of(number, [fmpq_poly([0, 0, 1])], fmpq_poly([1]))
    assert place.coordinate(0) == square.coordinate(0)
