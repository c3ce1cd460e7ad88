"""The one way from numbers of every kind to exact rational ones, and what is said of all others.

Python's own conversion stops at some 4,300 digits, a limit meant for web servers; FLINT's needs
little more time than there are digits.

Exact are the integers and fractions of Python, numpy, sympy, gmpy2 and flint, and whatever sympy
converts to a rational number by its own protocol, ``_sympy_``.  A float has no exact meaning, so it
is refused with a message that says how to make it rational.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from math import isfinite
from numbers import Integral, Real
from numbers import Rational as AnyRational
from typing import Any

import numpy as np
from flint import fmpq, fmpz
from sympy import QQ, CRootOf, Expr, Float, Poly, Pow, Rational, S, Symbol, minimal_polynomial
from sympy.polys.domains.domain import Domain

from nnag_m2.errors import InputError, shown

# below Python's limit of 4,300 digits for the conversion of integers
_SHORT = 4000
_INTEGER = re.compile("-?[0-9]+")

_T = Symbol("t")

_NOT_FINITE = (S.Infinity, S.NegativeInfinity, S.ComplexInfinity, S.NaN)

_MANY_RADICALS = 2
"""So many radicals at most are joined for a message: sympy's minimal polynomials can take long."""


def to_digits(number: int) -> str:
    """Return an integer as decimal digits, with ``-`` before a negative one."""
    return str(number) if number.bit_length() < 3 * _SHORT else str(fmpz(int(number)))


def ratio_to_digits(number: Any) -> str:
    """Return a rational number, or an integer, as ``3/4`` or ``3``."""
    top, bottom = to_digits(int(number.numerator)), int(number.denominator)
    return top if bottom == 1 else f"{top}/{to_digits(bottom)}"


def from_digits(text: str) -> int:
    """Return the integer of decimal digits.

    Raises
    ------
    ValueError
        For anything but ASCII digits with an optional ``-`` before them.
    """
    if _INTEGER.fullmatch(text) is None:
        raise ValueError(f"no integer: {text[:60]!r}")
    return int(text) if len(text) < _SHORT else int(fmpz(text))


def exact(
    number: Any, part: str = "", required: str = "numbers must be exact rationals"
) -> Rational:
    """Return an exact number (int, ``Rational``, ``Fraction``, numpy integer) as sympy's.

    Raises
    ------
    InputError
        For floats, booleans, irrational numbers, and all that is no number.
    """
    found = rational_of(number)
    if found is not None:
        return found
    if isinstance(number, Float | Real) and not isinstance(number, bool | Integral):
        raise InputError("numbers must be exact", *of_float(number), part=part)
    raise InputError(required, *described(as_expression(number), number), part=part)


def rational_of(number: Any) -> Rational | None:
    """Return an exact rational number of any kind as sympy's; ``None`` for all else."""
    if isinstance(number, Rational):
        return number
    if isinstance(number, bool | np.timedelta64):  # numpy says that a duration is an integer
        return None
    if isinstance(number, Integral | fmpz):
        return Rational(operator.index(number) if isinstance(number, Integral) else int(number))
    if isinstance(number, AnyRational | fmpq):
        return sympy_of(number)
    found = as_expression(number)
    return found if isinstance(found, Rational) else None


def as_expression(number: Any) -> Expr | None:
    """Return what sympy's protocol makes of an object that is no number of Python's own."""
    if isinstance(number, Expr):
        return number
    convert = None if isinstance(number, type) else getattr(number, "_sympy_", None)
    found = convert() if callable(convert) else None
    return found if isinstance(found, Expr) else None


def fraction_of(number: Any) -> Fraction:
    """Return a rational number of any kind as Python's."""
    return Fraction(int(number.numerator), int(number.denominator))


def flint_of(number: Any) -> fmpq:
    """Return a rational number of any kind as flint's."""
    return fmpq(int(number.numerator), int(number.denominator))


def sympy_of(number: Any) -> Rational:
    """Return a rational number of any kind as sympy's."""
    return Rational(int(number.numerator), int(number.denominator))


def into_field(number: Any, field: Domain, part: str = "") -> Any:
    """Return the element of the field that a rational number (of any kind) stands for."""
    top, bottom = int(number.numerator), int(number.denominator)
    p = field.characteristic()
    if not p:
        return QQ(top, bottom)
    if bottom % p == 0:
        raise InputError(
            f"denominators must be invertible in GF({p})",
            shown(number),
            "another prime, or QQ",
            part=part,
        )
    return field(top * pow(bottom, -1, p))


def sign_changes(numbers: Iterable[Any]) -> int:
    """Return how often the sign changes in a sequence of numbers, zeros left out."""
    return sum(one != two for one, two in pairwise(number > 0 for number in numbers if number != 0))


def of_float(number: Any) -> tuple[str, str]:
    """Return how a message names a float, and what to try instead."""
    try:
        near = float(number)
    except (TypeError, ValueError, OverflowError):  # a number of somebody else, or a huge one
        return f"the inexact number {shown(number)}", "an exact number"
    if not isfinite(near):
        return f"the float {near}", "a finite number"
    hint = (
        f"Rational('{near}') for the decimal as it is written, or "
        f"Rational({near}) for the binary value that the float holds"
    )
    return f"the float {near}", hint


def described(expression: Expr | None, given: Any = None) -> tuple[str, str]:
    """Return how a message names what is no rational number, and what to try instead."""
    if expression is None or not expression.is_number:
        return shown(given if expression is None else expression), ""
    if expression.has(*_NOT_FINITE):
        return shown(expression), "a finite number"
    polynomial = _minimal(expression)
    nearby = "" if expression.is_real is False else "a rational number nearby"
    if polynomial is None:
        return f"{shown(expression)}, which is not rational", nearby
    relation = shown(polynomial.as_expr())
    hint = f"a new variable {_T} for it, with its minimal polynomial {relation} as a generator"
    came = f"{shown(expression)}, an algebraic number of degree {polynomial.degree()}"
    return came, f"{hint}, or {nearby}" if nearby else hint


def built(expression: Expr, leaf: Callable[[Expr], Any]) -> Any:
    """Return the value of a number of sympy, made of leaves by sums, products and real powers.

    ``None`` where a leaf is none of ours, and for powers of negative numbers that are not real.
    """
    if expression.is_AlgebraicNumber:
        return built(expression.as_expr(), leaf)
    if isinstance(expression, Pow) and isinstance(expression.exp, Rational):
        base, exponent = built(expression.base, leaf), expression.exp
        if base is None or (not exponent.is_Integer and base < 0):
            return None
        base = base if exponent.is_Integer else base.radical(int(exponent.q))
        return base ** int(exponent.p)
    if not expression.is_Add and not expression.is_Mul:
        return leaf(expression)
    parts = [built(part, leaf) for part in expression.args]
    if any(part is None for part in parts):
        return None
    return reduce(operator.add if expression.is_Add else operator.mul, parts)


def _minimal(expression: Expr) -> Poly | None:
    """Return the minimal polynomial of a number, where that is found at once."""
    radicals = [e for e in expression.atoms(Pow) if e.exp.is_Rational and not e.exp.is_Integer]
    roots = expression.atoms(CRootOf)
    if expression in roots:
        return Poly(expression.poly.replace(_T))
    if len(radicals) + len(roots) > _MANY_RADICALS or any(r.exp.q > 4 for r in radicals):
        return None
    try:
        return minimal_polynomial(expression, _T, polys=True)
    except Exception:  # whatever sympy raises for numbers that are not algebraic
        return None
