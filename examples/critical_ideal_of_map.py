"""The critical points of a network's loss in parameter space, where no equations are needed.

Linear networks that pass two inputs through one hidden neuron to two outputs are the matrices of
rank one.  With one weight fixed each function has one list of parameters; the critical ones are as
many as the critical points on the variety of these matrices.
"""

from nnag_m2 import LinearMLP, critical_ideal, critical_points, vanishing_ideal


def main() -> None:
    """Print the critical parameters for one target, and the critical points of the equation."""
    network = LinearMLP((2, 1, 2)).parametrization().map
    target = [1, 2, -1, 3]
    print(network)
    print(critical_ideal(network, target))
    for point in critical_points(network, target):
        print(point)
    print(critical_ideal(vanishing_ideal(network), target))


if __name__ == "__main__":
    main()
