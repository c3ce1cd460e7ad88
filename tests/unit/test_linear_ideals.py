"""Linear equations and monomial factors without an engine, by hand."""

from __future__ import annotations

from each import each
from sympy import GF, Rational, symbols

from nnag_m2 import Ideal
from nnag_m2.algebra.substitution import affine_space, modulo_linear, without_monomial_factors

x, y, z = symbols("x y z")


@each(
    ("generators", "dimension", "point"),
    [
        ([], 3, (0, 0, 0)),
        ([x - 1], 2, (1, 0, 0)),
        ([x + y - 1, x - y, 2 * z - 1], 0, (Rational(1, 2), Rational(1, 2), Rational(1, 2))),
        ([x - y, x - y - 1], -1, None),
        ([x - y, 2 * x - 2 * y], 2, (0, 0, 0)),
        ([1], -1, None),
    ],
)
def test_solutions_of_linear_equations(generators: object, dimension: int, point: object) -> None:
    found = affine_space(Ideal(generators, [x, y, z]))  # type: ignore[arg-type]
    assert found is not None
    assert (found.dimension, found.point) == (dimension, point)


def test_other_equations_and_fields_are_left_to_the_engine() -> None:
    assert affine_space(Ideal([x * y], [x, y])) is None
    assert affine_space(Ideal([x], [x, y], GF(7))) is None


def test_variables_that_linear_equations_determine_are_put_in() -> None:
    by = Ideal([x - 2 * y + 1, z - y, x * y * z], [x, y, z])
    assert modulo_linear(Ideal([x, y, z, x + 1 - 2 * z], [x, y, z]), by).exprs == (2 * z - 1, z)
    assert modulo_linear(Ideal([x**2], [x]), Ideal([], [x])).exprs == (x**2,)


def test_a_product_with_variables_is_zero_where_a_factor_is() -> None:
    parts = without_monomial_factors(Ideal([x**2 * y * (z - 1), y - z**2], [x, y, z]))
    assert [set(part.exprs) for part in parts] == [{x, y - z**2}, {y, z}, {z - 1, y - 1}]
    assert without_monomial_factors(Ideal([x, y - 1], [x, y])) == [Ideal([x, y - 1], [x, y])]
    assert without_monomial_factors(Ideal([x**2], [x])) == [Ideal([x], [x])]
