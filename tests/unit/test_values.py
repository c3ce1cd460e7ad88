"""Ideals, maps, orders, fields and Jacobian matrices as values."""

from __future__ import annotations

import pickle
import subprocess
import sys
from fractions import Fraction

import numpy as np
import pytest
from each import each
from hypothesis import given, settings
from strategies import rings_with_polynomials
from sympy import (
    GF,
    QQ,
    Dummy,
    ImmutableDenseMatrix,
    Integer,
    Matrix,
    Poly,
    Rational,
    Symbol,
    symbols,
)
from sympy.polys.orderings import grevlex

from nnag_m2 import BlockOrder, Ideal, PolynomialMap, elimination_order, jacobian_matrix
from nnag_m2.algebra.orders import as_order, ring_variables, sort_key

x, y, z = symbols("x y z")
VALUES = {
    "ideal": Ideal([x**2 - y / 3, 0, x * y], [x, y]),
    "ideal modulo p": Ideal([x**2 - y / 3, 6], [x, y], GF(7)),
    "zero ideal": Ideal([], [x, y, z], GF(2)),
    "big ideal": Ideal([10**5000 * x - 1], [x]),
    "map": PolynomialMap([x * y, Rational(2, 3), 0], [x, y]),
    "map modulo p": PolynomialMap([x**7, y + 6], [x, y], GF(7)),
    "order": BlockOrder([[x], [y, z]]),
    "hostile names": Ideal([Symbol("a\nb") * Symbol('"')], [Symbol("a\nb"), Symbol('"')]),
}


@each("name", VALUES)
@each("protocol", [2, pickle.HIGHEST_PROTOCOL])
def test_values_are_hashable_and_survive_pickling(name: str, protocol: int) -> None:
    value = VALUES[name]
    again = pickle.loads(pickle.dumps(value, protocol))
    assert again == value
    assert hash(again) == hash(value)
    assert repr(again) == repr(value)
    if not isinstance(value, BlockOrder):
        assert again.field == value.field


@settings(max_examples=50, deadline=None)
@given(rings_with_polynomials())
def test_ideals_with_any_coefficients_survive_pickling(drawn: tuple) -> None:
    variables, field, polys = drawn
    ideal = Ideal(polys, variables, field)
    again = pickle.loads(pickle.dumps(ideal))
    assert again == ideal
    assert [p.domain for p in again.generators] == [field] * len(again.generators)


def test_dummies_stay_themselves_when_pickled_together() -> None:
    one, two = Dummy("t"), Dummy("t")
    ideal = Ideal([one - two**2], [one, two])
    assert pickle.loads(pickle.dumps(ideal)) == ideal


def test_values_travel_to_another_process() -> None:
    code = (
        "import pickle, sys; v = pickle.load(sys.stdin.buffer); print(repr(v));"
        "print(sorted(m for m in sys.modules if m in ('jinja2', 'pexpect')))"
    )
    sent = pickle.dumps([VALUES["ideal"], VALUES["map modulo p"]])
    told = subprocess.run([sys.executable, "-c", code], input=sent, capture_output=True, check=True)
    assert told.stdout.decode().splitlines() == [
        "[Ideal([x**2 - y/3, x*y], [x, y]), PolynomialMap([x**7, y - 1], [x, y], field=GF(7))]",
        "[]",
    ]


@each("name", ["generators", "variables", "field"])
def test_ideals_are_frozen(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(VALUES["ideal"], name, ())


def test_zeros_are_dropped_and_generators_keep_their_sequence() -> None:
    assert Ideal([y, 0, x, x - x], [x, y]).exprs == (y, x)


def test_equality_is_that_of_generators_ring_and_field() -> None:
    base = Ideal([x, y], [x, y])
    assert base == Ideal((v for v in (x, y)), (x, y))
    assert base == Ideal(Matrix([x, y]), np.array([x, y]))
    assert base != Ideal([y, x], [x, y])
    assert base != Ideal([x, y], [y, x])
    assert base != Ideal([x, y], [x, y], GF(7))
    assert base != Ideal([x, y], [x, Symbol("y", real=True), y])


def test_coefficients_modulo_p_are_compared_modulo_p() -> None:
    one = Ideal([x - 3, 8 * y], [x, y], GF(7))
    assert one == Ideal([x + 4, y], [x, y], GF(7))
    assert one == Ideal([x - Rational(1, 5), y - 7 * x**9], [x, y], GF(7))
    assert one == Ideal([x + 4, y], [x, y], GF(7, symmetric=False))
    assert Ideal([7 * x], [x], GF(7)) == Ideal([], [x], GF(7))


@each(
    "number",
    [3, Integer(3), Rational(3), Fraction(3), np.int8(3), np.uint64(3), np.int64(3), Poly(3, x)],
    ids=lambda n: type(n).__name__,
)
def test_exact_numbers_of_every_kind_are_coefficients(number: object) -> None:
    assert Ideal([number], [x]) == Ideal([3], [x])


def test_fractions_of_every_kind_are_equal() -> None:
    expected = Ideal([Rational(-2, 3)], [x])
    assert Ideal([Fraction(-2, 3)], [x]) == expected
    assert Ideal([Poly(Rational(-2, 3), x)], [x]) == expected


def test_polys_may_have_variables_fewer_more_and_in_another_sequence() -> None:
    expected = Ideal([x * y**2], [x, y])
    for poly in (
        Poly(x * y**2, x, y),
        Poly(x * y**2, y, x),
        Poly(x * y**2, z, y, x),
        Poly(y**2 * x, x),
        Poly(x * y**2, x, y, domain=QQ),
    ):
        assert Ideal([poly], [x, y]) == expected
    assert Ideal([Poly(x, x)], [x, y]) == Ideal([x], [x, y])


def test_polys_over_the_rationals_and_modulo_the_same_prime_enter_gf_p() -> None:
    expected = Ideal([x - 1], [x], GF(5))
    assert Ideal([Poly(x + 4, x, modulus=5)], [x], GF(5)) == expected
    assert Ideal([Poly(x + 4, x)], [x], GF(5)) == expected
    assert Ideal([Poly(x + Rational(2, 3), x)], [x], GF(5)) == expected


def test_products_are_expanded_and_cancel() -> None:
    assert Ideal([(x + y) * (x - y), (x * y) / y], [x, y]) == Ideal([x**2 - y**2, x], [x, y])


def test_repr_is_python_and_counts_when_it_would_be_long() -> None:
    ideal = Ideal([x**2 - y / 3], [x, y], GF(7))
    scope = {"Ideal": Ideal, "GF": GF, "x": x, "y": y}
    assert eval(repr(ideal), scope) == ideal
    large = Ideal([(x + y + z + 1) ** 12], [x, y, z])
    assert repr(large) == "Ideal([... 1 generators with 455 terms ...], [x, y, z])"
    assert repr(VALUES["big ideal"]) == "Ideal([... 1 generators with 2 terms ...], [x])"
    assert repr(PolynomialMap([10**5000], [x])) == (
        "PolynomialMap([... 1 coordinates with 1 terms ...], [x])"
    )


def test_latex_names_the_ring() -> None:
    shown = Ideal([x**2], [x], GF(7))._repr_latex_()
    assert shown == r"$\left\langle x^{2} \right\rangle \subset \mathbb{F}_{7}[x]$"
    assert r"\left\langle 0 \right\rangle" in Ideal([], [x])._repr_latex_()
    assert PolynomialMap([x**2, y], [x, y])._repr_latex_() == (
        r"$\left(x, y\right) \mapsto \left(x^{2},\; y\right)$"
    )


def test_sum_of_ideals_has_the_generators_of_both() -> None:
    assert Ideal([x], [x, y]) + Ideal([y], [x, y]) == Ideal([x, y], [x, y])


def test_homogeneous_ideals_are_recognized() -> None:
    assert Ideal([x**2 - y * z, x], [x, y, z]).is_homogeneous
    assert Ideal([], [x]).is_homogeneous
    assert not Ideal([x**2 - y], [x, y]).is_homogeneous


def test_maps_are_evaluated_exactly() -> None:
    mapping = PolynomialMap([x * y, x**2 - Rational(1, 2)], [x, y])
    assert mapping(Fraction(1, 3), -3) == (-1, Rational(-7, 18))
    assert mapping(np.int64(2), 0) == (0, Rational(7, 2))
    modulo = PolynomialMap([x**2], [x], GF(7))
    assert modulo(3) == (2,)
    assert modulo(Rational(1, 3)) == (4 - 7,)


def test_linear_maps_take_matrices_of_every_kind() -> None:
    expected = PolynomialMap([x + 2 * y, 3 * x], [x, y])
    rows = [[1, 2], [3, 0]]
    for matrix in (rows, Matrix(rows), np.array(rows), tuple(map(tuple, rows))):
        assert PolynomialMap.linear(matrix, [x, y]) == expected
    assert PolynomialMap.linear([[Fraction(1, 2)]], [x], GF(5)) == PolynomialMap(
        [3 * x], [x], GF(5)
    )


def test_block_orders_cover_all_variables_and_put_blocks_first() -> None:
    order = as_order(elimination_order(y), (x, y, z))
    assert order == BlockOrder([[y], [x, z]])
    assert ring_variables(order, (x, y, z)) == (y, x, z)
    assert ring_variables("lex", (x, y, z)) == (x, y, z)
    assert as_order(BlockOrder([[y, z, x]]), (x, y, z)) == BlockOrder([[y, z, x]])


def test_sort_keys_compare_blocks_one_after_the_other() -> None:
    key = sort_key(BlockOrder([[y], [x, z]]), (x, y, z))
    monomials = [(5, 0, 5), (0, 1, 0), (1, 1, 0), (0, 1, 1), (0, 2, 0), (6, 0, 4)]
    assert sorted(monomials, key=key) == [
        (5, 0, 5), (6, 0, 4), (0, 1, 0), (0, 1, 1), (1, 1, 0), (0, 2, 0),
    ]  # fmt: skip
    assert sort_key("grevlex", (x, y, z))((1, 2, 3)) == grevlex((1, 2, 3))


def test_jacobian_matrix_has_a_gradient_in_each_row() -> None:
    found = jacobian_matrix(PolynomialMap([x**2 * y, 3, z], [x, y, z]))
    assert found == ImmutableDenseMatrix([[2 * x * y, x**2, 0], [0, 0, 0], [0, 0, 1]])
    assert isinstance(found, ImmutableDenseMatrix)


def test_jacobian_matrix_of_extreme_ideals() -> None:
    assert jacobian_matrix(Ideal([], [x, y])).shape == (0, 2)
    assert jacobian_matrix(Ideal([1], [x, y])) == Matrix([[0, 0]])
    assert jacobian_matrix(Ideal([x**5 + 3 * x], [x], GF(5))) == Matrix([[-2]])
    big = 3**200
    assert jacobian_matrix(Ideal([x**2 * big / 7], [x])) == Matrix([[Rational(2 * big, 7) * x]])


def test_jacobian_matrix_is_the_one_of_sympy() -> None:
    exprs = [x**3 * y - z, (x + 2 * y) ** 4, x * y * z / 5]
    expected = Matrix(exprs).jacobian([x, y, z]).expand()
    assert jacobian_matrix(Ideal(exprs, [x, y, z])).expand() == expected
