"""Large polynomials whose every coefficient is known, in Python and inside Macaulay2.

A product of polynomials ``p_1(a) * p_2(b) * ... * p_8(h)`` in one variable each has as many terms
as one likes; the coefficient of a monomial is the product of eight known numbers.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from sympy import QQ, Poly, symbols

from benchmarks.measuring import check
from nnag_m2.algebra.fields import poly_from_terms
from nnag_m2.engine.printing import Ring

VARIABLES = tuple(symbols("a b c d e f g h"))
NAMES = tuple(str(v) for v in VARIABLES)
RING = Ring(VARIABLES, NAMES, QQ)
RING_TEXT = "R = QQ[a,b,c,d,e,f,g,h];\n"

# Degrees in the eight variables for about as many terms as the key says.
DEGREES: Mapping[int, tuple[int, ...]] = {
    10**4: (2, 2, 2, 2, 2, 2, 3, 3),
    2 * 10**4: (2, 2, 2, 2, 3, 3, 3, 3),
    10**5: (3, 3, 3, 3, 3, 3, 4, 4),
    10**6: (4, 4, 4, 5, 5, 5, 5, 5),
}


def factor_coefficient(place: int, exponent: int) -> Fraction:
    """Return the coefficient of a power in the factor of one variable; never zero."""
    top = 1 + (2 * place + 3 * exponent) % 7
    return Fraction((-1) ** exponent * top, 1 + (place + exponent) % 3)


def product_terms(degrees: Sequence[int]) -> int:
    """Return the number of terms of a product with these degrees."""
    return math.prod(degree + 1 for degree in degrees)


def product_script(degrees: Sequence[int]) -> str:
    """Return Macaulay2 text that makes the product ``F`` in a ring ``R``."""
    factors = (
        "+".join(f"({factor_coefficient(place, k)})*{NAMES[place]}^{k}" for k in range(degree + 1))
        for place, degree in enumerate(degrees)
    )
    return f"{RING_TEXT}F = {'*'.join(f'({factor})' for factor in factors)};\n"


def check_product(poly: Poly, degrees: Sequence[int]) -> None:
    """Stop unless each term is there with its coefficient."""
    terms = poly.rep.to_dict()
    check(len(terms) == product_terms(degrees), f"{len(terms)} terms")
    known = [[factor_coefficient(i, k) for k in range(d + 1)] for i, d in enumerate(degrees)]
    for exponents in itertools.product(*(range(degree + 1) for degree in degrees)):
        top = math.prod(known[i][k].numerator for i, k in enumerate(exponents))
        bottom = math.prod(known[i][k].denominator for i, k in enumerate(exponents))
        found = terms[exponents]
        check(found.numerator * bottom == top * found.denominator, f"coefficient of {exponents}")


def random_poly(terms: int, degree: int, seed: int = 1) -> Poly:
    """Return a polynomial with random monomials up to a degree and random rational coefficients."""
    if 2 * terms > math.comb(degree + len(VARIABLES), degree):
        raise ValueError(f"too few monomials of degree {degree}")
    chance = random.Random(seed)
    slots = range(degree + len(VARIABLES))
    chosen: dict[tuple[int, ...], Any] = {}
    while len(chosen) < terms:
        bars = sorted(chance.sample(slots, len(VARIABLES)))
        exponents = tuple(after - before - 1 for before, after in itertools.pairwise([-1, *bars]))
        number = chance.choice((-1, 1)) * chance.randint(1, 999)
        chosen[exponents] = QQ(number, chance.randint(1, 99))
    return poly_from_terms(chosen, VARIABLES, QQ)


def part_of(poly: Poly, terms: int) -> Poly:
    """Return the first terms of a polynomial."""
    first = dict(itertools.islice(poly.rep.to_dict().items(), terms))
    return poly_from_terms(first, VARIABLES, QQ)
