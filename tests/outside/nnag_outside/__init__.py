"""A question that nnag-m2 does not have, asked in the way of its own ones."""

from __future__ import annotations

from typing import Unpack

from nnag_m2 import PolynomialMap
from nnag_m2.asking import Options, Query, integer, map_argument, question, ring_of

_FOLDER = __file__.rpartition("/")[0] + "/templates"


@question(templates=_FOLDER)
def secant_dimension(polynomial_map: PolynomialMap, **options: Unpack[Options]) -> Query[int]:
    """Return the dimension of the cone over the secant variety of the image of a map.

    Examples
    --------
    The quadratic Veronese surface is defective: 5 instead of 6.

    >>> from sympy.abc import s, t, u
    >>> secant_dimension(PolynomialMap([s*s, s*t, s*u, t*t, t*u, u*u], [s, t, u]))
    5
    """
    checked = map_argument(polynomial_map)
    values = (("coordinates", checked),)
    return Query("secant_dimension", (ring_of(checked),), values, integer)
