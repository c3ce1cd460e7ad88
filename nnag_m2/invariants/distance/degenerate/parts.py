"""The critical points for a singular quadric in parts, and the projection along its kernel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, Unpack

from sympy import ImmutableDenseMatrix, Rational, Symbol, symbols

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.enclosed_roots import WIDTH
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.asking import Options, Provenance, question
from nnag_m2.errors import InputError
from nnag_m2.invariants.initial import initial_ideal
from nnag_m2.invariants.real_points import real_points

Case: TypeAlias = Literal["k < n - d", "k >= n - d"]
"""Whether the kernel is smaller than the codimension of the variety."""

_SHAPES = ("point", "curve", "surface", "threefold", "fourfold")


@dataclass(frozen=True)
class KernelProjection:
    """A quadric ``Q`` on ``n``-space as the pullback of a nonsingular one.

    ``kernel`` has a basis of ``ker Q`` in its columns, shape ``(n, k)``.  ``matrix``, shape
    ``(n - k, n)``, is the projection ``pi`` along it: the reduced row echelon form of ``Q`` without
    zero rows.  ``quadric`` is ``pi(Q)``: ``Q == matrix.T * quadric * matrix``.
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


@dataclass(frozen=True)
class Locus(ShownInParts):
    """A set of critical points, or where it is mapped, with its size.

    Attributes
    ----------
    ideal
        Its equations.
    dimension
        -1 when it is empty.
    degree
        For finitely many points their number, counted with multiplicity.
    """

    ideal: Ideal
    dimension: int
    degree: int

    @question
    def real_points(
        self, width: Rational = WIDTH, **options: Unpack[Options]
    ) -> tuple[RealPoint, ...]:
        """Return the real points of a finite locus over QQ, as ``nnag_m2.real_points`` does."""
        if self.dimension > 0:
            required = "the locus must consist of finitely many complex points"
            raise InputError(required, f"{self}")
        return real_points(self.ideal, width)

    def __str__(self) -> str:
        return described(self.dimension, self.degree)


def described(dimension: int, degree: int) -> str:
    """Return a set in words.

    Examples
    --------
    >>> described(-1, 0), described(0, 4), described(1, 4)
    ('nothing', '4 points', 'a curve (degree 4)')
    """
    if dimension < 0:
        return "nothing"
    if dimension == 0:
        return f"{degree} point{'s' if degree != 1 else ''}"
    named = dimension < len(_SHAPES)
    shape = f"a {_SHAPES[dimension]}" if named else f"a set of dimension {dimension}"
    return f"{shape} (degree {degree})"


def locus(ideal: Ideal) -> Locus:
    """Return the locus of an ideal."""
    found = initial_ideal(ideal)
    return Locus(ideal, found.dimension, found.degree)


@dataclass(frozen=True)
class Correspondence(ShownInParts):
    """Two numbers, computed independently for general data, that the theorem says are equal.

    Attributes
    ----------
    points
        Of different critical points on the smooth part of the variety that are not at distance
        zero; ``None`` when there are infinitely many.
    image_points
        The Euclidean distance degree of the projected variety (``k < n - d``) or of the branch
        locus in the quadric downstairs, summed over its components.
    """

    points: int | None
    image_points: int

    @property
    def holds(self) -> bool:
        """Whether the numbers are equal; they are when the kernel is in general position."""
        return self.points == self.image_points


@dataclass(frozen=True)
class DegenerateCriticalPoints(ShownInParts):
    """The critical points of a variety for a quadric that may be singular, by their kind.

    Attributes
    ----------
    variety, data, quadric
        What was asked: ``X`` in ``n``-space, ``u`` as a row, ``Q``.
    dimension
        ``d``, of the variety; -1 for the empty one.
    kernel
        A basis of ``K = ker Q`` in its columns, shape ``(n, k)``.
    case
        ``"k < n - d"`` or ``"k >= n - d"``.
    projection
        The matrix of ``pi``, the projection along the kernel, shape ``(n - k, n)``.
    projected_quadric
        ``pi(Q)``, nonsingular, with ``Q == projection.T * projected_quadric * projection``.
    zero_loss
        (A) ``(K + u)`` intersected with ``X``, singular points of ``X`` included.
    positive_loss
        (B) the other critical points on the smooth part; in the second case they lie on the
        ramification locus of the projection.
    image
        Where they go: the projected variety in the first case, the branch locus in the second, in
        coordinates ``z_1, ..., z_(n-k)``; ``None`` unless ``check``, and for the zero quadric.
    correspondence
        The theorem's two numbers; ``None`` when ``image`` is.
    provenance
        The parts are proved; the numbers in ``correspondence`` are probabilistic.
    """

    variety: Ideal
    data: ImmutableDenseMatrix
    quadric: ImmutableDenseMatrix
    dimension: int
    kernel: ImmutableDenseMatrix
    case: Case
    projection: ImmutableDenseMatrix
    projected_quadric: ImmutableDenseMatrix
    zero_loss: Locus
    positive_loss: Locus
    image: Locus | None
    correspondence: Correspondence | None
    provenance: Provenance

    @property
    def corank(self) -> int:
        """The dimension ``k`` of the kernel."""
        return int(self.kernel.cols)

    def told(self, ramified: bool | None = None) -> str:
        """Return both parts in words; whether the first is ramified is by default as in general."""
        first = self._where(self.case == "k >= n - d" if ramified is None else ramified)
        kinds = ((self.positive_loss, first), (self.zero_loss, "of zero loss"))
        return (
            " and ".join(f"{part} {kind}" for part, kind in kinds if part.dimension >= 0) or "none"
        )

    def _where(self, ramified: bool) -> str:
        return "on the ramification locus" if ramified else "of positive loss"

    def __str__(self) -> str:
        where = self._where(self.case == "k >= n - d")
        lines = [
            f"n = {self.quadric.rows}, d = {self.dimension}, k = {self.corank}: {self.case}",
            f"zero loss: {self.zero_loss}",
            f"{where}: {self.positive_loss}",
        ]
        if self.image is not None and self.correspondence is not None:
            what = "projected variety" if self.case == "k < n - d" else "branch locus"
            pair = self.correspondence
            lines.append(f"{what}: {self.image}")
            lines.append(f"for general data {pair.points} above and {pair.image_points} below")
        return "\n".join(lines)
