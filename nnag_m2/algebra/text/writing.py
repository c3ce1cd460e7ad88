"""Polynomials as text that ``parse_polynomial`` reads again; linear in the number of terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sympy import Poly, Symbol

from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.modular.digits import ratio_to_digits
from nnag_m2.algebra.text.source import is_name


def can_be_written(variables: Sequence[Symbol]) -> bool:
    """Return whether all variables have different names, which a text can have."""
    names = {v.name for v in variables}
    return len(names) == len(variables) and all(map(is_name, names))


def written(poly: Poly) -> str:
    """Return a polynomial over QQ, ZZ or GF(p) as text: ``x**2 - 3/2*x*y + 1``."""
    names = [str(v.name) for v in poly.gens]
    terms = sorted(sparse(poly).items(), reverse=True)
    if poly.domain.is_FiniteField:
        terms = [(exponents, poly.domain.to_int(c)) for exponents, c in terms]
    text = "".join(_signed(_monomial(e, names), c) for e, c in terms)
    if text.startswith(" - "):
        return f"-{text[3:]}"
    return text.removeprefix(" + ") or "0"


def _monomial(exponents: tuple[int, ...], names: Sequence[str]) -> str:
    powers = zip(names, exponents, strict=True)
    return "*".join(name if e == 1 else f"{name}**{e}" for name, e in powers if e)


def _signed(monomial: str, coefficient: Any) -> str:
    sign, number = " - " if coefficient < 0 else " + ", ratio_to_digits(abs(coefficient))
    if not monomial:
        return sign + number
    return sign + (monomial if number == "1" else f"{number}*{monomial}")
