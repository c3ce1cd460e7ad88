"""Values on their way out: as Macaulay2 text and as LaTeX."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from refusals import message
from sympy import GF, ImmutableMatrix, Poly, Rational, Symbol, latex, sqrt, symbols

from nnag_m2 import (
    MLP,
    Answer,
    Ideal,
    PolynomialMap,
    Provenance,
    RealAlgebraic,
    RealPoint,
    dimension,
    singular_locus,
    to_json,
    to_latex,
    to_macaulay2,
)
from nnag_m2.engine.templates import Script
from nnag_m2.results import Membership

x, y, t = symbols("x y t")
CUSP = Ideal([x**3 + y**2], [x, y])


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (CUSP, "R = QQ[x, y];\nideal(x^3 + y^2)"),
        (Ideal([], [x]), "R = QQ[x];\nideal(0_R)"),
        (Ideal([x**2 - 3], [x], GF(7)), "R = (ZZ/7)[x];\nideal(x^2 - 3)"),
        (x**2 / 2 + y, "R = QQ[x, y];\n(1/2)*x^2 + y"),
        (Poly(x + 1, x), "R = QQ[x];\nx + 1"),
        (5, "5"),
        (Rational(-3, 4), "-3/4"),
        (Fraction(1, 3), "1/3"),
        (True, "true"),
        (None, "null"),
        ("a\"b\\c", '"a\\"b\\\\c"'),
        ("two\nlines", "///two\nlines///"),
        ("ends in /\n///", '"ends in /\\n///"'),
        ((1, [x, y], "a"), 'R = QQ[x, y];\n{1, {x, y}, "a"}'),
        (ImmutableMatrix([[1, Rational(1, 2)]]), "matrix {{1, 1/2}}"),
        (ImmutableMatrix([[x, 1], [0, y]]), "R = QQ[x, y];\nmatrix {{x, 1}, {0, y}}"),
        (PolynomialMap([t**2, t], [t]), "R = QQ[t];\nmap(R, QQ[z_1..z_2], {t^2, t})"),
        ({"degree": 2, "ideal": CUSP},
         'R = QQ[x, y];\nhashTable {"degree" => 2, "ideal" => ideal(x^3 + y^2)}'),
        (Membership(True, None), 'hashTable {"in_closure" => true, "in_image" => null}'),
        ((CUSP, x), "R = QQ[x, y];\n{ideal(x^3 + y^2), x}"),
        ((Ideal([x], [x], GF(5)), Ideal([x], [x])),
         "-- v_1 stands for \"x\"\nR = (ZZ/5)[x];\nR1 = QQ[v_1];\n{ideal(x), ideal(v_1)}"),
        (Symbol("a b") ** 2, '-- v_1 stands for "a b"\nR = QQ[v_1];\nv_1^2'),
    ],
)  # fmt: skip
def test_values_are_written_for_macaulay2(value: Any, written: str) -> None:
    found = to_macaulay2(value)
    if isinstance(value, Membership):
        assert found.startswith(written[:-1])
    else:
        assert found == written


def test_names_are_given_and_never_taken_from_rings() -> None:
    assert to_macaulay2(CUSP, "I") == "R = QQ[x, y];\nI = ideal(x^3 + y^2);"
    assert to_macaulay2(CUSP, "R") == "R1 = QQ[x, y];\nR = ideal(x^3 + y^2);"
    assert "x = ideal(v_1^3 + y^2);" in CUSP.to_macaulay2("x")
    assert "consists of letters" in message(lambda: to_macaulay2(CUSP, 'I = 1; run "true"'))


@pytest.mark.parametrize("value", [sqrt(2), 0.5, object(), MLP((2, 1), 2), x**y, 1 / x])
def test_what_macaulay2_has_no_words_for_is_refused(value: Any) -> None:
    message(lambda: to_macaulay2(value))


def test_latex_is_that_of_mathematics() -> None:
    inside = r"\left\langle x^{3} + y^{2} \right\rangle \subset \mathbb{Q}[x, y]"
    assert latex(CUSP) == to_latex(CUSP) == CUSP.to_latex() == inside
    assert CUSP._repr_latex_() == f"${inside}$"
    curve = PolynomialMap([t**2, t**3], [t])
    assert to_latex(curve) == r"\left(t\right) \mapsto \left(t^{2},\; t^{3}\right)"
    assert to_latex(Ideal([], [x])) == r"\left\langle 0 \right\rangle \subset \mathbb{Q}[x]"
    assert latex([CUSP, x]) == rf"\left[ {inside}, \  x\right]"


def test_latex_of_long_ideals_is_whole_though_notebooks_show_their_size() -> None:
    long = Ideal([sum(x**i * y**j for i in range(20) for j in range(20))], [x, y])
    assert to_latex(long).count("+") == 399
    assert "1 generators" in long._repr_latex_()


def test_latex_of_long_numbers_is_whole() -> None:
    number = 10**5000 + 7
    digits = f"1{'0' * 4999}7"
    over = rf"\frac{{1}}{{{digits}}}"
    for value, written in [
        (number, digits),
        (-number, f"-{digits}"),
        (Rational(1, number), over),
        (Rational(-1, number), f"- {over}"),
        (Fraction(1, number), over),
        (number * x, f"{digits} x"),
        ([Rational(1, number)], rf"\left({over}\right)"),
        (ImmutableMatrix([[number]]), rf"\left[\begin{{matrix}}{digits}\end{{matrix}}\right]"),
        (Ideal([x + number], [x]),
         rf"\left\langle x + {digits} \right\rangle \subset \mathbb{{Q}}[x]"),
        (PolynomialMap([x + number], [x]),
         rf"\left(x\right) \mapsto \left(x + {digits}\right)"),
    ]:  # fmt: skip
        assert to_latex(value) == written
    # short numbers stay as sympy writes them
    for value in (Rational(-1, 2), -x / 2, x - Rational(1, 3), Rational(-5), (x - 5) ** -2):
        assert to_latex(value) == latex(value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Rational(1, 2), r"\frac{1}{2}"),
        (Fraction(1, 2), r"\frac{1}{2}"),
        ((1, True, None), r"\left(1,\; \text{true},\; \text{none}\right)"),
        ("a_b & c", r"\text{a\_b \& c}"),
        ({"n": 1}, r"\begin{array}{ll} \text{n} & 1 \end{array}"),
        (RealAlgebraic.of(sqrt(2)), r"\sqrt{2}"),
        (RealPoint.rational([x, y], [1, Rational(1, 2)]),
         r"\left(x,\; y\right) = \left(1,\; \frac{1}{2}\right)"),
        (ImmutableMatrix([[x]]), r"\left[\begin{matrix}x\end{matrix}\right]"),
    ],
)  # fmt: skip
def test_other_values_in_latex(value: Any, written: str) -> None:
    assert to_latex(value) == written


def test_real_numbers_of_higher_degree_are_decimals_over_their_equation() -> None:
    (root,) = RealAlgebraic.roots(Poly(x**3 - 2, x))
    assert to_latex(root) == r"\underset{t^{3} - 2 = 0}{1.259921050\ldots}"
    (long,) = RealAlgebraic.roots(Poly(x**3 - x**2 - 10**60, x))
    assert to_latex(long) == r"1.000000000e+20\ldots" or "underset" not in to_latex(long)


def test_of_an_answer_the_result_is_meant() -> None:
    answer = Answer(CUSP, Provenance("by hand", "proved", "no reason"))
    assert answer.to_latex() == to_latex(CUSP)
    assert answer.to_json() == to_json(answer)
    assert "LaTeX has words for" in message(lambda: to_latex(object()))


def test_scripts_are_shown_as_code_and_are_texts() -> None:
    script = singular_locus.script(CUSP)
    assert isinstance(script, str)
    shown = script._repr_markdown_()
    assert shown.startswith("```macaulay2\n-- singular_locus")
    assert shown.endswith("\n```")
    assert script.strip() in shown
    assert Script("a ``` b")._repr_markdown_().startswith("````macaulay2")
    assert repr(script) == repr(str(script))
    assert dimension.script(CUSP) == str(dimension.script(CUSP))


def test_latex_of_numbers_too_long_for_python_to_print() -> None:
    long = 10**5000
    assert to_latex(Rational(-1, long)) == rf"- \frac{{1}}{{1{'0' * 5000}}}"
    assert to_latex(long * x) == f"1{'0' * 5000} x"
    for short in (Rational(-2, 3), x / 3 - 5, x**2 * y / 7 + sqrt(2), (x + 1) / (y - 2)):
        assert to_latex(short) == latex(short)
