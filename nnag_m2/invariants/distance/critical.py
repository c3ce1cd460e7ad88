"""Critical points of the distance from given data to a variety."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

from flint import ctx
from sympy import Rational

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.fields import must_be_rational, new_symbols
from nnag_m2.algebra.real.enclosed_roots import WIDTH, denominator_for
from nnag_m2.algebra.real.enclosures import enclosed_value
from nnag_m2.algebra.real.points import RealPoint, boxed
from nnag_m2.asking import Options, question, rational_ideal
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.components import components_if_needed
from nnag_m2.invariants.distance.formulations import Formulation, formulation_argument
from nnag_m2.invariants.distance.ideals import critical_ideal
from nnag_m2.invariants.distance.quadrics import Quadric, distance_argument
from nnag_m2.invariants.distance.systems import BITS, ParameterSystem, fixed_values, lagrange_system
from nnag_m2.invariants.general_points import nothing_fixed
from nnag_m2.invariants.hilbert import codimension, dimension
from nnag_m2.invariants.hypotheses import PRIME, Assume, without_multiple_factors
from nnag_m2.invariants.real_points import real_points, unless_infinite

_FINITELY = "there must be finitely many critical points, over the complex numbers"
_OTHERWISE = "critical_ideal for its equations, other data, or a quadric with a smaller kernel"


@question
def critical_points(
    variety: Ideal | PolynomialMap,
    data: Any,
    quadric: Quadric = "unit",
    formulation: Formulation = "automatic",
    seed: int = 1,
    width: Rational = WIDTH,
    fixed: Any = (),
    assume: Assume = (),
    **options: Unpack[Options],
) -> tuple[RealPoint, ...]:
    """Return the real critical points of the squared distance from data to a variety.

    These are all local minima, maxima and saddle points on the smooth part of the variety.  The
    nearest point of the variety is among them, or singular, when the quadric is positive definite.

    Parameters
    ----------
    variety
        An ideal as for ``critical_ideal``; or a ``PolynomialMap`` over QQ, for the closure of its
        image, of which no equations are needed then.
    data, quadric
        As for ``critical_ideal``.
    formulation
        ``"automatic"``: the equations of points and Lagrange multipliers, of as many gradients as
        the codimension, are solved together; only where these have infinitely many solutions, or
        the ideal is not radical and equidimensional, the points of ``critical_ideal``.  Otherwise
        the points of ``critical_ideal`` in that formulation.  For a map nothing but
        ``"automatic"``.
    seed
        For the generic quadric; for random combinations of gradients, when there are more
        generators than the codimension; for a map, of minors.
    width
        As for ``real_points``: the largest length of an interval.
    fixed
        Only for a map: parameters that are fixed, or a dictionary of their values.  As for
        ``parameters_to_fix`` further ones are fixed so that fibers are finite; at 1, if that
        will do.
    assume
        For an ideal, as for ``critical_ideal``.

    Returns
    -------
    tuple of RealPoint
        In disjoint boxes with rational ends that hold one point each, in the lexicographic sequence
        of the points.  For a map: critical parameters off its ramification locus, one for each
        critical point of the image; ``point.image(variables, polynomial_map.coordinates)`` is that.
        Critical points that only complex parameters reach, or none with the fixed values, are not
        found.

    Raises
    ------
    InputError
        As for ``critical_ideal``; when there are infinitely many critical points, real or not.

    Notes
    -----
    All points are proved to be critical.  That none is missing rests on primes, see
    ``real_points``, and on the random combinations: a point at which they are dependent is missed.
    References are those of ``critical_ideal`` and ``real_points``.

    Examples
    --------
    >>> from sympy.abc import s, t, x, y
    >>> critical_points(Ideal([x**2 + y**2 - 1], [x, y]), [3, 4])
    (RealPoint(x=-3/5, y=-4/5), RealPoint(x=3/5, y=4/5))
    >>> parabola = PolynomialMap([t, t**2], [t])
    >>> [point.image([x, y], [t, t**2]) for point in critical_points(parabola, [3, 0])]
    [RealPoint(x=1, y=1)]
    """
    switch = formulation_argument(formulation)
    if isinstance(variety, PolynomialMap):
        return _of_map(variety, data, quadric, switch, seed, width, fixed)
    checked = without_multiple_factors(rational_ideal(variety), assume)
    nothing_fixed(fixed)
    denominator_for(width)  # refuses what is no width, before anything is asked
    found = None
    if switch == "automatic":
        parts = components_if_needed(checked, assume)
        if len(parts) == 1:
            (checked,), assume = parts, PRIME
            found = _with_multipliers(checked, data, quadric, seed, width)
    if found is None:
        critical = critical_ideal(checked, data, quadric, switch, seed, False, assume)
        if (infinite := dimension(critical)) > 0:
            raise InputError(_FINITELY, f"a set of dimension {infinite}", _OTHERWISE)
        found = real_points(critical, width)
    return found


def _with_multipliers(
    ideal: Ideal, data: Any, quadric: Quadric, seed: int, width: Rational
) -> tuple[RealPoint, ...] | None:
    """Return the critical points, or nothing when there are infinitely many multipliers."""
    n = len(ideal.variables)
    matrix, row = distance_argument(quadric, data, n, seed, ideal.variables)
    m = len(ideal.generators)
    c = m if m <= 1 else codimension(ideal)
    if c > n or any(g.is_ground for g in ideal.generators):
        return ()
    system = lagrange_system(ideal, c, matrix, row, seed)
    # a critical point has only one multiplier for each gradient: none comes twice
    return unless_infinite(lambda: real_points(system, width, multipliers=c))


def _of_map(
    mapping: PolynomialMap,
    data: Any,
    quadric: Quadric,
    formulation: Formulation,
    seed: int,
    width: Rational,
    fixed: Any,
) -> tuple[RealPoint, ...]:
    """Return critical parameters of a map, one for each critical point of its image."""
    m = len(mapping.coordinates)
    if formulation != "automatic":
        raise InputError("a map has no formulation but 'automatic'", shown(formulation))
    must_be_rational(mapping.field, "a map over QQ")
    matrix, row = distance_argument(quadric, data, m, seed)
    values = fixed_values(mapping, fixed, seed)
    system = ParameterSystem.of(mapping, values, matrix, row, seed)
    everywhere = [values.get(p, p) for p in mapping.parameters]
    solutions = _off_ramification(system, width)
    parameters = [point.image(mapping.parameters, everywhere, width) for point in solutions]
    names = new_symbols("z", m, ())
    kept: list[RealPoint] = []
    for group in _alike(parameters, mapping):
        images = {p.image(names, mapping.coordinates): p for p in reversed(group[1:] and group)}
        kept += images.values() if images else group
    if len(kept) == len(solutions):  # they have their boxes
        return tuple(sorted(kept, key=lambda point: point.intervals))
    return boxed(mapping.parameters, [point.place for point in kept], width)


def _off_ramification(system: ParameterSystem, width: Rational) -> tuple[RealPoint, ...]:
    """Return the real solutions of a parameter system off the ramification locus.

    The inverse of a minor makes the equations long: where the others alone have finitely many
    solutions, those where the differential drops rank are left out afterwards.
    """
    everywhere = unless_infinite(lambda: real_points(system.gradient, width))
    if everywhere is not None:
        return system.regular(everywhere)
    found = unless_infinite(lambda: real_points(system.off_ramification(), width))
    if found is None:
        raise InputError(_FINITELY, "infinitely many", _OTHERWISE)
    return found


def _alike(points: Sequence[RealPoint], mapping: PolynomialMap) -> list[list[RealPoint]]:
    """Return points in groups: the images of those in different ones are different.

    Exact images have long numbers; balls tell most of them apart.  A point alone needs no image.
    """
    groups: list[tuple[list[Any], list[RealPoint]]] = []
    with ctx.workprec(2 * BITS):
        for point in points:
            if (place := point.place.balls(BITS)) is None:
                return [list(points)]
            image = [enclosed_value(f, place) for f in mapping.coordinates]
            meeting = [
                g for g in groups if all(a.overlaps(b) for a, b in zip(g[0], image, strict=True))
            ]
            if len(meeting) > 1:
                return [list(points)]
            if meeting:
                meeting[0][1].append(point)
            else:
                groups.append((image, [point]))
    return [found for _, found in groups]
