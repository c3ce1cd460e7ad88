"""Jacobian matrices; plain sympy, no engine."""

from __future__ import annotations

from sympy import ImmutableDenseMatrix

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.calling import named
from nnag_m2.errors import InputError


@named
def jacobian_matrix(source: Ideal | PolynomialMap) -> ImmutableDenseMatrix:
    """Return the matrix of partial derivatives of the generators or coordinates.

    Parameters
    ----------
    source
        An ideal with ``m`` generators in ``n`` variables, or a map with ``m`` coordinates from
        ``n``-space.

    Returns
    -------
    sympy.ImmutableMatrix
        Shape ``(m, n)``; row ``i`` is the gradient of generator ``i``.  Over GF(p) the
        coefficients are the symmetric representatives modulo ``p``.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> jacobian_matrix(Ideal([x**3 + y**2], [x, y]))
    Matrix([[3*x**2, 2*y]])
    """
    if isinstance(source, Ideal):
        polys, variables = source.generators, source.variables
    elif isinstance(source, PolynomialMap):
        polys, variables = source.coordinates, source.parameters
    else:
        raise InputError("an Ideal or a PolynomialMap is needed", type(source).__name__)
    entries = [poly.diff(variable).as_expr() for poly in polys for variable in variables]
    return ImmutableDenseMatrix(len(polys), len(variables), entries)
