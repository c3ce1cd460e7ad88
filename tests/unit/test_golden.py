"""The kept scripts, replies and results: the whole path but for Macaulay2 itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from golden.cases import BY_NOUN, CASES, as_json
from sympy import symbols
from sympy.abc import t

from nnag_m2 import Ideal, ReplyError, elimination_ideal, groebner_basis, radical

FOLDER = Path(__file__).resolve().parents[1] / "golden"
REGENERATE = "run `python tests/golden/regenerate.py` and look at the difference"
EACH_NOUN = pytest.mark.parametrize("noun", BY_NOUN)
BAD = sorted((FOLDER / "bad_replies").glob("*.txt"))
x, y = symbols("x y")


def kept(place: tuple[str, str], name: str) -> str:
    return (FOLDER.joinpath(*place) / name).read_bytes().decode()


@EACH_NOUN
def test_scripts_are_the_kept_ones(noun: str) -> None:
    for case, query in BY_NOUN[noun].items():
        assert query.template == noun
        assert query.script() == kept((noun, case), "script.m2"), f"{case}: {REGENERATE}"


@EACH_NOUN
def test_replies_give_the_kept_results(noun: str) -> None:
    for case, query in BY_NOUN[noun].items():
        result = as_json(query.answer(kept((noun, case), "reply.txt")))
        assert result == json.loads(kept((noun, case), "result.json")), f"{case}: {REGENERATE}"


def test_there_is_a_case_for_every_folder_and_a_folder_for_every_case() -> None:
    found = {(path.parent.name, path.name) for path in FOLDER.glob("*/*") if path.is_dir()}
    assert found - {("__pycache__", name) for _, name in found} == set(CASES), REGENERATE


@EACH_NOUN
def test_a_reply_that_is_cut_off_is_never_an_answer(noun: str) -> None:
    for case, query in BY_NOUN[noun].items():
        reply = kept((noun, case), "reply.txt")
        for length in range(len(reply)):
            with pytest.raises(ReplyError):
                query.answer(reply[:length])


def test_there_are_bad_replies() -> None:
    assert len(BAD) > 30


def test_bad_replies_are_refused() -> None:
    query = radical.query(Ideal([x], [x, y]))
    for path in BAD:
        with pytest.raises(ReplyError) as caught:
            query.answer(path.read_bytes().decode())
        assert len(str(caught.value)) < 500, path.stem


WRONG_TYPES = {
    "integer 5\n": ["groebner_basis", "radical", "minimal_primes", "is_subset", "hilbert_series"],
    "boolean true\n": ["dimension", "degree", "radical", "normal_form"],
    "list 0\n": ["dimension", "radical", "hilbert_series", "is_equal"],
    "list 2\ninteger 1\ninteger 2\n": [
        "dimension",
        "minimal_primes",
        "groebner_basis",
        "normal_form",
    ],
    "polynomials 2 0 x y\nx\ny\n": ["degree", "radical", "minimal_primes", "is_equal"],
}


def test_an_answer_of_another_type_is_refused() -> None:
    for body, nouns in WRONG_TYPES.items():
        for noun in nouns:
            query = next(iter(BY_NOUN[noun].values()))
            with pytest.raises(ReplyError):
                query.answer(f"{body}end {len(body)}\n")


def test_several_remainders_for_one_polynomial_are_refused() -> None:
    body = "polynomials 2 0 x y\nx\ny\n"
    with pytest.raises(ReplyError, match="one remainder was expected, not 2"):
        CASES["normal_form", "one_in_lex"].answer(f"{body}end {len(body)}\n")


def test_an_eliminated_variable_in_the_answer_is_refused() -> None:
    body = "ideal 1 0 t x y\ntx-y\n"
    with pytest.raises(ReplyError, match="only"):
        elimination_ideal.query(Ideal([t * x - y], [t, x, y]), t, proof=True).answer(
            f"{body}end {len(body)}\n"
        )


def test_a_groebner_basis_comes_back_monic_and_sorted_whatever_macaulay2_sends() -> None:
    body = "polynomials 2 0 x y\n-3y3-3\n2x+2y2\n"
    query = groebner_basis.query(Ideal([x**2 + y, x * y - 1], [x, y]), "lex")
    found = query.answer(f"{body}end {len(body)}\n")
    assert [poly.as_expr() for poly in found] == [x + y**2, y**3 + 1]
