"""What layers have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import Any, TypeAlias

import numpy as np
from sympy import ImmutableDenseMatrix

from nnag_m2.algebra.arguments import in_sequence, list_argument
from nnag_m2.algebra.modular.primes import LARGEST_PRIME
from nnag_m2.errors import InputError, shown
from nnag_m2.networks._arithmetic import Modular
from nnag_m2.networks._batches import Batch
from nnag_m2.networks._values import Value
from nnag_m2.networks.names import check_size, positive_int
from nnag_m2.networks.symmetries import Symmetry

Shape: TypeAlias = tuple[int, ...]
Terms: TypeAlias = tuple[tuple[int, Fraction], ...]


@dataclass(frozen=True)
class Ends:
    """The parameters of a layer that meet its inputs and its outputs.

    Attributes
    ----------
    incoming
        Arrays with a column for each entry of the first axis of an input: multiplied from the
        right by ``g``, the layer does what it did to ``g x``.
    outgoing
        Arrays with a row for each entry of the first axis of an output: multiplied from the
        left by ``g``, the output is multiplied by ``g``.
    bias
        What is added to the output, a column, also part of ``outgoing``; or ``None``.
    """

    incoming: tuple[Any, ...]
    outgoing: tuple[Any, ...]
    bias: Any = None


class Layer(Value):
    """A map with parameters: its forward pass, written with ``+ * @ **`` on arrays.

    A layer of one's own is a subclass with ``tensor_shapes`` and ``forward``, which keeps the
    arguments that it is made of by ``_fix``; what else is here has defaults.
    """

    first_column = 1
    """Where the last index of parameters' names starts to count: at 0 where a bias comes first."""

    def tensor_shapes(self, shape: Shape) -> tuple[Shape, ...]:
        """Return the shapes of the arrays of parameters, for inputs of a shape; none by default.

        Raises
        ------
        InputError
            When the layer does not take inputs of this shape.
        """
        del shape
        return ()

    @property
    def names(self) -> tuple[str, ...]:
        """How the names of the parameters in each array begin; none for letters that are free."""
        return ()

    def output_shape(self, shape: Shape) -> Shape:
        """Return the shape of the output for inputs of a shape; by default by a forward pass.

        The pass is one of residues, which refuses what is no sum, product, power or rearrangement.
        """
        arithmetic, chance = Modular(LARGEST_PRIME), np.random.default_rng(1)
        shapes = self._checked_shapes(shape)
        values = [chance.integers(1, LARGEST_PRIME, size=s, dtype=np.int64) for s in shapes]
        *parameters, inputs = (Batch(v, arithmetic, False) for v in values)
        output = self.forward(parameters, inputs)
        if not isinstance(output, Batch) or not output.size:
            raise InputError("a forward pass returns an array made of its arguments", shown(output))
        return output.shape

    def _checked_shapes(self, shape: Shape) -> list[Shape]:
        """Return the shapes of all arguments of the forward pass, none of which is too large."""
        shapes = [*self.tensor_shapes(shape), shape]
        for one in shapes:
            check_size(prod(one))
        return shapes

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return the output for arrays of parameters and one input."""
        raise NotImplementedError

    @property
    def terms(self) -> Terms | None:
        """Exponents and coefficients, when the layer applies a polynomial to each entry."""
        return None

    def ends(self, tensors: Sequence[Any]) -> Ends | None:
        """Return the parameters that meet inputs and outputs; ``None`` if that is not known."""
        del tensors
        return None

    def own_ends(self, tensors: Sequence[Any]) -> tuple[tuple[Ends, Ends], ...]:
        """Return pairs of ends inside the layer between which a general linear group acts."""
        del tensors
        return ()

    def own_symmetries(self, tensors: Sequence[Any], scale: Any) -> tuple[Symmetry, ...]:
        """Return changes of the layer's parameters that leave the layer's function as it is."""
        del tensors, scale
        return ()

    @property
    def chains(self) -> tuple[tuple[Layer, ...], ...]:
        """The sequences of layers that this one is made of."""
        return ()


def as_layers(layers: Any, least: int = 1) -> tuple[Layer, ...]:
    """Return layers in a tuple, checked."""
    found = tuple(list_argument(layers, "layers", "[layers.Dense(2)]"))
    for layer in found:
        if not isinstance(layer, Layer):
            hint = "nnag_m2.layers.Power(2) for an activation"
            raise InputError("each of the layers must be a Layer", shown(layer), hint)
    if len(found) < least:
        raise InputError(f"at least {least} layers are needed", f"{len(found)}")
    return found


def as_shape(shape: Any, what: str = "input shape") -> Shape:
    """Return a shape as a tuple of positive ints; an int stands for a vector."""
    listed = shape if in_sequence(shape) else (shape,)
    found = tuple(positive_int(n, f"each part of the {what}") for n in listed)
    if not found:
        raise InputError(f"an {what} has at least one axis", "()")
    return found


def need_axes(layer: Layer, shape: Shape, axes: Sequence[int], words: str) -> None:
    """Raise if inputs do not have one of some numbers of axes."""
    if len(shape) not in axes:
        raise InputError(f"inputs of {layer!r} are {words}", f"shape {shape}")


def matrix(array: Any) -> ImmutableDenseMatrix:
    """Return an array of symbols with two axes as a matrix."""
    return ImmutableDenseMatrix(*array.shape, list(array.reshape(-1)))
