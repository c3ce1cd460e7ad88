"""The one way to ask: a typed function that is a question.

A function that returns a ``Query`` is asked of Macaulay2; any other calls questions as ordinary
functions.  The decorator ``question`` adds ``.run``, ``.script``, ``.submit`` and ``.query``, and
takes what belongs to asking (``session``, ``timeout``, ``cache``, ``progress``) out of the
function's sight.
"""

from __future__ import annotations

import functools
import inspect
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from types import FunctionType
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    TypeVar,
    Unpack,
    cast,
    overload,
)

from nnag_m2.algebra.arguments import flag, shown
from nnag_m2.asking.answer import Answer
from nnag_m2.asking.context import Asked, Options, during
from nnag_m2.asking.leaf import answered
from nnag_m2.asking.pool import default_pool
from nnag_m2.asking.provenance import Provenance, combined
from nnag_m2.asking.query import Query
from nnag_m2.asking.watchdog import watched
from nnag_m2.calling import called, calling, checkpoint
from nnag_m2.errors import EngineTimeout, InputError, QuestionTimeout

S = TypeVar("S")
P = ParamSpec("P")
Q = ParamSpec("Q")
R = TypeVar("R")

if TYPE_CHECKING:

    class Question(Generic[P, R]):
        """A question, as type checkers see it; it is a function."""

        __name__: str
        __qualname__: str

        def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
            """Return the result."""

        def run(self, *args: P.args, **kwargs: P.kwargs) -> Answer[R]:
            """Return the result with its provenance, scripts, seconds and engine."""

        def script(self, *args: P.args, **kwargs: P.kwargs) -> str:
            """Return the Macaulay2 script; needs no Macaulay2."""

        def query(self, *args: P.args, **kwargs: P.kwargs) -> Query[R]:
            """Return the question as a value, checked but not asked."""

        def submit(self, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
            """Return a future of the result; ``cancel()`` ends it also while it runs."""

        @overload
        def __get__(self, subject: None, owner: type) -> Question[P, R]: ...
        @overload
        def __get__(
            self: Question[Concatenate[S, Q], R], subject: S, owner: type
        ) -> Question[Q, R]: ...
        def __get__(self, subject: Any, owner: type) -> Any: ...


@overload
def question(function: Callable[P, Query[R]], /) -> Question[P, R]: ...
@overload
def question(function: Callable[P, Answer[R]], /) -> Question[P, R]: ...
@overload
def question(function: Callable[P, R], /) -> Question[P, R]: ...
@overload
def question(*, templates: str | Path) -> Callable[[Callable[P, Query[R]]], Question[P, R]]: ...
def question(function: Any = None, *, templates: str | Path | None = None) -> Any:
    """Return a function as a question.

    Parameters
    ----------
    function
        It returns a ``Query``, to be asked of Macaulay2; or its result, or an ``Answer`` of result
        and provenance, for which it may call other questions.  In a class it becomes a method.
    templates
        The folder with the templates of its queries, for questions outside of this package.

    Examples
    --------
    >>> from nnag_m2 import Ideal, dimension, question
    >>> @question
    ... def codimensions(*ideals: Ideal) -> list[int]:
    ...     return [len(ideal.variables) - dimension(ideal) for ideal in ideals]
    >>> from sympy.abc import x, y
    >>> codimensions(Ideal([x], [x, y]), Ideal([x, y], [x, y]))
    [1, 2]
    """
    if function is not None and not inspect.isfunction(function):
        raise InputError("a function is needed", shown(function), called_as="question")
    if function is None:
        return lambda own: question(_with_folder(own, templates))
    # "Class.method", but not "function.<locals>.function"
    _, _, place = function.__qualname__.rpartition("<locals>.")
    if "." in place:
        return _Method(_asking(function))
    return _asking(function)


def ask(query: Query[R], **options: Unpack[Options]) -> Answer[R]:
    """Return the answer to a question that came as a value, from ``.query(...)`` or a pickle."""
    asked = Asked(query.template, options)
    with during(asked), watched(asked):
        return _answer(asked, lambda: query)


def is_question(value: Any) -> bool:
    """Return whether a value is a question."""
    return inspect.isfunction(value) and hasattr(value, "submit")


def own_parameters(asked: Any) -> dict[str, inspect.Parameter]:
    """Return what a question consists of, without what every question takes."""
    shown = inspect.signature(asked).parameters
    return {name: p for name, p in shown.items() if name not in Options.__annotations__}


def _with_folder(function: Callable[..., Query[R]], folder: Any) -> Callable[..., Query[R]]:
    @functools.wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Query[R]:
        return replace(function(*args, **kwargs), folder=str(Path(folder).resolve()))

    return wrapped


class _Method:
    """A question in a class: bound, it is a function whose ways of asking know their subject."""

    def __init__(self, asking: Any) -> None:
        self._asking = asking
        functools.update_wrapper(cast(Any, self), asking)

    def __get__(self, subject: Any, owner: type) -> Any:
        return self._asking if subject is None else _bound(self._asking, subject)


def _bound(asking: Any, subject: Any) -> Any:
    @functools.wraps(asking)
    def method(*args: Any, **kwargs: Any) -> Any:
        return asking(subject, *args, **kwargs)

    shown = inspect.signature(asking)
    method.__signature__ = shown.replace(parameters=[*shown.parameters.values()][1:])  # type: ignore[attr-defined]
    for way in ("run", "script", "query", "submit"):
        setattr(method, way, functools.partial(getattr(asking, way), subject))
    # as bound methods say it: a study finds here what is asked, and of what
    method.__self__, method.__func__ = subject, asking  # type: ignore[attr-defined]
    return method


def _asking(function: Callable[..., Any]) -> Any:
    """Return the function that asks, with its other ways of asking."""
    name = function.__qualname__.rpartition("<locals>.")[2]
    signature = _shown_signature(function)
    switches = {p.name for p in signature.parameters.values() if p.annotation in ("bool", bool)}

    def asked_as(kwargs: dict[str, Any], args: tuple[Any, ...], writes: bool = False) -> Asked:
        try:
            given = signature.bind(*args, **kwargs).arguments
        except TypeError as error:
            raise TypeError(f"{name}() {error}") from None
        options = {option: kwargs.pop(option, None) for option in Options.__annotations__}
        # a method is named by the class of its subject, as the user sees it
        own = f"{type(args[0]).__name__}.{function.__name__}" if "." in name and args else name
        asked = Asked(own, cast(Options, options), writes)
        with calling(asked):
            for switch in switches & given.keys():
                flag(given[switch], switch)
        return asked

    @functools.wraps(function)
    def asking(*args: Any, **kwargs: Any) -> Any:
        return run(*args, **kwargs).result

    def run(*args: Any, **kwargs: Any) -> Any:
        asked = asked_as(kwargs, args)
        with during(asked), watched(asked):
            return _answer(asked, lambda: function(*args, **kwargs))

    def query(*args: Any, **kwargs: Any) -> Any:
        asked = asked_as(kwargs, args, writes=True)
        with during(asked):
            found = function(*args, **kwargs)
            if isinstance(found, Query):
                return found
            required = "one script is written for a question that asks Macaulay2 once"
            raise InputError(required, "one that Python answers", ".run(...).scripts")

    def script(*args: Any, **kwargs: Any) -> Any:
        return query(*args, **kwargs).script()

    def submit(*args: Any, **kwargs: Any) -> Any:
        asked_as(dict(kwargs), args)  # wrong words are refused at once
        return default_pool().submit(asking, *args, **kwargs)

    found = _at_home(asking, function)
    for way in (run, script, query, submit):
        way.__qualname__ = f"{function.__qualname__}.{way.__name__}"
        setattr(found, way.__name__, way)
    found.__signature__ = signature
    return found


def _at_home(asking: Any, function: Any) -> Any:
    """Return the function that asks as one of the module of its question, where doctest looks."""
    home = function.__globals__
    found = FunctionType(asking.__code__, home, function.__name__, None, asking.__closure__)
    return functools.update_wrapper(found, function)


def _answer(asked: Asked, body: Callable[[], Any]) -> Answer[Any]:
    """Return the answer, whichever of the ways the function takes to it."""
    asked.tell("started")
    try:
        checkpoint()
        found = body()
        if isinstance(found, Query):
            found = answered(found, asked)
    except BaseException as error:
        asked.tell("failed", path=getattr(error, "script_path", None))
        if isinstance(error, EngineTimeout | QuestionTimeout) and asked.outer is None:
            _explain(error, asked)
        raise
    answer = _complete(found, asked)
    asked.tell("finished")
    return answer


def _complete(found: Any, asked: Asked) -> Answer[Any]:
    record = asked.record
    result = found.result if isinstance(found, Answer) else found
    if isinstance(found, Answer):
        provenance = found.provenance
    elif isinstance(getattr(result, "provenance", None), Provenance):
        provenance = result.provenance
    else:
        provenance = combined(asked.name, record.provenances)
    if asked.outer is not None:
        asked.outer.record.provenances.append(provenance)
    return Answer(
        result,
        provenance,
        tuple(record.scripts),
        time.monotonic() - asked.began,
        record.engine,
        "\n".join(record.outputs),
        0 < record.answered == record.cached,
    )


def _explain(error: QuestionTimeout, asked: Asked) -> None:
    """Say what the user called, what had been done, and what was running."""
    limit = "" if asked.limit is None else f" within {asked.limit:g} s"
    own = str(error.args[0]) if error.args else ""
    said = f"{called()}: no answer{limit}; {asked.story()}" + (f"; {own}" if own else "")
    error.args = (said, *error.args[1:])


def _shown_signature(function: Callable[..., Any]) -> inspect.Signature:
    """Return the signature with what every question takes written out, and the result's type."""
    shown = inspect.signature(function)
    given = shown.parameters.values()
    own = [p for p in given if p.kind is not inspect.Parameter.VAR_KEYWORD]
    more = [p for p in given if p.kind is inspect.Parameter.VAR_KEYWORD and p.name != "options"]
    options = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind.__forward_arg__
        )
        for name, kind in Options.__annotations__.items()
    ]
    result = shown.return_annotation
    for kind in ("Query[", "Answer["):
        if isinstance(result, str) and result.startswith(kind):
            result = result[len(kind) : -1]
    return shown.replace(parameters=own + options + more, return_annotation=result)
