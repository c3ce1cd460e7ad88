"""Coefficients as coordinates: the ways there and back, linear spans, and known dimensions."""

from __future__ import annotations

import pickle
import random
from fractions import Fraction
from functools import cache

import numpy as np
import pytest
from certificates import rank_modulo
from each import each
from networks_of_each_kind import NETWORKS, of_each_network
from sympy import Matrix, Poly, Rational, expand, gcd_list, symbols
from sympy.abc import a, b, t, x, y

from nnag_m2 import InputError, PolynomialMap
from nnag_m2.networks import (
    MLP,
    ConvolutionalNetwork,
    LightningSelfAttention,
    LinearMLP,
    ParametricModel,
    Parametrization,
)

PRIME = 2**31 - 1


@cache
def parametrizations() -> dict[str, tuple[ParametricModel, Parametrization]]:
    return {
        f"{network!r}, {coordinates}": (network, network.parametrization(coordinates))
        for network in NETWORKS
        for coordinates in ("monomial", "reduced")
    }


of_each_parametrization = each(("network", "parametrization"), parametrizations)


@of_each_parametrization
def test_the_coordinates_of_a_network_give_its_function(
    network: ParametricModel, parametrization: Parametrization
) -> None:
    found = parametrization.function(parametrization.map.exprs)
    for output, rebuilt in zip(network.outputs, found, strict=True):
        assert expand(output - rebuilt) == 0


@of_each_parametrization
def test_coordinates_and_functions_are_inverse(
    network: ParametricModel, parametrization: Parametrization
) -> None:
    draw = random.Random(2)
    values = [Rational(draw.randint(-9, 9), draw.randint(1, 4)) for _ in parametrization.names]
    function = parametrization.function(values)
    assert list(parametrization.coordinates_of(function)) == values
    assert (
        list(parametrization.coordinates_of([Poly(f, *parametrization.inputs) for f in function]))
        == values
    )


@of_each_parametrization
def test_the_basis_is_dual_to_the_coordinates(
    network: ParametricModel, parametrization: Parametrization
) -> None:
    unit = [parametrization.coordinates_of(function) for function in parametrization.basis]
    assert Matrix(unit) == Matrix.eye(len(parametrization.names))


@of_each_parametrization
def test_parametrizations_are_values(
    network: ParametricModel, parametrization: Parametrization
) -> None:
    copy = pickle.loads(pickle.dumps(parametrization))
    assert copy == parametrization
    assert hash(copy) == hash(parametrization)


@of_each_network
def test_reduced_coordinates_are_independent_and_primitive(network: ParametricModel) -> None:
    reduced, monomial = (network.parametrization(c) for c in ("reduced", "monomial"))
    span = coefficient_matrix(reduced.map)
    assert span.rank() == span.rows == coefficient_matrix(monomial.map).rank()
    for coordinate in reduced.map.coordinates:
        assert all(c.is_Integer for c in coordinate.coeffs())
        assert abs(gcd_list(coordinate.coeffs())) == 1


def coefficient_matrix(polynomial_map: PolynomialMap) -> Matrix:
    rows = [dict(coordinate.terms()) for coordinate in polynomial_map.coordinates]
    columns = sorted({exponents for row in rows for exponents in row})
    return Matrix([[row.get(exponents, 0) for exponents in columns] for row in rows])


def test_quadrics_of_a_perceptron_in_both_coordinates() -> None:
    network = MLP((2, 2, 1), 2)
    monomial, reduced = network.parametrization(), network.parametrization("reduced")
    assert monomial.function((1, 2, 3)) == (x1**2 + 2 * x1 * x2 + 3 * x2**2,)
    assert reduced.function((1, 2, 3)) == (x1**2 + 4 * x1 * x2 + 3 * x2**2,)
    assert [str(m) for m in reduced.meanings] == [
        "y1: coefficient of x1**2 in output 1",
        "y2: coefficient of x1*x2 in output 1, divided by 2",
        "y3: coefficient of x2**2 in output 1",
    ]


x1, x2 = symbols("x1 x2")


def test_the_cubic_that_no_real_weights_reach_is_in_the_ambient_space() -> None:
    cubics = MLP((2, 2, 1), 3).parametrization()
    assert cubics.coordinates_of(x1**3 - x1 * x2**2) == (1, 0, -1, 0)


def test_inhomogeneous_networks_have_all_smaller_degrees() -> None:
    assert len(MLP((2, 2, 2), t + t**3).parametrization().names) == 2 * 10
    assert len(MLP((2, 2, 2), t + t**3).parametrization("reduced").names) == 2 * (2 + 4)
    assert len(MLP((2, 2, 2), t**3, bias=True).parametrization("reduced").names) == 2 * 10


def test_attention_in_reduced_coordinates_satisfies_the_resultant_of_two_quadrics() -> None:
    reduced = LightningSelfAttention(2, 2, 2, outputs=1).parametrization("reduced")
    y1, y2, y3, y4, y5, y6 = reduced.map.exprs
    f = (
        y1**2 * y6**2 + y4**2 * y3**2 + y1 * y3 * y5**2 + y2**2 * y4 * y6
        - 2 * y1 * y4 * y3 * y6 - y2 * y1 * y6 * y5 - y2 * y4 * y3 * y5
    )  # fmt: skip
    assert expand(f) == 0
    assert [str(name) for name in reduced.names] == ["y1", "y2", "y3", "y4", "y5", "y6"]


def test_attention_in_reduced_coordinates_is_a_form_times_two_linear_forms() -> None:
    network = LightningSelfAttention(2, 2, 2, outputs=1)
    exprs = network.parametrization("reduced").map.exprs
    product = network.key.T * network.query
    v = network.value * Matrix([x, y])
    for column, coordinates in enumerate((exprs[:3], exprs[3:])):
        linear = product[:, column].dot([x, y])
        quadric = sum(c * m for c, m in zip(coordinates, (x**2, x * y, y**2), strict=True))
        assert expand(quadric - v[0] * linear) == 0


def test_coordinates_that_coincide_are_kept_once() -> None:
    model = ParametricModel([2 * a * x + a * b * y, 3 * a * x + (a + a * b) * y], [x, y], [a, b])
    reduced = model.parametrization("reduced")
    assert reduced.map.exprs == (a, a * b)
    assert reduced.basis == ((2 * x, 3 * x + y), (y, y))


def test_names_of_coordinates_avoid_the_symbols_of_the_network() -> None:
    y1 = symbols("y1")
    assert ParametricModel([a * y1], [y1], [a]).parametrization().names == (symbols("z1"),)


@each(
    ("ask", "message"),
    [
        (lambda p: p.coordinates_of(x1**2), r"ambient space, of dimension 4; got a rem.* x1\*\*2"),
        (lambda p: p.coordinates_of(x * x1**2), "every symbol must be one of x1, x2"),
        (lambda p: p.coordinates_of([x1**3, x2**3]), "a function has 1 outputs; got 2"),
        (lambda p: p.coordinates_of(0.5 * x1**3), "the float 0.5"),
        (lambda p: p.function((1, 2, 3)), "a point has 4 coordinates"),
        (lambda p: p.function((1, 2, 3, 0.5)), "the float 0.5"),
    ],
)
def test_functions_outside_and_wrong_points_are_refused(ask: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        ask(MLP((2, 2, 1), 3).parametrization())


def test_functions_outside_the_linear_span_are_refused() -> None:
    span = LightningSelfAttention(1, 2, 1).parametrization("reduced")
    x11, x12 = symbols("x11 x12")
    assert span.coordinates_of([x11**3 + x11 * x12**2, x11**2 * x12 + x12**3]) == (1,)
    with pytest.raises(InputError, match="linear span, of dimension 1"):
        span.coordinates_of([x11**3, 0])


def test_other_choices_and_absurd_sizes_are_refused() -> None:
    with pytest.raises(InputError, match="one of 'monomial', 'reduced'; got 'monomials'"):
        MLP((1, 1), 1).parametrization("monomials")
    with pytest.raises(
        InputError, match=r"at most 10,000 .* got 42,504; try coordinates='reduced'"
    ):
        ParametricModel([a * x**5], [x, *symbols("x1:20")], [a]).parametrization()
    with pytest.raises(InputError, match="a function that is not zero"):
        ParametricModel([0 * x], [x], [a]).parametrization("reduced")


def test_a_deep_network_expands_in_time() -> None:
    parametrization = MLP((3, 4, 3, 1), 3).parametrization("reduced")
    assert len(parametrization.names) == 55
    assert sum(len(c.rep.to_dict()) for c in parametrization.map.coordinates) == 22740


# Affine dimensions of neurovarieties, from the theory of the varieties that they are.
DIMENSIONS = [
    (MLP((2, 2, 1), 2), "monomial", 3),  # all binary quadrics
    (MLP((2, 2, 1), 3), "monomial", 4),  # dense in the binary cubics
    (MLP((2, 1, 1), 3), "monomial", 2),  # the cone over the twisted cubic
    (MLP((3, 2, 1), 2), "reduced", 5),  # ternary quadrics of rank at most 2
    (MLP((3, 5, 1), 4), "monomial", 14),  # defective: Clebsch's ternary quartics
    (LinearMLP((3, 1, 3)), "monomial", 5),  # 3x3 matrices of rank 1
    (LinearMLP((3, 2, 4, 3)), "monomial", 8),  # 3x3 matrices of rank 2
    (ConvolutionalNetwork((2, 2)), "reduced", 3),  # products of two linear forms: all quadrics
    (ConvolutionalNetwork((2, 2), strides=(2, 1)), "reduced", 3),
    (LightningSelfAttention(2, 2, 2, outputs=1), "reduced", 5),
]


@each(("network", "coordinates", "dimension"), DIMENSIONS, ids=str)
def test_the_rank_of_the_jacobian_is_the_known_dimension(
    network: ParametricModel, coordinates: str, dimension: int
) -> None:
    found = jacobian(network.parametrization(coordinates).map)
    assert rank_modulo(found, PRIME) == dimension


def jacobian(polynomial_map: PolynomialMap) -> np.ndarray:
    """Return the Jacobian matrix at a random point modulo a prime."""
    draw = random.Random(3)
    point = [draw.randrange(1, PRIME) for _ in polynomial_map.parameters]
    rows = np.zeros((len(polynomial_map.coordinates), len(point)), dtype=np.int64)
    for i, coordinate in enumerate(polynomial_map.coordinates):
        for exponents, coefficient in coordinate.terms():
            value = Fraction(int(coefficient.p), int(coefficient.q))
            term = value.numerator * pow(value.denominator, -1, PRIME)
            for p, e in zip(point, exponents, strict=True):
                term = term * pow(p, e, PRIME) % PRIME
            for j, e in enumerate(exponents):
                rows[i, j] = (int(rows[i, j]) + term * e * pow(point[j], -1, PRIME)) % PRIME
    return rows
