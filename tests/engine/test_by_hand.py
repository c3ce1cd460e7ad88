"""Files and commands of people's own: what has a counterpart comes back, all else is said so."""

from __future__ import annotations

from pathlib import Path

import pytest
from sympy import GF, QQ, ZZ, Matrix, Poly, Rational, Symbol, symbols

from nnag_m2 import (
    EngineComplaint,
    Ideal,
    InputError,
    PolynomialMap,
    QuestionTimeout,
    Session,
    asking,
    branch_locus,
    degree,
    from_json,
    from_macaulay2,
    is_equal,
    macaulay2,
    to_json,
    to_macaulay2,
)
from nnag_m2.results import Macaulay2Text

pytestmark = pytest.mark.engine

a, b, t, x, y, z = symbols("a b t x y z")
x1, x2 = symbols("w_1 w_2")

FILE = """
-- an ordinary file: degrees, orders, matrices, minors, loops, a package, several rings
needsPackage "Points"
R = QQ[x, y, z, Degrees => {1, 2, 1}, MonomialOrder => Lex]
M = matrix {{x, y, z}, {y, z, x^2}}
I = minors(2,
    M)
f = (x - y/3)^2
S = QQ[a, b]
F = map(S, R, {a^2, a*b, b^2})
J = ker map(S, QQ[u_1..u_3], {a^2, a*b, b^2})
for i from 1 to 3 do P_i = ideal(a^i, b)
K = sub(ideal(a^2 - b), {a => b})
T = (ZZ/7)[w_1..w_2]
modular = ideal(w_1^2 - 3*w_2)
N = matrix {{1, 2/3}, {4, 5}}
n = 2^100
q = -7/3
L = {1, (true, "two
lines"), symbol v, null}
H = hashTable {"degree" => degree I, 2 => {f}}
g = a/(b + 1)
square = t -> t^2
end
error "nothing after end is run"
"""


def test_a_file_comes_back_as_values_by_name(session: Session) -> None:
    found = from_macaulay2(FILE, session=session)
    assert found["M"] == Matrix([[x, y, z], [y, z, x**2]])
    assert found["I"] == Ideal([x * z - y**2, x**3 - y * z, x**2 * y - z**2], [x, y, z])
    assert found["f"] == Poly((x - y / 3) ** 2, x, y, z)
    assert found["F"] == PolynomialMap([a**2, a * b, b**2], [a, b])
    assert [v.name for v in found["J"].variables] == ["u_1", "u_2", "u_3"]
    assert found["J"].generators[0].as_expr() in (
        found["J"].variables[1] ** 2 - found["J"].variables[0] * found["J"].variables[2],
        -(found["J"].variables[1] ** 2) + found["J"].variables[0] * found["J"].variables[2],
    )
    assert found["P"] == {i: Ideal([a**i, b], [a, b]) for i in (1, 2, 3)}
    assert found["K"] == Ideal([b**2 - b], [a, b])
    assert found["modular"] == Ideal([x1**2 - 3 * x2], [x1, x2], GF(7))
    assert found["N"] == Matrix([[1, Rational(2, 3)], [4, 5]])
    assert (found["n"], found["q"]) == (2**100, Rational(-7, 3))
    assert found["L"] == (1, (True, "two\nlines"), "v", None)
    assert found["H"]["degree"] == degree(found["I"], session=session) or found["H"]["degree"] > 0
    assert found["H"][2] == (found["f"],)
    assert found["g"] == a / (b + 1)
    assert isinstance(found["square"], Macaulay2Text)
    assert {"R", "S", "T"} == {n for n, v in found.items() if "ring" in getattr(v, "reason", "")}
    assert not {"x", "a", "u", "i"} & found.keys()
    assert from_json(to_json(found)) == found


WITHOUT = """
L = QQ[w, Inverses => true, MonomialOrder => Lex]; laurent = w^-1
E = QQ[e_1..e_2, SkewCommutative => true]; skew = ideal(e_1*e_2)
W = QQ[p, d, WeylAlgebra => {p => d}]; weyl = d*p
Q = QQ[s]/s^2; residueClass = s + 1
inexact = 1.5; complexNumber = 1 + ii
RI = RR[r]; floats = r/3
G = GF 4; galois = a + 1
tower = (QQ[c][v])_0
localRing = QQ[l, MonomialOrder => {Weights => {-1}}, Global => false]; locally = l + 1
residue = sub(3, ZZ/7)
M = module ideal(s)
betti0 = betti res ideal(vars(QQ[x, y, z]))
"""


def test_what_has_no_counterpart_is_a_text_that_says_why(session: Session) -> None:
    found = from_macaulay2(WITHOUT, session=session)
    reasons = {
        "laurent": "inverses",
        "skew": "not commutative",
        "weyl": "not commutative",
        "residueClass": "quotient ring",
        "inexact": "not exact",
        "complexNumber": "not exact",
        "floats": "coefficients",
        "galois": "polynomial ring",
        "tower": "coefficients",
        "locally": "local",
        "residue": "quotient ring",
        "M": "no counterpart",
        "betti0": "no counterpart",
    }
    for name, reason in reasons.items():
        assert isinstance(found[name], Macaulay2Text), name
        assert reason in found[name].reason, name
    assert "total: 1 3 3 1" in str(found["betti0"])
    assert found["laurent"].text in ("w^(-1)", "w^-1")


def test_integers_as_coefficients_stay_integers(session: Session) -> None:
    found = from_macaulay2("R = ZZ[x]; f = 2*x + 4; I = ideal f; g = 3_R", session=session)
    assert found["f"] == Poly(2 * x + 4, x, domain=ZZ)
    assert found["f"].domain == ZZ
    assert found["g"] == Poly(3, x, domain=ZZ)
    assert isinstance(found["I"], Macaulay2Text)  # ideal(2x) is not ideal(x)


def test_files_are_read_where_they_are(session: Session, tmp_path: Path) -> None:
    (tmp_path / "ring.m2").write_text("R = QQ[x, y]\n")
    file = tmp_path / "a folder" / "curve.m2"
    file.parent.mkdir()
    file.write_text('load "../ring.m2"\nload "own.m2"\nI = ideal(x^3 + y^k)\n')
    (file.parent / "own.m2").write_text("k = 2\n")
    expected = Ideal([x**3 + y**2], [x, y])
    assert from_macaulay2(file, session=session)["I"] == expected
    assert from_macaulay2(str(file), session=session)["I"] == expected
    with pytest.raises(InputError, match="a file that can be read"):
        from_macaulay2("no/such/file.m2", session=session)
    (tmp_path / "bytes.m2").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="a file that can be read"):
        from_macaulay2(tmp_path / "bytes.m2", session=session)


def test_errors_point_into_the_text(session: Session) -> None:
    with pytest.raises(EngineComplaint) as caught:
        from_macaulay2('R = QQ[x]\n\n  I = ideal(x, error "here")\n', session=session)
    error = caught.value
    assert (error.line, error.complaint) == (3, "here")
    assert error.script_line == '  I = ideal(x, error "here")'
    with pytest.raises(EngineComplaint, match="syntax error"):
        from_macaulay2("x = 1\ny = (\n", session=session)
    assert from_macaulay2("x = 1\ny = 2", session=session) == {"x": 1, "y": 2}


def test_our_own_questions_do_not_meet_what_files_redefine(session: Session) -> None:
    line = Ideal([y - x], [x, y])
    before = degree.run(line, session=session)
    from_macaulay2("degree Ideal := I -> 99\nR = 5\n", session=session)
    after = degree.run(line, session=session)
    assert (after.result, after.scripts) == (before.result, before.scripts) == (1, before.scripts)


def test_limits_hold_for_texts(session: Session) -> None:
    with pytest.raises(QuestionTimeout, match="from_macaulay2: no answer within 1 s"):
        from_macaulay2("while true do ()", session=session, timeout=1)
    with asking(session=session, timeout=60):
        assert macaulay2("1 + 1") == 2


def test_a_command_knows_values_by_name(session: Session) -> None:
    curve = Ideal([x**2 - y], [x, y])
    with asking(session=session):
        assert macaulay2("degree ideal(x^2, y)", I=curve) == 2
        assert macaulay2("degree (I + ideal(y^3))", I=curve) == 6
        assert macaulay2("I*J", I=curve, J=curve) == curve * curve
        assert macaulay2("M*transpose M", M=Matrix([[x, 1]])) == Matrix([[x**2 + 1]])
        assert macaulay2("first flatten entries F.matrix", F=PolynomialMap([t**2, t], [t])) == Poly(
            t**2, t, domain=QQ
        )
        assert macaulay2("apply(L, n -> n + q)", L=[1, 2], q=Rational(1, 2)) == (
            Rational(3, 2),
            Rational(5, 2),
        )
        assert macaulay2('H#"a"', H={"a": (True, "b\nc")}) == (True, "b\nc")
        assert macaulay2("k = 3;\nk^2") == 9
        assert macaulay2("scan(3, i -> i)") is None
        assert macaulay2("I == ideal(x - 2)", I=Ideal([x + 5], [x], GF(7))) is True
        with pytest.raises(EngineComplaint, match="line 1"):
            macaulay2("degree J", I=curve)
    answer = macaulay2.run('print "hello"; 3', session=session)
    assert (answer.result, answer.provenance.certainty) == (3, "probabilistic")
    assert "hello" in answer.output
    assert answer.engine == session.engine.version


def test_symbols_that_macaulay2_cannot_name_are_told_in_the_script(session: Session) -> None:
    odd = Symbol("a b")
    answer = macaulay2.run("ideal(v_1^2) + I", I=Ideal([odd * x], [odd, x]), session=session)
    assert 'v_1 stands for "a b"' in answer.scripts[0]
    assert [g.total_degree() for g in answer.result.generators] == [2, 2]


@pytest.mark.parametrize("command", ["", "  ", None, 5])
def test_commands_are_texts(command: object) -> None:
    with pytest.raises(InputError, match="a command of Macaulay2"):
        macaulay2(command)


def test_values_survive_the_way_to_macaulay2_and_back(session: Session) -> None:
    values = {
        "I": Ideal([x**2 - y / 3, x * y], [x, y]),
        "J": Ideal([x + 5 * y], [x, y], GF(11)),
        "m": PolynomialMap([t**2, t**3 - t], [t]),
        "f": Poly(x**40 - Rational(1, 7), x, y),
        "n": 10**50,
        "l": (1, (Rational(1, 2), "s"), False),
    }
    text = "\n".join(to_macaulay2(value, name) for name, value in values.items())
    found = from_macaulay2(text, session=session)
    for name, value in values.items():
        assert found[name] == value, name


def test_the_branch_locus_of_a_file(session: Session, tmp_path: Path) -> None:
    """A task of a newcomer: load this Macaulay2 file and give me its branch locus in LaTeX."""
    file = tmp_path / "cusp.m2"
    file.write_text("R = QQ[a, b, t]\nI = ideal(t^3 + a*t + b)\n")
    surface = from_macaulay2(file, session=session)["I"]
    locus = branch_locus(surface, [[1, 0, 0], [0, 1, 0]], variables=[a, b], session=session)
    known = Ideal([4 * a**3 + 27 * b**2], [a, b])  # the discriminant of the cubic
    assert is_equal(locus, known, session=session)
    assert locus.field == QQ
    latex = r"\left\langle 4 a^{3} + 27 b^{2} \right\rangle \subset \mathbb{Q}[a, b]"
    assert locus.to_latex() == latex
