"""Varieties and maps of the textbooks, under their names; what is known of them is in the tests."""

from __future__ import annotations

import itertools
from typing import Any

from sympy import QQ, Expr, Matrix, Symbol, symbols

from nnag_m2 import Ideal, PolynomialMap

s, t, u = symbols("s t u")
x, y, z, w = symbols("x y z w")
a, b, c = symbols("a b c")

CUSP = Ideal([x**3 + y**2], [x, y])
NODE = Ideal([y**2 - x**2 * (x + 1)], [x, y])
CIRCLE = Ideal([x**2 + y**2 - 1], [x, y])
ELLIPSE = Ideal([x**2 + 4 * y**2 - 4], [x, y])
PARABOLA = Ideal([y - x**2], [x, y])
SPHERE = Ideal([x**2 + y**2 + z**2 - 1], [x, y, z])
TORUS = Ideal([(x**2 + y**2 + z**2 + 3) ** 2 - 16 * (x**2 + y**2)], [x, y, z])
WHITNEY_UMBRELLA = Ideal([x**2 - y**2 * z], [x, y, z])

TWISTED_CUBIC = Ideal([y - x**2, z - x**3], [x, y, z])
# The same curve with one generator more than its codimension.
TWISTED_CUBIC_BY_MINORS = Ideal([x * z - y**2, y - x**2, z - x * y], [x, y, z])

EMPTY = Ideal([x, x - 1], [x, y])
WHOLE_PLANE = Ideal([], [x, y])
FOUR_POINTS = Ideal([x * (x - 1), y * (y - 2)], [x, y])
FAT_POINT = Ideal([x**2, x * y, y**2], [x, y])
LINE_WITH_POINT = Ideal([x * (x - 1), x * y], [x, y])
"""The line x = 0 and the point (1, 0)."""

STEINER = PolynomialMap([s * t, t * u, u * s], [s, t, u])
SWALLOWTAIL = PolynomialMap([-(4 * t**3) - 2 * a * t, a, 3 * t**4 + a * t**2], [a, t])

Y = symbols("y1:7")
RESULTANT = Ideal(
    [
        Y[0] ** 2 * Y[5] ** 2 + Y[3] ** 2 * Y[2] ** 2 + Y[0] * Y[2] * Y[4] ** 2
        + Y[1] ** 2 * Y[3] * Y[5] - 2 * Y[0] * Y[3] * Y[2] * Y[5]
        - Y[1] * Y[0] * Y[5] * Y[4] - Y[1] * Y[3] * Y[2] * Y[4]
    ],
    Y,
)  # fmt: skip
"""The resultant of y1 + y2 q + y3 q^2 and y4 + y5 q + y6 q^2."""

A, B, C, D = symbols("A B C D")
DISCRIMINANT = Ideal(
    [B**2 * C**2 - 4 * A * C**3 - 4 * B**3 * D - 27 * A**2 * D**2 + 18 * A * B * C * D],
    [A, B, C, D],
)
"""The discriminant of A q^3 + B q^2 + C q + D."""


def over_field(source: Any, field: Any) -> Any:
    """Return a rational ideal or map with its coefficients read in another field."""
    if isinstance(source, Ideal):
        return Ideal(source.generators, source.variables, field)
    return PolynomialMap(source.coordinates, source.parameters, field)


def minors(matrix: Matrix, size: int) -> list[Expr]:
    """Return the minors of a matrix."""
    return [
        matrix.extract(list(rows), list(columns)).det()
        for rows in itertools.combinations(range(matrix.rows), size)
        for columns in itertools.combinations(range(matrix.cols), size)
    ]


def determinantal(rows: int, columns: int, rank: int, field: Any = QQ) -> Ideal:
    """Return the ideal of the matrices of at most this rank, by minors."""
    entries = symbols(f"m0:{rows * columns}")
    return Ideal(minors(Matrix(rows, columns, entries), rank + 1), entries, field)


def rational_normal_curve(degree: int, field: Any = QQ) -> Ideal:
    """Return the cone over the rational normal curve, by the minors of a Hankel matrix."""
    q = symbols(f"q0:{degree + 1}")
    return Ideal(minors(Matrix([q[:-1], q[1:]]), 2), q, field)


def veronese(variables: tuple[Symbol, ...], degree: int) -> PolynomialMap:
    """Return the map to all monomials of a degree."""
    chosen = itertools.combinations_with_replacement(variables, degree)
    return PolynomialMap([_product(factors) for factors in chosen], variables)


def segre(rows: int, columns: int) -> PolynomialMap:
    """Return the map of two vectors to the entries of their product matrix."""
    v, f = symbols(f"v0:{rows}"), symbols(f"f0:{columns}")
    return PolynomialMap([p * q for p in v for q in f], [*v, *f])


def _product(factors: tuple[Symbol, ...]) -> Expr:
    product: Expr = factors[0] ** 0
    for factor in factors:
        product *= factor
    return product
