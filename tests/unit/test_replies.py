"""Replies, read back exactly; anything that is not one is refused."""

from __future__ import annotations

import random

import pytest
from compact import closed, compact, reply
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import rings_with_polynomials
from sympy import GF, QQ, Poly, Rational, symbols

from nnag_m2 import Ideal, ReplyError
from nnag_m2.algebra.fields import poly_from_plain
from nnag_m2.engine.naming import macaulay2_names
from nnag_m2.engine.printing import Ring
from nnag_m2.engine.replies import read_coefficient, read_reply

x, y, a, b = symbols("x y a b")
PLANE = Ring((x, y), ("x", "y_1"), QQ)
MODULO_7 = Ring((x, y), ("x", "y_1"), GF(7))
OTHER = Ring((a, b), ("a", "b"), QQ)


def read(body: str, *rings: Ring) -> object:
    return read_reply(closed(body), rings or (PLANE,))


def read_poly(text: str, ring: Ring = PLANE) -> Poly:
    head = f"polynomials 1 {ring.field.characteristic()} {' '.join(ring.names)}"
    (found,) = read(f"{head}\n{text}\n", ring)
    return found


@each(
    ("body", "expected"),
    [
        ("integer 5\n", 5),
        ("integer -1\n", -1),
        ("boolean true\n", True),
        ("boolean false\n", False),
        ("text [0, 'p_0']:\n", "[0, 'p_0']:"),
        ("list 0\n", ()),
        ("list 2\ninteger 1\nboolean true\n", (1, True)),
        ("list 2\nlist 1\ninteger 1\nlist 0\n", ((1,), ())),
        ("polynomials 0 0 x y_1\n", ()),
    ],
)
def test_scalars_and_lists(body: str, expected: object) -> None:
    found = read(body)
    assert found == expected
    assert type(found) is type(expected)


@each(
    ("text", "expected"),
    [
        ("0", 0),
        ("1", 1),
        ("-1", -1),
        ("x", x),
        ("-x", -x),
        ("x2", x**2),
        ("x12y_1^3", x**12 * y**3),
        ("3/2x2-y_1+5", Rational(3, 2) * x**2 - y + 5),
        ("-3/4", Rational(-3, 4)),
        ("-x-1", -x - 1),
        ("-10/3xy_1^10", Rational(-10, 3) * x * y**10),
    ],
)
def test_polynomials_in_the_compact_form(text: str, expected: object) -> None:
    assert read_poly(text) == Poly(expected, x, y, domain=QQ)


def test_integers_of_any_length() -> None:
    assert read(f"integer 1{'0' * 6000}\n") == 10**6000
    assert read_poly(f"{'9' * 5000}x") == Poly((10**5000 - 1) * x, x, y, domain=QQ)
    assert read_poly(f"-1/1{'0' * 5000}") == Poly(Rational(-1, 10**5000), x, y, domain=QQ)


def test_polynomials_modulo_p() -> None:
    assert read_poly("-3x2+y_1-1", MODULO_7) == Poly(4 * x**2 + y + 6, x, y, domain=GF(7))


def test_ideals_live_in_the_ring_with_these_names_and_characteristic() -> None:
    rings = (PLANE, MODULO_7, OTHER)
    assert read("ideal 2 0 x y_1\nx2-y_1\n0\n", *rings) == Ideal([x**2 - y], [x, y])
    assert read("ideal 1 7 x y_1\nx+6\n", *rings) == Ideal([x - 1], [x, y], GF(7))
    assert read("ideal 0 0 a b\n", *rings) == Ideal([], [a, b])
    assert read("list 2\nideal 1 0 a b\na\nideal 1 0 x y_1\nx\n", *rings) == (
        Ideal([a], [a, b]),
        Ideal([x], [x, y]),
    )


@settings(max_examples=100, deadline=None)
@given(rings_with_polynomials())
def test_ideals_come_back_from_what_macaulay2_prints(drawn: tuple) -> None:
    variables, field, polys = drawn
    names = macaulay2_names(variables)
    text = reply("ideal", polys, names, field.characteristic())
    found = read_reply(text, [Ring(variables, names, field)])
    assert found == Ideal(polys, variables, field)


def test_a_polynomial_of_20000_terms_comes_back() -> None:
    chance = random.Random(4)
    variables = symbols("u0:8")
    names = macaulay2_names(variables)
    terms = {
        tuple(chance.randrange(6) for _ in variables): chance.randint(1, 10**9)
        for _ in range(20_000)
    }
    poly = poly_from_plain(terms.items(), variables, QQ)
    text = reply("polynomials", [poly], names, 0)
    assert read_reply(text, [Ring(variables, names, QQ)]) == (poly,)


GOOD = reply(
    "ideal", [Poly(x**2 - Rational(3, 2) * y**3, x, y), Poly(x + 17, x, y)], PLANE.names, 0
)


@each("length", range(len(GOOD)))
def test_no_beginning_of_a_reply_is_a_reply(length: int) -> None:
    with pytest.raises(ReplyError):
        read_reply(GOOD[:length], [PLANE])


@each("position", range(len(GOOD)))
def test_no_reply_with_a_missing_or_doubled_character_is_a_reply(position: int) -> None:
    for damaged in (GOOD[:position] + GOOD[position + 1 :], GOOD[: position + 1] + GOOD[position:]):
        with pytest.raises(ReplyError):
            read_reply(damaged, [PLANE])


@given(st.text())
def test_nothing_but_replies_is_read(text: str) -> None:
    with pytest.raises(ReplyError):
        read_reply(text, [PLANE])


@each(
    "text",
    [
        "", "+", "-", "x+", "x-", "--x", "x--1", "x++1", "2 x", "x y_1", "z", "X", "xz", "x_1",
        "y", "y_1^", "y_1^-1", "y_12", "y_1^2^3", "x^2", "x*y_1", "1/", "/2", "1/0", "1/2/3",
        "1.5", "1e5x", "x+x", "3x-x", "x+0x", "(x)", "(1/2)x", "٣x", "x٣", "1_0",
    ],
)  # fmt: skip
def test_malformed_polynomials_are_refused(text: str) -> None:
    with pytest.raises(ReplyError):
        read_poly(text)


def test_denominators_that_vanish_modulo_p_are_refused() -> None:
    for text in ("1/7x", "1/2x"):
        with pytest.raises(ReplyError):
            read_poly(text, MODULO_7)


def test_a_ring_that_the_script_does_not_have_is_refused() -> None:
    for head in ("0 x", "0 y_1 x", "7 x y_1", "0 x y", "0"):
        with pytest.raises(ReplyError, match="speaks of a ring"):
            read(f"ideal 1 {head}\nx\n")


@each(("text", "expected"), [("", 1), ("-", -1), ("12", 12), ("-3/4", Rational(-3, 4))])
def test_coefficients(text: str, expected: object) -> None:
    assert QQ.to_sympy(read_coefficient(text, QQ)) == expected


def test_the_compact_form_is_the_documented_one() -> None:
    poly = Poly(x**2 - Rational(3, 2) * y**3, x, y)
    assert compact(poly, PLANE.names) == "x2-3/2y_1^3"
    assert reply("ideal", [poly, Poly(x, x, y)], PLANE.names, 0) == (
        "ideal 2 0 x y_1\nx2-3/2y_1^3\nx\nend 30\n"
    )
