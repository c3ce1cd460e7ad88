"""Layers made of layers, and rearrangements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import zip_longest
from math import prod
from operator import add, mul
from typing import Any

import numpy as np

from nnag_m2.errors import InputError
from nnag_m2.networks.layers.layer import Layer, Shape, as_layers, as_shape


def output_shape(layers: Sequence[Layer], shape: Shape) -> Shape:
    """Return the shape of what a sequence of layers makes of inputs of a shape."""
    for layer in layers:
        shape = layer.output_shape(shape)
    return shape


def tensor_shapes(layers: Sequence[Layer], shape: Shape) -> tuple[tuple[Shape, ...], ...]:
    """Return the shapes of arrays of parameters, layer by layer."""
    found = []
    for layer in layers:
        found.append(layer.tensor_shapes(shape))
        shape = layer.output_shape(shape)
    return tuple(found)


def alternating(layers: Iterable[Layer], between: Iterable[Layer]) -> tuple[Layer, ...]:
    """Return layers with one of others behind each but the last."""
    pairs = zip_longest(layers, between)
    return tuple(layer for pair in pairs for layer in pair if layer is not None)


def apply(layers: Sequence[Layer], counts: Sequence[int], parameters: Sequence[Any], x: Any) -> Any:
    """Return what a sequence of layers makes of an input, with so many arrays for each layer."""
    start = 0
    for layer, count in zip(layers, counts, strict=True):
        x = layer.forward(parameters[start : start + count], x)
        start += count
    return x


class _Branches(Layer):
    """Sequences of layers that are applied to the same input."""

    branches: tuple[tuple[Layer, ...], ...]

    def __init__(self, branches: Any) -> None:
        listed = list(branches) if isinstance(branches, list | tuple) else [branches]
        checked = [[b] if isinstance(b, Layer) else b for b in listed]
        found = tuple(as_layers(branch, 0) for branch in checked)
        if not found:
            raise InputError("at least one sequence of layers is needed", "none")
        self._fix(branches=found)

    @property
    def chains(self) -> tuple[tuple[Layer, ...], ...]:
        """The branches."""
        return self.branches

    def tensor_shapes(self, shape: Shape) -> tuple[Shape, ...]:
        """Return the shapes of all branches, one after the other."""
        ends = [output_shape(branch, shape) for branch in self.branches]
        if not self._fit(ends):
            raise InputError("the branches must have outputs of one shape", f"{ends}")
        listed = [s for b in self.branches for layer in tensor_shapes(b, shape) for s in layer]
        return tuple(listed)

    def _fit(self, ends: list[Shape]) -> bool:
        return len(set(ends)) == 1

    def _outputs(self, parameters: Sequence[Any], x: Any) -> list[Any]:
        found, start, shape = [], 0, tuple(x.shape)
        for branch in self.branches:
            counts = [len(shapes) for shapes in tensor_shapes(branch, shape)]
            found.append(apply(branch, counts, parameters[start : start + sum(counts)], x))
            start += sum(counts)
        return found

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return ([list(branch) for branch in self.branches],), {}


class Sum(_Branches):
    """The sum of what sequences of layers make of an input; the empty one is the identity.

    Examples
    --------
    >>> from nnag_m2.networks import Network, layers as L
    >>> Network(1, [L.Sum([L.Dense(1), [L.Power(2), L.Dense(1)]])]).outputs
    (a11*x1 + b11*x1**2,)
    """

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return the sum of the branches."""
        return reduce(add, self._outputs(parameters, inputs))


class Product(_Branches):
    """The product, entry by entry, of what sequences of layers make of an input.

    Examples
    --------
    >>> from nnag_m2.networks import Network, layers as L
    >>> Network(1, [L.Product([L.Dense(1), L.Dense(1)])]).outputs
    (a11*b11*x1**2,)
    """

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return the product of the branches."""
        return reduce(mul, self._outputs(parameters, inputs))


class Parallel(_Branches):
    """What sequences of layers make of an input, one after the other along the first axis.

    Examples
    --------
    >>> from nnag_m2.networks import Network, layers as L
    >>> Network(1, [L.Parallel([[L.Dense(1)], [L.Power(2)]])]).outputs
    (a11*x1, x1**2)
    """

    def _fit(self, ends: list[Shape]) -> bool:
        return len({shape[1:] for shape in ends}) == 1

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return the outputs of the branches, joined."""
        return np.concatenate(self._outputs(parameters, inputs))


class Residual(Sum):
    """A block of layers whose input is added to its output.

    Parameters
    ----------
    layers
        Their outputs have the shape of their inputs.

    Examples
    --------
    >>> from nnag_m2.networks import Network, layers as L
    >>> Network(1, [L.Residual([L.Dense(1), L.Power(2)])]).outputs
    (a11**2*x1**2 + x1,)
    """

    def __init__(self, layers: Any) -> None:
        self._fix(branches=((), as_layers(layers)))

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (list(self.branches[1]),), {}


class Reshape(Layer):
    """The same entries in another shape.

    Examples
    --------
    >>> from nnag_m2.networks import Network
    >>> Network((2, 3), [Reshape(6)]).output_shape
    (6,)
    """

    shape: Shape

    def __init__(self, shape: Any) -> None:
        self._fix(shape=as_shape(shape, "shape"))

    def tensor_shapes(self, shape: Shape) -> tuple[Shape, ...]:
        """Return that there are no parameters."""
        if prod(shape) != prod(self.shape):
            required = f"inputs have {prod(self.shape)} entries"
            raise InputError(required, f"shape {shape}", part="Reshape")
        return ()

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return the entries in this shape."""
        del parameters
        return inputs.reshape(self.shape)

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (self.shape[0] if len(self.shape) == 1 else self.shape,), {}
