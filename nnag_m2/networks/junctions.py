"""Where the outputs of one layer enter another one, and which groups act there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from sympy import ImmutableDenseMatrix, Integer, Rational

from nnag_m2.algebra.exact_numbers import sympy_of
from nnag_m2.algebra.modular.primes import LARGEST_PRIME, Residues, residue
from nnag_m2.networks.activations import monomial_degree, parity
from nnag_m2.networks.layers.layer import Ends, Terms, matrix
from nnag_m2.networks.symmetries import SWAP, Symmetry, shear, symmetry

Matrices = tuple[ImmutableDenseMatrix, ...]


@dataclass(frozen=True)
class Junction:
    """Where the outputs of one layer, by way of functions of single entries, enter another one.

    Attributes
    ----------
    before, behind
        The two layers' parameters: in symbols, or their places.
    between
        The functions: terms of polynomials, first to last.
    number
        Of the hidden layer, for names.
    """

    before: Ends
    behind: Ends
    between: tuple[Terms, ...]
    number: int

    def symmetries(self, scale: Any) -> Iterator[Symmetry]:
        """Yield generators of the group, in symbols.

        Swaps of neighbouring neurons (channels, rows of a matrix of tokens); for a power the
        scaling of each, by ``c`` before it and by ``c**-s`` behind it; for an even or odd function
        the change of its sign; without activation also shears, which together with swaps and
        scalings generate the general linear group, and with bias the shifts.
        """
        listed = self._matched()
        rows, columns = (tuple(map(matrix, side)) for side in listed)
        size, c, where = rows[0].rows, scale, f"of hidden layer {self.number}"
        degree, sign = self._degree(), self._sign()
        for i in range(size - 1):
            name = f"swap neurons {i + 1} and {i + 2} {where}"
            yield _change(name, (rows, columns), slice(i, i + 2), SWAP, SWAP)
        for i in range(size):
            one, neuron = slice(i, i + 1), f"neuron {i + 1} {where}"
            if degree is not None:
                yield _change(f"scale {neuron}", (rows, columns), one, c, c**-degree, c)
            elif sign is not None:
                minus = Integer(-1)
                name = f"change the sign of {neuron}"
                yield _change(name, (rows, columns), one, minus, minus**sign)
        if degree == 1:
            for i in range(size - 1):
                name = f"add c times neuron {i + 2} to neuron {i + 1} {where}"
                yield _change(name, (rows, columns), slice(i, i + 2), shear(c), shear(-c))
        yield from self._shifts(c, where)

    def vector_fields(self, point: Residues) -> Residues:
        """Return a basis of the group's Lie algebra as vectors at a point modulo ``LARGEST_PRIME``.

        The arrays must be those of the parameters' places.
        """
        rows, columns = self._matched()
        size, degree = len(rows[0]), self._degree()
        pairs = [(i, i) for i in range(size)] if degree else []
        pairs += [(i, j) for i in range(size) for j in range(size) if i != j and degree == 1]
        fields = np.zeros((len(pairs), len(point)), dtype=np.int64)
        for field, (i, j) in zip(fields, pairs, strict=True):
            for places in rows:
                field[places[i]] += point[places[j]]
            for places in columns:
                field[places[:, j]] -= (degree or 0) * point[places[:, i]]
        return np.concatenate([fields, self._shift_fields(point)]) % LARGEST_PRIME

    def _shifts(self, c: Any, where: str) -> Iterator[Symmetry]:
        """Yield changes of biases that the next layer's biases undo, where nothing bends."""
        if not self._can_shift:
            return
        before, behind = matrix(self.before.bias), matrix(self.behind.bias)
        incoming, slope = matrix(self.behind.incoming[0]), self._slope()
        for i in range(before.rows):
            here = before[i : i + 1, 0], before[i : i + 1, 0].applyfunc(lambda b: b + c)
            back = behind, behind - slope * c * incoming[:, i]
            yield symmetry(f"shift neuron {i + 1} {where} by c", [here, back])

    def _shift_fields(self, point: Residues) -> Residues:
        if not self._can_shift:
            return np.zeros((0, len(point)), dtype=np.int64)
        fields = np.zeros((len(self.before.bias), len(point)), dtype=np.int64)
        slope = residue(self._slope(), LARGEST_PRIME)
        for i, field in enumerate(fields):
            field[self.before.bias[i]] = 1
            field[self.behind.bias[:, 0]] = -slope * point[self.behind.incoming[0][:, i]]
        return fields

    def _matched(self) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        """Return rows before and columns behind, as many; all together if one side has only one."""
        rows, columns = self.before.outgoing, self.behind.incoming
        if len(rows[0]) != columns[0].shape[1]:
            rows = tuple(array.reshape(1, -1) for array in rows)
            columns = tuple(array.reshape(-1, 1) for array in columns)
        return rows, columns

    def _degree(self) -> int | None:
        """Return the degree if each function is a single power, perhaps with a coefficient."""
        degrees = [monomial_degree(terms) for terms in self.between]
        return prod(degree for degree in degrees if degree) if all(degrees) else None

    def _sign(self) -> int | None:
        """Return 0 if the composition is even, 1 if it is odd, and ``None`` if not known."""
        for terms in self.between:
            one = parity(terms)
            if one is None or one == 0:
                return one
        return 1

    @property
    def _can_shift(self) -> bool:
        has_biases = self.before.bias is not None and self.behind.bias is not None
        return has_biases and self._degree() == 1 and self._slope() != 0

    def _slope(self) -> Rational:
        """Return the coefficient of the linear function between, 0 if it is not known."""
        return prod((sympy_of(terms[0][1]) for terms in self.between), start=Rational(1))


def _change(
    name: str,
    place: tuple[Matrices, Matrices],
    neurons: slice,
    before: Any,
    behind: Any,
    scale: Any = None,
) -> Symmetry:
    """Return the symmetry that multiplies the weights at some neurons from both sides."""
    rows, columns = place
    changes = [(m[neurons, :], before * m[neurons, :]) for m in rows]
    changes += [(m[:, neurons], m[:, neurons] * behind) for m in columns]
    return symmetry(name, changes, scale)
