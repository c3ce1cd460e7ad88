"""Several polynomials, and variables."""

from __future__ import annotations

import io

from each import each
from hypothesis import given
from hypothesis import strategies as st
from sympy import GF, Symbol
from text_support import VARIABLES, X, Y, Z, names, poly, refusal

from nnag_m2.algebra.text.polynomials import parse_polynomial, parse_polynomials
from nnag_m2.algebra.text.values import parse_variables

# --- several polynomials -------------------------------------------------------------------


@each(
    ("lines", "meant"),
    [
        ("", []),
        ("\n \n# only\n-- comments\n", []),
        ("x", [X]),
        ("x\ny\n", [X, Y]),
        ("x\r\ny\r\n", [X, Y]),
        ("x, y", [X, Y]),
        ("x, y,\nz,", [X, Y, Z]),
        ("x == y, 2*z == 1\nx^2 == 0", [X - Y, 2 * Z - 1, X**2]),
        ("x + y # first\n\n  -- second\n-y", [X + Y, -Y]),
        ("x,-- first\ny -- z", [X, Y]),
        ("x # -- y\n# z", [X]),
        ("0\nx - x", [0, 0]),
        (["x", "y, z"], [X, Y, Z]),
        (["x\n", "\n", "y\n"], [X, Y]),
        (["x\ny", "z"], [X, Y, Z]),
        ([], []),
        (io.StringIO("x\n# c\ny\n"), [X, Y]),
        ((line for line in ["x", "2*x"]), [X, 2 * X]),
    ],
)
def test_lines_become_polynomials(lines, meant):
    assert parse_polynomials(lines, VARIABLES) == tuple(map(poly, meant))


@each(
    ("lines", "line", "column", "says"),
    [
        ("x\ny + w", 2, 5, "unknown name w"),
        ("# one\n\n x, y + 1.5 # two", 3, 9, "3/2"),
        ("x, y,, z", 1, 6, "nothing"),
        (",", 1, 1, "empty"),
        (", x", 1, 1, "nothing"),
        ("x,\n x y", 2, 4, "x*y"),
        ("x,(y", 1, 3, "closed"),
        ("(x, y)", 1, 1, "closed"),
        ("x--y", 1, 2, "ambiguous"),
        ("x\n\ny +", 3, 4, "the end of the text"),
        ("x\n2^-1, x", 2, 3, "exponent"),
        ("x, x^1000000", 1, 5, "100,000"),
        ("x\n1, 1/(y-y)", 2, 5, "zero"),
        (["x", "y\n2z"], 3, 2, "2*z"),
    ],
)
def test_refusals_name_line_and_column(lines, line, column, says):
    message, found = refusal(parse_polynomials, lines, VARIABLES)
    assert f"line {line}, column {column}" in message
    assert found == column
    assert says in message


@each("lines", [None, 5, [None], [b"x"], b"x", X])
def test_lines_must_be_text(lines):
    assert "str" in refusal(parse_polynomials, lines, VARIABLES)[0]


def test_lines_are_read_over_the_field():
    first, second = parse_polynomials("8*x\n1/2", VARIABLES, GF(7))
    assert first == poly(X, GF(7))
    assert second == poly(4, GF(7))


# --- variables -----------------------------------------------------------------------------


@each(
    ("written", "meant"),
    [
        ("x", "x"),
        ("x, y_1 z", "x y_1 z"),
        (" x\ty\n,z , ", "x y z"),
        ("x_1..x_4", "x_1 x_2 x_3 x_4"),
        ("x_1 .. x_2 y", "x_1 x_2 y"),
        ("a, x9..x11, b", "a x9 x10 x11 b"),
        ("x_3..x_3", "x_3"),
        ("x_08..x_09", "x_08 x_09"),
        ("x_0..x_2", "x_0 x_1 x_2"),
        ("w_1_1..w_1_3", "w_1_1 w_1_2 w_1_3"),
        ("lambda E S _", "lambda E S _"),
        ("λ x' x''", "λ x' x''"),
        ("a..d", "a b c d"),
        ("X..Z, x", "X Y Z x"),
        ("x_( 1, 2 ), y_(-1,0)", "x_(1,2) y_(-1,0)"),
        ("x_(3)", "x_3"),
        ("x_(1,1)..x_(2,2), y", "x_(1,1) x_(1,2) x_(2,1) x_(2,2) y"),
        ("x_(0)..x_(2)", "x_0 x_1 x_2"),
    ],
)
def test_variables_are_listed(written, meant):
    assert parse_variables(written) == tuple(Symbol(name) for name in meant.split())


@each(
    ("written", "column", "says"),
    [
        ("", 1, "empty"),
        (" , ", 2, "empty"),
        ("x,,y", 3, "nothing"),
        (",x", 1, "nothing"),
        ("x, y x", 6, "x again"),
        ("x_1..x_4 x_2", 10, "x_2 again"),
        ("2x", 1, "starts with a letter"),
        ("x 2", 3, "starts with a letter"),
        ("x-y", 2, "'-'"),
        ("x=1", 2, "'='"),
        ("x.y", 2, "x_1..x_4"),
        ("x_1..", 4, "x_1..x_4"),
        ("x_1...x_4", 4, "x_1..x_4"),
        ("x_4..x_1", 1, "ascending"),
        ("x_1..y_4", 1, "ascending"),
        ("y, x_9..x_010", 4, "ascending"),
        ("d..a", 1, "ascending"),
        ("a..D", 1, "ascending"),
        ("x_(1,1)..x_(2)", 1, "ascending"),
        ("x_(1,2)..x_(2,1)", 1, "ascending"),
        ("x_(1,1)..x_(99999999,99999999)", 1, "10,000"),
        ("x_(1,2), x_(1, 2)", 10, "x_(1,2) again"),
        ("x_(1,a)", 3, "'('"),
        ("w_1_1..w_2_3", 1, "ascending"),
        ("x_1..x_99999999999999999999", 1, "10,000"),
        ("x²", 2, "plain digit"),
        ("x_1..x_₄", 8, "_4"),
        ("x\x00", 2, "control"),
        ("'x'", 1, '"\'"'),
        ("f(x)", 2, "'('"),
    ],
)
def test_bad_variables_are_refused(written, column, says):
    message, found = refusal(parse_variables, written)
    assert says in message
    assert found == column


@given(st.lists(names, min_size=1, max_size=6, unique=True), st.sampled_from([" ", ",", ", "]))
def test_variables_and_polynomials_agree_about_names(listed, separator):
    variables = parse_variables(separator.join(listed))
    assert [v.name for v in variables] == listed
    assert parse_polynomial(" + ".join(listed), variables).total_degree() == 1


def test_the_largest_range_has_ten_thousand_variables():
    assert len(parse_variables("x_1..x_10000")) == 10_000
    refusal(parse_variables, "x_1..x_10001")


def test_names_with_several_indices_are_names_everywhere():
    a, b = parse_variables("x_(1,1), x_(1,-2)")
    assert parse_polynomials("x_(1,1)*x_( 1, -2 )^2, x_(1,1)", [a, b]) == (
        poly(a * b**2, variables=(a, b)),
        poly(a, variables=(a, b)),
    )
    spaced = Symbol("x_(1, 1)")  # no text names it
    assert "unknown" in refusal(parse_polynomial, "x_(1, 1)", [spaced])[0]
