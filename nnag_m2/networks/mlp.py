"""Multilayer perceptrons with polynomial activation."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from itertools import product as choices
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Expr, ImmutableDenseMatrix, Integer

from nnag_m2.algebra.arguments import flag
from nnag_m2.calling import named
from nnag_m2.networks.activations import (
    Number,
    activated,
    as_activation,
    monomial_degree,
    parity,
    terms_of,
)
from nnag_m2.networks.approximation import VARIABLE
from nnag_m2.networks.architecture import (
    Architecture,
    entries,
    layer_letters,
    numbered,
    positive_ints,
)
from nnag_m2.networks.drawing import layer_drawing
from nnag_m2.networks.model import Subnetwork
from nnag_m2.networks.symmetries import SWAP, Symmetry, fresh_symbol, shear, symmetry


class MLP(Architecture):
    """A multilayer perceptron ``alpha_L o sigma o ... o sigma o alpha_1``.

    Parameters
    ----------
    widths
        ``(d_0, ..., d_L)``, positive, at least two: inputs, hidden layers, outputs.
    activation
        ``sigma``, applied in each hidden layer and not after the last one: an int ``s`` for the
        power ``t**s``, a polynomial in one symbol of degree at least 1, or what
        ``polynomial_activation`` returns.
    bias
        Whether the maps ``alpha_l`` are affine rather than linear.
    parameters
        Own symbols, in the sequence of the default ones: layer by layer, row by row, in each row
        the bias first.

    Attributes
    ----------
    widths, activation, bias
        As given, the activation as a polynomial in ``t``.
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
    >>> from sympy.abc import t
    >>> MLP((2, 2, 1), activation=t**3).output
    Matrix([[b11*(a11*x1 + a12*x2)**3 + b12*(a21*x1 + a22*x2)**3]])
    >>> MLP((1, 1, 1), activation=1 + t + t**2, bias=True).parameters
    (a10, a11, b10, b11)
    """

    widths: tuple[int, ...]
    activation: Expr
    bias: bool
    _terms: tuple[tuple[int, Fraction], ...]

    @named
    def __init__(
        self, widths: Any, activation: Any, *, bias: bool = False, parameters: Any = None
    ) -> None:
        checked = positive_ints(widths, "widths", 2)
        self._fix(widths=checked, activation=as_activation(activation))
        self._fix(bias=flag(bias, "bias"))
        self._fix(_terms=terms_of(self.activation))
        first = 0 if self.bias else 1
        letters = layer_letters(len(checked) - 1)
        layers = zip(letters, self._shapes(), strict=True)
        names = [s for letter, shape in layers for s in entries(letter, *shape, first)]
        self._wire(numbered("x", checked[0]), names, parameters)

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        keywords: dict[str, Any] = {"activation": self.activation}
        keywords |= {"bias": True} if self.bias else {}
        return (self.widths,), keywords | self._own_parameters()

    @cached_property
    def weights(self) -> tuple[ImmutableDenseMatrix, ...]:
        """The matrices of parameters, one for each layer; with bias in their first columns."""
        point = np.array(self.parameters, dtype=object)
        return tuple(ImmutableDenseMatrix(matrix.tolist()) for matrix in self._matrices(point))

    @property
    def _output_shape(self) -> tuple[int, int]:
        return self.widths[-1], 1

    def _shapes(self) -> list[tuple[int, int]]:
        return [(rows, columns + self.bias) for columns, rows in pairwise(self.widths)]

    def _matrices(self, parameters: NDArray[Any]) -> Iterator[NDArray[Any]]:
        start = 0
        for rows, columns in self._shapes():
            yield parameters[start : start + rows * columns].reshape(rows, columns)
            start += rows * columns

    def _forward(
        self, parameters: NDArray[Any], inputs: NDArray[Any], number: Number
    ) -> NDArray[Any]:
        values = inputs
        for layer, matrix in enumerate(self._matrices(parameters)):
            if layer:
                values = activated(self._terms, values, number)
            product = values @ matrix[:, int(self.bias) :].T
            values = product + matrix[:, 0] if self.bias else product
        return values

    @property
    def symmetries(self) -> tuple[Symmetry, ...]:
        """The known changes of the parameters that leave the function as it is.

        For each hidden layer: swaps of neighbouring neurons; for a monomial activation the
        scaling of each neuron, by ``c`` before it and by ``c**-s`` behind it; for an even or odd
        activation the change of its sign; for a linear activation also shears, which together
        with swaps and scalings generate the general linear group, and with bias the shifts.
        """
        return tuple(s for layer in range(1, len(self.widths) - 1) for s in self._layer(layer))

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
        if self._terms[0][0] > 1:
            return super().dimension_bound
        rank, ends = min(self.widths), self.widths[0] + self.widths[-1]
        shifted = self.bias or any(exponent == 0 for exponent, _ in self._terms)
        return rank * (ends - rank) + (self.widths[-1] if shifted else 0)

    def _layer(self, layer: int) -> Iterator[Symmetry]:
        """Return the symmetries of a hidden layer."""
        size, c = self.widths[layer], fresh_symbol(self.parameters + self.inputs)
        degree, sign = monomial_degree(self._terms), parity(self._terms)
        where = f"of hidden layer {layer}"
        for i in range(size - 1):
            name = f"swap neurons {i + 1} and {i + 2} {where}"
            yield self._change(name, (layer, i, 2), SWAP, SWAP)
        for i in range(size):
            place, neuron = (layer, i, 1), f"neuron {i + 1} {where}"
            if degree is not None:
                yield self._change(f"scale {neuron}", place, c, c**-degree, c)
            elif sign is not None:
                minus = Integer(-1)
                yield self._change(f"change the sign of {neuron}", place, minus, minus**sign)
        if degree == 1:
            yield from self._linear(layer)

    def _linear(self, layer: int) -> Iterator[Symmetry]:
        """Return what more there is for a linear activation: shears and shifts."""
        size, c = self.widths[layer], fresh_symbol(self.parameters + self.inputs)
        for i in range(size - 1):
            name = f"add c times neuron {i + 2} to neuron {i + 1} of hidden layer {layer}"
            yield self._change(name, (layer, i, 2), shear(c), shear(-c))
        slope = self.activation.coeff(VARIABLE)
        before, behind = self.weights[layer - 1], self.weights[layer]
        for i in range(size if self.bias else 0):
            bias = before[i : i + 1, 0], before[i : i + 1, 0].applyfunc(lambda b: b + c)
            back = behind[:, 0], behind[:, 0] - slope * c * behind[:, i + 1]
            yield symmetry(f"shift neuron {i + 1} of hidden layer {layer} by c", [bias, back])

    def _change(
        self, name: str, place: tuple[int, int, int], before: Any, behind: Any, scale: Any = None
    ) -> Symmetry:
        """Return the symmetry that multiplies the weights at some neurons from both sides.

        The neurons are given by the hidden layer, the first of them from 0, and their number.
        """
        layer, first, count = place
        incoming = self.weights[layer - 1][first : first + count, :]
        column = first + self.bias
        outgoing = self.weights[layer][:, column : column + count]
        changes = [(incoming, before * incoming), (outgoing, outgoing * behind)]
        return symmetry(name, changes, scale)

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
        for matrix, (columns, rows) in zip(self.weights, pairwise(widths), strict=True):
            kept += matrix[:rows, : columns + self.bias]
        network = self._smaller(widths, kept)
        chosen = set(kept)
        pairs = tuple((p, p if p in chosen else Integer(0)) for p in self.parameters)
        return Subnetwork(network, pairs)

    def _smaller(self, widths: tuple[int, ...], parameters: list[Any]) -> MLP:
        return MLP(widths, self.activation, bias=self.bias, parameters=parameters)

    def _repr_svg_(self) -> str:
        labels = ["inputs", *(str(self.activation) for _ in self.widths[1:-1]), "outputs"]
        return layer_drawing(self.widths, labels, self.bias, repr(self))
