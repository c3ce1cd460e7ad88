"""Ideals and maps as people write them: texts, equations, sums, products and powers."""

from __future__ import annotations

import pytest
from refusals import message
from sympy import GF, Eq, Poly, symbols

from nnag_m2 import (
    Ideal,
    InputError,
    PolynomialMap,
    SemialgebraicSet,
    groebner_basis,
    normal_form,
    saturation,
)
from nnag_m2.algebra import ideal as ideal_module

x, y, z = symbols("x y z")
PLANE = [x, y]
CUSP = Ideal([x**3 + y**2], PLANE)
LINES = Ideal([x * y], PLANE)


def test_ideals_are_read_from_text() -> None:
    assert Ideal.parse("x^3 + y^2, x*y", "x,y") == Ideal([x**3 + y**2, x * y], PLANE)
    assert Ideal.parse(["x**3 == -y^2  -- a cusp", "", "x*y"], PLANE) == CUSP + LINES
    assert Ideal.parse("8*x", "x", "GF(7)") == Ideal([x], [x], GF(7))
    assert Ideal.parse("", "x") == Ideal([], [x])
    indexed = Ideal.parse("x_(1,1)*x_(2,2) - x_(1,2)*x_(2,1)", "x_(1,1)..x_(2,2)")
    assert [v.name for v in indexed.variables] == ["x_(1,1)", "x_(1,2)", "x_(2,1)", "x_(2,2)"]
    assert indexed.generators[0].total_degree() == 2


def test_indexed_names_travel_to_macaulay2_and_its_header_says_so() -> None:
    indexed = Ideal.parse("x_(1,1)^2 - x_(1,2)", "x_(1,1), x_(1,2)")
    script = groebner_basis.script(indexed)
    assert "x_(1,1)" in script.partition("R = ")[0]
    assert "(1,1)" not in script.partition("R = ")[2]


def test_maps_are_read_from_text() -> None:
    assert PolynomialMap.parse("t^2, t^3", "t") == PolynomialMap(["t^2", "t**3"], symbols("t,"))
    assert PolynomialMap.parse("s, t", "s t", "ZZ/7").field == GF(7)


def test_texts_and_equations_are_polynomials_wherever_the_ring_is_known() -> None:
    assert Ideal(["x^3 + y^2"], PLANE) == CUSP == Ideal([Eq(x**3, -(y**2))], PLANE)
    assert Ideal(["x == y", Eq(2 * x, 1)], PLANE) == Ideal([x - y, 2 * x - 1], PLANE)
    assert normal_form.script("x^2*y", LINES) == normal_form.script(x**2 * y, LINES)
    assert normal_form.script(["x", y], LINES) == normal_form.script([x, y], LINES)
    assert saturation.script(LINES, "x + 1") == saturation.script(LINES, x + 1)
    assert SemialgebraicSet(LINES, ["x - 1"]) == SemialgebraicSet(LINES, [x - 1])


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda: Ideal.parse("x + w", "x"), "Ideal.parse: every name is one of the variables x"),
        (lambda: Ideal.parse("x,\ny + ", "x,y"), "line 2, column 4"),
        (lambda: Ideal.parse("x", "x,x"), "x again at column 3"),
        (lambda: Ideal.parse("x", "x", "RR"), "the field is QQ or GF(p)"),
        (lambda: PolynomialMap.parse("", "t"), "at least one coordinate"),
        (lambda: Ideal("x", [x]), "try Ideal.parse"),
        (lambda: PolynomialMap("x", [x]), "try PolynomialMap.parse"),
        (lambda: normal_form.script("x/y", LINES), "division by a polynomial at column 2"),
        (lambda: Ideal(["x"], [x, symbols("x", real=True)]), "variables need different names"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(ask: object, says: str) -> None:
    assert says in message(ask)


def test_products_and_powers_have_the_products_of_generators() -> None:
    assert Ideal([x**4 * y + x * y**3], PLANE) == CUSP * LINES
    corner = Ideal([x, y], PLANE)
    assert corner**2 == Ideal([x**2, x * y, y**2], PLANE)
    assert corner * corner == corner**2
    assert corner**1 == corner
    assert corner**0 == Ideal([1], PLANE) == Ideal([], PLANE) ** 0
    assert Ideal([], PLANE) ** 3 == Ideal([], PLANE) == Ideal([], PLANE) * corner
    seven = Ideal([x + y], PLANE, GF(7)) ** 7
    assert seven == Ideal([x**7 + y**7], PLANE, GF(7))
    four = Ideal([x, y, z], [x, y, z]) ** 4
    assert len(four.generators) == 15
    assert sum(four.generators, Poly(0, x, y, z)).eval((1, 1, 1)) == 15


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda: CUSP ** (-1), "the exponent must be an integer from 0"),
        (lambda: CUSP**True, "the exponent"),
        (lambda: CUSP**10**6, "the exponent must be"),
        (lambda: CUSP**90_000, "degree 270,000 in x"),
        (lambda: Ideal([x, y, z], [x, y, z]) ** 1000, "100,000 products of generators"),
        (lambda: CUSP * Ideal([x], [x]), "all ideals must live in"),
    ],
)
def test_products_that_cannot_be_written_down_are_refused(ask: object, says: str) -> None:
    assert says in message(ask)


def test_products_are_bounded_by_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ideal_module, "PRODUCTS_LIMIT", 5)
    assert len((Ideal([x, y], PLANE) ** 4).generators) == 5
    with pytest.raises(InputError, match="at most 5 products"):
        Ideal([x, y], PLANE) ** 5


@pytest.mark.parametrize("other", [x, 2, "x", None])
def test_ideals_are_multiplied_by_ideals_only(other: object) -> None:
    with pytest.raises(TypeError):
        CUSP * other
    with pytest.raises(TypeError):
        CUSP + other


def test_equality_stays_that_of_generators() -> None:
    assert Ideal([x, y], PLANE) != Ideal([y, x], PLANE)
    assert {CUSP: 1}[Ideal(["x^3 + y^2"], PLANE)] == 1


def test_methods_write_the_scripts_of_their_questions() -> None:
    assert LINES.groebner_basis.script("lex") == groebner_basis.script(LINES, "lex")
    assert LINES.groebner_basis.query() == groebner_basis.query(LINES)
    assert Ideal.groebner_basis is groebner_basis
    assert LINES.saturation.script(by="x") == saturation.script(LINES, x)
    assert "Cox" in (LINES.dimension.__doc__ or "")
