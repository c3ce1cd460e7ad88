"""Linear algebra modulo primes, and the way back to rational numbers."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice
from math import prod

import numpy as np
import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st
from sympy import Matrix, Poly, Rational, isprime, primerange
from sympy.abc import x

from nnag_m2 import NnagError
from nnag_m2.algebra.modular import elimination
from nnag_m2.algebra.modular import pivots as by_products
from nnag_m2.algebra.modular.elimination import independent, kernel, reduced
from nnag_m2.algebra.modular.primes import (
    combined,
    drawn_primes,
    flint_matrix,
    powers,
    primes,
    rank,
    rational,
    residue,
)

PRIME = 2147483647
SMALL = st.integers(-3, 3)


@given(st.lists(st.lists(SMALL, min_size=4, max_size=4), min_size=1, max_size=5))
def test_kernel_vectors_are_annihilated_and_there_are_enough(rows: list[list[int]]) -> None:
    matrix = np.array(rows, dtype=np.int64) % PRIME
    found = kernel(matrix, PRIME)
    assert len(found) == 4 - rank(matrix, PRIME)
    for column, combination in found.items():
        total = -matrix[:, column].astype(object)
        for place, coefficient in combination.items():
            assert place < column
            assert place not in found
            total = total + coefficient * matrix[:, place].astype(object)
        assert not (total % PRIME).any()


@given(st.lists(st.lists(SMALL, min_size=3, max_size=3), min_size=3, max_size=3))
def test_rank_is_that_over_the_rationals(rows: list[list[int]]) -> None:
    # A minor of entries up to 3 is smaller than the prime.
    assert rank(np.array(rows) % PRIME, PRIME) == np.linalg.matrix_rank(np.array(rows, dtype=float))


@pytest.mark.parametrize(
    ("rows", "columns", "true_rank"), [(150, 120, 120), (130, 180, 101), (20, 12, 5), (5, 9, 5)]
)
@pytest.mark.parametrize("prime", [4194301, 1048573, 10007, 101])
@pytest.mark.parametrize("largest", [1, 1000])
def test_elimination_by_products_or_kernels_is_that_of_flint(
    rows: int,
    columns: int,
    true_rank: int,
    prime: int,
    largest: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("nnag_m2.algebra.modular.elimination._LARGE", largest)
    chance = np.random.default_rng(prime)
    left = chance.integers(prime, size=(rows, true_rank))
    matrix = left @ chance.integers(40, size=(true_rank, columns)) % prime
    matrix[:, 7] = matrix[:, 3] * 5 % prime
    pivots, reduced_rows = reduced(matrix, prime)
    form, found = flint_matrix(matrix, prime).rref()
    assert len(pivots) == found == rank(matrix, prime) == elimination.rank(matrix, prime)
    entries = np.array([int(entry) for entry in form.entries()]).reshape(rows, columns)
    assert (reduced_rows == entries[:found]).all()
    assert (reduced_rows[:, pivots] == np.eye(found)).all()


@each("prime", [2, 101, 4194301])
def test_pivots_of_matrices_that_are_not_general(prime: int) -> None:
    chance = np.random.default_rng(prime)
    for height, width in chance.integers(1, 120, size=(40, 2)).tolist():
        true_rank = int(chance.integers(min(height, width) + 1))
        left = chance.integers(prime, size=(height, true_rank))
        matrix = left @ chance.integers(2, size=(true_rank, width)) % prime
        matrix[:, chance.integers(4, size=width) == 0] = 0
        matrix[: int(chance.integers(height))] = 0  # nothing in the rows that are looked at first
        form, found = flint_matrix(matrix, prime).rref()
        assert by_products.rank(matrix, prime) == found
        first = by_products.pivots(by_products.as_floats(matrix, prime), prime)
        square = matrix[np.ix_(first.rows, first.columns)]
        inverse = first.inverse.astype(np.int64) % prime
        assert (inverse @ square % prime == np.eye(found)).all()
        rows = np.array([int(e) for e in form.entries()]).reshape(height, width)[:found]
        assert sorted(first.columns.tolist()) == (rows != 0).argmax(axis=1).tolist()


def test_long_products_of_residues_are_exact() -> None:
    prime = 4194301
    left, right = (np.full(shape, prime // 2) for shape in ((3, 9001), (9001, 2)))
    found = by_products.product(
        by_products.as_floats(left, prime), by_products.as_floats(right, prime), prime
    )
    assert (found.astype(np.int64) % prime == (prime // 2) ** 2 * 9001 % prime).all()


@each("prime", [7, 1048573, 2147483647])
def test_independent_columns_are_told_from_dependent_ones(prime: int) -> None:
    chance = np.random.default_rng(1)
    matrices = chance.integers(2, size=(200, 5, 4))
    expected = [rank(matrix, prime) == 4 for matrix in matrices]
    assert independent(matrices, prime).tolist() == expected
    assert 10 < sum(expected) < 190


def test_no_rows_leave_all_columns_free() -> None:
    assert kernel(np.zeros((0, 2), dtype=np.int64), 7) == {0: {}, 1: {}}
    assert rank(np.zeros((0, 2), dtype=np.int64), 7) == 0


def test_primes_below_a_number_are_those_of_sympy() -> None:
    assert list(primes(300)) == list(primerange(3, 300))[::-1]
    assert list(islice(primes(2**31), 40)) == list(primerange(2**31 - 2000, 2**31))[:-41:-1]
    assert list(primes(3)) == []


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**12))
def test_rational_numbers_come_back_from_three_primes(top: int, bottom: int) -> None:
    number = Fraction(top, bottom)
    moduli = list(islice(primes(), 3))
    residues = [residue(number, p) for p in moduli]
    product = moduli[0] * moduli[1] * moduli[2]
    assert rational(combined(residues, moduli), product) == number


def test_a_large_number_has_no_rational_with_a_small_modulus() -> None:
    found = [rational(r, 1009) for r in range(1009)]
    assert None in found
    assert found[505] == Fraction(1, 2)


def test_a_prime_in_the_denominator_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        residue(Fraction(1, 14), 7)


def test_primes_are_primes_whose_products_fit() -> None:
    found = list(islice(primes(), 5))
    assert found[0] == PRIME
    assert all(map(isprime, found))
    assert found == sorted(found, reverse=True)


def test_powers_do_not_overflow() -> None:
    found = powers(np.array([PRIME - 1, 2]), 40, PRIME)
    assert found[:, 0].tolist() == [(-1) ** e % PRIME for e in range(41)]
    assert found[:, 1].tolist() == [pow(2, e, PRIME) for e in range(41)]


def test_primes_are_drawn_by_a_question_and_a_seed() -> None:
    f, g = Poly(x**2 - 2, x), Poly(x**2 - 3, x)
    draws = [drawn_primes(q, seed=seed) for q in (f, g) for seed in (1, 2)]
    found = [list(islice(draw, 5)) for draw in draws]
    assert len({p for row in found for p in row}) == 20
    assert all(isprime(p) and 2**28 < p < 2**29 for row in found for p in row)
    assert list(islice(drawn_primes(Poly(x**2 - 2, x)), 5)) == found[0]
    assert found[0] == list(islice(drawn_primes(f.rep.to_dict()), 5))
    assert all(2**14 < p < 2**15 for p in islice(drawn_primes(f, bits=15), 50))


def test_primes_that_divide_a_number_are_not_drawn() -> None:
    first, second, third = islice(drawn_primes("a question"), 3)
    below = Fraction(3, first * third)
    assert next(drawn_primes("a question", good=[below])) == second
    assert next(drawn_primes("a question", good=[first * second, -1, 1])) == third


def test_the_primes_drawn_for_a_question_are_the_same_for_ever() -> None:
    # a script is the same on all machines and in all runs
    assert list(islice(drawn_primes("a question", 5, [Fraction(1, 2)]), 2)) == [
        463587469,
        505587923,
    ]


def test_primes_are_drawn_by_numbers_of_any_length() -> None:
    numbers = [10**5000, Rational(1, 10**5000), Matrix([[10**5000, 1]])]
    questions = [*numbers, Poly(10**5000 * x - 1, x), [10**5000, 2], {(1, 2): Fraction(10**5000)}]
    assert len({next(drawn_primes(question)) for question in questions}) == len(questions)


def test_primes_that_divide_everything_are_not_drawn_for_ever() -> None:
    all_of_them = prod(primerange(2**14, 2**15))
    with pytest.raises(NnagError, match="no more primes of 15 bits"):
        next(drawn_primes("hostile", bits=15, good=[all_of_them]))
    one = next(iter(primerange(25_000, 2**15)))
    assert next(drawn_primes("kind", bits=15, good=[all_of_them // one])) == one
    with pytest.raises(NnagError):
        list(drawn_primes("all", bits=8))
