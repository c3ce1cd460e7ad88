"""The critical points of the distance from data to a polynomial map, in the map's source."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import ImmutableDenseMatrix

from nnag_m2.algebra.fields import must_be_rational
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.asking.context import Options
from nnag_m2.asking.query import Query, Value, ring_of
from nnag_m2.asking.question import question
from nnag_m2.asking.reading import ideal_in, map_argument
from nnag_m2.invariants.distance.formulations import BELOW, random_matrix
from nnag_m2.invariants.distance.quadrics import (
    Quadric,
    data_argument,
    quadric_argument,
    seed_argument,
)
from nnag_m2.invariants.distance.systems import fixed_values


@question
def critical_parameters(
    polynomial_map: PolynomialMap,
    data: Any,
    quadric: Quadric = "unit",
    fixed: Any = (),
    seed: int = 1,
    **options: Unpack[Options],
) -> Query[Ideal]:
    """Return the ideal of the critical points of the distance to an image, in parameter space.

    No equations of the image are needed.  It is what ``critical_ideal`` returns for a map.

    Parameters
    ----------
    polynomial_map
        A map ``phi`` over QQ, from parameters to ``m``-space.
    data
        The point ``u``: ``m`` exact numbers.
    quadric
        As for ``critical_ideal``, shape ``(m, m)``.
    fixed
        Parameters that are fixed, or a dictionary of their values.  Further ones are fixed
        so that fibers are finite, as by ``parameters_to_fix``; at 1, if that will do.
    seed
        For the generic quadric, for values of fixed parameters, and for a random combination of
        maximal minors, which holds for general ones and is printed in the script.

    Returns
    -------
    Ideal
        In all parameters, the fixed ones with their values: the closure of the parameters ``p`` off
        the ramification locus of ``phi`` where the derivatives of ``(phi - u).T * Q * (phi - u)``
        in the others vanish.  For general data each critical point of the image has as many of
        these as a general fiber has points with the fixed values: the degree of the ideal, divided
        by this number, is ``euclidean_distance_degree``; ``image_closure`` leads from here to the
        ``critical_ideal`` of the ``vanishing_ideal``.  A reduced Groebner basis for grevlex.

    Raises
    ------
    InputError
        As for ``critical_ideal``; for values with which the image becomes smaller.

    Notes
    -----
    Where the differential has a smaller rank, there may be more critical parameters, which training
    meets as well: they are the points of ``ramification_locus`` that satisfy the same equations.
    Critical points of the image that only other values of the fixed parameters reach are not found.

    References
    ----------
    As for ``critical_ideal``; Trager, Kohn, Bruna: Pure and spurious critical points (2020).

    Examples
    --------
    >>> from sympy.abc import s, t
    >>> critical_parameters(PolynomialMap([s*t, s**2*t**2], [s, t]), [0, 2], fixed={s: 1})
    Ideal([s - 1, 2*t**3 - 3*t], [s, t])
    """
    checked = map_argument(polynomial_map)
    must_be_rational(checked.field, "a map over QQ")
    m = len(checked.coordinates)
    matrix = quadric_argument(quadric, m, seed_argument(seed))
    row = data_argument(data, m)
    values = fixed_values(checked, fixed, seed)
    point = ImmutableDenseMatrix([[values.get(p, 0) for p in checked.parameters]])
    count = len(checked.parameters) - len(values)
    written: list[tuple[str, Value]] = [
        ("coordinates", checked),
        ("quadric", matrix),
        ("data", row),
        ("fixed", tuple(p for p in checked.parameters if p in values)),
        ("point", point),
        ("projection", random_matrix("projection", max(1, count), m, seed, BELOW)),
        ("seed", seed),
    ]
    if isinstance(quadric, str) and quadric == "generic":
        written.append(("generic", 1))
    return Query(
        "critical_parameters", (ring_of(checked),), tuple(written), ideal_in, (checked.parameters,)
    )
