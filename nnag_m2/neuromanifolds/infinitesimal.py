"""Directions in which parameters move without the function: how many, and which are scalings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from math import lcm
from typing import TypeAlias

import numpy as np
from sympy import Symbol

from nnag_m2.algebra.modular.elimination import kernel
from nnag_m2.algebra.modular.primes import Residues, rational
from nnag_m2.asking import Answer, Provenance
from nnag_m2.invariants.implicitization.sampling import SEED, ModularMap
from nnag_m2.networks.architecture import Architecture
from nnag_m2.networks.jacobians import Sampled
from nnag_m2.neuromanifolds.linear_symmetries import LARGEST_COUNT, linear_orbit_dimension
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork

Weights: TypeAlias = tuple[tuple[Symbol, int], ...]

_POINTS = 3
"""A weight vector of a torus is tangent to the fibers at all points; other vectors, as far as was
seen, not even at two general ones."""

_METHOD = "kernels of sampled derivatives at random parameters modulo a prime"
_REASON = "right for almost all points and primes"


@dataclass(frozen=True)
class InfinitesimalSymmetries:
    """The tangent space of the fiber at general parameters.

    Attributes
    ----------
    dimension
        Of it: the number of parameters minus the dimension of the neuromanifold.
    known
        The dimension of what the network's known continuous symmetries give.
    scalings
        A basis of all scalings ``p -> c**k p`` of parameters that leave the function as it is,
        found without being told: for each the parameters that change, with the integers ``k``.
    linear
        The dimension of a general orbit of all linear changes of parameters that leave the function
        as it is, found without being told; ``None`` for more than 64 parameters.

    Examples
    --------
    >>> from nnag_m2 import Neuromanifold
    >>> from nnag_m2.networks import ParametricModel
    >>> from sympy.abc import a, b, x
    >>> manifold = Neuromanifold(ParametricModel([a**2 * b * x], [x], [a, b]))
    >>> manifold.infinitesimal_symmetries()
    InfinitesimalSymmetries(dimension=1, known=0, scalings=(((a, 1), (b, -2)),), linear=1)
    """

    dimension: int
    known: int
    scalings: tuple[Weights, ...]
    linear: int | None

    @property
    def are_explained(self) -> bool:
        """Whether the known symmetries are all there are."""
        return self.dimension == self.known

    @property
    def are_linear(self) -> bool:
        """Whether linear changes of parameters explain all directions, known or found."""
        return self.dimension == self.linear


def infinitesimal_symmetries(manifold: ParametrizedNetwork) -> Answer[InfinitesimalSymmetries]:
    """Return the directions that do not change the function."""
    size = manifold.network.parameter_count
    dimension = size - manifold.jacobian_rank
    prime, differentials = _differentials(manifold)
    samples = list(islice(differentials, _POINTS))
    weights = _scalings(samples, prime)
    linear = None
    if size <= LARGEST_COUNT:
        linear = linear_orbit_dimension(differentials, weights, prime)
    symbols = manifold.network.parameters
    scalings = tuple(
        tuple((p, k) for p, k in zip(symbols, row, strict=True) if k) for row in weights
    )
    provenance = Provenance(_METHOD, "probabilistic", _REASON, SEED, (prime,))
    result = InfinitesimalSymmetries(dimension, manifold.orbit_dimension, scalings, linear)
    return Answer(result, provenance)


def _scalings(samples: Sequence[tuple[Residues, Residues]], prime: int) -> list[list[int]]:
    """Return a basis of the weights of all scalings that leave the function as it is.

    In the direction of the weights, the derivative is that in p, times p, times the weight.
    """
    size = len(samples[0][0])
    parts = [matrix * point % prime for point, matrix in samples]
    found = []
    for column, combination in kernel(np.concatenate(parts), prime).items():
        entries = {column: -1} | combination
        weights = {place: rational(-c % prime, prime) for place, c in entries.items()}
        if all(weight is not None for weight in weights.values()):
            scale = lcm(*(w.denominator for w in weights.values() if w is not None))
            row = [int((weights.get(p) or 0) * scale) for p in range(size)]
            sign = 1 if next(k for k in row if k) > 0 else -1
            found.append([sign * k for k in row])
    return found


def _differentials(
    manifold: ParametrizedNetwork,
) -> tuple[int, Iterator[tuple[Residues, Residues]]]:
    """Return a prime, and random points with as many rows of derivatives as the rank needs."""
    network = manifold.network
    if isinstance(network, Architecture):
        rows, sampled = manifold.jacobian_rank, manifold.sampled_rank
        drawn = Sampled(network, sampled.seed, sampled.attempt)
        return drawn.prime, (
            (np.concatenate([a.ravel() for a in drawn.parameters]), drawn.matrix(rows))
            for _ in drawn.points()
        )
    prime = manifold.sampled_rank.prime
    modular = ModularMap(manifold.map, prime)
    points = (modular.random_points(1, seed)[0] for seed in count(SEED))
    return prime, ((point, modular.jacobian(point)) for point in points)
