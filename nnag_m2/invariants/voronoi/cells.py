"""Whether data lie in the Voronoi cell of a point, decided exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Unpack

from sympy import ImmutableDenseMatrix, Matrix, Poly, Rational, prod

from nnag_m2.algebra.box_images import BoxImage
from nnag_m2.algebra.points import RealPoint
from nnag_m2.algebra.real_numbers import RealAlgebraic
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
from nnag_m2.invariants.voronoi.candidates import Piece, candidates, pieces
from nnag_m2.invariants.voronoi.images import ImageCell, Place, image_cell
from nnag_m2.invariants.voronoi.local import (
    are_dependent,
    has_orthogonal_branch,
    independent,
    is_on_wall,
)


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
        for other in candidates(self.region, self.pieces, data, self.metric, beside, **options):
            sign = nearest(other)
            if sign < 0:
                return "outside"
            tied = tied or (sign == 0 and other != self.point)
        return "boundary" if tied or self._is_wall(data, **options) else "interior"

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
        found = voronoi_boundary(self.region, self.point, self.metric, **options)
        if len(found.coordinates) != 1:
            came = f"a normal space of dimension {len(found.coordinates)}"
            raise InputError("VoronoiCell.ends", "the cell must be part of a line", came)
        (s,) = found.coordinates
        zero = RealAlgebraic.of(0)
        equations = [p for i in (found.ideal, found.limits) for p in i.generators[:1]]
        roots = {r for p in equations if not p.is_ground for r in RealAlgebraic.roots(p)}
        up = [zero, *sorted(r for r in roots if r > 0)]
        down = [zero, *sorted((r for r in roots if r < 0), reverse=True)]

        def end(marks: list[RealAlgebraic], side: int) -> RealAlgebraic | None:
            for mark, beyond in zip(marks, [*marks[1:], None], strict=True):
                there = _between(mark, beyond, side)
                place = [c.subs(s, there) for c in found.space.exprs]
                if self.place_of(place, **options) == "outside":
                    return mark
            return None

        return end(down, -1), end(up, 1)

    @property
    def home(self) -> Piece:
        """The stratum that the point is a smooth point of, of the smallest face through it."""
        active = tuple(h for h in self.region.inequalities if self.point.sign_of(h) == 0)
        through = [p for p in self.pieces if p.equations == active and self._is_on(p)]
        return max(through, key=lambda piece: piece.stratum.depth)

    @property
    def regular_equations(self) -> tuple[Poly, ...] | None:
        """Equations of X with independent gradients at the point, if it is regular.

        Regular means that X without inequalities is smooth at the point, and that the gradients of
        the inequalities that are equations there are independent on the tangent space.
        """
        through = [p for p in self.pieces if not p.equations and self._is_on(p)]
        whole = max(through, key=lambda piece: piece.stratum.depth)
        if whole.stratum.depth:
            return None
        active = self.home.equations
        equations = independent(whole.stratum.ideal.generators, self.point)
        regular = not active or not are_dependent((*equations, *active), self.point)
        return equations if regular else None

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
        home, equations = self.home, self.regular_equations
        if equations is not None:
            return is_on_wall(equations, home.equations, self.point, data, self.metric)
        curve = _plane_curve(self.pieces, self.point)
        if home.stratum.dimension == 0 and curve is not None and not home.equations:
            return has_orthogonal_branch(curve, self.point, data, self.metric)
        if not self.point.is_rational:
            raise _undecided("the point is singular and irrational")
        return self._is_on_equations(data, **options)

    def _is_on_equations(self, data: tuple[Rational, ...], **options: Unpack[Options]) -> bool:
        """Return ``False`` when the boundary's equations do not vanish; else nothing is known."""
        found = voronoi_boundary(self.region, self.point, self.metric, **options)
        if found.contains(data):
            raise _undecided("X is singular at the point")
        return False


def voronoi_cell(
    region: Region | BoxImage, point: Any, quadric: Quadric = "unit", **options: Unpack[Options]
) -> VoronoiCell | ImageCell:
    """Return the Voronoi cell of a point, ready to decide about many data.

    Parameters, errors and references are those of ``voronoi_cell_contains``.
    """
    if isinstance(region, BoxImage):
        metric = metric_argument(quadric, region.dimension, "voronoi_cell")
        return image_cell(region, point, metric, "voronoi_cell", **options)
    return cell_of(region, point, quadric, "voronoi_cell", **options)


def voronoi_cell_contains(
    region: Region | BoxImage,
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
    region
        The set ``X``: an ideal over QQ in ``n`` variables, a ``SemialgebraicSet``, or a
        ``BoxImage`` in ``n``-space.  The ideal need not be radical, equidimensional or prime; only
        its real variety counts.  Of a ``BoxImage`` the parameters on all faces of the box are
        compared, and no equations are needed.
    point
        A point of ``X``: ``n`` exact rationals, or a ``RealPoint``, which may be irrational; of
        a ``BoxImage`` rational coordinates, or rational parameters such as ``{t: 1}``.
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
        which is irrational.  Plane curves are decided at each point.

    References
    ----------
    Cifuentes, Ranestad, Sturmfels, Weinstein: Voronoi cells of varieties, J. Symbolic Comput. 109
    (2022), section 2.

    Examples
    --------
    >>> from nnag_m2 import Ideal
    >>> from sympy.abc import x, y
    >>> cusp = Ideal([y**2 + x**3], [x, y])
    >>> voronoi_cell_contains(cusp, [0, 0], [1, 0]), voronoi_cell_contains(cusp, [0, 0], [0, 1])
    ('interior', 'outside')
    >>> circle = Ideal([x**2 + y**2 - 1], [x, y])
    >>> voronoi_cell_contains(circle, [1, 0], [0, 0])
    'boundary'

    A piece of a parabola: its ends have full-dimensional cells.

    >>> from sympy.abc import t
    >>> from nnag_m2 import BoxImage, PolynomialMap
    >>> arc = BoxImage(PolynomialMap([t, t**2], [t]), {t: (0, 1)})
    >>> voronoi_cell_contains(arc, [1, 1], [2, 1]), voronoi_cell_contains(arc, [1, 1], [3, 0])
    ('interior', 'boundary')
    """
    return voronoi_cell(region, point, quadric, **options).place_of(u, **options)


def cell_of(
    region: Region, point: Any, quadric: Quadric, asked: str, **options: Unpack[Options]
) -> VoronoiCell:
    """Return the Voronoi cell of a point, for a question whose name errors begin with."""
    checked = region_argument(region, asked)
    given = point_argument(point, checked, asked)
    metric = metric_argument(quadric, len(checked.ideal.variables), asked)
    return VoronoiCell(checked, given, metric, pieces(checked, **options))


def _between(mark: RealAlgebraic, beyond: RealAlgebraic | None, side: int) -> Rational:
    """Return a rational number between two algebraic ones, or beyond one on a side of it."""
    if beyond is None:
        return mark.interval(Rational(1))[0] + 2 * side
    width = Rational(1)
    while True:
        one, two = sorted((mark.interval(width), beyond.interval(width)))
        if one[1] < two[0]:
            return (one[1] + two[0]) / 2
        width /= 16


def _plane_curve(pieces: tuple[Piece, ...], point: RealPoint) -> Poly | None:
    """Return the product of the components of dimension 1 through a point of the plane."""
    if len(point.variables) != 2:
        return None
    curves = [
        piece.stratum.ideal.generators[0]
        for piece in pieces
        if not piece.equations and piece.stratum.depth == 0 and piece.stratum.dimension == 1
    ]
    through = [curve for curve in curves if point.sign_of(curve) == 0]
    return prod(through[1:], start=through[0]) if through else None


def _undecided(reason: str) -> InputError:
    required = "interior and boundary of the cell must be told apart"
    came = f"data with one nearest point, where {reason}"
    return InputError("voronoi_cell_contains", required, came, "data nearby")
