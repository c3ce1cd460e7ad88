"""The singular locus, its singular locus, and so on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Unpack

from sympy import Symbol

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, Query, question, ring_of
from nnag_m2.asking.reading import expect, ideal_argument, ideal_in, ideal_key, integer, items
from nnag_m2.invariants.components import can_be_factored


@dataclass(frozen=True)
class Stratum(ShownInParts):
    """One component of a variety, of its singular locus, or of the singular locus of that.

    Attributes
    ----------
    depth
        0 for a component of the variety, 1 for one of its singular locus, 2 for one of the
        singular locus of the singular locus, and so on.
    ideal
        Prime: the component is irreducible over the field.
    dimension, degree
        Of the component.
    """

    depth: int
    ideal: Ideal
    dimension: int
    degree: int


@question
def singularity_strata(ideal: Ideal, **options: Unpack[Options]) -> Query[tuple[Stratum, ...]]:
    """Return the components of a variety, of its singular locus, of the singular locus of that, ...

    The smooth points of what has a depth, those outside of what has the next depth, form a
    manifold; the variety is the disjoint union of these.  Hence a minimum of a function on the
    variety is a critical point of the function on the smooth part of some stratum.

    Parameters
    ----------
    ideal
        Over QQ or GF(p).  It need not be radical or equidimensional; only its variety counts.

    Returns
    -------
    tuple of Stratum
        By depth, then the larger dimensions first.  None for the empty variety, one for a variety
        that is irreducible and smooth.  Each locus is reduced: multiplicities do not count.

    Raises
    ------
    InputError
        Over GF(p) with p above 2^29, where Macaulay2 cannot factor polynomials.

    Notes
    -----
    A point of a variety is singular when it is a singular point of a component or lies on two
    components, of whatever dimensions.  For a cone its vertex counts.

    References
    ----------
    Eisenbud: Commutative Algebra, corollary 16.20 (Jacobian criterion).

    Examples
    --------
    >>> from sympy.abc import x, y, z
    >>> for s in singularity_strata(Ideal([x*(x - y**2*z)], [x, y, z])):
    ...     print(s.depth, s.dimension, s.degree, s.ideal.exprs)
    0 2 1 (x,)
    0 2 3 (-x + y**2*z,)
    1 1 1 (y, x)
    1 1 1 (z, x)
    2 0 1 (z, y, x)
    """
    checked = can_be_factored(ideal_argument(ideal))
    values, reading = (("ideal", checked),), (checked.variables,)
    return Query("singularity_strata", (ring_of(checked),), values, _strata, reading)


def _strata(answer: Any, variables: tuple[Symbol, ...]) -> tuple[Stratum, ...]:
    found = []
    for depth, components in enumerate(expect(tuple, answer)):
        for item in expect(tuple, components):
            dimension, degree, ideal = items(item, 3)
            known = ideal_in(ideal, variables), integer(dimension), integer(degree)
            found.append(Stratum(depth, *known))
    return tuple(sorted(found, key=lambda s: (s.depth, -s.dimension, ideal_key(s.ideal))))
