"""What the architectures share: everything follows from the forward pass.

The forward pass is written once, with the operations of numpy's arrays.  Applied to floats, ints
or fractions it evaluates; applied to symbols it gives the outputs as expressions; applied to
residues it gives derivatives at sampled inputs (``jacobians``); applied to the generators of a
sparse polynomial ring it expands; applied to counts and degrees it says beforehand how long the
expansion will be at most, and in which space the functions are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from math import comb, prod
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Expr, Symbol, sympify

from nnag_m2.algebra.fields import as_variables
from nnag_m2.algebra.modular.primes import LARGEST_PRIME
from nnag_m2.errors import InputError, named, shown
from nnag_m2.networks import _rearrangements  # noqa: F401 - with it batches can do all
from nnag_m2.networks._arithmetic import Floats, Plain
from nnag_m2.networks._batches import Batch
from nnag_m2.networks._coefficients import Coefficients, anonymous_ring, coefficients
from nnag_m2.networks._counting import ASKED_INSTEAD, Cancelled, Degrees, Terms
from nnag_m2.networks.layers.combinations import apply, output_shape, tensor_shapes
from nnag_m2.networks.layers.layer import Layer, Shape
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.names import letters, tensor_entries

TERM_LIMIT = 500_000
"""The largest number of terms in the expanded outputs."""


class Architecture(ParametricModel):
    """A network of layers, whose function follows from its forward pass."""

    input_shape: Shape
    output_shape: Shape
    layers: tuple[Layer, ...]
    _shapes: tuple[tuple[Shape, ...], ...]
    _default: bool
    _names_later: Callable[[], list[Symbol]]

    def _build(self, shape: Shape, layers: tuple[Layer, ...]) -> None:
        """Keep the layers, and the shapes of everything."""
        self._fix(input_shape=shape, layers=layers)
        self._fix(_shapes=tensor_shapes(layers, shape), output_shape=output_shape(layers, shape))

    @cached_property
    def tensor_shapes(self) -> tuple[Shape, ...]:
        """The shapes of the arrays of parameters, which ``parameters`` runs through in turn."""
        return tuple(shape for shapes in self._shapes for shape in shapes)

    @named
    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return the output for arrays of parameters and one input, by numpy's operations."""
        shapes = self.tensor_shapes
        if not isinstance(parameters, Sequence) or len(parameters) != len(shapes):
            raise InputError(f"{len(shapes)} arrays of parameters are needed", shown(parameters))
        for array, shape in zip((*parameters, inputs), (*shapes, self.input_shape), strict=True):
            # also many at once, along axes before
            if not hasattr(array, "shape") or tuple(array.shape)[-len(shape) or None :] != shape:
                raise InputError(f"an array of shape {shape} is needed", shown(array))
        return apply(self.layers, [len(shapes) for shapes in self._shapes], parameters, inputs)

    def _names(self) -> list[Symbol]:
        """Return the default symbols for the parameters."""
        found: list[Symbol] = []
        new, shape = letters(), self.input_shape
        for layer in self.layers:
            own = iter(layer.names)
            for tensor in layer.tensor_shapes(shape):
                letter = next(own, None) or next(new)
                found += tensor_entries(letter, tensor, layer.first_column)
            shape = layer.output_shape(shape)
        return found

    def _wire_letters(self, inputs: Sequence[Symbol], parameters: Any) -> None:
        """Name inputs ``x...``, and parameters by letters, or as given."""
        if parameters is not None or any(layer.names for layer in self.layers):
            self._wire(inputs, self._names(), parameters)
        else:  # when their symbols are needed: there may be millions
            self._fix(inputs=tuple(inputs), _names_later=self._names, _default=True)

    def _wire(self, inputs: Sequence[Symbol], default: Sequence[Symbol], parameters: Any) -> None:
        """Name inputs and parameters: with the default symbols, or with the user's."""
        given = tuple(default) if parameters is None else as_variables(parameters)
        if len(given) != len(default):
            raise InputError(f"{len(default)} parameters are needed", f"{len(given)}")
        self._name(inputs, given)
        self._fix(_default=given == tuple(default))

    @cached_property
    def parameters(self) -> tuple[Symbol, ...]:  # type: ignore[override]
        """The symbols of the parameters; by default letters with indices."""
        return tuple(self._names_later())

    def _own_parameters(self) -> dict[str, Any]:
        """Return the keyword for parameters, where they are not the default ones."""
        return {} if self._default else {"parameters": self.parameters}

    @named
    def tensors(self, parameters: NDArray[Any]) -> list[NDArray[Any]]:
        """Return what a numpy array has for each parameter in the arrays of the forward pass.

        Raises
        ------
        InputError
            For anything else.
        """
        count = self.parameter_count
        if not isinstance(parameters, np.ndarray) or parameters.shape != (count,):
            required = f"a numpy array of shape ({count},) is needed, an entry for each parameter"
            raise InputError(required, shown(parameters))
        ends = np.cumsum([0, *map(prod, self.tensor_shapes)]).tolist()
        spans = zip(ends[:-1], ends[1:], self.tensor_shapes, strict=True)
        return [parameters[start:end].reshape(shape) for start, end, shape in spans]

    def _applied(self, parameters: Iterable[Any], inputs: Iterable[Any]) -> list[Any]:
        """Return the outputs at values of any kind, for one input."""
        return list(self._forward(_objects(parameters), _objects(inputs)).astype(object))

    def _forward(self, parameters: NDArray[Any], inputs: NDArray[Any]) -> NDArray[Any]:
        arithmetic = Floats() if inputs.dtype.kind == "f" else Plain()
        lead = inputs.shape[:-1]
        values = inputs.reshape(prod(lead), *self.input_shape)
        tensors = [Batch(t, arithmetic, False) for t in self.tensors(parameters)]
        output = self.forward(tensors, Batch(values, arithmetic, True))
        if not output.has_batch:
            every = np.broadcast_to(output.values, (len(values), *output.shape))
            return every.reshape(*lead, output.size)
        outputs: NDArray[Any] = output.values.reshape(*lead, output.size)
        return outputs

    @cached_property
    def outputs(self) -> tuple[Expr, ...]:  # type: ignore[override]
        """The outputs as sympy expressions in inputs and parameters, in their natural form."""
        return tuple(map(sympify, self._applied(self.parameters, self.inputs)))

    @cached_property
    def _coefficients(self) -> tuple[Coefficients, ...]:
        self._check_length()
        size = self.parameter_count
        ring = anonymous_ring(size + len(self.inputs))
        outputs = self._applied(ring.gens[:size], ring.gens[size:])
        # constants are none of its elements yet
        return tuple(coefficients(ring(output), size) for output in outputs)

    def _check_length(self) -> None:
        """Raise if the expanded outputs could have too many terms."""
        total = self.term_bound()
        if total > TERM_LIMIT:
            required = f"equations need expanded outputs, of at most {TERM_LIMIT:,} terms"
            came = f"up to {total:,}" if total < 10**15 else f"up to some 10^{len(str(total)) - 1}"
            hint = f"{ASKED_INSTEAD}, which expand nothing; or smaller widths or a smaller degree"
            raise InputError(required, came, hint)

    def term_bound(self) -> int:
        """Return a number that the terms of the expanded outputs do not exceed."""
        one = Terms(1)
        counts = self._applied([one] * self.parameter_count, [one] * len(self.inputs))
        return sum(count.number for count in counts if isinstance(count, Terms))

    def ambient_dimension(self) -> int:
        """Return the number of monomial coordinates, without expanding anything.

        It is counted from the smallest and the largest degree of the outputs, at random parameters
        modulo a prime; only where terms cancel there, from the expanded outputs.

        Examples
        --------
        >>> from nnag_m2.networks import MLP
        >>> MLP((2, 2, 2, 2, 2, 1), 3).ambient_dimension()  # binary forms of degree 81
        82
        """
        try:
            degrees = self._degrees()
        except Cancelled:
            found = {sum(e) for output in self._coefficients for e in output} or {0}
            degrees = min(found), max(found)
        low, high = degrees
        size = len(self.inputs) - (low == high)
        return comb(size + high, high) * prod(self.output_shape)

    @property
    def _output_shape(self) -> tuple[int, int]:
        shape = self.output_shape
        return (shape[0], shape[1]) if len(shape) == 2 else (prod(shape), 1)

    def _degrees(self) -> tuple[int, int]:
        """Return the smallest and the largest degree in the inputs that occurs."""
        draw = Random(1)
        numbers = [
            draw.randrange(1, LARGEST_PRIME) for _ in range(self.parameter_count + len(self.inputs))
        ]
        size = self.parameter_count
        outputs = self._applied(
            [Degrees(0, c, 0, c) for c in numbers[:size]],
            [Degrees(1, c, 1, c) for c in numbers[size:]],
        )
        found = [d for d in map(Degrees.of, outputs) if d is not None]
        return min((d.low for d in found), default=0), max((d.high for d in found), default=0)


def _objects(values: Iterable[Any]) -> NDArray[Any]:
    """Return values of any kind in an array."""
    listed = list(values)
    array = np.empty(len(listed), dtype=object)
    array[:] = listed
    return array
