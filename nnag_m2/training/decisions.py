"""When a matrix is a moment matrix: the quadric of some data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Unpack

from flint import fmpq_mat

from nnag_m2.algebra.exact_matrices import (
    as_flint,
    is_positive_semidefinite,
    is_symmetric,
    rational_matrix,
    submatrix,
)
from nnag_m2.asking import Options, question
from nnag_m2.errors import InputError
from nnag_m2.networks.model import ParametricModel, network_argument
from nnag_m2.networks.parametrization import CoordinateChoice, Parametrization
from nnag_m2.training._criteria import Decided, criterion
from nnag_m2.training.moments import has_pattern, moment_structure, square_argument

_FAILED = [
    "the matrix is not symmetric",
    "entries that coincide for all data differ",
    "the matrix is not positive semidefinite",
]


@dataclass(frozen=True)
class MomentDecision:
    """Whether a matrix is the quadric of data, and why.

    Made by ``is_moment_matrix``; true or false when decided.

    Attributes
    ----------
    possible : bool or None
        Whether some data, with positive real weights, have this quadric; ``None`` when that is not
        decided, although all necessary conditions hold.
    reason : str
        The condition that fails, the theorem that suffices, or why neither is known.
    symmetric, structured, positive_semidefinite : bool
        The necessary conditions: whether the matrix is symmetric, whether it is symmetric with the
        pattern of ``moment_structure``, and whether it is symmetric and positive semidefinite.
    unit_weights : bool or None
        Whether data without weights have this quadric; ``None`` when that is not decided.
    unit_reason
        Why, or why that is not decided, where it is a matter of its own.
    """

    possible: bool | None
    reason: str
    symmetric: bool
    structured: bool
    positive_semidefinite: bool
    unit_weights: bool | None
    unit_reason: str = ""

    def __bool__(self) -> bool:
        if self.possible is None:
            raise InputError("the truth value of a decision needs one", self.reason, ".possible")
        return self.possible


@question
def is_moment_matrix(
    matrix: Any,
    network: ParametricModel,
    coordinates: CoordinateChoice = "monomial",
    **options: Unpack[Options],
) -> MomentDecision:
    """Return whether a matrix is the quadric of finitely many real data points, and why.

    A data point may have a positive real weight ``w``, which multiplies its loss.  When all
    monomials have one degree ``D > 0``, weights are not needed, since the point ``w^(1/2D) x`` has
    the same effect as ``x`` with weight ``w``.  Without weights, the moment of degree 0 is the
    number of points.

    Necessary is that the matrix is symmetric, has the network's structure, and is positive
    semidefinite; all of this is checked exactly.  That this suffices, or with which further
    condition, is known when nonnegative polynomials are sums of squares and in a few other cases;
    there the answer is a theorem, else ``possible`` is ``None``.  The data may be irrational even
    when the matrix is rational.  The zero matrix counts: as that of no data.

    Parameters
    ----------
    matrix
        Shape ``(k, k)``: exact numbers.
    network
        Any network, with ``k`` coordinates.
    coordinates
        ``"monomial"`` or ``"reduced"``.  With reduced coordinates on less than the whole ambient
        space only the necessary conditions are known, unless one of them fails.

    Raises
    ------
    InputError
        For another shape, for floats.

    References
    ----------
    One input: Curto, Fialkow, Recursiveness, positivity, and truncated moment problems (1991),
    theorem 3.9.  Flat matrices: Curto, Fialkow, Solution of the truncated complex moment problem
    for flat data (1996); Laurent, Revisiting two theorems of Curto and Fialkow on moment matrices
    (2005).  Sums of squares: Hilbert, Über die Darstellung definiter Formen als Summe von
    Formenquadraten (1888).

    Examples
    --------
    >>> from nnag_m2.networks import MLP
    >>> decision = is_moment_matrix([[2, 0, 1], [0, 1, 0], [1, 0, 2]], MLP((2, 2, 1), 2))
    >>> decision.possible, decision.unit_weights
    (True, True)
    >>> is_moment_matrix([[2, 0, 0], [0, 1, 0], [0, 0, 2]], MLP((2, 2, 1), 2)).reason
    'entries that coincide for all data differ'
    """
    parametrization = network_argument(network).parametrization(coordinates)
    given = as_flint(square_argument(matrix, len(parametrization.directions)))
    symmetric = is_symmetric(given)
    structured = symmetric and has_pattern(given, moment_structure(network, coordinates))
    positive = symmetric and is_positive_semidefinite(given)
    conditions = [symmetric, structured, positive]
    if not all(conditions):
        failed = _FAILED[conditions.index(False)]
        return MomentDecision(False, failed, symmetric, structured, positive, False)
    found = _decided(given, network, parametrization)
    return MomentDecision(
        found.possible, found.reason, True, True, True, found.unit_weights, found.unit_reason
    )


def _decided(matrix: fmpq_mat, network: ParametricModel, reduced: Parametrization) -> Decided:
    """Return what is known of a positive semidefinite matrix with the structure of a network."""
    ambient = network.parametrization()
    keys = [(direction[0][0], direction[0][1]) for direction in ambient.directions]
    if len(reduced.directions) < len(keys):
        return Decided(None, "the coordinates are those of a subspace of the ambient space", None)
    # Both choices are coordinates on the same space then, so the quadric can be moved.
    terms = [{(o, e): c for o, e, c in direction} for direction in reduced.directions]
    columns = rational_matrix(len(keys), len(keys), (t.get(k, 0) for k in keys for t in terms))
    back = columns.inv()
    moved = back.transpose() * matrix * back
    exponents = [e for output, e in keys if output == 0]
    return criterion(submatrix(moved, range(len(exponents))), exponents)
