"""The Voronoi cell of a point: decides which data it contains."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Unpack

import numpy as np
from sympy import ImmutableDenseMatrix, Poly, Rational

from nnag_m2.algebra.exact_numbers import fraction_of
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.real_sets import SemialgebraicSet
from nnag_m2.asking import Options, question
from nnag_m2.calling import steps
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import data_argument, squared_distance
from nnag_m2.invariants.voronoi.arguments import undecided
from nnag_m2.invariants.voronoi.boundary import voronoi_boundary
from nnag_m2.invariants.voronoi.disks import disks_of
from nnag_m2.invariants.voronoi.images import Place
from nnag_m2.invariants.voronoi.known import (
    FaceStratum,
    Vector,
    candidates,
    enclosed,
    plane_curve_through,
    vector,
)
from nnag_m2.invariants.voronoi.local import (
    are_dependent,
    has_orthogonal_branch,
    independent,
    is_on_wall,
    normal_equations,
)
from nnag_m2.invariants.voronoi.many import Verdict, places
from nnag_m2.invariants.voronoi.walls import ends_on_line

_LARGE = 2**200
"""Beyond it nothing is done in floating point."""


@dataclass(frozen=True)
class VoronoiCell:
    """The Voronoi cell of a point, ready to decide which data it contains.

    Attributes
    ----------
    real_set
        The set whose points are compared.
    point
        The point of the set.
    metric
        The matrix of the quadric.
    face_strata
        The strata of the set and of its faces.
    """

    real_set: SemialgebraicSet
    point: RealPoint
    metric: ImmutableDenseMatrix
    face_strata: tuple[FaceStratum, ...]

    @question
    def place_of(self, data: Any, **options: Unpack[Options]) -> Place:
        """Return whether data lie in the interior of the cell, on its boundary or outside.

        Parameters, errors and references are those of ``voronoi_cell_contains``.
        """
        n = len(self.real_set.ideal.variables)
        u = tuple(data_argument(data, n, self.real_set.ideal.variables))
        tied, other = self._compared(u)
        if other is not None:
            return "outside"
        return "boundary" if tied or self._is_wall(u) else "interior"

    @question
    def places_of(self, data: Iterable[Any], **options: Unpack[Options]) -> list[Place]:
        """Return for each of many data where it lies: fast, and as exact as ``place_of``.

        Parameters
        ----------
        data
            Any number of ``n`` exact rationals.

        Returns
        -------
        list
            "interior", "boundary" or "outside" for each.

        Raises
        ------
        InputError
            As in ``voronoi_cell_contains``.

        Notes
        -----
        Most data are decided by what is known from others: strictly inside the convex hull of data
        in the cell they are in its interior, and outside when a point of ``X`` is certainly
        nearer that was met before.  The rest is decided one by one: at rational points of plane
        curves by counting the real points on circles, else as by ``place_of``, which is what is
        done with all data at irrational points.  Where the normal space has more than two
        dimensions, all data in the cell are decided one by one.

        Examples
        --------
        >>> from nnag_m2 import Ideal, voronoi_cell
        >>> from sympy.abc import x, y
        >>> cell = voronoi_cell(Ideal([y**2 + x**3], [x, y]), [0, 0])
        >>> cell.places_of([[1, 0], [0, 1], [0, 0]])
        ['interior', 'outside', 'boundary']
        """
        n = len(self.real_set.ideal.variables)
        given = [vector(u, n) for u in data]
        if not self.point.is_rational or any(abs(c) > _LARGE for u in given for c in u):
            return [self.place_of(u) for u in steps(given)]
        origin = [fraction_of(low) for low, _ in self.point.intervals]
        moved = [tuple(c - o for c, o in zip(u, origin, strict=True)) for u in given]
        normals, free = normal_equations(self.home.ideal, self.point, self.metric)
        within = [
            i
            for i, v in enumerate(moved)
            if not any(sum(a * c for a, c in zip(row, v, strict=True)) for row in normals)
        ]
        metric = np.array(self.metric.tolist(), dtype=float)
        found = places([moved[i] for i in within], *self._decisions(origin), metric, free)
        there = dict(zip(within, found, strict=True))
        return [there.get(i, "outside") for i in range(len(given))]

    @question
    def ends(self, **options: Unpack[Options]) -> tuple[RealAlgebraic | None, RealAlgebraic | None]:
        """Return where a cell ends that is part of a line: at a smooth point of a hypersurface.

        Returns
        -------
        tuple
            The least and the largest value of the coordinate ``s_1`` of ``voronoi_boundary``, which
            is 0 at the point; ``None`` where the cell has no end.

        Raises
        ------
        InputError
            For a cell that is not part of a line, and as in ``voronoi_boundary``.
        """
        if not self.point.is_rational:
            raise InputError("the point must be rational", str(self.point))
        found = voronoi_boundary(self.real_set, self.point, self.metric)
        if len(found.coordinates) != 1:
            came = f"a normal space of dimension {len(found.coordinates)}"
            raise InputError("the cell must be part of a line", came)
        return ends_on_line(found, lambda data: self.place_of(data) == "outside")

    @property
    def home(self) -> FaceStratum:
        """The stratum that the point is a smooth point of, of the smallest face through it."""
        active = tuple(h for h in self.real_set.inequalities if self.point.sign_of(h) == 0)
        through = [p for p in self.face_strata if p.equations == active and self._is_on(p)]
        return max(through, key=lambda piece: piece.depth)

    @property
    def regular_equations(self) -> tuple[Poly, ...] | None:
        """Equations of X with independent gradients at the point, if it is regular.

        Regular means that X without inequalities is smooth at the point, and that the gradients of
        the inequalities that are equations there are independent on the tangent space.
        """
        through = [p for p in self.face_strata if not p.equations and self._is_on(p)]
        deepest = max(through, key=lambda piece: piece.depth)
        if deepest.depth:
            return None
        active = self.home.equations
        equations = independent(deepest.ideal.generators, self.point)
        regular = not active or not are_dependent((*equations, *active), self.point)
        return equations if regular else None

    def _compared(self, data: tuple[Rational, ...]) -> tuple[bool, RealPoint | None]:
        """Return whether another point is as near to data, and a point that is nearer."""
        tied = False
        nearest = self._comparison(data)
        for other in candidates(self.real_set, self.face_strata, data, self.metric):
            sign = nearest(other)
            if sign < 0:
                return False, other
            tied = tied or (sign == 0 and other != self.point)
        return tied, None

    def _decisions(
        self, origin: Sequence[Fraction]
    ) -> tuple[Callable[[Vector], Verdict], Callable[[Vector], bool]]:
        """Return what decides data relative to the point, which is rational, and tells walls."""
        disks = disks_of(self.real_set, self.point, self.metric, self.face_strata)
        place = [low for low, _ in self.point.intervals]

        def data(v: Vector) -> tuple[Rational, ...]:
            return tuple(Rational(o + c) for o, c in zip(origin, v, strict=True))

        def verdict(v: Vector) -> Verdict:
            meets = disks.meet(v) if disks else None
            if disks and meets:
                return Verdict(True, False, tuple(disks.closer(v)))
            if meets is False:
                return Verdict(False, False, ())
            tied, other = self._compared(data(v))
            return Verdict(other is not None, tied, (enclosed(other, place),) if other else ())

        return verdict, lambda v: self._is_wall(data(v))

    def _is_on(self, piece: FaceStratum) -> bool:
        return not any(self.point.sign_of(g) for g in piece.ideal.generators)

    def _comparison(self, data: tuple[Rational, ...]) -> Any:
        """Return a function that compares another point's distance from data with the point's."""
        variables = self.real_set.ideal.variables
        distance = Poly(squared_distance(variables, data, self.metric), *variables, domain="QQ")
        mine = self.point.value_of(distance)
        if mine.is_rational:
            number = mine.interval()[0]
            return lambda other: other.sign_of(distance - number)

        def compared(other: RealPoint) -> int:
            theirs = other.value_of(distance)
            return (theirs > mine) - (theirs < mine)

        return compared

    def _is_wall(self, data: tuple[Rational, ...]) -> bool:
        """Return whether data, whose only nearest point is this one, are on the boundary."""
        home, equations = self.home, self.regular_equations
        if equations is not None:
            return is_on_wall(equations, home.equations, self.point, data, self.metric)
        curve = plane_curve_through(self.face_strata, self.point)
        if home.dimension == 0 and curve is not None and not home.equations:
            return has_orthogonal_branch(curve, self.point, data, self.metric)
        if not self.point.is_rational:
            raise undecided("the point is singular and irrational")
        if voronoi_boundary(self.real_set, self.point, self.metric).contains(data):
            raise undecided("X is singular at the point")
        return False
