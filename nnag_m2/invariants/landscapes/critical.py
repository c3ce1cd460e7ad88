"""Critical points and critical sets of a distance on one stratum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sympy import Poly

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.calling import steps
from nnag_m2.invariants.distance.ideals import critical_ideal
from nnag_m2.invariants.hilbert import degree
from nnag_m2.invariants.isolated_points import (
    components_of,
    dimension_of,
    finite_points,
    isolated_points,
)
from nnag_m2.invariants.landscapes.forms import hessian_signature
from nnag_m2.invariants.landscapes.multipliers import critical_solutions
from nnag_m2.invariants.landscapes.strata import Distance, LandscapeStratum
from nnag_m2.invariants.operations import saturation
from nnag_m2.invariants.real_solutions import real_solution, real_solutions

Kind: TypeAlias = Literal["smooth", "ramification", "zero-loss", "singular", "boundary"]
"""Where a critical point is, as seen by the loss."""


@dataclass(frozen=True)
class CriticalPoint(ShownInParts):
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
        negative, exactly; the others are zero.  ``None`` at zero loss.
    equations
        An ideal of dimension 0 with this point and others; its variables are the coordinates, and
        Lagrange multipliers that the point determines.
    """

    point: RealPoint
    loss: RealAlgebraic
    kind: Kind
    stratum: LandscapeStratum
    signature: tuple[int, int] | None
    equations: Ideal

    @property
    def index(self) -> int | None:
        """The number of negative eigenvalues of the Hessian; ``None`` when it is degenerate."""
        return None if self.signature is None or self.is_degenerate else self.signature[1]

    @property
    def is_degenerate(self) -> bool:
        """Whether the Hessian is known to have the eigenvalue zero."""
        return self.signature is not None and sum(self.signature) < self.stratum.dimension

    @property
    def type(self) -> str:
        """``"minimum"``, ``"maximum"``, ``"saddle"``, ``"degenerate"``, or ``"point"``.

        It is that of the loss restricted to the stratum; ``"point"`` when the stratum has dimension
        0.  A point of zero loss is a minimum, whatever its Hessian.
        """
        if self.kind == "zero-loss":
            return "minimum"
        if self.signature is None or self.is_degenerate:
            return "degenerate"
        positive, negative = self.signature
        if positive and negative:
            return "saddle"
        return "minimum" if positive else "maximum" if negative else "point"


@dataclass(frozen=True)
class CriticalSet(ShownInParts):
    """A critical set of positive dimension on which the loss is constant.

    A set that is irreducible over QQ may fall into conjugate parts with different losses; each
    part with a real point is a set of its own.

    Attributes
    ----------
    ideal
        Its equations; of conjugate parts the common ones, to which ``loss`` is to be added.  It is
        irreducible over QQ unless it is that of zero loss.
    dimension, degree
        Over the complex numbers, of the part with this loss; of all parts without a loss.
    kind, stratum
        As for ``CriticalPoint``; those of zero loss are all in one set.
    losses
        The real values of the loss on all conjugate parts; none where there is no real point.
    witness
        A real point of the set; ``None`` is a proof that there is none.
    loss
        The value on the set; ``None`` without a real point.
    """

    ideal: Ideal
    dimension: int
    degree: int
    kind: Kind
    stratum: LandscapeStratum
    losses: tuple[RealAlgebraic, ...]
    witness: RealPoint | None
    loss: RealAlgebraic | None


def zero_loss(
    stratum: LandscapeStratum, distance: Distance, proof: bool
) -> Iterator[CriticalPoint | CriticalSet]:
    """Yield the points of a stratum where ``Q (x - u) = 0``; of a component also a set of them."""
    ideal = stratum.ideal + distance.force
    least = RealAlgebraic.of(distance.constant)
    if not distance.corank:  # zero loss at the data alone
        points: tuple[RealPoint, ...] | None = ()
        if vanish(stratum.ideal.generators, distance.point):
            points = (distance.point,)
    else:
        points = isolated_points(ideal, proof)
    if points is not None:
        for point in steps(points):
            yield CriticalPoint(point, least, "zero-loss", stratum, None, ideal)
    elif stratum.depth == 0 and stratum.source == "variety":
        size, witness, number = dimension_of(ideal), real_solution(ideal), degree(ideal)
        losses, loss = ((least,), least) if witness else ((), None)
        yield CriticalSet(ideal, size, number, "zero-loss", stratum, losses, witness, loss)


def critical(
    stratum: LandscapeStratum, distance: Distance, proof: bool
) -> Iterator[CriticalPoint | CriticalSet]:
    """Yield what is critical for the loss on the smooth part of a stratum, but not of zero loss."""
    if stratum.dimension == 0:
        yield from _points(stratum.ideal, finite_points(stratum.ideal, proof), stratum, distance)
        return
    if stratum.codimension == 0:
        return  # where the gradient is zero the loss is
    if (solved := critical_solutions(stratum, distance, proof)) is not None:
        yield from _points(*solved, stratum, distance)
        return
    arguments = (stratum.ideal, list(distance.data), distance.quadric)
    ideal: Ideal = critical_ideal(*arguments, proof=proof)
    if (size := dimension_of(ideal)) > 0:
        ideal = saturation(ideal, by=distance.force)
        size = dimension_of(ideal)
    if size <= 0:
        yield from _points(ideal, finite_points(ideal, proof), stratum, distance)
        return
    for prime, size in steps(components_of(ideal)):
        if size == 0:
            yield from _points(prime, finite_points(prime, proof), stratum, distance)
        else:
            yield from _sets(prime, size, stratum, distance)


def _sets(
    prime: Ideal, size: int, stratum: LandscapeStratum, distance: Distance
) -> Iterator[CriticalSet]:
    """Yield the parts with a real point of a critical set, irreducible over QQ; or it as a whole.

    On an irreducible complex critical variety the loss is constant.  So on one that is irreducible
    over QQ it has finitely many values, the conjugates of each of them, and its real points of
    different loss are in different connected components.
    """
    number, kind = degree(prime), kind_on(stratum, distance)
    witnesses: dict[RealAlgebraic, RealPoint] = {}
    losses: tuple[RealAlgebraic, ...] = ()
    for point in steps(real_solutions(prime, size)):
        loss = point.value_of(distance.loss)
        losses = losses or RealAlgebraic.roots_of(loss.coefficients)
        witnesses.setdefault(loss, point)
        if len(witnesses) == len(losses):
            break
    if not witnesses:
        yield CriticalSet(prime, size, number, kind, stratum, (), None, None)
    for loss, witness in sorted(witnesses.items(), key=lambda item: item[0]):
        part = number // (len(loss.coefficients) - 1)
        yield CriticalSet(prime, size, part, kind, stratum, losses, witness, loss)


def kind_on(stratum: LandscapeStratum, distance: Distance) -> Kind:
    """Return what critical points on the smooth part of a stratum are when they have a loss."""
    if stratum.source != "variety":
        return "boundary"
    if stratum.depth:
        return "singular"
    # On a tangent space that the projection maps onto its image, Q (x - u) would vanish.
    ramified = distance.corank and distance.corank >= stratum.codimension
    return "ramification" if ramified else "smooth"


def _points(
    ideal: Ideal, solutions: Iterable[RealPoint], stratum: LandscapeStratum, distance: Distance
) -> Iterator[CriticalPoint]:
    """Yield the real solutions of an ideal, without its multipliers, that have a loss."""
    kind, names = kind_on(stratum, distance), distance.variables
    equations = stratum.ideal.generators
    for solution in steps(solutions):
        point = solution.image(names, names)
        if not vanish(distance.force.generators, point):
            given = stratum.codimension, distance.form, distance.column, point
            signature = hessian_signature(equations, *given) if stratum.dimension else (0, 0)
            loss = point.value_of(distance.loss)
            yield CriticalPoint(point, loss, kind, stratum, signature, ideal)


def vanish(polys: Iterable[Poly], point: RealPoint) -> bool:
    """Return whether all polynomials vanish at a point, exactly."""
    return all(point.sign_of(poly) == 0 for poly in polys)
