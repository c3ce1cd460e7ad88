"""Points of a variety, as questions about singularities take them."""

from __future__ import annotations

from itertools import count
from typing import Any, TypeAlias

from flint import fmpq_mat, fmpq_poly
from sympy import MatrixBase, Poly, Rational, groebner

from nnag_m2.algebra.arguments import in_sequence, shown
from nnag_m2.algebra.fields import exact
from nnag_m2.algebra.ideal import Ideal, same_ring
from nnag_m2.algebra.points import RealPoint
from nnag_m2.errors import InputError

Point: TypeAlias = Any
"""``n`` exact numbers in a sequence, a ``RealPoint``, or a maximal ideal.

A maximal ideal, such as one of ``minimal_primes`` of an ideal of dimension zero, stands for a point
whose coordinates need not be rational, and for its conjugates alike.
"""


_ON_IT = "the point must lie on the variety"


def rational_point(value: Point, ideal: Ideal, asked: str) -> tuple[Rational, ...]:
    """Return the coordinates of a rational point."""
    if isinstance(value, RealPoint):
        _same_coordinates(value, ideal, asked)
        if not value.is_rational:
            raise InputError(asked, "the point must be rational here", shown(value))
        return tuple(low for low, _ in value.intervals)
    n = len(ideal.variables)
    listed = list(value) if isinstance(value, MatrixBase) else value
    if not in_sequence(listed) or len(listed := list(listed)) != n:
        required = f"a point must be {n} exact numbers in a sequence"
        raise InputError(asked, required, shown(value))
    return tuple(exact(entry, f"{asked}, point") for entry in listed)


def maximal_ideal(value: Point, ideal: Ideal, asked: str) -> Ideal:
    """Return the maximal ideal of a point; an ideal is taken to be maximal (not checked)."""
    if isinstance(value, Ideal):
        same_ring(asked, ideal, value)
        return value
    if isinstance(value, RealPoint) and not value.is_rational:
        _same_coordinates(value, ideal, asked)
        return _ideal_of(value)
    point = rational_point(value, ideal, asked)
    pairs = zip(ideal.variables, point, strict=True)
    return Ideal([v - c for v, c in pairs], ideal.variables, ideal.field)


def value_at(poly: Poly, point: tuple[Rational, ...]) -> Rational:
    """Return the exact value of a polynomial."""
    return Rational(poly(*point)) if poly.gens else poly.as_expr()


def on_variety(ideal: Ideal, point: tuple[Rational, ...], asked: str) -> None:
    """Refuse a rational point that is not on a variety."""
    for poly in ideal.generators:
        if value_at(poly, point) != 0:
            raise InputError(asked, _ON_IT, f"{shown(point)}, where {shown(poly.as_expr())} != 0")


def point_of(ideal: Ideal, value: Point, asked: str) -> Ideal:
    """Return the maximal ideal of a point of a variety."""
    place = maximal_ideal(value, ideal, asked)
    basis = groebner(place.exprs, *ideal.variables, order="grevlex")
    if not all(basis.contains(poly.as_expr()) for poly in ideal.generators):
        raise InputError(asked, _ON_IT, shown(value))
    return place


def _same_coordinates(point: RealPoint, ideal: Ideal, asked: str) -> None:
    if point.variables != ideal.variables:
        required = f"a point with the coordinates {list(ideal.variables)} is needed"
        raise InputError(asked, required, shown(point))


def _ideal_of(point: RealPoint) -> Ideal:
    """Return the polynomials over QQ that vanish at a point: its maximal ideal.

    For a linear form ``l`` whose value generates the field of the coordinates these are generated
    by its minimal polynomial at ``l`` and one ``x_i - h_i(l)`` for each coordinate.
    """
    variables = point.variables
    forms = (sum(k**i * v for i, v in enumerate(variables)) for k in count(1))
    tried = ((form, _in_powers(point, Poly(form, *variables))) for form in forms)
    form, columns = next((form, found) for form, found in tried if found)
    least = point.value_of(form).minimal_polynomial
    sums = (sum(c * form**j for j, c in enumerate(column)) for column in columns)
    coordinates = [v - h for v, h in zip(variables, sums, strict=True)]
    return Ideal([least.as_expr().subs(least.gen, form), *coordinates], variables)


def _in_powers(point: RealPoint, form: Poly) -> list[list[Rational]]:
    """Return the coordinates as polynomials in the value of a linear form, if it generates."""
    place = point.place
    modulus = fmpq_poly(list(place.generator.coefficients))
    _, inverse, _ = fmpq_poly(list(place.below)).xgcd(modulus)
    coordinates = [fmpq_poly(list(top)) * inverse % modulus for top in place.tops]
    value = sum((int(c) * x for c, x in zip(_linear(form), coordinates, strict=True)), fmpq_poly())
    size = point.value_of(form).minimal_polynomial.degree()
    powers = [fmpq_poly([1])]
    while len(powers) < size:
        powers.append(powers[-1] * value % modulus)
    rows = [[p[k] for p in (*powers, *coordinates)] for k in range(modulus.degree())]
    reduced, rank = fmpq_mat(rows).rref()
    if rank > size:
        return []
    return [
        [Rational(int(c.p), int(c.q)) for c in (reduced[j, size + i] for j in range(size))]
        for i in range(len(coordinates))
    ]


def _linear(form: Poly) -> list[Any]:
    """Return the coefficients of a linear form."""
    return [form.coeff_monomial(v) for v in form.gens]
