"""Exact coefficients: the rationals and the prime fields, and the way into them.

Everything that enters the package passes here once: numbers become elements of the field,
expressions become ``Poly`` over the field in given variables, arrays become exact matrices.
A float has no exact meaning, so it is refused with a message that says how to make it rational.
"""

from __future__ import annotations

import copyreg
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from math import isfinite
from numbers import Integral, Number, Real
from typing import Any

from sympy import (
    GF,
    QQ,
    ZZ,
    Expr,
    Float,
    ImmutableDenseMatrix,
    MatrixBase,
    Poly,
    PolynomialError,
    Rational,
    Symbol,
    isprime,
    sympify,
)
from sympy.polys.domains.domain import Domain
from sympy.polys.domains.finitefield import FiniteField
from sympy.polys.polyclasses import DMP
from sympy.polys.polyerrors import CoercionFailed, GeneratorsNeeded

from nnag_m2.algebra.arguments import in_sequence, shown
from nnag_m2.algebra.dense import dense
from nnag_m2.errors import InputError

LARGEST_CHARACTERISTIC = 2**31 - 1
"""The largest prime below 2^31, the limit of msolve; up to there Macaulay2 is right and fast."""

FACTORING_CHARACTERISTIC = 2**29
"""Macaulay2 factors polynomials below this characteristic only; above it, 1.21 even aborts."""


def as_field(field: Domain) -> Domain:
    """Return ``QQ`` or ``GF(p)`` in the one representation that the package uses."""
    if field == QQ:
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


def exact(number: Any, part: str = "") -> Rational:
    """Return an exact number (int, ``Rational``, ``Fraction``, numpy integer) as sympy's."""
    if isinstance(number, Integral | Fraction) and not isinstance(number, bool):
        return Rational(number.numerator, number.denominator)
    if isinstance(number, Rational):
        return number
    if isinstance(number, float | Float | Real) and not isinstance(number, bool):
        raise InputError(
            "numbers must be exact", f"the float {float(number)}", _cure(number), part=part
        )
    raise InputError("numbers must be exact rationals", shown(number), part=part)


def _cure(number: Any) -> str:
    if not isfinite(number):
        return "a finite number"
    return (
        f"Rational('{float(number)}') for the decimal as it is written, or "
        f"Rational({float(number)}) for the binary value that the float holds"
    )


def into_field(number: Any, field: Domain, part: str = "") -> Any:
    """Return the element of the field that a rational number (of any kind) stands for."""
    top, bottom = int(number.numerator), int(number.denominator)
    if field == QQ:
        return QQ(top, bottom)
    p = field.characteristic()
    if bottom % p == 0:
        raise InputError(
            f"denominators must be invertible in {field_name(field)}",
            f"{number}",
            "another prime, or QQ",
            part=part,
        )
    return field(top * pow(bottom, -1, p))


def as_variables(variables: Any) -> tuple[Symbol, ...]:
    """Return the variables of a polynomial ring: one or more different commuting symbols."""
    listed = (variables,) if isinstance(variables, Symbol) else variables
    if not in_sequence(listed):
        raise InputError(
            "variables must be sympy symbols in a sequence",
            shown(variables),
            "symbols('x y')",
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


def as_poly(expression: Any, variables: Sequence[Symbol], field: Domain, part: str = "") -> Poly:
    """Return an expression, number or ``Poly`` as a ``Poly`` in ``variables`` over ``field``.

    Raises
    ------
    InputError
        For floats, symbols that are no variables, irrational or complex coefficients, functions
        and negative or symbolic exponents, and text.
    """
    if isinstance(expression, Poly):
        if expression.gens == tuple(variables) and expression.domain == field == QQ:
            return expression
        _refuse_other_characteristic(expression, field, part)
        terms = _terms_of_poly(expression, variables, part)
    else:
        terms = _terms_of_expression(expression, variables, part)
    elements = {e: into_field(coefficient, field, part) for e, coefficient in terms.items()}
    return poly_from_terms(elements, variables, field)


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
        (
            exponents,
            int(c) if c.denominator == 1 else Fraction(int(c.numerator), int(c.denominator)),
        )
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


def _reduced_poly(poly: Poly) -> Any:
    if poly.domain == QQ or poly.domain.is_FiniteField:
        return poly_from_plain, (plain_terms(poly), poly.gens, poly.domain)
    return poly.__reduce_ex__(2)


def _reduced_field(field: FiniteField) -> Any:
    return _unpickled_field, (int(field.characteristic()), bool(field.sym))


def _unpickled_field(characteristic: int, symmetric: bool) -> Domain:
    return field_of(characteristic) if symmetric else GF(characteristic, symmetric=False)


# sympy pickles a ``Poly`` as its expression, which forgets the field: it comes back over ZZ, and
# GF(p) itself cannot be pickled.  Told here, once for pickle, copy and all that build on them.
copyreg.pickle(Poly, _reduced_poly)
copyreg.pickle(FiniteField, _reduced_field)


@cache
def field_of(characteristic: int) -> Domain:
    """Return the prime field of this characteristic, QQ for 0.

    The same object each time: on some of sympy's arithmetics equal prime fields hash differently.
    """
    return GF(characteristic) if characteristic else QQ


def _refuse_other_characteristic(poly: Poly, field: Domain, part: str = "") -> None:
    p = poly.domain.characteristic()
    if p and p != field.characteristic():
        raise InputError(
            f"polynomials over {field_name(field)} are needed",
            f"one over GF({p}), whose coefficients mean nothing there",
            part=part,
        )


def _terms_of_poly(poly: Poly, variables: Sequence[Symbol], part: str = "") -> dict[Any, Any]:
    if poly.domain.is_Composite:  # for example ZZ[a]: the symbols inside are to be looked at too
        poly = poly.inject()
    _refuse_strangers(set(poly.free_symbols), variables, part)
    where = [poly.gens.index(v) if v in poly.gens else None for v in variables]
    terms = (
        plain_terms(poly)
        if poly.domain in (QQ, ZZ) or poly.domain.is_FiniteField
        else ((e, exact(c, part)) for e, c in poly.terms())
    )
    return {
        tuple(0 if i is None else exponents[i] for i in where): coefficient
        for exponents, coefficient in terms
        if coefficient
    }


def _terms_of_expression(
    expression: Any, variables: Sequence[Symbol], part: str = ""
) -> dict[Any, Any]:
    if isinstance(expression, str):
        raise InputError(
            "polynomials must be sympy expressions (text is never evaluated)",
            repr(expression[:80]),
            "nnag_m2.parse_polynomial(text, variables)",
            part=part,
        )
    if not isinstance(expression, Expr | Number):
        raise InputError(
            "polynomials must be sympy expressions or exact numbers", shown(expression), part=part
        )
    if not isinstance(expression, Expr):
        expression = exact(expression, part)
    if floats := expression.atoms(Float):
        number = min(floats)
        raise InputError(
            "coefficients must be exact", f"the float {float(number)}", _cure(number), part=part
        )
    _refuse_strangers(expression.free_symbols, variables, part)
    try:
        poly = Poly(sympify(expression), *variables, domain=QQ)
    except (PolynomialError, CoercionFailed, GeneratorsNeeded, ValueError) as error:
        # ValueError: sympy could not print an integer of its own message, for its length
        raise InputError(
            f"polynomials in {_listed(variables)} with rational coefficients are needed",
            shown(expression),
            "expand or clear denominators, and replace irrational numbers by a new variable with "
            "its minimal polynomial as one more generator",
            part=part,
        ) from error
    return dict(plain_terms(poly))


def _refuse_strangers(symbols: set[Symbol], variables: Sequence[Symbol], part: str = "") -> None:
    strangers = sorted(symbols - set(variables), key=str)
    if not strangers:
        return
    same_name = {str(s) for s in strangers} & {str(v) for v in variables}
    hint = (
        f"the very same symbol: {min(same_name)} was made twice, with different assumptions"
        if same_name
        else "adding it to the variables"
    )
    raise InputError(
        f"every symbol must be one of {_listed(variables)}", shown(strangers[0]), hint, part=part
    )


def _listed(variables: Sequence[Symbol]) -> str:
    names = [str(v) for v in variables]
    return ", ".join(names if len(names) <= 12 else [*names[:10], "...", names[-1]])


def as_matrix(entries: Any, part: str = "") -> ImmutableDenseMatrix:
    """Return a matrix of exact rationals from sympy, numpy or nested lists, shape ``(m, n)``."""
    if isinstance(entries, MatrixBase):
        rows = entries.tolist()
    else:
        rows = entries.tolist() if hasattr(entries, "tolist") else entries
    shaped = isinstance(rows, Sequence) and all(
        isinstance(row, Sequence) and not isinstance(row, str) for row in rows
    )
    if not shaped or not rows or not rows[0] or len({len(row) for row in rows}) > 1:
        raise InputError(
            "a matrix (list of rows of equal length) is needed", shown(entries), part=part
        )
    return ImmutableDenseMatrix([[exact(entry, part) for entry in row] for row in rows])
