"""Voronoi cells of the image of a box, decided upstairs: at critical parameters on every face."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, Unpack

from sympy import Expr, ImmutableDenseMatrix, Matrix, Rational, Symbol, hessian

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real_sets import BoxImage, SemialgebraicSet
from nnag_m2.asking import Options, question
from nnag_m2.calling import steps
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import data_argument, squared_distance
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.real_solutions import points_on_components
from nnag_m2.invariants.voronoi.arguments import critical_on_faces, image_point, undecided

Place: TypeAlias = Literal["interior", "boundary", "outside"]
"""Where data lie with respect to a Voronoi cell, relative to the normal space that it lies in."""


@dataclass(frozen=True)
class HalfBranch:
    """One side of a parametrized curve at a parameter: where to, and in which tangent direction.

    Attributes
    ----------
    at
        The parameter.
    order
        Of the first derivative that does not vanish there.
    side
        1 or -1, for larger or smaller parameters.
    """

    at: RealPoint
    order: int
    side: int

    @property
    def sign(self) -> int:
        """The sign of the tangent direction against that derivative."""
        return self.side if self.order % 2 else 1


@dataclass(frozen=True)
class ImageCell:
    """The Voronoi cell of a point of the image of a box, ready to decide which data it contains.

    Attributes
    ----------
    real_set
        The image of a box.
    point
        The point.
    metric
        The matrix of the quadric.
    preimages
        The parameters of the point; of infinitely many, some on each connected set of them.
    is_finite
        Whether these are all.
    """

    real_set: BoxImage
    point: tuple[Rational, ...]
    metric: ImmutableDenseMatrix
    preimages: tuple[RealPoint, ...]
    is_finite: bool

    @question
    def place_of(self, data: Any, **options: Unpack[Options]) -> Place:
        """Return whether data lie in the interior of the cell, on its boundary or outside.

        Parameters, errors and references are those of ``voronoi_cell_contains``.
        """
        u = tuple(data_argument(data, len(self.point)))
        loss = self._loss(u)
        mine = squared_distance(self.point, u, self.metric)
        tied = False
        for place in critical_on_faces(self.real_set, loss):
            sign = place.sign_of(loss - mine)
            if sign < 0:
                return "outside"
            tied = tied or (sign == 0 and not self._is_above(place))
        return "boundary" if tied or self.is_wall(u) else "interior"

    @question
    def places_of(self, data: Iterable[Any], **options: Unpack[Options]) -> list[Place]:
        """Return for each of many data where it lies."""
        return [self.place_of(u) for u in steps(data)]

    @property
    def regular(self) -> RealPoint | None:
        """The only parameter of the point, if the map is an immersion there."""
        if len(self.preimages) != 1 or not self.is_finite:
            return None
        (place,) = self.preimages
        rows = Matrix(self.real_set.polynomial_map.exprs).jacobian(self.real_set.parameters)
        gram = (rows.T * rows).det(method="berkowitz")
        return place if place.sign_of(gram) else None

    def free(self, place: RealPoint) -> tuple[Symbol, ...]:
        """Return the parameters that are not at an end of their side."""
        return tuple(t for t, ends in self.real_set.box.items() if _end(place, t, ends) == 0)

    def half_branches(self) -> tuple[HalfBranch, ...]:
        """Return the half-branches at the point, for a map with one parameter."""
        found = []
        ((t, ends),) = self.real_set.box.items()
        for place in self.preimages:
            order = 1
            # at most the degree: the map is not constant
            while not any(map(place.sign_of, self._derivative(order))):
                order += 1
            sides = [-s for s in (-1, 1) if _end(place, t, ends) != -s]
            found += [HalfBranch(place, order, side) for side in sides]
        return tuple(found)

    def is_crossing(self) -> bool | None:
        """Return whether two half-branches at the point have opposite directions.

        ``None`` when this is not decided: for half-branches at different irrational parameters, and
        for three or more of which no two are opposite.
        """
        branches = self.half_branches()
        if any(a.at == b.at and a.sign != b.sign for a in branches for b in branches):
            return True
        if len({b.at for b in branches}) == 1:
            return False
        if (rays := self._rays()) is None:
            return None
        pairs = [(a, b) for i, a in enumerate(rays) for b in rays[:i]]
        if any(a.dot(b) < 0 and a.dot(b) ** 2 == a.dot(a) * b.dot(b) for a, b in pairs):
            return True
        return False if len(branches) == 2 else None

    def is_wall(self, data: tuple[Rational, ...]) -> bool:
        """Return whether data, whose only nearest point is this one, are on the boundary.

        Notes
        -----
        Where the map is an immersion, and has no other parameter of the point, the data are in the
        interior if and only if the derivatives into the box are positive and the Hessian matrix in
        the other parameters is regular: then the point is a strict local minimum for all data
        nearby.  A curve that is singular there has a nearest point beside it for some data nearby
        if and only if the tangent of a half-branch is orthogonal to ``u - p``.
        """
        loss, place = self._loss(data), self.regular
        if place is not None:
            free = self.free(place)
            ends = [t for t in self.real_set.parameters if t not in free]
            if any(place.sign_of(loss.diff(t)) == 0 for t in ends):
                return True
            return bool(free) and place.sign_of(hessian(loss, free).det(method="berkowitz")) == 0
        if not self.is_finite or len(self.real_set.parameters) > 1:
            raise undecided("the map is no immersion there, or not injective")
        rays = self._rays()
        turns = rays is not None and Matrix.hstack(*rays).rank() > 1
        if self.is_crossing() is not False and not turns:
            raise undecided("it is not known whether the curve is smooth there")
        pull = self.metric * (Matrix(data) - Matrix(self.point))
        return any(
            b.at.sign_of(sum(c * d for c, d in zip(pull, self._derivative(b.order), strict=True)))
            == 0
            for b in self.half_branches()
        )

    def _rays(self) -> list[Matrix] | None:
        """Return the directions of the half-branches, if they are at rational parameters."""
        branches = self.half_branches()
        if not all(b.at.is_rational for b in branches):
            return None
        values = [dict(zip(b.at.variables, b.at.midpoint, strict=True)) for b in branches]
        return [
            Matrix([b.sign * d.subs(there) for d in self._derivative(b.order)])
            for b, there in zip(branches, values, strict=True)
        ]

    def _derivative(self, order: int) -> list[Expr]:
        (t,) = self.real_set.parameters
        return [c.diff(t, order) for c in self.real_set.polynomial_map.exprs]

    def _loss(self, data: tuple[Rational, ...]) -> Expr:
        return squared_distance(self.real_set.polynomial_map.exprs, data, self.metric)

    def _is_above(self, place: RealPoint) -> bool:
        """Return whether parameters are mapped to the point."""
        pairs = zip(self.real_set.polynomial_map.exprs, self.point, strict=True)
        return not any(place.sign_of(c - p) for c, p in pairs)


def image_cell(real_set: BoxImage, point: Any, metric: ImmutableDenseMatrix) -> ImageCell:
    """Return the Voronoi cell of a point of the image of a box."""
    given = image_point(real_set, point)
    names = real_set.parameters
    equations = [c - p for c, p in zip(real_set.polynomial_map.exprs, given, strict=True)]
    fiber = Ideal(equations, names)
    finite = dimension(fiber) <= 0
    within = SemialgebraicSet(fiber, real_set.source(names).inequalities)
    above = tuple(points_on_components(within))
    if not above:
        raise InputError("the point must lie on X", f"{given}, which no parameters reach")
    return ImageCell(real_set, given, metric, above, finite)


def _end(place: RealPoint, t: Symbol, ends: tuple[Rational, Rational]) -> int:
    """Return -1 at the lower end of a side, 1 at the upper one, else 0."""
    low, high = ends
    return -1 if place.sign_of(t - low) == 0 else int(place.sign_of(t - high) == 0)
