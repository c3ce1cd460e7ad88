"""Closures of images of small varieties, by Groebner bases that eliminate, in FLINT."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sympy import QQ, Poly, Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.small_ideals import flint_polys, flint_ring, reduced_basis, sympy_poly
from nnag_m2.algebra.small_primes import Undecided, basis_of, contains, minimal, primes_in
from nnag_m2.algebra.terms import denominator, times


def small_closures(
    ideal: Ideal, coordinates: Sequence[Poly], variables: tuple[Symbol, ...]
) -> list[Ideal] | None:
    """Return the components of the closure of a variety's image under a polynomial map.

    Parameters
    ----------
    ideal
        Of the variety, over QQ.
    coordinates
        Polynomials in its variables.
    variables
        Names for them.

    Returns
    -------
    list or None
        Prime ideals; ``None`` where the computation is no small one.

    Examples
    --------
    >>> from sympy.abc import s, t, x, y
    >>> small_closures(Ideal([s*t], [s, t]), [Poly(s**2, s, t), Poly(s**3 + t, s, t)], (x, y))
    [Ideal([x**3 - y**2], [x, y]), Ideal([x], [x, y])]
    """
    polys, size = flint_polys(ideal), len(ideal.variables)
    if polys is None:
        return None
    ring = flint_ring(size + len(coordinates), "lex")
    graph = _graph(ring, coordinates, size, range(size))
    try:
        found = [_eliminated([*_moved(prime, ring, range(size)), *graph], size)
                 for prime in primes_in(polys)]  # fmt: skip
        below = flint_ring(len(variables))
        bases = [basis_of(_moved(image, below, [None] * size + [*range(len(variables))]))
                 for image in found]  # fmt: skip
        return [_ideal(basis, variables) for basis in minimal(bases)]
    except Undecided:
        return None


def small_limits(
    coordinates: Sequence[Poly], outer: Sequence[Symbol], variables: tuple[Symbol, ...]
) -> list[Ideal] | None:
    """Return the components of the closure of the limits of ``f / c`` where ``c`` tends to 0.

    Parameters
    ----------
    coordinates
        The polynomials ``f``.
    outer
        Some of their variables, which are not all 0 in a limit.
    variables
        Names for the coordinates.

    Returns
    -------
    list or None
        Prime ideals; ``None`` where the computation is no small one.
    """
    names = coordinates[0].gens
    n, m = len(names), len(coordinates)
    try:
        at_infinity = _limits(coordinates, n, m)
        if not at_infinity:
            return None
        units = at_infinity[0].context().gens()
        given = [units[names.index(v)] for v in outer]
        parts = [p for p in primes_in(at_infinity) if not contains(p, given)]
        ring, below = flint_ring(n + m, "lex"), flint_ring(m)
        kept = [None] * n + [*range(m)]
        images = [_eliminated(_moved(p, ring, range(n + m)), n) for p in parts]
        bases = [basis_of(_moved(image, below, kept)) for image in images]
        return [_ideal(basis, variables) for basis in minimal(bases)]
    except Undecided:
        return None


def _limits(coordinates: Sequence[Poly], n: int, m: int) -> list[Any]:
    """Return equations, in variables and coordinates, for the closed graph where ``c`` is 0."""
    # the variables: t with t c = 1, those of the polynomials, c, the coordinates
    ring = flint_ring(n + m + 2, "lex")
    t, c = ring.gens()[0], ring.gens()[n + 1]
    graph = _graph(ring, coordinates, n + 2, range(1, n + 1), c)
    closed = _eliminated([*graph, t * c - 1], 1)
    there = flint_ring(n + m)
    places = [None, *range(n), None, *range(n, n + m)]
    # a term with c is zero there
    zero = [ring.from_dict({e: k for e, k in f.to_dict().items() if not e[n + 1]}) for f in closed]
    return [f for f in _moved(zero, there, places) if not f.is_zero()]


def _graph(
    ring: Any, coordinates: Sequence[Poly], first: int, places: Sequence[int], factor: Any = 1
) -> list[Any]:
    """Return multiples of ``factor y - f``; the names ``y`` come from the first place on."""
    size, found = len(ring.gens()), []
    for k, f in enumerate(coordinates):
        number = denominator(f)
        terms = {}
        for e, c in times(f, number).items():
            exponents = [0] * size
            for i, power in zip(places, e, strict=True):
                exponents[i] = power
            terms[tuple(exponents)] = c
        found.append(number * factor * ring.gens()[first + k] - ring.from_dict(terms))
    return found


def _eliminated(polys: Sequence[Any], count: int) -> list[Any]:
    """Return what a lexicographic basis has without the first variables."""
    found = reduced_basis(polys)
    if found is None:
        raise Undecided
    return [f for f in found if not any(f.degrees()[:count])]


def _moved(polys: Sequence[Any], ring: Any, places: Sequence[int | None]) -> list[Any]:
    """Return polynomials in another ring; variables without a place do not occur."""
    size = len(ring.gens())
    kept = [(i, place) for i, place in enumerate(places) if place is not None]
    found = []
    for f in polys:
        terms = {}
        for e, c in f.to_dict().items():
            exponents = [0] * size
            for i, place in kept:
                exponents[place] = e[i]
            terms[tuple(exponents)] = c
        found.append(ring.from_dict(terms))
    return found


def _ideal(basis: Sequence[Any], variables: tuple[Symbol, ...]) -> Ideal:
    return Ideal.of_polys([sympy_poly(f, variables) for f in basis], variables, QQ)
