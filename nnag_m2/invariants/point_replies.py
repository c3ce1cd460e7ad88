"""Points and polynomials in one variable from replies of Macaulay2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flint import fmpq_poly, fmpz_poly
from sympy import Poly, Symbol

from nnag_m2.algebra.modular.lifting import ModularPoints
from nnag_m2.algebra.real.root_arithmetic import integers
from nnag_m2.asking.reading import expect, items
from nnag_m2.errors import ReplyError, shown

T = Symbol("T")


def modular_points(prime: int, answer: Sequence[Any], size: int) -> ModularPoints:
    """Return points modulo a prime, of which the reply has form, polynomial and coordinates."""
    form, univariate, values = answer
    (f,) = items(univariate, 1)
    return ModularPoints(
        prime,
        tuple(expect(int, c) for c in items(form, size)),
        _residues(f),
        tuple(_residues(v) for v in items(values, size)),
    )


def squarefree(value: Any) -> fmpz_poly:
    """Return a polynomial of positive degree all of whose roots are simple."""
    poly = _polynomial(value)
    f = fmpz_poly(list(integers(poly)[0]))
    if f.degree() > 0 and f.gcd(f.derivative()).degree() == 0:
        return f
    raise ReplyError(f"a squarefree polynomial was expected, not {shown(poly)}")


def rational(value: Any) -> fmpq_poly:
    """Return a polynomial over QQ."""
    numbers, below = integers(_polynomial(value))
    return fmpq_poly(list(numbers)) / below


def _polynomial(value: Any) -> Poly:
    poly = expect(Poly, value)
    if poly.gens != (T,):
        raise ReplyError(f"a polynomial in {T} was expected, not {shown(poly)}")
    return poly


def _residues(value: Any) -> tuple[int, ...]:
    """Return the coefficients of a polynomial, which are integers, the constant term first."""
    numbers, below = integers(_polynomial(value))
    if below > 1:
        raise ReplyError(f"integers were expected, not {shown(value)}")
    return numbers
