"""Whether a point of a real variety is the nearest one for an open set of data."""

from __future__ import annotations

from typing import Unpack

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.asking import Options, question
from nnag_m2.invariants.components import radical
from nnag_m2.invariants.singularities.hypersurfaces import of_hypersurface
from nnag_m2.invariants.singularities.secants import of_scheme
from nnag_m2.invariants.singularities.spaces import Point, on_variety
from nnag_m2.invariants.singularities.verdicts import Attraction, of_plane_curve, unit


@question
def attracts(ideal: Ideal, point: Point, **options: Unpack[Options]) -> Attraction:
    """Return whether a point is the nearest point of a real variety for an open set of data.

    Parameters
    ----------
    ideal
        Over QQ, in ``n`` variables; only its real points count.
    point
        ``n`` exact numbers, or a ``RealPoint``, on the variety.

    Returns
    -------
    Attraction
        Decided for every point of a plane curve; for singular points of hypersurfaces with a lowest
        form of odd degree, one that takes both signs or is definite (over QQ, with finitely many
        critical points on an ellipsoid), or a Hessian matrix, not zero, that is semidefinite of
        corank one, or of corank two if the Milnor number is finite (for more, if the function on
        its kernel has a lowest form that is not semidefinite).  For other varieties where the
        tangent cone has a smooth real point, as at smooth points, or dimension zero; and for curves
        unless irrational tangents are in a special position.  It is the same in every positive
        definite quadric.

    Raises
    ------
    InputError
        For a field other than QQ, or a point that is not on the variety.

    Notes
    -----
    Let ``C`` be the closed cone of all limits of secants from the point ``p`` to real points ``x``
    of the variety that tend to ``p``.  **Theorem.**  The Voronoi cell of ``p`` has inner points if
    and only if some ``v`` has ``<v, t> < 0`` for all ``t != 0`` in ``C``, that is, if the convex
    hull of ``C`` contains no line.

    *Proof.*  If there is such a ``v``, then by compactness ``<w, x - p> <= 0`` for ``w`` near ``v``
    and all ``x`` with ``|x - p| <= r``.  For ``u = p + e*w`` we have ``|u - x|^2 = |u - p|^2
    - 2e<w, x - p> + |x - p|^2``, which is larger than ``|u - p|^2`` for these ``x``, and for the
    others as soon as ``2 e |w| < r``.  Conversely, ``|u - x| >= |u - p|`` for all ``x`` means
    ``2<u - p, x - p> <= |x - p|^2``, hence ``<u - p, t> <= 0`` for all ``t`` in ``C``; when this
    holds in a neighbourhood of ``u``, then with ``<`` for ``t != 0``.

    So cusps attract and smooth points and nodes, with opposite tangents, do not.  For a plane curve
    the half-branches are counted exactly.  Let the lowest form of ``f`` take both signs.  It does
    so in every neighbourhood of some ``t``, and ``f`` near ``p`` as well, so that ``t`` is in
    ``C``; and the same for ``-t``.  For a semidefinite Hessian matrix the splitting lemma gives
    ``f = +-(y_1^2 + ... + y_r^2 + g(z))`` in local coordinates, where ``z`` are on the kernel, so
    that ``C`` belongs to ``g <= 0``.  If ``g = 0``, the real points are a manifold.  For one ``z``,
    ``C`` is a ray, a line, or the point is isolated: A_k.  For more, and a lowest form of ``g`` of
    odd degree, of each two directions ``t`` and ``-t`` one is in ``C``; if the degree is even and
    the form negative somewhere, so are both ``t`` and ``-t``.  If it is not negative, two ``z``
    lead to the plane curve ``g = 0``.

    The tangent cone is the limit of ``(X - p)/e`` for ``e -> 0``, a flat family.  By the theorem on
    implicit functions a smooth real point ``t`` of it is the limit of real points for ``e > 0`` and
    for ``e < 0`` alike: ``t`` and ``-t`` are in ``C``.  Tangents of half-branches of curves in
    space are found by projections to the plane that are isomorphisms outside finitely many points.

    References
    ----------
    Cifuentes, Ranestad, Sturmfels, Weinstein: Voronoi cells of varieties, J. Symb. Comput. 109
    (2022); Arnold, Gusein-Zade, Varchenko: Singularities of Differentiable Maps I, section 11.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> cusp = attracts(Ideal([x**3 + y**2], [x, y]), [0, 0])
    >>> cusp.attracts, cusp.towards
    (True, (1, 0))
    >>> attracts(Ideal([y**2 - x**2*(x + 1)], [x, y]), [0, 0]).attracts
    False
    >>> from nnag_m2 import real_points
    >>> cusps = real_points(Ideal([x**2 - 2, y], [x, y]))
    >>> [attracts(Ideal([y**2 - (x**2 - 2)**3], [x, y]), p).towards for p in cusps]
    [(1, 0), (-1, 0)]
    """
    checked, place = on_variety(ideal, point)
    n = len(checked.variables)
    if not checked.generators:
        return Attraction(False, "the whole space: every point is smooth")
    if n == 1:
        return Attraction(True, "the variety is a finite set", unit(1))
    found = _of(checked, place)
    if found.attracts is None and len(checked.generators) > 1:
        return _of(radical(checked), place)  # only the variety counts
    return found


def _of(ideal: Ideal, place: RealPoint) -> Attraction:
    """Return what is known at a point in a space of dimension two or more."""
    if len(ideal.generators) > 1:
        return of_scheme(ideal, place)
    equation = ideal.generators[0].sqf_part()
    if len(ideal.variables) == 2:
        return of_plane_curve(place.field.around(equation), place.field)
    return of_hypersurface(equation, place)
