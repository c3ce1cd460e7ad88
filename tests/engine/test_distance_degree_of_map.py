"""euclidean_distance_degree of maps: against literature and against equations of the image.

A polynomial curve ``phi(t)`` has as many critical points as ``(phi - u).T * Q * phi'`` has roots,
less those where ``phi' = 0``.  Cones have for a generic quadric the sum of their polar degrees
(Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an algebraic
variety, 2016, theorem 5.4).
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from each import each
from literature import ENTRIES, Entry
from refusals import message
from sympy import GF, Matrix, Rational, diag, eye, symbols, zeros
from varieties import RESULTANT, STEINER, a, b, c, s, segre, t, u, veronese

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    EngineComplaint,
    Ideal,
    LightningSelfAttention,
    PolynomialMap,
    Session,
    vanishing_ideal,
)
from nnag_m2.invariants.distance.degrees import euclidean_distance_degree

engine = pytest.mark.engine

LARGEST = 1073741789
IMAGINARY = next(i for i in (pow(n, (10009 - 1) // 4, 10009) for n in (2, 3, 5, 7, 11))
                 if i * i % 10009 == 10008)  # fmt: skip
ATTENTION = LightningSelfAttention(2, 2, 2, outputs=1).parametrization("reduced").map
BOMBIERI = diag(1, 2, 1, 2, 2, 1)


def curve(*coordinates: Any) -> PolynomialMap:
    return PolynomialMap(coordinates, [t])


# name: map, distance degree for the unit quadric and for generic ones
KNOWN: dict[str, tuple[PolynomialMap, int, int]] = {
    "parabola": (curve(t, t**2), 3, 3),
    "parabola, twice covered": (curve(t**2, t**4), 3, 3),
    "cusp: 6 - 1 less the cusp": (curve(t**2, t**3), 4, 4),
    "(t^3, t^4): 7 less 2": (curve(t**3, t**4), 5, 5),
    "node: 6 - 1": (curve(t**2 - 1, t**3 - t), 5, 5),
    "twisted cubic": (curve(t, t**2, t**3), 5, 5),
    "a line in space": (curve(t, 2 * t, 7), 1, 1),
    "an isotropic line": (PolynomialMap([t, IMAGINARY * t], [t], GF(10009)), 0, 1),
    "a point": (PolynomialMap([2, Rational(-1, 3)], [t, s]), 1, 1),
    "the plane": (PolynomialMap([s**2, s * t], [s, t]), 1, 1),
    "the space": (STEINER, 1, 1),
    "cone over a conic: d + 2 d - 2": (veronese((s, t), 2), 4, 4),
    "cone over the twisted cubic": (veronese((s, t), 3), 7, 7),
    "cone over the rational quartic": (veronese((s, t), 4), 10, 10),
    # Segre products of projective spaces; Eckart and Young
    "2 x 2 of rank 1": (segre(2, 2), 2, 6),
    "2 x 3 of rank 1": (segre(2, 3), 2, 10),
    "2 x 2 x 2 tensors of rank 1": (
        ConvolutionalNetwork((2, 2, 2), strides=(2, 2, 1)).parametrization().map, 6, 34,
    ),
    "bad reduction modulo the usual prime": (curve(LARGEST * t, t**2 / LARGEST), 3, 3),
}  # fmt: skip


@engine
@each("name", KNOWN)
def test_degrees_that_are_known(session: Session, name: str) -> None:
    mapping, unit, generic = KNOWN[name]
    assert euclidean_distance_degree(mapping, "unit", session=session) == unit
    assert euclidean_distance_degree(mapping, "generic", session=session) == generic


GENERAL = "general_fibers"
DISTANCE = [e for e in ENTRIES if e.quantity in ("distance degree", "generic distance degree")]


@engine
@each("entry", DISTANCE, ids=lambda e: f"{e.network} {e.quantity}")
def test_degrees_of_the_literature(session: Session, entry: Entry) -> None:
    quadric = "generic" if entry.quantity.startswith("generic") else "unit"
    mapping = entry.network.parametrization().map
    assert euclidean_distance_degree(mapping, quadric, session=session) == entry.value


# Smooth projective varieties: the alternating sum of (2^(k + 1) - 1) times the degrees of the Chern
# classes of the codimensions dim - k (theorem 5.8).  Networks with two layers are products of
# projective spaces, embedded by O(activation degree, 1).
SEGRE_VERONESE = [
    (ConvolutionalNetwork((2, 2), activation=3), 7 * 6 - 3 * 8 + 4),
    (ConvolutionalNetwork((3, 2), activation=2), 15 * 12 - 7 * 20 + 3 * 15 - 6),
    (ConvolutionalNetwork((3, 3), strides=(2, 1)), 39),
]


@engine
@each(("network", "known"), SEGRE_VERONESE, ids=str)
def test_chern_classes_of_segre_veronese_varieties(
    session: Session, network: ConvolutionalNetwork, known: int
) -> None:
    mapping = network.parametrization().map
    assert euclidean_distance_degree(mapping, "generic", session=session) == known


# In the invariant quadric of forms: d for binary ones, 3 eigenvectors of a symmetric matrix; the
# others against equations.
AGAINST_EQUATIONS: dict[str, tuple[PolynomialMap, Any, int | None]] = {
    "binary quartics": (veronese((s, t), 4), diag(1, 4, 6, 4, 1), 4),
    "quadratic forms": (
        PolynomialMap([a**2, a * b, b**2, a * c, b * c, c**2], [a, b, c]), BOMBIERI, 3,
    ),
    "two fourth powers": (MLP((2, 2, 1), activation=t**4).parametrization().map, "generic", None),
    "Roman surface": (
        PolynomialMap([s * t, t * u, u * s, s**2 + t**2 + u**2], [s, t, u]), "generic", None,
    ),
    "Whitney's umbrella": (PolynomialMap([s * t, s, t**2], [s, t]), "unit", None),
    "attention, unit": (ATTENTION, "unit", None),
    "cubic threefold": (
        ConvolutionalNetwork((3, 2), strides=(2, 1)).parametrization().map, "unit", None,
    ),
    # singular quadrics: zero loss, and points on the ramification locus of the projection
    "parabola, one to one": (curve(t, t**2), diag(1, 0), 1),
    "parabola, two to one": (curve(t, t**2), diag(0, 1), 2 + 1),
    "twisted cubic onto a parabola": (curve(t, t**2, t**3), diag(1, 1, 0), 3),
    "twisted cubic onto a cusp": (curve(t, t**2, t**3), diag(0, 1, Rational(1, 2)), 4 + 1),
    "twisted cubic, double ramification": (curve(t, t**2, t**3), diag(0, 0, 1), 3 + 2),
    "twisted cubic, modulo 32003": (PolynomialMap([t, t**2, t**3], [t], GF(32003)), eye(3), 5),
}  # fmt: skip


@engine
@each("name", AGAINST_EQUATIONS, series=True)
def test_the_degree_is_that_of_the_equations(session: Session, name: str) -> None:
    mapping, quadric, known = AGAINST_EQUATIONS[name]
    found = euclidean_distance_degree(mapping, quadric, assume=GENERAL, session=session)
    ideal = vanishing_ideal(mapping, session=session)
    assert found == euclidean_distance_degree(ideal, quadric, session=session)
    assert known is None or found == known


@engine
def test_attention_in_quadrics_of_small_corank(session: Session) -> None:
    """The resultant is the equation of the image; for corank 2 a curve on it has no loss."""
    for rank, known in ((5, 14), (6, 14)):
        weights = Matrix(rank, 6, lambda i, j: (i + 2) ** j)
        quadric = weights.T * weights
        assert quadric.rank() == rank
        assert euclidean_distance_degree(RESULTANT, quadric, session=session) == known
        assert (
            euclidean_distance_degree(ATTENTION, quadric, assume=GENERAL, session=session) == known
        )
    weights = weights[:4, :]
    with pytest.raises(EngineComplaint, match="expected finitely many critical points"):
        euclidean_distance_degree(ATTENTION, weights.T * weights, assume=GENERAL, session=session)


@engine
def test_singular_quadrics_are_refused_for_maps(session: Session) -> None:
    """The vertex of the parabola is critical in the quadric, and special for both covers.

    The first is ramified over it, so that an assumption would be wrong unnoticed.  The second has
    three points in a general fiber, but over the vertex one that is not ramified.
    """
    cover = curve(t**2, t**4)
    said = message(lambda: euclidean_distance_degree(cover, diag(0, 1), session=session))
    assert "vanishing_ideal(polynomial_map), quadric), or assume='general_fibers'" in said
    image = vanishing_ideal(cover, session=session)
    assert euclidean_distance_degree(image, diag(0, 1), session=session) == 3
    parabola = curve(t, t**2)
    found = euclidean_distance_degree(parabola, diag(0, 1), assume=GENERAL, session=session)
    assert found == 3
    folded = curve(t**3 - 3 * t, (t**3 - 3 * t - 2) ** 2)
    with pytest.raises(EngineComplaint, match="special fibers matter"):
        euclidean_distance_degree(folded, diag(0, 1), assume=GENERAL, session=session)


@engine
def test_the_degree_depends_neither_on_seed_nor_on_what_is_fixed(session: Session) -> None:
    v11, k11, k12, k21, k22, q22 = symbols("v11 k11 k12 k21 k22 q22")
    seeds = {
        euclidean_distance_degree(ATTENTION, "generic", seed=n, session=session) for n in range(3)
    }
    assert seeds == {14}
    for fixed in (q22, [v11], (k11, k12, k21, k22)):
        assert euclidean_distance_degree(ATTENTION, "generic", fixed=fixed, session=session) == 14
    # several points in a fiber: with the outer weights fixed, each fourth root counts
    quartics = MLP((2, 2, 1), activation=t**4).parametrization().map
    outer = symbols("b11 b12")
    assert euclidean_distance_degree(quartics, "generic", fixed=outer, session=session) == 13


@engine
def test_parameters_may_have_the_names_of_the_script(session: Session) -> None:
    names = symbols("point u Q B")
    mapping = PolynomialMap([v * w for v in names[:2] for w in names[2:]], names)
    assert euclidean_distance_degree(mapping, "generic", session=session) == 6


def prime_of(script: str) -> int:
    """Return the prime of a script's first ring."""
    found = re.search(r"^R = \(ZZ/([0-9]+)\)", script, re.MULTILINE)
    return int(found[1]) if found else 0


def test_scripts_show_their_random_data_and_depend_on_the_seed_only() -> None:
    mapping = segre(2, 2)
    script = euclidean_distance_degree.script(mapping, "generic")
    assert prime_of(script)
    assert "[v0, v1, f0, f1];" in script
    assert "drawn from seed 1\n" in script
    assert script == euclidean_distance_degree.script(mapping, "generic", fixed=symbols("v0"))
    assert script != euclidean_distance_degree.script(mapping, "generic", seed=2)
    assert euclidean_distance_degree.query(mapping, "generic") == euclidean_distance_degree.query(
        mapping, "generic", 1, fixed=[]
    )
    unit = euclidean_distance_degree.script(mapping, "unit")
    assert unit == euclidean_distance_degree.script(mapping, eye(4))
    assert "random as well" not in unit
    assert "random as well" in euclidean_distance_degree.script(mapping, zeros(4), assume=GENERAL)


def test_a_prime_that_divides_the_quadric_is_passed_over() -> None:
    scripts = [euclidean_distance_degree.script(curve(t, t**2), diag(1, n)) for n in (1, 2)]
    first, second = map(prime_of, scripts)
    assert first != second
    for entry in (first * second, Rational(1, first * second)):
        script = euclidean_distance_degree.script(curve(t, t**2), diag(1, entry))
        assert prime_of(script) not in (first, second)


def test_wrong_questions_are_refused() -> None:
    asked = euclidean_distance_degree.script
    mapping: Any = PolynomialMap([s * t, s], [s, t])
    for value in ("round", eye(3), Matrix([[1, 2], [3, 4]]), [[0.5, 0], [0, 1]], 3):
        assert message(lambda value=value: asked(mapping, value))
    assert "only parameters of a map" in message(lambda: asked(Ideal([s], [s]), fixed=s))
    for seed in (None, 1.0, "1", True):
        assert "the seed must be an integer" in message(lambda seed=seed: asked(mapping, seed=seed))
    small = PolynomialMap([s], [s], GF(101))
    assert "at least 10,000 elements" in message(lambda: asked(small))
    assert "got u" in message(lambda: asked(mapping, fixed=u))
    assert "the image must stay the same" in message(
        lambda: asked(segre(2, 2), fixed=symbols("v0 f0"))
    )


@engine
def test_a_map_has_the_degree_of_its_image(session: Session) -> None:
    t = symbols("t")
    cusp = PolynomialMap([t**2, t**3], [t])
    assert euclidean_distance_degree(cusp, session=session) == 4
    said = message(lambda: euclidean_distance_degree.script(cusp, formulation="minors"))
    assert "a map has none" in said
