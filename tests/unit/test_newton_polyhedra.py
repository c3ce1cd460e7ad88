"""Newton polyhedra: facets, faces and distances, each found in another way too."""

from __future__ import annotations

from functools import reduce
from itertools import combinations
from math import gcd, lcm
from random import Random

import pytest
from sympy import Matrix, Rational

from nnag_m2.invariants.thresholds.polyhedra import (
    Exponents,
    newton_polyhedron,
    positive_weights,
)


def value(normal: Exponents, point: Exponents) -> int:
    return sum(a * b for a, b in zip(normal, point, strict=True))


def primitive(vector: Matrix) -> Exponents:
    """The integer vector on the ray of a rational one, its first nonzero entry positive."""
    bottom = lcm(*(Rational(entry).q for entry in vector))
    whole = [int(entry * bottom) for entry in vector]
    divisor = reduce(gcd, whole) * (1 if next(e for e in whole if e) > 0 else -1)
    return tuple(e // divisor for e in whole)


def facets_by_subsets(points: list[Exponents]) -> set[tuple[Exponents, int]]:
    """All supporting hyperplanes that are spanned by points and directions of coordinates."""
    n = len(points[0])
    units = [tuple(int(i == j) for i in range(n)) for j in range(n)]
    differences = [
        tuple(a - b for a, b in zip(p, q, strict=True)) for p, q in combinations(points, 2)
    ]
    found = set()
    for rows in combinations([*differences, *units], n - 1):
        kernel = Matrix(rows).nullspace()
        if len(kernel) != 1 or min(normal := primitive(kernel[0])) < 0:
            continue
        least = min(value(normal, p) for p in points)
        on = [p for p in points if value(normal, p) == least]
        span = [[a - b for a, b in zip(p, on[0], strict=True)] for p in on]
        span += [list(unit) for unit in units if value(normal, unit) == 0]
        if Matrix(span).rank() == n - 1:
            found.add((normal, least))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_facets_are_the_supporting_hyperplanes_that_points_span(seed: int) -> None:
    draw = Random(seed)
    n = 2 + seed % 2
    points = [tuple(draw.randint(0, 4) for _ in range(n)) for _ in range(draw.randint(1, 5))]
    found = newton_polyhedron(points)
    assert set(found.facets) == facets_by_subsets(list(dict.fromkeys(points)))
    assert set(found.vertices) <= set(points)


def test_the_diagonal_of_a_product_of_ideals_of_variables() -> None:
    """``(x, y) (z, w)``: the facets ``a + b >= 1`` and ``c + d >= 1`` meet the diagonal at 1/2."""
    found = newton_polyhedron([(1, 0, 1, 0), (1, 0, 0, 1), (0, 1, 1, 0), (0, 1, 0, 1)])
    assert found.distance == Rational(1, 2)
    assert found.codimension(found.diagonal_face) == 2
    # a product of two segments: four vertices, four edges, one square
    sizes = [4 - found.codimension(face) for face in found.compact_faces()]
    assert sorted(sizes) == [0, 0, 0, 0, 1, 1, 1, 1, 2]


@pytest.mark.parametrize(("powers", "faces"), [((2, 3), 3), ((2, 3, 5), 7), ((2, 2, 2, 2), 15)])
def test_sums_of_powers_have_a_simplex(powers: tuple[int, ...], faces: int) -> None:
    points = [tuple(a * int(i == j) for j in range(len(powers))) for i, a in enumerate(powers)]
    found = newton_polyhedron(points)
    assert 1 / found.distance == sum(Rational(1, a) for a in powers)
    assert len(list(found.compact_faces())) == faces


def test_positive_weights_are_found_exactly_where_there_are_some() -> None:
    cusp = positive_weights([[(3, 0), (0, 2)]])
    assert cusp is not None
    assert 3 * cusp[0] == 2 * cusp[1] > 0
    assert positive_weights([[(1, 0), (2, 0)]]) is None  # x + x^2
    assert positive_weights([[(1, 0), (1, 1)]]) is None  # x + x y: the weight of y would be 0
    assert positive_weights([[(1, 1)], [(0, 3)]]) is not None
