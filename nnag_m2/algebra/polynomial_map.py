"""Polynomial maps from affine space, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sympy import QQ, Expr, ImmutableMatrix, Poly, Symbol, latex
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.arguments import list_argument
from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.fields import (
    as_field,
    as_matrix,
    as_poly,
    as_ring,
    exact,
    field_name,
    into_field,
    listed,
    listed_latex,
)
from nnag_m2.algebra.text.polynomials import parse_polynomials, read_ring
from nnag_m2.algebra.values import TravelsByFields
from nnag_m2.attaching import About
from nnag_m2.calling import named
from nnag_m2.errors import InputError


@dataclass(frozen=True, init=False, repr=False)
class PolynomialMap(TravelsByFields):
    """A polynomial map from an affine space of parameters to an affine space of coordinates.

    Parameters
    ----------
    coordinates
        Sympy expressions, ``Poly``s, exact numbers or texts: the ``m`` components of the map.
    parameters
        The ``n`` variables of the source.
    field
        ``QQ`` (default) or ``GF(p)``.

    Raises
    ------
    InputError
        For floats, symbols that are no parameters, anything that is not a polynomial, and for a
        map without coordinates; for sizes that ``Ideal`` refuses.

    Examples
    --------
    >>> from sympy.abc import t
    >>> PolynomialMap([t**2, t**3], [t])
    PolynomialMap([t**2, t**3], [t])
    """

    coordinates: tuple[Poly, ...]
    parameters: tuple[Symbol, ...]
    field: Domain

    @named
    def __init__(self, coordinates: Iterable[Any], parameters: Any, field: Domain = QQ) -> None:
        source = as_ring(parameters)
        checked = as_field(field)
        hint = "PolynomialMap.parse" if isinstance(coordinates, str) else ""
        given = list_argument(coordinates, "coordinates", hint)
        polys = tuple(as_poly(c, source, checked) for c in given)
        if not polys:
            raise InputError("at least one coordinate is needed", "none")
        object.__setattr__(self, "coordinates", polys)
        object.__setattr__(self, "parameters", source)
        object.__setattr__(self, "field", checked)

    @classmethod
    @named
    def parse(
        cls, coordinates: str | Iterable[str], parameters: Any, field: Domain | str = QQ
    ) -> PolynomialMap:
        """Return the map that a text stands for, read as by ``Ideal.parse``.

        Examples
        --------
        >>> PolynomialMap.parse("t^2, t^3", "t")
        PolynomialMap([t**2, t**3], [t])
        """
        ring, domain = read_ring(parameters, field)
        return cls(parse_polynomials(coordinates, ring, domain), ring, domain)

    @classmethod
    @named
    def linear(cls, matrix: Any, parameters: Any, field: Domain = QQ) -> PolynomialMap:
        """Return the linear map ``x -> P x`` of an ``m x n`` matrix of exact rationals.

        Examples
        --------
        >>> from sympy.abc import x, y
        >>> PolynomialMap.linear([[1, 2]], [x, y])
        PolynomialMap([x + 2*y], [x, y])
        """
        source = as_ring(parameters)
        rows = as_matrix(matrix)
        if rows.cols != len(source):
            raise InputError(
                f"the matrix needs {len(source)} columns, one for each of {list(source)}",
                f"shape {rows.shape}",
                "the transposed matrix",
                part="linear map",
            )
        return cls(list(rows * ImmutableMatrix(source)), source, field)

    @cached_property
    def terms(self) -> tuple[dict[tuple[int, ...], Any], ...]:
        """The coordinates as elements of the field by exponents; nobody may change them."""
        return tuple(sparse(coordinate) for coordinate in self.coordinates)

    @property
    def exprs(self) -> tuple[Expr, ...]:
        """The coordinates as plain sympy expressions."""
        return tuple(coordinate.as_expr() for coordinate in self.coordinates)

    @named
    def __call__(self, *point: Any) -> tuple[Expr, ...]:
        """Return the image of a point, given by ``n`` exact numbers of the field.

        Examples
        --------
        >>> from sympy.abc import t
        >>> PolynomialMap([t**2, t**3], [t])(2)
        (4, 8)
        """
        if len(point) != len(self.parameters):
            raise InputError(f"a point needs {len(self.parameters)} entries", f"{len(point)}")
        numbers = [self.field.to_sympy(into_field(exact(entry), self.field)) for entry in point]
        return tuple(coordinate(*numbers) for coordinate in self.coordinates)

    branch_locus = About[Any]()
    generic_fiber = About[Any]()
    image_degree = About[int]()
    ramification_locus = About[Any]()
    to_json = About[str]()
    to_latex = About[str]()
    to_macaulay2 = About[str]()
    vanishing_ideal = About[Any]()

    def __repr__(self) -> str:
        field = "" if self.field == QQ else f", field={field_name(self.field)}"
        inside = listed(self.coordinates, "coordinates")
        return f"PolynomialMap({inside}, {list(self.parameters)}{field})"

    def _latex(self, printer: Any) -> str:
        """Return all of it for ``sympy.latex``."""
        listed = (printer.doprint(coordinate.as_expr()) for coordinate in self.coordinates)
        return self._as_arrow(r",\; ".join(listed))

    def _repr_latex_(self) -> str:
        return f"${self._as_arrow(listed_latex(self.coordinates, 'coordinates'))}$"

    def _as_arrow(self, target: str) -> str:
        source = ", ".join(latex(p) for p in self.parameters)
        return rf"\left({source}\right) \mapsto \left({target}\right)"
