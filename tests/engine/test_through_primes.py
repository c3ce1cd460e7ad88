"""Answers over QQ through primes: the same as without, and honest about what is proved."""

from __future__ import annotations

from typing import Any

import pytest
from each import each
from sympy import GF, QQ, symbols

from nnag_m2 import (
    Ideal,
    PolynomialMap,
    Session,
    codimension,
    degree,
    dimension,
    elimination_ideal,
    groebner_basis,
    hilbert_polynomial,
    hilbert_series,
    image_closure,
    is_equal,
    normal_form,
    question,
    saturation,
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


@each("ideal", [KATSURA, CURVE, MODULO], ids=["points", "curve", "modulo"])
def test_a_saturation_is_the_one_that_is_proved_and_what_is_left_is_the_ideal(
    session: Session, ideal: Ideal
) -> None:
    plane = U[1] - 7  # no component of any of these lies in it
    more = Ideal([plane * g.as_expr() for g in ideal.generators], U, ideal.field)
    proved = saturation.run(more, plane, proof=True, session=session)
    found = saturation.run(more, plane, session=session)
    assert is_equal(proved.result, ideal, session=session)
    assert is_equal(found.result, ideal, session=session)
    assert proved.provenance.certainty == "proved"
    lifted = session.engine.has_msolve and ideal.field.is_QQ
    assert found.provenance.certainty == ("probabilistic" if lifted else "proved")


@each("field", [QQ, GF(2**31 - 1)], ids=str)
def test_the_image_of_a_surface_is_the_one_that_is_proved(session: Session, field: Any) -> None:
    a, b = U[:2]
    surface = PolynomialMap([a**3 + b / 3 + 1, b**3 - a * b, a**2 * b + 2 * a], [a, b], field)
    source = Ideal([], [a, b], field)
    proved = image_closure(source, surface, proof=True, session=session)
    found = image_closure.run(source, surface, session=session)
    assert is_equal(found.result, proved, session=session)
    (equation,) = proved.generators
    assert equation.total_degree() == 9  # nine points over a line: three times three
    lifted = session.engine.has_msolve and field.is_QQ
    assert found.provenance.certainty == ("probabilistic" if lifted else "proved")
    (prime,) = found.provenance.primes if lifted else (2,)
    assert prime % 3


@each("ideal", [KATSURA, CURVE, MODULO], ids=["points", "curve", "modulo"])
def test_a_saturation_by_several_polynomials_is_the_one_that_is_proved(
    session: Session, ideal: Ideal
) -> None:
    by = Ideal([U[1] - 7, U[2] - 5, U[1] * U[2] - 35], U, ideal.field)
    more = Ideal([f * g.as_expr() for f in by.exprs[:2] for g in ideal.generators], U, ideal.field)
    proved = saturation.run(more, by, proof=True, session=session)
    found = saturation.run(more, by, session=session)
    assert is_equal(proved.result, ideal, session=session)
    assert is_equal(found.result, ideal, session=session)
    assert proved.provenance.certainty == "proved"
    known = "probabilistic" if session.engine.has_msolve else "proved"
    assert found.provenance.certainty == known
    assert len(found.provenance.primes) == (1 if session.engine.has_msolve else 0)


@each("field", [QQ, GF(5), GF(2**31 - 1)], ids=str)
def test_a_small_saturation_by_several_polynomials_is_proved(session: Session, field: Any) -> None:
    x, y = U[:2]
    by = Ideal([x, y], [x, y], field)
    answer = saturation.run(Ideal([x**2 * y, x * y**2], [x, y], field), by, session=session)
    assert answer.result == Ideal([x * y], [x, y], field)
    assert answer.provenance.certainty == "proved"


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
def away(ideal: Ideal, by: Ideal) -> Ideal:
    """Return an ideal that rests on another one."""
    return saturation(ideal, by)


@question
def points(ideal: Ideal) -> int:
    """Return a number that rests on another one."""
    return degree(ideal)


def test_what_another_question_rests_on_is_proved(session: Session) -> None:
    answer = points.run(KATSURA, session=session)
    assert (answer.result, answer.provenance.certainty) == (32, "proved")
    by = Ideal([U[1] - 7, U[2] - 5], U, MODULO.field)
    more = Ideal([f * g for f in by.exprs for g in MODULO.exprs], U, MODULO.field)
    assert away.run(more, by, session=session).provenance.certainty == "proved"
