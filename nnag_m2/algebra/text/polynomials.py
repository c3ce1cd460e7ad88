"""Polynomials as people type them: read by a grammar, never evaluated; and written again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from flint import fmpq_mpoly_ctx
from sympy import QQ, Poly, Symbol
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.exact_numbers import flint_of
from nnag_m2.algebra.expansion import Excess, check_size
from nnag_m2.algebra.fields import as_field, as_ring, poly_from_terms
from nnag_m2.algebra.text.reader import PolynomialReader
from nnag_m2.algebra.text.source import COMMA, Source, is_name
from nnag_m2.algebra.text.values import parse_field, parse_variables
from nnag_m2.errors import InputError, named

_COMMENT = re.compile(r"#.*|(?:^|(?<=[\s,]))--.*")


@named
def parse_polynomial(text: str, variables: Sequence[Symbol], field: Domain = QQ) -> Poly:
    """Return the polynomial that a text stands for, such as ``x^3 + y**2 - 3/4*x*(y-1)^2``.

    Both ``^`` and ``**`` are powers, and products need their ``*``.  A sign binds weaker than a
    power: ``-x^2`` is ``-(x^2)``.  Refused because they are read in two ways: ``x^2^3``, and
    ``--``, which begins a comment in Macaulay2.  The power 0 of everything is 1.  An equation
    ``left == right`` stands for ``left - right``.  Names are as in Macaulay2: ``x_(1,2)`` too.

    Parameters
    ----------
    text
        Integers, variables, ``+ - * / ^ **`` and round brackets; may have several lines.
    variables
        Different commuting symbols, matched by name.
    field
        ``QQ``, or ``GF(p)`` with a prime ``p``, where integers are read modulo ``p``.

    Returns
    -------
    Poly
        In all the variables, over the field: ``QQ`` even where all coefficients are integers.

    Raises
    ------
    InputError
        If the text is no such polynomial; for a division by anything but a nonzero constant; for
        a degree above 100,000 in one variable; for an expansion of more than 3,000,000
        multiplications of terms; where the dense ``Poly`` would have more than 30,000,000 parts.

    Examples
    --------
    >>> from sympy import GF, symbols
    >>> x, y = symbols("x y")
    >>> parse_polynomial("(x - y)^2/2", [x, y])
    Poly(1/2*x**2 - x*y + 1/2*y**2, x, y, domain='QQ')
    >>> parse_polynomial("(x - y)^2/2", [x, y], GF(3))
    Poly(-x**2 - x*y - y**2, x, y, modulus=3)
    """
    return _polynomials([Source(text)], variables, field)[0]


@named
def parse_polynomials(
    lines: Iterable[str] | str, variables: Sequence[Symbol], field: Domain = QQ
) -> tuple[Poly, ...]:
    """Return the polynomials in a text, one on each line or several separated by commas.

    Comments run from ``#``, or from ``--`` at the start of a line or after a blank or a comma,
    to the end of the line.  Blank lines and a comma at the end of a line are ignored.

    Parameters
    ----------
    lines
        A text, or its lines, for example an open file.
    variables, field
        As for :func:`parse_polynomial`.

    Returns
    -------
    tuple of Poly
        In the sequence of the text; zeros are kept.

    Raises
    ------
    InputError
        As for :func:`parse_polynomial`, with the line, counted from 1.

    Examples
    --------
    >>> from sympy import symbols
    >>> x, y = symbols("x y")
    >>> for p in parse_polynomials("x^2 + y^2 - 1,  -- a circle", [x, y]):
    ...     print(p.as_expr())
    x**2 + y**2 - 1
    """
    filled = (line for line in _lines(lines) if line.piece.strip())
    pieces = [piece for line in filled for piece in line.parts(COMMA, closing=",")]
    return _polynomials(pieces, variables, field)


def read_ring(variables: Any, field: Any) -> tuple[tuple[Symbol, ...], Domain]:
    """Return variables and field, each of which may be a text."""
    symbols = parse_variables(variables) if isinstance(variables, str) else variables
    domain = parse_field(field) if isinstance(field, str) else field
    return as_ring(symbols), as_field(domain)


def _polynomials(pieces: list[Source], variables: Any, field: Any) -> tuple[Poly, ...]:
    gens, domain, found = as_ring(variables), as_field(field), []
    reader = PolynomialReader(gens, domain)
    for piece in pieces:
        element = reader.read(piece)
        try:
            check_size(element, [variable.name for variable in gens])
        except Excess as excess:
            raise InputError(*excess.args) from None
        found.append(poly_from_terms(dict(element), gens, domain))
    return tuple(found)


def _lines(lines: Iterable[str] | str) -> Iterator[Source]:
    """Return the lines without their comments, numbered from 1."""
    single = isinstance(lines, str) or not in_sequence(lines)
    items: Iterable[Any] = [lines] if single else lines
    split = (line for item in items for line in Source(item).text.removesuffix("\n").split("\n"))
    for number, line in enumerate(split, 1):
        comment = _COMMENT.search(line)
        yield Source(line, number, stop=comment.start() if comment else len(line))


def can_be_written(variables: Sequence[Symbol]) -> bool:
    """Return whether all variables have different names, which a text can have."""
    names = {v.name for v in variables}
    return len(names) == len(variables) and all(map(is_name, names))


def written(poly: Poly) -> str:
    """Return a polynomial over QQ, ZZ or GF(p) as text: ``x**2 - 3/2*x*y + 1``."""
    terms, names = sparse(poly), [str(v.name) for v in poly.gens]
    if poly.domain.is_FiniteField:
        terms = {exponents: poly.domain.to_int(c) for exponents, c in terms.items()}
    ring = fmpq_mpoly_ctx.get(tuple(f"x{i}" for i in range(len(names))), "lex")
    found = str(ring.from_dict({e: flint_of(c) for e, c in terms.items()})).replace("^", "**")
    return re.sub("x([0-9]+)", lambda variable: names[int(variable[1])], found)
