"""Points of an ideal over QQ from what they are modulo several primes."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from operator import mul

from flint import fmpq_poly, fmpz_poly, nmod_poly

from nnag_m2.algebra.modular.lifting import ModularPoints
from nnag_m2.algebra.modular.reconstruction import common_fractions
from nnag_m2.calling import steps


def joined(points: Sequence[ModularPoints]) -> tuple[fmpz_poly, list[fmpq_poly]] | None:
    """Return the points ``x_i = tops[i](t) / f'(t)`` that have these residues, if they are short.

    Parameters
    ----------
    points
        Modulo different primes, in polynomials of one linear form.

    Returns
    -------
    tuple or None
        The primitive polynomial ``f`` whose roots are the values of the form, and ``tops``.  They
        are to be verified.

    Notes
    -----
    With the derivative below them, numbers are as short as those of a rational univariate
    representation (Rouillier).
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
