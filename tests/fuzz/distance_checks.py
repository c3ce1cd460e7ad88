"""Distances to varieties where school geometry knows them: linear spaces, circles, conics."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

from certificates import same_ideal
from sympy import Expr, I, Integer, Matrix, Rational, diag, factor_list

from nnag_m2 import (
    Ideal,
    bisector,
    critical_ideal,
    critical_landscape,
    critical_points,
    euclidean_distance_degree,
    nearest_points,
    polar_degrees,
    reach,
    voronoi_cell_contains,
)

from .cases import require
from .engine_checks import asked
from .ideals import (
    LETTERS,
    equations,
    foot,
    linear_space,
    met,
    points,
    polynomial,
    rational,
    require_equal,
    variables,
)

_FORMULATIONS = ("minors", "multipliers", "left_kernel", "complete_intersection")
_GENERAL = 97
"""Data are drawn from so many integers on each side: in special position they are rarely."""


def _squared(point: Any, data: Any) -> Rational:
    return sum(((a - b) ** 2 for a, b in zip(point, data, strict=True)), Integer(0))


def _general(chance: Random, n: int) -> list[Rational]:
    return [Rational(chance.randint(-_GENERAL, _GENERAL), 7) for _ in range(n)]


def _union(chance: Random) -> tuple[Ideal, list[tuple[Matrix, Matrix]]]:
    """Return a union of linear spaces of any dimensions, none of which contains another one."""
    names = variables(chance, 2, 3)
    spaces: list[tuple[Matrix, Matrix]] = []
    gens: list[Expr] = [Integer(1)]
    for _ in range(chance.randint(1, 3)):
        new = linear_space(chance, names, chance.randint(1, len(names)))
        if not any(_contains(old, new) or _contains(new, old) for old in spaces):
            spaces.append(new)
            gens = met(gens, equations(new, names), names)
    return Ideal(gens, names), spaces


def _contains(outer: tuple[Matrix, Matrix], inner: tuple[Matrix, Matrix]) -> bool:
    both = [Matrix.hstack(*space) for space in (outer, inner)]
    return Matrix.vstack(*both).rank() == both[1].rank()


@asked
def linear_degrees(chance: Random, ask: dict[str, Any]) -> None:
    """Each linear space has one critical point, the foot of the perpendicular."""
    given, spaces = _union(chance)
    count = len(spaces)
    found = euclidean_distance_degree(given, **ask)
    require_equal(found, count, f"the distance degree of {given}")
    data = _general(chance, len(given.variables))
    shown = critical_points(given, data, **ask)
    right = {foot(space, data) for space in spaces}
    require_equal(
        {_rational(point) for point in shown}, right, f"critical points of {given} for {data}"
    )


def _rational(point: Any) -> tuple[Any, ...]:
    return tuple(Rational(Fraction(str(low))) for low, _ in point.intervals)


@asked
def linear_nearest(chance: Random, ask: dict[str, Any]) -> None:
    """The nearest points of a union of linear spaces, also for special data."""
    given, spaces = _union(chance)
    data = [rational(chance) for _ in given.variables]
    feet = {foot(space, data) for space in spaces}
    least = min(_squared(point, data) for point in feet)
    right = {point for point in feet if _squared(point, data) == least}
    found = {_rational(point) for point in nearest_points(given, data, **ask)}
    require_equal(found, right, f"the nearest points of {given} for {data}")


@asked
def linear_landscapes(chance: Random, ask: dict[str, Any]) -> None:
    """The least distance of a union of linear spaces from data."""
    given, spaces = _union(chance)
    data = [rational(chance) for _ in given.variables]
    least = min(_squared(foot(space, data), data) for space in spaces)
    found = critical_landscape(given, data, **ask).minimum
    require(found.is_proved, f"the minimum for {given} and {data} is not proved: {found.reason}")
    require(found.loss == least, f"the least loss for {given}, {data}: {found.loss}, not {least}")


@asked
def conics(chance: Random, ask: dict[str, Any]) -> None:
    """Distance degrees of smooth conics: circle 2, parabola 3, ellipse and hyperbola 4."""
    x, y = LETTERS[:2]
    a, b, c, d, e, f = (chance.randint(-3, 3) for _ in range(6))
    form = Matrix([[2 * a, b, d], [b, 2 * c, e], [d, e, 2 * f]])
    if form.det() == 0 or (a, b, c) == (0, 0, 0):
        return
    right = 2 if (a == c and b == 0) else 3 if 4 * a * c == b**2 else 4
    given = Ideal([a * x**2 + b * x * y + c * y**2 + d * x + e * y + f], [x, y])
    found = euclidean_distance_degree(given, **ask)
    require_equal(found, right, f"the distance degree of {given}")


@asked
def smooth_curves(chance: Random, ask: dict[str, Any]) -> None:
    """Curves ``x^d + c y^d = k``, general at infinity, have distance degree ``d^2``."""
    x, y, z = LETTERS[:3]
    d, c, k = chance.choice([3, 4]), chance.randint(1, 4), chance.choice([1, 2, -5])
    if (1 + c * I**d).expand() == 0:
        return
    given = Ideal([x**d + c * y**d - k], [x, y])
    found = euclidean_distance_degree(given, **ask)
    require_equal(found, d**2, f"the distance degree of {given}")
    cone = Ideal([x**d + c * y**d - k * z**d], [x, y, z])
    polar = sorted(polar_degrees(cone, **ask))
    require_equal(polar, [d, d * (d - 1)], f"the polar degrees of {cone}")


@asked
def formulations(chance: Random, ask: dict[str, Any]) -> None:
    """The four ways to write down critical points give one ideal, for special data too."""
    names = LETTERS[:2]
    curve = polynomial(chance, names, 3, 4)
    if any(power > 1 for _, power in factor_list(curve, *names)[1]):
        return
    given, data = Ideal([curve], names), [Integer(chance.randint(-2, 2)) for _ in names]
    found = [critical_ideal(given, data, formulation=way, **ask) for way in _FORMULATIONS]
    for way, one in zip(_FORMULATIONS, found, strict=True):
        require(same_ideal(one, found[0]), f"{given} for {data}: {way} differs from minors")


@asked
def nearest_on_circles(chance: Random, ask: dict[str, Any]) -> None:
    """The nearest point of a circle lies on the ray from its centre through the data."""
    x, y = LETTERS[:2]
    a, b, square = chance.randint(-2, 2), chance.randint(-2, 2), chance.randint(1, 5)
    data = [rational(chance), rational(chance)]
    if data == [a, b]:
        return
    given = Ideal([(x - a) ** 2 + (y - b) ** 2 - square], [x, y])
    found = nearest_points(given, data, **ask)
    require(len(found) == 1, f"nearest points of {given} for {data}: {found}")
    u, v = data[0] - a, data[1] - b
    straight = found[0].sign_of((x - a) * v - (y - b) * u) == 0
    ahead = found[0].sign_of((x - a) * u + (y - b) * v) > 0
    require(straight and ahead, f"the nearest point of {given} for {data}: {found}")


@asked
def cells_of_points(chance: Random, ask: dict[str, Any]) -> None:
    """Voronoi cells of finite sets, by comparing distances; bisectors of two points."""
    names = variables(chance, 2, 2)
    chosen = points(chance, 2, chance.randint(2, 4))
    gens: list[Expr] = [Integer(1)]
    for point in chosen:
        gens = met(gens, [v - c for v, c in zip(names, point, strict=True)], names)
    given, data = Ideal(gens, names), [rational(chance, 2), rational(chance, 2)]
    mine, others = chosen[0], [_squared(point, data) for point in chosen[1:]]
    here = _squared(mine, data)
    right = "interior" if here < min(others) else "boundary" if here == min(others) else "outside"
    found = voronoi_cell_contains(given, mine, data, **ask)
    require_equal(found, right, f"the place of {data} in the cell of {mine} in {given}")
    p, q = chosen[:2]
    sides = [Ideal([v - c for v, c in zip(names, point, strict=True)], names) for point in (p, q)]
    line = Ideal([(_squared(names, p) - _squared(names, q)).expand()], names)
    require(same_ideal(bisector(*sides, **ask), line), f"the bisector of {p} and {q}")


@asked
def reaches(chance: Random, ask: dict[str, Any]) -> None:
    """The reach of ellipses is ``b^2 / a``, that of parabolas the radius at the vertex."""
    x, y = LETTERS[:2]
    a, b = sorted(chance.sample(range(1, 6), 2), reverse=True)
    put = {x: x - chance.randint(-1, 1), y: y - chance.randint(-1, 1)}
    turned = {x: (3 * x + 4 * y) / 5, y: (4 * x - 3 * y) / 5} if chance.random() < 0.3 else {}
    for curve, right in (
        (b**2 * x**2 + a**2 * y**2 - a**2 * b**2, Rational(b**2, a)),
        (y - a * x**2, Rational(1, 2 * a)),
    ):
        given = Ideal([curve.subs(turned, simultaneous=True).subs(put, simultaneous=True)], [x, y])
        found = reach(given, **ask).value
        require(found == right, f"the reach of {given} is {found} and should be {right}")


@asked
def weighted(chance: Random, ask: dict[str, Any]) -> None:
    """In a positive definite quadric a linear space has one critical point, by its equations."""
    names = variables(chance, 2, 3)
    a, b = linear_space(chance, names, chance.randint(1, len(names) - 1))
    data = [rational(chance) for _ in names]
    root = Matrix(len(names), len(names), lambda *_: chance.randint(-1, 2))
    quadric = root.T * root + diag(*[1] * len(names))
    inverse = quadric.inv()
    u = Matrix(data)
    right = tuple(u - inverse * a.T * (a * inverse * a.T).inv() * (a * u - b))
    given = Ideal(equations((a, b), names), names)
    found = [_rational(p) for p in critical_points(given, data, quadric, **ask)]
    require_equal(found, [right], f"critical points of {given} for {data} in {quadric}")
