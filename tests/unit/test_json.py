"""JSON: every kind of number, symbol, expression and value comes back; nothing else is made."""

from __future__ import annotations

import json
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from refusals import message
from sympy import (
    GF,
    QQ,
    ZZ,
    CRootOf,
    Dummy,
    Eq,
    Function,
    I,
    ImmutableMatrix,
    Poly,
    Rational,
    Symbol,
    cos,
    exp,
    oo,
    pi,
    sin,
    sqrt,
    symbols,
)

from nnag_m2 import (
    MLP,
    BoxImage,
    ConvolutionalNetwork,
    Ideal,
    LightningSelfAttention,
    LinearMLP,
    Network,
    Neuromanifold,
    ParametricModel,
    PolynomialMap,
    RealAlgebraic,
    RealPoint,
    SemialgebraicSet,
    TrainingProblem,
    dimension,
    elimination_order,
    from_json,
    layers,
    polynomial_activation,
    to_json,
)
from nnag_m2.errors import printed
from nnag_m2.exchange.json_atoms import ATOMS, SAFE
from nnag_m2.exchange.kinds import LAYERS, kind_of, names

x, y, t = symbols("x y t")
ODD = Symbol("a b")
CIRCLE = Ideal([x**2 + y**2 - 1], [x, y])
PAGE = Path(__file__).resolve().parents[2] / "docs" / "json_schema.md"

VALUES: dict[str, Any] = {
    "nothing": None,
    "truths": (True, False),
    "integers": (0, -1, SAFE - 1, SAFE, -(10**6000)),
    "floats": (0.5, -1e300, float("inf"), float("-inf")),
    "texts": ("", "a\nb", "λ \"'\\", "type"),
    "fractions": (Fraction(1, 3), Fraction(-5)),
    "rationals": (Rational(-7, 3), Rational(10**5000, 3), Rational(4)),
    "lists": [1, [2], (3, [])],
    "dictionaries": {"a": 1, 2: {x: (y,)}, "type": "odd"},
    "symbols": (x, ODD, Symbol("x", real=True), Symbol("n", integer=True, positive=True)),
    "fields": (QQ, GF(7), ZZ),
    "expressions": (x * y + sqrt(2) / 3, exp(I * pi * x) ** 2, sin(x) + cos(1 / y), oo, -oo),
    "roots": (CRootOf(x**5 - x + 1, 0), CRootOf(x**5 - x + 1, 2) * 2),
    "equations": (Eq(x, y), x > 1, x <= y, Eq(x, x)),
    "matrices": (ImmutableMatrix([[1, x], [Rational(1, 2), y**2]]), ImmutableMatrix(0, 3, [])),
    "polynomials": (
        Poly(x**2 / 2 - 3 * x * y + 1, x, y),
        Poly(0, x, domain=QQ),
        Poly(-x, x, domain=QQ),
        Poly(5 * x**3 - 1, x, modulus=7),
        Poly(2 * x + 4, x, domain=ZZ),
        Poly(ODD**2 - Rational(1, 3), ODD, x),
        Poly(ODD - 3, ODD, modulus=5),
        Poly(10**5000 * x, x, domain=QQ),
    ),
    "ideals": (CIRCLE, Ideal([], [x]), Ideal([ODD - 2 * x], [x, ODD], GF(5)), Ideal([2], [y])),
    "indexed": Ideal.parse("x_(1,2)^2 - 3/2*x_(2,1)", "x_(1,2), x_(2,1)"),
    "maps": PolynomialMap([t**2, t**3 - 1], [t], GF(11)),
    "orders": elimination_order(x),
    "sets": (SemialgebraicSet(CIRCLE, [x]), BoxImage(PolynomialMap([t], [t]), {t: (0, 1)})),
    "real numbers": (*RealAlgebraic.roots(Poly(x**4 - 10 * x**2 + 1, x)), RealAlgebraic.of(2)),
    "points": RealPoint.rational([x, y], [1, Rational(1, 3)]),
    "networks": (
        MLP((2, 2, 1), t**2 + 1, bias=True),
        MLP((1, 1, 1, 1), (2, t**3)),
        LinearMLP((3, 1, 3)),
        ConvolutionalNetwork((3, 2), strides=(2, 1), activation=t**2),
        LightningSelfAttention(2, 2, 1, outputs=1),
        ParametricModel([t * x + y], [x], [t, y]),
        Network(2, [layers.Residual([layers.Dense(2), layers.Power(2), layers.Dense(2)])]),
    ),
    "manifolds": Neuromanifold(MLP((2, 2, 1), 3), "reduced"),
    "problems": TrainingProblem(
        LinearMLP((2, 1, 2)), [[1, 0], [0, 1]], [[3, 0], [0, Rational(1, 2)]]
    ),
    "activations": polynomial_activation("tanh", 3, (-1, 1)),
}


@pytest.mark.parametrize("name", VALUES)
def test_values_come_back(name: str) -> None:
    value = VALUES[name]
    text = to_json(value)
    found = from_json(text)
    assert found == value
    assert type(found) is type(value)
    assert printed(found) == printed(value)
    assert to_json(found) == text
    assert json.loads(to_json(value, indent=1)) == json.loads(text)


def test_fields_of_polynomials_come_back() -> None:
    polys = VALUES["polynomials"]
    assert [p.domain for p in from_json(to_json(polys))] == [p.domain for p in polys]


def test_dummies_that_travel_together_stay_the_same() -> None:
    one, other = Dummy("x"), Dummy("x")
    found = from_json(to_json((one, other, one + other)))
    assert found == (one, other, one + other)


def test_the_text_is_what_other_programs_read() -> None:
    found = json.loads(to_json(Ideal([x**3 + y**2 / 2], [x, y], GF(7))))
    assert found == {
        "schema": "nnag-m2/1",
        "value": {
            "type": "Ideal",
            "generators": ["x**3 - 3*y**2"],
            "variables": ["x", "y"],
            "field": "GF(7)",
        },
    }
    (root,) = (r for r in RealAlgebraic.roots(Poly(x**2 - 2, x)) if r > 0)
    assert json.loads(to_json(root))["value"]["decimal"] == "1.41421356237310"


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (dimension.query(CIRCLE), "without Python's functions"),
        (object(), "a value of this package or of sympy"),
        (len, "a value of this package or of sympy"),
        (Poly(sqrt(2) * x, x), "coefficients in QQ, ZZ or GF(p)"),
        (Poly(sin(x) + 1, sin(x)), "polynomials in symbols"),
        (Function("f")(x), "sympy's f"),
        (Network.trace(lambda x, w: w @ x, (2,), {"w": (1, 2)}), "without Python's functions"),
    ],
    ids=range(7),
)
def test_what_has_no_words_is_refused(value: Any, says: str) -> None:
    assert says in message(lambda: to_json(value))


@pytest.mark.parametrize(
    "value",
    [
        '{"type": "Ideal", "generators": ["x"], "variables": ["x"]}',
        '{"type": "Ideal", "generators": ["x +"], "variables": ["x"], "field": "QQ"}',
        '{"type": "Ideal", "generators": ["x^999999999"], "variables": ["x"], "field": "QQ"}',
        '{"type": "Ideal", "generators": ["y"], "variables": ["x"], "field": "RR"}',
        '{"type": "Session"}',
        '{"type": "os.system", "arguments": ["true"], "keywords": {}}',
        '{"type": "layers.Function", "arguments": ["print", {}], "keywords": {}}',
        '{"type": "Expr", "function": "sympify", "arguments": ["1"]}',
        '{"type": "Expr", "function": "__import__", "arguments": ["os"]}',
        '{"type": "Constant", "name": "sympify"}',
        '{"type": "Provenance", "method": "m"}',
        '{"type": "Provenance", "method": "m", "certainty": "c", "reason": "r", "more": 1}',
        '{"type": "RealAlgebraic", "coefficients": [-4, 0, 1], "index": 0}',
        '{"type": "RealAlgebraic", "coefficients": [-2, 0, 1], "index": 7}',
        '{"type": "MLP", "arguments": [[0]], "keywords": {}}',
        '{"type": "Symbol", "name": "x", "assumptions": {"real": "yes"}}',
        '{"type": "int", "digits": "1e9"}',
        '{"type": []}',
        '{"type": "dict", "items": [[[], 1], 2]}',
        "{}",
    ],
)
def test_what_says_no_value_is_refused(value: str) -> None:
    message(lambda: from_json(f'{{"schema": "nnag-m2/1", "value": {value}}}'))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "a value of the schema"),
        ("[1]", "the schema is 'nnag-m2/1'"),
        ('{"value": 1}', "the schema is 'nnag-m2/1'; got None"),
        ('{"schema": "nnag-m2/2", "value": 1}', "nnag-m2/2"),
        (f'{{"schema": "nnag-m2/1", "value": {"[" * 5000}{"]" * 5000}}}', "nested less deeply"),
        (b"{}", "a text is needed"),
        (None, "a text is needed"),
    ],
    ids=range(7),
)
def test_texts_of_other_kinds_are_refused(text: Any, says: str) -> None:
    assert says in message(lambda: from_json(text))


def test_names_of_classes_are_unique_and_lead_to_them() -> None:
    for name in names():
        assert kind_of(name).__name__ == name
    assert not {*names()} & {*ATOMS, "list", "dict"}


def test_the_page_tells_every_type() -> None:
    spec = spec_from_file_location("json_schema", PAGE.with_suffix(".py"))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    page = PAGE.read_text(encoding="utf-8")
    assert page == module.page()
    types = [*ATOMS, *names(), "list", "dict", *(f"layers.{name}" for name in LAYERS)]
    assert [name for name in types if f"`{name}`" not in page] == []
