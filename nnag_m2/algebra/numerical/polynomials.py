"""Polynomials that share their monomials, evaluated at many points at once in double precision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations_with_replacement
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from nnag_m2.algebra.terms import Exponents, derivative

Complexes: TypeAlias = NDArray[np.complex128]
Terms: TypeAlias = Mapping[Exponents, Complexes]
"""A polynomial with vectors as coefficients: these by exponents."""


class SecondOrder:
    """A polynomial in ``k`` variables with values in ``C^m``, with all second derivatives.

    Parameters
    ----------
    terms
        Vectors of length ``m``, by exponents.
    variables
        ``k``.

    Examples
    --------
    >>> square = SecondOrder({(2,): np.array([1 + 0j])}, 1)
    >>> [part.ravel().real.tolist() for part in square(np.array([[3 + 0j]]))]
    [[9.0], [6.0], [2.0]]
    """

    def __init__(self, terms: Terms, variables: int) -> None:
        self.variables = variables
        self.pairs = tuple(combinations_with_replacement(range(variables), 2))
        first = [derivative(terms, i) for i in range(variables)]
        blocks = [terms, *first, *(derivative(first[i], j) for i, j in self.pairs)]
        monomials = sorted(set().union(*blocks)) or [(0,) * variables]
        places = {exponents: place for place, exponents in enumerate(monomials)}
        self.size = next((len(vector) for vector in terms.values()), 0)
        self.monomials = np.array(monomials, dtype=np.int64).reshape(len(monomials), variables)
        self.coefficients = np.zeros((len(monomials), len(blocks), self.size), dtype=complex)
        for block, part in enumerate(blocks):
            for exponents, vector in part.items():
                self.coefficients[places[exponents], block] = vector

    def __call__(self, points: Complexes) -> tuple[Complexes, Complexes, Complexes]:
        """Return values, first and second derivatives at ``N`` points, shape ``(N, k)``.

        Their shapes are ``(N, m)``, ``(N, k, m)`` and ``(N, pairs, m)``, with ``pairs`` as in the
        attribute.
        """
        flat = self.coefficients.reshape(len(self.monomials), -1)
        values = (powers(points, self.monomials) @ flat).reshape(len(points), -1, self.size)
        end = 1 + self.variables
        return values[:, 0], values[:, 1:end], values[:, end:]


def powers(points: Complexes, monomials: NDArray[np.int64]) -> Complexes:
    """Return the values of monomials, shape ``(N, M)``, at points, shape ``(N, k)``."""
    found = np.ones((len(points), len(monomials)), dtype=complex)
    for column, exponents in zip(points.T, monomials.T, strict=True):
        table = np.ones((len(points), int(exponents.max(initial=0)) + 1), dtype=complex)
        for exponent in range(1, table.shape[1]):
            table[:, exponent] = table[:, exponent - 1] * column
        found *= table[:, exponents]
    return found


def linear_variables(exponents: Sequence[Exponents], variables: int) -> tuple[int, ...]:
    """Return variables in which polynomials with these exponents are together of degree one.

    As many as a greedy choice finds, later ones first: the last layer of a network comes last.

    Examples
    --------
    >>> linear_variables([(2, 1, 0), (1, 0, 1)], 3)
    (1, 2)
    """
    chosen: list[int] = []
    for variable in reversed(range(variables)):
        if all(sum(e[i] for i in (*chosen, variable)) <= 1 for e in exponents):
            chosen.append(variable)
    return tuple(sorted(chosen))
