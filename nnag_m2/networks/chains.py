"""Known symmetries of layers in a sequence: what one does to its outputs, a later one undoes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count
from math import prod
from typing import Any

import numpy as np

from nnag_m2.algebra.modular.primes import LARGEST_PRIME, rank
from nnag_m2.networks.junctions import Junction
from nnag_m2.networks.layers.combinations import Reshape, tensor_shapes
from nnag_m2.networks.layers.convolution import Pool
from nnag_m2.networks.layers.layer import Ends, Layer, Shape, Terms
from nnag_m2.networks.symmetries import Symmetry


@dataclass(frozen=True)
class Placed:
    """A layer, its arrays of parameters, and where its inputs come from if that is known."""

    layer: Layer
    tensors: tuple[Any, ...]
    junction: Junction | None


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

        Parameters
        ----------
        scale
            A symbol that is none of the parameters.
        """
        for place in self.placed(count(1)):
            if place.junction is not None:
                yield from place.junction.symmetries(scale)
            yield from place.layer.own_symmetries(place.tensors, scale)

    def orbit_dimension(self) -> int:
        """Return the dimension of a general orbit of the known continuous symmetries, at least.

        The arrays must be those of the parameters' places.  It is the rank, at a random point
        modulo a prime, of the vector fields of the groups.
        """
        size = sum(tensor.size for tensor in self.tensors)
        point = np.random.default_rng(1).integers(1, LARGEST_PRIME, size=size, dtype=np.int64)
        parts = [np.zeros((0, size), dtype=np.int64)]
        for place in self.placed(count(1)):
            own = [Junction(*ends, (), 0) for ends in place.layer.own_ends(place.tensors)]
            between = [] if place.junction is None else [place.junction]
            parts += [j.vector_fields(point) for j in between + own]
        return rank(np.concatenate(parts), LARGEST_PRIME)

    def placed(self, numbers: Iterator[int]) -> Iterator[Placed]:
        """Yield the layers in their sequence, those inside of blocks too; not those without arrays.

        Parameters
        ----------
        numbers
            For the hidden layers.
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
                joined = before is not None and behind is not None
                yield Placed(
                    layer,
                    tensors,
                    Junction(before, behind, tuple(between), next(numbers)) if joined else None,  # type: ignore[arg-type]
                )
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
