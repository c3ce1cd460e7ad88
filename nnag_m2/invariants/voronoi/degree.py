"""Voronoi degrees: of the hypersurface that bounds a cell; points with a given normal vector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from typing import Any, Unpack

from sympy import GF, Dummy, Expr, ImmutableDenseMatrix, Integer, Matrix, Poly, Rational, Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import SEED, drawn_primes, random_by
from nnag_m2.asking import Answer, Options, question
from nnag_m2.calling import steps
from nnag_m2.errors import InputError
from nnag_m2.invariants.components import components_if_needed
from nnag_m2.invariants.distance.quadrics import Quadric
from nnag_m2.invariants.general_points import at_random
from nnag_m2.invariants.hilbert import codimension, dimension
from nnag_m2.invariants.hypotheses import Assume, without_multiple_factors
from nnag_m2.invariants.loci import singular_locus
from nnag_m2.invariants.operations import elimination_ideal
from nnag_m2.invariants.singularities.spaces import Point, normal_space, rational_place
from nnag_m2.invariants.voronoi.arguments import metric_argument


@dataclass(frozen=True)
class Component:
    """A radical and equidimensional ideal, with what equations for normals need to know of it."""

    ideal: Ideal
    codimension: int
    is_smooth: bool

    def at(self, unknowns: Sequence[Symbol]) -> PointOnIt:
        """Return a point with unknown coordinates."""
        return PointOnIt(self, tuple(unknowns))


@dataclass(frozen=True)
class PointOnIt:
    """A point of a component, with unknown coordinates."""

    component: Component
    unknowns: tuple[Symbol, ...]

    @cached_property
    def equations(self) -> list[Expr]:
        """The equations of the component."""
        ideal = self.component.ideal
        there = dict(zip(ideal.variables, self.unknowns, strict=True))
        return [f.subs(there, simultaneous=True) for f in ideal.exprs]

    @cached_property
    def jacobian(self) -> Matrix:
        """Their derivatives, a row for each; none for the whole space."""
        n = len(self.unknowns)
        return Matrix(
            len(self.equations), n, [f.diff(v) for f in self.equations for v in self.unknowns]
        )

    def is_normal(self, vector: Matrix) -> list[Expr]:
        """Return equations that say that a column is in the span of the gradients, at a point.

        The vanishing of minors of the derivatives and the vector, larger by one than the
        codimension.
        """
        c = self.component.codimension
        rows = combinations(self.jacobian.tolist(), c)
        return [m for chosen in rows for m in minors(Matrix([*chosen, list(vector)]), c + 1)]

    @cached_property
    def minors(self) -> list[Expr]:
        """The maximal minors of the derivatives: some of them is not zero at a smooth point."""
        return minors(self.jacobian, self.component.codimension)


def minors(matrix: Matrix, size: int) -> list[Expr]:
    """Return the determinants of all square submatrices of a size."""
    rows, columns = (combinations(range(n), size) for n in matrix.shape)
    return [matrix.extract(list(r), list(c)).det() for r, c in product(rows, columns)]


def components_of(ideal: Ideal, assume: Assume = ()) -> tuple[Component, ...]:
    """Return the components of a variety, or all of it where it is plainly equidimensional."""
    found = components_if_needed(without_multiple_factors(ideal, assume), assume)
    return tuple(
        Component(part, codimension(part), dimension(singular_locus(part)) < 0)
        for part in found
        if dimension(part) >= 0
    )


def unknowns(letter: str, like: Sequence[Any]) -> tuple[Symbol, ...]:
    """Return as many new unknowns as there are coordinates."""
    return tuple(Dummy(f"{letter}_{i}") for i, _ in enumerate(like, 1))


@question
def voronoi_degree(
    ideal: Ideal,
    point: Point,
    quadric: Quadric = "unit",
    assume: Assume = (),
    **options: Unpack[Options],
) -> Answer[int]:
    """Return the degree of the hypersurface in its normal space that bounds a Voronoi cell.

    It is the closure of all complex data as far from the point as from another critical point.  The
    answer is probabilistic: it is counted modulo a prime, on a line in the normal space.

    Parameters
    ----------
    ideal
        Over QQ, in ``n`` variables.
    point
        ``n`` rational numbers: a smooth point of the variety.
    quadric
        ``"unit"`` for the usual distance, or a positive definite matrix of exact rationals, shape
        ``(n, n)``.
    assume
        As for ``euclidean_distance_degree``.

    Returns
    -------
    int
        For a general point of a general plane curve of degree ``d`` it is ``d^2 + d - 4``, of a
        curve of degree ``d`` and genus ``g`` in space ``4 d + 2 g - 6``.  0 where there is no other
        critical point.  ``voronoi_boundary`` has the equations, and further parts.

    Raises
    ------
    InputError
        For a point that is not rational, not on the variety, or singular.

    References
    ----------
    Cifuentes, Ranestad, Sturmfels, Weinstein: Voronoi cells of varieties, J. Symbolic Comput. 109
    (2022).

    Examples
    --------
    >>> from sympy import Rational
    >>> from sympy.abc import x, y
    >>> voronoi_degree(Ideal([x**2 + 4*y**2 - 4], [x, y]), [Rational(6, 5), Rational(4, 5)])
    2
    """
    checked, place = rational_place(ideal, point)
    metric = metric_argument(quadric, len(place))
    parts = components_of(checked, assume)
    space = _normals(parts, place, metric)
    entries = [x for x in (*metric, *place, *space) if x]
    generators = [poly for part in parts for poly in part.ideal.generators]
    prime = next(drawn_primes(*generators, good=entries))
    draw = random_by(*generators, *place, "voronoi degree")
    low, high = (Matrix([draw.randrange(1, prime) for _ in range(space.cols)]) for _ in range(2))
    s = Dummy("s")
    data = Matrix(place) + space * (low + s * high)
    wall = Poly(1, s, domain=GF(prime))
    for part in steps(parts):
        wall = wall.lcm(_wall(part, Matrix(place), data, metric, s, prime))
    return Answer(int(wall.sqf_part().degree()), at_random("voronoi_degree", SEED, GF(prime)))


def _normals(
    parts: Sequence[Component], place: Sequence[Rational], metric: ImmutableDenseMatrix
) -> ImmutableDenseMatrix:
    """Return a basis of the normal space at a smooth point."""
    at = dict(zip(parts[0].ideal.variables, place, strict=True))
    through = [part for part in parts if not any(f.eval(at) for f in part.ideal.generators)]
    space = normal_space(through[0].ideal, list(place), metric)
    if len(through) > 1 or space.cols != through[0].codimension:
        raise InputError("the point must be a smooth one", str(list(place)), "voronoi_boundary")
    return space


def _wall(
    part: Component,
    place: Matrix,
    data: Matrix,
    metric: ImmutableDenseMatrix,
    s: Symbol,
    prime: int,
) -> Poly:
    """Return a polynomial whose roots are the data on a line that are as far from a component."""
    other = part.at(unknowns("q", place))
    difference = Matrix(other.unknowns) - place
    # |u - q| = |u - p| says that u is above the middle
    middle = data - place - difference / 2
    equations = [*other.equations, *other.is_normal(metric * (data - place - difference))]
    equations.append((difference.T * metric * middle)[0])
    draw = random_by(*part.ideal.generators, "voronoi degree")
    outside = [list(difference)] if part.is_smooth else [list(difference), other.minors]
    inverses = [Dummy("z") for _ in outside]
    for z, values in zip(inverses, outside, strict=True):
        combined = sum((draw.randrange(1, prime) * v for v in values), start=Integer(0))
        equations.append(z * combined - 1)
    hidden = (*other.unknowns, *inverses)
    found = elimination_ideal(Ideal(equations, (*hidden, s), GF(prime)), hidden)
    if not found.generators:
        raise InputError("finitely many data on a general line are needed", "all of a line")
    return found.generators[0]
