"""Critical points and critical sets of a distance on one stratum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sympy import Poly

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.points import RealPoint
from nnag_m2.algebra.real_numbers import RealAlgebraic
from nnag_m2.invariants.components import minimal_primes, radical
from nnag_m2.invariants.distance.ideals import critical_ideal
from nnag_m2.invariants.hilbert import degree, dimension
from nnag_m2.invariants.operations import elimination_ideal, ideal_quotient, saturation
from nnag_m2.invariants.real_points import real_points
from nnag_m2.landscapes.distance import Distance
from nnag_m2.landscapes.multipliers import critical_solutions
from nnag_m2.landscapes.signature import decided, hessian_signature
from nnag_m2.landscapes.strata import Piece
from nnag_m2.networks.symmetries import fresh_symbol
from nnag_m2.neuromanifolds.real_solutions import real_solution

Kind: TypeAlias = Literal["smooth", "ramification", "zero-loss", "singular", "boundary"]
"""Where a critical point is, as seen by the loss."""

_BITS, _SOON, _LATE = 64, 256, 2**16


@dataclass(frozen=True)
class CriticalPoint:
    """One real critical point of the loss on a stratum.

    Attributes
    ----------
    point
        The coordinates, exactly, in a box that holds no other critical point.
    loss
        The exact value of the loss.
    kind
        ``"smooth"``, ``"singular"`` or ``"boundary"`` as the stratum, the last one also for
        critical values of the parametrization; ``"zero-loss"`` where ``Q (x - u) = 0``, so that no
        function has less loss; ``"ramification"`` where a singular quadric has its other critical
        points on the smooth part, all of them on the ramification locus of the projection along
        its kernel.
    stratum
        The smallest stratum that contains the point.
    signature
        How many eigenvalues of the Hessian on the tangent space of the stratum are positive and
        negative; ``None`` when it is degenerate.
    equations
        An ideal of dimension 0 with this point and others; its variables are the coordinates, and
        Lagrange multipliers that the point determines.
    """

    point: RealPoint
    loss: RealAlgebraic
    kind: Kind
    stratum: Piece
    signature: tuple[int, int] | None
    equations: Ideal

    @property
    def index(self) -> int | None:
        """The number of negative eigenvalues of the Hessian; ``None`` when it is degenerate."""
        return None if self.signature is None else self.signature[1]

    @property
    def type(self) -> str:
        """``"minimum"``, ``"maximum"``, ``"saddle"``, ``"degenerate"``, or ``"point"``.

        It is that of the loss restricted to the stratum; ``"point"`` when the stratum has dimension
        0.  A point of zero loss is a minimum, whatever its Hessian.
        """
        if self.kind == "zero-loss":
            return "minimum"
        if self.signature is None:
            return "degenerate"
        positive, negative = self.signature
        if positive and negative:
            return "saddle"
        return "minimum" if positive else "maximum" if negative else "point"


@dataclass(frozen=True)
class CriticalSet:
    """A critical set of positive dimension, irreducible over QQ unless it is that of zero loss.

    Attributes
    ----------
    ideal
        Its equations.
    dimension, degree
        Over the complex numbers.
    kind, stratum
        As for ``CriticalPoint``; those of zero loss are all in one set.
    losses
        The real values of the loss; one, but for conjugate parts.
    witness
        A real point of the set; ``None`` is a proof that there is none.
    loss
        The value at the witness; ``None`` without one.
    """

    ideal: Ideal
    dimension: int
    degree: int
    kind: Kind
    stratum: Piece
    losses: tuple[RealAlgebraic, ...]
    witness: RealPoint | None
    loss: RealAlgebraic | None


def zero_loss(
    piece: Piece, distance: Distance, proof: bool
) -> Iterator[CriticalPoint | CriticalSet]:
    """Yield the points of a stratum where ``Q (x - u) = 0``; of a component also a set of them."""
    ideal = piece.ideal + distance.force
    size = dimension(ideal)
    least = RealAlgebraic.of(distance.constant)
    if size == 0:
        for point in real_points(ideal, proof=proof):
            yield CriticalPoint(point, least, "zero-loss", piece, None, ideal)
    elif size > 0 and piece.depth == 0 and piece.source == "variety":
        yield _set(ideal, "zero-loss", piece, (least,), distance)


def critical(
    piece: Piece, distance: Distance, proof: bool
) -> Iterator[CriticalPoint | CriticalSet]:
    """Yield what is critical for the loss on the smooth part of a stratum, but not of zero loss."""
    if piece.dimension == 0:
        yield from _finite(piece.ideal, piece, distance, proof)
        return
    if (solved := critical_solutions(piece, distance, proof)) is not None:
        yield from _points(*solved, piece, distance)
        return
    arguments = (piece.ideal, list(distance.data), distance.quadric)
    everywhere: Ideal = critical_ideal(*arguments, proof=proof)
    if dimension(everywhere) <= 0:
        yield from _finite(everywhere, piece, distance, proof)
        return
    ideal: Ideal = saturation(everywhere, by=distance.force)
    if dimension(ideal) <= 0:
        yield from _finite(ideal, piece, distance, proof)
        return
    for prime in minimal_primes(ideal):
        size = dimension(prime)
        if size == 0:
            yield from _finite(prime, piece, distance, proof, ideal)
        else:
            losses = _losses(prime, distance)
            yield _set(prime, kind_on(piece, distance), piece, losses, distance)


def _set(
    ideal: Ideal,
    kind: Kind,
    piece: Piece,
    losses: tuple[RealAlgebraic, ...],
    distance: Distance,
) -> CriticalSet:
    witness = real_solution(ideal) if losses else None
    loss = None if witness is None else witness.value_of(distance.loss)
    size, number = dimension(ideal), degree(ideal)
    return CriticalSet(ideal, size, number, kind, piece, losses, witness, loss)


def kind_on(piece: Piece, distance: Distance) -> Kind:
    """Return what critical points on the smooth part of a stratum are when they have a loss."""
    if piece.source != "variety":
        return "boundary"
    if piece.depth:
        return "singular"
    # On a tangent space that the projection maps onto its image, Q (x - u) would vanish.
    return "ramification" if distance.corank and distance.corank >= piece.codimension else "smooth"


def _finite(
    ideal: Ideal, piece: Piece, distance: Distance, proof: bool, scheme: Ideal | None = None
) -> Iterator[CriticalPoint]:
    """Yield the real points of an ideal of dimension at most zero that have a loss."""
    yield from _points(ideal, real_points(ideal, proof=proof), piece, distance, scheme)


def _points(
    ideal: Ideal,
    solutions: Iterable[RealPoint],
    piece: Piece,
    distance: Distance,
    scheme: Ideal | None = None,
) -> Iterator[CriticalPoint]:
    """Yield the real solutions of an ideal, without its multipliers, that have a loss."""
    kind, names = kind_on(piece, distance), distance.variables
    for solution in solutions:
        point = solution.image(names, names)
        if not vanish(distance.force.generators, point):
            signature = _signature(solution, piece, distance, scheme or ideal)
            loss = point.value_of(distance.loss)
            yield CriticalPoint(point, loss, kind, piece, signature, ideal)


def vanish(polys: Iterable[Poly], point: RealPoint) -> bool:
    """Return whether all polynomials vanish at a point, exactly."""
    return all(point.sign_of(poly) == 0 for poly in polys)


def _signature(
    point: RealPoint, piece: Piece, distance: Distance, scheme: Ideal
) -> tuple[int, int] | None:
    """Return the signature of the Hessian, or ``None`` when it is degenerate.

    The critical points are the zeros of a section of the cotangent bundle, whose derivative at a
    zero is the Hessian: it is invertible if and only if the point is a simple one of the critical
    scheme, which is decided exactly when a moderate precision does not show it.
    """
    if piece.dimension == 0:
        return 0, 0
    place = point.image(distance.variables, distance.variables)

    def attempt(bits: int) -> tuple[int, int]:
        equations = piece.ideal.generators
        form, data = distance.form, distance.column
        return hessian_signature(equations, piece.codimension, form, data, place, bits)

    found: tuple[int, int] | None = decided(attempt, _BITS, _SOON)
    if found is not None:
        return found
    multiple = ideal_quotient(scheme, by=radical(scheme))
    if vanish(multiple.generators, point):
        return None
    late: tuple[int, int] | None = decided(attempt, 2 * _SOON, _LATE)
    return late


def _losses(ideal: Ideal, distance: Distance) -> tuple[RealAlgebraic, ...]:
    """Return the real values of the loss on a critical set, which are finitely many.

    On an irreducible complex critical variety the loss is constant; so the loss takes finitely many
    values, conjugate ones, on a set that is irreducible over QQ.
    """
    value = fresh_symbol(ideal.variables)
    ring = (*ideal.variables, value)
    exprs = [*ideal.exprs, value - distance.loss.as_expr()]
    (eliminant,) = elimination_ideal(Ideal(exprs, ring), ideal.variables).generators
    return RealAlgebraic.roots(eliminant)
