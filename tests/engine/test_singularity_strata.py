"""singularity_strata: the literature, components of all dimensions, ranks at the strata."""

from __future__ import annotations

import pytest
from certificates import same_ideal
from each import each
from sympy import GF, symbols
from varieties import (
    CIRCLE,
    CUSP,
    EMPTY,
    LINE_WITH_POINT,
    RESULTANT,
    WHOLE_PLANE,
    determinantal,
    rational_normal_curve,
)

from nnag_m2 import Ideal, Session, intersection, radical, singular_locus, singularity_strata

pytestmark = pytest.mark.engine

x, y, z = SPACE = symbols("x y z")
SWALLOWTAIL = (
    16 * x**4 * z - 4 * x**3 * y**2 - 128 * x**2 * z**2
    + 144 * x * y**2 * z - 27 * y**4 + 256 * z**3
)  # fmt: skip

# name: ideal, and the dimension and degree of each stratum, by depth
KNOWN: dict[str, tuple[Ideal, list[list[tuple[int, int]]]]] = {
    "empty": (EMPTY, []),
    "whole plane": (WHOLE_PLANE, [[(2, 1)]]),
    "circle": (CIRCLE, [[(1, 2)]]),
    "cusp": (CUSP, [[(1, 3)], [(0, 1)]]),
    "cusp modulo 3": (Ideal(CUSP.exprs, CUSP.variables, GF(3)), [[(1, 3)], [(0, 1)]]),
    "double cusp": (Ideal([CUSP.exprs[0] ** 2], CUSP.variables), [[(1, 3)], [(0, 1)]]),
    "a line and a point": (LINE_WITH_POINT, [[(1, 1), (0, 1)]]),
    "parallel planes": (Ideal([x * (x - 1)], SPACE), [[(2, 1)] * 2]),
    "conjugate planes": (Ideal([x**2 - 2 * y**2], SPACE), [[(2, 2)], [(1, 1)]]),
    "nodes at conjugate points": (
        Ideal([z**2 - (x**2 - 2) ** 2 - y**2], SPACE), [[(2, 4)], [(0, 2)]],
    ),
    "coordinate planes": (Ideal([x * y * z], SPACE), [[(2, 1)] * 3, [(1, 1)] * 3, [(0, 1)]]),
    "a plane pierced by a line": (Ideal([x * y, x * z], SPACE), [[(2, 1), (1, 1)], [(0, 1)]]),
    "a line in the pinched part": (
        Ideal([(x**2 - y**2 * z) * x, (x**2 - y**2 * z) * y], SPACE), [[(2, 3)], [(1, 1)]],
    ),
    "swallowtail": (Ideal([SWALLOWTAIL], SPACE), [[(2, 5)], [(1, 4), (1, 2)], [(0, 1)]]),
    "resultant": (RESULTANT, [[(5, 4)], [(4, 3)], [(0, 1)]]),
}  # fmt: skip


def shape(ideal: Ideal, session: Session) -> list[list[tuple[int, int]]]:
    found: list[list[tuple[int, int]]] = []
    for s in singularity_strata(ideal, session=session):
        found += [[]] * (s.depth + 1 - len(found))
        found[s.depth] = sorted([*found[s.depth], (s.dimension, s.degree)], reverse=True)
    return found


@each("name", KNOWN)
def test_dimensions_and_degrees_are_the_known_ones(name: str, session: Session) -> None:
    ideal, known = KNOWN[name]
    assert shape(ideal, session) == known


def test_many_minors_are_not_written_down(session: Session) -> None:
    """The first of these Jacobian matrices has 17 million minors."""
    strata = singularity_strata(determinantal(3, 4, 1), session=session)
    assert [(s.depth, s.dimension, s.degree) for s in strata] == [(0, 6, 10), (1, 0, 1)]
    curve = rational_normal_curve(5)
    found = singularity_strata(curve, session=session)
    assert [(s.depth, s.dimension, s.degree) for s in found] == [(0, 2, 5), (1, 0, 1)]


def test_matrices_of_bounded_rank_are_singular_where_the_rank_is_smaller(session: Session) -> None:
    strata = singularity_strata(determinantal(3, 3, 2), session=session)
    known = [determinantal(3, 3, 2), determinantal(3, 3, 1), determinantal(3, 3, 0)]
    assert [s.depth for s in strata] == [0, 1, 2]
    assert all(same_ideal(s.ideal, ideal) for s, ideal in zip(strata, known, strict=True))


@each("name", ["swallowtail", "nodes at conjugate points", "resultant"])
def test_components_make_up_the_singular_locus(name: str, session: Session) -> None:
    ideal, _ = KNOWN[name]
    components = [s.ideal for s in singularity_strata(ideal, session=session) if s.depth == 1]
    singular = radical(singular_locus(ideal, session=session), session=session)
    assert same_ideal(intersection(*components, session=session), singular)
