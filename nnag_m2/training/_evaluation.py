"""Values of polynomials on data, over QQ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import prod
from typing import Any, TypeAlias

from flint import fmpq, fmpq_mat
from sympy import ImmutableDenseMatrix, Poly

from nnag_m2.algebra.exact_numbers import flint_of
from nnag_m2.calling import steps
from nnag_m2.networks.parametrization import Parametrization

_Exponents: TypeAlias = tuple[int, ...]


def design(parametrization: Parametrization, inputs: ImmutableDenseMatrix) -> fmpq_mat:
    """Return the values of the function of each coordinate, shape ``(m N, k)``, first output first.

    Parameters
    ----------
    parametrization
        With ``k`` coordinates and ``m`` outputs.
    inputs
        Shape ``(N, n)``.
    """
    directions = parametrization.directions
    exponents = {e for direction in directions for _, e, _ in direction}
    at = [_monomials(row, exponents) for row in inputs.tolist()]
    entries = [
        _value(((e, flint_of(c)) for place, e, c in direction if place == output), monomials)
        for output in range(parametrization.outputs)
        for monomials in steps(at)
        for direction in directions
    ]
    return fmpq_mat(parametrization.outputs * len(at), len(directions), entries)


def values(polys: Sequence[Poly], inputs: ImmutableDenseMatrix) -> fmpq_mat:
    """Return the values of ``m`` polynomials at points, shape ``(m N, 1)``, first one first."""
    listed = [[(e, flint_of(c)) for e, c in poly.rep.to_dict().items()] for poly in polys]
    exponents = {e for terms in listed for e, _ in terms}
    at = [_monomials(row, exponents) for row in inputs.tolist()]
    entries = [_value(terms, monomials) for terms in steps(listed) for monomials in at]
    return fmpq_mat(len(entries), 1, entries)


def _monomials(at: Sequence[Any], exponents: Iterable[_Exponents]) -> dict[_Exponents, fmpq]:
    """Return the values of monomials at a point."""
    entries = [flint_of(entry) for entry in at]
    return {
        e: prod((x**power for x, power in zip(entries, e, strict=True)), start=fmpq(1))
        for e in exponents
    }


def _value(terms: Iterable[tuple[_Exponents, fmpq]], monomials: dict[_Exponents, fmpq]) -> fmpq:
    """Return the value of a polynomial where its monomials have these values."""
    return sum((c * monomials[e] for e, c in terms), start=fmpq(0))
