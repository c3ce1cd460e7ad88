"""initial_ideal and is_prime: against sympy's Groebner bases, known components and dimensions."""

from __future__ import annotations

from typing import Any

import pytest
from certificates import leading_monomials
from each import each
from sympy import GF, Matrix, symbols

from nnag_m2 import Ideal, InputError, Session, degree, dimension, initial_ideal, is_prime

pytestmark = pytest.mark.engine

x, y, z, w = symbols("x y z w")

IDEALS = {
    "zero ideal": Ideal([], [x, y]),
    "unit ideal": Ideal([x, x - 1], [x, y]),
    "inhomogeneous": Ideal([x**3 + y**2, x * y - 1], [x, y]),
    "no complete intersection": Ideal([x * z - y**2, x * w - y * z, y * w - z**2], [x, y, z, w]),
    "positive-dimensional": Ideal([x**2 - y * z, x * y - z**2], [x, y, z]),
    "modulo p": Ideal([x**2 + 3 * y, x * y - 5], [x, y], GF(32003)),
    "large coefficients": Ideal([10**40 * x**2 - y, x * y**2 - 7**50], [x, y]),
    "powers": Ideal([x**5, x**3 * y, x**4], [x, y]),
}


@each("name", IDEALS)
def test_initial_ideals_are_those_of_sympy(session: Session, name: str) -> None:
    ideal = IDEALS[name]
    found = initial_ideal(ideal, session=session)
    monomials = [next(iter(poly.rep.to_dict())) for poly in found.ideal.generators]
    expected = leading_monomials(ideal) if ideal.generators else []
    assert sorted(monomials) == sorted(expected)
    assert found.dimension == dimension(ideal, session=session)
    assert found.degree == degree(found.ideal, session=session)


def test_degree_of_a_homogeneous_ideal_is_that_of_its_initial_ideal(session: Session) -> None:
    ideal = IDEALS["no complete intersection"]
    found = initial_ideal(ideal, session=session)
    assert (found.dimension, found.degree) == (2, 3)
    assert degree(ideal, session=session) == 3


def test_leading_monomials_up_to_a_degree(session: Session) -> None:
    ideal = Ideal([x * y - z**2, x**2 - y * w], [x, y, z, w])
    whole = initial_ideal(ideal, session=session).ideal
    quadrics = initial_ideal(ideal, 2, session=session).ideal
    assert [g.total_degree() for g in quadrics.generators] == [2, 2]
    assert set(quadrics.generators) < set(whole.generators)
    assert initial_ideal(ideal, 9, session=session).ideal == whole


@each("limit", [0, True, "2"])
def test_a_limit_is_a_positive_int(limit: Any) -> None:
    with pytest.raises(InputError, match="positive int"):
        initial_ideal.query(Ideal([x * y - z**2], [x, y, z]), limit)


def test_a_limit_needs_homogeneous_generators() -> None:
    with pytest.raises(InputError, match="homogeneous"):
        initial_ideal.query(Ideal([x * y - z], [x, y, z]), 2)


GENERIC = Matrix([[x, y], [z, w]])

PRIMES = {
    "zero ideal": (Ideal([], [x]), True),
    "unit ideal": (Ideal([1], [x]), False),
    "point": (Ideal([x - 1, y], [x, y]), True),
    "two conjugate points, irreducible over QQ": (Ideal([x**2 + 1], [x]), True),
    "two conjugate points modulo 5": (Ideal([x**2 + 1], [x], GF(5)), False),
    "determinant": (Ideal([GENERIC.det()], [x, y, z, w]), True),
    "two lines": (Ideal([x * y], [x, y]), False),
    "double line": (Ideal([x**2], [x, y]), False),
    "embedded point": (Ideal([x**2, x * y], [x, y]), False),
    "twisted cubic": (IDEALS["no complete intersection"], True),
    "twisted cubic with a line": (Ideal([x * z - y**2, y * w - z**2], [x, y, z, w]), False),
    "inhomogeneous, not a complete intersection": (
        Ideal([y - x**2, z - x**3, y * z - x**5], [x, y, z]),
        True,
    ),
    "large coefficients": (Ideal([x**2 - 10**40 * y**2], [x, y]), False),
}


@each("name", PRIMES)
def test_prime_ideals(session: Session, name: str) -> None:
    ideal, prime = PRIMES[name]
    assert is_prime(ideal, session=session) is prime
