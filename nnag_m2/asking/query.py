"""Questions to Macaulay2 as values: their data, the script that asks, how the answer is read."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeAlias, TypeVar

from sympy import ImmutableDenseMatrix, Symbol
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.orders import Order
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.algebra.values import TravelsByFields
from nnag_m2.asking.answer import Answer, Provenance
from nnag_m2.engine import printing
from nnag_m2.engine.naming import legend, macaulay2_names
from nnag_m2.engine.printing import Ring
from nnag_m2.engine.replies import read_reply
from nnag_m2.engine.templates import render, script_globals

R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True)
class RingOf:
    """A ring that a script needs: its name there, variables, field and order."""

    name: str
    variables: tuple[Symbol, ...]
    field: Domain
    order: Order = "grevlex"


Value: TypeAlias = Ideal | PolynomialMap | ImmutableDenseMatrix | tuple[Any, ...] | int


@dataclass(frozen=True)
class Query(TravelsByFields, Generic[R_co]):
    """A question with all its data, ready to be written down: frozen, hashable and picklable.

    Attributes
    ----------
    template
        The noun, which is also the template's name.
    rings
        The rings of the script, the one that values live in first.
    values
        Pairs of a placeholder and the ideal, map, matrix or tuple of variables to print there.
    read
        A function of a module that makes the result of the answer and of ``reading``, alone or as
        an ``Answer`` with its provenance; or another question, to be asked next, when the answer
        does not settle this one, or ``Several``.
    reading
        What ``read`` needs besides.
    provenance
        How the answer is found, where it is not by exact arithmetic without random choices.
    folder
        Of the template; by default that of this package's templates.
    """

    template: str
    rings: tuple[RingOf, ...]
    values: tuple[tuple[str, Value], ...]
    read: Callable[..., R_co | Answer[R_co] | Query[R_co] | Several[R_co]]
    reading: tuple[Any, ...] = ()
    provenance: Provenance | None = None
    folder: str = ""

    def script(self) -> str:
        """Return the Macaulay2 script; needs no Macaulay2."""
        return self._written[0]

    @functools.cached_property
    def _written(self) -> tuple[str, tuple[Ring, ...]]:
        symbols = [v for ring in self.rings for v in ring.variables]
        names = macaulay2_names(symbols, script_globals(self.folder))
        rest = iter(names)
        rings = [
            Ring(ring.variables, tuple(next(rest) for _ in ring.variables), ring.field, ring.order)
            for ring in self.rings
        ]
        context: dict[str, Any] = {"legend": legend(symbols, names)}
        for spec, printed in zip(self.rings, rings, strict=True):
            context[spec.name] = printing.print_ring(printed)
        for placeholder, value in self.values:
            context[placeholder] = print_value(value, rings[0], self.rings[0].name)
        return render(self.template, context, self.folder), tuple(rings)

    def answer(self, text: str) -> R_co | Answer[R_co] | Query[R_co] | Several[R_co]:
        """Return the result, alone or with its provenance, or what is to be asked next."""
        found = self.read(read_reply(text, self._written[1]), *self.reading)
        if isinstance(found, Several):
            return found.at(self.folder)
        return replace(found, folder=self.folder) if isinstance(found, Query) else found


@dataclass(frozen=True)
class Several(TravelsByFields, Generic[R_co]):
    """Questions that an answer leads to, asked side by side.

    Attributes
    ----------
    queries
        The questions.
    read
        A function of a module that makes of the list of their results, and of ``reading``, an
        ``Answer``, or what is to be asked next.
    reading
        What ``read`` needs besides.
    """

    queries: tuple[Query[Any], ...]
    read: Callable[..., Answer[R_co] | Query[R_co] | Several[R_co]]
    reading: tuple[Any, ...] = ()

    def at(self, folder: str) -> Several[R_co]:
        """Return the same with the templates of a folder."""
        return replace(self, queries=tuple(replace(q, folder=folder) for q in self.queries))


def print_value(value: Value, ring: Ring, ring_name: str) -> str:
    """Return a value as Macaulay2 text in a ring."""
    name_of: dict[Symbol, str] = dict(zip(ring.variables, ring.names, strict=True))
    if isinstance(value, Ideal):
        names = [name_of[v] for v in value.variables]
        return printing.print_ideal(value.generators, names, ring_name)
    if isinstance(value, PolynomialMap):
        names = [name_of[v] for v in value.parameters]
        return printing.print_polys(value.coordinates, names, ring_name)
    if isinstance(value, ImmutableDenseMatrix):
        return printing.print_matrix(value)
    if isinstance(value, Symbol):
        return name_of[value]
    if isinstance(value, int):
        return str(value)
    return printing.print_list([print_value(item, ring, ring_name) for item in value])


def ring_of(source: Ideal | PolynomialMap) -> RingOf:
    """Return the ring R of a script about an ideal or map."""
    variables = source.variables if isinstance(source, Ideal) else source.parameters
    return RingOf("R", variables, source.field)
