"""Answers over QQ that are found modulo primes, and how far they are proved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

from sympy import Symbol

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.modular.primes import SEED, drawn_primes
from nnag_m2.asking import Answer, Query, RingOf, Value, boolean, ideal_in, items
from nnag_m2.asking.answer import Provenance, exactly
from nnag_m2.asking.asked import must_be_exact

R = TypeVar("R")
Values: TypeAlias = tuple[tuple[str, Value], ...]

NUMBER = (
    "modulo a prime",
    "leading monomials are the same modulo all primes but finitely many; this one was drawn at "
    "random",
)
"""The way to numbers that depend on leading monomials only, and on what it rests."""

LIFTED = (
    "lifted from primes by msolve",
    "the same as modulo a prime that was drawn at random, and for a basis all generators reduce to "
    "zero; that all of it lies in the ideal over QQ is not proved",
)
"""The way to polynomials over QQ, and on what it rests."""

COMBINED = (
    "by a general combination of the polynomials",
    "the same as by a second combination that was drawn at random, over QQ modulo a prime; that "
    "powers of the polynomials multiply it into the ideal is not proved",
)
"""The way to saturations by several polynomials, over any field, and on what it rests."""


def through_primes(
    template: str,
    rings: tuple[RingOf, ...],
    values: Values,
    read: Callable[..., R],
    reading: tuple[Any, ...] = (),
    *,
    proof: bool,
    way: tuple[str, str] = NUMBER,
    name: str = "modulus",
) -> Query[R]:
    """Return a question about an ideal, the first of the values, that a prime makes easier.

    The name is that of the prime in the template.

    Over QQ with ``proof`` it is asked exactly, and so it is when another question rests on it that
    does not weigh primes: what that says of its certainty stays true.  Over prime fields all ways
    are exact but ``COMBINED``, and so they are in other orders than grevlex.
    """
    ideal: Any = values[0][1]
    exact = (ideal.field.is_QQ or way is COMBINED) and (proof or must_be_exact())
    if exact or rings[0].order != "grevlex":
        return Query(template, rings, values, read, reading)
    modulus = _prime_for(ideal, values)
    told: Values = (*values, (name, modulus))
    return Query(template, rings, told, _read, (read, reading, template, way, modulus))


def lifted_ideal(
    template: str,
    rings: tuple[RingOf, ...],
    values: Values,
    variables: tuple[Symbol, ...],
    proof: bool,
    way: tuple[str, str] = LIFTED,
    name: str = "modulus",
) -> Query[Ideal]:
    """Return the question for an ideal in some variables that primes make easier."""
    reading = (variables,)
    return through_primes(
        template, rings, values, ideal_in, reading, proof=proof, way=way, name=name
    )


def _prime_for(ideal: Ideal, values: Values) -> int:
    """Return a prime modulo which all coefficients are units; where there is one, the field's."""
    if not ideal.field.is_QQ:
        return int(ideal.field.characteristic())
    ideals = [value for _, value in values if isinstance(value, Ideal)]
    maps = [value for _, value in values if isinstance(value, PolynomialMap)]
    polys = [f for one in ideals for f in one.generators]
    return next(drawn_primes(*polys, *(f for one in maps for f in one.coordinates)))


def _read(
    answer: Any,
    read: Callable[..., R],
    reading: tuple[Any, ...],
    template: str,
    way: tuple[str, str],
    prime: int,
) -> Answer[R]:
    """Return the result, and that it is proved when Macaulay2 says that it was exact."""
    is_exact, found = items(answer, 2)
    if boolean(is_exact):
        return Answer(read(found, *reading), exactly(f"Macaulay2, {template}"))
    method, reason = way
    return Answer(
        read(found, *reading), Provenance(method, "probabilistic", reason, SEED, (prime,))
    )
