"""Values that are wrong almost everywhere: what people hand over, and what nobody would."""

from __future__ import annotations

import datetime
import decimal
import fractions
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from sympy import (
    EX,
    GF,
    QQ,
    ZZ,
    Eq,
    Float,
    Function,
    I,
    Interval,
    Matrix,
    MatrixSymbol,
    Poly,
    Rational,
    Symbol,
    nan,
    oo,
    pi,
    sqrt,
    symbols,
    zoo,
)

from nnag_m2 import Ideal, PolynomialMap

x, y, n = symbols("x y n")


class Hostile:
    """An object that can neither be shown nor hashed nor run through, though it looks so."""

    def __repr__(self) -> str:
        raise ValueError("cannot be shown")

    def __iter__(self) -> Any:
        raise TypeError("cannot be run through")

    __hash__ = None  # type: ignore[assignment]


def _nested(depth: int) -> list[Any]:
    found: list[Any] = []
    for _ in range(depth):
        found = [found]
    return found


def _endless() -> list[Any]:
    found: list[Any] = []
    found.append(found)
    return found


WRONG: tuple[Callable[[], Any], ...] = (
    # of Python
    lambda: None,
    lambda: True,
    lambda: 0,
    lambda: -1,
    lambda: 10**9,
    lambda: 2**63,
    lambda: -(10**400),
    lambda: 10**5000,
    lambda: 0.5,
    lambda: float("nan"),
    lambda: float("inf"),
    lambda: 1e300,
    lambda: 1j,
    lambda: "",
    lambda: "x",
    lambda: "2",
    lambda: "unit",
    lambda: "\ud800",
    lambda: "q" * 100_000,
    lambda: b"x",
    lambda: bytearray(b"x"),
    lambda: [],
    lambda: (),
    lambda: {},
    set,
    lambda: {x, y},
    lambda: {x: 1},
    lambda: {x: (0, 1)},
    lambda: {"x": (0, 1), "y": (0, 1)},
    lambda: [None],
    lambda: [[]],
    lambda: [1],
    lambda: [1, 2, 3],
    lambda: [1, None],
    lambda: [0.5, 1],
    lambda: ["x", "y"],
    lambda: [[1, 2], [3]],
    lambda: [[1, 2], [3, 4]],
    lambda: _nested(50),
    lambda: _nested(100_000),
    _endless,
    lambda: range(3),
    lambda: (i for i in (1, 2)),
    lambda: iter([x, y]),
    object,
    Hostile,
    lambda: Hostile,
    lambda: int,
    lambda: len,
    lambda: lambda *_: None,
    lambda: NotImplemented,
    lambda: ...,
    lambda: slice(1),
    lambda: decimal.Decimal("0.1"),
    lambda: fractions.Fraction(1, 3),
    lambda: datetime.timedelta(1),
    lambda: Path("nowhere"),
    lambda: "~nosuchuser/x",
    lambda: "/dev/full",
    lambda: "/dev/null/x",
    lambda: "a\0b",
    lambda: ValueError("x"),
    # of numpy
    lambda: np.array(3),
    lambda: np.array([]),
    lambda: np.array([1, 2]),
    lambda: np.array([1.5, 2]),
    lambda: np.array([[1, 2], [3, 4]]),
    lambda: np.zeros((2, 2, 2), dtype=int),
    lambda: np.array([x, None], dtype=object),
    lambda: np.array("x"),
    lambda: np.int64(2),
    lambda: np.uint8(255),
    lambda: np.float64(0.5),
    lambda: np.bool_(True),
    lambda: np.datetime64("2020-01-01"),
    lambda: np.timedelta64(1, "D"),
    lambda: np.longdouble(1) / 3,
    lambda: np.ma.masked,
    # of sympy
    lambda: x,
    lambda: Symbol("x", real=True),
    lambda: Symbol("A", commutative=False),
    lambda: Symbol("q" * 10_000),
    lambda: Symbol("\n"),
    lambda: MatrixSymbol("M", 2, 2),
    lambda: x**n,
    lambda: 1 / x,
    lambda: sqrt(x),
    lambda: 2**x,
    lambda: Function("f")(x),
    lambda: Function("f"),
    lambda: sqrt(2) * x,
    lambda: pi,
    lambda: I * x,
    lambda: oo,
    lambda: -oo,
    lambda: zoo,
    lambda: nan,
    lambda: Float("0.1") * x,
    lambda: Rational(1, 3),
    lambda: Eq(x, 1),
    lambda: x < 1,
    lambda: Interval(0, 1),
    lambda: x ** (10**9),
    lambda: x ** (10**30),
    lambda: (x + y + n) ** 1000,
    lambda: Poly(x**2 - sqrt(2)),
    lambda: Poly(x / y, x),
    lambda: Poly(1 / x + 1, 1 / x),
    lambda: Poly(x, x, modulus=5),
    lambda: Poly(x + 0.5, x),
    lambda: Poly(x * n, x),
    lambda: Poly(0, x),
    lambda: Poly(x**200_000 + 1, x),
    lambda: Matrix([[1, 2], [3, 4]]),
    lambda: Matrix([[1, 2], [2, 1]]),
    lambda: Matrix(0, 2, []),
    lambda: Matrix([x, y]),
    lambda: Matrix([[0.5, 0], [0, 1]]),
    lambda: QQ,
    lambda: ZZ,
    lambda: EX,
    lambda: GF(4),
    lambda: GF(2**61 - 1),
    # of this package
    lambda: Ideal([x], [x]),
    lambda: Ideal([], [x, y]),
    lambda: Ideal([1], [x, y]),
    lambda: Ideal([x * y], [y, x]),
    lambda: Ideal([x**2 - y], [x, y], GF(7)),
    lambda: Ideal([Symbol("x", positive=True)], [Symbol("x", positive=True)]),
    lambda: PolynomialMap([x], [x]),
    lambda: PolynomialMap([x, y], [y, x], GF(7)),
)
"""Made when they are needed, since some are used up, large, or not to be made everywhere."""


def wrong(chance: Random, right: Any) -> Any:
    """Return a wrong value: one of the list, or something made of a right one."""
    drawn = chance.random()
    if drawn < 0.75:
        return chance.choice(WRONG)()
    other = chance.choice(WRONG)()
    makers: tuple[Callable[[], Any], ...] = (
        lambda: [right],
        lambda: (right, right),
        lambda: (right, other),
        lambda: {right_key(right): other},
        lambda: repr(right),
        lambda: _array(right, other),
        lambda: (part for part in (right, other)),
        lambda: [*right, other] if isinstance(right, list | tuple) else [right, other],
        lambda: [*right][:-1] if isinstance(right, list | tuple) else [],
        lambda: dict.fromkeys(right, other) if isinstance(right, dict) else {x: right, y: other},
    )
    return chance.choice(makers)()


def _array(*parts: Any) -> Any:
    found = np.empty(len(parts), dtype=object)
    for place, part in enumerate(parts):
        found[place] = part
    return found


def right_key(value: Any) -> Any:
    """Return the value, or a symbol where it cannot be a key."""
    try:
        hash(value)
    except TypeError:
        return x
    return value
