"""A general binary quintic is a sum of three fifth powers in one way (Sylvester).

For a network with three hidden neurons: its function tells its weights, up to the scaling of each
neuron, which a fixed weight takes away, and up to the order of the neurons.
"""

from sympy import symbols
from sympy.abc import t

from nnag_m2 import MLP
from nnag_m2.invariants.fibers import generic_fiber


def main() -> None:
    """Print the answers."""
    network = MLP((2, 3, 1), activation=t**5).parametrization()
    print(generic_fiber(network.map))
    print(generic_fiber(network.map, fixed=symbols("a11 a21 a31")))


if __name__ == "__main__":
    main()
