"""When a positive semidefinite matrix of moments comes from real points: what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flint import fmpq, fmpq_mat

from nnag_m2.algebra.exact_matrices import submatrix
from nnag_m2.training._unit_weights import FlatMoments, Verdict, number_of_points, power_sums


@dataclass(frozen=True)
class Decided:
    """Whether positively weighted points exist, why, and whether weights can be 1."""

    possible: bool | None
    reason: str
    unit_weights: bool | None
    unit_reason: str = ""


def criterion(matrix: fmpq_mat, exponents: Sequence[tuple[int, ...]]) -> Decided:
    """Return whether a matrix is the moment matrix of finitely many weighted real points.

    Parameters
    ----------
    matrix
        Positive semidefinite; an entry depends on the product of its two monomials only.
    exponents
        All monomials of degree at most ``D``, or all of degree exactly ``D``, largest first.
    """
    degree = sum(exponents[0])
    size = len(exponents[0])
    if degree == 0:
        return Decided(True, "a sum of weights is any nonnegative number", _is_integer(matrix))
    if matrix.rank() == 0:
        return Decided(True, "zero is the matrix of no data", True)
    if sum(exponents[-1]) == degree:
        return _homogeneous(size, degree)
    found = _affine(matrix, [sum(e) for e in exponents], size, degree)
    if not found.possible or degree == 1:
        return found
    possible, reason = _unit(matrix, exponents)
    return replace(found, unit_weights=possible, unit_reason=reason)


def _unit(matrix: fmpq_mat, exponents: Sequence[tuple[int, ...]]) -> Verdict:
    """Return whether weights can be 1, where some points have the moments."""
    rank, degree, size = int(matrix.rank()), sum(exponents[0]), len(exponents[0])
    counted = number_of_points(_mass(matrix), rank)
    if counted[0] is False:
        return counted
    if (
        int(submatrix(matrix, [i for i, e in enumerate(exponents) if sum(e) < degree]).rank())
        == rank
    ):
        return FlatMoments(matrix, exponents).verdict()
    if size > 1:
        return counted
    last = matrix.nrows() - 1
    return power_sums(
        [matrix[max(last - k, 0), last - max(k - last, 0)] for k in range(2 * last + 1)]
    )


def _homogeneous(size: int, degree: int) -> Decided:
    """Return what is known for forms: points at infinity are points like others."""
    if degree == 1:
        return Decided(True, "every positive semidefinite matrix is A^T A (Cholesky)", True)
    if size <= 2:
        reason = "nonnegative binary forms are sums of squares: positive semidefinite suffices"
        return Decided(True, reason, True)
    if (size, degree) == (3, 2):
        reason = "nonnegative ternary quartics are sums of squares (Hilbert 1888): positive "
        return Decided(True, f"{reason}semidefinite suffices", True)
    return _undecided(None)


def _affine(matrix: fmpq_mat, degrees: Sequence[int], size: int, degree: int) -> Decided:
    """Return what is known where the constant is among the monomials, so that mass is a moment."""
    rank = int(matrix.rank())
    lower = int(submatrix(matrix, [i for i, d in enumerate(degrees) if d < degree]).rank())
    if degree == 1:
        return _quadratic(matrix, rank)
    # With unit weights the moment of degree 0 is the number of points, not less than the rank.
    weights = None if _is_integer(matrix) and _mass(matrix) >= rank else False
    if rank == lower:
        reason = f"flat: rank {rank} also without the monomials of degree {degree}, so {rank} "
        return Decided(True, f"{reason}weighted points (Curto-Fialkow 1996)", weights)
    if rank == matrix.nrows() and (size == 1 or (size, degree) == (2, 2)):
        reason = "positive definite, and nonnegative polynomials of this degree are sums of squares"
        return Decided(True, reason, weights)
    if size == 1:
        reason = "a singular Hankel matrix that is not recursively generated needs a point at "
        return Decided(False, f"{reason}infinity (Curto-Fialkow 1991, theorem 3.9)", False)
    if (size, degree) == (2, 2):
        reason = "neither definite nor flat: it is not known here whether points at infinity are "
        return Decided(None, f"{reason}needed", weights)
    return _undecided(weights)


def _quadratic(matrix: fmpq_mat, rank: int) -> Decided:
    """Return the answer for affine functions: weights, mean and covariance of the data.

    Some ``N`` points have a given mean and a given covariance matrix if the rank of this is less
    than ``N``; it is one less than that of the matrix.
    """
    if _mass(matrix) == 0:
        return Decided(False, "a sum of weights 0 leaves no data", False)
    weights = _is_integer(matrix) and _mass(matrix) >= rank
    return Decided(True, "a sum of weights, a mean and a covariance matrix are arbitrary", weights)


def _mass(matrix: fmpq_mat) -> fmpq:
    """Return the moment of degree 0, the sum of all weights."""
    last = matrix.nrows() - 1
    return matrix[last, last]


def _is_integer(matrix: fmpq_mat) -> bool:
    """Return whether the moment of degree 0 can be a number of points."""
    return bool(_mass(matrix).q == 1)


def _undecided(weights: bool | None) -> Decided:
    reason = "the necessary conditions hold; whether they suffice is not known here: nonnegative "
    return Decided(None, f"{reason}polynomials of this degree need not be sums of squares", weights)
