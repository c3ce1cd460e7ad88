"""Whatever is public is called with right and wrong arguments: an answer or an ``InputError``."""

from __future__ import annotations

import contextlib
import reprlib
from inspect import Parameter
from random import Random
from typing import Any

from sympy import symbols

from nnag_m2 import (
    EngineComplaint,
    EngineNotFound,
    EngineOutOfMemory,
    Ideal,
    InputError,
    QuestionTimeout,
    dimension,
)

from .calling import ASKING, Target, call, fits, is_told_by, targets
from .cases import Outcome, Setting, Wrong, kind, require
from .judging import refusal
from .values import any_right, right
from .wrong import wrong

_A, _B = symbols("a b")
_REFUSED_BY_MACAULAY2 = "expected"
"""How errors of our own library for Macaulay2 begin: hypotheses that only it can check."""

_OFTEN_RIGHT, _OFTEN_ONE = 0.1, 0.7
"""Shares of calls without a wrong argument, and with at most one."""

_FILES = {"path", "folder"}
"""Parameters that name files: what the system says about these is told as it is."""

_SHORT = reprlib.Repr()
_SHORT.maxother = _SHORT.maxstring = 120

Arguments = tuple[list[Any], dict[str, Any]]


def drawn_arguments(target: Target, chance: Random) -> Arguments:
    """Return arguments, most of them right."""
    amount, drawn = len(target.parameters), chance.random()
    share = 0.0 if drawn < _OFTEN_RIGHT else 0.0 if drawn < _OFTEN_ONE else 0.5
    bad = {p.name for p in target.parameters if chance.random() < share}
    if _OFTEN_RIGHT <= drawn < _OFTEN_ONE and amount:
        bad = {chance.choice(target.parameters).name}
    args: list[Any] = []
    named: dict[str, Any] = {}
    for parameter in target.parameters:
        if parameter.kind is Parameter.VAR_POSITIONAL:
            count = chance.randint(0, 3)
            args += [_value(target, parameter, chance, bool(bad)) for _ in range(count)]
        elif parameter.kind is not Parameter.VAR_KEYWORD:
            value = _value(target, parameter, chance, parameter.name in bad)
            if parameter.kind is Parameter.KEYWORD_ONLY:
                named[parameter.name] = value
            else:
                args.append(value)
    return _spoilt(target, args, named, chance)


def _value(target: Target, parameter: Parameter, chance: Random, is_wrong: bool) -> Any:
    value = right(target.name, parameter, chance)
    if not is_wrong:
        return value
    other = any_right(chance) if chance.random() < 0.2 else wrong(chance, value)
    # what a wrong function raises when it is called is the caller's own business
    return None if callable(value) and callable(other) else other


def _spoilt(target: Target, args: list[Any], named: dict[str, Any], chance: Random) -> Arguments:
    """Return the arguments, now and then one too many, too few, or with a wrong option."""
    drawn = chance.random()
    if drawn < 0.03:
        args = args[:-1]
    elif drawn < 0.05:
        args = [*args, wrong(chance, None)]
    elif drawn < 0.06:
        named = {**named, "no_such_parameter": 1}
    elif drawn < 0.1 and target.asks:
        named = {**named, chance.choice(ASKING): wrong(chance, None)}
    return args, named


@kind("inputs", weight=4)
def calls(chance: Random, setting: Setting) -> Outcome:
    """Call something public; afterwards the session answers rightly."""
    target = chance.choice(targets())
    args, named = drawn_arguments(target, chance)
    outcome = _outcome(target, args, named, setting)
    if target.asks and outcome != "refusal":
        goes_on(setting, f"after {told(target, args, named)}")
    return outcome


def _outcome(target: Target, args: list[Any], named: dict[str, Any], setting: Setting) -> Outcome:
    asked = told(target, args, named)
    try:
        answer = call(target, args, named, setting)
        if isinstance(answer, contextlib.AbstractContextManager):
            with answer:  # such as the recorder of scripts, which begins to work there
                pass
    except InputError as error:
        return refusal(error, setting, is_told_by(target), asked)
    except (QuestionTimeout, EngineOutOfMemory):
        return "undecided"
    except Exception as error:
        if _may_be(error, target, fits(target, args, named)):
            return "refusal"
        raise Wrong(f"{asked}: {type(error).__name__}: {str(error)[:300]}") from error
    return "answer"


def _may_be(error: Exception, target: Target, fitting: bool) -> bool:
    """Return whether another exception than ``InputError`` is right."""
    names = {p.name for p in target.parameters}
    if isinstance(error, EngineComplaint):
        own = target.name in {"macaulay2", "from_macaulay2"}  # commands of people's own
        return own or error.complaint.startswith(_REFUSED_BY_MACAULAY2)
    if isinstance(error, EngineNotFound):
        return "executable" in names
    if isinstance(error, TypeError):
        return not fitting
    return isinstance(error, OSError) and bool(_FILES & names)


def goes_on(setting: Setting, when: str) -> None:
    """Ask a question whose answer is known."""
    found = dimension(Ideal([_A * _B], [_A, _B]), session=setting.session, timeout=60)
    require(found == 1, f"{when}: the dimension of two lines is {found}")


def told(target: Target, args: list[Any], named: dict[str, Any]) -> str:
    """Return the call as it could be written, cut where it is long."""
    words = [_told(value) for value in args]
    words += [f"{name}={_told(value)}" for name, value in named.items()]
    return f"{target.name}({', '.join(words)})"


def _told(value: Any) -> str:
    with contextlib.suppress(Exception):
        if not isinstance(value, int) or abs(value) < 10**50:
            return _SHORT.repr(value)
    return f"<{type(value).__name__}>"
