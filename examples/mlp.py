"""A shallow network with square activation: two neurons reach all binary quadrics, one does not."""

from sympy import symbols
from sympy.abc import t

from nnag_m2 import MLP, dimension, vanishing_ideal


def main() -> None:
    """Print the answer."""
    network = MLP((2, 2, 1), activation=t**2)
    coefficients = network.parametrization()
    print(network, "computes", network.output[0])
    print(coefficients)

    # With one hidden neuron less, only squares of linear forms remain: a conic's cone.
    smaller = MLP((2, 1, 1), activation=t**2).parametrization()
    squares = vanishing_ideal(smaller.map, symbols("y1:4"))
    print("one hidden neuron:", squares, "of dimension", dimension(squares))


if __name__ == "__main__":
    main()
