"""A layer that was read from another library: a sequence of operations, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import Any, TypeAlias

import numpy as np

from nnag_m2.networks.layers.convolution import padded, shifted
from nnag_m2.networks.layers.function import NamedArrays
from nnag_m2.networks.layers.layer import Shape


@dataclass(frozen=True)
class Constant:
    """An array of exact numbers: its shape and its entries."""

    shape: Shape
    entries: tuple[Fraction, ...]

    @property
    def array(self) -> Any:
        """The numbers in an array of objects."""
        array = np.empty(len(self.entries), dtype=object)
        array[:] = self.entries
        return array.reshape(self.shape)


Operand: TypeAlias = int | Constant
"""The number of a value: of an array of parameters, of the input, of a step; or a constant."""


@dataclass(frozen=True)
class Step:
    """An operation, what it is applied to, and its settings."""

    operation: str
    operands: tuple[Operand, ...]
    settings: tuple[Any, ...] = ()


class Program(NamedArrays):
    """Steps that are applied one after the other to arrays of parameters and an input.

    Parameters
    ----------
    parameters
        Names and shapes of the arrays of parameters, which are the first values.
    steps
        The operations; the input is the value that follows the arrays, then come the steps.
    result
        Which value is the output.
    """

    steps: tuple[Step, ...]
    result: int

    def __init__(self, parameters: Any, steps: Any, result: int) -> None:
        self._fix(parameters=tuple(parameters), steps=tuple(steps), result=result)

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return what the steps make of an input."""
        values = [*parameters, inputs]
        for step in self.steps:
            operands = [o.array if isinstance(o, Constant) else values[o] for o in step.operands]
            values.append(OPERATIONS[step.operation](*operands, *step.settings))
        return values[self.result]

    def __str__(self) -> str:
        return f"Program of {len(self.steps)} steps"


def contract(
    left: Any, right: Any, along: tuple[tuple[int, ...], tuple[int, ...]],
    shared: tuple[tuple[int, ...], tuple[int, ...]] = ((), ()),
) -> Any:  # fmt: skip
    """Return sums of products: along some axes of both, for each entry of shared ones.

    The axes of the result are the shared ones, the others of the left, the others of the right.
    """
    if not shared[0] and len(along[0]) == 1 and left.ndim <= 2 and right.ndim <= 2:
        first = left.T if left.ndim == 2 and along[0] == (0,) else left
        second = right.T if right.ndim == 2 and along[1] == (1,) else right
        return first @ second
    letters = iter("abcdefghijklmnopqrstuvwxyz")
    one = {axis: next(letters) for axis in range(left.ndim)}
    both = zip((*along[0], *shared[0]), (*along[1], *shared[1]), strict=True)
    two = {theirs: one[ours] for ours, theirs in both}
    two |= {axis: next(letters) for axis in range(right.ndim) if axis not in two}
    first_free = [one[a] for a in range(left.ndim) if a not in (*along[0], *shared[0])]
    second_free = [two[a] for a in range(right.ndim) if a not in (*along[1], *shared[1])]
    kept = [*(one[a] for a in shared[0]), *first_free, *second_free]
    before = "".join(one.values()), "".join(two[a] for a in range(right.ndim))
    return np.einsum(f"{before[0]},{before[1]}->{''.join(kept)}", left, right)


def spread(value: Any, shape: Shape, axes: tuple[int, ...]) -> Any:
    """Return a value in a larger shape, its own axes at some places."""
    inner = [1] * len(shape)
    for axis, place in enumerate(axes):
        inner[place] = np.shape(value)[axis]
    return np.reshape(value, tuple(inner)) + np.zeros(shape, dtype=int)


def convolve(inputs: Any, filters: Any, stride: Shape, padding: Shape) -> Any:
    """Return filters ``(channels, channels before, ...)`` applied to inputs ``(N, channels, ...)``.

    The first axis of the inputs is not seen by the filters.
    """
    windows = shifted(padded(inputs, padding), filters.shape[2:], stride)
    lengths = windows[0].shape[2:]
    count, channels = inputs.shape[0], filters.shape[0]
    columns = np.stack(windows, axis=2).reshape((count, -1, prod(lengths)))
    parts = [filters.reshape((channels, -1)) @ columns[i] for i in range(count)]
    return np.stack(parts, axis=0).reshape((count, channels, *lengths))


OPERATIONS: dict[str, Callable[..., Any]] = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b,
    "negative": lambda a: -a,
    "power": lambda a, exponent: a**exponent,
    "contract": contract,
    "sum": lambda a, axes, keepdims=False: np.sum(a, axis=axes, keepdims=keepdims),
    "reshape": np.reshape,
    "transpose": np.transpose,
    "swapaxes": np.swapaxes,
    "expand_dims": np.expand_dims,
    "squeeze": np.squeeze,
    "part": lambda a, places: a[tuple(p if isinstance(p, int) else slice(*p) for p in places)],
    "concatenate": lambda *arguments: np.concatenate(arguments[:-1], axis=arguments[-1]),
    "stack": lambda *arguments: np.stack(arguments[:-1], axis=arguments[-1]),
    "spread": spread,
    "convolve": convolve,
}
"""What the steps do."""
