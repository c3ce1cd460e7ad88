"""How a forward pass computes: with numbers as they are, or with residues modulo a prime."""

from __future__ import annotations

from fractions import Fraction
from numbers import Integral, Rational
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Rational as SympyRational

from nnag_m2.algebra.modular.pivots import EXACT as EXACT_SHORT
from nnag_m2.algebra.modular.pivots import LARGEST as SHORT
from nnag_m2.algebra.modular.primes import Residues, residue
from nnag_m2.errors import InputError, shown

_HALF = 2**15
"""Residues below 2^31 are split here: a piece below 2^15 times a residue below 2^30, in absolute
value, is below 2^45."""

_EXACT = 256
"""So many products below 2^45 have a sum below 2^53, which is exact in floating point."""

_SMALL = 1_000_000
"""Matrix products of fewer multiplications than this are taken in integers: those of floats are not
much faster, and their threads wait for each other on a busy machine."""


class Plain:
    """Numbers as they are: floats, or Python's ints and fractions."""

    def reduced(self, values: NDArray[Any]) -> NDArray[Any]:
        return values

    def constant(self, values: Any) -> NDArray[Any]:
        return np.asarray(values)

    def matmul(self, left: NDArray[Any], right: NDArray[Any]) -> NDArray[Any]:
        product: NDArray[Any] = np.matmul(left, right)
        return product

    def power(self, values: NDArray[Any], exponent: int) -> NDArray[Any]:
        raised: NDArray[Any] = values**exponent
        return raised

    def inverse(self, values: NDArray[Any]) -> NDArray[Any]:
        one = 1.0 if values.dtype.kind == "f" else Fraction(1)
        inverted: NDArray[Any] = one / values
        return inverted


class Floats(Plain):
    """Floating-point numbers: constants that are fractions become floats."""

    def constant(self, values: Any) -> NDArray[Any]:
        return np.asarray(values, dtype=float)


class Modular:
    """Residues modulo a prime below 2^31; if derivatives are wanted also a tape.

    Its ``nodes`` are what was computed from parameters, in this sequence.
    """

    def __init__(self, prime: int) -> None:
        self.prime = prime
        self.nodes: list[Any] = []

    def reduced(self, values: Residues) -> Residues:
        remainder: Residues = values % self.prime
        return remainder

    def constant(self, values: Any) -> Residues:
        listed = np.asarray(values)
        if listed.dtype.kind in "iu":
            return self.reduced(listed.astype(np.int64))
        residues = [self._residue(value) for value in listed.flat]
        return np.array(residues, dtype=np.int64).reshape(listed.shape)

    def _residue(self, value: Any) -> int:
        if isinstance(value, Rational | Integral | SympyRational):
            return residue(Fraction(int(value.numerator), int(value.denominator)), self.prime)
        required = "constants of a network must be exact numbers"
        raise InputError(required, shown(value), "Fraction or sympy's Rational")

    def matmul(self, left: Residues, right: Residues) -> Residues:
        """Return a product of matrices, or of stacks of them, exactly."""
        is_short, is_small = self.prime < SHORT, left.size * right.shape[-1] < _SMALL
        if is_short and is_small:  # products below 2^44 of numbers that are not negative
            return self.reduced(np.matmul(left, right))
        most = EXACT_SHORT if is_short else _EXACT
        if (inner := left.shape[-1]) > most:
            blocks = range(0, inner, most)
            parts = (
                self.matmul(left[..., i : i + most], right[..., i : i + most, :]) for i in blocks
            )
            return self.reduced(sum(parts))  # type: ignore[arg-type]
        left, right = self._symmetric(left), self._symmetric(right)
        if is_short:
            return self.reduced(self._by_floats(left, right))
        high = (left + _HALF // 2) // _HALF
        product = np.matmul if is_small else self._by_floats
        first, second = product(high, right), product(left - high * _HALF, right)
        return self.reduced(first % self.prime * _HALF + second)

    def _by_floats(self, left: Residues, right: Residues) -> Residues:
        product = np.matmul(left.astype(np.float64), right.astype(np.float64))
        whole: Residues = product.astype(np.int64)
        return whole

    def power(self, values: Residues, exponent: int) -> Residues:
        result, square = None, values
        while exponent:
            if exponent & 1:
                result = square if result is None else result * square % self.prime
            exponent >>= 1
            square = square * square % self.prime if exponent else square
        return np.ones_like(values) if result is None else result

    def inverse(self, values: Residues) -> Residues:
        """Return the inverses of residues.

        Raises
        ------
        ZeroDivisionError
            When one of them vanishes: a pole of the function at this input.
        """
        if not values.all():
            raise ZeroDivisionError(f"a denominator vanishes modulo {self.prime}")
        return self.power(values, self.prime - 2)

    def _symmetric(self, values: Residues) -> Residues:
        half = self.prime // 2
        return np.where(values > half, values - self.prime, values)


Arithmetic = Plain | Modular
