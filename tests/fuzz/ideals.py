"""Random polynomials, ideals, points and linear spaces, small enough for a second method."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from sympy import GF, QQ, Expr, Integer, Matrix, Mul, Rational, Symbol, groebner, symbols
from sympy.polys.domains.domain import Domain

from nnag_m2 import Ideal

from .cases import require

LETTERS = symbols("x y z w")
FIELDS = (QQ, QQ, GF(2), GF(7), GF(32003))
_HELP = Symbol("help")


def variables(chance: Random, least: int = 2, most: int = 3) -> tuple[Symbol, ...]:
    """Return some variables in a random sequence."""
    found = list(LETTERS[: chance.randint(least, most)])
    chance.shuffle(found)
    return tuple(found)


def polynomial(chance: Random, among: Sequence[Symbol], degree: int, terms: int = 3) -> Expr:
    """Return a polynomial with few terms of at most a degree; never constant."""
    found: Expr = Integer(0)
    while not found.free_symbols:
        found = sum(
            (
                chance.choice([-3, -2, -1, 1, 1, 1, 2, 5]) * monomial(chance, among, degree)
                for _ in range(terms)
            ),
            Integer(0),
        )
    return found


def monomial(chance: Random, among: Sequence[Symbol], degree: int) -> Expr:
    """Return a monomial of at most a degree."""
    return Mul(*[chance.choice(among) for _ in range(chance.randint(0, degree))])


def ideal(
    chance: Random, among: Sequence[Symbol], field: Domain, count: int = 2, degree: int = 2
) -> Ideal:
    """Return an ideal with so many generators."""
    return Ideal([polynomial(chance, among, degree) for _ in range(count)], among, field)


def rational(chance: Random, size: int = 4) -> Rational:
    """Return a small rational number, often an integer."""
    return Rational(chance.randint(-size, size), chance.choice([1, 1, 1, 2, 3]))


def points(chance: Random, n: int, count: int) -> list[tuple[Rational, ...]]:
    """Return different points; many of their coordinates are equal."""
    found: set[tuple[Rational, ...]] = set()
    while len(found) < count:
        found.add(tuple(Rational(chance.randint(-1, 2)) for _ in range(n)))
    return sorted(found)


def powers(gens: Sequence[Expr], power: int) -> list[Expr]:
    """Return the products of so many of these, with repetition."""
    found: list[Expr] = [Integer(1)]
    for _ in range(power):
        found = products(found, gens)
    return found


def products(some: Sequence[Expr], others: Sequence[Expr]) -> list[Expr]:
    """Return the products of one of these and one of those, in one sequence."""
    return list(dict.fromkeys((one * other).expand() for one in some for other in others))


def unimodular(chance: Random, n: int) -> Matrix:
    """Return an integer matrix with determinant 1 or -1, of a few row operations."""
    found = Matrix.eye(n)
    for _ in range(n):
        i, j = chance.sample(range(n), 2) if n > 1 else (0, 0)
        if i != j:
            found[i, :] = found[i, :] + chance.choice([-1, 1, 2]) * found[j, :]
    return found


def moved(
    chance: Random, gens: Sequence[Expr], among: Sequence[Symbol]
) -> tuple[list[Expr], Matrix, Matrix]:
    """Return polynomials after an affine change ``v -> M v + b``, with ``M`` and ``b``.

    A point ``p`` of the changed ones is a point ``M p + b`` of the old ones.
    """
    n = len(among)
    matrix, shift = unimodular(chance, n), Matrix([chance.randint(-2, 2) for _ in range(n)])
    images = matrix * Matrix(list(among)) + shift
    put = dict(zip(among, images, strict=True))
    return [gen.subs(put, simultaneous=True).expand() for gen in gens], matrix, shift


def linear_space(
    chance: Random, among: Sequence[Symbol], codimension: int
) -> tuple[Matrix, Matrix]:
    """Return ``A`` of full rank and ``b`` of a random affine linear space ``A v = b``."""
    n = len(among)
    while True:
        a = Matrix(codimension, n, lambda *_: chance.randint(-2, 2))
        if a.rank() == codimension:
            return a, Matrix([chance.randint(-3, 3) for _ in range(codimension)])


def equations(space: tuple[Matrix, Matrix], among: Sequence[Symbol]) -> list[Expr]:
    """Return the equations of a linear space."""
    return list(space[0] * Matrix(list(among)) - space[1])


def foot(space: tuple[Matrix, Matrix], data: Sequence[Any]) -> tuple[Rational, ...]:
    """Return the point of a linear space that is nearest to data, by the normal equations."""
    a, b = space
    u = Matrix(list(data))
    return tuple(u - a.T * (a * a.T).inv() * (a * u - b))


def met(one: Sequence[Expr], other: Sequence[Expr], among: Sequence[Symbol]) -> list[Expr]:
    """Return generators of the intersection of two ideals over QQ, by sympy."""
    mixed = [_HELP * f for f in one] + [(1 - _HELP) * g for g in other]
    basis = groebner([f.expand() for f in mixed], _HELP, *among, order="lex", domain=QQ)
    return [f for f in basis.exprs if _HELP not in f.free_symbols]


def without(
    gens: Sequence[Expr], help_with: Sequence[Symbol], among: Sequence[Symbol], field: Domain
) -> Ideal:
    """Return the elimination ideal that sympy finds."""
    basis = groebner(list(gens) or [0], *help_with, *among, order="lex", domain=field)
    kept = [f for f in basis.exprs if not f.free_symbols & set(help_with)]
    return Ideal(kept, among, field)


def require_equal(found: Any, right: Any, *asked: Any) -> None:
    """Raise ``Wrong`` when two values differ."""
    require(found == right, *asked, "is", found, "and should be", right)
