"""What linear sections prove about equations: for curves and surfaces that are well known."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations_with_replacement
from math import prod
from random import Random

import numpy as np
import pytest
from each import each
from sympy import Poly, primerange, symbols

from nnag_m2.algebra.modular.elimination import LARGEST
from nnag_m2.algebra.modular.primes import rank
from nnag_m2.invariants.implicitization.graded import TooLarge
from nnag_m2.invariants.implicitization.monomials import Relation
from nnag_m2.invariants.implicitization.sections import (
    _completed,
    irreducible_section,
    local_codimension,
)
from nnag_m2.invariants.implicitization.slices import Growing, Slice

VARIABLES = x, y, z, w = symbols("x y z w")

CUBIC = [x * z - y**2, x * w - y * z, y * w - z**2]
LINE_AND_CUBIC = CUBIC[:2]
QUARTIC = [x * w - y * z, x**2 * z - y**3, y * w**2 - z**3, x * z**2 - y**2 * w]
CONJUGATE_LINES = [x**2 + y**2, z]
QUADRIC = [x * w - y * z]
VERONESE = symbols("a b c d e f")


def relations(polys: list, variables: tuple = VARIABLES) -> list[Relation]:
    """Return equations as relations, the leading coefficient 1."""
    found = []
    for poly in polys:
        terms = Poly(poly, *variables).terms()
        leading = Fraction(int(terms[0][1]))
        found.append(
            {
                tuple(place for place, e in enumerate(exponents) for _ in range(e)): int(c)
                / leading
                for exponents, c in terms
            }
        )
    return found


def veronese() -> list[Relation]:
    a, b, c, d, e, f = VERONESE
    minors = [a * d - b**2, a * f - c**2, d * f - e**2, a * e - b * c, b * e - c * d, b * f - c * e]
    return relations(minors, VERONESE)


@each(
    ("equations", "size", "dimension", "degree", "complete"),
    [
        (relations(CUBIC), 4, 2, 3, True),
        (relations(QUADRIC), 4, 3, 2, True),
        (relations(CONJUGATE_LINES), 4, 2, 2, True),  # irreducible over QQ
        (relations([x - 2 * y]), 4, 3, 1, True),
        (relations([x, y - z, w]), 4, 1, 1, True),
        (veronese(), 6, 3, 4, True),
        # the smooth rational quartic is not arithmetically Cohen-Macaulay (Macaulay 1916)
        (relations(QUARTIC), 4, 2, 4, False),
        # an embedded point at the vertex
        (relations([x * y, x * z, x * w, x**2]), 4, 3, 1, False),
        # a point besides
        (relations([x * z - y**2, x * w, y * w, z * w]), 4, 2, 2, False),
    ],
)
@each("is_known", [False, True])
def test_the_only_component_of_its_dimension(
    equations: list[Relation],
    size: int,
    dimension: int,
    degree: int,
    complete: bool,
    is_known: bool,
) -> None:
    found = irreducible_section(equations, size, dimension, degree if is_known else None)
    assert found is not None
    assert (found.degree, found.is_complete) == (degree, complete)
    assert len(found.primes) == 1 or not is_known


@each(
    ("equations", "dimension"),
    [
        (LINE_AND_CUBIC, 2),
        ([x * y, z], 2),
        ([x**2, z], 2),  # a double line
        ([x**2 - 2 * x * y + y**2], 3),
        ([x**2 * w - y**2 * w], 3),
    ],
)
def test_other_components_and_multiple_ones_are_noticed(equations: list, dimension: int) -> None:
    assert irreducible_section(relations(equations), 4, dimension) is None


def test_a_larger_degree_is_seen_to_be_wrong() -> None:
    found = irreducible_section(relations(CUBIC), 4, 2, 5)
    assert found is not None
    assert (found.degree, found.is_complete) == (3, False)


def test_a_smaller_degree_that_is_known_is_not_reached() -> None:
    assert irreducible_section(relations(LINE_AND_CUBIC), 4, 2, 3) is None
    assert irreducible_section(relations(LINE_AND_CUBIC), 4, 2, 1) is None


def test_a_larger_variety_is_never_taken_for_a_finite_section() -> None:
    with pytest.raises(TooLarge):
        irreducible_section(relations(QUADRIC), 4, 2)


def test_denominators_avoid_primes() -> None:
    # half of all primes that may be drawn
    below = prod(p for p in primerange(2**19, LARGEST) if p % 4 == 1)
    for k in range(4):
        equation: Relation = {(0, 3): Fraction(k + 1), (1, 2): Fraction(1, below)}
        found = irreducible_section([equation], 4, 3, 2)
        assert found is not None
        assert all(p % 4 == 3 for p in found.primes)


@each(
    ("equations", "sizes"),
    [(CUBIC, [3, 3, 3]), (QUARTIC, [3, 5, 4, 4]), (LINE_AND_CUBIC, [3, 4, 4]), ([z], [2, 3])],
)
def test_sizes_of_curve_sections_are_differences_of_hilbert_functions(
    equations: list, sizes: list[int]
) -> None:
    # The rings have positive depth: differences of their Hilbert functions.
    section = Slice(relations(equations), 4, 1, 1048573, 100)
    found = [section.size]
    for _ in sizes[1:]:
        section.extend()
        found.append(section.size)
    assert found == sizes


@each("seed", range(6))
def test_sizes_are_those_of_macaulay_matrices(seed: int) -> None:
    chance, size = Random(seed), 5
    equations: list[Relation] = []
    for degree in (2, 2, 2, 3, 3, 4):
        monomials = sorted(
            combinations_with_replacement(range(size), degree), key=lambda m: m[::-1]
        )
        terms = sorted(chance.sample(range(len(monomials)), chance.choice([1, 2, 4])))
        factors = [Fraction(1), *(Fraction(chance.randint(1, 9)) for _ in terms[1:])]
        equations.append({monomials[t]: c for t, c in zip(terms, factors, strict=True)})
    section = Slice(equations, size, 0, 1048573, 200)
    for degree in range(2, 7):
        section.extend()
        assert section.size == hilbert_function(equations, size, degree)


def hilbert_function(equations: list[Relation], size: int, degree: int) -> int:
    """Return the number of monomials less the rank of all multiples of the equations."""
    monomials = list(combinations_with_replacement(range(size), degree))
    place = {monomial: i for i, monomial in enumerate(monomials)}
    rows = []
    for equation in equations:
        missing = degree - len(next(iter(equation)))
        for factor in combinations_with_replacement(range(size), max(missing, 0)):
            row = np.zeros(len(monomials), dtype=np.int64)
            for monomial, coefficient in equation.items() if missing >= 0 else ():
                row[place[tuple(sorted(monomial + factor))]] += int(coefficient)
            rows.append(row)
    return len(monomials) - rank(np.array(rows), 1048573)


def test_rank_at_a_point_of_the_twisted_cubic() -> None:
    point = np.array([1, 2, 4, 8])
    assert local_codimension(relations(CUBIC), 10007, point) == 2
    assert local_codimension(relations(CUBIC[:1]), 10007, point) == 1
    assert local_codimension(relations([*CUBIC, 2 * x**3 - x**2 * y]), 10007, point) == 3


class UpAndDown:
    """A section whose lengths are 4, 3, 4, 3, ... for ever."""

    variables, highest, width, prime = 3, 4, 1, 7

    def __init__(self) -> None:
        self.degrees = [1]

    @property
    def size(self) -> int:
        return 3 + len(self.degrees) % 2

    def extend(self) -> None:
        self.degrees.append(1)

    def by_form(self, _: int) -> np.ndarray:
        return np.zeros((1, 1), dtype=np.int64)


def test_sections_end_with_the_bound_of_macaulay() -> None:
    section = UpAndDown()
    with pytest.raises(Growing):
        _completed(section, None)  # type: ignore[arg-type]
    assert len(section.degrees) == 2 * 3 + 1  # x^4 = y^4 = 0 leave nothing in degree 7
