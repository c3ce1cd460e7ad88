"""The strata of what bounds the functions that real parameters reach."""

from __future__ import annotations

from collections.abc import Sequence

from nnag_m2.algebra.ideal import Ideal
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
