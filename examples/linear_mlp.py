"""A linear network with a bottleneck: the matrices of rank at most one."""

from nnag_m2 import LinearMLP, degree, dimension, vanishing_ideal


def main() -> None:
    """Print the answer."""
    network = LinearMLP((3, 1, 3))
    matrices = vanishing_ideal(network.parametrization().map)
    print(f"{len(matrices.generators)} equations")
    print(f"dimension {dimension(matrices)}, degree {degree(matrices)}")
    for symmetry in network.symmetries:
        print(symmetry.name, dict(symmetry.substitution))


if __name__ == "__main__":
    main()
