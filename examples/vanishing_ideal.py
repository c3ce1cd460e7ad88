"""The functions of a linear network with one hidden neuron: the matrices of rank one."""

from sympy import Matrix, symbols

from nnag_m2 import PolynomialMap, vanishing_ideal


def main() -> None:
    """Print the answer."""
    inner, outer = Matrix(1, 3, symbols("a1:4")), Matrix(2, 1, symbols("b1:3"))
    network = PolynomialMap(list(outer * inner), [*outer, *inner])
    print(vanishing_ideal(network, symbols("w11 w12 w13 w21 w22 w23")))


if __name__ == "__main__":
    main()
