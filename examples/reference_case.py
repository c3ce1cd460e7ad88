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
from pathlib import Path

from sympy import symbols

from nnag_m2 import (
    LightningSelfAttention,
    critical_points_by_corank,
    degree,
    dimension,
    ramification_locus,
    record_scripts,
    singular_locus,
    vanishing_ideal,
)
from nnag_m2.results import Locus

SCRIPTS = Path(__file__).resolve().parents[1] / "build" / "reference_case"
y = symbols("y1:7")


def main() -> None:
    """Print the four computations and the table."""
    attention = LightningSelfAttention(embedding=2, tokens=2, rank=2, outputs=1)
    x = vanishing_ideal(attention.parametrization("reduced").map, y)
    (f,) = x.exprs
    print("1. The neurovariety: lightning self-attention satisfies one equation,\n  ", f, "= 0")
    singular = singular_locus(x)
    print(f"2. Its singular locus: dimension {dimension(singular)}, degree {degree(singular)}")
    table = critical_points_by_corank(x)
    for k in (1, 2):
        ramified = ramification_locus(x, table[k].projection)
        size = Locus(ramified, dimension(ramified), degree(ramified))
        print(f"{k + 2}. Projection to {6 - k}-space along a general kernel of dimension {k}:")
        print(f"   ramification locus: {size} in X")
        print(f"   branch locus: {table[k].image} in {6 - k}-space")
    print("\nCritical points on the smooth part of X, for a general quadric of corank k:")
    for line in str(table).splitlines():
        print(f"  {line}")
    print(
        "\nThe points that are not at distance zero, and those of X or of the branch locus below:"
    )
    pairs = [row.correspondence for row in table]
    for k, pair in enumerate(pairs):
        if pair is not None:
            print(f"  {k} | {pair.points} = {pair.image_points}: {pair.holds}")


if __name__ == "__main__":
    with record_scripts(SCRIPTS):
        main()
    print(f"\nThe Macaulay2 scripts of all this are in {os.path.relpath(SCRIPTS)}")
