"""Critical parameters of the loss at which the parametrization drops rank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeAlias

from sympy import QQ, Expr, Poly, Rational, Symbol

from nnag_m2.algebra.fields import as_poly
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.substitution import (
    composed,
    modulo_linear,
    restricted,
    without_monomial_factors,
)
from nnag_m2.invariants.groebner import is_subset
from nnag_m2.invariants.isolated_points import isolated_points, primes_of
from nnag_m2.invariants.landscapes.forms import Form
from nnag_m2.invariants.landscapes.strata import Distance
from nnag_m2.invariants.small_points import dropped_rank
from nnag_m2.neuromanifolds.cases import Case, cases_of_parameters, permuted, swaps_of_case
from nnag_m2.neuromanifolds.known_group import Swap
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold
from nnag_m2.training.landscapes.pulling import RealPart, real_parts


@dataclass(frozen=True)
class RamifiedCritical:
    """Real parameters where the loss is critical, on the ramification locus of a parametrization.

    There the differential of the parametrization has a smaller rank than at general parameters;
    its function need not be critical on the neurovariety.  Gradient descent sees them all the same.

    Attributes
    ----------
    dimension
        0 for a point; otherwise of a set that is irreducible over QQ.  Up to the symmetries of the
        network: scalings bring parameters to 0 or 1, permutations are left out, and parameters on
        which nothing depends any more are 0.
    point
        The parameters, exactly; of a set one real point.
    function
        The coordinates of its function.
    loss
        The exact value of the loss, at each point of a set the same or a conjugate one.
    equations
        For all parameters, those that symmetries bring to 0 or 1 included.
    direction
        A direction, rational, in which the second derivative of the loss is negative at the point;
        ``None`` is a proof that there is none.
    """

    dimension: int
    point: RealPoint
    function: RealPoint
    loss: RealAlgebraic
    equations: Ideal
    direction: tuple[Rational, ...] | None

    @property
    def descends(self) -> bool:
        """Whether there is a direction in which the second derivative is negative."""
        return self.direction is not None


_Found: TypeAlias = tuple[RamifiedCritical, frozenset[Symbol]]
"""A critical point or set before a direction is looked for, and the parameters that scalings, which
the loss respects, bring to 1, each of them another one."""


@dataclass(frozen=True)
class Upstairs:
    """The loss as a function of parameters."""

    manifold: Neuromanifold
    distance: Distance
    loss: Poly
    gradient: tuple[Poly, ...]

    @classmethod
    def of(cls, manifold: Neuromanifold, distance: Distance) -> Upstairs:
        """Return the loss with its gradient."""
        loss = composed(distance.loss, manifold.map.coordinates)
        return cls(manifold, distance, loss, tuple(loss.diff(p) for p in loss.gens))

    def found(self, case: Case, part: RealPart) -> _Found:
        """Return a critical point or set, completed by the parameters that have values."""
        ideal, size, point = part
        equations = case.equations(ideal, self.loss.gens)
        full = case.completed(point, self.loss.gens)
        if not size:
            full = self._first(case, full)
        function = full.image(self.distance.variables, self.manifold.map.exprs)
        scaled = frozenset(p for p, value in case.values if value)
        loss = function.value_of(self.distance.loss)
        return RamifiedCritical(size, full, function, loss, equations, None), scaled

    def _first(self, case: Case, point: RealPoint) -> RealPoint:
        """Return the first one of what permutations make of a point in a case."""
        known = case.values
        images = [
            image
            for image in permuted(self.manifold, point)
            if all(image[p] == value for p, value in known)
        ]
        return min(images, key=lambda image: image.intervals)

    def described(self, one: RamifiedCritical, scaled: frozenset[Symbol]) -> RamifiedCritical:
        """Return what is found with a direction."""
        flat = [i for i, p in enumerate(self.loss.gens) if p in scaled]
        signature = self.hessian.signature_at(one.point, flat, one.dimension)
        return replace(one, direction=signature.direction)

    @cached_property
    def hessian(self) -> Form:
        """The second derivatives of the loss, up to a positive factor."""
        return Form.hessian(self.loss)


def ramified_critical(loss: Upstairs, proof: bool) -> tuple[RamifiedCritical, ...]:
    """Return the critical parameters on the ramification locus, those of least loss first."""
    manifold = loss.manifold
    ramified = dropped_rank(manifold.map)
    found: list[_Found] = []
    for case in cases_of_parameters(manifold, [*loss.gradient, *ramified.generators]):
        if case.ideal is None:
            none = Ideal([], loss.loss.gens)
            found.append(loss.found(case, (none, 0, RealPoint.rational((), ()))))
            continue
        critical, dropped = (
            Ideal.of_polys(restricted(polys, case.values), case.ideal.variables, QQ)
            for polys in (loss.gradient, ramified.generators)
        )
        parts = list(_parts(critical, dropped, swaps_of_case(manifold, case), proof))
        found += [loss.found(case, part) for part in _largest(parts)]
    unique: list[_Found] = []
    for one, scaled in sorted(found, key=_place):
        same = [two.point for two, _ in unique if (two.loss, two.dimension) == (one.loss, 0)]
        if one.dimension or not {*same} & {*permuted(manifold, one.point)}:
            unique.append((one, scaled))
    return tuple(loss.described(*both) for both in unique)


def _place(found: _Found) -> Any:
    one, _ = found
    return one.loss, one.dimension, one.point.intervals


def _parts(
    critical: Ideal, ramified: Ideal, swaps: Sequence[Swap], proof: bool
) -> Iterator[RealPart]:
    """Yield real critical points and sets on each component of a ramification locus.

    Components first: two equal neurons are a linear equation, where the locus has a hundred minors.
    Of components that permutations of parameters exchange one is enough.
    """
    seen: set[frozenset[Expr]] = set()
    for prime in primes_of(ramified):
        images = [prime.exprs, *([f.xreplace(swap) for f in prime.exprs] for swap in swaps)]
        keys = {_key(image, prime.variables) for image in images}
        if keys & seen:
            continue
        seen |= keys
        for both in without_monomial_factors(prime + modulo_linear(critical, prime)):
            yield from real_parts(both, isolated_points(both, proof), proof)


def _key(exprs: Sequence[Expr], variables: tuple[Symbol, ...]) -> frozenset[Expr]:
    """Return generators up to sequence and factors."""
    polys = (as_poly(f, variables, QQ) for f in exprs)
    return frozenset(poly.monic().as_expr() for poly in polys)


def _largest(parts: Sequence[RealPart]) -> Iterator[RealPart]:
    """Yield each point and set once, and none that lies in a larger set."""
    kept: list[RealPart] = []
    for part in sorted(parts, key=lambda part: -part[1]):
        ideal, size, point = part
        if not any(_lies_in(ideal, size, point, larger) for larger in kept):
            kept.append(part)
            yield part


def _lies_in(ideal: Ideal, size: int, point: RealPoint, larger: RealPart) -> Any:
    other, dimension_of, place = larger
    if dimension_of == 0:
        return size == 0 and point == place
    if any(point.sign_of(f) for f in other.generators):
        return False
    return size == 0 or is_subset(other, ideal)
