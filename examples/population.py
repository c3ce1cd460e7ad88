"""Training on a whole population: a teacher, and inputs from a distribution with exact moments.

Two neurons with the activation ``t**2`` reach the quadratic forms of rank at most two.  On Gaussian
inputs the best one leaves out an eigenvalue of the teacher, as Eckart and Young do for matrices:
there are three critical functions, with losses 5/2 times the squares of the eigenvalues.  For
inputs that are uniform in a cube there are up to 13.
"""

from __future__ import annotations

from nnag_m2 import MLP, Neuromanifold, TrainingProblem, euclidean_distance_degree, landscape


def main() -> None:
    """Print both landscapes."""
    network = MLP((3, 2, 1), activation=2)
    x1, x2, x3 = network.inputs
    teacher = 3 * x1**2 + x2**2 + x1 * x3 - 2 * x3**2
    equations = Neuromanifold(network).vanishing_ideal()
    for inputs in ("gaussian", "uniform"):
        problem = TrainingProblem.population(network, teacher, inputs)
        print(landscape(problem, ramified=False).summary())
        number = euclidean_distance_degree(equations, problem.quadric)
        print(f"\nFor a general teacher, {inputs} inputs: {number} complex critical functions\n")

    # Samples may have weights, and outputs a metric.
    samples, labels = [[1, 0, 0], [0, 1, 0], [1, 1, 1]], [[1], [2], [0]]
    print(TrainingProblem(network, samples, labels, sample_weights=[1, 1, 10]).summary())


if __name__ == "__main__":
    main()
