"""Moment matrices: which entries coincide, and which matrices come from data."""

from __future__ import annotations

import pickle
import random

import numpy as np
import pytest
from each import each
from refusals import message
from sympy import Matrix, Rational, diag, symbols, zeros
from sympy.abc import a, b, c, t, x, y

from nnag_m2 import InputError
from nnag_m2.algebra.exact_matrices import as_flint, is_positive_semidefinite
from nnag_m2.networks import MLP, LightningSelfAttention, LinearMLP, ParametricModel
from nnag_m2.training.decisions import MomentDecision, is_moment_matrix
from nnag_m2.training.moments import moment_structure
from nnag_m2.training.problem import TrainingProblem


def polynomials(degree: int) -> ParametricModel:
    """Return all polynomials in one variable up to a degree; monomials come largest first."""
    parameters = symbols(f"a0:{degree + 1}")
    return ParametricModel([sum(p * x**i for i, p in enumerate(parameters))], [x], parameters)


def affine_quadrics() -> ParametricModel:
    parameters = symbols("a1:7")
    monomials = [x**2, x * y, y**2, x, y, 1]
    terms = [p * m for p, m in zip(parameters, monomials, strict=True)]
    return ParametricModel([sum(terms)], [x, y], parameters)


def hankel(*moments: object) -> Matrix:
    """Return the Hankel matrix of moments, that of largest degree first."""
    size = (len(moments) + 1) // 2
    return Matrix(size, size, lambda i, j: moments[i + j])


LINE, PARABOLAS = polynomials(1), polynomials(2)
QUADRICS = MLP((2, 2, 1), 2)
TWO_OUTPUTS = ParametricModel([a * x**2 + 2 * b * x * y, (a + b) * y**2 + c * x], [x, y], [a, b, c])

NETWORKS = [LINE, PARABOLAS, QUADRICS, TWO_OUTPUTS, LinearMLP((2, 1, 2)), MLP((3, 2, 1), 2),
            MLP((2, 2, 1), 1 + t**2, bias=True), LightningSelfAttention(2, 2, 1, 1)]  # fmt: skip


def test_one_input_gives_hankel_matrices() -> None:
    m = symbols("m_4 m_3 m_2 m_1 m_0")
    structure = moment_structure(PARABOLAS)
    assert structure.pattern == hankel(*m)
    assert structure.moments == m
    assert structure.exponents == ((4,), (3,), (2,), (1,), (0,))
    assert structure.blocks[2] == (m[2], ((0, 2), (1, 1)))


def test_outputs_have_the_same_moments() -> None:
    structure = moment_structure(LinearMLP((2, 1, 2)))
    block = Matrix([symbols("m_2_0 m_1_1"), symbols("m_1_1 m_0_2")])
    assert structure.pattern == diag(block, block)
    assert dict(structure.blocks)[block[0, 0]] == ((0, 0), (2, 2))
    assert dict(structure.blocks)[0] == ((0, 2), (0, 3), (1, 2), (1, 3))


def test_reduced_coordinates_give_linear_forms() -> None:
    circles = ParametricModel([a * (x**2 + y**2) + b], [x, y], [a, b])
    pattern = moment_structure(circles, "reduced").pattern
    fourth = symbols("m_4_0 m_2_2 m_0_4")
    assert pattern[0, 0] == fourth[0] + 2 * fourth[1] + fourth[2]
    assert [[5, 3], [3, 7]] in moment_structure(circles, "reduced")


@pytest.mark.parametrize("degree", [2, 3])
@pytest.mark.parametrize("count", range(1, 9))
def test_points_without_weights_are_known_to_be_possible(degree: int, count: int) -> None:
    draw = random.Random(10 * degree + count)
    network = polynomials(degree)
    for _ in range(4):
        points = [[Rational(draw.randint(-6, 6), 2)] for _ in range(count)]
        quadric = TrainingProblem(network, points, [[0]] * count).quadric
        decision = is_moment_matrix(quadric, network)
        flat = len({p[0] for p in points}) <= degree
        expected = True if count <= 2 * degree or flat else None
        assert decision.unit_weights is expected, decision.unit_reason
        if expected is None:
            assert "not decided" in decision.unit_reason


def test_newtons_identities_by_hand() -> None:
    # p_0 = 3, p_2 = 2, p_1 = p_3 = 0: the roots of z^3 - z
    found = is_moment_matrix([[2, 0, 2], [0, 2, 0], [2, 0, 3]], PARABOLAS)
    assert (found.possible, found.unit_weights) == (True, True)
    # p_4 = 3 would need other points
    found = is_moment_matrix([[3, 0, 2], [0, 2, 0], [2, 0, 3]], PARABOLAS)
    assert (found.possible, found.unit_weights) == (True, False)
    assert found.unit_reason == "by Newton's identities the moment of degree 4 would be 2"
    # p_1 = 0, p_2 = 1, p_3 = 3: of z^3 - z/2 - 1 one root is real
    found = is_moment_matrix([[10, 3, 1], [3, 1, 0], [1, 0, 3]], PARABOLAS)
    assert found.unit_weights is False
    assert "complex" in found.unit_reason


def test_many_points_have_a_derivative_with_real_roots() -> None:
    # Five points with p_1 = p_3 = 0, p_2 = 2: e_2 = -1; z^5 - z^3 + e_4 z has the derivative
    # 5 z^4 - 3 z^2 + e_4, and e_4 = (2 - p_4) / 4 must be at most 9/20 and at least 0.
    def unit(fourth: Rational) -> bool | None:
        return is_moment_matrix([[fourth, 0, 2], [0, 2, 0], [2, 0, 5]], PARABOLAS).unit_weights

    assert unit(Rational(3, 2)) is None
    assert unit(Rational(19, 10)) is None
    assert unit(Rational(21, 10)) is False
    assert unit(Rational(9, 10)) is None


@pytest.mark.parametrize(
    ("points", "weights", "unit"),
    [
        ([[0, 0], [1, 0], [0, 1]], [1, 1, 1], True),
        ([[0, 0], [1, 0], [0, 1]], [1, 4, 2], True),
        ([[0, 0], [1, 0], [0, 1]], [1, Rational(3, 2), Rational(1, 2)], False),
        ([[0, 1], [3, -1]], [Rational(5, 2), Rational(1, 2)], False),
        ([[2, 2], [3, 1], [-1, 2]], [3, 3, 3], True),
    ],
    ids=str,
)
def test_flat_matrices_have_the_weights_of_their_points(
    points: list[list[int]], weights: list[object], unit: bool
) -> None:
    network = affine_quadrics()
    labels = [[0]] * len(points)
    quadric = TrainingProblem(network, points, labels, sample_weights=weights).quadric
    decision = is_moment_matrix(quadric, network)
    assert (decision.possible, decision.unit_weights) == (True, unit)
    if unit:
        assert str(sorted(weights))[1:-1] in decision.unit_reason


def test_blocks_are_a_partition() -> None:
    for network in NETWORKS:
        structure = moment_structure(network)
        pairs = [pair for _, block in structure.blocks for pair in block]
        size = structure.pattern.rows
        assert len(pairs) == len(set(pairs)) == size * (size + 1) // 2


@each("network", NETWORKS, ids=str)
@each("coordinates", ["monomial", "reduced"])
@each("size", [1, 3, 12])
def test_quadrics_of_data_are_moment_matrices(
    network: ParametricModel, coordinates: str, size: int
) -> None:
    draw = random.Random(size)
    inputs = [[draw.randint(-3, 3) for _ in network.inputs] for _ in range(size)]
    outputs = [[0] * len(network.outputs)] * size
    problem = TrainingProblem(network, inputs, outputs, coordinates=coordinates)  # type: ignore[arg-type]
    structure = moment_structure(network, coordinates)  # type: ignore[arg-type]
    assert problem.quadric in structure
    values = {
        moment: sum(_product(point, exponents) for point in inputs)
        for moment, exponents in zip(structure.moments, structure.exponents, strict=True)
    }
    assert structure.pattern.subs(values) == problem.quadric
    decision = is_moment_matrix(problem.quadric, network, coordinates)  # type: ignore[arg-type]
    assert decision.symmetric
    assert decision.structured
    assert decision.positive_semidefinite
    assert decision.possible is not False
    assert decision.unit_weights is not False


def _product(point: list[int], exponents: tuple[int, ...]) -> int:
    value = 1
    for entry, exponent in zip(point, exponents, strict=True):
        value *= entry**exponent
    return value


@each(
    ("moments", "possible", "unit"),
    [
        ((1, 0, 0, 0, 1), False, False),  # mass at infinity: the degree-4 moment alone
        ((1, 0, 0, 0, 0), False, False),  # infinity only
        ((1, 1, 1, 1, 1), True, True),  # one point, 1
        ((2, 0, 2, 0, 2), True, True),  # the points 1 and -1
        ((2, 0, 1, 0, 1), True, False),  # definite; one point cannot have rank 3
        ((3, 0, 1, 0, 2), True, False),
        ((Rational(1, 2), 0, Rational(1, 2), 0, Rational(1, 2)), True, False),
        ((9, 0, 3, 0, 3), True, False),  # z^3 - 3 z / 2 has the fourth power sum 9 / 2
        ((0, 0, 0, 0, 0), True, True),
        ((1, 0, 2, 0, 1), False, False),  # not positive semidefinite
    ],
)
def test_hamburger_moments(moments: tuple[object, ...], possible: bool, unit: bool | None) -> None:
    decision = is_moment_matrix(hankel(*moments), PARABOLAS)
    assert (decision.possible, decision.unit_weights) == (possible, unit)


def test_a_singular_hankel_matrix_without_points() -> None:
    # m_0 = m_1 = m_2 = 1: the variance is 0, so there is the point 1 only, and m_4 = 2 is too much.
    decision = is_moment_matrix(hankel(2, 1, 1, 1, 1), PARABOLAS)
    assert decision.possible is False
    assert decision.positive_semidefinite
    assert "theorem 3.9" in decision.reason
    # Forms also see the point at infinity, (1, 0).
    two = TrainingProblem(QUADRICS, [[1, 1], [1, 0]], [[0], [0]])
    assert two.quadric == hankel(2, 1, 1, 1, 1)
    assert is_moment_matrix(hankel(2, 1, 1, 1, 1), QUADRICS).possible is True


def test_points_and_weights_of_definite_hankel_matrices() -> None:
    """Gauss quadrature finds the points: with any further moment, the nodes are eigenvalues."""
    draw = random.Random(11)
    definite = 0
    while definite < 10:
        moments = [draw.randint(5, 40), draw.randint(-3, 3), draw.randint(1, 9),
                   draw.randint(-3, 3), draw.randint(1, 6)]  # fmt: skip
        decision = is_moment_matrix(hankel(*moments), PARABOLAS)
        up = np.array([*reversed(moments), 0], dtype=float)
        values = np.array([[up[i + j] for j in range(3)] for i in range(3)])
        positive = bool(np.linalg.eigvalsh(values).min() > 1e-9)
        assert bool(decision) is positive
        if positive:
            definite += 1
            shifted = np.array([[up[i + j + 1] for j in range(3)] for i in range(3)])
            nodes = np.linalg.eigvals(np.linalg.solve(values, shifted)).real
            weights = np.linalg.solve(np.vander(nodes, 3, increasing=True).T, up[:3])
            assert weights.min() > 0
            assert np.allclose(np.vander(nodes, 5, increasing=True).T @ weights, up[:5])


def test_lines_need_a_sum_of_weights() -> None:
    assert is_moment_matrix([[1, 0], [0, 0]], LINE).possible is False
    assert is_moment_matrix([[5, 3], [3, 3]], LINE).unit_weights is True
    assert is_moment_matrix([[5, 0], [0, 1]], LINE).unit_weights is False  # one point: rank 1
    assert is_moment_matrix([[5, 0], [0, Rational(5, 2)]], LINE).unit_weights is False
    assert is_moment_matrix([[5, 0], [0, Rational(5, 2)]], LINE).possible is True


def test_powers_of_one_input() -> None:
    network = MLP((1, 2, 1), 2)
    assert is_moment_matrix([[2]], network).possible is True
    assert is_moment_matrix([[-2]], network).possible is False


def test_constants() -> None:
    network = ParametricModel([a], [x], [a])
    assert is_moment_matrix([[2]], network).unit_weights is True
    half = is_moment_matrix([[Rational(1, 2)]], network)
    assert (half.possible, half.unit_weights) == (True, False)


def test_linear_functions_have_all_semidefinite_matrices() -> None:
    network = LinearMLP((3, 1))
    assert is_moment_matrix([[2, 1, 0], [1, 2, 1], [0, 1, 2]], network).possible is True
    assert is_moment_matrix([[2, 3, 0], [3, 2, 1], [0, 1, 2]], network).possible is False


def test_ternary_quartics_are_decided_and_more_inputs_are_not() -> None:
    def network_and_matrix(inputs: int, degree: int) -> tuple[ParametricModel, Matrix]:
        network = MLP((inputs, 1, 1), degree)
        structure = moment_structure(network)
        draw = random.Random(5)
        points = [[draw.randint(-3, 3) for _ in range(inputs)] for _ in range(30)]
        problem = TrainingProblem(network, points, [[0]] * 30)
        assert len(structure.blocks) == len(structure.moments)
        return network, problem.quadric

    network, matrix = network_and_matrix(3, 2)
    assert is_moment_matrix(matrix, network).possible is True
    network, matrix = network_and_matrix(4, 2)
    undecided = is_moment_matrix(matrix, network)
    assert undecided.possible is None
    assert undecided.positive_semidefinite
    assert "not known" in message(lambda: bool(undecided))


def test_flat_and_definite_matrices_of_affine_quadrics() -> None:
    network = affine_quadrics()
    points = [[0, 0], [1, 0], [0, 1]]
    flat = TrainingProblem(network, points, [[0]] * 3).quadric
    assert "flat" in is_moment_matrix(flat, network).reason
    more = [[i, j] for i in range(3) for j in range(3)]
    definite = TrainingProblem(network, more, [[0]] * 9).quadric
    assert "positive definite" in is_moment_matrix(definite, network).reason
    # Four points: rank 4, of which the monomials of degree at most 1 see 3.
    four = TrainingProblem(network, [*points, [2, 3]], [[0]] * 4).quadric
    assert is_moment_matrix(four, network).possible is None
    assert "infinity" in is_moment_matrix(four, network).reason


def test_reduced_coordinates_of_the_whole_space_are_decided() -> None:
    problem = TrainingProblem(QUADRICS, [[1, 2], [3, 1]], [[0], [0]], coordinates="reduced")
    assert is_moment_matrix(problem.quadric, QUADRICS, "reduced").possible is True
    circles = ParametricModel([a * (x**2 + y**2) + b], [x, y], [a, b])
    assert is_moment_matrix([[5, 3], [3, 7]], circles, "reduced").possible is None
    assert is_moment_matrix([[1, 3], [3, 7]], circles, "reduced").possible is False


def test_what_fails_is_said() -> None:
    assert is_moment_matrix([[1, 2], [3, 4]], LINE) == MomentDecision(
        False, "the matrix is not symmetric", False, False, False, False
    )
    decision = is_moment_matrix(diag(1, 2, 3), QUADRICS)
    assert (decision.symmetric, decision.structured) == (True, False)
    assert decision.positive_semidefinite
    assert not decision
    assert diag(1, 2, 3) not in moment_structure(QUADRICS)
    network = LinearMLP((1, 1, 2))
    assert not is_moment_matrix([[1, 0], [0, 2]], network).structured
    assert not is_moment_matrix([[1, 1], [1, 1]], network).structured
    assert is_moment_matrix([[2, 0], [0, 2]], network).possible is True


@each(
    ("matrix", "positive"),
    [
        (zeros(3, 3), True),
        (diag(0, 0, -1), False),  # all leading principal minors vanish
        (Matrix([[0, 1], [1, 5]]), False),
        (Matrix([[1, 1], [1, 1]]), True),
        (Matrix([[1, 1, 0], [1, 1, 1], [0, 1, 9]]), False),
        (diag(0, 2), True),
    ],
)
def test_positive_semidefinite_matrices(matrix: Matrix, positive: bool) -> None:
    assert is_positive_semidefinite(as_flint(matrix)) is positive


def test_positivity_is_that_of_all_principal_minors() -> None:
    draw = random.Random(7)
    found = set()
    for _ in range(60):
        factor = Matrix(3, 3, lambda *_: draw.randint(-2, 2))
        matrix = factor * diag(1, draw.choice([0, 1]), draw.choice([-1, 0, 1])) * factor.T
        minors = [
            matrix[rows, rows].det() for rows in ([0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2])
        ]
        positive = bool(min(minors) >= 0)  # of all principal minors
        found.add(positive)
        assert is_positive_semidefinite(as_flint(matrix)) is positive
    assert found == {True, False}


def test_values_and_how_they_are_shown() -> None:
    structure = moment_structure(QUADRICS)
    assert pickle.loads(pickle.dumps(structure)) == structure
    assert hash(structure) == hash(moment_structure(QUADRICS))
    assert "3 x 3 matrices of 5 moments" in repr(structure)
    assert "m_{4 0}" in structure._repr_latex_()
    decision = is_moment_matrix([[1, 0], [0, 1]], LINE)
    assert pickle.loads(pickle.dumps(decision)) == decision
    assert decision


def test_refusals() -> None:
    assert "shape (2, 2)" in message(lambda: is_moment_matrix([[1]], LINE))
    assert "exact" in message(lambda: is_moment_matrix([[0.5, 0], [0, 1]], LINE))
    assert "network" in message(lambda: moment_structure(x))  # type: ignore[arg-type]
    assert "network" in message(lambda: is_moment_matrix([[1]], x))  # type: ignore[arg-type]
    with pytest.raises(InputError):
        moment_structure(LINE, "both")  # type: ignore[arg-type]
