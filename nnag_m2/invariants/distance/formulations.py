"""How critical points are written down, and the random numbers that this takes."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, Literal, TypeAlias, cast, get_args

from sympy import ImmutableDenseMatrix

from nnag_m2.algebra.arguments import word_argument
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking.query import Value

Formulation: TypeAlias = Literal[
    "automatic", "minors", "multipliers", "left_kernel", "complete_intersection"
]
"""How critical points on a variety are written down.

``"minors"``
    The textbook's: the generators, and the minors of the size of the codimension plus one of the
    Jacobian matrix with ``Q (x - u)`` as one more row; saturated by the singular locus.
``"multipliers"``
    Lagrange's: ``Q (x - u)`` is a combination of as many gradients as the codimension, with unknown
    coefficients; where there are more generators, of random combinations of their gradients.
``"left_kernel"``
    A vector that the matrix with the rows ``Q (x - u)`` and the gradients of all generators maps to
    zero from the left; random linear conditions make it unique.
``"complete_intersection"``
    Multipliers on a complete intersection of random combinations of the generators, which contains
    the variety; critical points that are not on the variety are removed.
``"automatic"``
    Multipliers, which is the fastest.
"""

COEFFICIENT_BOUND = 100
"""Random coefficients over QQ are below it: small, so that others stay small."""


def formulation_argument(value: Any) -> Formulation:
    """Return the formulation when it is one."""
    return cast(Formulation, word_argument(value, get_args(Formulation), "formulation"))


def random_matrices(
    ideal: Ideal, formulation: Formulation, seed: int, below: int, *, inverted: bool
) -> Iterator[tuple[str, Value]]:
    """Yield what a formulation needs besides, with random positive entries below a number.

    ``combinations`` of generators, a ``projection`` that combines minors of gradients if such
    a minor is ``inverted``, conditions on the ``kernel``, and one that
    counts points ``outside``.
    """
    n, m = len(ideal.variables), max(1, len(ideal.generators))
    rows = min(n, m)

    def draw(what: str, height: int, width: int) -> tuple[str, Value]:
        return what, random_matrix(what, height, width, seed, below)

    if formulation == "minors":
        return
    if m > 1:
        yield draw("combinations", rows, m)
    if inverted:
        yield draw("projection", rows, n)
    if formulation == "left_kernel":
        yield draw("kernel", m + 1, m + 1)
    if formulation == "complete_intersection" and m > 1:
        yield draw("outside", 1, m)


def random_matrix(
    what: str, rows: int, columns: int, seed: int, below: int
) -> ImmutableDenseMatrix:
    """Return a matrix of random positive numbers below a given one."""
    draw = Random(f"{what} {seed}")
    return ImmutableDenseMatrix(rows, columns, lambda *_: draw.randrange(1, below))
