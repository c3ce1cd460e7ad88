"""Critical points of the distance: feet of the normals of a parabola, and a network in training.

A parabola has three real normals through a point inside of its evolute, one through a point
outside.  The linear network of widths 2, 1, 2 parametrizes the 2 x 2 matrices of rank one: from
general data it has two critical functions, found with their parameters, without equations.
"""

from sympy import symbols
from sympy.abc import x, y

from nnag_m2 import Ideal, LinearMLP
from nnag_m2.invariants.distance.critical import critical_points


def main() -> None:
    """Print the feet of the normals through each point, and parameters with their functions."""
    parabola = Ideal([y - x**2], [x, y])
    for data in ([0, 2], [3, 0]):
        print(data, *critical_points(parabola, data), sep="\n  ")

    network = LinearMLP((2, 1, 2)).parametrization().map
    for parameters in critical_points(network, [3, 1, 1, 2]):
        print(parameters, parameters.image(symbols("z1:5"), network.coordinates), sep="\n  ")


if __name__ == "__main__":
    main()
