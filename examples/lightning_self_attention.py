"""Lightning self-attention on two numbers: its functions, and where the parametrization folds."""

from nnag_m2 import LightningSelfAttention, branch_locus


def main() -> None:
    """Print the answer."""
    network = LightningSelfAttention(embedding=1, tokens=2, rank=1, outputs=1)
    print(network, "computes", list(network.output))
    coefficients = network.parametrization("reduced")
    print(coefficients)
    print("branch locus:", branch_locus(coefficients.map))


if __name__ == "__main__":
    main()
