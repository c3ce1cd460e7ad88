"""What a question can answer survives pickling, copying, joblib and process pools."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields, is_dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import joblib
import pytest
from golden.cases import CASES
from sympy import FF, ZZ, Poly, sin
from sympy.abc import x
from travelling import ASKED

import nnag_m2
from nnag_m2 import GF, QQ, Session, from_json, to_json
from nnag_m2.algebra.display import in_html

# the answers of all engines are the same values
pytestmark = [pytest.mark.engine, pytest.mark.newest_engine]

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def same(value: Any) -> Any:
    """Return what came, as a worker does that hands an answer on."""
    return value


@pytest.fixture(scope="module")
def answers(session: Session) -> dict[str, Any]:
    found = {name: ask(session) for name, ask in ASKED.items()}
    for place, query in CASES.items():
        reply = (GOLDEN.joinpath(*place) / "reply.txt").read_bytes().decode()
        found["-".join(place)] = query.answer(reply)
    for value in found.values():
        repr(value)  # what was looked at may keep more than what was asked
    return found


def parts(value: Any) -> Iterator[Any]:
    """Yield a value and what it is made of."""
    yield value
    inside: Any = ()
    if is_dataclass(value):
        inside = [getattr(value, field.name) for field in fields(value)]
    elif isinstance(value, dict):
        inside = [*value.keys(), *value.values()]
    elif isinstance(value, tuple | list | set | frozenset):
        inside = value
    for item in inside:
        yield from parts(item)


def domains(value: Any) -> list[Any]:
    """Return the fields of all polynomials in a value."""
    return [part.domain for part in parts(value) if isinstance(part, Poly)]


def assert_the_same(found: dict[str, Any], answers: dict[str, Any]) -> None:
    assert found.keys() == answers.keys()
    for name, answer in answers.items():
        assert type(found[name]) is type(answer), name
        assert found[name] == answer, name
        assert repr(found[name]) == repr(answer), name
        assert domains(found[name]) == domains(answer), name


def test_every_kind_of_answer_is_among_them(answers: dict[str, Any]) -> None:
    public = {
        value
        for value in (getattr(nnag_m2, name) for name in nnag_m2.__all__)
        if isinstance(value, type) and is_dataclass(value)
    }
    assert public - {type(part) for part in parts(answers)} == set()


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_answers_survive_pickling(answers: dict[str, Any], protocol: int) -> None:
    assert_the_same(pickle.loads(pickle.dumps(answers, protocol)), answers)


def test_answers_survive_copying(answers: dict[str, Any]) -> None:
    assert_the_same(copy.deepcopy(answers), answers)
    assert_the_same({name: copy.copy(answer) for name, answer in answers.items()}, answers)


def test_answers_come_back_from_a_process_pool(answers: dict[str, Any]) -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        assert_the_same(pool.submit(same, answers).result(), answers)


def test_answers_come_back_from_joblib(answers: dict[str, Any]) -> None:
    (found,) = joblib.Parallel(n_jobs=2)([joblib.delayed(same)(answers)])
    assert_the_same(found, answers)


def test_answers_come_back_from_json(answers: dict[str, Any]) -> None:
    written = {n: value for n, value in answers.items() if n != "questions"}
    found = {name: from_json(to_json(value)) for name, value in written.items()}
    assert_the_same(found, written)


def test_answers_are_shown_in_notebooks(answers: dict[str, Any]) -> None:
    for name, value in answers.items():
        assert in_html(value), name
        for part in parts(value):
            for way in ("_repr_html_", "_repr_latex_"):
                shown = getattr(part, way, None)
                assert shown is None or isinstance(shown(), str | None), (name, type(part))


@pytest.mark.parametrize("field", [QQ, GF(7), GF(2), FF(7, symmetric=False), ZZ], ids=str)
def test_polynomials_of_others_keep_their_field_too(field: Any) -> None:
    poly = Poly({(2, 1): 6, (0, 0): 3}, x, sin(x), domain=field)
    for again in (pickle.loads(pickle.dumps(poly)), copy.deepcopy(poly)):
        assert again == poly
        assert str(again) == str(poly)
        assert again.domain == field
