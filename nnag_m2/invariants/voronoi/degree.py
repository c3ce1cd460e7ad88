"""Voronoi degrees: of the hypersurface that bounds the Voronoi cell of a point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from sympy import GF, Dummy, ImmutableDenseMatrix, Integer, Matrix, Poly, Rational, Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import SEED, drawn_primes, random_by
from nnag_m2.asking import Answer, Options, question
from nnag_m2.calling import steps
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import Quadric
from nnag_m2.invariants.general_points import at_random
from nnag_m2.invariants.hypotheses import Assume
from nnag_m2.invariants.operations import elimination_ideal
from nnag_m2.invariants.singularities.points import Point, rational_place
from nnag_m2.invariants.singularities.spaces import normal_space
from nnag_m2.invariants.voronoi.arguments import metric_argument
from nnag_m2.invariants.voronoi.normals import Component, components_of, unknowns


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
