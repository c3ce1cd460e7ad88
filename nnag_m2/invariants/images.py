"""Closures of images of varieties, and of pairs of points and tangent hyperplanes."""

from __future__ import annotations

from typing import Unpack

from sympy import Symbol

from nnag_m2.algebra.fields import as_ring, new_symbols
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, Query, RingOf, ideal_argument, ideal_in, question, ring_of
from nnag_m2.invariants.hypotheses import Assume, hypotheses_of, unless_unknown
from nnag_m2.invariants.loci import Projection, coordinate_symbols, mapped_source, target_variables
from nnag_m2.invariants.through_primes import lifted_ideal


@question
def image_closure(
    ideal: Ideal,
    projection: Projection,
    variables: Symbol | tuple[Symbol, ...] | None = None,
    proof: bool = False,
    **options: Unpack[Options],
) -> Query[Ideal]:
    """Return the ideal of the closure of the image of a variety under a polynomial map.

    Parameters
    ----------
    ideal
        Over QQ or GF(p), in ``n`` variables.
    projection
        An ``m x n`` matrix of exact rationals (sympy, numpy, nested lists), or a ``PolynomialMap``
        in the ideal's ``n`` variables.
    variables
        ``m`` symbols for the coordinates of the target; by default ``z_1, ..., z_m``.
    proof
        Over QQ: do not have msolve lift a large answer from primes, but prove it.

    Returns
    -------
    Ideal
        In the target's coordinates: all polynomials whose composition with the map lies in the
        ideal, a radical or prime ideal when ``ideal`` is one.  The generators are minimal when the
        ideal is homogeneous, and the reduced Groebner basis in grevlex when msolve found a large
        answer.

    Raises
    ------
    InputError
        For a matrix with a wrong number of columns or inexact entries, a map in other variables,
        and when the number of variables is not ``m``.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 3, section 3.

    Examples
    --------
    >>> from sympy.abc import x, y, z
    >>> twisted_cubic = Ideal([y - x**2, z - x**3], [x, y, z])
    >>> image_closure(twisted_cubic, [[0, 1, 0], [0, 0, 1]])
    Ideal([z_1**3 - z_2**2], [z_1, z_2])
    """
    values, mapped = mapped_source(ideal_argument(ideal), projection)
    target = target_variables(mapped, variables)
    rings = (ring_of(mapped), RingOf("S", target, mapped.field))
    return lifted_ideal("image_closure", rings, values, target, proof)


@question
def conormal_variety(
    ideal: Ideal,
    variables: Symbol | tuple[Symbol, ...] | None = None,
    assume: Assume = (),
    **options: Unpack[Options],
) -> Query[Ideal]:
    """Return the conormal variety of an affine variety, or of the cone over a projective one.

    Parameters
    ----------
    ideal
        Over QQ or GF(p), in ``n`` variables.  It need not be radical or equidimensional.
    variables
        ``n`` symbols for the coordinates of the dual space; by default ``y_1, ..., y_n``, or new
        ones where these are taken.
    assume
        As for ``singular_locus``.

    Returns
    -------
    Ideal
        In the variables of the ideal and those of the dual space: the closure of the pairs of a
        smooth point and a vector that is orthogonal to the tangent space there.  Radical, of
        dimension ``n``, and homogeneous in the coordinates of the vector.  The variables of a cone
        can be eliminated from it, which leaves the dual variety.

    Raises
    ------
    InputError
        As for ``singular_locus``, and for variables that are not ``n``, or not new.

    References
    ----------
    Gelfand, Kapranov, Zelevinsky: Discriminants, Resultants, and Multidimensional Determinants,
    chapter 1, section 3.

    Examples
    --------
    Tangents of a conic are the points of the dual one, which has the inverse matrix.

    >>> from sympy.abc import x, y, z
    >>> from nnag_m2 import elimination_ideal
    >>> pairs = conormal_variety(Ideal([x**2 + 2 * y**2 - z**2], [x, y, z]))
    >>> elimination_ideal(pairs, [x, y, z])
    Ideal([2*y_1**2 + y_2**2 - 2*y_3**2], [y_1, y_2, y_3])
    """
    checked, tested = hypotheses_of(ideal, assume, prime=True)
    points = checked.variables
    dual = new_symbols("y", len(points), points) if variables is None else (
        coordinate_symbols(len(points), "y", variables, "the dual space needs")
    )  # fmt: skip
    pairs = as_ring((*points, *dual))
    values = (("ideal", checked), ("points", points), *tested)
    rings = (RingOf("R", pairs, checked.field),)
    return Query("conormal_variety", rings, values, unless_unknown, (ideal_in, (pairs,)))
