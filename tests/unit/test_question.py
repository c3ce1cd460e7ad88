"""Questions: functions with more ways of being asked, run with a recorded reply."""

from __future__ import annotations

import inspect
import pickle
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from compact import closed
from each import each
from golden.cases import CASES
from sympy import GF, Symbol, symbols

import nnag_m2
from nnag_m2 import (
    Answer,
    Engine,
    Ideal,
    PolynomialMap,
    Provenance,
    Query,
    ReplyError,
    branch_locus,
    degree,
    groebner_basis,
    hilbert_series,
    intersection,
    minimal_primes,
    normal_form,
    radical,
    ramification_locus,
    vanishing_ideal,
)
from nnag_m2.asking.question import is_question, own_parameters
from nnag_m2.engine.asking import RawReply
from nnag_m2.engine.templates import template_folder

x, y, t = symbols("x y t")
CURVE = Ideal([x**2 * y], [x, y])
PUBLIC = {name: getattr(nnag_m2, name) for name in nnag_m2.__all__}
CALLED = {name: value for name, value in PUBLIC.items() if is_question(value)}
COMPUTATIONS = {name: value for name, value in CALLED.items() if value.__name__ == name}
TEMPLATES = {p.name.removesuffix(".m2.j2") for p in template_folder().glob("*.m2.j2")}


ENGINE = Engine(Path("/nowhere/M2"), "1.26.06", False, "test")


@dataclass
class Recorded:
    """A session that answers with what it was given."""

    text: str
    engine: Engine = ENGINE
    asked: list[tuple[str, float | None, str]] = field(default_factory=list)

    def run(self, script: str, *, timeout: float | None = None, template: str = "") -> RawReply:
        self.asked.append((script, timeout, template))
        return RawReply(self.text, "a warning", 0.25)


def test_every_template_is_a_question() -> None:
    # another kind of argument may need another template
    assert {name.partition("_of_")[0] for name in TEMPLATES} <= set(COMPUTATIONS)


def test_no_question_has_a_second_name() -> None:
    assert CALLED == COMPUTATIONS


def test_computations_show_their_arguments_and_the_options_of_all() -> None:
    for name, computation in COMPUTATIONS.items():
        signature = inspect.signature(computation)
        named = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
        options = named[-4:]
        assert {p.kind for p in options} == {inspect.Parameter.KEYWORD_ONLY}, name
        assert [p.name for p in options] == ["session", "timeout", "cache", "progress"], name
        assert all(p.default is None for p in options), name
        assert "options" not in signature.parameters, name
        assert "Query" not in str(signature.return_annotation), name


def test_signatures_tell_the_result() -> None:
    assert inspect.signature(degree).return_annotation == "int"
    assert inspect.signature(minimal_primes).return_annotation == "tuple[Ideal, ...]"
    assert list(inspect.signature(branch_locus).parameters)[:3] == [
        "source", "projection", "variables",
    ]  # fmt: skip
    assert list(own_parameters(branch_locus)) == [
        "source", "projection", "variables", "assume", "proof",
    ]  # fmt: skip


def test_computations_carry_their_documentation() -> None:
    told = {name: inspect.getdoc(computation) or "" for name, computation in COMPUTATIONS.items()}
    assert [name for name, text in told.items() if not text.startswith("Return ")] == []
    assert [name for name, text in told.items() if "Examples\n----" not in text] == []
    without = [name for name in TEMPLATES & set(told) if "References\n----" not in told[name]]
    assert without == []
    assert all(inspect.isfunction(computation) for computation in COMPUTATIONS.values())


def test_computations_are_pickled_by_name() -> None:
    for computation in COMPUTATIONS.values():
        assert pickle.loads(pickle.dumps(computation)) is computation


def test_queries_are_hashable_frozen_and_survive_pickling() -> None:
    for place, query in CASES.items():
        query.script()
        again = pickle.loads(pickle.dumps(query))
        assert again == query, place
        assert hash(again) == hash(query), place
        assert {query: 1}[again] == 1, place
        assert again.script() == query.script(), place
        with pytest.raises(AttributeError):
            query.template = "another"


def test_what_was_rendered_is_not_pickled() -> None:
    query = groebner_basis.query(CURVE)
    before = len(pickle.dumps(query))
    query.script()
    assert len(pickle.dumps(query)) == before


def test_equal_questions_are_equal_and_different_ones_are_not() -> None:
    assert groebner_basis.query(CURVE) == groebner_basis.query(CURVE, order="grevlex")
    assert groebner_basis.query(CURVE) != groebner_basis.query(CURVE, order="lex")
    assert groebner_basis.query(CURVE) != radical.query(CURVE)
    assert degree.query(CURVE) != degree.query(Ideal([x**2 * y], [x, y], GF(7)))
    assert hash(degree.query(CURVE)) == hash(degree.query(Ideal([y * x**2], [x, y])))


def test_a_question_goes_to_another_process_and_is_the_same_there() -> None:
    query = CASES["groebner_basis", "hostile_names"]
    code = (
        "import pickle, sys; q = pickle.load(sys.stdin.buffer);"
        "sys.stdout.write(q.script());"
        "sys.stderr.write(str(hash(q) == hash(pickle.loads(pickle.dumps(q)))))"
    )
    for seed in ("0", "1"):
        told = subprocess.run(
            [sys.executable, "-c", code],
            input=pickle.dumps(query),
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        )
        assert told.stdout.decode() == query.script()
        assert told.stderr == b"True"


def test_options_are_no_part_of_the_question() -> None:
    plain = groebner_basis.query(CURVE, "lex")
    assert groebner_basis.query(CURVE, "lex", session=None, timeout=3, cache=False) == plain
    assert groebner_basis.script(CURVE, "lex", timeout=3) == plain.script()


def test_a_run_keeps_everything() -> None:
    recorded = Recorded(closed("ideal 2 0 x y\nx\n0\n"))
    answer = radical.run(CURVE, session=recorded, timeout=7, cache=False)
    provenance = Provenance(
        "Macaulay2, radical", "proved", "exact arithmetic, and no random choice"
    )
    scripts = (radical.script(CURVE),)
    assert answer == Answer(
        Ideal([x], [x, y]), provenance, scripts, answer.seconds, "1.26.06", "a warning"
    )
    ((script, limit, template),) = recorded.asked
    assert (script, template) == (scripts[0], "radical")
    assert limit == pytest.approx(7, abs=1)
    assert pickle.loads(pickle.dumps(answer)) == answer


@each(
    ("computation", "arguments", "reply", "expected"),
    [
        (degree, (CURVE,), "list 2\nboolean true\ninteger 3\n", 3),
        (radical, (CURVE,), "ideal 1 0 x y\nxy\n", Ideal([x * y], [x, y])),
        (minimal_primes, (CURVE,), "list 0\n", ()),
        (
            minimal_primes, (CURVE,), "list 2\nideal 1 0 x y\ny\nideal 1 0 x y\nx\n",
            (Ideal([x], [x, y]), Ideal([y], [x, y])),
        ),
        (intersection, (CURVE, CURVE), "ideal 1 0 x y\nx2y\n", CURVE),
        (
            vanishing_ideal, (PolynomialMap([t**2, t**3], [t]), None, "elimination"),
            "ideal 1 0 z_1 z_2\nz_1^3-z_2^2\n",
            Ideal([Symbol("z_1") ** 3 - Symbol("z_2") ** 2], symbols("z_1 z_2")),
        ),
        (
            vanishing_ideal, (PolynomialMap([t**2], [t]), t, "elimination"),
            "ideal 0 0 v_1\n", Ideal([], [t]),
        ),
    ],
)  # fmt: skip
def test_results_are_values_of_the_user(
    computation: Any, arguments: tuple[Any, ...], reply: str, expected: object
) -> None:
    assert computation(*arguments, session=Recorded(closed(reply)), cache=False) == expected


def test_hilbert_series_is_brought_to_lowest_terms() -> None:
    recorded = Recorded(
        closed("list 2\nboolean true\nlist 2\npolynomials 1 0 t\n1-t3\ninteger 2\n")
    )
    found = hilbert_series(CURVE, t, session=recorded, cache=False)
    assert found == (t**2 + t + 1) / (1 - t)


def test_an_answer_to_another_question_keeps_the_script() -> None:
    with pytest.raises(ReplyError) as caught:
        radical(CURVE, session=Recorded(closed("integer 3\n")), cache=False)
    assert "Ideal was expected, not 3" in str(caught.value)
    assert caught.value.script_path.read_text() == radical.script(CURVE)


def test_variables_are_printed_as_the_rings_name_them() -> None:
    queer = Symbol("a b")
    script = ramification_locus.script(Ideal([queer**2 - x], [queer, x]), [[0, 1]])
    assert "R = QQ[v_1, x];\nI = ideal(v_1^2 - x);\nF = {x};" in script
    assert "-- Names       the symbols of the question that had to be renamed:\n" in script
    assert '--                 v_1 stands for "a b"\n' in script
    assert "Names" not in ramification_locus.script(CURVE, [[0, 1]])


def test_no_text_of_the_user_reaches_the_code_of_a_script() -> None:
    evil = Symbol('x"; run "touch pwned"; "\n run "touch pwned" --')
    for query in (
        groebner_basis.query(Ideal([evil**2 - 1], [evil])),
        normal_form.query(evil, Ideal([evil**2 - 1], [evil])),
        vanishing_ideal.query(PolynomialMap([x], [x]), evil),
        hilbert_series.query(CURVE, evil),
    ):
        lines = query.script().splitlines()
        assert any("touch pwned" in line for line in lines)
        assert all(line.startswith("-- ") for line in lines if "touch" in line or "run" in line)


def test_queries_are_made_of_values_alone() -> None:
    query = groebner_basis.query(CURVE)
    assert isinstance(query, Query)
    assert set(Query.__dataclass_fields__) == {
        "template", "rings", "values", "read", "reading", "provenance", "folder",
    }  # fmt: skip
    found = query.answer(closed("list 2\nboolean true\npolynomials 1 0 x y\n2x2y\n"))
    assert isinstance(found, Answer)
    assert found.result == tuple(Ideal([x**2 * y], [x, y]).generators)
