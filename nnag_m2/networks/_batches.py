"""Arrays of one shape, one for each sample of a batch, that a forward pass sees as one array.

The batch is an axis that the forward pass does not see: inputs have it, parameters have not.
Modulo a prime, what is computed from parameters remembers how: *pulls* take cotangents, one for
each sample, back to what it was computed from.  Where parameters are many, *tangents* in random
directions are pushed forward through what depends on parameters only, and cotangents meet them
where it joins what depends on inputs; so no gradient is as long as the parameters are many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import prod
from typing import Any, TypeAlias

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin
from numpy.typing import NDArray

from nnag_m2.errors import InputError
from nnag_m2.networks._arithmetic import Arithmetic, Modular

Array: TypeAlias = NDArray[Any]
Pull: TypeAlias = Callable[[Array], Array]
Factors: TypeAlias = tuple[Array, Array]
"""Tangents of a matrix that are products of a column and a row: all columns, all rows."""

OPERATIONS: dict[str, Callable[..., Any]] = {}
"""What numpy's functions do with batches, by their names."""


class Batch(NDArrayOperatorsMixin):
    """An array for each sample, or one array for all of them.

    Parameters
    ----------
    values
        Shape ``(N, *shape)`` with a batch, ``shape`` without.
    arithmetic
        How to compute.
    has_batch
        Whether the first axis of the values runs through samples.
    """

    def __init__(self, values: Array, arithmetic: Arithmetic, has_batch: bool) -> None:
        self.values = values if isinstance(values, np.ndarray) else _scalar(values)
        self.arithmetic, self.has_batch = arithmetic, has_batch
        self.is_tracked = False
        self.cotangent: Array | None = None
        self.pulls: list[tuple[Batch, Pull]] = []
        self.meets: list[Pull] = []
        self.factors: Factors | None = None
        self.push: Callable[[], Batch] | None = None

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape that the forward pass sees."""
        return self.values.shape[1:] if self.has_batch else self.values.shape

    @property
    def ndim(self) -> int:
        """The number of axes that the forward pass sees."""
        return self.values.ndim - self.has_batch

    @property
    def size(self) -> int:
        """The number of entries that the forward pass sees."""
        return prod(self.shape)

    @property
    def T(self) -> Batch:  # noqa: N802 - numpy's name
        """The transpose."""
        return self.transpose()

    def __len__(self) -> int:
        return self.shape[0]

    def __iter__(self) -> Iterator[Batch]:
        return (self[i] for i in range(len(self)))

    def __bool__(self) -> bool:
        raise InputError("a forward pass must not depend on conditions", "a condition")

    def __getitem__(self, index: Any) -> Batch:
        listed = index if isinstance(index, tuple) else (index,)
        behind = (slice(None), *listed)
        is_plain = all(isinstance(i, slice | int | type(...) | type(None)) for i in listed)

        def pull(cotangent: Array) -> Array:
            back = np.zeros((len(cotangent), *self.shape), dtype=cotangent.dtype)
            if is_plain:
                back[behind] = cotangent
                return back
            np.add.at(back, behind, cotangent)
            return self.arithmetic.reduced(back)

        values = self.values[behind if self.has_batch else index]
        result = self.linear(values, pull, lambda tangent: tangent[index])
        if self.factors and len(listed) == 2 and all(isinstance(i, slice) for i in listed):
            columns, rows = self.factors
            result.factors = columns[:, listed[0]], rows[:, listed[1]]
        return result

    def reshape(self, *shape: Any) -> Batch:
        """Return the entries in another shape."""
        wanted = shape[0] if len(shape) == 1 and isinstance(shape[0], Sequence) else shape
        wanted = np.broadcast_to(0, self.shape).reshape(wanted).shape
        lead = self.values.shape[:1] if self.has_batch else ()
        return self.linear(
            self.values.reshape(lead + wanted),
            lambda cotangent: cotangent.reshape(len(cotangent), *self.shape),
            lambda tangent: tangent.reshape(wanted),
        )

    def ravel(self) -> Batch:
        """Return the entries in one row."""
        return self.reshape(-1)

    flatten = ravel

    def transpose(self, *axes: Any) -> Batch:
        """Return the array with permuted axes, by default reversed ones."""
        listed = axes[0] if len(axes) == 1 and not isinstance(axes[0], int) else axes
        order = [a % self.ndim for a in listed or ()] or list(range(self.ndim))[::-1]
        behind = [0, *(1 + a for a in order)]
        back = np.argsort(behind).tolist()
        result = self.linear(
            self.values.transpose(behind if self.has_batch else order),
            lambda cotangent: cotangent.transpose(back),
            lambda tangent: tangent.transpose(order),
        )
        if self.factors and order == [1, 0]:
            result.factors = self.factors[::-1]
        return result

    def swapaxes(self, first: int, second: int) -> Batch:
        """Return the array with two axes exchanged."""
        order = list(range(self.ndim))
        order[first], order[second] = order[second], order[first]
        return self.transpose(order)

    def sum(self, axis: Any = None, keepdims: bool = False) -> Batch:
        """Return sums along axes."""
        listed = range(self.ndim) if axis is None else (axis,) if isinstance(axis, int) else axis
        axes = tuple(a % self.ndim for a in listed)
        totals = self.values.sum(axis=tuple(a + self.has_batch for a in axes), keepdims=True)
        result = self.linear(
            self.arithmetic.reduced(totals),
            lambda cotangent: np.broadcast_to(cotangent, (len(cotangent), *self.shape)),
            lambda tangent: tangent.sum(axes, keepdims=True),
        )
        left = [n for i, n in enumerate(self.shape) if i not in axes]
        return result if keepdims else result.reshape(left)

    def aligned(self, axes: int) -> Array:
        """Return the values with as many axes, besides the batch, as others have."""
        if not self.has_batch or self.ndim == axes:
            return self.values
        return self.values.reshape(len(self.values), *(1,) * (axes - self.ndim), *self.shape)

    def summed(self, cotangent: Array) -> Array:
        """Return a cotangent of something that this was broadcast to, as one of this."""
        extra = cotangent.ndim - 1 - self.ndim
        result = cotangent.sum(axis=tuple(range(1, 1 + extra))) if extra else cotangent
        stretched = tuple(
            i + 1 for i, n in enumerate(self.shape) if n == 1 and result.shape[i + 1] != 1
        )
        result = result.sum(axis=stretched, keepdims=True) if stretched else result
        return self.arithmetic.reduced(result) if extra or stretched else result

    @property
    def has_tangent(self) -> bool:
        """Whether this depends on parameters only, in which directions were chosen."""
        return self.push is not None

    def tangent(self) -> Batch:
        """Return the tangents: a batch, one for each direction."""
        assert self.push is not None
        tangent = self.push()
        self.push = lambda: tangent
        return tangent

    def linear(self, values: Array, pull: Pull, push: Callable[[Batch], Batch]) -> Batch:
        """Return what a linear map without parameters makes of this."""
        result = Batch(values, self.arithmetic, self.has_batch)
        if self.has_tangent:
            result.push = lambda: push(self.tangent())
        return record(result, [(self, pull, None)])

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **keywords: Any) -> Any:
        name = ufunc.__name__ if method == "__call__" else f"{ufunc.__name__}.{method}"
        return _operation(name)(*inputs, **keywords)

    def __array_function__(self, function: Any, types: Any, args: Any, kwargs: Any) -> Any:
        del types
        return _operation(function.__name__)(*args, **kwargs)


def _scalar(value: Any) -> Array:
    """Return a single entry as an array again: numpy takes it out, and takes some for sequences."""
    array = np.empty((), dtype=getattr(value, "dtype", object))
    array[()] = value
    return array


def record(result: Batch, operands: Sequence[tuple[Batch, Pull, Pull | None]]) -> Batch:
    """Remember how cotangents of a result come back to its operands.

    Parameters
    ----------
    result
        What was computed.
    operands
        From what, each with its pull, and with what a cotangent and the operand's tangents have
        for products, shape ``(N, K)``, where that is computed in a way of its own.
    """
    for operand, pull, meet in operands:
        if not operand.is_tracked:
            continue
        result.is_tracked = True
        if not operand.has_tangent:
            result.pulls.append((operand, pull))
        elif result.has_batch:
            result.meets.append(meet or _meeting(operand, pull))
    if result.pulls or result.meets:
        assert isinstance(result.arithmetic, Modular)
        result.arithmetic.nodes.append(result)
    return result


def _meeting(operand: Batch, pull: Pull) -> Pull:
    """Return how cotangents and the tangents of an operand are multiplied."""

    def meet(cotangent: Array) -> Array:
        gradients, tangents = pull(cotangent), operand.tangent().values
        left, right = gradients.reshape(len(gradients), -1), tangents.reshape(len(tangents), -1)
        return operand.arithmetic.matmul(left, right.T)

    return meet


def _operation(name: str) -> Callable[..., Any]:
    if name not in OPERATIONS:
        required = "a forward pass is made of sums, products, powers and rearrangements"
        hint = "polynomial_activation for a function of one variable"
        raise InputError(required, f"the operation {name}", hint)
    return OPERATIONS[name]
