"""Where the curvature of a curve is critical, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

from sympy import QQ, Dummy, Expr, Matrix, Poly, Symbol, expand

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.asking import Options, question, rational_ideal
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.hypotheses import without_multiple_factors
from nnag_m2.invariants.operations import elimination_ideal
from nnag_m2.invariants.voronoi.arguments import finitely_many

_K = Symbol("K")


def critical_equations(curve: Ideal) -> tuple[list[Expr], Expr, Expr]:
    """Return the equations for the points of a curve where the curvature is critical.

    The curve is given by one equation less than coordinates; the last equation is the derivative of
    the curvature along it.  The maximal minors of the derivatives give a tangent vector ``t``;
    moving along it with this velocity has the acceleration ``a``, and the squared area that both
    span is ``k^2 |t|^6``.  With the equations come this area and ``|t|^2``, which is not zero at
    smooth real points.
    """
    x = curve.variables
    tangent = _tangent(curve)
    acceleration = Matrix([_along(tangent, entry, x) for entry in tangent])
    speed = expand(tangent.dot(tangent))
    if len(x) == 2:  # a square, of which the root has critical points where it is not zero only
        bend = expand(tangent[0] * acceleration[1] - tangent[1] * acceleration[0])
        vertex = 2 * speed * _along(tangent, bend, x) - 3 * bend * _along(tangent, speed, x)
        return [*curve.exprs, expand(vertex)], bend**2, speed
    bend = expand(speed * acceleration.dot(acceleration) - tangent.dot(acceleration) ** 2)
    vertex = speed * _along(tangent, bend, x) - 3 * bend * _along(tangent, speed, x)
    return [*curve.exprs, expand(vertex)], bend, speed


def critical_radii(curve: Ideal) -> tuple[tuple[RealPoint, RealAlgebraic], ...]:
    """Return the points of a curve where the radius of curvature is critical and finite."""
    critical, bend, speed = critical_equations(curve)
    # with r for the squared radius, and z that keeps complex singular points away
    r, z = Dummy("r"), Dummy("z")
    x = curve.variables
    equations = [*critical, r * bend - speed**3, z * speed - 1]
    found = finitely_many(equations, (*x, r, z), 1, "critical radii")
    return tuple((point.image(x, x), point[r].radical(2)) for point in found)


@question
def critical_curvature(
    curve: Ideal, **options: Unpack[Options]
) -> tuple[tuple[RealPoint, RealAlgebraic], ...]:
    """Return the real points of a curve where its curvature is critical and not zero.

    Parameters
    ----------
    curve
        Over QQ, in ``n`` variables, by ``n - 1`` equations.

    Returns
    -------
    tuple of pairs
        Smooth points, each with its radius of curvature, exactly: the vertices of a plane curve.

    Raises
    ------
    InputError
        For other ideals, and for infinitely many such points, as on circles.

    References
    ----------
    Salmon: A treatise on the higher plane curves (1852); Brandt, Weinstein: Voronoi cells in metric
    algebraic geometry of plane curves (2019).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> [radius for _, radius in critical_curvature(Ideal([x**2 + 4*y**2 - 4], [x, y]))]
    [RealAlgebraic(1/2), RealAlgebraic(4), RealAlgebraic(4), RealAlgebraic(1/2)]
    """
    return critical_radii(curve_argument(curve))


@question
def curvature_polynomial(curve: Ideal, symbol: Symbol = _K, **options: Unpack[Options]) -> Poly:
    """Return the polynomial whose roots are the squares of all critical curvatures of a curve.

    References are those of ``critical_curvature``.

    Parameters
    ----------
    curve
        As for ``critical_curvature``.
    symbol
        The variable of the answer, which stands for the square of the curvature.

    Returns
    -------
    Poly
        Without multiple factors, primitive.  Its roots are the values, without 0, at the complex
        points where tangent vectors are not isotropic.  A general plane curve of degree ``d`` has
        ``6 d^2 - 10 d`` of them, which have different curvatures unless there are symmetries.

    Raises
    ------
    InputError
        As for ``critical_curvature``; for a symbol that is a variable.

    Examples
    --------
    The radii of curvature at the vertices of the ellipse are ``1/2`` and 4.

    >>> from sympy.abc import x, y
    >>> curvature_polynomial(Ideal([x**2 + 4*y**2 - 4], [x, y])).factor_list()[1]
    [(Poly(K - 4, K, domain='QQ'), 1), (Poly(16*K - 1, K, domain='QQ'), 1)]
    """
    checked = curve_argument(curve)
    if not isinstance(symbol, Symbol) or symbol in checked.variables:
        required = f"the symbol must not be among {list(checked.variables)}"
        raise InputError(required, shown(symbol))
    critical, bend, speed = critical_equations(checked)
    z, w = Dummy("z"), Dummy("w")
    equations = [*critical, symbol * speed**3 - bend, z * speed - 1, w * symbol - 1]
    hidden = (*checked.variables, z, w)
    ideal = Ideal(equations, (*hidden, symbol))
    if dimension(ideal) > 0:
        raise InputError("there must be finitely many critical curvatures", "infinitely many")
    found = elimination_ideal(ideal, hidden).generators
    return found[0].sqf_part().primitive()[1] if found else Poly(1, symbol, domain=QQ)


def curve_argument(curve: Any) -> Ideal:
    """Return a curve that is given by one equation less than there are coordinates."""
    checked = without_multiple_factors(rational_ideal(curve), ())
    n = len(checked.variables)
    if n < 2 or len(checked.generators) != n - 1 or dimension(checked) > 1:
        required = "a curve is needed, by one equation less than variables"
        raise InputError(required, repr(curve)[:80])
    return checked


def _tangent(curve: Ideal) -> Matrix:
    """Return the maximal minors of the derivatives with signs, as a column."""
    rows = Matrix([[f.diff(v).as_expr() for v in curve.variables] for f in curve.generators])
    n = rows.cols
    columns = [[j for j in range(n) if j != i] for i in range(n)]
    everything = list(range(n - 1))
    return Matrix([(-1) ** i * rows.extract(everything, c).det() for i, c in enumerate(columns)])


def _along(tangent: Matrix, f: Expr, variables: Sequence[Symbol]) -> Expr:
    """Return the derivative of a function along the tangent vectors."""
    return sum(t * f.diff(v) for t, v in zip(tangent, variables, strict=True))
