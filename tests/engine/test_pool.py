"""A pool is an executor: futures, map, cancelling, errors, and an end that comes soon."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor, as_completed
from pathlib import Path

import pytest
from processes import (
    DEAF,
    LIMIT,
    LONG,
    announced,
    begun,
    finished,
    gone,
    leftovers,
    named,
    python,
    ready,
    seconds,
    wait_until,
)
from sympy import symbols

from nnag_m2 import Ideal, Pool, dimension
from nnag_m2.engine.probing import Engine
from nnag_m2.engine.shared import default_session
from nnag_m2.errors import (
    EngineComplaint,
    EngineCrashed,
    EngineError,
    EngineNotFound,
    EngineTimeout,
    InputError,
)

pytestmark = pytest.mark.engine

x, y, z = symbols("x y z")


def number(n: int) -> int:
    """Ask this worker's Macaulay2 for a number."""
    return int(default_session().run(f"deliver {n}").text.split()[1])


def run(script: str) -> str:
    """Run a script in this worker's Macaulay2."""
    return default_session().run(script).text


def own_pid() -> int | None:
    """Return the process of this worker's Macaulay2, after it was needed."""
    run("deliver 1")
    return default_session().pid


@pytest.fixture(scope="module")
def pool(engine: Engine) -> Iterator[Pool]:
    with Pool(2, executable=engine.executable, timeout=60) as shared:
        yield shared


def test_pool_is_an_executor(pool: Pool) -> None:
    assert isinstance(pool, Executor)
    assert pool.submit(number, 5).result() == 5
    assert list(pool.map(number, range(60))) == list(range(60))
    assert {future.result() for future in as_completed(pool.submit(number, n) for n in (1, 2))} == {
        1,
        2,
    }


def test_computations_use_the_session_of_the_worker(pool: Pool) -> None:
    ideals = [Ideal(list(symbols("x y z")[:k]), (x, y, z)) for k in range(4)]
    assert list(pool.map(dimension, ideals)) == [3, 2, 1, 0]


def test_each_worker_has_one_macaulay2_of_its_own(pool: Pool) -> None:
    barrier = threading.Barrier(2)

    def asked(_: int) -> tuple[int, int | None]:
        barrier.wait(30)
        return threading.get_ident(), own_pid()

    pairs = set(pool.map(asked, range(6)))
    assert len({thread for thread, _ in pairs}) == len({pid for _, pid in pairs}) == len(pairs) == 2


def test_errors_arrive_in_their_futures_and_the_pool_goes_on(pool: Pool) -> None:
    scripts = {"1/0": EngineComplaint, "exit 1": EngineCrashed}
    futures = {pool.submit(run, script): kind for script, kind in scripts.items()}
    for future, kind in futures.items():
        assert type(future.exception(LIMIT)) is kind
    assert list(pool.map(number, range(4))) == [0, 1, 2, 3]


def test_time_limit_of_the_pool_holds_in_its_workers(engine: Engine) -> None:
    with Pool(1, executable=engine.executable, timeout=0.3) as own:
        with pytest.raises(EngineTimeout):
            own.submit(run, LONG).result(LIMIT)
        assert own.submit(number, 3).result() == 3


def test_what_has_not_begun_can_be_cancelled(engine: Engine) -> None:
    with Pool(1, executable=engine.executable) as own:
        gate = threading.Event()
        first = own.submit(lambda: gate.wait(LIMIT) and run("deliver 1"))
        second = own.submit(number, 2)
        assert second.cancel()
        gate.set()
        assert first.result() == "integer 1\nend 10\n"
        with pytest.raises(CancelledError):
            second.result()


def test_missing_engine_is_the_error_of_every_future(tmp_path: Path) -> None:
    with Pool(2, executable=tmp_path / "M2") as own:
        for future in [own.submit(number, n) for n in range(4)]:
            assert type(future.exception(LIMIT)) is EngineNotFound


@pytest.mark.parametrize("workers", [0, -1, 2.0, True, "2"])
def test_impossible_numbers_of_workers_are_refused(workers: object) -> None:
    with pytest.raises(InputError, match="positive number of workers"):
        Pool(workers)  # type: ignore[arg-type]


def test_leaving_the_block_waits_and_leaves_nothing(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Pool(2, executable=engine.executable) as own:
        futures = [own.submit(number, n) for n in range(10)]
        pids = {own.submit(own_pid).result()}
    assert [future.result() for future in futures] == list(range(10))
    assert all(gone(pid) for pid in pids if pid)
    assert leftovers(tmp_path) == []
    with pytest.raises(RuntimeError, match="after shutdown"):
        own.submit(number, 1)


@pytest.mark.parametrize("script", [LONG, DEAF])
def test_leaving_the_block_by_an_exception_ends_what_runs(
    engine: Engine, script: str, tmp_path: Path
) -> None:
    mark = tmp_path / "begun"

    class Enough(Exception):
        pass

    since = time.monotonic()
    with pytest.raises(Enough), Pool(2, executable=engine.executable) as own:
        own.submit(number, 1).result()
        running = own.submit(run, announced(script, mark))
        assert begun(mark)
        waiting = [own.submit(run, script) for _ in range(3)]
        since = time.monotonic()
        raise Enough
    assert seconds(since) < LIMIT
    assert isinstance(running.exception(), EngineError)
    assert waiting[-1].cancelled()


def test_dropped_pool_ends_its_processes(engine: Engine) -> None:
    own = Pool(1, executable=engine.executable)
    pid = own.submit(own_pid).result()
    assert pid is not None
    del own
    assert wait_until(lambda: gone(pid))


def test_pool_of_the_parent_is_refused_in_a_forked_child(engine: Engine) -> None:
    code = """
from nnag_m2 import Pool
with Pool(1, executable=engine) as pool:
    assert pool.submit(len, "ab").result() == 2
    child = os.fork()
    if child == 0:
        try:
            pool.submit(len, "ab")
        except EngineError as error:
            os._exit("parent" in str(error))
        os._exit(9)
    assert os.waitpid(child, 0)[1] == 256
"""
    with python(code, engine) as parent:
        assert finished(parent) == ""


def test_ctrl_c_ends_a_pool_that_is_a_context(engine: Engine, tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    code = f"""
from nnag_m2 import Pool
def run(script):
    from nnag_m2.engine.shared import default_session
    return default_session().run(script)
try:
    with Pool(2, executable=engine) as pool:
        list(pool.map(run, ["deliver 1"] * 8))
        print("ready", flush=True)
        list(pool.map(run, [{announced(DEAF, mark)!r}, {LONG!r}] * 2))
except KeyboardInterrupt:
    print("interrupted")
"""
    with python(code, engine) as parent:
        ready(parent)
        assert begun(mark)
        pids = named(parent.pid, "M2-binary") + named(parent.pid, "M2")
        parent.send_signal(signal.SIGINT)
        assert finished(parent, LIMIT) == "interrupted\n"
        assert pids
        assert wait_until(lambda: all(map(gone, pids)))


def test_python_does_not_wait_for_forgotten_futures(engine: Engine) -> None:
    code = f"""
from nnag_m2.asking.pool import default_pool
def run(script):
    from nnag_m2.engine.shared import default_session
    return default_session().run(script)
futures = [default_pool().submit(run, {DEAF!r}) for _ in range(default_pool()._max_workers + 1)]
time.sleep(1)
print("ready", flush=True)
"""
    env = {**os.environ, "NNAG_M2_EXECUTABLE": str(engine.executable)}
    with python(code, engine, env=env) as parent:
        ready(parent)
        assert finished(parent, LIMIT) == ""


def test_python_waits_for_a_pool_of_the_user(engine: Engine) -> None:
    code = """
def run(script):
    from nnag_m2.engine.shared import default_session
    print(default_session().run(script).text.split("\\n")[0], flush=True)
from nnag_m2 import Pool
pool = Pool(1, executable=engine)
pool.submit(run, "sleep 1; deliver 1")
pool.submit(run, "deliver 2")
"""
    with python(code, engine) as parent:
        assert finished(parent) == "integer 1\ninteger 2\n"


def test_submit_of_a_computation_gives_a_future(engine: Engine) -> None:
    code = """
from sympy.abc import x, y
from nnag_m2 import Ideal, degree
from nnag_m2.asking.pool import default_pool
futures = [degree.submit(Ideal([x**k - y], [x, y])) for k in range(1, 6)]
assert [future.result() for future in futures] == [1, 2, 3, 4, 5]
failing = degree.submit(Ideal([x**2 - y], [x, y]), timeout=1e-9)
assert isinstance(failing.exception(), QuestionTimeout)
default_pool().shutdown()
assert degree.submit(Ideal([x * y], [x, y])).result() == 2
"""
    env = {**os.environ, "NNAG_M2_EXECUTABLE": str(engine.executable)}
    with python(code, engine, env=env) as parent:
        assert finished(parent) == ""
