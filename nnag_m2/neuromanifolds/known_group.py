"""The known symmetries of a network as a group: how orbits meet slices, and each other."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from random import Random
from typing import TypeAlias

from flint import fmpz_mat
from sympy import Expr, Integer, Symbol

from nnag_m2.algebra.modular.primes import drawn_primes
from nnag_m2.networks.symmetries import Symmetry

Point: TypeAlias = tuple[int, ...]
"""A value modulo a prime for each parameter."""


class KnownGroup:
    """The known symmetries of a network: scalings by their weights, discrete ones, others."""

    def __init__(self, symmetries: Sequence[Symmetry], parameters: tuple[Symbol, ...]) -> None:
        self._parameters = parameters
        scales = [(s, s.family_symbol(parameters)) for s in symmetries]
        families = [(s, scale) for s, scale in scales if scale is not None]
        moving = [s for s, _ in families]
        self._discrete = [s.substitution for s in symmetries if s not in moving]
        weights = [[_weight(s, scale, p) for p in parameters] for s, scale in families]
        self._is_torus = all(w is not None for row in weights for w in row)
        self._weights = [[w or 0 for w in row] for row in weights] if self._is_torus else []

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


def _weight(symmetry: Symmetry, scale: Symbol, parameter: Symbol) -> int | None:
    """Return ``k`` if a family multiplies a parameter by ``scale**k``, else ``None``."""
    factor = symmetry.substitution.get(parameter, parameter) / parameter
    exponent = factor.as_powers_dict().get(scale, 0)
    return int(exponent) if factor == scale**exponent else None


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
