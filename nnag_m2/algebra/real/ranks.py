"""Ranks of matrices of polynomials at real points, over the number fields of the points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flint import fmpq, fmpq_mat, fmpq_poly, fmpz, fmpz_poly, nmod_poly
from sympy import Poly

from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.terms import Terms, Values, denominator, integer_terms
from nnag_m2.calling import checkpoint

_PRIME = 2**61 - 1
"""Any prime will do; of one that fits into a word, arithmetic is fast."""

Matrix = Sequence[Sequence[Any]]


def rank_at(entries: Sequence[Sequence[Poly]], point: RealPoint) -> int:
    """Return the rank of a matrix of polynomials at a point, exactly."""
    field = FieldAt(point.place)
    return field.rank([field.values(row) for row in entries])


def rank_of_terms(rows: Sequence[Sequence[Terms]], place: AlgebraicPoint) -> int:
    """Return the rank of a matrix of integer polynomials at a point, exactly."""
    field = FieldAt(place)
    values = iter(field.all([f for row in rows for f in row]))
    return field.rank([[next(values) for _ in row] for row in rows])


def tangent_rank(
    equations: Sequence[Poly], quadric: fmpq_mat, data: fmpq_mat, point: RealPoint
) -> int:
    """Return the rank of the Hessian of a distance on a tangent space, exactly.

    With multipliers ``l`` it is that of ``H = Q - l_1 Hess f_1 - ... - l_c Hess f_c`` on the kernel
    of the gradients; bordered by these, ``H`` has a rank that is larger by ``2 c``.

    Parameters
    ----------
    equations
        With independent gradients at the point, as many as the codimension.
    quadric, data
        ``Q``, shape ``(n, n)``, and ``u``, shape ``(n, 1)``.
    point
        Where ``Q (p - u) = l_1 grad f_1 + ... + l_c grad f_c``.
    """
    field, n, c = FieldAt(point.place), len(point.variables), len(equations)
    gradients = [field.values([f.diff(v) for v in point.variables]) for f in equations]
    weights = [[_constant(quadric[i, j]) for j in range(n)] for i in range(n)]
    pulled = quadric * data
    force = [
        sum(
            (w * x for w, x in zip(row, point.place.elements, strict=True)),
            _constant(-pulled[j, 0]),
        )
        for j, row in enumerate(weights)
    ]
    multipliers = field.solution([[row[j] for row in gradients] for j in range(n)], force)
    for multiplier, f in zip(multipliers, equations, strict=True):
        for i, v in enumerate(point.variables):
            bent = field.values([f.diff(v).diff(w) for w in point.variables])
            weights[i] = [a - field.product(multiplier, b)
                          for a, b in zip(weights[i], bent, strict=True)]  # fmt: skip
    upper = [[*row, *(slope[i] for slope in gradients)] for i, row in enumerate(weights)]
    lower = [[*slope, *[_constant(fmpq(0))] * c] for slope in gradients]
    return field.rank([*upper, *lower]) - 2 * c


@dataclass(frozen=True)
class FieldAt:
    """Linear algebra over the field that the generator of a point generates.

    Elements are polynomials in the generator.  A matrix becomes one over QQ when each entry becomes
    the matrix, shape ``(d, d)``, by which it multiplies the field, of degree ``d``.
    """

    place: AlgebraicPoint

    @cached_property
    def modulus(self) -> Any:
        """The minimal polynomial of the generator."""
        return fmpq_poly(list(self.place.generator.coefficients))

    def product(self, one: Any, two: Any) -> Any:
        """Return the product of two elements."""
        return one * two % self.modulus

    def values(self, polys: Sequence[Poly]) -> list[Any]:
        """Return the values of polynomials at the point."""
        return [
            self._known.of(integer_terms(f)) * _constant(fmpq(1, denominator(f))) for f in polys
        ]

    def all(self, polys: Sequence[Terms]) -> list[Any]:
        """Return the values of integer polynomials at the point."""
        return self._known.all(polys)

    @cached_property
    def _known(self) -> Values[Any]:
        return Values(self.place.elements, fmpq_poly([1]), lambda value: value % self.modulus)

    def rank(self, rows: Matrix) -> int:
        """Return the rank of a matrix; rows and columns of zeros are left out."""
        columns = [j for j, column in enumerate(zip(*rows, strict=True)) if any(column)]
        left = [[row[j] for j in columns] for row in rows if any(row)]
        if not left:
            return 0
        if self.modulus.degree() > len(left):  # the matrix over QQ would be far larger
            return self._rank_by_minors(left)
        return int(self._expanded(left).rank() // self.modulus.degree())

    def _rank_by_minors(self, rows: Matrix) -> int:
        """Return the rank, by elimination in ``ZZ[t]`` before the minimal polynomial is put in.

        After ``k`` steps the entries are the minors of size ``k + 1`` around one of size ``k`` that
        is not zero in the field; so the rank is ``k`` when all of them are zero there.

        References
        ----------
        Bareiss: Sylvester's identity and multistep integer-preserving Gaussian elimination,
        Math. Comp. 22 (1968).
        """
        left = [_integral(row) for row in rows]
        last, rank = fmpz_poly([1]), 0
        while True:
            checkpoint()
            places = ((i, j) for i, row in enumerate(left) for j, f in enumerate(row))
            found = next(((i, j) for i, j in places if not self._vanishes(left[i][j])), None)
            if found is None:
                return rank
            place, column = found
            pivots = left.pop(place)
            pivot = pivots.pop(column)
            for row in left:
                first = row.pop(column)
                row[:] = [(f * pivot - first * g) // last
                          for f, g in zip(row, pivots, strict=True)]  # fmt: skip
            last, rank = pivot, rank + 1

    def _vanishes(self, value: fmpz_poly) -> bool:
        """Return whether a polynomial is zero in the field; most are not modulo a prime either."""
        whole = self.modulus.numer()
        modulus = whole // whole.content()  # no multiple of the prime
        if nmod_poly(value.coeffs(), _PRIME) % nmod_poly(modulus.coeffs(), _PRIME):
            return False
        return not fmpq_poly(value) % self.modulus

    def solution(self, rows: Matrix, right: Sequence[Any]) -> list[Any]:
        """Return the one solution of linear equations."""
        size, unknowns = self.modulus.degree(), len(rows[0])
        both = self._expanded([[*row, value] for row, value in zip(rows, right, strict=True)])
        reduced, _ = both.rref()
        # the first column of the last block is the right-hand side itself
        column = [reduced[i, unknowns * size] for i in range(unknowns * size)]
        return [fmpq_poly(column[k : k + size]) for k in range(0, len(column), size)]

    def _expanded(self, rows: Matrix) -> fmpq_mat:
        size = self.modulus.degree()
        matrix = fmpq_mat(len(rows) * size, len(rows[0]) * size)
        for i, row in enumerate(rows):
            for j, value in enumerate(row):
                image = value
                for k in range(size):  # the value times the k-th power of the generator
                    for power in range(size):
                        matrix[i * size + power, j * size + k] = image[power]
                    image = image * fmpq_poly([0, 1]) % self.modulus
        return matrix


def _integral(row: Sequence[Any]) -> list[fmpz_poly]:
    """Return a row without its denominators."""
    factor = fmpz(1)
    for value in row:
        factor = factor.lcm(value.denom())
    return [(value * factor).numer() for value in row]


def _constant(value: fmpq) -> Any:
    return fmpq_poly([value])
