"""The two choices of coordinates on the functions of a network."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb

from sympy import QQ, Poly, Rational, Symbol

from nnag_m2.algebra.exact_numbers import fraction_of
from nnag_m2.algebra.fields import poly_from_terms
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.errors import InputError
from nnag_m2.networks._coefficients import (
    Coefficients,
    Exponents,
    Vector,
    content,
    graded,
    monomials,
    relations,
)
from nnag_m2.networks.parametrization import Coordinate, CoordinateChoice, Parametrization, monomial

MONOMIAL_LIMIT = 10_000
"""The largest number of monomial coordinates."""


def monomial_parametrization(
    outputs: Sequence[Coefficients], inputs: tuple[Symbol, ...], parameters: tuple[Symbol, ...]
) -> Parametrization:
    """Return the coefficients of all monomials of the ambient space, for each output."""
    listed = _ambient(outputs, len(inputs))
    keys = [(output, exponents) for output in range(len(outputs)) for exponents in listed]
    vectors = [outputs[output].get(exponents, {}) for output, exponents in keys]
    directions = [((*key, Fraction(1)),) for key in keys]
    ones = [Rational(1)] * len(keys)
    return _parametrization(
        "monomial", vectors, directions, ones, (inputs, parameters, len(outputs))
    )


def reduced_parametrization(
    outputs: Sequence[Coefficients], inputs: tuple[Symbol, ...], parameters: tuple[Symbol, ...]
) -> Parametrization:
    """Return coordinates on the linear span of a network's functions."""
    keys = [(i, e) for i, output in enumerate(outputs) for e in sorted(output, key=graded)]
    vectors = [outputs[output][exponents] for output, exponents in keys]
    combinations = relations(vectors)
    kept = [
        position for position in range(len(keys)) if combinations.get(position, {}).get(position)
    ]
    if not kept:
        raise InputError("reduced coordinates need a function that is not zero", "zero")
    divisors = {position: content(vectors[position]) for position in kept}
    directions: dict[int, list[tuple[int, Exponents, Fraction]]] = {
        position: [(*keys[position], fraction_of(divisors[position]))] for position in kept
    }
    for position in sorted(set(combinations) - set(kept)):
        for basic, factor in combinations[position].items():
            directions[basic].append((*keys[position], fraction_of(factor * divisors[basic])))
    return _parametrization(
        "reduced",
        [{e: c / divisors[p] for e, c in vectors[p].items()} for p in kept],
        [tuple(directions[p]) for p in kept],
        [QQ.to_sympy(divisors[p]) for p in kept],
        (inputs, parameters, len(outputs)),
    )


def _ambient(outputs: Sequence[Coefficients], size: int) -> list[Exponents]:
    """Return the monomials of the ambient space."""
    degrees = {sum(exponents) for output in outputs for exponents in output} or {0}
    top = max(degrees)
    homogeneous = len(degrees) == 1
    count = comb(size + top - 1, top) if homogeneous else comb(size + top, top)
    if count * len(outputs) > MONOMIAL_LIMIT:
        required = f"at most {MONOMIAL_LIMIT:,} monomial coordinates are written out"
        raise InputError(required, f"{count * len(outputs):,}", "coordinates='reduced'")
    return monomials(size, degrees if homogeneous else range(top + 1))


def _parametrization(
    coordinates: CoordinateChoice,
    vectors: Sequence[Vector],
    directions: Sequence[tuple[tuple[int, Exponents, Fraction], ...]],
    divisors: Sequence[Rational],
    setting: tuple[tuple[Symbol, ...], tuple[Symbol, ...], int],
) -> Parametrization:
    inputs, parameters, outputs = setting
    names = _names(len(vectors), {s.name for s in inputs + parameters})
    meanings = tuple(
        Coordinate(name, direction[0][0] + 1, monomial(inputs, direction[0][1]), divisor)
        for name, direction, divisor in zip(names, directions, divisors, strict=True)
    )
    polys: list[Poly] = [poly_from_terms(dict(v), parameters, QQ) for v in vectors]
    mapped = PolynomialMap(polys, parameters)
    return Parametrization(coordinates, mapped, meanings, inputs, outputs, tuple(directions))


def _names(count: int, used: set[str]) -> list[Symbol]:
    """Return ``y1, y2, ...``, or another letter where one of these is used."""
    letters = "yzuwYZUW"
    heads = [*letters, *(f"{letter}_" for letter in letters), "coordinate"]
    free = (h for h in heads if not any(f"{h}{i}" in used for i in range(1, count + 1)))
    head = next(free, "reserved_coordinate_")
    return [Symbol(f"{head}{i}") for i in range(1, count + 1)]
