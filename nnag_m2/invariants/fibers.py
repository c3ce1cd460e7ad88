"""Fibers and degree of a polynomial map, counted in its source: no equations of the image."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Unpack

from sympy import Symbol

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.asking import Options, Query, Value, expect, integer, map_argument, question
from nnag_m2.errors import ReplyError
from nnag_m2.invariants.general_points import (
    GeneralPoint,
    fixed_parameters,
    general_point,
    must_be_separable,
)
from nnag_m2.invariants.hypotheses import Assume
from nnag_m2.invariants.restrictions import restriction


@dataclass(frozen=True)
class GenericFiber(ShownInParts):
    """The fiber of a polynomial map through a general point of its source.

    Attributes
    ----------
    dimension
        The dimension of the fiber; all its components have it.
    slice_dimension
        The dimension of the part where the fixed parameters have the values that they have at the
        point; ``dimension`` when none is fixed.
    points
        The number of points, over an algebraically closed field, of that part when it is finite;
        else ``None``.
    """

    dimension: int
    slice_dimension: int
    points: int | None


@question
def generic_fiber(
    polynomial_map: PolynomialMap,
    fixed: Symbol | Iterable[Symbol] = (),
    seed: int = 1,
    assume: Assume = (),
    **options: Unpack[Options],
) -> Query[GenericFiber]:
    """Return dimension and number of points of the fiber of a map through a general point.

    The answer is probabilistic: the point is drawn from ``seed``, modulo a prime of 30 bits, and
    the answer holds for all points outside some hypersurface and for all but finitely many
    primes.  Point and prime are printed in the script.

    Parameters
    ----------
    polynomial_map
        A map ``phi`` from ``n``-space to ``m``-space over QQ, or over GF(p) with ``p`` at least
        10,000 (then the point is drawn from GF(p), and the smaller ``p``, the less probable is
        the answer).
    fixed
        Parameters that keep the values they have at the point, such as one weight for each
        scaling symmetry of a network; see ``parameters_to_fix`` for an automatic choice.
    seed
        An integer.
    assume
        ``"separable"``: not tested over GF(p) then, see the notes.

    Returns
    -------
    GenericFiber
        About the fiber ``phi**-1(phi(theta))`` in affine ``n``-space over an algebraically closed
        field.  Its points are simple, so that they are counted without multiplicity.

    Raises
    ------
    InputError
        For symbols that are no parameters, a parameter that comes twice, a seed that is no
        integer, a small field, and a map over GF(p) that may be inseparable.

    Notes
    -----
    The slice is itself the fiber through a general point, of the map ``phi`` together with the
    fixed parameters.  Such a fiber is smooth, hence its dimension is the corank of the differential
    at this one point, and if it is finite, then the degree of its ideal is the number of its
    points.  That it is finite then is checked, and its points are simple by generic smoothness.

    Over GF(p) the dimensions need the extension of function fields to be separable, which holds
    when the differential has full rank, or when ``p`` is larger than ``d**r`` for coordinates of
    degree ``d`` and ``r`` the smaller of ``n`` and ``m``.  Else the question is refused.

    References
    ----------
    Hartshorne: Algebraic Geometry, corollary III.10.7 (generic smoothness).

    Examples
    --------
    >>> from sympy.abc import a, b, c
    >>> veronese = PolynomialMap([a**2, a*b, b**2, a*c, b*c, c**2], [a, b, c])
    >>> generic_fiber(veronese)  # a vector and its negative
    GenericFiber(dimension=0, slice_dimension=0, points=2)
    """
    checked = map_argument(polynomial_map)
    chosen = fixed_parameters(checked, fixed)
    point = general_point(checked, seed)
    must_be_separable(checked, point, assume)
    values = _values(checked, chosen, point)
    return point.counted("generic_fiber", checked.parameters, values, _fiber)


@question
def image_degree(
    polynomial_map: PolynomialMap,
    fixed: Symbol | Iterable[Symbol] = (),
    seed: int = 1,
    assume: Assume = (),
    **options: Unpack[Options],
) -> Query[int]:
    """Return the degree of the closure of the image of a map, without equations for it.

    It is the number of points in which the closure, of dimension ``r``, meets a general affine
    space of codimension ``r``; equally the degree of its projective closure.  The answer is
    probabilistic, as that of ``generic_fiber``: prime, point and affine space are random, and
    printed in the script.

    Parameters
    ----------
    polynomial_map
        A map from ``n``-space to ``m``-space over QQ, or over GF(p) with ``p`` at least 10,000.
    fixed
        Parameters that are fixed in any case.  When more than ``r`` remain, further ones are
        chosen.  They are fixed at 0 or 1 where the image stays the same, by the rank of the
        differential, else at random values.  The answer does not depend on the choice, the
        time does: few points in a fiber and low degrees in the remaining parameters are fast.
    seed
        An integer.
    assume
        As for ``generic_fiber``.

    Returns
    -------
    int
        1 for a constant map and for one whose image is dense in ``m``-space.

    Raises
    ------
    InputError
        As for ``generic_fiber``, and when the image becomes smaller by fixing ``fixed``.

    Notes
    -----
    The restricted map is finite-to-one over a dense open set of the closure, which contains all
    points of a general affine space of codimension ``r``: they are smooth, and counted once for
    each point of the fiber.  Zeros of the map do not matter, since the affine space does not
    contain the origin.

    References
    ----------
    Harris: Algebraic Geometry, proposition 7.16 (points of a general fiber) and lecture 18 (degree
    by general linear sections).

    Examples
    --------
    >>> from sympy.abc import a, b, c
    >>> image_degree(PolynomialMap([a**2, a*b, b**2, a*c, b*c, c**2], [a, b, c]))
    4
    """
    checked = map_argument(polynomial_map)
    point = general_point(checked, seed)
    must_be_separable(checked, point, assume)
    chosen, point = restriction(checked, fixed, point)
    rank = len(checked.parameters) - len(chosen)
    conditions = point.conditions(rank, len(checked.coordinates) - rank + 1)
    values = (*_values(checked, chosen, point), ("conditions", conditions))
    return point.counted("image_degree", checked.parameters, values, integer)


def _values(
    mapping: PolynomialMap, fixed: tuple[Symbol, ...], point: GeneralPoint
) -> tuple[tuple[str, Value], ...]:
    named = {"coordinates": mapping, "fixed": fixed, "seed": point.seed, "point": point.entries}
    return tuple(named.items())


def _fiber(answer: Any) -> GenericFiber:
    numbers = [integer(item) for item in expect(tuple, answer)]
    if len(numbers) not in (2, 3) or (len(numbers) == 3) != (numbers[1] == 0):
        raise ReplyError(f"two dimensions and, for finite slices, a number expected: {numbers}")
    return GenericFiber(numbers[0], numbers[1], numbers[2] if len(numbers) == 3 else None)
