"""Matrices of parameters: dense, with shared weights, or those that commute with a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sympy.combinatorics import Permutation, PermutationGroup

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.errors import InputError, shown
from nnag_m2.networks.layers.layer import Ends, Layer, Shape, need_axes
from nnag_m2.networks.names import positive_int


class Dense(Layer):
    """A linear or affine map of the first axis: ``x -> W x`` or ``x -> W x + b``.

    Parameters
    ----------
    width
        The number of rows of ``W``.
    bias
        Whether there is a ``b``; it is column 0 of the parameters.

    Examples
    --------
    >>> from nnag_m2.networks import Network
    >>> Network(2, [Dense(1, bias=True)]).outputs
    (a10 + a11*x1 + a12*x2,)
    """

    width: int
    bias: bool

    def __init__(self, width: int, *, bias: bool = False) -> None:
        self._fix(width=positive_int(width, "the width"), bias=bool(bias))

    @property
    def first_column(self) -> int:  # type: ignore[override]
        """The bias has number 0."""
        return 0 if self.bias else 1

    def tensor_shapes(self, shape: Shape) -> tuple[Shape, ...]:
        """Return the shape of the matrix, with a column for the bias."""
        need_axes(self, shape, (1, 2), "vectors, or matrices of which it takes the columns")
        return ((self.width, shape[0] + self.bias),)

    def output_shape(self, shape: Shape) -> Shape:
        """Return the shape with another first axis."""
        return (self.width, *shape[1:])

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return the matrix times the input."""
        (weights,) = parameters
        if not self.bias:
            return weights @ inputs
        product = weights[:, 1:] @ inputs
        return product + (weights[:, 0] if inputs.ndim == 1 else weights[:, :1])

    def ends(self, tensors: Sequence[Any]) -> Ends:
        """Return the matrix, on both sides."""
        (weights,) = tensors
        bias = weights[:, :1] if self.bias else None
        return Ends((weights[:, int(self.bias) :],), (weights,), bias)


class SharedDense(Layer):
    """A linear map whose matrix has equal entries where a pattern says so.

    Parameters
    ----------
    pattern
        A matrix of ints: entries with equal positive numbers share a weight, at 0 there is none.
        The numbers are 1 to the number of weights.

    Examples
    --------
    >>> from nnag_m2.networks import Network
    >>> Network(3, [SharedDense([[1, 2, 0], [0, 1, 2]])]).outputs
    (a1*x1 + a2*x2, a1*x2 + a2*x3)
    """

    pattern: tuple[tuple[int, ...], ...]

    def __init__(self, pattern: Any) -> None:
        required = "a pattern is a matrix of the ints 0, 1, ..., with all numbers up to the largest"
        try:
            listed = np.array([[int(entry) for entry in row] for row in pattern])
        except (TypeError, ValueError) as error:
            raise InputError(required, shown(pattern)) from error
        numbers = set(listed.ravel().tolist()) - {0}
        if listed.ndim != 2 or not numbers or numbers != set(range(1, max(numbers) + 1)):
            raise InputError(required, shown(pattern))
        self._fix(pattern=tuple(map(tuple, listed.tolist())))

    @classmethod
    def commuting(cls, group: Any, outputs: Any = None) -> SharedDense:
        """Return the layer of all matrices that commute with a group.

        Parameters
        ----------
        group
            Permutations of the inputs that generate the group: sympy's ``PermutationGroup``, or
            lists such as ``[1, 2, 0]``, which moves input 0 to 1.
        outputs
            For each of them, in this sequence, a permutation of the outputs; by default the same.

        Examples
        --------
        >>> SharedDense.commuting([[1, 2, 0]])  # circulant matrices
        SharedDense(((1, 2, 3), (3, 1, 2), (2, 3, 1)))
        """
        before = _permutations(group)
        behind = before if outputs is None else _permutations(outputs)
        if len(before) != len(behind):
            required = "a permutation of outputs is needed for each one of inputs"
            raise InputError(required, f"{len(behind)} for {len(before)}", part="SharedDense")
        return cls(_orbits(before, behind))

    def tensor_shapes(self, shape: Shape) -> tuple[Shape, ...]:
        """Return the number of weights."""
        need_axes(self, shape, (1, 2), "vectors, or matrices of which it takes the columns")
        if shape[0] != len(self.pattern[0]):
            raise InputError(f"inputs have {len(self.pattern[0])} entries", f"shape {shape}")
        return ((max(map(max, self.pattern)),),)

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return the matrix with shared entries times the input."""
        (weights,) = parameters
        return np.concatenate([np.zeros(1, dtype=int), weights])[np.array(self.pattern)] @ inputs

    def ends(self, tensors: Sequence[Any]) -> Ends:
        """Return all weights as one row and as one column: all may be scaled together."""
        (weights,) = tensors
        return Ends((weights.reshape(-1, 1),), (weights.reshape(1, -1),))


class GroupConv(SharedDense):
    """A group convolution: ``(w * x)(g) = sum_h w(g^-1 h) x(h)``, for functions on a finite group.

    The matrix commutes with the group's action from the left; all outputs are kept.

    Parameters
    ----------
    group
        The table: a square of ints from 0, entry ``(g, h)`` is the product; or sympy's
        ``PermutationGroup``, in the sequence of its ``elements``, identity first; or an int ``n``
        for the cyclic group.

    Examples
    --------
    >>> GroupConv(3).pattern
    ((1, 2, 3), (3, 1, 2), (2, 3, 1))
    """

    table: tuple[tuple[int, ...], ...]

    def __init__(self, group: Any) -> None:
        table = _group_table(group)
        identity = table.index(tuple(range(len(table))))
        inverse = [row.index(identity) for row in table]
        size = range(len(table))
        super().__init__([[table[inverse[g]][h] + 1 for h in size] for g in size])
        self._fix(table=table)

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (self.table,), {}


def _permutations(group: Any) -> list[list[int]]:
    """Return permutations as lists of images."""
    if isinstance(group, PermutationGroup):
        return [list(p.array_form) for p in group.generators]
    required = "permutations are lists such as [1, 2, 0]"
    if not in_sequence(group) or not all(
        in_sequence(p) or isinstance(p, Permutation) for p in group
    ):
        raise InputError(required, shown(group), part="SharedDense")
    found = [[int(i) for i in (p.array_form if isinstance(p, Permutation) else p)] for p in group]
    if not found or any(sorted(p) != list(range(len(found[0]))) for p in found):
        raise InputError(required, shown(group), part="SharedDense")
    return found


def _orbits(before: list[list[int]], behind: list[list[int]]) -> list[list[int]]:
    """Return a pattern whose numbers are the orbits of a group on places of a matrix."""
    pattern = [[0] * len(before[0]) for _ in behind[0]]
    number = 0
    for row in range(len(pattern)):
        for column in range(len(pattern[0])):
            if pattern[row][column]:
                continue
            number += 1
            new = [(row, column)]
            while new:
                i, j = new.pop()
                if not pattern[i][j]:
                    pattern[i][j] = number
                    new += [(q[i], p[j]) for p, q in zip(before, behind, strict=True)]
    return pattern


def _group_table(group: Any) -> tuple[tuple[int, ...], ...]:
    """Return the table of a group, checked."""
    if isinstance(group, int | np.integer) and not isinstance(group, bool):
        size = positive_int(group, "the order of a cyclic group")
        return tuple(tuple((g + h) % size for h in range(size)) for g in range(size))
    if isinstance(group, PermutationGroup):
        elements = sorted(group.elements, key=lambda p: p.array_form)
        place = {element: i for i, element in enumerate(elements)}
        return tuple(tuple(place[g * h] for h in elements) for g in elements)
    required = "a group is an int, sympy's PermutationGroup, or the square table of its products"
    if not in_sequence(group) or not all(in_sequence(row) for row in group):
        raise InputError(required, shown(group), part="GroupConv")
    table = tuple(tuple(int(entry) for entry in row) for row in group)
    _check_table(table, required)
    return table


def _check_table(table: tuple[tuple[int, ...], ...], required: str) -> None:
    size = range(len(table))
    latin = all(sorted(row) == list(size) for row in (*table, *zip(*table, strict=False)))
    has_identity = latin and any(list(row) == list(size) for row in table)
    products = np.array(table)
    # (g h) k and g (h k), for each g
    if not has_identity or not all(np.array_equal(products[g], g[products]) for g in products):
        raise InputError(required, shown(table), part="GroupConv")
