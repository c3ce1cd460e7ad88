"""Exact coefficients: the rationals and the prime fields, and the way into them; variables.

Everything that enters the package passes here once: numbers become elements of the field,
expressions become ``Poly`` over the field in given variables, arrays become exact matrices.
A float has no exact meaning, so it is refused with a message that says how to make it rational.
"""

from __future__ import annotations

import contextlib
import copyreg
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sympy import GF, QQ, ImmutableDenseMatrix, Poly, Symbol, isprime, latex
from sympy.polys.domains.domain import Domain
from sympy.polys.domains.finitefield import FiniteField
from sympy.polys.polyclasses import DMP

from nnag_m2.algebra.arguments import in_sequence, plain
from nnag_m2.algebra.dense import dense, sparse
from nnag_m2.algebra.exact_numbers import exact, fraction_of, into_field
from nnag_m2.algebra.expressions import terms_of
from nnag_m2.errors import InputError, shown

LARGEST_CHARACTERISTIC = 2**31 - 1
"""The largest prime below 2^31, the limit of msolve; up to there Macaulay2 is right and fast."""

FACTORING_CHARACTERISTIC = 2**29
"""Macaulay2 factors polynomials below this characteristic only; above it, 1.21 even aborts."""

SHOWN_TERMS = 200
"""Above this number of terms ``repr`` counts instead of listing."""

VARIABLES_LIMIT = 400
"""Sympy's ``Poly`` recurses into its variables, twice for each; Python stops at 1,000 levels."""


def new_symbol(name: str, used: Iterable[Symbol]) -> Symbol:
    """Return a symbol with a name that is not used, lengthened when it is."""
    names = {symbol.name for symbol in used}
    while name in names:
        name += "_"
    return Symbol(name)


def new_symbols(letter: str, count: int, used: Iterable[Symbol]) -> tuple[Symbol, ...]:
    """Return so many numbered symbols, with the letter repeated when names are used."""
    names = {symbol.name for symbol in used}
    stem = letter
    while any(f"{stem}_{i}" in names for i in range(1, count + 1)):
        stem += letter
    return tuple(Symbol(f"{stem}_{i}") for i in range(1, count + 1))


def as_field(field: Domain) -> Domain:
    """Return ``QQ`` or ``GF(p)`` in the one representation that the package uses."""
    if isinstance(field, Domain) and field == QQ:
        return QQ
    if isinstance(field, Domain) and field.is_FiniteField:
        p = int(field.characteristic())
        if isprime(p) and p <= LARGEST_CHARACTERISTIC:
            return field_of(p)
        raise InputError("the characteristic must be a prime below 2^31", f"{p}")
    raise InputError("the field must be sympy's QQ or GF(p)", shown(field), "QQ or GF(32003)")


def field_name(field: Domain) -> str:
    """Return the field as Python text: ``QQ`` or ``GF(7)``."""
    return "QQ" if field == QQ else f"GF({field.characteristic()})"


def must_be_rational(field: Domain, hint: str = "") -> None:
    """Refuse a field other than QQ."""
    if field != QQ:
        raise InputError("the field must be QQ", field_name(field), hint)


def as_variables(variables: Any) -> tuple[Symbol, ...]:
    """Return the variables of a polynomial ring: one or more different commuting symbols."""
    listed = (variables,) if isinstance(variables, Symbol) else variables
    if not in_sequence(listed):
        raise InputError(
            "variables must be sympy symbols in a sequence", shown(variables), "symbols('x y')"
        )
    found = tuple(listed)
    for variable in found:
        if not isinstance(variable, Symbol) or not variable.is_commutative:
            raise InputError("variables must be commuting sympy symbols", shown(variable))
    if not found:
        raise InputError("at least one variable is needed", "none")
    if len(set(found)) < len(found):
        raise InputError("variables must be different from each other", str(found))
    return found


def as_ring(variables: Any) -> tuple[Symbol, ...]:
    """Return the variables of a ring whose polynomials are kept as ``Poly``s: not too many."""
    found = as_variables(variables)
    if len(found) > VARIABLES_LIMIT:
        required = f"a polynomial ring may have up to {VARIABLES_LIMIT} variables"
        raise InputError(required, f"{len(found)}", "fewer variables")
    return found


def as_poly(expression: Any, variables: Sequence[Symbol], field: Domain, part: str = "") -> Poly:
    """Return an expression, number or ``Poly`` as a ``Poly`` in ``variables`` over ``field``.

    Raises
    ------
    InputError
        For floats, symbols that are no variables, irrational or complex coefficients, functions
        and negative or symbolic exponents, and text.
    """
    known = isinstance(expression, Poly) and expression.gens == tuple(variables)
    if known and expression.domain == field == QQ:
        return expression
    return poly_from_terms(terms_of(expression, variables, field, part), variables, field)


def poly_from_terms(
    terms: dict[tuple[int, ...], Any], variables: Sequence[Symbol], field: Domain
) -> Poly:
    """Return the ``Poly`` with these exponents and field elements; linear in their number."""
    last = len(variables) - 1
    if not terms:
        return Poly.new(DMP.zero(last, field), *variables)
    # Poly.from_dict would convert each coefficient once more.
    return Poly.new(DMP.new(dense(terms, field.zero), field, last), *variables)


def plain_terms(poly: Poly) -> tuple[tuple[tuple[int, ...], Any], ...]:
    """Return exponents and coefficients as Python ints, ``Fraction`` where needed."""
    return tuple(
        (exponents, int(c) if c.denominator == 1 else fraction_of(c))
        if poly.domain == QQ
        else (exponents, int(c))
        for exponents, c in poly.rep.to_dict().items()
    )


def poly_from_plain(
    terms: Iterable[tuple[tuple[int, ...], Any]], variables: Sequence[Symbol], field: Domain
) -> Poly:
    """Return the ``Poly`` that ``plain_terms`` was made of."""
    elements = {e: into_field(c, field) for e, c in terms}
    return poly_from_terms(elements, variables, field)


def sympy_poly(poly: Any, variables: Sequence[Symbol]) -> Poly:
    """Return a polynomial of FLINT in several variables as a rational one of sympy."""
    terms = ((tuple(map(int, e)), c) for e, c in poly.to_dict().items())
    return poly_from_plain(terms, variables, QQ)


def _reduced_poly(poly: Poly) -> Any:
    if poly.domain == QQ or poly.domain.is_FiniteField:
        return poly_from_plain, (plain_terms(poly), poly.gens, poly.domain)
    return poly.__reduce_ex__(2)


def _reduced_field(field: FiniteField) -> Any:
    p = int(field.characteristic())
    return (field_of, (p,)) if field.sym else (FiniteField, (p, False))


# sympy pickles a ``Poly`` as its expression, which forgets the field: it comes back over ZZ, and
# GF(p) itself cannot be pickled.  Told here, once for pickle, copy and all that build on them.
copyreg.pickle(Poly, _reduced_poly)
copyreg.pickle(FiniteField, _reduced_field)


def listed(polys: Sequence[Poly], noun: str) -> str:
    """Return polynomials as a list in Python, or how many there are when that would be long."""
    terms = sum(len(sparse(poly)) for poly in polys)
    if terms <= SHOWN_TERMS:
        # Python refuses to print integers of more than 4,300 digits.
        with contextlib.suppress(ValueError):
            return str([poly.as_expr() for poly in polys])
    return f"[... {len(polys)} {noun} with {terms} terms ...]"


def listed_latex(polys: Sequence[Poly], noun: str) -> str:
    """Return polynomials in LaTeX, or how many there are when that would be long."""
    if sum(len(sparse(poly)) for poly in polys) <= SHOWN_TERMS:
        with contextlib.suppress(ValueError):
            return r",\; ".join(latex(poly.as_expr()) for poly in polys)
    return rf"\text{{{len(polys)} {noun}}}"


@cache
def field_of(characteristic: int) -> Domain:
    """Return the prime field of this characteristic, QQ for 0.

    The same object each time: on some of sympy's arithmetics equal prime fields hash differently.
    """
    return GF(characteristic) if characteristic else QQ


def as_matrix(entries: Any, part: str = "") -> ImmutableDenseMatrix:
    """Return a matrix of exact rationals from sympy, numpy or nested lists, shape ``(m, n)``."""
    rows = plain(entries)
    shaped = isinstance(rows, Sequence) and all(
        isinstance(row, Sequence) and not isinstance(row, str) for row in rows
    )
    if not shaped or len(rows) == 0 or len(rows[0]) == 0 or len({len(row) for row in rows}) > 1:
        raise InputError(
            "a matrix (list of rows of equal length) is needed", shown(entries), part=part
        )
    return ImmutableDenseMatrix([[exact(entry, part) for entry in row] for row in rows])
