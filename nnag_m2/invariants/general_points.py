"""General points modulo a prime, and which parameters to fix so that fibers are finite.

Plain Python and numpy, no engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from sympy import QQ, Symbol
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.arguments import in_sequence, whole_number
from nnag_m2.algebra.fields import field_name, field_of
from nnag_m2.algebra.modular.elimination import kernel
from nnag_m2.algebra.modular.primes import drawn_primes, residue
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.asking import Provenance, Query, RingOf, Value, map_argument
from nnag_m2.errors import InputError, named, shown
from nnag_m2.invariants.hypotheses import assumptions

R = TypeVar("R")

LARGEST_SEED = 2**64
"""Larger ones draw nothing new, and are long to print."""

# a random point is special with a probability of about degree / size of the field
_SMALLEST_FIELD = 10_000


@named
def parameters_to_fix(
    polynomial_map: PolynomialMap, fixed: Symbol | Iterable[Symbol] = (), seed: int = 1
) -> tuple[Symbol, ...]:
    """Return parameters that, once fixed at general values, leave a finite-to-one map.

    The closure of the image stays the same: as many parameters remain as its dimension, and the
    differential in their directions has the same rank.  Parameters are fixed greedily, earlier
    ones first.  No engine is needed.

    Parameters
    ----------
    polynomial_map
        A map from ``n``-space to ``m``-space over QQ, or over GF(p) with ``p`` at least 10,000.
    fixed
        Parameters that are fixed in any case.
    seed
        For the random point, modulo a prime of 30 bits (for GF(p) modulo ``p``), at which the
        rank is taken: the answer is right with a probability close to 1.

    Returns
    -------
    tuple of Symbol
        In the sequence of the map's parameters; ``n`` minus the dimension of the image of them.

    Raises
    ------
    InputError
        For symbols that are no parameters, a parameter that comes twice, a small field, and when
        fixing ``fixed`` makes the image smaller.

    References
    ----------
    Hartshorne: Algebraic Geometry, proposition III.10.6 (rank and dimension of the image).

    Examples
    --------
    >>> from sympy.abc import a, b, c, d
    >>> parameters_to_fix(PolynomialMap([a*c, a*d, b*c, b*d], [a, b, c, d]))
    (a,)
    """
    checked = map_argument(polynomial_map)
    point = general_point(checked, seed)
    return completed(checked, fixed_parameters(checked, fixed), point)


@dataclass(frozen=True)
class GeneralPoint:
    """A random point of the source modulo a prime, without zero entries, and where it is from."""

    entries: tuple[int, ...]
    field: Domain
    seed: int

    def conditions(self, rows: int, columns: int) -> tuple[tuple[int, ...], ...]:
        """Return a random matrix modulo the prime, independent of the point."""
        draw = Random(f"conditions {self.seed}")
        p = self.field.characteristic()
        return tuple(tuple(draw.randrange(1, p) for _ in range(columns)) for _ in range(rows))

    def counted(
        self,
        template: str,
        variables: tuple[Symbol, ...],
        values: Iterable[tuple[str, Value]],
        read: Callable[..., R],
        reading: tuple[Any, ...] = (),
    ) -> Query[R]:
        """Return the question for what is counted over the field, with what it rests on."""
        rings = (RingOf("R", variables, self.field),)
        told = at_random(template.removesuffix("_of_map"), self.seed, self.field)
        return Query(template, rings, tuple(values), read, reading, told)


def at_random(what: str, seed: int, field: Domain) -> Provenance:
    """Return how far a number is proved that is counted for random values modulo a prime."""
    reason = (
        "counted modulo a prime for random values, both printed in the script: right for all but "
        "finitely many primes, and for all values outside some hypersurface"
    )
    primes = (int(field.characteristic()),)
    return Provenance(f"Macaulay2, {what}", "probabilistic", reason, seed, primes)


def general_point(mapping: PolynomialMap, seed: Any) -> GeneralPoint:
    """Return a random point, drawn from the seed, over a large field to which the map reduces."""
    seed = whole_number(seed, "the seed", -LARGEST_SEED, LARGEST_SEED)
    field = mapping.field
    if field == QQ:
        field = field_of(next(drawn_primes(*mapping.coordinates, seed=seed)))
    if (p := int(field.characteristic())) < _SMALLEST_FIELD:
        raise InputError(
            f"random points need a field with at least {_SMALLEST_FIELD:,} elements",
            field_name(field),
            "QQ or GF(32003)",
        )
    draw = Random(seed)
    entries = tuple(draw.randrange(1, p) for _ in mapping.parameters)
    return GeneralPoint(entries, field, seed)


def fixed_parameters(mapping: PolynomialMap, fixed: Any) -> tuple[Symbol, ...]:
    """Return the fixed parameters, checked, in the sequence of the map's parameters."""
    listed = (fixed,) if isinstance(fixed, Symbol) else fixed
    required = f"fixed must be some of the parameters {list(mapping.parameters)}"
    if not in_sequence(listed):
        raise InputError(required, shown(fixed))
    found = tuple(listed)
    for symbol in found:
        if not isinstance(symbol, Symbol) or symbol not in mapping.parameters:
            raise InputError(required, shown(symbol))
    if len(set(found)) < len(found):
        raise InputError("fixed parameters must be different from each other", shown(found))
    return tuple(v for v in mapping.parameters if v in found)


def nothing_fixed(fixed: Any) -> None:
    """Refuse fixed parameters where there is no map."""
    if not in_sequence(fixed) or tuple(fixed):
        raise InputError("only parameters of a map can be fixed", shown(fixed))


def completed(
    mapping: PolynomialMap,
    fixed: tuple[Symbol, ...],
    point: GeneralPoint,
    sequence: Sequence[int] | None = None,
) -> tuple[Symbol, ...]:
    """Return parameters to fix, those that are fixed already among them, by the rank at a point.

    They are fixed greedily in a sequence of their places, by default as they come.
    """
    gradients = differential(mapping, point)
    parameters = mapping.parameters
    tried = range(len(parameters)) if sequence is None else sequence
    places = [i for i in tried if parameters[i] not in fixed][::-1]
    last = [i for i, v in enumerate(parameters) if v in fixed]
    order = places + last
    independent = {order[i] for i in independent_columns(gradients[:, order], point.field)}
    if lost := [parameters[i] for i in last if i in independent]:
        raise InputError(
            "the image must stay the same when parameters are fixed",
            f"fixed={list(fixed)}, which lowers its dimension by {len(lost)}",
            f"without {', '.join(map(str, lost))}, or fixed=() for an automatic choice",
        )
    return tuple(v for i, v in enumerate(parameters) if i not in independent)


def must_be_separable(mapping: PolynomialMap, point: GeneralPoint, assume: Any) -> None:
    """Refuse a map over GF(p) whose differential may have a smaller rank than its image dimension.

    With a full rank it has not; nor has it when ``p`` is larger than ``d**r`` for coordinates of
    degree ``d`` and an image of dimension ``r`` at most: the inseparable degree of the extension of
    function fields is a power of ``p``, and at most ``d**r`` (Bezout).
    """
    if "separable" in assumptions(assume) or mapping.field == QQ:
        return
    p, largest = int(point.field.characteristic()), min(differential(mapping, point).shape)
    degree = max((poly.total_degree() for poly in mapping.coordinates), default=0)
    if p > max(degree, 1) ** largest:
        return
    if len(independent_columns(differential(mapping, point), point.field)) < largest:
        raise InputError(
            f"over GF(p) the degree to the power {largest} must be below p, else derivatives may "
            "vanish where the map is not constant",
            f"degree {degree} over {field_name(point.field)}",
            "a map over QQ, or assume='separable'",
        )


def differential(mapping: PolynomialMap, point: GeneralPoint) -> NDArray[np.int64]:
    """Return the Jacobian matrix of a map at a point modulo a prime, shape ``(m, n)``."""
    p = int(point.field.characteristic())
    number = (lambda c: residue(c, p)) if mapping.field == QQ else int
    terms = [{e: number(c) for e, c in found.items()} for found in mapping.terms]
    return gradients(terms, point.entries, p)


def gradients(
    polys: Iterable[Mapping[tuple[int, ...], int]], place: Sequence[int], p: int
) -> NDArray[np.int64]:
    """Return the gradients of polynomials modulo a prime at a place, a row for each."""
    power = lru_cache(None)(lambda i, exponent: pow(place[i], exponent, p))
    inverses = [pow(entry, -1, p) if entry else 0 for entry in place]
    rows = []
    for terms in polys:
        row = [0] * len(inverses)
        for exponents, coefficient in terms.items():
            powers = [(i, exponent) for i, exponent in enumerate(exponents) if exponent]
            zeros = [(i, exponent) for i, exponent in powers if not inverses[i]]
            value = coefficient
            for i, exponent in powers:
                if inverses[i]:
                    value = value * power(i, exponent) % p
            if zeros:  # of x^e at zero, d/dx is 1 or 0
                row[zeros[0][0]] += value * (len(zeros) == 1 == zeros[0][1])
                continue
            for i, exponent in powers:  # d/dx of x^e is e x^e / x
                row[i] += value * exponent * inverses[i]
        rows.append([total % p for total in row])
    return np.array(rows, dtype=np.int64)


def independent_columns(matrix: NDArray[np.int64], field: Domain) -> list[int]:
    """Return the columns of a matrix modulo a prime that do not depend on the ones before."""
    p = int(field.characteristic())
    dependent = kernel(matrix % p, p)
    return [column for column in range(matrix.shape[1]) if column not in dependent]
