"""Functions that are polynomial in inputs and in parameters: values and coefficients."""

from __future__ import annotations

from functools import cached_property
from typing import Any, get_args

from numpy.typing import NDArray
from sympy import QQ, Expr, ImmutableDenseMatrix, Rational, Symbol

from nnag_m2.algebra.arguments import Rationalize, word_argument
from nnag_m2.algebra.fields import as_poly, as_variables
from nnag_m2.errors import InputError, named, shown
from nnag_m2.networks._coefficients import Coefficients, coefficients, expanded
from nnag_m2.networks._coordinates import monomial_parametrization, reduced_parametrization
from nnag_m2.networks._values import Value
from nnag_m2.networks.parametrization import CoordinateChoice, Parametrization
from nnag_m2.networks.weights import as_numbers, evaluated, exact_weights, point_of, shortened


class Family(Value):
    """What all models share that have inputs, parameters and outputs."""

    inputs: tuple[Symbol, ...]
    parameters: tuple[Symbol, ...]
    outputs: tuple[Expr, ...]

    def _name(self, inputs: Any, parameters: Any) -> None:
        """Check and keep the symbols."""
        symbols = as_variables(inputs), as_variables(parameters)
        if common := sorted({*symbols[0]} & {*symbols[1]}, key=str):
            required = "inputs and parameters must be different symbols"
            raise InputError(required, f"{shown(common[0])} as both", "other symbols")
        self._fix(inputs=symbols[0], parameters=symbols[1])

    @property
    def output(self) -> ImmutableDenseMatrix:
        """The outputs as a matrix, of the shape that is usual for this network."""
        return ImmutableDenseMatrix(*self._output_shape, self.outputs)

    @property
    def _output_shape(self) -> tuple[int, int]:
        return len(self.outputs), 1

    @cached_property
    def _coefficients(self) -> tuple[Coefficients, ...]:
        """The coefficients of the outputs, by monomials in the inputs."""
        variables = self.parameters + self.inputs
        found = []
        for output in self.outputs:
            terms: Any = expanded(output, variables)
            if terms is None:  # the usual way says what is wrong where it is no polynomial
                terms = as_poly(output, variables, QQ).rep.to_dict()
            found.append(coefficients(terms, len(self.parameters)))
        return tuple(found)

    def _forward(self, parameters: NDArray[Any], inputs: NDArray[Any]) -> NDArray[Any]:
        """Return the outputs, shape ``(..., m)``, for parameters ``(p,)`` and inputs ``(..., n)``.

        All of them are floats, or all of them exact numbers.
        """
        return evaluated(self._coefficients, parameters, inputs)

    @named
    def evaluate(self, parameters: Any, inputs: Any) -> NDArray[Any]:
        """Return the outputs at numbers, for a batch of inputs at once.

        Parameters
        ----------
        parameters
            Shape ``(p,)``: a number for each parameter, or a mapping from parameters to numbers.
        inputs
            Shape ``(..., n)``, usually ``(N, n)``: the last axis runs through ``inputs``.

        Returns
        -------
        numpy.ndarray
            Shape ``(..., m)``; the last axis runs through ``outputs``.  When all numbers are
            exact (ints of any size, numpy's too, ``Fraction``, ``Rational``), an array of Python
            ints and fractions, which never overflow; when one is a float, an array of floats.

        Raises
        ------
        InputError
            For wrong shapes, and for entries that are no numbers.
        """
        point, values = point_of(parameters, self.parameters), as_numbers(inputs)
        if values.ndim == 0 or values.shape[-1] != len(self.inputs):
            required = f"inputs are an array of shape (N, {len(self.inputs)}), the batch first"
            raise InputError(required, f"shape {values.shape}", "numpy's reshape")
        if point.dtype == values.dtype == object:
            return shortened(self._forward(point, values))
        return self._forward(point.astype(float), values.astype(float))

    @named
    def function(self, weights: Any, rationalize: Rationalize = None) -> tuple[Expr, ...]:
        """Return the function that weights give: a polynomial in the inputs for each output.

        Parameters
        ----------
        weights
            A number for each parameter, in a sequence or a mapping from parameters or their names;
            or arrays, as in a state dict: in the sequence of the network's own, of the same shapes.
            A matrix and a vector behind it may stand for a matrix with a first column of biases.
        rationalize
            What makes floats rational, as for ``TrainingProblem``.

        Raises
        ------
        InputError
            For other numbers and shapes; for floats without ``rationalize``.

        Examples
        --------
        >>> from nnag_m2.networks import MLP
        >>> MLP((2, 1, 1), 2).function([1, 2, 3])
        (3*x1**2 + 12*x1*x2 + 12*x2**2,)
        """
        reduced = self.parametrization()
        return reduced.function(reduced.map(*self.exact_weights(weights, rationalize)))

    @named
    def exact_weights(self, weights: Any, rationalize: Rationalize) -> tuple[Rational, ...]:
        """Return weights as exact numbers, in the sequence of the parameters."""
        return exact_weights(self.parameters, self.tensor_shapes, weights, rationalize)

    @property
    def tensor_shapes(self) -> tuple[tuple[int, ...], ...]:
        """The shapes of the arrays of parameters, which ``parameters`` runs through in turn."""
        return ((len(self.parameters),),)

    @named
    def parametrization(self, coordinates: CoordinateChoice = "monomial") -> Parametrization:
        """Return the coefficients of the outputs as polynomial functions of the parameters.

        Parameters
        ----------
        coordinates
            ``"monomial"``: one coordinate for each output and each monomial in the inputs of
            degree at most ``D``, the largest degree that occurs; of degree exactly ``D`` when the
            outputs are homogeneous of one degree.  Outputs come one after the other, monomials in
            the graded lexicographic order, largest first.

            ``"reduced"``: coordinates on the linear span of the network's functions.  Of all
            coefficients, those with the fewest terms first and in the sequence above, as many
            are kept as are linearly independent over QQ; each is divided by its content, the
            positive rational that leaves coprime integer coefficients.

        Returns
        -------
        Parametrization
            With the ``map``, the meaning of each coordinate, and the ways between coordinates
            and functions.

        Raises
        ------
        InputError
            For other choices; for more than 10,000 monomial coordinates; for a network whose
            expanded outputs would be too long; for reduced coordinates when all outputs are zero.

        Examples
        --------
        >>> from nnag_m2.networks import MLP
        >>> MLP((2, 1, 1), 2).parametrization().map.exprs
        (a11**2*b11, 2*a11*a12*b11, a12**2*b11)
        >>> MLP((2, 1, 1), 2).parametrization("reduced").map.exprs
        (a11**2*b11, a11*a12*b11, a12**2*b11)
        """
        word_argument(coordinates, get_args(CoordinateChoice), "coordinates")
        return self._monomial if coordinates == "monomial" else self._reduced

    @cached_property
    def _monomial(self) -> Parametrization:
        return monomial_parametrization(self._coefficients, self.inputs, self.parameters)

    @cached_property
    def _reduced(self) -> Parametrization:
        return reduced_parametrization(self._coefficients, self.inputs, self.parameters)
