"""Small ideals in FLINT against Macaulay2, on ideals that a seed draws."""

from __future__ import annotations

from random import Random

import pytest
from sympy import Add, Symbol, symbols

from nnag_m2 import (
    Ideal,
    Session,
    degree,
    dimension,
    groebner_basis,
    minimal_primes,
    real_points,
    singularity_strata,
)
from nnag_m2.algebra.small_ideals import small_basis
from nnag_m2.algebra.small_primes import small_primes
from nnag_m2.algebra.small_strata import small_strata
from nnag_m2.invariants.small_points import small_points

pytestmark = pytest.mark.composite

engine = pytest.mark.engine
NAMES = symbols("x y z")


def drawn(seed: int, count: int, names: tuple[Symbol, ...] = NAMES) -> Ideal:
    """Return an ideal with a few terms in each generator, some of them products."""
    draw = Random(f"small {seed}")

    def poly() -> Add:
        terms = []
        for _ in range(draw.randint(2, 3)):
            monomial = draw.randint(-3, 3) or 1
            for _ in range(draw.randint(0, 2)):
                monomial *= draw.choice(names)
            terms.append(monomial)
        return Add(*terms)

    return Ideal([poly() * (poly() if draw.random() < 0.5 else 1) for _ in range(count)], names)


def canonical(ideal: Ideal, session: Session) -> frozenset[object]:
    """Return what an ideal is, whatever its generators."""
    return frozenset(groebner_basis(ideal, proof=True, session=session))


@engine
@pytest.mark.parametrize("count", [1, 2, 3])
def test_numbers_primes_and_strata_are_those_of_the_engine(session: Session, count: int) -> None:
    decided = 0
    for seed in range(12):
        ideal = drawn(seed, count)
        basis = small_basis(ideal)
        assert basis is not None
        assert basis.dimension == dimension.run(ideal, proof=True, session=session).result
        if basis.dimension >= 0:
            assert basis.degree == degree.run(ideal, proof=True, session=session).result
        parts, strata = small_primes(ideal), small_strata(ideal)
        if parts is not None:
            decided += 1
            expected = minimal_primes(ideal, session=session)
            assert len(parts) == len(expected)
            assert {canonical(p, session) for p in parts} == {
                canonical(p, session) for p in expected
            }
        if strata is not None:
            decided += 1
            listed = [(depth, d, n, canonical(p, session))
                      for depth, level in enumerate(strata) for p, d, n in level]  # fmt: skip
            known = [(s.depth, s.dimension, s.degree, canonical(s.ideal, session))
                     for s in singularity_strata(ideal, session=session)]  # fmt: skip
            assert len(listed) == len(known)
            assert set(listed) == set(known)
    assert decided >= 12


@engine
def test_points_are_those_of_the_engine(session: Session) -> None:
    compared = 0
    for seed in range(40):
        ideal = drawn(seed, 3)
        basis = small_basis(ideal)
        assert basis is not None
        if basis.dimension > 0 or (found := small_points(ideal, basis)) is None:
            continue
        expected = real_points(ideal, proof=True, session=session)
        assert found == expected
        assert [p.intervals for p in found] == [p.intervals for p in expected]
        compared += bool(found)
    assert compared >= 8
