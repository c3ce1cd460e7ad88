"""Learning coefficients: theorems against singular values, codimensions, polyhedra and volumes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from random import Random
from typing import Any

import numpy as np
import pytest
from refusals import message
from sympy import Matrix, Rational, ceiling, eye, symbols, zeros
from sympy.abc import t

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    Ideal,
    LightningSelfAttention,
    LinearMLP,
    Session,
    learning_coefficient,
    log_canonical_threshold,
)
from nnag_m2.results import Threshold

engine = pytest.mark.engine
pytestmark = pytest.mark.composite
x1, x2 = symbols("x1 x2")


def pair(found: Threshold) -> tuple[Any, int | None]:
    return found.value, found.multiplicity


def of_rank(network: LinearMLP, rank: int) -> Matrix:
    matrix = zeros(network.widths[-1], network.widths[0])
    matrix[:rank, :rank] = eye(rank)
    return matrix


def test_values_of_two_by_two_matrices() -> None:
    network = LinearMLP((2, 2, 2))
    assert pair(learning_coefficient(network, zeros(2, 2))) == (Rational(3, 2), 1)
    assert pair(learning_coefficient(network, [[1, 0], [0, 0]])) == (2, 2)
    assert pair(learning_coefficient(network, [[1, 2], [3, 4]])) == (2, 1)  # half the dimension
    assert pair(learning_coefficient(network, [x1, 0])) == (2, 2)  # as a function


def by_aoyagi_and_watanabe(m: int, h: int, n: int, r: int) -> tuple[Rational, int]:
    """The cases of reduced-rank regression, for inputs, hidden neurons, outputs, and the rank."""
    if m + h < n + r:
        return Rational(h * m - h * r + n * r, 2), 1
    if n + h < m + r:
        return Rational(h * n - h * r + m * r, 2), 1
    if m + n < h + r:
        return Rational(m * n, 2), 1
    top = 2 * (h + r) * (m + n) - (m - n) ** 2 - (h + r) ** 2
    odd = (m + h + n + r) % 2
    return Rational(top + odd, 8), 1 + odd


def by_singular_values(m: int, h: int, n: int) -> tuple[Rational, int]:
    """``B A`` is small: ``j`` singular values of ``A`` are, and the other columns of ``B``.

    With ``A`` of shape ``(h, m)``, ``p`` its smaller and ``q`` its larger side, singular values of
    size ``e^(a_i)`` have the volume ``e`` to the sum of ``(q - p + 1) a_i`` and of twice the
    smaller one of each pair, and ``n (1 - a_i)`` entries of ``B``.  This is linear on each
    simplex of ordered ``a_i`` in ``[0, 1]``; the multiplicity is the number of its best corners.
    """
    p, q = min(m, h), max(m, h)
    corners = [j * (q - p + j) + n * (p - j) for j in range(p + 1)]
    return Rational(min(corners), 2), corners.count(min(corners))


def test_one_hidden_layer_in_three_ways() -> None:
    for m, h, n in product(range(1, 6), repeat=3):
        network = LinearMLP((m, h, n))
        for r in range(min(m, h, n) + 1):
            found = learning_coefficient(network, of_rank(network, r))
            assert pair(found) == by_aoyagi_and_watanabe(m, h, n, r)
        assert pair(learning_coefficient(network, zeros(n, m))) == by_singular_values(m, h, n)


def intervals(widths: tuple[int, ...]) -> Iterator[dict[tuple[int, int], int]]:
    """All ways to cut spaces of these dimensions into intervals of a chain, none the whole."""
    if not any(widths):
        yield {}
        return
    start = next(i for i, width in enumerate(widths) if width)
    for end in range(start, len(widths)):
        if all(widths[start : end + 1]) and (start, end) != (0, len(widths) - 1):
            rest = tuple(w - (start <= i <= end) for i, w in enumerate(widths))
            for others in intervals(rest):
                if not others or (start, end) <= min(others):
                    yield others | {(start, end): others.get((start, end), 0) + 1}


def codimension_of_zero(widths: tuple[int, ...]) -> int:
    """The codimension of the chains of matrices with product zero, over all types of them.

    An orbit has the dimension of the self-extensions as codimension; ``(i, j)`` and ``(k, l)``
    have one for ``i < k <= j + 1 <= l``.
    """
    return min(
        sum(
            a * b
            for (i, j), a in found.items()
            for (k, m), b in found.items()
            if i < k <= j + 1 <= m
        )
        for found in intervals(widths)
    )


@pytest.mark.parametrize(
    "widths",
    [
        *((1, 1), (2, 3), (2, 2, 2), (1, 2, 3), (3, 2, 3), (2, 2, 2, 2), (1, 2, 2, 1)),
        *((3, 2, 4, 3), (2, 3, 2, 3), (1, 1, 1, 1, 1), (2, 2, 1, 2, 2), (2, 2, 2, 2, 2)),
    ],
)
def test_deep_networks_have_half_of_the_codimension(widths: tuple[int, ...]) -> None:
    """Lehalleur, Rimanyi 2024: the learning coefficient is half of it."""
    zero = zeros(widths[-1], widths[0])
    found = learning_coefficient(LinearMLP(widths), zero)
    assert found.value == Rational(codimension_of_zero(widths), 2)
    # for any rank: smaller matrices of zeros, and as many conditions as the others are
    network = LinearMLP(tuple(w + 1 for w in widths))
    found = learning_coefficient(network, of_rank(network, 1))
    smooth = network.widths[0] + network.widths[-1] - 1
    assert found.value == Rational(codimension_of_zero(widths) + smooth, 2)


def by_theorem_1(widths: tuple[int, ...], rank: int) -> set[tuple[Rational, int]]:
    """Theorem 1 of Aoyagi 2024 for all sets of layers that satisfy its conditions."""
    shifted = [Rational(w - rank) for w in widths]
    found = set()
    for size in range(2, len(widths) + 1):
        for chosen in combinations(range(len(widths)), size):
            inside = [shifted[i] for i in chosen]
            outside = [m for i, m in enumerate(shifted) if i not in chosen]
            total, count = sum(inside), size - 1
            if total < count * max(inside) or any(total >= count * m for m in outside):
                continue
            a = total - (ceiling(total / count) - 1) * count
            value = Rational(rank * (widths[0] + widths[-1] - rank), 2)
            value += a * (count - a) / (4 * count)
            value -= Rational(count * (count - 1), 4) * (total / count) ** 2
            value += sum(m * n for m, n in combinations(inside, 2)) / 2
            found.add((value, a * (count - a) + 1))
    return found


def test_deep_networks_by_the_theorem_as_it_is_stated() -> None:
    draw = Random(3)
    for _ in range(60):
        widths = tuple(draw.randint(1, 7) for _ in range(draw.randint(3, 6)))
        network = LinearMLP(widths)
        for rank in range(min(widths)):
            (expected,) = by_theorem_1(widths, rank)
            assert pair(learning_coefficient(network, of_rank(network, rank))) == expected


@engine
@pytest.mark.parametrize(
    "widths", [(1, 1, 1), (1, 1, 1, 1), (2, 1, 2), (3, 1, 2), (1, 2, 1), (1, 3, 1), (1, 2, 1, 1)]
)
def test_deep_networks_by_their_newton_polyhedra(session: Session, widths: tuple[int, ...]) -> None:
    network = LinearMLP(widths)
    coordinates = network.parametrization().map
    ideal = Ideal(coordinates.exprs, coordinates.parameters)
    origin = [0] * network.parameter_count
    found = log_canonical_threshold(ideal, origin, session=session)
    known = learning_coefficient(network, zeros(widths[-1], widths[0]))
    assert pair(found) == (2 * known.lower, known.multiplicity)


@engine
def test_weights_of_one_hidden_layer(session: Session) -> None:
    """Where ``B A = C`` is singular elsewhere than at weights of the rank of ``C``.

    Compared with the general way, where that decides; all coefficients are at least the function's.
    """
    network, decided = LinearMLP((2, 2, 2)), 0
    coordinates = network.parametrization().map
    for entries in ([1, 0, 0, 0], [0] * 4, [1, 0, 0, 1], [0, 0, 0, 1]):
        for others in ([1, 0, 0, 0], [0] * 4, [1, 2, 3, 4], [0, 0, 0, 1], [0, 1, 0, 0]):
            weights = entries + others
            local = learning_coefficient(network, weights)
            a, b = Matrix(2, 2, entries), Matrix(2, 2, others)
            least = learning_coefficient(network, b * a)
            assert local.lower >= least.lower
            values = coordinates(*weights)
            ideal = Ideal(
                [f - c for f, c in zip(coordinates.exprs, values, strict=True)],
                coordinates.parameters,
            )
            general = log_canonical_threshold(ideal, weights, session=session)
            assert general.lower <= 2 * local.lower <= general.upper
            if general.multiplicity is not None:
                decided += 1
                assert (general.value, general.multiplicity) == (
                    2 * local.lower,
                    local.multiplicity,
                )
    assert decided >= 12


@engine
@pytest.mark.parametrize(
    "widths", [(1, 2, 1), (2, 1, 2), (1, 2, 2, 1), (1, 1, 2, 1), (1, 2, 1, 2), (2, 2, 1)]
)
def test_theorems_at_random_weights_agree_with_newton_polyhedra(
    session: Session, widths: tuple[int, ...]
) -> None:
    network, draw, decided = LinearMLP(widths), Random(5), 0
    coordinates = network.parametrization().map
    for _ in range(5):
        weights = [draw.choice([0, 0, 0, 1]) for _ in network.parameters]
        known = learning_coefficient(network, weights, session=session)
        pairs = zip(coordinates.exprs, coordinates(*weights), strict=True)
        ideal = Ideal([f - c for f, c in pairs], coordinates.parameters)
        general = log_canonical_threshold(ideal, weights, session=session)
        assert general.lower <= 2 * known.upper
        assert 2 * known.lower <= general.upper
        if known.multiplicity is not None and general.multiplicity is not None:
            decided += 1
            assert pair(general) == (2 * known.lower, known.multiplicity)
    assert decided >= 2


@engine
def test_weights_of_deeper_networks(session: Session) -> None:
    network = LinearMLP((2, 2, 2, 2))
    one = [1, 0, 0, 0]
    assert pair(learning_coefficient(network, one * 3)) == pair(
        learning_coefficient(network, [[1, 0], [0, 0]])
    )
    invertible = learning_coefficient(network, [1, 0, 0, 1, *one, *one])
    assert pair(invertible) == pair(learning_coefficient(LinearMLP((2, 2, 2)), [*one, *one]))
    # no theorem: the function's coefficient is a lower bound
    mixed = learning_coefficient(network, [*one, 0, 0, 0, 1, *one], session=session)
    least = learning_coefficient(network, zeros(2, 2))
    assert least.lower <= mixed.lower <= mixed.upper <= 2


def test_biases_of_linear_networks_add_the_outputs() -> None:
    plain = learning_coefficient(LinearMLP((2, 2, 1)), [[0, 0]])
    biased = learning_coefficient(LinearMLP((2, 2, 1), bias=True), 5)
    assert pair(biased) == (plain.lower + Rational(1, 2), plain.multiplicity)


@engine
def test_networks_with_activation(session: Session) -> None:
    """At zero all of these ideals have the integral closure of a product of powers of ideals."""
    for network, expected in (
        (MLP((2, 1, 1), t**2), (Rational(1, 2), 2)),  # (b) (a1, a2)^2
        (MLP((3, 1, 1), t**2), (Rational(1, 2), 1)),  # (b) (a1, a2, a3)^2: 1 before 3/2
        (MLP((2, 1, 1), t**3), (Rational(1, 3), 1)),  # 2/3 before 1
        (MLP((1, 1, 1), t**2, bias=True), (1, 3)),  # b10, and (b11) (a10, a11)^2 but a10^2 b11
        (ConvolutionalNetwork((2, 2)), (1, 2)),  # (a1, a2) (b1, b2), by Gauss's lemma
        (LightningSelfAttention(2, 2, 1, 1), (1, 3)),  # (v1, v2) (k1, k2) (q1, q2)
    ):
        zero = learning_coefficient(network, 0, session=session)
        at_zero = learning_coefficient(network, [0] * network.parameter_count, session=session)
        assert pair(zero) == pair(at_zero) == expected


@engine
def test_general_weights_have_half_of_the_dimension(session: Session) -> None:
    network = MLP((2, 2, 1), t**2)
    assert pair(learning_coefficient(network, [1, 2, 3, 4, 5, 6])) == (Rational(3, 2), 1)
    assert pair(learning_coefficient(network, [1, 0, 0, 1, 1, 0], session=session))[1] == 1
    # all weights that give the square of one form are regular for one neuron
    one = learning_coefficient.run(MLP((2, 1, 1), t**2), (x1 + x2) ** 2, session=session)
    assert pair(one.result) == (1, 1)
    assert one.provenance.certainty == "proved"


@engine
def test_two_equal_neurons_and_the_volume_around_them(session: Session) -> None:
    network = MLP((2, 2, 1), t**2)
    weights = [1, 0, 1, 0, 1, 1]
    found = learning_coefficient(network, weights, session=session)
    assert pair(found) == (Rational(5, 4), 1)
    draw = np.random.default_rng(3)
    a, b, c, d, e, f = draw.uniform(-0.4, 0.4, (6, 4_000_000)) + np.array(weights)[:, None]
    parts = (e * a * a + f * c * c - 2, e * a * b + f * c * d, e * b * b + f * d * d)
    size = np.max(np.abs(parts), axis=0)
    volumes = [np.count_nonzero(size < level) for level in (0.1, 0.025)]
    assert np.log(volumes[0] / volumes[1]) / np.log(4) == pytest.approx(2.5, abs=0.1)


@engine
def test_neurons_that_cancel_are_a_smooth_set_of_weights(session: Session) -> None:
    """``(a x)^3 - (b x)^3`` is zero where ``a`` and ``b`` are parallel, and one more condition."""
    found = learning_coefficient(MLP((2, 2, 1), t**3), [1, 0, 1, 0, 1, -1], session=session)
    assert pair(found) == (1, 1)
    # a neuron that is switched off: what is left is b a2^2 (a1, a2), and a2^2 has 1/2
    found = learning_coefficient(MLP((2, 2, 1), t**3), [1, 0, 0, 0, 1, 0], session=session)
    assert pair(found) == (1 + Rational(1, 4), 1)


@engine
def test_functions_without_a_theorem_have_bounds(session: Session) -> None:
    found = learning_coefficient(MLP((2, 2, 1), t**2), x1**2, session=session)
    assert 0 < found.lower < found.upper <= Rational(3, 2)
    assert found.reason.startswith("bounds")
    assert found.multiplicity is None


@engine
def test_what_is_refused(session: Session) -> None:
    network = LinearMLP((2, 1, 2))
    for truth, part in (
        ([[1, 0], [0, 1]], "rank at most 1"),
        ([0.5] * 4, "exact"),
        ({"a": 1}, "each parameter a value"),
        ([[1, 0, 0], [0, 0, 0]], "2 columns"),
        ([x1], "2 outputs"),
        ([x1**2, 0], "a linear function"),
        ([1, x2], "a linear function"),
    ):
        said = message(lambda given=truth: learning_coefficient(network, given))
        assert part in said, said
    assert "a network" in message(lambda: learning_coefficient(x1, 0))
    cubes = MLP((2, 2, 1), t**3)
    said = message(lambda: learning_coefficient(cubes, x1**3 - x1 * x2**2, session=session))
    assert "real weights" in said
