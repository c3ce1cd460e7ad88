"""Ideals of polynomial rings, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sympy import QQ, Expr, Poly, Symbol, latex
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.arguments import in_sequence, shown
from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.fields import (
    as_field,
    as_poly,
    as_ring,
    field_name,
    listed,
    listed_latex,
)
from nnag_m2.calling import named
from nnag_m2.errors import InputError


@dataclass(frozen=True, init=False, repr=False)
class Ideal:
    """An ideal in a polynomial ring over QQ or GF(p), given by generators.

    Parameters
    ----------
    generators
        Sympy expressions, ``Poly``s or exact numbers; zeros are dropped.  No generators give the
        zero ideal.
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
    Two ideals are equal as Python values when their generators are; whether they are equal as
    sets is a computation, ``is_equal``.

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
        if isinstance(generators, Expr | Poly) or not in_sequence(generators):
            raise InputError("generators must come in a list", shown(generators))
        polys = (as_poly(generator, ring, checked) for generator in generators)
        object.__setattr__(self, "generators", tuple(p for p in polys if not p.is_zero))
        object.__setattr__(self, "variables", ring)
        object.__setattr__(self, "field", checked)

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

    def __repr__(self) -> str:
        field = "" if self.field == QQ else f", field={field_name(self.field)}"
        return f"Ideal({listed(self.generators, 'generators')}, {list(self.variables)}{field})"

    def _repr_latex_(self) -> str:
        inside = listed_latex(self.generators, "generators") or "0"
        return rf"$\left\langle {inside} \right\rangle \subset {ring_latex(self)}$"


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
