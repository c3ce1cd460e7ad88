"""Points over QQ that replies suggest, verified: those near points modulo a prime, and msolve's."""

from __future__ import annotations

from itertools import islice
from typing import Any

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.lifting import liftings
from nnag_m2.algebra.modular.linear_unknowns import LinearUnknown
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.terms import integer_terms
from nnag_m2.asking.reading import items
from nnag_m2.engine.msolve import parametrization
from nnag_m2.invariants.point_replies import modular_points
from nnag_m2.invariants.verified_points import is_separating, verified_places

_LIFTINGS = 3
"""Candidates that are verified before other ways are tried: the first is right but for bad luck."""


def lifted(
    ideal: Ideal, prime: int, near: Any, kept: int
) -> tuple[int, list[AlgebraicPoint]] | None:
    """Return the number of points near those modulo a prime, and the real ones of them."""
    n = len(ideal.variables)
    points = modular_points(prime, items(near, 3), n)
    equations = [integer_terms(g) for g in ideal.generators]
    unknown = LinearUnknown.last_of(ideal.generators) if kept == n - 1 else None
    wanted = kept if unknown else n
    for polynomial, tops in islice(liftings(points, equations, wanted), _LIFTINGS):
        # points that differ modulo the prime do so over QQ
        places = verified_places(ideal, polynomial, tops, unknown)
        if places is not None:
            return polynomial.degree(), places
    return None


def of_solver(ideal: Ideal, text: str) -> tuple[int, list[AlgebraicPoint]] | None:
    """Return the number of points that msolve finds, and the real ones of them."""
    found = parametrization(text, len(ideal.variables))
    if found is None or found.f.gcd(found.f.derivative()).degree() > 0:
        return None
    if not is_separating(found.f, found.tops, found.form):
        return None
    places = verified_places(ideal, found.f, found.tops)
    return None if places is None else (found.f.degree(), places)


def length(ideal: Ideal) -> int:
    """Return how many bits all coefficients have."""
    numbers = (c for g in ideal.generators for c in g.rep.to_dict().values())
    return sum(int(c.numerator).bit_length() + int(c.denominator).bit_length() for c in numbers)
