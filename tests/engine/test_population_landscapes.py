"""Population losses: critical points as by Eckart and Young, and how many there are."""

from __future__ import annotations

import numpy as np
import pytest
from sympy import Matrix, Rational, diag, symbols

from nnag_m2 import (
    MLP,
    Neuromanifold,
    Session,
    TrainingProblem,
    euclidean_distance_degree,
    landscape,
)

pytestmark = pytest.mark.composite

SQUARES = MLP((3, 2, 1), 2)
x1, x2, x3 = SQUARES.inputs
TEACHER = 3 * x1**2 + x2**2 + x1 * x3 - 2 * x3**2
MATRIX = np.array([[3, 0, 0.5], [0, 1, 0], [0.5, 0, -2]])


def test_on_gaussian_inputs_an_eigenvalue_is_left_out(session: Session) -> None:
    # (x^T S x)^2 has the mean 2 tr S^2 + (tr S)^2.  Where S has the kernel v, the gradient is a
    # multiple of v v^T; so v is an eigenvector of the teacher, and the loss 5/2 times the square
    # of the eigenvalue.
    found = landscape(TrainingProblem.population(SQUARES, TEACHER), ramified=False, session=session)
    smooth = [float(p.loss) for p in found.points if p.stratum.name == "smooth"]
    expected = sorted(2.5 * np.linalg.eigvalsh(MATRIX) ** 2)
    assert smooth == pytest.approx(expected)
    assert found.reached.loss == Rational(5, 2)
    assert found.reached.is_proved
    assert "a population of gaussian inputs" in found.summary()


@pytest.mark.parametrize(("kind", "number"), [("gaussian", 3), ("uniform", 13)])
def test_numbers_of_critical_points(kind: str, number: int, session: Session) -> None:
    problem = TrainingProblem.population(SQUARES, TEACHER, kind)  # type: ignore[arg-type]
    equations = Neuromanifold(SQUARES).vanishing_ideal(session=session)
    found = euclidean_distance_degree(equations, problem.quadric, session=session)
    assert found == number
    frobenius = diag(1, Rational(1, 2), Rational(1, 2), 1, Rational(1, 2), 1)
    assert euclidean_distance_degree(equations, frobenius, session=session) == 3
    assert euclidean_distance_degree(equations, session=session) == 13


def test_descent_ends_in_the_landscape(session: Session) -> None:
    # gradient descent on a large sample of Gaussian inputs
    problem = TrainingProblem.population(SQUARES, TEACHER)
    found = landscape(problem, ramified=False, session=session)
    minima = [float(p.loss) for p in found.points if p.type == "minimum"]
    draw = np.random.default_rng(5)
    at = draw.normal(size=(20000, 3))
    wanted = np.einsum("ni,ij,nj->n", at, MATRIX, at)
    weights = draw.normal(size=8)
    for _ in range(2000):
        hidden = at @ weights[:6].reshape(2, 3).T
        error = hidden**2 @ weights[6:] - wanted
        inner = 2 * (error[:, None] * hidden * weights[6:]).T @ at / len(at)
        weights = weights - 0.01 * np.concatenate([inner.ravel(), (hidden**2).T @ error / len(at)])
    exact = float(problem.loss_at(list(weights)))
    assert min(abs(exact - loss) for loss in minima) < 0.05


def test_a_quadric_of_moments_is_that_of_its_pattern() -> None:
    problem = TrainingProblem.population(SQUARES, TEACHER)
    m = symbols("m")
    assert (
        problem.quadric.charpoly(m).as_expr().expand()
        == (Matrix([[3, 1, 1], [1, 3, 1], [1, 1, 3]]).charpoly(m).as_expr() * (m - 1) ** 3).expand()
    )
