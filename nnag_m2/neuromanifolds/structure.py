"""Neurovarieties whose whole ideal is known by a theorem: determinantal ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations
from math import comb, factorial, lcm, prod
from operator import gt
from typing import TypeAlias

import numpy as np
from sympy.combinatorics import Permutation

from nnag_m2.algebra.exact_numbers import fraction_of
from nnag_m2.algebra.modular.elimination import kernel
from nnag_m2.algebra.modular.primes import drawn_primes, residue
from nnag_m2.invariants.implicitization.monomials import Monomial, Relation
from nnag_m2.networks._coefficients import monomials
from nnag_m2.networks.mlp import MLP
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.parametrization import Parametrization

Entry: TypeAlias = tuple[int, Fraction]
"""The position of a coordinate and a factor."""

Matrix: TypeAlias = list[list[Entry]]

_LARGEST = 500_000  # terms of all minors together

_GENERIC = "minors of a generic matrix: Bruns, Vetter: Determinantal rings, theorem 2.10"
_SYMMETRIC = "minors of a generic symmetric matrix: Kutz, Trans. AMS 194 (1974)"
# The ideal is the same for all shapes of the matrix that have such minors: with the fewest rows,
# they are maximal and independent.
_BINARY = "minors of a Hankel matrix: Eisenbud, Amer. J. Math. 110 (1988), proposition 4.3"
_SEGRE_VERONESE = "2x2 minors of flattenings: Bernardi, J. Pure Appl. Algebra 212 (2008)"
_SECANT = "3x3 minors of flattenings: Raicu, Algebra Number Theory 6 (2012), theorem 4.1"


@dataclass(frozen=True)
class KnownStructure:
    """Minimal generators of the whole ideal, with the theorem that says so, and its source."""

    theorem: str
    generators: tuple[Relation, ...]


def known_structure(
    network: ParametricModel, parametrization: Parametrization
) -> KnownStructure | None:
    """Return the ideal of a neurovariety that a theorem gives, or ``None``.

    These are the linear multilayer perceptrons, and those with one hidden layer and ``t**s`` as
    activation in three cases: quadrics (``s = 2``) with one output, binary forms with one output,
    and one or two hidden neurons; also several layers of one hidden neuron each.
    """
    if not isinstance(network, MLP) or network.bias:
        return None
    place = _places(parametrization)
    degree = network.monomial_degree
    if degree == 1:
        rank = min(network.widths)
        rows = range(1, network.widths[-1] + 1)
        matrix = [[place[i, x] for x in monomials(network.widths[0], [1])] for i in rows]
        return _of_minors(_GENERIC, [matrix], rank + 1)
    if degree is None:
        return None
    inputs, *hidden, outputs = network.widths
    if set(hidden) == {1}:  # powers of powers of one linear form
        degree, hidden = degree ** len(hidden), [1]
    if len(hidden) != 1:
        return None
    (rank,) = hidden
    found = _flattenings((inputs, rank, outputs), degree)
    if found is None:
        return None
    theorem, orders = found
    matrices = [_flattening(place, (inputs, outputs), order, degree) for order in orders]
    return _of_minors(theorem, matrices, rank + 1)


def _flattenings(widths: Sequence[int], degree: int) -> tuple[str, Sequence[int]] | None:
    """Return the theorem, and the orders of derivatives that make the rows of matrices."""
    inputs, rank, outputs = widths
    if outputs == 1 and degree == 2:
        return _SYMMETRIC, [1]
    if outputs == 1 and inputs == 2:
        return _BINARY, [rank] if degree >= 2 * rank else []
    if rank > 2:
        return None
    # With one output, the matrix of one order is the transpose of that of another one.
    orders = range(1, degree // 2 + 1) if outputs == 1 else range(degree)
    return (_SEGRE_VERONESE if rank == 1 else _SECANT), orders


def _places(parametrization: Parametrization) -> dict[tuple[int, Monomial], Entry]:
    """Return for each output and exponents the coordinate and its factor in the coefficient."""
    return {
        (meaning.output, direction[0][1]): (position, fraction_of(meaning.divisor))
        for position, (meaning, direction) in enumerate(
            zip(parametrization.meanings, parametrization.directions, strict=True)
        )
    }


def _flattening(
    place: dict[tuple[int, Monomial], Entry], sizes: tuple[int, int], order: int, degree: int
) -> Matrix:
    """Return the matrix of the coefficients, each divided by its multinomial coefficient.

    It has a row for each output and each monomial of some order, a column for each monomial of the
    complementary one.
    """
    inputs, outputs = sizes

    def entry(output: int, row: Monomial, column: Monomial) -> Entry:
        exponents = tuple(map(sum, zip(row, column, strict=True)))
        position, factor = place[output, exponents]
        multinomial = factorial(degree) // prod(map(factorial, exponents))
        return position, factor / multinomial

    columns = monomials(inputs, [degree - order])
    return [
        [entry(output, row, column) for column in columns]
        for output in range(1, outputs + 1)
        for row in monomials(inputs, [order])
    ]


def _of_minors(theorem: str, matrices: Sequence[Matrix], size: int) -> KnownStructure | None:
    terms = sum(comb(len(m), size) * comb(len(m[0]), size) * factorial(size) for m in matrices)
    if terms > _LARGEST:
        return None
    found = {
        tuple(sorted(minor.items())): minor
        for matrix in matrices
        for minor in _minors(matrix, size)
        if minor
    }
    return KnownStructure(theorem, tuple(_independent(list(found.values()))))


def _minors(matrix: Matrix, size: int) -> Iterator[Relation]:
    """Yield the minors of a size, up to one factor; of a symmetric matrix those that span all.

    These are the minors of which the i-th row is at most the i-th column, for all i: De Concini,
    Procesi, Adv. Math. 21 (1976), section 5.
    """
    scale = lcm(*(factor.denominator for row in matrix for _, factor in row))
    integers = [[(position, int(factor * scale)) for position, factor in row] for row in matrix]
    signs = [(Permutation(p).signature(), p) for p in permutations(range(size))]
    is_symmetric = [list(column) for column in zip(*matrix, strict=True)] == list(matrix)
    for rows in combinations(range(len(matrix)), size):
        for columns in combinations(range(len(matrix[0])), size):
            if is_symmetric and any(map(gt, rows, columns)):
                continue
            minor: dict[Monomial, int] = {}
            for sign, permutation in signs:
                entries = [
                    integers[row][columns[i]] for row, i in zip(rows, permutation, strict=True)
                ]
                monomial = tuple(sorted(position for position, _ in entries))
                value = minor.get(monomial, 0) + sign * prod(f for _, f in entries)
                minor[monomial] = value
            yield {m: Fraction(c) for m, c in minor.items() if c}


def _independent(relations: Sequence[Relation]) -> list[Relation]:
    """Return a basis of the span: of one degree, these are minimal generators."""
    if any(len(set(map(leading, relations))) == len(relations) for leading in (min, max)):
        return list(relations)  # as many leading monomials, in one order, as relations
    rows = {m: i for i, m in enumerate(sorted({m for r in relations for m in r}))}
    prime = next(drawn_primes(*relations))
    matrix = np.zeros((len(rows), len(relations)), dtype=np.int64)
    for column, relation in enumerate(relations):
        for monomial, coefficient in relation.items():
            matrix[rows[monomial], column] = residue(coefficient, prime)
    dependent = kernel(matrix, prime)
    return [relation for column, relation in enumerate(relations) if column not in dependent]
