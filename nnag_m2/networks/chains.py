"""Known symmetries of layers in a sequence: what one does to its outputs, a later one undoes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from typing import Any

from sympy import ImmutableDenseMatrix, Integer, Rational

from nnag_m2.networks.activations import monomial_degree, parity
from nnag_m2.networks.layers.combinations import tensor_shapes
from nnag_m2.networks.layers.convolution import Pool
from nnag_m2.networks.layers.layer import Ends, Layer, Shape, Terms
from nnag_m2.networks.symmetries import SWAP, Symmetry, shear, symmetry

Matrices = tuple[ImmutableDenseMatrix, ...]


@dataclass(frozen=True)
class Chain:
    """A sequence of layers with its arrays of parameters, in symbols.

    Attributes
    ----------
    layers, shape
        The layers, and of what shape their inputs are.
    tensors
        The arrays of all of them, one after the other.
    scale
        A symbol that is none of the parameters.
    """

    layers: tuple[Layer, ...]
    shape: Shape
    tensors: tuple[Any, ...]
    scale: Any

    def symmetries(self, numbers: Iterator[int] | None = None) -> Iterator[Symmetry]:
        """Yield the known symmetries: of single layers, inside of blocks, and between layers.

        Between two layers with nothing but functions of single entries: swaps of neighbouring
        neurons (channels, rows of a matrix of tokens); for a power the scaling of each, by ``c``
        before it and by ``c**-s`` behind it; for an even or odd function the change of its sign;
        without activation also shears, which together with swaps and scalings generate the general
        linear group, and with bias the shifts.
        """
        hidden = count(1) if numbers is None else numbers
        before: Ends | None = None
        between: list[Terms] = []
        start, shape = 0, self.shape
        shapes = tensor_shapes(self.layers, self.shape)
        for layer, sizes in zip(self.layers, shapes, strict=True):
            tensors = self.tensors[start : start + len(sizes)]
            start += len(sizes)
            if layer.terms is not None or isinstance(layer, Pool):
                between += [layer.terms] if layer.terms else [((1, Fraction(0)),)]
            else:
                behind = layer.ends(tensors)
                if before and behind:
                    yield from Junction(before, behind, between, next(hidden), self.scale).all()
                yield from layer.own_symmetries(tensors, self.scale)
                yield from self._inside(layer, shape, tensors, hidden)
                before, between = behind, []
            shape = layer.output_shape(shape)

    def _inside(
        self, layer: Layer, shape: Shape, tensors: Sequence[Any], hidden: Iterator[int]
    ) -> Iterator[Symmetry]:
        start = 0
        for layers in layer.chains:
            size = sum(map(len, tensor_shapes(layers, shape)))
            inner = Chain(layers, shape, tuple(tensors[start : start + size]), self.scale)
            yield from inner.symmetries(hidden)
            start += size


@dataclass(frozen=True)
class Junction:
    """Where the outputs of one layer, by way of functions of single entries, enter another one.

    Attributes
    ----------
    before, behind
        The two layers.
    between
        The functions: terms of polynomials, first to last.
    number
        Of the hidden layer, for names.
    scale
        The further symbol.
    """

    before: Ends
    behind: Ends
    between: list[Terms]
    number: int
    scale: Any

    def all(self) -> Iterator[Symmetry]:
        """Yield the symmetries."""
        rows, columns = self._matched()
        size, c, where = rows[0].rows, self.scale, f"of hidden layer {self.number}"
        degree, sign = self._degree(), self._sign()
        for i in range(size - 1):
            name = f"swap neurons {i + 1} and {i + 2} {where}"
            yield _change(name, (rows, columns), slice(i, i + 2), SWAP, SWAP)
        for i in range(size):
            one, neuron = slice(i, i + 1), f"neuron {i + 1} {where}"
            if degree is not None:
                yield _change(f"scale {neuron}", (rows, columns), one, c, c**-degree, c)
            elif sign is not None:
                minus = Integer(-1)
                name = f"change the sign of {neuron}"
                yield _change(name, (rows, columns), one, minus, minus**sign)
        if degree == 1:
            yield from self._linear(rows, columns, where)

    def _linear(self, rows: Matrices, columns: Matrices, where: str) -> Iterator[Symmetry]:
        """Yield what more there is without activation: shears and shifts."""
        c, size = self.scale, rows[0].rows
        for i in range(size - 1):
            name = f"add c times neuron {i + 2} to neuron {i + 1} {where}"
            yield _change(name, (rows, columns), slice(i, i + 2), shear(c), shear(-c))
        before, behind, slope = self.before.bias, self.behind.bias, self._slope()
        if before is None or behind is None or not slope:
            return
        (incoming,) = self.behind.incoming
        for i in range(size):
            here = before[i : i + 1, 0], before[i : i + 1, 0].applyfunc(lambda b: b + c)
            back = behind, behind - slope * c * incoming[:, i]
            yield symmetry(f"shift neuron {i + 1} {where} by c", [here, back])

    def _matched(self) -> tuple[Matrices, Matrices]:
        """Return rows before and columns behind, as many; all together if one side has only one."""
        rows, columns = self.before.outgoing, self.behind.incoming
        if rows[0].rows != columns[0].cols:
            rows = tuple(m.reshape(1, len(m)) for m in rows)
            columns = tuple(m.reshape(len(m), 1) for m in columns)
        return rows, columns

    def _degree(self) -> int | None:
        """Return the degree if all functions are monomials with a coefficient, or sums of them."""
        degree = 1
        for terms in self.between:
            one = monomial_degree(terms)
            if one is None:
                # t + 1 is linear enough for shifts, but not for scalings.
                return None
            degree *= one
        return degree

    def _sign(self) -> int | None:
        """Return 0 if the composition is even, 1 if it is odd, and ``None`` if not known."""
        for terms in self.between:
            one = parity(terms)
            if one is None or one == 0:
                return one
        return 1

    def _slope(self) -> Any:
        """Return the coefficient of the linear function between, 0 if it is not known."""
        slope = Rational(1)
        for terms in self.between:
            slope *= Rational(terms[0][1].numerator, terms[0][1].denominator)
        return slope


def _change(
    name: str,
    place: tuple[Matrices, Matrices],
    neurons: slice,
    before: Any,
    behind: Any,
    scale: Any = None,
) -> Symmetry:
    """Return the symmetry that multiplies the weights at some neurons from both sides."""
    rows, columns = place
    changes = [(m[neurons, :], before * m[neurons, :]) for m in rows]
    changes += [(m[:, neurons], m[:, neurons] * behind) for m in columns]
    return symmetry(name, changes, scale)
