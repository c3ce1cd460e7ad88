"""The critical points that do not fit the data: as an ideal, and their number for general data."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import ImmutableDenseMatrix

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, Query, Value, ideal_in, integer, question, ring_of
from nnag_m2.invariants.distance.formulations import random_matrices, random_matrix
from nnag_m2.invariants.distance.ideals import distance_values
from nnag_m2.invariants.distance.quadrics import Quadric, general_point_beside, quadric_argument
from nnag_m2.invariants.hypotheses import Assume, hypotheses_of, unless_unknown


@question
def positive_loss_ideal(
    ideal: Ideal,
    data: Any,
    quadric: Quadric = "unit",
    seed: int = 1,
    assume: Assume = (),
    **options: Unpack[Options],
) -> Query[Ideal]:
    """Return the ideal of the critical points of the distance that are not at distance zero.

    Parameters
    ----------
    ideal
        Over QQ or GF(p), in ``n`` variables.  It need not be radical or equidimensional.
    data, quadric, seed
        As for ``critical_ideal``; the quadric ``Q`` may be singular or indefinite.
    assume
        As for ``singular_locus``.

    Returns
    -------
    Ideal
        In the ideal's variables: the closure of the smooth points ``x`` where ``Q (x - u)`` is in
        the row space of the Jacobian matrix, and not zero.  For a positive semidefinite quadric
        these are the real critical points of positive loss; for an indefinite one the loss may be
        negative or zero there too.  Multiple points stay multiple.  A reduced Groebner basis for
        grevlex; the unit ideal when there is no such point.

    Raises
    ------
    InputError
        As for ``critical_ideal``, except for the field; over GF(p) as for ``singular_locus``.

    References
    ----------
    Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance minimization (2025).

    Examples
    --------
    The projection of the circle to the first axis folds at two points.

    >>> from sympy.abc import x, y
    >>> circle = Ideal([x**2 + y**2 - 1], [x, y])
    >>> positive_loss_ideal(circle, [0, 2], [[1, 0], [0, 0]])
    Ideal([y, x**2 - 1], [x, y])
    """
    checked, values = distance_values(ideal, quadric, data, seed, assume)
    if isinstance(quadric, str) and quadric == "generic":
        values.append(("seed", seed))
    reading = (ideal_in, (checked.variables,))
    return Query("positive_loss_ideal", (ring_of(checked),), tuple(values), unless_unknown, reading)


@question
def positive_loss_degree(
    ideal: Ideal,
    quadric: Quadric = "unit",
    seed: int = 1,
    assume: Assume = (),
    **options: Unpack[Options],
) -> Query[int]:
    """Return the number of critical points for general data that are not at distance zero.

    For a nonsingular quadric, and for one whose kernel has a dimension below the codimension of the
    variety, it is the Euclidean distance degree in the quadric.  Else general data have points at
    distance zero besides, and these points lie on the ramification locus of the projection along
    the kernel.  The answer is probabilistic, as that of ``euclidean_distance_degree``.

    Parameters
    ----------
    ideal, seed, assume
        As for ``euclidean_distance_degree``.
    quadric
        As for ``critical_ideal``; ``"generic"`` is ``generic_quadric(n, seed)``.

    Returns
    -------
    int
        The number of different points ``x`` of ``positive_loss_ideal`` on the smooth part.

    Raises
    ------
    InputError
        For a small field, a seed that is no integer, a matrix of another shape or not symmetric.
    EngineComplaint
        When there are infinitely many such points, which takes a kernel in special position.

    References
    ----------
    Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance minimization (2025).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> circle = Ideal([x**2 + y**2 - 1], [x, y])
    >>> positive_loss_degree(circle), positive_loss_degree(circle, [[1, 0], [0, 0]])
    (2, 2)
    """
    checked, tested = hypotheses_of(ideal, assume)
    n = len(checked.variables)
    matrix = quadric_argument(quadric, n, seed)
    point = general_point_beside(checked, seed, matrix)
    p = int(point.field.characteristic())
    values: list[tuple[str, Value]] = [
        ("ideal", checked),
        ("quadric", matrix),
        ("seed", seed),
        ("data", ImmutableDenseMatrix([point.entries])),
        ("functional", random_matrix("functional", 1, n, seed, p)),
        ("separating", int(random_matrix("separating", 1, 1, seed, p)[0])),
        *tested,
    ]
    several = len(checked.generators) > 1
    values += random_matrices(checked, "multipliers", seed, p, inverted=several)
    name, reading = "positive_loss_degree", (integer,)
    return point.counted(name, checked.variables, values, unless_unknown, reading)
