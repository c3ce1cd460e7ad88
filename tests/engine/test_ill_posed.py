"""Ill-posed input: the right answer or one clear error, from each question about distances."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from refusals import message
from sympy import Matrix, Rational, diag, zeros
from varieties import CIRCLE, EMPTY, PARABOLA, x, y, z

from nnag_m2 import (
    MLP,
    EngineComplaint,
    Ideal,
    RealPoint,
    Session,
    TrainingProblem,
    critical_ideal,
    critical_landscape,
    critical_points,
    degenerate_critical_points,
    degree,
    euclidean_distance_degree,
    is_equal,
    landscape,
    radical,
    real_points,
)

pytestmark = pytest.mark.composite

engine = pytest.mark.engine
DOUBLE = Ideal([(x**2 + y**2 - 1) ** 2], [x, y])
FOCUS = [0, Rational(1, 2)]


def at(*pairs: tuple[Any, Any]) -> tuple[RealPoint, ...]:
    return tuple(RealPoint.rational([x, y], pair) for pair in pairs)


@engine
def test_data_on_the_variety(session: Session) -> None:
    ends = at((-1, 0), (1, 0))
    assert is_equal(critical_ideal(CIRCLE, [1, 0], session=session), Ideal([y, x**2 - 1], [x, y]))
    assert critical_points(CIRCLE, [1, 0], session=session) == ends
    found = degenerate_critical_points(CIRCLE, [1, 0], np.eye(2, dtype=int), session=session)
    assert found.zero_loss.real_points() == ends[1:]
    assert found.positive_loss.real_points() == ends[:1]
    first = critical_landscape(CIRCLE, [1, 0], session=session).points[0]
    assert (first.kind, first.loss == 0, first.point) == ("zero-loss", True, ends[1])


@engine
def test_data_on_the_discriminant(session: Session) -> None:
    # (0, 1/2) is where the evolute of the parabola has its cusp: three critical points are one
    assert degree(critical_ideal(PARABOLA, FOCUS, session=session), session=session) == 3
    assert critical_points(PARABOLA, FOCUS, session=session) == at((0, 0))
    (one,) = critical_landscape(PARABOLA, FOCUS, session=session).points
    assert (one.type, one.signature) == ("degenerate", (0, 0))
    # from the centre of the circle all its points are critical
    assert is_equal(critical_ideal(CIRCLE, [0, 0], session=session), CIRCLE)
    asked = message(lambda: critical_points(CIRCLE, [0, 0], session=session))
    assert "finitely many" in asked
    assert critical_landscape(CIRCLE, [0, 0], session=session).sets[0].loss == 1


@engine
def test_zero_and_indefinite_quadrics(session: Session) -> None:
    nothing = zeros(2)
    assert is_equal(critical_ideal(CIRCLE, [3, 4], nothing, session=session), CIRCLE)
    assert "finitely many" in message(
        lambda: critical_points(CIRCLE, [3, 4], nothing, session=session)
    )
    with pytest.raises(EngineComplaint, match="the kernel of the quadric is too large"):
        euclidean_distance_degree(CIRCLE, nothing, session=session)
    found = degenerate_critical_points(CIRCLE, [3, 4], nothing, session=session)
    assert (found.zero_loss.dimension, found.positive_loss.dimension) == (1, -1)
    (whole,) = critical_landscape(CIRCLE, [3, 4], nothing, session=session).sets
    assert (whole.kind, whole.loss) == ("zero-loss", 0)
    lorentz, hyperbolic = diag(1, -1), Matrix([[0, 1], [1, 0]])
    assert euclidean_distance_degree(CIRCLE, lorentz, session=session) == 4
    points = critical_points(CIRCLE, [3, 4], lorentz, session=session)
    assert len(points) == 2
    assert not any(p.sign_of(x * (y - 4) + y * (x - 3)) for p in points)  # by hand
    assert critical_landscape(CIRCLE, [3, 4], lorentz, session=session).minimum.certainty == "open"
    # both axes consist of isotropic vectors: the distance is linear on them
    axes = Ideal([x * y], [x, y])
    assert euclidean_distance_degree(axes, hyperbolic, session=session) == 0
    assert critical_points(axes, [3, 4], hyperbolic, session=session) == ()


@engine
def test_ideals_that_are_not_reduced_or_empty(session: Session) -> None:
    # as for the variety without multiplicity
    simple = radical(DOUBLE, session=session)
    points = critical_points(DOUBLE, [3, 4], session=session)
    assert points == critical_points(simple, [3, 4], session=session) != ()
    found = critical_ideal(DOUBLE, [3, 4], session=session)
    assert found == critical_ideal(simple, [3, 4], session=session)
    assert euclidean_distance_degree(DOUBLE, session=session) == 2
    both = [
        degenerate_critical_points(X, [3, 4], diag(1, 0), session=session) for X in (DOUBLE, simple)
    ]
    assert both[0] == both[1]
    flat = Ideal([*DOUBLE.exprs, z], [x, y, z])
    assert [p.midpoint[:2] for p in critical_points(flat, [3, 4, 0], session=session)] == [
        p.midpoint for p in points
    ]
    # landscapes take the components
    found = critical_landscape(DOUBLE, [3, 4], session=session)
    assert [(p.type, p.loss == 16) for p in found.points] == [("minimum", True), ("maximum", False)]
    assert real_points(Ideal([x**2, x * y, y**2], [x, y]), session=session) == at((0, 0))
    assert critical_points(EMPTY, [0, 0], session=session) == ()
    assert critical_landscape(EMPTY, [0, 0], session=session).minimum.loss is None
    with pytest.raises(EngineComplaint, match="zero-dimensional"):
        real_points(Ideal([x * y], [x, y]), session=session)


def test_no_data_are_refused() -> None:
    network = MLP((2, 1, 1), 2)
    for inputs, outputs in (([], []), (np.zeros((0, 2), dtype=int), np.zeros((0, 1), dtype=int))):
        assert "at least one data point" in message(
            lambda a=inputs, b=outputs: TrainingProblem(network, a, b)
        )


@engine
def test_one_sample_and_repeated_samples(session: Session) -> None:
    network = MLP((2, 1, 1), 2)
    one = landscape(TrainingProblem(network, [[1, 2]], [[3]]), session=session)
    # squares with value 3 at the sample are a curve; those with value 0 are all critical
    sets = {s.kind: (s.dimension, s.loss) for s in one.sets}
    assert sets == {"zero-loss": (1, 0), "ramification": (1, 9)}
    assert (one.reached.loss, one.reached.certainty) == (0, "proved")
    # equal inputs with different outputs count twice: no function fits both
    twice = TrainingProblem(network, [[1, 2], [1, 2], [1, 0]], [[3], [4], [1]])
    mean = TrainingProblem(network, [[1, 2], [1, 0]], [[Rational(7, 2)], [1]])
    assert (twice.constant, mean.constant) == (Rational(1, 2), 0)
    found = landscape(twice, ramified=False, session=session)
    assert found.reached.loss == Rational(1, 2)
    assert found.reached.is_proved
    fitting = [p.point for p in found.points if p.kind == "zero-loss"]
    same = landscape(mean, ramified=False, session=session)
    assert fitting == [p.point for p in same.points if p.kind == "zero-loss"]
