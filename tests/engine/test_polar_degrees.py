"""polar_degrees: of equations and maps, by intersection theory, duality, and in the literature."""

from __future__ import annotations

from typing import Any

import pytest
from each import each
from polar_classes import polar_degrees_of_matrices
from refusals import message
from sympy import GF, diag, symbols
from varieties import (
    CIRCLE,
    RESULTANT,
    a,
    b,
    c,
    determinantal,
    rational_normal_curve,
    segre,
    t,
    veronese,
    w,
    x,
    y,
    z,
)

from nnag_m2 import (
    ConvolutionalNetwork,
    Ideal,
    LightningSelfAttention,
    LinearMLP,
    PolynomialMap,
    Session,
    euclidean_distance_degree,
    polar_degrees,
)

engine = pytest.mark.engine

# name: cone and its polar degrees
CONES: dict[str, tuple[Ideal | PolynomialMap, tuple[int, ...]]] = {
    "a line": (Ideal([x - y], [x, y]), (1,)),
    "a plane in 4-space": (Ideal([x, y - z], [x, y, z, w]), (0, 1)),
    "two planes": (Ideal([x * y], [x, y, z]), (0, 2)),
    "everything": (Ideal([], [x, y, z]), (0, 0)),
    "the origin": (Ideal([x, y], [x, y]), ()),
    "nothing": (Ideal([1], [x, y]), ()),
    # class and degree of plane curves
    "conic": (Ideal([x**2 + y**2 - z**2], [x, y, z]), (2, 2)),
    "smooth cubic": (Ideal([x**3 + y**3 + z**3], [x, y, z]), (6, 3)),
    "nodal cubic": (Ideal([y**2 * z - x**3 - x**2 * z], [x, y, z]), (4, 3)),
    "cuspidal cubic": (Ideal([y**2 * z - x**3], [x, y, z]), (3, 3)),
    # dual to Steiner's Roman surface
    "Cayley's cubic": (
        Ideal([x * y * z + x * y * w + x * z * w + y * z * w], [x, y, z, w]), (4, 6, 3),
    ),
    # 2 d - 2 tangents of a rational curve meet a general linear space of codimension 2
    "rational quartic": (rational_normal_curve(4), (6, 4)),
    "rational quartic as a map": (veronese((x, y), 4), (6, 4)),
    "forms, twice covered": (PolynomialMap([x**4, x**2 * y**2, y**4], [x, y]), (2, 2)),
    "2 x 3 of rank 1": (segre(2, 3), polar_degrees_of_matrices(2, 3, 1)),
    "3 x 3 of rank 1": (determinantal(3, 3, 1), polar_degrees_of_matrices(3, 3, 1)),
    "3 x 3 of rank 2": (determinantal(3, 3, 2), polar_degrees_of_matrices(3, 3, 2)),
    "linear networks": (
        LinearMLP((3, 2, 3)).parametrization().map, polar_degrees_of_matrices(3, 3, 2),
    ),
    # 14 together, in reverse those of the dual (Marchetti, Connelly, Breiding, Kohn 2025)
    "attention": (RESULTANT, (0, 0, 4, 6, 4)),
    "attention as a network": (
        LightningSelfAttention(2, 2, 2, 1).parametrization("reduced").map, (0, 0, 4, 6, 4),
    ),
    # a rational normal scroll, smooth of degree 4
    "convolution": (
        ConvolutionalNetwork((2, 2), activation=2).parametrization("reduced").map, (4, 6, 4),
    ),
}  # fmt: skip


@engine
@each("name", CONES)
def test_polar_degrees(session: Session, name: str) -> None:
    cone, known = CONES[name]
    assert polar_degrees(cone, session=session) == known


@engine
@each(
    "name", ["a plane in 4-space", "everything", "the origin", "nothing", "Cayley's cubic",
             "cuspidal cubic", "2 x 3 of rank 1"],
)  # fmt: skip
def test_their_sum_is_the_generic_distance_degree(session: Session, name: str) -> None:
    cone, _ = CONES[name]
    found = [
        euclidean_distance_degree(cone, "generic", formulation=way, session=session)
        for way in ("automatic", "polar_degrees")
    ]
    assert found[0] == found[1]


@engine
def test_they_depend_neither_on_seed_nor_on_prime_nor_on_what_is_fixed(session: Session) -> None:
    conic = Ideal([x * z - y**2], [x, y, z], GF(32003))
    assert {polar_degrees(conic, seed=n, session=session) for n in range(3)} == {(2, 2)}
    mapping = segre(2, 2)
    for fixed in mapping.parameters[::2]:
        assert polar_degrees(mapping, fixed, session=session) == (2, 2, 2)


def test_wrong_questions_are_refused() -> None:
    asked = polar_degrees.script
    assert "it must be a cone" in message(lambda: asked(CIRCLE))
    assert "degrees [1, 2]" in message(lambda: asked(PolynomialMap([a, b * c], [a, b, c])))
    assert "it must be a cone" in message(lambda: asked(PolynomialMap([t, t + 1], [t])))
    cone = Ideal([x * z - y**2], [x, y, z])
    assert "only parameters of a map" in message(lambda: asked(cone, symbols("x")))
    assert "the seed must be an integer" in message(lambda: asked(cone, seed=None))
    quadrics: list[Any] = ["unit", diag(1, 2, 3)]
    for quadric in quadrics:
        refused = message(
            lambda q=quadric: euclidean_distance_degree.script(cone, q, formulation="polar_degrees")
        )
        assert "for the generic quadric" in refused
