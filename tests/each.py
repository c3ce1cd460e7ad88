"""One test of many cases: a loop that goes on after a failure and tells of all of them."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from typing import Any

import pytest

OUT_OF_TIME = "Timeout ("
"""How pytest-timeout begins to say that the time of the whole test is over."""

Told = Callable[[Any], Any] | Iterable[str] | None
Cases = Iterable[Any] | Callable[[], Mapping[str, Any]]


_SAMPLED = 4
"""Of a long series, Macaulay2s that are not the newest are asked one in so many."""


def each(
    names: str | Iterable[str], cases: Cases, ids: Told = None, series: bool = False
) -> Callable[..., Any]:
    """Ask a test of each case, as ``pytest.mark.parametrize`` does, in one test and not in many.

    The arguments mean the same; one decorator above another makes all pairs.  Fixtures are shared
    by all cases: a test that changes its ``tmp_path`` needs one for each, and ``parametrize``.
    Cases that take long to be made are given by a function; it returns them with their names.
    All of a series are asked on the newest Macaulay2, and others are asked a sample: that they give
    the same answers to each kind of question is what the golden files and the tests of the
    Macaulay2 library show.
    """
    words = names.replace(",", " ").split() if isinstance(names, str) else list(names)
    listed = [] if callable(cases) else list(_named(list(cases), ids))

    def decorated(test: Callable[..., None]) -> Callable[..., None]:
        def asked(case: Any, given: dict[str, Any]) -> None:
            values = [case] if len(words) == 1 else case
            test(**given, **dict(zip(words, values, strict=True)))

        @wraps(test)
        def of_each(**given: Any) -> None:
            failed: list[tuple[str, BaseException]] = []
            made = list(cases().items()) if callable(cases) else listed
            if series and not (given["thorough"] if inner else given.pop("thorough")):
                made = made[::_SAMPLED]
            assert made
            for name, case in made:
                try:
                    asked(case, given)
                except (Exception, pytest.fail.Exception) as error:
                    if str(error).startswith(OUT_OF_TIME):
                        error.add_note(f"in the case {name}")
                        raise
                    failed.append((name, error))
            _tell(failed, len(made))

        signature = inspect.signature(test)
        kept = [p for name, p in signature.parameters.items() if name not in words]
        if len(kept) + len(words) != len(signature.parameters) or not (listed or callable(cases)):
            raise TypeError(f"{test.__name__} takes {signature}; it is to be asked of {words}")
        inner = "thorough" in signature.parameters
        if series and not inner:
            kept.append(inspect.Parameter("thorough", inspect.Parameter.KEYWORD_ONLY))
        of_each.__signature__ = signature.replace(  # type: ignore[attr-defined]
            parameters=[p.replace(kind=p.KEYWORD_ONLY) for p in kept]
        )
        return of_each

    return decorated


def _named(cases: list[Any], ids: Told) -> Iterator[tuple[str, Any]]:
    """Yield each case with what a failure calls it."""
    if ids is not None and not callable(ids):
        yield from zip(ids, cases, strict=True)
        return
    for case in cases:
        try:
            name = str(ids(case)) if ids is not None else f"{case!r:.200}"
        except Exception:  # a repr may be what is tested
            name = f"a {type(case).__name__}"
        yield name, case


def _tell(failed: list[tuple[str, BaseException]], number: int) -> None:
    """Raise what a single case raised, and of several the places and reasons of all."""
    if len(failed) == 1:
        name, error = failed[0]
        error.add_note(f"in the case {name}, one of {number}; the others hold")
        raise error
    if failed:
        parts = [f"{len(failed)} of {number} cases fail:"]
        for name, error in failed:
            parts += [f"\n{name}", *_reason(error)]
        pytest.fail("\n".join(parts), pytrace=False)


def _reason(error: BaseException) -> Iterator[str]:
    """Yield where in the tests, or else last, an error arose, and what it says."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if "/tests/" in f.filename and f.filename != __file__]
    for frame in (own or frames)[-1:]:
        yield f"    {frame.filename}:{frame.lineno}: {frame.line}"
    told = traceback.format_exception_only(error)
    yield from (f"    {line}" for part in told for line in part.splitlines())
