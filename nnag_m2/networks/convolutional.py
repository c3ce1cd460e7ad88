"""Convolutional networks in one dimension, with one channel."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

from sympy import Expr, ImmutableDenseMatrix, Symbol

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.fields import as_variables
from nnag_m2.errors import InputError, named
from nnag_m2.networks.activations import as_activation, monomial_degree, parity, terms_of
from nnag_m2.networks.approximation import VARIABLE
from nnag_m2.networks.drawing import convolution_drawing
from nnag_m2.networks.layers.combinations import alternating
from nnag_m2.networks.layers.convolution import Conv1d
from nnag_m2.networks.layers.function import Polynomial
from nnag_m2.networks.model import Subnetwork
from nnag_m2.networks.names import numbered, positive_int, positive_ints
from nnag_m2.networks.network import Network
from nnag_m2.networks.symmetries import Symmetry, fresh_symbol, symmetry


class ConvolutionalNetwork(Network):
    """A convolutional network: ``(w * x)_i = sum_j w_j x_(i s + j)`` in each layer, no padding.

    Parameters
    ----------
    filters
        The filter sizes ``(k_1, ..., k_L)``.
    strides
        ``(s_1, ..., s_L)``; by default all 1.
    activation
        As for ``MLP``; applied between the layers; by default none, that is ``t``.
    inputs
        The number of inputs, or symbols for them; by default as many as give one output.
    parameters
        Own symbols for the taps, layer by layer.

    Attributes
    ----------
    filters, strides, activation
        As given, the activation as a polynomial in ``t``.
    lengths : tuple of int
        The number of inputs, of neurons in each hidden layer, and of outputs.
    inputs, parameters, outputs : tuple
        ``x1, x2, ...``; the taps ``a1, a2, ...`` of the first filter, ``b1, ...`` of the second
        and so on; the outputs in nested form.  With strides the last inputs may have no effect.

    Raises
    ------
    InputError
        For sizes or strides that are no positive ints, a filter that is longer than what it is
        applied to, activations that are no polynomials.

    References
    ----------
    Kohn, Merkh, Montufar, Trager: Geometry of linear convolutional networks (2022).

    Examples
    --------
    >>> network = ConvolutionalNetwork((2, 2), strides=(2, 1))
    >>> network.inputs, network.output.expand()
    ((x1, x2, x3, x4), Matrix([[a1*b1*x1 + a1*b2*x3 + a2*b1*x2 + a2*b2*x4]]))
    >>> network.end_to_end_filter
    (a1*b1, a2*b1, a1*b2, a2*b2)
    """

    filters: tuple[int, ...]
    strides: tuple[int, ...]
    activation: Expr
    lengths: tuple[int, ...]

    @named
    def __init__(
        self,
        filters: Any,
        strides: Any = None,
        activation: Any = 1,
        *,
        inputs: Any = None,
        parameters: Any = None,
    ) -> None:
        sizes = positive_ints(filters, "filter sizes", 1)
        steps = positive_ints([1] * len(sizes) if strides is None else strides, "strides", 1)
        if len(steps) != len(sizes):
            raise InputError(f"{len(sizes)} strides are needed, one a filter", f"{steps}")
        self._fix(filters=sizes, strides=steps, activation=as_activation(activation))
        symbols = self._inputs(inputs)
        self._fix(lengths=self._lengths(len(symbols)))
        convolutions = [Conv1d(k, stride=s) for k, s in zip(sizes, steps, strict=True)]
        between = [Polynomial(self.activation)] * (len(sizes) - 1)
        self._build((len(symbols),), alternating(convolutions, between))
        self._wire(symbols, self._names(), parameters)

    def _inputs(self, inputs: Any) -> tuple[Symbol, ...]:
        if inputs is None:
            return tuple(numbered("x", _needed(self.filters, self.strides, 1)))
        if in_sequence(inputs) or isinstance(inputs, Symbol):
            return as_variables(inputs)
        return tuple(numbered("x", positive_int(inputs, "the number of inputs")))

    def _lengths(self, length: int) -> tuple[int, ...]:
        lengths = [length]
        for size, step in zip(self.filters, self.strides, strict=True):
            if size > lengths[-1]:
                required = "a filter must not be longer than what it is applied to"
                needed = _needed(self.filters, self.strides, 1)
                came = f"a filter of size {size} after {lengths[-1]} neurons"
                hint = f"at least {needed} inputs"
                raise InputError(required, came, hint)
            lengths.append((lengths[-1] - size) // step + 1)
        return tuple(lengths)

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        keywords: dict[str, Any] = {}
        if set(self.strides) != {1}:
            keywords["strides"] = self.strides
        if self.activation != VARIABLE:
            keywords["activation"] = self.activation
        if self.inputs != self._inputs(None):
            usual = self.inputs == tuple(numbered("x", len(self.inputs)))
            keywords["inputs"] = len(self.inputs) if usual else self.inputs
        return (self.filters,), keywords | self._own_parameters()

    def _degrees(self) -> tuple[int, int]:
        """Return the degrees by formula: terms of different degree in the taps do not cancel."""
        hidden, exponents = len(self.filters) - 1, [e for e, _ in terms_of(self.activation)]
        return exponents[-1] ** hidden, exponents[0] ** hidden

    @property
    def taps(self) -> tuple[tuple[Symbol, ...], ...]:
        """The parameters, filter by filter."""
        return tuple(map(tuple, self._symbolic))

    @property
    def end_to_end_filter(self) -> tuple[Expr, ...]:
        """The filter of the whole network, which must be linear: without activation.

        Its stride is the product of the strides.  Its entries are the coefficients of the product
        of the sparse polynomials ``sum_j w_j z**(j s)``, where ``s`` is the product of the strides
        of the layers before.
        """
        if self.activation != VARIABLE:
            required = "only a network without activation is itself a convolution"
            raise InputError(required, f"activation {self.activation}")
        first = self.outputs[0].expand()
        needed = _needed(self.filters, self.strides, 1)
        return tuple(first.coeff(x) for x in self.inputs[:needed])

    @property
    def symmetries(self) -> tuple[Symmetry, ...]:
        """The known changes of the taps that leave the function as it is.

        For neighbouring filters: the scaling of one by ``c`` and of the next by ``c**-s`` for a
        monomial activation of degree ``s``; signs for an even or odd one; without activation the
        exchange of filters of equal size of which the first has stride 1.
        """
        return tuple(s for layer in range(1, len(self.filters)) for s in self._layer(layer))

    def _layer(self, layer: int) -> Iterator[Symmetry]:
        """Return the symmetries at a hidden layer."""
        c = fresh_symbol(self.parameters + self.inputs)
        before, behind = (ImmutableDenseMatrix([row]) for row in self.taps[layer - 1 : layer + 1])
        where = f"filters {layer} and {layer + 1}"
        terms = terms_of(self.activation)
        degree, sign = monomial_degree(terms), parity(terms)
        if degree is not None:
            yield symmetry(
                f"scale {where}", [(before, before * c), (behind, behind * c**-degree)], c
            )
        elif sign is not None:
            changed = [(before, -before), (behind, behind * (-1) ** sign)]
            yield symmetry(f"change signs of {where}", changed)
        if degree == 1 and before.shape == behind.shape and self.strides[layer - 1] == 1:
            yield symmetry(f"swap {where}", [(before, behind), (behind, before)])

    @named
    def subnetworks(self) -> tuple[Subnetwork, ...]:
        """Return the networks obtained by deleting taps at the ends of filters.

        Returns
        -------
        tuple of Subnetwork
            One for each choice of an interval of taps in each filter, the smallest first.  The
            smaller network has the same number of outputs; its inputs are those of the larger one
            that still have an effect.

        Examples
        --------
        >>> ConvolutionalNetwork((2,)).subnetworks()[1]
        Subnetwork(ConvolutionalNetwork((1,), inputs=(x2,), parameters=(a2,)), {a1: 0, a2: a2})
        """
        intervals = (combinations(range(size + 1), 2) for size in self.filters)
        shortest = (sorted(ends, key=lambda pair: pair[1] - pair[0]) for ends in intervals)
        choices = product(*shortest)
        full = tuple((0, size) for size in self.filters)
        return tuple(self._subnetwork(choice) for choice in choices if choice != full)

    def _subnetwork(self, intervals: tuple[tuple[int, int], ...]) -> Subnetwork:
        kept = [s for taps, (a, b) in zip(self.taps, intervals, strict=True) for s in taps[a:b]]
        start, step = 0, 1
        for (first, _), stride in zip(intervals, self.strides, strict=True):
            start, step = start + first * step, step * stride
        sizes = tuple(b - a for a, b in intervals)
        inputs = self.inputs[start : start + _needed(sizes, self.strides, self.lengths[-1])]
        network = ConvolutionalNetwork(
            sizes, self.strides, self.activation, inputs=inputs, parameters=kept
        )
        return self._with_zeros(network)

    def _repr_svg_(self) -> str:
        hidden = [str(self.activation) if self.activation != VARIABLE else ""] * (
            len(self.filters) - 1
        )
        labels = ["inputs", *hidden, "outputs"]
        return convolution_drawing(self.lengths, self.filters, self.strides, labels, repr(self))


def _needed(filters: tuple[int, ...], strides: tuple[int, ...], outputs: int) -> int:
    """Return the smallest number of inputs for a number of outputs."""
    length = outputs
    for size, step in zip(reversed(filters), reversed(strides), strict=True):
        length = (length - 1) * step + size
    return length
