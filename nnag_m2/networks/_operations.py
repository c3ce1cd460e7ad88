"""Sums, products and powers of batches: what the operators of numpy do with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial, reduce
from numbers import Integral
from typing import Any, TypeVar

import numpy as np

from nnag_m2.algebra.arguments import is_whole
from nnag_m2.errors import InputError, shown
from nnag_m2.networks._arithmetic import Arithmetic
from nnag_m2.networks._batches import OPERATIONS, Array, Batch, Pull, record

F = TypeVar("F", bound=Callable[..., Any])

_LONG = 200
"""A product entry by entry takes as long as so many multiplications in a product of matrices."""


def named(*names: str) -> Callable[[F], F]:
    """Register what functions of numpy do."""

    def register(function: F) -> F:
        OPERATIONS.update(dict.fromkeys(names, function))
        return function

    return register


def _arithmetic(values: Sequence[Any]) -> Arithmetic:
    return next(value.arithmetic for value in values if isinstance(value, Batch))


def as_batches(*values: Any) -> list[Batch]:
    """Return numbers and arrays of them as batches too."""
    arithmetic = _arithmetic(values)
    return [
        value if isinstance(value, Batch) else Batch(arithmetic.constant(value), arithmetic, False)
        for value in values
    ]


@named("add")
def add(left: Any, right: Any) -> Batch:
    """Return the sum."""
    a, b = as_batches(left, right)
    axes = max(a.ndim, b.ndim)
    values = a.arithmetic.reduced(a.aligned(axes) + b.aligned(axes))
    result = Batch(values, a.arithmetic, a.has_batch or b.has_batch)
    if not result.has_batch and (a.has_tangent or b.has_tangent):
        result.push = lambda: reduce(
            add, [x.tangent() + np.zeros(result.shape, dtype=int) for x in (a, b) if x.has_tangent]
        )
    return record(result, [(a, a.summed, None), (b, b.summed, None)])


@named("multiply")
def multiply(left: Any, right: Any) -> Batch:
    """Return the product, entry by entry."""
    a, b = as_batches(left, right)
    axes = max(a.ndim, b.ndim)
    first, second = a.aligned(axes), b.aligned(axes)
    result = Batch(a.arithmetic.reduced(first * second), a.arithmetic, a.has_batch or b.has_batch)
    _push_by_rule(result, multiply, a, b)
    reduced = a.arithmetic.reduced
    return record(
        result,
        [
            (a, lambda cotangent: a.summed(reduced(cotangent * second)), None),
            (b, lambda cotangent: b.summed(reduced(cotangent * first)), None),
        ],
    )


@named("matmul", "dot")
def matmul(left: Any, right: Any) -> Batch:
    """Return the product of matrices, or of matrix and vector."""
    a, b = as_batches(left, right)
    if not a.ndim or not b.ndim:
        raise InputError("matrix products need vectors or matrices", "a number")
    if a.shape[-1] != b.shape[-2 if b.ndim > 1 else 0]:
        required = "in a product of matrices the columns of one are as many as the rows of the next"
        raise InputError(required, f"shapes {a.shape} and {b.shape}")
    if a.ndim == 1 and b.ndim == 2 and a.has_batch and not b.has_batch:
        return _of_vector(a, b, False)
    if a.ndim == 2 and b.ndim == 1 and b.has_batch and not a.has_batch:
        return _of_vector(b, a, True)
    if a.ndim == 1 or b.ndim == 1:
        product = matmul(
            a[np.newaxis] if a.ndim == 1 else a, b[:, np.newaxis] if b.ndim == 1 else b
        )
        product = product[..., 0, :] if a.ndim == 1 else product
        return product[..., 0] if b.ndim == 1 else product
    return _matrix_product(a, b)


def _of_vector(vector: Batch, matrix: Batch, is_left: bool) -> Batch:
    """Return the product of a matrix, left or right, and a vector for each sample, in one."""
    arithmetic, sources = vector.arithmetic, vector.values
    columns = matrix.values.T if is_left else matrix.values
    result = Batch(arithmetic.matmul(sources, columns), arithmetic, True)

    def sides(cotangent: Array) -> tuple[Array, Array]:
        return (cotangent, sources) if is_left else (sources, cotangent)

    def outer(cotangent: Array) -> Array:
        first, second = sides(cotangent)
        return arithmetic.reduced(first[:, :, np.newaxis] * second[:, np.newaxis])

    def meet(cotangent: Array) -> Array:
        pairs = zip(sides(cotangent), matrix.factors or (), strict=True)
        first, second = (arithmetic.matmul(side, tangents.T) for side, tangents in pairs)
        return arithmetic.reduced(first * second)

    rule = meet if _is_long(matrix, 1) else None
    pull = partial(arithmetic.matmul, right=columns.T)
    return record(result, [(vector, pull, None), (matrix, outer, rule)])


def _is_long(matrix: Batch, other: int) -> bool:
    """Return whether it pays to meet tangents that are products by their columns and rows."""
    return matrix.factors is not None and matrix.size > _LONG * other


def _matrix_product(a: Batch, b: Batch) -> Batch:
    arithmetic, axes = a.arithmetic, max(a.ndim, b.ndim)
    first, second = a.aligned(axes), b.aligned(axes)
    result = Batch(arithmetic.matmul(first, second), arithmetic, a.has_batch or b.has_batch)
    _push_by_rule(result, matmul, a, b)

    def meet(factors: Any, other: Array, is_left: bool) -> Pull:
        """Return how cotangents meet tangents that are products of a column and a row."""

        def product(cotangent: Array) -> Array:
            columns, rows = factors
            if is_left:
                one = arithmetic.matmul(columns, cotangent)
                two = arithmetic.matmul(rows, other)
            else:
                one = arithmetic.matmul(other, columns.T).swapaxes(-1, -2)
                two = arithmetic.matmul(cotangent, rows.T).swapaxes(-1, -2)
            products = arithmetic.reduced(one * two).sum(axis=-1)
            between = tuple(range(1, products.ndim - 1))
            return arithmetic.reduced(products.sum(axis=between))

        return product

    meets = (
        meet(a.factors, second, True) if _is_long(a, b.shape[-1]) else None,
        meet(b.factors, first, False) if _is_long(b, a.shape[-2]) else None,
    )
    return record(
        result,
        [
            (a, lambda c: a.summed(arithmetic.matmul(c, second.swapaxes(-1, -2))), meets[0]),
            (b, lambda c: b.summed(arithmetic.matmul(first.swapaxes(-1, -2), c)), meets[1]),
        ],
    )


@named("power")
def power(base: Any, exponent: Any) -> Batch:
    """Return a power with an exponent that is an int."""
    if not is_whole(exponent):
        raise InputError("exponents must be ints", shown(exponent))
    degree = int(exponent)
    if degree < 0:
        return power(reciprocal(base), -degree)
    (a,) = as_batches(base)
    arithmetic = a.arithmetic
    result = Batch(arithmetic.power(a.values, degree), arithmetic, a.has_batch)
    if not degree:
        return result

    def factor() -> Array:
        lowered = arithmetic.power(a.values, degree - 1)
        return arithmetic.reduced(lowered * (degree % getattr(arithmetic, "prime", degree + 1)))

    return _by_derivative(result, a, factor)


@named("reciprocal")
def reciprocal(value: Any) -> Batch:
    """Return the inverse of each entry."""
    (a,) = as_batches(value)
    arithmetic = a.arithmetic
    inverse = arithmetic.inverse(a.values)
    result = Batch(inverse, arithmetic, a.has_batch)
    return _by_derivative(result, a, lambda: arithmetic.reduced(-(arithmetic.power(inverse, 2))))


@named("divide", "true_divide")
def divide(left: Any, right: Any) -> Batch:
    """Return the quotient, entry by entry."""
    if isinstance(right, Integral | Fraction):
        return multiply(left, Fraction(1) / Fraction(right))
    (numerator, denominator) = as_batches(left, right)
    return multiply(numerator, reciprocal(denominator))


def _by_derivative(result: Batch, a: Batch, factor: Callable[[], Array]) -> Batch:
    """Remember a function that is applied to each entry, with its derivative."""
    reduced = a.arithmetic.reduced
    if a.has_tangent:
        result.push = lambda: multiply(a.tangent(), Batch(factor(), a.arithmetic, False))
    return record(result, [(a, lambda cotangent: reduced(cotangent * factor()), None)])


def _push_by_rule(result: Batch, product: Callable[[Any, Any], Batch], a: Batch, b: Batch) -> None:
    """Let tangents of a product follow from Leibniz's rule."""
    if result.has_batch or not (a.has_tangent or b.has_tangent):
        return

    def push() -> Batch:
        one, two = (Batch(x.values, x.arithmetic, False) for x in (a, b))
        parts = [product(a.tangent(), two)] if a.has_tangent else []
        return reduce(add, parts + ([product(one, b.tangent())] if b.has_tangent else []))

    result.push = push


@named("subtract")
def subtract(left: Any, right: Any) -> Batch:
    """Return the difference."""
    return add(left, multiply(right, -1) if isinstance(right, Batch) else -np.asarray(right))


OPERATIONS |= {
    "negative": lambda value: multiply(value, -1),
    "positive": lambda value: value,
    "copy": lambda value: value,
    "square": lambda value: power(value, 2),
}
