"""Convolutions along one or two axes, and sums over windows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import product
from math import prod
from operator import add
from typing import Any

import numpy as np

from nnag_m2.errors import InputError, shown
from nnag_m2.networks.layers.layer import Ends, Layer, Shape, as_shape, need_axes
from nnag_m2.networks.names import positive_int


class _Windows(Layer):
    """What convolutions and pools share: windows that slide along the last axes.

    Attributes
    ----------
    size, stride, padding : tuple of int
        For each of these axes.
    """

    size: Shape
    stride: Shape
    padding: Shape

    def _slide(self, size: Any, stride: Any, padding: Any, axes: int | None) -> None:
        sizes = as_shape(size, "size")
        if axes is not None and len(sizes) != axes:
            raise InputError(f"the size has {axes} parts", shown(size))
        steps = self._each(as_shape(stride, "stride"), sizes)
        pads = padding if isinstance(padding, tuple | list) else (padding,)
        for pad in pads:
            if not isinstance(pad, int | np.integer) or pad < 0:
                raise InputError("the padding must not be negative", shown(padding))
        self._fix(size=sizes, stride=steps, padding=self._each(tuple(map(int, pads)), sizes))

    def _each(self, values: Shape, sizes: Shape) -> Shape:
        values = values * len(sizes) if len(values) == 1 else values
        if len(values) != len(sizes):
            raise InputError(f"{len(sizes)} numbers are needed", f"{values}")
        return values

    def lengths(self, shape: Shape) -> Shape:
        """Return how often the window fits along each axis."""
        need_axes(
            self,
            shape,
            (len(self.size), len(self.size) + 1),
            f"arrays with {len(self.size)} axes, or one more for channels, which comes first",
        )
        axes = shape[-len(self.size) :]
        longer = [n + 2 * pad for n, pad in zip(axes, self.padding, strict=True)]
        for n, k in zip(longer, self.size, strict=True):
            if k > n:
                required = "a window must not be longer than what it is applied to"
                raise InputError(required, f"size {self.size} on {shape}")
        return _lengths(longer, self.size, self.stride)

    def _shifted(self, inputs: Any) -> list[Any]:
        """Return for each place in the window the entries that come to lie there."""
        return shifted(padded(inputs, self.padding), self.size, self.stride)

    def _window_arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        keywords: dict[str, Any] = {}
        for name, usual in (("stride", 1), ("padding", 0)):
            value = getattr(self, name)
            if set(value) != {usual}:
                keywords[name] = value[0] if len(value) == 1 else value
        return (self.size[0] if len(self.size) == 1 else self.size,), keywords


class Conv1d(_Windows):
    """A convolution: ``(w * x)_i = sum_j w_j x_(i s + j)``.

    Parameters
    ----------
    size
        The number of taps.
    channels
        The number of channels of the output, for inputs of shape ``(channels, n)`` or ``(n,)``; by
        default the output has the shape ``(n',)``, which needs inputs ``(n,)``.
    stride, padding
        How far the filter moves, and how many zeros come before and behind the input.

    Examples
    --------
    >>> from nnag_m2.networks import Network
    >>> Network(3, [Conv1d(2)]).outputs
    (a1*x1 + a2*x2, a1*x2 + a2*x3)
    >>> Network((2, 5), [Conv1d(3, channels=4, stride=2)]).output_shape
    (4, 2)
    """

    axes = 1
    channels: int | None

    def __init__(
        self, size: Any, channels: int | None = None, *, stride: Any = 1, padding: Any = 0
    ) -> None:
        self._slide(size, stride, padding, self.axes)
        checked = None if channels is None else positive_int(channels, "channels")
        self._fix(channels=checked)

    def tensor_shapes(self, shape: Shape) -> tuple[Shape, ...]:
        """Return the shape of the filters: output channel, input channel, places."""
        self.lengths(shape)
        has_channels = len(shape) > len(self.size)
        if self.channels is None:
            if has_channels:
                hint = "channels=1"
                raise InputError("channels are needed", f"inputs {shape}", hint)
            return (self.size,)
        return ((self.channels, shape[0] if has_channels else 1, *self.size),)

    def output_shape(self, shape: Shape) -> Shape:
        """Return how often the window fits, behind the number of channels."""
        self._checked_shapes(shape)
        return (*(() if self.channels is None else (self.channels,)), *self.lengths(shape))

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return the filter applied everywhere."""
        (taps,) = parameters
        lengths = self.lengths(tuple(inputs.shape))
        places = self._shifted(inputs)
        if self.channels is None:
            return (np.stack(places, axis=-1) @ taps.reshape(-1)).reshape(lengths)
        windows = np.stack(places, axis=-1 - len(lengths)).reshape(-1, prod(lengths))
        return (taps.reshape(self.channels, -1) @ windows).reshape(self.channels, *lengths)

    def ends(self, tensors: Sequence[Any]) -> Ends:
        """Return the filters, by channels of input and output."""
        (taps,) = tensors
        if self.channels is None:
            return Ends((taps.reshape(-1, 1),), (taps.reshape(1, -1),))
        columns = np.moveaxis(taps, 1, -1).reshape(-1, taps.shape[1])
        return Ends((columns,), (taps.reshape(self.channels, -1),))

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        arguments, keywords = self._window_arguments()
        return arguments, ({} if self.channels is None else {"channels": self.channels}) | keywords


class Conv2d(Conv1d):
    """A convolution along two axes.

    Parameters
    ----------
    size
        The shape ``(k, l)`` of the filter.
    channels, stride, padding
        As for ``Conv1d``; stride and padding are ints or pairs.

    Examples
    --------
    >>> from nnag_m2.networks import Network
    >>> Network((2, 3), [Conv2d((2, 2))]).outputs
    (a11*x11 + a12*x12 + a21*x21 + a22*x22, a11*x12 + a12*x13 + a21*x22 + a22*x23)
    """

    axes = 2


class Pool(_Windows):
    """Sums over windows, which slide along the last axes.

    Parameters
    ----------
    size
        The number of entries in a window, or its shape.
    stride
        How far it moves; by default as far as it is long.

    Examples
    --------
    >>> from nnag_m2.networks import Network
    >>> Network(4, [Pool(2)]).outputs
    (x1 + x2, x3 + x4)
    """

    def __init__(self, size: Any, *, stride: Any = None) -> None:
        self._slide(size, size if stride is None else stride, 0, None)

    def tensor_shapes(self, shape: Shape) -> tuple[Shape, ...]:
        """Return that there are no parameters."""
        self.lengths(shape)
        return ()

    def output_shape(self, shape: Shape) -> Shape:
        """Return how often the window fits, behind the number of channels."""
        self._checked_shapes(shape)
        return (*shape[: -len(self.size)], *self.lengths(shape))

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return the sums."""
        del parameters
        return reduce(add, self._shifted(inputs))

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        (size,), keywords = self._window_arguments()
        stride = self.stride[0] if len(self.stride) == 1 else self.stride
        return (size,), {} if self.stride == self.size else {**keywords, "stride": stride}


def padded(inputs: Any, padding: Shape) -> Any:
    """Return an array with so many zeros at both ends of its last axes."""
    for axis, pad in enumerate(padding, start=inputs.ndim - len(padding)):
        if pad:
            edge = [pad if i == axis else n for i, n in enumerate(inputs.shape)]
            zeros = np.zeros(edge, dtype=int)
            inputs = np.concatenate([zeros, inputs, zeros], axis=axis)
    return inputs


def shifted(inputs: Any, size: Shape, stride: Shape) -> list[Any]:
    """Return what comes to lie at each place of a window that slides along the last axes."""
    lengths = _lengths(inputs.shape[-len(size) :], size, stride)
    spans = [step * (n - 1) + 1 for n, step in zip(lengths, stride, strict=True)]
    found = []
    for place in product(*map(range, size)):
        slices = zip(place, spans, stride, strict=True)
        found.append(inputs[(..., *(slice(j, j + span, step) for j, span, step in slices))])
    return found


def _lengths(shape: Sequence[int], size: Shape, stride: Shape) -> Shape:
    """Return how often a window fits along axes of some lengths."""
    return tuple((n - k) // step + 1 for n, k, step in zip(shape, size, stride, strict=True))
