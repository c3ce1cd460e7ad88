"""What the architectures share: everything follows from the forward pass.

The forward pass is written once, with the operations of numpy's arrays.  Applied to floats, ints
or fractions it evaluates; applied to symbols it gives the outputs as expressions; applied to the
generators of a sparse polynomial ring it expands them; applied to counts it says beforehand how
long the expansion will be at most.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from functools import cached_property
from math import comb
from numbers import Integral
from typing import Any

import numpy as np
from sympy import QQ, Symbol

from nnag_m2.algebra.arguments import in_sequence, shown
from nnag_m2.algebra.fields import as_variables
from nnag_m2.errors import InputError
from nnag_m2.networks._coefficients import Coefficients, anonymous_ring, coefficients, terms_in
from nnag_m2.networks.model import ParametricModel

TERM_LIMIT = 500_000
"""The largest number of terms in the expanded outputs."""

# Macaulay2 keeps i1 and o1 for itself; x1 is an input, y1 a coordinate, z1 left to the user.
_LETTERS = "abcdefghjklmnpqrstuvw" + string.ascii_uppercase

_LARGEST_LAYER = 1_000_000
"""So many symbols take some seconds and half a gigabyte."""


class Architecture(ParametricModel):
    """A network whose function follows from its forward pass."""

    _default: bool

    def _wire(self, inputs: Sequence[Symbol], default: Sequence[Symbol], parameters: Any) -> None:
        """Name inputs and parameters: with the default symbols, or with the user's."""
        given = tuple(default) if parameters is None else as_variables(parameters)
        if len(given) != len(default):
            raise InputError(f"{len(default)} parameters are needed", f"{len(given)}")
        self._name(inputs, given)
        self._fix(_default=given == tuple(default))

    def _own_parameters(self) -> dict[str, Any]:
        """Return the keyword for parameters, where they are not the default ones."""
        return {} if self._default else {"parameters": self.parameters}

    @cached_property
    def _coefficients(self) -> tuple[Coefficients, ...]:
        self._check_length()
        size = len(self.parameters)
        generators = np.array(anonymous_ring(size + len(self.inputs)).gens, dtype=object)
        outputs = self._forward(
            generators[:size], generators[size:], lambda q: QQ(q.numerator, q.denominator)
        )
        return tuple(coefficients(terms_in(output), size) for output in outputs)

    def _check_length(self) -> None:
        """Raise if the expanded outputs could have too many terms."""
        one = _Terms(1)
        counts = self._forward(
            np.full(len(self.parameters), one, dtype=object),
            np.full(len(self.inputs), one, dtype=object),
            int,
        )
        total = sum(count.number for count in counts)
        if total > TERM_LIMIT:
            required = f"the expanded outputs should have at most {TERM_LIMIT:,} terms"
            came = f"up to {total:,}" if total < 10**15 else f"up to some 10^{len(str(total)) - 1}"
            raise InputError(required, came, "smaller widths or a smaller degree")


class _Terms:
    """A bound for the number of terms of a polynomial, under the operations of polynomials."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __add__(self, other: Any) -> _Terms:
        return _Terms(self.number + (other.number if isinstance(other, _Terms) else 1))

    def __mul__(self, other: Any) -> _Terms:
        return _Terms(self.number * (other.number if isinstance(other, _Terms) else 1))

    def __pow__(self, exponent: int) -> _Terms:
        return _Terms(comb(self.number + exponent - 1, exponent))


def positive_int(value: Any, what: str) -> int:
    """Return a positive int; numpy's are welcome."""
    if not isinstance(value, Integral) or isinstance(value, bool) or value < 1:
        raise InputError(f"{what} must be a positive int", shown(value))
    return int(value)


def positive_ints(values: Any, what: str, least: int) -> tuple[int, ...]:
    """Return a tuple of positive ints, at least so many."""
    if not in_sequence(values):
        raise InputError(f"{what} must come in a tuple", shown(values))
    found = tuple(positive_int(value, f"each of the {what}") for value in values)
    if len(found) < least:
        raise InputError(f"at least {least} {what} are needed", shown(found))
    return found


def layer_letters(count: int) -> str:
    """Return one letter for the parameters of each layer: ``a``, ``b``, ...

    The letters i and o are left out, since Macaulay2 keeps ``i1`` and ``o1`` for itself, and x,
    y and z: ``x1`` is an input and ``y1`` a coordinate.
    """
    if count > len(_LETTERS):
        raise InputError(f"there are letters for {len(_LETTERS)} layers", f"{count} layers")
    return _LETTERS[:count]


def entries(letter: str, rows: int, columns: int, first: int = 1) -> list[Symbol]:
    """Return the symbols for the entries of a matrix, row by row.

    Parameters
    ----------
    letter
        What the names begin with.
    rows, columns
        The shape.
    first
        The number of the first column; rows are numbered from 1.

    Returns
    -------
    list of Symbol
        ``a11, a12, ...``; with columns of two digits ``a101, a102, ..., a110, ...``, so that the
        row is what stands before the last two digits.

    Examples
    --------
    >>> entries("a", 2, 2)
    [a11, a12, a21, a22]
    >>> entries("a", 12, 10)[-1]
    a1210
    """
    _check_size(rows * columns)
    last = first + columns - 1
    digits = len(str(last))
    return [
        Symbol(f"{letter}{row}{column:0{digits}}")
        for row in range(1, rows + 1)
        for column in range(first, last + 1)
    ]


def numbered(letter: str, count: int) -> list[Symbol]:
    """Return the symbols ``x1, x2, ...``."""
    _check_size(count)
    return [Symbol(f"{letter}{i}") for i in range(1, count + 1)]


def _check_size(count: int) -> None:
    """Refuse more symbols than a computer has room for."""
    if count > _LARGEST_LAYER:
        required = f"a network has up to {_LARGEST_LAYER:,} parameters in a layer, and inputs"
        raise InputError(required, "more", "a smaller network")
