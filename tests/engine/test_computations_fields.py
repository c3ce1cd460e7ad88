"""Prime fields up to the largest: right, and as fast as small ones; where factoring ends."""

from __future__ import annotations

import pytest
from certificates import same_ideal, sympy_groebner
from each import each
from sympy import GF, QQ, Matrix, primerange, symbols
from varieties import CIRCLE, RESULTANT, determinantal, over_field, t, x, y, z

from nnag_m2 import (
    Ideal,
    PolynomialMap,
    Session,
    branch_locus,
    degree,
    dimension,
    groebner_basis,
    hilbert_polynomial,
    minimal_primes,
    radical,
    ramification_locus,
    saturation,
    singular_locus,
    vanishing_ideal,
)
from nnag_m2.algebra.fields import FACTORING_CHARACTERISTIC, LARGEST_CHARACTERISTIC

pytestmark = pytest.mark.engine

# around the limits of words, tables and floats, and the largest that is allowed
PRIMES = [2, 3, 5, 101, 32003, 32749, 32771, 65521, 65537, 16777213, 16777259, 536870909,
          536870923, 1073741789, 2147483629, LARGEST_CHARACTERISTIC]  # fmt: skip
FACTORING = [p for p in PRIMES if p < FACTORING_CHARACTERISTIC]
EACH = each("p", PRIMES)


@EACH
def test_groebner_bases_modulo_p_are_those_of_sympy(session: Session, p: int) -> None:
    half = p // 2
    ideal = Ideal(
        [half * x**2 + (p - 2) * y * z - 1, x * y - (half + 1) * z**2 + x, z * x - 12345678 * y],
        [x, y, z],
        GF(p),
    )
    for order in ("grevlex", "lex"):
        assert list(groebner_basis(ideal, order, session=session)) == sympy_groebner(ideal, order)


@EACH
def test_numbers_of_the_determinantal_variety_do_not_depend_on_p(session: Session, p: int) -> None:
    ideal = determinantal(2, 4, 1, GF(p))
    n = symbols("n")
    assert dimension(ideal, session=session) == 5
    assert degree(ideal, session=session) == 4
    rational = hilbert_polynomial(determinantal(2, 4, 1), n, session=session)
    assert hilbert_polynomial(ideal, n, session=session) == rational


# 3^2 + 4^2 = 5^2: modulo 5 the direction of the second projection is isotropic
@each("p", [p for p in PRIMES if p > 5])
def test_answers_modulo_p_are_the_rational_ones_modulo_p(session: Session, p: int) -> None:
    field = GF(p)
    mapping = PolynomialMap([t**2 + t, t**3 / 3], [t])
    for question, arguments in (
        (vanishing_ideal, (mapping,)),
        (ramification_locus, (CIRCLE, [[1, 2]])),
        (branch_locus, (CIRCLE, [[3, 4]])),
        (singular_locus, (Ideal([x**3 + y**2], [x, y]),)),
        (saturation, (Ideal([x**2 * y, x * y**3], [x, y]), x)),
    ):
        first, *rest = arguments
        rational = question(first, *rest, session=session)
        modular = question(over_field(first, field), *rest, session=session)
        assert same_ideal(modular, over_field(rational, field)), question


@EACH
def test_the_singular_locus_of_the_resultant_modulo_p(session: Session, p: int) -> None:
    found = singular_locus(over_field(RESULTANT, GF(p)), session=session)
    # modulo 2 the equation is a square plus mixed terms, and its partial derivatives fewer
    assert dimension(found, session=session) == 4
    assert degree(found, session=session) == 3


@each("p", FACTORING)
def test_components_modulo_p_are_the_known_ones(session: Session, p: int) -> None:
    ideal = Ideal([(x - y) ** 2 * (x + 2 * y - 1), (x - y) * z], [x, y, z], GF(p))
    expected = [[x - y], [x + 2 * y - 1, z]]
    found = minimal_primes(ideal, session=session)
    assert len(found) == 2
    for component in expected:
        prime = Ideal(component, [x, y, z], GF(p))
        assert any(same_ideal(prime, other) for other in found)
    square_free = Ideal([(x - y) * (x + 2 * y - 1), (x - y) * z], [x, y, z], GF(p))
    assert same_ideal(radical(ideal, session=session), square_free)


@each("p", [p for p in FACTORING if p > 2])
def test_minus_one_is_a_square_modulo_every_other_prime(session: Session, p: int) -> None:
    found = minimal_primes(Ideal([x**2 + 1], [x], GF(p)), session=session)
    assert len(found) == (2 if p % 4 == 1 else 1)


def test_the_limits_are_tested() -> None:
    assert max(PRIMES) == LARGEST_CHARACTERISTIC == 2**31 - 1
    assert max(FACTORING) == max(
        primerange(FACTORING_CHARACTERISTIC - 100, FACTORING_CHARACTERISTIC)
    )


def test_a_generic_determinant_does_not_vanish_modulo_the_largest_prime(session: Session) -> None:
    field = GF(LARGEST_CHARACTERISTIC)
    entries = symbols("m0:9")
    hyperplane = Ideal([Matrix(3, 3, entries).det()], entries, field)
    assert degree(hyperplane, session=session) == 3
    assert same_ideal(singular_locus(hyperplane, session=session), determinantal(3, 3, 1, field))
    assert over_field(determinantal(3, 3, 1, QQ), field) == determinantal(3, 3, 1, field)
