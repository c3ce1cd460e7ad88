"""What hypothesis draws: names of symbols, hostile ones too, and polynomials in them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from sympy import GF, QQ, Poly, Symbol
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.fields import poly_from_plain

HOSTILE = [
    "lambda", "E", "S", "N", "O", "Q", "I", "R", "F", "J", "C", "pi", "zeta", "chi", "det",
    "gens", "sort", "CC", "QQ", "ii", "ee", "oo", "ooo", "i1", "o1", "i2", "o12", "i_1", "o_1",
    "deliver", "answer", "ideal", "end", "y", "y1", "y_1", "y_(1,2)", "y_{12}", "x'", "x''",
    "x_01", "x_1_2", "x_", "_x", "1x", "x^2", "x**2", "a b", " ", "", "a\nb", "a\rb", "a\tb",
    "\0", "\x7f", "\x1b[2J", '"', '\\"', '"; run "touch pwned"; "', "${ ideal }", "--% include",
    "}}", "{{", "-- x", "-*", "//", "é", "ξ", "ﬁ", "x²", "x₁", "٣", "x٣", "Ⅻ", "\u2028",
    "\U0001f600", "\ud800", "x" * 10_000, "x_" + "1" * 10_000, "alpha", "alphabeta", "alpha_1",
    "epsilon", "psi", "upsilon", "v_1", "w_1",
]  # fmt: skip

LETTERS = st.sampled_from("abcxyzvwiopIORSTE")
NATURAL = st.one_of(LETTERS, st.sampled_from(["alpha", "beta", "theta", "lambda", "psi", "xi"]))
INDEX = st.integers(0, 30).map(str)
NAMES = st.one_of(
    st.sampled_from(HOSTILE),
    NATURAL,
    st.builds("{}_{}".format, NATURAL, INDEX),
    st.builds("{}{}".format, NATURAL, INDEX),
    st.text(max_size=6),
)
SYMBOLS = st.lists(NAMES, min_size=1, max_size=7, unique=True).map(
    lambda names: tuple(Symbol(name) for name in names)
)
FIELDS = st.sampled_from([QQ, GF(2), GF(3), GF(101), GF(32003), GF(2**31 - 1)])

_INTEGERS = st.one_of(st.integers(-3, 3), st.integers(-(10**40), 10**40))
_FRACTIONS = st.one_of(
    _INTEGERS, st.builds(Fraction, _INTEGERS, st.integers(1, 10**20)), st.just(10**5000 + 1)
)


@st.composite
def polynomials(draw: Any, variables: tuple[Symbol, ...], field: Domain) -> Poly:
    """Draw a polynomial, which may be zero or constant."""
    exponents = st.tuples(*[st.integers(0, 4) for _ in variables])
    numbers = _FRACTIONS if field == QQ else st.integers(1, field.characteristic() - 1)
    terms = draw(st.dictionaries(exponents, numbers, max_size=8))
    return poly_from_plain([item for item in terms.items() if item[1]], variables, field)


@st.composite
def rings_with_polynomials(draw: Any) -> tuple[tuple[Symbol, ...], Domain, list[Poly]]:
    """Draw variables, a field, and some polynomials."""
    variables, field = draw(SYMBOLS), draw(FIELDS)
    return variables, field, draw(st.lists(polynomials(variables, field), min_size=1, max_size=4))
