"""Lengths whose squares are known, and finitely many real solutions."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import QQ, Dummy, Expr, Poly, Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.errors import InputError
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.real_points import real_points


def square_root(square: RealAlgebraic) -> RealAlgebraic:
    """Return the positive root of a positive number."""
    t = Dummy("t")
    poly = square.minimal_polynomial
    doubled = Poly({(2 * e,): c for (e,), c in poly.terms()}, t, domain=QQ)
    bigger = sum(r > 0 for r in RealAlgebraic.roots(poly) if r > square)
    return [r for r in RealAlgebraic.roots(doubled) if r > 0][-1 - bigger]


def finitely_many(
    equations: Sequence[Expr], variables: Sequence[Symbol], determined: int, what: str
) -> tuple[RealPoint, ...]:
    """Return the real solutions, without the last unknowns, which the others determine."""
    ideal = Ideal(equations, variables)
    if dimension(ideal) > 0:
        raise InputError(f"there must be finitely many {what}", "infinitely many")
    return real_points(ideal, proof=True, multipliers=determined, apart=False)
