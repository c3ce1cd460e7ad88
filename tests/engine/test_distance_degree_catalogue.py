"""euclidean_distance_degree on a catalogue: by all formulations, and in the literature.

DHOST: Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an algebraic
variety, Found. Comput. Math. 16 (2016).  The other numbers have a reason beside them: a polynomial
curve ``phi(t)`` has as many critical points as ``(phi - u).T * Q * phi'`` has roots, less those
where ``phi' = 0``; for a generic quadric a cone has the sum of its polar degrees (DHOST, theorem
5.4), which are the dual cone's in reverse; several components have the sum of their numbers.
"""

from __future__ import annotations

import itertools
import re
from math import prod
from typing import Any

import pytest
from each import each
from refusals import message
from sympy import GF, Matrix, diag, eye, primerange, symbols
from varieties import (
    CIRCLE,
    CUSP,
    DISCRIMINANT,
    EMPTY,
    FOUR_POINTS,
    NODE,
    PARABOLA,
    RESULTANT,
    SPHERE,
    TORUS,
    TWISTED_CUBIC,
    TWISTED_CUBIC_BY_MINORS,
    WHITNEY_UMBRELLA,
    WHOLE_PLANE,
    a,
    b,
    c,
    minors,
    w,
    x,
    y,
    z,
)

from nnag_m2 import EngineComplaint, Ideal, Session
from nnag_m2.invariants.distance.degrees import euclidean_distance_degree

engine = pytest.mark.engine

Z = symbols("z0:9")


def of_rank(rows: int, columns: int, rank: int) -> Ideal:
    """Return the ideal of the matrices of at most this rank."""
    entries = Z[: rows * columns]
    return Ideal(minors(Matrix(rows, columns, entries), rank + 1), entries)


def normal_curve(d: int) -> Ideal:
    """Return the cone over the rational normal curve of degree ``d``."""
    return Ideal(minors(Matrix([Z[:d], Z[1 : d + 1]]), 2), Z[: d + 1])


def special_orthogonal(n: int) -> Ideal:
    """Return the ideal of SO(n)."""
    matrix = Matrix(n, n, Z[: n * n])
    rows, columns = matrix * matrix.T - eye(n), matrix.T * matrix - eye(n)
    return Ideal([*rows, *columns, matrix.det() - 1], Z[: n * n])


def rank_one_tensors() -> Ideal:
    """Return the cone over the Segre product of three lines: the flattenings have rank one."""
    entry = {index: Z[4 * index[0] + 2 * index[1] + index[2]] for index in BITS}
    flattenings = [
        Matrix(2, 4, [entry[i] for i in sorted(BITS, key=lambda i: (i[k], i))]) for k in range(3)
    ]
    return Ideal(list(dict.fromkeys(m for f in flattenings for m in minors(f, 2))), Z[:8])


BITS = list(itertools.product((0, 1), repeat=3))
SYMMETRIC = Matrix([[a, b, c], [b, x, y], [c, y, z]])
VERONESE = Ideal(list(dict.fromkeys(minors(SYMMETRIC, 2))), [a, b, c, x, y, z])
BOMBIERI = diag(1, 2, 2, 1, 2, 1)
MATRIX = Matrix([[a, b], [c, x]])
ORTHOGONAL = [*(MATRIX.T * MATRIX - eye(2)), *(MATRIX * MATRIX.T - eye(2))]
HANKEL = Ideal([Matrix(3, 3, lambda i, j: Z[i + j]).det()], Z[:5])
HURWITZ = a * b * c - x * c**2 - a**2 * y

# name: ideal, number for the unit quadric, number for a generic one; None where none is known
KNOWN: dict[str, tuple[Ideal, int | None, int | None]] = {
    # plane curves: d^2 for general ones of degree d (DHOST, corollary 2.10)
    "line": (Ideal([x + 2 * y - 3], [x, y]), 1, 1),
    "circle": (CIRCLE, 2, 4),
    "ellipse": (Ideal([x**2 + 4 * y**2 - 4], [x, y]), 4, 4),
    "hyperbola": (Ideal([x * y - 1], [x, y]), 4, 4),
    "parabola": (PARABOLA, 3, 3),
    "cardioid (DHOST, example 1.1)": (
        Ideal([(x**2 + y**2 + x) ** 2 - x**2 - y**2], [x, y]), 3, None,
    ),
    "cusp: (t^2, t^3), degree 5 less the root 0": (CUSP, 4, 4),
    "node: (t^2 - 1, t^3 - t), degree 5": (NODE, 5, 5),
    "isolated point and branch: (t^2 + 1, t^3 + t)": (
        Ideal([y**2 - x**2 * (x - 1)], [x, y]), 5, 5,
    ),
    "smooth cubic": (Ideal([x**3 + y**3 - 1], [x, y]), 9, 9),
    "graph of a quartic: 2 * 4 - 1": (Ideal([y - x**4 + x], [x, y]), 7, 7),
    "cusp of higher order: (t^2, t^5), 9 less 1": (Ideal([y**2 - x**5], [x, y]), 8, 8),
    "ramphoid: (t^3, t^4), 7 less 2": (Ideal([y**3 - x**4], [x, y]), 5, 5),
    "smooth quartic": (Ideal([x**4 + y**4 - 1], [x, y]), 16, 16),
    "lemniscate": (Ideal([(x**2 + y**2) ** 2 - x**2 + y**2], [x, y]), None, None),
    "trifolium": (Ideal([(x**2 + y**2) ** 2 - x**3 + 3 * x * y**2], [x, y]), None, None),
    "tacnode": (Ideal([y**2 - x**4 - x**5], [x, y]), None, None),
    "astroid": (
        Ideal([(x**2 + y**2 - 1) ** 3 + 27 * x**2 * y**2], [x, y]), None, None,
    ),
    # several components
    "two lines": (Ideal([x * y], [x, y]), 2, 2),
    "circle and line": (Ideal([(x**2 + y**2 - 1) * (x - y)], [x, y]), 3, 5),
    "cycle of three lines": (Ideal([x * y * (x + y - 1)], [x, y]), 3, 3),
    "coordinate planes": (Ideal([x * y * z], [x, y, z]), 3, 3),
    "coordinate axes": (Ideal([x * y, x * z, y * z], [x, y, z]), 3, 3),
    "skew lines": (
        Ideal([x * z, x * (w - 1), y * z, y * (w - 1)], [x, y, z, w]), 2, 2,
    ),
    "skew lines in 3-space": (Ideal([x * y, x * (z - 1), y * z, z * (z - 1)], [x, y, z]), 2, 2),
    "two isotropic lines": (Ideal([x**2 + y**2], [x, y]), 0, 2),
    "four points": (FOUR_POINTS, 4, 4),
    "nothing": (EMPTY, 0, 0),
    "all": (WHOLE_PLANE, 1, 1),
    # space curves: 2 * 3 - 1; a general one on two quadrics (DHOST, proposition 2.6)
    "twisted cubic": (TWISTED_CUBIC, 5, 5),
    "twisted cubic, three equations": (TWISTED_CUBIC_BY_MINORS, 5, 5),
    "twisted cubic, superfluous equations": (
        Ideal([*TWISTED_CUBIC_BY_MINORS.exprs, (y - x**2) * x, y - x**2], [x, y, z]), 5, 5,
    ),
    "circle in space": (Ideal([x**2 + y**2 + z**2 - 2, z - 1], [x, y, z]), 2, 4),
    "general quartic of genus 1": (
        Ideal([x**2 + 2 * y**2 + 3 * z**2 - 7, x * y + z**2 + x - 2 * y + 3 * z], [x, y, z]),
        12, 12,
    ),
    "Viviani's curve": (Ideal([x**2 + y**2 + z**2 - 4, (x - 1) ** 2 + y**2 - 1], [x, y, z]),
                        None, None),
    # surfaces and more; d + d (d - 1) + d (d - 1)^2 for general ones (DHOST, proposition 2.6)
    "sphere": (SPHERE, 2, 6),
    "ellipsoid": (Ideal([x**2 + 2 * y**2 + 3 * z**2 - 1], [x, y, z]), 6, 6),
    "torus: two circles in a plane through the axis": (TORUS, 4, None),
    "smooth cubic surface": (Ideal([x**3 + y**3 + z**3 - 1], [x, y, z]), None, 21),
    "Whitney's umbrella": (WHITNEY_UMBRELLA, None, None),
    "circular cone": (Ideal([x**2 + y**2 - z**2], [x, y, z]), 2, 4),
    "cylinder over a cusp": (Ideal([x**3 + y**2], [x, y, z]), 4, None),
    "Hurwitz, n = 3 (DHOST, table 1)": (Ideal([a * b - c], [a, b, c]), 5, None),
    "Hurwitz, n = 3, cone (DHOST, table 1)": (Ideal([a * b - c * x], [a, b, c, x]), 2, 6),
    "Hurwitz, n = 4 (DHOST, table 1)": (
        Ideal([HURWITZ.subs(x, 1)], [a, b, c, y]), 5, None,
    ),
    "Hurwitz, n = 4, cone (DHOST, table 1)": (Ideal([HURWITZ], [x, a, b, c, y]), 10, None),
    # groups (Baaijens, Draisma: Euclidean distance degrees of real algebraic groups, 2015)
    "SL(2)": (Ideal([a * x - b * c - 1], [a, b, c, x]), 4, None),
    "O(2)": (Ideal(ORTHOGONAL, [a, b, c, x]), 4, None),
    "SO(2)": (Ideal([*ORTHOGONAL, MATRIX.det() - 1], [a, b, c, x]), 2, None),
    # cones over plane curves: degree and class
    "cone over a smooth cubic": (Ideal([x**3 + y**3 + z**3], [x, y, z]), None, 3 + 6),
    "cone over a node": (Ideal([y**2 * z - x**3 - x**2 * z], [x, y, z]), None, 3 + 4),
    "cone over a cusp": (Ideal([y**2 * z - x**3], [x, y, z]), None, 3 + 3),
    # polar degrees of Cayley's cubic surface with four nodes: 3, 6, and the Steiner surface's 4
    "cone over Cayley's cubic": (
        Ideal([x * y * z + x * y * w + x * z * w + y * z * w], [x, y, z, w]), None, 13,
    ),
    # Eckart and Young: min(m, n) over r; generic ones in Ottaviani, Spaenlehauer, Sturmfels 2014
    "2 x 2 of rank 1": (of_rank(2, 2, 1), 2, 6),
    "2 x 3 of rank 1": (of_rank(2, 3, 1), 2, 10),
    # d + 2 d - 2
    "cone over a conic": (normal_curve(2), 4, 4),
    "cone over the twisted cubic": (normal_curve(3), 7, 7),
    "cubic scroll": (Ideal(minors(Matrix([[a, x, y], [b, y, z]]), 2), [a, b, x, y, z]), None, 10),
    "discriminant of cubics, dual to the twisted cubic": (DISCRIMINANT, None, 7),
    "Plücker's quadric: 2 (n - 1)": (Ideal([a * b - c * x + y * z], [a, b, c, x, y, z]), 2, 10),
    # dual to the squares of binary quadrics, a general projection of Veronese's surface: 4 + 6 + 3
    "Hankel determinant": (HANKEL, None, 13),
    # (Marchetti, Connelly, Breiding, Kohn 2025)
    "lightning self-attention": (RESULTANT, None, 14),
}  # fmt: skip
FIVE_ROWS = Matrix(5, 6, lambda i, j: (3 * i * i + 5 * j + 2 * i * j * j) % 7 - 3)
assert FIVE_ROWS.rank() == 5

# name: ideal, quadric, number
WITH_QUADRIC: dict[str, tuple[Ideal, Matrix, int]] = {
    # in the invariant quadric of binary forms: d (DHOST, corollary 8.7); of matrices: eigenvectors
    "cone over a conic": (normal_curve(2), diag(1, 2, 1), 2),
    "cone over the twisted cubic": (normal_curve(3), diag(1, 3, 3, 1), 3),
    "symmetric determinant": (Ideal([SYMMETRIC.det()], VERONESE.variables), BOMBIERI, 3),
    "discriminant of cubics": (DISCRIMINANT, diag(3, 1, 1, 3), 3),
    # singular quadrics: points of zero loss, and points on the ramification locus
    "circle onto a line": (CIRCLE, diag(1, 0), 2 + 2),
    "parabola, one to one": (PARABOLA, diag(1, 0), 1),
    "parabola, two to one": (PARABOLA, diag(0, 1), 2 + 1),
    "twisted cubic onto a parabola": (TWISTED_CUBIC, diag(1, 1, 0), 3),
    "twisted cubic onto a cusp, over which it is smooth": (
        TWISTED_CUBIC_BY_MINORS, diag(0, 1, 1), 4 + 1,
    ),
    "twisted cubic with a double point of ramification": (TWISTED_CUBIC, diag(0, 0, 1), 3 + 2),
    "sphere onto a plane": (SPHERE, Matrix([[1, 0, 0], [0, 1, 0], [0, 0, 0]]), 2 + 2),
    # on the curve (t^2 - 1, t^3 - t, (t^2 - 1)^2) the last coordinate is critical at its node too,
    # where t = 1 or t = -1, and there its gradient is one of the curve's
    "node where the gradients are dependent": (
        Ideal([z - x**2, y**2 - x**2 * (x + 1)], [x, y, z]), diag(0, 0, 1), 4 + 1,
    ),
    "attention, corank 1": (RESULTANT, FIVE_ROWS.T * FIVE_ROWS, 14),
}  # fmt: skip

# where minors take too long: ideal, quadric, number
LARGE: dict[str, tuple[Ideal, Any, int]] = {
    "2 x 4 of rank 1": (of_rank(2, 4, 1), "unit", 2),
    "2 x 4 of rank 1, generic": (of_rank(2, 4, 1), "generic", 14),
    "3 x 3 of rank 1": (of_rank(3, 3, 1), "unit", 3),
    "3 x 3 of rank 1, generic": (of_rank(3, 3, 1), "generic", 39),
    "3 x 3 of rank 2": (of_rank(3, 3, 2), "unit", 3),
    "3 x 3 of rank 2, generic": (of_rank(3, 3, 2), "generic", 39),
    "cone over the rational quartic": (normal_curve(4), diag(1, 4, 6, 4, 1), 4),
    "cone over the rational quartic, generic": (normal_curve(4), "generic", 10),
    "Veronese surface": (VERONESE, BOMBIERI, 3),
    "Veronese surface, generic: 4 + 6 + 3": (VERONESE, "generic", 13),
    "symmetric determinant, its dual": (
        Ideal([SYMMETRIC.det()], VERONESE.variables), "generic", 13,
    ),
    # Friedland, Ottaviani: The number of singular vector tuples (2014); DHOST, section 8
    "2 x 2 x 2 tensors of rank 1": (rank_one_tensors(), "unit", 6),
    "2 x 2 x 2 tensors of rank 1, generic": (rank_one_tensors(), "generic", 34),
    # Baaijens, Draisma
    "SO(3)": (special_orthogonal(3), "unit", 4),
}  # fmt: skip


WAYS: tuple[Any, ...] = ("minors", "multipliers", "left_kernel", "complete_intersection")


def by_all(session: Session, ideal: Ideal, quadric: Any) -> set[int]:
    return {
        euclidean_distance_degree(ideal, quadric, formulation=way, session=session) for way in WAYS
    }


@engine
@each("name", KNOWN, series=True)
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("quadric", ["unit", "generic"])
def test_all_formulations_and_literature_agree(session: Session, name: str, quadric: str) -> None:
    ideal, *numbers = KNOWN[name]
    found = by_all(session, ideal, quadric)
    assert len(found) == 1
    known = numbers[quadric == "generic"]
    assert known is None or found == {known}


@engine
@each("name", WITH_QUADRIC, series=True)
def test_all_formulations_agree_for_special_quadrics(session: Session, name: str) -> None:
    ideal, quadric, known = WITH_QUADRIC[name]
    assert by_all(session, ideal, quadric) == {known}


@engine
@pytest.mark.composite  # of left kernels, others are asked for all that is known, above
@each("name", LARGE, series=True)
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("formulation", ["automatic", "left_kernel"])
def test_large_varieties_of_the_literature(session: Session, name: str, formulation: Any) -> None:
    ideal, quadric, known = LARGE[name]
    found = euclidean_distance_degree(ideal, quadric, formulation=formulation, session=session)
    assert found == known


@engine
@each("name", ["node", "twisted cubic, three equations", "2 x 3 of rank 1"])
def test_the_number_depends_neither_on_the_seed_nor_on_the_prime(
    session: Session, name: str
) -> None:
    ideal, unit, generic = next(v for k, v in KNOWN.items() if k.startswith(name))
    other = Ideal(ideal.generators, ideal.variables, GF(32003))
    for asked in (ideal, other):
        for seed in (2, 3):
            found = [
                euclidean_distance_degree(asked, quadric, seed, session=session)
                for quadric in ("unit", "generic")
            ]
            assert found == [unit, generic]


@engine
@each("formulation", WAYS)
def test_infinitely_many_critical_points_are_no_number(session: Session, formulation: Any) -> None:
    for ideal, quadric in ((RESULTANT, diag(1, 2, 3, 5, 0, 0)), (SPHERE, diag(1, 0, 0))):
        with pytest.raises(EngineComplaint, match="expected finitely many critical points"):
            euclidean_distance_degree(ideal, quadric, 1, formulation, session=session)


@engine
def test_a_number_does_not_depend_on_what_the_session_did_before(session: Session) -> None:
    """The package Msolve, once loaded, saturates in its own way."""
    assert euclidean_distance_degree(NODE, session=session) == 5
    assert euclidean_distance_degree(NODE, formulation="minors", session=session) == 5


def test_scripts_show_their_random_data() -> None:
    script = euclidean_distance_degree.script(TWISTED_CUBIC_BY_MINORS, "generic")
    assert re.search(r"^R = \(ZZ/[0-9]{9}\)\[x, y, z\];$", script, re.MULTILINE)
    assert "drawn from seed 1\n" in script
    assert all(f"\n{name} = matrix(QQ, " in script for name in "QuA")
    assert script != euclidean_distance_degree.script(TWISTED_CUBIC_BY_MINORS, "generic", 2)
    assert "\nA = " not in euclidean_distance_degree.script(CIRCLE)
    assert "\nB = " not in euclidean_distance_degree.script(CIRCLE, "generic")
    assert "\nB = " in euclidean_distance_degree.script(CIRCLE, diag(1, 0))


def test_a_prime_that_divides_an_entry_is_passed_over() -> None:
    number = prod(primerange(2**28 + 2**25, 2**28 + 2**25 + 3000))
    script = euclidean_distance_degree.script(CIRCLE, diag(1, number))
    found = re.search(r"^R = \(ZZ/([0-9]+)\)\[x, y\];$", script, re.MULTILINE)
    assert found
    assert number % int(found[1])


def test_wrong_questions_are_refused() -> None:
    asked = euclidean_distance_degree.script
    assert "an Ideal is needed" in message(lambda: asked(x))
    assert "'unit', 'generic' or a matrix" in message(lambda: asked(CIRCLE, "round"))
    assert "each of 2 variables; got a 3 x 3 matrix" in message(lambda: asked(CIRCLE, eye(3)))
    assert "must be symmetric" in message(lambda: asked(CIRCLE, [[1, 1], [0, 1]]))
    assert "numbers must be exact" in message(lambda: asked(CIRCLE, [[1, 0.5], [0.5, 1]]))
    assert "the seed must be an integer" in message(lambda: asked(CIRCLE, seed=1.0))
    assert "formulation must be one of" in message(lambda: asked(CIRCLE, formulation="slow"))
    small = Ideal([x - y], [x, y], GF(101))
    assert "at least 10,000 elements" in message(lambda: asked(small))
