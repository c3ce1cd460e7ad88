"""What values share: how they travel, and what is the same of an ideal and a polynomial map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sympy import QQ, Expr, Poly, Symbol
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.arguments import list_argument
from nnag_m2.algebra.fields import as_field, as_poly, as_ring, field_name, listed, listed_latex


class TravelsByFields:
    """A dataclass that is pickled by its fields; what was computed from them is left behind."""

    __dataclass_fields__: dict[str, Any]

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


class OfPolynomials(TravelsByFields):
    """A frozen dataclass of polynomials, their variables and their field, in this sequence."""

    def _fix(self, polys: Iterable[Poly], variables: tuple[Symbol, ...], field: Domain) -> None:
        """Set the fields of a value that is being made."""
        values = tuple(polys), variables, field
        for name, value in zip(self.__dataclass_fields__, values, strict=True):
            object.__setattr__(self, name, value)

    def _read(
        self, given: Iterable[Any], variables: Any, field: Domain
    ) -> tuple[list[Poly], tuple[Symbol, ...], Domain]:
        """Return the fields as people write them, checked."""
        ring, checked = as_ring(variables), as_field(field)
        hint = f"{type(self).__name__}.parse" if isinstance(given, str) else ""
        polys = list_argument(given, next(iter(self.__dataclass_fields__)), hint)
        return [as_poly(poly, ring, checked) for poly in polys], ring, checked

    @property
    def _parts(self) -> tuple[Any, ...]:
        """What the polynomials are called, and the fields."""
        return next(iter(self.__dataclass_fields__)), *self.__getstate__().values()

    @property
    def exprs(self) -> tuple[Expr, ...]:
        """The polynomials as plain sympy expressions."""
        return tuple(poly.as_expr() for poly in self._parts[1])

    def __repr__(self) -> str:
        noun, polys, variables, field = self._parts
        over = "" if field == QQ else f", field={field_name(field)}"
        return f"{type(self).__name__}({listed(polys, noun)}, {list(variables)}{over})"

    def _latex(self, printer: Any) -> str:
        """Return all of it for ``sympy.latex``."""
        return self._around(r",\; ".join(printer.doprint(expr) for expr in self.exprs))

    def _repr_latex_(self) -> str:
        noun, polys, *_ = self._parts
        return f"${self._around(listed_latex(polys, noun))}$"

    def _around(self, polys: str) -> str:
        """Return polynomials in LaTeX with what says whether they are an ideal or a map."""
        raise NotImplementedError
