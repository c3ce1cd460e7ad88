"""Limits of secants of a real variety at a point, from its tangent cone; for curves all of them."""

from __future__ import annotations

from itertools import combinations
from random import Random

from sympy import Dummy, Expr, Matrix, Rational

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.invariants.components import radical
from nnag_m2.invariants.hilbert import degree, dimension
from nnag_m2.invariants.operations import elimination_ideal
from nnag_m2.invariants.real_points import real_points
from nnag_m2.invariants.singularities.branches import half_branches
from nnag_m2.invariants.singularities.numbers import tangent_cone
from nnag_m2.invariants.singularities.spaces import maximal_ideal, tangent_space
from nnag_m2.invariants.singularities.verdicts import SMOOTH, UNDECIDED, Attraction, isolated

_SLICES = 4
"""Random linear spaces: one may miss the real points of a cone; where four do, they are few."""

_STEPS = 3000
"""The perceptron takes at most ``1 / m**2`` of them for a margin ``m``, here one of a degree."""

_OPPOSITE = "the tangent cone has a smooth real point, which is a limit of secants on both sides"
_LINE = "two opposite tangent directions"
_AROUND = "tangents around the point"
_RAYS = "all half-branches leave into an open half-space"

Ray = tuple[int, RealPoint]  # the direction is that of the point, or its opposite


def of_scheme(ideal: Ideal, point: RealPoint) -> Attraction:
    """Return what is known at a point of a variety that is no hypersurface."""
    cone = tangent_cone(ideal, point)
    here = dimension(cone)  # that of the variety near the point
    if here == 0:
        return isolated(len(ideal.variables))
    if tangent_space(ideal, point).cols == here:
        return Attraction(False, SMOOTH)
    draw = Random("secants")
    for _ in range(1 if here == 1 else _SLICES):
        directions = _sliced(ideal, point, cone, here, draw)
        if any(tangent_space(cone, t).cols == here for t in directions):
            return Attraction(False, _OPPOSITE)
    return Attraction(None, UNDECIDED) if here > 1 else _of_curve(ideal, point, cone, draw)


def _sliced(
    ideal: Ideal, point: RealPoint, cone: Ideal, here: int, draw: Random
) -> list[RealPoint]:
    """Return the real points of a tangent cone in a random linear space that is not through 0."""
    forms = [_form(ideal, draw) for _ in range(here)]
    return _directions(point, cone, [forms[0] - 1, *forms[1:]])


def _directions(point: RealPoint, cone: Ideal, equations: list[Expr]) -> list[RealPoint]:
    """Return real points of a tangent cone, at the conjugate of the point that is meant."""
    found = real_points(cone + Ideal(equations, cone.variables), proof=True)
    theta = cone.variables[len(point.variables) :]
    return [t for t in found if all(t[v] == point.field.generator for v in theta)]


def _form(ideal: Ideal, draw: Random) -> Expr:
    return sum((draw.choice((-3, -2, -1, 1, 2, 3)) * v for v in ideal.variables), Rational(0))


def _of_curve(ideal: Ideal, point: RealPoint, cone: Ideal, draw: Random) -> Attraction:
    """Return the answer at a point of a curve, by a projection to the plane."""
    if dimension(ideal) > 1:
        return Attraction(None, f"{UNDECIDED}; elsewhere the variety has a larger dimension")
    for _ in range(_SLICES):
        rays = _rays(ideal, point, cone, draw)
        if rays is not None:
            return _of_rays(rays, len(ideal.variables))
    return Attraction(None, f"{UNDECIDED}; no projection to a plane was found")


def _rays(ideal: Ideal, point: RealPoint, cone: Ideal, draw: Random) -> list[Ray] | None:
    """Return the tangents of all half-branches; ``None`` when a projection is not general.

    If the degree of the image is that of the curve, then the projection is finite, and an
    isomorphism outside finitely many points.  Then half-branches of the image are images of
    half-branches, real ones of real ones, of those at the point when that is alone over its image.
    """
    forms = [_form(ideal, draw), _form(ideal, draw)]
    first = Ideal([forms[0]], cone.variables)
    if dimension(cone + first) > 0:
        return None
    u, v = plane = (Dummy("u"), Dummy("v"))
    image = point.image(plane, forms)
    graph = Ideal([*ideal.exprs, u - forms[0], v - forms[1]], (*ideal.variables, u, v))
    found = elimination_ideal(graph, ideal.variables)
    curve = found.generators[0].sqf_part()
    over = maximal_ideal(image, Ideal([], plane)).exprs
    fibre = [e.subs({u: forms[0], v: forms[1]}, simultaneous=True) for e in over]
    alone = radical(ideal + Ideal(fibre, ideal.variables))
    if (
        degree(radical(ideal)) != curve.total_degree()
        or degree(alone) != image.field.generator.minimal_polynomial.degree()
    ):
        return None
    directions = _directions(point, cone, [forms[0] - 1])
    slopes = [t.value_of(forms[1]) for t in directions]
    if len(set(slopes)) < len(slopes):
        return None
    return [
        (half.side, t)
        for half in half_branches(image.field.around(curve), image.field)
        for t, slope in zip(directions, slopes, strict=True)
        if half.low <= slope <= half.high
    ]


def _of_rays(rays: list[Ray], n: int) -> Attraction:
    """Return the answer for a curve whose half-branches have these tangents."""
    if not rays:
        return isolated(n)
    if any(s != r and t == q for (s, t), (r, q) in combinations(rays, 2)):
        return Attraction(False, _LINE)
    towards = _perceptron([[side * float(c) for c in list(t)[:n]] for side, t in rays])
    if all(_product(towards, t) * side < 0 for side, t in rays):
        return Attraction(True, _RAYS, towards)
    rational = [
        [side * c.interval()[0] for c in list(t)[:n]]
        for side, t in rays
        if all(c.is_rational for c in list(t)[:n])
    ]
    return Attraction(False, _AROUND) if _are_around(rational) else Attraction(None, UNDECIDED)


def _product(towards: tuple[Rational, ...], direction: RealPoint) -> int:
    """Return the sign of a scalar product."""
    pairs = zip(towards, direction.variables, strict=False)
    return direction.sign_of(sum((c * v for c, v in pairs), Rational(0)))


def _perceptron(rays: list[list[float]]) -> tuple[Rational, ...]:
    """Return a vector that has negative products with all rays, if such a one is easily found."""
    units = [[c / sum(x * x for x in ray) ** 0.5 for c in ray] for ray in rays]
    found = [-sum(column) for column in zip(*units, strict=True)]
    for _ in range(_STEPS):
        worst = max(units, key=lambda ray: sum(a * b for a, b in zip(found, ray, strict=True)))
        if sum(a * b for a, b in zip(found, worst, strict=True)) < -1e-3:
            break
        found = [a - b for a, b in zip(found, worst, strict=True)]
    return tuple(Rational(round(1000 * c), 1000) for c in found)


def _are_around(rays: list[list[Rational]]) -> bool:
    """Return whether some positive combination of some rays is zero."""
    for size in range(2, min(len(rays), len(rays[0]) + 1 if rays else 0) + 1):
        for chosen in combinations(rays, size):
            kernel = Matrix(chosen).T.nullspace()
            if len(kernel) == 1 and (
                all(c > 0 for c in kernel[0]) or all(c < 0 for c in kernel[0])
            ):
                return True
    return False
