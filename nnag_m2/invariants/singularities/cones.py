"""The tangent cone of a variety at a point, and its degree."""

from __future__ import annotations

from typing import Unpack

from sympy import Rational

from nnag_m2.algebra.fields import new_symbol
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.asking import Options, Query, ideal_argument, ideal_in, integer, question, ring_of
from nnag_m2.invariants.singularities.spaces import Point, maximal_ideal, real_point


@question
def tangent_cone(ideal: Ideal, point: Point, **options: Unpack[Options]) -> Query[Ideal]:
    """Return the tangent cone of a variety at a point, with the point as origin.

    Parameters
    ----------
    ideal
        Over QQ or GF(p), in ``n`` variables.
    point
        ``n`` exact numbers, or a ``RealPoint``.

    Returns
    -------
    Ideal
        Homogeneous, in the same variables, which now stand for ``x - point``: the lowest forms of
        all polynomials of the ideal, written around the point.  As a scheme: a cusp has a double
        line.  The unit ideal when the point is not on the variety.  Over the reals the limits of
        secants lie in it, but need not fill it.

        At an irrational point the coefficients are in the field of its coordinates.  Then there is
        one more variable, the last, with its minimal polynomial among the generators: it stands for
        ``point.field.generator``, which is the first coordinate that generates the field, or else a
        sum of multiples of coordinates.

    Raises
    ------
    InputError
        For a point of another length.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 7.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> tangent_cone(Ideal([y**2 - x**2*(x + 1)], [x, y]), [0, 0])
    Ideal([x**2 - y**2], [x, y])
    >>> tangent_cone(Ideal([x**3 + y**2], [x, y]), [-1, 1])
    Ideal([3*x + 2*y], [x, y])
    >>> from nnag_m2 import real_points
    >>> nodes = real_points(Ideal([x**2 - 2, y], [x, y]))
    >>> nodes[1].field.generator
    RealAlgebraic(1.414213562, a root of t**2 - 2)
    >>> tangent_cone(Ideal([(x**2 - 2)**2*x - y**2], [x, y]), nodes[1])
    Ideal([theta**2 - 2, 8*theta*x**2 - y**2], [x, y, theta])
    """
    checked = ideal_argument(ideal)
    field = real_point(point, checked).field
    variables, relations = checked.variables, []
    if not field.is_rational:
        theta = new_symbol("theta", variables)
        variables, relations = (*variables, theta), [field.relation(theta)]
        coordinates = field.expressions(theta)
    else:
        coordinates = field.expressions(Rational(0))
    lifted = Ideal([*checked.exprs, *relations], variables, checked.field)
    place = PolynomialMap(coordinates, variables, checked.field)
    values = (("ideal", lifted), ("point", place))
    return Query("tangent_cone", (ring_of(lifted),), values, ideal_in, (variables,))


@question
def multiplicity(ideal: Ideal, point: Point, **options: Unpack[Options]) -> Query[int]:
    """Return the multiplicity of a scheme at a point: the degree of its tangent cone.

    Parameters
    ----------
    ideal
        Over QQ or GF(p), in ``n`` variables.
    point
        ``n`` exact numbers; a ``RealPoint``; or a maximal ideal, for a point with
        other coordinates: its conjugates have the same multiplicity.

    Returns
    -------
    int
        1 at a smooth point of a reduced variety, 0 at a point that is not on it.  Of components of
        different dimensions through the point only the largest count.

    Raises
    ------
    InputError
        For a point of another length, or one that is neither rational nor given by its ideal.

    References
    ----------
    Eisenbud: Commutative Algebra, section 12.1.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> multiplicity(Ideal([x**4 + y**3], [x, y]), [0, 0])
    3
    >>> multiplicity(Ideal([(x**2 - 2)**2 - y**2], [x, y]), Ideal([x**2 - 2, y], [x, y]))
    2
    """
    checked = ideal_argument(ideal)
    values = (("ideal", checked), ("point", maximal_ideal(point, checked)))
    return Query("multiplicity", (ring_of(checked),), values, integer)
