"""Which parameters of a map to fix, and at which values, so that counting takes little time.

A map may be restricted to any values of some parameters at which its differential, in the
directions of the others, keeps its rank: the closure of the image is the same then, since it is
irreducible and of the same dimension.  So symmetries need not be known to be used.  Of a product of
matrices a block becomes the identity, of a neuron a weight becomes 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import prod
from typing import Any

from flint import fmpz_mat
from sympy import Symbol

from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.calling import checkpoint
from nnag_m2.invariants.general_points import (
    GeneralPoint,
    completed,
    differential,
    fixed_parameters,
    independent_columns,
)


def restriction(
    mapping: PolynomialMap, fixed: Any, point: GeneralPoint, kept: Sequence[Symbol] = ()
) -> tuple[tuple[Symbol, ...], GeneralPoint]:
    """Return parameters to fix, and a point that has values for them, 0 or 1 where possible.

    Of some choices the one is taken in which the fewest scalings of the other parameters leave the
    map as it is, and then the one with the fewest terms.  The ``fixed`` ones are fixed in any case,
    refused as by ``parameters_to_fix``, the ``kept`` ones only where the others would not do.
    """
    given = fixed_parameters(mapping, fixed)
    last = [i for i, p in enumerate(mapping.parameters) if p in kept]
    orders = ([*(i for i in order if i not in last), *last] for order in _orders(mapping))
    found = {completed(mapping, given, point, order): None for order in orders}
    choices = [(chosen, _simplified(mapping, chosen, point)) for chosen in found]
    if len(choices) == 1:
        return choices[0]
    return min(choices, key=lambda choice: _cost(mapping, *choice))


def _orders(mapping: PolynomialMap) -> Iterator[Sequence[int]]:
    """Yield sequences of parameters to be tried: as they come, back, and frequent ones first."""
    size = len(mapping.parameters)
    yield range(size)
    yield range(size)[::-1]
    count = [0] * size
    for terms in mapping.terms:
        for exponents in terms:
            for place, exponent in enumerate(exponents):
                count[place] += exponent > 0
    yield sorted(range(size), key=lambda place: -count[place])


def _simplified(
    mapping: PolynomialMap, chosen: tuple[Symbol, ...], point: GeneralPoint
) -> GeneralPoint:
    """Return the point with 0, else 1, for fixed parameters where the rank stays the same."""
    places = [i for i, p in enumerate(mapping.parameters) if p in chosen]
    free = [i for i, p in enumerate(mapping.parameters) if p not in chosen]
    for place in places:
        for value in (0, 1):
            checkpoint()
            entries = (*point.entries[:place], value, *point.entries[place + 1 :])
            other = replace(point, entries=entries)
            gradients = differential(mapping, other)[:, free]
            if len(independent_columns(gradients, point.field)) == len(free):
                point = other
                break
    return point


def _cost(
    mapping: PolynomialMap, chosen: tuple[Symbol, ...], point: GeneralPoint
) -> tuple[int, int]:
    """Return how many scalings leave the restricted map as it is, and the number of its terms."""
    zeros = [i for i, value in enumerate(point.entries) if not value]
    free = [i for i, p in enumerate(mapping.parameters) if p not in chosen]
    terms = 0
    exponents = set()
    for coordinate in mapping.terms:
        kept = {
            tuple(e[i] for i in free) for e in coordinate if not any(e[place] for place in zeros)
        }
        terms += len(kept)
        exponents |= kept
    if not free or not any(map(any, exponents)):
        return 1, terms
    # The characters of the group are integral vectors modulo exponents.
    form = fmpz_mat(sorted(map(list, exponents))).snf()
    diagonal = (abs(int(form[i, i])) for i in range(min(form.nrows(), form.ncols())))
    return prod(d for d in diagonal if d), terms
