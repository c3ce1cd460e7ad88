"""radical and minimal_primes: against known components, powers, and points."""

from __future__ import annotations

import pytest
from certificates import contains, is_in, powers_lie_in, same_ideal, vanishes_on
from each import each
from sympy import GF, QQ, Expr, Matrix, Rational
from sympy.polys.domains.domain import Domain
from varieties import (
    CUSP,
    EMPTY,
    FAT_POINT,
    FOUR_POINTS,
    LINE_WITH_POINT,
    RESULTANT,
    TWISTED_CUBIC_BY_MINORS,
    WHOLE_PLANE,
    Y,
    determinantal,
    minors,
    rational_normal_curve,
    s,
    t,
    x,
    y,
    z,
)

from nnag_m2 import (
    Ideal,
    Session,
    degree,
    intersection,
    is_equal,
    minimal_primes,
    radical,
    singular_locus,
)

pytestmark = pytest.mark.engine

BIG = 13**70
PLANE, SPACE = [x, y], [x, y, z]
Components = list[list[Expr]]

# name: generators, variables, field, the minimal primes
KNOWN: dict[str, tuple[Ideal, Components]] = {
    "a double line and a line": (Ideal([x**2 * y], PLANE), [[x], [y]]),
    "a fat point": (FAT_POINT, [[x, y]]),
    "four points": (FOUR_POINTS, [[x, y], [x - 1, y], [x, y - 2], [x - 1, y - 2]]),
    "mixed dimension": (LINE_WITH_POINT, [[x], [x - 1, y]]),
    "an embedded point is no component": (Ideal([x**2, x * y], PLANE), [[x]]),
    "prime": (CUSP, [[x**3 + y**2]]),
    "prime, not a complete intersection": (
        TWISTED_CUBIC_BY_MINORS, [[y - x**2, z - x * y]],
    ),
    "irreducible over QQ only": (Ideal([(x**2 + 1) ** 2], [x]), [[x**2 + 1]]),
    "over a quadratic extension of QQ": (
        Ideal([x**2 - 2, y**2 - 2], PLANE), [[x - y, y**2 - 2], [x + y, y**2 - 2]],
    ),
    "empty": (EMPTY, []),
    "everything": (WHOLE_PLANE, [[]]),
    "big coefficients": (
        Ideal([(BIG * x - 1) ** 2 * (y - BIG)], PLANE), [[x - Rational(1, BIG)], [y - BIG]],
    ),
    "x^4 + 1 modulo 3": (
        Ideal([x**4 + 1], [x], GF(3)), [[x**2 + x - 1], [x**2 - x - 1]],
    ),
    "a p-th power": (Ideal([x**3 - y**3], PLANE, GF(3)), [[x - y]]),
    "a root of a variable is prime": (Ideal([x**2 - t], [x, t], GF(2)), [[x**2 - t]]),
    "two equal roots, inseparable": (
        Ideal([x**5 - t, y**5 - t], [x, y, t], GF(5)), [[x - y, x**5 - t]],
    ),
    "two roots of proportional variables, inseparable": (
        Ideal([x**2 - t, y**2 - t * s**2], [x, y, s, t], GF(2)), [[y - s * x, x**2 - t]],
    ),
    "all points of a finite plane": (
        Ideal([x**3 - x, y**3 - y], PLANE, GF(3)),
        [[x - i, y - j] for i in range(3) for j in range(3)],
    ),
    "a large prime": (
        Ideal([x**2 * (y**2 - 1)], PLANE, GF(536870909)), [[x], [y - 1], [y + 1]],
    ),
}  # fmt: skip
NAMES = each("name", KNOWN)


@NAMES
def test_minimal_primes_are_known(session: Session, name: str) -> None:
    ideal, components = KNOWN[name]
    found = minimal_primes(ideal, session=session)
    expected = [Ideal(component, ideal.variables, ideal.field) for component in components]
    assert len(found) == len(expected)
    for component in expected:
        assert sum(same_ideal(component, prime) for prime in found) == 1


@NAMES
def test_radical_is_the_intersection_of_the_known_components(session: Session, name: str) -> None:
    ideal, components = KNOWN[name]
    found = radical(ideal, session=session)
    primes = [Ideal(component, ideal.variables, ideal.field) for component in components]
    expected = (
        intersection(*primes, session=session)
        if primes
        else Ideal([1], ideal.variables, ideal.field)
    )
    assert same_ideal(found, expected)


@NAMES
def test_radical_lies_between_the_ideal_and_its_components(session: Session, name: str) -> None:
    ideal, components = KNOWN[name]
    found = radical(ideal, session=session)
    assert contains(found, ideal)
    assert powers_lie_in(ideal, found)
    for component in components:
        assert contains(Ideal(component, ideal.variables, ideal.field), found)
    assert same_ideal(radical(found, session=session), found)


def test_the_sequence_of_the_components_does_not_depend_on_generators(session: Session) -> None:
    ideal = Ideal([x * y * (x - y) * (x + y - 1)], PLANE)
    other = Ideal([3 * x * y * (y - x) * (x + y - 1), 0], PLANE)
    found = minimal_primes(ideal, session=session)
    assert len(found) == 4
    assert found == minimal_primes(other, session=session)


@each("field", [QQ, GF(101)], ids=str)
def test_adjacent_minors_split_into_parts_whose_degrees_add_up_by_bezout(
    session: Session, field: Domain
) -> None:
    # Eisenbud and Sturmfels, Binomial ideals (1996): adjacent 2x2 minors of a 2x4 matrix
    entries = determinantal(2, 4, 1).variables
    matrix = Matrix(2, 4, entries)
    adjacent = [matrix.extract([0, 1], [i, i + 1]).det() for i in range(3)]
    found = minimal_primes(Ideal(adjacent, entries, field), session=session)
    generic = Ideal(minors(matrix, 2), entries, field)
    assert any(same_ideal(prime, generic) for prime in found)
    assert sorted(degree(prime, session=session) for prime in found) == [2, 2, 4]  # 2^3 together
    assert all(contains(prime, Ideal(adjacent, entries, field)) for prime in found)


def test_two_quadrics_through_the_twisted_cubic_contain_a_line_too(session: Session) -> None:
    cubic = rational_normal_curve(3)
    q = cubic.variables
    ideal = Ideal([q[0] * q[2] - q[1] ** 2, q[0] * q[3] - q[1] * q[2]], q)
    found = minimal_primes(ideal, session=session)
    assert sorted(degree(prime, session=session) for prime in found) == [1, 3]
    assert any(same_ideal(prime, cubic) for prime in found)
    assert any(same_ideal(prime, Ideal([q[0], q[1]], q)) for prime in found)


def test_the_singular_locus_of_the_resultant_is_where_two_vectors_are_parallel(
    session: Session,
) -> None:
    jacobian = singular_locus(RESULTANT, session=session)
    parallel = Ideal(minors(Matrix([Y[:3], Y[3:]]), 2), Y)
    found = radical(jacobian, session=session)
    assert is_equal(found, parallel, session=session)
    assert same_ideal(found, parallel)
    vectors = [(1, 2, -3), (2, 0, 5)]
    assert vanishes_on(jacobian, [(*v, *(k * e for e in v)) for v in vectors for k in (0, 1, -4)])
    assert not is_in(Y[0], found)
