"""Equations for the boundary of a Voronoi cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Unpack

from sympy import QQ, Expr, ImmutableDenseMatrix, Poly, Rational, Symbol, linsolve

from nnag_m2.algebra.arguments import shown
from nnag_m2.algebra.box_images import BoxImage
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.computation import Options, Query, RingOf, Value, computation, ring_of
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import Quadric, data_argument
from nnag_m2.invariants.reading import expect, ideal_in, items, poly_in
from nnag_m2.invariants.voronoi.arguments import (
    Region,
    metric_argument,
    rational_point_argument,
    region_argument,
)
from nnag_m2.invariants.voronoi.image_boundary import ImageSetting, image_setting


@dataclass(frozen=True)
class VoronoiBoundary:
    """Equations for the boundary of the Voronoi cell of a point.

    Attributes
    ----------
    point
        The point ``p``, of ``n``-space.
    stratum
        The ideal of the stratum of ``p``: of the largest piece of ``X`` that is a manifold around
        ``p`` and has a smooth ``X``, or another manifold, along it.  It is prime over QQ.  The cell
        lies in the normal space of the stratum at ``p``.
    space
        The normal space: ``n`` coordinates of ``u`` as polynomials of degree one.  All of space
        when ``p`` is a stratum by itself.
    ideal
        In the coordinates of the normal space: the variables ``s_1, s_2, ...`` of ``space``; the
        variables of ``X`` itself where the normal space is all of space.
    limits
        In the same ring: limits of the normal spaces at points that approach ``p``, on strata that
        are singular at ``p``.  The unit ideal when there is no such stratum.
    """

    point: tuple[Rational, ...]
    stratum: Ideal
    space: PolynomialMap
    ideal: Ideal
    limits: Ideal

    @property
    def coordinates(self) -> tuple[Symbol, ...]:
        """The coordinates of the normal space."""
        return self.space.parameters

    @property
    def is_ambient(self) -> bool:
        """Whether the normal space is all of space."""
        return len(self.space.parameters) == len(self.point)

    @property
    def equation(self) -> Expr | None:
        """The one equation of ``ideal``; ``None`` when there are several."""
        found = self.ideal.exprs
        return found[0] if len(found) == 1 else None

    def contains(self, u: Any) -> bool:
        """Return whether data of the normal space are on the variety of ``ideal`` or ``limits``.

        Parameters
        ----------
        u
            ``n`` exact rationals.

        Raises
        ------
        InputError
            For data that are not in the normal space.
        """
        data = data_argument(u, len(self.point), "VoronoiBoundary")
        names = self.coordinates
        solved = linsolve([c - d for c, d in zip(self.space.exprs, data, strict=True)], *names)
        if not solved:
            raise InputError("VoronoiBoundary", "the data must be in the normal space", shown(u))
        (place,) = solved
        values = dict(zip(names, place, strict=True))
        return any(
            all(e.xreplace(values).expand() == 0 for e in ideal.exprs)
            for ideal in (self.ideal, self.limits)
        )


@computation
def voronoi_boundary(
    region: Region | BoxImage,
    point: Any,
    quadric: Quadric = "unit",
    **options: Unpack[Options],
) -> Query[VoronoiBoundary]:
    """Return equations for the boundary of the Voronoi cell of a point.

    The cell of ``p`` is the set of all ``u`` that are not closer to any other real point of ``X``
    than to ``p``.  It is convex and closed, and it lies in the normal space at ``p`` of the stratum
    of ``p``: of ``X`` itself where ``p`` is a smooth point, else of a component of the singular
    locus, or of the singular locus of that, ...; of a face, where inequalities are equations at
    ``p``.  The normal space is all of space when ``p`` is a stratum by itself, as isolated singular
    points are.

    Parameters
    ----------
    region
        The set ``X``: an ideal over QQ in ``n`` variables, a ``SemialgebraicSet``, or a
        ``BoxImage`` in ``n``-space.  The ideal need not be radical, equidimensional or prime; only
        its variety counts.
    point
        A point of ``X``: ``n`` exact rationals, or a rational ``RealPoint``; of a ``BoxImage``
        rational coordinates, or rational parameters such as ``{t: 1}``, which must be given where
        there are several, and should be the only ones that are mapped there.
    quadric
        ``"unit"`` for the usual distance, or a positive definite matrix of exact rationals, shape
        ``(n, n)``.

    Returns
    -------
    VoronoiBoundary
        The boundary of the cell, relative to the normal space, is contained in the union of the
        varieties of ``ideal`` and ``limits``.  The ideal's variety is the union of

        * the closure of the ``u`` for which a point ``q`` other than ``p``, a smooth point of some
          stratum, is critical and as far from ``u`` as ``p``;
        * the focal points: the ``u`` for which ``p`` is a degenerate critical point;
        * where inequalities are equations at ``p``, the normal spaces of larger faces.

        Parts of it may not touch the cell: all complex critical points ``q`` count, not only the
        nearest.  Limits of normal spaces touch the cell at ``p``, and possibly beyond.

    Raises
    ------
    InputError
        For a point that is irrational or not on ``X``, a quadric that is not positive definite,
        floats, another field.

    Notes
    -----
    An engine with msolve eliminates with it where many points are possible.  It works modulo
    primes, and the result is right with high probability; all else is proved.

    References
    ----------
    Cifuentes, Ranestad, Sturmfels, Weinstein: Voronoi cells of varieties, J. Symbolic Comput. 109
    (2022), section 2; for the focal points Federer: Curvature measures (1959), section 4.

    Examples
    --------
    The cusp ``y**2 + x**3 = 0`` attracts all data to the right of a quartic curve:

    >>> from sympy.abc import x, y
    >>> voronoi_boundary(Ideal([y**2 + x**3], [x, y]), [0, 0]).equation
    -128*x**3 + 32*x**2 - 72*x*y**2 - 2*x + 27*y**4 + y**2

    At a smooth point of a curve the cell is part of the normal line; that of the vertex of the
    parabola ends at the center of curvature.

    >>> vertex = voronoi_boundary(Ideal([y - x**2], [x, y]), [0, 0])
    >>> vertex.space, vertex.ideal
    (PolynomialMap([0, -s_1], [s_1]), Ideal([2*s_1 + 1], [s_1]))

    At an end of a piece of it, in the coordinates ``y_1`` and ``y_2``, the normal line is a wall:

    >>> from sympy import factor
    >>> from sympy.abc import t
    >>> from nnag_m2 import BoxImage, PolynomialMap
    >>> arc = BoxImage(PolynomialMap([t, t**2], [t]), {t: (0, 1)})
    >>> factor(voronoi_boundary(arc, {t: 0}).equation)
    -y_1*(y_1 + y_2 - 1)*(27*y_1**2 - 8*y_2**3 + 12*y_2**2 - 6*y_2 + 1)
    """
    asked = "voronoi_boundary"
    if isinstance(region, BoxImage):
        metric = metric_argument(quadric, region.dimension, asked)
        return _of_image(image_setting(region, point, metric))
    checked = region_argument(region, asked)
    variables = checked.ideal.variables
    given = rational_point_argument(point, checked, asked)
    metric = metric_argument(quadric, len(variables), asked)
    values: list[tuple[str, Value]] = [
        ("ideal", checked.ideal),
        ("point", ImmutableDenseMatrix([given])),
        ("quadric", metric),
    ]
    if checked.inequalities:
        values.append(("inequalities", PolynomialMap(checked.inequalities, variables)))
    rings = (ring_of(checked.ideal), RingOf("S", _coordinates(variables), QQ))
    return Query(asked, rings, tuple(values), _boundary, (given, variables))


def _of_image(setting: ImageSetting) -> Query[VoronoiBoundary]:
    space, source = setting.space.parameters, setting.region.parameters
    rings = (
        RingOf("R", (*source, *space), QQ),
        RingOf("S", space, QQ),
        RingOf("Y", setting.variables, QQ),
    )
    values: list[tuple[str, Value]] = [("distances", setting.distances), ("home", setting.home)]
    if setting.walls is not None:
        values.append(("walls", setting.walls))
    return Query("voronoi_boundary_of_image", rings, tuple(values), _image_boundary, (setting,))


def _image_boundary(answer: Any, setting: ImageSetting) -> VoronoiBoundary:
    boundary, stratum = items(answer, 2)
    return VoronoiBoundary(
        setting.point,
        ideal_in(stratum, setting.variables),
        setting.space,
        ideal_in(boundary, setting.space.parameters),
        setting.limits,
    )


def _coordinates(variables: tuple[Symbol, ...]) -> tuple[Symbol, ...]:
    """Return names for the coordinates of the normal space that no variable has."""
    taken = {str(v) for v in variables}
    letter = "s"
    while any(f"{letter}_{i + 1}" in taken for i in range(len(variables))):
        letter += "s"
    return tuple(Symbol(f"{letter}_{i + 1}") for i in range(len(variables)))


def _boundary(
    answer: Any, point: tuple[Rational, ...], variables: tuple[Symbol, ...]
) -> VoronoiBoundary:
    space, boundary, limits, stratum = items(answer, 4)
    names = _coordinates(variables)
    rows = [poly_in(expect(Poly, row), names) for row in items(space, len(variables))]
    used = tuple(v for v in names if any(row.degree(v) > 0 for row in rows))
    if not used:
        came = f"{point}, around which X is all of space"
        raise InputError("voronoi_boundary", "the cell must be more than the point", came)
    new = variables if len(used) == len(variables) else used
    there = dict(zip(used, new, strict=True))

    def renamed(ideal: Ideal) -> Ideal:
        return Ideal([e.xreplace(there) for e in ideal_in(ideal, names).exprs], new)

    return VoronoiBoundary(
        point,
        ideal_in(stratum, variables),
        PolynomialMap([row.as_expr().xreplace(there) for row in rows], new),
        renamed(boundary),
        renamed(limits),
    )
