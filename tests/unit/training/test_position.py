"""Weights in the landscape: derivatives by differences, signatures by numpy, kinds of weights."""

from __future__ import annotations

import pickle
from fractions import Fraction

import numpy as np
import pytest
from refusals import message
from sympy import Matrix, Rational, symbols
from sympy.abc import a, b, x

from nnag_m2 import MLP, LinearMLP, ParametricModel, TrainingProblem

NETWORK = MLP((2, 2, 1), 2)
PROBLEM = TrainingProblem(
    NETWORK,
    [[1, 0], [0, 1], [1, 1], [1, -2]],
    [[1], [-2], [3], [0]],
    regularization=[1, Fraction(1, 2)],
)
WEIGHTS = [1, Fraction(1, 2), -1, 2, 3, -2]
x1, x2 = NETWORK.inputs


def test_derivatives_are_those_of_differences() -> None:
    here = PROBLEM.at(WEIGHTS)
    step = Rational(1, 10**6)

    def at(*moves: int) -> Rational:
        moved = [Rational(w.numerator, w.denominator) for w in map(Fraction, WEIGHTS)]
        for i in moves:
            moved[abs(i) - 1] += step if i > 0 else -step
        return PROBLEM.at(moved).objective

    size = len(WEIGHTS)
    slopes = [float((at(i) - at(-i)) / (2 * step)) for i in range(1, size + 1)]
    assert [float(g) for g in here.gradient] == pytest.approx(slopes, abs=1e-6)
    for i, j in [(1, 1), (1, 5), (2, 4), (6, 6)]:
        mixed = (at(i, j) - at(i, -j) - at(-i, j) + at(-i, -j)) / (4 * step**2)
        assert float(here.hessian[i - 1, j - 1]) == pytest.approx(float(mixed), abs=1e-5)
    decay = 1 + Fraction(1, 4) + 1 + 4 + Fraction(9 + 4, 2)
    assert here.objective - here.loss == Rational(decay.numerator, decay.denominator)
    assert here.loss == PROBLEM.loss_at(WEIGHTS) == PROBLEM.loss(here.function)


def test_the_signature_is_that_of_numpy() -> None:
    draw = np.random.default_rng(3)
    for _ in range(5):
        here = PROBLEM.at([int(w) for w in draw.integers(-3, 4, size=6)])
        values = np.linalg.eigvalsh(np.array(here.hessian.tolist(), dtype=float))
        counted = int((values > 1e-9).sum()), int((values < -1e-9).sum())
        assert here.signature == counted
        assert here.is_degenerate == (sum(counted) < 6)


def test_weights_of_all_kinds_are_the_same() -> None:
    expected = PROBLEM.at(WEIGHTS)
    first, second = [[1, Fraction(1, 2)], [-1, 2]], [[3, -2]]
    floats = {
        "before.weight": np.array(first, dtype=float),
        "behind.weight": np.array([[3.0, -2.0]]),
    }
    kinds = [
        dict(zip(NETWORK.parameters, WEIGHTS, strict=True)),
        {str(p): w for p, w in zip(NETWORK.parameters, WEIGHTS, strict=True)},
        [first, second],
        {"W1": first, "W2": second},
        np.array(WEIGHTS, dtype=object),
        Matrix(WEIGHTS),
    ]
    assert all(PROBLEM.at(kind) == expected for kind in kinds)
    assert PROBLEM.at(floats, rationalize=100) == expected
    assert pickle.loads(pickle.dumps(expected)) == expected
    assert NETWORK.function(kinds[2]) == expected.function
    rows = [3 * (x1 + x2 / 2) ** 2 - 2 * (-x1 + 2 * x2) ** 2]
    assert (expected.function[0] - rows[0]).expand() == 0


def test_biases_behind_a_matrix_are_its_first_column() -> None:
    network = MLP((2, 1, 1), 2, bias=True)
    state = {"weight": [[1, 2]], "bias": [5], "last": [[3]], "last_bias": [7]}
    (function,) = network.function(state)
    assert (function - 3 * (5 + x1 + 2 * x2) ** 2 - 7).expand() == 0


def test_a_critical_point_by_hand() -> None:
    # (a - 1)^2 + (a + b - 3)^2 has its only critical point at a = 1, b = 2.
    line = ParametricModel([a * x + b], [x], [a, b])
    problem = TrainingProblem(line, [[1], [2]], [[3], [4]])
    here = problem.at([1, 2])
    assert (here.is_critical, here.signature, here.is_degenerate, here.rank) == (
        True,
        (2, 0),
        False,
        2,
    )
    assert here.loss == 0
    assert "critical" in here.summary().splitlines()[0]
    assert "not critical" in problem.at([1, 1]).summary()


def test_where_the_parametrization_drops_rank() -> None:
    assert PROBLEM.at(WEIGHTS).rank == 3
    assert not PROBLEM.at(WEIGHTS).drops_rank()
    assert PROBLEM.at([0, 0, 1, 2, 0, 1]).rank == 2
    assert PROBLEM.at([0, 0, 1, 2, 0, 1]).drops_rank()


@pytest.mark.parametrize(
    ("weights", "part"),
    [
        ([1, 2], "6 weights are needed"),
        (3, "weights are numbers in a sequence"),
        ([1, 2, 3, 4, 5, 0.5], "the float 0.5"),
        ([[[1, 2]], [[3, 4]]], "the shapes (2, 2), (1, 2)"),
        ({"a": 1}, "the shapes (2, 2), (1, 2)"),
        ({symbols("q"): 1}, "the shapes (2, 2), (1, 2)"),
    ],
    ids=str,
)
def test_weights_that_are_refused(weights: object, part: str) -> None:
    assert part in message(lambda: PROBLEM.at(weights))
    assert part in message(lambda: NETWORK.function(weights))


def test_arrays_in_another_sequence_are_refused() -> None:
    network = LinearMLP((3, 2, 1))
    arrays = [np.ones((1, 2), dtype=int), np.ones((2, 3), dtype=int)]
    assert "the shapes (2, 3), (1, 2); got (1, 2), (2, 3)" in message(
        lambda: network.function(arrays)
    )
