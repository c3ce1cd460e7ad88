"""The components of the commuting pairs of an upper triangular and a diagonal matrix."""

from sympy import Matrix, symbols

from nnag_m2 import Ideal, minimal_primes


def main() -> None:
    """Print the answer."""
    a, b, c, d, e = symbols("a b c d e")
    triangular, diagonal = Matrix([[a, b], [0, c]]), Matrix([[d, 0], [0, e]])
    commutator = triangular * diagonal - diagonal * triangular
    for component in minimal_primes(Ideal(list(commutator), [a, b, c, d, e])):
        print(component)


if __name__ == "__main__":
    main()
