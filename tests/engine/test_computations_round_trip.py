"""There and back: polynomials with any names and of any size come back from Macaulay2 unchanged."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest
from certificates import is_in
from each import each
from hypothesis import HealthCheck, given, settings
from strategies import HOSTILE, rings_with_polynomials
from sympy import GF, QQ, Poly, Symbol, symbols
from sympy.polys.domains.domain import Domain

from nnag_m2 import BlockOrder, Ideal, Session, groebner_basis, normal_form
from nnag_m2.algebra.fields import poly_from_plain

pytestmark = pytest.mark.engine


def there_and_back(
    session: Session, polys: list[Poly], variables: tuple[Symbol, ...], field: Domain
) -> list[Poly]:
    """Return what comes back: the remainders modulo the zero ideal."""
    return list(normal_form(polys, Ideal([], variables, field), session=session))


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(drawn=rings_with_polynomials())
def test_any_polynomials_come_back(session: Session, drawn: tuple) -> None:
    variables, field, polys = drawn
    assert there_and_back(session, polys, variables, field) == polys


@each("name", HOSTILE, ids=lambda name: ascii(name[:20]))
def test_a_variable_with_any_name_comes_back(
    session: Session, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    queer, x = Symbol(name), Symbol("x")
    if queer == x:
        x = Symbol("y")
    poly = Poly(queer**12 - 3 * queer * x**2 + x / 7 - 1, queer, x, domain=QQ)
    assert there_and_back(session, [poly], (queer, x), QQ) == [poly]
    ideal = Ideal([queer**2 - x, queer * x - 1], [queer, x])
    assert all(is_in(p, ideal) for p in groebner_basis(ideal, session=session))
    assert list(tmp_path.iterdir()) == []


def test_all_hostile_names_together_come_back(session: Session) -> None:
    variables = tuple(Symbol(name) for name in HOSTILE)
    poly = Poly(sum(k * v**2 for k, v in enumerate(variables, start=1)), *variables, domain=QQ)
    assert there_and_back(session, [poly], variables, QQ) == [poly]


@each(
    "names",
    ["x y z", "y y_1", "x x1 x_1", "x1 x11 x111", "x_1 x_11 x_111", "alpha a l p h", "e E ee",
     "psi epsilon i p s", "i o i_1 o_1", "lambda lambda_1", "x0 x_0", "A1 A_1 A"],
)  # fmt: skip
def test_names_that_run_into_each_other_are_told_apart(session: Session, names: str) -> None:
    variables = symbols(names)
    chance = random.Random(names)
    terms = {
        tuple(chance.randrange(13) for _ in variables): chance.randint(1, 99) for _ in range(50)
    }
    poly = poly_from_plain(terms.items(), variables, QQ)
    assert there_and_back(session, [poly], variables, QQ) == [poly]


def random_terms(count: int, variables: int, largest: int, seed: int) -> dict:
    """Return this many different monomials with coefficients."""
    chance = random.Random(seed)
    terms: dict[tuple[int, ...], int] = {}
    while len(terms) < count:
        exponents = tuple(chance.randrange(7) for _ in range(variables))
        terms[exponents] = chance.choice([-1, 1]) * chance.randint(1, largest)
    return terms


@each("field", [QQ, GF(32003)], ids=str)
def test_a_polynomial_of_20000_terms_comes_back(session: Session, field: Domain) -> None:
    variables = symbols("x1:9")
    largest = 10**12 if field == QQ else int(field.characteristic()) - 1
    terms = random_terms(20_000, len(variables), largest, seed=5)
    poly = poly_from_plain(terms.items(), variables, field)
    assert there_and_back(session, [poly], variables, field) == [poly]


def test_3000_polynomials_come_back_in_their_sequence(session: Session) -> None:
    variables = symbols("x y z")
    polys = [
        poly_from_plain(random_terms(5, 3, 99, seed).items(), variables, QQ) for seed in range(3000)
    ]
    assert there_and_back(session, polys, variables, QQ) == polys


def test_an_ideal_with_3000_generators_is_read(session: Session) -> None:
    variables = symbols("x0:6")
    quintics = [e for e in itertools.product(range(6), repeat=6) if sum(e) == 5]
    generators = [poly_from_plain([(e, k)], variables, QQ) for k in range(1, 13) for e in quintics]
    ideal = Ideal(generators[:3000], variables)
    found = groebner_basis(ideal, session=session)
    assert {poly.monoms()[0] for poly in found} == set(quintics)
    assert all(len(poly.monoms()) == 1 for poly in found)


@each("digits", [50, 4299, 4301, 20_000])
def test_coefficients_of_any_length_come_back(session: Session, digits: int) -> None:
    x, y = symbols("x y")
    number = 10**digits - 3
    poly = Poly(number * x**2 - y / number - 1, x, y, domain=QQ)
    assert there_and_back(session, [poly], (x, y), QQ) == [poly]


def test_the_order_of_the_ring_does_not_change_what_comes_back(session: Session) -> None:
    variables = symbols("x y z")
    poly = poly_from_plain(random_terms(30, 3, 99, seed=2).items(), variables, QQ)
    zero = Ideal([], variables)
    x, y, z = variables
    for order in ("lex", "grlex", BlockOrder([[z], [x]]), BlockOrder([[y, x, z]])):
        assert normal_form(poly, zero, order, session=session) == poly


@each("p", [2, 3, 32749, 32771, 2**31 - 1])
def test_representatives_modulo_p_do_not_matter(session: Session, p: int) -> None:
    x, y = symbols("x y")
    poly = Poly(
        (p - 1) * x + (p // 2) * y + (p // 2 + 1) * x * y + p * x**2 + 1, x, y, domain=GF(p)
    )
    assert there_and_back(session, [poly], (x, y), GF(p)) == [poly]
