"""The boundary of a Voronoi cell as a value, in a normal space; ends of cells on a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import QQ, Expr, Poly, Rational, Symbol
from sympy.polys.matrices import DomainMatrix

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.real.enclosed_roots import between
from nnag_m2.algebra.real.number_fields import RATIONAL, PointField
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.terms import value_at
from nnag_m2.asking.reading import expect, ideal_in, items, poly_in
from nnag_m2.errors import InputError, named, shown
from nnag_m2.invariants.distance.quadrics import data_argument


def ends_on_line(
    boundary: VoronoiBoundary, is_outside: Callable[[Sequence[Expr]], bool]
) -> tuple[RealAlgebraic | None, RealAlgebraic | None]:
    """Return the least and the largest value of the coordinate on a cell that is part of a line.

    The boundary of the cell has one coordinate, which is 0 at the cell's point.  ``None`` where the
    cell has no end.
    """
    (s,), zero = boundary.coordinates, RealAlgebraic.of(0)
    equations = [p for i in (boundary.ideal, boundary.limits) for p in i.generators[:1]]
    roots = {r for p in equations if not p.is_ground for r in RealAlgebraic.roots(p)}
    up = [zero, *sorted(r for r in roots if r > 0)]
    down = [zero, *sorted((r for r in roots if r < 0), reverse=True)]

    def end(marks: list[RealAlgebraic], side: int) -> RealAlgebraic | None:
        for mark, beyond in zip(marks, [*marks[1:], None], strict=True):
            far = mark.interval(Rational(1))[0] + 2 * side
            there = far if beyond is None else between(mark, beyond)
            if is_outside([c.subs(s, there) for c in boundary.space.exprs]):
                return mark
        return None

    return end(down, -1), end(up, 1)


@dataclass(frozen=True)
class VoronoiBoundary(ShownInParts):
    """Equations for the boundary of the Voronoi cell of a point.

    Attributes
    ----------
    point
        The point ``p``, of ``n``-space: rational coordinates, or polynomials in ``theta``.
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
    theta
        At an irrational point the last variable of ``space``, ``ideal`` and ``limits``: it stands
        for ``field.generator``, and its minimal polynomial is in both ideals.  Else ``None``.
    field
        The field of the coordinates of the point.
    """

    point: tuple[Expr, ...]
    stratum: Ideal
    space: PolynomialMap
    ideal: Ideal
    limits: Ideal
    theta: Symbol | None = None
    field: PointField = RATIONAL

    @property
    def coordinates(self) -> tuple[Symbol, ...]:
        """The coordinates of the normal space."""
        return tuple(v for v in self.space.parameters if v != self.theta)

    @property
    def is_ambient(self) -> bool:
        """Whether the normal space is all of space."""
        return len(self.coordinates) == len(self.point)

    @property
    def equation(self) -> Expr | None:
        """The one equation of ``ideal``, besides that of ``theta``; ``None`` for several."""
        found = [e for e in self.ideal.exprs if e.free_symbols != {self.theta}]
        return found[0] if len(found) == 1 else None

    @named
    def contains(self, data: Any) -> bool:
        """Return whether data of the normal space are on the variety of ``ideal`` or ``limits``.

        Parameters
        ----------
        data
            ``n`` exact rationals.

        Raises
        ------
        InputError
            For data that are not in the normal space.
        """
        given = data_argument(data, len(self.point))
        place = self._place([QQ.from_sympy(c) for c in given])
        if place is None:
            raise InputError("the data must be in the normal space", shown(data))
        return any(
            all(not self._value(e, place) for e in ideal.exprs)
            for ideal in (self.ideal, self.limits)
        )

    def _place(self, data: list[Any]) -> list[Any] | None:
        """Return the coordinates of data in the normal space, if they are in it."""
        names, domain = self.coordinates, self.field.domain
        none = [domain.zero] * len(names)
        rows = []
        for form, value in zip(self.space.exprs, data, strict=True):
            row = [self._value(form.diff(s), none) for s in names]
            rows.append([*row, domain.convert(value) - self._value(form, none)])
        reduced, pivots = DomainMatrix(rows, (len(rows), len(names) + 1), domain).rref()
        if len(names) in pivots:
            return None
        return [reduced[i, len(names)].element for i in range(len(names))]

    def _value(self, expr: Expr, place: list[Any]) -> Any:
        """Return the value of a polynomial at a place, in the field."""
        domain = self.field.domain
        values = place if self.theta is None else [*place, domain.unit]
        poly = Poly(expr, *self.space.parameters, domain=QQ)
        return value_at(poly, values, domain.convert, domain.one)


def boundary_in(
    answer: Any,
    point: tuple[Expr, ...],
    variables: tuple[Symbol, ...],
    coordinates: tuple[Symbol, ...],
    theta: Symbol | None = None,
    field: PointField = RATIONAL,
) -> VoronoiBoundary:
    """Return the boundary that a reply tells: {space, boundary, limits, stratum}."""
    space, boundary, limits, stratum = items(answer, 4)
    last = () if theta is None else (theta,)
    names = (*coordinates, *last)
    rows = [poly_in(expect(Poly, row), names) for row in items(space, len(variables))]
    used = tuple(v for v in coordinates if any(row.degree(v) > 0 for row in rows))
    if not used:
        came = f"{point}, around which X is all of space"
        raise InputError("the cell must be more than the point", came)
    new = variables if len(used) == len(variables) else used
    there = dict(zip(used, new, strict=True))

    def renamed(ideal: Ideal) -> Ideal:
        return Ideal([e.xreplace(there) for e in ideal_in(ideal, names).exprs], (*new, *last))

    return VoronoiBoundary(
        point,
        ideal_in(stratum, variables),
        PolynomialMap([row.as_expr().xreplace(there) for row in rows], (*new, *last)),
        renamed(boundary),
        renamed(limits),
        theta,
        field,
    )
