"""The Euclidean distance degree of the image of a map, counted in double precision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnag_m2.algebra.numerical.monodromy import Monodromy, circle, monodromy
from nnag_m2.algebra.numerical.polynomials import (
    Complexes,
    SecondOrder,
    Terms,
    linear_variables,
)
from nnag_m2.algebra.numerical.tracking import Linearized
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.algebra.terms import Exponents
from nnag_m2.asking import Answer, Provenance, map_argument
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.distance.polar import equal_degrees, free_places

_METHOD = "monodromy in double precision"
_NO_LENGTH = 1e-7
"""Of rows and singular values of differentials: where these vanish, rounding errors are smaller."""


def distance_degree_by_monodromy(
    polynomial_map: Any, quadric: Any, fixed: Any, seed: int
) -> Answer[int] | None:
    """Return the distance degree of a cone for the generic quadric; none if the trace forbids it.

    Let the image have dimension ``r``, and ``G`` be the map followed by a general linear one to
    ``(r + 1)``-space.  Polar degrees are those of vectors that are orthogonal to the tangent space
    and satisfy as many linear conditions as the codimension less one, at least; so those of the
    closure of the image of ``G`` are the same, and their sum as well, which is the number of
    critical points of ``(G - u).T (G - u)`` (Draisma et al. 2016, theorem 5.4).  The pairs of
    parameters, off the ramification locus, and data are a vector bundle: monodromy is transitive.

    For a general quadric no critical point goes to infinity while the data do not: its direction
    would be a point of the conormal variety paired with its own image under the quadric, of which
    there are none (the proof of theorem 5.4).  So the sum of all critical points depends on the
    data by polynomials, and as critical points of a cone are multiplied with the data, by linear
    ones.
    """
    if not isinstance(polynomial_map, PolynomialMap):
        hint = "formulation='polar_degrees'"
        raise InputError("monodromy needs a PolynomialMap", shown(polynomial_map), hint)
    mapping = map_argument(polynomial_map)
    if not (isinstance(quadric, str) and quadric == "generic"):
        raise InputError("monodromy counts for the generic quadric", shown(quadric))
    if not mapping.field.is_QQ:
        raise InputError("double precision is for numbers over QQ", shown(mapping.field))
    equal_degrees(mapping)
    free = free_places(mapping, fixed, seed)
    if len(free) in (0, len(mapping.coordinates)):
        return Answer(1, Provenance(_METHOD, "probabilistic", "constant, or dense", seed))
    found = _critical_points(mapping, free, seed)
    if not found.is_complete:
        return None
    reason = (
        f"solutions in double precision, not certified, followed along {found.loops} loops of data "
        f"with {found.lost} paths lost; that there are no others is said by their sum, which is "
        f"linear in the data up to {found.trace_error:.1g}"
    )
    return Answer(len(found.points), Provenance(_METHOD, "numerical", reason, seed))


def _critical_points(mapping: PolynomialMap, free: list[int], seed: int) -> Monodromy:
    """Return the critical points for general data, one for each of the image."""
    draw = np.random.default_rng(abs(seed))
    values = circle(draw, len(mapping.parameters))
    target = len(free) + 1
    shape = target, len(mapping.coordinates)
    projection = circle(draw, target * shape[1]).reshape(shape) / np.sqrt(shape[1])
    terms = _projected(mapping, free, values, projection)
    point = circle(draw, len(free))
    image, slopes, _ = (part[0] for part in SecondOrder(terms, len(free))(point[None]))
    normal = np.linalg.svd(slopes)[2][-1].conj()  # the kernel of the transposed differential
    data = image + normal * np.linalg.norm(image)
    system = CriticalSystem(terms, len(free))
    return monodromy(system, point[list(system.unknowns)], data, draw)


def _projected(
    mapping: PolynomialMap, free: list[int], values: Complexes, projection: Complexes
) -> Terms:
    """Return the map, the other parameters at their values, followed by a linear one."""
    found: dict[tuple[int, ...], Complexes] = {}
    for coordinate, column in zip(mapping.terms, projection.T, strict=True):
        for exponents, coefficient in coordinate.items():
            kept = tuple(exponents[i] for i in free)
            others = np.delete(values ** np.array(exponents), free)
            term = complex(coefficient) * np.prod(others) * column
            found[kept] = found[kept] + term if kept in found else term
    return found


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
    together, in the last filter of a network for instance.  For given others these are the solution
    of linear equations, and are eliminated wherever the system is evaluated: the unknowns are the
    ``r - k`` others.  Without that, paths are lost.  The terms of ``G`` are vectors of length
    ``m``, by exponents of its ``r`` variables.
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
