"""Ideals of polynomial rings, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations_with_replacement, product
from math import comb
from typing import Any

from sympy import QQ, Expr, Poly, Symbol, latex
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.arguments import list_argument, whole_number
from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.expansion import DEGREE_LIMIT
from nnag_m2.algebra.fields import (
    as_field,
    as_poly,
    as_ring,
    field_name,
    listed,
    listed_latex,
)
from nnag_m2.algebra.products import products
from nnag_m2.algebra.text.polynomials import parse_polynomials, read_ring
from nnag_m2.attaching import About
from nnag_m2.calling import named
from nnag_m2.errors import InputError


@dataclass(frozen=True, init=False, repr=False)
class Ideal:
    """An ideal in a polynomial ring over QQ or GF(p), given by generators.

    Parameters
    ----------
    generators
        Sympy expressions, ``Poly``s, exact numbers, equations ``Eq(left, right)``, or texts such
        as ``"x^2 == y"``; zeros are dropped.  No generators give the zero ideal.
    variables
        The variables of the ring, in the sequence that monomial orders use.
    field
        ``QQ`` (default) or ``GF(p)``.

    Raises
    ------
    InputError
        For floats, symbols that are no variables, anything that is not a polynomial; for more than
        400 variables, and polynomials as large as ``parse_polynomial`` refuses them.

    Notes
    -----
    ``I == J`` compares generators, which makes ideals keys of dictionaries; whether they are equal
    as sets is a computation, ``I.is_equal(J)``.  ``I + J``, ``I * J`` and ``I ** 2`` are written
    down at once; ``f in I``, and questions such as ``I.dimension()``, are asked.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> Ideal([x**3 + y**2], [x, y])
    Ideal([x**3 + y**2], [x, y])
    """

    generators: tuple[Poly, ...]
    variables: tuple[Symbol, ...]
    field: Domain

    @named
    def __init__(self, generators: Iterable[Any], variables: Any, field: Domain = QQ) -> None:
        ring = as_ring(variables)
        checked = as_field(field)
        hint = "Ideal.parse" if isinstance(generators, str) else ""
        given = list_argument(generators, "generators", hint)
        polys = [as_poly(generator, ring, checked) for generator in given]
        object.__setattr__(self, "generators", tuple(p for p in polys if not p.is_zero))
        object.__setattr__(self, "variables", ring)
        object.__setattr__(self, "field", checked)

    @classmethod
    @named
    def parse(
        cls, generators: str | Iterable[str], variables: Any, field: Domain | str = QQ
    ) -> Ideal:
        """Return the ideal that a text stands for, in Python's or Macaulay2's way of writing.

        Parameters
        ----------
        generators
            As for ``parse_polynomials``: separated by commas or on lines of their own, powers by
            ``^`` or ``**``, equations with ``==``, comments behind ``--`` or ``#``.
        variables
            A text such as ``"x, y_1..y_3, a..d"``, or symbols.
        field
            A text such as ``"QQ"`` or ``"ZZ/7"``, or a field of sympy.

        Raises
        ------
        InputError
            With line and column, where the text cannot be read.

        Examples
        --------
        >>> Ideal.parse("x^3 + y^2, x*y", "x,y")
        Ideal([x**3 + y**2, x*y], [x, y])
        >>> Ideal.parse("z_1^2 == z_2", "z_1..z_2", "ZZ/7")
        Ideal([z_1**2 - z_2], [z_1, z_2], field=GF(7))
        """
        ring, domain = read_ring(variables, field)
        return cls.of_polys(parse_polynomials(generators, ring, domain), ring, domain)

    @classmethod
    def of_polys(cls, polys: Iterable[Poly], variables: tuple[Symbol, ...], field: Domain) -> Ideal:
        """Return the ideal of polynomials that are known to live in this ring already."""
        ideal = object.__new__(cls)
        object.__setattr__(ideal, "generators", tuple(p for p in polys if not p.is_zero))
        object.__setattr__(ideal, "variables", variables)
        object.__setattr__(ideal, "field", field)
        return ideal

    @property
    def exprs(self) -> tuple[Expr, ...]:
        """The generators as plain sympy expressions."""
        return tuple(generator.as_expr() for generator in self.generators)

    @property
    def is_homogeneous(self) -> bool:
        """Whether every generator is homogeneous for the standard grading."""
        degrees = (set(map(sum, sparse(generator))) for generator in self.generators)
        return all(len(found) == 1 for found in degrees)

    @named
    def __add__(self, other: Ideal) -> Ideal:
        """Return the sum: the ideal of the intersection of the two varieties."""
        if not isinstance(other, Ideal):
            return NotImplemented
        same_ring(self, other)
        return Ideal.of_polys(self.generators + other.generators, self.variables, self.field)

    @named
    def __mul__(self, other: Ideal) -> Ideal:
        """Return the product, generated by the products of generators: the union of varieties."""
        if not isinstance(other, Ideal):
            return NotImplemented
        same_ring(self, other)
        pairs = product(self.generators, other.generators)
        count = len(self.generators) * len(other.generators)
        return Ideal.of_polys(products(pairs, count, self.field), self.variables, self.field)

    @named
    def __pow__(self, exponent: int) -> Ideal:
        """Return the power, generated by products of generators; the power 0 is the unit ideal."""
        power = whole_number(exponent, "the exponent", 0, DEGREE_LIMIT)
        one = Poly(1, *self.variables, domain=self.field)
        factors = combinations_with_replacement(self.generators, power)
        count = comb(len(self.generators) + power - 1, power) if power else 1
        polys = products(factors, count, self.field) if power else [one]
        return Ideal.of_polys(polys, self.variables, self.field)

    @named
    def __contains__(self, polynomial: Any) -> bool:
        """Return whether a polynomial lies in the ideal, which Macaulay2 is asked."""
        return Ideal([polynomial], self.variables, self.field).is_subset(self)

    codimension = About[int]()
    degree = About[int]()
    dimension = About[int]()
    elimination_ideal = About["Ideal"]()
    groebner_basis = About[tuple[Poly, ...]]()
    hilbert_polynomial = About[Expr]()
    hilbert_series = About[Expr]()
    ideal_quotient = About["Ideal"]()
    intersection = About["Ideal"]()
    is_equal = About[bool]()
    is_prime = About[bool]()
    is_subset = About[bool]()
    minimal_primes = About[tuple["Ideal", ...]]()
    radical = About["Ideal"]()
    real_points = About[tuple[Any, ...]]()
    saturation = About["Ideal"]()
    singular_locus = About["Ideal"]()
    to_json = About[str]()
    to_latex = About[str]()
    to_macaulay2 = About[str]()

    def __repr__(self) -> str:
        field = "" if self.field == QQ else f", field={field_name(self.field)}"
        return f"Ideal({listed(self.generators, 'generators')}, {list(self.variables)}{field})"

    def _latex(self, printer: Any) -> str:
        """Return all of it for ``sympy.latex``."""
        listed = (printer.doprint(generator.as_expr()) for generator in self.generators)
        return self._in_angles(r",\; ".join(listed))

    def _repr_latex_(self) -> str:
        return f"${self._in_angles(listed_latex(self.generators, 'generators'))}$"

    def _in_angles(self, inside: str) -> str:
        return rf"\left\langle {inside or '0'} \right\rangle \subset {ring_latex(self)}"


def ring_latex(ideal: Ideal) -> str:
    """Return the polynomial ring of an ideal as LaTeX."""
    p = ideal.field.characteristic()
    field = r"\mathbb{Q}" if p == 0 else rf"\mathbb{{F}}_{{{p}}}"
    return f"{field}[{', '.join(latex(v) for v in ideal.variables)}]"


def same_ring(*ideals: Ideal) -> None:
    """Refuse ideals that do not share variables (in the same sequence) and field."""
    first = ideals[0]
    for other in ideals[1:]:
        if (other.variables, other.field) != (first.variables, first.field):
            raise InputError(
                f"all ideals must live in {field_name(first.field)}{list(first.variables)}",
                f"one in {field_name(other.field)}{list(other.variables)}",
                "writing both with the same variables, in the same sequence, and field",
            )
