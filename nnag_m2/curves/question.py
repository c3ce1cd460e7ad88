"""Real plane curves from exact data: every point is certified, none of the others is missed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias, Unpack

from sympy import QQ, Poly, Rational, Symbol

from nnag_m2.algebra.exact_numbers import exact, fraction_of
from nnag_m2.algebra.fields import as_poly, as_variables, must_be_rational
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real_sets import side_of_box
from nnag_m2.asking import Options, question
from nnag_m2.calling import steps
from nnag_m2.curves.cylinders import Fiber, decomposition
from nnag_m2.curves.lines import Bivariate
from nnag_m2.curves.plane import PlaneCurve, Range
from nnag_m2.curves.strips import Sampler
from nnag_m2.curves.tracing import trace
from nnag_m2.errors import InputError, shown

Box: TypeAlias = Mapping[Symbol, tuple[Any, Any]]

# of the size of the box: less than a pixel of usual pictures
_TOLERANCE = Rational(1, 1000)


@question
def plane_curve(
    curve: Any, box: Box, tolerance: Any = _TOLERANCE, **options: Unpack[Options]
) -> PlaneCurve:
    """Return the real points of a plane curve in a box: branches, singular and isolated points.

    Parameters
    ----------
    curve
        The equation, a polynomial over QQ in two variables or an ideal with one generator.  It may
        have multiple and vertical components.
    box
        For each of the two variables two exact numbers, ``low < high``; the first one is
        horizontal.
    tolerance
        How far the curve may leave the polylines, about, as a part of the larger side of the box.
        Nothing but the number of points depends on it.

    Returns
    -------
    PlaneCurve
        A cylindrical decomposition: real roots of the discriminant, isolated; over each the points
        of the curve, told apart exactly; between them points of the curve at rational places,
        isolated too.  So each point of each branch holds a point of the curve, and no branch,
        component, singular or isolated point is missing.

    Raises
    ------
    InputError
        For the polynomial zero, other fields than QQ, other than two variables, a box that is empty
        or not exact.

    References
    ----------
    Cheng, Lazard, Peñaranda, Pouget, Rouillier, Tsigaridas: On the topology of real algebraic plane
    curves (2010), for branches by counting on the sides of boxes.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> cusp = plane_curve(y**2 + x**3, {x: (-1, 1), y: (-1, 1)})
    >>> cusp.singular_points, len(cusp.branches), cusp.components
    (((0, 0),), 2, 1)
    >>> plane_curve(y**2 + x**2 - x**3, {x: (-1, 3), y: (-2, 2)}).isolated_points
    ((0, 0),)
    """
    sides = as_box(box, 2)
    poly = _polynomial(curve, tuple(box))
    part = exact(tolerance, "tolerance")
    if part <= 0:
        raise InputError("tolerance must be positive", shown(tolerance))
    size = max(high - low for low, high in sides) * part
    ends = [(fraction_of(low), fraction_of(high)) for low, high in sides]
    cut, fibers = decomposition(poly, (ends[0], ends[1]), fraction_of(size) / 2**10)
    return _cut(poly, sides, fibers, cut, size)


def as_box(box: Box, dimension: int) -> tuple[Range, ...]:
    """Return the sides of a box, checked."""
    if not isinstance(box, Mapping) or len(box) != dimension:
        required = f"a box gives two ends for each of {dimension} variables"
        raise InputError(required, shown(box), "{x: (-1, 1), y: (-1, 1)}")
    as_variables(tuple(box))
    return tuple(map(side_of_box, box.values()))


def _polynomial(curve: Any, variables: tuple[Symbol, ...]) -> Poly:
    if isinstance(curve, Ideal):
        if len(curve.generators) != 1:
            raise InputError("an ideal of a plane curve has one generator", shown(curve))
        curve = curve.generators[0]
    if isinstance(curve, Poly) and curve.domain.is_FiniteField:
        must_be_rational(curve.domain)
    poly = as_poly(curve, variables, QQ)
    if poly.is_zero:
        raise InputError("the polynomial must not be zero", "0, the whole plane")
    return poly


def _cut(
    poly: Poly, sides: tuple[Range, ...], fibers: Sequence[Fiber], curve: Bivariate, size: Rational
) -> PlaneCurve:
    heights = fraction_of(sides[1][0]), fraction_of(sides[1][1])
    strips = tuple(
        Sampler(curve, pair, heights, fraction_of(size)).strip()
        for pair in steps([*pairwise(fibers)])
    )
    lines = tuple(line for _, line in fibers)
    branches, points, components = trace(lines, strips, sides[1])
    x, y = poly.gens
    box = sides[0], sides[1]
    return PlaneCurve(poly.as_expr(), (x, y), box, branches, points, components, lines, strips)
