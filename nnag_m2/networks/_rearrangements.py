"""What the functions of numpy do with batches that move, join and contract entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import numpy as np

from nnag_m2.errors import InputError, shown
from nnag_m2.networks._batches import OPERATIONS, Batch, Pull, record
from nnag_m2.networks._operations import add, as_batches, multiply, named


@named("concatenate")
def concatenate(arrays: Sequence[Any], axis: int = 0) -> Batch:
    """Return arrays joined along an axis."""
    parts = as_batches(*arrays)
    has_batch = any(part.has_batch for part in parts)
    count = next((len(p.values) for p in parts if p.has_batch), 1)
    place = axis % parts[0].ndim
    values = [
        np.broadcast_to(p.values, (count, *p.shape)) if has_batch and not p.has_batch else p.values
        for p in parts
    ]
    joined = np.concatenate(values, axis=place + has_batch)
    result = Batch(joined, parts[0].arithmetic, has_batch)
    ends = np.cumsum([0, *(part.shape[place] for part in parts)]).tolist()
    before = (slice(None),) * (place + 1)
    if not has_batch and any(part.has_tangent for part in parts):
        result.push = lambda: concatenate(
            [p.tangent() if p.has_tangent else np.zeros(p.shape, dtype=int) for p in parts], axis
        )

    def pull(start: int, end: int) -> Pull:
        return lambda cotangent: cotangent[(*before, slice(start, end))]

    operands = zip(parts, ends[:-1], ends[1:], strict=True)
    return record(result, [(part, pull(start, end), None) for part, start, end in operands])


@named("stack")
def stack(arrays: Sequence[Any], axis: int = 0) -> Batch:
    """Return arrays joined along a new axis."""
    parts: list[Any] = as_batches(*arrays)
    place = axis % (parts[0].ndim + 1)
    return concatenate([np.expand_dims(part, place) for part in parts], place)


@named("moveaxis")
def moveaxis(value: Batch, source: int, destination: int) -> Batch:
    """Return an array with one axis elsewhere."""
    order = [i for i in range(value.ndim) if i != source % value.ndim]
    order.insert(destination % value.ndim, source % value.ndim)
    return value.transpose(order)


@named("trace")
def trace(value: Any) -> Any:
    """Return the sum of the diagonal of a matrix."""
    return np.sum(np.diagonal(value))


@named("outer")
def outer(left: Any, right: Any) -> Batch:
    """Return the products of all entries of one vector with all of another."""
    a, b = as_batches(left, right)
    return multiply(a[:, np.newaxis], b[np.newaxis])


@named("einsum")
def einsum(subscripts: str, *operands: Any) -> Batch:
    """Return a sum of products in Einstein's notation, with letters only."""
    before, arrow, wanted = subscripts.replace(" ", "").partition("->")
    labels, parts = before.split(","), as_batches(*operands)
    letters = sorted(set("".join(labels)))
    if any(len(set(label)) < len(label) for label in labels) or not "".join(letters).isalpha():
        raise InputError("einsum is for letters that come once in each operand", shown(subscripts))
    if not arrow:
        wanted = "".join(c for c in letters if "".join(labels).count(c) == 1)
    factors = []
    for label, part in zip(labels, parts, strict=True):
        ordered = part.transpose([label.index(c) for c in letters if c in label])
        factors.append(ordered[tuple(slice(None) if c in label else None for c in letters)])
    summed: Batch = reduce(multiply, factors).sum(
        tuple(i for i, c in enumerate(letters) if c not in wanted)
    )
    kept = [c for c in letters if c in wanted]
    return summed.transpose([kept.index(c) for c in wanted]) if wanted else summed


@named("broadcast_to")
def broadcast_to(value: Batch, shape: Sequence[int]) -> Batch:
    """Return an array repeated to a larger shape."""
    return add(value, np.zeros(shape, dtype=int))


@named("shape")
def shape_of(value: Batch) -> tuple[int, ...]:
    """Return the shape that the forward pass sees."""
    return value.shape


def _rearranged(function: Callable[..., Any]) -> Callable[..., Batch]:
    """Return what a function of numpy that only moves entries does with batches."""

    def rearranged(value: Batch, *arguments: Any, **keywords: Any) -> Batch:
        places = np.arange(value.size)
        moved = function(places.reshape(value.shape), *arguments, **keywords)
        is_reshape = np.array_equal(np.ravel(moved), places)
        return value.reshape(moved.shape) if is_reshape else value.ravel()[moved]

    return rearranged


for _function in (np.diagonal, np.expand_dims, np.roll, np.squeeze, np.take):
    OPERATIONS[_function.__name__] = _rearranged(_function)

for _name in ("reshape", "transpose", "swapaxes", "sum", "ravel"):
    OPERATIONS[_name] = getattr(Batch, _name)
