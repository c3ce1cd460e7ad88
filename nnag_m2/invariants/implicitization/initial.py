"""What relations that are known already generate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Unpack

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.computation import Options, Query, computation, ring_of
from nnag_m2.invariants.implicitization.monomials import Monomial
from nnag_m2.invariants.reading import expect, ideal_argument, integer, items


@dataclass(frozen=True)
class InitialIdeal:
    """An ideal through its leading monomials.

    Attributes
    ----------
    dimension, degree
        Of the ideal and of its initial ideal alike.
    leading
        The minimal generators of the initial ideal.
    """

    dimension: int
    degree: int
    leading: tuple[Monomial, ...]


@computation
def initial_ideal(ideal: Ideal, **options: Unpack[Options]) -> Query[InitialIdeal]:
    """Return the leading monomials of an ideal in grevlex, with its dimension and degree.

    Parameters
    ----------
    ideal
        Homogeneous, over QQ or GF(p).

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3.

    Examples
    --------
    >>> from sympy.abc import x, y, z
    >>> initial_ideal(Ideal([x*z - y**2, x*y - z**2], [x, y, z]))
    InitialIdeal(dimension=1, degree=4, leading=((1, 1), (0, 1), (0, 0, 2)))
    """
    checked = ideal_argument(ideal, "initial_ideal")
    return Query("initial_ideal", (ring_of(checked),), (("ideal", checked),), _initial_ideal)


def _initial_ideal(answer: Any) -> InitialIdeal:
    dimension, degree, ideal = items(answer, 3)
    exponents = [poly.rep.to_dict() for poly in expect(Ideal, ideal).generators]
    leading = tuple(
        tuple(place for place, e in enumerate(next(iter(terms))) for _ in range(e))
        for terms in exponents
    )
    return InitialIdeal(integer(dimension), integer(degree), leading)
