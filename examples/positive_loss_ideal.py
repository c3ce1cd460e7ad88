"""Shadows of a torus and of a cubic: the critical points that do not have the height of the data.

The quadric sees one coordinate only, and all points at the height of the data have loss zero.
"""

from sympy import diag
from sympy.abc import x, y, z

from nnag_m2 import Ideal, positive_loss_ideal


def main() -> None:
    """Print the folds of a torus seen along an axis, and of a cubic onto a line."""
    torus = Ideal([(x**2 + y**2 + z**2 + 3) ** 2 - 16 * (x**2 + y**2)], [x, y, z])
    print("torus onto a line:", positive_loss_ideal(torus, [5, 0, 0], diag(1, 0, 0)))
    curve = Ideal([y - x**3 + 3 * x], [x, y])
    print("cubic onto a line:", positive_loss_ideal(curve, [0, 7], diag(0, 1)))


if __name__ == "__main__":
    main()
