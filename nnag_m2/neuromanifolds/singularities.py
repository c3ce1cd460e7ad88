"""Which subnetworks have their functions in the singular locus of the neurovariety."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import prod

from sympy import QQ, Poly
from sympy.polys.matrices import DomainMatrix

from nnag_m2.algebra.fields import as_poly
from nnag_m2.algebra.modular.primes import rank
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.algebra.substitution import composed
from nnag_m2.asking import Answer, Certainty, Provenance
from nnag_m2.invariants.implicitization import Implicitization
from nnag_m2.invariants.implicitization.sampling import SEED, ModularMap, good_primes
from nnag_m2.networks.model import Subnetwork
from nnag_m2.neuromanifolds import equations
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork

_METHOD = "rank of the equations' Jacobian matrix at a general function of each subnetwork"
_SMOOTH = "the image is dense in the ambient space, which is smooth"
_PROVED = "each rank below the codimension holds over the field of functions of the parameters"
_OPEN = "some ranks are at random points modulo a prime, or equations or dimension are not proved"
_LARGEST_SUBSTITUTION = 200_000  # products of terms, at most
_LARGEST_MATRIX = 64  # entries


@dataclass(frozen=True)
class SingularSubnetwork:
    """Whether a general function of a subnetwork is a singular point of the neurovariety.

    Attributes
    ----------
    subnetwork
        The smaller network.
    rank
        Of the Jacobian matrix of the equations of the neurovariety, at a general function of the
        subnetwork.
    codimension
        Of the neurovariety.
    is_singular
        Whether all functions of the subnetwork are singular points: the rank is smaller than the
        codimension.
    certainty
        ``"proved"`` or ``"probabilistic"``, about ``is_singular``.
    """

    subnetwork: Subnetwork
    rank: int
    codimension: int
    is_singular: bool
    certainty: Certainty


def singular_subnetworks(
    manifold: ParametrizedNetwork, proof: bool
) -> Answer[tuple[SingularSubnetwork, ...]]:
    """Return for each subnetwork whether its functions are singular points.

    A rank as large as the codimension at one point modulo a prime proves that a general function
    is a smooth point.  A smaller one is proved over the field of rational functions in the
    parameters, when the matrix is zero or small there.
    """
    subnetworks = manifold.network.subnetworks()
    if manifold.jacobian_rank == manifold.ambient_dimension:
        smooth = tuple(SingularSubnetwork(s, 0, 0, False, "proved") for s in subnetworks)
        return Answer(smooth, Provenance(_METHOD, "proved", _SMOOTH))
    found = equations.implicitized(manifold, None, "automatic", proof)
    test = _JacobianTest(manifold, found, _is_proved_complete(manifold, found, proof))
    answers = tuple(test.asked(s) for s in subnetworks)
    proved = all(answer.certainty == "proved" for answer in answers)
    provenance = replace(
        found.provenance,
        method=f"{_METHOD}; equations: {found.provenance.method}",
        certainty="proved" if proved else "probabilistic",
        reason=_PROVED if proved else _OPEN,
        seed=SEED,
        primes=(test.prime,),
    )
    return Answer(answers, provenance)


def _is_proved_complete(manifold: ParametrizedNetwork, found: Implicitization, proof: bool) -> bool:
    """Return whether the equations generate the whole ideal and the dimension is right, proved."""
    if found.provenance.certainty != "proved":
        return False
    if manifold.ambient_dimension - manifold.jacobian_rank == 1:
        return True
    by_theorem = found.provenance.method == "known structure"
    found_dimension = equations.dimension(manifold, proof or by_theorem)
    return found_dimension.provenance.certainty == "proved"


class _JacobianTest:
    """The Jacobian matrix of the equations, at points of subnetworks."""

    def __init__(
        self, manifold: ParametrizedNetwork, found: Implicitization, complete: bool
    ) -> None:
        self._map = manifold.map
        integral = [g.clear_denoms()[1].set_domain(QQ) for g in found.ideal.generators]
        self._equations = PolynomialMap(integral, found.ideal.variables)
        self._complete = complete
        self._codimension = manifold.ambient_dimension - manifold.jacobian_rank
        (self.prime,) = good_primes(self._map, 1)
        self._map_modulo = ModularMap(self._map, self.prime)
        self._equations_modulo = ModularMap(self._equations, self.prime)

    def asked(self, subnetwork: Subnetwork) -> SingularSubnetwork:
        """Return the answer for one subnetwork."""
        found = self._rank(subnetwork)
        smooth = found >= self._codimension
        proved = smooth or (self._complete and self._is_proved(subnetwork, found))
        certainty: Certainty = "proved" if proved else "probabilistic"
        return SingularSubnetwork(subnetwork, found, self._codimension, not smooth, certainty)

    def _rank(self, subnetwork: Subnetwork) -> int:
        """Return the rank at a random function of the subnetwork modulo the prime."""
        inner = PolynomialMap([v for _, v in subnetwork.pairs], subnetwork.network.parameters)
        small = ModularMap(inner, self.prime)
        weights = small.values(small.random_points(1, SEED))
        function = self._map_modulo.values(weights)[0]
        return rank(self._equations_modulo.jacobian(function), self.prime)

    def _is_proved(self, subnetwork: Subnetwork, found: int) -> bool:
        """Return whether it is shown that the rank at a general function is not larger."""
        matrix = self._at_general_function(subnetwork)
        if matrix is None:
            return False
        if all(entry.is_zero for row in matrix for entry in row):
            return found == 0
        shape = len(matrix), len(matrix[0])
        if prod(shape) > _LARGEST_MATRIX:
            return False
        entries = [[entry.as_expr() for entry in row] for row in matrix]
        return int(DomainMatrix.from_list_sympy(*shape, entries).to_field().rank()) == found

    def _at_general_function(self, subnetwork: Subnetwork) -> list[list[Poly]] | None:
        """Return the matrix over the polynomials in the subnetwork's parameters, if not large."""
        inner = subnetwork.network.parameters
        weights = [as_poly(value, inner, QQ) for _, value in subnetwork.pairs]
        function = [composed(coordinate, weights) for coordinate in self._map.coordinates]
        size = max((len(f.terms()) for f in function), default=0)
        partials = [
            [poly.diff(v) for v in self._equations.parameters]
            for poly in self._equations.coordinates
        ]
        work = sum(
            len(p.terms()) * size ** max(p.total_degree(), 1)
            for row in partials
            for p in row
            if not p.is_zero
        )
        if work > _LARGEST_SUBSTITUTION:
            return None
        return [[composed(partial, function) for partial in row] for row in partials]
