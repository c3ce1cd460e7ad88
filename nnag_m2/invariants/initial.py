"""An ideal through its leading monomials."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Unpack

from sympy import Symbol

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, Query, Value, question, ring_of
from nnag_m2.asking.reading import ideal_argument, ideal_in, integer, items
from nnag_m2.errors import InputError, shown


@dataclass(frozen=True)
class InitialIdeal(ShownInParts):
    """The leading monomials of an ideal, with what can be seen from them.

    Attributes
    ----------
    dimension, degree
        Of the ideal, and of the initial ideal alike.
    ideal
        The initial ideal; its generators are monomials, none of them a multiple of another.
    """

    dimension: int
    degree: int
    ideal: Ideal


@question
def initial_ideal(
    ideal: Ideal, up_to_degree: int | None = None, **options: Unpack[Options]
) -> Query[InitialIdeal]:
    """Return the ideal of the leading monomials in grevlex, with its dimension and degree.

    Parameters
    ----------
    ideal
        Over QQ or GF(p).
    up_to_degree
        For an ideal with homogeneous generators: take only leading monomials up to this degree,
        which is faster.  Dimension and degree are then those of the ideal that these generate.

    Returns
    -------
    InitialIdeal
        ``dimension`` and ``degree`` are those of the affine variety of ``ideal``; -1 and 0 for the
        unit ideal.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3.

    Raises
    ------
    InputError
        With ``up_to_degree``, unless it is a positive int and generators are homogeneous.

    Examples
    --------
    >>> from sympy.abc import x, y, z
    >>> found = initial_ideal(Ideal([x*z - y**2, x*y - z**2], [x, y, z]))
    >>> found.ideal, found.dimension, found.degree
    (Ideal([x*y, y**2, x**2*z], [x, y, z]), 1, 4)
    """
    checked = ideal_argument(ideal)
    values: tuple[tuple[str, Value], ...] = (("ideal", checked),)
    if up_to_degree is not None:
        values += (("limit", _limit(checked, up_to_degree)),)
    reading = (checked.variables,)
    return Query("initial_ideal", (ring_of(checked),), values, _initial_ideal, reading)


def _limit(ideal: Ideal, up_to_degree: Any) -> int:
    if not isinstance(up_to_degree, int) or up_to_degree is True or up_to_degree < 1:
        raise InputError("up_to_degree is a positive int", shown(up_to_degree))
    if not ideal.is_homogeneous:
        required = "up_to_degree needs homogeneous generators"
        raise InputError(required, "an ideal with other ones")
    return up_to_degree


def _initial_ideal(answer: Any, variables: tuple[Symbol, ...]) -> InitialIdeal:
    dimension, degree, ideal = items(answer, 3)
    return InitialIdeal(integer(dimension), integer(degree), ideal_in(ideal, variables))
