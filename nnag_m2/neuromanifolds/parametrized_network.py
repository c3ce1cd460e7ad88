"""A network with coordinates on a space of functions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from sympy import Symbol

from nnag_m2.algebra.arguments import word_argument
from nnag_m2.algebra.display import parts_as_html
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.errors import InputError, named
from nnag_m2.invariants.implicitization import image_dimension
from nnag_m2.invariants.implicitization.sampling import SEED, good_primes
from nnag_m2.networks._coordinates import MONOMIAL_LIMIT
from nnag_m2.networks._counting import RationalFunctions
from nnag_m2.networks.architecture import TERM_LIMIT, Architecture
from nnag_m2.networks.jacobians import Rank, jacobian_rank, span_dimension
from nnag_m2.networks.model import ParametricModel, network_argument
from nnag_m2.networks.parametrization import Coordinate, CoordinateChoice, Parametrization
from nnag_m2.neuromanifolds.known_group import orbit_dimension

_SHORT = 20_000
"""Functions with at most so many terms are expanded in about a second."""


@dataclass(frozen=True)
class ParametrizedNetwork:
    """A network with coordinates on a space of functions: what all questions start from."""

    network: ParametricModel
    coordinate_choice: CoordinateChoice = "monomial"

    @named
    def __post_init__(self) -> None:
        network_argument(self.network)
        word_argument(self.coordinate_choice, get_args(CoordinateChoice), "coordinates")

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

    @cached_property
    def ambient_dimension(self) -> int:
        """The number of coordinates: for a network with a forward pass nothing is expanded.

        Monomial coordinates are counted from the degrees of the outputs; reduced ones by the rank
        of values at random parameters and inputs, which is a lower bound that is sharp for almost
        all of them.
        """
        if not isinstance(self.network, Architecture):
            return len(self.coordinates)
        if self.coordinate_choice == "monomial":
            return self.network.ambient_dimension()
        if self.is_ambient_certain:
            return len(self.coordinates)
        most = min(self.network.ambient_dimension(), MONOMIAL_LIMIT)
        found = span_dimension(self.network, most).value
        if found == MONOMIAL_LIMIT:
            required = f"fewer than {MONOMIAL_LIMIT:,} reduced coordinates are counted"
            raise InputError(required, "", "coordinates='monomial'")
        return found

    @cached_property
    def is_ambient_certain(self) -> bool:
        """Whether the ambient dimension does not rest on chance, as the span of long functions."""
        if self.coordinate_choice == "monomial" or not isinstance(self.network, Architecture):
            return True
        try:
            return self.network.term_bound() <= _SHORT
        except RationalFunctions:  # which have no ambient dimension
            return True

    @property
    def is_expanded(self) -> bool:
        """Whether the functions have coefficients, and not too many terms to be written out."""
        try:
            return not isinstance(self.network, Architecture) or (
                self.network.term_bound() <= TERM_LIMIT
            )
        except RationalFunctions:
            return False

    @cached_property
    def orbit_dimension(self) -> int:
        """The dimension of a general orbit of the known continuous symmetries."""
        known = self.network.orbit_dimension
        if known is not None:
            return known
        return orbit_dimension(self.network.symmetries, self.network.parameters)

    @cached_property
    def expected_dimension(self) -> int:
        """The dimension if no parameters are redundant but those that are known; never too small.

        The smallest of three numbers: the ambient dimension; the number of parameters less the
        dimension of the orbits of known symmetries; and ``network.dimension_bound``, which counts
        redundant parameters that no group moves: those of wide layers without activation, and of
        attention with one token.  Rational functions have no ambient dimension.
        """
        if self.parameter_bound == self.jacobian_rank:  # a lower bound for both
            return self.parameter_bound
        if (
            isinstance(self.network, Architecture) and not self.is_ambient_certain
        ):  # more of the span than this does not matter
            return span_dimension(self.network, self.parameter_bound).value
        ambient = self.known_ambient_dimension
        return self.parameter_bound if ambient is None else min(self.parameter_bound, ambient)

    @cached_property
    def parameter_bound(self) -> int:
        """What known redundant parameters leave of the dimension, whatever the ambient space."""
        bound = self.network.dimension_bound
        if bound == self.jacobian_rank:  # symmetries leave no less
            return bound
        return min(bound, self.network.parameter_count - self.orbit_dimension)

    def _repr_html_(self) -> str:
        size = self.known_ambient_dimension
        parts = [
            ("network", repr(self.network)),
            ("parameters", len(self.network.parameters)),
            ("coordinates", self.coordinate_choice),
            ("ambient dimension", "none, for rational functions" if size is None else size),
        ]
        return parts_as_html(type(self).__name__, parts)

    @property
    def jacobian_rank(self) -> int:
        """The rank of the Jacobian matrix at a random point modulo a prime."""
        return self.sampled_rank.value

    @cached_property
    def sampled_rank(self) -> Rank:
        """The rank of the Jacobian matrix, with the prime and the seed of the random point.

        For a network with a forward pass these are derivatives of outputs at random inputs; for
        one that is given by coefficients, their derivatives.
        """
        if not isinstance(self.network, Architecture):
            (prime,) = good_primes(self.map, 1)
            return Rank(image_dimension(self.map), prime, SEED)
        bounds = [self.network.dimension_bound]
        if (orbits := self.network.orbit_dimension) is not None:
            bounds.append(self.network.parameter_count - orbits)
        if self.coordinate_choice == "monomial" and self.known_ambient_dimension is not None:
            bounds.append(self.known_ambient_dimension)
        if (composed := self.network.composition_bound) is not None:
            bounds.append(composed)
        return jacobian_rank(self.network, min(bounds), SEED)

    @property
    def known_ambient_dimension(self) -> int | None:
        """The ambient dimension, ``None`` for rational functions."""
        try:
            return self.ambient_dimension
        except RationalFunctions:
            return None
