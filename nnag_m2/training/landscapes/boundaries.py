"""What bounds the functions that real parameters reach, and whether they come near to it.

Where functions are dense, let ``B`` be the product of the equations of the boundary.  The functions
of real parameters contain, up to their boundary, a connected component of ``B != 0`` or do not meet
it; so one function of each component decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from flint import arb, arb_poly, ctx, fmpq
from sympy import Poly, Rational

from nnag_m2.algebra.exact_numbers import flint_of, sympy_of
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.balls import balls_around
from nnag_m2.algebra.real.enclosures import enclosed_value
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.errors import InputError
from nnag_m2.invariants.isolated_points import dimension_of
from nnag_m2.invariants.landscapes.strata import (
    LandscapeStratum,
    Source,
    landscape_strata,
    strata_of_union,
)
from nnag_m2.invariants.loci import branch_locus
from nnag_m2.networks.linear import LinearMLP
from nnag_m2.networks.model import ParametricModel
from nnag_m2.neuromanifolds.boundary import (
    has_known_boundary,
    small_boundary,
    small_critical_values,
)
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold
from nnag_m2.neuromanifolds.realization import parameters_in_cases

# far more bits than steps: each step halves the distance from the wall
_BITS, _HALVINGS = 200, 40


def boundary_strata(
    manifold: Neuromanifold, strata: Sequence[LandscapeStratum]
) -> tuple[LandscapeStratum, ...]:
    """Return the strata of the algebraic boundary, or of the critical values, if smaller."""
    if _has_critical_values_of_small_rank(manifold.network):
        return ()
    largest = max((s.dimension for s in strata), default=-1)
    found = _small_boundary(manifold, largest)
    found = _large_boundary(manifold, largest) if found is None else found
    known = {s.ideal for s in strata}
    return tuple(s for s in found if s.ideal not in known and s.dimension < largest)


def _small_boundary(manifold: Neuromanifold, largest: int) -> tuple[LandscapeStratum, ...] | None:
    """Return the strata where they are seen without a question, else ``None``."""
    found: list[Ideal] | None = None
    source: Source = "boundary"
    if has_known_boundary(manifold.network):
        found = small_boundary(manifold)
        if found is None:
            return None
        if any(dimension_of(ideal) >= largest for ideal in found):
            found = None
    if found is None:
        source, found = "critical values", small_critical_values(manifold)
    if found is None:
        return None
    return strata_of_union(found, source) if found else ()


def _large_boundary(manifold: Neuromanifold, largest: int) -> tuple[LandscapeStratum, ...]:
    """Return the strata of the algebraic boundary, or of the critical values, if smaller."""
    source: Source = "boundary"
    try:
        ideal: Ideal | None = manifold.algebraic_boundary()
    except InputError:
        ideal = None
    if ideal is None or dimension_of(ideal) >= largest:
        ideal = branch_locus(manifold.map, variables=manifold.variables)
        source = "critical values"
    return landscape_strata(ideal, source)


def _has_critical_values_of_small_rank(network: ParametricModel) -> bool:
    """Return whether critical values are matrices of small rank, which are the singular ones.

    So they are where a hidden layer of a linear network is narrower than inputs and outputs: at
    parameters of a matrix of the largest rank the differential has the tangent space as its image
    (Trager, Kohn, Bruna: Pure and spurious critical points, 2020).
    """
    if not isinstance(network, LinearMLP) or network.bias:
        return False
    first, *hidden, last = network.widths
    return min(hidden, default=first) < min(first, last)


def is_approached(
    manifold: Neuromanifold, point: RealPoint, strata: Sequence[LandscapeStratum]
) -> bool | None:
    """Return whether functions of real parameters come as near as one likes to one that they miss.

    ``None`` when it is not decided: where the neurovariety is not the whole space, where the
    boundary is not among the strata, and at its singular points.
    """
    walls = [s for s in strata if s.source == "boundary" and s.depth == 0 and s.codimension == 1]
    if not walls or any(s.source == "variety" and s.codimension for s in strata):
        return None
    equation: Poly = prod(s.ideal.generators[0] for s in walls)
    if point.sign_of(equation):
        return False
    slopes = [equation.diff(v) for v in point.variables]
    if not any(point.sign_of(slope) for slope in slopes):
        return None
    sides = [_beside(point, equation, slopes, sign) for sign in (1, -1)]
    if any(is_realized(manifold, side) for side in sides if side is not None):
        return True
    return None if None in sides else False


def is_realized(manifold: Neuromanifold, place: Sequence[Rational]) -> bool:
    """Return whether real parameters give the function with these coordinates."""
    return parameters_in_cases(manifold, place) is not None


def _beside(
    point: RealPoint, equation: Poly, slopes: Sequence[Poly], sign: int
) -> tuple[Rational, ...] | None:
    """Return a rational place from which a segment leads to the point on one side of the boundary.

    On the segment ``p + tau (q - p)`` the equation is ``tau (c_1 + c_2 tau + ...)``; it does not
    vanish for ``0 < tau <= 1`` where ``|c_1|`` is larger than the sum of the other ``|c_k|``.
    """
    middle = [flint_of(m) for m in point.refined(Rational(1, 2**_BITS)).midpoint]
    normal = [flint_of(slope.eval([sympy_of(m) for m in middle])) for slope in slopes]
    length = max(abs(entry) for entry in normal)
    for halving in range(_HALVINGS):
        step = fmpq(sign, 2**halving)
        place = [
            _rounded(m + step * entry / length, halving + 8)
            for m, entry in zip(middle, normal, strict=True)
        ]
        if _is_on_one_side(point, equation, place):
            return tuple(map(sympy_of, place))
    return None


def _rounded(value: fmpq, bits: int) -> fmpq:
    return fmpq((value * 2**bits + fmpq(1, 2)).floor(), 2**bits)


def _is_on_one_side(point: RealPoint, equation: Poly, place: Sequence[fmpq]) -> bool:
    with ctx.workprec(_BITS):
        balls = balls_around(point.refined(Rational(1, 2**_BITS)))
        segment = [arb_poly([ball, arb(q) - ball]) for ball, q in zip(balls, place, strict=True)]
        _, *sizes = (abs(c) for c in enclosed_value(equation, segment, arb_poly([1])).coeffs())
        return bool(sizes[0] > sum(sizes[1:], arb(0)))
