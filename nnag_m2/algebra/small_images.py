"""Closures of images of small varieties, by Groebner bases that eliminate, in FLINT."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sympy import QQ, Poly, Symbol

from nnag_m2.algebra.fields import sympy_poly
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.small_ideals import flint_polys, flint_ring
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
    source = {i: i for i in range(size)}
    try:
        images = [_eliminated([*_moved(prime, ring, source), *graph], size)
                  for prime in primes_in(polys)]  # fmt: skip
        return _components(images, size, variables)
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
        ring, everywhere = flint_ring(n + m, "lex"), {i: i for i in range(n + m)}
        images = [_eliminated(_moved(p, ring, everywhere), n) for p in parts]
        return _components(images, n, variables)
    except Undecided:
        return None


def _limits(coordinates: Sequence[Poly], n: int, m: int) -> list[Any]:
    """Return equations, in variables and coordinates, for the closed graph where ``c`` is 0."""
    # the variables: t with t c = 1, those of the polynomials, c, the coordinates
    ring = flint_ring(n + m + 2, "lex")
    t, c = ring.gens()[0], ring.gens()[n + 1]
    graph = _graph(ring, coordinates, n + 2, range(1, n + 1), c)
    closed = _eliminated([*graph, t * c - 1], 1)
    kept = [*range(1, n + 1), *range(n + 2, n + 2 + m)]
    places = {place: i for i, place in enumerate(kept)}
    return [f for f in _moved(closed, flint_ring(n + m), places) if not f.is_zero()]


def _graph(
    ring: Any, coordinates: Sequence[Poly], first: int, places: Sequence[int], factor: Any = 1
) -> list[Any]:
    """Return multiples of ``factor y - f``; the names ``y`` come from the first place on."""
    below, found = flint_ring(len(places)), []
    for k, f in enumerate(coordinates):
        number = denominator(f)
        (moved,) = _moved([below.from_dict(times(f, number))], ring, dict(enumerate(places)))
        found.append(number * factor * ring.gens()[first + k] - moved)
    return found


def _eliminated(polys: Sequence[Any], count: int) -> list[Any]:
    """Return what a lexicographic basis has without the first variables."""
    return [f for f in basis_of(polys) if not any(f.degrees()[:count])]


def _moved(polys: Sequence[Any], ring: Any, places: Mapping[int, int]) -> list[Any]:
    """Return polynomials in another ring; variables without a place become 0."""
    return [f.project_to_context(ring, places) for f in polys]


def _components(
    images: Sequence[Sequence[Any]], first: int, variables: tuple[Symbol, ...]
) -> list[Ideal]:
    """Return the minimal ones of prime ideals in the variables from the first one on."""
    below, places = flint_ring(len(variables)), {first + k: k for k in range(len(variables))}
    bases = minimal([basis_of(_moved(image, below, places)) for image in images])
    listed = ([sympy_poly(f, variables) for f in basis] for basis in bases)
    return [Ideal.of_polys(polys, variables, QQ) for polys in listed]
