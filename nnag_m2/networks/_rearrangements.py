"""What the functions of numpy do with batches that move, join and contract entries."""

from __future__ import annotations

from collections.abc import Sequence
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
    parts = as_batches(*arrays)
    place = axis % (parts[0].ndim + 1)
    return concatenate([expand_dims(part, place) for part in parts], place)


@named("expand_dims")
def expand_dims(value: Batch, axis: int | tuple[int, ...]) -> Batch:
    """Return an array with more axes of length 1."""
    axes, shape = np.atleast_1d(axis), list(value.shape)
    for place in np.sort(axes % (value.ndim + len(axes))):
        shape.insert(place, 1)
    return value.reshape(shape)


@named("squeeze")
def squeeze(value: Batch, axis: int | tuple[int, ...] | None = None) -> Batch:
    """Return an array without axes of length 1."""
    gone = [i for i, n in enumerate(value.shape) if n == 1]
    gone = gone if axis is None else (np.atleast_1d(axis) % value.ndim).tolist()
    return value.reshape([n for i, n in enumerate(value.shape) if i not in gone])


@named("moveaxis")
def moveaxis(value: Batch, source: int, destination: int) -> Batch:
    """Return an array with one axis elsewhere."""
    order = [i for i in range(value.ndim) if i != source % value.ndim]
    order.insert(destination % value.ndim, source % value.ndim)
    return value.transpose(order)


@named("take")
def take(value: Batch, indices: Any, axis: int | None = None) -> Batch:
    """Return entries by their places along an axis."""
    if axis is None:
        return value.ravel()[np.asarray(indices)]
    return value[(slice(None),) * (axis % value.ndim) + (np.asarray(indices),)]


@named("roll")
def roll(value: Batch, shift: int, axis: int = 0) -> Batch:
    """Return entries moved cyclically along an axis."""
    size = value.shape[axis]
    return take(value, (np.arange(size) - shift) % size, axis)


@named("diagonal")
def diagonal(value: Batch) -> Batch:
    """Return the diagonal of a matrix."""
    places = np.arange(min(value.shape))
    return value[places, places]


@named("trace")
def trace(value: Batch) -> Batch:
    """Return the sum of the diagonal of a matrix."""
    return diagonal(value).sum()


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
        required = "einsum is for letters that come once in each operand"
        raise InputError(required, shown(subscripts))
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


for _name in ("reshape", "transpose", "swapaxes", "sum", "ravel"):
    OPERATIONS[_name] = getattr(Batch, _name)
