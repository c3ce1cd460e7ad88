"""The critical points of the distance from (1, 1/2) to an ellipse: the feet of its normals there.

They lie on the ellipse and on a hyperbola, named after Apollonius, through the point and the
center; four of them over the complex numbers.
"""

from sympy import Rational
from sympy.abc import x, y

from nnag_m2 import Ideal
from nnag_m2.invariants.distance.ideals import critical_ideal


def main() -> None:
    """Print the ideal for the usual distance and for another quadric."""
    ellipse = Ideal([x**2 + 4 * y**2 - 4], [x, y])
    point = [1, Rational(1, 2)]
    print(critical_ideal(ellipse, point))
    print(critical_ideal(ellipse, point, quadric=[[2, 1], [1, 3]]))


if __name__ == "__main__":
    main()
