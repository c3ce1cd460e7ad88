"""Macaulay2's side of the conversation, in Python: what it prints, and what it would read.

``compact`` prints as the engine does (the docstring of ``nnag_m2.engine.replies`` tells how);
``evaluate`` computes what a printed polynomial means.  Both are written anew, so that they cannot
share a mistake with the package.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sympy import Poly
from sympy.polys.domains.domain import Domain
from sympy.polys.rings import ring as sympy_ring

from nnag_m2.algebra.exact_numbers import from_digits, to_digits


def compact(poly: Poly, names: Sequence[str]) -> str:
    """Return a polynomial as Macaulay2's engine prints it."""
    text = ""
    for exponents, coefficient in sorted(poly.rep.to_dict().items(), reverse=True):
        term = _number(coefficient, poly.domain) + "".join(map(_power, names, exponents))
        term = re.sub(r"^(-?)1(?=[A-Za-z])", r"\1", term)
        text += term if term.startswith("-") or not text else f"+{term}"
    return text or "0"


def _power(name: str, exponent: int) -> str:
    if exponent == 0:
        return ""
    separator = "^" if len(name) > 1 else ""
    return name if exponent == 1 else f"{name}{separator}{exponent}"


def _number(coefficient: Any, field: Domain) -> str:
    if field.is_FiniteField:
        return str(field.to_int(coefficient))
    top, bottom = int(coefficient.numerator), int(coefficient.denominator)
    return to_digits(top) + (f"/{to_digits(bottom)}" if bottom > 1 else "")


def reply(kind: str, polys: Sequence[Poly], names: Sequence[str], characteristic: int) -> str:
    """Return the reply that holds these polynomials."""
    head = " ".join([kind, str(len(polys)), str(characteristic), *names])
    return closed("\n".join([head, *(compact(poly, names) for poly in polys)]) + "\n")


def closed(body: str) -> str:
    """Return a body with the line that ends a reply."""
    return f"{body}end {len(body)}\n"


_TOKEN = re.compile(r"\s*(?:([0-9]+)|([A-Za-z]+[0-9]*(?:_[0-9]+)?)|([-+*/^()]|_R))")


def evaluate(text: str, names: Sequence[str], field: Domain) -> dict[tuple[int, ...], Any]:
    """Return the terms of the polynomial that Macaulay2 would read: an expression in a ring R."""
    ring, *variables = sympy_ring([f"t{i}" for i, _ in enumerate(names)], field)
    tokens = _tokens(text)
    value = _sum(tokens, {"ring": ring, **dict(zip(names, variables, strict=True))})
    assert tokens == [""], f"left over: {tokens[:5]}"
    return dict(value)


def _tokens(text: str) -> list[str]:
    """Return the tokens in reverse, so that the next one is the last of the list."""
    found, end = [], 0
    while end < len(text):
        match = _TOKEN.match(text, end)
        assert match is not None, text[end : end + 40]
        found.append(match[0].strip())
        end = match.end()
    return ["", *reversed(found)]


def _sum(tokens: list[str], scope: dict[str, Any]) -> Any:
    value = scope["ring"].zero
    sign = 1
    while True:
        while tokens[-1] in ("+", "-"):
            sign = -sign if tokens.pop() == "-" else sign
        value += sign * _product(tokens, scope)
        if tokens[-1] not in ("+", "-"):
            return value
        sign = 1


def _product(tokens: list[str], scope: dict[str, Any]) -> Any:
    value = _factor(tokens, scope)
    while tokens[-1] in ("*", "/"):
        operator, other = tokens.pop(), _factor(tokens, scope)
        value = value * other if operator == "*" else value.quo_ground(other.coeff(1))
    return value


def _factor(tokens: list[str], scope: dict[str, Any]) -> Any:
    token = tokens.pop()
    if token == "(":
        value = _sum(tokens, scope)
        assert tokens.pop() == ")"
    elif token.isdigit():
        value = scope["ring"].ground_new(scope["ring"].domain(from_digits(token)))
    else:
        value = scope[token]
    if tokens[-1] == "_R":
        tokens.pop()
    if tokens[-1] == "^":
        tokens.pop()
        value = value ** int(tokens.pop())
    return value
