"""Texts of polynomials: what they mean, and errors that point at the place for all others."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from each import each
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import GF, QQ, RR, ZZ, Poly, Rational, Symbol, symbols
from text_support import FIELDS, VARIABLES, X, Y, Z, names, pointed_at, poly, refusal

from nnag_m2.algebra.text.polynomials import parse_polynomial
from nnag_m2.algebra.text.values import parse_field, parse_matrix, parse_variables

# --- polynomials that are read -------------------------------------------------------------


@each(
    ("written", "meant"),
    [
        (
            "x^3 + y**2 - 3/4*x*(y-1)^2",
            X**3 + Y**2 - Rational(3, 4) * X * (Y - 1) ** 2,
        ),
        ("0", 0),
        ("007", 7),
        ("x - x", 0),
        ("(x - x)*y", 0),
        ("(x-x)^3", 0),
        ("-x^2", -(X**2)),
        ("(-x)^2", X**2),
        ("-2^2", -4),
        ("+x", X),
        ("- - x", X),
        ("+ - + x", -X),
        ("2*-x", -2 * X),
        ("x - -y", X + Y),
        ("x-+y", X - Y),
        ("2^3", 8),
        ("2*3^2", 18),
        ("2/3^2", Rational(2, 9)),
        ("x/2/3", X / 6),
        ("x/2*y", X * Y / 2),
        ("x*y/2", X * Y / 2),
        ("3/4", Rational(3, 4)),
        ("1/(1/2)", 2),
        ("x/(2 - 3)", -X),
        ("x/(y - y + 2)", X / 2),
        ("x^0", 1),
        ("x^0*y^0", 1),
        ("0^0", 1),
        ("(x - x)^0", 1),
        ("(x^2)^3", X**6),
        ("((x))^2", X**2),
        ("x ^ 2 * y ** 3", X**2 * Y**3),
        ("x*x*x", X**3),
        ("x*y*x^2", X**3 * Y),
        ("x^2*(y)^2", X**2 * Y**2),
        ("2*x*3*y", 6 * X * Y),
        ("x^001", X),
        (" \t\r\n x\n + y\n", X + Y),
        ("(x+y)*(x-y)", X**2 - Y**2),
        ("x == y", X - Y),
        ("x^2 - y == -2*(x - z)", X**2 - Y + 2 * X - 2 * Z),
        ("x == x", 0),
        ("x\n==\n0", X),
        ("x-(y-(z-1))", X - Y + Z - 1),
        ("1-(x+y+z)", 1 - X - Y - Z),
        ("(1+x+x^2+x^3+x^4+x^5)^3", sum(X**i for i in range(6)) ** 3),
        ("(x+y+z)^5", (X + Y + Z) ** 5),
    ],
)
def test_text_means_what_mathematics_says(written, meant):
    found = parse_polynomial(written, VARIABLES)
    assert found == poly(meant)
    assert found.gens == VARIABLES
    assert found.domain == QQ


@each(
    "name",
    ["lambda", "E", "S", "N", "I", "pi", "y_1", "_", "__class__", "x'", "x'_2''", "λ", "é", "zero",
     "gens", "ring", "domain", "ş", "变量", "e5", "None"],
)  # fmt: skip
def test_every_name_of_the_syntax_is_a_variable_and_nothing_else(name):
    variable = Symbol(name)
    expected = poly(variable**2 / 2 + X, variables=(variable, X))
    assert parse_polynomial(f"{name}^2/2 + x", [variable, X]) == expected


def test_names_with_a_common_beginning_are_told_apart():
    variables = symbols("x x1 x11 x_1 x'")
    found = parse_polynomial("x + 2*x1 + 3*x11 + 4*x_1 + 5*x'", variables)
    assert [found.coeff_monomial(v) for v in variables] == [1, 2, 3, 4, 5]


def test_symbols_with_assumptions_are_matched_by_name():
    positive = Symbol("x", positive=True)
    assert parse_polynomial("x^2", [positive]).gens == (positive,)


def test_variables_that_no_text_can_name_stay_in_the_ring():
    variables = [Symbol("a b"), Symbol("x²"), Symbol(""), X]
    assert parse_polynomial("x + 1", variables) == Poly(X + 1, *variables, domain=QQ)
    message, column = refusal(parse_polynomial, "x²", variables)
    assert column == 2
    assert "^2" in message


def test_letter_e_after_a_digit_is_a_product_only_with_its_sign():
    e5 = Symbol("e5")
    assert parse_polynomial("2*e5", [e5]) == Poly(2 * e5, e5, domain=QQ)
    assert "2*e5" in refusal(parse_polynomial, "2e5", [e5])[0]


@each("field", FIELDS, ids=str)
def test_result_lives_over_the_field(field):
    found = parse_polynomial("x^2 - 3*y + 5/13", VARIABLES, field)
    assert 143 * found == poly(143 * X**2 - 3 * 143 * Y + 55, field)
    assert found.domain == field


def test_finite_fields_are_symmetric_and_vanish_modulo_p():
    found = parse_polynomial("6*x + 7*y", VARIABLES, GF(7, symmetric=False))
    assert found.as_expr() == -X
    assert found == poly(-X, GF(7))
    assert parse_polynomial("(x+y)^7", VARIABLES, GF(7)) == poly(X**7 + Y**7, GF(7))
    assert parse_polynomial("x/8", VARIABLES, GF(7)) == poly(X, GF(7))


def test_one_thread_does_not_disturb_another():
    def square(n):
        variables = symbols(f"x y:{n % 5}")
        return parse_polynomial(f"({n}*x + 1/{n})^2", variables).coeff_monomial(1)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(square, range(1, 80))) == [Rational(1, n * n) for n in range(1, 80)]


# --- round trips ---------------------------------------------------------------------------


@st.composite
def random_polynomials(draw):
    field = draw(st.sampled_from(FIELDS))
    gens = [Symbol(n) for n in draw(st.lists(names, min_size=1, max_size=4, unique=True))]
    exponents = st.tuples(*[st.integers(0, 6) for _ in gens])
    numbers = st.fractions(-(10**30), 10**30) if field == QQ else st.integers()
    terms = draw(st.dictionaries(exponents, numbers, max_size=12))
    elements = {e: field(c.numerator) / field(c.denominator) for e, c in terms.items()}
    return Poly.from_dict(elements, *gens, domain=field)


@given(random_polynomials(), st.sampled_from(["**", "^"]))
def test_reading_undoes_printing(polynomial, power):
    written = str(polynomial.as_expr()).replace("**", power)
    found = parse_polynomial(written, polynomial.gens, polynomial.domain)
    assert found == polynomial
    assert found.domain == polynomial.domain


@given(random_polynomials())
def test_reading_undoes_horner_printing(polynomial):
    from sympy import horner

    written = str(horner(polynomial.as_expr())).replace("**", " ^ ")
    assert parse_polynomial(written, polynomial.gens, polynomial.domain) == polynomial


def composed(children):
    signs = st.sampled_from(["+", "-", "*"])

    def two(parts):
        (left, a), sign, (right, b) = parts
        value = a + b if sign == "+" else a - b if sign == "-" else a * b
        return f"({left}) {sign} ({right})", value

    powers = st.tuples(children, st.integers(0, 3)).map(
        lambda parts: (f"({parts[0][0]})^{parts[1]}", parts[0][1] ** parts[1])
    )
    negatives = children.map(lambda child: (f"-({child[0]})", -child[1]))
    quotients = st.tuples(children, st.integers(1, 9)).map(
        lambda parts: (f"({parts[0][0]})/{parts[1]}", parts[0][1] * Rational(1, parts[1]))
    )
    return st.tuples(children, signs, children).map(two) | powers | negatives | quotients


leaves = st.sampled_from([("x", poly(X)), ("y", poly(Y)), ("2*x", poly(2 * X)), ("3", poly(3))])


@settings(deadline=None)
@given(st.recursive(leaves, composed, max_leaves=8))
def test_value_is_what_sympy_computes(pair):
    written, value = pair
    assert parse_polynomial(written, VARIABLES) == value


def test_operands_are_never_shared():
    # Sums are accumulated in place: a variable must not change under another's name.
    assert parse_polynomial("x + y + (x + y) - x*(x + 1) + x", VARIABLES) == poly(
        2 * X + 2 * Y - X**2
    )
    for _ in range(2):
        assert parse_polynomial("x + y", VARIABLES) == poly(X + Y)


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
