"""Landscapes of small random problems against descents in floating point, with enough digits."""

from __future__ import annotations

from random import Random
from typing import Any

import mpmath
import pytest
from descents import descended
from sympy import hessian, lambdify

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    LinearMLP,
    ParametricModel,
    TrainingProblem,
    landscape,
)
from nnag_m2.algebra.real.points import RealPoint

_PROBLEMS = 42
_DIGITS = 100
_NETWORKS: list[ParametricModel] = [
    LinearMLP((2, 1, 1)),
    LinearMLP((2, 1, 2)),
    MLP((1, 1, 1), 2, bias=True),
    MLP((2, 1, 1), 2),
    MLP((2, 1, 1), 3),
    ConvolutionalNetwork((2, 2)),
    MLP((1, 2, 1), 2),
]


def random_problem(number: int) -> TrainingProblem:
    """Return a problem with small integers as data, often with fewer of them than coordinates."""
    draw = Random(f"landscape {number}")
    network = _NETWORKS[number % len(_NETWORKS)]
    samples = draw.randint(1, 5)
    sizes = len(network.inputs), len(network.outputs)
    inputs, outputs = (
        [[draw.randint(-3, 3) for _ in range(size)] for _ in range(samples)] for size in sizes
    )
    return TrainingProblem(network, inputs, outputs)


@pytest.mark.engine
@pytest.mark.parametrize("number", range(_PROBLEMS))
def test_no_descent_contradicts_a_landscape(number: int) -> None:
    problem = random_problem(number)
    found = landscape(problem)
    least = float(descended(problem, starts=30, steps=200).losses.min())
    for minimum in (found.minimum, found.reached):
        if minimum.certainty == "open":
            assert minimum.loss is None or "at most" in found.summary()
        else:
            assert minimum.loss is not None
            assert least > float(minimum.loss) - 1e-9
    # what is said to be attained is: the parameters give this loss
    mapping = problem.parametrization.map
    loss = problem.loss(point=mapping.exprs)
    for point, known in zip(found.points, found.parameters, strict=True):
        if known.witness is not None:
            assert known.witness.value_of(loss) == point.loss
    assert found.ramified is not None
    parameters = mapping.parameters
    value = lambdify(parameters, loss, "mpmath")
    second = lambdify(parameters, hessian(loss, parameters), "mpmath")
    with mpmath.workdps(_DIGITS):
        for one in found.ramified:
            assert one.point.variables == parameters
            _check_second_order(value, second, one.point, one.direction)


def _check_second_order(value: Any, second: Any, point: RealPoint, direction: Any) -> None:
    """Walk along a direction that is said to descend; else look at all eigenvalues."""
    parameters = point.variables
    here = [mpmath.mpf(point[p].approximation(2 * _DIGITS)) for p in parameters]
    if direction is not None:
        step = mpmath.mpf(10) ** (-_DIGITS // 4)
        way = [step * mpmath.mpf(int(c.p)) / int(c.q) for c in direction]
        there = [a + b for a, b in zip(here, way, strict=True)]
        assert value(*there) < value(*here)
        return
    eigenvalues = mpmath.eigsy(second(*here), eigvals_only=True)
    assert min(eigenvalues) > -(mpmath.mpf(10) ** (-_DIGITS // 2))
