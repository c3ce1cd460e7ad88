"""The ideal of the critical points of the distance from given data to a variety or a map."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import ImmutableDenseMatrix

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.fields import must_be_rational
from nnag_m2.algebra.modular.primes import drawn_primes
from nnag_m2.asking import Options, Query, Value, question, ring_of
from nnag_m2.asking.reading import ideal_in, map_argument, rational_ideal
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.formulations import (
    COEFFICIENT_BOUND,
    Formulation,
    formulation_argument,
    random_matrices,
    random_matrix,
)
from nnag_m2.invariants.distance.quadrics import Quadric, distance_argument
from nnag_m2.invariants.distance.systems import fixed_values
from nnag_m2.invariants.general_points import nothing_fixed
from nnag_m2.invariants.hypotheses import Assume, hypotheses_of


def critical_ideal_of_map(
    polynomial_map: PolynomialMap, data: Any, quadric: Quadric, fixed: Any, seed: int
) -> Query[Ideal]:
    """Return the question for the critical parameters of a map; see ``critical_ideal``."""
    checked = map_argument(polynomial_map)
    must_be_rational(checked.field, "a map over QQ")
    m = len(checked.coordinates)
    matrix, row = distance_argument(quadric, data, m, seed)
    values = fixed_values(checked, fixed, seed)
    point = ImmutableDenseMatrix([[values.get(p, 0) for p in checked.parameters]])
    count = len(checked.parameters) - len(values)
    written: list[tuple[str, Value]] = [
        ("coordinates", checked),
        ("quadric", matrix),
        ("data", row),
        ("fixed", tuple(p for p in checked.parameters if p in values)),
        ("point", point),
        ("projection", random_matrix("projection", max(1, count), m, seed, COEFFICIENT_BOUND)),
        ("seed", seed),
    ]
    if isinstance(quadric, str) and quadric == "generic":
        written.append(("generic", 1))
    rings, reading = (ring_of(checked),), (checked.parameters,)
    return Query("critical_ideal_of_map", rings, tuple(written), ideal_in, reading)


@question
def critical_ideal(
    ideal: Ideal | PolynomialMap,
    data: Any,
    quadric: Quadric = "unit",
    formulation: Formulation = "automatic",
    seed: int = 1,
    proof: bool = False,
    assume: Assume = (),
    fixed: Any = (),
    **options: Unpack[Options],
) -> Query[Ideal]:
    """Return the ideal of the critical points of the squared distance from data to a variety.

    The squared distance from data ``u`` in the quadric ``Q`` is ``(x - u).T * Q * (x - u)``.

    Parameters
    ----------
    ideal
        Over QQ, in ``n`` variables.  It need not be radical or equidimensional: the answer is about
        its variety.
        Or a ``PolynomialMap`` over QQ, from parameters to ``n``-space: the critical points of its
        image, of which no equations are needed, in parameter space.
    data
        The point ``u``: ``n`` exact numbers.
    quadric
        ``"unit"`` for the usual distance; ``"generic"`` for ``generic_quadric(n, seed)``, which is
        printed in the script; or a symmetric matrix of exact rationals (sympy, numpy, nested
        lists), shape ``(n, n)``, which may be singular.
    formulation
        ``"automatic"`` or ``"multipliers"``: ``Q (x - u)`` is a combination of as many gradients as
        the codimension, with Lagrange multipliers, which are eliminated; where there are more
        generators, of random combinations of their gradients.  ``"minors"``, the textbook's: the
        generators, and the minors of the size of the codimension plus one of the Jacobian matrix
        with ``Q (x - u)`` as one more row; saturated by the singular locus.  ``"left_kernel"``: a
        vector in the left kernel of that matrix, chosen by random conditions, is eliminated.
        ``"complete_intersection"``: multipliers are eliminated on a complete intersection of random
        combinations of the generators, then points that are not on the variety are removed.
    seed
        For the generic quadric, and for the random combinations.
    proof
        Whether the answer must be proved: by minors, or, where there are as many generators as the
        codimension, multipliers; for ``"multipliers"`` one for each generator.  Otherwise it holds
        for general combinations only, which are printed in the script, and the multipliers are
        eliminated by msolve where it is installed and many points are possible.  That is far
        faster, and all formulations give the same ideal.
    assume
        ``"radical"``, ``"equidimensional"`` or both, in a sequence: not tested then.  Several
        equations are tested, modulo a prime, in a way that is a proof; where the tests fail, the
        components are found, and have critical points each by itself.
    fixed
        Only for a map: parameters that are fixed, or a dictionary of their values.  Further ones
        are fixed so that fibers are finite, as by ``parameters_to_fix``; at 1, if that will do.

    Returns
    -------
    Ideal
        In the ideal's variables: the closure of the smooth points where ``Q (x - u)`` is in the row
        space of the Jacobian matrix; singular points, also those at which components meet, belong
        to it only as limits.  Multiple points
        stay multiple.  A reduced Groebner basis for grevlex, so that it does not depend on the
        formulation either; the unit ideal when there is no such point.

        For a map ``phi`` in all parameters, the fixed ones with their values: the closure of the
        parameters off the ramification locus where the derivatives of
        ``(phi - u).T * Q * (phi - u)`` in the others vanish.  For general data each critical point
        of the image has as many of these as a general fiber has points with the fixed values: the
        degree of the ideal, divided by this number, is ``euclidean_distance_degree``;
        ``image_closure`` leads from here to the critical ideal of the ``vanishing_ideal``.

    Raises
    ------
    InputError
        For a field other than QQ, data of another length, floats, a matrix of another shape or not
        symmetric; for a formulation with random conditions when the answer must be proved.  For a
        map with a formulation or a proof, and for values with which its image becomes smaller.

    Notes
    -----
    Where the differential of a map has a smaller rank, there may be more critical parameters, which
    training meets as well: they are the points of ``ramification_locus`` that satisfy the same
    equations.  Critical points of the image that only other values of the fixed parameters reach
    are not found.

    References
    ----------
    Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an algebraic
    variety, Found. Comput. Math. 16 (2016), section 2, equation (2.1); for maps also Trager, Kohn,
    Bruna: Pure and spurious critical points (2020).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> parabola = Ideal([y - x**2], [x, y])
    >>> critical_ideal(parabola, [0, 2])
    Ideal([2*y**2 - 3*y, 2*x*y - 3*x, x**2 - y], [x, y])
    >>> from sympy.abc import s, t
    >>> critical_ideal(PolynomialMap([s*t, s**2*t**2], [s, t]), [0, 2], fixed={s: 1})
    Ideal([s - 1, 2*t**3 - 3*t], [s, t])
    """
    by = formulation_argument(formulation)
    if isinstance(ideal, PolynomialMap):
        if by != "automatic" or proof:
            required = "a map has no formulation but 'automatic', and no proof"
            raise InputError(required, f"{by!r}, proof={proof}", "vanishing_ideal(polynomial_map)")
        return critical_ideal_of_map(ideal, data, quadric, fixed, seed)
    nothing_fixed(fixed)
    checked, values = distance_values(rational_ideal(ideal), quadric, data, seed, assume)
    values += _formulated(by, checked, dict(values), proof, seed)
    if isinstance(quadric, str) and quadric == "generic":
        values.append(("generic", 1))
    values.append(("seed", seed))
    rings, reading = (ring_of(checked),), (checked.variables,)
    return Query("critical_ideal", rings, tuple(values), ideal_in, reading)


def distance_values(
    ideal: Ideal, quadric: Quadric, data: Any, seed: int, assume: Assume
) -> tuple[Ideal, list[tuple[str, Value]]]:
    """Return a variety, and it with a quadric, data and what tests its hypotheses as values."""
    checked, tested = hypotheses_of(ideal, assume, prime=True)
    n = len(checked.variables)
    matrix, row = distance_argument(quadric, data, n, seed, checked.variables)
    return checked, [("ideal", checked), ("quadric", matrix), ("data", row), *tested]


def _formulated(
    by: Formulation, ideal: Ideal, values: dict[str, Any], proof: bool, seed: int
) -> list[tuple[str, Value]]:
    """Return the formulation, with what it draws at random unless the answer is to be proved."""
    if by in ("left_kernel", "complete_intersection") and proof:
        cure = "'minors' or 'multipliers'"
        raise InputError("a formulation with random conditions is no proof", repr(by), cure)
    if proof or by == "minors":
        return [(f"by_{by}", 1), ("proof", 1)]
    drawn = random_matrices(ideal, by, seed, COEFFICIENT_BOUND, inverted=True)
    return [(f"by_{by}", 1), *drawn, ("prime", _prime(ideal, values, seed))]


def _prime(ideal: Ideal, values: dict[str, Any], seed: int) -> int:
    """Return a random prime that divides none of the numbers of a question."""
    entries = [entry for name in ("quadric", "data") for entry in values[name] if entry]
    question = (*ideal.generators, values["quadric"], values["data"])
    return next(drawn_primes(*question, seed=seed, good=entries))
