"""Neurovarieties: the closures of neuromanifolds, their dimensions and equations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Unpack

from sympy import Expr, Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Answer, Options, Provenance, question
from nnag_m2.invariants import hilbert, loci
from nnag_m2.invariants.distance import polar
from nnag_m2.invariants.distance.degrees import euclidean_distance_degree
from nnag_m2.invariants.fibers import image_degree
from nnag_m2.invariants.hypotheses import PRIME
from nnag_m2.invariants.implicitization.question import Method
from nnag_m2.neuromanifolds import equations, singularities
from nnag_m2.neuromanifolds.degrees import known_degree, projective_spaces
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork
from nnag_m2.neuromanifolds.singularities import SingularSubnetwork

_COUNTED = Provenance(
    "critical points for general conditions, counted in parameter space modulo a prime",
    "probabilistic",
    "right for all but few primes and conditions",
    seed=1,
)


@dataclass(frozen=True)
class Neurovariety(ParametrizedNetwork):
    """The Zariski closure of a neuromanifold: the questions about its dimension and equations."""

    @question
    def dimension(self, proof: bool = False, **options: Unpack[Options]) -> Answer[int]:
        """Return the dimension of the neuromanifold.

        For a network with a forward pass it is the rank of the derivatives of outputs at random
        inputs, forward and backward through the layers modulo a prime, so that nothing is
        expanded; for a ``ParametricModel`` that of its coefficients' derivatives.  The rank is
        proved to be a lower bound, and equal to the dimension with a probability close to 1.
        It is proved to be the dimension when it is the largest possible one: that is
        ``expected_dimension``, which known redundant parameters leave, or for perceptrons with
        powers what all ways of cutting the network into parts leave.  Where it is smaller than
        these, it was the same modulo two primes.

        Parameters
        ----------
        proof
            Whether to look for equations when neither holds: certified ones that leave only this
            dimension prove it.  That needs the expanded functions.

        Examples
        --------
        >>> from nnag_m2 import MLP, Neuromanifold
        >>> Neuromanifold(MLP((2, 2, 2, 2, 2, 1), 3)).dimension()  # some 10^19 terms
        10
        """
        return equations.dimension(self, proof)

    @question
    def defect(self, proof: bool = False, **options: Unpack[Options]) -> Answer[int]:
        """Return the expected dimension minus the dimension.

        What is expected is what known redundant parameters leave, see ``expected_dimension``: a
        defect says that there are others, ``infinitesimal_symmetries`` how many.  Linear networks
        and attention have none.
        """
        found = equations.dimension(self, proof)
        return Answer(self.expected_dimension - found.result, found.provenance)

    @question
    def is_filling(self, proof: bool = False, **options: Unpack[Options]) -> Answer[bool]:
        """Return whether the neuromanifold is Zariski dense in the ambient space.

        It may still miss real functions: the cubics of ``MLP((2, 2, 1), 3)`` are dense, yet
        ``x1**3 - x1*x2**2`` is not among them.
        """
        found = equations.dimension(self, proof)
        return Answer(found.result == self.ambient_dimension, found.provenance)

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
        found = equations.implicitized(self, up_to_degree, method, proof)
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
        if (known := known_degree(self.network)) is not None:
            return known
        found = equations.by_theorem(self)
        if found is None and (proof or self.jacobian_rank == self.ambient_dimension):
            found = equations.implicitized(self, None, "automatic", proof)
        if found is not None:
            return Answer(hilbert.degree(found.ideal), found.provenance)
        method = "points in a general affine space, counted in parameter space modulo a prime"
        reason = "right for all but few primes and affine spaces"
        return Answer(image_degree(self.map), Provenance(method, "probabilistic", reason, seed=1))

    @question
    def generic_distance_degree(self, **options: Unpack[Options]) -> Answer[int]:
        """Return the Euclidean distance degree of the neurovariety for a generic quadric.

        It is the number of complex critical points of a general quadratic loss.  Where the
        neurovariety is a known image of a product of projective spaces, as for convolutional
        networks with a power as activation, it comes from Chern numbers; else it is counted in
        parameter space, modulo a prime, or by monodromy where there may be many.

        References
        ----------
        Shahverdi, Marchetti, Kohn: On the geometry and optimization of polynomial convolutional
        networks (2025).

        Examples
        --------
        >>> from nnag_m2 import ConvolutionalNetwork, Neuromanifold
        >>> Neuromanifold(ConvolutionalNetwork((3, 3), activation=2)).generic_distance_degree()
        219
        """
        known = projective_spaces(self.network)
        if known is not None:
            provenance = Provenance("known structure", "proved", known.theorem)
            return Answer(sum(known.polar_degrees()), provenance)
        found = euclidean_distance_degree.run(self.map, "generic")
        is_numerical = found.provenance.certainty == "numerical"
        return Answer(found.result, found.provenance if is_numerical else _COUNTED)

    @question
    def polar_degrees(self, **options: Unpack[Options]) -> Answer[tuple[int, ...]]:
        """Return the polar degrees of the neurovariety, which must be a cone.

        See the function ``polar_degrees``; their sum is ``generic_distance_degree``.

        Examples
        --------
        >>> from nnag_m2 import ConvolutionalNetwork, Neuromanifold
        >>> Neuromanifold(ConvolutionalNetwork((2, 2), activation=2)).polar_degrees()
        (4, 6, 4)
        """
        known = projective_spaces(self.network)
        if known is not None and known.degree() > 1:  # linear spaces may be the whole space
            provenance = Provenance("known structure", "proved", known.theorem)
            return Answer(known.polar_degrees(), provenance)
        return Answer(polar.polar_degrees(self.map), _COUNTED)

    @question
    def hilbert_polynomial(
        self, symbol: Symbol | None = None, **options: Unpack[Options]
    ) -> Answer[Expr]:
        """Return the Hilbert polynomial of the neurovariety's projective closure.

        Parameters
        ----------
        symbol
            Its variable; by default that of ``nnag_m2.hilbert_polynomial``.
        """
        found = equations.implicitized(self, None, "automatic", False)
        arguments: dict[str, Any] = {} if symbol is None else {"symbol": symbol}
        return Answer(hilbert.hilbert_polynomial(found.ideal, **arguments), found.provenance)

    @question
    def singular_locus(self, **options: Unpack[Options]) -> Answer[Ideal]:
        """Return the singular locus of the neurovariety, as a scheme."""
        found = equations.implicitized(self, None, "automatic", False)
        return Answer(loci.singular_locus(found.ideal, assume=PRIME), found.provenance)

    @question
    def singular_subnetworks(
        self, proof: bool = False, **options: Unpack[Options]
    ) -> Answer[tuple[SingularSubnetwork, ...]]:
        """Return for each subnetwork whether its functions are singular points of the neurovariety.

        A subnetwork is singular if the Jacobian matrix of the equations has a rank smaller than the
        codimension at a general function of it; then it has at all of its functions.  When the
        image is dense, nothing is singular.

        Parameters
        ----------
        proof
            Whether Macaulay2 shall prove that the equations generate a prime ideal.

        Returns
        -------
        tuple of SingularSubnetwork
            One for each of ``network.subnetworks()``, with ``rank``, ``codimension``,
            ``is_singular`` and ``certainty``.

        References
        ----------
        Eisenbud: Commutative Algebra, corollary 16.20 (Jacobian criterion).

        Examples
        --------
        >>> from nnag_m2 import MLP, Neuromanifold
        >>> M = Neuromanifold(MLP((2, 2, 1), 5))  # binary quintics of rank 2
        >>> [(s.subnetwork.network, s.is_singular) for s in M.singular_subnetworks()]
        [(MLP((2, 1, 1), activation=t**5), True)]
        """
        return singularities.singular_subnetworks(self, proof)
