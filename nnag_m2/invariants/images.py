"""The closure of the image of a variety under a polynomial map."""

from __future__ import annotations

from typing import Unpack

from sympy import Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, Query, RingOf, ideal_argument, ideal_in, question, ring_of
from nnag_m2.invariants.loci import Projection, mapped_source, target_variables


@question
def image_closure(
    ideal: Ideal,
    projection: Projection,
    variables: Symbol | tuple[Symbol, ...] | None = None,
    **options: Unpack[Options],
) -> Query[Ideal]:
    """Return the ideal of the closure of the image of a variety under a polynomial map.

    Parameters
    ----------
    ideal
        Over QQ or GF(p), in ``n`` variables.
    projection
        An ``m x n`` matrix of exact rationals (sympy, numpy, nested lists), or a ``PolynomialMap``
        in the ideal's ``n`` variables.
    variables
        ``m`` symbols for the coordinates of the target; by default ``z_1, ..., z_m``.

    Returns
    -------
    Ideal
        In the target's coordinates: all polynomials whose composition with the map lies in the
        ideal, a radical or prime ideal when ``ideal`` is one.

    Raises
    ------
    InputError
        For a matrix with a wrong number of columns or inexact entries, a map in other variables,
        and when the number of variables is not ``m``.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 3, section 3.

    Examples
    --------
    >>> from sympy.abc import x, y, z
    >>> twisted_cubic = Ideal([y - x**2, z - x**3], [x, y, z])
    >>> image_closure(twisted_cubic, [[0, 1, 0], [0, 0, 1]])
    Ideal([z_1**3 - z_2**2], [z_1, z_2])
    """
    values, mapped = mapped_source(ideal_argument(ideal), projection)
    target = target_variables(mapped, variables)
    rings = (ring_of(mapped), RingOf("S", target, mapped.field))
    return Query("image_closure", rings, values, ideal_in, (target,))
