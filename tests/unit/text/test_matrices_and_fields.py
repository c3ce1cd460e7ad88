"""Matrices and fields."""

from __future__ import annotations

import doctest

from each import each
from hypothesis import given
from hypothesis import strategies as st
from sympy import GF, QQ, ImmutableMatrix, Rational
from text_support import X, refusal

from nnag_m2.algebra.text import polynomials, values
from nnag_m2.algebra.text.polynomials import parse_polynomial
from nnag_m2.algebra.text.values import parse_field, parse_matrix

# --- matrices ------------------------------------------------------------------------------


@each(
    ("written", "rows"),
    [
        ("5", [[5]]),
        ("1, 2; 3, 4", [[1, 2], [3, 4]]),
        ("1 2\n3 4", [[1, 2], [3, 4]]),
        ("\n1 2;\n3 4;\n", [[1, 2], [3, 4]]),
        ("1 -2; +3 , -4", [[1, -2], [3, -4]]),
        ("-3/4\t6/4\n\n0 -0", [[Rational(-3, 4), Rational(3, 2)], [0, 0]]),
        ("1,2,3", [[1, 2, 3]]),
        ("1;2;3", [[1], [2], [3]]),
    ],
)
def test_matrices_are_exact(written, rows):
    found = parse_matrix(written)
    assert found == ImmutableMatrix(rows)
    assert isinstance(found, ImmutableMatrix)
    assert all(entry.is_Rational for entry in found)


@each(
    ("written", "column", "says"),
    [
        ("", 1, "empty"),
        (" ; ", 2, "empty"),
        ("1, 2; 3", 7, "2 entries"),
        ("1; 2 3", 4, "1 entries"),
        ("1,,2", 3, "nothing"),
        ("1,", 3, "nothing"),
        ("1;;2", 3, "nothing"),
        ("1 1.5", 3, "3/2"),
        ("1e5", 1, "100000"),
        ("1 x", 3, "'x'"),
        ("1/0", 3, "denominator 0"),
        ("0/00", 3, "denominator 0"),
        ("1 - 2", 3, "blank"),
        ("1-2", 1, "blank"),
        ("1/2/3", 1, "blank"),
        ("1 /2", 3, "blank"),
        ("--1", 1, "blank"),
        ("1/-2", 1, "blank"),
        ("[1 2]", 1, "without brackets"),
        ("matrix {{1}}", 1, "'m'"),
        ("2*3", 2, "'*'"),
        ("−1", 1, "plain character -"),
        ("½", 1, "1/2"),
        ("٣", 1, "U+0663"),
        ("1\x00", 2, "control"),
        ("__import__('os')", 1, "'_'"),
    ],
)
def test_bad_matrices_are_refused(written, column, says):
    message, found = refusal(parse_matrix, written)
    assert says in message
    assert found == column


def test_bad_rows_name_their_line():
    assert "line 2, column 3" in refusal(parse_matrix, "1 2\n3 x")[0]


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.fractions(), min_size=width, max_size=width), min_size=1, max_size=4
        )
    )
)
def test_matrices_survive_printing(rows):
    written = ";".join(",".join(map(str, row)) for row in rows)
    assert parse_matrix(written) == ImmutableMatrix(
        [[Rational(entry.numerator, entry.denominator) for entry in row] for row in rows]
    )


# --- fields --------------------------------------------------------------------------------


@each(
    ("written", "field"),
    [("QQ", QQ), (" QQ ", QQ), ("GF(7)", GF(7)), ("ZZ/7", GF(7)), ("GF7", GF(7)), ("GF(2)", GF(2)),
     (" GF ( 7 ) ", GF(7)), ("ZZ / (7)", GF(7)), ("ZZ/32003", GF(32003)),
     ("GF(2147483647)", GF(2**31 - 1))],
)  # fmt: skip
def test_fields_are_named(written, field):
    found = parse_field(written)
    assert found == field
    assert parse_polynomial("6*x", [X], found).domain == field


@each(
    ("written", "column", "says"),
    [
        ("", 1, "QQ, GF(7) or ZZ/7"),
        ("GF(8)", 4, "GF(11)"),
        ("ZZ/9", 4, "GF(11)"),
        ("GF1", 3, "GF(2)"),
        ("GF(0)", 4, "GF(2)"),
        ("GF(2147483648)", 4, "below 2^31"),
        ("GF(" + "9" * 10_000 + ")", 4, "below 2^31"),
        ("GF(-7)", 1, "QQ, GF(7) or ZZ/7"),
        ("GF(7", 1, "QQ, GF(7) or ZZ/7"),
        ("GF7)", 1, "QQ, GF(7) or ZZ/7"),
        ("GF(7.0)", 1, "QQ, GF(7) or ZZ/7"),
        ("  RR", 3, "QQ, GF(7) or ZZ/7"),
        ("ZZ", 1, "QQ, GF(7) or ZZ/7"),
        ("QQ(x)", 1, "QQ, GF(7) or ZZ/7"),
        ("GF(٧)", 1, "QQ, GF(7) or ZZ/7"),
        ("7", 1, "QQ, GF(7) or ZZ/7"),
    ],
)
def test_bad_fields_are_refused(written, column, says):
    message, found = refusal(parse_field, written)
    assert says in message
    assert found == column
    assert len(message) < 300


# --- the module ----------------------------------------------------------------------------


def test_examples_in_the_docstrings_run():
    for module in (polynomials, values):
        found = doctest.testmod(module)
        assert found.attempted
        assert not found.failed
