"""weight_decay_path: by hand, by singular values, by other factors between; its picture."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from each import each
from refusals import message
from sympy import QQ, Matrix, Poly, Rational, symbols

from nnag_m2 import (
    MLP,
    LinearMLP,
    Session,
    TrainingProblem,
    draw_weight_decay,
    weight_decay_path,
    weight_landscape,
)

pytestmark = pytest.mark.composite

t = symbols("t")
ONE_WEIGHT_EACH = TrainingProblem(LinearMLP((1, 1, 1)), [[1]], [[2]], regularization=1)
DEEP = TrainingProblem(LinearMLP((1, 1, 1, 1)), [[1]], [[2]], regularization=1)
TARGET = Matrix([[3, 1], [0, 2]])
ONE_NEURON = TrainingProblem(
    LinearMLP((2, 1, 2)), [[1, 0], [0, 1]], TARGET.T.tolist(), regularization=1
)
UNEQUAL = TrainingProblem(LinearMLP((2, 2, 1)), [[1, 2]], [[2]], regularization=[1, 2, 3, 5, 7, 4])
SQUARES = TrainingProblem(MLP((1, 2, 1), t**2), [[1], [2]], [[1], [3]], regularization=1)


WIDTHS = [(1, 2, 2), (2, 2, 2)]
INPUTS, OUTPUTS = (1, 2), (3, 1)


def decayed(problem: TrainingProblem, factor: Any) -> TrainingProblem:
    """Return the problem with a multiple of its regularization, as anybody would write it."""
    form = problem.regularization
    assert form is not None
    data: Any = problem.data
    inputs, outputs = data.inputs.tolist(), data.outputs.tolist()
    scaled = form.form.as_expr() * factor
    return TrainingProblem(problem.network, inputs, outputs, regularization=scaled)


def test_two_weights_by_hand(session: Session) -> None:
    """Besides zero, a = b with a^2 = 2 - l."""
    path = weight_decay_path(ONE_WEIGHT_EACH, session=session)
    assert path.changes == (2,)
    assert [span.types for span in path.spans] == [
        {"minimum": 2, "saddle, index 1": 1},
        {"minimum": 1},
    ]


def test_three_weights_by_hand(session: Session) -> None:
    """Up to signs a = b = c with l = 2 a - a^4, at most where a^3 = 1/2: there l^3 = 27/16."""
    path = weight_decay_path(DEEP, session=session)
    (change,) = path.changes
    assert 16 * change**3 == 27
    assert [len(span.points) for span in path.spans] == [9, 1]
    # without weights that are zero, as many minima as saddles: they vanish together
    assert path.spans[0].types == {"minimum": 5, "saddle, index 1": 4}


def test_one_neuron_loses_singular_pairs_at_singular_values(session: Session) -> None:
    path = weight_decay_path(ONE_NEURON, session=session)
    squares = (TARGET.T * TARGET).charpoly(t).as_expr()
    values = Poly(squares.subs(t, t**2), t, domain=QQ)
    assert path.changes == tuple(r for r in path.values if r > 0)
    assert [round(float(v), 8) for v in path.changes] == sorted(
        round(float(r), 8) for r in values.nroots() if r > 0
    )
    assert path.discriminant.monic().as_expr().subs(path.discriminant.gen, t) == values.as_expr()
    assert [len(span.points) for span in path.spans] == [5, 3, 1]


@pytest.mark.timeout(120)
@each("widths", WIDTHS)
def test_each_neuron_leaves_zero_at_a_factor_found_by_hand(
    session: Session, widths: tuple[int, int, int]
) -> None:
    """At zero the Hessian falls into one block for each neuron: its decays, and the target.

    Neuron j leaves where l^2 = (sum of x_i^2 / c_ji) (sum of y_k^2 / d_kj).
    """
    if not session.engine.has_msolve:
        pytest.skip("the elimination does not end without msolve")
    network, (size, hidden, outputs) = LinearMLP(widths), widths
    decays = [Rational(k, 10) for k in range(1, 1 + network.parameter_count)]
    data = [INPUTS[:size]], [OUTPUTS[:outputs]]
    path = weight_decay_path(
        TrainingProblem(network, *data, regularization=decays), session=session
    )
    first, last = decays[: size * hidden], decays[size * hidden :]
    squares = [
        sum(x**2 / c for x, c in zip(*data[0], first[j * size : (j + 1) * size], strict=True))
        * sum(y**2 / d for y, d in zip(*data[1], last[j::hidden], strict=True))
        for j in range(hidden)
    ]
    assert [change**2 for change in path.changes] == sorted(squares)
    assert list(dict.fromkeys(len(span.points) for span in path.spans)) == [5, 3, 1]
    assert "lifted from primes" in path.provenance.reason


@each("problem, number", [(DEEP, 2), (ONE_NEURON, 1), (UNEQUAL, 2), (SQUARES, 1)])
def test_other_factors_of_a_span_have_the_same_types(
    session: Session, problem: TrainingProblem, number: int
) -> None:
    path = weight_decay_path(problem, session=session)
    ends = [0.0, *map(float, path.values), 3 * float(path.values[-1])]
    for span, (low, high) in zip(path.spans, pairwise(ends), strict=True):
        for k in range(number):
            part = Rational(2 * k + 1, 2 * number + 1)
            factor = Rational(str(round(low + (high - low) * float(part), 3)))
            found = weight_landscape(decayed(problem, factor), session=session)
            assert sorted(p.type for p in found.points) == sorted(span.types.elements())


@each("problem", [DEEP, ONE_NEURON, SQUARES])
def test_lines_go_through_the_exact_points_of_other_factors(
    session: Session, problem: TrainingProblem
) -> None:
    path = weight_decay_path(problem, session=session)
    weights = problem.objective.gens
    height = sum((i + 2) * w for i, w in enumerate(weights))
    picture = draw_weight_decay(path, height, session=session)
    (low, high), _ = picture.box
    assert (low, high) == pytest.approx(
        (float(path.changes[-1]) / 50, float(path.changes[-1]) * 1.25)
    )
    factor = Rational(str(round(0.3 * float(path.values[0]), 2)))
    found = weight_landscape(decayed(problem, factor), session=session)
    for kind in {p.type for p in found.points}:
        expected = sorted(float(p.point.value_of(height)) for p in found.points if p.type == kind)
        lines = [part for part in picture.data[kind] if part[0][0] < factor < part[-1][0]]
        assert sorted(at(part, float(factor)) for part in lines) == pytest.approx(
            expected, abs=2e-3
        )


def at(part: list[list[float]], factor: float) -> float:
    """Return the height of a line at a factor, between the two nearest positions."""
    for (x0, y0), (x1, y1) in pairwise(part):
        if x0 <= factor <= x1:
            return y0 + (y1 - y0) * (factor - x0) / (x1 - x0)
    raise AssertionError


def test_the_lines_of_three_weights_are_those_found_by_hand(session: Session) -> None:
    picture = draw_weight_decay(weight_decay_path(DEEP, session=session), session=session)
    lines = picture.data["minimum"] + picture.data["saddle, index 1"]
    assert len(lines) == 10
    for line in lines:
        assert all(abs(2 * abs(y) - y**4 - x) < 1e-9 for x, y in line if abs(y) > 1e-6)
        assert all(one[0] < two[0] for one, two in pairwise(line))
    meeting = (27 / 16) ** (1 / 3), 0.5 ** (1 / 3)
    ends = [line[-1] for line in lines if abs(line[-1][1]) > 0.1]
    assert len(ends) == 8
    for x, y in ends:
        assert (x, abs(y)) == pytest.approx(meeting, abs=1e-3)


def test_pictures_name_their_axes_and_every_mark(session: Session) -> None:
    path = weight_decay_path(ONE_NEURON, session=session)
    a11 = ONE_NEURON.objective.gens[0]
    picture = draw_weight_decay(path, a11**2, between=(1, 2), session=session)
    assert picture.axes == ("factor", "a11^2")
    assert picture.box[0] == (1.0, 2.0)
    assert all(layer.style.label for layer in picture.layers)
    (change,) = picture.data["changes"]
    assert change[0][0] == pytest.approx(float(path.changes[0]))


def test_wrong_questions_are_refused(session: Session) -> None:
    network = LinearMLP((2, 2, 2))
    plain = TrainingProblem(network, [[1, 2]], [[2, 1]])
    assert "positive definite" in message(lambda: weight_decay_path(plain))
    flat = TrainingProblem(LinearMLP((1, 1, 1)), [[1]], [[2]], regularization=[1, 0])
    assert "positive definite" in message(lambda: weight_decay_path(flat))
    quartic = TrainingProblem(
        LinearMLP((1, 1, 1)), [[1]], [[2]], regularization=1, loss=lambda y, b: (y - b) ** 4
    )
    assert "the squared loss" in message(lambda: weight_decay_path(quartic))
    rotated = TrainingProblem(network, [[1, 2]], [[2, 1]], regularization=1)
    assert "isolated" in message(lambda: weight_decay_path(rotated, session=session))
    path = weight_decay_path(ONE_WEIGHT_EACH, session=session)
    assert "a path is needed" in message(lambda: draw_weight_decay(ONE_WEIGHT_EACH))
    assert "polynomial in the weights" in message(lambda: draw_weight_decay(path, 3))
    for between in ((2, 1), (0, 1), 3, (1, 2, 3)):
        refused = message(lambda b=between: draw_weight_decay(path, between=b))
        assert "two positive numbers" in refused
