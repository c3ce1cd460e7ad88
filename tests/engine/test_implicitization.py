"""Equations of images by linear algebra: against elimination, literature and certificates."""

from __future__ import annotations

from collections import Counter

import pytest
from each import each
from sympy import GF, Expr, Poly, Rational, symbols

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    Ideal,
    InputError,
    LightningSelfAttention,
    LinearMLP,
    ParametricModel,
    PolynomialMap,
    Session,
    degree,
    dimension,
    is_equal,
    is_prime,
    vanishing_ideal,
)
from nnag_m2.invariants.implicitization import image_dimension

pytestmark = [pytest.mark.engine, pytest.mark.composite]

a, b, s, t, u, x = symbols("a b s t u x")


def reduced(network: ParametricModel) -> PolynomialMap:
    return network.parametrization("reduced").map


def eliminated(mapped: PolynomialMap, session: Session) -> Ideal:
    found: Ideal = vanishing_ideal(mapped, method="elimination", session=session)
    return found


MAPS = {
    "cusp": PolynomialMap([t**2, t**3], [t]),
    "twisted cubic": PolynomialMap([s**3, s**2 * t, s * t**2, t**3], [s, t]),
    "affine twisted cubic": PolynomialMap([t, t**2, t**3], [t]),
    "no cone, with denominators": PolynomialMap([t**2 / 3 + 1, t**3 - t, Rational(2, 7) * t], [t]),
    "folium": PolynomialMap([t**2 - 1, t**3 - t], [t]),
    "Steiner surface": PolynomialMap([s * t, t * u, s * u, s**2 + t**2 + u**2], [s, t, u]),
    "Whitney umbrella": PolynomialMap([s * t, t, s**2], [s, t]),
    "Veronese": PolynomialMap([s**2, s * t, t**2, s * u, t * u, u**2], [s, t, u]),
    "equal and vanishing coordinates": PolynomialMap([s * t, s * t, 0, 2 * s * t, t], [s, t]),
    "constant": PolynomialMap([3, Rational(1, 2)], [t]),
    "origin": PolynomialMap([0, 0], [t]),
    "dense": PolynomialMap([s * t, s + t], [s, t]),
    "no parameters used": PolynomialMap([1, s**2, s**3], [s, t]),
    "large coefficients": PolynomialMap([10**30 * s**2, (s + 10**20 * t) ** 2, t**2], [s, t]),
    "attention": reduced(LightningSelfAttention(2, 2, 2, outputs=1)),
    "attention of rank one": reduced(LightningSelfAttention(2, 2, 1, outputs=2)),
    "convolutions": reduced(ConvolutionalNetwork((3, 2), activation=2)),
    "two cubes": reduced(MLP((2, 2, 2), 3)),
    "two degrees": reduced(ConvolutionalNetwork((3, 3, 2), strides=(2, 2, 1))),
}


@each("name", MAPS)
def test_linear_algebra_finds_what_elimination_finds(session: Session, name: str) -> None:
    mapped = MAPS[name]
    found = vanishing_ideal.run(mapped, session=session)
    assert is_equal(found.result, eliminated(mapped, session), session=session)
    assert dimension(found.result, session=session) == image_dimension(mapped)


@each("name", MAPS)
def test_generators_vanish_on_the_map(session: Session, name: str) -> None:
    mapped = MAPS[name]
    found = vanishing_ideal.run(mapped, session=session)
    values = dict(
        zip(found.result.variables, [f.as_expr() for f in mapped.coordinates], strict=True)
    )
    for generator in found.result.generators:
        composed: Expr = generator.as_expr().subs(values, simultaneous=True)
        assert Poly(composed, *mapped.parameters).is_zero


@each("name", ["twisted cubic", "Veronese", "attention of rank one", "folium"])
def test_a_proof_finds_a_prime_ideal(session: Session, name: str) -> None:
    found = vanishing_ideal.run(MAPS[name], proof=True, session=session)
    assert found.provenance.certainty == "proved"
    assert is_prime(found.result, session=session)


@each(
    ("network", "generators", "degrees"),
    [
        # maximal and smaller minors: Bruns, Vetter: Determinantal rings
        (LinearMLP((3, 1, 3)), {2: 9}, 6),
        (LinearMLP((4, 2, 3)), {3: 4}, 6),
        # secant varieties of rational normal curves: Eisenbud, Amer. J. Math. 110 (1988)
        (MLP((2, 2, 1), 5), {3: 4}, 6),
        (MLP((2, 2, 1), 7), {3: 20}, 15),
        # symmetric matrices of bounded rank: Harris, Tu, Topology 23 (1984)
        (MLP((3, 2, 1), 2), {3: 1}, 3),
        (MLP((4, 2, 1), 2), {3: 10}, 10),
        # lines and planes: Segre-Veronese
        (MLP((3, 1, 1), 3), {2: 27}, 9),
        # Aronhold's invariant
        (MLP((3, 3, 1), 3), {4: 1}, 4),
    ],
)
def test_literature(
    session: Session, network: MLP, generators: dict[int, int], degrees: int
) -> None:
    found = vanishing_ideal.run(reduced(network), session=session)
    assert Counter(g.total_degree() for g in found.result.generators) == generators
    assert degree(found.result, session=session) == degrees


def test_a_hypersurface_is_proved_without_further_questions(session: Session) -> None:
    found = vanishing_ideal.run(MAPS["attention"], session=session)
    (equation,) = found.result.generators
    assert (found.provenance.certainty, equation.total_degree()) == ("proved", 4)
    assert len(found.provenance.primes) == 1


def test_numbers_of_many_digits_need_several_primes(session: Session) -> None:
    found = vanishing_ideal.run(MAPS["large coefficients"], session=session)
    assert len(found.provenance.primes) > 3


def test_up_to_degree_holds_all_equations_up_to_it_and_says_so(session: Session) -> None:
    mapped = reduced(ConvolutionalNetwork((2, 2), activation=2))
    quadrics = vanishing_ideal.run(mapped, up_to_degree=2, session=session)
    everything = vanishing_ideal.run(mapped, session=session)
    low = [g for g in everything.result.generators if g.total_degree() <= 2]
    assert is_equal(quadrics.result, Ideal(low, everything.result.variables), session=session)
    assert len(everything.result.generators) > len(low) > 0


def test_no_equations_up_to_a_degree(session: Session) -> None:
    found = vanishing_ideal.run(MAPS["attention"], up_to_degree=3, session=session)
    assert found.result.generators == ()


def test_elimination_can_be_asked_for_and_works_modulo_p(session: Session) -> None:
    mapped = PolynomialMap([t**2, t**3], [t], GF(7))
    found = vanishing_ideal.run(mapped, (a, b), session=session)
    assert found.result == Ideal([a**3 - b**2], [a, b], GF(7))
    assert found.provenance.method == "elimination"
    over_qq = vanishing_ideal.run(MAPS["cusp"], (a, b), method="elimination", session=session)
    assert over_qq.result == Ideal([a**3 - b**2], [a, b])


def test_too_many_monomials_are_refused_or_eliminated(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nnag_m2.invariants.implicitization.relations._LARGEST_MATRIX", 2)
    mapped = MAPS["folium"]
    with pytest.raises(InputError, match="at most 2 monomials"):
        vanishing_ideal(mapped, method="linear algebra", session=session)
    found = vanishing_ideal.run(mapped, session=session)
    assert found.provenance.method == "elimination"
    assert is_equal(found.result, eliminated(mapped, session), session=session)


def test_a_cohen_macaulay_ring_is_proved_without_macaulay2() -> None:
    found = vanishing_ideal.run(MAPS["twisted cubic"])
    assert (found.provenance.certainty, found.scripts) == ("proved", ())
    assert "Cohen-Macaulay" in found.provenance.reason


@pytest.mark.parametrize("name", ["Steiner surface", "convolutions", "two cubes", "two degrees"])
def test_where_sections_are_too_large_dimension_and_degree_are_counted(
    session: Session, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = vanishing_ideal.run(MAPS[name], session=session)
    monkeypatch.setattr("nnag_m2.invariants.implicitization.sections._LARGEST", 1)
    found = vanishing_ideal.run(MAPS[name], session=session)
    assert found.result == expected.result
    if len(found.result.generators) > 1:
        assert len(found.scripts) > len(expected.scripts)


def test_what_sections_do_not_show_is_counted_when_nothing_new_comes(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "nnag_m2.invariants.implicitization.search.irreducible_section", lambda *_: None
    )
    found = vanishing_ideal.run(MAPS["twisted cubic"], session=session)
    assert len(found.result.generators) == 3
    assert found.provenance.certainty == "probabilistic"


def test_a_known_degree_ends_the_search(session: Session) -> None:
    mapped = MAPS["convolutions"]
    found = vanishing_ideal.run(mapped, degree=12, session=session)
    assert is_equal(found.result, eliminated(mapped, session), session=session)
    assert "degree that is known" in found.provenance.reason


WRONG_DEGREES = [
    *[("convolutions", wrong) for wrong in (1, 11, 13, 10**9)],
    *[("twisted cubic", wrong) for wrong in (1, 2, 4)],
    *[("attention of rank one", wrong) for wrong in (1, 1000)],
    ("attention", 3),  # a hypersurface
    ("attention", 5),
    ("dense", 2),
    ("folium", 2),
    ("two cubes", 10**9),
]


@each(("name", "wrong"), WRONG_DEGREES)
def test_a_wrong_degree_is_refused(session: Session, name: str, wrong: int) -> None:
    with pytest.raises(InputError, match=f"that of the closure of the image; got degree={wrong}, "):
        vanishing_ideal(MAPS[name], degree=wrong, session=session)


@pytest.mark.parametrize("wrong", [11, 13])
def test_a_wrong_degree_is_refused_where_sections_are_too_large(
    session: Session, wrong: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nnag_m2.invariants.implicitization.sections._LARGEST_ONCE", 1)
    with pytest.raises(InputError, match=r"is (at most )?12; try without it"):
        vanishing_ideal(MAPS["convolutions"], degree=wrong, session=session)


def test_scripts_of_the_answer_run_again(session: Session) -> None:
    found = vanishing_ideal.run(MAPS["convolutions"], session=session)
    assert found.scripts
    for script in found.scripts:
        assert session.run(script).text
