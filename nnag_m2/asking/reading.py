"""From answers, as replies hold them, to the results that computations promise."""

from __future__ import annotations

from typing import Any, TypeVar

from sympy import Poly, Symbol

from nnag_m2.algebra.fields import as_poly, must_be_rational, plain_terms, poly_from_terms
from nnag_m2.algebra.ideal import Ideal, same_ring
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.errors import InputError, ReplyError, shown

T = TypeVar("T")


def expect(kind: type[T], answer: Any) -> T:
    """Return the answer when it is of this type; anything else is no answer to the question."""
    if type(answer) is not kind:
        raise ReplyError(f"an answer of type {kind.__name__} was expected, not {shown(answer)}")
    return answer


def items(answer: Any, *counts: int) -> tuple[Any, ...]:
    """Return the items of an answer that consists of so many, or so many."""
    found = expect(tuple, answer)
    if len(found) not in counts:
        number = " or ".join(map(str, counts))
        raise ReplyError(f"an answer of {number} items was expected, not of {len(found)}")
    return found


def integer(answer: Any) -> int:
    """Return an integer."""
    return expect(int, answer)


def boolean(answer: Any) -> bool:
    """Return a truth value."""
    return expect(bool, answer)


def ideal_in(answer: Any, variables: tuple[Symbol, ...]) -> Ideal:
    """Return an ideal in these variables, which are all that its generators contain."""
    found = expect(Ideal, answer)
    polys = [poly_in(poly, variables) for poly in found.generators]
    return Ideal.of_polys(polys, variables, found.field)


def poly_in(poly: Poly, variables: tuple[Symbol, ...]) -> Poly:
    """Return a polynomial in these variables, which are all that it contains."""
    if expect(Poly, poly).gens == variables:
        return poly
    places = [poly.gens.index(v) for v in variables]
    terms = {tuple(e[i] for i in places): c for e, c in poly.rep.to_dict().items()}
    if any(sum(e) != sum(f) for e, f in zip(poly.rep.to_dict(), terms, strict=False)):
        raise ReplyError(f"only {variables} were expected in {poly.as_expr()}")
    return poly_from_terms(terms, variables, poly.domain)


def ideals_in(answer: Any, variables: tuple[Symbol, ...]) -> tuple[Ideal, ...]:
    """Return ideals, in a sequence that does not depend on the engine."""
    found = [ideal_in(item, variables) for item in expect(tuple, answer)]
    return tuple(sorted(found, key=ideal_key))


def ideal_key(ideal: Ideal) -> tuple[int, list[list[tuple[tuple[int, ...], Any]]]]:
    """Few generators come first, then earlier variables and higher powers of them."""
    terms = (plain_terms(poly) for poly in ideal.generators)
    return len(ideal.generators), [[(tuple(-i for i in e), c) for e, c in t] for t in terms]


def ideal_argument(value: Any) -> Ideal:
    """Return the value when it is an ideal, else say what is missing."""
    if isinstance(value, Ideal):
        return value
    raise InputError("an Ideal is needed", shown(value), "Ideal([generators], [variables])")


def rational_ideal(value: Any) -> Ideal:
    """Return the value when it is an ideal over QQ."""
    ideal = ideal_argument(value)
    must_be_rational(ideal.field, "an ideal over QQ")
    return ideal


def ideal_by(value: Any, ideal: Ideal) -> Ideal:
    """Return the second argument of a quotient: an ideal of the same ring, or a polynomial."""
    if isinstance(value, Ideal):
        same_ring(ideal, value)
        return value
    polynomial = as_poly(value, ideal.variables, ideal.field)
    return Ideal.of_polys([polynomial], ideal.variables, ideal.field)


def map_argument(value: Any) -> PolynomialMap:
    """Return the value when it is a polynomial map, else say what is missing."""
    if isinstance(value, PolynomialMap):
        return value
    raise InputError(
        "a PolynomialMap is needed", shown(value), "PolynomialMap([coordinates], [parameters])"
    )
