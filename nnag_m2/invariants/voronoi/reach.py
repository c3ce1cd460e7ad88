"""The reach of a smooth plane curve, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Unpack

from sympy import QQ, Dummy, Expr, Poly, Symbol, resultant

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.asking.context import Options
from nnag_m2.asking.question import question
from nnag_m2.errors import InputError
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.real_points import real_points
from nnag_m2.invariants.voronoi.arguments import real_set_argument


@dataclass(frozen=True)
class Reach(ShownInParts):
    """The reach of a plane curve, and where it is attained.

    Attributes
    ----------
    value
        The largest ``r`` such that all data closer than ``r`` to the curve have one nearest point;
        ``None`` when it is infinite, as for a line.
    curvature
        Points with a critical radius of curvature, each with the radius.
    bottlenecks
        Points that share their normal with another point, each with half of their distance.
    """

    value: RealAlgebraic | None
    curvature: tuple[tuple[RealPoint, RealAlgebraic], ...]
    bottlenecks: tuple[tuple[RealPoint, RealAlgebraic], ...]


def square_root(square: RealAlgebraic) -> RealAlgebraic:
    """Return the positive root of a positive number."""
    t = Dummy("t")
    poly = square.minimal_polynomial
    doubled = Poly({(2 * e,): c for (e,), c in poly.terms()}, t, domain=QQ)
    bigger = sum(r > 0 for r in RealAlgebraic.roots(poly) if r > square)
    return [r for r in RealAlgebraic.roots(doubled) if r > 0][-1 - bigger]


@question
def reach(curve: Ideal, **options: Unpack[Options]) -> Reach:
    """Return the reach of a smooth real plane curve, in the usual distance.

    Parameters
    ----------
    curve
        One equation over QQ in two variables, without real singular points.

    Returns
    -------
    Reach
        The smallest critical radius of curvature or half distance of a bottleneck, exactly.

    Raises
    ------
    InputError
        For anything else than one equation in two variables; a curve with real singular points;
        infinitely many critical radii or bottlenecks, as for circles and parallel lines; and a
        curve with two ends that stay at a bounded distance, where the reach may be approached at
        infinity only.

    Notes
    -----
    The reach is the infimum of all radii of curvature and of half the distances of pairs with a
    common normal (Federer).  It is attained unless it is approached at infinity, where the radius
    of curvature grows; so it is enough that ends part: that ``f(x, y)`` and ``f(x + d, y)`` have,
    for large ``y`` and in general coordinates, no common zeros with a bounded real ``d``.

    References
    ----------
    Federer: Curvature measures, Trans. AMS 93 (1959), section 4; Breiding, Timme: The reach of a
    plane curve (2020); Horobet, Weinstein: Offset hypersurfaces and persistent homology of
    algebraic varieties, Comput. Aided Geom. Design 74 (2019).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> reach(Ideal([x**2 + 4*y**2 - 4], [x, y])).value
    RealAlgebraic(1/2)
    >>> reach(Ideal([y - x**2], [x, y])).value
    RealAlgebraic(1/2)
    """
    f = _smooth_curve(curve)
    if not _ends_part(f):
        came = "a curve with ends at a bounded distance"
        raise InputError("the reach must be attained, not approached at infinity", came)
    radii = _radii(f)
    pairs = _bottlenecks(f)
    values = [value for _, value in (*radii, *pairs)]
    return Reach(min(values) if values else None, radii, pairs)


def _smooth_curve(curve: Any) -> Poly:
    ideal = real_set_argument(curve).ideal
    if len(ideal.variables) != 2 or len(ideal.generators) != 1 or ideal.generators[0].is_ground:
        raise InputError("one equation in two variables is needed", repr(curve)[:80])
    f = ideal.generators[0].sqf_part()
    singular = Ideal([f, *(f.diff(v) for v in f.gens)], f.gens)
    if dimension(singular) == 0 and (found := real_points(singular, proof=True)):
        raise InputError("the curve must have no real singular points", str(found[0]))
    return f


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


def _radii(f: Poly) -> tuple[tuple[RealPoint, RealAlgebraic], ...]:
    """Return the points where the radius of curvature is critical and finite, with the radius."""
    x, y = f.gens
    fx, fy = f.diff(x), f.diff(y)
    bend = fx.diff(x) * fy**2 - 2 * fx.diff(y) * fx * fy + fy.diff(y) * fx**2
    square = fx**2 + fy**2

    def along(g: Poly) -> Poly:
        return fy * g.diff(x) - fx * g.diff(y)

    vertex = 2 * square * along(bend) - 3 * bend * along(square)
    # with r for the squared radius, and z that keeps complex singular points away
    r, z = Dummy("r"), Dummy("z")
    radius = r * bend.as_expr() ** 2 - square.as_expr() ** 3
    system = [f.as_expr(), vertex.as_expr(), radius, z * square.as_expr() - 1]
    found = _finite(system, (x, y, r, z), "radii")
    return tuple((point.image((x, y), (x, y)), square_root(point[r])) for point in found)


def _bottlenecks(f: Poly) -> tuple[tuple[RealPoint, RealAlgebraic], ...]:
    """Return the pairs of points with a common normal, with half of their distance."""
    x, y = f.gens
    a, b, z = (Dummy(name) for name in "abz")
    there = {x: a, y: b}
    g = f.as_expr()
    square = (x - a) ** 2 + (y - b) ** 2
    parallel = (x - a) * f.diff(y).as_expr() - (y - b) * f.diff(x).as_expr()
    other = parallel.subs({x: a, y: b, a: x, b: y}, simultaneous=True)
    system = [g, g.subs(there), parallel, other, z * square - 1]
    found = _finite(system, (x, y, a, b, z), "bottlenecks")
    return tuple(
        (point.image((x, y), (x, y)), square_root(point.value_of(square / 4))) for point in found
    )


def _finite(
    equations: list[Expr], variables: tuple[Symbol, ...], what: str
) -> tuple[RealPoint, ...]:
    """Return the real solutions, without the last unknown, which the others determine."""
    ideal = Ideal(equations, variables)
    if dimension(ideal) > 0:
        raise InputError(f"there must be finitely many critical {what}", "infinitely many")
    return real_points(ideal, proof=True, multipliers=1, apart=False)
