"""Write ``docs/architectures.md``: networks of all kinds of layers, in tables.

    python docs/architectures.py

No page is written when numbers that are found in two ways differ, or differ from the literature.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import comb, prod
from pathlib import Path
from typing import Any

from listed import TABLES, filters, network
from tables import Contradiction

from nnag_m2 import MLP, Neuromanifold, image_degree
from nnag_m2.invariants.implicitization import image_dimension
from nnag_m2.networks import layers as L  # noqa: N812 - the usual short name
from nnag_m2.networks._counting import RationalFunctions
from nnag_m2.networks.jacobians import jacobian_rank
from nnag_m2.neuromanifolds.fibers import NetworkFiber, counted_fiber

PAGE = Path(__file__).resolve().with_name("architectures.md")
INTRODUCTION = PAGE.with_name("architectures_introduction.md")

# What is asked, by size, so that the page does not depend on the speed of a computer.
TERMS = 4_000  # of all coordinates: their Jacobian matrix is the second way to a dimension
COUNTED_TERMS = 100  # of all coordinates, for the fibre and the degree
COUNTED_DIMENSION = 7

HEAD = (
    "| architecture | parameters | span | dim | expected | defect | directions | known | scalings "
    "| explained | points | orbits | degree | two ways |\n"
    "|:--|--:|--:|--:|--:|--:|--:|--:|--:|:--|--:|--:|--:|:--|"
)


@dataclass(frozen=True)
class Row:
    """What is computed about one architecture; ``None`` where it was not asked."""

    name: str
    parameters: int
    span: int | None
    dimension: int
    proved: bool
    expected: int
    known: int
    scalings: int
    linear: int | None
    fibre: NetworkFiber | None
    degree: int | None
    ways: str

    def __str__(self) -> str:
        """Return the line of the table."""
        directions = self.parameters - self.dimension
        cells = (
            f"`{self.name}`",
            self.parameters,
            _or_dash(self.span),
            f"{self.dimension}{'' if self.proved else '*'}",
            self.expected,
            self.expected - self.dimension,
            directions,
            self.known,
            self.scalings,
            self._explanation(directions),
            *self._fibre(),
            _or_dash(self.degree),
            self.ways,
        )
        return f"| {' | '.join(map(str, cells))} |"

    def _explanation(self, directions: int) -> str:
        if directions == self.known:
            return "known"
        if directions == self.scalings:
            return "scalings"
        return "linear" if directions == self.linear else "no"

    def _fibre(self) -> tuple[str, str]:
        if self.parameters - self.dimension > self.known:
            return "infinite", "infinite"
        if self.fibre is None:
            return "-", "-"
        return _or_dash(self.fibre.points), _or_dash(self.fibre.orbits)


def _or_dash(number: int | None) -> str:
    return "-" if number is None else str(number)


def row(name: str) -> Row:
    """Return the row of an architecture.

    Raises
    ------
    Contradiction
        When what was found in two ways differs, or cannot be.
    """
    manifold = Neuromanifold(network(name), "reduced")
    found = manifold.dimension.run()
    terms = _terms(manifold)
    size = manifold.network.parameter_count
    is_small = terms is not None and terms <= COUNTED_TERMS and found.result <= COUNTED_DIMENSION
    symmetries = manifold.infinitesimal_symmetries()
    is_finite = size - found.result == manifold.orbit_dimension
    return Row(
        name=name,
        parameters=size,
        span=None if terms is None else manifold.ambient_dimension,
        dimension=found.result,
        proved=found.provenance.certainty == "proved",
        expected=manifold.expected_dimension,
        known=manifold.orbit_dimension,
        scalings=len(symmetries.scalings),
        linear=symmetries.linear,
        fibre=_fibre(name, manifold) if is_small and is_finite else None,
        degree=_degree(name, manifold) if is_small else None,
        ways=_second_way(name, manifold, found.result, terms),
    )


def _terms(manifold: Neuromanifold) -> int | None:
    """Return how many terms the coordinates have together, ``None`` if too many, or no number."""
    try:
        if manifold.network.term_bound() > TERMS:  # type: ignore[attr-defined]
            return None
    except RationalFunctions:
        return None
    return sum(len(f.terms()) for f in manifold.map.coordinates)


def _second_way(name: str, manifold: Neuromanifold, size: int, terms: int | None) -> str:
    """Return how the dimension was found again: from coefficients, else modulo other primes."""
    if terms is not None:
        _same(name, "the coefficients' rank", size, image_dimension(manifold.map))
        return "coefficients"
    network_ = manifold.network
    for seed in (2, 3):
        found = jacobian_rank(network_, seed=seed)  # type: ignore[arg-type]
        _same(name, "the rank modulo another prime", size, found.value)
    return "other primes"


def _fibre(name: str, manifold: Neuromanifold) -> NetworkFiber:
    """Return the generic fibre, counted through two points modulo two primes."""
    found = manifold.generic_fiber()
    again = counted_fiber(manifold, 2).result
    _same(name, "points of the fibre", found.points, again.points)
    _same(name, "orbits in the fibre", found.orbits, again.orbits)
    return found


def _degree(name: str, manifold: Neuromanifold) -> int:
    """Return the degree, counted with two random choices."""
    found = manifold.degree()
    _same(name, "the degree", found, image_degree(manifold.map, seed=2))
    return found


def _same(name: str, what: str, one: int | None, other: int | None) -> None:
    if one != other:
        raise Contradiction(f"{name}: {what}: {one} and {other}")


def attention(name: str) -> int | None:
    """Return the dimension of deep attention: Henry, Marchetti, Kohn (2025).

    For layers of one head, ``a <= d``, at least two tokens and ``d`` outputs: parameters less those
    of ``GL(a)`` in each layer, of ``GL(d)`` between layers, and a scaling in each layer.  Behind a
    layer of rank 1 all is a multiple of one vector, so that only the symmetric parts of later
    ``K^T Q`` matter: there quadratic forms of rank ``2 a`` are counted in place of matrices.
    """
    made = network(name)
    heads = [h for h in made.layers if isinstance(h, L.Attention) and h.heads == 1]
    if len(heads) < len(made.layers) or any(
        h.outputs or h.queries or h.attend != "all" for h in heads
    ):
        return None
    (d, tokens), ranks = made.input_shape, [h.rank for h in heads]
    if tokens < 2 or max(ranks) > d:
        return None
    first = ranks.index(1) if 1 in ranks else len(ranks)
    scores = sum(a * (2 * d - a) for a in ranks[: first + 1])
    forms = (min(2 * a, d) for a in ranks[first + 1 :])
    return d * d + scores + sum(s * d - s * (s - 1) // 2 for s in forms) - len(heads)


def powers(name: str) -> int | None:
    """Return the dimension of perceptrons with one output that parameter counts suggest.

    Blocks of neighbouring layers are replaced by all forms in the neurons before them, in all ways,
    and what is left of parameters and coefficients without the scalings is counted; the least
    number bounds the dimension.  The expected dimension of Massarenti and Mella (repository
    ``msslxa/Neurovariety``) replaces all layers or the last two.
    """
    made = network(name)
    if not isinstance(made, MLP) or made.bias or made.widths[-1] != 1 or not made.powers:
        return None
    return _least_count(made.widths, made.powers)


def _least_count(widths: tuple[int, ...], exponents: tuple[int, ...]) -> int:
    """Return the least count over all ways to cut layers into blocks."""
    if len(widths) == 1:
        return 0
    counts = []
    for end in range(1, len(widths)):
        degree = prod(exponents[: end - 1])
        forms = widths[end] * comb(widths[0] - 1 + degree, degree)
        scalings = widths[end] if end < len(widths) - 1 else 0
        counts.append(forms - scalings + _least_count(widths[end:], exponents[end:]))
    return min(counts)


def groups(name: str) -> int | None:
    """Return the dimension of group convolutions: Hendi, Persson, Larfors (2026).

    It depends on the number of layers and the order of the group only: the filters up to scaling.
    """
    made = network(name)
    filters = made.layers[::2]
    if not all(type(f) is L.GroupConv for f in filters) or len(filters) < 2:
        return None
    return len(filters) * (made.input_shape[0] - 1) + 1


LITERATURE: dict[str, Callable[[str], int | None]] = {
    "Henry, Marchetti, Kohn (2025), deep attention": attention,
    "the counting of parameters block by block, for powers by layer and one output": powers,
    "Hendi, Persson, Larfors (2026), group convolutions": groups,
}

POINTS = {filters(2, 2, 2): 4, filters(3, 2, 2): 9}
"""Points of the fibres of three convolutions over a cyclic group, with two squares: tests of the
repository ``jake997/PGCNNGeometry``."""


def compare(rows: list[Row]) -> str:
    """Return the section about the literature.

    Raises
    ------
    Contradiction
        When a dimension or a number of points differs.
    """
    lines = []
    for source, formula in LITERATURE.items():
        published = [(line, formula(line.name)) for line in rows]
        compared = [(line, number) for line, number in published if number is not None]
        for line, number in compared:
            _same(line.name, source, line.dimension, number)
        lines.append(f"- {source}: {len(compared)} architectures.")
    for name, points in POINTS.items():
        found = Neuromanifold(network(name), "reduced").generic_fiber()
        _same(name, "published points", found.points, points)
    listed = ", ".join(map(str, POINTS.values()))
    return "\n".join([
        "## Against the literature",
        "",
        "The dimension agrees with",
        "",
        *lines,
        "",
        f"So do the points of two fibres of group convolutions, {listed}.",
        "",
        "Of deep attention with a layer of rank 1 before others the count is ours: outputs of rank",
        "1 are multiples of one vector; of every later `K^T Q` only the symmetric part matters. It",
        "agrees with the rank for all 393 networks of one to three layers with `d` from 2 to 5,",
        "two to four tokens and ranks up to 3.",
    ])  # fmt: skip


def page(say: Callable[[str], Any] = print) -> str:
    """Return the page."""
    parts, rows = [], []
    for title, names in TABLES.items():
        lines = [row(name) for name in names]
        rows += lines
        parts.append("\n".join([f"## {title}", "", HEAD, *map(str, lines)]))
        say(title)
    introduction = (
        INTRODUCTION.read_text(encoding="utf-8")
        .strip()
        .format(
            rows=len(rows),
            terms=f"{TERMS:,}",
            counted_terms=COUNTED_TERMS,
            counted_dimension=COUNTED_DIMENSION,
        )
    )
    return "\n\n".join([introduction, *parts, compare(rows)]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
