"""A linear convolutional network with stride two: the filters that factor."""

from sympy import symbols

from nnag_m2 import ConvolutionalNetwork, singular_locus, vanishing_ideal


def main() -> None:
    """Print the answer."""
    network = ConvolutionalNetwork((2, 2), strides=(2, 1))
    print("end-to-end filter:", list(network.end_to_end_filter))
    filters = vanishing_ideal(network.parametrization("reduced").map, symbols("y1:5"))
    print("neurovariety:     ", filters)
    print("singular locus:   ", singular_locus(filters))


if __name__ == "__main__":
    main()
