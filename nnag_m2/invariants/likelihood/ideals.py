"""Likelihood: which points of a variety, or of a map, are critical for given data."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import Add, ImmutableDenseMatrix

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.fields import as_poly, must_be_rational, new_symbol
from nnag_m2.algebra.modular.primes import drawn_primes
from nnag_m2.asking import Options, Query, Value, question, ring_of
from nnag_m2.asking.reading import ideal_in, map_argument, rational_ideal
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.formulations import (
    COEFFICIENT_BOUND,
    random_matrices,
    random_matrix,
)
from nnag_m2.invariants.distance.quadrics import data_argument, seed_argument
from nnag_m2.invariants.distance.systems import fixed_values
from nnag_m2.invariants.general_points import nothing_fixed
from nnag_m2.invariants.hypotheses import Assume, is_plain, to_be_tested, without_multiple_factors
from nnag_m2.invariants.implicitization.monomials import multiples


def model_argument(
    ideal: Ideal, assume: Assume, *, prime: bool
) -> tuple[Ideal, tuple[tuple[str, Value], ...]]:
    """Return the ideal of the points of a variety with the sum 1, and what is to be tested of it.

    The part of a cone where the sum is 1 is radical and equidimensional where the cone is: off the
    hyperplane where the sum vanishes, the cone is its product with the scalars.
    """
    checked = without_multiple_factors(ideal, assume)
    total = as_poly(Add(*checked.variables) - 1, checked.variables, checked.field)
    if any(g.monic() == total for g in checked.generators if not g.is_ground):
        return checked, to_be_tested(checked, assume, prime=prime)
    model = Ideal.of_polys([*checked.generators, total], checked.variables, checked.field)
    if checked.is_homogeneous and is_plain(checked):
        return model, ()
    return model, to_be_tested(model, assume, prime=prime)


def counts_argument(value: Any, n: int) -> ImmutableDenseMatrix:
    """Return the data of a model with ``n`` states: numbers that are not zero, as is their sum."""
    row = data_argument(value, n)
    hint = "small numbers in place of zeros, or a model without these states"
    if 0 in row.tolist()[0]:
        raise InputError("the data must not be zero for any coordinate", str(list(row)), hint)
    if sum(row) == 0:
        raise InputError("the sum of the data must not be zero", str(list(row)))
    return row


@question
def likelihood_ideal(
    ideal: Ideal | PolynomialMap,
    data: Any,
    seed: int = 1,
    proof: bool = False,
    assume: Assume = (),
    fixed: Any = (),
    **options: Unpack[Options],
) -> Query[Ideal]:
    """Return the ideal of the critical points of the likelihood of data on a model.

    The likelihood of data ``u`` at the point ``p`` is ``p_0**u_0 * ... * p_n**u_n``, for points
    with the sum 1; on a projective variety, whose points are known up to a factor, this product is
    divided by ``(p_0 + ... + p_n)**(u_0 + ... + u_n)``, which is the same.

    Parameters
    ----------
    ideal
        The model: an ideal over QQ in the coordinates ``p_0, ..., p_n``.  Of its variety the points
        with the sum 1 are taken; for a homogeneous ideal, these stand for the points of the
        projective variety off the hyperplane where the sum vanishes.  It need not be radical or
        equidimensional.
        Or a ``PolynomialMap`` over QQ, from parameters to ``n + 1`` coordinates, whose sum need not
        be 1: the closure of its image in projective space, of which no equations are needed.
    data
        How often each state was seen: ``n + 1`` exact numbers ``u``.  Neither they nor their sum
        may be zero.
    seed
        For random combinations of gradients and minors.
    proof
        Whether the answer must be proved: by multipliers where there are as many equations as the
        codimension, else by minors, with Groebner bases over QQ.  Otherwise it holds for general
        combinations only, which are printed in the script, and unknowns are eliminated by msolve
        where it is installed and many points are possible.
    assume
        ``"radical"``, ``"equidimensional"`` or both, as for ``critical_ideal``, of the points of
        the variety with the sum 1.
    fixed
        Only for a map: as for ``critical_ideal``.

    Returns
    -------
    Ideal
        In the ideal's variables: the closure of the smooth points, with the sum 1 and without zero
        coordinates, where the likelihood is critical.  For general data these are ``ml_degree``
        points.  Multiple points stay multiple; the unit ideal when there is no such point.  A
        reduced Groebner basis for grevlex.

        For a map in all parameters, the fixed ones with their values: the closure of the critical
        parameters of the likelihood off the ramification locus of the map to projective space,
        without zero coordinates.  For general data each critical point has as many of them as a
        general fiber has points with the fixed values.

    Raises
    ------
    InputError
        For a field other than QQ, data of another length, floats, zeros among the data or their
        sum; for a map with a proof, and for values with which its image becomes smaller.

    Notes
    -----
    Maximum likelihood estimates are among the ``real_points`` of this ideal, those with positive
    coordinates, if they are smooth on the model and no coordinate is zero; others have to be looked
    for on the boundary and on the singular locus.

    References
    ----------
    Hosten, Khetan, Sturmfels: Solving the likelihood equations, Found. Comput. Math. 5 (2005); Huh,
    Sturmfels: Likelihood geometry, in Combinatorial algebraic geometry (2014).

    Examples
    --------
    Two throws of a coin, of which the sides are not told apart: 5 times none, 8 times one, 7 times
    two heads.  Heads come with probability ``(8 + 2 * 7) / 40``.

    >>> from sympy.abc import p, q, r, t
    >>> coin = Ideal([q**2 - 4*p*r], [p, q, r])
    >>> likelihood_ideal(coin, [5, 8, 7])
    Ideal([400*r - 121, 200*q - 99, 400*p - 81], [p, q, r])
    >>> likelihood_ideal(PolynomialMap([(1 - t)**2, 2*t*(1 - t), t**2], [t]), [5, 8, 7])
    Ideal([20*t - 11], [t])
    """
    if isinstance(ideal, PolynomialMap):
        if proof:
            raise InputError("a map has no proof", f"proof={proof}", "vanishing_ideal(map)")
        return _of_map(ideal, data, fixed, seed)
    nothing_fixed(fixed)
    checked = rational_ideal(ideal)
    row = counts_argument(data, len(checked.variables))
    model, tested = model_argument(checked, assume, prime=True)
    values: list[tuple[str, Value]] = [("ideal", model), ("data", row), *tested]
    if proof:
        values.append(("proof", 1))
    else:
        drawn = random_matrices(model, "multipliers", seed, COEFFICIENT_BOUND, inverted=True)
        prime = next(drawn_primes(*model.generators, row, seed=seed_argument(seed), good=[*row]))
        values += [*drawn, ("prime", prime), ("seed", seed)]
    reading = (model.variables,)
    return Query("likelihood_ideal", (ring_of(model),), tuple(values), ideal_in, reading)


def _of_map(polynomial_map: PolynomialMap, data: Any, fixed: Any, seed: int) -> Query[Ideal]:
    """Return the question for the critical parameters of a map."""
    checked = map_argument(polynomial_map)
    must_be_rational(checked.field, "a map over QQ")
    m = len(checked.coordinates)
    row = counts_argument(data, m)
    cone = multiples(checked, new_symbol("scale", checked.parameters))
    values = fixed_values(cone, fixed, seed_argument(seed))
    point = ImmutableDenseMatrix([[values.get(p, 0) for p in checked.parameters]])
    size = len(checked.parameters) - len(values) + 1
    written: list[tuple[str, Value]] = [
        ("coordinates", checked),
        ("data", row),
        ("fixed", tuple(p for p in checked.parameters if p in values)),
        ("point", point),
        ("projection", random_matrix("projection", size, m, seed, COEFFICIENT_BOUND)),
        ("seed", seed),
    ]
    reading = (checked.parameters,)
    return Query("likelihood_ideal_of_map", (ring_of(checked),), tuple(written), ideal_in, reading)
