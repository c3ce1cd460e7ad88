"""The coefficients of a network's function, as a polynomial map of its parameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, TypeAlias

import numpy as np
from sympy import QQ, Add, Expr, Float, Mul, Poly, Pow, Rational, Symbol, sympify

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.exact_numbers import exact, sympy_of
from nnag_m2.algebra.fields import as_poly
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.errors import InputError, named, shown
from nnag_m2.networks._coefficients import Exponents

CoordinateChoice: TypeAlias = Literal["monomial", "reduced"]

# lines of a terminal's screen
_SHOWN = 30


@dataclass(frozen=True)
class Coordinate:
    """What one coordinate of a function means.

    Attributes
    ----------
    name
        The symbol of the coordinate.
    output
        The number of an output, from 1.
    monomial
        A monomial in the inputs.
    divisor
        The coordinate is the coefficient of the monomial in this output, divided by this number.
    """

    name: Symbol
    output: int
    monomial: Expr
    divisor: Rational

    def __str__(self) -> str:
        divided = "" if self.divisor == 1 else f", divided by {self.divisor}"
        return f"{self.name}: coefficient of {self.monomial} in output {self.output}{divided}"


@dataclass(frozen=True, repr=False)
class Parametrization:
    """Coordinates on a space of functions, and a network's functions in these coordinates.

    Made by ``ParametricModel.parametrization``.

    Attributes
    ----------
    coordinates
        ``"monomial"`` or ``"reduced"``.
    map
        From the parameters to the coordinates of the function.
    meanings
        For each coordinate its name, output, monomial and divisor.
    inputs
        The inputs of the functions.
    outputs
        The number of outputs.
    directions
        For each coordinate the function in which it is 1 and all others are 0, as terms: number
        of the output from 0, exponents, coefficient.  ``basis`` shows them.

    Examples
    --------
    >>> from sympy.abc import x, y, a, b
    >>> from nnag_m2.networks import ParametricModel
    >>> square = ParametricModel([(a*x + b*y)**2], [x, y], [a, b])
    >>> square.parametrization().map
    PolynomialMap([a**2, 2*a*b, b**2], [a, b])
    >>> reduced = square.parametrization("reduced")
    >>> reduced.map
    PolynomialMap([a**2, a*b, b**2], [a, b])
    >>> print(reduced.meanings[1])
    y2: coefficient of x*y in output 1, divided by 2
    >>> reduced.function((1, 3, 0)), reduced.coordinates_of(x**2 + 6*x*y)
    ((x**2 + 6*x*y,), (1, 3, 0))
    """

    coordinates: CoordinateChoice
    map: PolynomialMap
    meanings: tuple[Coordinate, ...]
    inputs: tuple[Symbol, ...]
    outputs: int
    directions: tuple[tuple[tuple[int, Exponents, Fraction], ...], ...]

    @property
    def names(self) -> tuple[Symbol, ...]:
        """The symbols of the coordinates: variables for the ideal of the neurovariety."""
        return tuple(meaning.name for meaning in self.meanings)

    @property
    def basis(self) -> tuple[tuple[Expr, ...], ...]:
        """For each coordinate the outputs of the function in which it is 1, all others 0."""
        return tuple(map(self.function, np.eye(len(self.directions), dtype=int).tolist()))

    @named
    def function(self, point: Sequence[Any]) -> tuple[Expr, ...]:
        """Return the function with given coordinates.

        Parameters
        ----------
        point
            An exact number, or an expression in further symbols, for each coordinate; for example
            ``names``, which gives the general function.

        Returns
        -------
        tuple of Expr
            The outputs, polynomials in the inputs, expanded as far as the monomials go.

        Raises
        ------
        InputError
            For a wrong number of entries, for floats.
        """
        if not in_sequence(point) or len(point) != len(self.directions):
            raise InputError(f"a point has {len(self.directions)} coordinates", shown(point))
        terms: list[dict[Exponents, Expr]] = [{} for _ in range(self.outputs)]
        for entry, direction in zip(map(_entry, point), self.directions, strict=True):
            for output, exponents, coefficient in direction:
                part = entry * sympy_of(coefficient)
                terms[output][exponents] = terms[output].get(exponents, 0) + part
        return tuple(
            Add(*(c * monomial(self.inputs, e) for e, c in output.items())) for output in terms
        )

    @named
    def coordinates_of(self, function: Any) -> tuple[Rational, ...]:
        """Return the coordinates of a function.

        Parameters
        ----------
        function
            A polynomial in the inputs with rational coefficients for each output, in a sequence;
            a single output may come without one.

        Returns
        -------
        tuple of Rational
            For each coordinate its value.

        Raises
        ------
        InputError
            When the function is not in the ambient space (monomial coordinates) or not in the
            linear span of the network's functions (reduced coordinates).
        """
        given = outputs_argument(function, self.inputs, self.outputs)
        found = [dict(f.terms()) for f in given]
        point = tuple(
            found[m.output - 1].get(direction[0][1], Rational(0)) / m.divisor
            for m, direction in zip(self.meanings, self.directions, strict=True)
        )
        self._check_equal(given, self.function(point))
        return point

    def _check_equal(self, given: Sequence[Poly], reached: Sequence[Expr]) -> None:
        rests = [f - as_poly(g, self.inputs, QQ) for f, g in zip(given, reached, strict=True)]
        for number, rest in enumerate(rests, 1):
            if not rest.is_zero:
                space = "ambient space" if self.coordinates == "monomial" else "linear span"
                required = f"the function must lie in the network's {space}, of dimension "
                came = f"a remainder of {shown(rest.as_expr())} in output {number}"
                raise InputError(f"{required}{len(self.directions)}", came)

    def __repr__(self) -> str:
        size, parameters = len(self.meanings), len(self.map.parameters)
        head = f"Parametrization: {size} {self.coordinates} coordinates, {parameters} parameters"
        lines = [f"  {m}" for m in self.meanings[:_SHOWN]]
        return "\n".join([head, *lines, *(["  ..."] if size > _SHOWN else [])])

    def _repr_latex_(self) -> str:
        return self.map._repr_latex_()


def outputs_argument(
    function: Any, inputs: Sequence[Symbol], count: int, part: str = ""
) -> list[Poly]:
    """Return a polynomial in the inputs for each output; a single one may come without a list."""
    given = list(function) if in_sequence(function) else [function]
    if len(given) != count:
        raise InputError(f"a {part or 'function'} has {count} outputs", f"{len(given)}", part=part)
    return [as_poly(f, inputs, QQ, part) for f in given]


def monomial(inputs: Sequence[Symbol], exponents: Exponents) -> Expr:
    """Return a monomial as an expression."""
    return Mul(*(Pow(x, e) for x, e in zip(inputs, exponents, strict=True) if e))


def _entry(value: Any) -> Expr:
    expression = value if isinstance(value, Expr) else exact(value)
    if expression.has(Float):
        return exact(expression.atoms(Float).pop())
    return sympify(expression)
