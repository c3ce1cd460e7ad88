"""Any number of questions, one after another or side by side, one record of each."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from pathlib import Path
from typing import Any

from nnag_m2.algebra.arguments import flag
from nnag_m2.asking.context import Cache
from nnag_m2.engine.limits import memory_in_bytes, seconds_of
from nnag_m2.errors import EngineError, named
from nnag_m2.studies.answering import Limits, StudyCall, outcome, study_calls
from nnag_m2.studies.study import Record, Study
from nnag_m2.studies.workers import Workers, executor_of

Teller = Callable[[Record], object]


@named
def sweep(
    questions: Iterable[Any] | Mapping[Any, Any],
    store: str | Path,
    *,
    timeout: float | None = None,
    memory_limit: int | None = None,
    workers: Workers = None,
    cache: Cache = None,
    progress: bool | Teller = False,
    again: bool = False,
) -> Study:
    """Ask many questions, keep one record of each, and go on where an earlier sweep stopped.

    Parameters
    ----------
    questions
        Questions with their arguments, such as ``M.dimension`` or ``partial(degree, ideal)``; or
        a dictionary of them, whose keys become labels.  They may come lazily.
    store
        A file of SQLite, made when it is missing.  What it has a record of is not asked again.
    timeout, memory_limit
        For each question: seconds in all, and bytes of Macaulay2.  What reaches them is recorded
        as failed; the other questions go on.
    workers
        How many sessions of Macaulay2 in this process, by default one for each processor; or an
        executor of ``concurrent.futures``; or a client of Dask.
    cache
        As every question takes it.
    progress
        ``True`` for a progress bar, or a function that is called with each new record.
    again
        Ask again what failed.  Without it, only what failed at a limit that is wider now.

    Returns
    -------
    Study
        All records of the file, those of earlier sweeps included.

    Raises
    ------
    InputError
        For anything else but questions with all their arguments, and for a file of another kind.
    EngineNotFound
        Where there is no Macaulay2 for a worker; nothing is recorded of that question.
    EngineError
        When the executor breaks, since a worker of it was killed.  Everything that was answered is
        in the file, and the same call goes on.  Dask replaces its workers itself.

    Notes
    -----
    Each record is committed as it comes, by this process only; a question that is killed with its
    worker, or with this process, has no record and is asked again by the next sweep.  A Macaulay2
    that dies is replaced once before that is an answer.

    Questions that spend their time in Python, such as dimensions of networks, share one processor
    in sessions of one process; a ``ProcessPoolExecutor`` or Dask gives each its own.

    Examples
    --------
    >>> from functools import partial
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import Ideal, degree, sweep
    >>> ideals = [Ideal([x**k - y], [x, y]) for k in range(1, 4)]
    >>> study = sweep([partial(degree, I) for I in ideals], "degrees.sqlite")  # doctest: +SKIP
    >>> [record.result for record in study.values()]  # doctest: +SKIP
    [1, 2, 3]
    """
    limits = Limits(seconds_of(timeout), memory_in_bytes(memory_limit), cache)
    if not callable(progress):
        flag(progress, "progress")
    study = Study(store)
    calls = _to_be_asked(study_calls(questions), study, limits, flag(again, "again"))
    with executor_of(workers) as (executor, at_once), _told(progress, questions) as tell:
        for record in _answered(executor, at_once, calls, limits):
            study.keep(record)
            tell(record)
    return study


def _to_be_asked(
    calls: Iterator[StudyCall], study: Study, limits: Limits, again: bool
) -> Iterator[StudyCall]:
    """Yield each question of which there is no record that holds."""
    seen = set()
    for call in calls:
        if call.key in seen:
            continue
        seen.add(call.key)
        record = study.get(call.key)
        if record is None or (record.status == "failed" and (again or _wider(limits, record))):
            yield call


def _wider(limits: Limits, record: Record) -> bool:
    """Return whether a question that failed at a limit has a wider one now."""
    pairs = {
        "QuestionTimeout": (limits.timeout, record.timeout),
        "EngineTimeout": (limits.timeout, record.timeout),
        "EngineOutOfMemory": (limits.memory_limit, record.memory_limit),
    }
    now, then = pairs.get(record.error, (0, 0))
    return then is not None and (now is None or now > then)


def _answered(
    executor: Any, at_once: int, calls: Iterator[StudyCall], limits: Limits
) -> Iterator[Record]:
    """Yield what comes of each question, in the sequence in which the answers come."""
    running: set[Future[Record]] = set()
    try:
        for call in calls:
            running.add(executor.submit(outcome, call, limits))
            if len(running) >= at_once:
                yield from _finished(running)
        while running:
            yield from _finished(running)
    except BrokenExecutor as error:
        said = "the executor broke, since one of its workers died; the same call goes on"
        raise EngineError(f"{said} ({error})") from error
    finally:
        for future in running:  # after Ctrl-C, or when there is no engine
            future.cancel()


def _finished(running: set[Future[Record]]) -> Iterator[Record]:
    """Wait for an answer; yield what has come."""
    done, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in done:
        running.remove(future)
        try:
            yield future.result()
        except CancelledError:  # by somebody else: nothing is known of it
            continue


@contextlib.contextmanager
def _told(progress: bool | Teller, questions: Any) -> Iterator[Teller]:
    """Yield what is called with each record: a bar, the user's function, or nothing."""
    if callable(progress):
        yield progress
        return
    from tqdm.auto import tqdm

    total = len(questions) if isinstance(questions, Sized) else None
    with tqdm(desc="sweep", unit=" questions", total=total, disable=not progress) as bar:

        def count(record: Record) -> None:
            bar.set_postfix_str(f"{record.question}: {record.status}")
            bar.update()

        yield count
