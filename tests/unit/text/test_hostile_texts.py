"""Hostile and large texts end in an answer or in an error, soon."""

from __future__ import annotations

import re
from contextlib import suppress
from fractions import Fraction

import pytest
from each import each
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy import GF, QQ, ImmutableMatrix, Rational
from sympy.polys.rings import PolyElement
from text_support import VARIABLES, X, Y, Z, poly, refusal

from nnag_m2.algebra import expansion
from nnag_m2.algebra.text.polynomials import parse_polynomial, parse_polynomials
from nnag_m2.algebra.text.values import parse_field, parse_matrix, parse_variables
from nnag_m2.errors import InputError

# --- hostile and large texts ---------------------------------------------------------------


def value_by_python(written, **values):
    """Return what Python's own grammar and exact fractions say about an accepted text."""
    exact = re.sub(r"[0-9]+", lambda digits: f"F({int(digits[0])})", written.replace("^", "**"))
    code = compile(f"({exact})", "text", "eval")
    return eval(code, {"__builtins__": {}, "F": Fraction, **values})


@given(st.text("xxyy++--**//^()123 \n", min_size=1, max_size=20))
@settings(max_examples=1000, deadline=None)
def test_what_is_accepted_means_what_python_says(written):
    try:
        found = parse_polynomial(written, VARIABLES[:2])
    except InputError:
        return
    assume(found.total_degree() < 300)
    expected = value_by_python(written, x=Fraction(3), y=Fraction(-2, 7))
    assert found.eval((3, Rational(-2, 7))) == Rational(expected.numerator, expected.denominator)


@given(st.text(max_size=30))
def test_nothing_but_a_result_or_a_refusal_comes_out_of_any_text(written):
    readers = (
        lambda: parse_polynomial(written, VARIABLES),
        lambda: parse_polynomials(written, VARIABLES),
        lambda: parse_variables(written),
        lambda: parse_matrix(written),
        lambda: parse_field(written),
    )
    for reader in readers:
        with suppress(InputError):
            reader()


@each(
    ("before", "after", "meant"),
    [("(", ")", X), ("- ", "", X), ("-(", ")", X), ("+", "", X), ("(1+", ")", X + 100_000),
     ("1-(", ")", X)],
)  # fmt: skip
def test_depth_does_not_overflow_the_stack(before, after, meant):
    depth = 100_000
    assert parse_polynomial(before * depth + "x" + after * depth, [X]) == poly(meant, QQ, [X])


@each("text", ["(" * 100_000, "(" * 100_000 + "x", "x" + ")" * 100_000])
def test_unbalanced_depth_is_refused(text):
    refusal(parse_polynomial, text, VARIABLES)


def test_flat_sums_of_200000_terms_are_read():
    found = parse_polynomial("+".join(["x"] * 200_000), VARIABLES)
    assert found == poly(200_000 * X)


def test_sums_are_accumulated_without_copies(monkeypatch):
    def forbidden(*_):
        pytest.fail("a sum was copied")

    for name in ("__add__", "__sub__", "__radd__", "__rsub__", "__neg__", "copy"):
        monkeypatch.setattr(PolyElement, name, forbidden)
    count = 2000
    written = "+".join(f"{i}*x^{i}" for i in range(count))
    assert len(parse_polynomial(written, VARIABLES).terms()) == count - 1
    nested = "".join(f"x^{i}+(" for i in range(count)) + "y" + ")" * count
    assert len(parse_polynomial(nested, VARIABLES).terms()) == count + 1


def test_flat_sums_cost_no_effort(monkeypatch):
    monkeypatch.setattr(expansion, "EFFORT_LIMIT", 0)
    written = " - ".join(f"{i}*x^{i}*y" for i in range(1, 500))
    assert len(parse_polynomial(written, VARIABLES).terms()) == 499


def test_nested_subtraction_is_bounded(monkeypatch):
    # Each bracket is negated as a whole, which is quadratic.
    monkeypatch.setattr(expansion, "EFFORT_LIMIT", 100_000)
    count = 500
    written = "".join(f"x^{i}-(" for i in range(count)) + "z" + ")" * count
    assert "multiplications" in refusal(parse_polynomial, written, VARIABLES)[0]


def test_effort_is_counted_over_the_whole_text_and_afresh_for_the_next(monkeypatch):
    monkeypatch.setattr(expansion, "EFFORT_LIMIT", 2000)
    product = "(x+y+z)^3*(x+y+z)^4"
    assert parse_polynomial(product, VARIABLES) == poly((X + Y + Z) ** 7)
    message, column = refusal(parse_polynomial, "+".join([product] * 20), VARIABLES)
    assert "multiplications" in message
    assert column > len(product)
    assert len(parse_polynomials([product] * 20, VARIABLES)) == 20


def test_bounds_do_not_refuse_what_is_small():
    assert parse_polynomial("(1+x+x^2+x^3+x^4)^100", VARIABLES).degree() == 400
    assert parse_polynomial("(1+x+x^2+x^3+x^4+x^5)^60", VARIABLES).degree() == 300
    assert parse_polynomial("(x+1)^5000", [X]).degree() == 5000
    assert len(parse_polynomial("(x+y+z)^100", VARIABLES).terms()) == 5151
    assert parse_polynomial("2^100000", VARIABLES) == poly(2**100_000)


@each("field", [QQ, GF(7)], ids=str)
def test_powers_agree_with_sympy(field):
    for base in ("x+1", "x+y+z+1", "1+x+x^2+x^3+x^4+x^5+x^6", "x*y-2/3*z", "5*x^2"):
        for exponent in (1, 2, 3, 7, 12):
            expected = parse_polynomial(base, VARIABLES, field) ** exponent
            assert parse_polynomial(f"({base})^{exponent}", VARIABLES, field) == expected


def test_numbers_may_be_longer_than_python_converts_at_once():
    digits = "7" * 10_000
    found = parse_polynomial(f"{digits}*x", VARIABLES)
    assert found.LC() == 7 * (10**10_000 - 1) // 9
    assert parse_matrix(f"{digits}/{digits}") == ImmutableMatrix([[1]])


@each("base", ["1", "(-1)", "(x-x)"])
def test_huge_exponents_of_units_and_zero_are_harmless(base):
    found = parse_polynomial(f"{base}^{'9' * 5000}", VARIABLES)
    assert found.is_ground


@each("written", ["2^", "x^", "(x+1)^", "(2/3*x)^"])
def test_huge_exponents_are_refused_at_once(written):
    message, _ = refusal(parse_polynomial, written + "9" * 5000, VARIABLES)
    assert len(message) < 500


def test_dense_size_counts_the_nested_lists():
    # x^3*y + 1 in Poly: [[1, 0], [], [], [1]]
    x, y = expansion.sparse_ring(2, QQ).gens
    assert expansion._dense_size(x**3 * y + 1, 2) == pytest.approx(3 + 2 + 4 / 8 + 3 / 8)
