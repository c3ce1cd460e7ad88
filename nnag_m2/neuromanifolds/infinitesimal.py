"""Directions in which parameters move without the function: how many, scalings, linear changes.

A linear vector field ``A theta`` is tangent to the fibers if the differential at ``theta`` takes
``A theta`` to 0 at all ``theta``: linear conditions for the entries of ``A``, from random points
modulo a prime.  The fields are the Lie algebra of the group of all linear symmetries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from math import lcm
from typing import TypeAlias

import numpy as np
from sympy import Symbol

from nnag_m2.algebra.modular.elimination import kernel
from nnag_m2.algebra.modular.primes import Residues, rank, rational
from nnag_m2.asking import Answer, Provenance
from nnag_m2.calling import checkpoint
from nnag_m2.invariants.implicitization.sampling import SEED, ModularMap
from nnag_m2.networks.architecture import Architecture
from nnag_m2.networks.jacobians import Sampled
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork

LARGEST_COUNT = 64
"""Of parameters: their squares are the unknowns, which take a second then."""

Place: TypeAlias = tuple[int, int]
Sample: TypeAlias = tuple[Residues, Residues]
"""A point, shape ``(n,)``, and its differential, shape ``(m, n)``, modulo a prime."""
Weights: TypeAlias = tuple[tuple[Symbol, int], ...]

_POINTS = 3
"""A weight vector of a torus is tangent to the fibers at all points; other vectors, as far as was
seen, not even at two general ones."""

_METHOD = "kernels of sampled derivatives at random parameters modulo a prime"
_REASON = "right for almost all points and primes"


def linear_orbit_dimension(
    samples: Iterator[Sample], weights: Sequence[Sequence[int]], prime: int
) -> int:
    """Return the dimension of a general orbit of the group of all linear symmetries.

    Scalings that are known already, by a row of weights each, act on the vector fields; each weight
    space is looked for by itself.  Samples come without end.
    """
    fields = _Fields(samples, prime)
    size = len(fields.point)
    columns = np.array(weights, dtype=np.int64).reshape(len(weights), size).T.tolist()
    spaces: dict[tuple[int, ...], list[Place]] = defaultdict(list)
    for i, here in enumerate(columns):
        for j, there in enumerate(columns):
            spaces[tuple(a - b for a, b in zip(here, there, strict=True))].append((i, j))
    vectors = [vector for places in spaces.values() for vector in fields.vectors(places)]
    return rank(np.array(vectors, dtype=np.int64), prime) if vectors else 0


class _Fields:
    """Linear vector fields along the fibers; the first sample is where their vectors are taken."""

    def __init__(self, samples: Iterator[Sample], prime: int) -> None:
        self._samples, self._prime = samples, prime
        self.point, self._differential = next(samples)
        self._drawn: list[Sample] = []

    def vectors(self, places: Sequence[Place]) -> list[Residues]:
        """Return the vectors at the point of the fields with entries at some places of the matrix.

        Each is tried at the point itself, which gave no condition; as long as one fails, there are
        twice as many conditions.
        """
        number = 1 + len(places) // max(len(self._differential), 1)
        while True:
            checkpoint()
            found = self._solved(places, number)
            if not found:
                return found
            images = self._differential.astype(object) @ np.array(found, dtype=object).T
            if not (images % self._prime).any():
                return found
            number *= 2

    def _solved(self, places: Sequence[Place], number: int) -> list[Residues]:
        """Return the vectors of those fields that are along the fibers at some samples."""
        self._drawn += islice(self._samples, max(number - len(self._drawn), 0))
        targets, sources = np.array(places).T
        conditions = [
            differential[:, targets] * values[sources] % self._prime
            for values, differential in self._drawn[:number]
        ]
        found = []
        for column, combination in kernel(np.concatenate(conditions), self._prime).items():
            vector = np.zeros(len(self.point), dtype=np.int64)
            for place, entry in (combination | {column: -1}).items():
                target, source = places[place]
                vector[target] = (vector[target] + entry * int(self.point[source])) % self._prime
            found.append(vector)
        return found


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
    >>> from nnag_m2 import Neuromanifold, ParametricModel
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
