"""contains and realizes: against discriminants, ranks, counts of real roots, one large ideal."""

from __future__ import annotations

import pickle
from itertools import product
from random import Random
from typing import Any

import pytest
from each import each
from refusals import message
from sympy import Matrix, Poly, Rational, discriminant, expand, symbols

from nnag_m2 import (
    MLP,
    Ideal,
    LightningSelfAttention,
    LinearMLP,
    Neuromanifold,
    ParametricModel,
    QuestionTimeout,
    RealPoint,
    Session,
    dimension,
)
from nnag_m2.invariants.real_solutions import real_solution
from nnag_m2.neuromanifolds import Membership, Realization
from nnag_m2.neuromanifolds.cases import cases

pytestmark = [pytest.mark.engine, pytest.mark.composite]

x1, x2, x3 = X = symbols("x1:4")
x, y, z, a, b, c, t = symbols("x y z a b c t")
CUBICS = Neuromanifold(MLP((2, 2, 1), 3))
QUARTICS = Neuromanifold(MLP((2, 3, 1), 4))
SUM_OF_SQUARES = Neuromanifold(ParametricModel([(a**2 + b**2) * x], [x], [a, b]))


def functions(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def enclosure(poly: Poly, point: RealPoint) -> tuple[Rational, Rational]:
    """Return an interval that contains all values of a polynomial on the box of a point."""
    low = high = Rational(0)
    for exponents, coefficient in poly.terms():
        ends = [coefficient]
        for interval, exponent in zip(point.intervals, exponents, strict=True):
            for _ in range(exponent):
                ends = [min(ends), max(ends)]
                ends = [end * factor for end in ends for factor in interval]
        low, high = low + min(ends), high + max(ends)
    return low, high


def checked(manifold: Neuromanifold, function: Any, session: Session) -> Realization:
    """Return the answer after its witness was put in."""
    answer = manifold.realizes.run(function, session=session)
    found = answer.result
    assert answer.provenance.certainty == "proved"
    assert found.realized == (found.witness is not None) == (found.certificate == "parameters")
    outputs = functions(function)
    if isinstance(found.witness, RealPoint):
        assert found.witness.variables == manifold.network.parameters
        assert not found.witness.is_rational
        wanted = manifold.parametrization.coordinates_of(outputs)
        for coordinate, value in zip(manifold.map.coordinates, wanted, strict=True):
            low, high = enclosure(coordinate, found.witness)
            assert low <= value <= high
            assert high - low < 1
    elif found.witness is not None:
        values = dict(zip(manifold.network.parameters, found.witness, strict=True))
        for output, wanted in zip(manifold.network.outputs, outputs, strict=True):
            assert expand(output.subs(values) - wanted) == 0
    return found


def test_three_real_lines_are_no_sum_of_two_real_cubes(session: Session) -> None:
    found = checked(CUBICS, x1**3 - x1 * x2**2, session)
    assert found.certificate == "no real point"
    assert CUBICS.contains(x1**3 - x1 * x2**2, session=session) == Membership(True, True)


def test_one_real_line_is_a_sum_of_two_cubes_with_irrational_weights(session: Session) -> None:
    found = checked(CUBICS, x1**3 + x1 * x2**2, session)
    assert isinstance(found.witness, RealPoint)
    # 2 x^3 + 6 t^2 x y^2 for t^2 = 1/3: the sum of the cubes of x + t*y and x - t*y
    low, high = found.witness.box[CUBICS.network.parameters[1]]
    assert min(low**2, high**2) < Rational(1, 3) < max(low**2, high**2)


def test_a_tangent_is_in_the_closure_only(session: Session) -> None:
    assert checked(CUBICS, x1**2 * x2, session).certificate == "unit ideal"
    answer = CUBICS.contains.run(x1**2 * x2, session=session)
    assert answer.result == Membership(in_closure=True, in_image=False)
    assert answer.provenance.certainty == "proved"


def test_binary_cubics_are_reached_according_to_their_discriminant(session: Session) -> None:
    draw = Random(5)
    seen = set()
    for _ in range(20):
        numbers = [draw.randint(-4, 4) for _ in range(4)]
        form = sum(n * x1**i * x2 ** (3 - i) for i, n in enumerate(numbers))
        sign = discriminant(Poly(form.subs(x2, 1), x1)) if numbers[3] else 0
        if sign:
            seen.add(sign > 0)
            assert checked(CUBICS, form, session).realized == (sign < 0)
            assert CUBICS.contains(form, session=session).in_image
    assert seen == {True, False}


@each(
    ("form", "hyperbolic"),
    [
        (x1**3 * x2 - x1 * x2**3, True),
        (-(x1**4) + 3 * x1**2 * x2**2 + x1 * x2**3, True),
        (x1**4 + x1**2 * x2**2 + 3 * x2**4 - x1 * x2**3, False),
        (x1**4 - 2 * x2**4 + x1**3 * x2, False),
    ],
)
def test_quartics_with_four_real_roots_need_four_powers(
    session: Session, form: Any, hyperbolic: bool
) -> None:
    # Causa, Re: On the maximum rank of a real binary form (2011).  The solutions are curves.
    affine = Poly(form.subs(x2, 1), x1)
    at_infinity = affine.degree() < 4
    assert (len(set(affine.real_roots())) + at_infinity == 4) == hyperbolic
    found = checked(QUARTICS, form, session)
    assert found.realized == (not hyperbolic)
    assert QUARTICS.contains(form, session=session).in_image


def test_binary_monomials_have_their_degree_as_real_rank(session: Session) -> None:
    # Boij, Carlini, Geramita: Monomials as sums of powers: the real binary case (2011)
    assert checked(QUARTICS, x1**2 * x2**2, session).certificate == "no real point"
    assert checked(QUARTICS, x1**3 * x2, session).certificate == "unit ideal"


@each("form", [x1 * x2, x1**2 + x2**2, 0, -(x1**2) - 3 * x2**2 + x1 * x2, -(x2**2)])
def test_all_binary_quadrics_are_reached(session: Session, form: Any) -> None:
    found = checked(Neuromanifold(MLP((2, 2, 1), 2)), form, session)
    assert isinstance(found.witness, tuple)


def test_squares_of_one_neuron(session: Session) -> None:
    manifold = Neuromanifold(MLP((2, 1, 1), 2))
    square = x1**2 - 2 * x1 * x2 + x2**2
    assert checked(manifold, square, session).witness == (1, -1, 1)
    assert checked(manifold, -square, session).witness == (1, -1, -1)
    assert checked(manifold, x1 * x2, session).certificate == "unit ideal"
    assert manifold.contains(x1 * x2, session=session) == Membership(False, False)


def test_quadrics_in_three_variables_are_reached_according_to_their_rank(session: Session) -> None:
    manifold = Neuromanifold(MLP((3, 2, 1), 2))
    for form in (x1 * x2, x1**2 + x3**2, (x1 + x2) ** 2 - x3**2, x1 * x2 + x3**2, sum(X) ** 2):
        gram = Matrix([[form.expand().diff(v, w) for v in X] for w in X])
        assert checked(manifold, form, session).realized == (gram.rank() <= 2)


@each("widths", [(2, 1, 2), (2, 1, 1, 2), (3, 2, 3)])
def test_linear_networks_reach_matrices_of_small_rank(
    session: Session, widths: tuple[int, ...]
) -> None:
    manifold, draw = Neuromanifold(LinearMLP(widths)), Random(3)
    size, bound = widths[0], min(widths)
    for rank in range(size + 1):
        left, right = (Matrix(size, rank, lambda *_: draw.randint(-3, 3)) for _ in range(2))
        matrix = left * right.T
        function = list(matrix * Matrix(X[:size]))
        assert checked(manifold, function, session).realized == (matrix.rank() <= bound)
        within = matrix.rank() <= bound
        assert manifold.contains(function, session=session) == Membership(within, within)


@each("choice", ["monomial", "reduced"])
def test_attention_reaches_its_own_functions(session: Session, choice: Any) -> None:
    head = LightningSelfAttention(2, 2, 2, outputs=1)
    manifold = Neuromanifold(head, choice)
    values = dict(zip(head.parameters, (1, 2, 3, -1, 0, 1, 2, 2, 1, -3), strict=True))
    function = [expand(output.subs(values)) for output in head.outputs]
    assert checked(manifold, function, session).realized
    outside = list(head.parametrization("reduced").function((1, 2, 3, 4, 5, 7)))
    assert checked(manifold, outside, session).certificate == "unit ideal"
    assert manifold.contains(outside, session=session) == Membership(False, False)


def test_attention_to_one_token_reaches_products_of_three_real_forms(session: Session) -> None:
    manifold = Neuromanifold(LightningSelfAttention(2, 1, 1, outputs=1))
    u, v = manifold.network.inputs
    for form in (u**3 - u * v**2, u**2 * v, u**3 - 2 * u * v**2, u**3 - 3 * u * v**2 + v**3):
        assert checked(manifold, form, session).realized
    for form in (u**3 + u * v**2, u**3 - 2 * v**3):
        assert checked(manifold, form, session).certificate == "no real point"


def test_activations_that_are_no_monomials(session: Session) -> None:
    manifold = Neuromanifold(MLP((1, 1, 1), 1 + t**2))
    assert isinstance(checked(manifold, 3 * x1**2 + 2, session).witness, RealPoint)
    assert checked(manifold, 2 - 3 * x1**2, session).certificate == "no real point"
    assert checked(manifold, x1**2, session).certificate == "unit ideal"
    assert manifold.contains(x1**2, session=session) == Membership(in_closure=True, in_image=False)
    with_bias = Neuromanifold(MLP((1, 2, 1), 1 + t**3, bias=True))
    assert checked(with_bias, x1**3 + x1 + 5, session).realized


def test_two_hidden_layers(session: Session) -> None:
    manifold = Neuromanifold(MLP((2, 2, 2, 1), 2))
    assert checked(manifold, x1**4 + x2**4, session).realized
    # c*q1**2 + d*q2**2 factors; x1*x2 and x2**2 span no pencil with two squares
    assert checked(manifold, x1 * x2**3, session).certificate == "unit ideal"
    deep = Neuromanifold(MLP((1, 1, 1, 1), 2))
    assert checked(deep, -2 * x1**4, session).realized


def test_solutions_of_positive_dimension(session: Session) -> None:
    assert checked(SUM_OF_SQUARES, x, session).realized
    assert checked(SUM_OF_SQUARES, -x, session).certificate == "no real point"
    assert checked(SUM_OF_SQUARES, 0, session).witness == (0, 0)
    irrational = checked(SUM_OF_SQUARES, 3 * x, session)  # 3 is no sum of two rational squares
    assert isinstance(irrational.witness, RealPoint)


REAL = {
    "circle": ([x**2 + y**2 - 1], True),
    "circle around a possible centre": ([(x - 2) ** 2 + (y + 1) ** 2 - 3], True),
    "empty circle": ([x**2 + y**2 + 1], False),
    "origin": ([x**2 + y**2 + z**2], True),
    "line in a surface": ([x**2 + y**2 * (z**2 + 1)], True),
    "line in two conjugate planes": ([x**2 + y**2], True),
    "Whitney umbrella": ([x**2 - y**2 * z], True),
    "empty surface": ([x**4 + y**4 + z**4 + 1], False),
    "squares": ([(x**2 + y**2 - 2) ** 2 + (x * y * z - 3) ** 2], True),
    "empty intersection of squares": ([(x**2 + y**2 - 2) ** 2 + (x * y - 3) ** 2], False),
    "conjugate curves, one of them real": ([x**2 - 2, x * y**2 + z**2 + 1], True),
    "a curve and an empty surface": ([(z**2 + 1) * x, (z**2 + 1) * (y**2 - 2)], True),
    "two empty components": ([(z**2 + 1) * x, (z**2 + 1) * (y**2 + 2)], False),
    "doubled empty circle": ([(x**2 + y**2 + 1) ** 2], False),
    "doubled circle in space": ([(x**2 + y**2 - 5) ** 2, z**3], True),
    "space": ([], True),
    "nothing": ([x, x - 1], False),
}


@each("name", REAL)
def test_real_points_in_every_dimension(session: Session, name: str) -> None:
    generators, exists = REAL[name]
    found = real_solution(Ideal(generators, [x, y, z]))
    assert (found is not None) == exists
    if found is not None:
        values = dict(zip(found.variables, found.midpoint, strict=True))
        assert all(abs(g.subs(values)) < 1e-6 for g in generators)


@each(
    ("manifold", "trials"),
    [
        (CUBICS, [[n, 0, m, 0] for n, m in product((-1, 0, 2), repeat=2)]),
        (Neuromanifold(MLP((2, 1, 2), 2)), [[1, 2, 1, 0, 0, 0], [1, 0, 0, 0, 0, 1], [0] * 6]),
        (Neuromanifold(LinearMLP((2, 2, 2))), [[1, 2, 3, 4], [0, 0, 0, 1], [0] * 4]),
        (Neuromanifold(MLP((1, 2, 1), 1 + t**3, bias=True)), [[1, 0, 0, 0], [0, 1, 0, 0]]),
        (Neuromanifold(LinearMLP((1, 2, 1), bias=True)), [[0, 0], [1, 2], [0, 3]]),
    ],
    ids=lambda value: repr(value.network) if isinstance(value, Neuromanifold) else "",
)
def test_cases_lose_no_complex_parameters(
    session: Session, manifold: Neuromanifold, trials: list[list[int]]
) -> None:
    for point in trials:
        equations = [f - n for f, n in zip(manifold.map.exprs, point, strict=True)]
        plain = Ideal(equations, manifold.map.parameters)
        function = list(manifold.parametrization.function(point))
        found = manifold.contains(function, session=session)
        assert found.in_image == (dimension(plain, session=session) >= 0)


def test_cases_are_those_of_neurons_that_may_be_dead_in_one_way() -> None:
    found = list(cases(CUBICS, CUBICS.parametrization.coordinates_of(x1**3 + x2**3)))
    # Each of two neurons has two states, up to their exchange, and is dead where its last weight is
    # zero.  Of the three cases two are left, since a first weight that is zero in both neurons
    # leaves the contradiction 0 = 1.
    a11, a12, a21, a22, _, b12 = CUBICS.network.parameters
    states = [dict(case.values) for case in found]
    assert states == [{a11: 1, a21: 1}, {a11: 1, a21: 0, a22: 1}]
    assert all(case.ideal is not None and b12 in case.ideal.variables for case in found)
    zero = list(cases(CUBICS, CUBICS.parametrization.coordinates_of(0)))
    assert [dict(case.values) for case in zero] == [*states, {a11: 0, a12: 1, a21: 0, a22: 1}]


def test_shears_make_the_first_weights_of_a_linear_network_the_identity() -> None:
    manifold = Neuromanifold(LinearMLP((2, 2, 2)))
    first = next(cases(manifold, manifold.parametrization.coordinates_of([x1, x2])))
    assert [value for _, value in first.values] == [1, 0, 0, 1]


def test_a_point_at_infinity_of_a_cone_is_in_the_closure_only(session: Session) -> None:
    manifold = Neuromanifold(ParametricModel([a * x + a * b * y + a * b**2 * z], [x, y, z], [a, b]))
    assert manifold.contains(z, session=session) == Membership(in_closure=True, in_image=False)
    answer = manifold.contains.run(y, session=session)
    assert answer.result == Membership(False, False)
    assert "does not vanish" in answer.provenance.reason
    assert answer.scripts


def test_functions_outside_of_the_linear_span(session: Session) -> None:
    manifold = Neuromanifold(LightningSelfAttention(1, 2, 1), "reduced")
    x11, x12 = manifold.network.inputs
    outside = [x11**3, x12**5]
    assert manifold.contains(outside, session=session) == Membership(False, False)
    found = manifold.realizes(outside, session=session)
    assert (found.realized, found.certificate) == (False, "linear span")
    assert "linear span" in found.reason


@each("ask", [CUBICS.contains, CUBICS.realizes])
def test_wrong_functions_are_refused(ask: Any) -> None:
    assert "ambient space" in message(lambda: ask(x1**5))
    assert "2" in message(lambda: ask([x1**3, x2**3]))
    message(lambda: ask(0.5 * x1**3))
    reduced = Neuromanifold(MLP((2, 2, 1), 3), "reduced")
    message(lambda: reduced.realizes(0.5 * x1**3))
    message(lambda: reduced.realizes([x1**3, x2**3]))
    message(lambda: reduced.contains(x3))


def test_not_finished_in_time_is_no_answer(session: Session) -> None:
    with pytest.raises(QuestionTimeout):
        QUARTICS.realizes(7 * x1**3 * x2 - 5 * x1 * x2**3, session=session, timeout=0.02)


def test_answers_are_values(session: Session) -> None:
    one = CUBICS.realizes(x1**3 + x1 * x2**2, session=session)
    assert pickle.loads(pickle.dumps(one)) == one
    assert len({one, CUBICS.realizes(x1**3 + x1 * x2**2, session=session)}) == 1
    assert hash(CUBICS.contains(x1**3, session=session)) == hash(Membership(True, True))
