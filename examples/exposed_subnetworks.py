"""The subnetworks of a perceptron attract training, those of a convolutional network do not."""

from sympy.abc import t

from nnag_m2 import MLP, ConvolutionalNetwork, Neuromanifold, exposed_subnetworks


def main() -> None:
    """Print the answer."""
    activation = t**3 + t**2 + t
    for network in (MLP((2, 2, 1), activation), ConvolutionalNetwork((2, 2), (1, 1), activation)):
        print(network, "of dimension", Neuromanifold(network).dimension())
        for e in exposed_subnetworks(network):
            drawn = "exposed" if e.is_exposed else "not exposed"
            own = ", ".join(map(str, e.subnetwork.network.parameters))
            print(
                f"  {own}: dimension {e.dimension}, rank {e.rank}: {drawn}, {e.exposed_certainty}"
            )


if __name__ == "__main__":
    main()
