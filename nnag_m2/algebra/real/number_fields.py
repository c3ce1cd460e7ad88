"""The field of the coordinates of a real point, as a number field inside the reals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import lcm
from typing import Any

from flint import Ordering, fmpq_mat, fmpq_mpoly_ctx, fmpq_poly
from sympy import QQ, Expr, Poly, Rational, Symbol, ring
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.exact_numbers import flint_of, fraction_of, sympy_of
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.enclosed_roots import value_near
from nnag_m2.algebra.real.isolation import Interval
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.real.towers import Tower, TowerRing
from nnag_m2.calling import checkpoint


@dataclass(frozen=True)
class PointField:
    """The field ``QQ(theta)`` of a point's coordinates, where ``theta`` is a real number.

    Attributes
    ----------
    weights
        Integers, one for each coordinate: ``theta`` is the sum of the coordinates with these
        weights.  All are zero when the point is rational.
    generator
        The number ``theta``.
    powers
        For each coordinate the rational coefficients of ``1, theta, theta**2, ...`` in it.
    """

    weights: tuple[int, ...]
    generator: RealAlgebraic
    powers: tuple[tuple[Rational, ...], ...]

    @property
    def is_rational(self) -> bool:
        """Whether the field is QQ."""
        return self.generator.is_rational

    @cached_property
    def domain(self) -> Domain:
        """The field in sympy: QQ, or an algebraic field that ``theta`` generates."""
        return QQ if self.is_rational else QQ.algebraic_field(self.generator.as_expr())

    @property
    def coordinates(self) -> tuple[Any, ...]:
        """The coordinates as elements of the domain."""
        if self.is_rational:
            return tuple(self.domain.from_sympy(c) for (c,) in self.powers)
        return tuple(self.domain([QQ.from_sympy(c) for c in reversed(p)]) for p in self.powers)

    def expressions(self, theta: Expr) -> tuple[Expr, ...]:
        """Return the coordinates as polynomials in an expression that stands for ``theta``."""
        return tuple(sum((c * theta**j for j, c in enumerate(p)), Rational(0)) for p in self.powers)

    def relation(self, theta: Expr) -> Expr:
        """Return the minimal polynomial at an expression that stands for ``theta``."""
        minimal = self.generator.minimal_polynomial
        return minimal.as_expr().subs(minimal.gen, theta)

    def around(self, poly: Poly) -> Poly:
        """Return a polynomial over QQ with the point moved to the origin, over the domain."""
        polys, *variables = ring(poly.gens, self.domain)
        terms = {e: self.domain.from_sympy(c) for e, c in poly.terms()}
        moved = [(v, v + c) for v, c in zip(variables, self.coordinates, strict=True)]
        return Poly.from_dict(
            dict(polys.from_dict(terms).compose(moved)), *poly.gens, domain=self.domain
        )

    def value(self, poly: Poly) -> Any:
        """Return the value of a polynomial over QQ at the point, in the domain."""
        return self.around(poly).rep.to_dict().get((0,) * len(poly.gens), self.domain.zero)

    def sign(self, element: Any) -> int:
        """Return the sign of an element of the domain, or of one in powers of theta: -1, 0 or 1."""
        if not element:
            return 0
        low, _ = self.enclosure(element)
        return 1 if low > 0 else -1

    def enclosure(self, element: Any) -> Interval:
        """Return positive or negative rationals around an element that is not zero.

        They differ by a factor of at most two.
        """
        listed = [fraction_of(c) for c in self.in_powers(element)]
        below = lcm(*(c.denominator for c in listed))
        top = tuple(int(c * below) for c in listed)

        def is_short(ends: Interval) -> bool:
            return 0 < ends[1] <= 2 * ends[0] or 2 * ends[1] <= ends[0] < 0

        return value_near(self.generator, top, (below,), is_short)

    def discriminant(self, poly: Poly, variable: Symbol) -> Poly:
        """Return the discriminant of a polynomial in two variables over the domain."""
        place = poly.gens.index(variable)
        other = poly.gens[1 - place]
        context = fmpq_mpoly_ctx.get(["x0", "x1", "theta"], Ordering.lex)
        terms = {
            (*e, j): flint_of(c)
            for e, element in poly.rep.to_dict().items()
            for j, c in enumerate(self.in_powers(element))
        }
        found: dict[tuple[int], Any] = defaultdict(lambda: self.domain.zero)
        for e, c in context.from_dict(terms).discriminant(place).to_dict().items():
            power = 1 if self.is_rational else self.domain.unit ** int(e[2])
            found[(int(e[1 - place]),)] += power * QQ(int(c.p), int(c.q))
        return Poly.from_dict(dict(found), other, domain=self.domain)

    @property
    def towers(self) -> TowerRing:
        """The polynomials in one variable over the field."""
        return TowerRing(fmpq_poly(list(self.generator.coefficients)))

    def tower(self, poly: Poly) -> Tower:
        """Return a polynomial in one variable over the domain with coefficients in theta."""
        elements = reversed(poly.rep.to_list())
        return self.towers.reduced([flint_of(c) for c in self.in_powers(e)] for e in elements)

    def in_powers(self, element: Any) -> list[Any]:
        """Return the rational coefficients of an element in powers of theta."""
        if isinstance(element, fmpq_poly):
            return list(element.coeffs())
        return [element] if self.is_rational else list(reversed(element.to_list()))


RATIONAL = PointField((), RealAlgebraic.of(0), ())
"""The field QQ."""


def field_of_place(place: AlgebraicPoint) -> PointField:
    """Return the field of the coordinates, generated by the first form that does.

    Coordinates come first, then sums of all of them with the weights ``1, k, k**2, ...``.
    """
    rows = place.elements
    if all(row.degree() < 1 for row in rows):
        constants = tuple((sympy_of(row[0]),) for row in rows)
        return PointField((0,) * len(rows), RealAlgebraic.of(0), constants)
    for weights in _forms(len(rows), len(place.generator.coefficients) - 1):
        if (found := _in_powers(place, weights)) is not None:
            return found
    raise AssertionError("one of so many forms generates")


def _forms(n: int, degree: int) -> Iterator[tuple[int, ...]]:
    """Yield weights: a field of some degree, generated by ``n`` numbers, is by one of the sums.

    The sum with the weights ``1, k, k**2, ...`` generates unless it is equal for two conjugates of
    the numbers: each pair of conjugates excludes at most ``n - 1`` values of ``k``, the roots of a
    polynomial.
    """
    yield from (tuple(int(i == j) for j in range(n)) for i in range(n))
    bad = (n - 1) * degree * (degree - 1) // 2
    yield from (tuple(k**i for i in range(n)) for k in range(1, bad + 2))


def _in_powers(place: AlgebraicPoint, weights: tuple[int, ...]) -> PointField | None:
    """Return the coordinates in powers of a linear form of them, if it generates their field."""
    coordinates = place.elements
    modulus = fmpq_poly(list(place.generator.coefficients))
    pairs = zip(weights, coordinates, strict=True)
    value = sum((k * x for k, x in pairs), fmpq_poly()) % modulus
    gens = tuple(Symbol(f"x{i}") for i in range(len(weights)))
    form = Poly(sum(k * v for k, v in zip(weights, gens, strict=True)), *gens, domain=QQ)
    generator = place.value(form)
    size = len(generator.coefficients) - 1
    powers = [fmpq_poly([1])]
    while len(powers) < size:
        checkpoint()
        powers.append(powers[-1] * value % modulus)
    matrix = fmpq_mat([[p[k] for p in (*powers, *coordinates)] for k in range(modulus.degree())])
    reduced, rank = matrix.rref()
    if rank > size:
        return None
    columns = (
        tuple(sympy_of(reduced[j, size + i]) for j in range(size)) for i in range(len(weights))
    )
    return PointField(weights, generator, tuple(columns))
