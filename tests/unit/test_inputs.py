"""Whatever cannot be asked is refused with one InputError that says what is needed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
from each import each
from refusals import message
from sympy import (
    GF,
    QQ,
    RR,
    ZZ,
    Eq,
    Float,
    Function,
    I,
    Matrix,
    Poly,
    Symbol,
    oo,
    pi,
    sin,
    sqrt,
    symbols,
    true,
)

from nnag_m2 import (
    BlockOrder,
    Ideal,
    PolynomialMap,
    branch_locus,
    elimination_order,
    jacobian_matrix,
    ramification_locus,
)

x, y, z, n = symbols("x y z n")
PLANE = [x, y]
CURVE = Ideal([x**2 - y], PLANE)


@each(
    ("generator", "parts"),
    [
        (0.5, ["Ideal", "exact", "0.5", "Rational('0.5')", "Rational(0.5)"]),
        (np.float64(0.5), ["exact", "the float 0.5", "Rational('0.5')"]),
        (np.float32(0.5) * x, ["exact", "the float 0.5"]),
        (Float("0.1") * x + 1, ["exact", "the float 0.1", "Rational('0.1')"]),
        (Poly(x + 0.25, x), ["exact", "Rational('"]),
        (x**2.0, ["exact", "the float 2.0"]),
        (float("nan"), ["the float nan", "a finite number"]),
        (float("inf"), ["the float inf", "a finite number"]),
        (Decimal("0.1"), ["exact rationals", "Decimal('0.1')"]),
        (1j, ["exact rationals", "1j"]),
        (True, ["exact rationals", "True"]),
        (np.True_, ["polynomials", "True"]),
        (true, ["polynomials", "True"]),
        (None, ["polynomials", "None"]),
        ("x +", ["the end of the text at column 4"]),
        ("1.5*x", ["column 1", "3/2"]),
        (b"x", ["polynomials", "b'x'"]),
        ([x], ["polynomials", "[x]"]),
        (Eq(x, x), ["equations", "True", "Python's =="]),
        (Eq(x, 0.5), ["exact", "Rational('0.5')"]),
        (Eq(x, I), ["I"]),
        (sqrt(2) * x, ["rational coefficients", "sqrt(2)*x", "minimal polynomial"]),
        (Poly(sqrt(2) * x, x), ["rational coefficients", "sqrt(2)"]),
        (I * x, ["rational coefficients", "I*x"]),
        (pi, ["rational coefficients", "pi"]),
        (oo, ["rational coefficients", "oo"]),
        (sin(x), ["polynomials in x, y", "sin(x)"]),
        (Function("f")(x), ["polynomials in x, y", "f(x)"]),
        (1 / x, ["polynomials in x, y", "1/x", "clear denominators"]),
        (sqrt(x), ["polynomials in x, y", "sqrt(x)"]),
        (2**x, ["polynomials in x, y", "2**x"]),
        (x**n, ["one of x, y", "n"]),
        (z, ["every symbol must be one of x, y", "got z", "adding it to the variables"]),
        (Poly(x * z, x), ["one of x, y", "got z"]),
        (Symbol("x", real=True), ["the very same symbol: x was made twice"]),
        (Symbol("A", commutative=False), ["one of x, y", "A"]),
        (Poly(x + 4, x, modulus=5), ["over QQ", "GF(5)"]),
        (10**5000 * sqrt(2), ["rational coefficients", "a large"]),
        (z ** 1 * Symbol("q" * 10_000), ["one of x, y", "qqq..."]),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_generators_are_exact_polynomials_in_the_variables(generator: Any, parts: list) -> None:
    said = message(lambda: Ideal([generator], PLANE))
    assert all(part in said for part in parts), said
    assert len(said) < 900


@each(
    ("refused", "parts"),
    [
        (lambda: Ideal(x, PLANE), ["generators must come in a list", "got x"]),
        (lambda: Ideal("x", PLANE), ["generators must come in a list"]),
        (lambda: Ideal(None, PLANE), ["generators must come in a list", "None"]),
        (lambda: Ideal({x, y}, PLANE), ["generators must come in a list"]),
        (lambda: Ideal([], []), ["at least one variable"]),
        (lambda: Ideal([], [x, y, x]), ["different from each other", "(x, y, x)"]),
        (lambda: Ideal([], "xy"), ["sympy symbols", "'xy'"]),
        (lambda: Ideal([], ["x"]), ["commuting sympy symbols", "'x'"]),
        (lambda: Ideal([], [x, 1]), ["commuting sympy symbols", "got 1"]),
        (lambda: Ideal([], [x + y]), ["commuting sympy symbols", "x + y"]),
        (lambda: Ideal([], None), ["sympy symbols", "None"]),
        (lambda: Ideal([], {x, y}), ["in a sequence"]),
        (lambda: Ideal([], [Symbol("A", commutative=False)]), ["commuting"]),
        (lambda: Ideal([x], PLANE, GF(9)), ["a prime below 2^31", "9"]),
        (lambda: Ideal([x], PLANE, GF(2**31 + 11)), ["a prime below 2^31", f"{2**31 + 11}"]),
        (lambda: Ideal([x], PLANE, ZZ), ["QQ or GF(p)", "ZZ"]),
        (lambda: Ideal([x], PLANE, RR), ["QQ or GF(p)", "RR"]),
        (lambda: Ideal([x], PLANE, "QQ"), ["QQ or GF(p)", "'QQ'"]),
        (lambda: Ideal([x], PLANE, 7), ["QQ or GF(p)", "7"]),
        (lambda: Ideal([x], PLANE, QQ.algebraic_field(sqrt(2))), ["QQ or GF(p)"]),
        (lambda: Ideal([x / 7], [x], GF(7)), ["invertible in GF(7)", "1/7"]),
        (lambda: Ideal([Poly(x, x, modulus=5)], [x], GF(7)), ["over GF(7)", "GF(5)"]),
        (lambda: CURVE + Ideal([x], [y, x]), ["QQ[x, y]", "QQ[y, x]"]),
        (lambda: PolynomialMap([], [x]), ["at least one coordinate"]),
        (lambda: PolynomialMap(x, [x]), ["coordinates must come in a list", "got x"]),
        (lambda: PolynomialMap([y], [x]), ["one of x", "got y"]),
        (lambda: PolynomialMap([x], [x])(1, 2), ["1 entries", "got 2"]),
        (lambda: PolynomialMap([x], [x])(0.5), ["exact", "0.5"]),
        (lambda: PolynomialMap([x], [x], GF(5))(x / 5), ["exact rationals"]),
        (lambda: PolynomialMap.linear([[1, 2]], [x]), ["1 columns", "(1, 2)", "transposed"]),
        (lambda: BlockOrder([]), ["at least one variable"]),
        (lambda: BlockOrder(None), ["blocks must come in a list", "None"]),
        (lambda: BlockOrder([[x], [y, x]]), ["different from each other"]),
        (elimination_order, ["at least one variable"]),
        (lambda: jacobian_matrix([x]), ["an Ideal or a PolynomialMap", "list"]),
    ],
)  # fmt: skip
def test_values_that_make_no_sense_are_refused(
    refused: Callable[[], object], parts: list[str]
) -> None:
    said = message(refused)
    assert all(part in said for part in parts), said


@each(
    ("matrix", "parts"),
    [
        ([[1], [0]], ["2 columns, one for each of [x, y]", "(2, 1)", "transposed"]),
        ([1, 0], ["list of rows", "[1, 0]"]),
        ([[1, 0], [1]], ["rows of equal length"]),
        ([[]], ["list of rows"]),
        ([], ["list of rows"]),
        ("ab", ["list of rows"]),
        (["ab"], ["list of rows"]),
        (5, ["list of rows", "5"]),
        (x, ["list of rows", "x"]),
        (None, ["needs a projection"]),
        (np.eye(2), ["exact", "the float 1.0", "Rational('1.0')"]),
        (np.zeros((2, 2, 2), dtype=int), ["exact rationals"]),
        (Matrix(0, 2, []), ["list of rows"]),
        (Matrix([[0.5, 1]]), ["the float 0.5"]),
        ([[True, 0]], ["exact rationals", "True"]),
        ([[x, 0]], ["exact rationals", "x"]),
        ([[0] * 3 for _ in range(10_000)], ["2 columns"]),
        ([[0] * 2, *([0] * 3 for _ in range(10_000))], ["rows of equal length", "..."]),
        (PolynomialMap([x], [x]), ["a map on QQ[x, y]", "QQ[x]"]),
        (PolynomialMap([x], [y, x]), ["a map on QQ[x, y]", "QQ[y, x]"]),
        (PolynomialMap([x], PLANE, GF(7)), ["a map on QQ[x, y]", "GF(7)[x, y]"]),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
@each("locus", [ramification_locus, branch_locus])
def test_projections_are_exact_matrices_or_maps_on_the_same_space(
    locus: Any, matrix: Any, parts: list[str]
) -> None:
    said = message(lambda: locus.script(CURVE, matrix))
    assert all(part in said for part in parts), said
    assert len(said) < 600
