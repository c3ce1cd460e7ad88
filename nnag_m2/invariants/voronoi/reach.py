"""The reach of smooth curves and surfaces, and where curvatures of surfaces are critical."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Unpack

from sympy import QQ, Dummy, Matrix, Poly, Rational, eye, hessian, resultant, zeros

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.fields import new_symbols
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.asking import Options, question, rational_ideal
from nnag_m2.errors import InputError
from nnag_m2.invariants.hilbert import degree, dimension
from nnag_m2.invariants.hypotheses import without_multiple_factors
from nnag_m2.invariants.images import image_closure
from nnag_m2.invariants.voronoi.arguments import finitely_many
from nnag_m2.invariants.voronoi.bottlenecks import bottlenecks
from nnag_m2.invariants.voronoi.curvature import critical_radii
from nnag_m2.invariants.voronoi.degree import Component, minors
from nnag_m2.invariants.voronoi.nearest import nearest_points


def critical_principal_radii(surface: Poly) -> tuple[tuple[RealPoint, RealAlgebraic], ...]:
    """Return the points where a principal curvature is critical and not zero, with the radius.

    With the gradient ``g`` of length ``s``, a number ``m`` is ``s`` times a principal curvature if
    the Hessian matrix minus ``m``, bordered by ``g``, has determinant zero.  On this double cover
    of the surface ``m^2/s^2`` is critical where its differential depends on those of the equations;
    this holds also where the cover is singular, over umbilics.
    """
    x, f = surface.gens, surface.as_expr()
    m, r, z = Dummy("m"), Dummy("r"), Dummy("z")
    gradient = Matrix([f.diff(v) for v in x])
    bordered = Matrix.vstack(
        Matrix.hstack(hessian(f, x) - m * eye(len(x)), gradient),
        Matrix.hstack(gradient.T, zeros(1, 1)),
    )
    cover, square = bordered.det(method="berkowitz").expand(), gradient.dot(gradient).expand()
    over = (*x, m)
    rows = [[g.diff(v) for v in over] for g in (f, cover)]
    rows.append([2 * square * m.diff(v) - m * square.diff(v) for v in over])
    equations = [f, cover, *minors(Matrix(rows), 3), r * m**2 - square, z * square - 1]
    found = finitely_many(equations, (*over, r, z), 1, "critical radii")
    listed = [(point.image(x, x), point[r].radical(2)) for point in found]
    return tuple(dict.fromkeys(listed))


def is_surely_bounded(surface: Poly) -> bool:
    """Return whether the highest form of an equation has no real zeros but the origin."""
    x, degree = surface.gens, surface.total_degree()
    top = {e: c for e, c in surface.terms() if sum(e) == degree}
    form = Poly(top, *x, domain=surface.domain).as_expr()
    for last in range(len(x)):  # in each chart those with zeros behind
        charts = dict.fromkeys(x[last + 1 :], 0) | {x[last]: 1}
        rest, free = form.subs(charts), x[:last]
        if rest == 0:
            return False
        away = list(range(1, last + 1))
        if free and rest.free_symbols and nearest_points(Ideal([rest], free), away):
            return False
    return True


@dataclass(frozen=True)
class Reach(ShownInParts):
    """The reach of a curve or surface, and where it is attained.

    Attributes
    ----------
    value
        The largest ``r`` such that all data closer than ``r`` have one nearest point; ``None``
        when it is infinite, as for a line.
    curvature
        Points with a critical radius of curvature, each with the radius; of a surface both
        principal ones.
    bottlenecks
        Points that share their normal with another point, each with half of their distance.
    """

    value: RealAlgebraic | None
    curvature: tuple[tuple[RealPoint, RealAlgebraic], ...]
    bottlenecks: tuple[tuple[RealPoint, RealAlgebraic], ...]


@question
def reach(variety: Ideal, **options: Unpack[Options]) -> Reach:
    """Return the reach of a smooth real curve, or of a surface in 3-space, in the usual distance.

    Parameters
    ----------
    variety
        Over QQ, without real singular points: a curve in ``n``-space by ``n - 1`` equations, which
        generate a radical ideal; or one equation in three variables, whose highest form has no real
        zeros, so that the surface is bounded.

    Returns
    -------
    Reach
        The smallest critical radius of curvature or half distance of a bottleneck, exactly.

    Raises
    ------
    InputError
        For other ideals; real singular points; infinitely many critical radii or bottlenecks, as
        for circles, parallel lines and surfaces of revolution; and a curve with two ends that stay
        at a bounded distance, where the reach may be approached at infinity only.

    Notes
    -----
    The reach is the infimum of all radii of curvature and of half the distances of pairs with a
    common normal (Federer).  It is attained unless it is approached at infinity, where the radius
    of curvature grows; so it is enough that ends part: that ``f(x, y)`` and ``f(x + d, y)`` have,
    for large ``y`` and in general coordinates, no common zeros with a bounded real ``d``.  Ends of
    a curve in space part if those of a projection to the plane do that has the same degree.

    References
    ----------
    Federer: Curvature measures, Trans. AMS 93 (1959), section 4; Breiding, Timme: The reach of a
    plane curve (2020); Horobet, Weinstein: Offset hypersurfaces and persistent homology of
    algebraic varieties, Comput. Aided Geom. Design 74 (2019); Breiding, Ranestad, Weinstein:
    Critical curvature of algebraic surfaces in three-space (2022).

    Examples
    --------
    >>> from sympy.abc import x, y, z
    >>> reach(Ideal([x**2 + 4*y**2 - 4], [x, y])).value
    RealAlgebraic(1/2)
    >>> reach(Ideal([y - x**2], [x, y])).value
    RealAlgebraic(1/2)
    >>> reach(Ideal([y - x**2, z - x**3], [x, y, z])).value
    RealAlgebraic(1/2)
    """
    checked = _smooth(variety)
    is_surface = len(checked.variables) == 3 and len(checked.generators) == 1
    if is_surface:
        if not is_surely_bounded(checked.generators[0]):
            came = "a highest form with real zeros"
            raise InputError("the reach of bounded surfaces is found", came)
    elif not _is_attained(checked):
        came = "a curve with ends at a bounded distance"
        raise InputError("the reach must be attained, not approached at infinity", came)
    radii = (
        critical_principal_radii(checked.generators[0]) if is_surface else critical_radii(checked)
    )
    pairs = [
        (end, pair.length * Rational(1, 2))
        for pair in bottlenecks(checked, assume=("radical", "equidimensional"))
        for end in pair.ends
    ]
    values = [value for _, value in (*radii, *pairs)]
    return Reach(min(values) if values else None, radii, tuple(pairs))


def _smooth(variety: Any) -> Ideal:
    """Return a radical ideal of a curve or surface that has no real singular points."""
    ideal = without_multiple_factors(rational_ideal(variety), ())
    n, count = len(ideal.variables), len(ideal.generators)
    size = dimension(ideal)
    if n < 2 or count not in ({n - 1} | ({1} if n == 3 else set())) or size != n - count:
        required = "a curve by one equation less than variables, or a surface in 3-space, is needed"
        raise InputError(required, repr(ideal)[:80])
    point = Component(ideal, count, False).at(ideal.variables)
    singular = Ideal([*ideal.exprs, *point.minors], ideal.variables)
    if dimension(singular) == size:
        raise InputError("the equations must generate a radical ideal", repr(ideal)[:80])
    if dimension(singular) >= 0 and (found := nearest_points(singular, [0] * n)):
        raise InputError("the variety must have no real singular points", str(found[0]))
    return ideal


def _is_attained(curve: Ideal) -> bool:
    """Return whether different ends of a curve are surely at no bounded distance at infinity."""
    n = len(curve.variables)
    if n == 2:
        return _ends_part(curve.generators[0])
    projection = Matrix(2, n, lambda i, j: (j + 2) ** (i + 1) % (2 * n + 1))
    plane = image_closure(curve, projection, new_symbols("u", 2, curve.variables))
    same = len(plane.generators) == 1 and degree(plane) == degree(curve)
    return same and _ends_part(plane.generators[0])


def _ends_part(f: Poly) -> bool:
    """Return whether different ends of the curve are at no bounded distance at infinity.

    Two ends that are not horizontal have, on the line of height ``y``, some distance ``d``, a root
    of a resultant with coefficients in ``y``.  It stays bounded only close to a root of the leading
    coefficient.
    """
    d = Dummy("d")
    for first, second in (f.gens, f.gens[::-1]):
        if f.degree(first) == 0:
            continue
        moved = f.as_expr().subs(first, first + d)
        distances = Poly(resultant(f.as_expr(), moved, first), d, second, domain=QQ)
        _, distances = distances.terms_gcd()
        leading = Poly(Poly(distances.as_expr(), second).LC(), d, domain=QQ)
        if leading.count_roots():
            return False
    return True
