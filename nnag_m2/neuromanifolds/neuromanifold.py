"""Neuromanifolds: the functions that a network reaches, as a variety."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Unpack

from sympy import Expr, Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.computation import Options
from nnag_m2.invariants import hilbert, loci
from nnag_m2.invariants.implicitization import Implicitization, image_dimension
from nnag_m2.invariants.implicitization.question import Method
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.parametrization import Coordinate, CoordinateChoice, Parametrization
from nnag_m2.neuromanifolds import dimensions, equations
from nnag_m2.neuromanifolds.answers import Answer, question
from nnag_m2.neuromanifolds.orbits import orbit_dimension
from nnag_m2.provenance import Provenance


@dataclass(frozen=True)
class Neuromanifold:
    """The set of functions that a network reaches, in coordinates on a space of functions.

    Made by ``ParametricModel.neuromanifold``.  Its Zariski closure is the neurovariety; questions
    about equations, degree and singularities are about that.  Each question can be called, for the
    result, and ``run``, for the result with its provenance: ``M.dimension()`` and
    ``M.dimension.run()``.

    Attributes
    ----------
    network
        The network.
    coordinate_choice
        ``"monomial"`` or ``"reduced"``.

    Examples
    --------
    >>> from nnag_m2.networks import MLP
    >>> M = MLP((2, 2, 1), 4).neuromanifold()
    >>> M.ambient_dimension, M.expected_dimension, M.dimension(), M.is_filling()
    (5, 4, 4, False)
    >>> M.dimension.run().provenance.certainty
    'proved'
    """

    network: ParametricModel
    coordinate_choice: CoordinateChoice = "monomial"

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
        """The number of parameters without the known symmetries, or the ambient dimension."""
        free = len(self.network.parameters) - self.orbit_dimension
        return min(free, self.ambient_dimension)

    @cached_property
    def jacobian_rank(self) -> int:
        """The rank of the Jacobian matrix at a random point modulo a prime."""
        return image_dimension(self.map)

    @question
    def dimension(self, proof: bool = False, **options: Unpack[Options]) -> Answer[int]:
        """Return the dimension of the neuromanifold.

        The rank of the Jacobian matrix at one point modulo a prime is proved to be a lower bound.
        It is proved to be the dimension when it is the largest possible one: the ambient dimension,
        or the number of parameters minus the dimension of the orbits of known symmetries.

        Parameters
        ----------
        proof
            Whether to look for equations when neither holds: certified ones that leave only this
            dimension prove it.
        """
        return dimensions.dimension(self, proof, options)

    @question
    def defect(self, proof: bool = False, **options: Unpack[Options]) -> Answer[int]:
        """Return the expected dimension minus the dimension."""
        found = dimensions.dimension(self, proof, options)
        return Answer(self.expected_dimension - found.result, found.provenance)

    @question
    def is_filling(self, proof: bool = False, **options: Unpack[Options]) -> Answer[bool]:
        """Return whether the neuromanifold is Zariski dense in the ambient space.

        It may still miss real functions: the cubics of ``MLP((2, 2, 1), 3)`` are dense, yet
        ``x1**3 - x1*x2**2`` is not among them.
        """
        found = dimensions.dimension(self, proof, options)
        return Answer(found.result == self.ambient_dimension, found.provenance)

    def implicitization(
        self,
        up_to_degree: int | None = None,
        method: Method = "automatic",
        proof: bool = False,
        **options: Unpack[Options],
    ) -> Implicitization:
        """Return the equations of the neurovariety with what is known about them.

        Parameters
        ----------
        up_to_degree, method, proof
            As for the function ``implicitization``; ``"automatic"`` looks for a theorem first
            that gives the whole ideal.
        """
        return equations.implicitized(self, up_to_degree, method, proof, options)

    @question
    def vanishing_ideal(
        self,
        up_to_degree: int | None = None,
        method: Method = "automatic",
        proof: bool = False,
        **options: Unpack[Options],
    ) -> Answer[Ideal]:
        """Return the ideal of the neurovariety.

        Parameters
        ----------
        up_to_degree
            All equations up to this degree only.
        method
            ``"automatic"``: a theorem that gives the whole ideal (determinantal varieties,
            secant varieties of Veronese varieties), else linear algebra in each degree, else
            elimination.  ``"linear algebra"`` or ``"elimination"``: this one.
        proof
            Whether Macaulay2 shall prove that the equations generate a prime ideal.

        Returns
        -------
        Ideal
            In ``variables``; generators are minimal.
        """
        found = equations.implicitized(self, up_to_degree, method, proof, options)
        return Answer(found.ideal, found.provenance)

    @question
    def degree(self, proof: bool = False, **options: Unpack[Options]) -> Answer[int]:
        """Return the degree of the neurovariety.

        It is counted in parameter space, modulo a prime, without equations.

        Parameters
        ----------
        proof
            Whether to compute it from the ideal instead, which is proved to be the whole one.
        """
        return equations.degree(self, proof, options)

    @question
    def hilbert_polynomial(
        self, variable: Symbol | None = None, **options: Unpack[Options]
    ) -> Answer[Expr]:
        """Return the Hilbert polynomial of the neurovariety's projective closure.

        Parameters
        ----------
        variable
            Its symbol; by default that of ``nnag_m2.hilbert_polynomial``.
        """
        found = equations.implicitized(self, None, "automatic", False, options)
        arguments: dict[str, Any] = {} if variable is None else {"variable": variable}
        run = hilbert.hilbert_polynomial.run(found.ideal, **arguments, **options)
        return Answer(run.result, _with_script(found.provenance, run.script))

    @question
    def singular_locus(self, **options: Unpack[Options]) -> Answer[Ideal]:
        """Return the singular locus of the neurovariety, as a scheme."""
        found = equations.implicitized(self, None, "automatic", False, options)
        run = loci.singular_locus.run(found.ideal, **options)
        return Answer(run.result, _with_script(found.provenance, run.script))


def _with_script(provenance: Provenance, script: str) -> Provenance:
    return replace(provenance, scripts=(*provenance.scripts, script))
