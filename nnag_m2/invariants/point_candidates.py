"""Points over QQ that replies of Macaulay2 suggest, verified, and how these replies are read.

They are near points modulo a prime, have given residues modulo several, or are those of msolve.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import prod
from operator import mul
from typing import Any

from flint import fmpq_poly, fmpz_poly, nmod_poly
from sympy import Poly, Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.lifting import ModularPoints, liftings
from nnag_m2.algebra.modular.linear_unknowns import LinearUnknown
from nnag_m2.algebra.modular.reconstruction import common_fractions
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.root_arithmetic import integers
from nnag_m2.algebra.terms import integer_terms
from nnag_m2.asking.reading import expect, items
from nnag_m2.calling import steps
from nnag_m2.engine.msolve import parametrization
from nnag_m2.errors import ReplyError, shown
from nnag_m2.invariants.verified_points import conjugates, is_separating, verified_places

T = Symbol("T")

_LIFTINGS = 3
"""Candidates that are verified before other ways are tried: the first is right but for bad luck."""


def lifted(
    ideal: Ideal, prime: int, near: Any, kept: int
) -> tuple[int, list[AlgebraicPoint]] | None:
    """Return the number of points near those modulo a prime, and the real ones of them."""
    n = len(ideal.variables)
    points = modular_points(prime, items(near, 3), n)
    equations = [integer_terms(g) for g in ideal.generators]
    unknown = LinearUnknown.last_of(ideal.generators) if kept == n - 1 else None
    wanted = kept if unknown else n
    for polynomial, tops in islice(liftings(points, equations, wanted), _LIFTINGS):
        # points that differ modulo the prime do so over QQ
        places = verified_places(ideal, polynomial, tops, unknown)
        if places is not None:
            return polynomial.degree(), places
    return None


def of_solver(ideal: Ideal, text: str) -> tuple[int, list[AlgebraicPoint]] | None:
    """Return the number of points that msolve finds, and the real ones of them."""
    found = parametrization(text, len(ideal.variables))
    if found is None or found.f.gcd(found.f.derivative()).degree() > 0:
        return None
    if not is_separating(found.f, found.tops, found.form):
        return None
    places = verified_places(ideal, found.f, found.tops)
    return None if places is None else (found.f.degree(), places)


def of_residues(
    ideal: Ideal, points: Sequence[ModularPoints], count: int
) -> list[AlgebraicPoint] | None:
    """Return so many points, one of conjugate ones, that are given modulo several primes."""
    near = alike(points, count)
    found = joined(near) if near else None
    if found is None or not is_separating(*found, near[0].form):
        return None
    return conjugates(ideal, *found)


def length(ideal: Ideal) -> int:
    """Return how many bits all coefficients have."""
    numbers = (c for g in ideal.generators for c in g.rep.to_dict().values())
    return sum(int(c.numerator).bit_length() + int(c.denominator).bit_length() for c in numbers)


def joined(points: Sequence[ModularPoints]) -> tuple[fmpz_poly, list[fmpq_poly]] | None:
    """Return the points ``x_i = tops[i](t) / f'(t)`` that have these residues, if they are short.

    They are given modulo different primes, in polynomials of one linear form, whose values are the
    roots of the primitive polynomial ``f``, and are to be verified.  With the derivative below
    them, numbers are as short as those of a rational univariate representation (Rouillier).
    """
    moduli = [p.prime for p in points]
    number, size = prod(moduli), len(points[0].modulus) - 1
    # the numbers that are 1 modulo one of the primes and 0 modulo the others
    units = [number // p * pow(number // p, -1, p) for p in moduli]
    columns = list(zip(*(_numerators(p) for p in points), strict=True))
    residues = [sum(map(mul, column, units)) % number for column in steps(columns)]
    first = common_fractions(residues[:size], number)
    if first is None:
        return None
    f, lead = first
    over = common_fractions([lead * r % number for r in residues[size:]], number)
    if over is None:
        return None
    parts = [over[0][i : i + size] for i in range(0, len(over[0]), size)]
    return fmpz_poly([*f, lead]), [fmpq_poly(part, over[1]) for part in parts]


def alike(points: Sequence[ModularPoints], count: int) -> list[ModularPoints]:
    """Return those with so many points and the same linear form, one that most of them have."""
    right = [p for p in points if len(p.modulus) == count + 1]
    forms = [p.form for p in right]
    best = max(forms, key=forms.count, default=())
    return [p for p in right if p.form == best]


def _numerators(points: ModularPoints) -> list[int]:
    """Return the coefficients of the monic ``f`` and of ``x_i f'`` modulo ``f``."""
    f = nmod_poly(list(points.modulus), points.prime)
    size, slope = f.degree(), f.derivative()
    found = [int(c) for c in f.coeffs()[:size]]
    for value in points.values:
        top = [int(c) for c in (nmod_poly(list(value), points.prime) * slope % f).coeffs()]
        found += top + [0] * (size - len(top))
    return found


def modular_points(prime: int, answer: Sequence[Any], size: int) -> ModularPoints:
    """Return points modulo a prime, of which the reply has form, polynomial and coordinates."""
    form, univariate, values = answer
    (f,) = items(univariate, 1)
    return ModularPoints(
        prime,
        tuple(expect(int, c) for c in items(form, size)),
        _residues(f),
        tuple(_residues(v) for v in items(values, size)),
    )


def squarefree(value: Any) -> fmpz_poly:
    """Return a polynomial of positive degree all of whose roots are simple."""
    poly = _polynomial(value)
    f = fmpz_poly(list(integers(poly)[0]))
    if f.degree() > 0 and f.gcd(f.derivative()).degree() == 0:
        return f
    raise ReplyError(f"a squarefree polynomial was expected, not {shown(poly)}")


def rational(value: Any) -> fmpq_poly:
    """Return a polynomial over QQ."""
    numbers, below = integers(_polynomial(value))
    return fmpq_poly(list(numbers)) / below


def _polynomial(value: Any) -> Poly:
    poly = expect(Poly, value)
    if poly.gens != (T,):
        raise ReplyError(f"a polynomial in {T} was expected, not {shown(poly)}")
    return poly


def _residues(value: Any) -> tuple[int, ...]:
    """Return the coefficients of a polynomial, which are integers, the constant term first."""
    numbers, below = integers(_polynomial(value))
    if below > 1:
        raise ReplyError(f"integers were expected, not {shown(value)}")
    return numbers
