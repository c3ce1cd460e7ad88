"""Given weights among the critical points: descent in floats ends where it is said to end."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from sympy import Matrix, Rational, diag, symbols

from nnag_m2 import (
    MLP,
    LinearMLP,
    Neuromanifold,
    Session,
    TrainingProblem,
    asking,
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


ONE = MLP((2, 1, 1), 2)
INPUTS, OUTPUTS = [[1, 0], [0, 1], [1, 1], [1, -2]], [[1], [-2], [3], [0]]
PROBLEM = TrainingProblem(ONE, INPUTS, OUTPUTS)


def descended(seed: int) -> list[float]:
    """Return weights after gradient descent from random ones."""
    at, wanted = np.array(INPUTS, dtype=float), np.array(OUTPUTS, dtype=float)[:, 0]
    draw = np.random.default_rng(seed)
    row, factor = draw.normal(size=2) / 2, draw.normal() / 2
    for _ in range(20000):
        hidden = at @ row
        error = factor * hidden**2 - wanted
        row, factor = (
            row - 0.001 * 2 * (error * 2 * factor * hidden) @ at,
            factor - 0.001 * 2 * error @ hidden**2,
        )
    return [*map(float, row), float(factor)]


def test_descent_ends_at_the_nearest_critical_function(session: Session) -> None:
    with asking(session=session):
        found = landscape(PROBLEM)
        least, seen = found.reached.loss, set()
        for seed in (0, 1, 2, 7):
            here = PROBLEM.at(descended(seed), rationalize=10**6)
            near = here.nearest()[0]
            # the type of a critical function for what is near on the neurovariety
            assert near.type == "minimum"
            assert float(near.squared_distance) < 1e-9
            assert float(here.loss) == pytest.approx(float(near.loss))
            # the loss is the distance to the target in the quadric, and critical points are feet
            seen.add(near.loss == least)
            assert not here.is_on_singular_locus()
            assert here.subnetwork() is None
        assert seen == {True, False}  # there is a minimum that is not global


def test_distances_are_those_of_the_quadric(session: Session) -> None:
    here = PROBLEM.at([1, 2, 3])
    with asking(session=session):
        listed = here.nearest()
    values = [float(one.squared_distance) for one in listed]
    assert values == sorted(values)
    quadric = np.array(PROBLEM.quadric.tolist(), dtype=float)
    for one in listed:
        apart = np.array([float(c) for c in one.function]) - np.array(here.coordinates, dtype=float)
        assert float(one.squared_distance) == pytest.approx(apart @ quadric @ apart)
    # f = 0 is critical: its distance is the sum of squares of the values
    zero = next(one for one in listed if float(one.loss) == 14)
    assert zero.squared_distance == sum((3 * (p + 2 * q) ** 2) ** 2 for p, q in INPUTS)


def test_singular_functions_and_subnetworks(session: Session) -> None:
    network = MLP((3, 2, 1), 2)
    problem = TrainingProblem(network, [[1, 0, 0], [0, 1, 0]], [[1], [2]])
    with asking(session=session):
        off = problem.at([1, 2, 3, 0, 0, 0, 1, 5])  # a neuron that is switched off
        assert off.is_on_singular_locus()
        smaller = off.subnetwork()
        assert smaller is not None
        assert smaller.network == MLP((3, 1, 1), 2, parameters=smaller.network.parameters)
        equal = problem.at([1, 2, 3, 1, 2, 3, 1, 5])  # two that agree
        assert equal.is_on_singular_locus()
        assert equal.subnetwork() == smaller
        general = problem.at([1, 2, 3, 0, 1, 0, 1, 5])
        assert not general.is_on_singular_locus()
        assert general.subnetwork() is None


def test_where_gradient_flow_can_end(session: Session) -> None:
    # (a b - 2)^2 + a^2 + b^2: 3 at the minima, 4 at zero
    decay = TrainingProblem(LinearMLP((1, 1, 1)), [[1]], [[2]], regularization=1)
    with asking(session=session):
        low = decay.at([Fraction(1, 2), 1]).descent()
        assert (low.decided, [float(v) for v in low.values]) == (True, [3.0])
        high = decay.at([3, -1]).descent()
        assert (high.decided, [float(v) for v in high.values]) == (False, [3.0, 4.0])
        assert "which of them is not decided" in high.reason
        stays = decay.at([0, 0]).descent()
        assert (stays.decided, stays.values, stays.certainty) == (True, (4,), "proved")
        open_ended = PROBLEM.at([1, 0, 1]).descent()
        assert not open_ended.decided
        assert "without bound" in open_ended.reason
        assert all(v < PROBLEM.at([1, 0, 1]).loss for v in open_ended.values)
