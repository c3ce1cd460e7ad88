"""Terms to the nested lists in which sympy's ``Poly`` keeps them, and back.

Sympy's own conversion makes a dictionary for every inner list, and three to eight times as many
objects for Python's garbage collector to go through again and again.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sympy import Poly
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
    zeros = [*_zeros(last), zero]
    monomials = sorted((e for e, element in terms.items() if element), reverse=True)

    def wrapped(found: Any, exponents: tuple[int, ...], first: int, behind: int) -> Any:
        for level in range(behind - 1, first - 1, -1):
            exponent = exponents[level]
            found = [found, *[zeros[level]] * exponent] if exponent else [found]
        return found

    def nested(start: int, end: int, first: int) -> Any:
        one, other = monomials[start], monomials[end - 1]
        if end == start + 1:
            return wrapped(terms[one], one, first, last + 1)
        place = first
        while one[place] == other[place]:  # then all between them have this exponent
            place += 1
        return wrapped(branched(start, end, place), one, first, place)

    def branched(start: int, end: int, place: int) -> list[Any]:
        top = monomials[start][place]
        found = [zeros[place]] * (top + 1)
        if place == last:
            for exponents in monomials[start:end]:
                found[top - exponents[place]] = terms[exponents]
            return found
        while start < end:
            exponent = monomials[start][place]
            after = end if monomials[end - 1][place] == exponent else start + 1
            while after < end and monomials[after][place] == exponent:
                after += 1
            found[top - exponent] = nested(start, after, place + 1)
            start = after
        return found

    found: list[Any] = nested(0, len(monomials), 0) if monomials else dmp_zero(last)
    return found


@cache
def _zeros(last: int) -> list[Any]:
    """Return the zero of each level but the last one.

    One list stands in all the empty places: sympy shares such lists itself, and changes none.
    """
    zeros: list[Any] = [[]]
    while len(zeros) < last:
        zeros.append([zeros[-1]])
    return [*reversed(zeros[:last])]


def sparse(poly: Poly) -> dict[tuple[int, ...], Any]:
    """Return the terms of a ``Poly``, field elements by exponents: the way back.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> sparse(Poly(x**2 - 3*y, x, y))
    {(2, 0): 1, (0, 1): -3}
    """
    last = len(poly.gens) - 1
    found: dict[tuple[int, ...], Any] = {}
    exponents = [0] * (last + 1)

    def collect(lists: list[Any], place: int) -> None:
        while len(lists) == 1 and place < last:  # most of many variables do not come
            exponents[place] = 0
            lists = lists[0]
            place += 1
        exponent = len(lists)
        for inner in lists:
            exponent -= 1
            if inner:
                exponents[place] = exponent
                if place < last:
                    collect(inner, place + 1)
                else:
                    found[tuple(exponents)] = inner

    collect(poly.rep.to_list(), 0)
    return found
