"""Milnor and Tjurina numbers of hypersurfaces."""

from __future__ import annotations

from typing import Any, Unpack

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, Query, Value, question, ring_of
from nnag_m2.asking.reading import expect, integer, items, rational_ideal
from nnag_m2.errors import InputError
from nnag_m2.invariants.singularities.spaces import Point, point_of


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

    Parameters
    ----------
    ideal, point
        As for ``milnor_number``.

    Returns
    -------
    int
        The length of the ideal of ``f`` and its partial derivatives at the point.  At most the
        Milnor number; equal to it if and only if the singularity is quasi-homogeneous in suitable
        coordinates (Saito 1971).

    Raises
    ------
    InputError
        As for ``milnor_number``.

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
    checked = _hypersurface(ideal)
    values: list[tuple[str, Value]] = [("ideal", checked)]
    if point is not None:
        values.append(("point", point_of(checked, point)))
    return Query(template, (ring_of(checked),), tuple(values), _isolated)


def _hypersurface(ideal: Any) -> Ideal:
    """Return an ideal over QQ with one generator."""
    checked = rational_ideal(ideal)
    if len(checked.generators) != 1:
        required = "a hypersurface is needed: an ideal with one generator that is not zero"
        raise InputError(required, f"{len(checked.generators)} generators")
    return checked


def _isolated(answer: Any) -> int:
    """Return the number, which is there for isolated singularities."""
    if expect(tuple, answer) == ():
        raise InputError(
            "the singularities must be isolated",
            "infinitely many singular points",
            "singularity_strata for their components",
        )
    return integer(items(answer, 1)[0])
