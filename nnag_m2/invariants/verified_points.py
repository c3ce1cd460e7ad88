"""Points over QQ that somebody says are solutions: verified, and the real ones of them."""

from __future__ import annotations

from collections.abc import Sequence

from flint import fmpq_poly, fmpz_poly
from sympy import Poly

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.linear_unknowns import LinearUnknown
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.real.root_arithmetic import primitive
from nnag_m2.invariants.tangents import tangent_directions


def verified_places(
    ideal: Ideal, f: fmpz_poly, tops: list[fmpq_poly], unknown: LinearUnknown | None = None
) -> list[AlgebraicPoint] | None:
    """Return the real ones of the points ``x_i = tops[i](t) / f'(t)``, where ``f(t) = 0``.

    ``f`` is squarefree, of positive degree.  There is a top for each variable, but for the last one
    if that occurs linearly, as an ``unknown``.  ``None`` when the equations do not vanish at all
    points, real or not.
    """
    found = conjugates(ideal, f, tops, unknown)
    return None if found is None else real_ones(found)


def conjugates(
    ideal: Ideal, f: fmpz_poly, tops: list[fmpq_poly], unknown: LinearUnknown | None = None
) -> list[AlgebraicPoint] | None:
    """Return one point for each irreducible factor of ``f``: its conjugates are all, real or not.

    Their generators are no real numbers, but polynomials.  See ``verified_places``.
    """
    slope = fmpq_poly(f.derivative())
    found: list[AlgebraicPoint] = []
    for factor, _ in f.factor()[1]:
        # conjugate points, real or not, satisfy the same equations
        conjugate = AlgebraicPoint.of(RealAlgebraic(primitive(factor), 0), tops, slope)
        equations = ideal.generators if unknown is None else _left(unknown, conjugate)
        if equations is None or not conjugate.vanishes(equations):
            return None
        found.append(conjugate)
    return found


def real_ones(conjugates: Sequence[AlgebraicPoint]) -> list[AlgebraicPoint]:
    """Return the real points among those that are conjugate to some."""
    places: list[AlgebraicPoint] = []
    for one in conjugates:
        roots = RealAlgebraic.roots_of(one.generator.coefficients)
        places += [AlgebraicPoint(root, one.tops, one.below) for root in roots]
    return places


def multiplicities(ideal: Ideal, conjugates: Sequence[AlgebraicPoint]) -> int:
    """Return a proved lower bound for the number of conjugates of points with multiplicities."""
    return sum(
        (len(one.generator.coefficients) - 1) * (1 + tangent_directions(ideal.generators, one))
        for one in conjugates
    )


def is_separating(f: fmpz_poly, tops: Sequence[fmpq_poly], form: Sequence[int]) -> bool:
    """Return whether a linear form takes the value ``t`` or ``-t`` at all points.

    Then different roots of ``f`` belong to different points.
    """
    modulus = fmpq_poly(f)
    t = fmpq_poly([0, 1]) * fmpq_poly(f.derivative()) % modulus
    value = sum((c * g for c, g in zip(form, tops, strict=True)), fmpq_poly()) % modulus
    return bool(value in (t, -t))


def _left(unknown: LinearUnknown, place: AlgebraicPoint) -> list[Poly] | None:
    """Return the equations with the value of the unknown at a point, if it is determined there."""
    slopes = enumerate(unknown.slopes)
    # what does not vanish at a point vanishes at none of its conjugates
    regular = (i for i, a in slopes if not a.is_zero and not place.vanishes([a]))
    i = next(regular, None)
    return None if i is None else unknown.eliminated(i)
