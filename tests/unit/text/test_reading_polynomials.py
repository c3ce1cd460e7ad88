"""Texts become exact polynomials."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from each import each
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import GF, QQ, Poly, Rational, Symbol, symbols
from text_support import FIELDS, VARIABLES, X, Y, Z, names, poly, refusal

from nnag_m2.algebra.text.polynomials import parse_polynomial

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
