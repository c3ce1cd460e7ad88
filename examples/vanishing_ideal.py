"""The functions of a linear network with one hidden neuron: the matrices of rank one."""

from sympy import Matrix, symbols

from nnag_m2 import PolynomialMap, is_equal, vanishing_ideal


def main() -> None:
    """Print the answer."""
    inner, outer = Matrix(1, 3, symbols("a1:4")), Matrix(2, 1, symbols("b1:3"))
    network = PolynomialMap(list(outer * inner), [*outer, *inner])
    names = symbols("w11 w12 w13 w21 w22 w23")
    answer = vanishing_ideal.run(network, names)
    print(answer.result)
    print("by", answer.provenance.method + ",", answer.provenance.certainty)

    eliminated = vanishing_ideal(network, names, method="elimination")
    print("elimination finds the same ideal:", is_equal(answer.result, eliminated))


if __name__ == "__main__":
    main()
