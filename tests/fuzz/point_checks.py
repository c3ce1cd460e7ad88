"""Real points, real numbers, plane curves and singularities that are known by construction."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import Any

from sympy import QQ, Expr, Integer, Matrix, Poly, Rational, Symbol, real_roots, symbols

from nnag_m2 import (
    Ideal,
    RealAlgebraic,
    milnor_number,
    multiplicity,
    plane_curve,
    real_points,
    regions,
    tjurina_number,
)

from .cases import Outcome, Setting, kind, require
from .engine_checks import asked
from .ideals import LETTERS, met, moved, points, powers, products, require_equal, variables

_T = Symbol("t")
_PAIRS = (2, 3, 5)
"""Squares of conjugate coordinates."""


def _conjugate(chance: Random, names: tuple[Symbol, ...]) -> tuple[list[Expr], int]:
    """Return the ideal of a pair of conjugate points, and how many of them are real."""
    square, real = chance.choice([*((number, 2) for number in _PAIRS), (-1, 0), (-3, 0)])
    gens = [names[0] ** 2 - square]
    for v in names[1:]:
        gens.append(v - chance.choice([0, 0, 1]) * names[0] - chance.randint(-1, 1))
    return gens, real


def _check_points(given: Ideal, parts: list[tuple[list[Expr], int]], ask: dict[str, Any]) -> None:
    """Require that exactly so many real points are found on each part, and no others."""
    for proof in (False, True):
        found = real_points(given, proof=proof, **ask)
        total = sum(count for _, count in parts)
        said = f"the real points of {given}, proof={proof}: {found}"
        require(len(found) == len(set(found)) == total, said, f"should be {total}")
        for gens, count in parts:
            here = [p for p in found if not any(p.sign_of(gen) for gen in gens)]
            require(len(here) == count, said, f"{len(here)} of {count} on {gens}")


@asked
def multiple_points(chance: Random, ask: dict[str, Any]) -> None:
    """Real points of ideals of fat points, rational and conjugate, in general position or not."""
    names = variables(chance, 2, 3 if chance.random() < 0.3 else 2)
    in_space = len(names) == 3  # fewer and less multiple: sympy's bases take long there
    parts: list[tuple[list[Expr], int]] = [
        ([v - c for v, c in zip(names, point, strict=True)], 1)
        for point in points(chance, len(names), chance.randint(1, 1 if in_space else 3))
    ]
    if chance.random() < 0.5:
        parts.append(_conjugate(chance, names))
    gens: list[Expr] = [Integer(1)]
    for simple, _ in parts:
        fat = powers(simple, chance.randint(1, 2 if in_space else 3))
        # ideals of different points: their product is their intersection
        gens = products(gens, fat) if in_space else met(gens, fat, names)
    if chance.random() < 0.5:
        together, matrix, shift = moved(chance, gens, names)
        images = matrix * Matrix(list(names)) + shift
        put = dict(zip(names, images, strict=True))
        parts = [([g.subs(put, simultaneous=True) for g in simple], c) for simple, c in parts]
        gens = together
    _check_points(Ideal(gens, names), parts, ask)


@asked
def towers(chance: Random, ask: dict[str, Any]) -> None:
    """Real points of ``p(x), (y - q(x))^k + h p(x)``: roots of ``p`` with values of ``q``."""
    x, y = LETTERS[:2]
    roots = chance.sample(range(-2, 4), chance.randint(1, 3))
    p: Expr = Integer(1)
    for root in roots:
        p *= (x - root) ** chance.randint(1, 3)
    q = chance.randint(-2, 2) * x**2 + chance.randint(-1, 1)
    h = chance.choice([0, 1, y, x * y])
    first = p.expand()
    second = ((y - q) ** chance.randint(1, 3) + h * p).expand()
    gens = [first + chance.choice([0, 1, x]) * second, second]
    if chance.random() < 0.5:  # one more, which changes nothing
        gens.append((first * y - second).expand())
    else:
        gens[0] = first
    parts = [([x - root, y - q.subs(x, root)], 1) for root in roots]
    names = (x, y) if chance.random() < 0.5 else (y, x)
    # first + c second, second generate the same ideal as first, second
    _check_points(Ideal(gens, names), parts, ask)


@kind("computations")
def real_numbers(chance: Random, setting: Setting) -> Outcome:
    """Real roots, their sequence and their minimal polynomials, against sympy."""
    coefficients = [chance.randint(-6, 6) for _ in range(chance.randint(1, 6))]
    given = Poly([chance.choice([1, 2, -3]), *coefficients], _T, domain=QQ)
    given *= Poly(_T - Rational(chance.randint(-3, 3), 2), _T) ** chance.randint(0, 2)
    right = sorted(set(real_roots(given)), key=lambda root: root.evalf(60))
    found = RealAlgebraic.roots(given)
    require_equal(len(found), len(right), f"the number of real roots of {given.as_expr()}")
    for one, other in zip(found, right, strict=True):
        # 10^-25 is far below what separates roots of degree 8 with coefficients up to 20
        near = abs(one.approximation(40) - other.evalf(40)) < Rational(1, 10**25)
        require(near, f"{one} and {other} of {given.as_expr()}")
        least = one.minimal_polynomial
        require(Poly(least, _T).is_irreducible, f"{one} has the polynomial {least}")
        require(one.is_rational == other.is_Rational, f"{one} is rational or not")
    require(all(a < b for a, b in pairwise(found)), f"the sequence of {found}")
    return "answer"


@kind("computations")
def circles(chance: Random, setting: Setting) -> Outcome:
    """Components, isolated points and regions of a union of disjoint circles and points."""
    x, y = LETTERS[:2]
    places = chance.sample([(i, j) for i in range(-1, 2) for j in range(-1, 2)], 3)
    radii = [Rational(chance.randint(1, 4), 9) for _ in range(chance.randint(1, 2))]
    lonely = chance.randint(0, 1)
    product: Expr = Integer(1)
    for (a, b), radius in zip(places, [*radii, *[0] * lonely], strict=False):
        product *= (x - a) ** 2 + (y - b) ** 2 - radius**2
    found = plane_curve(product, {x: (-2, 2), y: (-2, 2)})
    count = len(radii)
    require_equal(found.components, count + lonely, f"the components of {product}")
    require_equal(len(found.isolated_points), lonely, f"the isolated points of {product}")
    require_equal(len(regions(found)), count + 1, f"the regions of {product}")
    return "answer"


@asked
def plane_singularities(chance: Random, ask: dict[str, Any]) -> None:
    """Numbers of ``x^a + c y^b`` at its singular point, after an affine change."""
    x, y = names = LETTERS[:2]
    a, b = chance.randint(2, 4), chance.randint(2, 5)
    (curve,), matrix, shift = moved(chance, [x**a + chance.choice([-2, 1, 3]) * y**b], names)
    given, point = Ideal([curve], names), tuple(matrix.inv() * -shift)
    milnor = (a - 1) * (b - 1)
    require_equal(multiplicity(given, point, **ask), min(a, b), f"the multiplicity of {given}")
    require_equal(milnor_number(given, point, **ask), milnor, f"the Milnor number of {given}")
    require_equal(tjurina_number(given, point, **ask), milnor, f"the Tjurina number of {given}")
    require_equal(milnor_number(given, **ask), milnor, f"all Milnor numbers of {given}")
    u, v = symbols("u v")
    require_equal(multiplicity(Ideal([u * v], [u, v]), (0, 0), **ask), 2, "of two lines")
