"""Polar degrees by intersection theory, with rational numbers only: nothing is solved."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import prod

_WEIGHTS = 1, 7, 31, 113, 409
_MORE_WEIGHTS = -2, -11, -47, -211, -857


def polar_degrees_of_matrices(rows: int, columns: int, rank: int) -> tuple[int, ...]:
    """Return the polar degrees of the matrices of at most this rank.

    A general pair of a matrix and a conormal one has kernel ``K`` and image ``I`` of the first,
    image and kernel of the second: the conormal variety is the image of a product of two projective
    bundles over a product of two Grassmannians, of ``Hom(C^n / K, I)`` and ``Hom(C^m / I, K)``.
    Their Segre classes are integrated by localization at the fixed points of a torus (Bott).
    """
    m, n = rows, columns
    a = [Fraction(w) for w in _WEIGHTS[:n]]
    b = [Fraction(w) for w in _MORE_WEIGHTS[:m]]
    size = rank * (n - rank) + rank * (m - rank)
    found = [Fraction(0)] * (size + 1)
    for kernel in combinations(range(n), n - rank):
        beside = [i for i in range(n) if i not in kernel]
        for image in combinations(range(m), rank):
            outside = [i for i in range(m) if i not in image]
            tangent = prod(a[q] - a[k] for k in kernel for q in beside) * prod(
                b[q] - b[k] for k in image for q in outside
            )
            points = _segre([b[i] - a[q] for i in image for q in beside], size)
            normals = _segre([a[k] - b[q] for k in kernel for q in outside], size)
            for k in range(size + 1):
                found[k] += points[k] * normals[size - k] / tangent
    assert all(number.denominator == 1 for number in found)
    # fewer conditions on the point than on a matrix of the full rank are never enough
    return (0,) * (rank * rank - 1) + tuple(map(int, found))


def _segre(roots: Sequence[Fraction], top: int) -> list[Fraction]:
    """Return the parts of the inverse of the total Chern class with these roots."""
    parts = [Fraction(1)] + [Fraction(0)] * top
    for root in roots:
        for k in range(1, top + 1):
            parts[k] -= root * parts[k - 1]
    return parts
