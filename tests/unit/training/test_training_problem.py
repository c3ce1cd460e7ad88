"""The loss is a distance: values by hand, the identity for all functions, a second method."""

from __future__ import annotations

import pickle
import random
from fractions import Fraction
from functools import cache

import numpy as np
import pytest
from each import each
from refusals import message
from sympy import Float, ImmutableDenseMatrix, Matrix, Rational, expand, eye, symbols, zeros
from sympy.abc import a, b, c, x, y

from nnag_m2 import InputError
from nnag_m2.networks import MLP, LightningSelfAttention, LinearMLP, ParametricModel
from nnag_m2.networks.parametrization import CoordinateChoice
from nnag_m2.training.problem import TrainingProblem

LINE = ParametricModel([a * x + b], [x], [a, b])
QUADRICS = MLP((2, 2, 1), 2)
TWO_OUTPUTS = ParametricModel([a * x**2 + 2 * b * x * y, (a + b) * y**2 + c * x], [x, y], [a, b, c])

NETWORKS = [LINE, QUADRICS, TWO_OUTPUTS, LinearMLP((2, 1, 2)), MLP((2, 2, 1), 3, bias=True),
            LightningSelfAttention(2, 2, 1, 1)]  # fmt: skip


def data(network: ParametricModel, size: int, seed: int = 1) -> tuple[list[list[Fraction]], ...]:
    """Return random inputs and outputs."""
    draw = random.Random(seed)
    widths = len(network.inputs), len(network.outputs)
    return tuple(
        [[Fraction(draw.randint(-4, 4), draw.randint(1, 3)) for _ in range(w)] for _ in range(size)]
        for w in widths
    )


CHOICES: tuple[CoordinateChoice, ...] = ("monomial", "reduced")


@cache
def problems() -> dict[str, TrainingProblem]:
    """Return problems of each network in both coordinates, with few and many points."""
    return {
        f"{network}, {choice}, {size} points": TrainingProblem(
            network, *data(network, size), coordinates=choice
        )
        for network in NETWORKS
        for choice in CHOICES
        for size in (1, 2, 5, 30)
    }


of_each_problem = each("problem", problems)


def test_linear_regression_by_hand() -> None:
    # Slope 1/2 and intercept 1/6 leave the residuals 1/6, -1/3, 1/6.
    problem = TrainingProblem(LINE, [[0], [1], [2]], [[0], [1], [1]])
    assert problem.design_matrix == Matrix([[0, 1], [1, 1], [2, 1]])
    assert problem.responses == Matrix([0, 1, 1])
    assert problem.quadric == Matrix([[5, 3], [3, 3]])
    assert problem.target == Matrix([Rational(1, 2), Rational(1, 6)])
    assert problem.constant == Rational(1, 6)
    assert problem.rank == 2
    assert not problem.is_degenerate
    assert problem.kernel.shape == (2, 0)
    assert problem.loss(x / 2 + Rational(1, 6)) == Rational(1, 6)


def test_one_point_leaves_lines_of_equal_loss() -> None:
    problem = TrainingProblem(LINE, [[2]], [[5]])
    assert problem.kernel == Matrix([-1, 2])  # the line 2 - x vanishes at 2
    assert problem.target == Matrix([2, 1])  # the point of 2 a + b = 5 nearest to 0
    assert problem.constant == 0
    assert problem.loss(point=[3, -1]) == 0


def test_three_points_determine_a_binary_quadric_and_two_do_not() -> None:
    points = [[1, 0], [0, 1], [1, 1]]
    three = TrainingProblem(QUADRICS, points, [[1], [2], [3]])
    assert three.design_matrix == Matrix([[1, 0, 0], [0, 0, 1], [1, 1, 1]])
    assert three.quadric == Matrix([[2, 1, 1], [1, 1, 1], [1, 1, 2]])
    assert three.target == Matrix([1, 0, 2])
    assert not three.is_degenerate
    two = TrainingProblem(QUADRICS, points[:2], [[1], [2]])
    assert two.kernel == Matrix([0, 1, 0])  # x1 x2 vanishes at both
    assert two.target == Matrix([1, 0, 2])
    assert two.is_degenerate


def test_outputs_have_equal_diagonal_blocks() -> None:
    problem = TrainingProblem(LinearMLP((2, 1, 2)), [[1, 2], [3, 4], [0, 1]], [[1, 2]] * 3)
    block = Matrix([[1, 2], [3, 4], [0, 1]])
    assert problem.design_matrix == Matrix.diag(block, block)
    assert problem.responses == Matrix([1, 1, 1, 2, 2, 2])


def test_reduced_coordinates_share_parameters_between_outputs() -> None:
    network = ParametricModel([a * x, a * y + b], [x, y], [a, b])
    problem = TrainingProblem(network, [[1, 2], [3, 4]], [[0, 0], [0, 0]], coordinates="reduced")
    assert problem.design_matrix == Matrix([[1, 0], [3, 0], [2, 1], [4, 1]])


@of_each_problem
def test_loss_is_a_distance_for_all_functions(problem: TrainingProblem) -> None:
    draw = random.Random(2)
    size = problem.quadric.rows
    for _ in range(4):
        point = [Fraction(draw.randint(-9, 9), draw.randint(1, 4)) for _ in range(size)]
        apart = Matrix(size, 1, [Rational(p.numerator, p.denominator) for p in point])
        apart -= problem.target
        distance = (apart.T * problem.quadric * apart)[0, 0] + problem.constant
        function = problem.parametrization.function(point)
        assert problem.loss(point=point) == problem.loss(function) == distance


@of_each_problem
def test_loss_at_parameters_is_that_of_their_function(problem: TrainingProblem) -> None:
    draw = random.Random(3)
    parameters = [Fraction(draw.randint(-3, 3), 2) for _ in problem.network.parameters]
    point = problem.parametrization.map(*parameters)
    assert problem.loss_at(parameters) == problem.loss(point=point)
    floats = problem.loss_at([float(p) for p in parameters])
    assert floats == pytest.approx(float(problem.loss(point=point)))


@of_each_problem
def test_target_is_that_of_numpy(problem: TrainingProblem) -> None:
    design, responses = (
        np.array(m.tolist(), dtype=float) for m in (problem.design_matrix, problem.responses)
    )
    expected = np.linalg.pinv(design, rcond=1e-11) @ responses
    found = np.array(problem.target.tolist(), dtype=float)
    assert np.allclose(found, expected, rtol=1e-6, atol=1e-6)
    assert problem.rank == np.linalg.matrix_rank(design)


@of_each_problem
def test_the_quadric_comes_from_the_design_matrix(problem: TrainingProblem) -> None:
    design, kernel = problem.design_matrix, problem.kernel
    assert problem.quadric == design.T * design
    assert design * kernel == zeros(design.rows, kernel.cols)
    assert kernel.cols == problem.quadric.rows - problem.rank
    assert kernel.T * problem.target == zeros(kernel.cols, 1)
    residual = design * problem.target - problem.responses
    assert design.T * residual == zeros(design.cols, 1)


def test_loss_is_the_same_in_both_coordinates() -> None:
    inputs, outputs = data(TWO_OUTPUTS, 5)
    losses = {
        TrainingProblem(TWO_OUTPUTS, inputs, outputs, coordinates=choice).loss_at([1, 2, 3])
        for choice in ("monomial", "reduced")
    }
    assert len(losses) == 1


def test_loss_with_symbols_is_a_polynomial() -> None:
    problem = TrainingProblem(QUADRICS, [[1, 0], [1, 2]], [[1], [0]])
    loss = problem.loss(point=problem.parametrization.map.exprs)
    values = dict(zip(QUADRICS.parameters, (1, 2, 3, 4, 5, 6), strict=True))
    assert loss.subs(values) == problem.loss_at(list(values.values()))
    p = symbols("p1:4")
    assert problem.loss(point=p) == expand((p[0] - 1) ** 2 + (p[0] + 2 * p[1] + 4 * p[2]) ** 2)


def test_loss_of_functions_outside_of_the_ambient_space() -> None:
    assert TrainingProblem(LINE, [[2]], [[5]]).loss(x**3) == 9


def test_data_at_which_all_functions_vanish() -> None:
    problem = TrainingProblem(QUADRICS, [[0, 0]], [[3]])
    assert problem.target == zeros(3, 1)
    assert problem.kernel == eye(3)
    assert (problem.rank, problem.constant) == (0, 9)


def test_large_numbers_do_not_overflow() -> None:
    problem = TrainingProblem(LINE, np.array([[2**40]]), np.array([[2**62]]))
    assert problem.quadric[0, 0] == 2**80
    assert problem.loss_at([2**22, 0]) == 0


def test_data_of_all_kinds_give_the_same_value() -> None:
    half = Fraction(1, 2)
    problem = TrainingProblem(LINE, [[half], [1]], [[0], [2]])
    same = [
        TrainingProblem(LINE, np.array([[half], [1]], dtype=object), np.array([[0], [2]])),
        TrainingProblem(LINE, Matrix([Rational(1, 2), 1]), ((0,), (2,))),
        TrainingProblem(LINE, np.array([[0.5], [1]]), [[0.0], [Float(2)]], rationalize=10),
        TrainingProblem(LINE, [[np.float32(0.5)], [1]], [[0], [2]], rationalize=Fraction),
        pickle.loads(pickle.dumps(problem)),
    ]
    assert all(other == problem for other in same)
    assert {problem, *same} == {problem}
    assert problem != TrainingProblem(LINE, [[half], [1]], [[0], [2]], coordinates="reduced")


def test_pickled_after_use() -> None:
    problem = TrainingProblem(LINE, [[1], [2]], [[0], [2]])
    assert problem.target == pickle.loads(pickle.dumps(problem)).target


def test_rationalize_is_a_denominator_or_a_function() -> None:
    def entry(rationalize: object) -> Rational:
        return TrainingProblem(LINE, [[0.1]], [[1]], rationalize).inputs[0, 0]  # type: ignore[arg-type]

    assert entry(10) == Rational(1, 10)
    assert entry(4) == 0
    assert entry(Fraction) == Rational(0.1)
    assert entry(lambda number: Rational(str(number))) == Rational(1, 10)


def test_a_value_cannot_change() -> None:
    problem = TrainingProblem(LINE, [[1]], [[0]])
    with pytest.raises(AttributeError):
        problem.network = QUADRICS  # type: ignore[misc]
    assert isinstance(problem.inputs, ImmutableDenseMatrix)


def test_how_a_problem_is_shown() -> None:
    problem = TrainingProblem(QUADRICS, [[1, 0], [0, 1]], [[1], [2]])
    assert repr(problem) == "TrainingProblem(MLP((2, 2, 1), activation=t**2), <2 data points>)"
    assert problem.summary().splitlines() == [
        "MLP((2, 2, 1), activation=t**2) on 2 data points",
        "  3 monomial coordinates",
        "  quadric of rank 2: degenerate, kernel of dimension 1",
        "  least loss of all functions with these coordinates: 0",
        "  target: [1, 0, 2]",
    ]
    assert r"^\top" in problem._repr_latex_()
    huge = TrainingProblem(LINE, [[10**9000]], [[3]])
    assert r"\mathbb{Q}^{2 \times 2}" in huge._repr_latex_()
    assert "target: [3.000000000e-9000, 3.000000000e-18000]" in huge.summary()
    large = TrainingProblem(MLP((3, 2, 1), 3), [[1, 0, 0]], [[1]])
    assert r"\mathbb{Q}^{10 \times 10}" in large._repr_latex_()


def test_floats_need_a_way_to_be_rational() -> None:
    told = message(lambda: TrainingProblem(LINE, [[0.1]], [[1]]))
    assert "the float 0.1" in told
    assert "rationalize=1000" in told
    assert "inputs" in told
    assert "outputs" in message(lambda: TrainingProblem(LINE, [[1]], np.array([[0.5]])))
    assert "finite" in message(lambda: TrainingProblem(LINE, [[np.nan]], [[1]], 10))
    assert "exact" in message(lambda: TrainingProblem(LINE, [[0.1]], [[1]], lambda number: number))


def test_a_function_that_raises_is_refused_with_its_error() -> None:
    told = message(lambda: TrainingProblem(LINE, [[0.5]], [[1]], lambda number: 1 // int(number)))
    assert "rationalize makes an exact number of each float" in told
    assert "ZeroDivisionError" in told
    assert "inputs" in told


@each("rationalize", [0, -3, True, 0.5, "10"])
def test_no_way_to_be_rational(rationalize: object) -> None:
    told = message(lambda: TrainingProblem(LINE, [[1]], [[1]], rationalize))  # type: ignore[arg-type]
    assert "rationalize is a positive int" in told


@each(
    ("inputs", "outputs", "part"),
    [
        ([0, 1], [[1], [2]], "shape (N, 1)"),
        (np.arange(3), [[1]] * 3, "numpy's reshape"),
        ([[1, 2]], [[1]], "shape (1, 2)"),
        ([[1], [2]], [[1, 1], [2, 2]], "outputs: data are an array of shape (N, 1)"),
        ([[1], [2]], [[1]], "2 inputs and 1 outputs"),
        ([[1], [2, 3]], [[1], [2]], "equal length"),
        ([], [], "at least one data point"),
        (np.zeros((0, 1), dtype=int), [[1]], "at least one data point"),
        (3, [[1]], "shape (N, 1)"),
        ("1", [[1]], "shape (N, 1)"),
        ([["1"]], [[1]], "exact rationals"),
        ([[x]], [[1]], "exact rationals"),
        ([[True]], [[1]], "exact rationals"),
    ],
)
def test_what_is_no_data(inputs: object, outputs: object, part: str) -> None:
    assert part in message(lambda: TrainingProblem(LINE, inputs, outputs))


def test_what_is_no_network_and_no_choice() -> None:
    assert "network" in message(lambda: TrainingProblem(a, [[1]], [[1]]))  # type: ignore[arg-type]
    wrong: CoordinateChoice = "both"  # type: ignore[assignment]
    assert "one of 'monomial', 'reduced'" in message(
        lambda: TrainingProblem(LINE, [[1]], [[1]], coordinates=wrong)
    )


def test_what_is_no_function() -> None:
    problem = TrainingProblem(LINE, [[1]], [[1]])
    assert "neither" in message(problem.loss)
    assert "both" in message(lambda: problem.loss(x, point=[1, 2]))
    assert "2 coordinates" in message(lambda: problem.loss(point=[1]))
    assert "1 outputs" in message(lambda: problem.loss([x, x]))
    for point in ([0.5, 1], [0.5 * a, b]):
        with pytest.raises(InputError):
            problem.loss(point=point)
    with pytest.raises(InputError):
        problem.loss(y)
    with pytest.raises(InputError):
        problem.loss_at([1])
