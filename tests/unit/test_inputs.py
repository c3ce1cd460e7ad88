"""Whatever cannot be asked is refused with one InputError that says what is needed."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
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
    InputError,
    PolynomialMap,
    branch_locus,
    codimension,
    degree,
    dimension,
    elimination_ideal,
    elimination_order,
    groebner_basis,
    hilbert_polynomial,
    hilbert_series,
    ideal_quotient,
    intersection,
    is_equal,
    is_subset,
    jacobian_matrix,
    minimal_primes,
    normal_form,
    radical,
    ramification_locus,
    saturation,
    singular_locus,
    vanishing_ideal,
)
from nnag_m2.algebra.fields import FACTORING_CHARACTERISTIC, LARGEST_CHARACTERISTIC

x, y, z, n = symbols("x y z n")
PLANE = [x, y]
CURVE = Ideal([x**2 - y], PLANE)
LARGE = Ideal([x], [x], GF(LARGEST_CHARACTERISTIC))


def message(refused: Callable[[], object]) -> str:
    """Return what a refusal says; it must survive pickling, to come back from a worker."""
    with pytest.raises(InputError) as caught:
        refused()
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
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
        ("x", ["text is never evaluated", "'x'"]),
        (b"x", ["polynomials", "b'x'"]),
        ([x], ["polynomials", "[x]"]),
        (Eq(x, 0), ["polynomials", "Eq(x, 0)"]),
        (sqrt(2) * x, ["rational coefficients", "sqrt(2)*x", "minimal polynomial"]),
        (Poly(sqrt(2) * x, x), ["exact rationals", "sqrt(2)"]),
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


@pytest.mark.parametrize(
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
        (lambda: elimination_order(), ["at least one variable"]),
        (lambda: jacobian_matrix([x]), ["an Ideal or a PolynomialMap", "list"]),
    ],
)  # fmt: skip
def test_values_that_make_no_sense_are_refused(
    refused: Callable[[], object], parts: list[str]
) -> None:
    said = message(refused)
    assert all(part in said for part in parts), said


@pytest.mark.parametrize(
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
@pytest.mark.parametrize("locus", [ramification_locus, branch_locus])
def test_projections_are_exact_matrices_or_maps_on_the_same_space(
    locus: Any, matrix: Any, parts: list[str]
) -> None:
    said = message(lambda: locus.script(CURVE, matrix))
    assert all(part in said for part in parts), said
    assert len(said) < 600


@pytest.mark.parametrize(
    "asked",
    [
        dimension, codimension, degree, hilbert_polynomial, hilbert_series, groebner_basis, radical,
        minimal_primes, singular_locus, intersection,
    ],
)  # fmt: skip
@pytest.mark.parametrize("wrong", [None, [x], x, "x", 3, PolynomialMap([x], [x])], ids=repr)
def test_questions_about_an_ideal_need_an_ideal(asked: Any, wrong: object) -> None:
    said = message(lambda: asked.script(wrong))
    assert said.startswith(f"{asked.__name__}: an Ideal is needed; got {wrong!r}")


@pytest.mark.parametrize("asked", [is_subset, is_equal, saturation, ideal_quotient, intersection])
@pytest.mark.parametrize(
    "other", [Ideal([y], [y, x]), Ideal([x], PLANE, GF(7)), Ideal([x], [x])], ids=repr
)
def test_two_ideals_must_share_a_ring(asked: Any, other: Ideal) -> None:
    said = message(lambda: asked.script(CURVE, other))
    assert said.startswith(f"{asked.__name__}: all ideals must live in QQ[x, y]; got one in ")


@pytest.mark.parametrize("asked", [saturation, ideal_quotient])
@pytest.mark.parametrize(
    ("by", "part"),
    [("x", "text is never"), (None, "polynomials"), (0.5, "exact"), (z, "one of x, y"), ([x], "[x]")],
)
def test_quotients_are_by_ideals_or_polynomials(asked: Any, by: object, part: str) -> None:
    said = message(lambda: asked.script(CURVE, by))
    assert said.startswith(f"{asked.__name__}: ")
    assert part in said


@pytest.mark.parametrize(
    ("polynomial", "part"),
    [("x", "text is never"), (None, "polynomials"), (0.5, "exact"), (z, "one of x, y"),
     ([], "at least one polynomial"), (["x"], "text is never"), ([[x]], "[x]")],
)  # fmt: skip
def test_normal_forms_are_of_polynomials(polynomial: object, part: str) -> None:
    said = message(lambda: normal_form.script(polynomial, CURVE))
    assert said.startswith("normal_form: ")
    assert part in said


@pytest.mark.parametrize(
    ("order", "part"),
    [("GRevLex", "grevlex, lex, grlex"), (None, "grevlex, lex, grlex"), (3, "grevlex, lex, grlex"),
     ([x], "elimination_order(x)"), (elimination_order(z), "blocks must consist of (x, y); got z")],
)  # fmt: skip
def test_orders_are_known_and_of_these_variables(order: object, part: str) -> None:
    assert part in message(lambda: groebner_basis.script(CURVE, order))
    assert part in message(lambda: normal_form.script(x, CURVE, order))


@pytest.mark.parametrize(
    ("variables", "part"),
    [((x, y), "at least one variable must remain"), ((x, x), "different"), (z, "among (x, y); got z"),
     ((), "at least one variable is needed"), (None, "symbols"), ("x", "symbols"),
     ({x}, "in a sequence"), ([x + 1], "symbols")],
)  # fmt: skip
def test_eliminated_variables_are_some_of_the_ideal(variables: object, part: str) -> None:
    said = message(lambda: elimination_ideal.script(CURVE, variables))
    assert said.startswith("elimination_ideal: ")
    assert part in said


@pytest.mark.parametrize("symbol", ["n", 3, None, x + y, Symbol("n", commutative=False)], ids=repr)
@pytest.mark.parametrize("asked", [hilbert_polynomial, hilbert_series])
def test_the_variable_of_the_answer_is_a_symbol(asked: Any, symbol: object) -> None:
    assert "symbol must be a commuting sympy Symbol" in message(lambda: asked.script(CURVE, symbol))


MAPPING = PolynomialMap([x, y, x * y], PLANE)


@pytest.mark.parametrize(
    ("refused", "part"),
    [
        (lambda: vanishing_ideal.script(CURVE), "a PolynomialMap is needed"),
        (lambda: vanishing_ideal.script(MAPPING, (x, y)), "the target needs 3 variables; got 2"),
        (lambda: vanishing_ideal.script(MAPPING, (x, y, x)), "different from each other"),
        (lambda: vanishing_ideal.script(MAPPING, "abc"), "symbols"),
        (lambda: branch_locus.script(MAPPING, variables=z), "the target needs 3 variables; got 1"),
        (lambda: branch_locus.script(MAPPING, [[1, 0]]), "is itself the map"),
        (lambda: ramification_locus.script(MAPPING, [[1, 0]]), "is itself the map"),
        (lambda: ramification_locus.script(CURVE), "needs a projection"),
        (lambda: ramification_locus.script(None, [[1]]), "an Ideal is needed"),
        (lambda: intersection.script(), "at least one Ideal is needed"),
        (lambda: radical.script(LARGE), "below 2^29; got 2147483647"),
        (lambda: minimal_primes.script(LARGE), "below 2^29; got 2147483647"),
    ],
)
def test_further_questions_that_make_no_sense(refused: Callable[[], object], part: str) -> None:
    assert part in message(refused)


def test_the_largest_primes_are_allowed() -> None:
    assert "(ZZ/2147483647)[x]" in degree.script(LARGE)
    assert FACTORING_CHARACTERISTIC == 536870912
    assert "(ZZ/536870909)[x]" in radical.script(Ideal([x], [x], GF(536870909)))


@pytest.mark.parametrize(
    ("refused", "part"),
    [
        (lambda: groebner_basis.script(CURVE, ordering="lex"), "groebner_basis() got an unexpected"),
        (lambda: degree(CURVE, timout=3), "degree() got an unexpected keyword argument 'timout'"),
        (lambda: degree.query(), "degree() missing a required argument: 'ideal'"),
        (lambda: degree.run(CURVE, CURVE), "degree() too many positional arguments"),
        (lambda: degree.submit(CURVE, ideal=CURVE), "degree() multiple values"),
    ],
)
def test_misspelled_arguments_are_refused(refused: Callable[[], object], part: str) -> None:
    with pytest.raises(TypeError) as caught:
        refused()
    assert part in str(caught.value)
