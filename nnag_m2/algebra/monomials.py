"""Monomials as exponents: what they are sorted by, what divides what, how many are left."""

from __future__ import annotations

from collections.abc import Iterator

from nnag_m2.algebra.terms import Exponents


def hilbert_numerator(leading: frozenset[Exponents], size: int) -> list[int]:
    """Return the numerator of the Hilbert series of monomials over ``(1 - t)^size``."""
    kept = [e for e in leading if not any(o != e and divides(o, e) for o in leading)]
    shared = [sum(bool(e[i]) for e in kept) for i in range(size)]
    if max(shared, default=0) < 2:  # no variable comes twice: a complete intersection
        found = [1]
        for e in kept:
            found = _less_shifted(found, sum(e))
        return found
    i = shared.index(max(shared))
    rest = hilbert_numerator(frozenset(e for e in kept if not e[i]), size)
    quotient = frozenset((*e[:i], max(e[i] - 1, 0), *e[i + 1 :]) for e in kept)
    inner = hilbert_numerator(quotient, size)
    total = _less_shifted(rest, 1)  # of the ideal with the variable
    total += [0] * (len(inner) + 1 - len(total))
    for k, c in enumerate(inner):
        total[k + 1] += c
    return total


def _less_shifted(numbers: list[int], by: int) -> list[int]:
    """Return a polynomial times ``1 - t^by``."""
    found = [*numbers, *[0] * by]
    for k, c in enumerate(numbers):
        found[k + by] -= c
    return found


def graded_order(exponents: Exponents) -> tuple[int, Exponents]:
    """Return what monomials are sorted by: graded reverse lexicographic."""
    return sum(exponents), tuple(-e for e in reversed(exponents))


def times_variable(exponents: Exponents, i: int) -> Exponents:
    """Return a monomial times the i-th variable."""
    return (*exponents[:i], exponents[i] + 1, *exponents[i + 1 :])


def over_variables(exponents: Exponents) -> Iterator[tuple[int, Exponents]]:
    """Yield the ways of writing a monomial as a variable times a monomial."""
    for i, e in enumerate(exponents):
        if e:
            yield i, (*exponents[:i], e - 1, *exponents[i + 1 :])


def divides(one: Exponents, other: Exponents) -> bool:
    """Return whether a monomial divides another one."""
    return all(a <= b for a, b in zip(one, other, strict=True))
