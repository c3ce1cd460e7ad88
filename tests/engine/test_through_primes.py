"""Answers over QQ through primes: the same as without, and honest about what is proved."""

from __future__ import annotations

from typing import Any

import pytest
from each import each
from sympy import GF, symbols

from nnag_m2 import (
    Ideal,
    Session,
    codimension,
    degree,
    dimension,
    elimination_ideal,
    groebner_basis,
    hilbert_polynomial,
    hilbert_series,
    is_equal,
    normal_form,
    question,
)

pytestmark = pytest.mark.engine

U = symbols("u0:6")
VALUE = {i: U[abs(i)] if abs(i) <= 5 else 0 for i in range(-10, 11)}
SUMS = [sum(VALUE[i] * VALUE[m - i] for i in range(-5, 6)) - VALUE[m] for m in range(5)]
EQUATIONS = [sum(VALUE.values()) - 1, *SUMS]
KATSURA = Ideal(EQUATIONS, U)
"""32 points; its basis needs more S-pairs than are tried over QQ."""
MODULO = Ideal(EQUATIONS, U, GF(2**31 - 1))
CURVE = Ideal(EQUATIONS[:-1], U)
QUESTIONS: list[tuple[Any, tuple[Any, ...]]] = [
    (groebner_basis, ()),
    (dimension, ()),
    (codimension, ()),
    (degree, ()),
    (hilbert_polynomial, ()),
    (hilbert_series, ()),
]


@each("ideal", [KATSURA, CURVE, MODULO], ids=["points", "curve", "modulo"])
@each(("asked", "more"), QUESTIONS, ids=lambda q: getattr(q, "__name__", ""))
def test_it_is_the_answer_that_is_proved(
    session: Session, asked: Any, more: tuple[Any, ...], ideal: Ideal
) -> None:
    proved = asked.run(ideal, *more, proof=True, session=session)
    found = asked.run(ideal, *more, session=session)
    assert proved.provenance.certainty == "proved"
    assert found.result == proved.result


@each("ideal", [KATSURA, CURVE, MODULO], ids=["points", "curve", "modulo"])
def test_an_elimination_ideal_is_the_one_that_is_proved(session: Session, ideal: Ideal) -> None:
    for eliminated in (U[1:4], (U[5], U[0])):
        proved = elimination_ideal(ideal, eliminated, proof=True, session=session)
        found = elimination_ideal(ideal, eliminated, session=session)
        assert is_equal(found, proved, session=session)


def test_numbers_of_large_ideals_rest_on_a_prime_and_those_of_small_ones_do_not(
    session: Session,
) -> None:
    large = degree.run(KATSURA, session=session)
    assert (large.result, large.provenance.certainty) == (32, "probabilistic")
    assert len(large.provenance.primes) == 1
    small = degree.run(Ideal([U[0] ** 2 - U[1]], U[:2]), session=session)
    assert (small.result, small.provenance.certainty) == (2, "proved")
    assert degree.run(MODULO, session=session).provenance.certainty == "proved"


def test_remainders_do_not_depend_on_the_way(session: Session) -> None:
    cube = [U[1] ** 3, U[5] ** 2]
    found = normal_form(cube, KATSURA, session=session)
    assert found == normal_form(cube, KATSURA, proof=True, session=session)
    assert normal_form(EQUATIONS, KATSURA, session=session) == (0,) * 6


@question
def points(ideal: Ideal) -> int:
    """Return a number that rests on another one."""
    return degree(ideal)


def test_what_another_question_rests_on_is_proved(session: Session) -> None:
    answer = points.run(KATSURA, session=session)
    assert (answer.result, answer.provenance.certainty) == (32, "proved")
