"""Multilayer perceptrons with polynomial activation."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from itertools import product as choices
from math import prod
from typing import Any

from sympy import Expr, ImmutableDenseMatrix

from nnag_m2.algebra.arguments import flag
from nnag_m2.errors import InputError, named
from nnag_m2.networks.activations import as_activation, monomial_degree, terms_of
from nnag_m2.networks.drawing import layer_drawing
from nnag_m2.networks.layers.combinations import alternating
from nnag_m2.networks.layers.dense import Dense
from nnag_m2.networks.layers.function import Polynomial
from nnag_m2.networks.layers.layer import matrix
from nnag_m2.networks.model import Subnetwork
from nnag_m2.networks.names import numbered, positive_ints
from nnag_m2.networks.network import Network


class MLP(Network):
    """A multilayer perceptron ``alpha_L o sigma o ... o sigma o alpha_1``.

    Parameters
    ----------
    widths
        ``(d_0, ..., d_L)``, positive, at least two: inputs, hidden layers, outputs.
    activation
        ``sigma``, applied in each hidden layer and not after the last one: an int ``s`` for the
        power ``t**s``, a polynomial in one symbol of degree at least 1, or what
        ``polynomial_activation`` returns.  A tuple has one of these for each hidden layer.
    bias
        Whether the maps ``alpha_l`` are affine rather than linear.
    parameters
        Own symbols, in the sequence of the default ones: layer by layer, row by row, in each row
        the bias first.

    Attributes
    ----------
    widths, activation, bias
        As given, the activation as a polynomial in ``t``, or a tuple of them if they differ.
    activations : tuple of Expr
        The activation of each hidden layer.
    inputs, parameters, outputs : tuple
        ``x1, x2, ...``; the entries ``a11, a12, ...`` of the first matrix, ``b11, ...`` of the
        second and so on, where column 0 holds the bias; the outputs in nested form.

    Raises
    ------
    InputError
        For widths that are no positive ints, fewer than two of them; for an activation that is
        no polynomial with rational coefficients, or constant.

    References
    ----------
    Kileel, Trager, Bruna: On the expressive power of deep polynomial neural networks (2019).

    Examples
    --------
    >>> from nnag_m2 import Neuromanifold
    >>> from sympy.abc import t
    >>> MLP((2, 2, 1), activation=t**3).output
    Matrix([[b11*(a11*x1 + a12*x2)**3 + b12*(a21*x1 + a22*x2)**3]])
    >>> MLP((1, 1, 1), activation=1 + t + t**2, bias=True).parameters
    (a10, a11, b10, b11)
    >>> Neuromanifold(MLP((3, 4, 5, 2), activation=(3, 5))).dimension()
    33
    """

    widths: tuple[int, ...]
    activation: Expr | tuple[Expr, ...]
    activations: tuple[Expr, ...]
    bias: bool

    @named
    def __init__(
        self, widths: Any, activation: Any, *, bias: bool = False, parameters: Any = None
    ) -> None:
        checked = positive_ints(widths, "widths", 2)
        self._fix(widths=checked, bias=flag(bias, "bias"))
        self._activate(activation)
        dense = [Dense(width, bias=self.bias) for width in checked[1:]]
        between = map(Polynomial, self.activations)
        self._build((checked[0],), alternating(dense, between))
        self._wire_letters(numbered("x", checked[0]), parameters)

    def _activate(self, activation: Any) -> None:
        """Keep the activations: one, or one for each hidden layer."""
        hidden = len(self.widths) - 2
        if not isinstance(activation, tuple | list):
            one = as_activation(activation)
            self._fix(activation=one, activations=(one,) * hidden)
            return
        if len(activation) != hidden or not hidden:
            required = f"{hidden} activations are needed, one a hidden layer"
            raise InputError(required, f"{len(activation)}", "a single one for all")
        listed = tuple(as_activation(one) for one in activation)
        self._fix(activations=listed)
        self._fix(activation=listed[0] if len(set(listed)) == 1 else listed)

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        keywords: dict[str, Any] = {"activation": self.activation}
        keywords |= {"bias": True} if self.bias else {}
        return (self.widths,), keywords | self._own_parameters()

    @cached_property
    def weights(self) -> tuple[ImmutableDenseMatrix, ...]:
        """The matrices of parameters, one for each layer; with bias in their first columns."""
        return tuple(map(matrix, self._symbolic))

    @property
    def monomial_degree(self) -> int | None:
        """The degree of the activation if it is the same power everywhere, else ``None``.

        The power may have a coefficient.  Without hidden layers it is the activation as given.

        Examples
        --------
        >>> MLP((2, 2, 1), 3).monomial_degree, MLP((2, 2, 2, 1), (2, 3)).monomial_degree
        (3, None)
        """
        return (
            None
            if isinstance(self.activation, tuple)
            else monomial_degree(terms_of(self.activation))
        )

    @property
    def powers(self) -> tuple[int, ...] | None:
        """The degree of each hidden layer's activation if all are powers, else ``None``.

        Examples
        --------
        >>> MLP((2, 2, 2, 1), (2, 3)).powers
        (2, 3)
        """
        found = [monomial_degree(terms_of(activation)) for activation in self.activations]
        powers = tuple(power for power in found if power)
        return powers if len(powers) == len(found) else None

    def _degrees(self) -> tuple[int, int]:
        """Return the degrees by formula: terms of different degree in the weights do not cancel."""
        ends = [[e for e, _ in terms_of(activation)] for activation in self.activations]
        if self.bias:
            return 0, prod(exponents[0] for exponents in ends)
        return prod(e[-1] for e in ends), prod(e[0] for e in ends)

    @cached_property
    def orbit_dimension(self) -> int:
        """The dimension of a general orbit of the known continuous symmetries, at least.

        For powers of degree at least 2 these are the scalings of hidden neurons, which move
        weights in independent directions.
        """
        if self.powers is not None and all(power > 1 for power in self.powers):
            return sum(self.widths[1:-1])
        return super().orbit_dimension

    @property
    def dimension_bound(self) -> int:
        """A number that the dimension of the neuromanifold does not exceed, known from the widths.

        For an activation of degree 1 the functions are linear or affine maps with a linear part
        of rank at most ``r = min(d_i)``, a variety of dimension ``r (d_0 + d_L - r)``; the layers
        wider than ``r`` add parameters that change nothing.  Else the number of parameters.

        References
        ----------
        Trager, Kohn, Bruna: Pure and spurious critical points (2020).
        Harris: Algebraic geometry, proposition 12.2 (matrices of bounded rank).

        Examples
        --------
        >>> MLP((3, 2, 1, 2), 1).dimension_bound, MLP((3, 2, 1, 2), 2).dimension_bound
        (4, 10)
        """
        terms = [term for activation in self.activations for term in terms_of(activation)]
        if any(exponent > 1 for exponent, _ in terms):
            return super().dimension_bound
        rank, ends = min(self.widths), self.widths[0] + self.widths[-1]
        shifted = self.bias or any(exponent == 0 for exponent, _ in terms)
        return rank * (ends - rank) + (self.widths[-1] if shifted else 0)

    @named
    def subnetworks(self) -> tuple[Subnetwork, ...]:
        """Return the networks obtained by deleting neurons.

        Returns
        -------
        tuple of Subnetwork
            One for each smaller choice of the widths of the hidden layers, the smallest first; the
            first neurons of each layer are kept, since others differ by a permutation only.  All
            weights at a deleted neuron, before and behind it, are set to 0.  Zeros behind it would
            give the same function; zeros before it (with its bias) only if the activation
            vanishes at 0.

        Examples
        --------
        >>> [s.network for s in MLP((2, 2, 1), 3).subnetworks()]
        [MLP((2, 1, 1), activation=t**3)]
        """
        smaller = choices(*(range(1, width + 1) for width in self.widths[1:-1]))
        hidden = [widths for widths in smaller if widths != self.widths[1:-1]]
        return tuple(self._subnetwork((self.widths[0], *h, self.widths[-1])) for h in hidden)

    def _subnetwork(self, widths: tuple[int, ...]) -> Subnetwork:
        kept: list[Any] = []
        for weights, (columns, rows) in zip(self.weights, pairwise(widths), strict=True):
            kept += weights[:rows, : columns + self.bias]
        return self._with_zeros(self._smaller(widths, kept))

    def _smaller(self, widths: tuple[int, ...], parameters: list[Any]) -> MLP:
        return MLP(widths, self.activation, bias=self.bias, parameters=parameters)

    def _repr_svg_(self) -> str:
        labels = ["inputs", *map(str, self.activations), "outputs"]
        return layer_drawing(self.widths, labels, self.bias, repr(self))
