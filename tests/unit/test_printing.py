"""Values as Macaulay2 text: how it looks, and what it means."""

from __future__ import annotations

import math
import random
import re

import pytest
from compact import evaluate
from each import each
from hypothesis import given, settings
from strategies import rings_with_polynomials
from sympy import GF, QQ, ImmutableMatrix, Poly, Rational, symbols
from sympy.polys.domains.domain import Domain

from nnag_m2 import BlockOrder
from nnag_m2.algebra.exact_numbers import from_digits, to_digits
from nnag_m2.algebra.fields import poly_from_plain
from nnag_m2.engine.naming import macaulay2_names
from nnag_m2.engine.printing import (
    LARGEST_FLAT_SUM,
    Ring,
    print_field,
    print_ideal,
    print_list,
    print_matrix,
    print_order,
    print_poly,
    print_ring,
)

x, y, z = symbols("x y z")
NAMES = ("x", "y_1")


def poly(expression: object, field: Domain = QQ) -> Poly:
    return Poly(expression, x, y, domain=field)


@each(
    ("expression", "expected"),
    [
        (0, "0_R"),
        (1, "1_R"),
        (-1, "(-1)_R"),
        (Rational(-3, 4), "(-3/4)_R"),
        (x, "x"),
        (-x, "-x"),
        (2 * x * y**3, "2*x*y_1^3"),
        (-2 * x + 1, "-2*x + 1"),
        (x - y, "x - y_1"),
        (1 - x**2, "-x^2 + 1"),
        (Rational(1, 2) * x, "(1/2)*x"),
        (Rational(-1, 2) * x - Rational(3, 5) * y - Rational(1, 7), "-(1/2)*x - (3/5)*y_1 - 1/7"),
        (x**2 + x * y + y**2 + x + y + 5, "x^2 + x*y_1 + y_1^2 + x + y_1 + 5"),
        (10**30 * x, f"{10**30}*x"),
    ],
)
def test_small_polynomials_look_as_a_person_writes_them(expression: object, expected: str) -> None:
    assert print_poly(poly(expression), NAMES) == expected


def test_coefficients_modulo_p_are_symmetric() -> None:
    assert print_poly(poly(6 * x + 3 * y - 8, GF(7)), NAMES) == "-x + 3*y_1 - 1"
    assert print_poly(poly(6, GF(7)), NAMES) == "(-1)_R"


def test_constants_name_their_ring() -> None:
    assert print_poly(poly(3), NAMES, "S") == "3_S"


@settings(max_examples=200, deadline=None)
@given(rings_with_polynomials())
def test_printed_polynomials_mean_themselves(drawn: tuple) -> None:
    variables, field, polys = drawn
    names = macaulay2_names(variables)
    for sent in polys:
        assert evaluate(print_poly(sent, names), names, field) == sent.rep.to_dict()


def random_poly(terms: int, field: Domain = QQ, seed: int = 1) -> Poly:
    chance = random.Random(seed)
    chosen: dict[tuple[int, int, int], int] = {}
    while len(chosen) < terms:
        chosen[chance.randrange(50), chance.randrange(50), chance.randrange(50)] = chance.choice(
            [-3, -1, 1, 7]
        )
    return poly_from_plain(chosen.items(), (x, y, z), field)


def depth(text: str) -> int:
    deepest = level = 0
    for character in text:
        level += {"(": 1, ")": -1}.get(character, 0)
        deepest = max(deepest, level)
    assert level == 0
    return deepest


def test_a_hundred_terms_are_flat_and_one_more_makes_a_tree() -> None:
    assert depth(print_poly(random_poly(LARGEST_FLAT_SUM), "xyz")) == 0
    assert depth(print_poly(random_poly(LARGEST_FLAT_SUM + 1), "xyz")) > 1


@each("terms", [101, 128, 1000, 5001])
@each("field", [QQ, GF(101)], ids=str)
def test_large_polynomials_are_balanced_trees_with_the_same_value(
    terms: int, field: Domain
) -> None:
    large = random_poly(terms, field)
    text = print_poly(large, "xyz")
    assert depth(text) <= math.ceil(math.log2(terms)) + len("xyz")
    assert max(map(len, text.splitlines())) < 300
    assert evaluate(text, "xyz", field) == large.rep.to_dict()


def test_sums_inside_a_tree_are_short() -> None:
    text = print_poly(random_poly(1000), "xyz")
    assert max(leaf.count("+") for leaf in re.findall(r"\(([^()]*)\)", text)) < 8


@each("digits", [1, 4000, 4299, 4301, 30_000])
def test_integers_have_any_length(digits: int) -> None:
    for number in (10**digits - 7, -(10**digits), 3**digits):
        text = to_digits(number)
        assert from_digits(text) == number
        assert re.fullmatch("-?[1-9][0-9]*", text)
    assert print_poly(poly(10**digits * x), NAMES) == f"1{'0' * digits}*x"
    assert print_poly(poly(x / 10**digits), NAMES) == f"(1/1{'0' * digits})*x"


@each("text", ["", "-", "+1", "1_0", " 1", "1\n", "0x1", "1e3", "٣", "1.0", "NaN"])
def test_digits_are_nothing_but_digits(text: str) -> None:
    with pytest.raises(ValueError, match="no integer"):
        from_digits(text)


def test_rings() -> None:
    assert print_field(QQ) == "QQ"
    assert print_field(GF(7)) == "(ZZ/7)"
    assert print_ring(Ring((x, y), NAMES, QQ)) == "QQ[x, y_1]"
    assert print_ring(Ring((x, y), NAMES, GF(7), "lex")) == "(ZZ/7)[x, y_1, MonomialOrder => Lex]"
    blocks = BlockOrder([[y], [x]])
    assert print_ring(Ring((y, x), ("y", "x"), QQ, blocks)) == (
        "QQ[y, x, MonomialOrder => {GRevLex => 1, GRevLex => 1}]"
    )


def test_orders() -> None:
    assert [print_order(order) for order in ("grevlex", "lex", "grlex")] == ["", "Lex", "GLex"]
    assert print_order(BlockOrder([[x, y], [z]])) == "{GRevLex => 2, GRevLex => 1}"


def test_ideals() -> None:
    assert print_ideal([], NAMES) == "ideal(0_R)"
    assert print_ideal([poly(1)], NAMES, "S") == "ideal(1_S)"
    assert print_ideal([poly(x), poly(y)], NAMES) == "ideal(x, y_1)"


def test_long_ideals_have_a_generator_on_each_line() -> None:
    text = print_ideal([poly(x**k + 12345 * y) for k in range(2, 9)], NAMES)
    assert text.splitlines()[0] == "ideal("
    assert len(text.splitlines()) == 8


def list_lengths(text: str) -> list[int]:
    """Return the number of items of every list in a printed list of single letters."""
    lengths, items = [], [0]
    for character in text.replace("flatten", "").replace(" ", "").replace("\n", ""):
        if character == "{":
            items.append(1)
        elif character == "}":
            lengths.append(items.pop())
        elif character == ",":
            items[-1] += 1
    return lengths


@each(
    ("count", "flattened"),
    [(1, 0), (1000, 0), (1001, 1), (3000, 1), (1_000_000, 1), (1_000_001, 2)],
)
def test_no_list_has_more_than_a_thousand_items(count: int, flattened: int) -> None:
    text = print_list(["a"] * count)
    assert text.startswith("flatten " * flattened + "{")
    assert max(list_lengths(text)) <= 1000
    assert text.count("a") - text.count("flatten") == count


def test_long_ideals_are_cut_too() -> None:
    text = print_ideal([poly(x + k) for k in range(1001)], NAMES)
    assert text.startswith("ideal flatten {")
    assert max(list_lengths(text.removeprefix("ideal "))) <= 1000


def test_matrices_are_over_the_rationals() -> None:
    matrix = ImmutableMatrix([[1, Rational(-1, 2)], [0, 3]])
    assert print_matrix(matrix) == "matrix(QQ, {{1, -1/2}, {0, 3}})"
    large = print_matrix(ImmutableMatrix([[10**5000]]))
    assert "".join(large.split()) == f"matrix(QQ,{{{{1{'0' * 5000}}}}})"
