"""The distances of the critical points from given data, as the roots of a polynomial."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import Poly, Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.asking import Options, ideal_argument, question
from nnag_m2.invariants.distance.ideals import critical_ideal
from nnag_m2.invariants.distance.quadrics import Quadric, distance_argument, squared_distance
from nnag_m2.invariants.hypotheses import Assume
from nnag_m2.invariants.images import image_closure

_T = Symbol("t")


@question
def critical_values(
    ideal: Ideal,
    data: Any,
    quadric: Quadric = "unit",
    symbol: Symbol = _T,
    seed: int = 1,
    assume: Assume = (),
    **options: Unpack[Options],
) -> Poly:
    """Return the polynomial whose roots are the squared distances at the critical points.

    Errors are those of ``critical_ideal``, references those of ``ed_polynomial``.

    Parameters
    ----------
    ideal, data, quadric, seed, assume
        As for ``critical_ideal``.
    symbol
        The variable of the answer.

    Returns
    -------
    Poly
        With integer coefficients without a common divisor; equal distances are one root, multiple
        where a critical point is.  1 when there are no critical points.  Zero never occurs: on
        infinitely many critical points the distance takes finitely many values.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> critical_values(Ideal([x**2 + y**2 - 1], [x, y]), [3, 4])
    Poly(t**2 - 52*t + 576, t, domain='QQ')
    """
    checked = ideal_argument(ideal)
    n = len(checked.variables)
    matrix, given = distance_argument(quadric, data, n, seed, checked.variables)
    loss = PolynomialMap([squared_distance(checked.variables, given, matrix)], checked.variables)
    critical = critical_ideal(checked, data, matrix, assume=assume)
    (found,) = image_closure(critical, loss, symbol).generators
    return found.primitive()[1]
