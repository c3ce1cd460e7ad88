"""Elements of number fields over the derivative of the minimal polynomial."""

from __future__ import annotations

from typing import Any

import pytest
from flint import fmpq_poly, fmpz_poly
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nnag_m2.algebra.modular import field_elements
from nnag_m2.algebra.modular.field_elements import over_derivative
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic

POLYS = st.lists(st.integers(-30, 30), min_size=1, max_size=9).map(fmpz_poly)


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
