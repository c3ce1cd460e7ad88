"""Questions that make no sense are refused before anything is rendered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from each import each
from refusals import message
from sympy import GF, Symbol, symbols

from nnag_m2 import (
    Ideal,
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
    minimal_primes,
    normal_form,
    radical,
    ramification_locus,
    saturation,
    singular_locus,
    vanishing_ideal,
)
from nnag_m2.algebra.fields import FACTORING_CHARACTERISTIC, LARGEST_CHARACTERISTIC

x, y, z = symbols("x y z")
PLANE = [x, y]
CURVE = Ideal([x**2 - y], PLANE)
LARGE = Ideal([x], [x], GF(LARGEST_CHARACTERISTIC))


@each(
    "asked",
    [
        dimension, codimension, degree, hilbert_polynomial, hilbert_series, groebner_basis, radical,
        minimal_primes, singular_locus, intersection,
    ],
)  # fmt: skip
@each("wrong", [None, [x], x, "x", 3, PolynomialMap([x], [x])], ids=repr)
def test_questions_about_an_ideal_need_an_ideal(asked: Any, wrong: object) -> None:
    said = message(lambda: asked.script(wrong))
    assert said.startswith(f"{asked.__name__}: an Ideal is needed; got {wrong!r}")


@each("asked", [is_subset, is_equal, saturation, ideal_quotient, intersection])
@each("other", [Ideal([y], [y, x]), Ideal([x], PLANE, GF(7)), Ideal([x], [x])], ids=repr)
def test_two_ideals_must_share_a_ring(asked: Any, other: Ideal) -> None:
    said = message(lambda: asked.script(CURVE, other))
    assert said.startswith(f"{asked.__name__}: all ideals must live in QQ[x, y]; got one in ")


@each("asked", [saturation, ideal_quotient])
@each(
    ("by", "part"),
    [
        (None, "polynomials"),
        (0.5, "exact"),
        (z, "one of x, y"),
        ([x], "[x]"),
    ],
)
def test_quotients_are_by_ideals_or_polynomials(asked: Any, by: object, part: str) -> None:
    said = message(lambda: asked.script(CURVE, by))
    assert said.startswith(f"{asked.__name__}: ")
    assert part in said


@each(
    ("polynomial", "part"),
    [(None, "polynomials"), (0.5, "exact"), (z, "one of x, y"),
     ([], "at least one polynomial"), ([[x]], "[x]")],
)  # fmt: skip
def test_normal_forms_are_of_polynomials(polynomial: object, part: str) -> None:
    said = message(lambda: normal_form.script(polynomial, CURVE))
    assert said.startswith("normal_form: ")
    assert part in said


@each(
    ("order", "part"),
    [("GRevLex", "grevlex, lex, grlex"), (None, "grevlex, lex, grlex"), (3, "grevlex, lex, grlex"),
     ([x], "elimination_order(x)"), (elimination_order(z), "blocks must consist of (x, y); got z")],
)  # fmt: skip
def test_orders_are_known_and_of_these_variables(order: object, part: str) -> None:
    assert part in message(lambda: groebner_basis.script(CURVE, order))
    assert part in message(lambda: normal_form.script(x, CURVE, order))


@each(
    ("variables", "part"),
    [((x, y), "at least one variable must remain"), ((x, x), "different"),
     (z, "among (x, y); got z"), ((), "at least one variable is needed"), (None, "symbols"),
     ("x", "symbols"), ({x}, "in a sequence"), ([x + 1], "symbols")],
)  # fmt: skip
def test_eliminated_variables_are_some_of_the_ideal(variables: object, part: str) -> None:
    said = message(lambda: elimination_ideal.script(CURVE, variables))
    assert said.startswith("elimination_ideal: ")
    assert part in said


@each("symbol", ["n", 3, None, x + y, Symbol("n", commutative=False)], ids=repr)
@each("asked", [hilbert_polynomial, hilbert_series])
def test_the_variable_of_the_answer_is_a_symbol(asked: Any, symbol: object) -> None:
    assert "symbol must be a commuting sympy Symbol" in message(lambda: asked.script(CURVE, symbol))


MAPPING = PolynomialMap([x, y, x * y], PLANE)


@each(
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
        (intersection.script, "at least one Ideal is needed"),
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


@each(
    ("refused", "part"),
    [
        (
            lambda: groebner_basis.script(CURVE, ordering="lex"),
            "groebner_basis() got an unexpected",
        ),
        (lambda: degree(CURVE, timout=3), "degree() got an unexpected keyword argument 'timout'"),
        (degree.query, "degree() missing a required argument: 'ideal'"),
        (lambda: degree.run(CURVE, False, CURVE), "degree() too many positional arguments"),
        (lambda: degree.submit(CURVE, ideal=CURVE), "degree() multiple values"),
    ],
)
def test_misspelled_arguments_are_refused(refused: Callable[[], object], part: str) -> None:
    with pytest.raises(TypeError) as caught:
        refused()
    assert part in str(caught.value)
