"""Quotients of polynomials at a real root, as numbers with their own minimal polynomials."""

from __future__ import annotations

from functools import lru_cache

from flint import fmpz_poly

from nnag_m2.algebra.modular.field_elements import minimal_polynomial
from nnag_m2.algebra.real.isolation import Coefficients, coefficients_of, quotient_on
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.real.root_arithmetic import ratio_of, root_near


@lru_cache(maxsize=4096)
def number_at(
    modulus: Coefficients, index: int, top: Coefficients, below: Coefficients
) -> RealAlgebraic:
    """Return ``top(t) / below(t)`` at a real root ``t`` of a modulus, with its own polynomial."""
    ratio = ratio_of(top, below)
    if ratio is not None:
        return RealAlgebraic.of(ratio)
    number = RealAlgebraic(modulus, index)
    minimal = _minimal_polynomial(modulus, top, below)
    place = root_near([minimal], lambda bits: quotient_on(top, below, number.refined(bits)))
    return RealAlgebraic(*place)


@lru_cache(maxsize=1024)
def _minimal_polynomial(*element: Coefficients) -> Coefficients:
    """Return what conjugate numbers have in common."""
    return coefficients_of(minimal_polynomial(*(fmpz_poly(list(poly)) for poly in element)))
