"""Long studies: every question has one record, and it is right, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import psutil
import pytest
from processes import LIMIT, wait_until
from sympy.abc import x, y, z

from nnag_m2 import (
    MLP,
    EngineError,
    EngineNotFound,
    Ideal,
    InputError,
    Neuromanifold,
    Pool,
    Query,
    Record,
    Study,
    critical_points,
    degree,
    groebner_basis,
    landscape,
    question,
    sweep,
)
from nnag_m2.asking import integer, ring_of
from nnag_m2.engine.probing import Engine
from nnag_m2.errors import EngineCrashed
from nnag_m2.studies.answering import Limits, StudyCall, outcome

pytestmark = [pytest.mark.engine, pytest.mark.newest_engine]

HARD = partial(
    groebner_basis,
    Ideal(
        [x**31 * y + y**17 * z - 1, x**18 * z**5 + y**19 - x * y - 3, z**23 - x**12 * y], [x, y, z]
    ),
    order="lex",
    proof=True,
)


def curve(k: int) -> Any:
    """Ask for the degree of x^k = y, which is k."""
    return partial(degree, Ideal([x**k - y], [x, y]))


def space_curve(k: int) -> Any:
    """Ask for the degree of a complete intersection without points at infinity but one: 3k."""
    return partial(degree, Ideal([x**k - y * z, y**3 - z + k], [x, y, z]))


@pytest.fixture(autouse=True)
def _on_this_engine(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NNAG_M2_EXECUTABLE", str(engine.executable))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "study.sqlite"


def by_label(study: Study) -> dict[str, Record]:
    return {record.label: record for record in study.values()}


def test_questions_of_all_kinds_are_recorded_with_what_belongs_to_them(store: Path) -> None:
    manifold = Neuromanifold(MLP((2, 1, 1), 2))
    asked = {
        "dimension": manifold.dimension,
        "points": partial(critical_points, Ideal([x**2 + y**2 - 1], [x, y]), [3, 4]),
        "equations": manifold.vanishing_ideal,
        "wrong": partial(degree, 7),
    }
    study = sweep(asked, store, workers=1, timeout=LIMIT)
    found = by_label(study)
    assert found.keys() == asked.keys()
    assert found["dimension"].result == manifold.dimension() == 2
    assert found["dimension"].question == "Neuromanifold.dimension"
    assert found["dimension"].certainty == "proved"
    assert found["points"].result == asked["points"]()
    assert found["points"].arguments["data"] == [3, 4]
    assert found["points"].scripts
    assert found["points"].engine
    assert found["equations"].result == manifold.vanishing_ideal()
    wrong = found["wrong"]
    assert (wrong.status, wrong.error, wrong.result) == ("failed", "InputError", None)
    assert "degree" in wrong.message
    assert str(study).startswith("Study of 4 questions, 1 without an answer")


def test_what_has_a_record_is_not_asked_again(store: Path) -> None:
    told: list[Record] = []
    sweep([curve(k) for k in (1, 2, 2)], store, workers=1, progress=told.append)
    assert sorted(record.result for record in told) == [1, 2]  # those that are over are told
    told.clear()
    study = sweep((curve(k) for k in (1, 2, 3)), store, workers=1, progress=told.append)
    assert [record.result for record in told] == [3]
    assert sorted(record.result for record in study.values()) == [1, 2, 3]
    assert Study(store).keys() == study.keys()


def test_a_time_limit_ends_one_question_only_and_a_wider_one_asks_it_again(store: Path) -> None:
    asked = {"hard": HARD, "easy": curve(2)}
    told: list[Record] = []
    study = sweep(asked, store, workers=1, timeout=2)
    assert by_label(study)["hard"].error in {"EngineTimeout", "QuestionTimeout"}
    assert by_label(study)["easy"].result == 2
    sweep(asked, store, workers=1, timeout=2, progress=told.append)
    assert told == []
    sweep(asked, store, workers=1, timeout=2.5, progress=told.append)
    assert [record.label for record in told] == ["hard"]
    sweep(asked, store, workers=1, timeout=2, again=True, progress=told.append)
    assert [record.label for record in told] == ["hard", "hard"]
    assert by_label(study)["hard"].timeout == 2


def test_a_memory_limit_ends_one_question_only(store: Path, tmp_path: Path) -> None:
    (tmp_path / "counted_list.m2.j2").write_text("answer = #toList(0..10^9);\ndeliver answer\n")

    @question(templates=tmp_path)
    def counted_list(ideal: Ideal) -> Query[int]:
        """Return 10^9 + 1, by making a list of so many numbers."""
        return Query("counted_list", (ring_of(ideal),), (), integer)

    asked = {"eats": partial(counted_list, Ideal([x], [x])), "easy": curve(2)}
    found = by_label(sweep(asked, store, workers=1, timeout=60, memory_limit=3 * 10**9))
    assert (found["eats"].status, found["eats"].error) == ("failed", "EngineOutOfMemory")
    assert found["easy"].result == 2
    assert {record.memory_limit for record in found.values()} == {3 * 10**9}


@pytest.fixture(params=["pool", "processes"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    kinds = {
        "pool": lambda: Pool(2),
        "processes": lambda: ProcessPoolExecutor(2, get_context("spawn")),
    }
    with kinds[request.param]() as found:
        yield found


def test_executors_of_others(executor: Executor, store: Path) -> None:
    study = sweep([curve(k) for k in range(1, 13)], store, workers=executor)
    assert sorted(record.result for record in study.values()) == list(range(1, 13))


def test_a_sweep_that_is_interrupted_goes_on_where_it_stopped(store: Path) -> None:
    asked = [curve(k) for k in range(1, 6)] + [HARD]

    def interrupt() -> None:
        wait_until(lambda: len(Study(store)) == 5, LIMIT)
        os.kill(os.getpid(), signal.SIGINT)

    Study(store)
    threading.Thread(target=interrupt).start()
    with pytest.raises(KeyboardInterrupt):
        sweep(asked, store, workers=2)
    told: list[Record] = []
    study = sweep([*asked[:5], curve(6)], store, workers=2, progress=told.append)
    assert [record.result for record in told] == [6]
    assert sorted(record.result for record in study.values()) == list(range(1, 7))


def test_a_killed_process_breaks_the_executor_and_loses_no_record(store: Path) -> None:
    asked = [space_curve(k) for k in range(2, 42)]
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:

        def kill(_: Record) -> None:
            for pid in list(executor._processes):
                with suppress(ProcessLookupError):  # what was killed at the record before
                    os.kill(pid, signal.SIGKILL)

        with pytest.raises(EngineError, match="the same call goes on"):
            sweep(asked, store, workers=executor, progress=kill)
    kept = len(Study(store))
    assert 0 < kept < 40
    study = sweep(asked, store, workers=1)
    assert sorted(record.result for record in study.values()) == [3 * k for k in range(2, 42)]


def test_a_macaulay2_that_dies_is_replaced_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tried, run = [], degree.run

    def dying(*args: Any, **options: Any) -> Any:
        tried.append(args)
        if len(tried) == 1:
            raise EngineCrashed("Macaulay2 was killed")
        return run(*args, **options)

    monkeypatch.setattr(degree, "run", dying)
    assert outcome(StudyCall(degree, (Ideal([x**5 - y], [x, y]),)), Limits()).shown == "5"
    assert len(tried) == 2


def test_without_an_engine_nothing_is_recorded(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNAG_M2_EXECUTABLE", str(tmp_path / "M2"))
    with pytest.raises(EngineNotFound):
        sweep([space_curve(2)], store, workers=1)
    assert len(Study(store)) == 0


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as found,
    ):
        yield found


def test_dask_with_a_worker_and_an_engine_killed_has_every_record_right_once(
    client: Any, store: Path
) -> None:
    told: list[Record] = []
    first, second = client.run(os.getpid).values()

    def disturb(record: Record) -> None:
        told.append(record)
        if len(told) == 8:
            os.kill(first, signal.SIGKILL)
        if len(told) == 20:
            engines = psutil.Process(second).children(recursive=True)
            next(p for p in engines if "M2" in p.name()).kill()

    asked = [space_curve(k) for k in range(2, 42)]
    study = sweep(asked, store, workers=client, progress=disturb, timeout=LIMIT)
    assert len(told) == len(study) == 40
    assert {record.status for record in study.values()} == {"answered"}
    assert sorted(record.result for record in study.values()) == [3 * k for k in range(2, 42)]


def test_dask_errors_come_back_whole_with_their_script(client: Any, store: Path) -> None:
    study = sweep({"hard": HARD}, store, workers=client, timeout=3)
    (record,) = study.values()
    assert "no answer within 3 s" in record.message
    assert "groebner_basis" in record.message
    assert any("gb" in script for script in record.scripts)


def test_cancelling_reaches_the_engine_of_a_worker_of_dask(client: Any, store: Path) -> None:
    def is_computing() -> bool:
        """Return whether a Macaulay2 of a worker takes time of the processor."""
        workers = [psutil.Process(pid) for pid in client.run(os.getpid).values()]
        engines = [p for w in workers for p in w.children(recursive=True) if "M2" in p.name()]
        return any(map(takes_time, engines))

    def takes_time(engine: psutil.Process) -> bool:
        try:
            return engine.cpu_percent(0.2) > 5
        except psutil.NoSuchProcess:  # it has ended meanwhile
            return False

    def interrupt() -> None:
        assert wait_until(is_computing)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt).start()
    with pytest.raises(KeyboardInterrupt):
        sweep([HARD], store, workers=client)
    assert wait_until(lambda: not is_computing())
    assert len(Study(store)) == 0
    assert [r.result for r in sweep([curve(3)], store, workers=client).values()] == [3]


def test_tables(store: Path, tmp_path: Path) -> None:
    import pandas
    import polars

    study = sweep({"two": curve(2), "wrong": partial(degree, 7)}, store, workers=1)
    study.to_csv(tmp_path / "t.csv")
    study.to_parquet(tmp_path / "t.parquet")
    from_text = pandas.read_csv(tmp_path / "t.csv", index_col="label")
    assert from_text.loc["two", "shown"] == 2
    for table in (polars.read_parquet(tmp_path / "t.parquet"), study.to_polars()):
        assert table.filter(polars.col("label") == "wrong")["error"].to_list() == ["InputError"]
    pivoted = study.to_pandas().pivot_table(
        index="subject", columns="question", values="shown", aggfunc="first"
    )
    assert sorted(pivoted["degree"]) == ["", "2"]


@pytest.mark.parametrize(
    "asked", [7, "degree", [degree], [len], [partial(degree)], [partial(degree, 1, timeout=2)]]
)
def test_what_is_no_question_with_its_arguments_is_refused(asked: Any, store: Path) -> None:
    with pytest.raises(InputError, match=r"^sweep"):
        sweep(asked, store)


def test_files_of_another_kind_are_refused_and_left_alone(tmp_path: Path) -> None:
    text, base = tmp_path / "notes.txt", tmp_path / "base.sqlite"
    text.write_text("not a database, but longer than the header of one" * 9)
    with sqlite3.connect(base) as other:
        other.execute("CREATE TABLE mine (n INTEGER)")
    before = text.read_bytes(), base.read_bytes()
    for path in (text, base, tmp_path / "no folder" / "s.sqlite"):
        with pytest.raises(InputError, match="another name"):
            sweep([curve(1)], path)
    assert (text.read_bytes(), base.read_bytes()) == before


@pytest.mark.parametrize(
    "options", [{"workers": 0}, {"workers": "two"}, {"timeout": -1}, {"memory_limit": 7},
                {"progress": 3}, {"again": 3}]
)  # fmt: skip
def test_wrong_options_are_refused(options: Any, store: Path) -> None:
    with pytest.raises(InputError):
        sweep([curve(1)], store, **options)


def test_landscapes_of_data_sets_are_a_study(store: Path) -> None:
    from nnag_m2 import LinearMLP, TrainingProblem

    problems = [
        TrainingProblem(LinearMLP((2, 1, 2)), [[1, 0], [0, 1]], [[k, 0], [0, 1]]) for k in (2, 3)
    ]
    since = time.monotonic()
    study = sweep([partial(landscape, problem) for problem in problems], store, workers=1)
    assert [record.result.minimum.loss for record in study.values()] == [1, 1]
    assert all(record.seconds < time.monotonic() - since for record in study.values())
