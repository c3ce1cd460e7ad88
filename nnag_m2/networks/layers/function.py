"""A layer from a Python function."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.errors import InputError, shown
from nnag_m2.networks.layers.layer import Layer, Shape, as_shape


class Function(Layer):
    """A function of an input and of arrays of parameters, written with numpy's operations.

    Parameters
    ----------
    function
        Called with an input and the arrays, by their names as keywords.
    parameters
        Names and shapes of the arrays.

    Examples
    --------
    >>> from nnag_m2.networks import Network
    >>> Network(2, [Function(lambda x, W: (W @ x)**2, {"W": (1, 2)})]).outputs
    ((W11*x1 + W12*x2)**2,)
    """

    function: Callable[..., Any]
    parameters: tuple[tuple[str, Shape], ...]

    def __init__(self, function: Callable[..., Any], parameters: Any) -> None:
        if not callable(function):
            raise InputError("a function is needed", shown(function), part="Function")
        pairs = parameters.items() if isinstance(parameters, Mapping) else parameters
        if not in_sequence(pairs) and not isinstance(parameters, Mapping):
            raise InputError("arrays come by name", shown(parameters), '{"W": (2, 3)}')
        listed = []
        for pair in pairs:
            if not isinstance(pair, tuple) or len(pair) != 2:
                raise InputError("a name and a shape are needed", shown(pair), '("W", (2, 3))')
            listed.append((pair[0], as_shape(pair[1], "shape")))
        for name, _ in listed:
            if not isinstance(name, str) or not name.isidentifier():
                raise InputError("arrays need names of Python", shown(name), part="Function")
        self._fix(function=function, parameters=tuple(listed))

    def tensor_shapes(self, shape: Shape) -> tuple[Shape, ...]:
        """Return the shapes of the arrays."""
        del shape
        return tuple(shape for _, shape in self.parameters)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the arrays."""
        return tuple(name for name, _ in self.parameters)

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return what the function does."""
        names = (name for name, _ in self.parameters)
        return self.function(inputs, **dict(zip(names, parameters, strict=True)))

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (self.function, self.parameters), {}

    def __repr__(self) -> str:
        # The address of a function would be another one in each run.
        name = getattr(self.function, "__qualname__", type(self.function).__name__)
        return f"Function({name}, {dict(self.parameters)})"
