"""Parametric models: functions that are polynomial in inputs and in parameters, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice
from math import prod
from random import Random
from typing import Any

from sympy import Expr, Integer, Poly, Symbol, latex, preorder_traversal, sympify

from nnag_m2.algebra.arguments import in_latex, in_sequence
from nnag_m2.errors import InputError, named, printed, shown
from nnag_m2.networks.drawing import block_drawing, counted
from nnag_m2.networks.family import Family
from nnag_m2.networks.symmetries import Pairs, Symmetry

# parameters, or parts of a formula, that are still read on a screen
_SHOWN_SIZE = 400


class ParametricModel(Family):
    """A family of functions, polynomial in the inputs and in the parameters, over QQ.

    All networks are of this kind.  They are frozen, hashable and picklable.

    Parameters
    ----------
    outputs
        Sympy expressions, ``Poly``s or exact numbers, in a list: polynomials in inputs and
        parameters with rational coefficients.
    inputs
        The symbols ``x`` of the functions.
    parameters
        The symbols that make a function out of the family.
    symmetries
        Changes of the parameters that leave the function as it is, each a ``Symmetry``; they are
        tried at a random point.

    Attributes
    ----------
    outputs, inputs, parameters : tuple
        As given; the sequences in which numbers go into ``evaluate`` and come out.

    Raises
    ------
    InputError
        For floats, symbols that are neither inputs nor parameters or both, anything that is not
        a polynomial, no outputs; for symmetries that change the function.

    Examples
    --------
    >>> from sympy.abc import a, b, x
    >>> line = ParametricModel([a*x + b], [x], [a, b])
    >>> line
    ParametricModel([a*x + b], [x], [a, b])
    >>> line.parametrization().map
    PolynomialMap([a, b], [a, b])
    >>> line.evaluate([2, 1], [[0], [10]]).tolist()
    [[1], [21]]
    """

    @named
    def __init__(
        self,
        outputs: Iterable[Any],
        inputs: Any,
        parameters: Any,
        symmetries: Iterable[Symmetry] = (),
    ) -> None:
        if isinstance(outputs, Expr | Poly) or not in_sequence(outputs):
            raise InputError("outputs must come in a list", shown(outputs), "[output]")
        listed = [output.as_expr() if isinstance(output, Poly) else output for output in outputs]
        if not listed:
            raise InputError("at least one output is needed", "none")
        self._name(inputs, parameters)
        self._fix(outputs=tuple(listed))
        # This reads the outputs as polynomials, and raises where they are none.
        self._fix(_coefficients=self._coefficients, outputs=tuple(map(sympify, listed)))
        if not in_sequence(symmetries):
            raise InputError("symmetries must come in a list", shown(symmetries))
        self._fix(_given_symmetries=tuple(symmetries))
        for symmetry in self._given_symmetries:
            self._check_symmetry(symmetry)

    _given_symmetries: tuple[Symmetry, ...]

    def _check_symmetry(self, symmetry: Any) -> None:
        """Raise if a change of parameters changes the function, at a random point."""
        if not isinstance(symmetry, Symmetry):
            raise InputError("symmetries are made by Symmetry", shown(symmetry))
        draw = Random(1)
        symbols = {s for _, new in symmetry.pairs for s in new.free_symbols}
        symbols |= {*self.parameters, *self.inputs}
        # Integers below a million: a function that is changed is seldom the same at such a point.
        point = {s: Integer(draw.randrange(1, 10**6)) for s in sorted(symbols, key=str)}
        moved = point | {old: new.xreplace(point) for old, new in symmetry.pairs}
        for output in self.outputs:
            if output.xreplace(point) != output.xreplace(moved):
                required = "symmetries leave the function as it is"
                raise InputError(required, f"{symmetry.name!r}, which changes {output}")

    @property
    def symmetries(self) -> tuple[Symmetry, ...]:
        """The known changes of parameters that leave the function as it is: those given."""
        return self._given_symmetries

    @property
    def parameter_count(self) -> int:
        """The number of parameters."""
        return sum(map(prod, self.tensor_shapes))

    @property
    def dimension_bound(self) -> int:
        """A number that the dimension of the neuromanifold does not exceed; here the parameters."""
        return self.parameter_count

    @property
    def composition_bound(self) -> int | None:
        """A number that the dimension does not exceed, if it is known from parts of a network."""
        return None

    @property
    def orbit_dimension(self) -> int | None:
        """The dimension of a general orbit of known continuous symmetries, if a formula has it."""
        return None

    def _with_zeros(self, smaller: ParametricModel) -> Subnetwork:
        """Return a smaller network inside this one; parameters that it has not are 0."""
        kept = {*smaller.parameters}
        return Subnetwork(
            smaller, tuple((p, p if p in kept else Integer(0)) for p in self.parameters)
        )

    @named
    def subnetworks(self) -> tuple[Subnetwork, ...]:
        """Return the smaller networks of the same kind inside this one; none in general."""
        return ()

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        symmetries = self._given_symmetries
        keywords = {"symmetries": symmetries} if symmetries else {}
        return (self.outputs, self.inputs, self.parameters), keywords

    def __repr__(self) -> str:
        if type(self) is not ParametricModel:
            return super().__repr__()
        arguments, keywords = self._arguments()
        listed = [*map(printed, map(list, arguments))]
        listed += [f"{name}={printed(list(value))}" for name, value in keywords.items()]
        return f"ParametricModel({', '.join(listed)})"

    def _repr_latex_(self) -> str:
        count = self.parameter_count
        if count > _SHOWN_SIZE or _is_long(self.outputs):
            source, target = len(self.inputs), prod(self._output_shape)
            spaces = rf"\mathbb{{Q}}^{{{source}}} \to \mathbb{{Q}}^{{{target}}}"
            return rf"${spaces},\; \text{{{counted(count, 'parameter')}}}$"
        single = len(self.outputs) == 1
        image = in_latex(self.outputs[0] if single else self.output)
        return rf"$\left({', '.join(map(latex, self.inputs))}\right) \mapsto {image}$"

    def _repr_svg_(self) -> str:
        blocks = [
            (counted(len(self.inputs), "input"), (0, 0)),
            (counted(self.parameter_count, "parameter"), (1, 0)),
            (counted(len(self.outputs), "output"), (2, 0)),
        ]
        return block_drawing(blocks, [(0, 1), (1, 2)], "parametric model")


def network_argument(network: Any) -> ParametricModel:
    """Return a network, and refuse all else."""
    if isinstance(network, ParametricModel):
        return network
    raise InputError("a network is needed", shown(network), "MLP((2, 2, 1), activation=2)")


@dataclass(frozen=True)
class Subnetwork:
    """A smaller network inside a network.

    Attributes
    ----------
    network
        The smaller network; its parameters and inputs are symbols of the larger one.
    pairs
        Each parameter of the larger network with its value: a parameter of the smaller one, or 0.

    Examples
    --------
    >>> from nnag_m2.networks import MLP
    >>> MLP((1, 2, 1), 2).subnetworks()[0]
    Subnetwork(MLP((1, 1, 1), activation=t**2), {a11: a11, a21: 0, b11: b11, b12: 0})
    """

    network: ParametricModel
    pairs: Pairs

    @property
    def embedding(self) -> dict[Symbol, Expr]:
        """The larger network's parameters with their values, for ``Expr.xreplace``."""
        return dict(self.pairs)

    def __repr__(self) -> str:
        return f"Subnetwork({self.network!r}, {self.embedding})"


def _is_long(expressions: Iterable[Expr]) -> bool:
    """Return whether expressions have too many parts to be shown."""
    parts = chain.from_iterable(map(preorder_traversal, expressions))
    return next(islice(parts, _SHOWN_SIZE, None), None) is not None
