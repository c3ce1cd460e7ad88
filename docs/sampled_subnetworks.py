"""How often training meets subnetworks, by sampling: random data, least squares in floating point.

No algebra: what ``docs/singularities.py`` proves is seen here, or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnag_m2 import PolynomialMap
from nnag_m2.networks import ParametricModel
from nnag_m2.networks.model import Subnetwork

Array = NDArray[np.float64]
SEED = 5
DATA = 40
STARTS = 4
STEPS = 200
FLAT = 1e-5
"""A point is critical when this is the cosine of residual and tangent vectors, or smaller."""

TIE = 1e-9
"""Losses that differ by less than this factor are not told apart."""


@dataclass(frozen=True)
class Sample:
    """What was seen for random data.

    Attributes
    ----------
    converged
        For how many data the descent within a subnetwork, one of the largest chosen at random for
        each, came to a critical point of the loss of the subnetwork.
    critical
        How many of these points were critical for the loss of the whole network.
    data
        How many data were drawn.
    nearest
        For how many no better function of the whole network was found than the best ones of its
        largest subnetworks.
    """

    converged: int
    critical: int
    data: int
    nearest: int


def sample(network: ParametricModel, data: int = DATA, seed: int = SEED) -> Sample:
    """Return what is seen for data with independent normal coordinates."""
    draw = np.random.default_rng(seed)
    functions = network.parametrization().map
    whole = _Model(functions)
    embeddings = [_embedding(s) for s in _largest(network.subnetworks())]
    inner = [_Model(_restricted(functions, e)) for e in embeddings]
    targets = draw.normal(size=(data, whole.size))
    weights, losses = zip(*(model.best(targets, draw) for model in inner), strict=True)
    full = np.stack([_Model(e).values(w) for e, w in zip(embeddings, weights, strict=True)])
    chosen = draw.integers(len(inner), size=data)
    every, least = np.arange(data), np.min(losses, axis=0)
    within = np.stack([m.cosines(w, targets) for m, w in zip(inner, weights, strict=True)])
    converged = within[chosen, every] < FLAT / 10
    critical = whole.cosines(full[chosen, every], targets) < FLAT
    # the whole network starts beside the best subnetwork, and anywhere
    _, reached = whole.best(targets, draw, full[np.argmin(losses, axis=0), every])
    nearest = reached > least * (1 - TIE)
    seen = converged.sum(), (converged & critical).sum(), data, nearest.sum()
    return Sample(*map(int, seen))


class _Model:
    """A polynomial map in floating point, at many parameters at once, and least squares for it."""

    def __init__(self, given: PolynomialMap) -> None:
        terms = [
            (row, exponents, float(c))
            for row, poly in enumerate(given.coordinates)
            for exponents, c in poly.terms()
        ]
        self.size, self.count = len(given.coordinates), len(given.parameters)
        self._places = np.eye(self.size)[[row for row, _, _ in terms]]
        self._exponents = np.array([e for _, e, _ in terms])
        self._coefficients = np.array([c for _, _, c in terms])

    def values(self, weights: Array) -> Array:
        """Return the functions: shape ``(batch, size)``."""
        return self._summed(self._coefficients, self._exponents, weights)

    def jacobian(self, weights: Array) -> Array:
        """Return the differentials: shape ``(batch, size, count)``."""
        columns = []
        for k in range(self.count):
            powers = self._exponents[:, k]
            lowered = self._exponents.copy()
            lowered[:, k] = np.maximum(powers - 1, 0)
            columns.append(self._summed(self._coefficients * powers, lowered, weights))
        return np.stack(columns, axis=2)

    def cosines(self, weights: Array, targets: Array) -> Array:
        """Return the largest cosine of the angle of a residual with a derivative by a weight."""
        residual, slopes = self.values(weights) - targets, self.jacobian(weights)
        gradient = np.abs(np.einsum("bmp,bm->bp", slopes, residual))
        scale = np.linalg.norm(slopes, axis=1) * np.linalg.norm(residual, axis=1)[:, None]
        return np.max(gradient / np.maximum(scale, np.finfo(float).tiny), axis=1)

    def best(
        self, targets: Array, draw: np.random.Generator, beside: Array | None = None
    ) -> tuple[Array, Array]:
        """Return the best weights found for each target, from several starts, and their losses."""
        starts = STARTS if beside is None else 2 * STARTS
        shape = (starts, len(targets), self.count)
        first = draw.normal(size=shape)
        if beside is not None:
            first[0], first[1] = beside, beside + draw.normal(scale=1e-2, size=beside.shape)
        weights, losses = self._descended(
            first.reshape(-1, self.count), np.tile(targets, (starts, 1))
        )
        losses = losses.reshape(starts, -1)
        least = np.argmin(losses, axis=0)
        every = np.arange(len(targets))
        return weights.reshape(shape)[least, every], losses[least, every]

    def _descended(self, weights: Array, targets: Array) -> tuple[Array, Array]:
        """Return where the method of Levenberg and Marquardt ends, and the losses there."""
        damping = np.full(len(weights), 0.1)
        residual = self.values(weights) - targets
        losses = np.einsum("bm,bm->b", residual, residual)
        for _ in range(STEPS):
            slopes = self.jacobian(weights)
            gradient = np.einsum("bmp,bm->bp", slopes, residual)
            normal = np.einsum("bmp,bmq->bpq", slopes, slopes)
            scale = damping * (1 + np.trace(normal, axis1=1, axis2=2))
            normal += scale[:, None, None] * np.eye(self.count)
            moved = weights - np.linalg.solve(normal, gradient[:, :, None])[:, :, 0]
            there = self.values(moved) - targets
            changed = np.einsum("bm,bm->b", there, there)
            better = changed < losses
            weights = np.where(better[:, None], moved, weights)
            residual = np.where(better[:, None], there, residual)
            losses = np.where(better, changed, losses)
            damping = np.clip(damping * np.where(better, 0.3, 4), 1e-10, 1e10)
        return weights, losses

    def _summed(self, coefficients: Array, exponents: Any, weights: Array) -> Array:
        powers = weights[:, :, None] ** np.arange(self._exponents.max() + 1)
        terms = np.broadcast_to(coefficients, (len(weights), len(coefficients)))
        for k in range(self.count):
            terms = terms * powers[:, k, exponents[:, k]]
        return terms @ self._places


def _embedding(subnetwork: Subnetwork) -> PolynomialMap:
    """Return the weights of a subnetwork as weights of the whole network."""
    return PolynomialMap([v for _, v in subnetwork.pairs], subnetwork.network.parameters)


def _restricted(whole: PolynomialMap, embedding: PolynomialMap) -> PolynomialMap:
    """Return the functions of the subnetwork as functions of the whole network."""
    values = dict(zip(whole.parameters, [c.as_expr() for c in embedding.coordinates], strict=True))
    functions = [c.as_expr().subs(values, simultaneous=True) for c in whole.coordinates]
    return PolynomialMap(functions, embedding.parameters)


def _largest(subnetworks: Sequence[Subnetwork]) -> list[Subnetwork]:
    """Return the subnetworks that are not part of others: with the fewest weights deleted."""
    deleted = [{v for v, value in s.pairs if value == 0} for s in subnetworks]
    return [
        s
        for s, zero in zip(subnetworks, deleted, strict=True)
        if not any(d < zero for d in deleted)
    ]
