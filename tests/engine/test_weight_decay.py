"""Weight decay and other losses: published numbers, singular values, Newton's method, descent."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import comb, sqrt

import numpy as np
import pytest
from descents import critical_parameters, descended, inertias
from each import each
from refusals import message
from sympy import Rational
from sympy.abc import a, b, x

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    InputError,
    LinearMLP,
    ParametricModel,
    Session,
    TrainingProblem,
    critical_count,
    landscape,
    weight_landscape,
)

pytestmark = pytest.mark.composite

PUBLISHED = [
    # Bharadwaj: Critical points of deep linear networks in C^N (master's thesis, 2023), table 3.1
    ((1, 1, 1), 5), ((2, 1, 1), 5), ((3, 1, 1), 5), ((1, 1, 2), 9), ((3, 1, 2), 9),
    ((1, 1, 3), 13), ((2, 1, 3), 13), ((1, 2, 1), 9), ((3, 2, 1), 9), ((1, 2, 2), 33),
    ((2, 2, 2), 33), ((3, 2, 2), 33), ((1, 2, 3), 73), ((3, 2, 3), 73), ((1, 3, 1), 13),
    ((3, 3, 1), 13), ((1, 3, 2), 73), ((3, 3, 2), 73),
    # table 3.2
    ((2, 1, 1, 1), 17), ((3, 1, 1, 1), 17), ((1, 1, 1, 2), 33), ((3, 1, 1, 2), 33),
    ((1, 2, 2, 1), 129), ((3, 2, 2, 1), 129),
]  # fmt: skip
"""Widths; complex critical points for one general sample, a general coefficient for each weight."""


def decayed(widths: tuple[int, ...]) -> TrainingProblem:
    """Return a problem with one sample, and a coefficient for each weight."""
    network = LinearMLP(widths)
    ones = [1] * network.parameter_count
    return TrainingProblem(network, [[1] * widths[0]], [[1] * widths[-1]], regularization=ones)


@pytest.mark.parametrize(("widths", "number"), PUBLISHED, ids=str)
def test_numbers_that_were_published(
    widths: tuple[int, ...], number: int, session: Session
) -> None:
    answer = critical_count.run(decayed(widths), general=True, session=session)
    assert answer.result == number
    assert answer.provenance.certainty == "probabilistic"
    assert len(answer.provenance.primes) == 1


def test_where_the_published_number_is_another_one(session: Session) -> None:
    # Three weights: c1 w1^2 = c2 w2^2 = c3 w3^2 = t, so w1 w2 w3 = r, r^2 = t^3 / (c1 c2 c3), and
    # (r x - y) r x = -t: in s = sqrt(t), x^2 s^4 / c - x y s / sqrt(c) + 1 = 0 besides s = 0.  For
    # each of the four choices of signs of w2 / w1, w3 / w1 there are four s, and the origin is
    # critical: 17.  The table has 16, those off the coordinate hyperplanes; its other rows of one
    # neuron, 17 and 16, agree.
    for seed in (1, 2):
        found = critical_count(decayed((1, 1, 1, 1)), general=True, seed=seed, session=session)
        assert found == 17


@pytest.mark.parametrize("widths", [(1, 1, 1), (2, 2, 1), (1, 2, 2), (2, 2, 3), (1, 3, 2)], ids=str)
def test_switched_off_neurons_have_the_points_of_smaller_networks(
    widths: tuple[int, ...], session: Session
) -> None:
    # Points where exactly r of d neurons are on are those of r neurons, all on: N_d is the sum of
    # binomial(d, r) on_r, and on_1 = 4 p, with p outputs.
    d, p = widths[1], widths[-1]
    numbers = [1] + [
        critical_count(decayed((widths[0], r, p)), general=True, session=session)
        for r in range(1, d + 1)
    ]
    on = [1]
    for r in range(1, d + 1):
        on.append(numbers[r] - sum(comb(r, k) * on[k] for k in range(r)))
    assert on[1] == 4 * p
    assert all(number >= 0 for number in on)
    assert numbers[d] == sum(comb(d, r) * on[r] for r in range(d + 1))
    if p == 1:  # two neurons that are on would need equal ratios of coefficients
        assert on[2:] == [0] * (d - 1)


DECAY = [Fraction(k, 10) for k in range(1, 9)]
ONE_SAMPLE = TrainingProblem(LinearMLP((2, 2, 2)), [[1, 2]], [[3, 1]], regularization=DECAY)


def test_one_sample_has_five_real_points_of_33(session: Session) -> None:
    found = weight_landscape(ONE_SAMPLE, session=session)
    assert len(found.points) == 5
    assert all(sum(p.signature) == 8 for p in found.points)
    assert critical_count(ONE_SAMPLE, session=session) == 33


def test_equal_decay_shrinks_singular_values(session: Session) -> None:
    # |W2 W1 - T|^2 + |W1|^2 + |W2|^2 has, where it is critical, products that keep some singular
    # values s, each as s - 1: so the loss is 2 s - 1 for those that are kept, s^2 for the others.
    target = np.array([[3, 0], [1, 2]])
    network = LinearMLP((2, 1, 2))
    problem = TrainingProblem(network, [[1, 0], [0, 1]], target.T.tolist(), regularization=1)
    found = weight_landscape(problem, session=session)
    values = np.linalg.svd(target, compute_uv=False)
    losses = [
        sum(2 * s - 1 if s in kept else s**2 for s in values)
        for r in (0, 1)
        for kept in combinations(values, r)
    ]
    assert sorted({round(float(p.objective), 9) for p in found.points}) == pytest.approx(
        sorted(losses)
    )
    assert found.least == found.minima[0].objective


def test_rotations_of_neurons_leave_sets(session: Session) -> None:
    # (v.w - 3)^2 + |v|^2 + |w|^2: v = w with |v|^2 = 2, a circle of minima, and a saddle at zero.
    problem = TrainingProblem(LinearMLP((1, 2, 1)), [[1]], [[3]], regularization=1)
    circle, origin = weight_landscape(problem, session=session).points
    assert (circle.dimension, circle.type, circle.objective) == (1, "minimum", 5)
    assert circle.signature == (3, 0)
    assert sum(float(w) ** 2 for w in circle.point) == pytest.approx(4)
    assert (origin.dimension, origin.type, origin.objective) == (0, "saddle, index 2", 9)
    told = message(lambda: critical_count(problem, session=session))
    assert "critical points must be finitely many" in told


@pytest.mark.parametrize("widths", [(2, 2, 2), (2, 3, 2), (3, 2, 2)], ids=str)
def test_equal_decay_leaves_an_orbit_for_each_set_of_singular_values(
    widths: tuple[int, ...], session: Session
) -> None:
    target = np.array([[3, 1, 1], [1, -2, 2]])[:, : widths[0]]
    inputs = np.eye(widths[0], dtype=int).tolist()
    problem = TrainingProblem(LinearMLP(widths), inputs, target.T.tolist(), regularization=1)
    found = weight_landscape(problem, session=session)
    values, width = np.linalg.svd(target, compute_uv=False), widths[1]
    expected = []
    for r in (0, 1, 2):
        for kept in combinations(values, r):
            loss = sum(2 * s - 1 if s in kept else s**2 for s in values)
            expected.append((float(loss), r * width - r * (r + 1) // 2))
    points = sorted((float(p.objective), p.dimension) for p in found.points)
    assert [size for _, size in points] == [size for _, size in sorted(expected)]
    assert [loss for loss, _ in points] == pytest.approx([loss for loss, _ in sorted(expected)])
    for one in found.points:  # the Hessian vanishes along the orbit, and nowhere else
        assert not one.is_degenerate
    assert found.least == found.minima[0].objective
    assert len(found.minima) == 1


def test_two_hidden_layers_that_rotate(session: Session) -> None:
    # With one singular value s the weights are r times unit vectors, r^2 (r^3 - s) r = -r^2 for
    # each of three layers: r^4 - s r + 1 = 0, twice for s = 3, and orbits of two circles.
    problem = TrainingProblem(LinearMLP((1, 2, 2, 1)), [[1]], [[3]], regularization=1)
    found = weight_landscape(problem, session=session)
    roots = [r for r in np.roots([1, 0, 0, -3, 1]) if abs(r.imag) < 1e-9]
    losses = [9.0, *((r.real**3 - 3) ** 2 + 3 * r.real**2 for r in roots)]
    assert [float(p.objective) for p in found.points] == pytest.approx(sorted(losses))
    assert sorted(p.dimension for p in found.points) == [0, 2, 2]
    kinds = {p.dimension: {q.type for q in found.points if q.dimension == p.dimension}
             for p in found.points}  # fmt: skip
    assert kinds == {0: {"minimum"}, 2: {"minimum", "saddle, index 1"}}


def test_equal_singular_values_are_refused(session: Session) -> None:
    same = TrainingProblem(
        LinearMLP((2, 2, 2)), [[1, 0], [0, 1]], [[2, 0], [0, 2]], regularization=1
    )
    told = message(lambda: weight_landscape(same, session=session))
    assert "isolated up to rotations of hidden neurons" in told


SQUARES = TrainingProblem(MLP((1, 2, 1), 2), [[1], [2]], [[1], [3]], regularization=[1, 2])
FILTERS = TrainingProblem(
    ConvolutionalNetwork((2, 2), activation=2),
    [[1, 0, 2], [0, 1, 1], [1, 1, 0]],
    [[2], [-1], [1]],
    regularization=[Fraction(1, 4), Fraction(1, 3), Fraction(1, 2), 1],
)
ROTATED = TrainingProblem(
    LinearMLP((2, 2, 2)), [[1, 0], [0, 1]], [[3, 1], [0, 2]], regularization=1
)
DEEP = TrainingProblem(LinearMLP((1, 2, 2, 1)), [[1]], [[3]], regularization=1)


@each("problem", [ONE_SAMPLE, SQUARES, FILTERS])
def test_descent_ends_in_minima(problem: TrainingProblem, session: Session) -> None:
    found = weight_landscape(problem, session=session)
    arrived = descended(problem, starts=60)
    minima = np.array([[float(w) for w in one.point] for one in found.minima]).T
    apart = np.linalg.norm(arrived.parameters[:, :, None] - minima[:, None], axis=0)
    assert apart.min(axis=1).max() < 1e-6  # every descent ends in a minimum
    values = [float(found.minima[i].objective) for i in apart.argmin(axis=1)]
    assert arrived.losses == pytest.approx(values)
    assert set(apart.argmin(axis=1)) == set(range(len(found.minima)))


@each("problem", [ROTATED, DEEP])
def test_descent_ends_on_the_orbits_of_minima(problem: TrainingProblem, session: Session) -> None:
    found = weight_landscape(problem, session=session)
    arrived = descended(problem, starts=100)
    functions = np.array([[float(c) for c in one.function] for one in found.minima]).T
    apart = np.linalg.norm(arrived.functions[:, :, None] - functions[:, None], axis=0)
    assert apart.min(axis=1).max() < 1e-6
    values = [float(found.minima[i].objective) for i in apart.argmin(axis=1)]
    assert arrived.losses == pytest.approx(values)
    assert set(apart.argmin(axis=1)) == set(range(len(found.minima)))


@each("problem", [ONE_SAMPLE, SQUARES, FILTERS, ROTATED, DEEP])
def test_newton_finds_weights_of_each_kind_and_no_others(
    problem: TrainingProblem, session: Session
) -> None:
    found = weight_landscape(problem, session=session)
    exact = {(round(float(one.objective), 6), one.signature) for one in found.points}
    still = critical_parameters(problem, starts=1000, steps=100)
    kinds = inertias(problem, still.parameters)
    assert {(round(float(v), 6), k) for v, k in zip(still.losses, kinds, strict=True)} == exact


def test_one_number_for_each_array_of_weights(session: Session) -> None:
    # a^2 + 4 b^2 + (a b - 3)^2: with b = a / 2, it is (t - 3)^2 + 4 t, t = a^2 / 2, least at t = 1
    problem = TrainingProblem(LinearMLP((1, 1, 1)), [[1]], [[3]], regularization=[1, 4])
    found = weight_landscape(problem, session=session)
    assert found.certainty == "proved"
    assert found.least == 8
    assert [abs(float(w)) for w in found.points[0].point] == pytest.approx([sqrt(2), sqrt(2) / 2])
    form = TrainingProblem(LinearMLP((1, 1, 1)), [[1]], [[3]], regularization=[[1, 0], [0, 4]])
    assert weight_landscape(form, session=session).least == 8


def test_a_quartic_loss(session: Session) -> None:
    # a x + b on 0, 1, 2 with labels 0, 1, 1: a convex loss with one real critical point, where the
    # residuals r, s, t have r^3 + s^3 + t^3 = 0 = s^3 + 2 t^3, so r = t and s = -2^(1/3) t.
    line = ParametricModel([a * x + b], [x], [a, b])
    quartic = TrainingProblem(
        line, [[0], [1], [2]], [[0], [1], [1]], loss=lambda y, label: (y - label) ** 4
    )
    (point,) = weight_landscape(quartic, session=session).points
    residual = 1 / (2 * (1 + 2 ** (1 / 3)))
    assert float(point.objective) == pytest.approx((2 + 2 ** (4 / 3)) * residual**4)
    assert (point.type, point.signature) == ("minimum", (2, 0))
    assert float(quartic.loss_at([float(w) for w in point.point])) == pytest.approx(
        float(point.objective)
    )
    assert critical_count(quartic, session=session) == 9
    assert "a squared loss is a distance" in message(lambda: landscape(quartic, session=session))


def test_scalings_are_taken_away_without_decay(session: Session) -> None:
    network = MLP((1, 1, 1), 2)
    problem = TrainingProblem(
        network, [[1], [2]], [[1], [4]], loss=lambda y, label: (y - label) ** 4
    )
    found = weight_landscape(problem, session=session)
    assert found.least == 0
    assert found.certainty == "open"
    assert {float(p.objective) for p in found.points} >= {0.0, 257.0}


@pytest.mark.parametrize(
    ("decay", "part"),
    [
        ([1, 2, 3], "3 numbers instead of 2 or 8"),
        (0.1, "the float 0.1"),
        ("strong", "a regularization is a number"),
        ([[1, 2], [2, 1]], "symmetric, of shape (8, 8)"),
        (LinearMLP((2, 2, 2)).parameters[0] ** 3, "a quadratic form in the weights"),
    ],
    ids=str,
)
def test_regularizations_that_are_refused(decay: object, part: str) -> None:
    def made() -> object:
        return TrainingProblem(LinearMLP((2, 2, 2)), [[1, 2]], [[3, 1]], regularization=decay)

    assert part in message(made)


def test_losses_that_are_refused() -> None:
    line = ParametricModel([a * x + b], [x], [a, b])

    def with_loss(loss: object, **others: object) -> object:
        return TrainingProblem(line, [[0]], [[0]], loss=loss, **others)  # type: ignore[arg-type]

    assert "Abs(b1 - y1)" in message(lambda: with_loss(lambda y, label: abs(y - label)))
    assert "polynomial in output and label" in message(lambda: with_loss(max))
    with pytest.raises(InputError) as caught:
        with_loss(max)
    assert caught.value.__context__ is None  # sympy's own error does not travel
    assert "lambda y, b" in message(lambda: with_loss("quartic"))
    assert "a metric is part of the squared loss" in message(
        lambda: with_loss(lambda y, label: y - label, metric=[[1]])
    )


def test_decay_is_no_distance(session: Session) -> None:
    told = message(lambda: landscape(ONE_SAMPLE, session=session))
    assert "weight_landscape(problem)" in told
    assert ONE_SAMPLE.loss_at([0] * 8) == 10
    assert ONE_SAMPLE.objective.eval((1,) + (0,) * 7) == 10 + Rational(1, 10)
