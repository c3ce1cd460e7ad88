"""Answers of the engine against sympy's: bases, operations, components, Hilbert functions."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from math import comb
from random import Random
from typing import Any

from certificates import (
    counted_polynomial,
    dimension_by_monomials,
    hilbert_function,
    is_in,
    leading_monomials,
    same_ideal,
    sympy_groebner,
)
from strategies import HOSTILE
from sympy import QQ, Poly, Rational, Symbol, factor_list, gcd, series, symbols
from sympy.polys.orderings import grevlex

from nnag_m2 import (
    BlockOrder,
    EngineTimeout,
    Ideal,
    PolynomialMap,
    codimension,
    degree,
    dimension,
    elimination_ideal,
    groebner_basis,
    hilbert_polynomial,
    hilbert_series,
    ideal_quotient,
    image_degree,
    initial_ideal,
    intersection,
    is_equal,
    is_prime,
    is_subset,
    minimal_primes,
    normal_form,
    radical,
    saturation,
    singular_locus,
    vanishing_ideal,
)

from .cases import Check, Outcome, Setting, kind, require
from .ideals import (
    FIELDS,
    LETTERS,
    ideal,
    met,
    points,
    polynomial,
    powers,
    require_equal,
    variables,
    without,
)

_HELP, _T = symbols("help T")


def asked(check: Callable[[Random, dict[str, Any]], None]) -> Check:
    """Return the check of a computation: it asks with the options that it is given."""

    @wraps(check)
    def judged(chance: Random, setting: Setting) -> Outcome:
        try:
            check(chance, {"session": setting.session})
        except EngineTimeout:
            return "undecided"
        return "answer"

    return kind("computations")(judged)


@asked
def bases(chance: Random, ask: dict[str, Any]) -> None:
    """Reduced Groebner bases and normal forms in all orders, as sympy has them."""
    names = variables(chance)
    given = ideal(chance, names, chance.choice(FIELDS))
    block = BlockOrder([chance.sample(names, chance.randint(1, len(names)))])
    order = chance.choice(["grevlex", "lex", "grlex", block])
    found = groebner_basis(given, order, **ask)
    require_equal(list(found), sympy_groebner(given, order), f"the {order} basis of {given}")
    element = polynomial(chance, names, 4)
    rest = normal_form(element, given, order, **ask)
    rest = Poly(rest, *names, domain=given.field)
    require(is_in(Poly(element, *names, domain=given.field) - rest, given), given, element, rest)
    require_equal(normal_form(rest, given, order, **ask), rest, "the normal form of a normal form")


@asked
def names_of_symbols(chance: Random, ask: dict[str, Any]) -> None:
    """Symbols with any names come back as they are."""
    named = [Symbol(name) for name in chance.sample(HOSTILE, 4)]
    weights = [chance.choice([-2, -1, 1, 3]) for _ in named]
    given = Ideal([sum(w * v for w, v in zip(weights, named, strict=True)), named[1] - 1], named)
    found = groebner_basis(given, **ask)
    require_equal(list(found), sympy_groebner(given), f"the basis of {given}")


@asked
def eliminations(chance: Random, ask: dict[str, Any]) -> None:
    """Elimination, by sympy's lexicographic bases."""
    names, field = variables(chance, 3, 3), chance.choice(FIELDS)
    given = ideal(chance, names, field)
    gone = tuple(chance.sample(names, chance.randint(1, 2)))
    kept = tuple(v for v in names if v not in gone)
    found = elimination_ideal(given, gone, **ask)
    require(same_ideal(found, without(given.exprs, gone, kept, field)), given, "without", gone)


@asked
def quotients(chance: Random, ask: dict[str, Any]) -> None:
    """Saturations and quotients by a polynomial, with one more variable in sympy."""
    names, field = variables(chance, 2, 2), chance.choice(FIELDS)
    by = polynomial(chance, names, 1, 2)
    gens = [(by * f).expand() for f in ideal(chance, names, field).exprs]
    given = Ideal([*gens, (polynomial(chance, names, 2) * by**2).expand()], names, field)
    if not Poly(by, *names, domain=field).is_zero:
        right = without([*given.exprs, 1 - _HELP * by], (_HELP,), names, field)
        require(same_ideal(saturation(given, by, **ask), right), given, "saturated by", by)
    found = ideal_quotient(given, by, **ask)
    require(all(is_in(by * f, given) for f in found.exprs), given, "divided by", by, "is", found)
    mixed = [_HELP * f for f in given.exprs] + [(1 - _HELP) * by]
    common = without(mixed, (_HELP,), names, field)
    if not Poly(by, *names, domain=field).is_zero:
        parts = [f.exquo(Poly(by, *names, domain=field)) for f in common.generators]
        require(all(is_in(f, found) for f in parts), given, "divided by", by, "is", found)


@asked
def intersections(chance: Random, ask: dict[str, Any]) -> None:
    """Intersections, inclusions and equality of ideals."""
    names, field = variables(chance, 2, 3), chance.choice(FIELDS)
    one, other = (ideal(chance, names, field, chance.randint(1, 2)) for _ in range(2))
    mixed = [_HELP * f for f in one.exprs] + [(1 - _HELP) * g for g in other.exprs]
    right = without([f.expand() for f in mixed], (_HELP,), names, field)
    found = intersection(one, other, **ask)
    require(same_ideal(found, right), "the intersection of", one, "and", other, "is", found)
    require(is_subset(found, one, **ask), found, "is in", one)
    same = same_ideal(one, other)
    require_equal(is_equal(one, other, **ask), same, f"equality of {one} and {other}")
    inside = all(is_in(f, other) for f in one.generators)
    require_equal(is_subset(one, other, **ask), inside, f"{one} inside {other}")


@asked
def hilbert(chance: Random, ask: dict[str, Any]) -> None:
    """Dimension, degree and Hilbert functions, by counting monomials."""
    names, field = variables(chance, 2, 4), chance.choice(FIELDS)
    given = ideal(chance, names, field, chance.randint(1, 3), 3)
    # an ideal may be homogeneous though its generators are not; its reduced basis is, then
    basis = Ideal.of_polys(sympy_groebner(given), names, field)
    d = dimension_by_monomials(given)
    require_equal(dimension(given, **ask), d, f"the dimension of {given}")
    if d >= 0:
        require_equal(codimension(given, **ask), len(names) - d, f"the codimension of {given}")
    start = 3 + sum(max(m) for m in leading_monomials(given))
    found, counted = hilbert_polynomial(given, _T, **ask), hilbert_function(basis, start)
    require_equal(found.subs(_T, start), counted[-1], f"{found} at {start} for {given}")
    if start < 12:
        right = counted_polynomial(basis, _T, start)
        require_equal((found - right).expand(), 0, f"{found}, not {right}, for {given}")
        leading = max(Poly(right, _T).LC() * _factorial(Poly(right, _T).degree()), 0)
        if d == 0 and basis.is_homogeneous:  # no projective points, but a length
            leading = sum(hilbert_function(basis, start))
        require_equal(degree(given, **ask), leading, f"the degree of {given}")
    if basis.is_homogeneous:
        expanded = series(hilbert_series(given, _T, **ask), _T, 0, 6).removeO()
        shown = [expanded.coeff(_T, i) for i in range(6)]
        require_equal(shown, hilbert_function(basis, 5), f"the Hilbert series of {given}")


def _factorial(n: Any) -> int:
    found = 1
    for i in range(2, int(n) + 1 if n >= 0 else 0):
        found *= i
    return found


@asked
def initial(chance: Random, ask: dict[str, Any]) -> None:
    """Initial ideals."""
    given = ideal(chance, variables(chance), chance.choice(FIELDS))
    found = initial_ideal(given, **ask)
    right = sorted(leading_monomials(given), key=grevlex)
    shown = sorted((p.monoms()[0] for p in found.ideal.generators), key=grevlex)
    require_equal(shown, right, f"the initial ideal of {given}")


@asked
def factors(chance: Random, ask: dict[str, Any]) -> None:
    """Radical and minimal primes of one equation, by sympy's factorization."""
    names, field = variables(chance, 2, 3), chance.choice(FIELDS)
    parts = [polynomial(chance, names, 2) for _ in range(chance.randint(1, 3))]
    product = Poly(1, *names, domain=field)
    for part in parts:
        product *= Poly(part, *names, domain=field) ** chance.randint(1, 2)
    if product.is_ground:
        return
    # over GF(p) sympy factors in one variable only: there the powers must at least agree
    given = Ideal([product], names, field)
    if field != QQ:
        found = minimal_primes(given, **ask)
        together = radical(given, **ask)
        require(all(is_in(f, p) for p in found for f in together.generators), given, found)
        return
    prime = [f for f, _ in factor_list(product.as_expr(), *names)[1]]
    right = {Poly(f, *names, domain=QQ).monic() for f in prime}
    found = minimal_primes(given, **ask)
    shown = {p.monic() for one in found for p in one.generators}
    require_equal(shown, right, f"the minimal primes of {given}")
    squarefree = Ideal([_product(prime)], names)
    require(same_ideal(radical(given, **ask), squarefree), "the radical of", given)
    powers_of_one = len(prime) == 1 and product.total_degree() == Poly(prime[0]).total_degree()
    require_equal(is_prime(given, **ask), powers_of_one, f"whether {given} is prime")


def _product(parts: list[Any]) -> Any:
    found = parts[0] ** 0
    for part in parts:
        found = (found * part).expand()
    return found


@asked
def fat_points(chance: Random, ask: dict[str, Any]) -> None:
    """Radical, primes and degree of powers of ideals of points."""
    names = variables(chance, 2, 2)
    given, degree_of_all = [Rational(1)], 0
    chosen = points(chance, len(names), chance.randint(1, 3))
    reduced: list[Any] = [Rational(1)]
    for point in chosen:
        power = chance.randint(1, 3)
        simple = [v - c for v, c in zip(names, point, strict=True)]
        given, reduced = met(given, powers(simple, power), names), met(reduced, simple, names)
        degree_of_all += comb(power + 1, 2)
    fat = Ideal(given, names)
    require_equal(degree(fat, **ask), degree_of_all, f"the degree of {fat}")
    require(same_ideal(radical(fat, **ask), Ideal(reduced, names)), "the radical of", fat)
    found = minimal_primes(fat, **ask)
    shown = {tuple(sympy_groebner(p)) for p in found}
    simple = [Ideal([v - c for v, c in zip(names, p, strict=True)], names) for p in chosen]
    require_equal(shown, {tuple(sympy_groebner(p)) for p in simple}, f"the primes of {fat}")


@asked
def images(chance: Random, ask: dict[str, Any]) -> None:
    """Vanishing ideals of maps, by sympy's elimination; degrees of monomial curves."""
    s, t = symbols("s t")
    field = chance.choice(FIELDS)
    outputs = variables(chance, 2, 3)
    coordinates = [polynomial(chance, (s, t), 2, 2) for _ in outputs]
    given = PolynomialMap(coordinates, (s, t), field)
    gens = [v - f for v, f in zip(outputs, coordinates, strict=True)]
    right = without(gens, (s, t), outputs, field)
    found = vanishing_ideal(given, outputs, **ask)
    require(same_ideal(found, right), "the vanishing ideal of", given, "is", found)
    a, b = chance.randint(1, 5), chance.randint(1, 5)
    curve = PolynomialMap([t**a, t**b], (t,))
    require_equal(image_degree(curve, **ask), max(a, b) // gcd(a, b), f"the degree of {curve}")


@asked
def singular_points(chance: Random, ask: dict[str, Any]) -> None:
    """Singular loci of squarefree curves: where the gradient is zero, up to radicals."""
    names = LETTERS[:2]
    curve = polynomial(chance, names, 3, 4)
    if any(power > 1 for _, power in factor_list(curve, *names)[1]):
        return
    gens = [curve, *(curve.diff(v) for v in names)]
    found = singular_locus(Ideal([curve], names), **ask)
    both = [radical(i, **ask) for i in (found, Ideal(gens, names))]
    require(same_ideal(*both), "the singular locus of", curve, "is", found)
