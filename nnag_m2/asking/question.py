"""The one way to ask: a typed function that is a question.

A function that returns a ``Query`` is asked of Macaulay2; any other calls questions as ordinary
functions.  The decorator ``question`` adds ``.run``, ``.script``, ``.submit`` and ``.query``, and
takes what belongs to asking (``session``, ``timeout``, ``cache``, ``progress``) out of the
function's sight.
"""

from __future__ import annotations

import functools
import inspect
import re
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

from nnag_m2.algebra.arguments import flag
from nnag_m2.asking.answer import Answer
from nnag_m2.asking.asked import Asked, during
from nnag_m2.asking.context import Options
from nnag_m2.asking.leaf import answer_of
from nnag_m2.asking.pool import default_pool
from nnag_m2.asking.query import Query
from nnag_m2.asking.watchdog import watched
from nnag_m2.attaching import bound
from nnag_m2.calling import calling
from nnag_m2.errors import InputError, shown, spoken_name

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
        return answer_of(asked, lambda: query)


def is_question(value: Any) -> bool:
    """Return whether a value is a question."""
    return inspect.isfunction(value) and hasattr(value, "submit")


def _with_folder(function: Callable[..., Query[R]], folder: Any) -> Callable[..., Query[R]]:
    @functools.wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Query[R]:
        return replace(function(*args, **kwargs), folder=str(Path(folder).resolve()))

    return wrapped


class _Method:
    """A question in a class: bound, it is a function whose ways of asking know their subject."""

    def __init__(self, asking: Any) -> None:
        self._asking = asking
        shown = inspect.signature(asking)
        self._signature = shown.replace(parameters=[*shown.parameters.values()][1:])
        functools.update_wrapper(cast(Any, self), asking)

    def __get__(self, subject: Any, owner: type) -> Any:
        if subject is None:
            return self._asking
        method = bound(self._asking, subject)
        method.__signature__ = self._signature
        # as bound methods say it: a study finds here what is asked, and of what
        method.__self__, method.__func__ = subject, self._asking
        return method


def _asking(function: Callable[..., Any]) -> Any:
    """Return the function that asks, with its other ways of asking."""
    words = _Words(function)

    @functools.wraps(function)
    def asking(*args: Any, **kwargs: Any) -> Any:
        return run(*args, **kwargs).result

    def run(*args: Any, **kwargs: Any) -> Any:
        asked = words.asked(args, kwargs)
        with during(asked), watched(asked):
            return answer_of(asked, lambda: function(*args, **kwargs))

    def query(*args: Any, **kwargs: Any) -> Any:
        with during(words.asked(args, kwargs, writes=True)):
            found = function(*args, **kwargs)
            if isinstance(found, Query):
                return found
            required = "one script is written for a question that asks Macaulay2 once"
            raise InputError(required, "one that Python answers", ".run(...).scripts")

    def script(*args: Any, **kwargs: Any) -> Any:
        return query(*args, **kwargs).script()

    def submit(*args: Any, **kwargs: Any) -> Any:
        words.asked(args, dict(kwargs))  # wrong words are refused at once
        return default_pool().submit(asking, *args, **kwargs)

    found = _at_home(asking, function)
    for way in (run, script, query, submit):
        way.__qualname__ = f"{function.__qualname__}.{way.__name__}"
        setattr(found, way.__name__, way)
    found.__signature__ = words.signature
    return found


def own_parameters(asked: Any) -> dict[str, inspect.Parameter]:
    """Return what a question consists of, without what every question takes."""
    shown = inspect.signature(asked).parameters
    return {name: p for name, p in shown.items() if name not in Options.__annotations__}


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
    if isinstance(result, str):
        result = re.sub(r"^(?:Query|Answer)\[(.*)\]$", r"\1", result)
    return shown.replace(parameters=own + options + more, return_annotation=result)


class _Words:
    """The words in which a function is asked: its name, its parameters, and the options of all."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._name = function.__qualname__.rpartition("<locals>.")[2]
        self.signature = _shown_signature(function)
        shown = self.signature.parameters.values()
        self._switches = {p.name for p in shown if p.annotation in ("bool", bool)}

    def asked(self, args: tuple[Any, ...], kwargs: dict[str, Any], writes: bool = False) -> Asked:
        """Return the question, after refusing wrong words; its options are taken out of them."""
        try:
            given = self.signature.bind(*args, **kwargs).arguments
        except TypeError as error:
            raise TypeError(f"{self._name}() {error}") from None
        options = {option: kwargs.pop(option, None) for option in Options.__annotations__}
        asked = Asked(spoken_name(self._name, args), cast(Options, options), writes)
        with calling(asked):
            for switch in self._switches & given.keys():
                flag(given[switch], switch)
        return asked


def _at_home(asking: Any, function: Any) -> Any:
    """Return the function that asks as one of the module of its question, where doctest looks."""
    home = function.__globals__
    found = FunctionType(asking.__code__, home, function.__name__, None, asking.__closure__)
    return functools.update_wrapper(found, function)
