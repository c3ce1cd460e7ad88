"""Weights, metrics and populations: by repeated samples, by quadrature, by hand."""

from __future__ import annotations

import pickle
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from refusals import message
from sympy import Matrix, Rational, eye, symbols
from sympy.abc import a, b, c, x, y

from nnag_m2.networks import MLP, LinearMLP, ParametricModel
from nnag_m2.training.problem import TrainingProblem

LINE = ParametricModel([a * x + b], [x], [a, b])
PLANE = ParametricModel([a * x + b * y + c], [x, y], [a, b, c])
SQUARES = MLP((3, 2, 1), 2)
TWO = LinearMLP((2, 1, 2))
INPUTS, OUTPUTS = [[1, 0], [0, 1], [2, -1]], [[3, 0], [0, 1], [1, 1]]


def test_a_weight_is_a_repetition() -> None:
    weighted = TrainingProblem(TWO, INPUTS, OUTPUTS, sample_weights=[2, 1, 3])
    listed = [0, 0, 1, 2, 2, 2]
    repeated = TrainingProblem(TWO, [INPUTS[i] for i in listed], [OUTPUTS[i] for i in listed])
    assert weighted.quadric == repeated.quadric
    assert weighted.target == repeated.target
    assert weighted.constant == repeated.constant
    assert weighted.loss_at([1, 2, 3, 4]) == repeated.loss_at([1, 2, 3, 4])
    assert weighted.loss_at([1.0, 2, 3, 4]) == pytest.approx(float(repeated.loss_at([1, 2, 3, 4])))
    assert "3 weighted data points" in repr(weighted)
    assert weighted != TrainingProblem(TWO, INPUTS, OUTPUTS)
    assert pickle.loads(pickle.dumps(weighted)) == weighted


def test_a_metric_is_a_change_of_outputs() -> None:
    # M = P^T P: the loss is that of P f against P b.
    change = Matrix([[1, 2], [0, 1]])
    moved = (Matrix(OUTPUTS) * change.T).tolist()
    metric = TrainingProblem(
        TWO, INPUTS, OUTPUTS, metric=change.T * change, sample_weights=[1, 2, 5]
    )
    plain = TrainingProblem(TWO, INPUTS, moved, sample_weights=[1, 2, 5])
    x1, x2 = TWO.inputs
    for f in [(x1, x2), (3 * x1 - x2, 2 * x2), (0, 0)]:
        assert metric.loss(f) == plain.loss(list(change * Matrix(f)))
    assert metric.constant == plain.constant
    apart = Matrix(4, 1, [1, -1, 2, 3]) - metric.target
    assert (
        metric.loss(point=[1, -1, 2, 3]) == (apart.T * metric.quadric * apart)[0] + metric.constant
    )


def test_cubes_on_gaussian_inputs_by_hand() -> None:
    # The line nearest to x^3 is 3 x, since x^3 - 3 x is orthogonal to 1 and x; it has square 6.
    problem = TrainingProblem.population(LINE, x**3)
    assert (problem.quadric, problem.target, problem.constant) == (eye(2), Matrix([3, 0]), 6)
    assert problem.loss(x**3 + x**2) == 3
    assert problem.loss_at([3, 0]) == 6
    assert problem.loss_at([3.0, 0]) == 6.0
    assert repr(problem).endswith("<a population of gaussian inputs>)")
    assert pickle.loads(pickle.dumps(problem)).target == problem.target


@pytest.mark.parametrize("kind", ["gaussian", "uniform"])
def test_a_population_is_a_weighted_quadrature(kind: str) -> None:
    # Gauss's nodes integrate polynomials of degree at most 9 in each input.
    rule = (
        np.polynomial.hermite_e.hermegauss
        if kind == "gaussian"
        else np.polynomial.legendre.leggauss
    )
    nodes, weights = rule(5)
    weights /= weights.sum()
    x1, x2, x3 = SQUARES.inputs
    teacher = x1**2 - 2 * x1 * x3 + x2**2 + 3 * x2 + 1
    found = TrainingProblem.population(SQUARES, teacher, kind)  # type: ignore[arg-type]
    places = list(product(range(5), repeat=3))
    at = [[nodes[i] for i in place] for place in places]
    values = [[float(teacher.subs(dict(zip((x1, x2, x3), p, strict=True))))] for p in at]
    mass = [float(np.prod([weights[i] for i in place])) for place in places]
    near = TrainingProblem(SQUARES, at, values, 10**9, sample_weights=mass)
    for name in ("quadric", "target", "constant"):
        one, two = (
            np.array(Matrix([getattr(p, name)]).tolist(), dtype=float) for p in (found, near)
        )
        assert np.allclose(one, two, atol=1e-5), name


def test_moments_of_all_kinds_give_the_same_quadric() -> None:
    gaussian = TrainingProblem.population(PLANE, x * y)
    normal = [1, 0, 1, 0, 3]
    table = {x**i * y**j: normal[i] * normal[j] for i in range(5) for j in range(5)}
    kinds = ["gaussian", ("gaussian", normal), (normal, "gaussian"), table]
    kinds += [lambda e: normal[e[0]] * normal[e[1]], {(i, j): v for (i, j), v in _powers(table)}]
    for kind in kinds:
        other = TrainingProblem.population(PLANE, x * y, kind)  # type: ignore[arg-type]
        assert other.quadric == gaussian.quadric
        assert (other.target, other.constant) == (gaussian.target, gaussian.constant)
        assert pickle.loads(pickle.dumps(other)) == other


def _powers(table: dict[object, int]) -> list[tuple[tuple[int, int], int]]:
    return [((i, j), table[x**i * y**j]) for i in range(5) for j in range(5)]


def test_dependent_inputs_come_in_a_table() -> None:
    # y = x: only the sum of the slopes counts.
    table = {x**i * y**j: [1, 0, 1, 0, 3][i + j] for i in range(5) for j in range(5 - i)}
    problem = TrainingProblem.population(PLANE, x + 2 * y, table)
    assert problem.kernel == Matrix([-1, 1, 0])
    assert problem.target == Matrix([Rational(3, 2), Rational(3, 2), 0])


def test_a_network_is_a_teacher() -> None:
    teacher = MLP((3, 2, 1), 2)
    weights = [1, 2, 0, 0, 1, 1, 3, -1]
    problem = TrainingProblem.population(SQUARES, teacher.output.subs(
        dict(zip(teacher.parameters, weights, strict=True))).tolist()[0])  # fmt: skip
    assert problem.loss_at(weights) == 0
    assert problem.constant == 0


def test_what_only_samples_have() -> None:
    problem = TrainingProblem.population(LINE, x)
    for name in ("inputs", "outputs", "design_matrix", "responses"):
        assert "samples are needed" in message(lambda name=name: getattr(problem, name))


@pytest.mark.parametrize(
    ("keywords", "part"),
    [
        ({"sample_weights": [1, 2]}, "sample_weights are 3 numbers"),
        ({"sample_weights": [1, 0, 2]}, "weights of samples are positive"),
        ({"sample_weights": [1, Fraction(-1, 2), 2]}, "weights of samples are positive"),
        ({"sample_weights": 3}, "sample_weights are 3 numbers"),
        ({"sample_weights": [1, 0.5, 2]}, "the float 0.5"),
        ({"metric": [[1, 2], [2, 1]]}, "a metric is positive definite"),
        ({"metric": [[1, 0], [0, 0]]}, "a metric is positive definite"),
        ({"metric": [[1, 2], [3, 1]]}, "symmetric matrix of shape (2, 2)"),
        ({"metric": [[1]]}, "symmetric matrix of shape (2, 2)"),
    ],
    ids=str,
)
def test_weights_and_metrics_that_are_refused(keywords: dict[str, object], part: str) -> None:
    assert part in message(lambda: TrainingProblem(TWO, INPUTS, OUTPUTS, **keywords))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("teacher", "moments", "part"),
    [
        (x, "normal", "moments are 'gaussian'"),
        (x, 3, "moments are 'gaussian'"),
        (x, ["gaussian"] * 2, "moments are 'gaussian'"),
        (x**2, [[1, 0, 1]], "moments up to degree 3 are needed"),
        (x, {x: 0, 1: 1}, "none for x**2"),
        (x, {2 * x: 0}, "by monomials"),
        (x, [[1, 2, 1]], "a square has a negative mean"),
        (x, [[1, 0, 0.5]], "the float 0.5"),
        ([x, x], "gaussian", "a teacher has 1 outputs"),
        (symbols("q"), "gaussian", "every symbol must be one of x"),
    ],
    ids=str,
)
def test_populations_that_are_refused(teacher: object, moments: object, part: str) -> None:
    told = message(lambda: TrainingProblem.population(LINE, teacher, moments))  # type: ignore[arg-type]
    assert part in told
