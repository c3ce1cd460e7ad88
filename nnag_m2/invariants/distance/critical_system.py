"""The critical points of a distance from the image of a map, as a system in double precision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnag_m2.algebra.numerical.polynomials import (
    Complexes,
    SecondOrder,
    Terms,
    linear_variables,
)
from nnag_m2.algebra.numerical.tracking import Linearized
from nnag_m2.algebra.terms import Exponents

_NO_LENGTH = 1e-7
"""Of rows and singular values of differentials: where these vanish, rounding errors are smaller."""


@dataclass(frozen=True)
class _Residue:
    """The map at points, with the values of those unknowns in which it is linear."""

    first: Complexes  # derivatives of the layers, shape (N, a, k + 1, m)
    second: Complexes  # second ones, shape (N, pairs, k + 1, m)
    linear: Complexes  # what the linear unknowns are multiplied with, shape (N, k, m)
    inverse: Complexes  # of linear * linear.T
    values: Complexes  # 1 and the linear unknowns, shape (N, k + 1)
    rest: Complexes  # the map minus the data, shape (N, m)


class CriticalSystem:
    """The parameters ``x`` that are critical for ``(G(x) - u).T * (G(x) - u)``, by the data ``u``.

    The map ``G`` from ``r``-space to ``m``-space is of degree one in ``k`` of its variables
    together, in the last filter of a network for instance.  For given others these are the
    solution of linear equations, and are eliminated wherever the system is evaluated: the unknowns
    are the ``r - k`` others.  Without that, paths are lost.

    Parameters
    ----------
    terms
        Of ``G``: vectors of length ``m``, by exponents.
    variables
        ``r``.
    """

    def __init__(self, terms: Terms, variables: int) -> None:
        linear = linear_variables(list(terms), variables)
        self.unknowns = tuple(i for i in range(variables) if i not in linear)
        self.image_size = len(next(iter(terms.values())))
        self._count = len(linear)
        layers = _layers(terms, self.unknowns, linear)
        self._layers = SecondOrder({e: b.ravel() for e, b in layers.items()}, len(self.unknowns))
        pairs = np.array(self._layers.pairs, dtype=np.int64).reshape(-1, 2)
        self._rows, self._columns = pairs.T

    def linearized(self, points: Complexes, parameters: Complexes, motion: Complexes) -> Linearized:
        """Return the system at points ``(N, r - k)`` for data that move, both ``(N, m)``."""
        here = self._residue(points, parameters)
        turned = here.linear.transpose(0, 2, 1)
        slopes = (here.values[:, None, None] @ here.first)[:, :, 0]
        mixed = slopes @ turned + (here.first[:, :, 1:] @ here.rest[:, None, :, None])[..., 0]
        jacobian = slopes @ slopes.transpose(0, 2, 1) + self._curvature(here)
        eliminated = mixed @ here.inverse
        along = here.linear @ motion[..., None]
        return Linearized(
            (slopes @ here.rest[..., None])[..., 0],
            jacobian - eliminated @ mixed.transpose(0, 2, 1),
            (eliminated @ along - slopes @ motion[..., None])[..., 0],
        )

    def images(self, points: Complexes, parameters: Complexes) -> Complexes:
        """Return the points ``G(x)``; no numbers where the differential drops rank.

        There parameters may be critical although their image is not, as the vertex of a cone is.
        """
        here = self._residue(points, parameters)
        slopes = (here.values[:, None, None] @ here.first)[:, :, 0]
        rows = np.concatenate([slopes, here.linear], axis=1)
        lengths = np.linalg.norm(rows, axis=2, keepdims=True)
        usable = np.isfinite(lengths).all(axis=(1, 2)) & (lengths > _NO_LENGTH).all(axis=(1, 2))
        found = here.rest + parameters
        found[~usable] = np.nan
        least = np.linalg.svd(rows[usable] / lengths[usable], compute_uv=False)[:, -1]
        found[np.flatnonzero(usable)[least < _NO_LENGTH]] = np.nan
        return found

    def _curvature(self, here: _Residue) -> Complexes:
        """Return second derivatives of the map times what is left, shape ``(N, a, a)``."""
        layered = (here.second @ here.rest[:, None, :, None])[..., 0]
        entries = (layered @ here.values[..., None])[..., 0]
        size = len(self.unknowns)
        found = np.zeros((len(entries), size, size), dtype=complex)
        found[:, self._rows, self._columns] = entries
        found[:, self._columns, self._rows] = entries
        return found

    def _residue(self, points: Complexes, data: Complexes) -> _Residue:
        count, size = self._count + 1, self.image_size
        flat, first, second = self._layers(points)
        layers = flat.reshape(len(points), count, size)
        linear = layers[:, 1:]
        gram = linear @ linear.transpose(0, 2, 1)
        inverse = np.asarray(np.linalg.inv(gram), dtype=complex)
        values = np.ones((len(points), count), dtype=complex)
        right = linear @ (data - layers[:, 0])[..., None]
        values[:, 1:] = (inverse @ right)[..., 0]
        return _Residue(
            first.reshape(len(points), -1, count, size),
            second.reshape(len(points), -1, count, size),
            linear,
            inverse,
            values,
            (values[:, None] @ layers)[:, 0] - data,
        )


def _layers(
    terms: Terms, unknowns: tuple[int, ...], linear: tuple[int, ...]
) -> Mapping[Exponents, Complexes]:
    """Return what is free of the linear variables, and their factors, as rows, by exponents."""
    size = len(next(iter(terms.values())))
    found: dict[Exponents, NDArray[np.complex128]] = {}
    for exponents, vector in terms.items():
        place = tuple(exponents[i] for i in unknowns)
        layer = next((row for row, i in enumerate(linear, 1) if exponents[i]), 0)
        rows = found.setdefault(place, np.zeros((len(linear) + 1, size), dtype=complex))
        rows[layer] += vector
    return found
