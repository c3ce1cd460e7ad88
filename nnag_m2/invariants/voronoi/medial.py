"""Data that are as far from one point as from another: medial axes and bisectors in the plane."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import QQ

from nnag_m2.algebra.fields import field_name
from nnag_m2.algebra.ideal import Ideal, same_ring
from nnag_m2.asking import Options, Query, RingOf, ideal_argument, ideal_in, question, ring_of
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import Quadric
from nnag_m2.invariants.voronoi.arguments import metric_argument


@question
def medial_axis(
    ideal: Ideal, quadric: Quadric = "unit", **options: Unpack[Options]
) -> Query[Ideal]:
    """Return the algebraic medial axis of a plane curve, its bisector curve.

    The medial axis of a real curve ``X`` consists of all data with more than one nearest point.
    Its equations hold for more, since being nearest is no algebraic condition: for the closure of
    the data that are as far from one critical point as from another, over the complex numbers.

    Parameters
    ----------
    ideal
        Over QQ, in two variables.  It need not be radical or equidimensional, only its variety
        counts: points belong to ``X`` as well as curves.
    quadric
        ``"unit"`` for the usual distance, or a positive definite matrix of exact rationals, shape
        ``(2, 2)``.

    Returns
    -------
    Ideal
        In the variables of ``X``, with one generator without multiple factors where its variety is
        a curve.  Critical points are the singular and isolated ones, and the smooth points whose
        normal goes through the data; two of them at an isotropic distance do not count.  The unit
        ideal when there are no such data, as for a line.

        Of its real points those belong to the medial axis for which ``nearest_points`` finds more
        than one; ``draw_medial_axis`` draws them.  The others are as far from two real points that
        are not nearest, or from two that are complex.

    Raises
    ------
    InputError
        For another field or number of variables, a quadric that is not positive definite.

    References
    ----------
    Horobet, Weinstein: Offset hypersurfaces and persistent homology of algebraic varieties, Comput.
    Aided Geom. Design 74 (2019), where it is the bisector hypersurface, a component of the
    discriminant of the ED polynomial; the other one is the ``ed_discriminant``.

    Examples
    --------
    The axes of an ellipse.  Between the focal points of its vertices the long one consists of data
    with two nearest points; the short one, of data with two farthest ones.

    >>> from sympy.abc import x, y
    >>> medial_axis(Ideal([x**2 + 4*y**2 - 4], [x, y])).exprs
    (x*y,)
    >>> medial_axis(Ideal([y**2 - x**2], [x, y])).exprs, medial_axis(Ideal([x], [x, y])).exprs
    ((x*y,), (1,))
    """
    return _query("medial_axis", [("ideal", ideal)], quadric)


@question
def bisector(
    ideal: Ideal, other: Ideal, quadric: Quadric = "unit", **options: Unpack[Options]
) -> Query[Ideal]:
    """Return the bisector of two plane curves or points: the data that are as far from either.

    Parameters
    ----------
    ideal, other
        Over QQ, in the same two variables; of curves or finitely many points, or of both.
    quadric
        As for ``medial_axis``.

    Returns
    -------
    Ideal
        In the same variables: the closure of the data that are as far from a critical point of the
        one set as from a different critical point of the other; see ``medial_axis``, which is the
        bisector of a curve and itself.

    Raises
    ------
    InputError
        As for ``medial_axis``, and when the variables differ.

    References
    ----------
    As for ``medial_axis``.

    Examples
    --------
    A parabola with its focus and directrix; a hyperbola with a focus and a circle around the other
    one, of which the two nearest and farthest points count alike.

    >>> from sympy import factor
    >>> from sympy.abc import x, y
    >>> bisector(Ideal([x, y - 1], [x, y]), Ideal([y + 1], [x, y])).exprs
    (x**2 - 4*y,)
    >>> bisector(Ideal([x - 2, y], [x, y]), Ideal([(x + 2)**2 + y**2 - 4], [x, y])).exprs
    (3*x**2 - y**2 - 3,)
    """
    if isinstance(ideal, Ideal) and isinstance(other, Ideal):
        same_ring(ideal, other)
    return _query("bisector", [("ideal", ideal), ("other", other)], quadric)


def _query(template: str, given: list[tuple[str, Any]], quadric: Any) -> Query[Ideal]:
    checked = [(name, _in_plane(value)) for name, value in given]
    variables = checked[0][1].variables
    values = (*checked, ("quadric", metric_argument(quadric, 2)))
    rings = (ring_of(checked[0][1]), RingOf("S", variables, QQ))
    return Query(template, rings, values, ideal_in, (variables,))


def _in_plane(value: Any) -> Ideal:
    ideal = ideal_argument(value)
    if ideal.field == QQ and len(ideal.variables) == 2:
        return ideal
    came = f"{len(ideal.variables)} variables over {field_name(ideal.field)}"
    raise InputError("an ideal over QQ in two variables, for the plane", came)
