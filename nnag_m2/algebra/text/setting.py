"""The ring in which a text is read, and the way from there to a ``Poly``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sympy import Poly, Symbol
from sympy.polys.domains.domain import Domain
from sympy.polys.rings import PolyElement, PolyRing

from nnag_m2.algebra.fields import as_field, as_variables, poly_from_terms
from nnag_m2.algebra.text.source import Source, is_name
from nnag_m2.errors import InputError

DEGREE_LIMIT = 100_000
DENSE_LIMIT = 30_000_000


@dataclass(frozen=True)
class Setting:
    """Where the polynomials of a text live.

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


def setting_of(variables: Sequence[Symbol], field: Domain) -> Setting:
    """Return the setting for these variables and this field.

    Raises
    ------
    InputError
        If the variables cannot be told apart by their names, or are too many for a ``Poly``; if
        the field is neither ``QQ`` nor a prime field.
    """
    symbols, coefficients = as_variables(variables), as_field(field)
    name, times = Counter(symbol.name for symbol in symbols).most_common(1)[0]
    if times > 1:
        raise InputError("variables need different names", f"{name} {times} times")
    try:
        hash(poly_from_terms({(1,) * len(symbols): coefficients.one}, symbols, coefficients))
    except RecursionError:
        required = "sympy's Poly, which recurses into its variables, takes a few hundred of them"
        raise InputError(required, f"{len(symbols)}", "fewer variables") from None
    ring = _ring(len(symbols), coefficients)
    places = {s.name: place for place, s in enumerate(symbols) if is_name(s.name)}
    return Setting(symbols, coefficients, ring, places)


def dense_poly(element: PolyElement, source: Source, setting: Setting) -> Poly:
    """Return a sparse polynomial as a ``Poly``, if that is not absurdly large.

    Raises
    ------
    InputError
        If a degree, or the number of parts of the dense representation, is beyond its limit.
    """
    for variable, degree in zip(setting.variables, element.degrees(), strict=True):
        if element and degree > DEGREE_LIMIT:
            raise degree_error(source, variable.name, degree, None)
    size = _dense_size(element, len(setting.variables))
    if size > DENSE_LIMIT:
        required = f"a dense Poly has at most {DENSE_LIMIT:,} parts, most of them zeros"
        hint = "a smaller degree, or the variables with the large degrees last"
        raise source.error(None, required, f"about {size:,.0f}", hint)
    return poly_from_terms(dict(element), setting.variables, setting.field)


def degree_error(source: Source, name: str, degree: int, position: int | None) -> InputError:
    """Return the error for a degree that a dense ``Poly`` should not have."""
    required = f"the degree in each variable is at most {DEGREE_LIMIT:,}"
    came = f"degree {degree:,} in {name}" if degree < 10**30 else f"a huge degree in {name}"
    return source.error(position, required, came, "a smaller exponent, or a new variable")


# Anonymous generators: a ring makes attributes of the names of its own.
@lru_cache(maxsize=16)
def _ring(size: int, field: Domain) -> PolyRing:
    return PolyRing([f"_{i}" for i in range(size)], field)


def _dense_size(element: PolyElement, variables: int) -> float:
    """Return how many lists the nested representation of a polynomial consists of."""
    size = 0.0
    for level in range(variables):
        largest: dict[tuple[int, ...], int] = {}
        for monomial in element:
            prefix = monomial[:level]
            largest[prefix] = max(largest.get(prefix, 0), monomial[level])
        slots = sum(largest.values()) + len(largest)
        filled = len({monomial[: level + 1] for monomial in element})
        # A zero among polynomials in k variables is k lists inside each other; a slot is a
        # pointer, about an eighth of a list.
        size += len(largest) + slots / 8 + (slots - filled) * (variables - level - 1)
    return size
