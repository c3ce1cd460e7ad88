"""What the equations for Voronoi cells of images of boxes are made of: plain Python, no engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sympy import (
    QQ,
    Dummy,
    Expr,
    ImmutableDenseMatrix,
    Integer,
    Matrix,
    Poly,
    Rational,
    Symbol,
    factor_list,
    gcd_list,
    hessian,
    prod,
    resultant,
)

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.fields import new_symbols
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.real_sets import BoxImage
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.voronoi.arguments import image_point


@dataclass(frozen=True)
class ImageSetting:
    """A point of the image of a box, and the normal space at it.

    ``place`` has the parameters of the point where the map is an immersion; else nothing.  The
    variables are coordinates of the space that the image is in.  ``space`` is the normal space, all
    of space at ends and at singular points, ``limits`` are limits of normal spaces at a singular
    point of a curve.
    """

    real_set: BoxImage
    metric: ImmutableDenseMatrix
    point: tuple[Rational, ...]
    place: tuple[tuple[Symbol, Rational], ...]
    variables: tuple[Symbol, ...]
    space: PolynomialMap
    limits: Ideal

    @property
    def free(self) -> tuple[Symbol, ...]:
        """The parameters that are not at an end of their side; none at a singular point."""
        return tuple(t for t, value in self.place if value not in self.real_set.box[t])

    @property
    def home(self) -> PolynomialMap:
        """The map on the smallest face of the box that has the point, or the point."""
        fixed = {t: value for t, value in self.place if t not in self.free}
        exprs = self.real_set.polynomial_map.exprs if self.place else self.point
        return PolynomialMap([Poly(e, *self._all).subs(fixed) for e in exprs], self._all)

    @property
    def distances(self) -> tuple[PolynomialMap, ...]:
        """For each face ``<w, w> - 2 <w, u - p>`` and ``<w, w>``, for ``w`` from ``p``."""
        away = Matrix(self.space.exprs) - Matrix(self.point)
        found = []
        for face in self.real_set.faces:
            w = Matrix(face.coordinates) - Matrix(self.point)
            square = self._product(w, w)
            found.append(PolynomialMap([square - 2 * self._product(w, away), square], self._all))
        return tuple(found)

    @property
    def walls(self) -> PolynomialMap | None:
        """Where the point is a degenerate critical point, or critical on a larger face."""
        if not self.place:
            return None
        w = Matrix(self.real_set.polynomial_map.exprs) - Matrix(self.space.exprs)
        loss, there = self._product(w, w), dict(self.place)
        walls = [loss.diff(t).subs(there) for t in self.real_set.parameters if t not in self.free]
        if self.free:
            walls.append(hessian(loss, self.free).subs(there).det(method="berkowitz"))
        return PolynomialMap(walls, self._all)

    @property
    def _all(self) -> tuple[Symbol, ...]:
        return (*self.real_set.parameters, *self.space.parameters)

    def _product(self, a: Matrix, b: Matrix) -> Expr:
        return (a.T * self.metric * b)[0].expand()


def image_setting(real_set: BoxImage, point: Any, metric: ImmutableDenseMatrix) -> ImageSetting:
    """Return a point of the image of a box with its normal space.

    Refused is a point that is not on the image, and one of a map in several parameters that is not
    given by its parameters or where the map is no immersion.
    """
    given = image_point(real_set, point)
    place, limits = _place(real_set, point, given, metric)
    names = new_symbols("y", real_set.dimension, real_set.parameters)
    box = real_set.box
    free = [t for t, value in place if value not in box[t]]
    if not place or not free:
        space = PolynomialMap(list(names), names)
    else:
        rows = Matrix(real_set.polynomial_map.exprs).jacobian(free).subs(dict(place)).T * metric
        s = new_symbols("s", real_set.dimension - len(free), (*real_set.parameters, *names))
        if not s:
            came = f"{given}, around which X is all of space"
            raise InputError("the cell must be more than the point", came)
        kernel = Matrix.hstack(*rows.nullspace())
        space = PolynomialMap(list(Matrix(given) + kernel * Matrix(s)), s)
    away = dict(zip(limits.gens, space.exprs, strict=True)) if limits is not None else {}
    lost = Ideal([1 if limits is None else limits.as_expr().xreplace(away)], space.parameters)
    return ImageSetting(real_set, metric, given, place, names, space, lost)


def _place(
    real_set: BoxImage, point: Any, given: tuple[Rational, ...], metric: ImmutableDenseMatrix
) -> tuple[tuple[tuple[Symbol, Rational], ...], Poly | None]:
    """Return the parameters of a point where the map is an immersion, or limits of normal lines."""
    if len(real_set.parameters) == 1:
        return _on_curve(real_set, given, metric)
    if not isinstance(point, Mapping):
        cure = f"rational parameters, {{{real_set.parameters[0]}: ..., ...}}"
        required = "a point of several parameters is given by them"
        raise InputError(required, shown(point), cure)
    place = {t: Rational(point[t]) for t in real_set.parameters}
    rows = Matrix(real_set.polynomial_map.exprs).jacobian(real_set.parameters).subs(place)
    if rows.rank() < len(place):
        came = f"{place}, where it is none"
        raise InputError("the map must be an immersion at the point", came)
    return tuple(place.items()), None


def _on_curve(
    real_set: BoxImage, given: tuple[Rational, ...], metric: ImmutableDenseMatrix
) -> tuple[tuple[tuple[Symbol, Rational], ...], Poly | None]:
    (t,), ((low, high),) = real_set.parameters, real_set.sides
    curve = real_set.polynomial_map.exprs
    fiber = Poly(gcd_list([c - p for c, p in zip(curve, given, strict=True)]), t, domain=QQ)
    factors = [Poly(f, t, domain=QQ) for f, _ in factor_list(fiber.as_expr(), t)[1]]
    above = [
        (factor, root)
        for factor in factors
        for root in RealAlgebraic.roots(factor)
        if low <= root <= high
    ]
    if fiber.is_zero:
        raise InputError("the map must not be constant", shown(real_set))
    if not above:
        raise InputError("the point must lie on X", f"{given}, which no parameters reach")
    (factor, root), *others = above
    velocity = [Poly(c.diff(t), t, domain=QQ).rem(factor) for c in curve]
    if not others and root.is_rational and any(not v.is_zero for v in velocity):
        return ((t, root.interval()[0]),), None
    names = tuple(Dummy(f"y_{i}") for i in range(real_set.dimension))
    pull = metric * (Matrix(names) - Matrix(given))
    lines = [_orthogonal(curve, t, factor, pull) for factor in dict.fromkeys(f for f, _ in above)]
    return (), Poly(prod(lines, start=Integer(1)), *names, domain=QQ)


def _orthogonal(curve: tuple[Expr, ...], t: Symbol, factor: Poly, pull: Matrix) -> Expr:
    """Return the product of the equations of the normal spaces at the roots of a polynomial."""
    order = 1
    # at most the degree: the map is not constant
    while all(Poly(c.diff(t, order), t, domain=QQ).rem(factor).is_zero for c in curve):
        order += 1
    along = sum(d.diff(t, order) * p for d, p in zip(curve, pull, strict=True))
    return resultant(factor.as_expr(), along.expand(), t)
