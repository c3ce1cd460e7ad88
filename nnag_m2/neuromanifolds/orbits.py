"""The directions in which the known symmetries of a network move its parameters."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeAlias

import numpy as np
from sympy import Expr, Integer, Symbol, diff, true

from nnag_m2.algebra.modular.elimination import kernel
from nnag_m2.algebra.modular.primes import drawn_primes, residue
from nnag_m2.invariants.implicitization.sampling import SEED
from nnag_m2.networks.symmetries import Symmetry

Field: TypeAlias = dict[Symbol, Expr]
"""A vector field on parameter space: entries that are not zero."""


def orbit_dimension(symmetries: Sequence[Symmetry], parameters: tuple[Symbol, ...]) -> int:
    """Return the dimension of a general orbit of the group that symmetries generate, at least.

    It is the rank of the vector fields of its one-parameter families at a random point modulo a
    prime, a lower bound for the dimension of a general fibre.
    """
    scales = [(s, s.family_symbol(parameters)) for s in symmetries]
    discrete = [s.substitution for s, scale in scales if scale is None]
    new = [_vector_field(s, scale) for s, scale in scales if scale is not None]
    found: list[Field] = []
    while new:
        kept = _independent(found + new, parameters)
        new = [_moved(field, change) for field in kept[len(found) :] for change in discrete]
        found = kept
    return len(found)


def _vector_field(symmetry: Symmetry, scale: Symbol) -> Field:
    """Return the derivative of a one-parameter family at the identity."""
    identity = Integer(0) if symmetry.condition == true else Integer(1)
    return {old: diff(new, scale).subs(scale, identity) for old, new in symmetry.pairs}


def _moved(field: Field, change: dict[Symbol, Expr]) -> Field:
    """Return a vector field conjugated by a symmetry that is its own inverse and linear."""
    moved: Field = {}
    for parameter, value in field.items():
        image = change.get(parameter, parameter)
        sign = Integer(-1) if image.could_extract_minus_sign() else Integer(1)
        moved[sign * image] = sign * value.xreplace(change)
    return moved


def _independent(fields: Sequence[Field], parameters: tuple[Symbol, ...]) -> list[Field]:
    """Return those fields that at a random point do not depend on the ones before them."""
    draw, prime = Random(SEED), next(drawn_primes("fields", str(fields), seed=SEED))
    point = {p: Integer(draw.randrange(1, prime)) for p in parameters}
    place = {p: i for i, p in enumerate(parameters)}
    columns = np.zeros((len(parameters), len(fields)), dtype=np.int64)
    for number, field in enumerate(fields):
        for parameter, value in field.items():
            columns[place[parameter], number] = residue(value.xreplace(point), prime)
    dependent = kernel(columns, prime)
    return [field for position, field in enumerate(fields) if position not in dependent]
