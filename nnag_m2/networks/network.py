"""Networks of layers, and networks from functions."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np

from nnag_m2.errors import named
from nnag_m2.networks.architecture import Architecture
from nnag_m2.networks.chains import Chain, bound_of_layers
from nnag_m2.networks.fractions import fraction_model
from nnag_m2.networks.layers.function import Function
from nnag_m2.networks.layers.layer import as_layers, as_shape
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.names import tensor_entries
from nnag_m2.networks.symmetries import Symmetry, fresh_symbol


class Network(Architecture):
    """A sequence of layers.

    Parameters
    ----------
    input_shape
        The number of inputs, or the shape of the array of them.
    layers
        From ``nnag_m2.layers``, applied one after the other.
    parameters
        Own symbols, in the sequence of the default ones: layer by layer, array by array, the last
        index running fastest.

    Attributes
    ----------
    input_shape, output_shape : tuple of int
        The shapes of inputs and outputs.
    layers
        As given.
    inputs, parameters, outputs : tuple
        ``x1, x2, ...`` or ``x11, x12, ...``; the entries of the arrays of parameters, each with a
        letter of its own: ``a11, ...``, ``b11, ...``; the outputs in nested form.

    Raises
    ------
    InputError
        For layers that do not fit to what they are applied to.

    Examples
    --------
    >>> from nnag_m2 import Network, Neuromanifold, layers as L
    >>> network = Network(3, [L.Dense(4), L.Power(3), L.Dense(5), L.Power(5), L.Dense(2)])
    >>> Neuromanifold(network).dimension()
    33
    >>> block = Network(2, [L.Residual([L.Dense(2), L.Power(2), L.Dense(2)])])
    >>> block.outputs[0]
    b11*(a11*x1 + a12*x2)**2 + b12*(a21*x1 + a22*x2)**2 + x1
    >>> Neuromanifold(block).dimension(), Neuromanifold(block).defect()
    (6, 0)
    """

    @named
    def __init__(self, input_shape: Any, layers: Any, *, parameters: Any = None) -> None:
        self._build(as_shape(input_shape), as_layers(layers))
        self._wire_letters(tensor_entries("x", self.input_shape), parameters)

    @classmethod
    @named
    def trace(cls, function: Callable[..., Any], inputs: Any, parameters: Any) -> Network:
        """Return the network of a Python function, written with numpy's operations.

        Parameters
        ----------
        function
            Called with one input, an array, and with the arrays of parameters as keywords: made of
            ``+ - * @ **``, indexing and reshaping, ``einsum``, ``stack``, ``concatenate`` and the
            like.  It is called for numbers, symbols, polynomials and residues, so it must not look
            at values.  A function of a module can be pickled with the network.
        inputs
            The shape of an input.
        parameters
            Names and shapes of the arrays.

        Raises
        ------
        InputError
            For what is no polynomial, by the name of the operation.

        Examples
        --------
        >>> from nnag_m2 import Neuromanifold
        >>> def f(x, W, V):
        ...     return V @ (W @ x) ** 2
        >>> network = Network.trace(f, inputs=(3,), parameters={"W": (4, 3), "V": (2, 4)})
        >>> network.parameters[:3], Neuromanifold(network).dimension()
        ((W11, W12, W13), 12)
        """
        return Network(inputs, [Function(function, parameters)])

    @named
    def fraction(self) -> ParametricModel:
        """Return the functions as numerators over their least common denominator.

        A function is here a point of the projective space of tuples ``(P_1, ..., P_m, Q)`` of
        polynomials in the inputs, up to a common factor; the outputs are ``P_i / Q``.  The
        neurovariety of what is returned is the cone over these points: of dimension 1 more than
        the functions, with equations that are homogeneous, and the degree of the projective
        variety.

        Returns
        -------
        ParametricModel
            With outputs ``P_1, ..., P_m, Q``, without a factor that all have.  Where scalings of
            the parameters give no multiples of the tuple, there is one more parameter, a factor of
            all; ``Q`` is 1, or this, for networks of polynomials.

        Raises
        ------
        InputError
            For denominators that are zero, and more than 100,000 terms on the way.

        Examples
        --------
        >>> from nnag_m2 import Network, Neuromanifold, layers as L
        >>> network = Network(3, [L.Dense(2), L.Reciprocal(), L.Dense(1)])
        >>> network.outputs[0]
        b11/(a11*x1 + a12*x2 + a13*x3) + b12/(a21*x1 + a22*x2 + a23*x3)
        >>> pairs = Neuromanifold(network.fraction(), "reduced")
        >>> Neuromanifold(network).dimension(), pairs.dimension(), pairs.ambient_dimension
        (6, 7, 9)
        >>> pairs.degree()  # Q has rank 2, and P lies in its image: minors of a 3 x 4 matrix
        6
        """
        return fraction_model(self)

    @cached_property
    def _symbolic(self) -> tuple[Any, ...]:
        """The arrays of parameters, of symbols."""
        return tuple(self.tensors(np.array(self.parameters, dtype=object)))

    @cached_property
    def symmetries(self) -> tuple[Symmetry, ...]:
        """The known changes of the parameters that leave the function as it is.

        Those of single layers, and those of neighbouring ones, also inside of blocks: swaps,
        scalings, signs, shears and shifts of hidden neurons, as the functions between allow.
        """
        c = fresh_symbol(self.parameters + self.inputs)
        return tuple(Chain(self.layers, self.input_shape, self._symbolic).symmetries(c))

    @cached_property
    def orbit_dimension(self) -> int:
        """The dimension of a general orbit of the known continuous symmetries, at least."""
        places = tuple(self.tensors(np.arange(self.parameter_count)))
        return Chain(self.layers, self.input_shape, places).orbit_dimension()

    @property
    def composition_bound(self) -> int | None:
        """A number that the dimension does not exceed, from the parts that it is composed of.

        Known for dense layers with powers between.  ``dimension_bound`` and the expected dimension
        do without it.
        """
        single = len(self.input_shape) == 1
        return bound_of_layers(self.layers, self.input_shape[0]) if single else None

    def __str__(self) -> str:
        if type(self) is not Network:  # a short way of writing it
            return repr(self)
        shape, layers = self._arguments()[0]
        return f"Network({shape}, [{', '.join(map(str, layers))}])"

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        shape = self.input_shape[0] if len(self.input_shape) == 1 else self.input_shape
        return (shape, list(self.layers)), self._own_parameters()
