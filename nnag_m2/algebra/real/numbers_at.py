"""Quotients of polynomials at a real root, as numbers with their own minimal polynomials."""

from __future__ import annotations

from functools import lru_cache

from flint import fmpz_poly

from nnag_m2.algebra.modular.field_elements import minimal_polynomial
from nnag_m2.algebra.real.isolation import Coefficients, RealRoot, quotient_on
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.real.root_arithmetic import ratio_of
from nnag_m2.calling import checkpoint


@lru_cache(maxsize=4096)
def number_at(
    modulus: Coefficients, index: int, top: Coefficients, below: Coefficients
) -> RealAlgebraic:
    """Return ``top(t) / below(t)`` at a real root ``t`` of a modulus, with its own polynomial."""
    ratio = ratio_of(top, below)
    if ratio is not None:
        return RealAlgebraic.of(ratio)
    among = RealAlgebraic.roots_of(_minimal_polynomial(modulus, top, below))
    root, bits = RealAlgebraic(modulus, index).root, 8
    while len(among) > 1:  # ends, as intervals of different roots become disjoint
        checkpoint()
        found = quotient_on(top, below, root)
        if found is not None:
            ends = [number.refined(bits).interval for number in among]
            pairs = zip(among, ends, strict=True)
            among = tuple(n for n, (a, b) in pairs if a <= found[1] and found[0] <= b)
        refine(root)
        bits *= 2
    return among[0]


@lru_cache(maxsize=1024)
def _minimal_polynomial(*element: Coefficients) -> Coefficients:
    """Return what conjugate numbers have in common."""
    return coefficients_of(minimal_polynomial(*(fmpz_poly(list(poly)) for poly in element)))


def coefficients_of(poly: fmpz_poly) -> Coefficients:
    """Return the coefficients of a polynomial as integers, the constant term first."""
    return tuple(int(c) for c in poly.coeffs())


def refine(root: RealRoot) -> None:
    """Have the interval of a root twice as many bits, and some at least."""
    root.refine(2 * max(root.bits, 16))
