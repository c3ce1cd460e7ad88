"""Which subnetworks are critical points of the loss, or nearest points, for an open set of data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Unpack

import numpy as np
from sympy import Symbol

from nnag_m2.algebra.modular.primes import rank
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.asking import Certainty, Options, question
from nnag_m2.invariants.implicitization.sampling import SEED, ModularMap, good_primes
from nnag_m2.networks._arithmetic import Modular
from nnag_m2.networks.model import ParametricModel, Subnetwork, network_argument
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold


@dataclass(frozen=True)
class Exposure:
    """How a subnetwork lies in the functions and in the parameters of a network.

    Attributes
    ----------
    subnetwork
        The smaller network.
    dimension
        Of the functions of the subnetwork.
    rank
        Of the differential of the parametrization at general weights of the subnetwork, where the
        deleted weights are 0.
    tangents
        The dimension of the span of the images of the differential at all weights that were found
        to give the same function: those, and for each layer the ones where deleted weights of the
        layer have any values, if they do not change the function.
    is_exposed
        Whether, for an open set of data, some weights of the subnetwork are a critical point of the
        loss: ``rank == dimension``.
    is_nearest
        ``False`` when ``tangents > dimension``: for almost no data a function of the subnetwork is
        the best one of the whole network.  ``None`` when it is not decided.
    exposed_certainty, nearest_certainty
        How far the two are proved.
    """

    subnetwork: Subnetwork
    dimension: int
    rank: int
    tangents: int
    is_exposed: bool
    is_nearest: bool | None
    exposed_certainty: Certainty
    nearest_certainty: Certainty


@question
def exposed_subnetworks(
    network: ParametricModel, **options: Unpack[Options]
) -> tuple[Exposure, ...]:
    """Return for each subnetwork whether training is drawn to it.

    Parameters
    ----------
    network
        A network with ``subnetworks()``.

    Returns
    -------
    tuple of Exposure
        In the sequence of ``network.subnetworks()``.

    Raises
    ------
    InputError
        When the argument is no network.

    Notes
    -----
    Let ``S`` be the functions of a subnetwork, of dimension ``s`` in ``n``-space, ``D`` the
    differential of the parametrization at its weights, and ``p`` their function.

    *Critical points.*  The weights are critical for data ``u`` when ``u - p`` is orthogonal to the
    image of ``D``, which contains the tangent space of ``S``.  Such pairs of ``p`` and ``u`` have
    dimension ``s + n - rank D``.  If the rank is ``s`` then they are the normal bundle of ``S``,
    which covers an open set of data; if it is larger they cover a set of measure 0.  This holds in
    every positive definite quadric.

    *Nearest points.*  If ``p`` is nearest to ``u``, then ``u - p`` is orthogonal to all lines of
    tangent directions of the neuromanifold in ``p``, hence to the image of the differential at
    all weights of ``p``.  If together they span more than ``s`` dimensions, such ``u`` have
    measure 0.

    *Proofs.*  When no monomial is linear in the deleted weights, ``D`` has the rank of the
    subnetwork: this proves ``is_exposed``.  A rank modulo a prime is a lower bound; one above the
    number of parameters less the known symmetries of the subnetwork proves the opposite.

    References
    ----------
    Shahverdi, Marchetti, Kohn: Learning on a razor's edge: identifiability and singularity of
    polynomial neural networks (2025).

    Examples
    --------
    >>> from nnag_m2 import MLP, ConvolutionalNetwork
    >>> [e.is_exposed for e in exposed_subnetworks(MLP((2, 2, 1), 3))]
    [True]
    >>> [e.is_exposed for e in exposed_subnetworks(ConvolutionalNetwork((3, 2), (1, 1), 3))][-2:]
    [False, False]
    """
    test = _Differential(network_argument(network))
    return tuple(test.asked(s) for s in network.subnetworks())


class _Differential:
    """The differential of a parametrization at weights of subnetworks, modulo a prime."""

    def __init__(self, network: ParametricModel) -> None:
        self._map: PolynomialMap = network.parametrization().map
        (self.prime,) = good_primes(self._map, 1)
        self._modulo = ModularMap(self._map, self.prime)
        self._terms = [e for poly in self._map.coordinates for e in poly.monoms()]
        place = {v: i for i, v in enumerate(self._map.parameters)}
        self._layers = [[place[v] for v in layer] for layer in _layers(network)]

    def asked(self, subnetwork: Subnetwork) -> Exposure:
        """Return the answer for one subnetwork."""
        inner = PolynomialMap([v for _, v in subnetwork.pairs], subnetwork.network.parameters)
        small = ModularMap(inner, self.prime)
        weights = small.random_points(1, SEED)
        here = small.values(weights)[0]
        differential = self._modulo.jacobian(here)
        inside = Modular(self.prime).matmul(differential, small.jacobian(weights[0]))
        dimension, found = rank(inside, self.prime), rank(differential, self.prime)
        deleted = [i for i, (_, value) in enumerate(subnetwork.pairs) if value == 0]
        tangents = rank(self._together(here, differential, deleted), self.prime)
        most = Neuromanifold(subnetwork.network).expected_dimension
        # where weights are deleted, derivatives by these of all monomials
        vanish = all(sum(e[i] for i in deleted) != 1 for e in self._terms)
        exposed = found == dimension
        proved = vanish if exposed else found > most
        return Exposure(
            subnetwork, dimension, found, tangents, exposed,
            False if tangents > dimension else None,
            "proved" if proved else "probabilistic",
            "proved" if tangents > most else "probabilistic",
        )  # fmt: skip

    def _together(self, here: Any, differential: Any, deleted: list[int]) -> Any:
        """Return the differentials at weights of the same function side by side."""
        parts = [differential]
        for number, layer in enumerate(self._layers):
            freed = [i for i in deleted if i in layer]
            kept = [i for i in deleted if i not in layer]
            if freed and not any(_depends(e, freed, kept) for e in self._terms):
                # As many general values as there are coordinates span all that they can.
                draw = np.random.default_rng([SEED, number])
                for _ in range(len(self._map.coordinates)):
                    moved = np.array(here)
                    moved[freed] = draw.integers(1, self.prime, len(freed))
                    parts.append(self._modulo.jacobian(moved))
        return np.concatenate(parts, axis=1)


def _layers(network: Any) -> list[list[Symbol]]:
    """Return the parameters of each layer of a perceptron or a convolutional network."""
    matrices: Any = getattr(network, "weights", getattr(network, "taps", ()))
    return [[v for v in layer if isinstance(v, Symbol)] for layer in matrices]


def _depends(exponents: tuple[int, ...], freed: list[int], zero: list[int]) -> bool:
    """Return whether a monomial depends on freed weights while the others are zero."""
    return any(exponents[i] for i in freed) and not any(exponents[i] for i in zero)
