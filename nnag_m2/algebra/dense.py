"""Terms to the nested lists in which sympy's ``Poly`` keeps them.

Sympy's own conversion makes a dictionary for every inner list, and three to eight times as many
objects for Python's garbage collector to go through again and again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy.polys.densebasic import dmp_zero


def dense(terms: Mapping[tuple[int, ...], Any], zero: Any) -> list[Any]:
    """Return nested lists, one level for each variable, highest exponents first.

    Parameters
    ----------
    terms
        From exponents to field elements, at least one; zeros are dropped.
    zero
        Of the field.
    """
    last = len(next(iter(terms))) - 1
    # One list stands in all the empty places: sympy shares such lists itself, and changes none.
    zeros: list[Any] = [[]]
    while len(zeros) < last:
        zeros.append([zeros[-1]])
    zeros = [*reversed(zeros[:last]), zero]
    monomials = sorted((e for e, element in terms.items() if element), reverse=True)

    def nested(start: int, end: int, place: int) -> list[Any]:
        top = monomials[start][place]
        found = [zeros[place]] * (top + 1)
        if place == last:
            for exponents in monomials[start:end]:
                found[top - exponents[place]] = terms[exponents]
            return found
        while start < end:
            exponent = monomials[start][place]
            after = start + 1
            while after < end and monomials[after][place] == exponent:
                after += 1
            found[top - exponent] = nested(start, after, place + 1)
            start = after
        return found

    return nested(0, len(monomials), 0) if monomials else list(dmp_zero(last))
