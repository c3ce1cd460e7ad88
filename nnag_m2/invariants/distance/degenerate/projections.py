"""The projection along the kernel of a quadric, in coordinates: plain Python, no engine."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import ImmutableDenseMatrix, Symbol, symbols


@dataclass(frozen=True)
class KernelProjection:
    """A quadric ``Q`` on ``n``-space as the pullback of a nonsingular one.

    Attributes
    ----------
    kernel
        A basis of ``ker Q`` in its columns, shape ``(n, k)``.
    matrix
        The projection ``pi`` along the kernel: the reduced row echelon form of ``Q`` without zero
        rows, shape ``(n - k, n)``.
    quadric
        ``pi(Q)``, shape ``(n - k, n - k)``, nonsingular: ``Q == matrix.T * quadric * matrix``.
    """

    kernel: ImmutableDenseMatrix
    matrix: ImmutableDenseMatrix
    quadric: ImmutableDenseMatrix

    @property
    def corank(self) -> int:
        """The dimension ``k`` of the kernel."""
        return int(self.kernel.cols)

    @property
    def variables(self) -> tuple[Symbol, ...]:
        """Names of the coordinates of the target, ``z_1, ..., z_(n-k)``."""
        return tuple(symbols(f"z_1:{self.matrix.rows + 1}"))


def kernel_projection(quadric: ImmutableDenseMatrix) -> KernelProjection:
    """Return the projection along the kernel of a symmetric matrix.

    Notes
    -----
    With ``E`` the echelon form and ``S`` its pivot columns, ``Q == A * E`` for some ``A``, and by
    symmetry ``Q == E.T * M * E``.  The columns ``S`` of ``E`` are the unit matrix, so that ``M`` is
    the submatrix of ``Q`` in the rows and columns ``S``.

    Examples
    --------
    >>> found = kernel_projection(ImmutableDenseMatrix([[1, 2], [2, 4]]))
    >>> found.kernel, found.matrix, found.quadric
    (Matrix([
    [-2],
    [ 1]]), Matrix([[1, 2]]), Matrix([[1]]))
    """
    n = int(quadric.rows)
    reduced, pivots = quadric.rref()
    matrix = reduced[: len(pivots), :]
    null = quadric.nullspace()
    kernel = ImmutableDenseMatrix.hstack(*null) if null else ImmutableDenseMatrix(n, 0, [])
    return KernelProjection(
        ImmutableDenseMatrix(kernel),
        ImmutableDenseMatrix(matrix),
        ImmutableDenseMatrix(quadric.extract(list(pivots), list(pivots))),
    )
