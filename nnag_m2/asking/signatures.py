"""Signatures of questions: their own parameters, and those that every question takes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

from nnag_m2.asking.context import Options


def own_parameters(asked: Any) -> dict[str, inspect.Parameter]:
    """Return what a question consists of, without what every question takes."""
    shown = inspect.signature(asked).parameters
    return {name: p for name, p in shown.items() if name not in Options.__annotations__}


def shown_signature(function: Callable[..., Any]) -> inspect.Signature:
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
