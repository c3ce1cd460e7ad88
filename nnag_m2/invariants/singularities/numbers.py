"""Numbers and cones that say how singular a point is."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import Rational

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.fields import new_symbol
from nnag_m2.asking import Options, Query, Value, question, ring_of
from nnag_m2.asking.reading import expect, ideal_argument, ideal_in, integer, items, rational_ideal
from nnag_m2.errors import InputError
from nnag_m2.invariants.singularities.spaces import Point, maximal_ideal, point_of, real_point


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
    variables, relations, theta = checked.variables, [], Rational(0)
    if not field.is_rational:
        theta = new_symbol("theta", variables)
        variables, relations = (*variables, theta), [field.relation(theta)]
    coordinates = field.expressions(theta)
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


@question
def milnor_number(
    ideal: Ideal, point: Point | None = None, **options: Unpack[Options]
) -> Query[int]:
    """Return the Milnor number of a hypersurface at a point, or of all its singularities together.

    Parameters
    ----------
    ideal
        Over QQ, with one generator ``f``.
    point
        ``n`` exact numbers; a ``RealPoint``; or a maximal ideal, for a point with
        other coordinates: its conjugates have the same number.
        Without a point the numbers of all singular points, complex ones too, are added.

    Returns
    -------
    int
        The length of the ideal of the partial derivatives of ``f`` at the point; 0 at a smooth
        point.

    Raises
    ------
    InputError
        When the ideal has not exactly one generator, for an ideal of a point that is not
        maximal, for a point that is not on the hypersurface,
        and for a singularity that is not isolated.

    References
    ----------
    Greuel, Lossen, Shustin: Introduction to Singularities and Deformations, section I.2.1.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> milnor_number(Ideal([x**3 + y**2], [x, y]), [0, 0])
    2
    >>> milnor_number(Ideal([y**2 - (x**2 - 2)**2], [x, y]))
    2
    """
    return _number("milnor_number", ideal, point)


@question
def tjurina_number(
    ideal: Ideal, point: Point | None = None, **options: Unpack[Options]
) -> Query[int]:
    """Return the Tjurina number of a hypersurface at a point, or of all its singularities together.

    Parameters and errors are those of ``milnor_number``.

    Returns
    -------
    int
        The length of the ideal of ``f`` and its partial derivatives at the point.  At most the
        Milnor number; equal to it if and only if the singularity is quasi-homogeneous in suitable
        coordinates (Saito 1971).

    References
    ----------
    Greuel, Lossen, Shustin: Introduction to Singularities and Deformations, section I.2.1.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> curve = Ideal([x**4 + y**5 + x**2*y**3], [x, y])
    >>> milnor_number(curve, [0, 0]), tjurina_number(curve, [0, 0])
    (12, 11)
    """
    return _number("tjurina_number", ideal, point)


def _number(template: str, ideal: Any, point: Point | None) -> Query[int]:
    checked = rational_ideal(ideal)
    if len(checked.generators) != 1:
        required = "a hypersurface is needed: an ideal with one generator that is not zero"
        raise InputError(required, f"{len(checked.generators)} generators")
    values: list[tuple[str, Value]] = [("ideal", checked)]
    if point is not None:
        values.append(("point", point_of(checked, point)))
    return Query(template, (ring_of(checked),), tuple(values), _isolated)


def _isolated(answer: Any) -> int:
    """Return the number, which is there for isolated singularities."""
    if expect(tuple, answer) == ():
        raise InputError(
            "the singularities must be isolated",
            "infinitely many singular points",
            "singularity_strata for their components",
        )
    return integer(items(answer, 1)[0])
