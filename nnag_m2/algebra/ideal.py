"""Ideals of polynomial rings, as values, and their products."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, groupby, product
from math import comb
from typing import Any

from sympy import QQ, Expr, Poly, Symbol, latex
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.arguments import whole_number
from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.expansion import DEGREE_LIMIT, Excess, Expansion, check_size, sparse_ring
from nnag_m2.algebra.fields import field_name, poly_from_terms
from nnag_m2.algebra.text.polynomials import parse_polynomials, read_ring
from nnag_m2.algebra.values import OfPolynomials
from nnag_m2.attaching import About
from nnag_m2.calling import checkpoint
from nnag_m2.errors import InputError, named

PRODUCTS_LIMIT = 100_000
"""Generators; Groebner bases of ideals with a tenth of them take hours."""


def products(
    factors: Iterable[Sequence[Poly]], count: int, variables: tuple[Symbol, ...], field: Domain
) -> list[Poly]:
    """Return the product of each of some families of generators, each product once.

    Raises
    ------
    InputError
        For more families than 100,000, and polynomials as large as ``Ideal`` refuses them.
    """
    if count > PRODUCTS_LIMIT:
        required = f"at most {PRODUCTS_LIMIT:,} products of generators are written down"
        came = f"{count:,}" if count < 10**30 else "far more"
        raise InputError(required, came, "a smaller exponent")
    found: dict[Poly, None] = {}
    names, ring = [v.name for v in variables], sparse_ring(len(variables), field)
    expansion = Expansion(ring, names)
    for family in factors:
        checkpoint()
        try:
            value = ring.one
            for factor, times in groupby(family):
                base = ring.from_dict(sparse(factor))
                value = expansion.product(value, expansion.power(base, len(list(times))))
            check_size(value, names)
        except Excess as excess:
            raise InputError(*excess.args) from None
        found[poly_from_terms(dict(value), variables, field)] = None
    return list(found)


@dataclass(frozen=True, init=False, repr=False)
class Ideal(OfPolynomials):
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
        polys, ring, checked = self._read(generators, variables, field)
        self._fix((p for p in polys if not p.is_zero), ring, checked)

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
        ideal._fix((p for p in polys if not p.is_zero), variables, field)
        return ideal

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
        polys = products(pairs, count, self.variables, self.field)
        return Ideal.of_polys(polys, self.variables, self.field)

    @named
    def __pow__(self, exponent: int) -> Ideal:
        """Return the power, generated by products of generators; the power 0 is the unit ideal."""
        power = whole_number(exponent, "the exponent", 0, DEGREE_LIMIT)
        one = Poly(1, *self.variables, domain=self.field)
        factors = combinations_with_replacement(self.generators, power)
        count = comb(len(self.generators) + power - 1, power) if power else 1
        polys = products(factors, count, self.variables, self.field) if power else [one]
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

    def _around(self, polys: str) -> str:
        p, names = self.field.characteristic(), ", ".join(latex(v) for v in self.variables)
        field = r"\mathbb{Q}" if p == 0 else rf"\mathbb{{F}}_{{{p}}}"
        return rf"\left\langle {polys or '0'} \right\rangle \subset {field}[{names}]"


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
