"""Where a variety or a map degenerates: singular, ramification and branch loci; images."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeAlias, Unpack

from sympy import MatrixBase, Symbol, symbols

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.fields import as_variables, field_name
from nnag_m2.asking import Options, Query, RingOf, Value, question, ring_of
from nnag_m2.asking.reading import ideal_argument, ideal_in
from nnag_m2.errors import InputError
from nnag_m2.invariants.hypotheses import Assume, assumptions, hypotheses_of, unless_unknown
from nnag_m2.invariants.through_primes import lifted_ideal

Projection: TypeAlias = PolynomialMap | MatrixBase | Sequence[Sequence[Any]]


@question
def singular_locus(ideal: Ideal, assume: Assume = (), **options: Unpack[Options]) -> Query[Ideal]:
    """Return the singular locus of an affine variety, or of the cone over a projective one.

    Parameters
    ----------
    ideal
        Over QQ or GF(p).  It need not be radical or equidimensional: the singular points are those
        of the variety.
    assume
        ``"radical"``, ``"equidimensional"`` or both, in a sequence: not tested then.  Several
        equations are tested modulo a prime; where the tests fail, the components are found.

    Returns
    -------
    Ideal
        For a radical and equidimensional ideal the generators and the ``c x c`` minors of their
        Jacobian matrix, where ``c`` is the codimension, as a scheme: neither radical nor saturated.
        For others the intersection of these ideals for the parts of the variety of one dimension
        each, and of the sums of two of their ideals: a point is singular on one of them, or it lies
        on two.  The unit ideal when there is no singular point; for a cone its vertex counts.

    Raises
    ------
    InputError
        For an ideal over GF(p) with ``p`` above 2^29 that does not pass the tests, since there
        Macaulay2 cannot find components.

    References
    ----------
    Eisenbud: Commutative Algebra, corollary 16.20 (Jacobian criterion).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> singular_locus(Ideal([x**3 + y**2], [x, y]))
    Ideal([y, x**2], [x, y])
    """
    checked, tested = hypotheses_of(ideal, assume, prime=True)
    values = (("ideal", checked), *tested)
    reading = (ideal_in, (checked.variables,))
    return Query("singular_locus", (ring_of(checked),), values, unless_unknown, reading)


@question
def ramification_locus(
    source: Ideal | PolynomialMap,
    projection: Projection | None = None,
    assume: Assume = (),
    **options: Unpack[Options],
) -> Query[Ideal]:
    """Return the points of the source at which a map drops rank.

    Parameters
    ----------
    source
        An ideal, which need not be radical or equidimensional, whose variety is mapped by
        ``projection``; or a ``PolynomialMap`` from affine space, and no projection.
    projection
        An ``m x n`` matrix of exact rationals (sympy, numpy, nested lists), or a ``PolynomialMap``
        in the ideal's ``n`` variables.
    assume
        For an ideal, as for ``singular_locus``.

    Returns
    -------
    Ideal
        In the source's variables: the closure of the smooth points where the rank of the
        differential on the tangent space is smaller than at a general point of the variety (where
        the Jacobian matrices of ideal and map, stacked, have a smaller rank); singular points
        belong to it only as limits.  The unit ideal when there is none.  For a variety with
        several components, a general point is one where the rank is largest on components of the
        same dimension.

    Raises
    ------
    InputError
        As for ``singular_locus``; for a matrix with a wrong number of columns or inexact entries,
        and for a map in other variables.

    References
    ----------
    Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance minimization (2025).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> circle = Ideal([x**2 + y**2 - 1], [x, y])
    >>> ramification_locus(circle, [[1, 0]])
    Ideal([y, x**2 - 1], [x, y])
    """
    values, mapped = _tested_source(source, projection, assume)
    reading = (ideal_in, (mapped.parameters,))
    return Query("ramification_locus", (ring_of(mapped),), values, unless_unknown, reading)


@question
def branch_locus(
    source: Ideal | PolynomialMap,
    projection: Projection | None = None,
    variables: Symbol | tuple[Symbol, ...] | None = None,
    assume: Assume = (),
    proof: bool = False,
    **options: Unpack[Options],
) -> Query[Ideal]:
    """Return the closure of the image of the ramification locus of a map.

    Parameters
    ----------
    source, projection
        As for ``ramification_locus``.
    variables
        ``m`` symbols for the coordinates of the target; by default ``z_1, ..., z_m``.
    assume
        As for ``ramification_locus``.
    proof
        Over QQ: do not have msolve lift a large answer from primes, but prove it.

    Returns
    -------
    Ideal
        In the target's coordinates.

    Raises
    ------
    InputError
        As for ``ramification_locus``, and when the number of variables is not ``m``.

    References
    ----------
    Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance minimization (2025).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> branch_locus(Ideal([x**2 + y**2 - 1], [x, y]), [[1, 0]])
    Ideal([z_1**2 - 1], [z_1])
    """
    values, mapped = _tested_source(source, projection, assume)
    target = target_variables(mapped, variables)
    rings = (ring_of(mapped), RingOf("S", target, mapped.field))
    found = lifted_ideal("branch_locus", rings, values, target, proof, name="beside")
    return replace(found, read=unless_unknown, reading=(found.read, found.reading))


def mapped_source(
    source: Any, projection: Any
) -> tuple[tuple[tuple[str, Value], ...], PolynomialMap]:
    """Return the values of a question about a map, and the map on the ambient space."""
    if isinstance(source, PolynomialMap):
        if projection is not None:
            raise InputError("a PolynomialMap is itself the map", "a projection besides")
        return (("coordinates", source),), source
    ideal = ideal_argument(source)
    if projection is None:
        raise InputError("an Ideal needs a projection", "none", "an m x n matrix")
    if not isinstance(projection, PolynomialMap):
        projection = PolynomialMap.linear(projection, ideal.variables, ideal.field)
    if (projection.parameters, projection.field) != (ideal.variables, ideal.field):
        raise InputError(
            f"the projection must be a map on {field_name(ideal.field)}{list(ideal.variables)}",
            f"one on {field_name(projection.field)}{list(projection.parameters)}",
        )
    return (("ideal", ideal), ("coordinates", projection)), projection


def _tested_source(
    source: Any, projection: Any, assume: Any
) -> tuple[tuple[tuple[str, Value], ...], PolynomialMap]:
    """Return the same, with what is needed to test the hypotheses on an ideal."""
    if not isinstance(source, Ideal):
        assumptions(assume)
        return mapped_source(source, projection)
    ideal, tested = hypotheses_of(source, assume, prime=True)
    values, mapped = mapped_source(ideal, projection)
    return (*values, *tested), mapped


def target_variables(mapped: PolynomialMap, variables: Any) -> tuple[Symbol, ...]:
    """Return the symbols for the coordinates of a map's target, ``z_1, ...`` by default."""
    return coordinate_symbols(len(mapped.coordinates), "z", variables, "the target needs")


def coordinate_symbols(
    count: int, letter: str, variables: Any, required: str
) -> tuple[Symbol, ...]:
    """Return so many symbols: the given ones, or a letter with numbers."""
    if variables is None:
        return tuple(symbols(f"{letter}_1:{count + 1}"))
    found = as_variables(variables)
    if len(found) != count:
        raise InputError(f"{required} {count} variables", f"{len(found)}: {found}")
    return found
