"""Linear changes of parameters that leave the function as it is, found without being told.

A linear vector field ``A theta`` is tangent to the fibers if the differential at ``theta`` takes
``A theta`` to 0 at all ``theta``: linear conditions for the entries of ``A``, from random points
modulo a prime.  The fields are the Lie algebra of the group of all linear symmetries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeAlias

import numpy as np

from nnag_m2.algebra.modular.elimination import kernel
from nnag_m2.algebra.modular.primes import Residues, rank
from nnag_m2.calling import checkpoint

LARGEST_COUNT = 64
"""Of parameters: their squares are the unknowns, which take a second then."""

Place: TypeAlias = tuple[int, int]
Sample: TypeAlias = tuple[Residues, Residues]
"""A point, shape ``(n,)``, and its differential, shape ``(m, n)``, modulo a prime."""


def linear_orbit_dimension(
    samples: Iterator[Sample], weights: Sequence[Sequence[int]], prime: int
) -> int:
    """Return the dimension of a general orbit of the group of all linear symmetries.

    Scalings that are known already act on the vector fields; each weight space is looked for by
    itself.

    Parameters
    ----------
    samples
        Random points with the differentials there, without end.
    weights
        Of the scalings, one row for each.
    prime
        The modulus.
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
