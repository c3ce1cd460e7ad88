"""Monomials as sorted tuples of positions: ``y1^2*y3`` is ``(0, 0, 2)``."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.invariants.implicitization.gradings import Degrees

Monomial: TypeAlias = tuple[int, ...]

Relation: TypeAlias = dict[Monomial, Fraction]
"""Coefficients by monomial; the leading one is 1 and comes first."""


def standard(
    previous: Sequence[Monomial], variables: int, leading: Collection[Monomial] = ()
) -> list[Monomial]:
    """Return the monomials of the next degree that are in no monomial ideal that is known.

    Parameters
    ----------
    previous
        The monomials of the degree before that are not in it.
    variables
        The number of variables.
    leading
        Its generators of the next degree, and any others.

    Examples
    --------
    >>> standard([(0, 0), (1, 1)], 2, [(1, 1, 1)])
    [(0, 0, 0)]
    """
    known, excluded = set(previous), set(leading)
    candidates = (
        (*monomial, last)
        for monomial in previous
        for last in range(monomial[-1] if monomial else 0, variables)
    )
    return [m for m in candidates if m not in excluded and known.issuperset(divisors(m))]


def divisors(monomial: Monomial) -> set[Monomial]:
    """Return the monomials of the degree before that divide a monomial."""
    return {monomial[:i] + monomial[i + 1 :] for i in range(len(monomial))}


def exponents(monomial: Monomial, variables: int) -> tuple[int, ...]:
    """Return the exponents of a monomial; positions beyond the variables are left out."""
    found = [0] * variables
    for place in monomial:
        if place < variables:
            found[place] += 1
    return tuple(found)


def monomials_of(ideal: Ideal) -> list[Monomial]:
    """Return the generators of a monomial ideal."""
    found = [next(iter(sparse(poly))) for poly in ideal.generators]
    return [tuple(place for place, e in enumerate(es) for _ in range(e)) for es in found]


def classes(monomials: Sequence[Monomial], degrees: Degrees) -> dict[Monomial, list[Monomial]]:
    """Return the monomials by multidegree, in each class smallest first in grevlex."""
    if not monomials:
        return {}
    places = np.array(monomials, dtype=np.int64)
    found = degrees.T[places].sum(axis=1)
    sorted_monomials = sorted(zip(monomials, found.tolist(), strict=True), key=_grevlex)
    result: dict[Monomial, list[Monomial]] = {}
    for monomial, degree in sorted_monomials:
        result.setdefault(tuple(degree), []).append(monomial)
    return result


def _grevlex(item: tuple[Monomial, list[int]]) -> tuple[int, ...]:
    return tuple(-place for place in reversed(item[0]))
