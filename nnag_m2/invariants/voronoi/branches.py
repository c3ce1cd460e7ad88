"""The real half-branches of a plane curve at a point, exactly; plain sympy, no engine."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import QQ, Poly, Rational, Symbol, resultant

_R, _T = Symbol("r"), Symbol("t")
Direction = tuple[Rational, Rational]


def tangent_form(curve: Poly, point: Sequence[Rational]) -> Poly:
    """Return the form of lowest degree of a plane curve at a point: its zeros are the tangents."""
    moved = Poly(
        curve.as_expr().subs(
            {v: v + c for v, c in zip(curve.gens, point, strict=True)}, simultaneous=True
        ),
        *curve.gens,
        domain=QQ,
    )
    least = min(sum(exponents) for exponents in moved.monoms())
    terms = {e: c for e, c in moved.terms() if sum(e) == least}
    return Poly.from_dict(terms, *curve.gens, domain=QQ)


def has_half_branch(
    curve: Poly,
    inequalities: Sequence[Poly],
    point: Sequence[Rational],
    along: Direction,
    across: Direction,
    sides: Sequence[int] = (-1, 1),
) -> bool:
    """Return whether a real half-branch at a point is tangent to a line.

    Parameters
    ----------
    curve
        Squarefree, of a plane curve through the point.
    inequalities
        Not negative on the half-branch.
    along, across
        A vector on the line, and another one that is not.
    sides
        1 for half-branches in the direction of ``along``, -1 for those in the opposite direction.

    Notes
    -----
    With ``q = p + r (along + t across)`` the equation becomes ``r**m F(r, t)``, and half-branches
    that are tangent to the line are those of ``F`` at ``(0, 0)``.  Up to an ``r`` so small that the
    discriminant, and whatever else could change their number, has no zero before, they are the
    roots of ``F(r, t)`` close to ``t = 0``.
    """
    start = _tangents(curve, point, along, across)
    if start.eval(0) != 0:
        return False
    width = Rational(1)
    while start.count_roots(-width, width) > 1:
        width /= 2
    return _has_branch(curve, inequalities, point, (along, across), width, sides)


def is_isolated(curve: Poly, inequalities: Sequence[Poly], point: Sequence[Rational]) -> bool:
    """Return whether a point of a plane curve has no other real points of the curve around it.

    Arguments are as for ``has_half_branch``.  All directions are looked at, in two sectors.
    """
    axes: list[Direction] = [(Rational(1), Rational(0)), (Rational(0), Rational(1))]
    for along, across in (axes, axes[::-1]):
        start, width = _tangents(curve, point, along, across), Rational(1)
        while start.eval(width) == 0 or start.eval(-width) == 0:
            width += Rational(1, 8)
        if _has_branch(curve, inequalities, point, (along, across), width, (-1, 1)):
            return False
    return True


def _tangents(curve: Poly, point: Sequence[Rational], along: Direction, across: Direction) -> Poly:
    blown = _blown_up(curve, point, along, across, whole=True)
    return Poly(blown.as_expr().subs(_R, 0), _T, domain=QQ)


def _has_branch(
    curve: Poly,
    inequalities: Sequence[Poly],
    point: Sequence[Rational],
    frame: tuple[Direction, Direction],
    width: Rational,
    sides: Sequence[int],
) -> bool:
    """Return whether there are half-branches in the sector of all ``|t| < width``."""
    blown = _blown_up(curve, point, *frame, whole=True)
    bounds = [_blown_up(h, point, *frame) for h in inequalities]
    in_t = Poly(blown.as_expr(), _T)
    events = [in_t.LC(), *(blown.as_expr().subs(_T, side * width) for side in (-1, 1))]
    events += [in_t.discriminant()] if in_t.degree() > 1 else []
    events += [resultant(blown.as_expr(), h.as_expr(), _T) for h in bounds]
    radius = min(_before_roots(Poly(e, _R, domain=QQ)) for e in events)
    return any(_passes(blown, bounds, side * radius, width) for side in sides)


def _blown_up(
    poly: Poly,
    point: Sequence[Rational],
    along: Direction,
    across: Direction,
    whole: bool = False,
) -> Poly:
    """Return a polynomial at ``p + r (along + t across)``, without the factor ``r**2``.

    Signs stay.  Without the factor ``r`` for the whole curve.
    """
    place = {
        v: c + _R * (a + _T * b)
        for v, c, a, b in zip(poly.gens, point, along, across, strict=True)
    }
    moved = Poly(poly.as_expr().subs(place, simultaneous=True), _R, _T, domain=QQ)
    if moved.is_zero:
        return moved
    least = min(e for e, _ in moved.monoms())
    keep = 0 if whole else least % 2
    terms = {(e - least + keep, f): c for (e, f), c in moved.terms()}
    return Poly.from_dict(terms, _R, _T, domain=QQ)


def _before_roots(poly: Poly) -> Rational:
    """Return a positive number with no root between 0 and it, on both sides of 0."""
    if poly.is_zero:
        return Rational(1)
    _, rest = poly.terms_gcd()
    radius = Rational(1)
    while rest.count_roots(-radius, radius):
        radius /= 2
    return radius


def _passes(curve: Poly, bounds: Sequence[Poly], r: Rational, width: Rational) -> bool:
    """Return whether the curve has a point at ``r``, close to the line, that is in bounds."""
    here = Poly(curve.as_expr().subs(_R, r), _T, domain=QQ)
    limits = [Poly(h.as_expr().subs(_R, r), _T, domain=QQ) for h in bounds]
    roots = here.intervals(inf=-width, sup=width)
    return any(all(_sign_at(here, ends, h) >= 0 for h in limits) for ends, _ in roots)


def _sign_at(poly: Poly, ends: tuple[Rational, Rational], other: Poly) -> int:
    """Return the sign of another polynomial at the root of one that an interval holds."""
    low, high = ends
    if other.is_zero or poly.gcd(other).count_roots(low, high):
        return 0
    while other.count_roots(low, high):
        low, high = poly.refine_root(low, high, steps=1)
    return 1 if other.eval((low + high) / 2) > 0 else -1
