"""Known symmetries of layers in a sequence, and bounds for what they can compose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate, count, pairwise
from math import comb, prod
from typing import Any, TypeAlias

import numpy as np

from nnag_m2.algebra.modular.primes import LARGEST_PRIME, rank
from nnag_m2.networks.junctions import Junction
from nnag_m2.networks.layers.combinations import Reshape, tensor_shapes
from nnag_m2.networks.layers.convolution import Pool
from nnag_m2.networks.layers.dense import Dense
from nnag_m2.networks.layers.layer import Ends, Layer, Shape, Terms
from nnag_m2.networks.symmetries import Symmetry


def bound_of_layers(layers: Sequence[Layer], inputs: int) -> int | None:
    """Return ``composition_bound`` of layers that are dense with powers between, else ``None``."""
    widths, powers, biases, power = [inputs], [0], set(), 0
    for layer in layers:
        terms = layer.terms
        if isinstance(layer, Dense):
            widths.append(layer.width)
            powers.append(power or 1)
            biases.add(layer.bias)
            power = 0
        elif terms and len(terms) == 1 and terms[0][0] > 0 and len(widths) > 1:
            power = (power or 1) * terms[0][0]
        else:
            return None
    if power or len(biases) != 1:
        return None
    return composition_bound(widths, powers[2:], biases.pop())


def composition_bound(widths: Sequence[int], powers: Sequence[int], bias: bool) -> int:
    """Return a number that the dimension of a perceptron's neuromanifold does not exceed.

    The network is cut at any of its hidden layers.  Each part is in its space of all forms, or of
    all polynomials with bias, of its degree; and where two parts meet, the scalings of that layer
    move both and not what they compose to.  Sums of few squares are quadrics of bounded rank.  The
    least sum over all cuts is returned, a shortest path.

    Parameters
    ----------
    widths
        Of all layers, inputs and outputs included.
    powers
        The activation of each hidden layer, ``t**s`` up to a factor, ``s`` positive.
    bias
        Whether the layers are affine.

    Examples
    --------
    Behind two squares there are three binary quadrics, whatever four weights make of them:

    >>> composition_bound((100, 2, 2, 1), (2, 2), False)  # 200 + 3 - 2
    201
    """
    weights = sum((a + bias) * b for a, b in pairwise(widths))
    least = [0]
    for end in range(1, len(widths)):
        degrees = [1, *accumulate(reversed(powers[: end - 1]), lambda a, b: min(a * b, weights))]
        sizes = []
        for start in range(end):
            size = _forms(widths[start], degrees[end - 1 - start], bias) * widths[end]
            if end - start == 2 and powers[start] == 2 and widths[end] == 1:
                size = min(size, _sums_of_squares(widths[start], widths[end - 1], bias))
            sizes.append(least[start] - (widths[start] if start else 0) + size)
        least.append(min(sizes))
    return least[-1]


def _forms(variables: int, degree: int, bias: bool) -> int:
    """Return how many monomials of a degree there are, or up to it."""
    size = variables - (not bias)
    return comb(size + degree, size)


def _sums_of_squares(variables: int, squares: int, bias: bool) -> int:
    """Return the dimension of the quadrics of at most this rank, with a constant of its own."""
    size = variables + bias
    rank = min(size, squares)
    return rank * size - comb(rank, 2) + bias


Placed: TypeAlias = tuple[Layer, tuple[Any, ...], Junction | None]
"""A layer, its arrays of parameters, and where its inputs come from if that is known."""


@dataclass(frozen=True)
class Chain:
    """A sequence of layers with its arrays of parameters.

    Attributes
    ----------
    layers, shape
        The layers, and of what shape their inputs are.
    tensors
        The arrays of all of them, one after the other: of symbols, or of their places.
    """

    layers: tuple[Layer, ...]
    shape: Shape
    tensors: tuple[Any, ...]

    def symmetries(self, scale: Any) -> Iterator[Symmetry]:
        """Yield the known symmetries: of single layers, inside of blocks, and between layers.

        The scale is a symbol that is none of the parameters.
        """
        for layer, tensors, junction in self.placed(count(1)):
            if junction is not None:
                yield from junction.symmetries(scale)
            yield from layer.own_symmetries(tensors, scale)

    def orbit_dimension(self) -> int:
        """Return the dimension of a general orbit of the known continuous symmetries, at least.

        The arrays must be those of the parameters' places.  It is the rank, at a random point
        modulo a prime, of the vector fields of the groups.
        """
        size = sum(tensor.size for tensor in self.tensors)
        point = np.random.default_rng(1).integers(1, LARGEST_PRIME, size=size, dtype=np.int64)
        parts = [np.zeros((0, size), dtype=np.int64)]
        for layer, tensors, junction in self.placed(count(1)):
            own = [Junction(*ends, (), 0) for ends in layer.own_ends(tensors)]
            between = [] if junction is None else [junction]
            parts += [j.vector_fields(point) for j in between + own]
        return rank(np.concatenate(parts), LARGEST_PRIME)

    def placed(self, numbers: Iterator[int]) -> Iterator[Placed]:
        """Yield the layers in their sequence, those inside of blocks too; not those without arrays.

        Hidden layers get the numbers.
        """
        before: Ends | None = None
        between: list[Terms] = []
        start, shape, block = 0, self.shape, 1
        shapes = tensor_shapes(self.layers, self.shape)
        for layer, sizes in zip(self.layers, shapes, strict=True):
            tensors = self.tensors[start : start + len(sizes)]
            start += len(sizes)
            if layer.terms is not None or isinstance(layer, Pool):
                between += [layer.terms] if layer.terms else [_SUM]
            elif isinstance(layer, Reshape):
                before, block = _reshaped(before, shape, layer.shape, block)
            else:
                behind = layer.ends(tensors)
                if behind is not None and block > 1:
                    behind = replace(behind, incoming=_by_channel(behind.incoming, block))
                junction = None
                if before is not None and behind is not None:
                    junction = Junction(before, behind, tuple(between), next(numbers))
                yield layer, tensors, junction
                yield from self._inside(layer, shape, tensors, numbers)
                before, between, block = layer.ends(tensors), [], 1
            shape = layer.output_shape(shape)

    def _inside(
        self, layer: Layer, shape: Shape, tensors: Sequence[Any], numbers: Iterator[int]
    ) -> Iterator[Placed]:
        start = 0
        for layers in layer.chains:
            size = sum(map(len, tensor_shapes(layers, shape)))
            yield from Chain(layers, shape, tuple(tensors[start : start + size])).placed(numbers)
            start += size


def _reshaped(before: Ends | None, old: Shape, new: Shape, block: int) -> tuple[Ends | None, int]:
    """Return the ends that are still known behind a reshape, and how many entries a channel has."""
    if new[0] == old[0] and block == 1:
        return before, 1
    if before is None or len(new) > 1 or block > 1:
        return None, 1
    # A shift of a channel would be one of many entries.
    return replace(before, bias=None), prod(old[1:])


def _by_channel(arrays: tuple[Any, ...], block: int) -> tuple[Any, ...]:
    """Return arrays with a column for each channel, which had one for each of its entries."""
    split = (array.reshape(len(array), -1, block) for array in arrays)
    return tuple(np.moveaxis(one, 1, 2).reshape(-1, one.shape[1]) for one in split)


_SUM: Terms = ((1, Fraction(0)),)
"""Sums over windows are linear, as ``t`` is; how constants pass through them is left open."""
