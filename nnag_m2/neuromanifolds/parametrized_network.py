"""A network with coordinates on a space of functions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sympy import Symbol

from nnag_m2.algebra.arguments import shown
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.calling import named
from nnag_m2.errors import InputError
from nnag_m2.invariants.implicitization import image_dimension
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.parametrization import Coordinate, CoordinateChoice, Parametrization
from nnag_m2.neuromanifolds.orbits import orbit_dimension


@dataclass(frozen=True)
class ParametrizedNetwork:
    """A network with coordinates on a space of functions: what all questions start from.

    Attributes
    ----------
    network
        The network.
    coordinate_choice
        ``"monomial"`` or ``"reduced"``.
    """

    network: ParametricModel
    coordinate_choice: CoordinateChoice = "monomial"

    @named
    def __post_init__(self) -> None:
        if not isinstance(self.network, ParametricModel):
            raise InputError("a network is needed", shown(self.network), "MLP((2, 2, 1), 2)")
        if self.coordinate_choice not in ("monomial", "reduced"):
            required = "coordinates are 'monomial' or 'reduced'"
            raise InputError(required, shown(self.coordinate_choice))

    @cached_property
    def parametrization(self) -> Parametrization:
        """The functions of the network in these coordinates."""
        return self.network.parametrization(self.coordinate_choice)

    @property
    def map(self) -> PolynomialMap:
        """From the parameters to the coordinates."""
        return self.parametrization.map

    @property
    def coordinates(self) -> tuple[Coordinate, ...]:
        """The coordinates, each with the output, monomial and divisor that it stands for."""
        return self.parametrization.meanings

    @property
    def variables(self) -> tuple[Symbol, ...]:
        """The symbols of the coordinates, in which equations are written."""
        return self.parametrization.names

    @property
    def ambient_dimension(self) -> int:
        """The number of coordinates."""
        return len(self.coordinates)

    @cached_property
    def orbit_dimension(self) -> int:
        """The dimension of a general orbit of the known continuous symmetries."""
        return orbit_dimension(self.network.symmetries, self.network.parameters)

    @cached_property
    def expected_dimension(self) -> int:
        """The dimension if no parameters are redundant but those that are known; never too small.

        The smallest of three numbers: the ambient dimension; the number of parameters less the
        dimension of the orbits of known symmetries; and ``network.dimension_bound``, which counts
        redundant parameters that no group moves: those of wide layers without activation, and of
        attention with one token.
        """
        bound = min(self.network.dimension_bound, self.ambient_dimension)
        if bound == self.jacobian_rank:  # a lower bound: symmetries leave no less
            return bound
        return min(bound, len(self.network.parameters) - self.orbit_dimension)

    @cached_property
    def jacobian_rank(self) -> int:
        """The rank of the Jacobian matrix at a random point modulo a prime."""
        return image_dimension(self.map)
