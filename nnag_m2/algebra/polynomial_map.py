"""Polynomial maps from affine space, as values; their Jacobian matrices, and those of ideals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sympy import QQ, Expr, ImmutableDenseMatrix, ImmutableMatrix, Poly, Symbol, latex
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.exact_numbers import exact, into_field
from nnag_m2.algebra.fields import as_matrix, as_ring
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.text.polynomials import parse_polynomials, read_ring
from nnag_m2.algebra.values import OfPolynomials
from nnag_m2.attaching import About
from nnag_m2.errors import InputError, named


@dataclass(frozen=True, init=False, repr=False)
class PolynomialMap(OfPolynomials):
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
        polys, source, checked = self._read(coordinates, parameters, field)
        if not polys:
            raise InputError("at least one coordinate is needed", "none")
        self._fix(polys, source, checked)

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

    def _around(self, polys: str) -> str:
        source = ", ".join(latex(p) for p in self.parameters)
        return rf"\left({source}\right) \mapsto \left({polys}\right)"


@named
def jacobian_matrix(source: Ideal | PolynomialMap) -> ImmutableDenseMatrix:
    """Return the matrix of partial derivatives of the generators or coordinates.

    Parameters
    ----------
    source
        An ideal with ``m`` generators in ``n`` variables, or a map with ``m`` coordinates from
        ``n``-space.

    Returns
    -------
    sympy.ImmutableMatrix
        Shape ``(m, n)``; row ``i`` is the gradient of generator ``i``.  Over GF(p) the
        coefficients are the symmetric representatives modulo ``p``.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> jacobian_matrix(Ideal([x**3 + y**2], [x, y]))
    Matrix([[3*x**2, 2*y]])
    """
    if isinstance(source, Ideal):
        polys, variables = source.generators, source.variables
    elif isinstance(source, PolynomialMap):
        polys, variables = source.coordinates, source.parameters
    else:
        raise InputError("an Ideal or a PolynomialMap is needed", type(source).__name__)
    entries = [poly.diff(variable).as_expr() for poly in polys for variable in variables]
    return ImmutableDenseMatrix(len(polys), len(variables), entries)
