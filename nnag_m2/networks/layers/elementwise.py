"""Layers that apply a function of one variable to each entry."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

from sympy import Expr

from nnag_m2.networks.activations import activated, as_activation, terms_of
from nnag_m2.networks.layers.layer import Layer, Shape, Terms
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

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (self.activation,), {}


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

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (self.exponent,), {}


class Reciprocal(Layer):
    """The inverse ``1/t`` of each entry: the functions of the network are then rational ones.

    Their dimension is that of the set of rational functions; equations are those of numerators and
    denominators, see ``Network.fraction``.  Evaluation raises ``ZeroDivisionError`` at poles.

    Examples
    --------
    >>> from nnag_m2 import Neuromanifold
    >>> from nnag_m2.networks import Network
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

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (), {}
