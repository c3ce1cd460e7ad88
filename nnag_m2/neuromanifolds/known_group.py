"""The known symmetries of a network as a group: its kinds, its orbits, how they meet slices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod
from random import Random
from typing import TypeAlias

import numpy as np
from flint import fmpz_mat
from sympy import Expr, Integer, Symbol, diff, true

from nnag_m2.algebra.modular.elimination import kernel
from nnag_m2.algebra.modular.primes import drawn_primes, residue
from nnag_m2.invariants.implicitization.sampling import SEED
from nnag_m2.networks.symmetries import Symmetry

Weights: TypeAlias = dict[Symbol, int]
"""A scaling ``p -> p*c**k``: the exponents ``k``."""

Shift: TypeAlias = dict[Symbol, Expr]
"""A shift ``p -> p + c*v``: the ``v``, in parameters that do not move."""

Swap: TypeAlias = dict[Symbol, Expr]
"""A permutation of parameters that is its own inverse."""

MOST_IMAGES = 1000
"""At most so many images under permutations are looked at: a network may have very many."""

Field: TypeAlias = dict[Symbol, Expr]
"""A vector field on parameter space: entries that are not zero."""

Point: TypeAlias = tuple[int, ...]
"""A value modulo a prime for each parameter."""


def swaps(symmetries: Sequence[Symmetry], parameters: tuple[Symbol, ...]) -> list[Swap]:
    """Return the permutations of parameters among symmetries that are their own inverse."""
    return [s.substitution for s in symmetries if _is_swap(s, parameters)]


def shifts(
    symmetries: Sequence[Symmetry], parameters: tuple[Symbol, ...], moved: Sequence[Swap]
) -> list[Shift]:
    """Return the shifts among symmetries, with their conjugates by permutations."""
    return _with_images(list(_shifts(symmetries, parameters)), moved)


def _is_swap(symmetry: Symmetry, parameters: tuple[Symbol, ...]) -> bool:
    """Return whether a symmetry permutes parameters and is its own inverse."""
    change = symmetry.substitution
    return all(new in parameters and change.get(new, new) == old for old, new in symmetry.pairs)


def scalings(symmetries: Sequence[Symmetry], parameters: tuple[Symbol, ...]) -> Iterator[Weights]:
    """Yield the scalings among symmetries, by their exponents."""
    for symmetry in symmetries:
        if (c := symmetry.family_symbol(parameters)) is not None:
            changes = [(old, new) for old, new in symmetry.pairs if old != new]
            powers = {old: (new / old).as_base_exp() for old, new in changes}
            powers = {p: (1 / b, -k) if b == 1 / c else (b, k) for p, (b, k) in powers.items()}
            if all(base == c and k.is_Integer for base, k in powers.values()):
                yield {p: int(powers[p][1]) for p in parameters if p in powers}


def _shifts(symmetries: Sequence[Symmetry], parameters: tuple[Symbol, ...]) -> Iterator[Shift]:
    for symmetry in symmetries:
        if (c := symmetry.family_symbol(parameters)) is not None:
            shift = {old: diff(new, c) for old, new in symmetry.pairs}
            moved = {s for value in shift.values() for s in value.free_symbols}
            additive = all(new.expand() == (old + c * shift[old]).expand()
                           for old, new in symmetry.pairs)  # fmt: skip
            if additive and not moved & {c, *shift}:
                yield shift


def _with_images(shifts: list[Shift], swaps: Sequence[Swap]) -> list[Shift]:
    """Return shifts with their conjugates by permutations of parameters."""
    for shift in shifts:  # grows while it is run through
        for swap in swaps:
            image = {swap.get(p, p): v.xreplace(swap) for p, v in shift.items()}
            if image not in shifts and len(shifts) < MOST_IMAGES:
                shifts.append(image)
    return shifts


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


class KnownGroup:
    """The known symmetries of a network: scalings by their weights, discrete ones, others."""

    def __init__(self, symmetries: Sequence[Symmetry], parameters: tuple[Symbol, ...]) -> None:
        self._parameters = parameters
        families = [s for s in symmetries if s.family_symbol(parameters) is not None]
        self._discrete = [s.substitution for s in symmetries if s not in families]
        weights = [[w.get(p, 0) for p in parameters] for w in scalings(symmetries, parameters)]
        self._is_torus = len(weights) == len(families)
        self._weights = weights if self._is_torus else []

    def index(self, fixed: tuple[Symbol, ...]) -> int:
        """Return the number of points of a general orbit in which some parameters are fixed.

        An orbit of scalings is the torus whose characters are the lattice ``L`` that the weights
        of all parameters generate; the points correspond to the characters of ``L`` modulo the
        lattice that the weights of the fixed parameters generate.
        """
        if not self._weights:
            return 1
        chosen = [[row[self._parameters.index(p)] for p in fixed] for row in self._weights]
        return _torsion(chosen) // _torsion(self._weights)

    def discrete_orbit(self, seed: int) -> int | None:
        """Return into how many orbits of the scalings the discrete symmetries move a general one.

        The number is the same for each general orbit in a fiber, since the elements that keep a
        general orbit keep all of them.
        """
        if not self._is_torus:
            return None if self._discrete else 1
        invariants = self._invariants()
        draw = Random(seed)
        prime = next(drawn_primes("orbits", str(self._weights), str(self._discrete), seed=seed))
        start = tuple(draw.randrange(1, prime) for _ in self._parameters)
        seen, new = {_values(start, invariants, prime)}, [start]
        while new:
            images = [
                self._image(point, change, prime) for point in new for change in self._discrete
            ]
            found = {_values(image, invariants, prime): image for image in images}
            new = [image for value, image in found.items() if value not in seen]
            seen |= set(found)
        return len(seen)

    def _invariants(self) -> list[list[int]]:
        """Return exponents of Laurent monomials that tell general orbits of scalings apart.

        They are a basis of all integral ones of weight 0, from a Hermite normal form.
        """
        rows, count = len(self._weights), len(self._parameters)
        matrix = [
            [row[i] for row in self._weights] + [int(i == j) for j in range(count)]
            for i in range(count)
        ]
        reduced = [[int(entry) for entry in row] for row in fmpz_mat(matrix).hnf().tolist()]
        return [row[rows:] for row in reduced if not any(row[:rows])]

    def _image(self, point: Point, change: dict[Symbol, Expr], prime: int) -> Point:
        values = {p: Integer(v) for p, v in zip(self._parameters, point, strict=True)}
        return tuple(
            int(change[p].xreplace(values)) % prime if p in change else v
            for p, v in zip(self._parameters, point, strict=True)
        )


def _torsion(weights: list[list[int]]) -> int:
    """Return the order of the torsion of integral vectors modulo the columns."""
    form = fmpz_mat(weights).snf()
    diagonal = (abs(int(form[i, i])) for i in range(min(form.nrows(), form.ncols())))
    return prod(d for d in diagonal if d)


def _values(point: Point, exponents: list[list[int]], prime: int) -> Point:
    """Return the values of Laurent monomials modulo a prime."""
    return tuple(
        prod(pow(v, e, prime) for v, e in zip(point, row, strict=True)) % prime for row in exponents
    )
