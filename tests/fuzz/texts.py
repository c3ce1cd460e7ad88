"""Polynomials as people type them, with their values; then with errors, and hostile texts."""

from __future__ import annotations

import re
from fractions import Fraction
from random import Random
from typing import Any

from strategies import HOSTILE
from sympy import GF, QQ, Poly, Rational, Symbol, ring, symbols
from sympy.polys.domains.domain import Domain

from nnag_m2 import InputError, parse_polynomial, parse_polynomials
from nnag_m2.algebra.text.values import parse_field, parse_matrix, parse_variables

from .cases import Outcome, Setting, kind, require
from .judging import refusal

_NAMES = ("x", "y", "z_1")
_VARIABLES = symbols(_NAMES)
_FIELDS = (QQ, QQ, GF(2), GF(7), GF(32003), GF(2**31 - 1))
_HIGHEST = 40
"""The largest degree that is written: what Python computes for comparison stays small."""

_PRINTED = 10**4000
"""Python does not print numbers of more than 4,300 digits."""

_READERS = (
    lambda text: parse_polynomial(text, _VARIABLES),
    lambda text: parse_polynomials(text, _VARIABLES),
    parse_variables,
    parse_matrix,
    parse_field,
)


class Writer:
    """Writes random sums, products and powers, each together with its value."""

    def __init__(self, chance: Random, field: Domain) -> None:
        self.chance = chance
        self.ring, *self.variables = ring(",".join(_NAMES), field)

    def polynomial(self, depth: int) -> tuple[str, Any]:
        """Return a sum that may begin with a sign, and its value."""
        sign = self.chance.choice(["", "", "-", "+"])
        text, value = self.product(depth)
        text, value = sign + self._blank() + text, -value if sign == "-" else value
        for _ in range(self.chance.choice([0, 0, 1, 2])):
            operator = self.chance.choice("+-")
            more, summand = self.product(depth)
            text += self._blank() + operator + self._blank() + more
            value = value + summand if operator == "+" else value - summand
        return text, value

    def product(self, depth: int) -> tuple[str, Any]:
        """Return a product, which may be divided by a number, and its value."""
        text, value = self.power(depth)
        for _ in range(self.chance.choice([0, 0, 1, 2])):
            more, factor = self.power(depth)
            if _degree(value) + _degree(factor) <= _HIGHEST:
                text += self._blank() + "*" + self._blank() + more
                value = value * factor
        divisor = self.chance.randint(1, 12)
        if self.chance.random() < 0.2 and self.ring.domain(divisor):
            text += f"{self._blank()}/{self._blank()}{divisor}"
            value = value * self.ring(self.ring.domain.one / self.ring.domain(divisor))
        return text, value

    def power(self, depth: int) -> tuple[str, Any]:
        """Return an atom, which may have an exponent, and its value."""
        text, value = self.atom(depth)
        exponent = self.chance.choice([0, 1, 2, 3, 7])
        if self.chance.random() < 0.6 or _degree(value) * exponent > _HIGHEST:
            return text, value
        sign = self.chance.choice(["^", "**"])
        raised = value**exponent if exponent else self.ring.one
        return f"{text}{self._blank()}{sign}{self._blank()}{exponent}", raised

    def atom(self, depth: int) -> tuple[str, Any]:
        """Return a number, a variable or a bracket, and its value."""
        drawn = self.chance.random()
        if depth and drawn < 0.35:
            text, value = self.polynomial(depth - 1)
            return f"({self._blank()}{text}{self._blank()})", value
        if drawn < 0.6:
            number = self.chance.choice([0, 1, 2, 3, 10, self.chance.randint(0, 10**30)])
            return "0" * self.chance.choice([0, 0, 0, 2]) + str(number), self.ring(number)
        place = self.chance.randrange(len(_NAMES))
        return _NAMES[place], self.variables[place]

    def _blank(self) -> str:
        return self.chance.choice(["", "", "", " ", "  ", "\n", "\t"])


def _degree(value: Any) -> int:
    return max((sum(monomial) for monomial in value.monoms()), default=0)


@kind("inputs", weight=3)
def written(chance: Random, setting: Setting) -> Outcome:
    """Read a polynomial that is written correctly: its value is known."""
    field = chance.choice(_FIELDS)
    text, value = Writer(chance, field).polynomial(chance.randint(0, 3))
    found = parse_polynomial(text, _VARIABLES, field)
    right = Poly(value.as_expr(), *_VARIABLES, domain=field)
    require(found == right, f"{text!r} over {field} is read as something else")
    if any(abs(int(c.numerator)) >= _PRINTED for c in right.coeffs()):
        return "answer"
    again = parse_polynomial(str(found.as_expr()), _VARIABLES, field)
    require(again == found, f"{found.as_expr()} is read as {again.as_expr()}")
    return "answer"


@kind("inputs", weight=3)
def mistyped(chance: Random, setting: Setting) -> Outcome:
    """Read one with typing errors: it is refused, or means what Python says."""
    text, _ = Writer(chance, QQ).polynomial(chance.randint(0, 2))
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(text) + 1)
        more = chance.choice(["", *"xyz_1023+-*/^() .,", "**", "\n"])
        text = text[:place] + more + text[place + chance.randint(0, 1) :]
    try:
        found = parse_polynomial(text, _VARIABLES)
    except InputError as error:
        return refusal(error, setting, "parse_polynomial", f"parse_polynomial({text!r})")
    if found.total_degree() > 10 * _HIGHEST:
        return "answer"
    at = {"x": Fraction(3), "y": Fraction(-2, 7), "z_1": Fraction(5, 2)}
    value = found.eval([Rational(v.numerator, v.denominator) for v in at.values()])
    # the polynomial is not shown: it may have numbers that Python does not print
    require(value == _by_python(text, at), f"{text!r} is read as something else")
    return "answer"


def _by_python(text: str, values: dict[str, Fraction]) -> Rational:
    """Return what Python's own grammar and exact fractions say about a text."""
    pattern = r"(?<![A-Za-z_0-9])[0-9]+"
    exact = re.sub(pattern, lambda digits: f"F({int(digits[0])})", text.replace("^", "**"))
    found = Fraction(eval(f"({exact})", {"__builtins__": {}, "F": Fraction, **values}))
    return Rational(found.numerator, found.denominator)


@kind("inputs", weight=2)
def hostile(chance: Random, setting: Setting) -> Outcome:
    """Give every reader a text that means nothing."""
    pieces = [*HOSTILE, *"()[]{}^*/+-,;.#", "x", "y", "1..3", "GF(", "QQ", "0x1", "1e5"]
    text = "".join(chance.choice(pieces) for _ in range(chance.randint(0, 6)))
    if chance.random() < 0.3:
        text += "".join(chr(chance.randrange(0x11_0000)) for _ in range(chance.randint(1, 5)))
    reader = chance.choice(_READERS)
    try:
        reader(text)
    except InputError as error:
        # who asks is told by the error: a text with several lines is read line by line
        return refusal(error, setting, "", f"a reader given {text[:200]!r}")
    return "answer"


@kind("inputs")
def listed(chance: Random, setting: Setting) -> Outcome:
    """Read lists of variables, matrices and fields: their values are known."""
    count = chance.randint(1, 6)
    first = chance.randint(0, 20)
    separator = chance.choice([",", ", ", " ", "  ,"])
    names = separator.join(f"v_{first + i}" for i in range(count))
    right = tuple(Symbol(f"v_{first + i}") for i in range(count))
    for text in (names, f"v_{first}..v_{first + count - 1}"):
        require(parse_variables(text) == right, f"{text!r} is read as {parse_variables(text)}")
    rows = [[_fraction(chance) for _ in range(count)] for _ in range(chance.randint(1, 4))]
    text = chance.choice(["; ", ";", "\n"]).join(separator.join(map(str, row)) for row in rows)
    require(parse_matrix(text).tolist() == rows, f"{text!r} is read as {parse_matrix(text)}")
    p = chance.choice([2, 3, 7, 32003, 2**31 - 1])
    text = chance.choice(["GF({})", "GF{}", "ZZ/{}", "ZZ/({})", " GF ( {} ) "]).format(p)
    require(parse_field(text) == GF(p), f"{text!r} is read as {parse_field(text)}")
    return "answer"


def _fraction(chance: Random) -> Rational:
    return Rational(chance.randint(-(10**9), 10**9), chance.randint(1, 10**5))
