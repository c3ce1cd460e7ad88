"""Components over conjugate points: polynomials that are irreducible, that factor, that vanish."""

from __future__ import annotations

import pytest
from sympy import symbols

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.small_primes import small_primes
from nnag_m2.invariants.triangular_primes import triangular_primes

x, y, z, w = symbols("x y z w")


def primes(ideal: Ideal) -> tuple[Ideal, ...]:
    found = small_primes(ideal)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("equations", "dimensions"),
    [
        ([x**2 - 2, y**2 + z**2 - x], [1]),  # a conic with a matrix of rank 3
        ([x**2 - 2, y**3 - x * z**2 - 1], [1]),
        ([x**2 - 2, x * y - z], [1]),  # linear
        ([x**2 - 2, y**2 - 3 * z**2], [1]),  # irreducible, but not over the complex numbers
        ([x**2 - x, y**2 + z**2 - x - 1], [1, 1]),  # two points, a conic over each
        ([x**2 - 2, (x**2 - 2) * y * z + y + z], [1]),  # the product is zero at the points
        ([x**2 - x, x * (y * z + 1) + x - 1], [1]),  # a constant over x = 0
        ([x**3 - x, (x - 1) * (x + 1) * y * z], None),  # a product over x = 0
        ([x**2 - 2, x * y, y * z], [1]),
        ([x**2 - 2, (x**2 - 2) * (y + z)], [2]),  # zero over the points
    ],
)
def test_components_over_points(equations: list[object], dimensions: list[int] | None) -> None:
    found = triangular_primes(Ideal(equations, [x, y, z]), primes)
    if dimensions is None:
        assert found is None
        return
    assert found is not None
    assert sorted(size for _, size in found) == dimensions


def test_what_factors_over_the_field_is_not_taken_for_a_prime() -> None:
    # y^2 - 2 z^2 is irreducible over QQ, and a product over QQ(sqrt(2))
    assert triangular_primes(Ideal([x**2 - 2, y**2 - 2 * z**2], [x, y, z]), primes) is None
    # one more square root: x^4 - 10 x^2 + 1 has sqrt(2) + sqrt(3) as a root
    both = Ideal([x**4 - 10 * x**2 + 1, y**2 - 3 * z**2], [x, y, z])
    assert triangular_primes(both, primes) is None


def test_components_have_the_equations_of_their_points() -> None:
    listed = triangular_primes(Ideal([x**2 - x, y**2 + z**2 - x - 1], [x, y, z]), primes)
    assert listed is not None
    for ideal, _ in listed:
        values = {g.as_expr() for g in ideal.generators}
        assert y**2 + z**2 - x - 1 in values
        assert values & {x, x - 1}


def test_other_shapes_are_left_to_others() -> None:
    for equations in ([x * y - z], [x - y, y - z]):
        assert triangular_primes(Ideal(equations, [x, y, z]), primes) is None
    assert triangular_primes(Ideal([x * y, z - w], [x, y, z, w]), primes) is None
