"""What a worker does with one question of a study: ask it, and write down what came of it."""

from __future__ import annotations

import functools
import hashlib
import inspect
import os
import threading
import time
from collections.abc import Mapping
from concurrent.futures import CancelledError
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from nnag_m2.asking.answer import Answer
from nnag_m2.asking.context import Cache, Options, Task
from nnag_m2.asking.question import is_question
from nnag_m2.asking.watchdog import watched
from nnag_m2.asking.workers import one_after_the_other
from nnag_m2.calling import calling
from nnag_m2.engine.session import Session
from nnag_m2.errors import (
    EngineCrashed,
    EngineNotFound,
    EngineTooOld,
    InputError,
    QuestionCancelled,
    shown,
    spoken_name,
)
from nnag_m2.exchange.json_text import to_json
from nnag_m2.studies.study import Record
from nnag_m2.studies.workers import cancelled_by_dask
from nnag_m2.version import VERSION

_LONGEST = 200
"""Letters that a table shows of a value: what a person takes in at a glance."""
_POLL = 0.25
"""Seconds between two looks whether Dask has cancelled: a cancelled question ends within one."""


def in_one_line(text: str) -> str:
    """Return words on one line, cut where they are longer than a table shows."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 3] + "..."


@dataclass(frozen=True)
class StudyCall:
    """A question with its arguments.

    Attributes
    ----------
    question
        The question itself, a function of a module or of a class there.
    args, kwargs
        What it is asked about.
    label
        The user's own name for it; empty when there is none.
    """

    question: Any
    args: tuple[Any, ...]
    kwargs: tuple[tuple[str, Any], ...] = ()
    label: str = ""

    @property
    def name(self) -> str:
        """The name of the question, such as ``Neuromanifold.dimension``."""
        return spoken_name(self.question.__qualname__, self.args)

    @functools.cached_property
    def arguments(self) -> str:
        """All arguments by name, those with their defaults included, as JSON."""
        bound = inspect.signature(self.question).bind(*self.args, **dict(self.kwargs))
        bound.apply_defaults()
        own = {k: v for k, v in bound.arguments.items() if k not in Options.__annotations__}
        return to_json(own)

    @functools.cached_property
    def key(self) -> str:
        """What a record is found by: the same for the same question about equal arguments."""
        home = getattr(self.question, "__module__", "")
        text = f"{home.partition('.')[0]}\n{self.name}\n{self.arguments}"
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def subject(self) -> str:
        """What it is asked about, in one line."""
        words = [str(value) for value in self.args]
        words += [f"{name}={value}" for name, value in self.kwargs]
        return in_one_line(", ".join(words))


def study_calls(calls: Any) -> Any:
    """Yield what a study asks, one by one; the user's iterable may be endless or lazy."""
    if isinstance(calls, Mapping):
        yield from (_call(value, str(label)) for label, value in calls.items())
        return
    if isinstance(calls, str) or not hasattr(calls, "__iter__"):
        raise InputError("questions with their arguments are needed, one after another",
                         shown(calls), "[partial(degree, ideal), M.dimension]")  # fmt: skip
    yield from (_call(value, "") for value in calls)


def _call(value: Any, label: str) -> StudyCall:
    function: Any = value
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = {}
    if isinstance(value, functools.partial):
        function, args, kwargs = value.func, value.args, value.keywords
    subject = getattr(function, "__self__", None)
    if subject is not None and is_question(getattr(function, "__func__", None)):
        function, args = function.__func__, (subject, *args)
    own = set(kwargs) & Options.__annotations__.keys()
    if not is_question(function) or own:
        came = f"{sorted(own)[0]}= in {shown(value)}" if own else shown(value)
        hint = "it for all of them" if own else "partial(degree, ideal), or M.dimension"
        raise InputError("a question with its arguments, bound or by functools.partial, is needed",
                         came, hint)  # fmt: skip
    try:
        inspect.signature(function).bind(*args, **kwargs)
    except TypeError as error:
        raise InputError(
            f"all arguments of {function.__qualname__} are needed", str(error)
        ) from None
    return StudyCall(function, args, tuple(sorted(kwargs.items())), label)


@dataclass(frozen=True)
class Limits:
    """How each question of a study is asked: seconds, bytes of Macaulay2, cache of replies."""

    timeout: float | None = None
    memory_limit: int | None = None
    cache: Cache = None


def outcome(call: StudyCall, limits: Limits) -> Record:
    """Return the record of a question, whether it was answered or not.

    Raises
    ------
    EngineNotFound, EngineTooOld
        Where no question can be answered.
    CancelledError
        When it was cancelled while it ran.
    """
    began = time.monotonic()
    try:
        found = _of_answer(_asked(call, limits))
    except (EngineNotFound, EngineTooOld, CancelledError):
        raise
    except Exception as error:  # whatever it is belongs to this question, and to no other
        found = _of_error(error)
    return Record(
        key=call.key,
        question=call.name,
        label=call.label,
        subject=call.subject,
        arguments_json=call.arguments,
        seconds=time.monotonic() - began,
        timeout=limits.timeout,
        memory_limit=limits.memory_limit,
        version=VERSION,
        finished=datetime.now(UTC).isoformat(timespec="seconds"),
        **found,
    )


def _asked(call: StudyCall, limits: Limits) -> Answer[Any]:
    """Return the answer; a Macaulay2 that dies is replaced once: others may have killed it."""
    task = Task()
    try:
        with one_after_the_other(), cancelled_by_dask(task, _POLL), calling(task), watched(task):
            try:
                return _once(call, limits)
            except EngineCrashed:
                return _once(call, limits)
    except QuestionCancelled:
        raise CancelledError from None


def _once(call: StudyCall, limits: Limits) -> Answer[Any]:
    session = _session_of_thread(limits.memory_limit)
    how = {"session": session, "timeout": limits.timeout, "cache": limits.cache}
    found: Answer[Any] = call.question.run(*call.args, **dict(call.kwargs), **how)
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
