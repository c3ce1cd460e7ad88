"""Where principal curvatures of a surface in 3-space are critical, exactly."""

from __future__ import annotations

from itertools import combinations

from sympy import Dummy, Matrix, Poly, eye, hessian, zeros

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.invariants.voronoi.lengths import finitely_many, square_root
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
    critical = Matrix(rows)
    minors = [critical.extract([0, 1, 2], list(c)).det() for c in combinations(range(4), 3)]
    equations = [f, cover, *minors, r * m**2 - square, z * square - 1]
    found = finitely_many(equations, (*over, r, z), 1, "critical radii")
    listed = [(point.image(x, x), square_root(point[r])) for point in found]
    return tuple(dict.fromkeys(listed))


def is_surely_bounded(surface: Poly) -> bool:
    """Return whether the highest form of an equation has no real zeros but the origin."""
    x, degree = surface.gens, surface.total_degree()
    top = {e: c for e, c in surface.terms() if sum(e) == degree}
    form = Poly(top, *x, domain=surface.domain).as_expr()
    for last in range(len(x)):  # in each chart those with zeros behind
        charts = dict.fromkeys(x[last + 1 :], 0) | {x[last]: 1}
        rest, free = form.subs(charts), x[:last]
        if rest == 0 or (free and rest.free_symbols and _has_zeros(Ideal([rest], free))):
            return False
    return True


def _has_zeros(ideal: Ideal) -> bool:
    return bool(nearest_points(ideal, list(range(1, len(ideal.variables) + 1))))
