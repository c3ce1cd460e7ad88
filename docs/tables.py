"""Write ``docs/neuromanifolds.md``: what is computed about small architectures, in tables.

    python docs/tables.py

No page is written when numbers contradict each other, or the literature.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import comb
from pathlib import Path

from comparison import check, section
from tabulated import PARAMETERS, Family, Network, families

from nnag_m2 import (
    Answer,
    Ideal,
    Neuromanifold,
    Session,
    default_session,
    degree,
    dimension,
    image_degree,
    singular_locus,
)
from nnag_m2.invariants.implicitization.question import Method
from nnag_m2.neuromanifolds.fibers import NetworkFiber
from nnag_m2.neuromanifolds.structure import known_structure

PAGE = Path(__file__).resolve().with_name("neuromanifolds.md")
INTRODUCTION = PAGE.with_name("tables_introduction.md")

# What is asked, by size, so that the page does not depend on the speed of a computer.
DEGREE_TERMS = 160  # terms of all coordinates, as polynomials in the parameters
DEGREE_DIMENSION = 9
IDEAL_TERMS = 130
IDEAL_SPAN = 25
MINORS = 20_000  # of the Jacobian matrix of the generators
MINOR_DEGREE = 6


class Contradiction(Exception):
    """Two numbers on the page cannot both be right."""


@dataclass(frozen=True)
class Row:
    """What is computed about one architecture; ``None`` where it was not asked."""

    name: str
    parameters: int
    ambient: int
    span: int
    dimension: int
    proved: bool
    expected: int
    degree: int | None
    generators: Mapping[int, int] | None
    singular: tuple[int, int] | None
    fibre: NetworkFiber | None
    ideal: str

    def __str__(self) -> str:
        """Return the line of the table."""
        cells = (
            f"`{self.name}`",
            self.parameters,
            self.ambient,
            self.span,
            f"{self.dimension}{'' if self.proved else '*'}",
            self.expected,
            self.expected - self.dimension,
            "yes" if self.dimension == self.ambient else "no",
            _or_dash(self.degree),
            self._generators(),
            self._singular(),
            self.parameters - self.dimension,
            *self._fibre(),
            self.ideal,
        )
        return f"| {' | '.join(map(str, cells))} |"

    def _generators(self) -> str:
        if self.generators is None:
            return "-"
        return " ".join(f"{d}^{n}" for d, n in sorted(self.generators.items())) or "none"

    def _fibre(self) -> tuple[str, str]:
        if self.fibre is None:
            return "-", "-"
        if self.fibre.points is None:
            return "infinite", "infinite"
        return str(self.fibre.points), _or_dash(self.fibre.orbits)

    def _singular(self) -> str:
        if self.singular is None:
            return "-"
        return "empty" if self.singular[0] < 0 else f"{self.singular[0]}, {self.singular[1]}"


HEAD = (
    "| architecture | parameters | ambient | span | dim | expected | defect | fills | degree "
    "| generators | singular | fibre dim | points | orbits | ideal |\n"
    "|:--|--:|--:|--:|--:|--:|--:|:-:|--:|:--|:--|--:|--:|--:|:--|"
)


def _or_dash(number: int | None) -> str:
    return "-" if number is None else str(number)


def row(name: str, network: Network, session: Session) -> Row:
    """Return the row of a network.

    Raises
    ------
    Contradiction
        When what was found in two ways differs, or cannot be.
    """
    monomial, reduced = Neuromanifold(network), Neuromanifold(network, "reduced")
    found = monomial.dimension.run()
    terms = sum(len(f.terms()) for f in reduced.map.coordinates)
    count = terms <= DEGREE_TERMS and found.result <= DEGREE_DIMENSION
    asked = count and terms <= IDEAL_TERMS and reduced.ambient_dimension <= IDEAL_SPAN
    ideal = _equations(reduced, session) if asked else None
    line = Row(
        name=name,
        parameters=len(network.parameters),
        ambient=monomial.ambient_dimension,
        span=reduced.ambient_dimension,
        dimension=found.result,
        proved=found.provenance.certainty == "proved" or ideal is not None,
        expected=monomial.expected_dimension,
        degree=image_degree(reduced.map, session=session) if count else None,
        generators=_degrees(ideal.result) if ideal else None,
        singular=_singular(ideal.result, found.result, session) if ideal else None,
        fibre=reduced.generic_fiber(session=session) if count else None,
        ideal=_shortly(ideal),
    )
    check_row(line, reduced, session)
    if ideal is not None:
        check_ideal(line, ideal.result, session)
    return line


def _equations(reduced: Neuromanifold, session: Session) -> Answer[Ideal]:
    """Return the equations from a source that does not depend on the speed of a computer."""
    known = known_structure(reduced.network, reduced.parametrization) is not None
    method: Method = "automatic" if known else "linear algebra"
    return reduced.vanishing_ideal.run(method=method, session=session)


def _degrees(ideal: Ideal) -> Mapping[int, int]:
    return Counter(g.total_degree() for g in ideal.generators)


def _shortly(found: Answer[Ideal] | None) -> str:
    if found is None:
        return "-"
    method = found.provenance.method.removesuffix(" in each degree")
    return f"{method}, {found.provenance.certainty}"


def _singular(ideal: Ideal, size: int, session: Session) -> tuple[int, int] | None:
    """Return dimension and degree of the singular locus, if there are not too many minors."""
    codimension = len(ideal.variables) - size
    minors = comb(len(ideal.generators), codimension) * comb(len(ideal.variables), codimension)
    highest = max((g.total_degree() for g in ideal.generators), default=1)
    if minors > MINORS or codimension * (highest - 1) > MINOR_DEGREE:
        return None
    locus = singular_locus(ideal, session=session)
    return dimension(locus, session=session), degree(locus, session=session)


def check_row(line: Row, reduced: Neuromanifold, session: Session) -> None:
    """Raise ``Contradiction`` unless the numbers of a row fit together."""
    linear = line.dimension == line.span
    _same(line, "the dimension in other coordinates", line.dimension, reduced.dimension())
    _holds(line, "dimension at most expected", line.dimension <= line.expected <= line.parameters)
    _holds(line, "dimension at most span", line.dimension <= line.span <= line.ambient)
    if line.fibre is not None:
        _same(line, "the fibre's dimension", line.parameters - line.dimension, line.fibre.dimension)
    if line.degree is not None:
        again = image_degree(reduced.map, seed=2, session=session)
        _same(line, "the degree by other random choices", line.degree, again)
        _holds(line, "degree 1 for linear spaces only", (line.degree == 1) == linear)


def check_ideal(line: Row, ideal: Ideal, session: Session) -> None:
    """Raise ``Contradiction`` unless the numbers of a row are those of the ideal."""
    _same(line, "the ideal's dimension", line.dimension, dimension(ideal, session=session))
    if line.degree is not None:
        _same(line, "the ideal's degree", line.degree, degree(ideal, session=session))
    _holds(line, "no linear form vanishes on the span", 1 not in (line.generators or ()))
    if line.singular is not None:
        _holds(line, "generically smooth", line.singular[0] < line.dimension)
        smooth_cone = line.dimension == line.span
        _holds(line, "only linear cones are smooth", (line.singular[0] < 0) == smooth_cone)


def _same(line: Row, what: str, one: int, other: int) -> None:
    _holds(line, f"{what}: {one} and {other}", one == other)


def _holds(line: Row, what: str, true: bool) -> None:
    if not true:
        raise Contradiction(f"{line.name}: {what}")


def table(family: Family, session: Session) -> str:
    """Return the section of a family."""
    lines = [str(row(name, network, session)) for name, network in family.networks]
    return "\n".join([f"## {family.title}", "", family.bounds, "", HEAD, *lines])


def page(session: Session) -> str:
    """Return the page."""
    check(session)
    tables = families()
    parts = [introduction(tables, session.engine.version)]
    for family in tables:
        parts.append(table(family, session))
        print(family.title, flush=True)
    return "\n\n".join([*parts, section()]) + "\n"


def introduction(tables: tuple[Family, ...], version: str) -> str:
    """Return what stands above the tables; the version is that of Macaulay2."""
    text = INTRODUCTION.read_text(encoding="utf-8").strip()
    return text.format(
        parameters=PARAMETERS,
        rows=sum(len(family.networks) for family in tables),
        version=version,
        degree_terms=DEGREE_TERMS,
        degree_dimension=DEGREE_DIMENSION,
        ideal_terms=IDEAL_TERMS,
        ideal_span=IDEAL_SPAN,
        minors=MINORS,
        minor_degree=MINOR_DEGREE,
    )


if __name__ == "__main__":
    PAGE.write_text(page(default_session()), encoding="utf-8")
