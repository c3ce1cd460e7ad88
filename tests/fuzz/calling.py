"""What there is to call, found by looking: the one module that knows how questions are asked.

Public functions, constructors written by hand, class methods, and the methods of some sample
objects.  Whoever adds a public name has it fuzzed.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from inspect import Parameter
from typing import Any

import nnag_m2

from .cases import Setting
from .values import samples

ASKING = ("session", "timeout", "cache")
"""What belongs to asking, not to the question."""

_GENERATED = "<string>"
"""The file name of constructors that ``dataclass`` wrote: of results, made by nobody else."""

_BY_HAND = {"Neuromanifold"}
"""Classes that users make although ``dataclass`` wrote their constructors."""

_SECOND_NAMES = {"focal_locus": "ed_discriminant"}
"""Functions with two names speak in their first one."""

_NOT_CALLED = {
    "Ideal.of_polys": "takes what is known to be right",
    "RealAlgebraic": "takes what is known to be right; users call its class methods",
    "RealAlgebraic.roots_of": "takes what is known to be right",
    "RealAlgebraic.refined": "takes what is known to be right",
    "Computation": "a decorator of this package",
    "Query": "what a decorated function returns",
    "default_session": "would start one more Macaulay2",
    "GF": "sympy's",
    "Session.close": "ends the session",
    "Session.run": "takes scripts, which may do anything",
    "Pool.shutdown": "ends the pool",
}


@dataclass(frozen=True)
class Target:
    """Something that can be called, under the name that its errors begin with."""

    name: str
    function: Callable[..., Any]
    parameters: tuple[Parameter, ...]
    asks: bool
    """Whether it takes ``session`` and ``timeout``."""


@cache
def targets() -> tuple[Target, ...]:
    """Return everything that is called, in the sequence of its names."""
    found: dict[str, Callable[..., Any]] = {}
    for name in nnag_m2.__all__:
        value = getattr(nnag_m2, name)
        if inspect.isclass(value):
            if not issubclass(value, BaseException):
                found |= _of_class(name, value)
        elif callable(value) and hasattr(value, "__name__"):
            found[name] = value
    for sample in samples():
        found |= _methods(sample)
    called = {name: f for name, f in found.items() if name not in _NOT_CALLED}
    return tuple(_target(name, called[name]) for name in sorted(called))


def _of_class(name: str, value: type) -> dict[str, Callable[..., Any]]:
    found: dict[str, Callable[..., Any]] = {
        f"{name}.{method}": getattr(value, method)
        for method, member in vars(value).items()
        if isinstance(member, classmethod) and not method.startswith("_")
    }
    code = getattr(value.__init__, "__code__", None)
    if name in _BY_HAND or (code is not None and code.co_filename != _GENERATED):
        found[name] = value
    return found


def _methods(sample: Any) -> dict[str, Callable[..., Any]]:
    kind = type(sample)
    public = {name for base in kind.__mro__ for name in vars(base) if not name.startswith("_")}
    asked = {
        name
        for name in public
        if (member := inspect.getattr_static(kind, name)) is not None
        and (inspect.isfunction(member) or not hasattr(member, "__set_name__"))
        and not isinstance(member, property | classmethod | staticmethod)
    }
    bound = {name: getattr(sample, name) for name in asked}
    return {f"{kind.__name__}.{name}": f for name, f in bound.items() if callable(f)}


def _target(name: str, function: Callable[..., Any]) -> Target:
    shown = [p for p in inspect.signature(function).parameters.values() if p.name != "self"]
    asks = any(p.name in ("session", "options") for p in shown)
    own = [p for p in shown if not asks or p.name not in (*ASKING, "progress", "options")]
    return Target(name, function, tuple(own), asks)


def fits(target: Target, args: Sequence[Any], named: Mapping[str, Any]) -> bool:
    """Return whether the signature takes these arguments; where not, a ``TypeError`` is right."""
    own = list(target.parameters)
    options = [Parameter(o, Parameter.KEYWORD_ONLY, default=None) for o in ASKING]
    try:
        ordered = sorted(own + options if target.asks else own, key=lambda p: p.kind)
        inspect.Signature(ordered).bind(*args, **named)
    except TypeError:
        return False
    return True


def call(target: Target, args: Sequence[Any], named: Mapping[str, Any], setting: Setting) -> Any:
    """Return what a target returns, asked of our session."""
    if target.asks:
        named = {"session": setting.session, "timeout": setting.timeout, **named}
    return target.function(*args, **named)


def is_told_by(target: Target) -> str:
    """Return the word with which errors of a target begin: its name, as the user writes it."""
    return _SECOND_NAMES.get(target.name, target.name)
