"""The lecture's reference case: lightning self-attention with two tokens, exactly.

One attention head with one output multiplies ``v . x`` by the linear forms in the columns of
``K^T Q``.  In reduced coordinates, the coefficients of two binary quadrics, its functions form a
hypersurface ``X`` in 6-space.  Training with a squared loss looks for the points of ``X`` that
are critical for the distance to a point ``u`` in a positive semidefinite quadric ``Q``.  Its rank
is the number of samples as long as these are few; its kernel of dimension ``k`` decides which
critical points there are: zero-loss solutions, and points on the ramification locus of the
projection along the kernel, towards which training is biased.

Source: Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance minimization
(2025).
"""

from __future__ import annotations

import os
import random
from pathlib import Path

from sympy import Expr, ImmutableMatrix, Matrix, Symbol, diff, symbols

from nnag_m2 import (
    Ideal,
    LightningSelfAttention,
    branch_locus,
    degree,
    dimension,
    ramification_locus,
    record_scripts,
    saturation,
    singular_locus,
    vanishing_ideal,
)

SCRIPTS = Path(__file__).parent / "scripts" / "reference_case"
SHAPES = ["points", "a curve", "a surface", "a threefold", "a fourfold"]
y = symbols("y1:7")


def general_data(k: int) -> tuple[ImmutableMatrix, ImmutableMatrix]:
    """Return ``M`` with ``Q = M^T M`` of corank ``k``, and ``u``, drawn with a fixed seed."""
    draw = random.Random(1)
    while True:
        m = Matrix(6 - k, 6, lambda *_: draw.randint(-4, 4))
        if m.rank() == 6 - k:
            return ImmutableMatrix(m), ImmutableMatrix(6, 1, lambda *_: draw.randint(-5, 5))


def zero_loss(f: Expr, k: int) -> Ideal:
    """Return the points of ``X`` at distance zero from ``u``."""
    m, u = general_data(k)
    return Ideal([f, *(m * (Matrix(y) - u))], y)


def ramified(f: Expr, k: int) -> Ideal:
    """Return the smooth critical points with a positive loss, with their multipliers ``l``.

    A smooth point of the hypersurface is critical if ``Q (y - u) = l grad f`` for some ``l``;
    its loss is zero if and only if ``l = 0``.
    """
    m, u = general_data(k)
    multiplier = Symbol("l")
    gradient = [diff(f, variable) for variable in y]
    pull = m.T * m * (Matrix(y) - u)
    conditions = [multiplier * g - p for g, p in zip(gradient, pull, strict=True)]
    critical = Ideal([f, *conditions], (multiplier, *y))
    if k == 0:  # Q is regular: only u itself has loss zero, and u does not lie on X
        return critical
    critical = saturation(critical, by=multiplier)
    # At a singular point of loss zero the multiplier is free, once there are such points.
    return saturation(critical, by=Ideal(gradient, critical.variables)) if k > 1 else critical


def described(locus: Ideal, kind: str) -> str:
    """Return a locus in words: how many points, or which dimension and degree."""
    d = dimension(locus)
    if d < 0:
        return ""
    count = f"{degree(locus)} " if d == 0 else ""
    size = f" (degree {degree(locus)})" if d > 0 else ""
    return f"{count}{SHAPES[d]}{size} {kind}"


def row(f: Expr, k: int) -> str:
    """Return the critical points on the smooth part for a general ``Q`` of corank ``k``."""
    where = "on the ramification locus" if k else "of positive loss"
    found = [described(ramified(f, k), where), described(zero_loss(f, k), "of zero loss")]
    return " and ".join(text for text in found if text)


def main() -> None:
    """Print the four computations and the table."""
    attention = LightningSelfAttention(embedding=2, tokens=2, rank=2, outputs=1)
    x = vanishing_ideal(attention.parametrization("reduced").map, y)
    (f,) = x.exprs
    print("1. The neurovariety: lightning self-attention satisfies one equation,\n  ", f, "= 0")
    singular = singular_locus(x)
    print(f"2. Its singular locus: dimension {dimension(singular)}, degree {degree(singular)}")
    for k in (1, 2):
        m, _ = general_data(k)
        print(f"{k + 2}. Projection to {6 - k}-space along a general kernel of dimension {k}:")
        print(f"   ramification locus: {described(ramification_locus(x, m), 'in X')}")
        print(f"   branch locus: {described(branch_locus(x, m), f'in {6 - k}-space')}")
    print("\nCritical points on the smooth part of X, for a general quadric of corank k:")
    print("  k | critical points")
    for k in range(6):
        print(f"  {k} | {row(f, k)}", flush=True)


if __name__ == "__main__":
    with record_scripts(SCRIPTS):
        main()
    print(f"\nThe Macaulay2 scripts of all this are in {os.path.relpath(SCRIPTS)}")
