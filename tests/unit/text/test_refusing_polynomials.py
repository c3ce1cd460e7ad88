"""A text that is no polynomial is refused with an error that points at the place."""

from __future__ import annotations

from each import each
from sympy import GF, QQ, RR, ZZ, Symbol, symbols
from text_support import VARIABLES, X, Y, pointed_at, refusal

from nnag_m2.algebra.text.polynomials import parse_polynomial
from nnag_m2.algebra.text.values import parse_field, parse_matrix, parse_variables

# --- polynomials that are refused ----------------------------------------------------------


@each(
    ("written", "column", "says"),
    [
        ("1.5*x", 1, "3/2"),
        ("x + 1.5", 5, "3/2"),
        ("x + .25", 5, "1/4"),
        ("x + 2.", 5, "try 2"),
        ("x/1.5", 3, "(3/2)"),
        ("1.5^2", 1, "(3/2)"),
        ("x^1.5", 3, "exponent"),
        ("x + 1e5", 5, "100000"),
        ("1.5e-3*x", 1, "3/2000"),
        ("1e999999999", 1, "a fraction such as 3/2"),
        ("x + w", 5, "variables x, y, z"),
        ("x + xx", 5, "x*x"),
        ("2*xyz", 3, "x*y*z"),
        ("x + z'", 5, "try z"),
        ("(x + y", 1, "closed"),
        ("((x) + (y)", 1, "closed"),
        ("x + y)", 6, "without its '('"),
        (")", 1, "without its '('"),
        ("()", 2, "a number, a variable"),
        ("(x+)", 4, "a number, a variable"),
        ("2x", 2, "try 2*x"),
        ("2(x+1)", 2, "try 2*("),
        ("(x)(y)", 4, "products"),
        ("x y", 3, "try x*y"),
        ("x 2", 3, "try x*2"),
        ("2 3", 3, "try 2*3"),
        ("x(y+1)", 2, "products"),
        ("x^2y", 4, "try x^2*y"),
        ("", 1, "empty"),
        (" \n ", 1, "empty"),
        ("x = y", 3, "left - (right)"),
        ("x = y", 3, "left == right"),
        ("x == y == z", 8, "one =="),
        ("(x == y)", 4, "in no brackets"),
        ("x ==", 5, "the end of the text"),
        ("== x", 1, "a number, a variable"),
        ("x === y", 5, "left == right"),
        ("x_(1,2)", 1, "unknown name x_(1,2)"),
        ("x_(1,z)", 1, "unknown name x_"),
        ("x^-1", 3, "exponent"),
        ("2^-1", 3, "exponent"),
        ("x_^2", 1, "unknown name x_"),
        ("x^(1/2)", 3, "exponent"),
        ("(x)^(2)", 5, "exponent"),
        ("x^y", 3, "exponent"),
        ("2^x", 3, "exponent"),
        ("x^", 3, "exponent"),
        ("x ** -  1", 6, "exponent"),
        ("x***2", 4, "exponent"),
        ("x^2^3", 4, "(x^2)^3"),
        ("x ** 2 ** 3", 8, "(x^2)^3"),
        ("(x+1)^2^3", 8, "(x^2)^3"),
        ("2^3^4", 4, "(x^2)^3"),
        ("x²", 2, "^2"),
        ("2²", 2, "^2"),
        ("x₁", 2, "_1"),
        ("½*x", 1, "1/2"),
        ("x − y", 3, "try the plain character -"),
        ("x × y", 3, "try the plain character *"),
        ("x·y", 2, "try the plain character *"),
        ("x\u00a0+ y", 2, "NO-BREAK SPACE"),
        ("\ufeffx", 1, "ZERO WIDTH"),
        ("x\u200b", 2, "U+200B"),
        ("x\x00", 2, "U+0000, control character"),
        ("x +\x1b[31m y", 4, "U+001B, control character"),
        ("x\x0b", 2, "U+000B, control character"),
        ("x\ud800", 2, "U+D800"),
        ("x + 😀", 5, "U+1F600"),
        ("__import__('os')", 1, "unknown name __import__"),
        ("x.__class__", 2, "'.'"),
        ("exec('x')", 1, "unknown name exec"),
        ("'x'", 1, '"\'"'),
        ('"x"', 1, "'\"'"),
        ("lambda: 0", 1, "unknown name lambda"),
        ("sin(x)", 1, "unknown name sin"),
        ("x if y else z", 3, "unknown name if"),
        ("x, y", 2, "parse_polynomials"),
        ("x;", 2, "parse_polynomials"),
        ("[x]", 1, "round brackets"),
        ("{x}", 1, "round brackets"),
        ("x\\y", 2, "'\\\\'"),
        ("x!", 2, "'!'"),
        ("x % 2", 3, "'%'"),
        ("x # y", 3, "'#'"),
        ("x--y", 2, "ambiguous"),
        ("--x", 1, "ambiguous"),
        ("x//2", 3, "a number, a variable"),
        ("* x", 1, "a number, a variable"),
        ("^2", 1, "a number, a variable"),
        ("x +", 4, "the end of the text"),
        ("x + + ", 6, "the end of the text"),
        ("-", 2, "the end of the text"),
        ("1/0", 2, "zero"),
        ("x/(1-1)", 2, "zero"),
        ("1/x", 2, "by a polynomial"),
        ("y/(x+1)", 2, "by a polynomial"),
        ("x/x", 2, "by a polynomial"),
        ("x^100001", 2, "100,000"),
        ("y*x^1000000", 4, "degree 1,000,000 in x"),
        ("(x*y)^1000000", 6, "degree 1,000,000 in x"),
        ("(x+y)^1000000", 6, "degree 1,000,000 in x"),
        ("(x+y+z)^100000", 8, "3,000,000 multiplications"),
        ("(x+1)^5000*(x+1)^5000", 11, "3,000,000 multiplications"),
        ("2^1000000000", 2, "3,000,000 multiplications"),
        ("((2^1000)^1000)^1000", 16, "3,000,000 multiplications"),
    ],
)
def test_refusals_point_at_the_column(written, column, says):
    message, found = refusal(parse_polynomial, written, VARIABLES)
    assert says in message
    assert found == column
    if written.strip() and column <= len(written) and written[column - 1].isprintable():
        assert pointed_at(message) == written[column - 1]


@each(("written", "column"), [("1/7", 2), ("x/(3+4)", 2), ("x + y/14*z", 6), ("1/0", 2)])
def test_division_by_multiples_of_p_is_refused(written, column):
    message, found = refusal(parse_polynomial, written, VARIABLES, GF(7))
    assert found == column
    assert "division by zero in GF(7)" in message


def test_a_similar_name_is_suggested():
    variables = symbols("theta weight_1 weight_2")
    message, column = refusal(parse_polynomial, "1 + thetta", variables)
    assert column == 5
    assert "try theta\n" in message
    assert "theta, weight_1, weight_2" in message


def test_many_variables_are_listed_in_part():
    message, _ = refusal(parse_polynomial, "w", symbols("x:300"))
    assert "x0, x1" in message
    assert "..., x299" in message
    assert len(message) < 300


def test_errors_in_several_lines_name_the_line():
    message, column = refusal(parse_polynomial, "x +\ny + (\n  w)", VARIABLES)
    assert "line 3, column 3" in message
    assert message.endswith("\n    w)\n    ^")
    assert column == 3


@each("length", [10, 100, 10_000])
def test_long_texts_are_shown_in_part_and_the_caret_still_points(length):
    written = "x + " * length + "$ + " + "x + " * length + "x"
    message, column = refusal(parse_polynomial, written, VARIABLES)
    assert column == 4 * length + 1
    assert pointed_at(message) == "$"
    assert len(message) < 400
    assert message.count("...") == (0 if len(written) <= 60 else 2)


def test_tabs_and_controls_do_not_move_the_caret():
    message, column = refusal(parse_polynomial, "\tx\t+ \x01", VARIABLES)
    assert column == 6
    assert "\t" not in message
    assert "\x01" not in message


def test_the_dense_result_is_bounded_too():
    message, column = refusal(parse_polynomial, "*".join(["x"] * 100_001), VARIABLES)
    assert "degree 100,001 in x" in message
    assert column is None
    scattered = "+".join(f"x^{i}*y^90000" for i in range(1000))
    message, column = refusal(parse_polynomial, scattered, VARIABLES)
    assert "dense" in message
    assert parse_polynomial("x^100000 + y^100000", VARIABLES).degree(Y) == 100_000


@each("bad", [None, 5, b"x", X, ["x"]])
def test_only_text_is_read(bad):
    for function in (parse_variables, parse_matrix, parse_field):
        assert "str" in refusal(function, bad)[0]
    assert "str" in refusal(parse_polynomial, bad, VARIABLES)[0]


@each("variables", [[], "x y", ["x"], [X, X], [X, Symbol("x", real=True)], None, [X, 1]])
def test_variables_must_be_different_symbols(variables):
    refusal(parse_polynomial, "x", variables)


@each("field", [ZZ, RR, GF(4), GF(9), "QQ", None, 7, QQ[X]])
def test_field_must_be_rational_or_prime(field):
    refusal(parse_polynomial, "x", VARIABLES, field)


def test_more_variables_than_a_poly_can_take_are_refused():
    message, _ = refusal(parse_polynomial, "x0", symbols("x:3000"))
    assert "3000" in message
    assert parse_polynomial("x0*x299", symbols("x:300")).total_degree() == 2
