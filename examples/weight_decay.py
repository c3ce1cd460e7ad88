"""Weight decay: critical weights instead of critical functions, how many, and which are minima.

A linear network on one sample, with a coefficient for each weight: over the complex numbers there
are 33 critical points, as Bharadwaj and Hosten found by homotopy continuation.  The real ones come
with the signatures of their Hessians.  One coefficient for all weights does not see rotations of
the hidden neurons: critical points come in sets.
"""

from __future__ import annotations

from sympy import Rational

from nnag_m2 import LinearMLP, TrainingProblem, critical_count, weight_landscape

TABLE = ((1, 1, 1), (2, 1, 2), (2, 2, 1), (2, 2, 2), (2, 2, 3), (1, 1, 1, 1), (1, 2, 2, 1))


def main() -> None:
    """Print numbers and landscapes."""
    for widths in TABLE:
        network = LinearMLP(widths)
        decay = [1] * network.parameter_count
        problem = TrainingProblem(
            network, [[1] * widths[0]], [[1] * widths[-1]], regularization=decay
        )
        print(widths, critical_count(problem, general=True), "complex critical points")

    decay = [Rational(k, 10) for k in range(1, 9)]
    one = TrainingProblem(LinearMLP((2, 2, 2)), [[1, 2]], [[3, 1]], regularization=decay)
    print(weight_landscape(one).summary())
    rotated = TrainingProblem(LinearMLP((1, 2, 1)), [[1]], [[3]], regularization=1)
    print(weight_landscape(rotated).summary())


if __name__ == "__main__":
    main()
