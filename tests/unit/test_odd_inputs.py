"""Polynomials in the disguises of sympy and numpy, and arguments of every wrong kind."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import numpy as np
from each import each
from flint import fmpq, fmpz
from refusals import message
from sympy import (
    GF,
    QQ,
    ZZ,
    Function,
    I,
    Integer,
    Mul,
    Poly,
    Pow,
    Rational,
    Symbol,
    oo,
    pi,
    sqrt,
    symbols,
)
from sympy.abc import t, x, y, z

import nnag_m2
from nnag_m2 import (
    MLP,
    BlockOrder,
    BoxImage,
    ConvolutionalNetwork,
    Ideal,
    InputError,
    LightningSelfAttention,
    LinearMLP,
    Neuromanifold,
    ParametricModel,
    PolynomialMap,
    Pool,
    RealAlgebraic,
    RealPoint,
    SemialgebraicSet,
    TrainingProblem,
    find_engine,
    generic_data,
    generic_quadric,
    normal_form,
    parse_polynomial,
    parse_polynomials,
    polynomial_activation,
    to_json,
    to_latex,
    to_macaulay2,
)
from nnag_m2.asking.question import is_question, own_parameters
from nnag_m2.engine.templates import template_folder

CIRCLE = Ideal([x**2 + y**2 - 1], [x, y])
SPACE = [x, y, z]
LONG = Integer(10) ** 5000

DISGUISES = [
    Poly(x**2 - sqrt(2)),
    Poly(x**2 - pi),
    Poly(1 / x + x),
    Poly(2**x + x),
    Poly(Function("f")(x) + x),
    Poly(x / y, x),
    Poly(x**2 - sqrt(2), x),
    Poly(sqrt(2) * x, x, extension=True),
    Poly(I * x, x),
    Poly(x, x, modulus=7),
    Poly(0.5 * x, x),
    Poly(x + t, x),
]


@each("poly", DISGUISES, ids=str)
def test_a_poly_loses_no_generator(poly: Poly) -> None:
    for asked in (
        lambda: Ideal([poly], SPACE),
        lambda: PolynomialMap([poly], SPACE),
        lambda: normal_form.query(poly, Ideal([x], SPACE)),
        lambda: SemialgebraicSet(Ideal([], SPACE), [poly]),
        lambda: RealPoint.rational(SPACE, [1, 2, 3]).value_of(poly),
        lambda: nnag_m2.saturation.query(Ideal([x], SPACE), poly),
    ):
        assert "got" in message(asked)


@each(
    ("given", "meant"),
    [
        (Poly((x + 1) ** 2 + 1, x + 1), x**2 + 2 * x + 2),
        (Poly(x**2 - 2, x, domain=QQ.algebraic_field(sqrt(2))), x**2 - 2),
        (Poly(x * y, x, domain=ZZ[y]), x * y),
        (Poly(x * y, x, domain="EX"), x * y),
        (Poly(y + x, y, x), x + y),
        (Poly(x, x, t), x),
        ((x - sqrt(2)) * (x + sqrt(2)), x**2 - 2),
        ((x - I) * (x + I), x**2 + 1),
        ((1 + sqrt(2)) * (1 - sqrt(2)) * x, -x),
        (Mul(x, x, evaluate=False), x**2),
        (Pow(Integer(2), -1, evaluate=False) * x, x / 2),
        (Pow(x, 0, evaluate=False), 1),
        (fmpz(3), 3),
        (fmpq(1, 2), Rational(1, 2)),
        (QQ(1, 2), Rational(1, 2)),
        (np.int64(3), 3),
    ],
)
def test_what_is_a_polynomial_is_read(given: Any, meant: Any) -> None:
    assert Ideal([given], SPACE) == Ideal([meant], SPACE)


def test_polynomials_are_the_same_by_every_way_in() -> None:
    cube = (x + 2 * y - z / 3) ** 5 * (x - y) - 7 * x * (y + 1) ** 3
    expanded = Ideal([cube.expand()], SPACE)
    assert expanded == Ideal([cube], SPACE) == Ideal([Poly(cube, z, y, x)], SPACE)
    text = str(cube)
    assert parse_polynomial(text, SPACE) == expanded.generators[0]
    field = GF(7)
    modular = Ideal([(3 * cube).expand()], SPACE, field)
    assert Ideal([3 * cube], SPACE, field) == modular
    assert Ideal([(x + y) ** 700], SPACE, field) == Ideal([(x**7 + y**7) ** 100], SPACE, field)


@each(
    ("large", "part"),
    [
        (x ** (10**9), "degree 1,000,000,000 in x"),
        (x ** (10**30), "a huge degree in x"),
        ((x + y + z) ** 1000, "multiplications of terms"),
        ((x + y + z) ** 1000 * 0 + (1 + x) ** (10**5), "multiplications of terms"),
        ((x**3 + y) ** 40000, "degree 120,000 in x"),
        ((1 + sqrt(2)) ** 1000000 * x, "degree"),
    ],
)
def test_what_fits_no_memory_is_refused_at_once(large: Any, part: str) -> None:
    for asked in (
        lambda: Ideal([large], SPACE),
        lambda: PolynomialMap([large], SPACE),
        lambda: normal_form.query(large, Ideal([x], SPACE)),
    ):
        assert part in message(asked)


def test_rings_have_a_limited_number_of_variables() -> None:
    many = symbols("x:2000")
    for asked in (
        lambda: Ideal([many[0] + many[1999]], many),
        lambda: PolynomialMap([many[0]], many),
        lambda: parse_polynomial("x0", many),
    ):
        assert "up to 400 variables; got 2000" in message(asked)
    ideal = Ideal([many[0] + many[399]], many[:400])
    assert len({ideal, Ideal([many[399] + many[0]], many[:400])}) == 1
    assert "x0 + x399" in repr(ideal)
    assert "parts" in message(lambda: Ideal([many[0] ** 100_000], many[:400]))


def test_numbers_too_long_to_print_are_counted() -> None:
    network = MLP((1, 1, 1), activation=LONG * t**2)
    values = [
        Ideal([LONG * x], [x]),
        PolynomialMap([LONG * x], [x]),
        ParametricModel([LONG * t * x], [x], [t]),
        network,
        TrainingProblem(network, [[LONG]], [[1]]),
    ]
    for value in values:
        assert len(repr(value)) < 300
        assert len(value._repr_latex_()) < 300
    point = RealPoint.rational([x], [LONG])
    for value in (point, point[x]):
        assert len(repr(value)) < 60
        assert len(value._repr_latex_()) < 60
    assert point.approximation()[0] > 10**4999
    assert "large" in repr(BoxImage(PolynomialMap([x], [x]), {x: (0, LONG)}))


class Unprintable:
    """An object whose representation fails."""

    def __repr__(self) -> str:
        raise RuntimeError


INSIDE_ITSELF: list[Any] = []
INSIDE_ITSELF.append(INSIDE_ITSELF)
NETWORK = MLP((2, 1, 1), activation=2)
MAP = PolynomialMap([x * y, x + y, x**2], [x, y])
POINT = RealPoint.rational([x, y], [Rational(3, 5), Rational(4, 5)])
ODD: list[Any] = [
    None, True, 0, -1, 10**30, 1.5, float("nan"), float("inf"), 1j, "", "x" * 5000, b"x", [], {},
    set(), [[]], [[1]], [1, 2], [x], x, sqrt(2), pi, oo, I, Poly(x, x), Poly(x**2 - sqrt(2)),
    np.array(3), np.array([1, 2]), np.array([[1, 2], [2, 5]]), np.timedelta64(3),
    np.timedelta64(1, "D"), np.datetime64("2020"), np.array([np.timedelta64(3)]), np.float64(2),
    np.longdouble(1),
    np.zeros((0, 2)), np.zeros((2, 0)), np.array([None, x], dtype=object), fmpz(2), Unprintable(),
    Symbol, Ideal, Ideal([x], [x], GF(7)), MAP, POINT, POINT[x], ZZ, GF(7), slice(1, 2), [x, x],
    [Symbol("x", real=True)], [Symbol("A", commutative=False)], {x: 1}, {x: (1, 0)}, x > 0,
    10**5000, Rational(1, 10**5000), [Integer(10) ** 5000, 1], [10**5000 * x], "unit",
    INSIDE_ITSELF, Symbol("A", commutative=False), Function("f"), {x: INSIDE_ITSELF}, max,
]  # fmt: skip

CONSTRUCTORS: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (Ideal, {"generators": [x], "variables": [x, y], "field": QQ}),
    (PolynomialMap, {"coordinates": [x], "parameters": [x, y], "field": QQ}),
    (PolynomialMap.linear, {"matrix": [[1, 2]], "parameters": [x, y]}),
    (MAP, {}),
    (SemialgebraicSet, {"ideal": CIRCLE, "inequalities": [x]}),
    (BoxImage, {"polynomial_map": MAP, "box": {x: (0, 1), y: (0, 1)}}),
    (BlockOrder, {"blocks": [[x]]}),
    (RealPoint.rational, {"variables": [x, y], "values": [1, 2]}),
    (POINT.image, {"variables": [x], "polynomials": [x]}),
    (POINT.value_of, {"polynomial": x}),
    (POINT.__getitem__, {"variable": x}),
    (RealAlgebraic.of, {"value": 1}),
    (RealAlgebraic.roots, {"polynomial": Poly(x, x)}),
    (POINT[x].approximation, {"digits": 3}),
    (POINT[x].radical, {"degree": 2}),
    (MLP, {"widths": (2, 1, 1), "activation": 2, "bias": False}),
    (LinearMLP, {"widths": (2, 1, 1)}),
    (ConvolutionalNetwork, {"filters": (2, 2), "strides": (1, 1)}),
    (LightningSelfAttention, {"embedding": 1, "tokens": 1, "rank": 1, "outputs": 1}),
    (ParametricModel, {"outputs": [t * x], "inputs": [x], "parameters": [t]}),
    (NETWORK.evaluate, {"parameters": [1, 2, 3], "inputs": [1, 2]}),
    (polynomial_activation, {"target": t, "degree": 1, "interval": (-1, 1)}),
    (TrainingProblem, {"network": NETWORK, "inputs": [[1, 2]], "outputs": [[1]]}),
    (parse_polynomial, {"text": "x", "variables": [x], "field": QQ}),
    (parse_polynomials, {"lines": "x", "variables": [x], "field": QQ}),
    (TrainingProblem.population, {"network": NETWORK, "teacher": 1, "moments": "gaussian"}),
    (Pool, {"workers": 1}),
    (to_json, {"value": 1}),
    (to_latex, {"value": 1}),
    (to_macaulay2, {"value": 1, "name": "I"}),
    (generic_data, {"n": 2, "seed": 1}),
    (generic_quadric, {"n": 2, "seed": 1, "corank": 0}),
]


def cases() -> Iterator[tuple[Callable[..., Any], dict[str, Any]]]:
    """Yield what takes arguments, and arguments that are right."""
    yield from CONSTRUCTORS
    known = {
        "polynomial_map": MAP, "data": [1, 2], "point": [1, 0], "variables": [x], "by": x,
        "polynomial": x, "eliminated": [x],
    }  # fmt: skip
    for name in sorted(vars(nnag_m2)):
        asked = getattr(nnag_m2, name)
        if is_question(asked) and (template_folder() / f"{name}.m2.j2").exists():
            given = {
                key: parameter.default
                if parameter.default is not inspect.Parameter.empty
                else known.get(key, CIRCLE)
                for key, parameter in own_parameters(asked).items()
                if parameter.kind is not inspect.Parameter.VAR_POSITIONAL
            }
            yield asked.query, given


@each(("asked", "given"), list(cases()), ids=lambda value: getattr(value, "__qualname__", None))
def test_an_odd_argument_is_read_or_refused(
    asked: Callable[..., Any], given: dict[str, Any]
) -> None:
    for name in given:
        for odd in ODD:
            with suppress(InputError):
                asked(**{**given, name: odd})


def test_a_long_number_is_no_program() -> None:
    assert "a large int" in message(lambda: find_engine(10**5000))


def test_an_array_of_words_is_no_method() -> None:
    words = np.array(["automatic", QQ], dtype=object)
    asked = Neuromanifold(NETWORK).vanishing_ideal
    assert "method must be one of" in message(lambda: asked(3, words, True))


def test_a_refusal_cuts_the_names_that_it_lists() -> None:
    variables = symbols(["q" * 5000, "x" * 5000])
    said = message(lambda: parse_polynomial("y", variables))
    assert "qqq..., xxx" in said
    assert len(said) < 300
