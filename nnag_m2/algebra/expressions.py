"""From expressions and ``Poly``s of sympy to the terms of a polynomial: the one way in.

An expression is read as a tree of sums, products and powers, with the limits of ``expansion``.
Irrational numbers inside stand for themselves until everything is expanded: ``(x - sqrt(2)) * (x +
sqrt(2))`` is a polynomial over QQ, ``x**2 - sqrt(2)`` is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from numbers import Number
from typing import Any

from sympy import QQ, ZZ, Add, Eq, Expr, Float, Mul, Poly, Pow, Rational, S, Symbol, expand
from sympy.logic.boolalg import BooleanAtom
from sympy.polys.domains.domain import Domain
from sympy.polys.rings import PolyElement

from nnag_m2.algebra.exact_numbers import as_expression, described, exact, into_field, of_float
from nnag_m2.algebra.expansion import Excess, Expansion, check_size, sparse_ring
from nnag_m2.algebra.text.reader import PolynomialReader
from nnag_m2.algebra.text.source import Source, names_listed
from nnag_m2.calling import checkpoint, steps
from nnag_m2.errors import InputError, shown

Terms = dict[tuple[int, ...], Any]
"""Field elements by exponents."""

_MANY_NUMBERS = 20
"""More irrational numbers than this in one expression are refused: each is a generator."""

_EQUATION_HINT = "Eq(left, right) with different sides; Python's == is True or False"

_HINT = (
    "expand or clear denominators, and replace irrational numbers by a new variable with its "
    "minimal polynomial as one more generator"
)


def terms_of(given: Any, variables: Sequence[Symbol], field: Domain, part: str = "") -> Terms:
    """Return the terms of a polynomial, whatever it is given as.

    Parameters
    ----------
    given
        An expression, an exact number, an equation, or a ``Poly``, whose generators may be anything
        that is a polynomial in the variables; or a text, read by a grammar.

    Raises
    ------
    InputError
        For floats, symbols that are no variables, irrational or complex coefficients, functions
        and negative or symbolic exponents, and expansions beyond the limits.
    """
    try:
        if isinstance(given, str):
            terms = _terms_of_text(given, variables, field, part)
        elif isinstance(given, Poly):
            terms = _terms_of_poly(given, variables, field, part)
        else:
            terms = _terms_of_expression(given, variables, field, part)
        check_size(terms, [v.name for v in variables])
    except Excess as excess:
        required, came, hint = excess.args
        raise InputError(required, came, hint, part=part) from None
    except RecursionError:
        required = "expressions must be nested less deeply"
        raise InputError(required, "brackets inside brackets", "expanding it", part=part) from None
    return terms


def _terms_of_poly(poly: Poly, variables: Sequence[Symbol], field: Domain, part: str) -> Terms:
    domain = poly.domain
    _refuse_other_characteristic(domain, field, part)
    plain = domain in (QQ, ZZ) or domain.is_FiniteField
    used = {v for v in poly.gens if v in variables or v in poly.free_symbols}
    if not plain or not all(isinstance(v, Symbol) for v in poly.gens) or used - {*variables}:
        return _terms_of_expression(poly.as_expr(), variables, field, part)
    where = [poly.gens.index(v) if v in poly.gens else None for v in variables]
    return {
        tuple(0 if i is None else exponents[i] for i in where): element
        for exponents, c in poly.rep.to_dict().items()
        if (element := into_field(c if domain == QQ else Fraction(int(c)), field, part))
    }


def _refuse_other_characteristic(domain: Domain, field: Domain, part: str) -> None:
    while domain.is_Composite:  # for example GF(7)[a]
        domain = domain.domain
    p = domain.characteristic() if domain.is_FiniteField else 0
    if p and p != field.characteristic():
        name = "QQ" if field == QQ else f"GF({field.characteristic()})"
        came = f"one over GF({p}), whose coefficients mean nothing there"
        raise InputError(f"polynomials over {name} are needed", came, part=part)


def _terms_of_text(given: str, variables: Sequence[Symbol], field: Domain, part: str) -> Terms:
    try:
        return dict(PolynomialReader(variables, field).read(Source(given)))
    except InputError as error:
        required, came, hint = error.args[:3]
        raise InputError(required, came, hint, part=part) from None


def _terms_of_expression(
    given: Any, variables: Sequence[Symbol], field: Domain, part: str
) -> Terms:
    if isinstance(given, BooleanAtom):
        required = "polynomials or equations in the variables are needed"
        raise InputError(required, shown(given), _EQUATION_HINT, part=part)
    if isinstance(given, Eq):
        given = Add(given.lhs, Mul(-1, given.rhs, evaluate=False), evaluate=False)
    expression = as_expression(given)
    if expression is None and isinstance(given, Number):
        expression = exact(given, part)
    elif expression is None:
        expression = exact(given, part, "polynomials must be sympy expressions or exact numbers")
    numbers: list[Expr] = []
    while True:
        try:
            found = _Tree(variables, numbers, field).read(expression)
        except _Irrational as met:
            numbers.append(met.args[0])
            if len(numbers) > _MANY_NUMBERS or field != QQ:
                raise _no_polynomial(met.args[0], variables, part) from None
        else:
            return _without(numbers, dict(found), variables, part)


class _Irrational(Exception):
    """A number in an expression that is not rational as it stands."""


class _Tree:
    """An expression as a tree, of which each inner node is read once."""

    def __init__(self, variables: Sequence[Symbol], numbers: Sequence[Expr], field: Domain) -> None:
        self._variables, self._field = variables, field
        names = [*(v.name for v in variables), *map(str, numbers)]
        self._ring = sparse_ring(len(names), field)
        self._expansion = Expansion(self._ring, names)
        self._places = {v: i for i, v in enumerate([*variables, *numbers])}
        self._known: dict[Expr, PolyElement] = {}

    def read(self, node: Expr) -> PolyElement:
        """Return the polynomial of a node, which nobody may change."""
        if node not in self._known:
            checkpoint()
            self._known[node] = self._sum(node) if isinstance(node, Add) else self._product(node)
        return self._known[node]

    def _sum(self, node: Expr) -> PolyElement:
        total = self._ring.zero
        for part in steps(node.args):
            self._expansion.add(total, self._product(part))
        return total

    def _product(self, node: Expr) -> PolyElement:
        """Return the polynomial of a product of powers, each of one factor at least."""
        exponents, coefficient = [0] * len(self._places), self._field.one
        found: PolyElement | None = None
        for factor in node.args if isinstance(node, Mul) else (node,):
            if isinstance(factor, Rational):
                coefficient *= into_field(factor, self._field)
                continue
            base, exponent = (factor, 1) if factor in self._places else self._power(factor)
            place = self._places.get(base)
            if place is not None:
                exponents[place] += exponent
                continue
            inner = self._expansion.power(self.read(base), exponent)
            found = inner if found is None else self._expansion.product(found, inner)
        monomial = self._ring.term_new(tuple(exponents), coefficient)
        if not coefficient:
            return self._ring.zero
        return monomial if found is None else self._expansion.product(found, monomial)

    def _power(self, node: Expr) -> tuple[Expr, int]:
        """Return base and exponent of a power of a sum, a product, a variable or a number."""
        if isinstance(node, Pow) and node.exp.is_Integer and node.exp >= 0:
            return node.base, int(node.exp)
        if isinstance(node, Add | Mul):
            return node, 1
        if isinstance(node, Float):
            came, hint = of_float(node)
            raise InputError("coefficients must be exact", came, hint)
        if isinstance(node, Symbol):
            self._refuse_stranger(node)
        if node.is_number and node.is_finite is not False and not node.has(Float):
            raise _Irrational(node)
        raise self._inner(node) or _no_polynomial(node, self._variables)

    def _inner(self, node: Expr) -> InputError | None:
        """Return what is wrong inside a node, where that says more than the node."""
        floats, symbols = node.atoms(Float), node.atoms(Symbol) - {*self._variables}
        try:
            for leaf in [*sorted(floats), *sorted(symbols, key=str)]:
                self._power(leaf)
        except InputError as error:
            return error
        return None

    def _refuse_stranger(self, symbol: Symbol) -> None:
        twice = str(symbol) in map(str, self._variables)
        hint = (
            f"the very same symbol: {symbol} was made twice, with different assumptions"
            if twice
            else "adding it to the variables"
        )
        required = f"every symbol must be one of {names_listed([*map(str, self._variables)])}"
        raise InputError(required, shown(symbol), hint)


def _without(
    numbers: Sequence[Expr], terms: Terms, variables: Sequence[Symbol], part: str = ""
) -> Terms:
    """Return terms in the variables, where the irrational numbers cancel."""
    if not numbers:
        return terms
    n = len(variables)
    coefficients: dict[tuple[int, ...], list[Expr]] = {}
    for e, c in terms.items():
        powers = (number**k for number, k in zip(numbers, e[n:], strict=True))
        coefficients.setdefault(e[:n], []).append(Mul(QQ.to_sympy(c), *powers))
    found: Terms = {}
    for e, parts in coefficients.items():
        total = expand(Add(*parts))
        if not isinstance(total, Rational):
            powers = (v**k for v, k in zip(variables, e, strict=True))
            raise _no_polynomial(total, variables, part, Mul(*powers))
        if total:
            found[e] = QQ.from_sympy(total)
    return found


def _no_polynomial(
    node: Expr, variables: Sequence[Symbol], part: str = "", monomial: Expr = S.One
) -> InputError:
    came, hint = described(node)
    if monomial != 1:
        came = f"{shown(node * monomial)} with the coefficient {came}"
    names = names_listed([*map(str, variables)])
    required = f"polynomials in {names} with rational coefficients are needed"
    return InputError(required, came, hint or _HINT, part=part)
