"""What a worker does with one question of a study: ask it, and write down what came of it."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import Any

from nnag_m2.asking.answer import Answer
from nnag_m2.asking.context import Cache, Task
from nnag_m2.asking.watchdog import watched
from nnag_m2.asking.workers import one_after_the_other
from nnag_m2.calling import calling
from nnag_m2.engine.session import Session
from nnag_m2.errors import EngineCrashed, EngineNotFound, EngineTooOld, QuestionCancelled
from nnag_m2.exchange.json_text import to_json
from nnag_m2.studies.calls import StudyCall, in_one_line
from nnag_m2.studies.dask import cancelled_by_dask

_POLL = 0.25
"""Seconds between two looks whether Dask has cancelled: a cancelled question ends within one."""


@dataclass(frozen=True)
class Limits:
    """How each question of a study is asked.

    Attributes
    ----------
    timeout, memory_limit
        Seconds, and bytes of Macaulay2.
    cache
        Of replies.
    """

    timeout: float | None = None
    memory_limit: int | None = None
    cache: Cache = None


def outcome(call: StudyCall, limits: Limits) -> dict[str, Any]:
    """Return the columns of the record of a question, whether it was answered or not.

    Raises
    ------
    EngineNotFound, EngineTooOld
        Where no question can be answered.
    CancelledError
        When it was cancelled while it ran.
    """
    began = time.monotonic()
    try:
        answer = _asked(call, limits)
        found = _of_answer(answer)
    except (EngineNotFound, EngineTooOld, CancelledError):
        raise
    except Exception as error:  # whatever it is belongs to this question, and to no other
        found = _of_error(error)
    return {"seconds": time.monotonic() - began, **found}


def _asked(call: StudyCall, limits: Limits) -> Answer[Any]:
    """Return the answer; a Macaulay2 that dies is replaced once: others may have killed it."""
    options: dict[str, Any] = {"timeout": limits.timeout, "cache": limits.cache}
    task = Task()
    try:
        with one_after_the_other(), cancelled_by_dask(task, _POLL), calling(task), watched(task):
            try:
                return _once(call, limits, options)
            except EngineCrashed:
                return _once(call, limits, options)
    except QuestionCancelled:
        raise CancelledError from None


def _once(call: StudyCall, limits: Limits, options: dict[str, Any]) -> Answer[Any]:
    session = _session_of_thread(limits.memory_limit)
    found: Answer[Any] = call.question.run(
        *call.args, **dict(call.kwargs), session=session, **options
    )
    return found


_sessions = threading.local()


def _session_of_thread(memory_limit: int | None) -> Session:
    """Return the Macaulay2 of this worker, which stays from one question to the next."""
    key = (os.getpid(), memory_limit)
    if getattr(_sessions, "key", None) != key:
        if (old := getattr(_sessions, "session", None)) is not None:
            old.close()
        _sessions.key, _sessions.session = key, Session(memory_limit=memory_limit)
    session: Session = _sessions.session
    return session


def _of_answer(answer: Answer[Any]) -> dict[str, Any]:
    return {
        "status": "answered",
        "result_json": to_json(answer.result),
        "shown": in_one_line(str(answer.result)),
        "certainty": answer.provenance.certainty,
        "provenance_json": to_json(answer.provenance),
        "scripts_json": to_json(answer.scripts),
        "engine": answer.engine,
        "from_cache": answer.from_cache,
    }


def _of_error(error: Exception) -> dict[str, Any]:
    return {
        "status": "failed",
        "error": type(error).__name__,
        "message": str(error),
        "scripts_json": to_json((text,) if (text := getattr(error, "script", "")) else ()),
    }
