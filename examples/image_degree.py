"""The cubics of a network with three inputs and three hidden neurons: Aronhold's hypersurface.

Ternary cubics that are sums of three cubes satisfy one equation, of degree 4 in the coefficients.
It has 25 terms; its degree is found without it.
"""

from sympy.abc import t

from nnag_m2 import MLP
from nnag_m2.invariants.fibers import image_degree


def main() -> None:
    """Print the answer."""
    print(image_degree(MLP((3, 3, 1), activation=t**3).parametrization().map))


if __name__ == "__main__":
    main()
