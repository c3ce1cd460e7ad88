"""Whether data lie in the Voronoi cell of a point, decided exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, Unpack

from sympy import ImmutableDenseMatrix, Matrix, Poly, Rational, prod

from nnag_m2.algebra.points import RealPoint
from nnag_m2.algebra.semialgebraic import SemialgebraicSet
from nnag_m2.computation import Options
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import Quadric, data_argument
from nnag_m2.invariants.voronoi.arguments import (
    Region,
    metric_argument,
    point_argument,
    region_argument,
)
from nnag_m2.invariants.voronoi.boundary import voronoi_boundary
from nnag_m2.invariants.voronoi.branches import has_half_branch, is_isolated, tangent_form
from nnag_m2.invariants.voronoi.candidates import Piece, candidates, pieces
from nnag_m2.invariants.voronoi.local import are_dependent, independent, is_on_wall

Place: TypeAlias = Literal["interior", "boundary", "outside"]
"""Where data lie with respect to a Voronoi cell, relative to the normal space that it lies in."""


@dataclass(frozen=True)
class VoronoiCell:
    """The Voronoi cell of a point, ready to decide which data it contains.

    Attributes
    ----------
    region
        The set whose points are compared.
    point
        The point of the set.
    metric
        The matrix of the quadric.
    pieces
        The strata of the set and of its faces.
    """

    region: SemialgebraicSet
    point: RealPoint
    metric: ImmutableDenseMatrix
    pieces: tuple[Piece, ...]

    def place_of(self, u: Any, **options: Unpack[Options]) -> Place:
        """Return whether data lie in the interior of the cell, on its boundary or outside.

        Parameters, errors and references are those of ``voronoi_cell_contains``.
        """
        n = len(self.region.ideal.variables)
        data = tuple(data_argument(u, n, "voronoi_cell_contains"))
        tied = False
        beside = tuple(low for low, _ in self.point.intervals) if self.point.is_rational else ()
        nearest = self._comparison(data)
        for other in candidates(
            self.region, self.pieces, data, self.metric, beside, **options
        ):
            sign = nearest(other)
            if sign < 0:
                return "outside"
            tied = tied or (sign == 0 and other != self.point)
        return "boundary" if tied or self._is_wall(data, **options) else "interior"

    @property
    def home(self) -> Piece:
        """The stratum that the point is a smooth point of, of the smallest face through it."""
        active = tuple(h for h in self.region.inequalities if self.point.sign_of(h) == 0)
        through = [p for p in self.pieces if p.equations == active and self._is_on(p)]
        return max(through, key=lambda piece: piece.stratum.depth)

    def _is_on(self, piece: Piece) -> bool:
        return not any(self.point.sign_of(g) for g in piece.stratum.ideal.generators)

    def _comparison(self, data: tuple[Rational, ...]) -> Any:
        """Return a function that compares another point's distance from data with the point's."""
        variables = self.region.ideal.variables
        step = Matrix(variables) - Matrix(data)
        distance = Poly((step.T * self.metric * step)[0], *variables, domain="QQ")
        mine = self.point.value_of(distance)
        if mine.is_rational:
            number = mine.interval()[0]
            return lambda other: other.sign_of(distance - number)

        def compared(other: RealPoint) -> int:
            theirs = other.value_of(distance)
            return (theirs > mine) - (theirs < mine)

        return compared

    def _is_wall(self, data: tuple[Rational, ...], **options: Unpack[Options]) -> bool:
        """Return whether data, whose only nearest point is this one, are on the boundary."""
        home = self.home
        whole = max(
            (p for p in self.pieces if not p.equations and self._is_on(p)),
            key=lambda piece: piece.stratum.depth,
        )
        if whole.stratum.depth == 0:
            equations = independent(whole.stratum.ideal.generators, self.point)
            if not home.equations or not are_dependent((*equations, *home.equations), self.point):
                return is_on_wall(equations, home.equations, self.point, data, self.metric)
        beside = tuple(low for low, _ in self.point.intervals)
        if not self.point.is_rational:
            raise _undecided("the point is singular and irrational")
        if home.stratum.dimension == 0 and len(beside) == 2:
            return self._is_tangent(home.equations, beside, data)
        return self._is_on_equations(data, **options)

    def _is_tangent(
        self, active: tuple[Poly, ...], point: tuple[Rational, ...], data: tuple[Rational, ...]
    ) -> bool:
        """Return whether a half-branch of a plane curve at the point is orthogonal to ``u - p``."""
        curve = _plane_curve(self.pieces, point)
        if curve is None:
            return False
        x, y = (a - b for a, b in zip(data, point, strict=True))
        if (x, y) == (0, 0):
            return not is_isolated(curve, active, point)
        form = self.metric * Matrix([x, y])
        along = (-form[1], form[0])
        if tangent_form(curve, point).eval(along) != 0:
            return False
        return has_half_branch(curve, active, point, along, (x, y))

    def _is_on_equations(self, data: tuple[Rational, ...], **options: Unpack[Options]) -> bool:
        """Return ``False`` when the boundary's equations do not vanish; else nothing is known."""
        found = voronoi_boundary(self.region, self.point, self.metric, **options)
        if found.contains(data):
            raise _undecided("X is singular at the point")
        return False


def voronoi_cell(
    X: Region, point: Any, quadric: Quadric = "unit", **options: Unpack[Options]
) -> VoronoiCell:
    """Return the Voronoi cell of a point, ready to decide about many data.

    Parameters, errors and references are those of ``voronoi_cell_contains``.
    """
    return _cell(X, point, quadric, "voronoi_cell", **options)


def voronoi_cell_contains(
    X: Region,
    point: Any,
    u: Any,
    quadric: Quadric = "unit",
    **options: Unpack[Options],
) -> Place:
    """Return whether data lie in the interior of the Voronoi cell, on its boundary or outside.

    The cell of a point ``p`` of ``X`` is the set of all ``u`` that are not closer to any other real
    point of ``X``.  The answer is exact and proved: distances are compared as real algebraic
    numbers, at the critical points on all strata of ``X`` and of its faces.

    Parameters
    ----------
    X
        An ideal over QQ in ``n`` variables, or a ``SemialgebraicSet``.  The ideal need not be
        radical, equidimensional or prime; only its real variety counts.
    point
        A point of ``X``: ``n`` exact rationals, or a ``RealPoint``, which may be irrational.
    u
        The data: ``n`` exact rationals.
    quadric
        ``"unit"`` for the usual distance, or a positive definite matrix of exact rationals, shape
        ``(n, n)``.

    Returns
    -------
    "interior", "boundary" or "outside"
        Interior and boundary are relative to the normal space at ``p`` of the stratum of ``p``, see
        ``voronoi_boundary``: to all of space where ``p`` is a stratum by itself.  Data with two
        nearest points are on the boundary of the cells of both.

    Raises
    ------
    InputError
        For a point that is not on ``X``, a quadric that is not positive definite, floats, another
        field; and where interior and boundary cannot be told apart: for data with one nearest
        point, at which ``X`` is singular, that satisfy the equations of ``voronoi_boundary``, or
        which is irrational.  Plane curves are decided at each rational point.

    References
    ----------
    Cifuentes, Ranestad, Sturmfels, Weinstein: Voronoi cells of varieties, J. Symbolic Comput. 109
    (2022), section 2.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> cusp = Ideal([y**2 + x**3], [x, y])
    >>> voronoi_cell_contains(cusp, [0, 0], [1, 0]), voronoi_cell_contains(cusp, [0, 0], [0, 1])
    ('interior', 'outside')
    >>> circle = Ideal([x**2 + y**2 - 1], [x, y])
    >>> voronoi_cell_contains(circle, [1, 0], [0, 0])
    'boundary'
    """
    cell = _cell(X, point, quadric, "voronoi_cell_contains", **options)
    return cell.place_of(u, **options)


def _cell(
    X: Region, point: Any, quadric: Quadric, asked: str, **options: Unpack[Options]
) -> VoronoiCell:
    region = region_argument(X, asked)
    given = point_argument(point, region, asked)
    metric = metric_argument(quadric, len(region.ideal.variables), asked)
    return VoronoiCell(region, given, metric, pieces(region, **options))


def _plane_curve(pieces: tuple[Piece, ...], point: tuple[Rational, ...]) -> Poly | None:
    """Return the product of the components of dimension 1 through a point of the plane."""
    curves = [
        piece.stratum.ideal.generators[0]
        for piece in pieces
        if not piece.equations and piece.stratum.depth == 0 and piece.stratum.dimension == 1
    ]
    through = [curve for curve in curves if curve.eval(point) == 0]
    return prod(through[1:], start=through[0]) if through else None


def _undecided(reason: str) -> InputError:
    required = "interior and boundary of the cell must be told apart"
    came = f"data with one nearest point, where {reason}"
    return InputError("voronoi_cell_contains", required, came, "data nearby")
