"""Data turn training into a distance; no Macaulay2 is needed.

With three points the distance is one between binary quadrics; with two, it does not see ``x1 x2``.
"""

from sympy import pprint

from nnag_m2.networks import MLP
from nnag_m2.training import TrainingProblem, is_moment_matrix, moment_structure


def main() -> None:
    """Print the answer."""
    network = MLP((2, 2, 1), activation=2)
    inputs, outputs = [[1, 0], [0, 1], [1, 1]], [[1], [2], [3]]
    problem = TrainingProblem(network, inputs, outputs)
    print(problem.summary())
    pprint(problem.quadric)
    parameters = [1, 0, 0, 1, 1, 1]
    print("loss of", network.parametrization().map(*parameters), "is", problem.loss_at(parameters))

    fewer = TrainingProblem(network, inputs[:2], outputs[:2])
    print(fewer.summary())
    print("functions at distance 0:", network.parametrization().function(list(fewer.kernel)))

    # Quadrics of data are special: some of their entries coincide.
    pprint(moment_structure(network).pattern)
    for matrix in ([[2, 0, 1], [0, 1, 0], [1, 0, 2]], [[2, 0, 0], [0, 1, 0], [0, 0, 2]]):
        decision = is_moment_matrix(matrix, network)
        print(matrix, decision.possible, "-", decision.reason)


if __name__ == "__main__":
    main()
