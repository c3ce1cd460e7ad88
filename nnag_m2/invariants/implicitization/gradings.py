"""The finest grading by which the coordinates of a polynomial map are homogeneous."""

from __future__ import annotations

import numpy as np
from flint import fmpz_mat
from numpy.typing import NDArray

from nnag_m2.algebra.polynomial_map import PolynomialMap

Degrees = NDArray[np.int64]


def degrees(polynomial_map: PolynomialMap) -> Degrees:
    """Return the degrees of the coordinates in the finest grading, shape ``(k, m)``.

    A torus acts on the parameters by weights; those for which each coordinate is multiplied by a
    character make a lattice of rank ``k``.  The ideal of the image is homogeneous in each of the
    ``k`` degrees.  A coordinate that is zero has degree 0.

    Examples
    --------
    >>> from sympy.abc import s, t
    >>> degrees(PolynomialMap([s**2 + s*t, t**2], [s, t])).tolist()
    [[2, 2]]
    """
    supports = [sorted(terms) for terms in polynomial_map.terms]
    size = len(polynomial_map.parameters)
    rows = [[a - b for a, b in zip(e, s[0], strict=True)] for s in supports for e in s[1:]]
    weights = _integer_kernel(rows, size)
    firsts = np.array([s[0] if s else (0,) * size for s in supports], dtype=np.int64)
    found: Degrees = weights @ firsts.T
    signs = np.where(found.sum(axis=1, keepdims=True) < 0, -1, 1)
    return found * signs


def _integer_kernel(rows: list[list[int]], size: int) -> Degrees:
    """Return short integer vectors that span the kernel over QQ."""
    distinct = sorted({tuple(row) for row in rows if any(row)})
    if not distinct:
        return np.eye(size, dtype=np.int64)
    kernel, nullity = fmpz_mat([list(row) for row in distinct]).nullspace()
    if not nullity:
        return np.zeros((0, size), dtype=np.int64)
    vectors = fmpz_mat([[kernel[i, j] for i in range(size)] for j in range(nullity)]).lll()
    return np.array([[int(entry) for entry in row] for row in vectors.tolist()], dtype=np.int64)


def is_cone(polynomial_map: PolynomialMap, found: Degrees) -> bool:
    """Return whether a grading gives all coordinates that are not zero the same degree, not zero.

    Then the closure of the image is a cone, and its ideal homogeneous.

    Parameters
    ----------
    polynomial_map
        A map.
    found
        Its ``degrees``.
    """
    used = [bool(terms) for terms in polynomial_map.terms]
    rows = [[int(entry) for entry in row] for row in found[:, used]]
    ones = [1] * sum(used)
    return bool(rows) and fmpz_mat(rows).rank() == fmpz_mat([*rows, ones]).rank()
