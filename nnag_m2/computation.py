"""The one path from a question to its answer: write it down, run the script, read the reply.

A computation is a function that turns checked arguments into a ``Query``; the decorator
``computation`` gives it the four ways of being used: call it, ``.script``, ``.run``, ``.submit``.
"""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Generic, ParamSpec, TypedDict, TypeVar

from nnag_m2.engine import cache as cached_replies
from nnag_m2.engine.complaints import keep_script
from nnag_m2.engine.pool import default_pool
from nnag_m2.engine.session import RawReply, Session, default_session
from nnag_m2.errors import ReplyError
from nnag_m2.provenance import Provenance
from nnag_m2.query import Found, Query, RingOf, Value, ring_of
from nnag_m2.recording import current_recorder

# With the parts of a question, since whoever writes a computation needs both.
__all__ = [
    "Computation",
    "Found",
    "Options",
    "Query",
    "RingOf",
    "Run",
    "Value",
    "computation",
    "ring_of",
    "run_query",
]

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Options(TypedDict, total=False):
    """How to ask, for every computation.

    Attributes
    ----------
    session
        The Macaulay2 to ask; by default one that all questions share.
    timeout
        Seconds after which ``EngineTimeout`` is raised; by default the session's.
    cache
        ``True`` or a folder: keep replies on disk and use the ones that are there; ``False``: do
        not, whatever the environment variable ``NNAG_M2_CACHE`` says.
    """

    session: Session | None
    timeout: float | None
    cache: bool | str | os.PathLike[str] | None


@dataclass(frozen=True)
class Run(Generic[R_co]):
    """An answered question with everything that belongs to it.

    Attributes
    ----------
    result
        What calling the computation returns.
    script
        The Macaulay2 script; the last one, when a question led to another.
    reply
        What Macaulay2 delivered, as text.
    output
        What it printed besides.
    seconds
        Wall-clock time of the script in Macaulay2; 0 when the reply came from the cache.
    engine
        The version of Macaulay2.
    from_cache
        Whether the reply was found on disk.
    provenance
        How far the result is proved, where the computation says so.
    """

    result: R_co
    script: str = field(repr=False)
    reply: str = field(repr=False)
    output: str = field(repr=False)
    seconds: float
    engine: str
    from_cache: bool = False
    provenance: Provenance | None = None


class Computation(Generic[P, R]):
    """A question that can be asked: called, looked at, run with everything kept, submitted."""

    def __init__(self, ask: Callable[P, Query[R]]) -> None:
        functools.update_wrapper(self, ask)
        self._ask = ask
        self.__signature__ = _shown_signature(ask)

    @property
    def parameters(self) -> dict[str, inspect.Parameter]:
        """What the question consists of, without the options that all computations take."""
        shown = inspect.signature(self._ask).parameters.values()
        return {p.name: p for p in shown if p.kind is not inspect.Parameter.VAR_KEYWORD}

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Return the result."""
        return self.run(*args, **kwargs).result

    def query(self, *args: P.args, **kwargs: P.kwargs) -> Query[R]:
        """Return the question as a value, checked but not asked.

        Raises
        ------
        TypeError
            For arguments that the computation does not take, or that are missing.
        """
        try:
            self.__signature__.bind(*args, **kwargs)
        except TypeError as error:
            raise TypeError(f"{self.__name__}() {error}") from None  # type: ignore[attr-defined]
        for option in Options.__annotations__:
            kwargs.pop(option, None)
        return self._ask(*args, **kwargs)

    def script(self, *args: P.args, **kwargs: P.kwargs) -> str:
        """Return the Macaulay2 script; needs no Macaulay2."""
        return self.query(*args, **kwargs).script()

    def run(self, *args: P.args, **kwargs: P.kwargs) -> Run[R]:
        """Return the result with script, reply, seconds and engine version."""
        options = {name: kwargs.get(name) for name in Options.__annotations__}
        return run_query(self.query(*args, **kwargs), **options)  # type: ignore[arg-type]

    def submit(self, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Return a future of the result; wrong input is refused at once."""
        options = {name: kwargs.get(name) for name in Options.__annotations__}
        query = self.query(*args, **kwargs)
        return default_pool().submit(lambda: run_query(query, **options).result)  # type: ignore[arg-type]

    def __repr__(self) -> str:
        return f"<computation {self.__name__}>"  # type: ignore[attr-defined]

    def __reduce__(self) -> str:
        return str(self.__name__)  # type: ignore[attr-defined]


def computation(ask: Callable[P, Query[R]]) -> Computation[P, R]:
    """Return the computation whose questions a function writes down."""
    return Computation(ask)


def run_query(
    query: Query[R],
    session: Session | None = None,
    timeout: float | None = None,
    cache: bool | str | os.PathLike[str] | None = None,
) -> Run[R]:
    """Return the answer to a question, with everything kept."""
    asked = session if session is not None else default_session()
    found: Query[R] | Run[R] = query
    while isinstance(found, Query):
        found = _asked_once(found, asked, timeout, cache)
    return found


def _asked_once(
    query: Query[R],
    asked: Session,
    timeout: float | None,
    cache: bool | str | os.PathLike[str] | None,
) -> Run[R] | Query[R]:
    """Return the answer to a question, or the question that is to be asked next."""
    script = query.script()
    if (recorder := current_recorder()) is not None:
        recorder.keep(query.template, script)
    folder = cached_replies.cache_folder(cache)
    known = cached_replies.look_up(folder, script, asked.engine) if folder else None
    if known is not None:
        try:
            return _run_of(query, RawReply(known, "", 0.0), asked, from_cache=True)
        except ReplyError:
            pass  # damaged in a way that its checksum does not show: asked again
    raw = asked.run(script, timeout=timeout, template=query.template)
    answered = _run_of(query, raw, asked)
    if folder:
        cached_replies.store(folder, script, asked.engine, raw.text)
    return answered


def _run_of(
    query: Query[R], raw: RawReply, session: Session, *, from_cache: bool = False
) -> Run[R] | Query[R]:
    try:
        found = query.found(raw.text)
    except ReplyError as error:
        raise ReplyError(str(error), keep_script(query.script(), query.template)) from error
    if isinstance(found, Query):
        return found
    version = session.engine.version
    kept = query.script(), raw.text, raw.output, raw.seconds, version, from_cache
    return Run(found.result, *kept, found.provenance)


def _shown_signature(ask: Callable[..., Any]) -> inspect.Signature:
    """Return the signature with the options that every computation takes written out."""
    shown = inspect.signature(ask)
    own = [p for p in shown.parameters.values() if p.kind is not inspect.Parameter.VAR_KEYWORD]
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        for name, kind in Options.__annotations__.items()
    ]
    result = shown.return_annotation
    if isinstance(result, str) and result.startswith("Query["):
        result = result[len("Query[") : -1]
    return shown.replace(parameters=own + options, return_annotation=result)
