"""The ring in which a text is read, and the way from there to a ``Poly``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sympy import Poly, Symbol
from sympy.polys.domains.domain import Domain
from sympy.polys.rings import PolyElement, PolyRing

from nnag_m2.algebra.expansion import Excess, check_size, sparse_ring
from nnag_m2.algebra.fields import as_field, as_ring, poly_from_terms
from nnag_m2.algebra.text.source import Source, is_name
from nnag_m2.errors import InputError


@dataclass(frozen=True)
class TextRing:
    """The ring that the polynomials of a text are in.

    Attributes
    ----------
    variables, field
        The variables and the field that were asked for.
    ring
        The sparse polynomial ring to compute in; its own generators are anonymous.
    places
        The place of each variable that a text can name.
    """

    variables: tuple[Symbol, ...]
    field: Domain
    ring: PolyRing
    places: Mapping[str, int]


def text_ring_of(variables: Sequence[Symbol], field: Domain) -> TextRing:
    """Return the ring for texts in these variables over this field.

    Raises
    ------
    InputError
        If the variables cannot be told apart by their names, or are too many for a ``Poly``; if
        the field is neither ``QQ`` nor a prime field.
    """
    symbols, coefficients = as_ring(variables), as_field(field)
    name, times = Counter(symbol.name for symbol in symbols).most_common(1)[0]
    if times > 1:
        raise InputError("variables need different names", f"{name} {times} times")
    ring = sparse_ring(len(symbols), coefficients)
    places = {s.name: place for place, s in enumerate(symbols) if is_name(s.name)}
    return TextRing(symbols, coefficients, ring, places)


def dense_poly(element: PolyElement, source: Source, text_ring: TextRing) -> Poly:
    """Return a sparse polynomial as a ``Poly``, if that is not absurdly large.

    Raises
    ------
    InputError
        If a degree, or the number of parts of the dense representation, is beyond its limit.
    """
    try:
        check_size(element, [variable.name for variable in text_ring.variables])
    except Excess as excess:
        raise source.error(None, *excess.args) from None
    return poly_from_terms(dict(element), text_ring.variables, text_ring.field)
