"""Zeros of the parts of polynomials on the faces of a Newton polyhedron, in the real torus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from math import prod
from typing import Any, TypeAlias

from flint import fmpz_mat
from sympy import QQ, Dummy, Matrix, Poly, Symbol, gcd

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.real_points import real_points
from nnag_m2.invariants.thresholds.polyhedra import Exponents, height
from nnag_m2.invariants.voronoi.degree import minors
from nnag_m2.invariants.voronoi.nearest import nearest_points

Terms: TypeAlias = Mapping[Exponents, Any]


def least_parts(weights: Exponents, forms: Sequence[Terms]) -> list[Terms]:
    """Return the terms of least weight of each polynomial."""
    lowest = [min(height(weights, e) for e in form) for form in forms]
    return [
        {e: c for e, c in form.items() if height(weights, e) == least}
        for form, least in zip(forms, lowest, strict=True)
    ]


def in_torus(parts: Sequence[Terms]) -> tuple[list[Poly], tuple[Symbol, ...]]:
    """Return polynomials, each homogeneous for many gradings, in as few variables as these leave.

    The differences of exponents of each one span a lattice of rank ``d``.  A change of coordinates
    in the torus by monomials makes ``d`` variables of it; monomials in front are dropped.
    """
    differences = [
        [a - b for a, b in zip(e, min(part), strict=True)] for part in parts for e in part
    ]
    n = len(differences[0])
    beside = [
        [*column, *(int(i == j) for j in range(n))]
        for i, column in enumerate(zip(*differences, strict=True))
    ]
    rows = [[int(x) for x in row] for row in fmpz_mat(beside).hnf().tolist()]
    # unimodular: the first d rows give coordinates, the others are constant on each polynomial
    d = sum(any(row[: len(differences)]) for row in rows)
    change = [tuple(row[len(differences) :]) for row in rows[:d]]
    variables = tuple(Dummy(f"v_{i}") for i in range(d))
    return [_changed(part, change, variables) for part in parts], variables


def _changed(part: Terms, change: list[Exponents], variables: tuple[Symbol, ...]) -> Poly:
    moved = {tuple(height(row, e) for row in change): c for e, c in part.items()}
    if not variables:
        return Poly(1, Dummy("v"), domain=QQ)
    low = [min(entries) for entries in zip(*moved, strict=True)]
    terms = {tuple(a - b for a, b in zip(e, low, strict=True)): c for e, c in moved.items()}
    return Poly.from_dict(terms, *variables, domain=QQ)


def have_zeros(polys: Sequence[Poly], variables: tuple[Symbol, ...]) -> bool:
    """Return whether polynomials have a common zero in the real torus, exactly."""
    if not variables or any(len(poly.terms()) == 1 for poly in polys):
        return False
    if len(variables) == 1:
        common = reduce(gcd, polys)
        return bool(common.count_roots() > int(common.eval(0) == 0))
    unit = Dummy("z")
    equations = [*(p.as_expr() for p in polys), unit * prod(variables, start=unit / unit) - 1]
    torus = Ideal(equations, (*variables, unit))
    size = dimension(torus)
    if size <= 0:
        return size == 0 and bool(real_points(torus, proof=True))
    return _changes_sign(polys, variables) or bool(
        nearest_points(torus, [1] * (len(variables) + 1))
    )


def _changes_sign(polys: Sequence[Poly], variables: tuple[Symbol, ...]) -> bool:
    """Return whether one polynomial has both signs at some points of the positive orthant."""
    if len(polys) > 1:
        return False
    at = ([(i * j + j) % 7 + 1 for j, _ in enumerate(variables, 1)] for i in range(7))
    return len({polys[0].eval(dict(zip(variables, p, strict=True))) > 0 for p in at}) == 2


def are_transverse(polys: Sequence[Poly], variables: tuple[Symbol, ...], rank: int) -> bool:
    """Return whether at all common zeros in the real torus derivatives have a rank, exactly."""
    if len(variables) < rank or len(polys) < rank:
        return not have_zeros(polys, variables)
    rows = Matrix([[poly.diff(v).as_expr() for v in variables] for poly in polys])
    dependent = [Poly(minor, *variables, domain=QQ) for minor in minors(rows, rank)]
    return not have_zeros([*polys, *(f for f in dependent if not f.is_zero)], variables)
