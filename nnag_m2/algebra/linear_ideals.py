"""Ideals that linear equations generate: dimension and a point, without an engine."""

from __future__ import annotations

from dataclasses import dataclass

from flint import fmpq, fmpq_mat
from sympy import QQ, Rational

from nnag_m2.algebra.ideal import Ideal


@dataclass(frozen=True)
class AffineSpace:
    """The solutions of linear equations over QQ.

    Attributes
    ----------
    dimension
        -1 when there are none.
    point
        A solution: free variables are 0.
    """

    dimension: int
    point: tuple[Rational, ...] | None


def affine_space(ideal: Ideal) -> AffineSpace | None:
    """Return the solutions of an ideal over QQ; ``None`` unless all generators are linear.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> affine_space(Ideal([2*x - y, y - 1], [x, y]))
    AffineSpace(dimension=0, point=(1/2, 1))
    >>> affine_space(Ideal([x*y], [x, y]))
    """
    if ideal.field != QQ or any(g.total_degree() > 1 for g in ideal.generators):
        return None
    n = len(ideal.variables)
    rows = [[fmpq(0)] * (n + 1) for _ in ideal.generators]
    for row, poly in zip(rows, ideal.generators, strict=True):
        for exponents, c in poly.rep.to_dict().items():
            place = exponents.index(1) if any(exponents) else n
            row[place] = fmpq(int(c.numerator), int(c.denominator)) * (1 if any(exponents) else -1)
    reduced, rank = fmpq_mat(len(rows), n + 1, [e for row in rows for e in row]).rref()
    point = [Rational(0)] * n
    for i in range(rank):
        pivot = next(j for j in range(n + 1) if reduced[i, j] != 0)
        if pivot == n:
            return AffineSpace(-1, None)
        value = reduced[i, n]
        point[pivot] = Rational(int(value.p), int(value.q))
    return AffineSpace(n - rank, tuple(point))
