"""Layers from functions: of one variable, at each entry; and from functions of Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

from sympy import Expr

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.errors import InputError, shown
from nnag_m2.networks.activations import activated, as_activation, terms_of
from nnag_m2.networks.layers.layer import Layer, Shape, Terms, as_shape
from nnag_m2.networks.names import positive_int


class Polynomial(Layer):
    """A polynomial, applied to each entry.

    Parameters
    ----------
    activation
        A polynomial in one symbol with rational coefficients, of degree at least 1, a positive int
        for a power, or what ``polynomial_activation`` returns.

    Examples
    --------
    >>> from sympy.abc import t
    >>> from nnag_m2.networks import Network
    >>> Network(1, [Polynomial(t + t**2)]).outputs
    (x1**2 + x1,)
    """

    activation: Expr

    def __init__(self, activation: Any) -> None:
        self._fix(activation=as_activation(activation))

    @cached_property
    def terms(self) -> Terms:
        """Exponents and coefficients of the polynomial, the largest exponent first."""
        return terms_of(self.activation)

    def output_shape(self, shape: Shape) -> Shape:
        """Return the same shape."""
        return shape

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return the polynomial at each entry."""
        del parameters
        return activated(self.terms, inputs)


class Power(Polynomial):
    """The power ``t**exponent``, applied to each entry.

    Examples
    --------
    >>> Power(3)
    Power(3)
    """

    exponent: int

    def __init__(self, exponent: int) -> None:
        self._fix(exponent=positive_int(exponent, "the exponent"))
        super().__init__(self.exponent)


class Reciprocal(Layer):
    """The inverse ``1/t`` of each entry: the functions of the network are then rational ones.

    Their dimension is that of the set of rational functions; equations are those of numerators and
    denominators, see ``Network.fraction``.  Evaluation raises ``ZeroDivisionError`` at poles.

    Examples
    --------
    >>> from nnag_m2 import Network, Neuromanifold
    >>> from nnag_m2.networks.layers import Dense
    >>> network = Network(1, [Dense(1, bias=True), Reciprocal(), Dense(1)])  # b/(a0 + a1*x)
    >>> network.outputs
    (b11/(a10 + a11*x1),)
    >>> Neuromanifold(network).dimension()
    2
    """

    @property
    def terms(self) -> Terms:
        """The power of degree -1."""
        return ((-1, Fraction(1)),)

    def output_shape(self, shape: Shape) -> Shape:
        """Return the same shape."""
        return shape

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return the inverse of each entry."""
        del parameters
        return inputs**-1


class NamedArrays(Layer):
    """A layer with names and shapes of its arrays of parameters."""

    parameters: tuple[tuple[str, Shape], ...]

    def tensor_shapes(self, shape: Shape) -> tuple[Shape, ...]:
        """Return the shapes of the arrays."""
        del shape
        return tuple(shape for _, shape in self.parameters)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the arrays."""
        return tuple(name for name, _ in self.parameters)


class Function(NamedArrays):
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

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return what the function does."""
        return self.function(inputs, **dict(zip(self.names, parameters, strict=True)))

    def __repr__(self) -> str:
        # The address of a function would be another one in each run.
        name = getattr(self.function, "__qualname__", type(self.function).__name__)
        return f"Function({name}, {dict(self.parameters)})"
