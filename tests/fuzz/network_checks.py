"""Networks: their functions by numbers, their dimensions, the best fits of linear ones."""

from __future__ import annotations

from fractions import Fraction
from math import comb, prod
from random import Random
from typing import Any

import numpy as np
from certificates import rank_at
from sympy import Matrix, Poly, Rational, Symbol, eye

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    LightningSelfAttention,
    LinearMLP,
    Neuromanifold,
    RealAlgebraic,
    TrainingProblem,
    landscape,
)

from .cases import Outcome, Setting, kind, require
from .engine_checks import asked
from .ideals import rational, require_equal

_T = Symbol("t")


def _network(chance: Random) -> Any:
    """Return a small network of any kind."""
    widths = tuple(chance.randint(1, 3) for _ in range(chance.randint(2, 3)))
    return chance.choice(
        [
            lambda: LinearMLP(widths, bias=chance.random() < 0.5),
            lambda: MLP(widths, chance.choice([2, 3, _T**2 - _T]), bias=chance.random() < 0.5),
            lambda: ConvolutionalNetwork((2, 2), activation=chance.choice([1, 2])),
            lambda: ConvolutionalNetwork((2, 1), (2, 1)),
            lambda: LightningSelfAttention(2, 1, 1),
        ]
    )()


@kind("computations")
def forward_passes(chance: Random, setting: Setting) -> Outcome:
    """Outputs at numbers, expanded outputs, and losses by sums of squares."""
    network = _network(chance)
    parameters = [
        Fraction(chance.randint(-3, 3), chance.choice([1, 2])) for _ in network.parameters
    ]
    inputs = [[Fraction(chance.randint(-3, 3)) for _ in network.inputs] for _ in range(2)]
    found = network.evaluate(parameters, inputs)
    values = dict(zip(network.parameters, map(Rational, parameters), strict=True))
    for row, given in zip(found, inputs, strict=True):
        at = values | dict(zip(network.inputs, map(Rational, given), strict=True))
        right = [Rational(output.subs(at)) for output in network.outputs]
        require_equal(list(map(Rational, row)), right, f"{network} at {at}")
    outputs = [[chance.randint(-3, 3) for _ in row] for row in found]
    problem = TrainingProblem(network, inputs, outputs)
    right = sum((a - b) ** 2 for a, b in zip(found.ravel(), np.ravel(outputs), strict=True))
    asked_at = [Rational(p) for p in parameters]
    require_equal(problem.loss_at(asked_at), Rational(right), f"the loss of {network}")
    point = [values[v] for v in problem.parametrization.map.parameters]
    coordinates = list(problem.parametrization.map(*point))
    away = Matrix(coordinates) - problem.target
    least = (away.T * problem.quadric * away)[0] + problem.constant
    require_equal(least, Rational(right), f"the loss of {network} as a distance")
    return "answer"


@asked
def dimensions(chance: Random, ask: dict[str, Any]) -> None:
    """Dimensions by numerical ranks of Jacobians; of matrices also degrees, by formulas."""
    network = _network(chance)
    found = Neuromanifold(network)
    mapping = found.parametrization.map
    point = [float(chance.uniform(-2, 2)) for _ in mapping.parameters]
    require_equal(found.dimension(), rank_at(point, mapping), f"the dimension of {network}")
    m, middle, n = (chance.randint(1, 3) for _ in range(3))
    r = min(m, middle, n)
    matrices = Neuromanifold(LinearMLP((m, middle, n)))
    require_equal(matrices.dimension(), r * (m + n - r), f"matrices {n} x {m} of rank {r}")
    degree = prod(Fraction(comb(m + i, r), comb(r + i, r)) for i in range(n - r))
    require_equal(matrices.degree(**ask), degree, f"matrices {n} x {m} of rank {r}")


@asked
def best_of_rank_one(chance: Random, ask: dict[str, Any]) -> None:
    """The least loss of rank one for the unit matrix as inputs: the smaller singular value."""
    wanted = Matrix(2, 2, lambda *_: rational(chance, 2))
    inputs = eye(2).tolist()
    # outputs of input e_i are the columns of the matrix of the function
    problem = TrainingProblem(LinearMLP((2, 1, 2)), inputs, wanted.T.tolist())
    found = landscape(problem, **ask).reached
    gram = wanted * wanted.T
    least = RealAlgebraic.roots(Poly(_T**2 - gram.trace() * _T + gram.det(), _T))[0]
    said = f"the least loss of rank one for {wanted}: {found.loss} ({found.certainty})"
    if found.is_proved:
        require(found.loss == least, said, "should be", least)
    else:
        require(found.loss is None or found.loss >= least, said, "is below", least)
