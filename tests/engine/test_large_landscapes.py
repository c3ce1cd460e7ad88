"""Landscapes that did not end, and small computations in FLINT against Macaulay2's."""

from __future__ import annotations

import numpy as np
import pytest
from descents import check_ramified
from sympy import Integer, Matrix, Rational

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    Ideal,
    PolynomialMap,
    Session,
    TrainingProblem,
    asking,
    critical_points,
    degree,
    landscape,
    minimal_primes,
    real_points,
)
from nnag_m2.invariants.isolated_points import primes_of
from nnag_m2.invariants.triangular_primes import triangular_primes
from nnag_m2.neuromanifolds.boundary import small_boundary
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold

pytestmark = [pytest.mark.composite, pytest.mark.engine, pytest.mark.newest_engine]

SEVEN = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [1, -1, 2], [2, 1, -1], [1, 2, 0]]


def test_ramified_parameters_of_three_inputs(session: Session) -> None:
    outputs = [[1], [-2], [3], [1], [0], [2], [-1]]
    problem = TrainingProblem(MLP((3, 2, 1), 2), SEVEN, outputs)
    found = landscape(problem, session=session)
    assert found.ramified
    assert {one.dimension for one in found.ramified} == {0, 1, 2}
    check_ramified(problem, found.ramified, 6)
    # one neuron on: the losses of the best squares of one form, found by Newton's method elsewhere
    squares = landscape(TrainingProblem(MLP((3, 1, 1), 2), SEVEN, outputs), session=session)
    alone = {point.loss for point in squares.points}
    assert {one.loss for one in found.ramified if one.dimension == 0} <= alone


def test_two_filters_of_size_three(session: Session) -> None:
    inputs = [[int(i == j) for j in range(5)] for i in range(5)] + [[1] * 5]
    problem = TrainingProblem(ConvolutionalNetwork((3, 3)), inputs, [[1], [0], [2], [1], [3], [-1]])
    found = landscape(problem, ramified=False, session=session)
    assert found.reached.is_proved
    # all filters of length 5 are products of two of length 3 over R: 4 real or complex roots
    target = np.linalg.lstsq(np.array(inputs), np.array([1, 0, 2, 1, 3, -1]), rcond=None)
    assert abs(float(found.reached.loss) - target[1][0]) < 1e-9
    for point, known in zip(found.points, found.parameters, strict=True):
        if known.witness is not None:
            image = known.witness.image(point.point.variables, problem.parametrization.map.exprs)
            assert image == point.point


@pytest.mark.parametrize(
    "network",
    [
        *(MLP((2, 2, 1), power) for power in (2, 3, 4)),
        ConvolutionalNetwork((2, 2)),
        ConvolutionalNetwork((2, 2), activation=2),
    ],
    ids=str,
)
def test_small_boundaries_are_macaulay2s(network: MLP, session: Session) -> None:
    manifold = Neuromanifold(network)
    components = small_boundary(manifold)
    assert components is not None
    whole = manifold.algebraic_boundary(session=session)
    minimal = {frozenset(p.generators) for p in minimal_primes(whole, session=session)}
    ours = [c for c in components if not any(o is not c and o.generators != c.generators
            and o.is_subset(c, session=session) for o in components)]  # fmt: skip
    assert len({frozenset(g.monic() for g in c.generators) for c in ours}) == len(minimal)
    for component in ours:
        assert whole.is_subset(component, session=session)


def test_components_over_points_are_macaulay2s(session: Session) -> None:
    from sympy.abc import x, y, z

    for equations in (
        [x**2 - 2, y**2 + z**2 - x],
        [x**3 - x, (x + 2) * y**2 + z**2 - x - 3],
        [x**2 - x, x * (y * z + 1) + x - 1],
    ):
        ideal = Ideal(equations, [x, y, z])
        with asking(session=session):
            found = triangular_primes(ideal, primes_of)
        assert found is not None
        listed = minimal_primes(ideal, session=session)
        assert len(found) == len(listed)
        for prime, _ in found:
            assert any(prime.is_equal(other, session=session) for other in listed)


def test_critical_points_of_a_map_of_many_points(session: Session) -> None:
    mapping = ConvolutionalNetwork((3, 2), activation=2).parametrization("reduced").map
    first, *free = mapping.parameters
    left = PolynomialMap([f.subs(first, 1) for f in mapping.exprs], free)
    data = [Integer((7 * i * i + 3 * i + 2) % 11 - 5) for i in range(len(mapping.exprs))]
    square = sum((f - u) ** 2 for f, u in zip(left.exprs, data, strict=True))
    gradient = Ideal([square.diff(p) for p in free], free)
    assert degree(gradient, session=session) == 67
    found = critical_points(left, data, session=session, timeout=300)
    everywhere = real_points(gradient, session=session)
    differential = Matrix(left.exprs).jacobian(free)
    regular = [p for p in everywhere if np.linalg.matrix_rank(np.array(
        differential.subs(dict(zip(free, p.refined(Rational(1, 10**20)).midpoint, strict=True))),
        dtype=float), 1e-9) == len(free)]  # fmt: skip
    assert list(found) == regular
