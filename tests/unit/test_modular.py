"""Linear algebra modulo primes, and the way back to rational numbers."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import isprime

from nnag_m2.algebra import elimination
from nnag_m2.algebra.elimination import independent, kernel, reduced
from nnag_m2.algebra.modular import (
    combined,
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
@pytest.mark.parametrize("prime", [1048573, 10007, 101])
@pytest.mark.parametrize("largest", [1, 1000])
def test_elimination_by_panels_or_kernels_is_that_of_flint(
    rows: int,
    columns: int,
    true_rank: int,
    prime: int,
    largest: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("nnag_m2.algebra.elimination._LARGE", largest)
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


@pytest.mark.parametrize("prime", [7, 1048573, 2147483647])
def test_independent_columns_are_told_from_dependent_ones(prime: int) -> None:
    chance = np.random.default_rng(1)
    matrices = chance.integers(2, size=(200, 5, 4))
    expected = [rank(matrix, prime) == 4 for matrix in matrices]
    assert independent(matrices, prime).tolist() == expected
    assert 10 < sum(expected) < 190


def test_no_rows_leave_all_columns_free() -> None:
    assert kernel(np.zeros((0, 2), dtype=np.int64), 7) == {0: {}, 1: {}}
    assert rank(np.zeros((0, 2), dtype=np.int64), 7) == 0


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
